"""Numbers: cosines of rational multiples of π and the roots among them, in whatever order they are met."""

from __future__ import annotations

import pickle
from fractions import Fraction
from itertools import permutations
from typing import Any

import mpmath as mp
import pytest
import sympy as sp
from hypothesis import given
from hypothesis import strategies as st
from sympy import I, Rational, cos, exp, pi, root, sin, sqrt, tan

from gr_toolkit.errors import DivisionByZeroError, TooLargeError
from gr_toolkit.exact import Field, from_sympy
from gr_toolkit.exact.kernels.cyclotomy import LARGEST, at_fraction_of_pi, minimal_polynomial
from gr_toolkit.verdicts import decide
from tests.exact.against_mpmath import exact_value, survives_sympy

ORDERS = [q for q in range(7, LARGEST) if len(sp.factorint(q)) == 1 and q % 2]
small = [q for q in range(1, 46) if all(p**e <= 30 and (p > 2 or e <= 4) for p, e in sp.factorint(q).items())]


def cosine(k: int, q: int) -> Any:
    return cos(2 * pi * k / q)


@given(st.sampled_from(small), st.integers(min_value=0, max_value=100))
def test_the_value(denominator: int, numerator: int) -> None:
    part = Fraction(numerator, denominator)
    c, s = at_fraction_of_pi(Field.rational(), part)
    assert c * c + s * s == 1
    with mp.workdps(60):
        angle = mp.mpf(part.numerator) / part.denominator
        assert abs(exact_value(c, {}) - mp.cospi(angle)) < mp.mpf(10) ** -50
        assert abs(exact_value(s, {}) - mp.sinpi(angle)) < mp.mpf(10) ** -50


@pytest.mark.parametrize("order", ORDERS)
def test_the_minimal_polynomial(order: int) -> None:
    coefficients = minimal_polynomial(order)
    assert len(coefficients) - 1 == sp.totient(order) / 2
    with mp.workdps(60):
        value = 2 * mp.cospi(mp.mpf(2) / order)
        assert abs(mp.polyval(coefficients[::-1], value)) < mp.mpf(10) ** -40
    assert sp.Poly(coefficients[::-1], sp.Symbol("t")).is_irreducible


@pytest.mark.parametrize("order", ORDERS)
def test_a_cosine_and_its_sine_are_certified(order: int) -> None:
    assert not from_sympy(cosine(1, order) + sin(2 * pi / order)).field.doubt


IDENTITIES = [
    (cos(pi / 7) - cos(2 * pi / 7) + cos(3 * pi / 7), Rational(1, 2)),
    (8 * cos(pi / 9) * cos(2 * pi / 9) * cos(4 * pi / 9), 1),
    (8 * sin(pi / 7) * sin(2 * pi / 7) * sin(3 * pi / 7), sqrt(7)),
    (tan(3 * pi / 11) + 4 * sin(2 * pi / 11), sqrt(11)),
    (tan(pi / 9) * tan(2 * pi / 9) * tan(4 * pi / 9), sqrt(3)),
    (4 * cosine(1, 27) ** 3 - 3 * cosine(1, 27), cosine(1, 9)),
    (3 * sin(2 * pi / 27) - 4 * sin(2 * pi / 27) ** 3, sin(2 * pi / 9)),
    (16 * cosine(1, 25) ** 5 - 20 * cosine(1, 25) ** 3 + 5 * cosine(1, 25), (sqrt(5) - 1) / 4),
    (4 * (cosine(1, 13) + cosine(3, 13) + cosine(4, 13)), sqrt(13) - 1),  # Gauss
    (4 * sum(cosine(k, 17) for k in (1, 2, 4, 8)), sqrt(17) - 1),
    (2 * sum(sin(2 * pi * k * k / 23) for k in range(1, 12)), sqrt(23)),
    (4 * (cosine(1, 21) + cosine(4, 21) + cosine(5, 21)), 1 + sqrt(21)),
    (exp(2 * pi * I / 7) ** 7, 1),
    (root(-1, 7) * root(-1, 7) ** 6, -1),
    (cos(pi / 12), (sqrt(6) + sqrt(2)) / 4),
    (2 * cos(pi / 16), sqrt(2 + sqrt(2 + sqrt(2)))),
]


@pytest.mark.parametrize(("left", "right"), IDENTITIES)
def test_identities_from_either_side(left: Any, right: Any) -> None:
    """A root is found among the cosines, and cosines are put below a root that was there before."""
    assert decide(left, right).proved
    assert decide(right, left).proved
    assert decide(left, right + Rational(1, 10**15)).refuted
    with pytest.raises(DivisionByZeroError):
        decide(1 / sp.Add(right, -left, evaluate=False), 1)


@pytest.mark.parametrize("order", list(permutations([sqrt(13), cosine(1, 13), sqrt(2), root(2, 3)])))
def test_the_order_does_not_matter(order: tuple[Any, ...]) -> None:
    total = from_sympy(order[0])
    for number in order[1:]:
        total = total + from_sympy(number)
    reference = from_sympy(cosine(1, 13)) + from_sympy(sqrt(13)) + from_sympy(sqrt(2)) + from_sympy(root(2, 3))
    assert total == reference
    assert hash(total) == hash(reference)
    assert not total.field.doubt
    assert total * total.inverse() == 1


def test_elements_survive_a_finer_angle() -> None:
    before = from_sympy(cosine(1, 9) + sqrt(3))
    finer = before + from_sympy(cosine(1, 27))
    assert finer - from_sympy(cosine(1, 27)) == before
    assert hash(finer - from_sympy(cosine(1, 27))) == hash(before)
    assert pickle.loads(pickle.dumps(finer)) == finer
    assert survives_sympy(finer)


def test_large_angles_are_refused() -> None:
    for typed in (cosine(1, 61), cos(pi / 2**9)):
        with pytest.raises(TooLargeError, match="angle"):
            from_sympy(typed)
