r"""Lagrangians: field equations, boundary terms and stress–energy tensors against textbooks, other code and identities.

−+++: T_{μν} = −(2/√−g) δS/δg^{μν}; +−−−: the other sign, and kinetic terms with theirs.
"""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import pytest
import sympy as sp
from hypothesis import given
from hypothesis import strategies as st

import gr_toolkit as gr
from gr_toolkit.electrodynamics import field_strength, source_equation
from gr_toolkit.errors import (
    ConventionError,
    IndexMismatchError,
    InputError,
    NotationError,
    UnknownNameError,
    UnsupportedError,
)

F = r"F_{\mu\nu} = \partial_\mu A_\nu - \partial_\nu A_\mu"
SQUARED = r"-\frac14 F_{\mu\nu}F^{\mu\nu}"
SIGNATURES = ["-+++", "+---"]


def maxwell(metric: Any, formula: str = SQUARED, **declared: Any) -> gr.Lagrangian:
    return gr.Lagrangian(formula, metric, fields=[r"A_\mu"], define=[F], **declared)


def scalar(metric: Any, rest: str = "", **declared: Any) -> gr.Lagrangian:
    sign = "-" if metric.conventions.time_sign < 0 else ""
    return gr.Lagrangian(rf"{sign}\frac12 \nabla_\mu\psi \nabla^\mu\psi {rest}", metric, fields=[r"\psi"], **declared)


def small(signature: str = "-+++") -> gr.Metric:
    """A curved metric of three dimensions that is not diagonal."""
    t, x, y = sp.symbols("t x y", real=True)
    sign = 1 if signature == "-+++" else -1
    matrix = sp.Matrix([[x * y, 0, 1], [0, sp.exp(2 * t), 0], [1, 0, 0]])
    return gr.Metric(sign * matrix, [t, x, y], signature=signature)


def general_diagonal() -> gr.Metric:
    """A diagonal metric of four unknown functions of all coordinates."""
    x = sp.symbols("t x y z")
    a, b, c, d = (sp.Function(name)(*x) for name in "abcd")
    return gr.Metric(sp.diag(-(a**2), b**2, c**2, d**2), x)


# -- field equations ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("make", "signature"), [(gr.FLRW, "-+++"), (gr.FLRW, "+---"), (gr.Kerr, "-+++")])
def test_maxwell_equation_is_that_of_electrodynamics(make: Any, signature: str) -> None:
    """δA_ν of −¼F² ± A·j: j^ν = ∇_μF^{νμ} in −+++ [MTW 22.17a], ∇_μF^{μν} = j^ν of −¼F² − A·j in +−−− [L&L 30.2]."""
    g = make(signature=signature)
    sign = -g.conventions.time_sign
    action = maxwell(g, rf"{SQUARED} {'+' if sign > 0 else '-'} A_\mu j^\mu", given=[r"j^\mu"])
    needed = source_equation(field_strength(action.fields["A"]))
    equation, current = action.field_equations("A"), action.fields["j"]
    assert gr.decide(equation * sign, current - needed).proved
    assert gr.decide(equation * sign, current + needed).refuted


def test_gaussian_units() -> None:
    g = gr.FLRW(conventions=gr.Conventions(maxwell="Gaussian"))
    action = maxwell(g, r"-\frac{1}{16\pi} F_{\mu\nu}F^{\mu\nu} + A_\mu j^\mu", given=[r"j^\mu"])
    needed = source_equation(field_strength(action.fields["A"]))
    assert gr.decide(action.field_equations("A"), action.fields["j"] - needed).proved


@pytest.mark.parametrize(
    ("formula", "equation"),
    [
        (SQUARED + r" - \frac12 m^2 A_\mu A^\mu", r"\nabla_\mu F^{\mu\nu} - m^2 A^\nu"),  # Proca
        (
            SQUARED + r" + \frac14 \kappa \epsilon_{\mu\nu\rho\sigma} F^{\mu\nu} F^{\rho\sigma}",
            r"\nabla_\mu F^{\mu\nu}",
        ),
        (
            SQUARED + r" - \frac12 \kappa (\nabla_\mu A^\mu)^2",
            r"\nabla_\mu F^{\mu\nu} + \kappa \nabla^\nu \nabla_\mu A^\mu",
        ),
        (r"A_\mu \nabla_\nu \nabla^\nu A^\mu", r"2 \Box A^\nu"),  # second derivatives
    ],
)
def test_field_equations_of_covectors(formula: str, equation: str) -> None:
    action = maxwell(gr.Schwarzschild(), formula, scalars=["m", r"\kappa"])
    assert gr.decide(action.field_equations("A"), action.evaluate(equation)).proved


def test_field_equations_of_scalars() -> None:
    g = gr.FLRW()
    action = scalar(g, r"- V(\psi) - \frac12 \xi R \psi^2", scalars=[r"\xi"], functions={"V": r"\psi"})
    expected = action.evaluate(r"\Box\psi - V'(\psi) - \xi R \psi")
    assert gr.decide(action.field_equations("psi"), expected).proved
    assert gr.decide(action.field_equations("psi"), expected + action.evaluate(r"\xi R \psi")).refuted


def test_k_essence() -> None:
    """L = P(X): ∇_μ(P′ ∂^μψ) = 0 and T_{μν} = P′ ∂_μψ ∂_νψ + g_{μν} P [Armendáriz-Picón, Damour & Mukhanov 1999]."""
    g = small()
    X = r"X = -\frac12 \partial_\mu\psi \partial^\mu\psi"
    action = gr.Lagrangian("P(X)", g, fields=[r"\psi"], functions={"P": "X"}, define=[X])
    assert gr.decide(action.field_equations("psi"), action.evaluate(r"\nabla_\mu (P'(X) \partial^\mu\psi)")).proved
    expected = action.evaluate(r"P'(X) \partial_\mu\psi \partial_\nu\psi + g_{\mu\nu} P(X)")
    assert gr.decide(action.stress_energy(), expected).proved


