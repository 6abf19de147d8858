"""What is wrong is said: the value that offended, where it stood, and what to write instead."""

from __future__ import annotations

import numpy as np
import pytest
import sympy as sp
from sympy import Function, Matrix, Rational, Symbol, cos, diag, nan, oo, sin, sqrt, symbols, zoo

import gr_toolkit as gr
from gr_toolkit.errors import (
    AmbiguousRootError,
    ConventionError,
    DivisionByZeroError,
    GRToolkitError,
    IndexMismatchError,
    InputError,
    UndecidedError,
    UnknownNameError,
    UnsupportedError,
)

t, r, theta, phi, M, x = symbols("t r theta phi M x")
positive = Symbol("r", positive=True)


def said(error: BaseException) -> str:
    """The message with its notes."""
    return "\n".join([str(error), *getattr(error, "__notes__", ())])


METRICS = [
    (lambda: gr.Metric([[1, 2], [3]], [t, r]), InputError, ["not square", "[1, 2] entries"]),
    (lambda: gr.Metric([[1, 2, 3], [2, 3, 4]], [t, r]), InputError, ["not square"]),
    (lambda: gr.Metric(diag(1, 1, 1), [t, r]), InputError, ["3×3 matrix for 2 coordinates"]),
    (lambda: gr.Metric([[1, 2], [3, 4]], [t, r]), InputError, ["not symmetric", "[0, 1] is 2", "[1, 0] is 3"]),
    (lambda: gr.Metric(Matrix([[1, r], [r + 1, 4]]), [t, r]), InputError, ["not symmetric"]),
    (lambda: gr.Metric([[1, 1], [1, 1]], [t, r]), InputError, ["degenerate", "full rank"]),
    (lambda: gr.Metric(sp.zeros(3, 3), [t, r, x]), InputError, ["degenerate"]),
    (lambda: gr.Metric([[sin(r) ** 2 + cos(r) ** 2, 1], [1, 1]], [t, r]), InputError, ["degenerate"]),
    (
        lambda: gr.Metric([[1, gr.S_K(M, r)], [gr.S_K(M, r), (1 - gr.C_K(M, r) ** 2) / M]], [t, r]),
        InputError,
        ["degenerate"],
    ),
    (lambda: gr.Metric("diag(1, 1)", [t, r]), InputError, ["'diag(1, 1)'", "strings are not evaluated"]),
    (
        lambda: gr.Metric([["1", 0], [0, 1]], [t, r]),
        InputError,
        ["component [0, 0]", "'1'", "strings are not evaluated"],
    ),
    (lambda: gr.Metric(None, [t, r]), InputError, ["None", "no matrix"]),
    (lambda: gr.Metric(5, [t, r]), InputError, ["5", "no matrix"]),
    (lambda: gr.Metric([1, 2], [t, r]), InputError, ["[1, 2]", "list of rows"]),
    (lambda: gr.Metric([[None, 0], [0, 1]], [t, r]), InputError, ["None", "component [0, 0]"]),
    (lambda: gr.Metric([[1, 0], [0, 1]], "t r"), InputError, ["'t r'", "sympy.symbols"]),
    (lambda: gr.Metric([[1, 0], [0, 1]], ["t", "r"]), InputError, ["'t' is no SymPy symbol"]),
    (lambda: gr.Schwarzschild().subs("M", 1), InputError, ["'M' is given as a string", "g.subs(M=1)"]),
    (lambda: gr.verify("R = 0"), InputError, ["needs a metric"]),
    (lambda: gr.Metric([[1]], [t]), InputError, ["two coordinates or more"]),
    (lambda: gr.Metric(diag(1, r**2), [r, r]), InputError, ["r is given twice"]),
    (lambda: gr.Metric(diag(1, r**2), [r, positive]), InputError, ["r is given twice"]),
    (
        lambda: gr.Metric(diag(1, positive**2), [r, theta]),
        InputError,
        ["two different symbols are called r", "positive=True"],
    ),
    (lambda: gr.Metric(diag(positive, r), [t, theta]), InputError, ["two different symbols are called r"]),
    (
        lambda: gr.Metric(diag(1, 1 + r**2), [r, theta], domain=[positive > 1]),
        InputError,
        ["two different symbols are called r"],
    ),
    (lambda: gr.Metric(diag(0.1, r**2), [r, theta]), InputError, ["0.1", "Rational(1, 10)", "component [0, 0]"]),
    (lambda: gr.Metric([[1, 0], [0, 0.1]], [r, theta]), InputError, ["0.1", "Rational(1, 10)", "component [1, 1]"]),
    (lambda: gr.Metric(diag(1, 1 + 0.3 * r), [r, theta]), InputError, ["0.3", "Rational(3, 10)", "component [1, 1]"]),
    (lambda: gr.Metric(diag(nan, r**2), [r, theta]), InputError, ["nan", "component [0, 0]"]),
    (lambda: gr.Metric([[1, 0], [0, float("nan")]], [r, theta]), InputError, ["nan", "component [1, 1]"]),
    (lambda: gr.Metric(diag(1, zoo), [r, theta]), InputError, ["zoo", "component [1, 1]"]),
    (lambda: gr.Metric(diag(1, oo), [r, theta]), InputError, ["oo", "component [1, 1]"]),
    (lambda: gr.Metric([[1, float("inf")], [0, 1]], [r, theta]), InputError, ["inf", "component [0, 1]"]),
    (
        lambda: gr.Metric(diag(1, sqrt((r - 2 * M) ** 2)), [r, theta]),
        AmbiguousRootError,
        ["component [1, 1]", "domain=["],
    ),
    (lambda: gr.Metric(diag(1, sp.gamma(r)), [r, theta]), UnsupportedError, ["gamma", "component [1, 1]"]),
    (
        lambda: gr.Metric(diag(1, 1 / (sin(r) ** 2 + cos(r) ** 2 - 1)), [r, theta]),
        DivisionByZeroError,
        ["component [1, 1]"],
    ),
    (lambda: gr.Metric(diag(1, 1), [r, theta], domain=r > 1), InputError, ["no list of conditions", "domain=[r > 1]"]),
    (lambda: gr.Metric(diag(1, 1), [r, theta], domain="r > 1"), InputError, ["no list of conditions"]),
    (lambda: gr.Metric(diag(1, 1), [r, theta], domain=["r > 1"]), InputError, ["'r > 1'"]),
    (lambda: gr.Metric(diag(1, 1), [r, theta], domain=[sp.false]), InputError, ["empty"]),
    (lambda: gr.Metric(diag(1, 1), [r, theta], conventions="MTV"), UnknownNameError, ["'MTV'", "MTW"]),
    (lambda: gr.Metric(diag(1, 1), [r, theta], signature="++"), InputError, ["'++'", "-+++"]),
    (lambda: gr.Conventions(riemann=2), InputError, ["riemann = 2", "riemann=1"]),
]


