"""Real roots with certainty: against SymPy's own isolation, and against polynomials with roots put in."""

from __future__ import annotations

from fractions import Fraction
from math import prod

import pytest
import sympy as sp
from hypothesis import given
from hypothesis import strategies as st

from gr_toolkit.errors import TooLargeError, UnsupportedError
from gr_toolkit.exact import from_sympy
from gr_toolkit.exact.factorization import factored, square_part
from gr_toolkit.exact.real_roots import real_roots
from gr_toolkit.exact.sturm import count_roots, joined, product_of, squarefree_parts

x = sp.Symbol("x")
small = st.fractions(-5, 5, max_denominator=6)


def coefficients(expression):
    return [Fraction(int(c.p), int(c.q)) for c in reversed(sp.Poly(expression, x).all_coeffs())]


@given(st.lists(st.tuples(small, st.integers(1, 3)), min_size=1, max_size=3, unique_by=lambda pair: pair[0]))
def test_roots_that_were_put_in_are_found_with_their_multiplicities(chosen):
    polynomial = prod((x - sp.Rational(r.numerator, r.denominator)) ** m for r, m in chosen) * (x**2 + 1) * (x**3 - 2)
    found = real_roots(coefficients(sp.expand(polynomial)))
    exact = {(Fraction(int(r.exact.p), int(r.exact.q)), r.multiplicity) for r in found if r.exact is not None}
    assert exact == set(chosen)
    assert [float(r) for r in found] == sorted(float(r) for r in found)
    (cube,) = [r for r in found if r.exact is None]
    assert float(cube) == 2 ** (1 / 3)


@given(st.lists(st.integers(-9, 9), min_size=2, max_size=7).filter(lambda c: c[-1]))
def test_as_sympy_isolates_them(integers):
    theirs = sp.Poly(list(reversed(integers)), x).real_roots(multiple=False)
    ours = real_roots(integers)
    assert [m for _, m in theirs] == [r.multiplicity for r in ours]
    for (their, _), our in zip(theirs, ours, strict=True):
        assert abs(float(their) - float(our)) <= 1e-12 * max(1, abs(float(our)))


def test_coefficients_may_be_algebraic_or_transcendental_constants():
    two = sp.sqrt(2)
    polynomial = sp.Poly(sp.expand((x - two) ** 2 * (x - 1) * (x**3 - 3)), x, extension=True)
    found = real_roots([from_sympy(c) for c in reversed(polynomial.all_coeffs())])
    assert [(r.exact, r.multiplicity) for r in found][:2] == [(1, 1), (two, 2)]
    assert float(found[2]) == pytest.approx(3 ** (1 / 3), abs=1e-15)
    lesser, _ = real_roots([from_sympy(sp.pi), from_sympy(sp.Integer(-4)), from_sympy(sp.Integer(1))])
    assert lesser.exact == 2 - sp.sqrt(16 - 4 * sp.pi) / 2


def test_a_zero_root_between_others_is_narrowed_to_zero():
    found = real_roots([from_sympy(c) for c in (sp.Integer(0), sp.Integer(-2), sp.sqrt(2), sp.Integer(1))])
    assert float(found[1]) == 0


def test_digits_are_those_of_mpmath():
    (root,) = real_roots([-2, 0, 0, 1])
    assert root.digits(40) == sp.cbrt(2).evalf(40)
    lower, upper = root.figures(200)
    assert lower**3 < 2 < upper**3
    assert upper - lower < Fraction(1, 2**199)


def test_what_is_counted_is_half_open():
    assert count_roots([Fraction(-1), Fraction(1)], Fraction(0), Fraction(1)) == 1
    assert count_roots([Fraction(-1), Fraction(1)], Fraction(1), Fraction(2)) == 0


def test_open_signs_and_large_degrees_are_refused():
    with pytest.raises(UnsupportedError, match="the sign of y"):
        real_roots([from_sympy(sp.Symbol("y", real=True)), from_sympy(sp.Integer(1))])
    with pytest.raises(TooLargeError, match="degrees"):
        real_roots([1] + [0] * 60 + [1])


def test_squares_are_taken_out_of_a_root():
    y = sp.Symbol("y", positive=True)
    value = from_sympy((y + 2) ** 2 * (y - 3) ** 2 * y / (y - 5))
    outside, inside, doubtful = square_part(value, lambda factor: factor)
    assert outside * outside * inside == value
    assert inside == from_sympy(y * (y - 5))
    assert len(doubtful) == 2
    assert factored(value)[0] == 1


def test_constants_have_no_roots():
    assert squarefree_parts([Fraction(3)]) == squarefree_parts([]) == []
    double, other = [Fraction(1), Fraction(-2), Fraction(1)], [Fraction(-1), Fraction(0), Fraction(1)]
    assert joined(double, other) == product_of(double, [Fraction(1), Fraction(1)])  # (x − 1)² (x + 1)