def test_fields_of_other_types() -> None:
    """A 2-form with H = dB: E^{νρ} = ½ ∇_μ H^{μνρ}; vectors and symmetric tensors without derivatives by eye."""
    g = gr.FLRW()
    H = r"H_{\mu\nu\rho} = 3 \nabla_{[\mu} B_{\nu\rho]}"
    action = gr.Lagrangian(r"-\frac{1}{12} H_{\mu\nu\rho}H^{\mu\nu\rho}", g, fields=[r"B_{[\mu\nu]}"], define=[H])
    assert gr.decide(action.field_equations("B"), action.evaluate(r"\frac12 \nabla_\mu H^{\mu\nu\rho}")).proved
    simple = gr.Lagrangian(
        r"u^\mu v_\mu + h_{\mu\nu} h^{\mu\nu}", g, fields=[r"u^\mu", r"h_{(\mu\nu)}"], given=[r"v_\mu"]
    )
    assert simple.field_equations("u").positions == (False,)
    assert gr.decide(simple.field_equations("u"), simple.fields["v"]).proved
    assert gr.decide(simple.field_equations("h"), simple.evaluate(r"2 h^{\mu\nu}")).proved


def test_a_sympy_expression() -> None:
    """Φ_tt − Φ_xx = 0 from ½(Φ_t² − Φ_x²), by hand, in Minkowski space of two dimensions."""
    t, x = sp.symbols("t x")
    g, u = gr.Metric(sp.diag(-1, 1), [t, x]), sp.Function("Phi")(t, x)
    action = gr.Lagrangian((u.diff(t) ** 2 - u.diff(x) ** 2) / 2, g, fields=[u])
    assert action.field_equations("Phi").to_sympy() == u.diff(x, 2) - u.diff(t, 2)
    with pytest.raises(InputError, match="does not say how the metric enters"):
        action.stress_energy()


def test_at_given_fields() -> None:
    """Coulomb's potential in Schwarzschild's spacetime has no source and T^t_t = −½ E², E = Q/r²; 1/r² has a source."""
    g = gr.Schwarzschild()
    r, Q = g.symbols("r"), sp.Symbol("Q")
    action = maxwell(g)
    coulomb, other = g.covector([-Q / r, 0, 0, 0]), g.covector([-Q / r**2, 0, 0, 0])
    assert action.at(action.field_equations("A"), A=coulomb) == 0
    assert action.at(action.field_equations("A"), A=other) != 0
    density = action.at(action.stress_energy(), A=coulomb).up(0)[0, 0]
    assert density == -(Q**2) / (2 * r**4)
    wave = scalar(gr.Minkowski(), r"- V(\psi)", functions={"V": r"\psi"})
    t, x = wave.metric.symbols("t x")
    V, v = sp.Function("V"), sp.Symbol("v")
    found = wave.at(wave.field_equations("psi"), psi=t**2 + x**2)
    assert found == wave.metric.scalar(-sp.Subs(V(v).diff(v), v, t**2 + x**2))
    with pytest.raises(IndexMismatchError, match="others, or not where they were declared"):
        action.at(action.value, A=g.vector([1, 0, 0, 0]))


# -- boundary terms ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("formula", "field"),
    [
        (r"-\frac14 g^{\mu\rho} g^{\nu\sigma} F_{\mu\nu} F_{\rho\sigma}", r"A_\mu"),
        (r"-\psi^2 \Box\psi + \frac12 m^2 \psi^2", r"\psi"),
        (r"R_{\mu\nu} \nabla^\mu \nabla^\nu \psi \Box\psi", r"\psi"),
    ],
)
def test_first_variation(formula: str, field: str) -> None:
    """δL = E δu + ∇_μθ^μ, δL being the derivative of L[u + s δu] at s = 0."""
    g = small()
    action = gr.Lagrangian(formula, g, fields=[field], scalars=["m"], define=[F] if "A" in field else [])
    name = field[0] if "A" in field else "psi"
    s, m = sp.Symbol("s"), sp.Symbol("m", real=True)
    own, change = action.fields[r"\psi" if name == "psi" else name], action.variation_of(name)
    moved = own + change * s if name == "A" else own + change * g.scalar(s)
    if name == "A":
        value = g.evaluate(formula, F=moved.exterior_derivative())
        paired = action.field_equations(name).tensor_product(change).contract(0, 1).component(())
    else:
        value = g.evaluate(formula.replace(r"\psi", "p").replace(r"\Boxp", r"\Box p"), p=moved, m=m)
        paired = action.field_equations(name) * change
    first = value.diff(s).subs({s: 0})
    theta = action.boundary_term(name)
    assert gr.decide(first, paired + theta.divergence(0).component(())).proved
    assert gr.decide(first, paired - theta.divergence(0).component(())).refuted
    assert not theta.is_zero()


def test_boundary_terms_that_are_refused() -> None:
    g = gr.Minkowski()
    third = gr.Lagrangian(
        r"\nabla_\mu\nabla_\nu\nabla_\rho\psi \nabla^\mu\nabla^\nu\nabla^\rho\psi", g, fields=[r"\psi"]
    )
    assert gr.decide(third.field_equations("psi"), third.evaluate(r"-2 \Box\Box\Box\psi")).proved
    with pytest.raises(UnsupportedError, match="boundary term of derivatives of order 3"):
        third.boundary_term("psi")
    with pytest.raises(IndexMismatchError, match="a tensor of the same type"):
        maxwell(g).boundary_term("A", g.vector([1, 0, 0, 0]))


