"""Complex conjugation: an automorphism that commutes with real derivations, and what it must refuse."""

from __future__ import annotations

import pickle
from contextlib import suppress
from typing import Any

import mpmath
import pytest
import sympy as sp
from hypothesis import given, settings
from hypothesis import strategies as st
from sympy import Abs, Derivative, I, S, arg, conjugate, cos, cosh, exp, im, pi, re, sign, sin, sqrt

from gr_toolkit.errors import (
    AmbiguousRootError,
    AmbiguousSignError,
    GRToolkitError,
    InputError,
    TooLargeError,
    UnsupportedError,
)
from gr_toolkit.exact import C_K, S_K, Element, Field, from_sympy, read_domain
from gr_toolkit.exact.kernels.conjugation import imaginary_part, real_part
from gr_toolkit.verdicts import decide

x, y, t, K = sp.symbols("x y t K", real=True)
p = sp.Symbol("p", positive=True)
z, w = sp.symbols("z w", complex=True)
plain = sp.Symbol("u")
f = sp.Function("f")
g = sp.Function("g", real=True)

LEAVES = [x, y, p, z, w, I, S(2), S(-3) / 4, sqrt(p), f(t), g(t), f(x * t), conjugate(z), conjugate(f(t))]
UNARY = [lambda e: exp(I * e), sin, cos, cosh, lambda e: e**2, lambda e: -e, conjugate]
BINARY = [lambda a, b: a + b, lambda a, b: a * b, lambda a, b: a - 2 * b]
LINEAR = [x, y + x, z, 2 * z + x, w, I * x, conjugate(z) - t]  # arguments of kernels, which SymPy leaves alone


def expressions() -> st.SearchStrategy[Any]:
    kernels = st.builds(lambda k, a: k(a), st.sampled_from(UNARY), st.sampled_from(LINEAR))
    leaves = st.sampled_from(LEAVES) | kernels
    return st.recursive(
        leaves, lambda inner: st.builds(lambda o, a, b: o(a, b), st.sampled_from(BINARY), inner, inner), max_leaves=4
    )


def read(expression: Any, *conditions: Any) -> Element:
    return from_sympy(expression, Field.rational(read_domain(conditions)))


@settings(max_examples=60, deadline=None)
@given(expressions(), expressions())
def test_conjugation_is_an_involutive_automorphism(first: Any, second: Any) -> None:
    a, b = read(first), read(second)
    assert a.conjugate().conjugate() == a
    assert (a + b).conjugate() == a.conjugate() + b.conjugate()
    assert (a * b).conjugate() == a.conjugate() * b.conjugate()
    with suppress(TooLargeError):
        assert not a or (1 / a).conjugate() == 1 / a.conjugate()


@settings(max_examples=60, deadline=None)
@given(expressions(), st.sampled_from([x, y, t]))
def test_it_commutes_with_derivations_by_real_variables(expression: Any, variable: Any) -> None:
    element = read(expression)
    assert element.diff(variable).conjugate() == element.conjugate().diff(variable)
    assert element.diff(variable, 2).conjugate() == element.conjugate().diff(variable, 2)


@settings(max_examples=60, deadline=None)
@given(expressions())
def test_real_and_imaginary_part_are_projections(expression: Any) -> None:
    element = read(expression)
    real, imaginary = real_part(element), imaginary_part(element)
    assert real + imaginary * read(I) == element
    assert real_part(real) == real
    assert real_part(imaginary) == imaginary
    assert imaginary_part(real).is_zero()
    assert imaginary_part(imaginary).is_zero()
    assert real * real + imaginary * imaginary == element * element.conjugate()


@settings(max_examples=60, deadline=None)
@given(expressions(), st.tuples(*[st.fractions(-2, 2, max_denominator=20)] * 6))
def test_its_value_is_the_conjugate_value(expression: Any, drawn: Any) -> None:
    """mpmath evaluates what the engine writes; functions are put in as polynomials."""
    places = dict(zip((x, y, t), drawn[:3], strict=True)) | {p: abs(drawn[3]) + 1}
    values = {s: sp.Rational(v.numerator, v.denominator) for s, v in places.items()}
    complex_values = {z: values[x] + I * sp.Rational(drawn[4].numerator, drawn[4].denominator), w: S(1) / 3 - 2 * I}

    def number(e: Any) -> Any:
        e = e.replace(f, lambda a: (2 + I) * a**3 - I * a).replace(g, lambda a: a**2 - 3).doit()
        return mpmath.mpmathify(sp.N(e.subs(values | complex_values), 30))

    with mpmath.workdps(30):
        ours = number(read(expression).conjugate().to_sympy())
        theirs = mpmath.conj(number(expression))
        assert mpmath.almosteq(ours, theirs, 1e-20, 1e-20)


