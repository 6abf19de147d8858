"""asin … atanh, atan2: principal values against mpmath, where the functions are analytic and where they jump."""

from __future__ import annotations

import pickle
from fractions import Fraction
from typing import Any

import mpmath as mp
import pytest
import sympy as sp
from hypothesis import assume, given
from hypothesis import strategies as st
from sympy import (
    I,
    Ne,
    Rational,
    acos,
    acosh,
    acot,
    acoth,
    asin,
    asinh,
    atan,
    atan2,
    atanh,
    cos,
    cosh,
    exp,
    pi,
    sin,
    sinh,
    sqrt,
    tan,
    tanh,
)

from gr_toolkit.errors import UnsupportedError
from gr_toolkit.exact import from_sympy
from gr_toolkit.verdicts import decide
from tests.exact.against_mpmath import agrees, element, exact_value, survives_sympy

x, y = sp.symbols("x y", real=True)
p, q = sp.symbols("p q", positive=True)
n = sp.Symbol("n", integer=True)
f = sp.Function("f", real=True)
POINTS = [
    {p: Fraction(41, 97), q: Fraction(149, 79), x: Fraction(-53, 89), y: Fraction(67, 83)},
    {p: Fraction(12, 97), q: Fraction(5, 79), x: Fraction(53, 89), y: Fraction(-67, 83)},
]
INSIDE, OUTSIDE = [x > -1, x < 1], [x > 1]
slopes = st.fractions(min_value=-9, max_value=9, max_denominator=12)


@given(slopes, slopes)
def test_the_addition_theorem_with_its_steps(a: Fraction, b: Fraction) -> None:
    """DLMF 4.24.15: arctan a + arctan b = arctan((a + b)/(1 − ab)) + kπ."""
    assume(a * b != 1)
    left = element(atan(Rational(a)) + atan(Rational(b)))
    right = element(atan(Rational((a + b) / (1 - a * b))))
    step = 0 if a * b < 1 else 1 if a > 0 else -1
    assert left == right + step * element(pi)
    assert agrees(left, atan(Rational(a)) + atan(Rational(b)), {})


@given(st.integers(-12, 12), st.integers(-12, 12))
def test_the_angle_of_a_point_in_every_quadrant(a: int, b: int) -> None:
    assume(a and b)
    angle = element(atan2(a, b, evaluate=False))
    with mp.workdps(60):
        assert abs(exact_value(angle, {}) - mp.atan2(a, b)) < mp.mpf(10) ** -50


@pytest.mark.parametrize(
    ("typed", "domain"),
    [
        (atan(x) * atan(p), []),
        (asin(x), INSIDE),
        (acos(x) ** 2, INSIDE),
        (asinh(x), []),
        (acosh(1 + p), []),
        (atanh(x), INSIDE),
        (acot(p), []),
        (acoth(1 + p), []),
        (sp.asec(1 + p), []),
        (sp.acsch(p), []),
        (sp.asech(p / (1 + p)), []),
        (atan2(p, x), []),
        (atan2(-q, x), []),
        (atan2(x, p), []),
        (cos(atan(x) / 2), []),
        (sin(atan(x) / 4 + y), []),
        (sin(3 * atan(x)), []),
        (tan(2 * atan(x)), []),
        (exp(2 * asinh(x)), []),
        (cos(asin(x) + y), INSIDE),
        (sp.log(x + I * p), []),
    ],
)
def test_the_value_and_the_derivative(typed: Any, domain: list[Any]) -> None:
    value = element(typed, domain)
    for point in POINTS:
        if typed.has(sp.asec, sp.acsch, sp.asech):
            wanted = typed.rewrite({sp.asec: acos, sp.acsch: asinh, sp.asech: acosh}[type(typed)])
        else:
            wanted = typed
        assert agrees(value, wanted, point)
        for symbol in (p, x):
            assert agrees(value.diff(symbol), sp.diff(typed, symbol), point)
    assert survives_sympy(value)
    assert pickle.loads(pickle.dumps(value)) == value


