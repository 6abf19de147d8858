"""Closed orbits in Schwarzschild's spacetime against independent quadrature and integration, of every kind."""

import math

import mpmath as mp
import numpy as np
import pytest
import sympy as sp
from hypothesis import given
from hypothesis import strategies as st

import gr_toolkit as gr
from gr_toolkit import motion
from gr_toolkit.errors import DomainError, InputError
from gr_toolkit.motion.closed_orbits import closed_forms
from gr_toolkit.verdicts import decide

g = gr.Schwarzschild(M=1)
SQRT2, SQRT3 = sp.sqrt(2), sp.sqrt(3)
ISCO = {"energy": 2 * SQRT2 / 3, "angular_momentum": 2 * SQRT3}


def orbit(**constants):
    return motion.closed_orbit(g, **constants)


EVERY = [  # constants, kind, two azimuths between which it is integrated
    ({"semilatus_rectum": 12, "eccentricity": 0.5}, "bound", (-3.0, 7.0)),
    ({"energy": 0.97, "angular_momentum": 4}, "bound", (0.2, 5.0)),
    ({"v": 0.5, "b": 20}, "scattering", (-1.7, 1.8)),
    ({"v": 1, "b": 20}, "scattering", (-1.6, 1.6)),
    ({"semilatus_rectum": 40, "eccentricity": 1}, "scattering", (-2.0, 2.1)),
    ({"v": 1, "b": 5}, "falling", (0.1, 4.5)),
    ({"v": 0.1, "b": 20}, "falling", (0.05, 1.2)),
    ({"energy": 1, "angular_momentum": 3}, "falling", (0.3, 2.5)),
    ({"energy": 0.97, "angular_momentum": 4, "inside": True}, "plunging", (-0.4, 3.0)),
    ({"energy": 0.96, "angular_momentum": 1}, "plunging", (0.1, 2.0)),
    ({"v": 1, "b": 3 * SQRT3}, "separatrix", (0.2, 4.0)),
    ({"v": 1, "b": 3 * SQRT3, "inside": True}, "separatrix", (-6.0, -2.0)),
    ({"energy": 1, "angular_momentum": 4}, "separatrix", (0.2, 2.0)),
    ({"semilatus_rectum": 7, "eccentricity": 0.5}, "separatrix", (-2.0, 3.0)),
    ({**ISCO, "inside": True}, "separatrix", (-9.0, -1.0)),
    (ISCO, "circular", (0.0, 5.0)),
    ({"semilatus_rectum": 10, "eccentricity": 0}, "circular", (0.0, 5.0)),
    ({"semilatus_rectum": 4, "eccentricity": 0}, "circular", (0.0, 1.0)),
]


@pytest.mark.parametrize(("constants", "kind", "ends"), EVERY)
def test_orbits_and_times_solve_the_equations_of_motion(constants, kind, ends):
    """u'' = μ/ℓ² − u + 3u², t' = ε r²/(ℓ (1 − 2u)) and τ' = r²/ℓ, by DOP853: no root of the cubic is used."""
    from scipy.integrate import solve_ivp

    o = orbit(**constants)
    assert o.kind == kind
    rest, e, L = (0 if o.is_light else 1), o.energy, o.angular_momentum
    if "energy" in constants:
        assert (e, L) == (float(constants["energy"]), float(constants["angular_momentum"]))
    phi = np.linspace(*ends, 15)
    u0 = 1 / o.r(phi[0])
    slope = 2 * u0**3 - u0**2 + 2 * rest / L**2 * u0 + (e * e - rest) / L**2
    towards = np.sign(1 / o.r(phi[0] + 1e-4) - u0)
    start = [u0, towards * math.sqrt(max(slope, 0.0)), 0.0 if o.is_light else o.tau(phi[0])]
    right = solve_ivp(
        lambda p, y: [y[1], rest / L**2 - y[0] + 3 * y[0] ** 2, 1 / (L * y[0] ** 2)],
        ends,
        start,
        t_eval=phi,
        method="DOP853",
        rtol=2e-13,
        atol=1e-16,
    ).y
    np.testing.assert_allclose(o.r(phi), 1 / right[0], rtol=3e-11)
    if not o.is_light:
        np.testing.assert_allclose(o.tau(phi), right[2], rtol=3e-11, atol=1e-12 * abs(start[2]))
    outside = phi[o.r(phi) > 2.1]
    time = solve_ivp(
        lambda p, y: [y[1], rest / L**2 - y[0] + 3 * y[0] ** 2, e / (L * y[0] ** 2 * (1 - 2 * y[0]))],
        (phi[0], outside[-1]),
        [*start[:2], o.t(phi[0])],
        t_eval=outside,
        method="DOP853",
        rtol=2e-13,
        atol=1e-16,
    ).y[2]
    np.testing.assert_allclose(o.t(outside), time, rtol=3e-11, atol=1e-12 * abs(o.t(phi[0])))