@pytest.mark.parametrize(("call", "error", "words"), METRICS)
def test_metrics(call, error, words):
    with pytest.raises(error) as info:
        call()
    assert isinstance(info.value, GRToolkitError)
    for word in words:
        assert word in said(info.value)


TENSORS = [
    (lambda g: g.riemann[0, 1], IndexMismatchError, ["R has 4 indices, 2 were given", "R[0, 0, 0, 0]"]),
    (lambda g: g.ricci[0, 4], IndexMismatchError, ["4 is neither", "below 4"]),
    (lambda g: g.ricci[0, -5], IndexMismatchError, ["-5 is neither"]),
    (lambda g: g.ricci["t", "x"], IndexMismatchError, ["'x' is neither", "(t, r, theta, phi)"]),
    (lambda g: g.ricci[0:2, 0], IndexMismatchError, ["slice(0, 2, None) is neither"]),
    (lambda g: g.ricci[0, 1.0], IndexMismatchError, ["1.0 is neither"]),
    (lambda g: g.ricci[True, True], IndexMismatchError, ["True is neither"]),
    (lambda g: g.riemann.up(4), IndexMismatchError, ["R has no slot 4", "0 to 3"]),
    (lambda g: g.riemann.up("a"), IndexMismatchError, ["R has no slot 'a'"]),
    (lambda g: g.riemann.with_indices("^a_b"), IndexMismatchError, ["has 2 indices, the tensor 4"]),
    (lambda g: g.riemann.with_indices("abcd"), IndexMismatchError, ["'a'", "^ or _"]),
    (lambda g: g.riemann.with_indices(5), IndexMismatchError, ["5 is no string"]),
    (lambda g: g.riemann.trace(), IndexMismatchError, ["4 indices", "contract"]),
    (lambda g: g.riemann.contract(1, 1), IndexMismatchError, ["slot 1", "different slots"]),
    (lambda g: g.ricci + g.riemann, IndexMismatchError, ["__ and ____ differ"]),
    (lambda g: g.ricci - g.ricci.up(0), IndexMismatchError, ["__ and ^_ differ"]),
    (lambda g: g.ricci + gr.Schwarzschild(signature="+---").ricci, ConventionError, ["(-+++;", "(+---;"]),
    (lambda g: g.ricci + gr.Schwarzschild(conventions="Weinberg").ricci, ConventionError, ["Riemann +", "Riemann -"]),
    (lambda g: g.ricci + gr.Schwarzschild("isotropic").ricci, ConventionError, ["chart (t, r, theta, phi)", "rho"]),
    (lambda g: g.ricci + gr.Kerr().ricci, ConventionError, ["different metrics"]),
    (
        lambda g: g.vector([1, 0, 0, 0]).lie_derivative(gr.Kerr().vector([1, 0, 0, 0])),
        ConventionError,
        ["different metrics"],
    ),
    (lambda g: g.ricci.tensor_product(gr.Kerr().ricci), ConventionError, ["different metrics"]),
    (lambda g: gr.decide(g.ricci, gr.Schwarzschild(signature="+---").ricci), ConventionError, ["(-+++;", "(+---;"]),
    (lambda g: gr.decide(g, gr.Schwarzschild(signature="+---")), ConventionError, ["(-+++;", "(+---;"]),
    (lambda g: gr.decide(g, gr.Schwarzschild("isotropic")), ConventionError, ["rho"]),
    (lambda g: gr.decide(g.ricci, 1), InputError, ["2 indices cannot equal 1"]),
    (lambda g: g.vector([1, 2, 3]), IndexMismatchError, ["3 components", "(t, r, theta, phi)", "4 components"]),
    (lambda g: g.vector("abcd"), InputError, ["'abcd'", "not evaluated"]),
    (lambda g: g.vector(["1", 0, 0, 0]), InputError, ["'1'", "not evaluated", "component [t]"]),
    (lambda g: g.vector(5), IndexMismatchError, ["5 where 1 index"]),
    (lambda g: g.vector([0, 0.1, 0, 0]), InputError, ["0.1", "Rational(1, 10)", "component [r]"]),
    (lambda g: g.vector([positive, 0, 0, 0]), InputError, ["two different symbols are called r"]),
    (lambda g: g.scalar(positive), InputError, ["two different symbols are called r"]),
    (lambda g: g.scalar("r"), InputError, ["'r'", "not evaluated"]),
    (lambda g: g.tensor(diag(positive, 1, 1, 1), "__"), InputError, ["two different symbols are called r"]),
    (lambda g: g.tensor([[1, 0], [0, 1]], "__"), IndexMismatchError, ["2 components", "4 components"]),
    (lambda g: g.tensor([1, 0, 0, 0], "__"), IndexMismatchError, ["1 where 2 indices"]),
    (lambda g: g.tensor("abc", "__"), InputError, ["'abc'", "not evaluated"]),
    (lambda g: g.tensor([["1+1"] * 4] * 4, "__"), InputError, ["'1+1'", "not evaluated"]),
    (lambda g: g.is_killing([1, 0]), IndexMismatchError, ["2 components"]),
    (lambda g: g.is_killing(5), IndexMismatchError, ["5"]),
    (lambda g: g.is_killing(g.ricci), IndexMismatchError, ["2 indices", "vector"]),
    (lambda g: g.vector([1, 0, 0, 0]).exterior_derivative(), IndexMismatchError, ["upper indices", "down(0)"]),
    (lambda g: g.riemann.exterior_derivative(), IndexMismatchError, ["[t, r, t, r] is not antisymmetric"]),
    (lambda g: g.ricci / 0, DivisionByZeroError, ["division by zero"]),
    (lambda g: g.ricci * "2", InputError, ["'2'", "not evaluated"]),
    (lambda g: g.symbols("M R"), UnknownNameError, ["'R'", "one of t, r, theta, phi, M"]),
]


