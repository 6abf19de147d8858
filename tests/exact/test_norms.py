"""Norms and perfect powers: against resultants, against what was squared, and against known non-squares."""

from __future__ import annotations

import pytest
import sympy as sp

from gr_toolkit.exact import from_sympy
from gr_toolkit.exact.kernels.factored_norms import Undetermined, root_by_factoring
from gr_toolkit.exact.kernels.perfect_powers import square_root_in_field
from gr_toolkit.exact.norms import cofactor_and_norm, norm

p, q = sp.symbols("p q", positive=True)
w = sp.Symbol("w")
Third, Sixth = sp.Rational(1, 3), sp.Rational(1, 6)


@pytest.mark.parametrize("degree", [2, 3, 4, 6])
@pytest.mark.parametrize(
    "polynomial", [w, w**2, 1 + w, q + 3 * w**2, w + 2 * w**3, 1 + w + w**2, w**3], ids=lambda e: str(e)
)
def test_norms_are_resultants(polynomial: sp.Expr, degree: int) -> None:
    element = from_sympy(polynomial.subs(w, sp.root(p, degree)) + 0 * q)
    field = element.field
    found = field.polynomial(norm(field, 0, element.numerator)) if field.degrees else element**degree
    expected = sp.resultant(w**degree - p, polynomial, w)
    if field.degrees == [degree]:
        assert sp.expand(found.to_sympy() - expected) == 0


@pytest.mark.parametrize("polynomial", [w, w**2, 1 + w**2, q + w, w + w**4])
def test_cofactors_free_of_the_root(polynomial: sp.Expr) -> None:
    element = from_sympy(polynomial.subs(w, sp.root(p, 6)))
    cofactor, free = cofactor_and_norm(element.field, 0, element.numerator)
    assert not free.degrees()[0]
    assert element.field.polynomial(cofactor * element.numerator) == element.field.polynomial(free)


@pytest.mark.parametrize(
    "root",
    [p**Third, p**Sixth, 1 + p**Third, p**Sixth * (1 + q), p**Third - sp.sqrt(q), sp.sqrt(p + sp.sqrt(q)) - p**Third],
    ids=str,
)
def test_squares_are_seen(root: sp.Expr) -> None:
    element = from_sympy(root)
    try:
        found = square_root_in_field(element * element)
    except Undetermined:  # honest, if weak
        return
    assert found in (element, -element)


@pytest.mark.parametrize("radicand", [p, 2 * p, p * q, p + 1, 3 + sp.sqrt(q), p ** (2 * Third) * (q + 1)], ids=str)
def test_what_is_no_square_is_none(radicand: sp.Expr) -> None:
    """√p, √(p+1) … are of even degree over Q(∛p, √q), which has no further quadratic subfield than that of √q."""
    element = from_sympy(radicand + p**Third + sp.sqrt(q)) - from_sympy(p**Third + sp.sqrt(q))
    assert square_root_in_field(element) is None


def test_a_norm_that_is_factored_gives_the_root() -> None:
    element = from_sympy(2 + sp.sqrt(5))
    assert root_by_factoring(element, 3) == from_sympy((1 + sp.sqrt(5)) / 2)
    assert root_by_factoring(from_sympy(1 + sp.sqrt(5)), 3) is None


def test_a_dependent_root_is_denested_or_doubted() -> None:
    first, second = (p + q**2) ** Third, (p + 1) ** Third
    nested = from_sympy(sp.sqrt(-2 * sp.sqrt(first * (second + first)) + second + 2 * first))
    assert nested == from_sympy(sp.sqrt(first + second) - (p + q**2) ** Sixth)


def test_a_square_of_a_power_of_a_root_is_a_square() -> None:
    """4√5 = (2·5^(1/4))², as met below √(5 + √5)·√(√5 − 1) = 2·5^(1/4)."""
    quarter = from_sympy(sp.root(5, 4))
    assert square_root_in_field(4 * quarter * quarter) in (2 * quarter, -2 * quarter)
    first, second = sp.sqrt(5 + sp.sqrt(5)), sp.sqrt(sp.root(5, 4) - 1) * sp.sqrt(sp.root(5, 4) + 1)
    assert from_sympy(first) * from_sympy(second) == 2 * quarter
