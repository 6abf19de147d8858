"""Which coordinates a slice leaves free, and how it lies in the picture."""

from __future__ import annotations

import pytest
import sympy as sp

import gr_toolkit as gr
from gr_toolkit.render.slices import X, Y, read_slice, usual_slices


@pytest.mark.parametrize(
    ("metric", "given", "kind", "free"),
    [
        (gr.Schwarzschild(), None, "meridional", "r theta"),
        (gr.Schwarzschild(), {"phi": 1}, "meridional", "r theta"),
        (gr.Schwarzschild(), {"theta": 1}, "equatorial", "r phi"),
        (gr.Schwarzschild(), {"t": 2, "theta": sp.pi / 2}, "equatorial", "r phi"),
        (gr.FLRW(), {"tau": 1}, "meridional", "chi theta"),
        (gr.Minkowski(), None, "plane", "x y"),
        (gr.Minkowski(), {"y": 0}, "plane", "x z"),
        (gr.Minkowski(), {1: 0, "z": 0}, "plane", "t y"),
        (gr.Schwarzschild(), {"r": 3, "t": 0}, "plane", "theta phi"),
    ],
)
def test_what_is_left_free(metric, given, kind, free):
    found = read_slice(metric, given, of_space=False)
    assert found.kind == kind
    assert " ".join(metric.coordinates[k].name for k in found.free) == free


def test_polar_coordinates_of_the_picture():
    """x = r sin θ, z = r cos θ, φ and φ + π on the two sides; vectors by the Jacobian matrix."""
    found = read_slice(gr.Schwarzschild(), {"t": 0, "phi": 1})
    for x, z, phi in ((3, 4, 1), (-3, 4, 1 + sp.pi)):
        t, r, theta, angle = (e.subs({X: x, Y: z}) if e != 0 else e for e in found.chart_point)
        assert (t, r, angle) == (0, 5, phi)
        assert sp.tan(theta) == sp.Rational(3, 4)
        (a, b), (c, d) = ([sp.sympify(e).subs({X: x, Y: z}) for e in row] for row in found.axes)
        side = sp.sign(x)
        assert (a, c) == (side * sp.sin(theta), sp.cos(theta))
        assert (b, d) == (side * 5 * sp.cos(theta), -5 * sp.sin(theta))
    assert found.labels == (r"$r\,\sin \theta$", r"$r\,\cos \theta$")
    assert found.title == r"$t = 0$, $\phi = 1\ \text{and}\ 1 + \pi$"


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        (None, ["t=0 phi=0", "t=1/2 phi=0", "t=0 theta=pi/2", "t=1/2 theta=pi/2"]),
        ({"phi": 1}, ["t=0 phi=1", "t=1/2 phi=1"]),
        ({"t": 0}, ["t=0 phi=0"]),
        ({"t": 2, "theta": 1}, ["t=2 theta=1"]),
    ],
)
def test_what_was_asked_for_stays(given, expected):
    g = gr.Schwarzschild()
    found = [
        " ".join(f"{g.coordinates[k]}={v}" for k, v in sorted(s.fixed.items(), key=lambda p: (p[0] != 0, p[0])))
        for s in usual_slices(g, given)
    ]
    assert found == expected
