"""The eikonal equation: solved, checked, and its wave covector in other charts."""

from __future__ import annotations

import mpmath as mp
import pytest
import sympy as sp

import gr_toolkit as gr
from gr_toolkit.errors import IndexMismatchError, InputError, UnknownNameError
from gr_toolkit.optics import eikonal

omega = sp.Symbol("omega", positive=True)
RADIAL = {"theta": 0, "phi": 0}
SIGNATURES = pytest.mark.parametrize("signature", ["-+++", "+---"])


def test_the_phase_of_the_thread_for_every_curvature():
    g = gr.FLRW()
    tau, chi = g.symbols("tau chi")
    light = eikonal(g, constants=RADIAL)
    assert gr.decide(light.phase, -omega * (tau - chi)).proved  # "ψ = ω(τ − χ) + const" of a wave e^{−iψ}
    assert light.constants == (omega,)
    verdict = light.check()
    assert verdict.proved
    assert [name for name, _ in verdict.components] == ["g^{μν} k_μ k_ν = 0", "k = dS", "k^μ ∇_μ k^ν = 0"]


@SIGNATURES
def test_the_wave_covector_in_the_comoving_chart(signature):
    g = gr.FLRW(signature=signature)
    light = eikonal(g, constants=RADIAL)
    k = light.in_chart("comoving")
    comoving = g.to_chart("comoving")
    sign = 1 if signature == "-+++" else -1
    a = comoving.symbols("a")
    expected = comoving.covector(
        [-sign * omega / a, sign * omega, 0, 0]
    )  # post 17: (ω̃/a(t), ω, 0, 0) in +−−−, up to k_χ
    assert gr.decide(k, expected).proved
    assert k.metric == comoving
    u = comoving.vector([1, 0, 0, 0])
    measured = -sign * sum(k[i] * u[i] for i in range(4))
    assert gr.decide(measured, omega / a).proved
    assert gr.decide(measured, omega).refuted
    directly = eikonal(comoving, constants=RADIAL).wave_covector
    assert gr.decide(directly, k).proved
    assert gr.decide(eikonal(comoving, constants=RADIAL).in_chart("conformal"), light.wave_covector).proved


def test_between_the_times_derivatives_and_the_time_itself_are_moved_too():
    g = gr.FLRW()
    tau = g.symbols("tau")
    a = g.symbols("a")
    from gr_toolkit.optics import covector_in_chart

    A = g.covector([a.diff(tau), tau, a.diff(tau, 2), 0])
    moved = covector_in_chart(A, "comoving")
    comoving = moved.metric
    t, b = comoving.symbols("t a")
    dot = b.diff(t)
    assert gr.decide(moved[0], dot).proved  # (1/a) a′ with a′ = a ȧ
    assert gr.decide(moved[1].diff(t), 1 / b).proved
    assert gr.decide(moved[2], b * dot**2 + b**2 * b.diff(t, 2)).proved
    assert gr.decide(moved[2], b**2 * b.diff(t, 2)).refuted
    back = covector_in_chart(comoving.covector([dot, 0, 0, 0]), "conformal")
    assert gr.decide(back[0], a.diff(tau)).proved  # a (a′/a)


@pytest.mark.parametrize("K", [-1, pytest.param(0, marks=pytest.mark.nightly), 1])
def test_the_areal_and_isotropic_charts_agree_with_the_conformal_one(K):
    for chart in ("areal", "isotropic"):
        there = eikonal(gr.FLRW(chart, K=K), constants=RADIAL).in_chart("conformal")
        assert gr.decide(there, eikonal(gr.FLRW(K=K), constants=RADIAL).wave_covector).proved


def test_schwarzschild_light_in_kruskals_chart():
    light = eikonal(gr.Schwarzschild(), constants=RADIAL)
    k = light.in_chart("kruskal")
    T, X, M = k.metric.symbols("T X M")
    # S = −ω(t − r*) = −ωu and X − T = e^{−u/4M}: outgoing light is a function of X − T alone
    assert gr.decide(k, k.metric.covector([-4 * M * omega / (X - T), 4 * M * omega / (X - T), 0, 0])).proved
    given = gr.spacetimes.chart_map(gr.Schwarzschild("kruskal"), gr.Schwarzschild())
    assert gr.decide(light.in_chart(given), k).proved