def quadrature(e2, l2, rest, u_turn, u, digits=30):
    """φ, τ and t between a turning point and u, by u = u_turn ± x² and Gauss–Legendre panels."""
    with mp.workdps(digits):
        c1 = 2 * rest / l2
        side = 1 if u > u_turn else -1

        def over_root(x):  # du/√P without the root at the turning point
            s = side * x * x
            quotient = 2 * s * s + (6 * u_turn - 1) * s + 6 * u_turn**2 - 2 * u_turn + c1
            return 2 / mp.sqrt(side * quotient)

        end = mp.sqrt(abs(u - u_turn))
        octaves = max(1, int(mp.log(u_turn / u, 4)) + 2)  # towards the double pole at u = 0, beyond the end
        near = [end * mp.mpf(10) ** -k for k in ((6, 4, 2) if l2 > 30 else range(7, 0, -1))]
        cuts = [0, *near, *(end * (1 - mp.mpf(4) ** -k) for k in range(1, octaves)), end]
        integrands = (
            lambda x: over_root(x),
            lambda x: over_root(x) / (u_turn + side * x * x) ** 2 / mp.sqrt(l2),
            lambda x: (
                over_root(x) * mp.sqrt(e2 / l2) / (u_turn + side * x * x) ** 2 / (1 - 2 * (u_turn + side * x * x))
            ),
        )
        return [mp.quad(f, cuts, method="gauss-legendre") for f in integrands]


def turning(e2, l2, rest, near):
    with mp.workdps(60):
        return mp.findroot(lambda u: 2 * u**3 - u**2 + 2 * rest / l2 * u + (e2 - rest) / l2, near)


@pytest.mark.parametrize(
    ("v", "b", "r"),
    [
        ("1e-4", "45000", "1e4"),  # nearly parabolic, near capture
        ("1e-4", "45000", "1e9"),
        ("0.5", "1e9", "3e9"),  # weak field
        ("1", "1e9", "1e12"),
        ("1", "20", "1e6"),
        ("1", "5.1961524228", "4"),  # b/b_c - 1 is 2e-11
        ("1", "5.1961524228", "3.0000107"),
    ],
)
def test_scattering_at_radii_by_quadrature(v, b, r):
    with mp.workdps(50):
        v_, b_, r_ = mp.mpf(v), mp.mpf(b), mp.mpf(float(r))
        rest = 0 if v == "1" else 1
        e2 = 1 / (1 - v_**2) if rest else mp.mpf(1)
        l2 = e2 * v_**2 * b_**2 if rest else b_**2
    o = orbit(v=sp.Rational(v), b=sp.Rational(b))
    u2 = turning(e2, l2, rest, mp.mpf(1 / o.periapsis))
    assert abs(o.periapsis * u2 - 1) < 4e-16
    phi, tau, t = quadrature(e2, l2, rest, u2, 1 / r_)
    condition = 1 + 1 / abs(float(r_ * u2 - 1))  # of r near the periapsis
    assert abs(o.phi(float(r)) / phi - 1) < 6e-15 * condition
    assert abs(o.t(r=float(r)) / t - 1) < 6e-15 * condition
    if rest:
        assert abs(o.tau(r=float(r)) / tau - 1) < 6e-15 * condition


