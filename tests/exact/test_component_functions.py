"""Components of unknown fields: how they are written, and that they are the unknown functions they were."""

from __future__ import annotations

import pytest
import sympy as sp

import gr_toolkit as gr
from gr_toolkit.claims.findings import as_scope
from gr_toolkit.exact import from_sympy
from gr_toolkit.exact.functions import component_function

t, r, theta = sp.symbols("t r theta", real=True)


@pytest.mark.parametrize(
    ("name", "indices", "text", "latex"),
    [
        ("A", [("t", False)], "A[t]", "A_{t}"),
        ("A", [("theta", True)], "A[^theta]", r"A^{\theta}"),
        ("F", [("t", False), ("theta", False)], "F[t, theta]", r"F_{t \theta}"),
        ("T", [("t", True), ("r", False)], "T[^t, r]", r"T^{t}{}_{r}"),
        ("T", [("t", True), ("r", True), ("t", False)], "T[^t, ^r, t]", r"T^{t r}{}_{t}"),
        ("psi", [("x0", False)], "psi[x0]", r"\psi_{x_{0}}"),
        ("Atilde", [("t", False)], "Atilde[t]", r"\tilde{A}_{t}"),
        ("A_e", [("t", False)], "A_e[t]", "{A_{e}}_{t}"),
    ],
)
def test_text_and_latex(name, indices, text, latex):
    component = component_function(name, indices, [t, r, theta])
    assert str(component) == f"{text}(t, r, theta)"
    assert sp.latex(component) == latex
    assert sp.latex(component.diff(r)) == rf"\frac{{\partial}}{{\partial r}} {latex}"
    assert sp.latex(component**2) == rf"\left({latex}\right)^{{2}}"
    assert sp.latex(component.subs(t, 0)) == rf"{latex}\left(0, r, \theta\right)"
    assert component == sp.Function(text)(t, r, theta)


def test_it_stays_so_through_the_engine():
    component = component_function("A", [("t", False)], [t, r])
    value = from_sympy(component.diff(t, r) / component + component**2)
    assert sp.latex(value.diff(r).to_sympy()).count("A_{t}") > 2
    assert "operatorname" not in sp.latex(value.diff(r).to_sympy())
    assert (value - from_sympy(sp.Function("A[t]")(t, r).diff(t, r) / component + component**2)).is_zero()


@pytest.mark.parametrize("declared", [r"A_\mu", r"A^\mu", r"F_{\mu\nu}", r"\tilde{A}_\mu", r"T^\mu{}_\nu"])
def test_fields_of_a_setting_are_written_so(declared):
    scope = as_scope({"spacetime": "FLRW", "arbitrary": [declared]})
    (tensor,) = scope.tensors.values()
    shown = tensor._repr_latex_()
    assert "operatorname" not in shown
    assert r"\tau" in shown
    assert "[" not in shown.replace(r"\left[", "")


def test_a_witness_and_a_failing_component_in_latex():
    setting = {"spacetime": "FLRW", "arbitrary": [r"A_\mu"]}
    (verdict,) = gr.verify(r"\nabla_\mu A_\nu = \partial_\mu A_\nu", setting).verdicts
    assert r"\text{ in component }\left[\tau, \tau\right]" in verdict._repr_latex_()
    assert r"A_{\tau} = " in verdict._repr_latex_()


def test_the_name_of_a_tensor_in_latex():
    g = gr.Schwarzschild()
    tilde = g.tensor(g.ricci.to_sympy().tolist(), "__", name="Rtilde")
    assert tilde._repr_latex_().startswith(r"$\displaystyle \tilde{R}_{\mu \nu} = ")
    assert g.christoffel._repr_latex_().startswith(r"$\displaystyle \begin{aligned}Γ^{t}{}_{t r}")
