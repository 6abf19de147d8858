"""Integrals as generators: Leibniz's rule, linearity and additivity, what is refused, and values against mpmath."""

from __future__ import annotations

import pickle
from fractions import Fraction
from typing import Any

import mpmath as mp
import pytest
import sympy as sp
from hypothesis import given, settings
from hypothesis import strategies as st
from sympy import Derivative, Integral, Rational, cos, exp, log, oo, sin, sqrt

from gr_toolkit.errors import DomainError, UncertifiedDivisionError, UnsupportedError
from gr_toolkit.exact import Field, Reader, from_sympy, read_domain
from gr_toolkit.exact.balls import Point, PointRejected, precision
from gr_toolkit.verdicts import decide

t, r, x, y, z, s, chi, M = sp.symbols("t r x y z s chi M", real=True)
a = sp.Function("a", positive=True)
f, g = sp.Function("f", real=True), sp.Function("g", real=True)
OUTSIDE = [M > 0, r > 2 * M]
eta, eta_0 = Integral(1 / a(t), t), Integral(1 / a(s), (s, 0, t))
tortoise = Integral(1 / (1 - 2 * M / r), r)
LAPSE = 1 - 2 * M / r

TRUE: list[tuple[Any, Any, list[Any]]] = [
    # conformal time
    (eta.diff(t), 1 / a(t), []),
    (Derivative(eta, t), 1 / a(t), []),
    (Derivative(eta_0, t), 1 / a(t), []),
    (Derivative(eta_0, t, 2), -a(t).diff(t) / a(t) ** 2, []),
    (a(t) * Derivative(f(eta), t), sp.Subs(f(z).diff(z), z, eta), []),
    (a(t) * Derivative(sin(eta_0), t), cos(eta_0), []),
    # a wave f(η − χ) solves φ,ηη = φ,χχ with ∂_η = a ∂_t
    (
        a(t) * Derivative(a(t) * Derivative(f(eta - chi), t), t),
        Derivative(f(eta - chi), chi, 2),
        [],
    ),
    # the tortoise coordinate, and null coordinates u = t − r*
    (Derivative(tortoise, r), 1 / LAPSE, OUTSIDE),
    (Derivative(r + 2 * M * log(r / (2 * M) - 1), r), 1 / LAPSE, OUTSIDE),
    (LAPSE * Derivative(f(t - tortoise), r), -Derivative(f(t - tortoise), t), OUTSIDE),
    (Derivative(Integral(1 / sqrt(1 - 2 * M / s), (s, 3 * M, r)), r), 1 / sqrt(LAPSE), OUTSIDE),
    # linearity and additivity
    (Integral(2 * f(x), x), 2 * Integral(f(x), x), []),
    (Integral(f(x) + g(x), x), Integral(f(x), x) + Integral(g(x), x), []),
    (Integral(y * f(x) + x**2, x), y * Integral(f(x), x) + x**3 / 3, []),
    (Integral(f(s), (s, 0, x)) + Integral(f(z), (z, x, y)), Integral(f(s), (s, 0, y)), []),
    (Integral(f(s), (s, x, 0)), -Integral(f(s), (s, 0, x)), []),
    (Integral(f(s), (s, x, x)), 0, []),
    (Integral(0, (s, y, x)), 0, []),
    (Integral(x * f(s), (s, y, x)), x * Integral(f(s), (s, y, x)), []),
    (Integral(s**3 - y, (s, 1, x)), (x**4 - 1) / 4 - y * (x - 1), []),
    (
        Integral(1 / (s**2 + s), (s, 1, x)),
        Integral(1 / s, (s, 1, x)) - Integral(1 / (s + 1), (s, 1, x)),
        [x > 0],
    ),
    # parameters and both limits
    (Derivative(Integral(sin(y * s) / s, (s, 1, x)), y), Integral(cos(y * s), (s, 1, x)), [x > 0]),
    (Derivative(Integral(sin(y * s) / s, (s, 1, x)), y, 2), -Integral(s * sin(y * s), (s, 1, x)), [x > 0]),
    (Derivative(Integral(exp(-(s**2)), (s, x, x**2)), x), 2 * x * exp(-(x**4)) - exp(-(x**2)), []),
    (Derivative(Integral(x * f(s) + y, (s, 0, x)), x), Integral(f(s), (s, 0, x)) + x * f(x) + y, []),
    (Derivative(Integral(f(x * s), (s, 0, 1)), x), Integral(Derivative(f(x * s), x), (s, 0, 1)), []),
    (Derivative(Integral(f(s), (s, 0, x)), y), 0, []),
]