BESIDE = [
    sp.Rational(1, 10**6),
    sp.Rational(1, 10**30),
    *(pytest.param(sp.Rational(1, 10**k), marks=pytest.mark.nightly) for k in (15, 100)),
]


@pytest.mark.parametrize("excess", BESIDE)
def test_nothing_is_lost_outside_the_separatrix(excess):
    """φ(r = 3.5 M) for light: with u = 1/3 − d cosh z, P is d² (sinh² z − 2d (cosh³ z − 1)), and d is a root."""
    o = orbit(v=1, b=3 * SQRT3 * (1 + excess))
    assert o.kind == "scattering"
    with mp.workdps(260):
        below = mp.mpf(1) / 27 - 1 / (27 * (1 + mp.mpf(int(excess.p)) / int(excess.q)) ** 2)
        d = mp.findroot(lambda d: d * d - 2 * d**3 - below, mp.sqrt(below))
        end = mp.acosh((mp.mpf(1) / 3 - 1 / mp.mpf("3.5")) / d)
    with mp.workdps(25):
        d, end = +d, +end

        def slope(z):
            c = mp.cosh(z)
            return 1 / mp.sqrt(1 - 2 * d * (c * c + c + 1) / (c + 1))

        phi = mp.quad(slope, [0, *(end - mp.mpf(k) for k in (8, 4, 2, 1)), end], method="gauss-legendre")
    assert abs(o.phi(3.5) / phi - 1) < 1e-14
    assert abs(o.r(float(phi)) / 3.5 - 1) < 1e-13


@pytest.mark.parametrize("excess", BESIDE)
def test_nothing_is_lost_inside_the_separatrix(excess):
    """The azimuth from 3.5 M to 2.5 M for light: with u = 1/3 + q sinh z, P is q² (cosh² z + 2q sinh³ z)."""
    o = orbit(v=1, b=3 * SQRT3 * (1 - excess))
    assert o.kind == "falling"
    with mp.workdps(260):
        q = mp.sqrt(1 / (27 * (1 - mp.mpf(int(excess.p)) / int(excess.q)) ** 2) - mp.mpf(1) / 27)
        low, high = (mp.asinh((1 / mp.mpf(r) - mp.mpf(1) / 3) / q) for r in ("3.5", "2.5"))
    with mp.workdps(25):
        q, low, high = +q, +low, +high
        cuts = [low, *(low + k for k in (1, 2, 4, 8)), *(high - k for k in (8, 4, 2, 1)), high]
        phi = mp.quad(lambda z: 1 / mp.sqrt(1 + 2 * q * mp.sinh(z) * mp.tanh(z) ** 2), cuts, method="gauss-legendre")
    assert abs((o.phi(2.5) - o.phi(3.5)) / phi - 1) < 1e-14


def test_bound_orbits_by_their_periods():
    """Kepler's orbits far out, and 6π/p in first order; e = 0.5, p = 10⁶."""
    o = orbit(semilatus_rectum=10**6, eccentricity=0.5)
    a = 1e6 / 0.75
    assert abs(o.period.phi / (2 * math.pi) - 1 - 3e-6) < 1e-10
    assert abs(o.period.tau / (2 * math.pi * a**1.5) - 1) < 1e-5
    assert o.azimuthal_period.phi == 2 * math.pi
    assert o.azimuthal_period.t < o.period.t
    assert o.r(o.period.phi * 7 + 0.3) == pytest.approx(o.r(0.3), rel=1e-13)
    assert o.t(o.period.phi * 7 + 0.3) == pytest.approx(7 * o.period.t + o.t(0.3), rel=1e-13)
    circle = orbit(semilatus_rectum=8, eccentricity=0)
    assert circle.period.t == pytest.approx(2 * math.pi * 8**1.5, rel=1e-15)  # Kepler's third law, exact
    assert circle.period.tau == pytest.approx(2 * math.pi * 8**1.5 * math.sqrt(1 - 3 / 8), rel=1e-15)
    assert (circle.is_stable, orbit(semilatus_rectum=5, eccentricity=0).is_stable) == (True, False)


