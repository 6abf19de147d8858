"""Reading formulas and names for closed forms, and showing where these hold."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

import sympy as sp

from ..errors import InputError
from ..verdicts import Refuted, Verdict, decide
from .other_names import unknown
from .reading import read_value

HOME = "from gr_toolkit.cosmology.closed_distances import"


def read_formula(given: Any, own: set[Any]) -> Any:
    """A formula in the symbols of a closed form.

    Raises
    ------
    InputError
        No expression of SymPy; another symbol with the name of one of these.
    """
    names = {symbol.name: symbol for symbol in own}
    formula = read_value(given, "the formula", f"an expression of SymPy; {HOME} {', '.join(sorted(names))}")
    others = sorted((s for s in formula.free_symbols - own if s.name in names), key=str)
    if others:
        said = " and ".join(str(s) for s in others)
        raise InputError(f"the {said} in {formula} is not the {said} of the closed form", f"{HOME} {said}")
    return formula


def recognised(verdict: Verdict, formula: Any, others: Mapping[str, Any], domain: tuple[Any, ...]) -> Verdict:
    """A verdict on a formula for D_M; a refutation says so where the formula is another distance."""
    if not isinstance(verdict, Refuted):
        return verdict
    for name, distance in others.items():
        if decide(formula, distance, domain=domain).proved:
            word = f"it is the {name.replace('_', '-')} distance, not D_M: check({name}=...)"
            return replace(verdict, component=f"{verdict.component}; {word}")
    return verdict


def entry(table: Mapping[str, Callable[[], Any]], name: Any, kind: str, others: Mapping[str, str]) -> Any:
    """What a table has under a name, whatever the case of its letters; `others` are names for what is in it.

    Raises
    ------
    UnknownNameError
        Another name.
    """
    by_case = {known.lower(): known for known in table}
    if str(name).lower() not in by_case:
        raise unknown(str(name), [f"'{known}'" for known in table], kind, others)
    return table[by_case[str(name).lower()]]()


def with_source(lines: list[str], domain: tuple[Any, ...], source: str) -> str:
    """Lines of text, where they hold, and whose they are."""
    where = [f"where {', '.join(map(str, domain))}"] if domain else []
    return "\n  ".join([*lines, *where, f"[{source}]"])


def source_rows(domain: tuple[Any, ...], source: str) -> list[tuple[str, str]]:
    """The same as rows of LaTeX."""
    where = [("where", r",\ ".join(map(sp.latex, domain)))] if domain else []
    return [*where, (f"[{source}]", "")]
