"""Witnesses: rational points at which ball arithmetic tells two sides apart."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from fractions import Fraction
from functools import cached_property, reduce
from operator import and_
from typing import Any, final

import sympy as sp

from ..errors import GRToolkitError
from ..exact import Domain, Element, Field, Reader
from ..exact.balls import PRECISIONS, Point, PointRejected, precision, surely_nonzero
from ..exact.kernels.jets import jet_expression
from ..exact.sampling import points

Place = tuple[dict[Any, Any], list[Any]]  # values of symbols; families of jets with theirs
POINTS = 30  # a difference may live in a corner of the domain; points cost tens of microseconds


@final
@dataclass(frozen=True)
class Witness:
    """A point where left − right is not zero, with the ball that shows it.

    Attributes
    ----------
    value : the ball around left − right there
    bits : the precision at which zero was excluded
    """

    value: str
    bits: int
    left: Any = field(repr=False)
    right: Any = field(repr=False)
    _point: Place = field(repr=False, compare=False)
    _domain: Domain = field(repr=False, compare=False)  # on which derivatives that SymPy cannot write are read

    @cached_property
    def assignment(self) -> tuple[tuple[Any, sp.Expr], ...]:
        """The symbols and jets of unknown functions that the two sides contain, with their rational values."""
        return assignment(self._point)

    def place(self) -> str:
        """The point in words: ``r = 97/13, a(t) = 3/97``."""
        return (
            ", ".join(f"{name} = {value}" for name, value in self.assignment) or "every point (both sides are constant)"
        )

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
        """Evaluate both sides again at the point: whether the ball still excludes zero."""
        with precision(self.bits):  # at which arguments of one function can be told apart
            point = restored(self._point, self._domain)
            _meet(point.reader, self.left, self.right)
        return _difference(self.left, self.right, point, self.bits) is not None

    def second_opinion(self) -> str:
        """By which other arithmetic the sides differ at the point too: ``mpmath.iv`` where mpmath's intervals reach,
        else a second route in Arb, labelled; empty where none confirms it."""
        from .second_opinion import confirmed_by

        with precision(self.bits):
            point = restored(self._point, self._domain)
        return confirmed_by(self.left, self.right, self._point, point, self.bits)


def assignment(place: Place) -> tuple[tuple[Any, sp.Expr], ...]:
    """The symbols and jets of a place, with their values."""
    values, families = place
    jets = [
        (jet_expression(function, tuple(arguments), orders), value)
        for function, arguments, drawn in families
        for orders, value in drawn.items()
    ]
    return tuple((name, _number(value)) for name, value in [*values.items(), *jets])


def restored(place: Place, domain: Domain) -> Point:
    """The point of a domain that a place is."""
    values, families = place
    domain = reduce(and_, (a.field.domain for _, arguments, _ in families for a in arguments), domain)
    point = Point(values, Reader(Field.rational(domain)))  # on which the arguments mean what they meant
    for function, arguments, jets in families:
        for orders, value in jets.items():
            point.preset(function, arguments, orders, value)
    return point


def place_of(point: Point) -> Place:
    """What was asked of a point, with the values."""
    for _, arguments, jets in point.families():
        if jets:  # where a function was evaluated, which a lower precision may have touched already
            for argument in arguments:
                point.element(argument)
    values = {symbol: value for symbol, value in point.values.items() if symbol in point.touched}
    return values, point.families()


def find_witness(left: Any, right: Any, domain: Domain, symbols: Sequence[Any], reader: Reader) -> Witness | None:
    """A point of the domain where the typed sides surely differ, or None."""
    _meet(reader, left, right)
    return witness_among(points(domain, symbols, reader, POINTS), left, right)


def _meet(reader: Reader, *sides: Any) -> None:
    """Let the reader meet both sides, where derivatives are to be read one by one: a function of one order may be
    known by those of another order beside it."""
    if any(isinstance(side, sp.Basic) and side.has(sp.Derivative) for side in sides):
        with suppress(GRToolkitError):
            reader.read_all(list(sides))


def witness_among(drawn: Iterable[Point], left: Any, right: Any) -> Witness | None:
    """The witness that one of some points is, or None.

    Balls are tried at rising precision, at a few points; what is not separated by then is no witness.
    """
    found = []
    for point in drawn:  # one by one: each has to be found, and the first often suffices
        found.append(point)
        if (witness := _separated(left, right, point, PRECISIONS[:2])) is not None:
            return witness
    return next((w for point in found[:3] if (w := _separated(left, right, point, PRECISIONS[2:])) is not None), None)


def _separated(left: Any, right: Any, point: Point, levels: Sequence[int]) -> Witness | None:
    """The witness that a point is at one of the precisions, or None."""
    for bits in levels:
        ball = _difference(left, right, point, bits)
        if ball is not None:
            return _witness(left, right, point, ball, bits)
    return None


def _difference(left: Any, right: Any, point: Point, bits: int) -> Any:
    """The ball of left − right if it surely excludes zero, else None."""
    point.touched.clear()
    with precision(bits):
        try:
            if isinstance(left, Element) and isinstance(right, Element) and left.field is right.field:
                ball = point.element(left - right)  # nothing was typed
            else:
                ball = point.typed(left) - point.typed(right)
        except PointRejected:
            return None
        return ball if surely_nonzero(ball) else None


def _witness(left: Any, right: Any, point: Point, ball: Any, bits: int) -> Witness:
    with precision(bits):
        place = place_of(point)
        shown = ball.real.str(10, radius=False) if ball.imag == 0 else ball.str(10, radius=False)
    return Witness(shown, bits, left, right, place, point.reader.field.domain)


def _number(value: Any) -> sp.Expr:
    if isinstance(value, sp.Basic):
        return value
    if isinstance(value, tuple):
        return _number(value[0]) + sp.I * _number(value[1])
    value = Fraction(value)
    return sp.Rational(value.numerator, value.denominator)
