"""Lines with equal flux between them, against stream functions from the literature; solutions with conditions."""

from __future__ import annotations

import numpy as np
import pytest
import sympy as sp
from sympy import cos, pi, sin

import gr_toolkit as gr
from gr_toolkit.electrodynamics import field_strength, solutions
from gr_toolkit.render.parameters import CHOICES

pytest.importorskip("matplotlib")

FLUX, NO_FLUX = "equal flux between neighbouring lines", "how dense they are does not show the strength"


def values_on(picture, function, charge=0.0):
    """A function of (r, θ) on each line of a meridional picture, off a charge: its middle and its spread."""
    lines = [line[:, np.hypot(line[0], line[1] - charge) > 0.3] for line in picture.data["lines"]]
    found = [function(np.hypot(x, z), np.arctan2(abs(x), z)) for x, z in lines]
    return np.array([np.median(f) for f in found]), np.array([np.ptp(f) for f in found])


def ends_at(picture, radius):
    """How many lines begin at a sphere, and how many end there."""
    return tuple(sum(np.hypot(*line[:, k]) < radius for line in picture.data["lines"]) for k in (0, -1))


def are_equally_spaced(values, relative=0.02):
    """Whether values, each taken by as many lines on either side of the axis, have equal steps."""
    steps = np.diff(np.sort(values))
    step = steps.max()
    large = steps[steps > step / 2]
    return len(values) % 2 == 0 and min(large) > (1 - relative) * step and steps[steps <= step / 2].max() < 0.02 * step


def test_lines_of_a_charge_beside_a_hole():
    """Copson (1928) with Linet's (1976) term: Ψ = D − r ((r−M) − (b−M) cos θ)/D − M cos θ, as is derived
    in `solutions.black_hole`."""
    picture = gr.render.field_lines(solutions.copson_linet(gr.Schwarzschild()), parameters={"b": 4})
    r, theta = sp.symbols("r theta")
    X, Y = r - 1, sp.Integer(3)
    D = sp.sqrt(X**2 + Y**2 - 2 * X * Y * cos(theta) - sin(theta) ** 2)
    values, spread = values_on(picture, gr.compiled(D - r * (X - Y * cos(theta)) / D - cos(theta), [r, theta]), 4)
    assert are_equally_spaced(values)
    levels = np.unique(values.round(2))
    assert np.allclose(levels, -5 + (np.arange(16) + 0.5) / 2, atol=0.01)  # on the axis −1 − b and −1 + b
    assert max(spread) < 1e-3
    assert ends_at(picture, 2.1) == (2, 2)  # the hole has no charge: what enters it leaves it
    begins = [np.hypot(line[0, 0], line[1, 0] - 4) < 0.1 for line in picture.data["lines"]]
    assert sum(begins) == 32  # 16 on either side leave the charge
    uncorrected = gr.compiled(D - r * (X - Y * cos(theta)) / D, [r, theta])  # Copson's part: the hole has a charge
    assert not are_equally_spaced(values_on(picture, uncorrected)[0])
    assert FLUX in picture.axes.get_title()


