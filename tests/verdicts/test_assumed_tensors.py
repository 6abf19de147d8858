"""Tensors and exact scalars among assumptions: each of their components is zero."""

from __future__ import annotations

from typing import Any

import pytest
import sympy as sp

import gr_toolkit as gr
from gr_toolkit.errors import InputError

t, x = sp.symbols("t x", real=True)
u, v = sp.Function("u")(t, x), sp.Function("v")(t, x)
PLANE = gr.Metric(sp.diag(-1, 1), (t, x))


def test_a_tensor_and_a_scalar_say_what_their_components_set_to_zero_say() -> None:
    """∂_t u = v and ∂_x u = 0, hence ∂_x v = 0 but not v = 0."""
    gradient = PLANE.covector([u.diff(t) - v, u.diff(x)])
    typed = [sp.Eq(u.diff(t) - v, 0), sp.Eq(u.diff(x), 0)]
    for assuming in (gradient, [gradient], typed, list(gradient.nonzero().values())):
        assert gr.decide(v.diff(x), 0, assuming=assuming).proved
        assert gr.decide(v, 0, assuming=assuming).refuted
    assert gr.decide(v.diff(x), 0).refuted
    single = PLANE.scalar(u.diff(t) - v)
    assert gr.decide(u.diff(t, x), v.diff(x), assuming=single).proved
    assert gr.decide(u.diff(t), 2 * v, assuming=single).refuted


def test_with_tensors_on_both_sides() -> None:
    closed = PLANE.tensor([[0, u], [-u, 0]], "__")
    assert gr.decide(closed, 2 * closed, assuming=[closed]).proved
    assert gr.decide(closed, PLANE.tensor([[0, v], [-v, 0]], "__"), assuming=[closed]).refuted


@pytest.mark.parametrize("make", [gr.Minkowski, gr.FLRW])
def test_field_equations_of_a_lagrangian(make: Any) -> None:
    """T^μ_μ = 0 on shell for ξ = 1/6, T^{μν}_{;ν} = 0 for both; not so where ξ = 1/7."""
    g = make()
    for xi, traceless in ((12, True), (14, False)):
        formula = rf"-\frac12 \nabla_\mu\psi \nabla^\mu\psi - \frac{{1}}{{{xi}}} R \psi^2"
        action = gr.Lagrangian(formula, g, fields=[r"\psi"])
        shell, trace = action.field_equations("psi"), action.stress_energy().trace()
        assert gr.decide(trace, 0).refuted
        if make is gr.FLRW or traceless:
            assert gr.decide(trace, 0, assuming=[shell]).proved == traceless


def test_the_current_of_maxwells_equations_is_conserved() -> None:
    formula, define = r"-\frac14 F_{ik} F^{ik} + A_i j^i", [r"F_{ik} = \partial_i A_k - \partial_k A_i"]
    action = gr.Lagrangian(formula, gr.Minkowski(), fields=["A_i"], given=["j^i"], define=define)
    shell = action.field_equations("A_i")
    assert gr.decide(action.evaluate(r"\nabla_i j^i"), 0, assuming=shell).proved
    assert gr.decide(action.evaluate(r"\nabla_i j^i"), action.evaluate("j_i j^i"), assuming=shell).refuted


def test_the_domain_of_an_assumed_scalar_holds_too() -> None:
    y = sp.Symbol("y", real=True)
    half = gr.Metric(sp.diag(-1, 1), (t, y), domain=[y > 0])
    assumed = half.scalar(sp.sqrt(y**2) - 2)  # y − 2 where y > 0
    assert gr.decide(y, 2, assuming=[assumed]).proved
    assert not gr.decide(y, -2, assuming=[assumed]).proved


def test_what_says_nothing_is_refused() -> None:
    with pytest.raises(InputError, match="zero already"):
        gr.decide(u, v, assuming=[PLANE.ricci])
    with pytest.raises(InputError, match="is no equation"):
        gr.decide(u, v, assuming=[u - v])


k, m, r = sp.symbols("k m r", real=True)
f, g, h = sp.symbols("f g h", cls=sp.Function)
CHART = gr.Metric(sp.diag(-1, 1), (t, r))
HIDDEN = [  # what is true because an equation holds for every value of a coordinate
    (k, m, [CHART.scalar((k - m) * r)]),
    (k, 0, [CHART.scalar(k * r + m)]),
    (m, 0, [CHART.covector([k * r + m * r**2, 0])]),
    (m, 0, [CHART.scalar(f(r) - m * t)]),
    (m, 0, [sp.Eq(f(r), h(r, t)), sp.Eq(h(r, t), m * t)]),
    (f(r), m * r, [sp.Eq(f(r), h(r, t)), sp.Eq(h(r, t), m * r + k * t)]),
    (f(r), 0, [sp.Eq(f(r), h(r, t)), sp.Eq(h(r, t), k * sp.exp(t))]),
    (m, 0, [sp.Eq(f(r).diff(r), h(r, t)), sp.Eq(h(r, t), m * t)]),
    (m, 0, [sp.Eq(f(r) ** 2, h(r, t)), sp.Eq(h(r, t), m * t)]),
    (m, 0, [sp.Eq(g(t), m * t), sp.Eq(f(r), g(t))]),
]


@pytest.mark.parametrize("case", range(len(HIDDEN)))
def test_a_truth_that_hides_in_coefficients_is_not_refuted(case: int) -> None:
    left, right, assuming = HIDDEN[case]
    assert not gr.decide(left, right, assuming=assuming).refuted


def test_a_refusal_to_refute_says_why_and_refutations_are_left() -> None:
    verdict = gr.decide(m, 0, assuming=[sp.Eq(f(r), h(r, t)), sp.Eq(h(r, t), m * t)])
    assert "for every t may say more" in str(verdict)
    assert gr.decide(m, 0, assuming=[sp.Eq(h(r, t), m * t)]).refuted
    assert gr.decide(f(r), 0, assuming=[sp.Eq(f(r).diff(r), k * f(r))]).refuted
    assert gr.decide(h(r, t).diff(r), 0, assuming=[CHART.covector([h(r, t).diff(t) - f(r), 0])]).refuted
