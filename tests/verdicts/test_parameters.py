"""For which parameters something vanishes: known spacetimes, systems of equations, and what must not be claimed."""

from __future__ import annotations

import itertools
from typing import Any

import pytest
import sympy as sp
from hypothesis import given
from hypothesis import strategies as st
from sympy import Contains, FiniteSet, I, cos, cosh, exp, pi, sin, sinh, sqrt

import gr_toolkit as gr
from gr_toolkit.errors import InputError, TooLargeError
from gr_toolkit.exact import C_K, S_K, from_sympy
from gr_toolkit.verdicts import ParameterCondition, vanishes_when

a, b, c, x, y, K, M, Q, L = sp.symbols("a b c x y K M Q Lambda", real=True)
t, r, theta, phi = sp.symbols("t r theta phi")
p = sp.Symbol("p", positive=True)
n = sp.Symbol("n", integer=True)
f = sp.Function("f")


# -- spacetimes ------------------------------------------------------------------------------------------------------


def static(function: Any) -> gr.Metric:
    matrix = sp.diag(-function, 1 / function, r**2, r**2 * sin(theta) ** 2)
    return gr.Metric(matrix, [t, r, theta, phi], domain=[r > 0, theta > 0, theta < pi])


def kerr_newman() -> gr.Metric:
    sigma, delta = r**2 + a**2 * cos(theta) ** 2, r**2 - 2 * M * r + a**2 + Q**2
    sine = sin(theta) ** 2
    matrix = sp.diag(
        -(delta - a**2 * sine) / sigma,
        sigma / delta,
        sigma,
        sine * ((r**2 + a**2) ** 2 - delta * a**2 * sine) / sigma,
    )
    matrix[0, 3] = matrix[3, 0] = -a * sine * (r**2 + a**2 - delta) / sigma
    return gr.Metric(matrix, [t, r, theta, phi], domain=[r > 0, theta > 0, theta < pi])


def condition(alternatives: Any) -> set[frozenset[Any]]:
    return {frozenset(alternative) for alternative in alternatives}


SPACETIMES = [
    (lambda: gr.ReissnerNordstrom().ricci, [[Q]]),
    (lambda: static(1 - 2 * M / r + Q**2 / r**2 - L * r**2 / 3).ricci, [[Q, L]]),
    (lambda: static(1 - 2 * M / r - L * r**2 / 3).weyl, [[M]]),
    (lambda: static(1 - 2 * M / r - L * r**2 / 3).riemann, [[M, L]]),
    (lambda: static(1 - L * r**2 / 3).ricci, [[L]]),
    (lambda: static(1 - K**2 * r**2).einstein, [[K]]),
    (lambda: kerr_newman().riemann, [[M, Q]]),
    (lambda: kerr_newman().ricci, [[Q]]),
    (lambda: kerr_newman().weyl, [[M, Q]]),
    (lambda: gr.Schwarzschild().ricci, [[]]),
    (lambda: gr.Schwarzschild().riemann, []),  # M > 0
    (lambda: gr.DeSitter().ricci, []),  # H > 0
]


@pytest.mark.parametrize(("tensor", "expected"), SPACETIMES)
def test_known_spacetimes(tensor: Any, expected: Any) -> None:
    found = vanishes_when(tensor())
    assert {frozenset(map(str, alternative)) for alternative in found.alternatives} == {
        frozenset(map(str, alternative)) for alternative in expected
    }
    assert found.complete


def test_curved_space_value_by_value() -> None:
    """Three-space of curvature K is flat for K = 0 only; with K any real number that is merely sufficient."""
    spaces = gr.FLRW(a=1).riemann
    (curvature,) = spaces.metric.parameters
    open_ = vanishes_when(spaces)
    assert str(open_) == "K = 0 (sufficient)"
    assert "S_K(K, chi) contains K" in open_.explain()
    settled = vanishes_when(spaces, domain=[Contains(curvature, FiniteSet(-1, 0, 1))])
    assert str(settled) == "K = 0"
    assert settled.complete


# -- systems ---------------------------------------------------------------------------------------------------------

