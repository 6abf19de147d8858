r"""Telling names with indices from scalars whose names have a subscript: ``A_\mu`` and ``\omega_e``."""

from __future__ import annotations

import re

from ..formulas.scope import GREEK

SCRIPTS = re.compile(r"(?:\{\})?\s*[_^]\s*(\{[^{}]*\}|\\[A-Za-z]+|\w)")


def indexed_name(text: str) -> str | None:
    r"""What stands before the indices, or None for a scalar: Greek scripts are indices, ``\omega_e`` is a scalar."""
    head = text.strip()
    for start in (match.start() for match in SCRIPTS.finditer(head)):
        scripts = list(SCRIPTS.finditer(head, start))
        if "".join(match[0] for match in scripts) == head[start:]:
            letters = re.findall(r"\\([A-Za-z]+)", " ".join(match[1] for match in scripts))
            return head[:start].strip() if any(letter in GREEK for letter in letters) else None
    return None
