"""Geodesic equations and fields of geodesics."""

from __future__ import annotations

import pytest
import sympy as sp

import gr_toolkit as gr
from gr_toolkit.errors import IndexMismatchError, InputError, UnknownNameError
from gr_toolkit.motion import (
    acceleration,
    angular_momentum,
    energy,
    geodesic_equation,
    hamilton_jacobi,
    inaffinity,
    is_geodesic,
)


def test_the_equations_on_a_sphere_are_the_books():
    theta, phi = sp.symbols("theta phi")
    sphere = gr.Metric(sp.diag(1, sp.sin(theta) ** 2), [theta, phi], domain=[theta > 0, theta < sp.pi])
    equations = geodesic_equation(sphere)
    s = equations.parameter
    th, ph = sp.Function("theta")(s), sp.Function("phi")(s)
    assert sp.expand(equations["theta"].rhs - sp.sin(th) * sp.cos(th) * ph.diff(s) ** 2) == 0
    assert sp.expand((equations["phi"].rhs + 2 * sp.cos(th) / sp.sin(th) * th.diff(s) * ph.diff(s)) * sp.sin(th)) == 0
    assert len(equations) == 2


def test_the_equations_are_those_of_euler_and_lagrange():
    g = gr.Kerr()
    equations = geodesic_equation(g)
    v = [equations.velocities[k] for k in range(4)]
    lagrangian = g.scalar(sum(g.matrix[i, j] * v[i] * v[j] for i in range(4) for j in range(4)) / 2)
    for k in (1, 2):
        slope = lagrangian.diff(v[k])
        left = sum(slope.diff(v[j]) * equations.right_sides[j] + slope.diff(g.coordinates[j]) * v[j] for j in range(4))
        assert gr.decide(left - lagrangian.diff(g.coordinates[k]), 0).proved
        assert gr.decide(left + lagrangian.diff(g.coordinates[k]), 0).refuted


def test_a_coordinate_as_parameter():
    g = gr.Schwarzschild()
    M, r = g.symbols("M r")
    equations = geodesic_equation(g, "t")
    f = 1 - 2 * M / r
    radial = equations.right_sides[1].subs({equations.velocities[2]: 0, equations.velocities[3]: 0})
    speed = equations.velocities[1]
    # d²r/dt² = −(M/r²) f + 3M r′²/(r² f)   [Weinberg 1972, section 8.4, by elimination of λ]
    assert gr.decide(radial, -M * f / r**2 + 3 * M * speed**2 / (r**2 * f)).proved
    assert gr.decide(radial, -M * f / r**2 + 2 * M * speed**2 / (r**2 * f)).refuted
    with pytest.raises(UnknownNameError, match="it is the parameter"):
        equations["t"]


@pytest.mark.parametrize("signature", ["-+++", "+---"])
def test_both_signatures_have_the_same_equations(signature):
    g = gr.FLRW("comoving", signature=signature)
    a = g.symbols("a")
    t = g.symbols("t")
    right = geodesic_equation(g)
    v = right.velocities
    assert gr.decide(right.right_sides[1].subs({v[2]: 0, v[3]: 0}), -2 * a.diff(t) / a * v[0] * v[1]).proved
    assert is_geodesic(g.vector([1, 0, 0, 0])).proved


def test_free_fall_from_rest_at_infinity_and_its_twin():
    g = gr.Schwarzschild()
    M, r = g.symbols("M r")
    f = 1 - 2 * M / r
    falling = g.vector([1 / f, -sp.sqrt(2 * M / r), 0, 0])
    assert is_geodesic(falling).proved
    assert is_geodesic(g.vector([1 / f, -sp.sqrt(M / r), 0, 0])).refuted
    assert is_geodesic(falling.down(0)).proved  # a covector is raised


def test_static_observers_are_held_up_by_gravity():
    g = gr.Schwarzschild()
    M, r = g.symbols("M r")
    u = g.vector([1 / sp.sqrt(1 - 2 * M / r), 0, 0, 0])
    assert is_geodesic(u).refuted
    assert is_geodesic(u, affine=False).refuted
    assert acceleration(u)[1] == g.scalar(M / r**2)
    with pytest.raises(InputError, match="are no geodesics: a"):
        inaffinity(u)


def test_a_geodesic_with_another_parameter_knows_its_kappa():
    g = gr.Schwarzschild("ingoing-eddington-finkelstein")
    M = g.symbols("M")
    r = g.symbols("r")
    k = g.vector([1, (1 - 2 * M / r) / 2, 0, 0])  # outgoing light by v; κ = M/r², at the horizon its surface gravity
    assert is_geodesic(k).refuted
    assert is_geodesic(k, affine=False).proved
    assert inaffinity(k) == g.scalar(M / r**2)


def test_wrong_input():
    g = gr.Schwarzschild()
    with pytest.raises(InputError, match="is no vector field"):
        is_geodesic([1, 0, 0, 0])
    with pytest.raises(IndexMismatchError, match="has 2 indices"):
        is_geodesic(g.ricci)
    with pytest.raises(InputError, match="is no metric"):
        geodesic_equation("Kerr")
    with pytest.raises(IndexMismatchError, match="neither a coordinate"):
        geodesic_equation(g, "lambda")
    with pytest.raises(InputError, match="vanishes"):
        inaffinity(g.vector([0, 0, 0, 0]))


@pytest.mark.parametrize("signature", ["-+++", "+---"])
def test_energy_and_angular_momentum(signature):
    g = gr.Schwarzschild(signature=signature)
    M, r, theta = g.symbols("M r theta")
    f = 1 - 2 * M / r
    orbit = g.vector([1 / sp.sqrt(1 - 3 * M / r), 0, 0, sp.sqrt(M / r**3) / sp.sqrt(1 - 3 * M / r)])
    # circular orbits [Misner, Thorne & Wheeler, exercise 25.18; Chandrasekhar section 19]
    assert gr.decide(energy(orbit) ** 2, f**2 / (1 - 3 * M / r)).proved
    assert gr.decide(angular_momentum(orbit) ** 2, M * r * sp.sin(theta) ** 4 / (1 - 3 * M / r)).proved
    light = hamilton_jacobi(g)
    assert energy(light.momenta) == light.metric.scalar(light.constants[0])
    assert angular_momentum(light.momenta) == light.metric.scalar(light.constants[1])
    with pytest.raises(InputError, match="no Killing vector"):
        angular_momentum(orbit, axis="theta")
    with pytest.raises(InputError, match="no Killing vector"):
        energy(gr.FLRW().vector([1, 0, 0, 0]))
