"""Exact numbers at the edge of capture and of the speed of light; places next to the turning point."""

from __future__ import annotations

import math
from fractions import Fraction

import mpmath as mp
import pytest
import sympy as sp

import gr_toolkit as gr
from gr_toolkit.errors import InputError
from tests.oracles import scattering as oracle

HOLE = gr.Schwarzschild(M=1)
R = sp.Rational


def near(value: float, tolerance: float = 1e-13):
    return pytest.approx(value, rel=tolerance, abs=0)


def test_energies_of_speeds_that_doubles_do_not_tell_from_light() -> None:
    """γ = 1/√(1 − v²)."""
    fast = gr.Scattering(HOLE, v=sp.sqrt(1 - R(1, 10**12)), b=20)
    assert fast.energy == near(1e6)
    assert fast.angular_momentum == near(20e6, 1e-12)
    assert gr.Scattering(HOLE, v=sp.sqrt(1 - R(1, 10**20)), b=20).energy == near(1e10)
    assert gr.Scattering(HOLE, v=sp.sqrt(1 - R(1, 10**80)), b=20).energy == near(1e40)
    assert gr.Scattering(HOLE, v=[0.6, 1.0], b=20).energy.tolist() == [1.25, 1.0]


def test_light_is_told_exactly() -> None:
    one = (sp.sqrt(2) - 1) * (sp.sqrt(2) + 1)
    assert gr.Scattering(HOLE, v=one, b=20).energy == 1
    for v in (1 + R(1, 10**40), [R(1, 2), 1 + R(1, 10**30)], 1 + 2e-16 * one):
        with pytest.raises(InputError, match="nothing is faster than light"):
            gr.Scattering(HOLE, v=v, b=20)
    with pytest.raises(InputError, match="by less than the least double"):
        gr.Scattering(HOLE, v=1 - R(1, 10**400), b=20)


@pytest.mark.parametrize(
    ("v", "excess", "r"),
    [
        (1.0, 1e-40, 3.0000000000000004),
        (1.0, 1e-30, 3.0000000000000444),
        (0.5, 1e-40, 3.464101615137755),
        (0.9, 1e-18, 3.5),
        (1.0, 5e-15, 3.000000174205081),
    ],
)
def test_places_next_to_the_turning_point(v: float, excess: float, r: float) -> None:
    with mp.workdps(110):
        size = Fraction(excess)
        b = oracle.critical(oracle.exactly(v)) * (1 + mp.mpf(size.numerator) / size.denominator)
        truth = float(2 * oracle.swept(oracle.exactly(v), b, 1 / oracle.exactly(r)))
    s = gr.Scattering.near_critical(HOLE, v=v, excess=excess)
    assert s.swept_angle(source=r, observer=r) == near(truth, 1e-14)


def test_places_just_inside_the_turning_point() -> None:
    s = gr.Scattering.near_critical(HOLE, v=1, excess=1e-20)  # turns at 3 + 2.4e-10
    with pytest.raises(InputError, match="nearer than the closest approach"):
        s.swept_angle(source=3.0000000002, observer=3.1)
    assert s.swept_angle(source=3.0000000003, observer=3.1) > 0


@pytest.mark.parametrize("tenths", range(2, 11, 2))
def test_capture_by_exact_numbers(tenths: int) -> None:
    """b_c = (S + 3)^{3/2}/(v √(2 (S + 1))), S = √(1 + 8v²)."""
    v = R(tenths, 10)
    S = sp.sqrt(1 + 8 * v**2)
    critical = sp.sqrt((S + 3) ** 3 / (2 * (S + 1))) / v
    tiny = R(1, 10**33)
    held = [gr.Scattering(HOLE, v=v, b=critical * factor).is_captured for factor in (1 - tiny, 1, 1 + tiny)]
    assert held == [True, True, False]
    assert gr.Scattering(HOLE, v=v, b=critical * (1 + tiny)).excess == near(1e-33)


def test_nearly_captured_by_exact_numbers() -> None:
    s = gr.Scattering(HOLE, v=1, b=sp.sqrt(27) * (1 + R(1, 10**30)))
    assert s.deflection() == near(gr.Scattering.near_critical(HOLE, v=1, excess=1e-30).deflection())
    assert s.deflection() == near(float(s.deflection(digits=17)))
    turning = gr.Scattering.from_closest_approach(HOLE, v=1, r=3 + R(1, 10**25))
    assert turning.excess == near(1 / 6 * 1e-50, 1e-12)  # b²/27 = 1 + (r − 3)²/3 + …
    assert turning.deflection() == near(float(turning.deflection(digits=17)))
    assert gr.Scattering.from_closest_approach(HOLE, v=R(1, 2), r=2 * sp.sqrt(3)).is_captured
    mixed = gr.Scattering(HOLE, v=1, b=[sp.sqrt(27), 20])
    assert mixed.is_captured.tolist() == [True, False]
    isotropic = gr.Schwarzschild("isotropic", M=1)
    assert gr.Scattering.from_closest_approach(isotropic, v=1, r=1 + sp.sqrt(3) / 2).is_captured


def test_what_is_nan_does_not_fall_in() -> None:
    s = gr.Scattering(HOLE, v=[math.nan, 0.5, 0.5], b=[20, math.nan, 1])
    assert s.is_captured.tolist() == [False, False, True]


def test_without_a_horizon_nothing_is_said_to_fall_in() -> None:
    """A naked singularity repels: light that passes the circular orbit turns at its core."""
    s = gr.Scattering(gr.ReissnerNordstrom(M=1, Q=R(103, 100)), v=1, b=[3.0, 20.0])
    assert s.is_captured.tolist() == [False, False]
    assert math.isnan(s.deflection()[0])
    with pytest.raises(gr.errors.DomainError, match="is not followed"):
        s.capture_cross_section  # noqa: B018
    black = gr.Scattering(gr.ReissnerNordstrom(M=1, Q=R(1, 2)), v=1, b=[3.0, 20.0])
    assert black.is_captured.tolist() == [True, False]
    assert black.capture_cross_section > 0


@pytest.mark.parametrize("order", [(1, 0, 2, 3), (3, 2, 1, 0), (2, 1, 3, 0)])
@pytest.mark.parametrize("signature", ["-+++", "+---"])
def test_coordinates_in_any_order(order: tuple[int, ...], signature: str) -> None:
    t, r, theta, phi = sp.symbols("t r theta phi")
    sign = 1 if signature == "-+++" else -1
    parts = [-(1 - 2 / r), 1 / (1 - 2 / r), r**2, r**2 * sp.sin(theta) ** 2]
    chart = [[t, r, theta, phi][k] for k in order]
    g = gr.Metric(sp.diag(*(sign * parts[k] for k in order)), chart, signature=signature)
    assert gr.Scattering(g, v=1, b=20).deflection() == near(0.236135995388470)
    assert gr.motion.critical_impact_parameter(g, v=1).squared == 27