# -- stress–energy -----------------------------------------------------------------------------------------------------

MAXWELL = r"F_{\mu\alpha}F_\nu{}^\alpha - \frac14 g_{\mu\nu} F_{\alpha\beta}F^{\alpha\beta}"  # MTW 5.22, −+++


@pytest.mark.parametrize(("make", "signature"), [(gr.FLRW, "-+++"), (gr.FLRW, "+---"), (gr.Kerr, "-+++")])
def test_maxwell_stress_energy(make: Any, signature: str) -> None:
    g = make(signature=signature)
    action = maxwell(g)
    expected = action.evaluate(MAXWELL) * -g.conventions.time_sign
    assert gr.decide(action.stress_energy(), expected).proved
    assert gr.decide(action.stress_energy(), -expected).refuted


def test_energy_density_is_positive_in_both_signatures() -> None:
    for signature in SIGNATURES:
        g = gr.Minkowski(signature=signature)
        action = gr.Lagrangian(r"\frac12 v_\mu v^\mu", g, fields=[], given={"v": g.covector([1, 0, 0, 0])})
        density = action.stress_energy()[0, 0] * g.conventions.time_sign  # of +½ v_μ v^μ, the sign of a kinetic term
        assert density == Fraction(1, 2)


@pytest.mark.parametrize(
    ("rest", "stress_energy"),
    [  # Wald E.1.27; Proca: Jackson 12.91–92 with its stress tensor; Birrell & Davies (1982) 3.190, signs of −+++
        (
            "- V(\\psi)",
            r"\partial_\mu\psi \partial_\nu\psi - g_{\mu\nu}(\frac12 \partial_\alpha\psi \partial^\alpha\psi + V)",
        ),
        (
            r"- \frac12 \xi R \psi^2",
            r"(1 - 2\xi) \partial_\mu\psi \partial_\nu\psi + (2\xi - \frac12) g_{\mu\nu} \partial_\alpha\psi"
            r" \partial^\alpha\psi - 2\xi \psi \nabla_\mu\nabla_\nu\psi + 2\xi g_{\mu\nu} \psi \Box\psi"
            r" + \xi G_{\mu\nu} \psi^2",
        ),
    ],
)
def test_scalar_stress_energy(rest: str, stress_energy: str) -> None:
    action = scalar(gr.FLRW(), rest, scalars=[r"\xi"], functions={"V": r"\psi"})
    assert gr.decide(action.stress_energy(), action.evaluate(stress_energy)).proved


def test_scalar_stress_energy_in_the_other_signature() -> None:
    """+−−−: ∂_μψ ∂_νψ − g_{μν} L of L = ½(∂ψ)² − V [Landau & Lifshitz's T_{ik} of a Lagrangian without ∂g]."""
    action = scalar(gr.FLRW(signature="+---"), r"- V(\psi)", functions={"V": r"\psi"})
    expected = action.evaluate(
        r"\partial_\mu\psi \partial_\nu\psi - g_{\mu\nu}(\frac12 \partial_\alpha\psi \partial^\alpha\psi - V)"
    )
    assert gr.decide(action.stress_energy(), expected).proved


def test_proca_stress_energy() -> None:
    g = small()
    action = maxwell(g, SQUARED + r" - \frac12 m^2 A_\mu A^\mu", scalars=["m"])
    expected = action.evaluate(MAXWELL + r" + m^2 (A_\mu A_\nu - \frac12 g_{\mu\nu} A_\alpha A^\alpha)")
    assert gr.decide(action.stress_energy(), expected).proved


@pytest.mark.parametrize("conventions", [None, "Landau-Lifshitz", "Weinberg"])
def test_einstein_hilbert(conventions: str | None) -> None:
    """δ(√−g R) = √−g G_{μν} δg^{μν} [Hilbert 1915], whatever the signs of the curvature are called."""
    g = gr.FLRW(conventions=conventions)
    action = gr.Lagrangian("R", g, fields=[])
    assert gr.decide(action.stress_energy(), g.einstein * (2 * g.conventions.time_sign)).proved
    assert gr.decide(action.stress_energy(), g.ricci * (2 * g.conventions.time_sign)).refuted


def test_general_diagonal_metric() -> None:
    g = general_diagonal()
    action = gr.Lagrangian("R", g, fields=[])
    assert gr.decide(action.metric_equation, -g.einstein.up(0).up(1)).proved


def test_natural_positions_matter() -> None:
    """½ g_{μν}u^μu^ν at fixed u^μ, ½ g^{μν}A_μA_ν at fixed A_μ: T_{μν} = ±(…)(…) + g_{μν}L, by hand."""
    g = gr.FLRW()
    up = gr.Lagrangian(r"\frac12 u_\mu u^\mu", g, fields=[r"u^\mu"])
    assert gr.decide(up.stress_energy(), up.evaluate(r"u_\mu u_\nu + \frac12 g_{\mu\nu} u_\alpha u^\alpha")).proved
    down = gr.Lagrangian(r"\frac12 u_\mu u^\mu", g, fields=[r"u_\mu"])
    assert gr.decide(down.stress_energy(), down.evaluate(r"-u_\mu u_\nu + \frac12 g_{\mu\nu} u_\alpha u^\alpha")).proved


