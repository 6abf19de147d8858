r"""Lagrangians where something is special: fields that are real, places without a derivative, names that are taken.

Physics from f(R) gravity: E^{μν} = −f′R^{μν} + ½ f g^{μν} + ∇^μ∇^νf′ − g^{μν}□f′ for L = f(R) [Sotiriou & Faraoni, Rev.
Mod. Phys. 82 (2010) 451, eq. 6, E being its negative], in every signature.
"""

from __future__ import annotations

from typing import Any

import pytest
import sympy as sp

import gr_toolkit as gr
from gr_toolkit.errors import DomainError, InputError, UnknownNameError, UnsupportedError

SIGNATURES = ["-+++", "+---"]
PHI = r"\phi"


def flat() -> gr.Metric:
    """A flat space of three dimensions, quick to vary."""
    return gr.Metric(sp.diag(-1, 1, 1), sp.symbols("t x y", real=True))


def de_sitter() -> gr.Metric:
    """Of three dimensions, with R = 6 and R_{μν} = 2 g_{μν}."""
    t, x, y = sp.symbols("t x y", real=True)
    return gr.Metric(sp.diag(-1, sp.exp(2 * t), sp.exp(2 * t)), [t, x, y])


def of_phi(formula: Any, metric: gr.Metric | None = None, **declared: Any) -> gr.Lagrangian:
    return gr.Lagrangian(formula, metric or flat(), fields=[PHI], **declared)


# -- fields are real ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("typed", "plain"),
    [
        (r"|\phi|^2", r"\phi^2"),
        (r"|\phi|^4 + |\psi \phi|^2", r"\phi^4 + \psi^2 \phi^2"),
        (r"|\nabla_\mu\phi \nabla^\mu\phi|^2", r"(\nabla_\mu\phi \nabla^\mu\phi)^2"),
        (r"|\phi R|^2", r"\phi^2 R^2"),
    ],
)
def test_even_powers_of_moduli_of_real_fields(typed: str, plain: str) -> None:
    metric = flat() if "R" not in typed else de_sitter()
    one, other = (of_phi(text, metric, given=[r"\psi"]) for text in (typed, plain))
    assert gr.decide(one.field_equations("phi"), other.field_equations("phi")).proved
    assert gr.decide(one.stress_energy(), other.stress_energy()).proved
    assert gr.decide(one.evaluate(typed), one.evaluate(plain)).proved
    assert one.conservation().proved


def test_the_metric_is_real() -> None:
    """R of FLRW has a″, which SymPy is not told to be real."""
    one, other = (gr.Lagrangian(text, gr.FLRW(), fields=[r"\psi"]) for text in ("|R|^2", "R^2"))
    assert gr.decide(one.stress_energy(), other.stress_energy()).proved
    with pytest.raises(UnsupportedError, match="depends on the sign of"):
        gr.Lagrangian("|R|", gr.FLRW(), fields=[r"\psi"])


def test_the_variation_of_a_modulus_squared() -> None:
    r"""E = 2φ by hand, and δL = E δφ + ∇_μ θ^μ."""
    action = of_phi(r"|\phi|^2 - |\nabla_\mu\phi \nabla^\mu\phi|^2")
    mass = of_phi(r"|\phi|^2")
    assert mass.field_equations("phi") == mass.fields[PHI] * 2
    assert mass.field_equations("phi") != mass.fields[PHI]
    t, x, y = action.metric.coordinates
    epsilon, phi, change = sp.Symbol("e"), sp.Function("phi")(t, x, y), action.variation_of("phi")
    varied = phi + epsilon * change.to_sympy()
    square = -(varied.diff(t) ** 2) + varied.diff(x) ** 2 + varied.diff(y) ** 2
    by_hand = action.metric.scalar((varied**2 - square**2).diff(epsilon).subs(epsilon, 0).doit())
    found = action.field_equations("phi") * change + action.boundary_term("phi").divergence().component(())
    assert gr.decide(found, by_hand).proved


@pytest.mark.parametrize("formula", [r"|\phi|", r"|\phi|^3", r"\sqrt{\phi^2}", r"|\nabla_\mu\phi \nabla^\mu\phi|"])
def test_moduli_whose_sign_is_open_are_refused(formula: str) -> None:
    with pytest.raises(UnsupportedError, match=r"depends on the sign of .*phi\(t, x, y\)"):
        of_phi(formula)


