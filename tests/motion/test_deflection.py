"""Deflection angles against brute force in many digits, the literature, and laws that hold for all of them."""

from __future__ import annotations

import math
from functools import cache

import mpmath as mp
import numpy as np
import pytest
import sympy as sp
from hypothesis import assume, given
from hypothesis import strategies as st

import gr_toolkit as gr
from gr_toolkit.errors import InputError
from tests.oracles import scattering as oracle

GOAL = 1e-13
SPEEDS = [1e-4, 1e-2, 0.3, 0.7, 0.999, 1 - 2**-53, 1.0]
EXCESSES = [1e-9, 1e-4, 0.03, 0.6, 2.7, 8.0, 30.0, 1e3, 1e6]


@cache
def hole() -> gr.Metric:
    return gr.Schwarzschild(M=1)


def critical(v: float) -> float:
    with mp.workdps(40):
        return float(oracle.critical(oracle.exactly(v)))


def near(value: float, relative: float) -> object:
    return pytest.approx(value, rel=relative, abs=0)


def error(value: float, truth: object) -> float:
    with mp.workdps(30):
        return abs(float(oracle.exactly(value) / truth - 1))


# -- against brute force ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize("v", SPEEDS)
def test_every_speed_from_capture_to_far_out(v):
    lengths = [critical(v) * (1 + excess) for excess in EXCESSES] + [1e9]
    found = gr.Scattering(hole(), v=v, b=lengths).deflection()
    truths = [oracle.deflection(v, b, 20) for b in lengths]
    assert max(map(error, found.tolist(), truths)) < GOAL


def test_forty_digits():
    for v, b in [(1.0, 5.2), (0.5, 8.9), (1e-4, 41234.5), (0.9, 123.25), (1.0, 1e9), (1e-4, 1e9)]:
        assert error(gr.Scattering(hole(), v=v, b=b).deflection(), oracle.deflection(v, b)) < GOAL


@pytest.mark.parametrize(
    ("v", "b", "source", "observer"),
    [
        (1.0, 20.0, 30.0, 1e4),
        (1.0, 1e4, 1e4, 1e9),
        (1.0, 1e9, 1e9, 1e12),
        (1.0, 5.2, 3.1, 10.0),
        (1.0, 5.1961524227066325, 3.0001, 1e9),
        (0.5, 8.81, 100.0, 1e5),
        (0.5, 1e9, 1000000002.0, 1e10),
        (1e-4, 40400.0, 5.0, 1e6),
        (1e-4, 1e9, 1e9, 1e10),
        (0.999, 40.0, 38.97, 38.98),
    ],
)
def test_places_at_finite_distances(v, b, source, observer):
    found = gr.Scattering(hole(), v=v, b=b).deflection(source=source, observer=observer)
    assert error(found, oracle.between(v, b, source, observer, 20)) < GOAL


def test_places_a_hair_beyond_the_turning_point():
    s = gr.Scattering.from_closest_approach(hole(), v=1, r=10)
    assert s.deflection(source=10, observer=10) == 0
    assert s.swept_angle(source=10, observer=10) == 0
    for r in (math.nextafter(10, 11), 10 + 1e-12, 10 + 1e-7):
        with mp.workdps(60):
            u0, u, slope = mp.mpf(1) / 10, 1 / oracle.exactly(r), mp.mpf(1) / 10 - 3 * mp.mpf(1) / 100
            first = mp.sqrt(2 * (u0 - u) / slope)  # du/dφ = −√(2 (u₀ − 3u₀²)(u₀ − u)) near u₀
        assert error(s.swept_angle(source=r, observer=10), first) < 1e-7


def test_digits_beyond_doubles_are_used_where_they_are_given():
    """b = b_c (1 + 1e-12) as exact numbers is not the nearest double."""
    exact = 3 * sp.sqrt(3) * (1 + sp.Rational(1, 10**12))
    typed = gr.Scattering(hole(), v=1, b=exact)
    assert typed.excess == near(1e-12, 1e-14)
    assert gr.Scattering(hole(), v=1, b=float(exact)).excess != near(1e-12, 1e-6)
    truth = oracle.deflection(1.0, lambda v: oracle.critical(v) * (1 + mp.mpf(10) ** -12), 40)
    assert error(typed.deflection(), truth) < GOAL
    formula = gr.Scattering(hole()).critical_impact_parameter  # in v
    edge = formula.subs({symbol: sp.Rational(1, 3) for symbol in formula.free_symbols})
    third = gr.Scattering(hole(), v=sp.Rational(1, 3), b=edge * (1 + sp.Rational(1, 10**15)))
    assert third.excess == near(1e-15, 1e-13)


# -- literature ------------------------------------------------------------------------------------------------------


