"""pp-waves, Melvin, Bertotti–Robinson, Rindler, Kerr–Newman, Schwarzschild–de Sitter: what makes each what it is."""

from __future__ import annotations

import pytest
import sympy as sp
from sympy import Rational, cos, cosh, exp, sinh

import gr_toolkit as gr
from gr_toolkit.spacetimes import electromagnetic_potential

u, v, x, y, z, t, xi = sp.symbols("u v x y z t xi")
H = sp.Function("H")(u, x, y)
f, h = sp.Function("f")(u), sp.Function("h")(u)
CONVENTIONS = ["MTW", "Landau-Lifshitz", "Weinberg"]

# -- waves -------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("conventions", CONVENTIONS)
def test_the_rays_of_a_pp_wave_are_parallel_and_null(conventions):
    """∇∂_v = 0 for every profile; not if the profile depends on v, nor for ∂_u."""
    g = gr.PPWave(conventions=conventions)
    ray = g.vector([0, 1, 0, 0])
    assert gr.decide(ray.covariant_derivative(), 0).proved
    assert g.evaluate(r"k_\mu k^\mu", k=ray) == 0
    assert gr.decide(g.vector([1, 0, 0, 0]).covariant_derivative(), 0).refuted
    other = gr.Metric(g.matrix.subs(H, v * x**2), g.coordinates, conventions=g.conventions)
    assert gr.decide(other.vector([0, 1, 0, 0]).covariant_derivative(), 0).refuted


def test_the_curvature_of_a_pp_wave():
    """R_{uiuj} = −½ ∂_i ∂_j H, R_{uu} = −½ ΔH [Griffiths & Podolský 2009, section 17.1]; no invariant is left."""
    g = gr.PPWave()
    assert gr.decide(g.riemann["u", "x", "u", "y"], -sp.diff(H, x, y) / 2).proved
    assert gr.decide(g.ricci["u", "u"], -(sp.diff(H, x, 2) + sp.diff(H, y, 2)) / 2).proved
    assert gr.decide(g.ricci["u", "u"], -(sp.diff(H, x, 2) - sp.diff(H, y, 2)) / 2).refuted
    assert g.ricci_scalar == 0
    assert g.kretschmann == 0
    assert g.evaluate(r"R_{\mu\nu} R^{\mu\nu}") == 0


@pytest.mark.parametrize(
    ("profile", "vacuum"),
    [
        (f * (x**2 - y**2) + 2 * h * x * y, True),
        (f * (x**3 - 3 * x * y**2), True),
        (f * sp.log(x**2 + y**2), True),
        (exp(x) * cos(y) * f, True),
        (f * (x**2 + y**2), False),
        (f * x**3, False),
        (exp(x) * cosh(y) * f, False),
    ],
)
def test_a_pp_wave_is_vacuum_where_its_profile_is_harmonic(profile, vacuum):
    verdict = gr.PPWave(H=profile).is_vacuum()
    assert (verdict.proved, verdict.refuted) == (vacuum, not vacuum)


def test_a_conformally_flat_wave_is_one_of_pure_light():
    """H = f (x² + y²) has no Weyl tensor: an electromagnetic plane wave [Griffiths & Podolský 2009, section 17.5]."""
    assert gr.PPWave(H=f * (x**2 + y**2)).is_conformally_flat().proved
    assert gr.PPWave(H=f * (x**2 + 2 * y**2)).is_conformally_flat().refuted
    assert gr.PPWave(H=f * x + h * y).riemann == 0


def test_plane_waves():
    """Vacuum where P″/P + Q″/Q = 0; flat where P and Q are linear."""
    assert gr.PlaneWave(P=cos(u), Q=cosh(u)).is_vacuum().proved
    assert gr.PlaneWave(P=cos(u), Q=cosh(2 * u)).is_vacuum().refuted
    assert gr.PlaneWave(P=cos(u), Q=cos(u)).is_conformally_flat().proved
    assert gr.PlaneWave(P=1 + u, Q=1 - u).riemann == 0
    assert gr.decide(gr.PlaneWave(P=1 + u**2, Q=1 - u).riemann, 0).refuted
    brinkmann = gr.PlaneWave("brinkmann", P=cos(u), Q=cosh(u))
    assert gr.decide(brinkmann, gr.PPWave(H=y**2 - x**2)).proved
    assert gr.decide(brinkmann, gr.PPWave(H=x**2 - y**2)).refuted


# -- fields ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("conventions", CONVENTIONS)
def test_melvins_symmetries(conventions):
    """Boosts along the field, rotations about it, and no others [Griffiths & Podolský 2009, section 7.3]."""
    g = gr.Melvin(conventions=conventions)
    assert g.is_killing([z, 0, 0, t]).proved
    assert g.is_killing([z, 0, 0, -t]).refuted
    assert gr.Melvin("cartesian", conventions=conventions).is_killing([0, -y, x, 0]).proved
    assert gr.Melvin("cartesian", conventions=conventions).is_killing([0, y, x, 0]).refuted


def test_melvins_field_on_the_axis():
    """F_{xy} = B there, and the axis is a place like others: the determinant of the Cartesian chart is −1 on it."""
    g = gr.Melvin("cartesian", conventions="MTW")
    B = g.symbols("B")
    F = electromagnetic_potential(g).exterior_derivative()
    assert F["x", "y"].subs({x: 0, y: 0}) == B
    assert g.determinant.subs({x: 0, y: 0}) == -1
    g = gr.Melvin(conventions="MTW")
    invariant = g.evaluate("F_{ab} F^{ab}", F=electromagnetic_potential(g).exterior_derivative())
    rho = sp.Symbol("rho")
    assert gr.decide(invariant, 2 * B**2 / (1 + B**2 * rho**2 / 4) ** 4).proved