@pytest.mark.parametrize(
    "g",
    [
        gr.Minkowski(),
        gr.Minkowski("spherical"),
        gr.FLRW("comoving"),
        gr.Schwarzschild(),
        gr.ReissnerNordstrom(),
        gr.StaticSpherical(),
        gr.Kerr(),
        gr.KerrNewman(signature="+---"),
        gr.Schwarzschild("ingoing-eddington-finkelstein"),
        gr.Rindler(),
        gr.PlaneWave(),
    ],
    ids=lambda g: f"{g.name} {g.origin.chart}",
)
def test_solutions_with_every_constant_are_null_and_geodesic(g):
    light = eikonal(g)
    assert len(light.constants) == 3
    assert light.is_null().proved
    assert light.is_geodesic().proved
    assert light.wave_covector.exterior_derivative().is_zero()


@SIGNATURES
def test_rays_go_to_the_future_in_both_signatures(signature):
    g = gr.Schwarzschild(signature=signature)
    M, r = g.symbols("M r")
    light = eikonal(g, constants=RADIAL)
    assert gr.decide(light.ray, g.vector([omega / (1 - 2 * M / r), omega, 0, 0])).proved
    ingoing = eikonal(g, constants=RADIAL, signs={"r": -1})
    assert gr.decide(ingoing.ray, g.vector([omega / (1 - 2 * M / r), -omega, 0, 0])).proved
    t = g.symbols("t")
    assert gr.decide(light.phase.diff(t), -omega).proved


def test_waves_in_flat_space():
    g = gr.Minkowski()
    t, x, y, z = g.coordinates
    plane = eikonal(g, constants={"x": 0, "y": 0})
    assert gr.decide(plane.phase, omega * (z - t)).proved
    point = eikonal(g, phase=sp.sqrt(x**2 + y**2 + z**2) - t)
    assert point.check().proved
    spherical = gr.Minkowski("spherical")
    r = spherical.symbols("r")
    assert gr.decide(eikonal(spherical, constants=RADIAL).phase, omega * (r - t)).proved
    # a wave from any event of the light cone's axis: a general solution of the eikonal equation
    F = sp.Function("F")
    assert eikonal(g, phase=F(x - t)).check().proved


def test_a_wrong_phase_is_refuted_with_what_is_left_over():
    g = gr.FLRW()
    tau, chi = g.symbols("tau chi")
    a = g.symbols("a")
    wrong = eikonal(g, phase=2 * chi - tau)
    verdict = wrong.check()
    assert verdict.refuted
    assert verdict.component == "g^{μν} k_μ k_ν = 0"
    assert gr.decide(wrong.residual, 3 / a**2).proved
    assert wrong.is_gradient().proved  # it is a phase, though not of light
    assert eikonal(g, phase=chi - tau).check().proved


def test_a_spoilt_wave_covector_is_refuted():
    g = gr.Schwarzschild()
    light = eikonal(g, constants=RADIAL)
    light.__dict__["wave_covector"] = light.wave_covector * g.scalar(g.symbols("r"))
    assert light.is_null().proved
    assert light.is_gradient().refuted
    assert light.is_geodesic().refuted


def test_the_time_of_arrival_and_the_bending_follow_from_the_phase():
    g = gr.Schwarzschild()
    M, r = g.symbols("M r")
    light = eikonal(g, constants=RADIAL)
    (arrival,) = light.rays().values()  # −t + ∫ dr/(1 − 2M/r), the tortoise coordinate
    assert gr.decide(arrival.diff(r), 1 / (1 - 2 * M / r)).proved
    L = sp.Symbol("ell", positive=True)
    theta = g.symbols("theta")
    plane = gr.Metric(
        g.matrix.extract([0, 1, 3], [0, 1, 3]).subs(theta, sp.pi / 2),
        [*g.coordinates[:2], g.symbols("phi")],
        domain=[r > 2 * M, M > 0],
    )
    bent = eikonal(plane, constants={"L": L})
    p_r = next(e for e in bent.integral.separated if e.coordinate == r).momentum
    slope = sp.lambdify(r, p_r.diff(L).to_sympy().subs({omega: 1, L: 100, M: 1}), "mpmath")
    with mp.workdps(20):
        # both halves of the way past the hole at impact parameter 100; Δφ = π + 4M/b + 15πM²/4b² + 128M³/3b³ + …
        nearest = max(mp.polyroots([1, 0, -(100**2), 2 * 100**2]), key=mp.re)
        angle = -2 * mp.quad(lambda s: slope(nearest + s**2) * 2 * s, [0, 1, 10, 100, mp.inf])
        b = mp.mpf(100)
        series = 4 / b + 15 * mp.pi / 4 / b**2 + 128 / (3 * b**3) + mp.mpf(3465) / 64 * mp.pi / b**4
        assert abs(angle - mp.pi - series) < mp.mpf(10) ** -7