@pytest.mark.parametrize(
    ("f", "slope"),
    [
        (r"\sqrt{1 + Y}", r"\frac{1}{2\sqrt{1 + Y}}"),
        (r"Y^{3/2}", r"\frac32 \sqrt{Y}"),
        (r"\exp(Y)", r"\exp(Y)"),
        (r"1/(2 + Y)", r"-1/(2 + Y)^2"),
        (r"\ln(1 + Y^2)", r"2Y/(1 + Y^2)"),
        (r"Y \sin(Y)", r"\sin(Y) + Y \cos(Y)"),
    ],
)
def test_functions_to_first_order(f: str, slope: str) -> None:
    """L = f(Y) with Y = ½ ∂_μψ ∂^μψ: T_{μν} = −f′ ∂_μψ ∂_νψ + g_{μν} f, by hand."""
    t, x = sp.symbols("t x")
    g = gr.Metric(sp.diag(-1, sp.exp(2 * t)), [t, x])
    action = gr.Lagrangian(f, g, fields=[r"\psi"], define=[r"Y = \frac12 \partial_\mu\psi \partial^\mu\psi"])
    expected = rf"-({slope}) \partial_\mu\psi \partial_\nu\psi + g_{{\mu\nu}} \cdot ({f})"
    assert gr.decide(action.stress_energy(), action.evaluate(expected)).proved


def test_topological_action() -> None:
    """√−g ε_{μνρσ}F^{μν}F^{ρσ} does not contain the metric and is a divergence."""
    dual = maxwell(gr.FLRW(), r"\epsilon_{\mu\nu\rho\sigma} F^{\mu\nu} F^{\rho\sigma}")
    assert not dual.value.is_zero()
    assert dual.stress_energy() == 0
    assert dual.field_equations("A") == 0


# -- identities --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("signature", SIGNATURES)
def test_conservation_and_its_force(signature: str) -> None:
    g = small(signature)
    minus = "-" if signature == "-+++" else "+"
    charged = maxwell(g, rf"{SQUARED} {minus} A_\mu j^\mu", given=[r"j^\mu"])
    coupled = scalar(g, r"+ \xi R \psi^2 + V(\psi)", scalars=[r"\xi"], functions={"V": r"\psi"})
    vector = gr.Lagrangian(r"\nabla_\mu u^\nu \nabla_\nu u^\mu", g, fields=[r"u^\mu"])
    for action in (charged, coupled, vector):
        assert action.conservation().proved
        assert not action.force_density().is_zero()
    force = coupled.evaluate(r"\partial_\nu\psi") * (coupled.field_equations("psi") * -g.conventions.time_sign)
    assert gr.decide(coupled.force_density(), force).proved


def test_conservation_fails_where_coordinates_stand_in_the_action() -> None:
    g = gr.Minkowski()
    assert scalar(g, r"- \frac12 t^2 \psi^2").conservation().refuted
    with pytest.raises(InputError, match="given by values"):
        maxwell(g, SQUARED + r" + A_\mu j^\mu", given={"j": g.vector([1, 0, 0, 0])}).force_density()


def test_conservation_on_a_general_diagonal_metric_of_three_dimensions() -> None:
    x = sp.symbols("t x y")
    a, b, c = (sp.Function(name)(*x) for name in "abc")
    assert maxwell(gr.Metric(sp.diag(-(a**2), b**2, c**2), x)).conservation().proved


def test_gauge_invariance() -> None:
    """∇_ν E^ν = 0 of itself; with a current what is left is its divergence; a mass breaks it."""
    g = small()
    change = {"A": r"\partial_\mu \lambda"}
    assert maxwell(g).is_gauge_invariant([r"\lambda"], **change).proved
    charged = maxwell(g, SQUARED + r" + A_\mu j^\mu", given=[r"j^\mu"])
    (left,) = charged.gauge_identity([r"\lambda"], **change)
    assert gr.decide(left, -charged.evaluate(r"\nabla_\mu j^\mu")).proved
    assert charged.is_gauge_invariant([r"\lambda"], **change).refuted
    massive = maxwell(gr.Minkowski(), SQUARED + r" - \frac12 m^2 A_\mu A^\mu", scalars=["m"])
    assert massive.is_gauge_invariant([r"\lambda"], **change).refuted
    with pytest.raises(UnsupportedError, match="linear in the gauge functions"):
        maxwell(gr.Minkowski()).is_gauge_invariant([r"\lambda"], A=r"\lambda \partial_\mu \lambda")
    with pytest.raises(UnsupportedError, match="linear in the gauge functions"):
        maxwell(gr.Minkowski()).is_gauge_invariant([r"\lambda"], A=r"\partial_\mu \lambda + A_\mu")


def test_traces() -> None:
    """Conformal symmetry in four dimensions: Maxwell, and ξ = 1/6 with weight −1; not ξ = 1/7, nor minimal coupling."""
    g = gr.FLRW()
    assert maxwell(g).stress_energy().trace() == 0
    coupled = scalar(g, r"- \frac{1}{12} R \psi^2")
    assert coupled.is_conformally_invariant(psi=-1).proved
    assert gr.decide(coupled.stress_energy().trace(), coupled.evaluate(r"\psi") * coupled.field_equations("psi")).proved
    assert scalar(g, r"- \frac{1}{14} R \psi^2").is_conformally_invariant(psi=-1).refuted
    assert scalar(g).is_conformally_invariant(psi=-1).refuted
    assert coupled.is_conformally_invariant().refuted


# -- every metric ------------------------------------------------------------------------------------------------------


def on_every(n: int, formula: str = SQUARED, **declared: Any) -> Any:
    declared = {"fields": [r"A_\mu"], "define": [F]} | declared
    return gr.Lagrangian.on_every_metric(
        formula, gr.EveryMetric(n, signature=declared.pop("signature", None)), **declared
    )


