"""Energy conditions, scalar fields, density parameters."""

from __future__ import annotations

import pytest
import sympy as sp

import gr_toolkit as gr
from gr_toolkit.cosmology import FIELD, SCALE, Fluid, ScalarField, energy_conditions, expansion_rate, friedmann
from gr_toolkit.cosmology.expansion_history import REDSHIFT
from gr_toolkit.cosmology.inequalities import is_nonnegative, is_positive
from gr_toolkit.errors import InputError

t, tau = sp.symbols("t tau")
w = sp.Symbol("w", real=True)
R = sp.Rational
NAMES = ("null", "weak", "strong", "dominant")


# w of a fluid of positive density -> which hold: null w ≥ −1, strong w ≥ −1/3, dominant |w| ≤ 1 [Carroll 2004, 4.6]
@pytest.mark.parametrize(
    ("ratio", "expected"),
    [
        (0, (True, True, True, True)),
        (sp.Rational(1, 3), (True, True, True, True)),
        (1, (True, True, True, True)),
        (2, (True, True, True, False)),
        (-sp.Rational(1, 2), (True, True, False, True)),
        (-sp.Rational(1, 3), (True, True, True, True)),
        (-1, (True, True, False, True)),
        (-sp.Rational(4, 3), (False, False, False, False)),
    ],
)
def test_which_conditions_hold_for_which_ratio(ratio, expected) -> None:
    found = energy_conditions(Fluid(w=ratio))
    assert tuple(found.holds(name).proved for name in NAMES) == expected
    assert tuple(found.holds(name).refuted for name in NAMES) == tuple(not e for e in expected)


def test_conditions_on_a_symbol() -> None:
    assert energy_conditions(Fluid(w=w), domain=[w + 1 > 0]).null.proved
    phantom = energy_conditions(Fluid(w=w), domain=[w < -1]).null
    assert phantom.refuted
    assert phantom.witness.recheck()
    assert energy_conditions(Fluid(w=w), domain=[3 * w + 1 > 0]).strong.proved
    assert energy_conditions(Fluid(w=w)).dominant.refuted


def test_chaplygins_gas_on_its_own_densities() -> None:
    """p = −A/ρ breaks ρ + p ≥ 0 for small ρ, which ρ² = A + B/a⁶ does not reach for B > 0; a phantom for B < 0."""
    assert energy_conditions(Fluid.chaplygin(2, 3)).null.proved
    assert energy_conditions(Fluid.chaplygin(2, 3)).strong.refuted
    assert energy_conditions(Fluid.chaplygin(2, -1), domain=[SCALE > 1]).null.refuted


def test_negative_energy_breaks_the_weak_condition() -> None:
    found = energy_conditions(Fluid(w=0, amount=-1))
    assert found.weak.refuted
    assert found.null.refuted


@pytest.mark.parametrize("signature", ["-+++", "+---"])
def test_conditions_on_the_matter_of_a_metric(signature: str) -> None:
    H = sp.Symbol("H", positive=True)
    found = energy_conditions(gr.FLRW("comoving", K=1, a=sp.cosh(H * t) / H, signature=signature))
    assert (found.null.proved, found.strong.refuted) == (True, True)  # de Sitter
    dust = energy_conditions(gr.FLRW("conformal", K=0, a=tau**2, domain=[tau > 0], signature=signature))
    assert all(dust.holds(name).proved for name in NAMES)
    with pytest.raises(InputError, match="has no density and pressure"):
        energy_conditions(3)


def test_inequalities_are_decided_as_equalities() -> None:
    x, z = sp.Symbol("x", real=True), sp.Symbol("z")
    assert is_nonnegative(x**2).proved
    assert is_nonnegative(x**2 - R(1, 10**6)).refuted
    assert is_positive(x**2 + R(1, 10**6)).proved
    for may_vanish in (x**2, (x - 1) ** 2, sp.Symbol("n", nonnegative=True)):
        assert is_positive(may_vanish).refuted  # at its zero
    assert is_positive(z**2 + 1).proved  # symbols are real
    assert is_positive(x, [x > 2]).proved


# -- the scalar field --------------------------------------------------------------------------------------------------

PHI = sp.Function("phi")(t)
KAPPA = 8 * sp.pi


@pytest.mark.parametrize("signature", ["-+++", "+---"])
@pytest.mark.parametrize("chart", ["comoving", "conformal"])
def test_density_pressure_and_field_equation_come_from_the_action(chart: str, signature: str) -> None:
    field = ScalarField(FIELD**4 / 7)
    found = friedmann(field, chart=chart, signature=signature)
    time, a = found.space.time, found.space.scale
    phi = sp.Function("phi")(time)
    lapse = a if chart == "conformal" else 1
    kinetic = (phi.diff(time) / lapse) ** 2 / 2
    assert gr.decide(found.density, kinetic + phi**4 / 7).proved
    assert gr.decide(found.pressure, kinetic - phi**4 / 7).proved
    moving = field.klein_gordon(chart=chart, conventions=gr.Conventions(signature)).lhs
    friction = (2 if chart == "conformal" else 3) * a.diff(time) / a * phi.diff(time)
    assert gr.decide(moving, (phi.diff(time, 2) + friction) / lapse**2 + 4 * phi**3 / 7).proved
    # its energy is conserved exactly where it moves by its equation
    assert gr.decide(found.continuity["scalar"].lhs, phi.diff(time) * moving).proved


