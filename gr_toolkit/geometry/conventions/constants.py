"""Which of G, c and μ₀ a formula may write: those that its conventions keep.

A constant that the conventions have set to 1, typed nevertheless, would be taken for the one that translation puts in
and be there twice. Whether it is that constant or a letter of the author's own has to be said.
"""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from ... import notation as tree
from ...errors import InputError
from .books import SI
from .signs_and_units import Conventions

MU_0 = "\\mu_0"
EPSILON_0 = ("\\epsilon_0", "\\varepsilon_0")


def kept(conventions: Conventions) -> set[str]:
    """The constants that are not 1."""
    found = {symbol for symbol in ("G", "c") if symbol in conventions.constants}
    return found | ({MU_0} if conventions.maxwell == SI else set())


def check_own_letters(own: Collection[str], old: Conventions, new: Conventions) -> None:
    """Refuse symbols of one's own, coordinates among them, that have the letter of a constant.

    Raises
    ------
    InputError
        G, c, μ₀ where one of the conventions keeps it; ε₀ where one has SI units; c where one of the two has SI units,
        for charges and currents change by c between them.
    """
    for name in sorted((kept(old) | kept(new)) & set(own)):
        raise InputError(f"{name} is a constant of the conventions {old} or {new}", f"another letter than {name}")
    si = [conventions.maxwell == SI for conventions in (old, new)]
    if any(si):
        _refuse_epsilon_0(own)
    if "c" in own and si[0] != si[1]:
        raise InputError(
            "c is the speed of light, by which currents change where one of the conventions has SI units",
            "with_(constants='G, c') of both conventions, "
            "gr.Conventions.named('Landau-Lifshitz').with_(constants='G, c'); or another letter than c",
        )


def check_written(node: tree.Node, own: Collection[str], from_: Any, old: Conventions, new: Conventions) -> None:
    """Refuse a formula that writes a constant which the conventions it is in have set to 1.

    Raises
    ------
    InputError
        It does, or writes ε₀ where one of the conventions has SI units.
    """
    written = {part.name for part in node.walk() if isinstance(part, tree.Name)} - set(own)
    if SI in (old.maxwell, new.maxwell):
        _refuse_epsilon_0(written)
    foreign = sorted((written & {"G", "c", MU_0}) - kept(old))
    if not foreign:
        return
    changes = {}
    if kept_now := (written | kept(old)) & {"G", "c"}:
        changes["constants"] = "G, c" if "c" in kept_now else "G"
    if MU_0 in foreign:
        changes["maxwell"] = SI
    base = f"gr.Conventions.named({from_!r})" if isinstance(from_, str) else f"gr.{old!r}"
    shown = ", ".join(f"{name}={value!r}" for name, value in changes.items() if getattr(old, name) != value)
    one = foreign[0]
    taken = one in kept(new) or (one == "c" and SI in (old.maxwell, new.maxwell))
    other = f"another letter than {one}" if taken else f"natural={{{one!r}: ''}}"
    has = f"{old.maxwell} units" if one == MU_0 else f"{one} = 1"
    raise InputError(
        f"{one} stands in the formula, but the conventions {from_ if isinstance(from_, str) else old} have {has} here",
        f"from_={base}.with_({shown}); or {other} if it is a symbol of one's own",
    )


def _refuse_epsilon_0(names: Collection[str]) -> None:
    for name in EPSILON_0:
        if name in names:
            raise InputError(
                f"{name} is a constant of SI units", r"\frac{1}{\mu_0 c^2} in its place; or another letter"
            )