SYSTEMS = [
    (a * x + b, [a, b], "a = 0 and b = 0"),
    (a * b * x, [a, b], "a = 0 or b = 0"),
    (a * (a - 1) * x + a * b * (a - 1) * cos(x) + a * b, [a, b], "a = 0 or (b = 0 and a = 1)"),
    ((a**2 - b**2) * x + a * (a + b), [a, b], "a + b = 0"),
    ((a**2 - 1) * x + (a - 1) * (b + 2), [a, b], "a = 1 or (a = -1 and b = -2)"),
    ((a**2 + b**2) * sin(x), [a, b], "a = 0 and b = 0"),
    ((a**2 + 1) * sin(x), [a], "never"),
    ((a**2 - 2) * sin(x), [a], "a**2 - 2 = 0"),
    ((a - b) * f(x) + (a + b) * f(x).diff(x), [a, b], "a = 0 and b = 0"),
    ((a - 1) * (a + 2) * x, [a], "a = -2 or a = 1"),
    (a**2 * (a - pi * b) * x, [a, b], "a = 0 or a - pi*b = 0"),
    (a + I * b, [a, b], "a = 0 and b = 0"),
    (a * exp(I * x) + b * exp(-I * x), [a, b], "a = 0 and b = 0"),
    (a * exp(x) + b * cosh(x) + c * sinh(x), [a, b, c], "a + c = 0 and b - c = 0"),
    (I * a * x, [a], "a = 0"),
    ((1 + I) * a * (p - I) * x, [a, p], "a = 0"),
    (a * sqrt(1 + x**2) + b * x, [a, b], "a = 0 and b = 0"),
    (a * exp(x) + b * exp(sqrt(2) * x), [a, b], "a = 0 and b = 0"),
    (sin(a) * x, [a], "sin(a) = 0"),
    (sin(x) ** 2 + cos(x) ** 2 - 1, [a], "always"),
    (x + 1, [a], "never"),
    (a * x**2 + b * x, [a], "never"),
]


@pytest.mark.parametrize(("expression", "parameters", "expected"), SYSTEMS, ids=lambda p: str(p)[:40])
def test_systems_of_equations(expression: Any, parameters: Any, expected: str) -> None:
    found = vanishes_when(expression, parameters)
    assert found.complete
    written = {frozenset(part.strip("()").split(" and ")) for part in str(found).split(" or ")}
    assert written == {frozenset(part.strip("()").split(" and ")) for part in expected.split(" or ")}


def test_what_the_domain_excludes_is_left_out() -> None:
    expression = (a - 1) * (a + 2) * (a - b) * x
    assert str(vanishes_when(expression, [a, b], domain=[a > 0])) in ("a = 1 or a - b = 0", "a - b = 0 or a = 1")
    assert str(vanishes_when(expression, [a, b], domain=[a > 0, b < 0])) == "a = 1"
    assert str(vanishes_when(expression, [a, b], domain=[a > b, sp.Ne(a, 1)])) == "a = -2"
    assert str(vanishes_when((p**2 + p) * x, p)) == "never"
    assert str(vanishes_when((a - 3) * a * x, a, domain=[Contains(a, FiniteSet(0, 1))])) == "a = 0"


def test_where_something_is_divided_by_zero_nothing_is_said() -> None:
    found = vanishes_when((a**2 - 1) * x / (a - 1), a)
    assert str(found) == "a = -1"
    assert found.excluded == ((a - 1,),)
    assert "nothing is said where a = 1: a divisor vanishes there" in found.explain()
    assert str(vanishes_when(a * b * x / (a * y), [a, b])) == "b = 0"
    assert vanishes_when(b * x / (a + y), [a, b]).excluded == ()
    assert vanishes_when(b * x / (a + b * y), [a, b]).excluded == ((a, b),)


# -- sufficient only -------------------------------------------------------------------------------------------------

SUFFICIENT = [
    (a * cos(a * x), [a], [(a,)], "cos(a*x) contains a"),
    (cos(a * x) - 1, [a], [], "cos(a*x) contains a"),  # a = 0 is not found
    (S_K(K, x) - x, [K], [], "S_K(K, x) contains K"),
    (K * S_K(K, x) + K * C_K(K, x), [K], [(K,)], "contains K"),
    (a * f(b * x), [a, b], [(a,)], "f(b*x) contains b"),
    (sqrt(1 + a**2 * x**2) - 1, [a], [], "contains a"),
    (f(a) * x, [a], [], "f(a) contains a"),
    (a * exp(x) + b * exp(x + sqrt(2)), [a, b], [(a, b)], "may differ by constants"),
    (a * exp(x * sp.log(p)) + b * x, [a, b], [(a, b)], "contain"),
    (a * sp.log(p) + b * p, [a, b], [(a, b)], "log(p) is not known to be independent"),
    (a * n * x, [a], [(a,)], "n may have few values only"),
]


@pytest.mark.parametrize(("expression", "parameters", "alternatives", "doubt"), SUFFICIENT, ids=lambda p: str(p)[:40])
def test_what_is_sufficient_only(expression: Any, parameters: Any, alternatives: Any, doubt: str) -> None:
    found = vanishes_when(expression, parameters)
    assert condition(found.alternatives) == condition(alternatives)
    assert not found.complete
    assert doubt in found.doubt
    assert doubt in found.explain()
    assert str(found).endswith(("(sufficient)", "no condition found"))
    assert "only if" not in found.explain()