def test_kinds_are_decided_exactly():
    tiny = sp.Rational(1, 10**60)
    assert [orbit(v=1, b=3 * SQRT3 * (1 + k * tiny)).kind for k in (1, 0, -1)] == [
        "scattering",
        "separatrix",
        "falling",
    ]
    assert orbit(v=1, b=3 * math.sqrt(3)).kind == "scattering"  # this double is the larger one
    assert orbit(v=1, b=math.nextafter(3 * math.sqrt(3), 0)).kind == "falling"
    assert orbit(energy=1, angular_momentum=4 * (1 + tiny)).kind == "scattering"
    assert orbit(energy=1 - tiny, angular_momentum=5).kind == "bound"
    assert orbit(semilatus_rectum=7, eccentricity=0.5).asymptotic_radius == pytest.approx(14 / 3)
    assert orbit(**ISCO, inside=True).asymptotic_radius == 6
    assert orbit(r=10, velocity=(0, sp.sqrt(sp.Rational(1, 8)))).kind == "circular"  # v² = M/(r − 2M)
    assert orbit(r=3, velocity=(0, 1)).kind == "circular"


@pytest.mark.parametrize("outward", [0.1, -0.1, 0])
@pytest.mark.parametrize("across", [0.3, 0.5, 0.9])
def test_initial_points_lie_on_their_orbits(outward, across):
    o = orbit(r=10, velocity=(outward, across))
    assert o.r(o.phase) == pytest.approx(10, rel=1e-14)
    slope = (o.r(o.phase + 1e-5) - o.r(o.phase - 1e-5)) / 2e-5
    # dr/dφ = r v_r/v_φ √(1 − 2/r)
    assert slope == pytest.approx(10 * outward / across * math.sqrt(0.8), abs=2e-3)


def test_light_by_a_direction():
    o = orbit(r=10, velocity=(3, 4), light=True)
    assert o.is_light
    assert o.angular_momentum == pytest.approx(10 * 0.8 / math.sqrt(0.8), rel=1e-15)
    assert orbit(r=10, velocity=(sp.Rational(3, 5), 0.8)).angular_momentum == o.angular_momentum


def radial_quadrature(e2, top, w):
    with mp.workdps(30):
        speed = lambda x: mp.sqrt(e2 - 1 + 2 / x)  # noqa: E731
        cuts = [mp.sqrt(top - mp.mpf(w)) * x for x in (0, 0.5, 0.9, 0.98, 0.995, 0.999, 0.9998, 1)]
        both = (
            lambda y: 2 * y / speed(top - y * y),
            lambda y: 2 * y * mp.sqrt(e2) / ((1 - 2 / (top - y * y)) * speed(top - y * y)),
        )
        return [mp.quad(f, cuts, method="gauss-legendre") for f in both]


@pytest.mark.parametrize("energy", [None, "1", "1.5", "1.000001"])
def test_radial_fall_by_quadrature(energy):
    o = orbit(r=10, velocity=(0, 0)) if energy is None else orbit(energy=sp.Rational(energy), angular_momentum=0)
    assert o.kind == "radial"
    with mp.workdps(40):
        e2 = mp.mpf(8) / 10 if energy is None else mp.mpf(energy) ** 2
    for w in (9.9, 5.0, 2.001):
        tau, t = radial_quadrature(e2, 10, w)
        assert abs(o.tau(r=w) / tau - 1) < 1e-13
        assert abs(o.t(r=w) / t - 1) < 1e-13
    assert o.t(r=[2.0, 1.0])[0] == math.inf
    assert np.isnan(o.t(r=[2.0, 1.0])[1])


def test_radial_fall_to_the_singularity():
    assert orbit(r=10, velocity=(0, 0)).tau(r=0) == pytest.approx(math.pi * math.sqrt(10**3 / 8), rel=1e-15)
    rest = orbit(energy=1, angular_momentum=0)
    assert rest.tau(r=0) - rest.tau(r=2) == pytest.approx(4 / 3, rel=1e-14)  # 4M/3 from the horizon on [MTW §31]
    ray = orbit(v=1, b=0)
    assert ray.t(r=3) - ray.t(r=5) == pytest.approx(2 + 2 * math.log(3), rel=1e-15)


