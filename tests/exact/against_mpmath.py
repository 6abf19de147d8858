"""The value of an exact element at a rational point against that of what was typed, by mpmath at 50 digits."""

from __future__ import annotations

import pickle
from collections.abc import Iterable, Mapping
from fractions import Fraction
from typing import Any

import mpmath as mp
import sympy as sp

from gr_toolkit.exact import Element, Field, Reader, from_sympy, read_domain
from gr_toolkit.exact.balls import Point, precision
from tests.soundness.numeric import Values

DIGITS = 50


def element(typed: Any, domain: Iterable[Any] = ()) -> Element:
    """What is typed, as an exact element on a domain."""
    return from_sympy(typed, Field.rational(read_domain(domain)))


def mpmath_value(typed: Any, point: Mapping[Any, Fraction]) -> Any:
    """The value at a point, 50 digits and some more."""
    with mp.workdps(DIGITS + 30):
        return Values({s: mp.mpf(v.numerator) / v.denominator for s, v in point.items()}).of(sp.sympify(typed))


def exact_value(value: Element, point: Mapping[Any, Fraction]) -> Any:
    """The middle of the ball of the normal form at a point."""
    with precision(400):
        ball = Point(dict(point), Reader(value.field)).element(value)
        assert ball.rad() < 1e-60, "the ball is wide"
        with mp.workdps(DIGITS + 30):
            middle = ball.mid()
            return mp.mpc(middle.real.str(90, radius=False), middle.imag.str(90, radius=False))


def agrees(value: Element, typed: Any, point: Mapping[Any, Fraction]) -> bool:
    """Whether both are equal to 50 digits."""
    expected = mpmath_value(typed, point)
    with mp.workdps(DIGITS + 30):
        return bool(abs(exact_value(value, point) - expected) <= mp.mpf(10) ** -DIGITS * (1 + abs(expected)))


def survives_sympy(value: Element) -> bool:
    """Whether it is the same after a journey to SymPy and back."""
    return from_sympy(value.to_sympy(), value.field) == value


def check_values_and_slopes(typed: Any, symbols: Iterable[Any], points: Iterable[Mapping[Any, Fraction]]) -> None:
    """What every kernel owes: its value, its derivatives, its way to SymPy and back, and to another process."""
    value = from_sympy(typed)
    for point in points:
        assert agrees(value, typed, point)
        for symbol in symbols:
            assert agrees(value.diff(symbol), sp.diff(typed, symbol), point)
    assert survives_sympy(value)
    assert pickle.loads(pickle.dumps(value)) == value