def test_light_that_grazes_the_sun():
    """1.75 arc seconds [Eddington 1920; Will 2014: 1.7505″]: GM☉/c² = 1.476625 km, R☉ = 695700 km."""
    sun = gr.Schwarzschild(M=sp.Rational("1.476625"))
    angle = gr.Scattering.from_closest_approach(sun, v=1, r=695700).deflection()
    assert math.degrees(angle) * 3600 == pytest.approx(1.7512, abs=1e-3)
    half = gr.Scattering.from_closest_approach(gr.Schwarzschild(M=1), v=1e-3, r=1e12).deflection()
    assert half == near(2e-12 * (1 + 1e-6) / 1e-6, 1e-5)  # 2M (1 + v²)/(b v²)


def test_weak_light_to_fourth_order():
    """4, 15π/4, 128/3 and 3465π/64 [Keeton & Petters 2005, eq. 25]."""
    for b in (1e3, 1e4):
        x = 1 / b
        series = 4 * x + 15 * math.pi / 4 * x**2 + 128 / 3 * x**3 + 3465 * math.pi / 64 * x**4
        assert gr.Scattering(hole(), v=1, b=b).deflection() == near(series, 250 * x**4 + 1e-15)


def test_slow_particles_move_on_hyperbolas():
    """2 arctan(M/(b v²)), Newton's, and 2M/b + 3 (π + α) (M/bv)²."""
    for v, b in [(1e-4, 1e9), (1e-4, 1e8), (1e-4, 1e7), (1e-6, 1e12)]:
        newton = 2 * math.atan(1 / (b * v * v))
        least, most = (2 / b + part * math.pi / (b * v) ** 2 for part in (3, 6))
        assert least < gr.Scattering(hole(), v=v, b=b).deflection() - newton < most


def test_light_near_capture():
    """−log(b/b_c − 1) + log(216 (7 − 4√3)) − π [Darwin 1959; Bozza 2002, eq. 56], to any excess."""
    for excess in (1e-14, 1e-30, 1e-150, 1e-300):
        s = gr.Scattering.near_critical(hole(), v=1, excess=excess)
        truth = -math.log(excess) + math.log(216 * (7 - 4 * math.sqrt(3))) - math.pi
        assert s.deflection() == near(truth, 1e-13)
        assert s.winding_number == math.floor(truth / (2 * math.pi))
    assert gr.Scattering.near_critical(hole(), v=1, excess=1e-300).winding_number == 109


@pytest.mark.parametrize("v", [1e-4, 0.3, 1.0])
def test_an_excess_and_brute_force(v):
    excess = 1e-17
    truth = oracle.deflection(v, lambda speed: oracle.critical(speed) * (1 + oracle.exactly(excess)), 50)
    assert error(gr.Scattering.near_critical(hole(), v=v, excess=excess).deflection(), truth) < GOAL


def test_finite_distance_of_light_in_the_weak_field():
    """(2M/b)(√(1 − b²/r_S²) + √(1 − b²/r_O²)) [Ishihara et al. 2016, eq. 35]."""
    b, source, observer = 1e7, 2e7, 5e7
    weak = 2 / b * (math.sqrt(1 - (b / source) ** 2) + math.sqrt(1 - (b / observer) ** 2))
    found = gr.Scattering(hole(), v=1, b=b).deflection(source=source, observer=observer)
    assert found == near(weak, 1e-6)


# -- laws ------------------------------------------------------------------------------------------------------------

speeds = st.floats(1e-4, 1.0)
logarithms = st.floats(-9.0, 8.0)


@given(speeds, logarithms)
def test_brute_force_agrees_anywhere(v, logarithm):
    b = critical(v) * (1 + 10**logarithm)
    assert error(gr.Scattering(hole(), v=v, b=b).deflection(), oracle.deflection(v, b, 20)) < GOAL


@given(speeds, logarithms, st.floats(0.0, 12.0), st.floats(0.0, 12.0))
def test_the_deflection_between_places_is_the_angle_swept_and_two_local_ones(v, logarithm, near, far):
    s = gr.Scattering.near_critical(hole(), v=v, excess=10**logarithm)
    source, observer = (s.closest_approach * (1 + 10**x) for x in (near, far))
    total = s.swept_angle(source=source, observer=observer)
    for r in (source, observer):
        of_momentum = 1 + 2 * (1 - v) * (1 + v) / (v * v * r)  # (E²/B − m²) B/p∞²
        total += math.asin(s.b / r * math.sqrt((1 - 2 / r) / of_momentum)) - math.pi / 2
    assert s.deflection(source=source, observer=observer) == pytest.approx(total, abs=1e-13 * (1 + total))


@given(speeds, logarithms)
def test_far_away_places_are_infinitely_far(v, logarithm):
    s = gr.Scattering.near_critical(hole(), v=v, excess=10**logarithm)
    far = 1e10 * s.b / v
    assert s.deflection(source=far, observer=far) == near(s.deflection(), 1e-9)
    assert s.deflection(source=far) == near(s.deflection(), 1e-9)
    assert s.swept_angle() == near(math.pi + s.deflection(), 1e-15)


