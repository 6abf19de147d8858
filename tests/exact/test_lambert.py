"""Lambert's W (DLMF 4.13): its equation and derivative, and Kruskal's r."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import pytest
import sympy as sp
from hypothesis import given
from hypothesis import strategies as st
from sympy import E, LambertW, Rational, exp, log, sin

from gr_toolkit.errors import UnsupportedError
from gr_toolkit.exact import Field, from_sympy
from gr_toolkit.verdicts import Reason, decide
from tests.exact.against_mpmath import check_values_and_slopes

x, y = sp.symbols("x y", real=True)
p, q, M = sp.symbols("p q M", positive=True)
T, X = sp.symbols("T X", real=True)
POINTS = [{p: Fraction(41, 97), q: Fraction(149, 79), x: Fraction(53, 89), y: Fraction(2, 83)}]
POINTS += [{p: Fraction(312, 97), q: Fraction(5, 79), x: Fraction(-13, 89), y: Fraction(-31, 83)}]


@pytest.mark.parametrize(
    "typed",
    [
        LambertW(p),
        LambertW(x) / (1 + LambertW(x)),
        LambertW(p * q) ** 2,
        exp(-LambertW(p)) * p,
        exp(LambertW(p) * x),
        log(LambertW(p) + 1),
        LambertW(p) ** x,
        LambertW(x**2 * exp(x)),
        LambertW(sin(x) * exp(sin(x))),
        exp(x * LambertW(p + 1)) / LambertW(p + 1),
    ],
)
def test_the_value_and_the_derivative(typed: Any) -> None:
    check_values_and_slopes(typed, (p, x), POINTS)


@given(st.fractions(min_value=Fraction(-9, 10), max_value=6, max_denominator=10))
def test_the_inverse_of_x_exp_x(value: Fraction) -> None:
    a = Rational(value)
    assert from_sympy(LambertW(a * exp(a), evaluate=False)) == value


@pytest.mark.parametrize(
    ("left", "right", "domain"),
    [
        (LambertW(x) * exp(LambertW(x)), x, []),
        (exp(LambertW(x)), x / LambertW(x), []),
        (log(LambertW(p)), log(p) - LambertW(p), []),
        (LambertW(x * exp(x)), x, [x > -1]),
        (LambertW(y**2 * exp(y**2)), y**2, []),
        (LambertW(p * log(p)), log(p), [p > 1]),
        (LambertW((y - 1) * exp(y - 1)), y - 1, [y > 0]),
        (LambertW(x).diff(x), LambertW(x) / (x * (1 + LambertW(x))), []),
        (LambertW(E), 1, []),
    ],
)
def test_identities(left: Any, right: Any, domain: list[Any]) -> None:
    assert decide(left, right, domain=domain).proved
    assert decide(left, right + Rational(1, 10**9), domain=domain).refuted


def test_beyond_the_branch_point_it_is_another_number() -> None:
    """W(x eˣ) is not x where x < −1."""
    assert decide(LambertW(x * exp(x)), x).refuted
    assert decide(LambertW(x * exp(x)), x, domain=[x < -1]).refuted


def test_a_truth_beyond_the_sign_prover_is_no_divisor() -> None:
    """W(s eˢ) = s for s = sin x, which is never below −1."""
    zero = LambertW(sin(x) * exp(sin(x))) - sin(x)
    assert not decide(zero, 0).refuted
    assert from_sympy(zero).field.doubt
    assert decide(sp.Mul(zero, sp.Pow(zero, -1, evaluate=False), evaluate=False), 1).reason is Reason.NOT_CERTIFIED


def test_what_is_certified() -> None:
    assert not from_sympy(LambertW((X**2 - T**2) / E) * exp(X)).field.doubt
    assert from_sympy(LambertW(p) + LambertW(q)).field.doubt
    assert from_sympy(LambertW(2) + p).field.doubt


def test_kruskals_radius() -> None:
    """r = 2M (1 + W((X² − T²)/e)) solves (r/2M − 1) exp(r/2M) = X² − T² [Misner, Thorne, Wheeler 1973, (31.14b)]."""
    r = 2 * M * (1 + LambertW((X**2 - T**2) / E))
    assert decide((r / (2 * M) - 1) * exp(r / (2 * M)), X**2 - T**2).proved
    assert decide(r.diff(X), 8 * M**2 * X / r * exp(-r / (2 * M))).proved


def test_substitution_resolves_it() -> None:
    assert from_sympy(LambertW(p)).subs({p: q * exp(q)}) == from_sympy(q)
    assert from_sympy(LambertW(x), Field.rational()).subs({x: 0}) == 0


def test_other_branches_are_refused() -> None:
    with pytest.raises(UnsupportedError, match="the principal branch"):
        from_sympy(LambertW(x, -1))
