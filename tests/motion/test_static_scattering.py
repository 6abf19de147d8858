"""Scattering in metrics other than Schwarzschild's: against A's elliptic integrals, mpmath, closed forms and series."""

from __future__ import annotations

import math

import mpmath as mp
import numpy as np
import pytest
import sympy as sp

import gr_toolkit as gr
from gr_toolkit.errors import CaptureError, DomainError, InputError
from gr_toolkit.motion.radial_functions import radial_functions
from gr_toolkit.motion.scattering.static_field import StaticField

t, theta, phi, length = sp.symbols("t theta phi l")
r = sp.Symbol("r", positive=True)
RN = gr.ReissnerNordstrom(M=1, Q=sp.Rational(1, 2))


def spherical(f, h, square, radius=r, domain=()):
    """−f dt² + h dr² + C dΩ²."""
    return gr.Metric(
        sp.diag(-f, h, square, square * sp.sin(theta) ** 2), [t, radius, theta, phi], domain=[*domain, radius > 0]
    )


def oracle(f, h, v, b, guess, ends=()):
    """α of an areal metric by quadrature in y, u = u₀ (1 − y²), and Ψ by its definition."""
    with mp.workdps(40):
        v, b = mp.mpf(v), mp.mpf(b)

        def radial(u):  # (du/dφ)² of u = 1/r
            return ((1 / f(u) - 1 + v**2) / v**2 / b**2 - u**2) / h(u)

        turn = mp.findroot(radial, 1 / mp.mpf(guess))

        def leg(u):
            end = mp.sqrt(1 - u / turn)

            def slope(y):  # even in y, and 0/0 at y = 0
                y = max(y, mp.mpf("1e-10"))
                return 2 * turn * y / mp.sqrt(radial(turn * (1 - y * y)))

            return mp.quad(slope, [0, end / 8, end / 2, end])

        if not ends:
            return float(2 * leg(mp.mpf(0)) - mp.pi)
        total = mp.mpf(0)
        for end in ends:
            u = 1 / mp.mpf(end)
            tangential, outward = u, mp.sqrt(h(u)) * mp.sqrt(radial(u))  # r dφ and √A dr, by r²
            total += leg(u) + mp.atan2(tangential, outward) - mp.pi / 2
        return float(total)


def rn(q2):
    return lambda u: 1 - 2 * u + mp.mpf(q2) * u * u


# -- right numbers ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("chart", ["schwarzschild", "isotropic"])
@pytest.mark.parametrize("v", [1.0, 0.5, 1e-4])
def test_the_general_way_leads_to_schwarzschild(chart, v):
    g = gr.Schwarzschild(chart, M=1)
    special, general = gr.Scattering(g, v=v, b=20).field, StaticField(radial_functions(g))
    speed = np.array([v])
    critical = special.critical_impact_parameter(speed)[0]
    assert general.critical_impact_parameter(speed)[0] == pytest.approx(critical, rel=1e-15)
    assert general.critical_radius(speed)[0] == pytest.approx(special.critical_radius(speed)[0], rel=1e-7)
    b = critical * np.array([1 + 1e-9, 1 + 1e-6, 1.001, 1.3, 10, 1e4, 1e9 / critical, 1e99])
    zero = np.zeros_like(b)
    arguments = (zero + v, zero), (b, zero)
    one, other = general.of_impact_parameter(*arguments), special.of_impact_parameter(*arguments)
    np.testing.assert_allclose(one.excess, other.excess, rtol=1e-14)
    np.testing.assert_allclose(general.deflection(one), special.deflection(other), rtol=2e-14)
    np.testing.assert_allclose(general.closest_approach(one), special.closest_approach(other), rtol=2e-15)
    excess = np.array([1e-300, 1e-20, 1e-13, 1e-8])
    zero = np.zeros_like(excess)
    near = [f.deflection(f.of_excess((zero + v, zero), (excess, zero))) for f in (general, special)]
    np.testing.assert_allclose(*near, rtol=1e-13)