@pytest.mark.parametrize(("left", "right", "domain"), TRUE, ids=str)
def test_rules_are_proved(left: Any, right: Any, domain: list[Any]) -> None:
    assert decide(left, right, domain=domain).proved


FALSE = [
    (Derivative(eta_0, t), 2 / a(t), []),
    (Integral(1 / s, (s, 1, x)), 2 * log(x), [x > 0]),
    (Integral(sin(s) / s, (s, 1, x)), Integral(cos(s) / s, (s, 1, x)), [x > 1]),
    (Integral(exp(-(s**2)), (s, 0, x)) + Integral(exp(-(s**2)), (s, x, y)), Integral(exp(-(s**2)), (s, y, 0)), []),
    (Derivative(Integral(sin(y * s) / s, (s, 1, x)), y), -Integral(cos(y * s), (s, 1, x)), [x > 1]),
    (Derivative(tortoise, r), 1 / (1 - 3 * M / r), OUTSIDE),
    (Integral(sqrt(1 + s**4), (s, 0, x)), x + x**5 / 10, [x > 0]),
]


@pytest.mark.parametrize(("left", "right", "domain"), FALSE, ids=str)
def test_wrong_coefficients_are_refuted(left: Any, right: Any, domain: list[Any]) -> None:
    verdict = decide(left, right, domain=domain)
    assert verdict.refuted
    assert verdict.witness.recheck()


OPEN = [
    (Integral(1 / x, x), log(x), [x > 0]),  # up to a constant
    (Integral(1 / x, x), 2 * log(x), [x > 0]),  # never refuted by values
    (Integral(f(x), x), Integral(f(s), (s, 0, x)), []),
    (Integral(1 / s, (s, 1, x)), log(x), [x > 0]),  # true, and elementary, which is not known
    (Integral(f(s) + sin(s) / s, (s, 1, x)), Integral(f(s), (s, 1, x)), [x > 1]),  # no values of f on the way
]


@pytest.mark.parametrize(("left", "right", "domain"), OPEN, ids=str)
def test_what_is_known_up_to_a_constant_stays_open(left: Any, right: Any, domain: list[Any]) -> None:
    assert decide(left, right, domain=domain).undecided


def test_the_bound_symbol_is_not_split_by_sign() -> None:
    # |s| between −1 and x is neither s nor −s; told apart by the sign of s, this would be proved
    square, plain = Integral(sqrt(s**2), (s, -1, x)), Integral(s, (s, -1, x))
    assert not decide((square - plain) * (square + plain), 0).proved
    assert decide(Integral(sqrt(s**2), (s, 0, x)), x**2 / 2, domain=[x > 0]).proved
    assert decide(Integral(sqrt(s**2), (s, -1, -x)), (1 - x**2) / 2, domain=[x > 0]).proved


def test_conditions_of_the_outer_domain_do_not_bind_the_bound_symbol() -> None:
    verdict = decide(Integral(sqrt(s**2), (s, -1, x)), Integral(s, (s, -1, x)), domain=[s > 0])
    assert not verdict.proved


REFUSED = [
    (Integral(1 / s, (s, -1, 1)), [], "vanishes between the limits"),
    (Integral(1 / (s - 2) ** 3, (s, x, 3)), [x < 1], "vanishes between the limits"),
    (Integral(f(s), (s, 0, oo)), [], "improper integral"),
    (Integral(f(s), (s, -oo, x)), [], "improper integral"),
    (Integral(x * y, x, y), [], "iterated integral"),
    (Integral(Integral(f(s), (s, 0, z)), (z, 0, x)), [], "iterated integral"),
    (Integral(sqrt(s**2), (s, -1, x)), [], "either sign between the limits"),
]


@pytest.mark.parametrize(("integral", "domain", "said"), REFUSED, ids=str)
def test_what_is_no_integral_is_refused(integral: Any, domain: list[Any], said: str) -> None:
    with pytest.raises(UnsupportedError, match=said):
        from_sympy(integral, Field.rational(read_domain(domain)))


def test_a_pole_at_a_moving_limit_is_refused() -> None:
    with pytest.raises(DomainError, match="its pole at this very limit"):
        from_sympy(Integral(f(s) / (s - x), (s, 0, x)))


def test_what_is_divided_by_on_the_way_is_in_the_small_print() -> None:
    verdict = decide(Integral(2 / (s - y), (s, 0, x)), 2 * Integral(1 / (s - y), (s, 0, x)))
    assert verdict.proved
    assert "_s - y != 0" in str(verdict)


