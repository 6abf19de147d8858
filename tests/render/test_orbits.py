"""Pictures of orbits, of refractive indices, and of the deflection."""

from __future__ import annotations

import numpy as np
import pytest
import sympy as sp

import gr_toolkit as gr
from gr_toolkit.errors import GRToolkitError
from gr_toolkit.render import deflection, orbit, refractive_index

HOLE = gr.Schwarzschild(M=1)


def test_particles_come_from_the_left_at_their_impact_parameter_and_leave_by_their_deflection():
    s = gr.Scattering(HOLE, v=0.6, b=[9, 30])
    picture = orbit(s, r_max=1e5, points=40001)
    for (x, y), b, angle, nearest in zip(
        picture.data.values(), (9, 30), s.deflection(), s.closest_approach, strict=True
    ):
        assert y[0] == pytest.approx(b, rel=1e-3)
        assert x[0] < -9e4
        leaving = np.arctan2(y[-1] - y[-2], x[-1] - x[-2])
        assert -leaving == pytest.approx(angle, abs=2e-3)  # downwards
        assert np.hypot(x, y).min() == pytest.approx(nearest, rel=1e-6)


def test_what_is_drawn_and_what_the_legend_says():
    light = [
        gr.Scattering(HOLE, v=1, b=5),
        gr.Scattering.near_critical(HOLE, v=1, excess=1e-9),
    ]  # α = −ln ε − 0.40 = 20.3, 3.2 turns
    picture = orbit(light)
    labels = list(picture.data)
    assert labels[0] == "$v = 1$, $b = 5$, falls in"
    assert labels[1].endswith("3 windings")
    assert light[1].winding_number == 3
    assert [text.get_text() for text in picture.axes.get_legend().get_texts()] == labels
    horizon, sphere = picture.axes.patches
    assert (horizon.get_radius(), sphere.get_radius()) == (2, 3)
    assert sphere.get_linestyle() == "--"
    assert picture.axes.get_aspect() == 1
    assert len(picture.axes.lines) == 2
    x, y = picture.data[labels[0]]
    assert np.nanmin(np.hypot(x, y)) < 2.1  # down to the horizon
    assert len(orbit([light[0], light[0]]).data) == 2


def test_charts_symbols_closed_orbits():
    M = gr.Schwarzschild().symbols("M")
    areal = orbit(gr.Scattering(HOLE, v=1, b=7), r_max=20)
    isotropic = orbit(gr.Scattering(gr.Schwarzschild("isotropic", M=1), v=1, b=7), r_max=20)
    symbolic = orbit(gr.Scattering(gr.Schwarzschild(), v=1, b=7 * M), r_max=20)
    first = next(iter(areal.data.values()))
    for other in (isotropic, symbolic):
        assert np.allclose(next(iter(other.data.values())), first, rtol=1e-9)
    bound = gr.motion.closed_orbit(HOLE, semilatus_rectum=12, eccentricity=0.5)
    picture = orbit({"bound": bound}, turns=3)
    x, y = picture.data["bound"]
    assert np.hypot(x, y).min() == pytest.approx(8, rel=1e-5)
    assert np.hypot(x, y).max() == pytest.approx(24, rel=1e-5)


def test_trajectories():
    pytest.importorskip("numba")
    path = gr.motion.trajectory(
        gr.Schwarzschild(), [0, 10, sp.pi / 2, 0], velocity=[None, 0, 0, 0.035], until=300, parameters={"M": 1}
    )
    picture = orbit(path)
    x, y = next(iter(picture.data.values()))
    assert np.hypot(x, y)[0] == pytest.approx(10)
    assert next(iter(picture.data)) == "$E = 0.9476$, $L = 3.5$"
    assert picture.axes.patches[0].get_radius() == 2


def test_particles_in_another_metric_are_integrated():
    pytest.importorskip("numba")
    charged = gr.ReissnerNordstrom(M=1, Q=sp.Rational(1, 2))
    s = gr.Scattering(charged, v=1, b=9)
    picture = orbit(s, r_max=1e4)
    x, y = next(iter(picture.data.values()))
    assert y[0] == pytest.approx(9, rel=1e-6)
    assert -np.arctan2(y[-1] - y[-2], x[-1] - x[-2]) == pytest.approx(s.deflection(), abs=1e-2)
    assert not picture.axes.patches
    with pytest.raises(GRToolkitError, match="beyond r_max"):
        orbit(s, r_max=8)


