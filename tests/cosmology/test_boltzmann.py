"""The collisionless Boltzmann equation: proved statements beside near misses that are refuted."""

import mpmath as mp
import pytest
import sympy as sp

import gr_toolkit as gr
from gr_toolkit.cosmology.boltzmann import (
    is_collisionless,
    liouville,
    momentum_loss,
    thermal_conditions,
    tolman_surface_brightness,
)
from gr_toolkit.cosmology.kinetic_gas import MOMENTUM, KineticGas, thermal_radiation
from gr_toolkit.cosmology.phase_space import PhaseSpace
from gr_toolkit.errors import DomainError, InputError, UnknownNameError

F = sp.Function("F")
m, T0 = sp.symbols("m T_0", positive=True)
FURTHER = [pytest.param(chart, marks=pytest.mark.nightly) for chart in ("areal", "isotropic")]
CHARTS = ["conformal", "isotropic-cartesian", pytest.param("comoving", marks=pytest.mark.nightly), *FURTHER]


def flat_cartesian(signature):
    """ds² = a²(−dτ² + dx² + dy² + dz²), written by hand."""
    tau, x, y, z = sp.symbols("tau x y z")
    a = sp.Function("a")(tau)
    sign = 1 if signature == "-+++" else -1
    return gr.Metric(sign * a**2 * sp.diag(-1, 1, 1, 1), [tau, x, y, z], domain=[a > 0], signature=signature), a


@pytest.mark.parametrize("signature", ["-+++", "+---"])
@pytest.mark.parametrize("mass", [0, m])
def test_the_equation_in_flat_space_by_hand(signature, mass):
    """Γ^i_{0j} = (a'/a) δ^i_j: with p^0 = √(m²/a² + p²) it is p^0 f_τ + p^i f_i − 2(a'/a) p^0 p^i ∂f/∂p^i = 0."""
    g, a = flat_cartesian(signature)
    tau, x, y, z = g.coordinates
    space = PhaseSpace(g, mass)
    p = space.momenta
    f = sp.Function("f")(*g.coordinates, *p)
    p0 = sp.sqrt(mass**2 / a**2 + sum(q**2 for q in p))
    expected = p0 * f.diff(tau) + sum(q * f.diff(c) for q, c in zip(p, (x, y, z), strict=True))
    expected -= sum(2 * a.diff(tau) / a * p0 * q * f.diff(q) for q in p)
    assert gr.decide(liouville(f, space), g.scalar(expected)).proved
    assert gr.decide(space.components[0], g.scalar(p0)).proved
    assert gr.decide(g.scalar(space.energy), g.scalar(a * p0)).proved


@pytest.mark.parametrize("signature", ["-+++", "+---"])
@pytest.mark.parametrize("chart", CHARTS)
def test_functions_of_the_comoving_momentum_solve_it_for_every_curvature(chart, signature):
    g = gr.FLRW(chart=chart, signature=signature)
    a = g.symbols("a")
    for mass in (0, m):
        space = PhaseSpace(g, mass)
        assert is_collisionless(F(a * space.momentum), space).proved
        assert momentum_loss(space).proved
    assert is_collisionless(F(space.momentum), space).refuted
    assert is_collisionless(F(a**2 * space.momentum), space).refuted


def test_planck_stays_planck():
    g = gr.FLRW()
    tau, a = g.symbols("tau a")
    light = PhaseSpace(g)
    T = sp.Function("T")(tau)
    for statistics in (-1, 1):
        for temperature, solves in ((T0 / a, True), (T0, False), (T0 / a**2, False), (T0 * a, False)):
            f = 1 / (sp.exp(light.energy / temperature) + statistics)
            assert is_collisionless(f, light).proved == solves
            assert is_collisionless(f, light).refuted != solves
    residual = liouville(sp.exp(-light.energy / T), light)  # and no other temperature will do
    conditions = thermal_conditions(g, T)
    assert gr.decide(
        residual, conditions.temperature * light.components[0] * g.scalar(light.energy / T * sp.exp(-light.energy / T))
    ).proved
    assert conditions.potential.is_zero()
    assert conditions.mass.is_zero()


