"""Limits of exact scalars at the ends of a chart's domain."""

from __future__ import annotations

from typing import Any

import sympy as sp

from ..errors import DomainError
from ..exact import Element, hooks, series
from ..exact.arguments import symbols_in

DISTANCE = sp.Symbol("distance_from_the_axis", positive=True)


def limit(element: Element, symbol: Any, value: Any, side: int) -> Element:
    """The limit of an exact scalar as a symbol goes to a value from above (+1) or from below (−1).

    Raises
    ------
    DomainError
        There is no finite one, or what lies on that side of the value is not known to be in the domain.
    UnsupportedError
        It cannot be expanded there.
    """
    if symbol not in symbols_in(element):
        return element
    known = series(approached(element, symbol, value, side), DISTANCE, 1)
    if known.order <= 0 or known.valuation < 0:
        raise DomainError(f"{element} has no finite limit at {symbol} = {value}")
    return known[0]


def approached(element: Element, symbol: Any, value: Any, side: int) -> Element:
    """The scalar at a small distance from a value of the symbol, where the domain's conditions are shown to hold."""
    moved = element.subs({symbol: value + side * DISTANCE})
    for fact in moved.field.domain.facts:
        if DISTANCE in symbols_in(fact.element):
            _, leading = series(fact.element, DISTANCE, 2).leading()
            if hooks.call("sign", leading) <= 0 and not (fact.nonzero and hooks.call("sign", leading)):
                raise DomainError(f"{symbol} = {value} is no end of the chart's domain: {fact.element} > 0 fails there")
    return moved
