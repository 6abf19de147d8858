"""Orbits in metrics that users bring: names of symbols, charts without a domain, throats, naked singularities."""

from __future__ import annotations

import mpmath as mp
import pytest
import sympy as sp

import gr_toolkit as gr
from gr_toolkit import motion
from gr_toolkit.errors import DomainError, InputError

R = sp.Rational
UNIT = gr.Schwarzschild(M=1)
t, theta, phi = sp.symbols("t theta phi")
r = sp.Symbol("r", positive=True)


def own(f, x=r, circles=None, slope=1, **options):
    """−f dt² + slope² dx²/f + C dΩ²."""
    circles = x**2 if circles is None else circles
    matrix = sp.diag(-f, slope**2 / f, circles, circles * sp.sin(theta) ** 2)
    return gr.Metric(matrix, (t, x, theta, phi), **options)


def named(name):
    """Schwarzschild with its mass called so."""
    mass = sp.Symbol(name, positive=True)
    return mass, own(1 - 2 * mass / r, domain=[r > 2 * mass])


# -- names of symbols --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["1/p", "cos χ", "chi"])
def test_the_advance_whatever_the_mass_is_called(name):
    mass, g = named(name)
    advance = motion.periapsis_advance(g)
    p, e = advance.p, advance.e
    expected = 6 * sp.pi * mass / p + 3 * sp.pi * mass**2 * (18 + e**2) / (2 * p**2)
    assert sp.expand(advance.series(2) - expected) == 0
    assert advance.check().proved
    assert advance.integrand.subs({advance.chi: sp.pi / 2, mass: 1, p: 12}) == sp.sqrt(2)


@pytest.mark.parametrize(("name", "argument"), [("e", "eccentricity"), ("p", "semilatus_rectum")])
def test_a_mass_that_is_called_like_an_element_of_the_orbit(name, argument):
    mass, g = named(name)
    with pytest.raises(InputError, match=f"{name} is a symbol of the metric already"):
        motion.periapsis_advance(g)
    other = sp.Symbol("other", positive=True)
    advance = motion.periapsis_advance(g, **{argument: other})
    assert sp.cancel(advance.series(1) - 6 * sp.pi * mass / advance.p) == 0


# -- the advance in numbers --------------------------------------------------------------------------------------------


def test_the_advance_next_to_a_separatrix():
    """p = 6 + 2e + δ, which doubles do not tell from the separatrix."""
    advance = motion.periapsis_advance(UNIT, semilatus_rectum=7 + R(1, 10**30), eccentricity=0.5)
    with mp.workdps(60):
        mu = 1 / (7 + mp.mpf(10) ** -30)
        exact = 2 * mp.pi / mp.agm(mp.sqrt(1 - 5 * mu), mp.sqrt(1 - 7 * mu)) - 2 * mp.pi
        assert advance.value == pytest.approx(float(exact), rel=1e-15)
        assert abs(mp.mpf(str(advance.digits(30))) / exact - 1) < 1e-28
    with pytest.raises(InputError, match="no bound orbit"):
        motion.periapsis_advance(UNIT, semilatus_rectum=7 - R(1, 10**30), eccentricity=0.5)


@pytest.mark.parametrize(
    ("metric", "p", "first"),
    [
        (gr.Schwarzschild("isotropic", M=1), 10**18, 6),
        (gr.ReissnerNordstrom(M=1, Q=1), 10**20, 5),  # 6πM/p (1 − Q²/6M²)
        (UNIT, 10**20, 6),
    ],
)
def test_the_advance_in_weak_fields(metric, p, first):
    found = motion.periapsis_advance(metric, semilatus_rectum=p, eccentricity=R(1, 2))
    assert float(found) == pytest.approx(float(first * sp.pi / p), rel=1e-14)


def test_what_repels_binds_nothing():
    repelling = own(1 + 2 / r)
    with pytest.raises(InputError, match="no bound orbit"):
        motion.periapsis_advance(repelling, semilatus_rectum=100, eccentricity=R(1, 2))


# -- charts without a domain -------------------------------------------------------------------------------------------


@pytest.mark.parametrize("radius", [r, sp.Symbol("r"), sp.Symbol("r", real=True)])
def test_a_flat_chart_has_no_negative_radii(radius):
    flat = own(sp.S.One, radius)
    assert motion.effective_potential(flat, angular_momentum=3).turning_points(2)[0].value == sp.sqrt(3)
    assert motion.classify_orbit(flat, energy=2, angular_momentum=3).kinds == ("scattering",)
    through = motion.classify_orbit(flat, energy=2, angular_momentum=0).outermost
    assert (through.kind, through.inner.kind, through.inner.value) == ("leaving", "centre", 0)
    assert motion.classify_orbit(flat, energy=[2.0, 2.0], angular_momentum=[3.0, 0.0]).tolist() == [1, 5]


