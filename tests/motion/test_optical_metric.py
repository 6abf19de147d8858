"""The optical and the Jacobi metric, and the refractive index."""

from __future__ import annotations

import pytest
import sympy as sp

import gr_toolkit as gr
from gr_toolkit.errors import InputError
from gr_toolkit.motion import OpticalMetric, optical_metric, refractive_index

m, E = sp.symbols("m E", positive=True)


@pytest.mark.parametrize("signature", ["-+++", "+---"])
@pytest.mark.parametrize(
    ("make", "chart"),
    [(gr.Schwarzschild, "isotropic"), (gr.FLRW, "conformal"), (gr.FLRW, "comoving"), (gr.StaticSpherical, None)],
)
def test_light_runs_along_geodesics_of_the_optical_metric(make, chart, signature):
    g = make(chart, signature=signature) if chart else make(signature=signature)
    light = optical_metric(g)
    assert light.projects_geodesics().proved
    assert light.fermat_principle().proved


@pytest.mark.parametrize("make", [gr.Schwarzschild, gr.StaticSpherical])
def test_matter_runs_along_geodesics_of_the_jacobi_metric(make):
    g = make()
    matter = optical_metric(g, energy=E, mass=m)
    assert matter.projects_geodesics().proved
    twin = OpticalMetric(g, 0, matter.space, (matter.lapse_squared, matter.time_factor), E, 2 * m)
    assert twin.projects_geodesics().refuted  # another mass at the same energy
    light = OpticalMetric(g, 0, optical_metric(g).space, (matter.lapse_squared, matter.time_factor), E, m)
    assert light.projects_geodesics().refuted  # light's metric is not matter's


def test_a_wrong_space_is_refuted():
    g = gr.Schwarzschild()
    r = g.symbols("r")
    light = optical_metric(g)
    wrong = gr.Metric(light.space.matrix * r, light.coordinates, domain=light.space.conditions)
    twin = OpticalMetric(g, 0, wrong, (light.lapse_squared, light.time_factor), None, 0)
    assert twin.projects_geodesics().refuted
    assert twin.fermat_principle().refuted


def test_the_optical_plane_of_schwarzschild_has_the_curvature_of_gibbons_and_werner():
    t, r, phi = sp.symbols("t r phi")
    M = sp.Symbol("M", positive=True)
    f = 1 - 2 * M / r
    plane = gr.Metric(sp.diag(-f, 1 / f, r**2), [t, r, phi], domain=[r > 2 * M])
    space = optical_metric(plane).space
    # Gibbons & Werner 2008: K = (2M/r³)(3M/2r − 1); the circle of light r = 3M is a geodesic
    assert gr.decide(space.ricci_scalar / 2, 2 * M / r**3 * (3 * M / (2 * r) - 1)).proved
    assert space.christoffel["r", "phi", "phi"].subs({r: 3 * M}).is_zero()
    assert not space.christoffel["r", "phi", "phi"].subs({r: 4 * M}).is_zero()


def test_a_conformal_factor_does_not_count():
    g = gr.Schwarzschild()
    t, r = g.symbols("t r")
    factor = sp.Function("Omega")(t, r)
    scaled = gr.Metric(g.matrix * factor**2, g.coordinates, domain=[*g.conditions, factor > 0])
    for i in range(3):
        assert gr.decide(optical_metric(scaled).space[i, i], optical_metric(g).space[i, i]).proved
    assert optical_metric(scaled).projects_geodesics().proved


def test_the_expanding_universe_has_the_space_of_its_curvature():
    for chart in ("conformal", "comoving"):
        g = gr.FLRW(chart)
        space = optical_metric(g).space
        assert space.is_einstein().proved
        assert gr.decide(space.ricci_scalar, 6 * g.symbols("K")).proved
    assert optical_metric(g).time_factor == g.scalar(1 / g.symbols("a") ** 2)


# -- the refractive index ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("signature", ["-+++", "+---"])
def test_the_index_of_schwarzschild(signature):
    g = gr.Schwarzschild("isotropic", signature=signature)
    M, rho = g.symbols("M rho")
    # Eddington; Atkinson 1965; Evans, Nandi & Islam 1996
    n = (1 + M / (2 * rho)) ** 3 / (1 - M / (2 * rho))
    assert gr.decide(refractive_index(g), n).proved
    assert gr.decide(refractive_index(g), 1 + 2 * M / rho).refuted
    lapse = (1 - M / (2 * rho)) / (1 + M / (2 * rho))
    matter = refractive_index(g, mass=m, energy=E)
    assert gr.decide(matter**2, n**2 * (1 - m**2 * lapse**2 / E**2)).proved
    assert gr.decide(matter.to_sympy().subs(m, 0), n, domain=g.conditions).proved


