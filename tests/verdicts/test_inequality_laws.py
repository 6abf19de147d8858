"""Inequalities whose truth is known by construction: known roots, sums of squares with a margin, exact values."""

from __future__ import annotations

from fractions import Fraction
from itertools import product

import pytest
import sympy as sp
from hypothesis import given, settings
from hypothesis import strategies as st

import gr_toolkit as gr
from gr_toolkit.exact.signs.positive_roots import positive_roots
from gr_toolkit.verdicts.inequalities.bernstein import Patch, subdivided
from gr_toolkit.verdicts.inequalities.effort import Effort

x, y, z = sp.symbols("x y z", real=True)
SMALL = st.integers(-4, 4)
ROOTS = st.lists(st.tuples(st.fractions(-3, 3, max_denominator=4), st.integers(1, 2)), min_size=1, max_size=3)


def outcome(relation, domain=()):
    verdict = gr.decide(relation, domain=domain)
    if verdict.refuted:
        assert verdict.witness.recheck()
    return "proved" if verdict.proved else "refuted" if verdict.refuted else "undecided"


@settings(max_examples=30, deadline=None)
@given(ROOTS, SMALL, st.integers(1, 4), st.booleans(), st.booleans(), st.booleans())
def test_products_with_known_roots_are_decided(roots, low, width, strict, at_low, at_high):
    """In one variable nothing stays open: the truth is read off the roots."""
    powers: dict[Fraction, int] = {}
    for root, power in roots:
        powers[root] = powers.get(root, 0) + power
    high = low + width
    function = sp.expand(sp.prod([(x - sp.Rational(*q.as_integer_ratio())) ** p for q, p in powers.items()]))
    domain = [x >= low if at_low else x > low, x <= high if at_high else x < high]
    inside = [q for q in powers if low < q < high or (at_low and q == low) or (at_high and q == high)]
    changes = any(powers[q] % 2 for q in powers if low < q < high)
    ends = sorted({Fraction(low), Fraction(high), *(q for q in powers if low < q < high)})
    middle = (ends[0] + ends[1]) / 2
    value = function.subs(x, sp.Rational(*middle.as_integer_ratio()))
    true = value > 0 and not changes and not (strict and inside)
    relation = (sp.Gt if strict else sp.Ge)(function, 0, evaluate=False)
    assert outcome(relation, domain) == ("proved" if true else "refuted")


@settings(max_examples=15, deadline=None)
@given(st.lists(st.tuples(SMALL, SMALL, SMALL), min_size=1, max_size=2), SMALL, SMALL)
def test_sums_of_squares_and_what_is_below_them(forms, a, b):
    """∑ (linear)² + 1/10 is positive; without the value at a point, and a little more, it is not."""
    squares = sum((k * x + m * y + n) ** 2 for k, m, n in forms)
    margin = sp.Rational(1, 10)
    assert outcome(sp.Gt(sp.expand(squares + margin), 0, evaluate=False)) == "proved"
    least = squares.subs({x: a, y: b})
    assert outcome(sp.Gt(sp.expand(squares - least - margin), 0, evaluate=False)) != "proved"
    assert outcome(sp.Ge(sp.expand(squares), 0, evaluate=False)) == "proved"


@settings(max_examples=15, deadline=None)
@given(st.integers(1, 5), st.integers(1, 5), st.integers(0, 3))
def test_roots_against_their_squares(k, m, n):
    """√(k x² + m) > √k x always, and > √k x + c for c > 0 not for large x."""
    root = sp.sqrt(k * x**2 + m)
    assert outcome(root > sp.sqrt(k) * x, [x > n]) == "proved"
    assert outcome(root > sp.sqrt(k) * x + sp.Rational(1, 10), [x > n]) == "refuted"


@settings(max_examples=3, deadline=None)
@given(st.fractions(Fraction(1, 5), 3, max_denominator=5))
def test_tangents_of_convex_functions(q):
    """exp and −log lie above their tangents, which they touch at one point."""
    at = sp.Rational(*q.as_integer_ratio())
    tangent = sp.log(at) + (x - at) / at
    assert outcome(sp.Le(sp.log(x), tangent, evaluate=False), [x > 0]) == "proved"
    assert outcome(sp.Lt(sp.log(x), tangent, evaluate=False), [x > 0]) == "refuted"
    assert outcome(sp.Lt(sp.log(x), tangent, evaluate=False), [x > at]) == "proved"
    assert outcome(sp.Le(sp.log(x), tangent - sp.Rational(1, 1000), evaluate=False), [x > 0]) == "refuted"


