r"""Telling names with indices from scalars whose names have a label: ``A_\mu`` and ``F_{ik}``, ``\omega_e``."""

from __future__ import annotations

import re

from .scope import GREEK

SCRIPTS = re.compile(r"(?:\{\}|\s)*[_^]\s*(\{[^{}]*\}|\\[A-Za-z]+|\w)")


def split(text: str) -> tuple[str, tuple[str, ...]]:
    r"""What stands before the scripts at the end of a name, and the letters in them: F, (\mu, \nu).

    Upright words are labels, no indices: ``\phi_{\mathrm{in}}`` has none.

    Examples
    --------
    >>> split(r"F_{[ik]}"), split(r"\phi")
    (('F', ('i', 'k')), ('\\phi', ()))
    """
    head = text.strip()
    for start in (match.start() for match in SCRIPTS.finditer(head)):
        scripts = list(SCRIPTS.finditer(head, start))
        if "".join(match[0] for match in scripts) == head[start:]:
            letters = re.findall(r"\\[A-Za-z]+|\w", " ".join(match[1] for match in scripts))
            return head[:start].strip(), tuple(letters)
    return head, ()


def may_be_label(text: str, letters: tuple[str, ...]) -> bool:
    r"""Whether a name with these letters may be that of a scalar: ``\omega_e``, a single subscript of Latin letters."""
    return text.count("_") == 1 and not set("^[(|") & set(text) and not are_indices(letters)


def are_indices(letters: tuple[str, ...]) -> bool:
    r"""Whether letters can only be indices, as Greek ones are; Latin ones may be a label, ``\omega_e``."""
    return any(letter.removeprefix("\\") in GREEK for letter in letters)