def test_moduli_of_functions_of_fields_are_refused_with_what_to_write() -> None:
    with pytest.raises(UnsupportedError, match=r"conjugate of V\(phi") as caught:
        of_phi(r"|V(\phi)|^2", functions={"V": PHI})
    assert any("X^2 for |X|^2" in note for note in caught.value.__notes__)
    u = sp.Function("u")(*flat().coordinates)
    with pytest.raises(UnsupportedError, match=r"depends on the sign of u"):
        gr.Lagrangian(sp.Abs(u), flat(), fields=[u])


# -- places where an action is not differentiable ----------------------------------------------------------------------

NOT_DIFFERENTIABLE = [
    r"\sqrt{R^2}",
    r"(R^2)^{1/4}",
    r"R^{3/2}",
    r"\sqrt{R_{\mu\nu}R^{\mu\nu}}",
    r"\sqrt{R_{\mu\nu\rho\sigma}R^{\mu\nu\rho\sigma}}",
    r"|R|",
    r"|R^2|",
    r"\phi + \sqrt{X}",
    r"\arcsin(1 + R^2)",
    r"\arccos(R - 1)",
    r"\operatorname{arcosh}(1 + R^2)",
]


@pytest.mark.parametrize("formula", NOT_DIFFERENTIABLE)
def test_no_variation_where_there_is_no_derivative(formula: str) -> None:
    """(εb)² = 0 and √0 = 0 would give T = 0, but √(h²) = |h|."""
    action = of_phi(formula, define=["X = R^2"])
    with pytest.raises(DomainError, match="is not known to be differentiable at this metric"):
        action.stress_energy()


def test_conformally_flat_metrics_have_no_derivative_of_the_root_of_the_weyl_square() -> None:
    action = gr.Lagrangian(r"\sqrt{C_{\mu\nu\rho\sigma} C^{\mu\nu\rho\sigma}}", gr.FLRW(), fields=[r"\psi"])
    with pytest.raises(DomainError, match="is not known to be differentiable"):
        action.stress_energy()


@pytest.mark.parametrize(
    ("formula", "factor"),  # T_{μν} = factor × g_{μν}: f − 2 f′ R/3 for L = f(R), R = 6 constant
    [
        (r"\sqrt{R^2}", 2),
        ("|R|", 2),
        ("|-R|", 2),
        (r"\sqrt{R}", sp.sqrt(6) - 2 / sp.sqrt(6)),
        (r"\arcsin(R/12)", sp.pi / 6 - 4 / (12 * sp.sqrt(sp.Rational(3, 4)))),
        (r"\arccos(R/12)", sp.pi / 3 + 4 / (12 * sp.sqrt(sp.Rational(3, 4)))),
        (r"\operatorname{arcosh}(R)", sp.acosh(6) - 4 / sp.sqrt(35)),
        (r"\operatorname{artanh}(R/12)", sp.log(3) / 2 - sp.Rational(4, 9)),
        (r"\operatorname{arcoth}(R)", sp.log(sp.Rational(7, 5)) / 2 + sp.Rational(4, 35)),
    ],
)
def test_variation_where_there_is_a_derivative(formula: str, factor: Any) -> None:
    g = de_sitter()
    found = of_phi(formula, g).stress_energy()
    assert gr.decide(found, g.covariant * g.scalar(factor)).proved
    assert gr.decide(found, g.covariant * g.scalar(factor + 1)).refuted


def test_differentiable_functions_of_what_vanishes() -> None:
    """√(1 + R²) has no variation at R = 0; ½φ²√(1 + R) has, by the f(R) formula with f′ = φ²/4."""
    g = flat()
    assert gr.decide(of_phi(r"\sqrt{1 + R^2}", g).stress_energy(), g.covariant).proved
    action = of_phi(r"\frac12 \phi^2 \sqrt{1 + R}", g)
    expected = r"\frac12 \phi^2 g_{\mu\nu} + \frac12 \nabla_\mu\nabla_\nu \phi^2 - \frac12 g_{\mu\nu} \Box \phi^2"
    assert gr.decide(action.stress_energy(), action.evaluate(expected)).proved


def test_an_integral_over_what_is_varied_is_refused() -> None:
    action = of_phi(r"\phi \int_0^1 s R \mathrm{d}s", de_sitter(), scalars=["s"])
    with pytest.raises(UnsupportedError, match="in which the metric is varied"):
        action.stress_energy()