TERMS = st.dictionaries(st.tuples(st.integers(0, 3), st.integers(0, 2)), st.integers(-9, 9).filter(bool), min_size=1)


@settings(max_examples=30, deadline=None)
@given(TERMS)
def test_bernstein_coefficients_enclose_a_polynomial(terms):
    """On the halves of halves too; at the corners they are values, up to a positive factor."""

    def value(s, t):
        return sum(c * s**i * t**j for (i, j), c in terms.items())

    patch = Patch.of(terms, 2)
    corner = patch.halves(0)[1].halves(1)[0]  # 1/2 ≤ s ≤ 1, 0 ≤ t ≤ 1/2
    for one, places in ((patch, product((0, 1), (0, 1))), (corner, product((Fraction(1, 2), 1), (0, Fraction(1, 2))))):
        stride = one.degrees[1] + 1
        corners = [one.coefficients[k] for k in (0, stride - 1, -stride, -1)]
        for coefficient, place in zip(corners, places, strict=True):
            assert (coefficient > 0) == (value(*place) > 0)
            assert (coefficient < 0) == (value(*place) < 0)
    for s, t in product((Fraction(1, 7), Fraction(2, 3)), repeat=2):
        if patch.range[0] > 0:
            assert value(s, t) > 0
        if patch.range[1] < 0:
            assert value(s, t) < 0


@settings(max_examples=20, deadline=None)
@given(TERMS)
def test_a_subdivision_is_right_about_the_orthant(terms):
    found = subdivided([terms], 2, lambda signs: signs[0], lambda signs: False, Effort())
    for s, t in product((Fraction(1, 50), Fraction(1, 3), 1, 2, 30), repeat=2):
        value = sum(c * s**i * t**j for (i, j), c in terms.items())
        if abs(found.grade) == 2:
            assert value * found.grade > 0
        elif found.grade:
            assert value * found.grade >= 0


@given(st.lists(st.fractions(Fraction(-3), 3, max_denominator=6), min_size=1, max_size=5), st.integers(0, 1))
def test_isolated_roots_are_those_that_were_put_in(roots, factor):
    t = sp.Symbol("t")
    polynomial = sp.prod([t - sp.Rational(*q.as_integer_ratio()) for q in roots]) * (t**2 + 1) ** factor
    coefficients = sp.Poly(polynomial, t).clear_denoms()[1].all_coeffs()[::-1]
    found = positive_roots([int(c) for c in coefficients])
    expected = sorted({q for q in roots if q > 0})
    assert len(found) == len(expected)
    assert all(one.low <= q <= one.high for one, q in zip(found, expected, strict=True))
    assert all(one.settled().low == q for one, q in zip(found, expected, strict=True))


@pytest.mark.nightly
@settings(max_examples=300, deadline=None)
@given(st.data())
def test_random_inequalities_hold_where_they_are_proved(data):
    """Against values at many points: what is proved is nowhere false there, what is refuted is false at its point."""
    atoms = [x, x**2, y, x * y, sp.sqrt(1 + x**2), sp.log(1 + x), sp.exp(-x), sp.atan(y), 1 / (1 + x), sp.sqrt(x)]
    weights = data.draw(st.lists(SMALL, min_size=len(atoms) + 1, max_size=len(atoms) + 1))
    chosen = data.draw(st.sets(st.integers(0, len(atoms) - 1), min_size=1, max_size=3))
    function = weights[-1] + sum(weights[n] * atoms[n] for n in chosen)
    relation = sp.Gt(function, 0, evaluate=False)
    verdict = gr.decide(relation, domain=[x > 0, y > 0])
    if verdict.proved:
        for a, b in product((Fraction(1, 100), Fraction(1, 3), 1, 3, 50), repeat=2):
            assert function.subs({x: sp.Rational(a), y: sp.Rational(b)}).evalf(30) > -sp.Float("1e-25")
    elif verdict.refuted:
        assert verdict.witness.recheck()
        assert function.subs(dict(verdict.witness.assignment)).evalf(30) < sp.Float("1e-25")
