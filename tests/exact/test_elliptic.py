"""Elliptic integrals: derivatives and identities from DLMF, elementary cases, and values against mpmath."""

from __future__ import annotations

import pickle
from fractions import Fraction
from typing import Any

import mpmath as mp
import pytest
import sympy as sp
from hypothesis import given, settings
from hypothesis import strategies as st
from sympy import (
    Derivative,
    Rational,
    atan,
    atanh,
    cos,
    elliptic_e,
    elliptic_f,
    elliptic_k,
    elliptic_pi,
    pi,
    sin,
    sqrt,
    tan,
)

from gr_toolkit.errors import UnsupportedError
from gr_toolkit.exact import Field, Reader, from_sympy, read_domain
from gr_toolkit.exact.balls import Point, precision
from gr_toolkit.verdicts import decide

phi, m, n, x, y, u, v = sp.symbols("phi m n x y u v", real=True)
k = sp.Symbol("k", positive=True)
ROOT = sqrt(1 - m * sin(phi) ** 2)
F, E, P = elliptic_f(phi, m), elliptic_e(phi, m), elliptic_pi(n, phi, m)
K, E0, P0 = elliptic_k(m), elliptic_e(m), elliptic_pi(n, m)
ONE, BOTH, UNIT = [m < 1], [m < 1, n < 1], [m > 0, m < 1]
QUARTER = [phi > -pi / 2, phi < pi / 2]
LEGENDRE = E0 * elliptic_k(1 - m) + elliptic_e(1 - m) * K - K * elliptic_k(1 - m)

TRUE = [
    (Derivative(F, phi), 1 / ROOT, ONE),
    (Derivative(E, phi), ROOT, ONE),
    (Derivative(P, phi), 1 / (ROOT * (1 - n * sin(phi) ** 2)), BOTH),
    # DLMF 19.4
    (Derivative(E, m), (E - F) / (2 * m), ONE),
    (Derivative(F, m), (E - (1 - m) * F) / (2 * m * (1 - m)) - sin(2 * phi) / (4 * (1 - m) * ROOT), ONE),
    (Derivative(K, m), (E0 - (1 - m) * K) / (2 * m * (1 - m)), ONE),
    (Derivative(E0, m), (E0 - K) / (2 * m), ONE),
    # the derivatives by different arguments commute
    (Derivative(F, m, phi), Derivative(1 / ROOT, m), ONE),
    (Derivative(P, m, phi), Derivative(1 / (ROOT * (1 - n * sin(phi) ** 2)), m), BOTH),
    (Derivative(P, n, phi), Derivative(1 / (ROOT * (1 - n * sin(phi) ** 2)), n), BOTH),
    (Derivative(P, m, n), Derivative(P, n, m), BOTH),
    (Derivative(P0, m, n), Derivative(P0, n, m), BOTH),
    # K solves its hypergeometric equation  [DLMF 19.4.8]
    (m * (1 - m) * Derivative(K, m, 2) + (1 - 2 * m) * Derivative(K, m) - K / 4, 0, ONE),
    # Legendre's relation  [DLMF 19.7.1]
    (LEGENDRE, pi / 2, UNIT),
    (Derivative(elliptic_e(1 - m), m) + K, K - (elliptic_e(1 - m) - elliptic_k(1 - m)) / (2 * (1 - m)), UNIT),
    # elementary cases  [DLMF 19.6]
    (elliptic_f(phi, 0, evaluate=False), phi, []),
    (elliptic_f(phi, 1), atanh(sin(phi)), QUARTER),
    (elliptic_e(phi, 1), sin(phi), QUARTER),
    (elliptic_f(0, m, evaluate=False), 0, ONE),
    (elliptic_pi(0, phi, m, evaluate=False), F, ONE),
    (
        elliptic_pi(n, phi, 0, evaluate=False),
        atan(sqrt(1 - n) * tan(phi)) / sqrt(1 - n),
        [*QUARTER, n < 1],
    ),
    (elliptic_pi(m, phi, m, evaluate=False), (E - m * sin(phi) * cos(phi) / ROOT) / (1 - m), ONE),
    (elliptic_pi(m, m, evaluate=False), E0 / (1 - m), ONE),
    (elliptic_pi(n, 0, evaluate=False), pi / (2 * sqrt(1 - n)), [n < 1]),
    # parity and quasi-periodicity  [DLMF 19.2.10]
    (elliptic_f(-phi, m, evaluate=False), -F, ONE),
    (elliptic_f(phi + 3 * pi, m), F + 6 * K, ONE),
    (elliptic_e(phi - pi, m), E - 2 * E0, ONE),
    (elliptic_pi(n, phi + pi, m), P + 2 * P0, BOTH),
    (elliptic_f(pi / 2, m, evaluate=False), K, ONE),
    # where m > 1 the amplitude is what keeps the root real
    (Derivative(elliptic_f(phi, 4), phi), 1 / sqrt(1 - 4 * sin(phi) ** 2), [4 * sin(phi) ** 2 < 1]),
    # a pendulum: t = F(φ|k²)/ω0 with sin(θ/2) = k sin φ is the inverse of φ' = ω0 √(1 − k² sin²φ)
    (Derivative(elliptic_f(phi, k**2), phi) ** 2 * (1 - k**2 * sin(phi) ** 2), 1, [k < 1]),
    # chain rule
    (
        Derivative(elliptic_f(x**2, y), x) * sqrt(1 - y * sin(x**2) ** 2),
        2 * x,
        [y < 1],
    ),
]


