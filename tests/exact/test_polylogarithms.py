"""Polylogarithms: their derivatives and functional equations from DLMF 25.12, and values against mpmath."""

from __future__ import annotations

import pickle
from fractions import Fraction
from typing import Any

import mpmath as mp
import pytest
import sympy as sp
from hypothesis import given, settings
from hypothesis import strategies as st
from sympy import Derivative, Rational, log, pi, polylog, sqrt, zeta

from gr_toolkit.errors import DivisionByZeroError, TooLargeError, UnsupportedError
from gr_toolkit.exact import Field, Reader, from_sympy, read_domain
from gr_toolkit.exact.balls import Point, precision
from gr_toolkit.verdicts import decide

x, y, z = sp.symbols("x y z", real=True)
UNIT, POSITIVE, BELOW = [z > 0, z < 1], [x > 0], [z < 1]


def li(order: Any, argument: Any) -> Any:
    return polylog(order, argument, evaluate=False)


TRUE = [
    (Derivative(li(2, z), z), -log(1 - z) / z, []),
    (Derivative(li(3, z), z), li(2, z) / z, []),
    (Derivative(li(2, x * y), x), -log(1 - x * y) / x, []),
    (z * Derivative(li(4, z), z), li(3, z), []),
    (li(1, z), -log(1 - z), []),
    (li(0, z), z / (1 - z), []),
    (li(-1, z), z / (1 - z) ** 2, []),
    (li(-3, z), z * (1 + 4 * z + z**2) / (1 - z) ** 4, []),
    (li(2, z) + li(2, -z), li(2, z**2) / 2, []),
    (li(2, z**2) / 2 - li(2, -z), li(2, z), []),
    (li(5, z**2), 16 * (li(5, z) + li(5, -z)), []),
    (li(2, z) + li(2, 1 - z), pi**2 / 6 - log(z) * log(1 - z), UNIT),
    (li(2, z) + li(2, z / (z - 1)), -(log(1 - z) ** 2) / 2, BELOW),
    # two steps: 1 − 1/z by way of 1 − z
    (li(2, 1 - 1 / z), li(2, z) - pi**2 / 6 + log(z) * log(1 - z) - log(z) ** 2 / 2, UNIT),
    (li(2, -x) + li(2, -1 / x), -(pi**2) / 6 - log(x) ** 2 / 2, POSITIVE),
    (li(3, -x) - li(3, -1 / x), -(pi**2) / 6 * log(x) - log(x) ** 3 / 6, POSITIVE),
    (li(4, -x) + li(4, -1 / x), -7 * pi**4 / 360 - pi**2 / 12 * log(x) ** 2 - log(x) ** 4 / 24, POSITIVE),
    (li(2, 1), pi**2 / 6, []),
    (li(2, -1), -(pi**2) / 12, []),
    (li(4, -1), -7 * pi**4 / 720, []),
    (li(3, -1), -3 * zeta(3) / 4, []),
    (li(2, Rational(1, 2)), pi**2 / 12 - log(2) ** 2 / 2, []),
    (li(3, Rational(1, 2)), log(2) ** 3 / 6 - pi**2 * log(2) / 12 + 7 * zeta(3) / 8, []),
    (zeta(8, evaluate=False), pi**8 / 9450, []),
    (zeta(-3, evaluate=False), Rational(1, 120), []),
    (sp.dirichlet_eta(3, evaluate=False), 3 * zeta(3) / 4, []),
]


@pytest.mark.parametrize(("left", "right", "domain"), TRUE, ids=str)
def test_identities_are_proved(left: Any, right: Any, domain: list[Any]) -> None:
    assert decide(left, right, domain=domain).proved


FALSE = [
    (Derivative(li(2, z), z), log(1 - z) / z, BELOW),
    (Derivative(li(3, z), z), 2 * li(2, z) / z, BELOW),
    (li(2, z) + li(2, -z), li(2, z**2), []),
    (li(2, z) + li(2, 1 - z), pi**2 / 5 - log(z) * log(1 - z), UNIT),
    (li(2, -x) + li(2, -1 / x), -(pi**2) / 6 + log(x) ** 2 / 2, POSITIVE),
    # without the domain the reflection has another branch
    (li(2, z) + li(2, z / (z - 1)), -(log(1 - z) ** 2) / 2, [z > 1]),
    (zeta(3), Rational(6, 5), []),
    (li(-2, z), z / (1 - z) ** 3, []),
]