def test_matter_leaves_equilibrium_unless_slow_or_the_universe_is_static():
    g = gr.FLRW()
    tau, a = g.symbols("tau a")
    matter = PhaseSpace(g, m)
    T, mu = sp.Function("T")(tau), sp.Function("mu")(tau)
    f = sp.exp(-(matter.energy - mu) / T)
    conditions = thermal_conditions(g, T, mu, m)
    E, p0 = g.scalar(matter.energy), matter.components[0]
    assert gr.decide(conditions.temperature, g.scalar(a.diff(tau) / a + T.diff(tau) / T)).proved
    assert gr.decide(conditions.potential, g.scalar(T * (mu / T).diff(tau))).proved
    assert gr.decide(conditions.mass, g.scalar(-(m**2) * a.diff(tau) / a)).proved
    whole = conditions.temperature * E**2 + conditions.potential * E + conditions.mass
    assert gr.decide(liouville(f, matter), whole * p0 / (E * g.scalar(T)) * g.scalar(f)).proved
    assert is_collisionless(sp.exp(-a * matter.energy / T0), matter).refuted
    slow = sp.exp(-(matter.momentum**2) / (2 * m * T0 / a**2))  # T ∝ 1/a²
    assert is_collisionless(slow, matter).proved
    assert is_collisionless(sp.exp(-(matter.momentum**2) / (2 * m * T0 / a)), matter).refuted
    static = PhaseSpace(gr.FLRW(a=sp.Integer(2)), m)
    assert is_collisionless(sp.exp(-static.energy / T0), static).proved


def test_static_spacetimes_keep_functions_of_the_energy_at_infinity():
    """Tolman's temperature: T √−g_tt is constant [Tolman & Ehrenfest 1930]."""
    g = gr.Schwarzschild()
    M, r = g.symbols("M r")
    for mass in (0, m):
        gas = PhaseSpace(g, mass)
        assert is_collisionless(sp.exp(-gas.energy * sp.sqrt(1 - 2 * M / r) / T0), gas).proved
        assert is_collisionless(sp.exp(-gas.energy / T0), gas).refuted
    assert momentum_loss(g).refuted
    angular = g.scalar(gas.momenta[2]) * g.covariant.component((3, 3))
    assert liouville(F(angular.to_sympy()), gas).is_zero()  # p_φ
    assert not liouville(F(gas.momenta[2]), gas).is_zero()  # p^φ


@pytest.mark.parametrize("mass", [0, m])
def test_agrees_with_the_geodesic_flow_of_the_phase_space_brackets(mass):
    """p_μ p_ν ξ^{μν} of a Killing vector squared is conserved by another route than Γ: Poisson brackets."""
    g = gr.FLRW(K=0, chart="isotropic-cartesian")
    space = PhaseSpace(g, mass)
    _, x, y, _ = g.coordinates
    lowered = [g.scalar(p) * g.covariant.component((i, i)) for i, p in enumerate(space.momenta, 1)]
    rotation = lowered[1] * g.scalar(x) - lowered[0] * g.scalar(y)
    assert bool(g.is_killing([0, -y, x, 0]))
    assert liouville(F(rotation.to_sympy()), space).is_zero()
    boost = lowered[1] * g.scalar(x) + lowered[0] * g.scalar(y)
    assert not liouville(F(boost.to_sympy()), space).is_zero()


def test_surface_brightness():
    assert tolman_surface_brightness().proved
    nu, seen, emitted = sp.symbols("nu a_o a_e", positive=True)  # the near miss: (1 + z)^{−3}, of one frequency
    assert gr.decide(nu**3 * F(seen * nu), (seen / emitted * nu) ** 3 * F(seen * nu) * (emitted / seen) ** 4).refuted


@pytest.mark.parametrize("chart", ["conformal", "comoving"])
@pytest.mark.parametrize("mass", [0, m])
def test_moments_of_a_gas(chart, mass):
    gas = KineticGas(gr.FLRW(chart=chart), mass)
    assert gas.conservation().proved
    assert gas.trace().proved
    assert gas.dilutes(4).proved == (mass == 0)
    assert gas.dilutes(4).refuted == (mass != 0)
    assert gas.dilutes(3).refuted


