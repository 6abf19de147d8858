"""Questions with which a hostile referee made an earlier state of the engine lie, hang or stumble, and their kin."""

from contextlib import suppress
from typing import Any

import pytest
import sympy as sp
from sympy import Contains, Derivative, Eq, FiniteSet, Function, S, Subs, Symbol, conjugate, exp, sqrt, symbols

import gr_toolkit as gr
from gr_toolkit.errors import GRToolkitError, InputError

x, y, z, t, K = symbols("x y z t K", real=True)
c = Symbol("c", complex=True)
p = Symbol("p", positive=True)
f, g = Function("f"), Function("g")


@pytest.mark.parametrize(
    ("left", "right", "domain"),
    [
        (sqrt(x**2), x, [x > y]),
        (sqrt(x**2), x, [x > y, y >= -1]),
        (sqrt(x**2), x, [x > y, y > z, z > x - 1]),
        (sqrt(f(x) ** 2), f(x), [f(x) > g(x), g(x) > f(x) - 1]),
    ],
)
def test_bounds_in_a_circle_prove_no_sign(left: Any, right: Any, domain: list[Any]) -> None:
    assert not gr.decide(left, right, domain=domain).proved


@pytest.mark.parametrize(
    ("left", "right"),
    [
        (Derivative(f(2 * x), x).subs(x, 0), f(2 * x)),
        (Derivative(f(t - x), t).subs(t, 0), f(t - x)),
        (Subs(Derivative(f(x**2), x), x, 3), f(x**2)),
        (Subs(Derivative(f(x), x, y, evaluate=False), x, z), Subs(Derivative(f(x), x), x, z)),
        (Subs(x - y, (x, y), (y, x)), y - x),
    ],
)
def test_substituted_derivatives_are_no_values(left: Any, right: Any) -> None:
    assert not gr.decide(left, right).proved


@pytest.mark.parametrize(
    ("left", "right"),
    [(Subs(Subs(f(x * y), y, x), x, 2), f(4)), (Subs(Subs(x + y, x, 2), x, 1), y + 2)],
)
def test_nested_substitutions_are_not_refuted(left: Any, right: Any) -> None:
    assert not gr.decide(left, right).refuted


@pytest.mark.parametrize(
    ("left", "right", "assuming", "domain"),
    [
        (sqrt(y**2 - 2 * y + 1), y - 1, [Eq(x, y - 1)], [x > 0]),
        (sqrt(y**2), y, [Eq(p, y)], []),
        (y, 2, [Eq(y, x), Eq(x, 2)], []),
        (y, 2, [Eq(x, 2), Eq(y, x)], []),
        (f(2 * t), 4 * t**2, [Eq(f(t), t**2)], []),
        (f(y).diff(y), 2 * y, [Eq(f(x), x**2)], []),
    ],
)
def test_assumed_equations_hold_everywhere(left: Any, right: Any, assuming: list[Any], domain: list[Any]) -> None:
    assert gr.decide(left, right, assuming=assuming, domain=domain).proved


@pytest.mark.parametrize("assuming", [[Eq(x, y), Eq(y, x)], [Eq(x, 1), Eq(x, 2)], [Eq(f(x), f(2 * x))]])
def test_assumptions_in_a_circle_are_refused(assuming: list[Any]) -> None:
    with pytest.raises(InputError, match=r"leads back to itself|two things"):
        gr.decide(x, 0, assuming=assuming)


@pytest.mark.parametrize(
    ("left", "right", "domain"),
    [
        (conjugate(c), c, [Contains(c, S.Reals)]),
        (sqrt(c**2), sp.Abs(c), [Contains(c, S.Reals)]),
        (conjugate(c), c, [Contains(c, S.Integers)]),
        (sqrt(c**4), c**2, [c > 0]),
    ],
)
def test_witnesses_are_real_where_the_domain_says_so(left: Any, right: Any, domain: list[Any]) -> None:
    assert not gr.decide(left, right, domain=domain).refuted


def test_jets_have_what_their_function_is_assumed_to_have() -> None:
    below, zero = Function("f", nonpositive=True), Function("f", zero=True)
    assert not gr.decide(sqrt(below(x) ** 2), -below(x)).refuted
    assert not gr.decide(zero(x), 0).refuted


def test_cases_have_what_their_symbol_is_assumed_to_have() -> None:
    positive = Symbol("K", positive=True)
    assert gr.decide(positive**2, positive, domain=[Contains(positive, FiniteSet(-1, 0, 1))]).proved
    assert gr.decide(K, 5, domain=[Contains(K, FiniteSet(-1, 0)), K > 0]).undecided


@pytest.mark.parametrize("entry", [x**2 - x + 1, 2 + sp.sin(x)])
def test_the_volume_of_a_definite_metric(entry: Any) -> None:
    square = r"\epsilon_{\mu\nu\rho\sigma}\epsilon^{\mu\nu\rho\sigma}"
    metric = gr.Metric(sp.diag(entry, 1, 1, 1), [t, x, y, z])
    assert gr.verify(square + " = 24", metric).outcome == "proved"
    assert gr.verify(square + " = -24", metric).outcome == "refuted"


def test_the_volume_of_an_unknown_signature_is_not_guessed() -> None:
    metric = gr.Metric(sp.diag(f(t), 1, 1, 1), [t, x, y, z])
    finding = gr.verify(r"\epsilon_{\mu\nu\rho\sigma}\epsilon^{\mu\nu\rho\sigma} = -24", metric)
    assert finding.outcome == "not understood"
    assert "positive or negative" in finding.message


@pytest.mark.parametrize(
    "expression",
    [
        1 / (x**9973 - 1),
        1 / (x**2520 - y**2520),
        Derivative(f(x), (x, 10**5)),
        Derivative(x**5 * exp(x), (x, 10**6)),
    ],
)
def test_what_would_take_for_ever_is_not_begun(expression: Any) -> None:
    with suppress(GRToolkitError):
        assert not gr.decide(expression, y + 2).proved


@pytest.mark.parametrize(
    "question",
    [
        lambda: gr.decide(f(), x),
        lambda: gr.decide(
            K**2 * sp.Integral(f(K), (K, 0, 1)), K * sp.Integral(f(K), (K, 0, 1)), domain=[Contains(K, FiniteSet(0, 1))]
        ),
        lambda: gr.decide(x, y, domain=None),  # type: ignore[arg-type]
        lambda: gr.decide(x, y, assuming=5),  # type: ignore[arg-type]
        lambda: gr.decide(x, y, timeout="a"),  # type: ignore[arg-type]
        lambda: gr.decide(x, y, timeout=float("nan")),
        lambda: gr.decide(sqrt(c**4), c**2, domain=[sp.I * c > 0]),
    ],
)
def test_odd_questions_are_answered_or_refused_by_us(question: Any) -> None:
    with suppress(GRToolkitError):
        assert not question().proved


def test_a_root_of_an_exponential_that_is_positive() -> None:
    assert gr.decide(sqrt(exp(2 * c)), exp(c), domain=[exp(c) > 0]).proved