def test_pictures_are_their_own_mirror_images():
    for picture in (
        gr.render.field_lines(solutions.copson_linet(gr.Schwarzschild()), lines=9),
        gr.render.field_lines(solutions.axial_wave(), extent=3, lines=9),
    ):
        starts = np.array([[x[len(x) // 2], z[len(x) // 2]] for x, z in picture.data["lines"]])
        right = starts[starts[:, 0] > 0]
        assert 2 * len(right) == len(starts)


def test_lines_of_a_uniform_field_around_a_rotating_hole():
    """Wald (1974): the lines of observers without angular momentum are A_φ = constant, at equal steps."""
    solution = solutions.wald(gr.Kerr(), q=0)
    picture = gr.render.field_lines(solution, parameters={"a": 0.99}, of="magnetic", extent=5, lines=10)
    g = gr.Kerr()
    M, a, r, theta = g.symbols("M a r theta")
    flux = g.vector([a, 0, 0, sp.Rational(1, 2)]).down(0)[3]
    values, spread = values_on(picture, gr.compiled(flux, [r, theta], parameters={M: 1, a: 0.99}))
    assert are_equally_spaced(values)
    assert max(spread) < 1e-4


@pytest.mark.parametrize("signature", ["-+++", "+---"])
def test_a_current_is_no_flux(signature):
    """Φ = 1/r has no charge outside of r = 0; Φ = r² is that of a charge everywhere, and its flux is not conserved."""
    g = gr.Schwarzschild(signature=signature)
    r = g.symbols("r")
    free, charged = (
        gr.render.field_lines(field_strength(g.covector([potential, 0, 0, 0])), extent=4, lines=6)
        for potential in (1 / r, r**2)
    )
    assert FLUX in free.axes.get_title()
    assert NO_FLUX in charged.axes.get_title()
    angles = [np.arctan2(abs(x[5]), z[5]) for x, z in free.data["lines"]]
    assert np.allclose(np.unique(np.cos(angles).round(6)), (np.arange(6) - 2.5) / 3, atol=1e-3)  # equal solid angles


def test_neither_is_a_field_that_depends_on_the_angle_around_the_axis():
    g = gr.Minkowski("spherical")
    r, theta, phi = g.coordinates[1:]
    along_x, along_z = (
        gr.render.field_lines(field_strength(g.covector([x, 0, 0, 0])), extent=4, lines=4)
        for x in (r * sin(theta) * cos(phi), r * cos(theta))
    )
    assert NO_FLUX in along_x.axes.get_title()
    assert FLUX in along_z.axes.get_title()
    plane = gr.Minkowski()
    picture = gr.render.field_lines(field_strength(plane.covector([plane.coordinates[1], 0, 0, 0])), slice={"y": 0})
    assert picture.axes.get_title().endswith(FLUX)  # there is no axis
    heights = np.sort([z[0] for _, z in picture.data["lines"]])
    assert np.allclose(np.diff(heights), 1, atol=0.02)  # 16 lines


def test_a_dipoles_lines_near_its_middle_are_left_out():
    g = gr.Minkowski("spherical")
    r, theta = g.coordinates[1:3]
    dipole, charge = (
        gr.render.field_lines(field_strength(g.covector([potential, 0, 0, 0])), lines=8)
        for potential in (-cos(theta) / r**2, -1 / r)
    )
    assert "the densest ones are left out" in dipole.axes.get_title()
    assert "left out" not in charge.axes.get_title()
    values, _ = values_on(dipole, lambda r, theta: np.sin(theta) ** 2 / r)
    assert are_equally_spaced(values)
    assert 12 <= len(np.unique(values.round(3))) * 2 <= 24


# -- solutions ---------------------------------------------------------------------------------------------------------


def test_defaults_satisfy_the_conditions():
    solution = solutions.copson_linet(gr.Schwarzschild())
    draw = gr.render.energy_density
    assert "$M = 1$ (default), $b = 3$ (default)" in draw(solution).axes.get_title()
    assert r"$M = \frac{1}{2}$ (default), $b = 2$" in draw(solution, parameters={"b": 2}).axes.get_title()
    assert "$M = 3$, $b = 10$ (default)" in draw(solution, parameters={"M": 3}).axes.get_title()
    assert 0 in CHOICES
    assert "$q = 1$ (default)" in draw(solution).axes.get_title()  # no condition is about it
    with_field = draw(solution.field).axes.get_title()
    assert "$b = 1$ (default)" in with_field  # a tensor alone has no conditions


def test_a_solution_on_a_domain_of_its_own():
    class Given:
        """What has a field and conditions."""

        g = gr.Schwarzschild()
        field = field_strength(g.covector([-1 / g.symbols("r"), 0, 0, 0]))
        conditions = (g.symbols("r") > 4,)

    data = gr.render.energy_density(Given(), extent=6).data
    radius = np.hypot(data["x"], data["y"])
    assert (np.isnan(data["energy_density"]) == (radius <= 4)).all()


def test_a_field_that_does_not_show_at_once():
    """A = A0 cos 2τ σ on the three-sphere: E = 0 at τ = 0. A0 cos(ω(τ−χ)) dφ: E is along φ."""
    wave = solutions.three_sphere_wave()
    assert "magnetic field" in gr.render.field_lines(wave, extent=3, lines=4).axes.get_title()
    electric = gr.render.field_lines(wave, of="electric", extent=3, lines=4).axes.get_title()
    assert r"$\tau = \frac{1}{2}$" in electric
    with pytest.raises(gr.errors.InputError, match="zero on this slice"):
        gr.render.field_lines(wave, of="electric", slice={"tau": 0}, extent=3)
    axial = gr.render.field_lines(solutions.axial_wave(), of="electric", extent=3, lines=4)
    assert r"$\theta = \frac{\pi}{2}$" in axial.axes.get_title()


def test_rounding_errors_are_no_field():
    """E along y has no part in the plane y = 0, though sin(π) is 1e−16 in the half of it where φ = π."""
    g = gr.Minkowski("spherical")
    r, theta, phi = g.coordinates[1:]
    F = field_strength(g.covector([r * sin(theta) * sin(phi), 0, 0, 0]))
    with pytest.raises(gr.errors.InputError, match="zero on this slice, or at right angles"):
        gr.render.field_lines(F, slice={"phi": 0})


def test_of_a_complex_field_the_real_part():
    g = gr.Minkowski()
    t, z = g.coordinates[0], g.coordinates[3]
    k = sp.Symbol("k", positive=True)
    A0 = sp.Symbol("A0")  # may be complex for the algebra, but a picture's numbers are real
    phase = sp.exp(sp.I * k * (z - t))
    circular = field_strength(g.covector([0, A0 * phase, sp.I * A0 * phase, 0]))
    real = field_strength(g.covector([0, A0 * cos(k * (z - t)), -A0 * sin(k * (z - t)), 0]))
    pictures = [gr.render.field_lines(F, slice={"t": 0, "y": 0}, extent=4, lines=4) for F in (circular, real)]
    points = np.array([0.3, -2.0]), np.array([1.0, 2.5])
    assert np.allclose(pictures[0].data["direction"](*points), pictures[1].data["direction"](*points))
    titles = [p.axes.get_title() for p in pictures]
    assert titles[0] == "real part of the " + titles[1]
    pictures = [gr.render.energy_density(F, slice={"t": 0, "y": 0}, extent=4) for F in (circular, real)]
    assert np.allclose(pictures[0].data["energy_density"], pictures[1].data["energy_density"])
    assert np.allclose(pictures[0].data["energy_density"], 1)  # circular: the same everywhere
    assert pictures[0].axes.get_title().startswith("energy density of the real part, ")
    great = gr.render.field_lines(solutions.great_circle_wave(), slice={"tau": 0, "theta": pi / 2}, extent=3, lines=3)
    assert "real part" in great.axes.get_title()
