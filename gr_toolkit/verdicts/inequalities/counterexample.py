"""A point at which an inequality fails, certified by a ball, or by an exact zero where it is strict."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from functools import cached_property
from typing import Any, final

import sympy as sp
from sympy.core.function import AppliedUndef

from ...errors import GRToolkitError
from ...exact import Domain, Element, Field, Reader, hooks
from ...exact.balls import PRECISIONS, Point, PointRejected, precision, surely_nonzero, surely_positive
from ...exact.domain import Fact
from ...exact.sampling import is_allowed, points
from ...exact.signs.algebraic import arguments_of, plain_expression, symbols_of
from ...exact.sympified import sympified
from ..witness import Place, assignment, place_of, restored

POINTS = 40
FAR = 4  # of which points farther away are made
LEVELS = PRECISIONS[:4]


@final
@dataclass(frozen=True)
class Counterexample:
    """A point of the domain where `larger` > `smaller`, or ≥, does not hold.

    Attributes
    ----------
    value : the ball around smaller − larger there, which is positive; "0" where they are exactly equal
    bits : the precision at which that was shown
    """

    value: str
    bits: int
    smaller: Any = field(repr=False)
    larger: Any = field(repr=False)
    _point: Place = field(repr=False, compare=False)
    _domain: Domain = field(repr=False, compare=False)

    @cached_property
    def assignment(self) -> tuple[tuple[Any, sp.Expr], ...]:
        """The symbols and jets of unknown functions, with their rational values."""
        return assignment(self._point)

    def place(self) -> str:
        """The point in words."""
        return ", ".join(f"{name} = {value}" for name, value in self.assignment) or "every point (both are constant)"

    def __str__(self) -> str:
        return f"{self.place()}: left - right = {self.value}"

    def latex(self) -> str:
        """The point in LaTeX, without delimiters."""
        return (
            r",\; ".join(f"{sp.latex(name)} = {sp.latex(value)}" for name, value in self.assignment)
            or r"\text{every point}"
        )

    def _repr_latex_(self) -> str:
        return f"${self.latex()}$"

    def recheck(self) -> bool:
        """Evaluate again at the point: whether the inequality surely fails there."""
        with precision(self.bits):
            point = restored(self._point, self._domain)
        if self.value == "0":
            return _is_zero_at(self.smaller, self.larger, point)
        ball = _excess(self.smaller, self.larger, point, self.bits)
        with precision(self.bits):
            return ball is not None and surely_positive(ball)

    def second_opinion(self) -> str:
        """By which other arithmetic it fails; none is asked."""
        return ""


@final
@dataclass
class Search:
    """For a point of the domain at which smaller < larger fails, or smaller ≤ larger where it is not strict.

    Parameters
    ----------
    divisors : what the two sides divide by, as typed: where it vanishes nothing is claimed
    equal : whether both sides are known to be equal everywhere
    """

    smaller: Any
    larger: Any
    domain: Domain
    symbols: Sequence[Any]
    reader: Reader
    strict: bool
    divisors: Sequence[Element] = ()
    equal: bool = False

    @cached_property
    def drawn(self) -> list[Point]:
        """Points of the domain."""
        return list(points(self.domain, self.symbols, self.reader, POINTS))

    def among_drawn(self) -> Counterexample | None:
        """One of some points of the domain."""
        for point in self.drawn:
            if (found := self._failing(point)) is not None:
                return found
            if self.equal and self.strict and _is_zero_at(self.smaller, self.larger, point):
                return self._made("0", LEVELS[1], point)
        return None

    def among(self, places: Iterable[dict[Any, Fraction]]) -> Counterexample | None:
        """One of these points, each of which is shown to lie in the domain; other symbols have values of a point of
        it."""
        others = self._values(self.drawn[0]) if self.drawn else {}
        if self.domain.functions and (not self.drawn or any(map(_has_functions, (self.smaller, self.larger)))):
            return None  # whose values the conditions bind together
        for place in places:
            values = others | place
            point = Point(dict(values), self.reader)
            if not lies_in(self.domain, values, self.symbols, others):
                continue
            if any(not _is_nonzero(divisor, point) for divisor in self.divisors):
                continue
            if (found := self._failing(point)) is not None:
                return found
            if self.strict and _is_zero_at(self.smaller, self.larger, point):
                return self._made("0", LEVELS[1], point)
        return None

    def far_away(self) -> Counterexample | None:
        """One of some points with one value much larger or much smaller, of either sign."""
        return self.among(
            {**values, symbol: values[symbol] * factor}
            for values in map(self._values, self.drawn[:FAR])
            for symbol in self.symbols
            for factor in (100, -100, 10**4, -(10**4), Fraction(1, 100))
            if symbol in values
        )

    def _values(self, point: Point) -> dict[Any, Fraction]:
        return {s: v for s, v in point.values.items() if isinstance(v, Fraction)}

    def _failing(self, point: Point) -> Counterexample | None:
        for bits in LEVELS:
            ball = _excess(self.smaller, self.larger, point, bits)
            if ball is None or surely_positive(-ball):
                return None
            if surely_positive(ball):
                with precision(bits):
                    return self._made(ball.real.str(10, radius=False), bits, point)
        return None

    def _made(self, value: str, bits: int, point: Point) -> Counterexample:
        with precision(bits):
            return Counterexample(value, bits, self.smaller, self.larger, place_of(point), self.domain)


def _excess(smaller: Any, larger: Any, point: Point, bits: int) -> Any:
    """The ball of smaller − larger; None where there is none."""
    point.touched.clear()
    with precision(bits):
        try:
            return point.typed(smaller) - point.typed(larger)
        except GRToolkitError:
            return None


def _is_zero_at(smaller: Any, larger: Any, point: Point) -> bool:
    """Whether both sides have a value at a point, and it is exactly the same."""
    point.touched.clear()
    values = {s: sp.Rational(*v.as_integer_ratio()) for s, v in point.values.items() if isinstance(v, Fraction)}
    with precision(LEVELS[1]):
        try:
            balls = [point.typed(side) for side in (smaller, larger)]
        except GRToolkitError:
            return False
        if not all(ball.is_finite() for ball in balls):
            return False
    try:
        sides = [side.to_sympy() if isinstance(side, Element) else side for side in (smaller, larger)]
        first, second = Reader(Field.rational()).read_all([sympified(s).xreplace(values) for s in sides])
    except GRToolkitError:
        return False
    return (first - second).is_zero()


def _is_nonzero(divisor: Element, point: Point) -> bool:
    with precision(LEVELS[1]):
        try:
            return surely_nonzero(point.element(divisor))
        except PointRejected:
            return False


def _has_functions(side: Any) -> bool:
    if isinstance(side, Element):
        parts = (side, *arguments_of(side))
        return any(e.field.generators[n].applied is not None for e in parts for n in e.generator_numbers())
    return isinstance(side, sp.Basic) and side.has(AppliedUndef)


def lies_in(domain: Domain, values: dict[Any, Fraction], symbols: Sequence[Any], known: dict[Any, Fraction]) -> bool:
    """Whether a point is shown to satisfy all conditions of a domain, those that are not strict at their border too;
    those on functions hold where the symbols in them have the values of a point that is known."""
    if not set(symbols) <= values.keys():
        return False
    for symbol, value in values.items():
        allowed = domain.values_of(symbol)
        if not is_allowed(symbol, value) or (allowed is not None and value not in allowed):
            return False
        if symbol in domain.integers and value.denominator != 1:
            return False
    return all(_holds_at(fact, values, known) for fact in domain.facts)


def _holds_at(fact: Fact, values: dict[Any, Fraction], known: dict[Any, Fraction]) -> bool:
    """Whether one condition is shown to hold at a point."""
    if _has_functions(fact.element):
        return all(s in known and values.get(s) == known[s] for s in symbols_of(fact.element))
    places = {s: sp.Rational(*v.as_integer_ratio()) for s, v in values.items()}
    try:
        here = Reader(Field.rational()).read_all([plain_expression(fact.element).xreplace(places)])[0]
    except GRToolkitError:
        return False
    if here.is_zero():
        return not (fact.strict or fact.nonzero)
    sign = int(hooks.call("sign", here))
    return sign > 0 or (sign < 0 and fact.nonzero)