@pytest.mark.parametrize("signature", ["-+++", "+---"])
def test_the_volume_of_momentum_space_is_what_comoving_observers_measure(signature):
    """√|g|/|p_0| = √h/E, and h_ij p^i p^j = p², which turns the covariant integrals into those over q."""
    g = gr.FLRW(signature=signature)
    space = PhaseSpace(g, m)
    a, K, chi, theta = g.symbols("a K chi theta")
    root_h = a**3 * gr.S_K(K, chi) ** 2 * sp.sin(theta)
    assert gr.decide(g.scalar(space.volume_element), g.scalar(root_h / space.energy)).proved
    square = sum((g.scalar(p) ** 2 * g.covariant.component((i, i)) for i, p in enumerate(space.momenta, 1)), g.zero)
    assert gr.decide(square * -g.conventions.time_sign, g.scalar(space.momentum**2)).proved


def test_a_gas_by_numbers():
    """w of a Fermi gas against quadrature in physical momenta, at a = 3; between 0 and 1/3."""
    a, mass = sp.Integer(3), sp.Rational(1, 2)
    g = gr.FLRW(a=a)
    gas = KineticGas(g, mass, 1 / (sp.exp(MOMENTUM) + 1), states=2)
    rho, pressure = (
        sp.lambdify(MOMENTUM, gas.integrands[k].to_sympy(), "mpmath") for k in ("energy density", "pressure")
    )
    found = mp.quad(pressure, [0, 5, 60]) / mp.quad(rho, [0, 5, 60])
    f = lambda p: 1 / (mp.exp(3 * p) + 1)  # noqa: E731
    energy = lambda p: mp.sqrt(p**2 + mp.mpf(1) / 4)  # noqa: E731
    above = mp.quad(lambda p: p**4 / (3 * energy(p)) * f(p), [0, 2, 20])
    below = mp.quad(lambda p: p**2 * energy(p) * f(p), [0, 2, 20])
    assert mp.almosteq(found, above / below, 1e-10)
    assert 0 < found < mp.mpf(1) / 3


@pytest.mark.parametrize(("statistics", "sign"), [("Bose", -1), ("Fermi", 1)])
def test_thermal_radiation_by_quadrature(statistics, sign):
    T = sp.Rational(3, 2)
    found = thermal_radiation(T, 2, statistics)
    occupation = lambda p: 1 / (mp.exp(p / mp.mpf(1.5)) + sign)  # noqa: E731
    number = mp.quad(lambda p: p**2 * occupation(p), [0, 3, 120]) / mp.pi**2
    energy = mp.quad(lambda p: p**3 * occupation(p), [0, 3, 120]) / mp.pi**2
    assert mp.almosteq(mp.mpf(sp.N(found.number_density, 20)), number, 1e-10)
    assert mp.almosteq(mp.mpf(sp.N(found.energy_density, 20)), energy, 1e-10)
    assert found.pressure == found.energy_density / 3
    assert found.entropy_density * T == found.energy_density + found.pressure


def test_bad_input():
    g = gr.FLRW()
    with pytest.raises(InputError, match="not known to be positive"):
        PhaseSpace(g, sp.Symbol("m"))
    with pytest.raises(InputError, match="depends on the coordinates"):
        PhaseSpace(g, sp.Symbol("tau"))
    with pytest.raises(DomainError, match="not known to be a time"):
        PhaseSpace(gr.Kerr())
    with pytest.raises(InputError, match="no metric"):
        liouville(1, "FLRW")
    with pytest.raises(InputError, match="no expression"):
        liouville("F", g)
    with pytest.raises(InputError, match="has the mass 0, not 1"):
        liouville(1, PhaseSpace(g), 1)
    with pytest.raises(InputError, match="not redshifted"):
        thermal_conditions(gr.Schwarzschild(), T0)
    with pytest.raises(InputError, match="more than the time"):
        thermal_conditions(g, sp.Symbol("chi"))
    with pytest.raises(InputError, match="temperature 0 is not positive"):
        thermal_conditions(g, 0)
    with pytest.raises(InputError, match="no expanding universe"):
        KineticGas(gr.Schwarzschild())
    with pytest.raises(InputError, match="depends on the coordinates"):
        KineticGas(g, 0, sp.Symbol("tau") * MOMENTUM)
    with pytest.raises(InputError, match="states"):
        KineticGas(g, states=0)
    with pytest.raises(UnknownNameError, match="Fermi"):
        thermal_radiation(T0, statistics="Dirac")
