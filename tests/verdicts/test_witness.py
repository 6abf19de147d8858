"""Witnesses of what cannot be evaluated as it stands: derivatives that SymPy would build anew, or divides 0 by 0 in."""

from __future__ import annotations

from typing import Any

import pytest
import sympy as sp
from sympy import Derivative, Rational, acos, acosh, asin, asinh, assoc_legendre, gegenbauer, legendre, log, polylog

import gr_toolkit as gr
from gr_toolkit.verdicts import decide

x, p = sp.Symbol("x", real=True), sp.Symbol("p", positive=True)
a, w = sp.symbols("a w", real=True)
f, g = sp.Function("f", positive=True)(x), sp.Function("g", real=True)(x)
INSIDE = [w > 0, w < 1]

FALSE: dict[str, tuple[Any, Any, list[Any]]] = {
    "a polynomial of symbolic order beside a jet": (
        2 * gegenbauer(2, a, (1 - f) / (1 + f)) + g.diff(x),
        3 * gegenbauer(2, a, (1 - f) / (1 + f)) + g.diff(x),
        [],
    ),
    "an associated polynomial beside a jet": (assoc_legendre(2, -2, 1 / (1 + f)) + f.diff(x), 3 * f.diff(x), []),
    "the derivative of one": (Derivative(legendre(a + 1, w), w), (2 * a + 1) * legendre(a, w), INSIDE),
    "the arcsine of one": (Derivative(asin((asinh(x) + 1) / (1 + asinh(x))), x) + x, x + 1, []),
    "the arccosine of minus one": (
        Derivative(acos(-(1 + acosh(1 / w)) / (acosh(1 / w) + 1)), w),
        Rational(1, 10**9) * w,
        INSIDE,
    ),
    "a dilogarithm outside its disc": (Derivative(polylog(2, f / (1 + f)), x), -log(f / (1 + f)) * f.diff(x), []),
}


@pytest.mark.parametrize("name", FALSE)
def test_a_falsehood_is_refuted_and_rechecks(name: str) -> None:
    left, right, domain = FALSE[name]
    verdict = decide(left, right, domain=domain)
    assert verdict.refuted
    assert verdict.witness.recheck()


@pytest.mark.parametrize("name", FALSE)
def test_what_is_true_beside_them_is_not(name: str) -> None:
    left, _, domain = FALSE[name]
    assert decide(left, left + (sp.sin(x) ** 2 + sp.cos(x) ** 2 - 1), domain=domain).refuted is False


def test_a_question_may_be_asked_where_sympy_evaluates_nothing() -> None:
    with sp.evaluate(False):
        verdict = decide(sp.sqrt(x**2 + x) * x, 2 * x)
        shown = str(verdict)
    assert verdict.refuted
    assert "what survives" in shown


def test_where_a_logarithm_has_no_value_nothing_is_said() -> None:
    """log max(x, 0) = log x: true for x > 0, and for x < 0 the left side is no number."""
    verdict = decide(sp.log(sp.Max(x, 0)), log(x))
    assert [str(condition) for condition in verdict.conditions] == ["Max(0, x) != 0"]
    assert decide(sp.log(sp.Max(x, 0)), log(2 * x)).refuted


def test_the_domain_of_a_metric_is_one() -> None:
    g = gr.Schwarzschild()
    r = g.symbols("r")
    assert decide(sp.sqrt(r**2), r, domain=g.domain).proved
    assert decide(sp.sqrt(r**2), r).refuted


@pytest.mark.parametrize("relation", [sp.Gt, sp.Lt, sp.Ne])
def test_a_condition_that_compares_a_thing_with_itself_fails(relation: Any) -> None:
    """x > x as SymPy has it where it evaluates nothing: the second piece holds."""
    with sp.evaluate(False):
        pieces = sp.Piecewise((sp.exp(x) + 1, relation(sp.exp(x), sp.exp(x))), (sp.exp(x), True))
    assert decide(pieces, sp.exp(x)).proved
    assert decide(pieces, sp.exp(x) + 1).refuted
