"""Field lines and energy density as numbers: what the pictures show, without looking at pixels."""

from __future__ import annotations

import subprocess
import sys

import numpy as np
import pytest
import sympy as sp
from sympy import cos, log, pi, sin

import gr_toolkit as gr
from gr_toolkit.electrodynamics import field_strength
from gr_toolkit.errors import IndexMismatchError, InputError, UnknownNameError

pytest.importorskip("matplotlib")


def charge(g):
    """E = 1/r²."""
    return field_strength(g.covector([-1 / g.symbols("r"), 0, 0, 0]))


def uniform(g):
    """Wald's field without charge, B = 1 far away [Wald 1974]: A = ½ (∂_φ + 2a ∂_t)."""
    a = g.symbols("a")
    return field_strength(g.vector([a, 0, 0, sp.Rational(1, 2)]))


def on_a_line(function, line):
    """The spread of a function along a line of a meridional picture, relative to its values there."""
    x, z = line
    values = function(np.hypot(x, z), np.arctan2(abs(x), z))
    return np.ptp(values) / max(abs(values).max(), 1e-3)


# -- lines -------------------------------------------------------------------------------------------------------------


def test_a_charges_lines_are_straight_and_end_at_the_horizon():
    picture = gr.render.field_lines(charge(gr.Schwarzschild()), extent=6, lines=6)
    assert len(picture.data["lines"]) >= 10
    for x, z in picture.data["lines"]:
        angle = np.arctan2(z, x)
        assert np.ptp(np.unwrap(angle)) < 1e-9
        radius = np.hypot(x, z)
        assert (np.diff(radius) > 0).all()  # outwards: the charge is positive
        assert 2 < radius[0] < 2.1
        assert max(abs(x[-1]), abs(z[-1])) > 5.9
    data = picture.data
    assert (data["outside"] == (np.hypot(data["x"], data["y"]) <= 2)).all()


def test_signatures_draw_the_same():
    first, second = (
        gr.render.field_lines(field_strength(g.covector([g.conventions.time_sign / g.symbols("r"), 0, 0, 0])), lines=3)
        for g in (gr.Schwarzschild(), gr.Schwarzschild(signature="+---"))
    )
    for one, other in zip(first.data["lines"], second.data["lines"], strict=True):
        assert np.allclose(one, other)


def test_magnetic_lines_are_level_lines_of_the_flux():
    """In an axisymmetric field B·∇A_φ = 0 for observers without angular momentum, so that A_φ is constant on a line."""
    g = gr.Schwarzschild()
    r, theta, M = g.symbols("r theta M")
    dipole = -(r**2) * sin(theta) ** 2 * (log(1 - 2 * M / r) + 2 * M / r + 2 * M**2 / r**2)  # [Ginzburg & Ozernoi 1964]
    F = field_strength(g.covector([0, 0, 0, dipole]))
    assert gr.electrodynamics.check(field=F).proved
    picture = gr.render.field_lines(F, extent=7, lines=7)
    flux = gr.compiled(dipole, [r, theta], parameters={M: 1})
    assert len(picture.data["lines"]) >= 8
    away = [line[:, np.hypot(*line) > 2.2] for line in picture.data["lines"]]  # A_φ grows like a logarithm at 2M
    assert max(on_a_line(flux, line) for line in away if line.shape[1] > 9) < 1e-3
    kerr = gr.Kerr()
    M, a, r, theta = kerr.symbols("M a r theta")
    A = kerr.vector([a, 0, 0, sp.Rational(1, 2)]).down(0)
    flux = gr.compiled(A[3], [r, theta], parameters={M: 1, a: 0.9})
    picture = gr.render.field_lines(uniform(kerr), of="magnetic", parameters={"a": 0.9}, extent=4, lines=7)
    assert max(on_a_line(flux, line[:, 1:-1]) for line in picture.data["lines"]) < 1e-5
    not_flux = gr.compiled(kerr.vector([1, 0, 0, 0]).down(0)[3], [r, theta], parameters={M: 1, a: 0.9})
    assert max(on_a_line(not_flux, line) for line in picture.data["lines"]) > 0.1


def test_lines_between_two_charges():
    """Lines of two opposite charges in flat space: Σ q cos(angle) is constant on each [Jeans 1908]."""
    g = gr.Minkowski()
    _, x, y, z = g.coordinates
    potential = -1 / sp.sqrt(x**2 + y**2 + (z - 2) ** 2) + 1 / sp.sqrt(x**2 + y**2 + (z + 2) ** 2)
    F = field_strength(g.covector([potential, 0, 0, 0]))
    picture = gr.render.field_lines(F, slice={"t": 0, y: 0}, extent=5, lines=4)
    for across, along in picture.data["lines"]:
        constant = (along - 2) / np.hypot(across, along - 2) - (along + 2) / np.hypot(across, along + 2)
        middle = (np.hypot(across, along - 2) > 0.1) & (np.hypot(across, along + 2) > 0.1)
        assert np.ptp(constant[middle]) < 1e-5
    inner = [line for line in picture.data["lines"] if np.hypot(line[0, 0], line[1, 0] - 2) < 0.1]
    assert inner  # begin at the positive charge
    assert any(np.hypot(line[0, -1], line[1, -1] + 2) < 0.1 for line in inner)  # and end at the negative one