@pytest.mark.parametrize(("call", "error", "words"), TENSORS)
def test_tensors(call, error, words):
    with pytest.raises(error) as info:
        call(gr.Schwarzschild())
    for word in words:
        assert word in said(info.value)


@pytest.mark.parametrize(
    "question",
    [
        lambda g: gr.decide(g.kretschmann, 48 * M**2 / positive**6),
        lambda g: gr.decide(48 * M**2 / positive**6, g.kretschmann),
        lambda g: gr.decide(g.kretschmann - 48 * M**2 / positive**6),
        lambda g: gr.decide(r, positive),
        lambda g: gr.decide(r**2, r**2 + 1, domain=[positive > 2]),
        lambda g: gr.decide(g.kretschmann, 48 / r**6, assuming=[sp.Eq(Symbol("M", real=True), 1)]),
        lambda g: g.kretschmann + positive,
        lambda g: g.kretschmann == 48 * M**2 / positive**6,
        lambda g: g.covariant * positive,
    ],
)
def test_symbols_of_one_name_with_other_assumptions(question):
    """They are different symbols to SymPy, print alike, and what looks like a wrong formula would be refuted."""
    with pytest.raises(InputError, match=r"two different symbols are called [rM]"):
        question(gr.Schwarzschild())


def test_dummies_may_share_a_name():
    one, other = sp.Dummy("u"), sp.Dummy("u")
    assert gr.decide(one, other).refuted
    assert gr.Metric(diag(1, one**2 + other**2), [one, theta]).ricci_scalar != 0


