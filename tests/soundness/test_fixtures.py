"""The traps that every engine of this kind has fallen into once, each with its truth, its near miss and its use as a
divisor: a hidden zero must be found before anything is divided by it, in whatever order its parts are met."""

from __future__ import annotations

from contextlib import suppress
from typing import Any

import pytest
import sympy as sp
from sympy import (
    Contains,
    Derivative,
    Eq,
    FiniteSet,
    Function,
    I,
    Integer,
    Rational,
    besselj,
    bessely,
    cos,
    exp,
    log,
    pi,
    sin,
    sqrt,
)

from gr_toolkit.errors import DivisionByZeroError, GRToolkitError
from gr_toolkit.exact import C_K, S_K, Field, from_sympy, read_domain
from gr_toolkit.verdicts import decide

x, y, r, n, w, K = sp.symbols("x y r n w K", real=True)
theta = sp.Symbol("theta", real=True)
chi = sp.Symbol("chi", positive=True)
l = sp.Symbol("l", integer=True)
f = Function("f")
two, three = Integer(2), Integer(3)
QUARTER = Rational(1, 4)

wronskian = besselj(n, chi) * bessely(n + 1, chi) - besselj(n + 1, chi) * bessely(n, chi)

# name: (left, right, domain, a false right side)
TRUE: dict[str, Any] = {
    "√x√y": lambda: (sqrt(x) * sqrt(y), sqrt(x * y), (x > 0, y > 0), -sqrt(x * y)),
    "√x√y, both negative": lambda: (sqrt(x) * sqrt(y), -sqrt(x * y), (x < 0, y < 0), sqrt(x * y)),
    "√(2+√3)": lambda: (sqrt(2 + sqrt(3)), (sqrt(6) + sqrt(2)) / 2, (), (sqrt(6) - sqrt(2)) / 2),
    "√(2−√3)": lambda: (sqrt(2 - sqrt(3)), (sqrt(6) - sqrt(2)) / 2, (), (sqrt(2) - sqrt(6)) / 2),
    "√(r+√(r²−1))": lambda: (
        sqrt(r + sqrt(r**2 - 1)),
        (sqrt(r + 1) + sqrt(r - 1)) / sqrt(2),
        (r > 1,),
        (sqrt(r + 1) - sqrt(r - 1)) / sqrt(2),
    ),
    "(−4)^(1/4)": lambda: (Integer(-4) ** QUARTER, 1 + I, (), 1 - I),
    "exp(x+1)/e": lambda: (exp(x + 1) / sp.E, exp(x), (), exp(x + 1)),
    "log 6": lambda: (log(6), log(2) + log(3), (), log(2) + log(4)),
    "log 4": lambda: (log(4), 2 * log(2), (), 3 * log(2)),
    "J Y Wronskian": lambda: (wronskian, -2 / (pi * chi), (), 2 / (pi * chi)),
    "half angle": lambda: (sqrt(1 - cos(theta)), sqrt(2) * sin(theta / 2), (theta > 0, theta < pi), sin(theta / 2)),
    "half angle, behind the root": lambda: (
        sin(theta / 2) * sqrt(1 - cos(theta)),
        (1 - cos(theta)) / sqrt(2),
        (theta > 0, theta < pi),
        1 - cos(theta),
    ),
    "(−1)^l": lambda: (((-1) ** l) ** 2, Integer(1), (), (-1) ** l),
    "(1−(−1)^l)(1+(−1)^l)": lambda: ((1 - (-1) ** l) * (1 + (-1) ** l) + x, x, (), -x),
    "exp(i√Kχ)": lambda: (
        exp(I * sqrt(K) * chi),
        C_K(K, chi) + I * sqrt(K) * S_K(K, chi),
        (K > 0,),
        C_K(K, chi) - I * sqrt(K) * S_K(K, chi),
    ),
    "S_K²/(1+C_K)": lambda: (
        S_K(K, chi) ** 2 / (1 + C_K(K, chi)),
        (1 - C_K(K, chi)) / K,
        (K > 0,),
        (1 + C_K(K, chi)) / K,
    ),
}


def sides(name: str, evaluated: bool) -> Any:
    with sp.evaluate(evaluated):
        return TRUE[name]()


@pytest.mark.parametrize("evaluated", [True, False], ids=["evaluated", "typed"])
@pytest.mark.parametrize("name", TRUE)
def test_truth_and_near_miss(name: str, evaluated: bool) -> None:
    left, right, domain, wrong = sides(name, evaluated)
    assert decide(left, right, domain=domain).proved
    refuted = decide(left, wrong, domain=domain)
    assert refuted.refuted
    assert refuted.witness.recheck()


@pytest.mark.parametrize("order", [1, -1], ids=["left − right", "right − left"])
@pytest.mark.parametrize("name", TRUE)
def test_as_divisor(name: str, order: int) -> None:
    left, right, domain, _ = sides(name, evaluated=False)
    with sp.evaluate(False):
        quotient = y / (left + (-1) * right if order == 1 else right + (-1) * left)
    with pytest.raises(DivisionByZeroError, match="vanishes identically"):
        decide(quotient, y, domain=domain)