@pytest.mark.parametrize("v", [1.0, 0.3])
@pytest.mark.parametrize("place", [1.5, 8.0])  # of b/b_c
def test_reissner_nordstrom_against_quadrature(v, place):
    b = round(gr.Scattering(RN, v=v, b=1e3).critical_impact_parameter * place, 3)
    s = gr.Scattering(RN, v=v, b=b)
    f = rn(0.25)
    assert s.deflection() == pytest.approx(oracle(f, lambda u: 1 / f(u), v, b, s.closest_approach), rel=1e-13)
    ends = (1.5 * s.closest_approach, 400.0)
    expected = oracle(f, lambda u: 1 / f(u), v, b, s.closest_approach, ends)
    assert s.deflection(source=ends[0], observer=ends[1]) == pytest.approx(expected, rel=1e-12)
    swept = s.swept_angle(source=math.inf, observer=math.inf)
    assert swept == pytest.approx(s.deflection() + math.pi, rel=1e-15)


def test_the_critical_orbit_of_reissner_nordstrom():
    """r_c = (3 + √(9 − 8Q²))/2 for light [Chandrasekhar 1983, §40]; 4M for light that just escapes Q = M."""
    s = gr.Scattering(RN, v=1, b=20)
    r_c = (3 + math.sqrt(7)) / 2
    assert s.critical_impact_parameter == pytest.approx(r_c / math.sqrt(1 - 2 / r_c + 0.25 / r_c**2), rel=1e-14)
    assert gr.Scattering(gr.ReissnerNordstrom(M=1, Q=1), v=1, b=9).critical_impact_parameter == pytest.approx(
        4, rel=1e-14
    )
    near = [gr.Scattering.near_critical(RN, v=1, excess=e).deflection() for e in (1e-10, 1e-40, 1e-70)]
    assert near[1] - near[0] == pytest.approx(near[2] - near[1], rel=1e-8)  # a logarithm


@pytest.mark.parametrize("b", [1e6, 1e9])
@pytest.mark.parametrize("v", [1, 0.5])
def test_weak_fields_against_the_series(b, v):
    """To second order in PPN: 2(γ + 1/v²) M/b + π [3δ/4 + (2 + 2γ − β)/v²] (M/b)²; the rest is of order (M/b)³."""
    for chart in ("standard", "isotropic"):
        g = gr.RobertsonPPN(chart, M=1, beta=2, gamma=sp.Rational(1, 2), delta=3)
        first, second = 2 * (0.5 + 1 / v**2), math.pi * (9 / 4 + 1 / v**2)
        alpha = gr.Scattering(g, v=v, b=b).deflection()
        assert alpha == pytest.approx(first / b + second / b**2, rel=1e-14 + 50 / b**2)


def test_charts_do_not_matter():
    """The areal r = ρ + M + (M² − Q²)/4ρ of Reissner and Nordström's isotropic ρ."""
    rho = sp.Symbol("rho", positive=True)
    areal = rho + 1 + sp.Rational(3, 16) / rho
    f = 1 - 2 / areal + sp.Rational(1, 4) / areal**2
    g = spherical(f, (areal / rho) ** 2, areal**2, rho, [rho > sp.sqrt(3) / 4])
    b = [6, 30, 1e9]
    one, other = (gr.Scattering(metric, v=[[1.0], [0.2]], b=b) for metric in (RN, g))
    assert np.isnan(other.deflection()[1, 0])
    np.testing.assert_allclose(one.deflection(), other.deflection(), rtol=1e-13)
    place = other.closest_approach
    np.testing.assert_allclose(place + 1 + 3 / 16 / place, one.closest_approach, rtol=1e-14)


