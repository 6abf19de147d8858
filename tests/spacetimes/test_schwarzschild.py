"""Schwarzschild's charts: what their coordinates mean, each fact with a near miss."""

from __future__ import annotations

import pytest
import sympy as sp
from sympy import Rational

import gr_toolkit as gr
from gr_toolkit.spacetimes import chart_map

T, X, R, r, M = sp.symbols("T X R r M")
CHARTS = list(gr.Schwarzschild().origin.entry.charts)
# ∂_t of the exterior in each chart
STATIC = dict.fromkeys(CHARTS, (1, 0, 0, 0)) | {"lemaitre": (1, 1, 0, 0), "kruskal": (X, T, 0, 0)}
SLIPS = dict.fromkeys(CHARTS, (0, 1, 0, 0)) | {"lemaitre": (1, -1, 0, 0), "kruskal": (X, -T, 0, 0)}
LEMAITRE = (Rational(3, 2) * (R - T)) ** Rational(2, 3) * (2 * M) ** Rational(1, 3)
KRUSKAL = 2 * M * (1 + sp.LambertW((X**2 - T**2) / sp.E))


@pytest.mark.parametrize("given", [{}, {"M": 1}, {"M": Rational(1, 3)}, {"M": sp.sqrt(2)}], ids=str)
@pytest.mark.parametrize("chart", CHARTS)
def test_vacuum_static_and_round(chart, given):
    g = gr.Schwarzschild(chart, **given)
    assert g.is_vacuum().proved
    assert g.is_killing(STATIC[chart]).proved
    assert g.is_killing(SLIPS[chart]).refuted
    theta, phi = g.symbols("theta phi")
    assert g.is_killing([0, 0, sp.sin(phi), sp.cot(theta) * sp.cos(phi)]).proved
    assert g.is_killing([0, 0, sp.sin(phi), sp.cos(phi)]).refuted


@pytest.mark.parametrize(
    ("chart", "radius"),
    [
        ("ingoing-eddington-finkelstein", r),
        ("outgoing-eddington-finkelstein", r),
        ("painleve-gullstrand", r),
        ("lemaitre", LEMAITRE),
        ("kruskal", KRUSKAL),
    ],
)
def test_the_kretschmann_scalar_is_that_of_the_areal_radius(chart, radius):
    """48 M²/r⁶ [MTW 31.7], up to the singularity r = 0."""
    g = gr.Schwarzschild(chart)
    verdict = gr.decide(g.kretschmann, g.scalar(48 * M**2 / radius**6))
    assert verdict.proved
    assert gr.decide(g.kretschmann, g.scalar(48 * M**2 / radius**6 * Rational(101, 100))).refuted


@pytest.mark.parametrize("conventions", ["MTW", "Landau-Lifshitz"])
def test_null_coordinates_are_null(conventions):
    """g^{vv} = 0 = g^{uu}: v and u are constant along light; the T of Painlevé and Gullstrand is a time."""
    ingoing, outgoing, falling = (
        gr.Schwarzschild(chart, conventions=conventions)
        for chart in ("ingoing-eddington-finkelstein", "outgoing-eddington-finkelstein", "painleve-gullstrand")
    )
    assert ingoing.inverse[0, 0] == 0
    assert outgoing.inverse[0, 0] == 0
    assert ingoing.inverse[0, 1] == -outgoing.inverse[0, 1]
    assert falling.inverse[0, 0] == falling.conventions.time_sign
    kruskal = gr.Schwarzschild("kruskal", conventions=conventions)
    assert kruskal[0, 0] == -kruskal[1, 1], "light moves at 45 degrees"


def test_the_slices_of_painleve_and_gullstrand_are_flat():
    """Those of Schwarzschild's t are not."""

    def slice_of(chart):
        g = gr.Schwarzschild(chart)
        return gr.Metric(g.matrix[1:, 1:], g.coordinates[1:], domain=g.conditions)

    assert gr.decide(slice_of("painleve-gullstrand").riemann, 0).proved
    assert gr.decide(slice_of("schwarzschild").riemann, 0).refuted
    assert slice_of("isotropic").is_conformally_flat().proved


