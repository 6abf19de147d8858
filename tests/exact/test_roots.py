"""Roots of any degree: principal values against mpmath, denestings of the literature, refinement, and refusals."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import pytest
import sympy as sp
from hypothesis import given
from hypothesis import strategies as st
from sympy import I, Rational, cbrt, exp, pi, root, sin, sqrt

from gr_toolkit.errors import (
    AmbiguousRootError,
    DivisionByZeroError,
    DomainError,
    TooLargeError,
    UnsupportedError,
)
from gr_toolkit.exact import from_sympy
from gr_toolkit.verdicts import decide
from tests.exact.against_mpmath import agrees, check_values_and_slopes, element

x, y = sp.symbols("x y", real=True)
p, q = sp.symbols("p q", positive=True)
c = sp.Symbol("c")
n = sp.Symbol("n", integer=True)
POINTS = [
    {p: Fraction(41, 97), q: Fraction(149, 79), x: Fraction(-53, 89), y: Fraction(67, 83)},
    {p: Fraction(312, 97), q: Fraction(5, 79), x: Fraction(153, 89), y: Fraction(-67, 83)},
]
degrees = st.sampled_from([2, 3, 4, 6, 8, 9, 12])
exponents = st.integers(min_value=-5, max_value=5)


@given(degrees, degrees, exponents, exponents)
def test_roots_of_one_positive_base_add_their_exponents(a: int, b: int, k: int, m: int) -> None:
    """The generator p^(1/a) is refined to p^(1/lcm) on the way; elements from before are the same afterwards."""
    first, second = Rational(k, a), Rational(m, b)
    left, right = from_sympy((p + 1) ** first), from_sympy((p + 1) ** second)
    before = left + 1
    assert left * right == from_sympy((p + 1) ** (first + second))
    assert left * right - right * left + before - 1 == left
    assert hash(before) == hash(left + 1)
    assert agrees(left * right, (p + 1) ** (first + second), POINTS[0])


@given(st.integers(min_value=1, max_value=400), st.integers(min_value=1, max_value=400), st.sampled_from([2, 3, 4, 6]))
def test_roots_of_numbers(a: int, b: int, degree: int) -> None:
    assert element(root(a, degree)) * element(root(b, degree)) == element(root(a * b, degree))
    assert element(root(a, degree)) ** degree == a
    assert element(1 / (root(a, degree) + b)) * element(root(a, degree) + b) == 1
    assert agrees(element(root(a, degree)), root(a, degree), {})


@pytest.mark.parametrize(
    "typed",
    [
        sqrt(p) * cbrt(p + q) / root(q, 6),
        sqrt(p + sqrt(q)),
        cbrt(p + sqrt(p**2 + 1)),
        root(x, 4) + sqrt(x),
        cbrt(x) ** 2,
        sqrt(x**2 + 1) / (1 + sqrt(x**2 + 1)),
        sqrt(x + I),
        sqrt(3 + 4 * I * p),
        cbrt(-p),
        root(-p, 4),
        sqrt(x**4 * p + x**4),
        sqrt(exp(x)) * cbrt(exp(x)),
        sqrt(1 + sin(x) ** 2),
        1 / (1 + root(p, 5) + sqrt(q)),
    ],
)
def test_the_value_and_the_derivative(typed: Any) -> None:
    check_values_and_slopes(typed, (p, x), POINTS)


@pytest.mark.parametrize(
    ("left", "right", "domain"),
    [
        (sqrt(2 + sqrt(3)), (sqrt(6) + sqrt(2)) / 2, []),
        (sqrt(5 + 2 * sqrt(6)), sqrt(2) + sqrt(3), []),
        (cbrt(2 + sqrt(5)), (1 + sqrt(5)) / 2, []),
        (cbrt(2 + sqrt(5)) - cbrt(sqrt(5) - 2), 1, []),
        (cbrt(7 + 5 * sqrt(2)), 1 + sqrt(2), []),
        (root(-4, 4), 1 + I, []),
        (root(-8, 3), 1 + sqrt(3) * I, []),
        (sqrt(I), (1 + I) / sqrt(2), []),
        (sqrt(3 + 4 * I), 2 + I, []),
        (sqrt(p + 2 * sqrt(p) + 1), sqrt(p) + 1, []),
        (sqrt(x + sqrt(x**2 - 1)), (sqrt(x + 1) + sqrt(x - 1)) / sqrt(2), [x > 1]),
        (sqrt(sqrt(p) + 1) * sqrt(sqrt(p) - 1), sqrt(p - 1), [p > 1]),
        (root(p, 3) * root(p, 6), sqrt(p), []),
        (sqrt(sqrt(c)), root(c, 4), []),
        (root(c, 6) ** 3, sqrt(c), []),
        (sqrt(x**4), x**2, []),
        (root(x**4, 4), sp.Abs(x), []),
        (sqrt(-p) * sqrt(-q), -sqrt(p * q), []),
        (sqrt(sin(p / 2) ** 2), sqrt((1 - sp.cos(p)) / 2), []),
        (root(10**300 * p, 3), 10**100 * cbrt(p), []),
    ],
)
def test_identities(left: Any, right: Any, domain: list[Any]) -> None:
    assert decide(left, right, domain=domain).proved
    assert decide(left, right + Rational(1, 10**12), domain=domain).refuted


@pytest.mark.parametrize(
    ("left", "right"),
    [
        (sqrt(x) * sqrt(y), sqrt(x * y)),
        (sqrt(x**2), x),
        (cbrt(x**3), x),
        (cbrt(-p), -cbrt(p)),
        (sqrt(-x), I * sqrt(x)),
        (sqrt(exp(c)), exp(c / 2)),
        (sqrt(exp(2 * I * x)), exp(I * x)),
        (root(x**2, 4), sqrt(x)),
        (sqrt(p * (x - 1) ** 2), sqrt(p) * (x - 1)),
        (1 - sqrt(p - 1), sqrt(p - 1) - 1),
    ],
)
def test_what_fails_on_a_branch_is_not_proved(left: Any, right: Any) -> None:
    assert not decide(left, right).proved


@pytest.mark.parametrize(
    ("left", "right"),
    [
        (sqrt(cbrt(5) - cbrt(4)), (cbrt(2) + cbrt(20) - cbrt(25)) / 3),
        (cbrt(cbrt(2) - 1), cbrt(Rational(1, 9)) - cbrt(Rational(2, 9)) + cbrt(Rational(4, 9))),
    ],
)
def test_ramanujans_denestings_are_not_refuted(left: Any, right: Any) -> None:
    assert not decide(left, right).refuted
    assert decide(left**6, (right + 1) ** 6).refuted


def test_a_real_symbol_takes_no_root_that_may_be_imaginary() -> None:
    """√(x⁴) = x² was used; at x = √y with y < 0 it is −x²."""
    value = from_sympy(sqrt(x**4 + 2 * x**2 + 1))
    for unreal in (sqrt(y), sp.log(y)):
        with pytest.raises(DomainError, match="x is real"):
            value.subs({x: unreal})
    assert value.subs({x: sqrt(p)}) == p + 1
    assert value.subs({x: sqrt(y**2 + 1)}) == y**2 + 2


def test_errors() -> None:
    with pytest.raises(AmbiguousRootError, match="or its negative"):
        from_sympy(sqrt(p * (p - 1) ** 2))
    with pytest.raises(TooLargeError, match="degrees"):
        from_sympy(root(p, 61))
    with pytest.raises(TooLargeError, match="a norm"):
        from_sympy(1 / (root(p, 30) + root(q, 30) + 1))
    with pytest.raises(UnsupportedError, match="complex"):
        from_sympy(cbrt(x + I))
    with pytest.raises(DivisionByZeroError):
        from_sympy(1 / (sqrt(5 + 2 * sqrt(6)) - sqrt(2) - sqrt(3)))
    with pytest.raises(UnsupportedError, match="would have to be factored"):
        from_sympy(sqrt(sp.nextprime(2**98) * sp.nextprime(2**99)))


@pytest.mark.parametrize(
    "typed", [sqrt(p) + root(q, 3), root(p, 6) * root(p + 1, 6), sqrt(2) + sqrt(p + sqrt(p)), root(c, 4)]
)
def test_what_is_certified(typed: Any) -> None:
    assert not from_sympy(typed).field.doubt


def test_an_angle_as_a_root() -> None:
    assert decide(sqrt(2 + sqrt(2 + sqrt(2))), 2 * sp.cos(pi / 16)).proved