def test_functions_that_are_not_rational():
    """Papapetrou's −e^{−2/r} dt² + e^{2/r} (dr² + r² dΩ²): an index e^{2/r} for light, 2 ∫ …: b_c = 2e at r = 2."""
    g = spherical(sp.exp(-2 / r), sp.exp(2 / r), r**2 * sp.exp(2 / r))
    s = gr.Scattering(g, v=1, b=[20, 1e9])
    assert s.critical_impact_parameter == pytest.approx(2 * math.e, rel=1e-14)
    with mp.workdps(30):
        u0 = mp.findroot(lambda u: mp.exp(2 * u) / 20 - u, 0.056)
        swept = mp.quad(
            lambda y: 4 * u0 * y / mp.sqrt(mp.exp(4 * u0 * (1 - y * y)) / 400 - (u0 * (1 - y * y)) ** 2),
            [0, 0.1, 0.5, 1],
        )
        assert s.deflection()[0] == pytest.approx(float(swept - mp.pi), rel=1e-13)
    assert s.deflection()[1] == pytest.approx(4e-9 + 4 * math.pi * 1e-18, rel=1e-14)


def test_a_wormhole():
    """Ellis: α = 2K(a/b) − π [Chetouani & Clément 1984]; b > a passes on this side."""
    g = gr.Metric(sp.diag(-1, 1, length**2 + 1, (length**2 + 1) * sp.sin(theta) ** 2), [t, length, theta, phi])
    s = gr.Scattering(g, v=0.7, b=[1.25, 20, 1e60])
    with mp.workdps(30):
        expected = [float(2 * mp.ellipk(1 / mp.mpf(b) ** 2) - mp.pi) for b in (1.25, 20)] + [math.pi / 4 * 1e-120]
    np.testing.assert_allclose(s.deflection(), expected, rtol=1e-13)
    with pytest.raises(CaptureError, match="goes on inwards"):
        gr.Scattering(g, v=0.7, b=0.9).deflection()


def test_a_singularity_that_turns_everything_back():
    """M = 1, Q = 2: no horizon and no photon sphere; b = 1/2 is thrown back."""
    g = spherical(1 - 2 / r + 4 / r**2, 1 / (1 - 2 / r + 4 / r**2), r**2)
    s = gr.Scattering(g, v=1, b=0.5)
    assert (s.critical_impact_parameter, s.is_captured, s.winding_number) == (0.0, False, 0)
    f = rn(4)
    assert s.deflection() == pytest.approx(oracle(f, lambda u: 1 / f(u), 1, 0.5, s.closest_approach), rel=1e-12)
    with pytest.raises(CaptureError, match="nothing of the speed v = 1 is captured"):
        gr.Scattering.near_critical(g, v=1, excess=0.1).deflection()


def test_a_barrier_without_a_horizon():
    g = spherical(1 - 2 / r + sp.Rational(11, 10) / r**2, 1 / (1 - 2 / r + sp.Rational(11, 10) / r**2), r**2)
    with pytest.raises(CaptureError, match="no horizon there, and what becomes of it is not followed"):
        gr.Scattering(g, v=1, b=3).deflection()
    assert np.isnan(gr.Scattering(g, v=1, b=[3, 4]).deflection()).tolist() == [True, False]
    with pytest.raises(CaptureError, match="falls in"):
        gr.Scattering(RN, v=1, b=3).deflection()
    with pytest.raises(CaptureError, match="all that come nearer fall in"):
        gr.Scattering.from_closest_approach(RN, v=1, r=2.5).deflection()


def test_from_the_closest_approach_and_back():
    s = gr.Scattering.from_closest_approach(RN, v=[0.1, 0.9], r=[10.0, 3.0])
    np.testing.assert_allclose(gr.Scattering(RN, v=[0.1, 0.9], b=s.b).closest_approach, [10, 3], rtol=1e-13)
    assert s.closest_approach == pytest.approx([10, 3], rel=1e-15)


@pytest.mark.parametrize("chart", ["schwarzschild", "isotropic"])
@pytest.mark.parametrize("v", [1.0, 0.5, 1e-3])
def test_times_of_flight_as_in_schwarzschild(chart, v):
    b = np.array([9.0, 20, 1e5, 1e9]) / v**2
    special, general = (gr.Scattering(gr.Schwarzschild(chart, M=1), v=v, b=b) for _ in range(2))
    general.__dict__["field"] = StaticField(general.functions)
    for clock in ("coordinate", "proper", "observer"):
        for passing in (True, False):
            call = {"source": 1.5 * b, "observer": 1e3 * b, "of": clock, "passing": passing}
            np.testing.assert_allclose(general.time_of_flight(**call), special.time_of_flight(**call), rtol=2e-14)