def test_profiles_of_indices():
    g = gr.Schwarzschild("isotropic", M=1)
    picture = refractive_index(g, v=[0.5, 1], definitions=["momentum", "proper speed"], r=(1, 40))
    rho = picture.data["r"]
    s = gr.Scattering(g, v=0.5, b=100)
    for name in ("momentum", "proper speed"):
        assert np.allclose(picture.data[name, 0.5], s.refractive_index(rho, name), rtol=1e-14)
    assert np.allclose(picture.data["proper speed", 1.0], 1, rtol=1e-15)
    assert len(picture.axes.get_legend().get_texts()) == 4
    inside = refractive_index(HOLE, v=1, r=(1, 10))
    assert np.isnan(inside.data["momentum", 1.0][inside.data["r"] < 2]).all()
    doubled = refractive_index(gr.Schwarzschild(M=2), v=0.5, r=(10, 20), definitions="equation 19", b=4)
    single = refractive_index(HOLE, v=0.5, r=(5, 10), definitions="equation 19", b=2)
    assert np.allclose(doubled.data["equation 19", 0.5], single.data["equation 19", 0.5], rtol=1e-13)


def test_curves_of_the_deflection():
    picture = deflection(HOLE, v=[0.1, 1])
    for v, (b, angle) in picture.data.items():
        s = gr.Scattering(HOLE, v=v, b=b[50::100])
        assert np.allclose(s.deflection(), angle[50::100], rtol=1e-6)
        assert (np.diff(angle) < 0).all()
        assert b[-1] == pytest.approx(1e4)
    assert picture.axes.get_xscale() == picture.axes.get_yscale() == "log"
    lines = [line.get_xdata()[0] for line in picture.axes.lines if line.get_linestyle() == ":"]
    assert lines[1] == pytest.approx(27**0.5)
    assert len(deflection(gr.Schwarzschild(M=3), v=1, b=(30, 50), weak_field=False).axes.lines) == 1


S = gr.Scattering(HOLE, v=1, b=9)


@pytest.mark.parametrize(
    ("call", "words"),
    [
        (lambda: orbit(3), "no orbit to show"),
        (lambda: orbit("x"), "no orbit to show"),
        (lambda: orbit([]), "0 orbits"),
        (lambda: orbit(HOLE), "no orbit to show"),
        (lambda: orbit([S, gr.Scattering(gr.Schwarzschild(M=2), v=1, b=19)]), "different masses"),
        (lambda: orbit(gr.Scattering(HOLE)), "symbol"),
        (lambda: orbit(gr.Scattering(HOLE, v=1, b=list(range(6, 90)))), "84 orbits"),
        (lambda: orbit(S, r_max="x"), "r_max"),
        (lambda: orbit(S, r_max=-1), "r_max"),
        (lambda: orbit(S, r_max=True), "r_max"),
        (lambda: orbit(S, points=1.5), "points"),
        (lambda: orbit(S, turns="a"), "turns"),
        (lambda: orbit(S, axes=2), "no axes"),
        (lambda: orbit(S, extent=2), "r_max=30"),
        (lambda: refractive_index(HOLE, definitions="snell"), "no refractive index"),
        (lambda: refractive_index(HOLE, definitions=[]), "no definition"),
        (lambda: refractive_index(HOLE, definitions="equation 19"), "impact parameter"),
        (lambda: refractive_index(HOLE, r=(3, 2)), "no range"),
        (lambda: refractive_index(HOLE, r=3), "no range"),
        (lambda: refractive_index(HOLE, v=[]), "shows numbers"),
        (lambda: refractive_index(HOLE, v=sp.Symbol("v")), "shows numbers"),
        (lambda: refractive_index(gr.FLRW()), "not static"),
        (lambda: deflection(HOLE, v=2), "faster than light"),
        (lambda: deflection(HOLE, v=0.1, b=(1, 3)), "fall in below"),
        (lambda: deflection(HOLE, b="x"), "no range"),
        (lambda: deflection(HOLE, weak_field=1), "weak_field"),
    ],
)
def test_refusals(call, words):
    with pytest.raises(GRToolkitError, match=words):
        call()


def test_a_field_that_repels_and_lets_nobody_fall_in():
    r = sp.Symbol("r")
    f = 1 - 2 / r + 4 / r**2
    picture = gr.render.deflection(gr.StaticSpherical(f=f, h=1 / f), v=1)
    assert picture.data[1.0][1].min() < 0
    assert picture.axes.get_yscale() == "linear"