def test_closed_lines_of_a_wave_in_a_closed_universe():
    """A_φ is constant on the magnetic lines of an l = 1 wave, which close."""
    g = gr.FLRW(K=1)
    tau, chi, theta, _ = g.coordinates
    profile = (cos(chi) / sin(chi) * sin(2 * chi) - 2 * cos(2 * chi)) * sin(theta) ** 2
    F = field_strength(g.covector([0, 0, 0, profile * cos(2 * tau)]))
    assert gr.electrodynamics.check(field=F).proved
    picture = gr.render.field_lines(F, of="magnetic", extent=3.2, lines=6)
    flux = gr.compiled(profile, [chi, theta])
    closed = [line for line in picture.data["lines"] if np.allclose(line[:, 0], line[:, -1])]
    assert len(closed) >= 3
    assert max(on_a_line(flux, line) for line in closed) < 1e-4
    seen = np.hypot(picture.data["x"], picture.data["y"])[~picture.data["outside"]]
    assert 3.1 < seen.max() < np.pi
    far = gr.render.energy_density(F, extent=8).data
    seen = np.hypot(far["x"], far["y"])[~np.isnan(far["energy_density"])]
    assert 3.0 < seen.max() < np.pi  # sin χ > 0 holds again beyond 2π, where there is no universe
    assert "a{\\left(\\tau \\right)} = 1$ (default)" in picture.axes.get_title()


def test_left_half_is_the_other_side():
    """A field that depends on φ: the half-plane x < 0 is that of φ + π."""
    g = gr.Minkowski("spherical")
    r, theta, phi = g.coordinates[1:]
    F = field_strength(g.covector([r * sin(theta) * cos(phi), 0, 0, 0]))  # E along −x … +x: one direction everywhere
    direction = gr.render.field_lines(F, extent=4, lines=2).data["direction"]
    x, z = np.array([1.0, -1.0, 2.5, -0.3]), np.array([0.5, 0.5, -2.0, 1.0])
    across, along = direction(x, z)
    assert np.allclose(across, 1)
    assert np.allclose(along, 0)
    equatorial = gr.render.field_lines(F, slice={"t": 0, "theta": pi / 2}, extent=4, lines=2).data["direction"]
    across, along = equatorial(x, z)
    assert np.allclose(across, 1)
    assert np.allclose(along, 0)


def test_observers_carry_the_field_into_the_slice():
    """Moving observers' E has a time component; its direction in the slice is along their worldlines."""
    g = gr.Minkowski()
    gamma, v = sp.Rational(5, 4), sp.Rational(3, 5)
    F = gr.electrodynamics.field_from([1, 0, 0], [0, 0, 0], metric=g)
    direction = gr.render.field_lines(F, [gamma, gamma * v, 0, 0], slice={"z": 0}, extent=4, lines=2).data["direction"]
    across, along = direction(np.array([0.5]), np.array([0.5]))
    assert along[0] == 0
    assert np.isclose(across[0], 1 / 1.25)  # |E'| = 1, shortened by 1/γ along the motion


# -- energy density ----------------------------------------------------------------------------------------------------


def test_energy_density_of_a_charge():
    g = gr.Schwarzschild()
    picture = gr.render.energy_density(charge(g), extent=6)
    data = picture.data
    radius = np.hypot(data["x"], data["y"])
    assert np.isnan(data["energy_density"][radius <= 2]).all()
    assert np.allclose(data["energy_density"][radius > 2], 0.5 / radius[radius > 2] ** 4)
    image = picture.axes.images[-1]
    assert type(image.norm).__name__ == "LogNorm"
    assert image.norm.vmax <= 0.5 / 2**4
    assert picture.axes.get_xlabel() == r"$r\,\sin \theta$"
    assert picture.axes.get_title() == (
        "energy density, observers at rest in the chart\n$t = 0$, $\\phi = 0\\ \\text{and}\\ \\pi$; $M = 1$ (default)"
    )


