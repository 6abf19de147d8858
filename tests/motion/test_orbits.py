"""Orbits in static metrics: potential, circular orbits, precession, constants; values from the literature."""

from __future__ import annotations

import mpmath as mp
import pytest
import sympy as sp
from hypothesis import given, settings
from hypothesis import strategies as st

import gr_toolkit as gr
from gr_toolkit import motion
from gr_toolkit.errors import InputError

R = sp.Rational
HOLE = gr.Schwarzschild()
M, r = HOLE.symbols("M r")
UNIT = gr.Schwarzschild(M=1)
L = sp.Symbol("L", real=True)


def own(expression, metric=HOLE):
    """A SymPy expression whose symbols are those of a metric."""
    return metric.scalar(expression)


# -- first integrals ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("g", [HOLE, gr.Schwarzschild("isotropic", signature="+---")])
def test_weinbergs_first_integral_is_the_geodesic_equation(g):
    equations = motion.radial_equation(g)
    assert equations.check().proved
    assert equations.check().components[0][0] == "the geodesic equation"


def test_the_first_integral_as_the_paper_prints_it():
    equations = motion.radial_equation(HOLE)
    path = sp.Function("r")(equations.p)
    f = 1 - 2 * M / path
    printed = path.diff(equations.p) ** 2 / f + equations.J**2 / path**2 - 1 / f
    assert sp.cancel(equations.radial.lhs - printed) == 0
    assert equations.radial.rhs == -equations.E


def test_a_first_integral_with_a_wrong_factor_is_refuted():
    from gr_toolkit.motion.orbits.equatorial_plane import equatorial_plane

    plane = equatorial_plane(HOLE)
    right = plane.radicand(1, L, 1)
    wrong = right + own(2 * M * L**2 / r**3)
    assert gr.decide(right, 1 / own(1 - 2 * M / r) - own(L**2 / r**2) - 1).proved
    assert gr.decide(wrong, right).refuted


@pytest.mark.nightly
def test_kerr_three_ways():
    assert motion.equations_of_motion(gr.Kerr()).agree().proved


def test_lagrange_hamilton_and_hamilton_jacobi_agree():
    equations = motion.equations_of_motion(gr.Schwarzschild(signature="+---"))
    assert equations.agree().proved
    ingoing = motion.equations_of_motion(gr.Schwarzschild("painleve-gullstrand"))
    assert ingoing.agree(with_hamilton_jacobi=False).proved
    with pytest.raises(InputError, match="True or False"):
        ingoing.agree(with_hamilton_jacobi="no")


@pytest.mark.nightly
def test_constants_of_motion_and_their_involution():
    found = motion.constants_of_motion(gr.Minkowski("spherical"))
    assert {"m2", "E", "L"} <= set(found)
    assert found.check().proved
    assert found.in_involution(["m2", "E", "L"]).proved
    assert found.in_involution().refuted
    with pytest.raises(InputError, match="constant of motion"):
        found.in_involution(["Q"])


# -- the potential -----------------------------------------------------------------------------------------------------


def test_the_effective_potential_of_schwarzschild():
    V = motion.effective_potential(HOLE)
    assert V.squared == own((1 - 2 * M / r) * (1 + L**2 / r**2))  # MTW 25.16
    assert V.newtonian == own(-M / r + L**2 / (2 * r**2) - M * L**2 / r**3)  # MTW box 25.6
    assert motion.effective_potential(HOLE, mass=0).squared == own((1 - 2 * M / r) * L**2 / r**2)  # 25.58 with b = L/E
    assert V.check().proved
    assert gr.decide(V.squared, own((1 - 2 * M / r) * (1 - L**2 / r**2))).refuted
    assert motion.effective_potential(gr.StaticSpherical()).check().proved


def test_turning_points_are_exact():
    V = motion.effective_potential(UNIT, angular_momentum=20)
    inner, outer = V.turning_points(2)  # 3 r³ + 2 r² − 400 r + 800 = (r − 10)(3 r² + 32 r − 80)
    assert (inner.value, outer.value) == (R(-16, 3) + 4 * sp.sqrt(31) / 3, 10)
    assert motion.effective_potential(HOLE, angular_momentum=4 * M).turning_points(1)[0].value == 4 * M


