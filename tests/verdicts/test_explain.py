"""What a verdict says for itself: terms that cancel or survive, components, and a second opinion."""

from __future__ import annotations

from typing import Any

import pytest
import sympy as sp
from sympy import I, asin, besselj, cos, exp, sin, sqrt, tan

import gr_toolkit as gr
from gr_toolkit.verdicts import decide
from gr_toolkit.verdicts.second_opinion import AGAIN, MPMATH, NORMAL_FORM

x, y, r = sp.symbols("x y r", real=True)
f = sp.Function("f")


def test_terms_over_a_common_denominator() -> None:
    lines = decide(1 / (x - 1) - 1 / (x + 1), 2 / (x**2 - 1)).explain().split("\n  ")
    assert lines[0] == "proved"
    assert lines[1].startswith("where ")
    denominator = lines[2].removeprefix("over the common denominator ")
    assert sp.expand(sp.sympify(denominator) - (x**2 - 1).subs(x, sp.Symbol("x"))) == 0
    assert lines[-1] == "the numerators of left and right are both: 2"


@pytest.mark.parametrize(
    ("left", "right", "last"),
    [
        (sp.Rational(4, 3), sp.Rational(1, 3) + 1, "left and right are both: 4/3"),
        (x / 3 + y / 2 - y / 3, x / 3 + y / 6, "left and right are both: x/3 + y/6"),
        (x / 3 + y / 6, x / 3 + y / 7, "what survives of left - right: y/42"),
        (x / 2, -x / 2, "what survives of left - right: x"),
        (1 / x + 1, 1 / x, "what survives in the numerator of left - right: x"),
        (x / (2 * y), 1 + x / (2 * y) - 1, "the numerators of left and right are both: x"),
    ],
    ids=str,
)
def test_what_is_said_of_both_sides_is_true_of_them(left: Any, right: Any, last: str) -> None:
    assert decide(left, right).explain().split("\n  ")[-1] == last


@pytest.mark.parametrize(
    ("name", "latex"),
    [
        ("[tau]", r"\left[\tau\right]"),
        ("[t, theta]", r"\left[t, \theta\right]"),
        ("[x0, omega_e]", r"\left[x_{0}, \omega_{e}\right]"),
        ("K = 1, [t]", r"\text{K = 1, [t]}"),
        ("[t, <b>]", r"\text{[t, <b>]}"),
        ("[]", r"\text{[]}"),
    ],
)
def test_components_in_latex(name: str, latex: str) -> None:
    from gr_toolkit.verdicts import combined

    assert combined([(name, decide(x, y))])._repr_latex_().partition(r"\text{ in component }")[2].startswith(latex)


def test_terms_that_cancel_are_named() -> None:
    text = decide((x + y) ** 2 - y**2, x**2 + 2 * x * y).explain()
    assert "cancel on the left: " in text
    assert "y**2" in text.split("cancel on the left: ")[1].split("\n")[0]
    assert "left and right are both: x**2 + 2*x*y" in text


def test_terms_that_survive_are_named() -> None:
    text = decide(cos(2 * x), 1 - sin(x) ** 2).explain()
    assert text.startswith("refuted\n  at x = ")
    assert "what survives of left - right: -sin(x)**2" in text


def test_few_terms_are_shown_and_all_are_counted() -> None:
    text = decide((x + y + r) ** 8, sp.expand((x + y + r) ** 8)).explain()
    assert "… (45 terms)" in text  # C(10, 2) monomials of degree 8 in three variables
    assert len(text) < 500


def test_what_would_be_long_is_left_out() -> None:
    assert decide((x + y + r + 1) ** 20, sp.expand((x + y + r + 1) ** 20)).explain() == "proved"


def test_components_in_one_table() -> None:
    g = gr.Schwarzschild()
    verdict = g.is_vacuum()
    assert [name for name, v in verdict.components if v.proved] == [name for name, _ in verdict.components]
    assert len(verdict.components) == 10
    assert "(10)" in verdict.explain()
    assert verdict._repr_html_().count("<td>proved</td>") == 10
    flat = g.is_conformally_flat()
    assert flat.components[-1] == (flat.component, flat.components[-1][1])
    assert "<td>refuted</td>" in flat._repr_html_()
    assert "left - right" in flat._repr_html_()  # and where, which is what a reader wants first
    assert decide(x, x)._repr_html_() is None


def test_names_of_components_are_escaped() -> None:
    from gr_toolkit.verdicts import combined

    assert "<b>" not in combined([("<b>", decide(x, x))])._repr_html_()


@pytest.mark.parametrize(
    ("left", "right", "route"),
    [
        (sqrt(x**2), x, MPMATH),
        (f(2 * x) + sqrt(x**2), x + f(x).diff(x), MPMATH),
        (x, x + sp.Rational(1, 10**40), MPMATH),
        (exp(-1000), 0, MPMATH),
        (tan(x) ** 2, sin(x) ** 2, MPMATH),
        (gr.S_K(y, x), x, MPMATH),
        (exp(I * x), cos(x), NORMAL_FORM),
        (besselj(0, x), cos(x), NORMAL_FORM),
        (asin(x / 10), x, AGAIN),
    ],
    ids=str,
)
def test_second_opinion(left: Any, right: Any, route: str) -> None:
    witness = decide(left, right).witness
    found = witness.second_opinion()
    assert found == route or (route != MPMATH and found.startswith("arb"))


def test_second_opinion_does_not_confirm_another_claim() -> None:
    from dataclasses import replace

    witness = decide(x**2, x).witness
    assert replace(witness, left=x, right=x).second_opinion() == ""
    assert replace(witness, left=sin(x) ** 2 + cos(x) ** 2, right=sp.Integer(1)).second_opinion() == ""