def conformal_scalar(n: int) -> Any:
    """−½(∂ψ)² − ½ξRψ² with ξ = (n−2)/(4(n−1)) [Birrell & Davies 3.27; Wald D.13]."""
    xi = Fraction(n - 2, 8 * (n - 1))
    formula = rf"-\frac12 \nabla_\mu\psi \nabla^\mu\psi - \frac{{{xi.numerator}}}{{{xi.denominator}}} R \psi^2"
    return on_every(n, formula, fields=[r"\psi"], define=[])


@pytest.mark.parametrize("signature", SIGNATURES)
def test_maxwell_on_every_metric(signature: str) -> None:
    sign = "" if signature == "-+++" else "-"
    action = on_every(4, SQUARED + r" + A_\mu j^\mu", given=[r"j^\mu"], signature=signature)
    named = {"equations": {"E": "A"}, "stress_energy": "T"}
    assert action.decide(r"E^\nu = \nabla_\mu F^{\mu\nu} + j^\nu", **named).proved
    assert action.decide(r"E^\nu = \nabla_\mu F^{\nu\mu} + j^\nu", **named).refuted
    assert action.decide(r"\nabla_\nu E^\nu = \nabla_\nu j^\nu", **named).proved
    free = on_every(4, signature=signature)
    assert free.decide(rf"T_{{\mu\nu}} = {sign}({MAXWELL})", **named).proved
    assert free.decide(r"T^\mu{}_\mu = 0", **named).proved
    assert free.decide(rf"\nabla^\mu T_{{\mu\nu}} = {sign} E^\mu F_{{\nu\mu}}", **named).proved
    assert free.decide(rf"\nabla^\mu T_{{\mu\nu}} = {sign} 2 E^\mu F_{{\nu\mu}}", **named).refuted


def test_on_shell() -> None:
    """Conserved where the field equation holds; free of trace there for ξ = 1/6 only."""
    named = {"equations": {"E": "psi"}, "stress_energy": "T"}
    minimal = on_every(4, r"-\frac12 \nabla_\mu\psi \nabla^\mu\psi", fields=[r"\psi"], define=[])
    for action in (minimal, conformal_scalar(4)):
        assert action.decide(r"\nabla^\mu T_{\mu\nu} = 0", assuming=["E = 0"], **named).proved
        assert action.decide(r"\nabla^\mu T_{\mu\nu} = 0", **named).refuted
    assert conformal_scalar(4).decide(r"T^\mu{}_\mu = 0", assuming=["E = 0"], **named).proved
    assert conformal_scalar(4).decide(r"T^\mu{}_\mu = 0", **named).refuted
    assert minimal.decide(r"T^\mu{}_\mu = 0", assuming=["E = 0"], **named).refuted
    free = on_every(4)
    named = {"equations": {"E": "A"}, "stress_energy": "T"}
    assert free.decide(r"\nabla^\mu T_{\mu\nu} = 0", assuming=[r"E^\nu = 0"], **named).proved
    assert free.decide(r"\nabla^\mu T_{\mu\nu} = 0", **named).refuted


@pytest.mark.parametrize("n", range(2, 8))
def test_maxwell_under_changes_of_scale(n: int) -> None:
    """√−g̃ L̃ = Ω^{n−4} √−g L, ∇̃_μF̃^{μν} = Ω⁻⁴(∇_μF^{μν} + (n−4) F^{μν} ∂_μ ln Ω), T^μ_μ = ¼(4−n)F², every metric."""
    action = on_every(n)
    assert action.decide_rescaled(SQUARED, SQUARED, power=-4).proved
    source, wrong = (rf"\nabla_\mu F^{{\mu\nu}} {n - k:+d} F^{{\mu\nu}} \nabla_\mu\omega" for k in (4, 3))
    assert action.decide_rescaled(r"\nabla_\mu F^{\mu\nu}", source, power=-4).proved
    assert action.decide_rescaled(r"\nabla_\mu F^{\mu\nu}", wrong, power=-4).refuted
    trace = rf"\frac{{{4 - n}}}{{4}} F_{{\mu\nu}} F^{{\mu\nu}}"
    assert action.decide(f"{action.conformal_deviation()} = {trace}").proved
    assert bool(action.is_conformally_invariant()) == (n == 4)


def test_a_formula_with_other_powers_of_the_scale_is_decided() -> None:
    """F̃² = Ω⁻⁴F², Ã² = Ω⁻²A²; a trace that vanishes does no harm, whatever its power."""
    action = on_every(4, fields=[r"A_\mu", r"B_{[\mu\nu]}"])
    square = r"F_{\mu\nu}F^{\mu\nu}"
    mixed = action.decide_rescaled(rf"{square} + A_\mu A^\mu", square, power=-4)
    assert mixed.refuted
    assert mixed.component == "factor of Ω^(-2)"
    assert mixed.witness.recheck()
    assert action.decide_rescaled(rf"{square} + B^\mu{{}}_\mu", square, power=-4).proved
    assert action.decide_rescaled(rf"{square} + B^\mu{{}}_\mu", rf"2 {square}", power=-4).refuted
    assert action.decide_rescaled(square, square, power=-2).refuted
    assert action.decide_rescaled(square, "0", power=-4).refuted
    assert action.decide_rescaled(r"B^\mu{}_\mu", "0", power=7).proved