def test_what_a_potential_refuses():
    with pytest.raises(InputError, match="negative"):
        motion.effective_potential(HOLE, mass=-1)
    with pytest.raises(InputError, match=r"not static: no V\^2"):
        _ = motion.effective_potential(gr.Kerr()).squared
    with pytest.raises(InputError, match="write: angular_momentum="):
        motion.effective_potential(HOLE, L=4)
    with pytest.raises(InputError, match="it depends on tau"):
        motion.effective_potential(gr.FLRW())


# -- circular orbits ---------------------------------------------------------------------------------------------------


def test_circular_orbits_of_schwarzschild():
    orbits = motion.circular_orbits(HOLE)
    assert orbits.check().proved
    at = orbits.at(10 * M)  # MTW (25.18–25.20), Chandrasekhar §19
    assert sp.simplify(at["energy"] ** 2 - R(64, 70)) == 0
    assert sp.simplify(at["angular_momentum"] ** 2 - R(100, 7) * M**2) == 0
    assert sp.simplify(at["speed"] ** 2 - R(1, 8)) == 0
    assert at["radial_frequency_squared"] == R(4, 10**4) / M**2
    assert [orbits.stability(k * M) for k in (5, 6, 7)] == ["unstable", "marginally stable", "stable"]
    with pytest.raises(InputError, match="no mass is known to go round"):
        orbits.stability(3 * M)


@pytest.mark.nightly
def test_the_same_orbits_in_the_isotropic_chart():
    orbits, other = motion.circular_orbits(HOLE), motion.circular_orbits(gr.Schwarzschild("isotropic"))
    rho = other.plane.r
    radius = rho * (1 + M / (2 * rho)) ** 2
    for name in ("energy", "angular_momentum", "angular_velocity"):
        ours, theirs = (getattr(o, name) for o in (orbits, other))
        difference = ours.subs({r: radius}) - theirs
        assert abs(difference.subs({M: 1, rho: 10}).evalf(30)) < 1e-28
    assert gr.decide(other.radial_frequency_squared, orbits.radial_frequency_squared.subs({r: radius})).proved


@pytest.mark.parametrize(
    ("metric", "photon", "stable", "bound"),
    [
        (HOLE, 3 * M, 6 * M, 4 * M),
        (
            gr.Schwarzschild("isotropic", signature="+---"),
            M * (1 + sp.sqrt(3) / 2),
            M * (R(5, 2) + sp.sqrt(6)),
            M * (R(3, 2) + sp.sqrt(2)),
        ),
    ],
)
def test_the_special_radii_of_schwarzschild(metric, photon, stable, bound):
    (sphere,) = motion.photon_spheres(metric)
    assert sp.expand(sphere.value - photon) == 0
    assert sphere.stability == "unstable"
    assert sp.expand(motion.isco(metric).value - stable) == 0
    assert sp.expand(motion.marginally_bound_orbit(metric).value - bound) == 0


def test_reissner_nordstrom():
    g = gr.ReissnerNordstrom()
    Q = g.symbols("Q")
    (sphere,) = motion.photon_spheres(g)
    assert gr.decide(sphere.value, (3 * M + sp.sqrt(9 * M**2 - 8 * Q**2)) / 2).proved  # Chandrasekhar §40
    assert sphere.check().proved
    extreme = gr.ReissnerNordstrom(M=1, Q=1)
    assert [float(f(extreme)) for f in (motion.isco, motion.marginally_bound_orbit)] == pytest.approx(
        [4, (3 + 5**0.5) / 2], abs=1e-14
    )
    charge = gr.ReissnerNordstrom(M=1, Q=R(1, 2))
    cubic = [1, -6, 2.25, -0.25]  # r³ − 6 M r² + 9 Q² r − 4 Q⁴/M
    outermost = max(mp.re(root) for root in mp.polyroots(cubic))
    assert float(motion.isco(charge)) == pytest.approx(float(outermost), abs=1e-13)


@pytest.mark.nightly
def test_the_closed_form_of_the_innermost_orbit_around_a_charge():
    g, charge = gr.ReissnerNordstrom(), gr.ReissnerNordstrom(M=1, Q=R(1, 2))
    Q = g.symbols("Q")
    stable = motion.isco(g)
    assert stable.check().proved
    assert abs(stable.value.subs({M: 1, Q: R(1, 2)}).evalf(20) - motion.isco(charge).digits(20)) < 1e-18