def test_parameters_are_what_the_title_says():
    g = gr.ReissnerNordstrom()
    F = field_strength(gr.spacetimes.electromagnetic_potential(g))  # Φ = Q/√(4π)r
    picture = gr.render.energy_density(F, parameters={"Q": sp.Rational(1, 2)}, extent=3)
    assert r"$M = 1$ (default), $Q = \frac{1}{2}$" in picture.axes.get_title()
    radius = np.hypot(picture.data["x"], picture.data["y"])
    inside = ~np.isnan(picture.data["energy_density"])
    assert radius[inside].min() > 1 + np.sqrt(0.75)
    assert np.allclose(picture.data["energy_density"][inside], 0.125 / (4 * np.pi) / radius[inside] ** 4)
    wave = gr.FLRW()
    tau, chi = wave.symbols("tau chi")
    F = field_strength(wave.covector([0, 0, 0, cos(tau - chi)]))
    once, twice = (
        gr.render.energy_density(F, slice={"tau": 1}, parameters={"K": 0, "a": a}, extent=2).data["energy_density"]
        for a in (1, lambda tau: 2 + 0 * tau)
    )
    assert np.allclose(once, 16 * twice, equal_nan=True)  # ∝ a⁻⁴


def test_figures_are_shown_and_saved(tmp_path):
    picture = gr.render.energy_density(charge(gr.Schwarzschild()), extent=4)
    assert picture._repr_png_().startswith(b"\x89PNG")
    picture.save(tmp_path / "picture.png", 40)
    assert (tmp_path / "picture.png").stat().st_size > 1000
    again = gr.render.field_lines(charge(gr.Schwarzschild()), extent=4, lines=3, axes=picture.axes)
    assert again.figure is picture.figure
    assert repr(picture).startswith("Picture: ")


# -- wrong input -------------------------------------------------------------------------------------------------------


def test_wrong_input():
    g = gr.Schwarzschild()
    F, draw = charge(g), gr.render.field_lines
    with pytest.raises(UnknownNameError, match="no parameter of this field and its metric 'mass'"):
        draw(F, parameters={"mass": 1})
    with pytest.raises(InputError, match="the parameter M is 'one', no real number"):
        draw(F, parameters={"M": "one"})
    with pytest.raises(InputError, match="leaves two coordinates free, this one theta"):
        draw(F, slice={"t": 0, "phi": 0, "r": 1})
    with pytest.raises(InputError, match="leaves the time t free"):
        draw(F, slice={"theta": 1, "phi": 0})
    with pytest.raises(InputError, match="the value of t on the slice is 'now'"):
        draw(F, slice={"t": "now"})
    with pytest.raises(IndexMismatchError):
        draw(F, slice={"x": 0})
    with pytest.raises(InputError, match=r"the slice is 0, no dictionary"):
        draw(F, slice=0)
    with pytest.raises(InputError, match="the extent of the picture is -1"):
        draw(F, extent=-1)
    with pytest.raises(InputError, match="lines is 1000"):
        draw(F, lines=1000)
    with pytest.raises(InputError, match=r'the magnetic field .* zero everywhere\n  write: of="electric"'):
        draw(F, of="magnetic")
    with pytest.raises(UnknownNameError, match="'gravitational'"):
        draw(F, of="gravitational")
    with pytest.raises(InputError, match="no point of the picture is in the chart's domain"):
        draw(F, parameters={"M": 100})
    around = g.form({("t", "phi"): g.symbols("r")})
    with pytest.raises(InputError, match="zero on this slice, or at right angles to it"):
        draw(around, of="electric", slice={"phi": 0})  # E along φ only
    with pytest.raises(InputError, match="zero on the whole slice"):
        gr.render.energy_density(F * 0)
    with pytest.raises(InputError, match="u·u"):
        draw(F, [1, 0, 0, 0])
    with pytest.raises(InputError, match=r"the parameters M = -1 contradict the condition M > 0"):
        draw(F, parameters={"M": -1})
    copson = gr.electrodynamics.solutions.copson_linet(g)
    with pytest.raises(InputError, match=r"the parameters b = 1.5, M = 1 contradict the condition b > 2\*M"):
        draw(copson, parameters={"b": 1.5, "M": 1})
    with pytest.raises(InputError, match=r"the parameters b = 1, M = 1 contradict"):
        gr.render.energy_density(copson, parameters={"b": 1, "M": 1})
    with pytest.raises(InputError, match=r"no simple values beside b = 1/1000 satisfy b > 2\*M and M > 0|M > 0 and"):
        draw(copson, parameters={"b": sp.Rational(1, 1000)})
    with pytest.raises(InputError, match="is no tensor with two indices"):
        draw("F")


def test_without_matplotlib():
    code = (
        "import sys, gr_toolkit as gr\n"
        "gr.render.field_lines; assert 'matplotlib' not in sys.modules\n"
        "sys.modules['matplotlib'] = sys.modules['matplotlib.figure'] = None\n"
        "g = gr.Minkowski('spherical')\n"
        "F = gr.electrodynamics.field_strength(g.covector([-1/g.symbols('r'), 0, 0, 0]))\n"
        "try: gr.render.energy_density(F)\n"
        "except gr.errors.InputError as error: print(error)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=60)
    assert "pictures need Matplotlib, which is not installed" in done.stdout, done.stderr
    assert "pip install 'gr-toolkit[pictures]'" in done.stdout