def test_weights_are_found() -> None:
    """ψ of ξ = (n−2)/(4(n−1)) has 1 − n/2; A none in four dimensions, the current beside it −4, for j̃^μ = Ω⁻⁴ j^μ."""
    for n in (3, 4):
        assert conformal_scalar(n).conformal_weights() == {r"\psi": 1 - Fraction(n, 2)}
    assert on_every(4, SQUARED + r" + A_\mu j^\mu", given=[r"j^\mu"]).conformal_weights() == {"A": 0, "j": -4}
    assert on_every(5).conformal_weights() is None  # w = −1/2 makes up for √|g|, but leaves terms in ∂ω
    minimal = on_every(4, r"-\frac12 \nabla_\mu\psi \nabla^\mu\psi", fields=[r"\psi"], define=[])
    assert minimal.conformal_weights() is None
    g = gr.FLRW()
    assert scalar(g, r"- \frac{1}{12} R \psi^2").conformal_weights() == {r"\psi": -1}
    assert scalar(g, r"- \frac{1}{14} R \psi^2").conformal_weights() is None
    assert maxwell(g).conformal_weights() == {"A": 0}
    two = gr.Lagrangian(r"\nabla_\mu\psi \nabla^\mu\chi", gr.Minkowski(), fields=[r"\psi", r"\chi"])
    with pytest.raises(UnsupportedError, match="on_every_metric"):
        two.conformal_weights()


def test_a_refutation_says_which_weights_were_not_given() -> None:
    for action in (conformal_scalar(4), scalar(gr.FLRW(), r"- \frac{1}{12} R \psi^2")):
        assert "no weight was given for \\psi" in str(action.is_conformally_invariant())
        assert "no weight was given" not in str(action.is_conformally_invariant(psi=-2))
        assert action.is_conformally_invariant(psi=-1).proved


def test_the_signature_is_looked_at_where_it_sets_a_sign() -> None:
    x = sp.symbols("t x y z")
    wrong = maxwell(gr.Metric(sp.diag(1, -1, -1, -1), x))
    right = maxwell(gr.Metric(sp.diag(1, -1, -1, -1), x, signature="+---"))
    for name in ("stress_energy", "force_density", "conservation"):
        with pytest.raises(ConventionError, match="signature"):
            getattr(wrong, name)()
        getattr(right, name)()
    assert str(wrong.field_equations("A")) == str(right.field_equations("A"))  # in which no sign depends on it


@pytest.mark.parametrize("n", range(2, 8))
def test_conformally_coupled_scalar(n: int) -> None:
    action, weight = conformal_scalar(n), 1 - Fraction(n, 2)
    assert action.is_conformally_invariant(psi=weight).proved
    assert action.is_conformally_invariant(psi=weight - 1).refuted
    equation = action.field_equation("psi")
    assert action.decide_rescaled(equation, equation, power=weight - 2, psi=weight).proved
    minimal = r"\Box\psi"
    if n > 2:
        assert action.decide_rescaled(minimal, minimal, power=weight - 2, psi=weight).refuted


def test_identities_of_curvature_actions() -> None:
    """R gives −2G, R² a conserved tensor, C² Bach's [Mannheim, Prog. Part. Nucl. Phys. 56 (2006) 340, 187–188, in the
    signs of MTW], Gauss and Bonnet's action nothing, but that in four dimensions only."""
    squared = gr.Lagrangian.on_every_metric("R^2", gr.EveryMetric(3), fields=[])
    assert squared.decide(r"\nabla^\mu T_{\mu\nu} = 0", stress_energy="T").proved
    gauss_bonnet = r"R_{\mu\nu\rho\sigma}R^{\mu\nu\rho\sigma} - 4 R_{\mu\nu}R^{\mu\nu} + R^2"
    for n in (4, 5):
        action = gr.Lagrangian.on_every_metric(gauss_bonnet, gr.EveryMetric(n), fields=[])
        assert bool(action.decide(r"T_{\mu\nu} = 0", stress_energy="T")) == (n == 4)
    weyl = gr.Lagrangian.on_every_metric(r"C_{\mu\nu\rho\sigma}C^{\mu\nu\rho\sigma}", gr.EveryMetric(4), fields=[])
    bach = r"-8 \nabla^\rho \nabla^\sigma C_{\mu\rho\nu\sigma} - 4 R^{\rho\sigma} C_{\mu\rho\nu\sigma}"
    assert weyl.decide(rf"T_{{\mu\nu}} = {bach}", stress_energy="T").proved
    assert weyl.is_conformally_invariant().proved
    for conventions in (None, "Landau-Lifshitz", "Weinberg"):
        every = gr.EveryMetric(4, conventions=conventions)
        einstein = rf"T_{{\mu\nu}} = {2 * every.conventions.time_sign} G_{{\mu\nu}}"
        assert gr.Lagrangian.on_every_metric("R", every, fields=[]).decide(einstein, stress_energy="T").proved


