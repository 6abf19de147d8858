"""The charge outside of a Schwarzschild hole: its flux in closed form, and numbers from outside of the engine."""

from __future__ import annotations

import mpmath
import pytest
import sympy as sp
from sympy import cos, log, pi, sin, sqrt

import gr_toolkit as gr
from gr_toolkit.electrodynamics import solutions

t, r, theta, phi, rho = sp.symbols("t r theta phi rho")
M, q, b, mu, d = sp.symbols("M q b mu d")
X, Y = r - M, b - M
SQUARE = X**2 + Y**2 - 2 * X * Y * cos(theta) - M**2 * sin(theta) ** 2


def linet(radius, angle, place, mass, charge=1):
    """4πΦ of Linet (1976), eq. 8, in mpmath."""
    first, second, c = radius - mass, place - mass, mpmath.cos(angle)
    distance = mpmath.sqrt(first**2 + second**2 - 2 * first * second * c - mass**2 * mpmath.sin(angle) ** 2)
    return charge / (place * radius) * ((first * second - mass**2 * c) / distance + mass)


def test_the_distance_is_real_off_the_charge():
    """D² is a sum of squares for b > 2M: (X − Y cos θ)² + (Y² − M²) sin²θ."""
    assert gr.decide(SQUARE, (X - Y * cos(theta)) ** 2 + (Y**2 - M**2) * sin(theta) ** 2).proved
    assert solutions.copson_linet(gr.Schwarzschild()).sources[0].where.equals(SQUARE)


def test_the_flux_through_every_sphere():
    """⋆F_{θφ} = ∂_θ Ψ with Ψ = −q/(4πb) [(D² − r(X − Y cos θ))/D − M cos θ …]; its ends give q outside of b, 0 inside.

    ∫ r² ∂_r(N/rD) d cos θ = (D² − r(X − Y cos θ))/D for N = XY − M² cos θ, by differentiation."""
    solution = solutions.copson_linet(gr.Schwarzschild())
    distance = sqrt(SQUARE)
    stream = q / (4 * pi * b) * ((SQUARE - r * (X - Y * cos(theta))) / distance - M * cos(theta))
    assert gr.decide(solution.field.hodge_dual()["theta", "phi"], stream.diff(theta)).proved
    assert gr.decide(solution.field.hodge_dual()["theta", "phi"], 2 * stream.diff(theta)).refuted
    for order, charge in ((r > b, q), (r < b, 0)):
        domain = [M > 0, r > 2 * M, b > 2 * M, order]
        north, south = stream.subs(theta, 0), stream.subs(theta, pi)
        assert gr.decide(2 * pi * (south - north), charge, domain=domain).proved
        assert gr.decide(2 * pi * (south - north), charge + q, domain=domain).refuted
    assert solution.check_sources().proved
    doubled = solution.with_potential([2 * solution.potential[0].to_sympy(), 0, 0, 0])
    assert doubled.check().proved
    assert doubled.check_sources().refuted


def test_copsons_part_gives_the_hole_a_charge():
    """Without Linet's term the hole has −qM/b, and the whole q(1 − M/b) [Linet 1976]."""
    g = gr.Schwarzschild()
    whole = solutions.copson_linet(g)
    hole = solutions.coulomb(g, q=q * M / b)
    assert gr.electrodynamics.charge(hole.field, {"theta": (0, pi), "phi": (0, 2 * pi)}) == q * M / b
    copson = q / (4 * pi * b * r) * (X * Y - M**2 * cos(theta)) / sqrt(SQUARE)
    assert gr.decide(whole.potential[0], -copson + hole.potential[0].to_sympy()).proved


def test_it_solves_the_equation_in_numbers():
    """∂_r(r² ∂_r Φ) + (∂_θ(sin θ ∂_θ Φ)/sin θ)/(1 − 2M/r) = 0, with derivatives by differences of 60 digits."""
    with mpmath.workdps(60):
        for radius, angle, place, mass in ((3.5, 0.4, 5, 1), (9, 2.5, 2.5, 1), (2.1, 1, 40, 0.75)):
            radius, angle, place, mass = map(mpmath.mpf, (radius, angle, place, mass))

            def flow(s, a=angle, place=place, mass=mass):
                return s**2 * mpmath.diff(lambda s: linet(s, a, place, mass), s)

            def turn(a, s=radius, place=place, mass=mass):
                return mpmath.sin(a) * mpmath.diff(lambda a: linet(s, a, place, mass), a)

            radial = mpmath.diff(flow, radius)
            angular = mpmath.diff(turn, angle) / mpmath.sin(angle) / (1 - 2 * mass / radius)
            assert abs(radial + angular) < mpmath.mpf(10) ** -12 * abs(radial)
            assert abs(radial) > mpmath.mpf(10) ** -6