@given(speeds, logarithms, st.floats(1e-30, 1e30))
def test_only_ratios_of_lengths_count(v, logarithm, mass):
    b = critical(v) * (1 + 10**logarithm)
    heavy = gr.Schwarzschild(M=sp.Rational(mass))
    found, expected = gr.Scattering(heavy, v=v, b=b * mass), gr.Scattering(hole(), v=v, b=b)
    assume(abs(logarithm) < 3 or logarithm > 0)  # b M is rounded
    assert found.deflection() == near(expected.deflection(), 1e-12)
    assert found.closest_approach == near(mass * expected.closest_approach, 1e-12)


@given(speeds, logarithms)
def test_the_closest_approach_leads_back(v, logarithm):
    s = gr.Scattering.near_critical(hole(), v=v, excess=10**logarithm)
    back = gr.Scattering.from_closest_approach(hole(), v=v, r=s.closest_approach)
    assert back.b == near(s.b, 1e-14)
    assert back.deflection() == near(s.deflection(), 1e-14 * (1 + 10 ** (-logarithm / 2)))


def test_monotonic_in_impact_parameter_and_speed():
    excess = np.geomspace(1e-9, 1e9, 20001)
    for v in (1e-3, 0.5, 1.0):
        assert (np.diff(gr.Scattering.near_critical(hole(), v=v, excess=excess).deflection()) < 0).all()
    angles = gr.Scattering(hole(), v=np.linspace(0.2, 1, 5001), b=50).deflection()
    assert (np.diff(angles) < 0).all()


def test_the_branches_meet_without_a_step():
    """Where the program changes its formula the angle does not: third differences stay at the rounding."""
    r = np.linspace(19.999, 20.001, 400)
    for v in (0.05, 0.5, 1.0):
        angles = gr.Scattering.from_closest_approach(hole(), v=v, r=r).deflection()
        assert np.abs(np.diff(angles, 3)).max() < 5e-14 * angles.max()


def test_the_chart_does_not_matter():
    r, t, theta, phi = sp.symbols("r t theta phi")
    areas = (r + 1) ** 2  # harmonic coordinates
    harmonic = gr.Metric(
        sp.diag(-(r - 1) / (r + 1), (r + 1) / (r - 1), areas, areas * sp.sin(theta) ** 2),
        [t, r, theta, phi],
        domain=[r > 1],
    )
    charts = [gr.Schwarzschild("isotropic", M=1), harmonic, gr.Schwarzschild(M=1, signature="+---")]
    expected = gr.Scattering(hole(), v=0.5, b=20)
    isotropic, other, opposite = (gr.Scattering(g, v=0.5, b=20) for g in charts)
    assert isotropic.deflection() == other.deflection() == opposite.deflection() == expected.deflection()
    areal = expected.closest_approach
    rho = isotropic.closest_approach
    assert rho * (1 + 1 / (2 * rho)) ** 2 == near(areal, 1e-15)
    assert other.closest_approach == near(areal - 1, 1e-14)
    for g, r0 in zip(charts[:2], (rho, areal - 1), strict=True):
        again = gr.Scattering.from_closest_approach(g, v=0.5, r=r0)
        assert again.deflection() == near(expected.deflection(), 1e-13)
    ends = expected.deflection(source=50, observer=1e5)
    assert other.deflection(source=49, observer=1e5 - 1) == near(ends, 1e-13)
    inside = gr.Schwarzschild("isotropic", M=1)
    with pytest.raises(InputError, match="nearer than the closest approach"):  # the same sphere on the other side
        gr.Scattering(inside, v=0.5, b=20).deflection(source=1 / (4 * 48.0))


def test_blocks_of_long_arrays():
    rng = np.random.default_rng(7)
    v, b = rng.uniform(0.05, 1, 20_000), np.exp(rng.uniform(2, 20, 20_000))
    whole = gr.Scattering(hole(), v=v, b=b).deflection()
    places = rng.integers(0, 20_000, 50)
    some = gr.Scattering(hole(), v=v[places], b=b[places]).deflection()
    np.testing.assert_allclose(whole[places], some, rtol=1e-14, atol=0)
    assert np.isnan(whole).any()
    assert np.isfinite(whole).any()


# -- long sweeps -----------------------------------------------------------------------------------------------------


@pytest.mark.nightly
def test_thousands_of_angles():
    rng = np.random.default_rng(11)
    worst = 0.0
    for _ in range(1500):
        kind, share = rng.integers(4), rng.random()
        v = float([1.0, 10 ** (-4 * share), share, 1 - 10 ** (-16 * share)][kind])
        speed = max(v, 1e-4)
        b = critical(speed) * (1 + 10 ** rng.uniform(-9, 9))
        s = gr.Scattering(hole(), v=speed, b=b)
        worst = max(worst, error(s.deflection(), oracle.deflection(speed, b, 22)))
        source, observer = (s.closest_approach * (1 + 10**x) for x in (rng.uniform(-8, 9), rng.uniform(-3, 9)))
        truth = oracle.between(speed, b, source, observer, 22)
        worst = max(worst, error(s.deflection(source=source, observer=observer), truth))
    assert worst < GOAL