def test_an_undecided_verdict_is_neither_true_nor_false():
    verdict = gr.decide(sp.gamma(x + 1), x * sp.gamma(x))
    assert verdict.undecided
    with pytest.raises(UndecidedError) as info:
        assert verdict
    assert "gamma" in str(info.value)
    assert "verdict.proved" in str(info.value)


def test_what_is_accepted():
    """Near the refusals: half floats, numpy arrays, nested tuples, integers of SymPy as indices, hidden symmetry."""
    half = gr.Metric(diag(0.5, r**2), [r, theta])
    assert half[0, 0] == Rational(1, 2)
    assert gr.Metric(np.array([[1, 0], [0, 4]]), [r, theta]).is_vacuum().proved
    assert gr.Metric(((1, 0), (0, r**2)), (r, theta)).ricci_scalar == 0
    hidden = gr.Metric([[2, sin(r) ** 2 + cos(r) ** 2], [1, 4]], [t, r])
    assert hidden[0, 1] == hidden[1, 0] == 1
    g = gr.Schwarzschild()
    component = g.riemann[0, 1, 0, 1]
    assert component == g.riemann["t", "r", "t", "r"] == g.riemann[t, r, t, r] == g.riemann[-4, 1, "t", r]
    assert component == g.riemann[sp.Integer(0), np.int64(1), 0, 1]
    assert g.vector(Matrix([1, 0, 0, 0])) == g.vector((1, 0, 0, 0)) == g.vector(np.array([1, 0, 0, 0]))
    assert g.tensor(sp.eye(4), "^_") == g.covariant.up(0)
    assert g.tensor(M * r, "").rank == 0
    with_function = gr.Metric(diag(1, Function("f")(r) ** 2), [r, theta])
    assert with_function.symbols("f") == Function("f")(r)


@pytest.mark.parametrize(
    "misuse",
    [
        lambda gamma: gamma.covariant_derivative(),
        lambda gamma: gamma.divergence(),
        lambda gamma: gamma.down(0).covariant_derivative(),
        lambda gamma: gamma.lie_derivative([1, 0, 0, 0]),
        lambda gamma: gamma.metric.evaluate(r"X^a_{bc;d}", X=gamma),
        lambda gamma: gr.CoordinateMap(gamma.metric, gamma.metric, gamma.metric.coordinates).pull_back(gamma),
        lambda gamma: gamma.metric.orthonormal_frame().components(gamma),
    ],
)
def test_christoffel_symbols_are_no_tensor(misuse):
    with pytest.raises(IndexMismatchError, match="Γ is no tensor"):
        misuse(gr.Schwarzschild().christoffel)