def test_newtons_limit_of_the_index_of_matter():
    g = gr.Schwarzschild("isotropic")
    M, rho = g.symbols("M rho")
    energy = m + sp.Symbol("T", positive=True)  # p² = 2m(T + mM/ρ) to first order in T and M
    squared = (refractive_index(g, mass=m, energy=energy) * energy) ** 2
    first = squared.diff(M).to_sympy().subs(M, 0)
    assert sp.cancel(sp.limit(first, energy - m, 0) - 2 * m**2 / rho) == 0


def test_the_index_is_the_permittivity_of_the_medium():
    for g in (gr.FLRW("isotropic-cartesian"), gr.FLRW("isotropic-cartesian", K=1)):
        medium = gr.electrodynamics.medium(g)
        assert gr.decide(refractive_index(g), medium.refractive_index()).proved
    g = gr.Schwarzschild("isotropic")
    assert gr.decide(
        refractive_index(g), gr.electrodynamics.medium(g).refractive_index(flat=gr.Minkowski("spherical"))
    ).proved


def test_the_index_by_direction_in_curvature_coordinates():
    g = gr.Schwarzschild()
    M, r = g.symbols("M r")
    f = 1 - 2 * M / r
    assert gr.decide(refractive_index(g, direction="r"), 1 / f).proved
    assert gr.decide(refractive_index(g, direction="phi"), 1 / sp.sqrt(f)).proved
    both = refractive_index(g, direction=[1, 1 / r, 0])
    assert gr.decide(both**2, (1 / f**2 + 1 / f) / 2).proved
    with pytest.raises(InputError, match="depends on the direction in this chart"):
        refractive_index(g)


def test_flat_space_has_none():
    assert refractive_index(gr.Minkowski()) == 1
    assert refractive_index(gr.Minkowski("spherical")) == 1


# -- bad input ---------------------------------------------------------------------------------------------------------


def test_what_is_not_static_is_refused():
    with pytest.raises(InputError, match="not static in this chart: g_tphi"):
        optical_metric(gr.Kerr())
    t, x, y = sp.symbols("t x y")
    kasner = gr.Metric(sp.diag(-1, t, 1 / t), [t, x, y], domain=[t > 0])
    with pytest.raises(InputError, match="not conformally static in this chart"):
        optical_metric(kasner)
    with pytest.raises(InputError, match="a mass has no constant energy"):
        optical_metric(gr.FLRW(), mass=1, energy=2)


def test_energies_below_the_potential_are_refused():
    with pytest.raises(InputError, match="depends on its energy"):
        optical_metric(gr.Schwarzschild(), mass=m)
    with pytest.raises(InputError, match="below the potential"):
        optical_metric(gr.Minkowski(), mass=2, energy=1)
    with pytest.raises(InputError, match="below the potential"):
        optical_metric(gr.Minkowski(), mass=1, energy=1)
    t, x = sp.symbols("t x")
    with pytest.raises(InputError, match="space has one dimension, x"):
        optical_metric(gr.Metric(sp.diag(-1, 1), [t, x]))


def test_wrong_arguments():
    with pytest.raises(InputError, match="the energy r depends on a coordinate"):
        optical_metric(gr.Schwarzschild(), energy=gr.Schwarzschild().symbols("r"))
    with pytest.raises(InputError, match="is no metric"):
        optical_metric(3)
    with pytest.raises(InputError, match="no chart 'polar' here"):
        refractive_index(gr.Minkowski(), flat="polar")
    with pytest.raises(InputError, match="has no length"):
        refractive_index(gr.Minkowski(), direction=[0, 0, 0], flat="cartesian")
    with pytest.raises(InputError, match="Fermat's principle is of light"):
        optical_metric(gr.Schwarzschild(), energy=E, mass=m).fermat_principle()


def test_space_has_a_time_and_an_energy_of_the_right_sign():
    g = gr.Schwarzschild()
    M, r = g.symbols("M r")
    inside = gr.Metric(g.matrix, g.coordinates, domain=[M > 0, r > 0, r < 2 * M])
    with pytest.raises(InputError, match="t is no time"):
        optical_metric(inside, time="t")
    with pytest.raises(InputError, match="phi is no time"):
        optical_metric(g, time="phi")
    with pytest.raises(InputError, match="the energy -3 is not positive"):
        optical_metric(g, energy=-3)
    assert optical_metric(g, time="t").projects_geodesics().proved
