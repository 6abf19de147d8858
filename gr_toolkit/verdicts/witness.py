"""Witnesses: rational points at which ball arithmetic tells two sides apart."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from functools import cached_property
from typing import Any, final

import sympy as sp

from ..exact import Domain, Field, Reader
from ..exact.balls import PRECISIONS, Point, PointRejected, precision, surely_nonzero
from ..exact.jets import jet_expression
from ..exact.sampling import points

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
    _point: tuple[dict[Any, Any], list[Any]] = field(
        repr=False, compare=False
    )  # values of symbols; families of jets with theirs

    @cached_property
    def assignment(self) -> tuple[tuple[Any, sp.Expr], ...]:
        """The symbols and jets of unknown functions that the two sides contain, with their rational values."""
        values, families = self._point
        jets = [
            (jet_expression(function, tuple(arguments), orders), value)
            for function, arguments, drawn in families
            for orders, value in drawn.items()
        ]
        return tuple((name, _number(value)) for name, value in [*values.items(), *jets])

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
            point = self._restored()
        return _difference(self.left, self.right, point, self.bits) is not None

    def _restored(self) -> Point:
        values, families = self._point
        point = Point(values, Reader(Field.rational()))
        for function, arguments, jets in families:
            for orders, value in jets.items():
                point.preset(function, arguments, orders, value)
        return point


def find_witness(left: Any, right: Any, domain: Domain, symbols: Sequence[Any], reader: Reader) -> Witness | None:
    """A point of the domain where the typed sides surely differ, or None.

    Balls are tried at rising precision, at a few points; what is not separated by then is no witness.
    """
    found = []
    for point in points(
        domain, symbols, reader, POINTS
    ):  # one by one: each has to be found, and the first often suffices
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
            ball = point.typed(left) - point.typed(right)
        except PointRejected:
            return None
        return ball if surely_nonzero(ball) else None


def _witness(left: Any, right: Any, point: Point, ball: Any, bits: int) -> Witness:
    with precision(bits):
        for _, arguments, jets in point.families():
            if jets:  # where a function was evaluated, which a lower precision may have touched already
                for argument in arguments:
                    point.element(argument)
        values = {symbol: value for symbol, value in point.values.items() if symbol in point.touched}
        shown = ball.real.str(10, radius=False) if ball.imag == 0 else ball.str(10, radius=False)
    return Witness(shown, bits, left, right, (values, point.families()))


def _number(value: Any) -> sp.Expr:
    if isinstance(value, tuple):
        return _number(value[0]) + sp.I * _number(value[1])
    value = Fraction(value)
    return sp.Rational(value.numerator, value.denominator)