def test_lemaitres_observers_fall_freely():
    """At constant R they are geodesic, T is their proper time; those at constant r are not, nor is r an affine one."""
    fall = gr.Schwarzschild("lemaitre")
    assert all(fall.christoffel[k, 0, 0] == 0 for k in range(4))
    assert fall[0, 0] == -1
    assert gr.decide(gr.Schwarzschild().christoffel[1, 0, 0], 0).refuted
    rain = gr.Schwarzschild("painleve-gullstrand")
    velocity = rain.vector([1, -sp.sqrt(2 * M / r), 0, 0])
    assert gr.decide(rain.evaluate(r"u^\mu \nabla_\mu u^\nu", u=velocity), 0).proved
    assert gr.decide(rain.evaluate(r"u_\mu u^\mu", u=velocity), -1).proved
    slow = rain.vector([1, -sp.sqrt(M / r), 0, 0])
    assert gr.decide(rain.evaluate(r"u^\mu \nabla_\mu u^\nu", u=slow), 0).refuted


def test_lemaitres_radius():
    """r³ = (9/2) M (R − T)² [Landau & Lifshitz 1975, eq. 102.2 with r_g = 2M]."""
    g = gr.Schwarzschild("lemaitre")
    radius = g.scalar(LEMAITRE)
    assert gr.decide(radius**3, g.scalar(Rational(9, 2) * M * (R - T) ** 2)).proved
    assert gr.decide(g[2, 2], radius**2).proved
    assert gr.decide(g[1, 1], 2 * M / radius).proved
    assert gr.decide(g[1, 1], M / radius).refuted


def test_kruskals_relations():
    """(r/2M − 1) e^{r/2M} = X² − T² and T/X = tanh(t/4M) [MTW 31.14, 31.15]."""
    g = gr.Schwarzschild("kruskal")
    radius = g.scalar(KRUSKAL)
    exponential = g.scalar(sp.exp(KRUSKAL / (2 * M)))
    assert gr.decide((radius / (2 * M) - 1) * exponential, X**2 - T**2).proved
    assert gr.decide((radius / (2 * M) - 1) * exponential, X**2 + T**2).refuted
    outside = chart_map(g, "schwarzschild")
    t = outside.images[0].to_sympy()
    assert gr.decide(sp.tanh(t / (4 * M)), T / X, domain=[M > 0, X > T, X > -T]).proved
    assert gr.decide(sp.tanh(t / (2 * M)), T / X, domain=[M > 0, X > T, X > -T]).refuted


def test_kruskal_holds_on_both_sides_of_the_horizon_and_on_it():
    """Nothing is excluded from the proof, and the horizon X = T is a place like others."""
    g = gr.Schwarzschild("kruskal")
    assert all(c.holds_on_domain for c in g.is_vacuum().conditions)
    assert gr.decide(g.kretschmann.subs({X: T}), 3 / (4 * M**4)).proved
    falling = gr.Schwarzschild("painleve-gullstrand")
    assert gr.decide(falling.kretschmann.subs({r: 2 * M}), 3 / (4 * M**4)).proved
    across = chart_map(g, "ingoing-eddington-finkelstein")
    assert across.is_isometry().proved
    assert (X > -T) in across.source_chart.conditions
    assert (X > T) not in across.source_chart.conditions


@pytest.mark.parametrize(
    ("quantity", "sign"),
    [(1 + sp.LambertW((X**2 - T**2) / sp.E), True), (sp.LambertW((X**2 - T**2) / sp.E), False)],
)
def test_what_is_known_of_lamberts_w_beyond_the_horizon(quantity, sign):
    """W > −1 on the whole chart; its own sign is that of X² − T²."""
    domain = [X**2 - T**2 > -1]
    assert gr.decide(sp.Abs(quantity), quantity, domain=domain).proved == sign
    assert gr.decide(sp.Abs(quantity), quantity, domain=[X**2 - T**2 > 0]).proved
    assert gr.decide(sp.Abs(quantity) + quantity, 0, domain=[*domain, X**2 - T**2 < 0]).proved != sign
    assert not gr.decide(sp.Abs(quantity), quantity, domain=[X**2 - T**2 > -2]).proved
