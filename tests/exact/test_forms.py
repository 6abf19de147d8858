"""How elements are written: lengths are SymPy's count of operations, and nothing is longer than its flat sum."""

from itertools import pairwise

import pytest
import sympy as sp
from hypothesis import given
from hypothesis import strategies as st

import gr_toolkit as gr
from gr_toolkit.exact import Field, from_sympy
from gr_toolkit.exact.forms import Forms

x, y, z = sp.symbols("x y z", positive=True)
f = sp.Function("f")(x)
KERNELS = (x, y, z, sp.sin(x), sp.cos(x), f, f.diff(x))

monomials = st.tuples(*(st.integers(0, 3) for _ in KERNELS))
polynomials = st.dictionaries(monomials, st.integers(-9, 9).filter(bool), min_size=1, max_size=6)


def expression(terms):
    return sp.Add(*(c * sp.Mul(*(k**e for k, e in zip(KERNELS, m, strict=True))) for m, c in terms.items()))


@given(polynomials)
def test_the_length_of_a_flat_sum_is_what_sympy_counts(terms):
    element = from_sympy(expression(terms))
    if element.is_zero():
        return
    flat = Forms(element.field).flat(element.numerator)
    assert flat.length == flat.build().count_ops()


@given(polynomials, polynomials)
def test_nothing_is_written_longer_than_expanded(above, below):
    divisor = from_sympy(expression(below))
    if divisor.is_zero():
        return
    element = from_sympy(expression(above), divisor.field) / divisor
    forms = Forms(element.field)
    flat = forms.flat(element.numerator).build() / element.denominator().to_sympy()
    assert element.to_sympy().count_ops() <= flat.count_ops()


@given(polynomials, st.tuples(*(st.integers(0, 2) for _ in KERNELS)))
def test_what_is_written_is_the_element_again(above, below):
    element = from_sympy(expression(above) / sp.Mul(*(k**e for k, e in zip(KERNELS, below, strict=True))))
    written = element.to_sympy()
    again = from_sympy(written)
    assert again == element
    assert again.to_sympy() == written


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        (3 * x**2 * y + 3 * x**2 * z**2, 3 * x**2 * (y + z**2)),
        (
            (sp.expand((f.diff(x) + y * f**2) ** 2 + (x * f - f.diff(x) ** 2) ** 2)) / f**8,
            ((f.diff(x) + y * f**2) ** 2 + (x * f - f.diff(x) ** 2) ** 2) / f**8,
        ),
        (sp.expand(4 * (f - 1) ** 2) / (x**4 * f**2), 4 * (f - 1) ** 2 / (x**4 * f**2)),
        (1 - sp.sin(x) ** 2, sp.cos(x) ** 2),
    ],
)
def test_how_it_is_written(typed, expected):
    assert from_sympy(typed).to_sympy() == expected


def test_many_generators_are_written_in_time():
    """A sum of thirty terms in as many functions is not rearranged in every possible way."""
    names = sp.symbols("a0:30")
    total = sum(a * b for a, b in pairwise(names)) / names[0]
    element = from_sympy(total, Field.rational())
    assert gr.decide(element.to_sympy(), total).proved


@pytest.mark.parametrize("long", [7, 10**18, 2**63, 10**40])
def test_factors_with_coefficients_longer_than_a_machine_word(long):
    """FLINT sorts factors by their coefficients, and fails at long ones: the product of what is written is the same."""
    for factors in (
        [x + long, x + long + 1],
        [long * x + y, (x - long) ** 2, -6 * (y + 1)],
        [x + long * y, x - long * y],
    ):
        whole = sp.expand(sp.Mul(*factors))
        shown = from_sympy(whole).to_sympy()
        assert sp.expand(shown - whole) == 0
        assert gr.decide(whole, sp.Mul(*factors)).proved
        assert gr.decide(whole, sp.Mul(*factors) + 1).refuted


def test_a_redshift_in_kerr_whose_horner_form_has_long_coefficients():
    kerr = gr.Kerr()
    M, a = kerr.symbols("M"), kerr.symbols("a")
    static = [1, 0, 0, 0]
    kerr_at = gr.optics.redshift(
        metric=kerr, symmetry=static, emitter=static, observer=static,
        emission={"r": sp.Rational(29, 10) * M, "theta": sp.pi / 2}, reception={"r": 100 * M, "theta": sp.pi / 2},
    )  # fmt: skip
    assert a not in kerr_at.one_plus_z.to_sympy().free_symbols
    assert kerr_at.one_plus_z == sp.sqrt(sp.Rational(98, 100) * sp.Rational(29, 9))