@pytest.mark.parametrize(("left", "right", "domain"), TRUE, ids=str)
def test_identities_are_proved(left: Any, right: Any, domain: list[Any]) -> None:
    assert decide(left, right, domain=domain).proved


FALSE = [
    (Derivative(F, phi), ROOT, ONE),
    (Derivative(E, m), (E - F) / m, ONE),
    (Derivative(F, m), (E - (1 - m) * F) / (2 * m * (1 - m)) - sin(2 * phi) / (2 * (1 - m) * ROOT), ONE),
    (LEGENDRE, pi / 3, UNIT),
    (elliptic_f(phi + pi, m), F + K, ONE),
    (elliptic_f(-phi, m, evaluate=False), F, ONE),
    (elliptic_e(phi, 1), sin(phi), []),  # it goes on growing beyond a quarter turn
    (P, F, BOTH),
    (P0, K, BOTH),
]


@pytest.mark.parametrize(("left", "right", "domain"), FALSE, ids=str)
def test_wrong_coefficients_are_refuted(left: Any, right: Any, domain: list[Any]) -> None:
    verdict = decide(left, right, domain=domain)
    assert verdict.refuted
    assert verdict.witness.recheck()


def test_the_descending_landen_transformation_is_left_open() -> None:
    # true [DLMF 19.8.12], and no relation that is used
    smaller = (1 - sqrt(1 - m)) / (1 + sqrt(1 - m))
    assert decide(K, (1 + smaller) * elliptic_k(smaller**2), domain=UNIT).undecided


REFUSED = [
    (F, [], "parameter m"),
    (P, ONE, "characteristic n"),
    (K, [], "parameter m"),
    (elliptic_f(phi, 1), [], r"phi > -pi/2, phi < pi/2"),
    (elliptic_f(sp.Symbol("w"), Rational(1, 3)), [], "w real"),
]


@pytest.mark.parametrize(("integral", "domain", "said"), REFUSED, ids=str)
def test_what_may_have_a_pole_is_refused(integral: Any, domain: list[Any], said: str) -> None:
    with pytest.raises(UnsupportedError, match=said):
        from_sympy(integral, Field.rational(read_domain(domain)))


def reference(name: str, amplitude: Any, parameter: Any, characteristic: Any) -> Any:
    """By mpmath, whose conventions are its own."""
    match name:
        case "F":
            return mp.ellipf(amplitude, parameter)
        case "E":
            return mp.ellipe(amplitude, parameter)
        case "P":
            return mp.ellippi(characteristic, amplitude, parameter)
        case "K":
            return mp.ellipk(parameter)
        case "E0":
            return mp.ellipe(parameter)
    return mp.ellippi(characteristic, parameter)


NAMED = {"F": F, "E": E, "P": P, "K": K, "E0": E0, "P0": P0}


@settings(max_examples=10, deadline=None)
@given(
    st.sampled_from(sorted(NAMED)),
    st.fractions(-3, 3, max_denominator=20),
    st.fractions(-2, Fraction(9, 10), max_denominator=20),
    st.fractions(-2, Fraction(9, 10), max_denominator=20),
)
def test_values_and_derivatives_agree_with_mpmath(name: str, at: Fraction, of_m: Fraction, of_n: Fraction) -> None:
    if 0 in (at, of_m, of_n) or of_m == of_n:
        return
    element = from_sympy(NAMED[name], Field.rational(read_domain(BOTH)))
    point = Point({phi: at, m: of_m, n: of_n}, Reader(Field.rational()))
    with mp.workdps(60), precision(300):
        place = [mp.mpf(q.numerator) / q.denominator for q in (at, of_m, of_n)]
        expected = reference(name, *place)
        for ball in (point.typed(NAMED[name]), point.element(element)):
            assert abs(mp.mpf(ball.real.str(60, radius=False)) - expected) < mp.mpf(10) ** -48
        for number, symbol in enumerate((phi, m, n)):

            def along(q: Any, number: int = number) -> Any:
                return reference(name, *(q if i == number else p for i, p in enumerate(place)))

            slope = point.element(element.diff(symbol))
            assert abs(mp.mpf(slope.real.str(60, radius=False)) - mp.diff(along, place[number])) < mp.mpf(10) ** -20


def test_elements_survive_writing_substitution_and_pickling() -> None:
    field = Field.rational(read_domain(BOTH))
    element = from_sympy(P * K + F / (1 + E**2), field)
    assert from_sympy(element.to_sympy(), field) == element
    assert pickle.loads(pickle.dumps(element)) == element
    assert from_sympy(F, field).subs({phi: pi / 2}) == from_sympy(K, field)
    assert from_sympy(F, field).subs({m: Rational(1, 4)}).diff(phi) == from_sympy(1 / sqrt(1 - sin(phi) ** 2 / 4))
