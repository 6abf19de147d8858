"""Powers with symbolic exponents, and signs (−1)ⁿ: principal values against mpmath, laws with their conditions."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import pytest
import sympy as sp
from hypothesis import given
from hypothesis import strategies as st
from sympy import I, Rational, cos, exp, log, pi, sin, sqrt

from gr_toolkit.errors import (
    AmbiguousSignError,
    DivisionByZeroError,
    DomainError,
    UncertifiedDivisionError,
    UnsupportedError,
)
from gr_toolkit.exact import from_sympy
from gr_toolkit.verdicts import decide
from tests.exact.against_mpmath import agrees, check_values_and_slopes, element

x, y = sp.symbols("x y", real=True)
p, q = sp.symbols("p q", positive=True)
n, m = sp.symbols("n m", integer=True)
even, odd = sp.Symbol("i", even=True), sp.Symbol("j", odd=True)
c = sp.Symbol("c")
POINTS = [
    {
        p: Fraction(41, 97),
        q: Fraction(149, 79),
        x: Fraction(-53, 89),
        y: Fraction(67, 83),
        n: Fraction(3),
        m: Fraction(-2),
    },
    {
        p: Fraction(212, 97),
        q: Fraction(5, 79),
        x: Fraction(153, 89),
        y: Fraction(-67, 83),
        n: Fraction(-4),
        m: Fraction(5),
    },
]
small = st.fractions(min_value=-4, max_value=4, max_denominator=6)
numbers = st.integers(min_value=1, max_value=60)


@given(small, small, numbers)
def test_exponents_add(a: Fraction, b: Fraction, base: int) -> None:
    """DLMF 4.2.36: a^z a^w = a^(z+w), and a^z b^z = (ab)^z for positive a and b."""
    first, second = Rational(a) * x + n, Rational(b) * x - 1
    left = element(Rational(base) ** first) * element(Rational(base) ** second)
    assert left == element(Rational(base) ** (first + second))
    assert element(Rational(base) ** first) * element(p**first) == element((base * p) ** first)
    assert agrees(left, Rational(base) ** first * Rational(base) ** second, POINTS[0])


@pytest.mark.parametrize(
    "typed",
    [
        p**x * q**y / p,
        x**n + 1 / (1 + x**n),
        (x * y) ** n * (x**2 - 4) ** m,
        (-p) ** n,
        (-2) ** n * 3**m,
        (1 + sqrt(2)) ** x,
        p ** (n / 2),
        2**x * 6 ** (-x),
        p**p,
        (p**2 - 2 * p + 2) ** x,
        (-p) ** x,
        (2 + I) ** x,
        (-1) ** x,
        exp(x * log(p) + y),
    ],
)
def test_the_value_and_the_derivative(typed: Any) -> None:
    check_values_and_slopes(typed, (p, x), POINTS)


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ((x * y) ** n, x**n * y**n),
        (6**x, 2**x * 3**x),
        (p ** (2 * x + 1) * p ** (-x), p ** (x + 1)),
        (p**x, exp(x * log(p))),
        ((p**x) ** y, p ** (x * y)),
        ((x**2 - 1) ** n, (x - 1) ** n * (x + 1) ** n),
        ((-x) ** n, (-1) ** n * x**n),
        (x ** (2 * n), (x**n) ** 2),
        (sqrt(p**x), p ** (x / 2)),
        (log(p**x), x * log(p)),
        ((3 + 2 * sqrt(2)) ** x, (1 + sqrt(2)) ** (2 * x)),
        ((-1) ** x, cos(pi * x) + I * sin(pi * x)),
        ((-1) ** (n**2), (-1) ** n),
        ((-1) ** (n * (n + 1)), 1),
        ((-1) ** (n * m), 1 - (1 - (-1) ** n) * (1 - (-1) ** m) / 2),
        (cos(pi * n), (-1) ** n),
        (sin(pi * n + x), (-1) ** n * sin(x)),
        (cos(pi * even + x), cos(x)),
        ((-1) ** odd, -1),
        (1 / (2 + (-1) ** n), (2 - (-1) ** n) / 3),
        (1 / (x + y * (-1) ** n), (x - y * (-1) ** n) / (x**2 - y**2)),
    ],
)
def test_identities(left: Any, right: Any) -> None:
    assert decide(left, right).proved
    assert decide(left, right + x).refuted


@pytest.mark.parametrize(
    ("left", "right", "domain"),
    [
        (sqrt(x**n), exp(n * log(x) / 2), [x**n > 0]),  # x = −2, n = 2: 2 and −2
        (log(x**n), n * log(x), [x**n > 0]),
        (sqrt(x ** (2 * n)), x**n, []),
        ((x**2) ** y, exp(2 * y * log(x)), []),
        (x**n, exp(n * log(-x)), [x < 0]),
        ((-1) ** (n + m), (-1) ** (n * m), []),
        (sqrt((-1) ** n), (-1) ** n, []),
    ],
)
def test_what_is_false_is_not_proved(left: Any, right: Any, domain: list[Any]) -> None:
    assert not decide(left, right, domain=domain).proved


def test_a_sign_has_zero_divisors() -> None:
    for divisor in (1 + (-1) ** n, (-1) ** n - 1, 1 - (-1) ** n - (-1) ** m + (-1) ** (n + m)):
        with pytest.raises(UncertifiedDivisionError):
            from_sympy(divisor).inverse()
    product = from_sympy((1 + (-1) ** n) * (1 - (-1) ** n))
    assert product.is_zero()


@pytest.mark.parametrize("value", [Rational(1, 2), x, p, m + Rational(1, 2)])
def test_an_integer_symbol_takes_integers_only(value: Any) -> None:
    """(xy)ⁿ = xⁿyⁿ was used."""
    with pytest.raises(DomainError, match="n is integer"):
        from_sympy((x * y) ** n).subs({n: value})
    with pytest.raises(DomainError, match="n is integer"):
        from_sympy((-1) ** n * x).subs({n: value})


def test_an_even_symbol_takes_even_numbers_only() -> None:
    value = from_sympy(x**even * (-1) ** even)
    with pytest.raises(DomainError, match="i is even"):
        value.subs({even: 3})
    with pytest.raises(DomainError, match="i is even"):
        value.subs({even: n})
    assert value.subs({even: 2 * n}) == from_sympy(x ** (2 * n))


@pytest.mark.parametrize(
    ("typed", "given", "result"),
    [
        (x**n, {n: 3}, x**3),
        (x**n, {n: 2 * m}, x ** (2 * m)),
        (x**n, {x: -p}, (-1) ** n * p**n),
        ((-1) ** n * x, {n: 2 * m + 1}, -x),
        (p**x, {x: Rational(1, 2)}, sqrt(p)),
        (p**x, {p: 2, x: 3}, 8),
        (2**x * 3**x, {x: -1}, Rational(1, 6)),
        (p**x * q**x, {q: 1 / p}, 1),
    ],
)
def test_substitution_moves_into_powers(typed: Any, given: dict[Any, Any], result: Any) -> None:
    assert from_sympy(typed).subs(given) == from_sympy(sp.sympify(result))


def test_errors() -> None:
    with pytest.raises(AmbiguousSignError, match="depends on the sign of x"):
        from_sympy(x**y)
    with pytest.raises(DivisionByZeroError):
        from_sympy(sp.Pow(0, x, evaluate=False))
    with pytest.raises(UnsupportedError, match="a fraction of pi times an integer"):
        from_sympy(cos(pi * n / 2))
    with pytest.raises(UnsupportedError, match="derivative"):
        from_sympy((-1) ** n * x).diff(n)