@pytest.mark.nightly
def test_with_a_cosmological_constant_stability_ends_outside_too():
    inner, outer = motion.marginally_stable_orbits(gr.SchwarzschildDeSitter(M=1, Lambda=R(1, 10000)))
    assert (inner.stability, outer.stability) == ("stable", "unstable")
    for radius in (inner, outer):  # Stuchlík & Hledík 1999: 4 y r⁴ − 15 y r³ + r − 6 = 0 ... with y = Λ/3
        x = radius.digits(30)
        assert abs(R(4, 30000) * x**4 - R(15, 30000) * x**3 - x + 6) < 1e-25
    (sphere,) = motion.photon_spheres(gr.SchwarzschildDeSitter())
    assert sphere.value == 3 * M
    assert len(sphere.conditions) == 2


def test_what_is_not_found_is_said():
    with pytest.raises(InputError, match="is not solved with symbols"):
        motion.isco(gr.SchwarzschildDeSitter())
    with pytest.raises(InputError, match='"prograde"'):
        motion.isco(HOLE, direction=2)


# -- precession --------------------------------------------------------------------------------------------------------


def test_the_series_of_the_periapsis_advance():
    advance = motion.periapsis_advance(HOLE)
    p, e = advance.p, advance.e
    expected = 6 * sp.pi * M / p + 3 * sp.pi * M**2 * (18 + e**2) / (2 * p**2)
    expected += 45 * sp.pi * M**3 * (6 + e**2) / (2 * p**3)
    assert sp.expand(advance.series(3) - expected) == 0
    assert advance.check().proved
    assert sp.simplify(advance.integrand**2 * (1 - 6 * M / p - 2 * M * e / p * sp.cos(advance.chi))) == 1


@pytest.mark.parametrize("chart", ["standard", pytest.param("isotropic", marks=pytest.mark.nightly)])
def test_ppn_precession(chart):
    g = gr.RobertsonPPN(chart)
    beta, gamma, mass = g.symbols("beta gamma M")
    advance = motion.periapsis_advance(g)
    assert sp.expand(advance.series(1) - 2 * sp.pi * mass * (2 + 2 * gamma - beta) / advance.p) == 0  # MTW 40.18


def test_mercury():
    """42.98″ a century, from the Sun's GM, Mercury's axis, eccentricity and period."""
    mass = sp.Rational("1.32712440018e20") / 299792458**2
    a, e = sp.Rational("5.790905e10"), sp.Rational("0.20563")
    advance = motion.periapsis_advance(gr.Schwarzschild(M=mass), semilatus_rectum=a * (1 - e**2), eccentricity=e)
    centuries = sp.Rational("36525") / sp.Rational("87.9691")
    assert advance.value * float(centuries) * 180 * 3600 / float(sp.pi) == pytest.approx(42.98, abs=0.005)


@settings(max_examples=6)
@given(st.integers(9, 10**9), st.fractions(R(1, 50), R(9, 10), max_denominator=50))
def test_the_advance_against_quadrature(p, e):
    with mp.workdps(40):
        mu, e_ = mp.mpf(1) / p, mp.mpf(e.numerator) / e.denominator
        half = mp.quad(lambda c: 1 / mp.sqrt(1 - 6 * mu - 2 * mu * e_ * mp.cos(c)), mp.linspace(0, mp.pi, 5))
        angle = 2 * half - 2 * mp.pi
        found = motion.periapsis_advance(UNIT, semilatus_rectum=p, eccentricity=R(e.numerator, e.denominator)).value
        assert abs(found / angle - 1) < 3e-15


def test_the_advance_by_quadrature_in_another_chart_and_metric():
    g = gr.Schwarzschild("isotropic", M=1)
    p, e = 40, R(1, 3)
    ends = [R(p) / (1 + s * e) for s in (1, -1)]
    areal = [x * (1 + 1 / (2 * x)) ** 2 for x in ends]  # the same turning points
    other_e = (areal[1] - areal[0]) / (areal[1] + areal[0])
    other_p = 2 * areal[0] * areal[1] / (areal[0] + areal[1])
    first = motion.periapsis_advance(g, semilatus_rectum=p, eccentricity=e).value
    second = motion.periapsis_advance(UNIT, semilatus_rectum=other_p, eccentricity=other_e).value
    assert first == pytest.approx(second, rel=1e-13)


