"""Arithmetic to first order, ε² = 0, and derivatives by jets of unknown functions."""

from __future__ import annotations

from typing import Any

import pytest
import sympy as sp
from hypothesis import given
from hypothesis import strategies as st

from gr_toolkit.errors import UncertifiedDivisionError, UnsupportedError
from gr_toolkit.exact import from_sympy, unify
from gr_toolkit.exact.elementary import ELEMENTARY
from gr_toolkit.exact.kernels.infinitesimal import (
    infinitesimal,
    is_infinitesimal,
    power_to_first_order,
    to_first_order,
    value_and_variation,
)
from gr_toolkit.exact.kernels.jets import jet
from gr_toolkit.exact.partial import jets_in, lowered

x, y = sp.symbols("x y", positive=True)
s = sp.Symbol("s")
f = sp.Function("f")(x, y)
LEAVES = [x, y, f, f.diff(x), sp.sin(x), sp.Integer(2)]
polynomials = st.lists(
    st.tuples(st.integers(-2, 2), st.lists(st.sampled_from(LEAVES), min_size=0, max_size=2)), min_size=1, max_size=3
).map(lambda terms: sum((c * sp.Mul(*factors) for c, factors in terms), start=sp.S.Zero))


def dual(value: Any, variation: Any) -> Any:
    a, b = unify([from_sympy(sp.sympify(e, strict=True)) for e in (value, variation)])
    a, b, epsilon = unify([a, b, infinitesimal(a.field)])
    return a + epsilon * b


@given(polynomials, polynomials, polynomials, polynomials)
def test_rational_functions(a: Any, b: Any, c: Any, d: Any) -> None:
    """Sum, product and quotient of a + sb and c + sd, differentiated by an ordinary s at 0."""
    c = c + x**3 + f**2  # not zero
    one, other = unify([dual(a, b), dual(c, d)])
    for found, plain in (
        (one + other, a + s * b + c + s * d),
        (one * other - one, (a + s * b) * (c + s * d - 1)),
        (one / other, (a + s * b) / (c + s * d)),
    ):
        expected = from_sympy(plain)
        assert value_and_variation(found)[0] == expected.subs({s: 0})
        assert value_and_variation(found)[1] == expected.diff(s).subs({s: 0})


@pytest.mark.parametrize("name", ["\\exp", "\\sin", "\\cosh", "\\arctan", "\\ln", "\\tan"])
def test_elementary_functions(name: str) -> None:
    found = to_first_order(ELEMENTARY[name], dual(x + 1, f))
    plain = ELEMENTARY[name](from_sympy(x + 1))
    assert value_and_variation(found)[0] == plain
    assert value_and_variation(found)[1] == plain.diff(x) * f


def test_powers_and_unknown_functions() -> None:
    u = dual(x, f)
    root = power_to_first_order(lambda value: value.sqrt(), sp.Rational(1, 2), u)
    assert root * root == u
    assert value_and_variation(root)[1] == from_sympy(f / (2 * sp.sqrt(x)))
    two = jet(u.field, sp.Function("P"), [u, dual(y, x)])
    p = sp.Function("P")(x, y)
    assert value_and_variation(two) == (from_sympy(p), from_sympy(f * p.diff(x) + x * p.diff(y)))


def test_what_is_refused() -> None:
    u = dual(x, f)
    for kernel in (ELEMENTARY["\\exp"], ELEMENTARY["\\sin"], ELEMENTARY["\\ln"]):
        with pytest.raises(UnsupportedError, match="varied to first order"):
            kernel(u)
    with pytest.raises(UnsupportedError):
        u.sqrt()
    epsilon = infinitesimal(u.field)
    assert (epsilon * epsilon).is_zero()
    assert epsilon.diff(x).is_zero()
    with pytest.raises(UncertifiedDivisionError, match="multiples of an infinitesimal have no inverse"):
        u / (epsilon * x)
    assert not is_infinitesimal(u - epsilon * f)


def test_derivatives_by_jets() -> None:
    """∂/∂f_x of √(1 + f_x²) V(f) f_xy, other jets and coordinates held fixed, by hand."""
    V = sp.Function("V")
    element = from_sympy(sp.sqrt(1 + f.diff(x) ** 2) * V(f) * f.diff(x, y) * x)
    jets = jets_in(element, f)
    assert [j.orders for j in jets] == [(0, 0), (1, 0), (1, 1)]
    v = sp.Symbol("v")
    slope = sp.Subs(V(v).diff(v), v, f)
    expected = [
        sp.sqrt(1 + f.diff(x) ** 2) * slope * f.diff(x, y) * x,
        f.diff(x) / sp.sqrt(1 + f.diff(x) ** 2) * V(f) * f.diff(x, y) * x,
        sp.sqrt(1 + f.diff(x) ** 2) * V(f) * x,
    ]
    for one, wanted in zip(jets, expected, strict=True):
        assert element.diff(one) == from_sympy(wanted)
    assert from_sympy(x * y).diff(jets[0]).is_zero()


def test_functions_that_are_not_local() -> None:
    t = sp.Symbol("t", positive=True)
    integral = from_sympy(sp.Integral(sp.Function("h")(t), (t, 0, x)))
    with pytest.raises(UnsupportedError, match="at all points"):
        jets_in(integral, sp.Function("h")(t))
    with pytest.raises(UnsupportedError, match="one point only"):
        jets_in(from_sympy(f + sp.Function("f")(y, x)), f)


def test_lowering_undoes_lifting() -> None:
    small = from_sympy((x + sp.sin(y)) / (x * f))
    large = unify([small, from_sympy(sp.exp(y) * f.diff(x))])[0]
    assert large.field is not small.field
    assert lowered(large, small.field).field is small.field
    assert lowered(large, small.field) == small