def test_through_the_horizon():
    o = orbit(v=1, b=5)
    phi = np.linspace(0.1, o.phi_range[1], 200)
    r = o.r(phi)
    assert r[-1] == 0
    assert (np.diff(r) < 0).all()
    t = o.t(phi)
    assert np.isnan(t[r < 2]).all()
    assert not np.isnan(t[r > 2]).any()
    late = o.t(r=2 + 1e-12), o.t(r=2 + 1e-10)  # t grows like −2M log(r − 2M), with a quarter digit of r − 2M
    assert late[0] - late[1] == pytest.approx(2 * math.log(100), rel=1e-4)
    mass = orbit(energy=0.97, angular_momentum=4, inside=True)
    assert np.isfinite(mass.tau(np.linspace(0, mass.phi_range[1], 50))).all()
    assert mass.t(-1.0) == -mass.t(1.0)


@pytest.mark.parametrize(
    ("constants", "slope", "curvature"),  # u = slope φ + curvature φ² + O(φ³) at infinity, √c₀ and c₁/4
    [
        ({"v": 1, "b": 5}, 1 / 5, 0.0),
        ({"v": 1, "b": 3 * SQRT3}, 1 / 27**0.5, 0.0),
        ({"v": sp.Rational(3, 5), "b": 6}, 1 / 6, 0.5 / (0.75 * 6) ** 2),
        ({"energy": 1, "angular_momentum": 3}, 0.0, 0.5 / 9),
        ({"energy": 1, "angular_momentum": 4}, 0.0, 0.5 / 16),
    ],
)
def test_far_out_nothing_is_lost(constants, slope, curvature):
    o = orbit(**constants)
    for phi in (1e-5, 1e-9, 1e-14):
        assert o.r(phi) == pytest.approx(1 / (slope * phi + curvature * phi**2), rel=2 * phi**2 + 4e-15)
        assert o.phi(o.r(phi)) == pytest.approx(phi, rel=4e-15)
    assert (o.r([0.0])[0], o.phi([math.inf])[0]) == (math.inf, 0)
    assert np.isnan(o.t(r=[1e300])).all() or o.is_light  # beyond what is covered


def test_infinite_azimuths_are_on_the_circle():
    assert orbit(energy=1, angular_momentum=4).r([math.inf])[0] == 4
    assert orbit(energy=1, angular_momentum=4, inside=True).r([-math.inf])[0] == 4
    assert np.isnan(orbit(energy=1, angular_momentum=4, inside=True).r([math.inf, 1.0])).all()


@pytest.mark.parametrize("constants", [c for c, kind, _ in EVERY if kind != "bound"] + [{"r": 10, "velocity": (0, 0)}])
def test_closed_forms_are_proved(constants):
    assert orbit(**constants).check().proved


def test_a_form_with_a_wrong_factor_is_refuted():
    for signature in ("-+++", "+---"):
        metric = gr.Schwarzschild(signature=signature)
        right = closed_forms.outside()
        assert right.check(metric).proved
        wrong = sp.Eq(right.equation.lhs, 2 * right.equation.rhs)
        twin = closed_forms.ClosedForm(right.inverse_radius, right.roots, wrong)
        assert twin.check(metric).refuted
        tanh = closed_forms.towards_the_top(inward=False)
        twin = closed_forms.ClosedForm(2 * tanh.inverse_radius, tanh.roots)
        assert twin.check(metric).refuted
    slow = closed_forms.radial(1)
    assert closed_forms.RadialForm(slow.radius, 2 * slow.proper_time, slow.energy_squared).check(g).refuted