def test_independence_is_certified_for_unknown_functions_only() -> None:
    assert from_sympy(eta).field.doubt == ""
    assert from_sympy(sin(eta) + sp.exp(a(t))).field.doubt == ""
    assert from_sympy(Integral(a(t).diff(t), t)).field.doubt  # it is a(t) + const
    assert from_sympy(eta + Integral(a(t) ** 2, t)).field.doubt  # two of one function
    assert from_sympy(eta + Integral(1 / f(t), t)).field.doubt == ""
    assert from_sympy(Integral(1 / (s + y), (s, 1, x))).field.doubt


def test_a_hidden_zero_is_not_divided_by() -> None:
    hidden = Integral(1 / s, (s, 1, x)) - log(x)
    with pytest.raises(UncertifiedDivisionError, match="may be elementary"):
        from_sympy(1 / hidden, Field.rational(read_domain([x > 0])))


def test_ways_in_the_complex_plane_are_not_put_together() -> None:
    v, w = sp.symbols("v w")  # may be complex; a pole may lie in the triangle 1, v, w
    around = Integral(1 / s, (s, 1, v)) + Integral(1 / s, (s, v, w)) - Integral(1 / s, (s, 1, w))
    assert not decide(around, 0).proved
    assert decide(around.subs({v: x, w: y}), 0).proved
    assert decide(Integral(2 / s, (s, v, w)) + 2 * Integral(1 / s, (s, w, v)), 0).proved


VALUES = [
    (1 / (1 + s**3), Rational(1, 7), Rational(9, 4)),
    (exp(-y * s**2) * sin(s), Rational(-1, 3), Rational(5, 3)),
    (sqrt(1 + s**4), Rational(2), Rational(-1, 5)),
    (log(s) ** 2 / s, Rational(1, 5), Rational(3)),
]


@pytest.mark.parametrize(("integrand", "lower", "upper"), VALUES, ids=str)
def test_values_agree_with_mpmath(integrand: Any, lower: Any, upper: Any) -> None:
    typed = Integral(integrand, (s, lower, upper))
    point = Point({y: Fraction(3, 7)}, Reader(Field.rational()))
    with mp.workdps(50), precision(256):
        function = sp.lambdify(s, integrand.subs(y, Rational(3, 7)), "mpmath")
        expected = mp.quad(function, [mp.mpf(lower.p) / lower.q, mp.mpf(upper.p) / upper.q])
        for ball in (point.typed(typed), point.element(from_sympy(typed))):
            assert abs(mp.mpf(ball.real.str(50, radius=False)) - expected) < mp.mpf(10) ** -40
            assert ball.is_finite()


def test_no_value_of_an_indefinite_or_unknown_integral() -> None:
    point = Point({x: Fraction(3, 7)}, Reader(Field.rational()))
    for typed in (Integral(1 / x, x), Integral(f(s), (s, 0, x))):
        with pytest.raises(PointRejected):
            point.typed(typed)
    assert not point.typed(Integral(1 / s, (s, -1, 1))).is_finite()


@settings(max_examples=25, deadline=None)
@given(st.lists(st.integers(-4, 4), min_size=4, max_size=4), st.integers(1, 3))
def test_integrals_are_linear(numbers: list[int], power: int) -> None:
    p, q, u, v = numbers
    first, second = f(s), sin(s * y) * s**power
    whole = Integral(p * first + q * second, (s, u, x)) + Integral(p * first, (s, x, v))
    parts = p * Integral(first, (s, u, v)) + q * Integral(second, (s, u, x))
    assert decide(parts, whole).proved
    assert decide(whole, parts).proved
    if v != u:  # f has no values between the limits, so it cannot be refuted, but must not be proved
        assert not decide(whole + Integral(first, (s, u, v)), parts).proved


def test_elements_survive_writing_substitution_and_pickling() -> None:
    element = from_sympy(Integral(sin(y * s) / s, (s, 1, x)) * f(x) + tortoise)
    assert from_sympy(element.to_sympy()) == element
    assert pickle.loads(pickle.dumps(element)) == element
    moved = from_sympy(Integral(sin(y * s) / s, (s, 1, x))).subs({x: 2 * t, y: x})
    assert moved == from_sympy(Integral(sin(x * s) / s, (s, 1, 2 * t)))
    assert from_sympy(eta).subs({t: 2 * z}).diff(z) == from_sympy(2 / a(2 * z))