@pytest.mark.parametrize(
    ("left", "right", "domain"),
    [
        (4 * atan(Rational(1, 5)) - atan(Rational(1, 239)), pi / 4, []),  # Machin 1706
        (atan(Rational(1, 2)) + atan(Rational(1, 3)), pi / 4, []),  # Euler
        (12 * atan(Rational(1, 18)) + 8 * atan(Rational(1, 57)) - 5 * atan(Rational(1, 239)), pi / 4, []),  # Gauss
        (atan(sqrt(2) - 1), pi / 8, []),
        (atan(sqrt(5 - 2 * sqrt(5))), pi / 5, []),
        (atan(p) + atan(1 / p), pi / 2, []),
        (atan(x) + atan(1 / x), -pi / 2, [x < 0]),
        (atan((1 + x) / (1 - x)), atan(x) + pi / 4, [x < 1]),
        (atan((1 + x) / (1 - x)), atan(x) - 3 * pi / 4, [x > 1]),
        (atan(2 * x / (1 - x**2)), 2 * atan(x) - pi, [x > 1]),
        (asin(x) + acos(x), pi / 2, INSIDE),
        (atan(tan(x)), x, [x > -pi / 2, x < pi / 2]),
        (asin(sin(x)), x, INSIDE),
        (atan(sinh(x)), 2 * atan(tanh(x / 2)), []),  # the Gudermannian, DLMF 4.23.41
        (atan(sinh(x)), 2 * atan(exp(x)) - pi / 2, []),
        (asinh(sinh(x)), x, []),
        (acosh(cosh(p)), p, []),
        (atanh(tanh(x)), x, []),
        (asinh(x), atanh(x / sqrt(1 + x**2)), []),
        (acosh(x), 2 * asinh(sqrt((x - 1) / 2)), OUTSIDE),
        (asinh(1), sp.log(1 + sqrt(2)), []),
        (acosh(3), 2 * asinh(1), []),
        (cos(atan(x) / 2), sqrt((1 + 1 / sqrt(1 + x**2)) / 2), []),
        (sin(3 * atan(x)), (3 * x - x**3) / sqrt(1 + x**2) ** 3, []),
        (cos(2 * asin(x)), 1 - 2 * x**2, INSIDE),
        (atan2(p, x) + atan2(x, p), pi / 2, []),
        (atan2(y, x), atan(y / x) + pi, [x < 0, y > 0]),
        (atan2(y, x), atan(y / x) - pi, [x < 0, y < 0]),
        (acot(x), atan(1 / x), []),
        (atan(f(x)) + atan(1 / f(x)), pi / 2, [f(x) > 0]),
    ],
)
def test_identities(left: Any, right: Any, domain: list[Any]) -> None:
    assert decide(left, right, domain=domain).proved
    assert decide(left, right + Rational(1, 10**9), domain=domain).refuted


nonzero = sp.Symbol("w", real=True, nonzero=True)


@pytest.mark.parametrize(
    ("left", "right", "domain"),
    [
        (atan(x) + atan(1 / x), pi / 2, []),
        (atan(x) + atan(1 / x), pi / 2, [Ne(x, 0)]),
        (atan(nonzero) + atan(1 / nonzero), pi / 2, []),
        (atan(n) + atan(1 / n), pi / 2, []),
        (atan(f(x)) + atan(1 / f(x)), pi / 2, []),
        (atan(2 * x / (1 - x**2)), 2 * atan(x) - pi, [x**2 > 1]),
        (atan((1 + x) / (1 - x)), atan(x) + pi / 4, []),
        (atan(tan(x)), x, []),
        (atan(tan(x)), x, [cos(x) > 0]),
        (acot(x), pi / 2 - atan(x), []),
        (atan2(y, x), atan(y / x), []),
        (acosh(cosh(x)), x, []),
        (asin(sin(p)), p, []),
    ],
)
def test_what_jumps_is_refuted(left: Any, right: Any, domain: list[Any]) -> None:
    assert decide(left, right, domain=domain).refuted


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        (asin(x), "domain=\\[x > -1, x < 1\\]"),
        (acosh(x), "domain=\\[x > 1\\]"),
        (atanh(p), "domain=\\[p > -1, p < 1\\]"),
        (atan(sp.Symbol("z")), "known to be real"),
        (atan2(y, x), "a sign of y"),
        (cos(atan(x) / 3), "halves of arctangents"),
        (cos(atan(x) / 64), "halves of arctangents"),
    ],
)
def test_what_is_refused_says_what_to_write(typed: Any, said: str) -> None:
    with pytest.raises(UnsupportedError, match=said):
        from_sympy(typed)
