"""Assumed equations: solved for symbols and functions, they are put in everywhere, conditions included; what is not
solved becomes a side condition."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, final

import sympy as sp
from sympy.core.function import AppliedUndef

from ..errors import InputError
from ..exact.typed_derivatives import refuse_to_rebuild


@final
class SideCondition(sp.Basic):
    """left = right, an equation that is rewritten with instead of put in; SymPy evaluates nothing about it."""

    @property
    def left(self) -> Any:
        return self.args[0]

    @property
    def right(self) -> Any:
        return self.args[1]

    def __str__(self) -> str:
        return f"{self.left} = {self.right}"


def settled(assumptions: Iterable[Any]) -> tuple[dict[Any, Any], list[Any]]:
    """(what is replaced by what, further conditions) from equations and conditions.

    Values are free of what is replaced; what a replaced symbol was assumed to be becomes a condition on its value.
    Equations that are not solved for a symbol or function come back as `SideCondition`.

    Raises
    ------
    InputError
        An equation that says nothing or is false, two for one symbol or function, or a circle.
    """
    solved: dict[Any, Any] = {}
    conditions: list[Any] = []
    for assumption in assumptions:
        if assumption in (True, False):
            said = "says nothing: its sides are equal" if assumption else "is false: its sides differ"
            raise InputError(f"an assumed equation {said}, whatever the unknowns are", "Eq(f(t).diff(t), f(t))")
        if not isinstance(assumption, sp.Eq):
            conditions.append(assumption)
            continue
        left, right = assumption.args
        if not _is_solved(left, right):
            conditions.append(_side_condition(left, right))
            continue
        applied = isinstance(left, AppliedUndef)
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
    if isinstance(expression, SideCondition):
        return SideCondition(*(put_in(side, solved) for side in expression.args))
    refuse_to_rebuild(expression)
    for left, right in solved.items():
        if isinstance(left, AppliedUndef):
            expression = expression.replace(left.func, sp.Lambda(left.args, right))
    symbols = {left: right for left, right in solved.items() if isinstance(left, sp.Symbol)}
    expression = expression.subs(symbols, simultaneous=True) if symbols else expression
    return expression.doit() if expression.has(sp.Derivative, sp.Subs) else expression


def _is_solved(left: Any, right: Any) -> bool:
    """Whether an equation gives a symbol, or a function of different symbols, its value.

    f(t) = f'(t) does not; f(t) = f(2t) is a circle, of which the caller complains.
    """
    if isinstance(left, sp.Symbol):
        return left not in right.free_symbols
    if not isinstance(left, AppliedUndef) or not all(isinstance(a, sp.Symbol) for a in left.args):
        return False
    within = {f for f in right.atoms(AppliedUndef) if f.func == left.func}
    return len(set(left.args)) == len(left.args) and within != {left}


def _side_condition(left: Any, right: Any) -> SideCondition:
    if not (left.free_symbols | right.free_symbols | left.atoms(AppliedUndef) | right.atoms(AppliedUndef)):
        raise InputError(f"the assumption {left} = {right} contains no unknown", "Eq(f(t).diff(t), f(t))")
    return SideCondition(left, right)


def _mentions(expression: Any, solved: Mapping[Any, Any]) -> bool:
    functions = {f.func for f in expression.atoms(AppliedUndef)}
    return any(left in expression.free_symbols or getattr(left, "func", None) in functions for left in solved)


def _of_the_symbol(symbol: Any, value: Any) -> list[Any]:
    """What a symbol's own assumptions ask of the value that replaces it."""
    if symbol.is_positive or symbol.is_negative:
        return [value > 0 if symbol.is_positive else value < 0]
    return [value >= 0] if symbol.is_nonnegative else []