def test_roots_of_unknown_sign_are_not_split() -> None:
    """√x√y = √(xy) fails where both are negative."""
    verdict = decide(sqrt(x) * sqrt(y), sqrt(x * y))
    assert verdict.refuted
    assert verdict.witness.recheck()
    assert not decide(1 / (sqrt(x) * sqrt(y) - sqrt(x * y)), 1).proved


def test_the_wronskian_is_a_divisor() -> None:
    assert decide(1 / wronskian, -pi * chi / 2).proved


def test_half_angle_has_a_sign() -> None:
    assert decide(sqrt(1 - cos(theta)), sqrt(2) * sin(theta / 2)).refuted
    assert decide(sqrt(1 - cos(theta)), -sqrt(2) * sin(theta / 2), domain=[theta < 0, theta > -pi]).proved


@pytest.mark.timeout(60)  # it takes milliseconds
@pytest.mark.parametrize(
    ("left", "right", "truth"),
    [
        (cos(10**4 * theta), cos(theta), False),
        (cos(10**4 * theta), 2 * cos(5000 * theta) ** 2 - 1, True),
        (cos(10**4 * theta) ** 2 + sin(10**4 * theta) ** 2, Integer(1), True),
        (cos(10**4 * theta) + cos(theta), cos(theta) + 2 * cos(5000 * theta) ** 2 - 1, True),
        (cos(10**4 * theta) * cos(theta), cos(9999 * theta), False),
    ],
)
def test_large_multiples_of_an_angle(left: Any, right: Any, truth: bool) -> None:
    """An answer or a refusal in time, not ten thousand terms of Chebyshev's without end."""
    verdict = decide(left, right)
    assert not (verdict.refuted if truth else verdict.proved)


def test_parity_is_no_field() -> None:
    """s = (−1)^l has s² = 1: 1 − s and 1 + s are zero divisors, and a quotient by them is defined for one parity."""
    sign = (-1) ** l
    assert decide(1 / (3 + sign), (3 - sign) / 8).proved
    assert decide(sign, 1).refuted
    assert decide(sign, -1).refuted
    hidden = (1 - sign) * (1 + sign)  # zero for either parity
    with suppress(DivisionByZeroError):
        assert decide(1 / hidden, x).undecided
    for left, right in ((1 / (1 - sign), Rational(1, 2)), ((1 + sign) / (1 - sign), Integer(0))):
        with suppress(GRToolkitError):
            assert not decide(left, right).refuted  # true for every l at which it is defined


def test_frequency_becomes_root_of_curvature() -> None:
    """exp(iωχ) and S_K are independent until ω = √K is put in; then they are not, and the field has to notice."""
    domain = read_domain([K > 0])
    wave = from_sympy(exp(I * w * chi) + S_K(K, chi) - S_K(K, chi), Field.rational(domain))
    put_in = wave.subs({w: sqrt(K)})
    expected = from_sympy(C_K(K, chi) + I * sqrt(K) * S_K(K, chi), Field.rational(domain))
    difference = put_in - expected
    assert difference.is_zero()
    with pytest.raises(DivisionByZeroError):
        difference.inverse()
    verdict = decide(
        exp(I * w * chi), C_K(K, chi) + I * sqrt(K) * S_K(K, chi), assuming=[Eq(w, sqrt(K))], domain=[K > 0]
    )
    assert verdict.proved


def test_a_quotient_that_is_0_over_0_in_normal_form() -> None:
    """S²/(1 + C) = (1 − C)/K has no value at K = 0 in its normal form; as typed it is χ²/2 there."""
    typed = S_K(K, chi) ** 2 / (1 + C_K(K, chi))
    assert decide(typed, chi**2 / 2, domain=[Contains(K, FiniteSet(0))]).proved
    assert decide(typed, chi**2, domain=[Contains(K, FiniteSet(0))]).refuted
    assert decide(typed, chi**2 / 2, domain=[Contains(K, FiniteSet(-1, 0, 1))]).refuted
    element = from_sympy(typed)
    try:
        value = element.subs({K: 0})
    except GRToolkitError:
        return  # refused: the normal form does not know
    assert value == chi**2 / 2


@pytest.mark.parametrize("claim", [Integer(0), Integer(1), x * y], ids=str)
def test_contradictory_conditions(claim: Any) -> None:
    """f_x = y and f_y = −x have no common solution (f_xy would be 1 and −1): nothing is proved from them."""
    conditions = [Eq(Derivative(f(x, y), x), y), Eq(Derivative(f(x, y), y), -x)]
    verdict = decide(f(x, y), claim, assuming=conditions)
    assert verdict.undecided
    assert "contradict" in str(verdict)


def test_conditions_that_agree() -> None:
    """The near miss: f_x = y and f_y = x are those of f = xy + constant."""
    conditions = [Eq(Derivative(f(x, y), x), y), Eq(Derivative(f(x, y), y), x)]
    assert decide(Derivative(f(x, y), x, y), 1, assuming=conditions).proved
    assert not decide(Derivative(f(x, y), x, y), -1, assuming=conditions).proved