def test_what_precession_refuses():
    for p in (5, 6, R(64, 10)):  # at and below 6 + 2 e
        with pytest.raises(InputError, match="no bound orbit turns"):
            motion.periapsis_advance(UNIT, semilatus_rectum=p, eccentricity=R(1, 5))
    isotropic = gr.Schwarzschild("isotropic", M=1)
    with pytest.raises(InputError, match="no bound orbit turns at rho = 8/3 and 8"):
        motion.periapsis_advance(isotropic, semilatus_rectum=4, eccentricity=R(1, 2))
    with pytest.raises(InputError, match="no bound orbit turns"):  # nothing bends it
        motion.periapsis_advance(gr.Minkowski("spherical"), semilatus_rectum=4, eccentricity=R(1, 2))
    with pytest.raises(InputError, match="eccentricity < 1"):
        motion.periapsis_advance(UNIT, semilatus_rectum=60, eccentricity=1)
    with pytest.raises(InputError, match="symbols in it"):
        _ = motion.periapsis_advance(HOLE, semilatus_rectum=60, eccentricity=R(1, 2)).value
    with pytest.raises(InputError, match=r"no series in 1/p|not flat"):
        motion.periapsis_advance(gr.SchwarzschildDeSitter()).series(1)
    with pytest.raises(InputError, match="an integer from 1"):
        motion.periapsis_advance(HOLE).series(0)


# -- conventions -------------------------------------------------------------------------------------------------------


@given(st.fractions(R(1, 100), R(99, 100), max_denominator=100), st.integers(1, 1000))
def test_conventions_come_back(v, b):
    v = R(v.numerator, v.denominator)
    first = motion.orbit_constants(v=v, b=b)
    gamma = 1 / sp.sqrt(1 - v**2)
    assert sp.expand(first.energy**2 - gamma**2) == 0
    assert b * v == first.J
    assert 1 - v**2 == first.E
    second = motion.orbit_constants(energy=first.energy, angular_momentum=first.angular_momentum)
    third = motion.orbit_constants(E=first.E, J=first.J)
    for other in (second, third):
        assert sp.nsimplify(other.v) == v
        assert sp.simplify(other.b - b) == 0
    assert first.classical_energy == v**2 / 2
    assert sp.expand(first.newtonian_energy - gamma**2 * v**2 / 2) == 0


def test_turning_points_give_the_energy():
    p, e = sp.symbols("p e", positive=True)
    found = motion.orbit_constants(semilatus_rectum=p, eccentricity=e)
    energy = ((p - 2 * M) ** 2 - 4 * M**2 * e**2) / (p * (p - M * (3 + e**2)))  # Cutler, Kennefick & Poisson 1994, 2.5
    angular = M * p**2 / (p - M * (3 + e**2))
    assert sp.cancel(1 / found.E - energy) == 0
    assert sp.simplify(found.J**2 / found.E - angular) == 0


def test_light_and_bound_orbits():
    light = motion.orbit_constants(v=1, b=7)
    assert light.is_light
    assert (light.E, light.J, light.b) == (0, 7, 7)
    with pytest.raises(InputError, match="light has no energy per mass"):
        _ = light.energy
    bound = motion.orbit_constants(energy=R(19, 20), angular_momentum=4)
    with pytest.raises(InputError, match="bound"):
        _ = bound.v
    assert bound.of_mass(2) == (R(19, 10), 8)


@pytest.mark.parametrize(
    ("given", "message"),
    [
        ({"v": 1.5, "b": 3}, "0 < v <= 1"),
        ({"v": 0, "b": 3}, "0 < v <= 1"),
        ({"v": 0.5}, "v is given without b"),
        ({"v": 0.5, "b": 3, "E": 1, "J": 2}, "one pair"),
        ({}, "one pair"),
        ({"E": -1, "J": 2}, "not negative"),
        ({"semilatus_rectum": 6, "eccentricity": 0.5, "metric": UNIT}, "no bound orbit turns at r = 4 and 12"),
        ({"semilatus_rectum": 4, "eccentricity": 0.2, "metric": UNIT}, "no bound orbit"),
        ({"semilatus_rectum": 7, "eccentricity": 0.5, "metric": UNIT}, "no bound orbit"),  # p = 6 + 2 e: a whirl
        ({"semilatus_rectum": 1, "eccentricity": 0.5, "metric": UNIT}, "no bound orbit"),
        ({"v": "0.5", "b": 3}, "no expression"),
    ],
)
def test_what_conventions_refuse(given, message):
    with pytest.raises(InputError, match=message):
        motion.orbit_constants(**given)