def test_a_repelling_centre():
    repelling = own(1 + 2 / r)
    assert motion.classify_orbit(repelling, energy=R(3, 2), angular_momentum=4).kinds == ("scattering",)
    assert motion.classify_orbit(repelling, energy=[1.5], angular_momentum=4).tolist() == [1]


def test_where_nothing_goes_round():
    flat, anti = gr.Minkowski("spherical"), own(1 + r**2)
    assert motion.photon_spheres(flat) == motion.photon_spheres(anti) == ()
    with pytest.raises(InputError, match="no mass goes round in a circle"):
        motion.isco(flat)
    assert motion.classify_orbit(flat, energy=2, angular_momentum=0).outermost.inner.kind == "centre"


def test_radii_at_which_no_mass_goes_round():
    orbits = motion.circular_orbits(UNIT)
    for radius in (R(5, 2), 3):
        with pytest.raises(InputError, match="no mass goes round"):
            orbits.at(radius)
    with pytest.raises(DomainError, match="outside the domain"):
        orbits.at(1)


# -- which way is outwards ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize("positive", [True, None])
def test_charts_in_which_circles_shrink_are_refused(positive):
    x = sp.Symbol("x", real=True, positive=positive)
    g = own(1 - 2 * x, x, x**-2, x**-2, domain=[x > 0, x < R(1, 2)])
    for asked in (
        lambda: motion.classify_orbit(g, energy=1.5, angular_momentum=10),
        lambda: motion.classify_orbit(g, energy=[1.5], angular_momentum=10),
        lambda: motion.isco(g),
        lambda: motion.circular_orbits(g),
    ):
        with pytest.raises(InputError, match="circles shrink as x grows"):
            asked()


def test_throats_are_refused_and_one_side_is_not():
    x = sp.Symbol("l", real=True)
    circles = x**2 + 1
    both = own(sp.S.One, x, circles)
    for asked in (
        lambda: motion.photon_spheres(both),
        lambda: motion.classify_orbit(both, energy=1, angular_momentum=1, mass=0),
        lambda: motion.classify_orbit(both, energy=[1], angular_momentum=1, mass=0),
    ):
        with pytest.raises(InputError, match="circles shrink as l grows"):
            asked()
    side = own(sp.S.One, x, circles, domain=[x > 0])
    kinds = [motion.classify_orbit(side, energy=1, angular_momentum=L, mass=0).kinds for L in (R(1, 2), 2)]
    assert kinds == [("leaving",), ("scattering",)]


@pytest.mark.parametrize("radius", [r, sp.Symbol("r")])
@pytest.mark.parametrize("domain", [True, False])
def test_the_other_signature_is_named(radius, domain):
    matrix = -own(1 - 2 / radius, radius).matrix
    options = {"domain": [radius > 2]} if domain else {}
    wrong = gr.Metric(matrix, (t, radius, theta, phi), **options)
    for asked in (
        lambda: motion.effective_potential(wrong),
        lambda: motion.isco(wrong),
        lambda: motion.classify_orbit(wrong, energy=1, angular_momentum=4),
    ):
        with pytest.raises(InputError, match=r'signature="\+---"'):
            asked()
    right = gr.Metric(matrix, (t, radius, theta, phi), signature="+---", domain=[radius > 2])
    assert motion.effective_potential(right, angular_momentum=4).squared == right.scalar(
        (1 - 2 / radius) * (1 + 16 / radius**2)
    )


# -- naked and extremal ------------------------------------------------------------------------------------------------


def test_a_chart_that_is_cut_is_no_hole():
    naked = gr.ReissnerNordstrom(M=1, Q=R(21, 20))  # turns at Q²/2M = 0.55, inside the chart's end
    (orbit,) = motion.classify_orbit(naked, energy=1, angular_momentum=0).orbits
    assert (orbit.kind, orbit.inner.kind) == ("leaving", "edge of the chart")
    assert motion.classify_orbit(naked, energy=[1.0], angular_momentum=0).tolist() == [5]
    with pytest.raises(InputError, match="the chart is cut at r = 1, where there is no horizon"):
        motion.isco(gr.ReissnerNordstrom(M=1, Q=R(6, 5)))
    with pytest.raises(InputError, match="circles shrink as r grows"):
        motion.isco(gr.Kerr(M=1, a=R(11, 10)))
    with pytest.raises(InputError, match="the horizon r = 1 is extremal"):
        motion.isco(gr.Kerr(M=1, a=1))