def test_light_in_three_dimensions():
    t, r, phi = sp.symbols("t r phi")
    M = sp.Symbol("M", positive=True)
    f = 1 - 2 * M / r
    plane = gr.Metric(sp.diag(-f, 1 / f, r**2), [t, r, phi], domain=[r > 2 * M])
    light = eikonal(plane)
    assert [c.name for c in light.constants] == ["omega", "L"]
    assert light.check().proved


def test_wrong_input_is_refused():
    g = gr.FLRW()
    with pytest.raises(InputError, match="is constant and has no rays"):
        eikonal(g, phase=sp.Symbol("q"))
    with pytest.raises(InputError, match="the phase is 'chi - tau', no expression"):
        eikonal(g, phase="chi - tau")
    with pytest.raises(InputError, match="a phase is given"):
        eikonal(g, phase=g.symbols("chi"), constants=RADIAL)
    with pytest.raises(InputError, match="is no metric"):
        eikonal(3)
    with pytest.raises(IndexMismatchError, match="'r' is neither a coordinate"):
        eikonal(g, signs={"r": 1})
    with pytest.raises(InputError, match="Levi-Civita's condition fails"):
        eikonal(gr.PPWave())
    light = eikonal(g, constants=RADIAL)
    with pytest.raises(UnknownNameError, match="chart of FLRW 'kruskal'"):
        light.in_chart("kruskal")
    with pytest.raises(InputError, match="is no chart"):
        light.in_chart(7)
    with pytest.raises(InputError, match="no map of the catalogue leads"):
        light.in_chart("isotropic-cartesian")
    with pytest.raises(InputError, match="has no constants of the separation"):
        eikonal(g, phase=g.symbols("chi")).rays()


def test_a_phase_that_is_real_nowhere_is_refused():
    L = sp.Symbol("L")
    with pytest.raises(InputError, match="real only where its radicand"):
        eikonal(gr.Kerr(), constants={"theta": 0})
    with pytest.raises(InputError, match="no motion with these constants"):
        eikonal(gr.Schwarzschild(), constants={"theta": 0}, domain=[L > 0])
    t, x = gr.Minkowski().symbols("t x")
    with pytest.raises(InputError, match=r"the phase .* is not real"):
        eikonal(gr.Minkowski(), phase=sp.I * (x - t))
    with pytest.raises(InputError, match=r"the phase .* is not real"):
        eikonal(gr.Minkowski(), phase=sp.sqrt(-1 - x**2))
    verdict = eikonal(gr.Minkowski(), phase=sp.sqrt(x - t)).check()
    assert verdict.proved
    assert "-t + x >= 0" in str(verdict)
    assert ">=" not in str(eikonal(gr.Minkowski(), phase=sp.sqrt(x - t), domain=[x > t]).check())


def test_an_impact_parameter_is_given_with_the_frequency():
    g = gr.Schwarzschild()
    b, plain = sp.Symbol("b", positive=True), sp.Symbol("omega")
    light = eikonal(g, constants={"L": b * plain, "C_theta": 2 * b**2 * plain**2})
    assert light.constants == (omega, b)
    assert light.check().proved
    assert repr(light).startswith("S = b*omega*phi - omega*t")
    assert set(light.rays()) == {omega, b}
    assert gr.decide(light.wave_covector[3], b * omega).proved


def test_quadratures_read_forwards():
    light = eikonal(gr.Schwarzschild())
    assert "(-2*M + r)" in repr(light)
    assert "Integral(-" not in repr(light)
    assert "- Integral" not in repr(light)
    assert "Integral(-" not in repr(light.phase)
    assert gr.decide(light.phase, light.to_sympy()).proved


def test_names_of_motion_are_found_from_optics():
    with pytest.raises(AttributeError, match=r"write: gr\.motion\.optical_metric"):
        _ = gr.optics.optical_metric
    assert "eikonals" not in dir(gr.optics)
    assert "eikonal" in dir(gr.optics)
    assert "annotations" not in dir(gr.motion)
    assert len(dir(gr)) == len(set(dir(gr)))
