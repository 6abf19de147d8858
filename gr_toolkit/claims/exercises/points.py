"""Equations that choose points, r = 3M, and equations of fields, which hold at every point of a chart.

Next to the zeros of a function of the coordinates, an equation of fields says what it says there. An equation that
chooses points does not: (r − 3M)(r − 5) = 0 chooses more of them than r = 3M.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

import sympy as sp
from sympy.core.function import AppliedUndef

from ...geometry import Tensor
from .comparing import components

POINTS: Final = "points"
FIELDS: Final = "fields"
EITHER: Final = "either"
LONGEST = 30  # operations in an equation that is solved for more than a polynomial of degree one
MOST = 4  # solutions that are looked at


def chooses(model: Tensor) -> str:
    """What an equation is about: points, fields, or either of them.

    It chooses points where it has coordinates that no function in it depends on, so that it cannot hold at all of
    them. Between values of the metric's own functions, a(t) = 1, it may be meant both ways.
    """
    coordinates = set(model.metric.coordinates)
    every = [(value * value.denominator()).to_sympy() for _, value in components(model)]
    functions = {f for e in every for f in e.atoms(AppliedUndef)}
    derivatives = {d for e in every for d in e.atoms(sp.Derivative, sp.Subs)}
    hidden = {part: sp.Dummy() for part in functions | derivatives}
    explicit = {s for e in every for s in e.xreplace(hidden).free_symbols} & coordinates
    arguments = {s for f in functions for s in f.free_symbols} & coordinates
    if explicit - arguments:
        return POINTS
    own = {f.func for f in model.metric.functions}
    if arguments and not derivatives and {f.func for f in functions} <= own:
        return EITHER
    return FIELDS


def values(expression: Any, unknown: Any) -> Iterator[tuple[Any, bool]]:
    """(value of an unknown at which an expression vanishes, whether it vanishes at no other).

    Only real values: rational in what stands beside it, or numbers. Whoever uses one has the engine confirm it.
    """
    value = linear(expression, unknown)
    if value is not None:
        yield value, True
        return
    name = sp.Dummy(real=True)
    whole = expression.xreplace({unknown: name})
    if not _is_soon_solved(whole, name):
        return
    try:
        found = sp.solve(whole, name)
    except (NotImplementedError, TypeError, ValueError):
        return
    for value in found[:MOST]:
        is_rational = value.is_rational_function(*value.free_symbols) and not value.has(sp.I)
        if value.is_real if value.is_number else is_rational:
            yield value, False


def _is_soon_solved(expression: Any, name: Any) -> bool:
    """Whether it is quadratic in a name, or in one function of a multiple of the name plus something."""
    if expression.has(AppliedUndef, sp.Derivative) or expression.count_ops() > LONGEST:
        return False
    inside = [f for f in expression.atoms(sp.Function) if f.has(name)]
    if inside:
        if len(inside) > 1 or not all(a.is_polynomial(name) and sp.degree(a, name) == 1 for a in inside[0].args):
            return False
        function = sp.Dummy()
        outside = expression.xreplace({inside[0]: function})
        if outside.has(name):
            return False
        expression, name = outside, function
    return bool(expression.is_polynomial(name) and 1 <= sp.degree(expression, name) <= 2)


def linear(expression: Any, unknown: Any) -> Any:
    """The value of an unknown at which a polynomial in it of degree one vanishes; None where it is none."""
    name = sp.Dummy(real=True)
    whole = expression.xreplace({unknown: name})
    slope = sp.expand(whole.diff(name))
    if slope == 0 or slope.has(name) or whole.has(sp.I):
        return None
    return -whole.xreplace({name: sp.S.Zero}) / slope