@pytest.mark.parametrize(("a", "L"), [(R(1, 2), R(-41953, 3885)), (R(-7, 10), R(38078, 3885))])
def test_codes_find_the_orbits_of_the_ergosphere(a, L):
    kerr, energy = gr.Kerr(M=1, a=a), R(-993, 2002)
    assert motion.classify_orbit(kerr, energy=energy, angular_momentum=L).kinds == ("terminating",)
    assert motion.classify_orbit(kerr, energy=[float(energy)], angular_momentum=float(L)).tolist() == [4]


# -- horizons inside of the chart --------------------------------------------------------------------------------------

HAYWARD = 1 - 2 * r**2 / (r**3 + R(1, 2))
CODES = {"scattering": 1, "bound": 2, "plunging": 3, "terminating": 4, "leaving": 5}


@pytest.mark.parametrize(
    ("f", "domain", "at_rest", "bound"),
    [
        (1 - 2 / r, None, 3, 4),
        (1 - 2 / r, [r > 1], 3, 4),
        (1 - 2 / r + 1 / (4 * r**2), None, 3, 4),
        ((1 - 1 / r) ** 2, None, 3, 4),  # extremal: a double zero is a horizon too
        (HAYWARD, None, 3, 4),
        (1 - 2 / r - r**2 / 300, None, 3, 3),  # from the cosmological horizon, E² being above all of the potential
    ],
)
def test_codes_are_those_outside_of_horizons(f, domain, at_rest, bound):
    """L = 1, below the 4 M, or less, at which something turns back; an E < 1 turns outside."""
    g = own(f, **({"domain": domain} if domain else {}))
    found = motion.classify_orbit(g, energy=[1.0, 0.9, 1.5, -1.0], angular_momentum=1).tolist()
    assert found == [at_rest, bound, 3, 0]  # in a static chart time goes on for E > 0 only
    for energy, code in ((1, at_rest), (R(9, 10), bound), (-1, 0)):
        orbits = motion.classify_orbit(g, energy=energy, angular_momentum=1).kinds
        assert (CODES[orbits[-1]] if orbits else 0) == code


@pytest.mark.parametrize("L", [0, 1, 5])
def test_infinity_in_a_compactified_chart(L):
    """r = 2/(1 − x): the horizon is x = 0, infinity x = 1."""
    x = sp.Symbol("x", real=True)
    area = 2 / (1 - x)
    g = own(x, x, area**2, sp.diff(area, x), domain=[x < 1])
    orbit = motion.classify_orbit(g, energy=1, angular_momentum=L).outermost
    assert (orbit.kind, orbit.outer.kind) == ("scattering" if L == 5 else "plunging", "infinity")
    assert motion.classify_orbit(g, energy=[1.0, 1.0], angular_momentum=L).tolist() == [CODES[orbit.kind]] * 2
    cut = own(x, x, area**2, sp.diff(area, x), domain=[x < R(9, 10)])
    assert motion.classify_orbit(cut, energy=1, angular_momentum=1).outermost.outer.kind == "edge of the chart"


# -- charge and spin ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("direction", [1, pytest.param(-1, marks=pytest.mark.nightly)])
def test_the_innermost_orbit_with_charge_and_spin(direction):
    a = Q = R(1, 2)
    found = motion.isco(gr.KerrNewman(M=1, a=a, Q=Q), direction=direction)

    def equation(x):  # Dadhich & Kale 1977; Aliev & Galtsov 1981
        root = (x - Q**2) ** R(3, 2)
        return x * (6 * x - x**2 - 9 * Q**2 + 3 * a**2) + 4 * Q**2 * (Q**2 - a**2) - 8 * direction * a * root

    assert abs(equation(found.digits(30))) < 1e-26
    assert found.interval[0] <= found.digits(30) <= found.interval[1]
    if direction == 1:
        assert found.value == 2 + sp.sqrt(3)
        assert motion.circular_orbits(gr.KerrNewman(M=1, a=a, Q=Q)).stability(R(15, 4)) == "stable"
        assert motion.circular_orbits(gr.KerrNewman(M=1, a=a, Q=Q)).stability(R(37, 10)) == "unstable"


def test_a_series_that_there_is_not_is_refused_in_words():
    with pytest.raises(InputError, match="not flat far away"):
        motion.periapsis_advance(gr.SchwarzschildDeSitter()).series(1)