def test_power_law_inflation() -> None:
    """a ∝ t^n with V ∝ exp(−√(2κ/n) φ) [Lucchin & Matarrese (1985), Phys. Rev. D 32, 1316]."""
    n = sp.Symbol("n", positive=True)
    rolling = sp.sqrt(2 * n / KAPPA) * sp.log(t)
    potential = n * (3 * n - 1) / KAPPA * sp.exp(-sp.sqrt(2 * KAPPA / n) * FIELD)
    assert ScalarField(potential).check(a=t**n, phi=rolling, domain=[t > 0]).proved
    wrong = n * (3 * n + 1) / KAPPA * sp.exp(-sp.sqrt(2 * KAPPA / n) * FIELD)
    assert ScalarField(wrong).check(a=t**n, phi=rolling, domain=[t > 0]).refuted
    epsilon, eta = ScalarField(potential).slow_roll()
    assert gr.decide(epsilon, 1 / n).proved
    assert gr.decide(eta, 2 / n).proved


def test_a_field_at_rest_is_a_cosmological_constant() -> None:
    H, value = sp.Symbol("H", positive=True), sp.Symbol("phi_0", real=True)
    assert ScalarField(3 * H**2 / KAPPA).check(a=sp.exp(H * t), phi=value).proved
    assert ScalarField(FIELD**2).check(a=sp.exp(H * t), phi=value).refuted


def test_a_potential_of_another_letter_is_refused() -> None:
    with pytest.raises(InputError, match="one of another phi"):
        ScalarField(sp.Symbol("phi") ** 2)


# -- density parameters ------------------------------------------------------------------------------------------------

m, r, v = sp.symbols("Omega_m Omega_r Omega_v", real=True)


def test_the_rate_and_its_derivatives() -> None:
    """q₀ = Ω_m/2 + Ω_r − Ω_Λ and j₀ = Ω_m + 3Ω_r + Ω_Λ for every curvature [Visser 2004; Peebles 1993, 13.8]."""
    found = expansion_rate({"dust": m, "radiation": r, "vacuum": v})
    z = REDSHIFT
    expected = m * (1 + z) ** 3 + r * (1 + z) ** 4 + v + (1 - m - r - v) * (1 + z) ** 2
    assert gr.decide(found.of_redshift() ** 2, expected, domain=[1 + z > 0]).proved
    assert gr.decide(found.deceleration(0), m / 2 + r - v).proved
    assert gr.decide(found.jerk(0), m + 3 * r + v).proved
    assert found.sum_rule().proved


@pytest.mark.parametrize("n", [sp.Rational(2, 3), sp.Rational(1, 2), sp.Rational(1, 3), sp.Integer(2)])
def test_powers_of_time(n) -> None:
    """a ∝ tⁿ has a^{(k)} a^{k−1}/ȧ^k = n(n−1)…(n−k+1)/n^k, and w = 2/3n − 1."""
    found = expansion_rate({Fluid(w=2 / (3 * n) - 1): 1})
    for k in range(1, 6):
        assert gr.decide(found.derivative(k, 3), sp.ff(n, k) / n**k).proved


def test_density_parameters_at_a_redshift_add_up() -> None:
    found = expansion_rate({"dust": m, "vacuum": v}).at()
    assert gr.decide(sp.Add(*found.values()), 1, domain=[1 + REDSHIFT > 0]).proved


def test_chevallier_polarski_linder() -> None:
    w0, wa, z = sp.symbols("w_0 w_a z", real=True)
    found = expansion_rate({Fluid(w=w0 + wa * (1 - SCALE)): 1})
    growth = (1 + z) ** (3 * (1 + w0 + wa)) * sp.exp(
        -3 * wa * z / (1 + z)
    )  # Linder (2003), Phys. Rev. Lett. 90, 091301
    assert gr.decide(found.squared.subs(SCALE, 1 / (1 + z)), growth, domain=[1 + z > 0]).proved
    assert gr.decide(found.deceleration(0), (1 + 3 * w0) / 2).proved


def test_wrong_parameters() -> None:
    with pytest.raises(InputError, match="add up to 3/4, not to 1\n  write: curvature=1/4"):
        expansion_rate({"dust": 0.5, "vacuum": 0.25}, curvature=0)
    with pytest.raises(InputError, match="add up to Omega_m, not to 1"):
        expansion_rate({"dust": m}, curvature=0)
    assert expansion_rate({"dust": 0.3}).curvature == sp.Rational(7, 10)  # a decimal is the fraction that was typed
    with pytest.raises(InputError, match="Rational\\(1, 3\\)"):
        expansion_rate({"dust": 1 / 3})
    with pytest.raises(InputError, match="density parameter of dust is I, which is not real"):
        expansion_rate({"dust": sp.I})
    with pytest.raises(InputError, match="are no density parameters"):
        expansion_rate([1])
    with pytest.raises(InputError, match="a redshift above -1"):
        expansion_rate({"dust": 1}).of_redshift(-1)
    with pytest.raises(InputError, match="no positive integer"):
        expansion_rate({"dust": 1}).derivative(0)
