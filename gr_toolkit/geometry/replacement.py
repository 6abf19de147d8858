"""Replacing parameters and functions of a metric, or its chart."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

import sympy as sp

from ..errors import InputError, UnknownNameError
from ..exact import from_sympy
from ..exact.substitution import replacements, replacing

if TYPE_CHECKING:
    from .metric import Metric


def requested(metric: Metric, arguments: tuple[Any, ...], by_name: Mapping[str, Any]) -> dict[Any, Any]:
    """What ``g.subs(…)`` asks for: parameters and applied functions with their values.

    Raises
    ------
    UnknownNameError, InputError
        See `Metric.subs`.
    """
    own = {str(p): p for p in metric.parameters} | {f.func.__name__: f for f in metric.functions}
    for name in by_name:
        if name not in own:
            raise UnknownNameError(name, own, "parameter of this metric")
    pairs = replacements(arguments, {}, ()) | {own[n]: v for n, v in by_name.items()}
    for old, new in list(pairs.items()):
        if isinstance(old, str):
            raise InputError(f"the parameter {old!r} is given as a string", f"g.subs({old}={new}), or its symbol")
        if isinstance(new, str):
            raise InputError(f"{old} is to be the string {new!r}", "a SymPy expression; strings are not evaluated")
        value = replacing(old, new)
        pairs[old] = from_sympy(value).to_sympy() if isinstance(new, (float, sp.Float)) else value
        if old in metric.coordinates:
            raise InputError(
                f"the coordinate {old} cannot be replaced in a metric",
                "a parameter, or T[...].subs(...) for a component",
            )
        if old not in own.values():
            raise UnknownNameError(str(old), own, "parameter of this metric")
    return pairs


def conditions(given: Sequence[Any], pairs: Mapping[Any, Any]) -> list[Any]:
    """A domain's conditions after the replacement, without those that became true.

    Raises
    ------
    InputError
        One became false.
    """
    kept = []
    for condition in given:
        replaced = _of_symbols(condition.subs(pairs, simultaneous=True))
        if replaced == sp.false:
            raise InputError(
                f"the condition {condition} is false for " + ", ".join(f"{old} = {new}" for old, new in pairs.items())
            )
        if replaced != sp.true:
            kept.append(replaced)
    return kept


def _of_symbols(condition: Any) -> Any:
    """That an expression is real, said of its symbols: a = 2b is real where b is."""
    if not isinstance(condition, sp.Contains) or condition.args[1] != sp.S.Reals or condition.args[0].has(sp.I):
        return condition
    return sp.And(*(sp.Contains(s, sp.S.Reals) for s in sorted(condition.args[0].free_symbols, key=str)))


def in_chart(metric: Metric, chart: str) -> Metric:
    """A metric of the catalogue in another of its charts.

    Raises
    ------
    InputError
        See `Metric.to_chart`.
    """
    if metric.origin is None:
        raise InputError(
            f"{metric!r:.60} is no metric of the catalogue, whose charts are known",
            "gr.Schwarzschild().to_chart('kruskal')",
        )
    found: Metric = metric.origin.in_chart(chart, metric.conventions)
    return found