def test_the_azimuth_as_an_elliptic_integral_has_the_right_slope():
    """φ = √(2/(u3 − u1)) F(asin √((u − u1)/(u2 − u1)) | k²): its derivative is 1/√P, decided by the engine."""
    a = sp.Symbol("a", positive=True)  # the amplitude
    k2 = sp.Symbol("m", positive=True)
    u = sp.sin(a) ** 2  # (u − u1)/(u2 − u1), with k² (u3 − u1) = u2 − u1
    slope = sp.diff(sp.elliptic_f(a, k2), a) / sp.diff(u, a)
    verdict = decide(slope**2 * 4 * u * (1 - u) * (1 - k2 * u), 1, domain=[k2 < 1, a < sp.pi / 2])
    assert verdict.proved


SPEEDS = st.fractions(min_value="1/20", max_value=1, max_denominator=50)


@given(
    v=SPEEDS, excess=st.fractions(min_value="1/1000", max_value=5, max_denominator=1000), where=st.floats(0.01, 0.99)
)
def test_laws_of_scattering_orbits(v, excess, where):
    v_, S = sp.Rational(v.numerator, v.denominator), math.sqrt(1 + 8 * float(v) ** 2)
    b = (1 + float(excess)) * (S + 3) ** 1.5 / (float(v) * math.sqrt(2 * (S + 1)))
    o = orbit(v=v_, b=b)
    assert o.kind == "scattering"
    phi = where * o.phi_range[1]
    assert o.phi(o.r(phi)) == pytest.approx(phi, rel=1e-9)
    assert o.t(-phi) == -o.t(phi)
    assert o.t(phi) > abs(phi) * o.periapsis
    assert o.t(r=o.r(phi)) == pytest.approx(o.t(phi), rel=1e-9)
    if not o.is_light:
        assert 0 < o.tau(phi) < o.t(phi)


def test_units_signature_and_a_symbolic_mass():
    solar = motion.closed_orbit(gr.Schwarzschild(M=2), v=0.5, b=40)
    other = motion.closed_orbit(gr.Schwarzschild(M=2, signature="+---"), v=0.5, b=40)
    one = orbit(v=0.5, b=20)
    assert solar.r(1.0) == pytest.approx(2 * one.r(1.0), rel=1e-15)
    assert solar.t(1.0) == pytest.approx(2 * one.t(1.0), rel=1e-15)
    assert solar.t(r=100) == pytest.approx(2 * one.t(r=50), rel=1e-15)
    assert other.r(1.0) == solar.r(1.0)
    metric = gr.Schwarzschild()
    symbolic = motion.closed_orbit(metric, v=0.5, b=20 * metric.symbols("M"))
    assert symbolic.r(1.0) == one.r(1.0)
    with pytest.raises(InputError, match=r"gr.Schwarzschild\(M=1\)"):
        motion.closed_orbit(metric, v=0.5, b=20)


def test_points_and_scattering():
    x, y = orbit(v=1, b=20).points(300)
    assert (len(x), np.hypot(x, y).min()) == (300, pytest.approx(orbit(v=1, b=20).periapsis, rel=1e-3))
    s = gr.Scattering(g, v=0.5, b=20)
    assert 2 * s.orbit().phi_range[1] - math.pi == pytest.approx(s.deflection(), rel=1e-14)
    assert s.orbit().periapsis == pytest.approx(s.closest_approach, rel=1e-15)
    assert gr.Scattering(g, v=0.5, b=2).orbit().kind == "falling"
    turning_at = gr.Scattering.from_closest_approach(g, v=0.5, r=10).orbit()
    assert turning_at.periapsis == pytest.approx(10, rel=1e-15)
    assert gr.Scattering.near_critical(g, v=1, excess=sp.Rational(1, 10**40)).orbit().kind == "scattering"


