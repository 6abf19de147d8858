"""A domain cut into cells, on each of which the variables are functions of positive numbers.

Bounds that are linear in a symbol are put in: r = 2M + t where r > 2M, x = (a + b t)/(1 + t) where a < x < b, and a
symbol without bounds is positive, negative or zero. An end that belongs to the domain is a cell of its own. All points
of the domain lie in one of the cells; a cell may hold more, where the domain says more than its cells do: what is
proved on a cell is proved on the domain.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from math import ceil, floor
from typing import Any, final

import sympy as sp

from ...errors import GRToolkitError
from ...exact import Domain, Element, Field, Reader, hooks
from ...exact.signs.algebraic import plain_expression, symbols_of
from ...exact.signs.stated import stated_signs
from .signs import Place

MOST = 60  # cells of one question


@final
@dataclass(frozen=True)
class Bound:
    """x > limit, or x < limit with side −1; or ≥, ≤ where it is not strict."""

    limit: Any  # SymPy
    side: int
    strict: bool


@final
@dataclass(frozen=True)
class Cell:
    """A part of a domain.

    Attributes
    ----------
    values : symbol -> expression in the positive variables
    variables : the positive variables
    ends : symbol -> the side on which the domain lies, for those that are at an end of what they may be
    beyond : (quantity, strict, nonzero) that the domain says to be positive, or not to vanish, besides
    """

    values: dict[Any, Any]
    variables: tuple[Any, ...]
    ends: dict[Any, int] = field(default_factory=dict)
    beyond: tuple[tuple[Element, bool, bool], ...] = ()

    def place(self, values: Place) -> Place | None:
        """The symbols' values where the variables have these; None where they are not rational."""
        found: Place = {}
        numbers = {t: sp.Rational(*v.as_integer_ratio()) for t, v in values.items()}
        for symbol, expression in self.values.items():
            value = expression.xreplace(numbers)
            if not isinstance(value, sp.Rational):
                return None
            found[symbol] = Fraction(int(value.p), int(value.q))
        return found


def cells(domain: Domain, symbols: Sequence[Any]) -> list[Cell] | None:
    """The cells of a domain in these symbols and those that bound them; None where there are too many."""
    symbols = linked(domain, symbols)
    bounds: dict[Any, list[Bound]] = {symbol: [] for symbol in symbols}
    for element, grade in stated_signs(domain, symbols):
        for symbol in symbols:
            if bound := linear_bound(element, grade, symbol, domain):
                bounds[symbol].append(bound)
    found: list[Cell] = []
    for values, variables, ends in _placed({}, (), {}, bounds):
        if len(found) > MOST:
            return None
        beyond = _beyond(domain, values)
        if beyond is not None:
            found.append(Cell(values, variables, ends, beyond))
    return found


def linked(domain: Domain, symbols: Sequence[Any]) -> list[Any]:
    """The symbols, and those that the domain's inequalities compare them with."""
    groups = [set(symbols_of(fact.element)) for fact in domain.facts]
    found, before = dict.fromkeys(symbols), -1
    while len(found) > before:
        before = len(found)
        for group in groups:
            if group & found.keys():
                found |= dict.fromkeys(sorted(group, key=str))
    return list(found)


def linear_bound(element: Element, grade: int, symbol: Any, domain: Domain) -> Bound | None:
    """What the sign of an element says of a symbol, if it is linear in it with a number for a slope."""
    slope = element.diff(symbol)
    if not slope.is_rational_number() or slope.is_zero():
        return None
    value = slope.as_fraction()
    limit = plain_expression(symbol - element / value)
    side = 1 if (value > 0) == (grade > 0) else -1
    strict = abs(grade) == 2
    if isinstance(limit, sp.Rational) and (symbol.is_integer or symbol in domain.integers):
        number = Fraction(int(limit.p), int(limit.q))
        if side > 0:
            limit, strict = sp.Integer(floor(number) + 1 if strict else ceil(number)), False
        else:
            limit, strict = sp.Integer(ceil(number) - 1 if strict else floor(number)), False
    return Bound(limit, side, strict)


def _placed(
    values: dict[Any, Any], variables: tuple[Any, ...], ends: dict[Any, int], bounds: dict[Any, list[Bound]]
) -> Iterator[tuple[dict[Any, Any], tuple[Any, ...], dict[Any, int]]]:
    """All ways to write the symbols with positive variables, those first that no other bounds from below."""
    rest = [symbol for symbol in bounds if symbol not in values]
    if not rest:
        yield values, variables, ends
        return

    def waits(symbol: Any) -> tuple[int, int, str]:
        open_ones = [b.side for b in bounds[symbol] if not b.limit.free_symbols <= values.keys()]
        return open_ones.count(1), open_ones.count(-1), str(symbol)

    symbol = min(rest, key=waits)
    ready = [b for b in bounds[symbol] if b.limit.free_symbols <= values.keys()]
    lower = _tightest([b for b in ready if b.side > 0])
    upper = _tightest([b for b in ready if b.side < 0])
    t = sp.Dummy(str(symbol), positive=True)
    low, high = (b and b.limit.xreplace(values) for b in (lower, upper))
    inside: list[Any] = []
    if lower and upper:
        inside = [(low + high * t) / (1 + t)]
    elif lower:
        inside = [low + t]
    elif upper:
        inside = [high - t]
    else:
        inside = [t, -t]
    for expression in inside:
        yield from _placed({**values, symbol: expression}, (*variables, t), ends, bounds)
    attained = [(end, b.side) for b, end in ((lower, low), (upper, high)) if b and not b.strict]
    bounds_others = any(symbol in b.limit.free_symbols for others in bounds.values() for b in others)
    for end, side in attained if lower or upper else [(sp.S.Zero, 1)]:
        at_end = ends if bounds_others else {**ends, symbol: side}
        yield from _placed({**values, symbol: end}, variables, at_end, bounds)


def _tightest(bounds: list[Bound]) -> Bound | None:
    """One of the bounds on one side: rather one by another symbol than by a number, and of numbers the tightest."""
    others = [b for b in bounds if not isinstance(b.limit, sp.Rational)]
    if others:
        strict = [b for b in others if b.strict]
        return (strict or others)[0]
    return max(bounds, key=lambda b: (b.side * b.limit, b.strict)) if bounds else None


def _beyond(domain: Domain, values: dict[Any, Any]) -> tuple[tuple[Element, bool, bool], ...] | None:
    """What the domain says of a cell that the cell does not show by itself; None where the cell lies outside."""
    found = []
    for fact in domain.facts:
        if not set(symbols_of(fact.element)) <= values.keys():
            continue
        try:
            there = Reader(Field.rational()).read_all([plain_expression(fact.element).xreplace(values)])[0]
        except GRToolkitError:
            continue  # it is not used, which makes the cell larger
        if there.is_zero():
            if fact.strict or fact.nonzero:
                return None
            continue
        sign = int(hooks.call("sign", there))
        if sign and (sign > 0 or fact.nonzero):
            continue
        if sign < 0:
            return None
        if hooks.call("is real", there):
            found.append((there, fact.strict, fact.nonzero))
    return tuple(found)
