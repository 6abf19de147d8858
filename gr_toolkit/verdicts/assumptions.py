"""Assumed equations: solved for symbols and functions, they are put in everywhere, conditions included."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

import sympy as sp
from sympy.core.function import AppliedUndef

from ..errors import InputError


def settled(assumptions: Iterable[Any]) -> tuple[dict[Any, Any], list[Any]]:
    """(what is replaced by what, further conditions) from equations and conditions.

    Values are free of what is replaced; what a replaced symbol was assumed to be becomes a condition on its value.

    Raises
    ------
    InputError
        An equation that is not solved for a symbol or function, two for one of them, or a circle.
    """
    solved: dict[Any, Any] = {}
    conditions: list[Any] = []
    for assumption in assumptions:
        if not isinstance(assumption, sp.Eq):
            conditions.append(assumption)
            continue
        left, right = assumption.args
        applied = isinstance(left, AppliedUndef) and all(isinstance(a, sp.Symbol) for a in left.args)
        if not isinstance(left, sp.Symbol) and not (applied and len(set(left.args)) == len(left.args)):
            raise InputError(
                f"the assumption {assumption} is not solved for a symbol or a function", "Eq(p, ...) or Eq(f(t), ...)"
            )
        if any(left == known or (applied and left.func == getattr(known, "func", None)) for known in solved):
            raise InputError(f"{left} is assumed to be two things", "one equation for each")
        solved[left] = right
    for _ in solved:
        solved = {left: put_in(right, solved) for left, right in solved.items()}
    for left, right in solved.items():
        if _mentions(right, solved):
            raise InputError(f"the assumption on {left} leads back to itself", "equations without a circle")
    for left, right in solved.items():
        if isinstance(left, sp.Symbol):
            conditions += _of_the_symbol(left, right)
    return solved, [put_in(c, solved) for c in conditions]


def put_in(expression: Any, solved: Mapping[Any, Any]) -> Any:
    """An expression with the values put in: functions at whatever arguments, then symbols, all at once."""
    if not isinstance(expression, sp.Basic) or not _mentions(expression, solved):
        return expression
    for left, right in solved.items():
        if isinstance(left, AppliedUndef):
            expression = expression.replace(left.func, sp.Lambda(left.args, right))
    symbols = {left: right for left, right in solved.items() if isinstance(left, sp.Symbol)}
    expression = expression.subs(symbols, simultaneous=True) if symbols else expression
    return expression.doit() if expression.has(sp.Derivative, sp.Subs) else expression


def _mentions(expression: Any, solved: Mapping[Any, Any]) -> bool:
    functions = {f.func for f in expression.atoms(AppliedUndef)}
    return any(left in expression.free_symbols or getattr(left, "func", None) in functions for left in solved)


def _of_the_symbol(symbol: Any, value: Any) -> list[Any]:
    """What a symbol's own assumptions ask of the value that replaces it."""
    if symbol.is_positive or symbol.is_negative:
        return [value > 0 if symbol.is_positive else value < 0]
    return [value >= 0] if symbol.is_nonnegative else []