@pytest.mark.parametrize("chart", ["schwarzschild", "isotropic"])
def test_the_library_has_linets_numbers(chart):
    values = {M: 1, b: 5, q: 4 * pi}
    g = gr.Schwarzschild(chart)
    potential = solutions.copson_linet(g).potential[0].to_sympy()
    for radius, angle in ((sp.Rational(7, 2), sp.Rational(2, 5)), (9, 2), (3, 3)):
        isotropic = (radius - 1 + sqrt(radius**2 - 2 * radius)) / 2  # M = 1
        place = {r: radius, theta: angle} if chart == "schwarzschild" else {rho: isotropic, theta: angle}
        with mpmath.workdps(30):
            expected = linet(mpmath.mpf(float(radius)), mpmath.mpf(sp.N(angle, 30)), 5, 1)
            assert abs(mpmath.mpf(str(potential.subs(values).subs(place).evalf(30))) + expected) < 1e-20


def test_the_field_is_regular_opposite_to_the_charge():
    """θ = π − 0 at the mirrored place, where the normal form's denominator vanishes: a finite field in numbers."""
    with mpmath.workdps(40):
        angles = [mpmath.pi - mpmath.mpf(10) ** -n for n in (5, 8)]
        near = [mpmath.diff(lambda s, angle=angle: linet(s, angle, 5, 1), 5) for angle in angles]
    assert abs(near[0] - near[1]) < 1e-8
    assert abs(near[1]) < 1


def test_it_looks_like_a_charge_nearby_and_far_away():
    """Φ → q/(4πr) far away; near the charge Φ ≈ √(1−2M/b) q/(4π s), s the proper distance."""
    with mpmath.workdps(30):
        assert abs(linet(mpmath.mpf(10) ** 9, 1, 5, 1) * mpmath.mpf(10) ** 9 - 1) < 1e-8
        small, lapse = mpmath.mpf(10) ** -8, mpmath.sqrt(1 - mpmath.mpf(2) / 5)
        for point in ((5 + small * lapse, 0), (5, small / 5)):  # a proper distance of 1e-8 outward, and sideways
            assert abs(linet(*point, 5, 1) * small / lapse - 1) < 1e-6


# -- multipoles --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", ["electric", "magnetic"])
@pytest.mark.parametrize("regular", ["horizon", "infinity"])
@pytest.mark.parametrize("order", [1, 2, 3, sp.Symbol("l")])
def test_static_multipoles(kind, regular, order):
    if order.__class__ is sp.Symbol and regular == "infinity":
        return
    found = solutions.static_multipole(l=order, kind=kind, regular=regular)
    assert found.check().proved
    component = 0 if kind == "electric" else 3
    components = [found.potential[i].to_sympy() for i in range(4)]
    components[component] = components[component] * r
    assert found.with_potential(components).check().refuted


def test_dipoles_of_the_literature():
    """The multipoles with l = 1 that fall off are Anderson & Cohen's and Ginzburg & Ozernoy's, flat ones far away."""
    electric, magnetic = solutions.electric_dipole(), solutions.magnetic_dipole()
    ozernoy = -3 * mu / (8 * M**3) * (r**2 * log(1 - 2 * M / r) + 2 * M * r + 2 * M**2) * sin(theta) ** 2
    g = gr.Schwarzschild(conventions=gr.Conventions(maxwell="Gaussian"))
    assert gr.decide(solutions.magnetic_dipole(g).potential[3], ozernoy).proved
    for solution, kind, slot in ((electric, "electric", 0), (magnetic, "magnetic", 3)):
        other = solutions.static_multipole(l=1, kind=kind, regular="infinity", C=1).potential[slot]
        ratio = (solution.potential[slot] / other).to_sympy()
        assert ratio.free_symbols <= {M, d, mu}
    eps = sp.Symbol("eps", positive=True)
    flat = {0: -d * cos(theta) / (4 * pi * r**2), 3: mu * sin(theta) ** 2 / (4 * pi * r)}
    for solution, slot in ((electric, 0), (magnetic, 3)):
        near_flat = solution.potential[slot].to_sympy().subs({M: eps, r: 3, d: 1, mu: 1, theta: 1})
        expected = flat[slot].subs({r: 3, d: 1, mu: 1, theta: 1})
        assert abs(near_flat.subs(eps, sp.Rational(1, 10**8)).evalf(60) / expected.evalf(60) - 1) < 1e-6


def test_uniform_fields_of_the_literature():
    """A_t = E0 (r − 2M) cos θ: the redshifted potential vanishes on the horizon; ½B0 r² sin²θ is flat space's."""
    g = gr.Schwarzschild()
    first = solutions.static_multipole(l=1, C=-1).potential
    assert gr.decide(first, solutions.uniform_electric_field(E0=1).potential).proved
    magnetic = solutions.static_multipole(l=1, kind="magnetic", C=1).potential
    # A_φ = r² R′ sin θ ∂_θ cos θ for R = r − 2M
    assert gr.decide(magnetic[3], -(r**2) * sin(theta) ** 2).proved
    assert solutions.uniform_electric_field(g).check().proved