@pytest.mark.parametrize(
    ("formula", "field"),
    [
        (r"\nabla_\mu A_\nu \nabla^\nu A^\mu + R_{\mu\nu} A^\mu A^\nu", r"A_\mu"),
        (r"\nabla_\mu u^\nu \nabla_\nu u^\mu - G_{\mu\nu} u^\mu u^\nu", r"u^\mu"),
        (r"h^\mu{}_\mu R - \nabla_\rho h_{\mu\nu} \nabla^\rho h^{\mu\nu}", r"h_{(\mu\nu)}"),
        (r"\epsilon_{\mu\nu\rho} u^\mu \nabla^\nu u^\rho", r"u^\mu"),
        (r"(\nabla_\mu \psi \nabla^\mu \psi)^2 (R + \psi)", r"\psi"),
        *(
            pytest.param(formula, field, marks=pytest.mark.nightly)
            for formula, field in (
                (r"(A_\mu A^\mu)^2 + \epsilon_{\mu\nu\rho} A^\mu \nabla^\nu A^\rho", r"A_\mu"),
                (r"G^{\mu\nu} \nabla_\mu\psi \nabla_\nu\psi + \psi \nabla_\mu R^{\mu\nu} \nabla_\nu \psi", r"\psi"),
                (r"\delta^{\mu\nu}_{\rho\sigma} \nabla_\mu u^\rho \nabla_\nu u^\sigma", r"u^\mu"),
                (r"\epsilon_{\mu\nu\rho} B^{\mu\nu} \nabla^\rho \nabla_\sigma B^{\sigma\tau} v_\tau", r"B_{[\mu\nu]}"),
                (
                    r"\nabla_\rho h_{\mu\nu} \nabla^\mu h^{\rho\nu} + h^\rho{}_\rho \nabla_\mu\nabla_\nu h^{\mu\nu}",
                    r"h_{(\mu\nu)}",
                ),
                (
                    r"\nabla_{[\mu} B_{\nu\rho]} \nabla^\mu B^{\nu\rho} + R_{\mu\nu\rho\sigma}B^{\mu\nu}B^{\rho\sigma}",
                    r"B_{[\mu\nu]}",
                ),
                (r"S^\mu{}_\nu \nabla_\mu \nabla^\nu S^\rho{}_\rho", r"S^\mu{}_\nu"),
            )
        ),
    ],
)
def test_formulas_agree_with_components(formula: str, field: str) -> None:
    """Two ways to one tensor: integration by parts on formulas, and jets of components on one metric."""
    g = small()
    given = [r"v_\mu"] if "v_" in formula else []
    on_one = gr.Lagrangian(formula, g, fields=[field], given=given)
    every = gr.Lagrangian.on_every_metric(formula, gr.EveryMetric(3), fields=[field], given=given)
    name = field.lstrip("\\").partition("_")[0].partition("^")[0]
    assert gr.decide(on_one.field_equations(name), on_one.evaluate(every.field_equation(name))).proved
    assert gr.decide(on_one.stress_energy(), on_one.evaluate(every.stress_energy())).proved
    assert on_one.conservation().proved


def test_bach_tensor_of_one_metric() -> None:
    """The formula of the test above in components, from the variation of C² on a metric where it is not zero."""
    t, x, y, z = sp.symbols("t x y z", real=True)
    g = gr.Metric(sp.diag(-(x**4), 1, sp.exp(2 * t), 1), [t, x, y, z], domain=[x > 0])
    tensor = gr.Lagrangian(r"C_{\mu\nu\rho\sigma}C^{\mu\nu\rho\sigma}", g, fields=[]).stress_energy()
    bach = r"-8 \nabla^\rho \nabla^\sigma C_{\mu\rho\nu\sigma} - 4 R^{\rho\sigma} C_{\mu\rho\nu\sigma}"
    assert gr.decide(tensor, g.evaluate(bach)).proved
    assert not tensor.is_zero()


@pytest.mark.parametrize("conventions", [None, gr.Conventions("+---", riemann=-1), gr.Conventions(ricci=-1)])
def test_rescaled_curvature_in_other_conventions(conventions: Any) -> None:
    """R̃_{μν} in four dimensions [Wald D.8], MTW's signs; s₁ and s₂ of the conventions before what is added."""
    every = gr.EveryMetric(4, conventions=conventions)
    sign = "-" if every.conventions.riemann * every.conventions.ricci > 0 else "+"
    change = r"(2 \nabla_\mu\nabla_\nu\omega + g_{\mu\nu} \Box\omega - 2 \nabla_\mu\omega \nabla_\nu\omega"
    change += r" + 2 g_{\mu\nu} \nabla_\rho\omega \nabla^\rho\omega)"
    action = gr.Lagrangian.on_every_metric("R", every, fields=[])
    assert action.decide_rescaled(r"R_{\mu\nu}", rf"R_{{\mu\nu}} {sign} {change}", power=0).proved
    assert action.decide_rescaled(r"R_{\mu\nu}", rf"R_{{\mu\nu}} {'+-'[sign == '+']} {change}", power=0).refuted


@pytest.mark.parametrize(
    "formula",
    [
        r"R_{\mu\nu\rho\sigma}",
        r"G_{\mu\nu} + R_{\mu\nu} R",
        r"\nabla_\mu \nabla_\nu u^\rho + C_{\mu\nu}{}^{\rho\sigma} u_\sigma",
        r"\epsilon_{\mu\nu\rho\sigma} \nabla^\mu u^\nu",
        r"\nabla_\mu R^{\mu\nu\rho\sigma}",
    ],
)
def test_rescaled_formulas_agree_with_a_rescaled_metric(formula: str) -> None:
    """The formula about g̃ on the metric Ω²g itself, with Ω = e^{t + xz}, in a wave of profile x²y."""
    t, x, y, z = sp.symbols("t x y z", real=True)
    g = gr.Metric([[-1 - x**2 * y, 0, 0, 1], [0, 1, 0, 0], [0, 0, 1, 0], [1, 0, 0, 0]], [t, x, y, z])
    omega = t + x * z
    tilde = gr.Metric((g.matrix * sp.exp(2 * omega)).applyfunc(sp.expand), [t, x, y, z])
    components = [x, t, 1, y * z]
    action = gr.Lagrangian.on_every_metric("R", gr.EveryMetric(4), fields=[r"u^\mu"])
    expected = tilde.evaluate(formula, **({"u": tilde.vector(components)} if "u^" in formula else {}))
    total = None
    for power, terms in action.rescaled(formula).items():
        fields = {"omega": omega, **({"u": g.vector(components)} if "u^" in terms or "u_" in terms else {})}
        part = g.evaluate(terms, **{k: v for k, v in fields.items() if k != "omega" or r"\omega" in terms})
        part = part * sp.exp(sp.Rational(power.numerator, power.denominator) * omega)
        total = part if total is None else total + part
    assert total is not None
    for index, value in total.items():
        assert gr.decide(value, expected.component(index)).proved


