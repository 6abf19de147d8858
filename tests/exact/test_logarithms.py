"""Logarithms and their powers: the laws of DLMF 4.8 where they hold, and not where they do not."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import pytest
import sympy as sp
from hypothesis import given
from hypothesis import strategies as st
from sympy import E, I, Rational, cosh, exp, log, pi, sinh, sqrt

from gr_toolkit.errors import DivisionByZeroError, UncertifiedDivisionError, UnsupportedError
from gr_toolkit.exact import from_sympy
from gr_toolkit.verdicts import Reason, decide
from tests.exact.against_mpmath import agrees, check_values_and_slopes, element

x, y = sp.symbols("x y", real=True)
p, q = sp.symbols("p q", positive=True)
z = sp.Symbol("z")
POINTS = [
    {p: Fraction(41, 97), q: Fraction(149, 79), x: Fraction(-53, 89), y: Fraction(67, 83)},
    {p: Fraction(312, 97), q: Fraction(5, 79), x: Fraction(153, 89), y: Fraction(-67, 83)},
]
positive = st.fractions(min_value=Fraction(1, 40), max_value=50, max_denominator=40)
whole = st.integers(min_value=-6, max_value=6)


@given(positive, positive, whole, whole)
def test_the_logarithm_of_a_product_of_positive_factors(a: Fraction, b: Fraction, k: int, m: int) -> None:
    """DLMF 4.8.1, 4.8.7."""
    left = log(Rational(a) * p**k * (p + q) ** m / Rational(b))
    right = log(Rational(a)) + k * log(p) + m * log(p + q) - log(Rational(b))
    assert element(left) == element(right)
    assert agrees(element(left), left, POINTS[0])


@given(positive)
def test_the_logarithm_of_a_number_splits_into_primes(a: Fraction) -> None:
    total = element(log(Rational(a)))
    expected = sum((e * log(prime) for prime, e in sp.factorrat(Rational(a)).items()), sp.S.Zero)
    assert total == element(expected)
    assert agrees(total, log(Rational(a)), {})


@pytest.mark.parametrize(
    "typed",
    [
        log(p + 3) ** 2 / log(p),
        log(-p) * log(2 * q),
        log(x**2 + 1),
        log(x + sqrt(x**2 + 1)),
        log(1 + exp(x)) * log(p),
        log(log(p + 1) + 2),
        log(p + I),
        log(-1 - I * p),
        log(x),
        log(-3 * x) + log(p * x),
        log(3 + 2 * sqrt(2)),
    ],
)
def test_the_value_and_the_derivative(typed: Any) -> None:
    check_values_and_slopes(typed, (p, x), POINTS)


IDENTITIES: list[tuple[Any, Any, list[Any]]] = [
    (log(6), log(2) + log(3), []),
    (log(4) - 2 * log(2), 0, []),
    (log(E**3 * p), 3 + log(p), []),
    (log(-p), log(p) + I * pi, []),
    (log(I), I * pi / 2, []),
    (log(1 + I), log(2) / 2 + I * pi / 4, []),
    (log(2 * z), log(2) + log(z), []),
    (log(p * z), log(p) + log(z), []),
    (log(-z / 3), log(-z) - log(3), []),
    (log(3 + 2 * sqrt(2)), 2 * log(1 + sqrt(2)), []),
    (log(1 + sqrt(2)), -log(sqrt(2) - 1), []),
    (log(7 + 5 * sqrt(2)), 3 * log(1 + sqrt(2)), []),
    (log(cosh(x) + sinh(x)), x, []),
    (log(x + sqrt(x**2 + 1)), -log(-x + sqrt(x**2 + 1)), []),
    (log(x + sqrt(x**2 - 1)), -log(x - sqrt(x**2 - 1)), [x > 1]),
    (log((1 + p) / (1 - p)), log(1 - p**2) - 2 * log(1 - p), [p < 1]),
    (log(exp(I * x)), I * x, [x > -1, x < 1]),
    (log(1 - exp(-2 * p)), log(2 * sinh(p)) - p, []),
    (log(10**100), 100 * log(10), []),
]


@pytest.mark.parametrize(("left", "right", "domain"), IDENTITIES)
def test_identities(left: Any, right: Any, domain: list[Any]) -> None:
    with sp.evaluate(False):
        difference = left - right
    assert decide(left, right, domain=domain).proved
    assert decide(difference, 0, domain=domain).proved


@pytest.mark.parametrize(
    ("left", "right"),
    [
        (log(x * y), log(x) + log(y)),
        (log(x**2), 2 * log(x)),
        (log(-z), log(z) + I * pi),
        (log(1 / x), -log(x)),
        (log(exp(z)), z),
        (log(exp(I * x)), I * x),
        (log(3 + 2 * sqrt(2)), 2 * log(1 + sqrt(3))),
    ],
)
def test_what_fails_on_a_branch_is_not_proved(left: Any, right: Any) -> None:
    assert not decide(left, right).proved


@pytest.mark.parametrize(
    "zero",
    [
        log(2 * x) - log(x) - log(2),
        log(p * x) - log(p) - log(x),
        log(3 + 2 * sqrt(2)) - 2 * log(1 + sqrt(2)),
    ],
)
def test_a_hidden_zero_is_seen(zero: Any) -> None:
    with pytest.raises(DivisionByZeroError):
        decide(sp.Mul(zero, sp.Pow(zero, -1, evaluate=False), evaluate=False), 1)


@pytest.mark.parametrize(
    "zero",
    [
        (log(-x) - log(x)) ** 2 + pi**2,  # log(−x) has the pole of log x: they are not independent
        log(exp(z)) - z,  # zero where |im z| < π
        log(sp.LambertW(x)) - log(x) + sp.LambertW(x),  # W divides its own derivative
    ],
)
def test_logarithms_that_differ_by_steps_leave_a_doubt(zero: Any) -> None:
    assert from_sympy(zero).field.doubt
    assert decide(zero / 1, 0).undecided
    assert decide(sp.Mul(zero, sp.Pow(zero, -1, evaluate=False), evaluate=False), 1).reason is Reason.NOT_CERTIFIED


@pytest.mark.parametrize("typed", [log(p), log(p) * log(x**2 + 1), log(p) * exp(p) + log(1 + exp(p)), log(sqrt(2) + 1)])
def test_what_is_certified(typed: Any) -> None:
    assert not from_sympy(typed).field.doubt


def test_errors() -> None:
    with pytest.raises(DivisionByZeroError, match=r"log\(0\)"):
        element(x) and element(log(p - p + sp.Mul(0, x, evaluate=False), evaluate=False))
    with pytest.raises(UnsupportedError, match="is known for real a and b where a > 0 or b has a sign"):
        element(log(x + I * y))
    large = sp.nextprime(2**98) * sp.nextprime(2**99)
    with pytest.raises(UnsupportedError, match="would have to be factored"):
        element(log(large))
    with pytest.raises(UncertifiedDivisionError):
        element(1 / (log(3 + 2 * sqrt(3)) - log(3) / 2 - log(2 + sqrt(3))))
