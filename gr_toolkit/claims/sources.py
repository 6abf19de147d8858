"""The formulas found in a source, and which claims judge them: a claims file's table, counted in every report.

A source is not shipped with its claims. The table says what was found in it, formula by formula, so that none is lost:

    [[formulas]]
    where = "post 9, display 3"
    claims = ["incoming-ray-slip", "outgoing-ray"]

    [[formulas]]
    where = "post 1, display 7"
    definitions = ["plane-wave"]

A formula is judged by its claims, when each of them is proved or refuted; or it is a definition that settings and
groups of definitions of the file use; or it is left for later, ``later = "why"``, which is counted by itself. Each
claim belongs to a formula, or is marked ``statement = true``, for what the source says in words.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Any, final

from ..errors import InputError, UnknownNameError
from . import kinds


@final
@dataclass(frozen=True)
class Formula:
    """One formula of a source.

    Attributes
    ----------
    where : its place in the source
    claims : the ids of the claims about it
    definitions : settings and groups of definitions that use it
    later : why it is left for later, if it is; then it is not judged, and nothing else stands here
    """

    where: str
    claims: tuple[str, ...] = ()
    definitions: tuple[str, ...] = ()
    later: str = ""


def read_formulas(
    entries: Any, claims: Mapping[str, bool], settings: Collection[str], definitions: Collection[str]
) -> tuple[Formula, ...]:
    """The checked table of formulas; `claims` maps the id of each claim to whether it is a statement in words.

    Raises
    ------
    InputError, UnknownNameError
        No list of tables; a place that is named twice; a formula without claims and definitions, or with unknown ones,
        or with some although it is left for later; a claim that belongs to no formula and is no statement.
    """
    if not isinstance(entries, list):
        raise InputError(f"formulas = {kinds.shown(entries)} is no list of tables", "[[formulas]]")
    if not entries:
        return ()
    known = [*settings, *definitions]
    found = tuple(_formula(entry, claims, known) for entry in entries)
    place, times = Counter(formula.where for formula in found).most_common(1)[0]
    if times > 1:
        raise InputError(f"{times} formulas at {place!r}", "places that differ")
    told = {name for formula in found for name in formula.claims}
    for name, is_statement in claims.items():
        if name not in told and not is_statement:
            advice = "claims = ['" + name + "'] with a formula, or statement = true"
            raise InputError(f"the claim {name!r} belongs to no formula of the source", advice)
    return found


def _formula(entry: Any, claims: Mapping[str, bool], known: Collection[str]) -> Formula:
    where = entry.get("where", "?") if isinstance(entry, Mapping) else "?"
    kinds.table(entry, kinds.FORMULA, f"formula {kinds.shown(where)}")
    if "where" not in entry:
        raise InputError("a formula of the source has no place", "where = 'post 9, display 3'")
    formula = Formula(
        where, tuple(entry.get("claims", ())), tuple(entry.get("definitions", ())), entry.get("later", "").strip()
    )
    if formula.later and (formula.claims or formula.definitions):
        raise InputError(f"the formula at {where!r} is left for later, and has claims or definitions", "one of the two")
    if not formula.later and not formula.claims and not formula.definitions:
        raise InputError(f"the formula at {where!r} has neither claims nor definitions", "claims = ['…']")
    for names, choices, kind in ((formula.claims, claims, "claim"), (formula.definitions, known, "definition")):
        for name in names:
            if name not in choices:
                raise UnknownNameError(name, choices, f"{kind} (of the formula at {where!r})")
    return formula


def judged(formulas: Iterable[Formula], outcomes: Mapping[str, tuple[str, ...]]) -> tuple[str, ...]:
    """The places of the formulas that are judged, from the outcomes of the claims by id."""
    return tuple(
        formula.where
        for formula in formulas
        if not formula.later
        and all(outcome in ("proved", "refuted") for name in formula.claims for outcome in outcomes.get(name, ("",)))
    )