# -- laws --------------------------------------------------------------------------------------------------------------

T, X = sp.symbols("t x")
POLAR = gr.Metric(sp.diag(1, T**2), [T, X], domain=[T > 0])
U = sp.Function("u")(T, X)
JETS = [T, sp.cos(X), U, U.diff(T), U.diff(X), U.diff(T, X)]
scalars = st.lists(
    st.tuples(st.integers(-3, 3), st.lists(st.sampled_from(JETS), min_size=1, max_size=3)), min_size=1, max_size=3
).map(lambda terms: sum((c * sp.Mul(*factors) for c, factors in terms), start=sp.S.Zero))


def equation_of(expression: Any) -> Any:
    return gr.Lagrangian(expression, POLAR, fields=[U]).field_equations("u")


@given(scalars, scalars)
def test_divergences_have_no_field_equation(one: Any, other: Any) -> None:
    divergence = (T * one).diff(T) / T + other.diff(X)
    assert equation_of(sp.sympify(divergence, strict=True)) == 0


@given(scalars, scalars, st.integers(-3, 3))
def test_the_derivative_is_linear(one: Any, other: Any, times: int) -> None:
    assert equation_of(one + times * other) == equation_of(one) + times * equation_of(other)


# -- bad input ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("formula", "declared", "error", "message"),
    [
        (r"F_{\mu\nu}F^{\mu\rho}", {}, IndexMismatchError, "has the free indices _.nu .*it must be a scalar"),
        (r"\partial_\mu A_\nu \partial^\mu A^\nu", {}, IndexMismatchError, "no tensor.*partial derivatives"),
        (r"F_{t r}", {}, IndexMismatchError, "no tensor: single components"),
        (r"\sqrt{-g} F_{\mu\nu}F^{\mu\nu}", {}, IndexMismatchError, "the volume element is supplied"),
        (r"A_\mu A^\mu = 0", {}, InputError, "a statement, not a value"),
        (r"A_\mu B^\mu", {}, NotationError, "B"),
        (r"\kappa A_\mu A^\mu", {}, UnknownNameError, "kappa"),
        (r"A_\mu A^\mu", {"fields": [r"\phi"]}, InputError, "has the name of a coordinate"),
        (r"A_\mu A^\mu", {"fields": r"A_\mu"}, InputError, "no list"),
        (r"A_\mu A^\mu", {"fields": [r"A_\mu", r"A_\nu"]}, InputError, "declared twice"),
        (r"A_\mu A^\mu", {"fields": [r"A_{\mu\mu}"]}, IndexMismatchError, "different free indices"),
        (r"P(Y)", {"functions": {"P": "Y"}}, UnknownNameError, "argument"),
        (None, {}, InputError, "no formula in index notation"),
    ],
)
def test_what_is_no_lagrangian(formula: Any, declared: dict[str, Any], error: type[Exception], message: str) -> None:
    with pytest.raises(error, match=f"(?s){message}"):
        gr.Lagrangian(formula, gr.Schwarzschild(), **({"fields": [r"A_\mu"], "define": [F]} | declared))


def test_other_bad_input() -> None:
    g = gr.Minkowski()
    with pytest.raises(UnknownNameError, match="field of this Lagrangian"):
        maxwell(g).field_equations("B")
    with pytest.raises(InputError, match="on_every_metric"):
        gr.Lagrangian(SQUARED, gr.EveryMetric(4), fields=[r"A_\mu"], define=[F])
    with pytest.raises(ConventionError):
        maxwell(g, r"A_\mu j^\mu", given={"j": gr.FLRW().vector([1, 0, 0, 0])})
    with pytest.raises(ConventionError):
        maxwell(g).boundary_term("A", gr.FLRW().covector([1, 0, 0, 0]))
    assert maxwell(g).is_gauge_invariant(r"\lambda", A=r"\partial_\mu \lambda").proved
    flat = gr.Lagrangian(r"\partial_\mu A_\nu \partial^\mu A^\nu", g, fields=[r"A_\mu"])  # ∂ is ∇ in these coordinates
    with pytest.raises(IndexMismatchError, match="no tensor"):  # not so once the metric is varied
        flat.stress_energy()
    t, x, y, z = g.coordinates
    with pytest.raises(InputError, match="no function of all coordinates"):
        gr.Lagrangian(sp.Function("u")(t), g, fields=[sp.Function("u")(t)])
    delayed = sp.Function("u")(t, x, y, z) * sp.Function("u")(2 * t, x, y, z)
    with pytest.raises(UnsupportedError, match="the function at one point only"):
        gr.Lagrangian(delayed, g, fields=[sp.Function("u")(t, x, y, z)]).field_equations("u")


def test_bad_input_on_every_metric() -> None:
    with pytest.raises(IndexMismatchError, match="no tensor"):
        on_every(4, r"\partial_\mu A_\nu \partial^\mu A^\nu")
    with pytest.raises(IndexMismatchError, match="it must be a scalar"):
        on_every(4, r"F_{\mu\nu}")
    with pytest.raises(InputError, match="no rational number"):
        on_every(4).is_conformally_invariant(A=0.5)
    with pytest.raises(UnsupportedError, match="polynomials in the fields"):
        on_every(4, r"V(\psi)", fields=[r"\psi"], define=[], functions={"V": r"\psi"})