@pytest.mark.parametrize(("left", "right", "domain"), FALSE, ids=str)
def test_wrong_coefficients_are_refuted(left: Any, right: Any, domain: list[Any]) -> None:
    verdict = decide(left, right, domain=domain)
    assert verdict.refuted
    assert verdict.witness.recheck()


def test_the_five_term_relation_is_left_open() -> None:
    # Abel's equation: true, of five arguments, and no relation that is used
    left = li(2, x / (1 - y)) + li(2, y / (1 - x)) - li(2, x) - li(2, y) - li(2, x * y / ((1 - x) * (1 - y)))
    right = log(1 - x) * log(1 - y)
    domain = [x > 0, y > 0, x + y < 1]
    assert decide(left, right, domain=domain).undecided
    assert decide(left, -right, domain=domain).refuted


def test_independence_is_known_for_one_rational_argument() -> None:
    assert from_sympy(li(3, z) + log(z)).field.doubt == ""
    assert from_sympy(li(2, z) + li(2, z**3)).field.doubt
    assert from_sympy(li(2, sqrt(z))).field.doubt
    assert from_sympy(li(2, z) + sp.exp(z)).field.doubt
    assert from_sympy(zeta(3)).field.doubt


REFUSED: list[tuple[Any, type[Exception], str]] = [
    (li(x, z), UnsupportedError, "integer order"),
    (li(Rational(1, 2), z), UnsupportedError, "integer order"),
    (zeta(x), UnsupportedError, "of integers n"),
    (zeta(2, x), UnsupportedError, "of integers n"),
    (li(100, z), TooLargeError, "a polylogarithm"),
    (li(0, 1), DivisionByZeroError, "division by zero"),
    (li(1, 1), DivisionByZeroError, "division by zero"),
]


@pytest.mark.parametrize(("expression", "error", "said"), REFUSED, ids=str)
def test_what_is_refused(expression: Any, error: type[Exception], said: str) -> None:
    with pytest.raises(error, match=said):
        from_sympy(expression)


@settings(max_examples=20, deadline=None)
@given(st.integers(-6, 7), st.fractions(-5, Fraction(9, 10), max_denominator=30))
def test_values_agree_with_mpmath(order: int, at: Fraction) -> None:
    if not at:
        return
    typed = li(order, z)
    element = from_sympy(typed, Field.rational(read_domain(BELOW)))
    point = Point({z: at}, Reader(Field.rational()))
    with mp.workdps(60), precision(300):
        place = mp.mpf(at.numerator) / at.denominator
        expected = mp.polylog(order, place)
        for ball in (point.typed(typed), point.element(element)):
            assert abs(mp.mpf(ball.real.str(60, radius=False)) - expected) < mp.mpf(10) ** -48
        slope = mp.mpf(point.element(element.diff(z)).real.str(60, radius=False))
        assert abs(slope - mp.diff(lambda q: mp.polylog(order, q), place)) < mp.mpf(10) ** -20 * (1 + abs(slope))


@settings(max_examples=15, deadline=None)
@given(st.integers(-5, 6), st.integers(-4, 4))
def test_the_derivation_steps_down(order: int, shift: int) -> None:
    argument = z + shift if shift else z**2
    assert decide(argument * Derivative(li(order, argument), z), li(order - 1, argument) * argument.diff(z)).proved


def test_elements_survive_writing_substitution_and_pickling() -> None:
    element = from_sympy(li(3, z) / (1 + li(2, z)) + zeta(3))
    assert from_sympy(element.to_sympy()) == element
    assert pickle.loads(pickle.dumps(element)) == element
    assert from_sympy(li(3, z)).subs({z: -1}) == from_sympy(-3 * zeta(3) / 4)
    assert from_sympy(li(2, z)).subs({z: -(x**2)}) == from_sympy(li(2, -(x**2)))
