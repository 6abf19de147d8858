"""Certified values of elements over boxes: each symbol anywhere in an interval of rational numbers."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from typing import Any

from flint import arb, fmpq

from ..errors import GRToolkitError
from .balls import Point, precision, surely_positive
from .element import Element
from .reader import Reader

Box = Mapping[Any, tuple[Fraction, Fraction]]  # symbol -> (low, high), which may be equal
BITS = 64
LARGEST = 10_000  # power of two of a bound


def sign_on_box(element: Element, box: Box, bits: int = BITS) -> int:
    """+1 or −1 where balls show that sign at every point of the box; 0 where they do not."""
    with precision(bits):
        point = Point({symbol: _ball(*ends) for symbol, ends in box.items()}, Reader(element.field))
        try:
            ball = point.element(element)
        except GRToolkitError:
            return 0
        return 1 if surely_positive(ball) else -1 if surely_positive(-ball) else 0


def sign_at(element: Element, place: Mapping[Any, Fraction], most: int = 1024) -> int:
    """The sign that balls of rising precision show at a rational point; 0 where they show none."""
    bits = BITS
    while bits <= most:
        if sign := sign_on_box(element, {symbol: (value, value) for symbol, value in place.items()}, bits):
            return sign
        bits *= 4
    return 0


def bounds_on_box(element: Element, box: Box, bits: int = BITS) -> tuple[Fraction, Fraction] | None:
    """Rational numbers between which the element lies on a box; None where balls give none."""
    with precision(bits):
        point = Point({symbol: _ball(*ends) for symbol, ends in box.items()}, Reader(element.field))
        try:
            ball = point.element(element)
        except GRToolkitError:
            return None
        if not ball.is_finite() or ball.imag != 0:
            return None
        low, high = (_fraction(end) for end in (ball.real.lower(), ball.real.upper()))
        return None if low is None or high is None else (low, high)


def _ball(low: Fraction, high: Fraction) -> arb:
    first = arb(fmpq(low.numerator, low.denominator))
    return first if low == high else first.union(arb(fmpq(high.numerator, high.denominator)))


def _fraction(value: arb) -> Fraction | None:
    """An end of a ball, which is a binary fraction; None where the integer would be as long as e^(e^100)."""
    mantissa, exponent = value.mid().man_exp()
    if abs(exponent) > LARGEST:
        return None
    return Fraction(int(mantissa)) * Fraction(2) ** int(exponent)