@pytest.mark.parametrize("chart", ["conformally-flat", "global"])
def test_bertotti_robinson_is_homogeneous(chart):
    """∇R = 0 and ∇F = 0, E = 1/Q everywhere; Melvin is not."""
    g = gr.BertottiRobinson(chart, conventions="MTW")
    F = electromagnetic_potential(g).exterior_derivative()
    assert gr.decide(g.riemann.covariant_derivative(), 0).proved
    assert gr.decide(F.covariant_derivative(), 0).proved
    assert gr.decide(g.evaluate("F_{ab} F^{ab}", F=F), -2 / g.symbols("Q") ** 2).proved
    if chart == "global":
        return
    melvin = gr.Melvin()
    assert gr.decide(electromagnetic_potential(melvin).exterior_derivative().covariant_derivative(), 0).refuted


def test_the_charge_of_kerr_newman():
    """Its field is that of Reissner–Nordström at a = 0, and it is Kerr at Q = 0 [MTW 33.2, 33.5]."""
    assert gr.decide(gr.KerrNewman(Q=0), gr.Kerr()).proved
    assert gr.decide(gr.KerrNewman(a=0), gr.ReissnerNordstrom()).proved
    assert gr.decide(gr.KerrNewman(Q=0, a=0), gr.Schwarzschild()).proved
    assert gr.decide(gr.KerrNewman("ingoing", Q=0), gr.Kerr("ingoing")).proved
    g = gr.KerrNewman(a=0)
    assert electromagnetic_potential(g).to_sympy() == electromagnetic_potential(gr.ReissnerNordstrom()).to_sympy()
    assert electromagnetic_potential(gr.KerrNewman())["phi"] != 0


# -- with Λ, and without gravity ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("conventions", CONVENTIONS)
@pytest.mark.parametrize("chart", ["static", "ingoing-eddington-finkelstein"])
def test_einsteins_equation_with_lambda(chart, conventions):
    """R_{μν} = Λ g_{μν} in −+++ MTW; the sign in the others follows from their definitions."""
    g = gr.SchwarzschildDeSitter(chart, conventions=conventions)
    Lambda = g.symbols("Lambda")
    signs = g.conventions
    sign = signs.riemann * signs.ricci * -signs.time_sign
    assert gr.decide(g.ricci, g.covariant * (Lambda * sign)).proved
    assert gr.decide(g.ricci, g.covariant * (Lambda * sign * 2)).refuted
    assert gr.decide(g.ricci, g.covariant * (-Lambda * sign)).refuted


def test_schwarzschild_de_sitter_in_its_limits():
    assert gr.decide(gr.SchwarzschildDeSitter(Lambda=0), gr.Schwarzschild()).proved
    assert gr.SchwarzschildDeSitter(Lambda=Rational(-1, 3)).is_einstein().proved
    M, r, rate = sp.symbols("M r H")
    weyl = gr.SchwarzschildDeSitter(Lambda=3 * rate**2).evaluate(r"C_{abcd} C^{abcd}")
    assert gr.decide(weyl, 48 * M**2 / r**6).proved


@pytest.mark.parametrize("conventions", CONVENTIONS)
def test_rindlers_observers(conventions):
    """At rest they are accelerated by 1/x, by g at x = 1/g [MTW section 6.6], and ∂_t is a boost."""
    g = gr.Rindler(conventions=conventions)
    rate, place = g.symbols("g x")
    observers = g.vector([1 / (rate * place), 0, 0, 0])
    force = g.evaluate(r"u^\mu \nabla_\mu u^\nu", u=observers)
    assert gr.decide(force, g.vector([0, 1 / place, 0, 0])).proved
    assert gr.decide(force, g.vector([0, rate, 0, 0])).refuted
    assert g.is_killing([1, 0, 0, 0]).proved
    push = [-sinh(rate * t) / (rate * place), cosh(rate * t), 0, 0]  # ∂_X of Minkowski space
    assert g.is_killing(push).proved
    assert g.is_killing([0, 1, 0, 0]).refuted


# -- Robertson–Walker in isotropic coordinates -------------------------------------------------------------------------


@pytest.mark.parametrize("given", [{}, {"K": 1}, {"K": 0}, {"K": -1}], ids=str)
def test_isotropic_coordinates_of_robertson_walker(given):
    """Space is conformal to Euclid's, of curvature K, and its rotations are Killing vectors."""
    g = gr.FLRW("isotropic-cartesian", **given)
    curvature = given.get("K", sp.Symbol("K"))
    assert g.is_killing([0, -y, x, 0]).proved
    assert g.is_killing([0, y, x, 0]).refuted
    square = x**2 + y**2 + z**2  # a translation of curved space
    shift = [0, 1 + curvature * (x**2 - square / 2) / 2, curvature * x * y / 2, curvature * x * z / 2]
    assert g.is_killing(shift).proved
    wrong = [0, 1 + curvature * x**2, curvature * x * y / 2, curvature * x * z / 2]
    assert g.is_killing(wrong).proved == (curvature == 0)
    space = gr.Metric(g.subs(a=1).matrix[1:, 1:], g.coordinates[1:], domain=g.subs(a=1).conditions)
    assert gr.decide(space.ricci, space.covariant * (2 * curvature)).proved