@pytest.mark.parametrize(
    ("constants", "message"),
    [
        ({}, "no constants"),
        ({"v": 0.5}, "not one of the pairs"),
        ({"v": 0.5, "b": 20, "energy": 1}, "not one of the pairs"),
        ({"v": 2, "b": 20}, "not between 0 and 1"),
        ({"v": 0, "b": 20}, "not between 0 and 1"),
        ({"v": 0.5, "b": -20}, "negative"),
        ({"v": "0.5", "b": 20}, "v is '0.5'"),
        ({"v": 0.5, "b": [20, 30]}, "more than one number"),
        ({"v": 0.5, "b": math.inf}, "b is oo"),
        ({"v": 0.5, "b": math.nan}, "b is nan"),
        ({"v": 0.5, "b": 20, "light": True}, "not the speed of light"),
        ({"v": 0.5, "b": 1, "inside": True}, "no barrier"),
        ({"energy": -1, "angular_momentum": 4}, "not positive"),
        ({"energy": 1, "angular_momentum": -4}, "negative"),
        ({"semilatus_rectum": 6, "eccentricity": 0.5}, r"p >= \(6 \+ 2 e\) M"),
        ({"semilatus_rectum": 3, "eccentricity": 0}, "no circular orbit"),
        ({"semilatus_rectum": 20, "eccentricity": -1}, "negative"),
        ({"r": 1.5, "velocity": (0, 0.1)}, "not outside the horizon"),
        ({"r": 10, "velocity": (0.9, 0.9)}, "faster than light"),
        ({"r": 10, "velocity": 0.5}, "no two components"),
        ({"r": 10, "velocity": (0.9, 0.1)}, "comes out of the hole"),
        ({"r": 10, "velocity": (0, 0), "light": True}, "no direction"),
    ],
)
def test_wrong_constants_are_refused(constants, message):
    with pytest.raises(InputError, match=message):
        orbit(**constants)


def test_wrong_places_and_metrics_are_refused():
    o = orbit(v=0.5, b=20)
    with pytest.raises(DomainError, match="beyond the orbit"):
        o.r(3.0)
    with pytest.raises(DomainError, match="not on the orbit"):
        o.phi(5.0)
    assert np.isnan(o.r([3.0, -3.0])).all()
    assert np.isnan(o.t(r=[5.0])).all()
    with pytest.raises(InputError, match="at azimuths or at radii"):
        o.t()
    with pytest.raises(InputError, match="no proper time"):
        orbit(v=1, b=20).tau(1.0)
    with pytest.raises(DomainError, match="t is infinite"):
        orbit(v=1, b=5).t(r=1.0)
    with pytest.raises(InputError, match="has no period"):
        _ = o.period
    with pytest.raises(InputError, match="phi is constant"):
        orbit(r=10, velocity=(0, 0)).r(1.0)
    with pytest.raises(InputError, match="no real number"):
        o.r("1")
    with pytest.raises(InputError, match="n = 1 is no number of points"):
        o.points(1)
    with pytest.raises(InputError, match="not the areal radius"):
        motion.closed_orbit(gr.Schwarzschild("isotropic", M=1), v=0.5, b=20)
    with pytest.raises(InputError, match="not known to be Schwarzschild"):
        motion.closed_orbit(gr.ReissnerNordstrom(M=1, Q=sp.Rational(1, 2)), v=0.5, b=20)
    with pytest.raises(InputError, match="angular_momentum="):
        motion.closed_orbit(g, L=4, energy=1)


def test_a_radial_ray_is_checked_and_infinity_named():
    g = gr.Schwarzschild(M=1)
    ray = gr.motion.closed_orbit(g, v=1, b=0)
    assert ray.check().proved
    form = ray.closed_form()
    X = next(iter(form.coordinate_time.free_symbols))
    assert type(form)(form.coordinate_time - X).check(g).refuted
    away = gr.motion.closed_orbit(g, v=1, b=20)
    with pytest.raises(DomainError, match="r = inf is not on the orbit, or is at infinity") as error:
        away.t(r=float("inf"))
    assert "horizon" not in str(error.value)
    with pytest.raises(DomainError, match="where times are infinite, or is not outside the horizon"):
        gr.motion.closed_orbit(g, v=0.5, b=5).t(r=float("inf"))
    bound = gr.motion.closed_orbit(g, semilatus_rectum=12, eccentricity=0.5)
    with pytest.raises(DomainError, match=r"r = inf is not on the orbit$"):
        bound.t(r=float("inf"))
    assert repr(bound).startswith("bound orbit of E/m = 0.9")
    assert repr(bound).endswith("turning at r = 8 and 24")
    assert repr(away) == "scattering orbit of light, L/E = 20, turning at r = 18.9129854785"