def test_a_factor_that_a_conjugate_brought_in_is_no_condition() -> None:
    """1/(1 + √p) is (1 − √p)/(1 − p) in normal form, and does not vanish at p = 1."""
    found = vanishes_when(x / (1 + sqrt(p)), p)
    assert found.alternatives == ()
    assert not found.complete


def test_finitely_many_values_of_a_coordinate() -> None:
    """K³ − K vanishes on its domain whatever a is."""
    found = vanishes_when((K**3 - K) * a, a, domain=[Contains(K, FiniteSet(-1, 0, 1))])
    assert not found.complete


# -- laws ------------------------------------------------------------------------------------------------------------

GRID = list(itertools.product(range(-2, 3), repeat=2))
factors = st.sampled_from([a, b, a - 1, a + b, a - b, a + 2, b + 1, a * b - 1, a**2 - b])
kernels = st.sampled_from([sp.Integer(1), x, x**2, sin(x), cos(x), exp(x), f(x), sqrt(1 + x**2)])


@given(st.lists(st.tuples(st.lists(factors, min_size=1, max_size=3), kernels), min_size=1, max_size=4))
def test_the_condition_holds_where_the_expression_vanishes_and_nowhere_else(terms: Any) -> None:
    """At each point of a grid of parameters the expression is put in and decided."""
    expression = sp.Add(*(sp.Mul(*fs) * kernel for fs, kernel in terms))
    found = vanishes_when(expression, [a, b])
    assert found.complete
    for first, second in GRID:
        here = {a: first, b: second}
        claimed = any(all(e.subs(here) == 0 for e in alternative) for alternative in found.alternatives)
        assert claimed == gr.decide(sp.expand(expression.subs(here))).proved


entangled = st.sampled_from([cos(a * x), exp(b * x), sqrt(1 + b**2 * x**2), f(a * x), x, sin(x), sin(b) * x])
divisors = st.sampled_from([a - 1, a + b + x, 1 + b**2, a - b * cos(x), 2 + exp(a * x), a * x])


@given(
    st.lists(st.tuples(st.lists(factors, min_size=1, max_size=2), entangled), min_size=1, max_size=3), divisors, factors
)
def test_what_is_claimed_holds_whatever_the_kernels(terms: Any, divisor: Any, common: Any) -> None:
    """The condition is sufficient always, and necessary where it says so; where a divisor vanishes nothing is said."""
    expression = common * sp.Add(*(sp.Mul(*fs) * kernel for fs, kernel in terms)) / divisor
    found = vanishes_when(expression, [a, b])
    for first, second in GRID:
        here = {a: first, b: second}
        if any(all(e.subs(here) == 0 for e in alternative) for alternative in found.excluded):
            continue
        claimed = any(all(e.subs(here) == 0 for e in alternative) for alternative in found.alternatives)
        truth = gr.decide(expression.subs(here))
        assert truth.proved or not claimed
        assert claimed or not found.complete or truth.refuted


# -- the rest --------------------------------------------------------------------------------------------------------


def test_how_a_condition_is_shown() -> None:
    found = vanishes_when(a * (b * x + M), [a, b, M])
    assert str(found) == "a = 0 or (M = 0 and b = 0)"
    assert found.explain() == "vanishes if and only if a = 0 or (M = 0 and b = 0)"
    assert found._repr_latex_() == r"$a = 0\quad\text{or}\quad M = 0\;\wedge\; b = 0$"
    assert found.equations == (sp.Eq(a, 0), sp.And(sp.Eq(M, 0), sp.Eq(b, 0)))
    assert repr(found) == "ParameterCondition(a = 0 or (M = 0 and b = 0))"
    assert vanishes_when(x, a)._repr_latex_() == r"$\text{never}$"
    assert isinstance(found, ParameterCondition)
    assert vanishes_when(from_sympy(a * x), a).equations == (sp.Eq(a, 0),)


@pytest.mark.parametrize("parameters", [None, "a", [a * b], 3, ["a"]])
def test_parameters_that_are_none(parameters: Any) -> None:
    with pytest.raises(InputError):
        vanishes_when(a * x, parameters)


def test_a_coordinate_is_no_parameter() -> None:
    with pytest.raises(InputError, match="contain a coordinate"):
        vanishes_when(gr.Schwarzschild().ricci, [gr.Schwarzschild().coordinates[1]])


def test_too_many_alternatives() -> None:
    letters = sp.symbols("k:16", real=True)
    expression = sp.Add(*(letters[2 * k] * letters[2 * k + 1] * x**k for k in range(8)))
    with pytest.raises(TooLargeError, match="alternatives"):
        vanishes_when(expression, letters)