# -- f(R) --------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("signature", SIGNATURES)
@pytest.mark.parametrize("make", [gr.FLRW, gr.StaticSpherical])
def test_gravity_with_any_function_of_the_curvature(make: Any, signature: str) -> None:
    g = make(signature=signature)
    action = gr.Lagrangian("P(R)", g, fields=[r"\psi"], functions={"P": "R"})
    literature = r"P'(R) R_{\mu\nu} - \frac12 P(R) g_{\mu\nu} - \nabla_\mu\nabla_\nu P'(R) + g_{\mu\nu} \Box P'(R)"
    found = action.metric_equation.down(0).down(1)
    assert gr.decide(-found, action.evaluate(literature)).proved
    assert gr.decide(-found, action.evaluate(literature.rpartition("+")[0])).refuted
    sign = 1 if signature == "-+++" else -1
    assert gr.decide(action.stress_energy(), found * (2 * sign)).proved


def test_functions_of_curvature_and_fields() -> None:
    r"""δφ of f(R, φ): ∂f/∂φ; the argument R is typed where the function stands."""
    action = of_phi(r"f(R, \phi)", de_sitter(), functions={"f": ["R", PHI]})
    assert action.conservation().proved
    with pytest.raises(UnknownNameError, match="no name 'R'"):
        of_phi("f", functions={"f": "R"})


# -- names -------------------------------------------------------------------------------------------------------------


def test_functions_of_several_arguments() -> None:
    for arguments in ([PHI, r"\psi"], (PHI, r"\psi"), r"\phi, \psi"):
        action = of_phi(r"V(\phi, \psi)", given=[r"\psi"], functions={"V": arguments})
        t, x, y = action.metric.coordinates
        phi, psi, V = (sp.Function(name) for name in ("phi", "psi", "V"))
        slope = sp.Subs(V(sp.Symbol("u"), psi(t, x, y)).diff(sp.Symbol("u")), sp.Symbol("u"), phi(t, x, y))
        assert action.field_equations("phi") == action.metric.scalar(slope)


@pytest.mark.parametrize("arguments", [3, "", [], [PHI, 3], [PHI, " "], {"V": 1}])
def test_arguments_that_are_no_names(arguments: Any) -> None:
    with pytest.raises(InputError, match=r"the arguments .* of the function V are no names"):
        of_phi(r"V(\phi)", functions={"V": arguments})


@pytest.mark.parametrize("name", ["R", "G", "g", "C"])
def test_fields_are_not_called_as_curvature_is(name: str) -> None:
    with pytest.raises(InputError, match="is the metric's own"):
        gr.Lagrangian("R", flat(), fields=[name])
    with pytest.raises(InputError, match="is the metric's own"):
        of_phi(r"R \phi", given=[name])
    with pytest.raises(InputError, match="is the metric's own"):
        gr.Lagrangian.on_every_metric("R", gr.EveryMetric(3), fields=[name])


@pytest.mark.parametrize(
    "declared", [{"scalars": ["R"]}, {"functions": {"R": PHI}}, {"given": {"R": 3}}, {"define": ["R = 3"]}]
)
def test_nothing_else_is_called_R(declared: dict[str, Any]) -> None:
    with pytest.raises(InputError, match="R is the curvature scalar"):
        of_phi(r"R \phi", **declared)


def test_newtons_constant_may_be_called_G() -> None:
    g = de_sitter()
    action = of_phi(r"\frac{R}{16 \pi G}", g, scalars=["G"])
    expected = -g.einstein / (8 * sp.pi * sp.Symbol("G", real=True))
    assert gr.decide(action.stress_energy(), expected).proved


@pytest.mark.parametrize(
    "declared",
    [
        {"fields": [r"\omega"]},
        {"fields": [r"\omega_\mu"]},
        {"fields": [PHI], "given": [r"\omega^\mu"]},
        {"fields": [PHI], "scalars": [r"\omega"]},
        {"fields": [PHI], "define": [r"\omega = R^2"]},
    ],
)
def test_omega_is_free_where_the_metric_is_rescaled(declared: dict[str, Any]) -> None:
    action = gr.Lagrangian.on_every_metric("R", gr.EveryMetric(3), **declared)
    assert "R" in action.stress_energy()
    for ask in (lambda: action.rescaled("R"), lambda: action.decide_rescaled("R", "R", power=-2)):
        with pytest.raises(InputError, match=r"\\omega is a name in this Lagrangian"):
            ask()