def test_times_of_flight_in_reissner_nordstrom():
    """dt = r²/(B b v) dφ along the orbit, in u = u₀ (1 − y²)."""
    v, b = 0.5, 20.0
    s = gr.Scattering(RN, v=v, b=b)
    f = rn(0.25)
    with mp.workdps(30):
        turn = mp.findroot(lambda u: (1 / f(u) - 1 + mp.mpf(v) ** 2) / v**2 / b**2 - u * u, 1 / s.closest_approach)

        def slope(y):
            y = max(y, mp.mpf("1e-8"))
            u = turn * (1 - y * y)
            radial = f(u) * ((1 / f(u) - 1 + mp.mpf(v) ** 2) / v**2 / b**2 - u * u)
            return 2 * turn * y / (u * u * f(u) * b * v * mp.sqrt(radial))

        legs = [float(mp.quad(slope, [0, 0.2, mp.sqrt(1 - 1 / (r * turn))])) for r in (30, 100)]
    assert s.time_of_flight(source=30, observer=100) == pytest.approx(sum(legs), rel=1e-12)
    assert s.time_of_flight(source=30, observer=100, passing=False) == pytest.approx(legs[1] - legs[0], rel=1e-12)
    rate = math.sqrt(1 - 2 / 100 + 0.25 / 100**2)
    for place in (100, sp.Integer(100)):
        assert s.time_of_flight(source=30, observer=place, of="observer") == pytest.approx(rate * sum(legs), rel=1e-12)
    with pytest.raises(InputError, match="nearer than the closest approach"):
        s.time_of_flight(source=3, observer=100)
    with pytest.raises(InputError, match="observer is inf"):
        s.time_of_flight(source=30, observer=math.inf)
    with pytest.raises(DomainError, match="delays are worked out for Schwarzschild"):
        s.time_delay(source=30, observer=100, compared_with="straight line")


# -- refusals --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("metric", "message"),
    [
        (gr.ReissnerNordstrom(), "no value for M, Q"),
        (gr.StaticSpherical(), r"unknown functions f\(r\), h\(r\)"),
        (spherical(1 - 2 / r - r**2 / 1000, 1 / (1 - 2 / r - r**2 / 1000), r**2), "not asymptotically flat"),
        (spherical(1, 1, r**2 / 2), "not asymptotically flat"),
        (spherical(2 - 4 / r, 1 / (1 - 2 / r), r**2), "not asymptotically flat"),
        (spherical(1 + 2 / r, 1 / (1 + 2 / r), r**2), "the mass is -1"),
    ],
)
def test_metrics_without_numbers(metric, message):
    with pytest.raises(InputError, match=message):
        gr.Scattering(metric, v=1, b=20).deflection()


def test_what_is_not_resolved_says_so():
    """Near capture rounding decides where functions are known to double precision only."""
    g = spherical(sp.exp(-2 / r), sp.exp(2 / r), r**2 * sp.exp(2 / r))
    with pytest.raises(DomainError, match="did not converge"):
        gr.Scattering.near_critical(g, v=1, excess=1e-12).deflection()
    assert np.isnan(gr.Scattering.near_critical(g, v=1, excess=[1e-12, 1e-3]).deflection()).tolist() == [True, False]


def test_places_within():
    s = gr.Scattering(RN, v=1, b=20)
    with pytest.raises(InputError, match="source = 5 is nearer than the closest approach"):
        s.deflection(source=5)
    assert np.isnan(s.deflection(source=[5, 50])).tolist() == [True, False]


def test_many_angles():
    """In doubles they come out as one by one."""
    b = np.geomspace(5.2, 1e6, 300)
    all_of_them = gr.Scattering(RN, v=0.9, b=b).deflection()
    few = [gr.Scattering(RN, v=0.9, b=b[k]).deflection() for k in (150, 299)]
    np.testing.assert_allclose(all_of_them[[150, 299]], few, rtol=1e-14)