@pytest.mark.parametrize(
    ("left", "right"),
    [
        (Abs(x) ** 2, x**2),
        (Abs(z) ** 2, z * conjugate(z)),
        (sp.Mul(Abs(z), Abs(w), evaluate=False), Abs(z * w, evaluate=False)),
        (Abs(z**3), Abs(z) ** 3),
        (Abs(z / w), Abs(z) / Abs(w)),
        (Abs(conjugate(z)), Abs(z)),
        (sp.Abs(Abs(z), evaluate=False), Abs(z)),
        (re(exp(I * x)), cos(x)),
        (im(exp(I * x)), sin(x)),
        (Abs(exp(I * x), evaluate=False), S(1)),
        (Abs(exp(z), evaluate=False), exp(re(z))),
        (Abs(x + I * y), sqrt(x**2 + y**2)),
        (Abs(x**2 + y**2, evaluate=False), x**2 + y**2),
        (re(z * w), re(z) * re(w) - im(z) * im(w)),
        (Abs(z + w) ** 2 + Abs(z - w) ** 2, 2 * Abs(z) ** 2 + 2 * Abs(w) ** 2),
        (sp.adjoint(z), conjugate(z)),
        (sign(z) * Abs(z), z),
        (conjugate(sqrt(p)), sqrt(p)),
        (conjugate(C_K(K, x)) * S_K(K, x), C_K(K, x) * conjugate(S_K(K, x))),
        (Derivative(conjugate(f(t)), t), conjugate(Derivative(f(t), t))),
        (
            Derivative(Abs(f(t)) ** 2, t),
            2 * re(f(t)) * re(Derivative(f(t), t)) + 2 * im(f(t)) * im(Derivative(f(t), t)),
        ),
        (conjugate(f(x, t)).diff(x, t), conjugate(f(x, t).diff(t, x))),
        (arg(p * I), pi / 2),
        (arg(-p), pi),
    ],
    ids=str,
)
def test_what_holds_is_proved(left: Any, right: Any) -> None:
    assert decide(left, right).proved


@pytest.mark.parametrize(
    ("left", "right", "domain"),
    [
        (Abs(z) ** 2, z**2, ()),
        (re(exp(I * z)), cos(z), ()),
        (conjugate(sqrt(x)), sqrt(x), [x < 0]),
        (Abs(z + w), Abs(z) + Abs(w), ()),
        (conjugate(z), z, ()),
        (im(exp(I * x)), cos(x), ()),
        (arg(p * I), -pi / 2, ()),
    ],
    ids=str,
)
def test_what_fails_is_refuted(left: Any, right: Any, domain: Any) -> None:
    verdict = decide(left, right, domain=domain)
    assert verdict.refuted
    assert verdict.witness.recheck()


def test_a_root_is_conjugated_off_the_cut_only() -> None:
    """conjugate(sqrt(z)) = sqrt(conjugate(z)) fails on the negative axis, which a complex z may reach."""
    with pytest.raises(UnsupportedError, match=r"the conjugate of sqrt\(z\)"):
        read(conjugate(sqrt(z)))
    assert not decide(conjugate(sqrt(z)), sqrt(conjugate(z))).proved
    assert read(conjugate(sqrt(x)), x < 0) == read(-sqrt(x), x < 0)
    assert read(conjugate(sqrt(x)), x > 0) == read(sqrt(x), x > 0)


def test_plain_symbols_may_be_complex_until_the_domain_says_otherwise() -> None:
    assert not decide(conjugate(plain), plain).proved
    assert decide(conjugate(plain), plain, domain=[plain > 0]).proved
    assert decide(re(plain), plain, domain=[sp.Contains(plain, S.Reals)]).proved


def test_nothing_with_a_partner_is_differentiated_by_its_symbol() -> None:
    for expression in (conjugate(z), Abs(z), exp(conjugate(z)), z * conjugate(z)):
        with pytest.raises(UnsupportedError, match=r"derivative of conjugate\(z\) by z[\s\S]*x \+ I\*y"):
            read(expression).diff(z)
    assert read(conjugate(w)).diff(z).is_zero()


def test_conjugates_of_functions_need_real_arguments() -> None:
    with pytest.raises(UnsupportedError, match="declare that u is real"):
        read(conjugate(f(plain)))


def test_conditions_do_not_make_complex_symbols_real() -> None:
    """Were |z| > 1 to declare z real, conjugate(z) = z would be proved."""
    for condition in (Abs(z) > 1, re(z) > 0, z * conjugate(z) > 2):
        with pytest.raises(InputError, match="complex quantity"):
            decide(conjugate(z), z, domain=[condition])


def test_substitution_conjugates_the_value() -> None:
    assert read(conjugate(z)).subs({z: x + I * y}) == read(x - I * y)
    assert read(Abs(z)).subs({z: 3 + 4 * I}) == 5
    assert read(conjugate(z) * w).subs({z: w}) == read(conjugate(w) * w)


def test_a_partner_survives_pickling_and_the_way_to_sympy() -> None:
    element = read(conjugate(z) * conjugate(f(t)).diff(t) + z)
    again = pickle.loads(pickle.dumps(element))
    assert again.to_sympy() == element.to_sympy()
    assert from_sympy(element.to_sympy()) == element
    assert hash(from_sympy(element.to_sympy())) == hash(element)


@pytest.mark.parametrize("error", [AmbiguousRootError, AmbiguousSignError])
def test_the_quantity_in_question_travels_with_the_error(error: Any) -> None:
    with pytest.raises(error) as caught:
        read(Abs(x - y) if error is AmbiguousRootError else sp.Max(x, y))
    assert caught.value.quantity in (x - y, y - x)
    again = pickle.loads(pickle.dumps(caught.value))
    assert again.quantity == caught.value.quantity
    assert str(again) == str(caught.value)


def test_unresolved_signs_name_the_inequality_that_settles_them() -> None:
    with pytest.raises(AmbiguousRootError, match=r"domain=\[x > 0\]"):
        read(Abs(x))
    with pytest.raises(AmbiguousSignError, match=r"sign\(x\) depends on the sign of x[\s\S]*domain=\[x > 0\]"):
        read(sign(x))
    with pytest.raises(GRToolkitError, match="signs of real quantities are known"):
        read(sp.Heaviside(plain))
