"""Times of flight to first order in the field: derived for every metric, proved, and the first order of the exact."""

from __future__ import annotations

import mpmath as mp
import numpy as np
import pytest
import sympy as sp

import gr_toolkit as gr
from gr_toolkit.errors import InputError, UnknownNameError
from gr_toolkit.motion import first_order_time, radial_series, shapiro_delay, speed_without_delay
from tests.oracles import flights

r, r0, b, v, rho = sp.symbols("r r0 b v rho", positive=True)
M, gamma = sp.symbols("M gamma")
FAR = [r > r0, v <= 1]
BOTH = ("closest approach", "impact parameter")
CHARTS = {"standard": r, "isotropic": rho}


def by_hand(chart: str, fixed: str) -> sp.Expr:
    """The first order of one leg, as derived on paper from dt = n dl and from Weinberg's section 8.7."""
    x, near = CHARTS[chart], r0 if fixed == BOTH[0] else b
    line = sp.sqrt(x**2 - near**2)
    logarithm = ((1 + gamma) - (1 - v**2) / v**2) * sp.log((x + line) / near)
    root = 1 / v**2 + (gamma if chart == "isotropic" else 0)
    last = sp.sqrt((x - near) / (x + near)) if fixed == BOTH[0] else x / line
    return M / v * (logarithm + root * last)


@pytest.mark.parametrize("fixed", BOTH)
@pytest.mark.parametrize("chart", CHARTS)
def test_robertsons_metric(chart, fixed):
    found = first_order_time(gr.RobertsonPPN(chart), fixed=fixed)
    near = found.nearest
    domain = [CHARTS[chart] > near, v <= 1]
    assert gr.decide(found.delay, by_hand(chart, fixed), domain=domain).proved
    assert found.check().proved
    assert found.check(by_hand(chart, fixed)).proved
    assert found.check(found.delay + M).refuted  # a constant
    assert found.check(found.delay.subs(v, 1)).refuted  # light's
    other = "isotropic" if chart == "standard" else "standard"
    assert found.check(by_hand(other, fixed).subs(CHARTS[other], CHARTS[chart])).refuted
    assert found.check(by_hand(chart, BOTH[fixed == BOTH[0]]).subs({r0: near, b: near})).refuted


def test_light_is_shapiros():
    # Weinberg 1972, eq. 8.7.4, with γ as in 8.7.2
    line = sp.sqrt(r**2 - r0**2)
    weinberg = line + (1 + gamma) * M * sp.log((r + line) / r0) + M * sp.sqrt((r - r0) / (r + r0))
    light = first_order_time(gr.RobertsonPPN(), v=1)
    assert gr.decide(light.time, weinberg, domain=[r > r0]).proved
    massive = first_order_time(gr.RobertsonPPN())
    assert gr.decide(massive.time.subs(v, 1), weinberg, domain=[r > r0]).proved
    assert gr.decide(massive.time, weinberg, domain=FAR).refuted


@pytest.mark.parametrize("fixed", BOTH)
def test_any_metric_is_worked_out(fixed):
    field = radial_series(order=1)
    found = first_order_time(field, fixed=fixed)
    assert found.check().proved
    a, second = sp.symbols("a1 b1", real=True)
    M = sp.Symbol("M", positive=True)  # v t: a/2 from the length, −b (1 − 1/2v²) from clocks and speed
    assert gr.decide(found.logarithm, M * (a / 2 - second + second / (2 * v**2))).proved
    shifted = first_order_time(radial_series(A=[2], B=[-2], C=[2], length=M))
    assert gr.decide(shifted.root, M + M / v**2).proved  # isotropic


def test_fixed_v_is_the_series_word_for_a_fixed_impact_parameter():
    assert (
        first_order_time(gr.Schwarzschild(), fixed="v").delay
        == first_order_time(gr.Schwarzschild(), fixed=BOTH[1]).delay
    )


def test_what_a_charge_or_a_signature_does():
    schwarzschild = first_order_time(gr.Schwarzschild())
    for g in (gr.Schwarzschild(signature="+---"), gr.ReissnerNordstrom()):
        assert gr.decide(first_order_time(g).logarithm, schwarzschild.logarithm).proved  # Q²/r² is of second order


@pytest.mark.parametrize(("speed", "isotropic"), [(sp.S.One, False), (sp.S.Half, True), (sp.Rational(1, 10), False)])
def test_the_rest_is_of_second_order(speed, isotropic):
    """The exact delay less the first order falls with M², whatever is fixed: by quadrature and by the engine."""
    with mp.workdps(60):
        rests = []
        for turn in (mp.mpf(10) ** 5, mp.mpf(10) ** 6):  # M = 1: the ratio counts
            o = flights.orbit(mp.mpf(speed.p) / speed.q, r0=turn)
            place = 7 * turn
            near, end = turn, place
            if isotropic:
                near, end = (x - 1 + mp.sqrt(x * (x - 2)) for x in (turn, place))
                near, end = near / 2, end / 2
            found = first_order_time(gr.Schwarzschild("isotropic") if isotropic else gr.Schwarzschild(), v=speed)
            exact = flights.leg(o, place) - mp.sqrt(end**2 - near**2) / o.v
            first = sp.lambdify((found.r, r0, M), found.delay, "mpmath")(end, near, mp.mpf(1))
            rests.append((exact - first) * turn)
        assert abs(rests[1] / rests[0] - 1) < 2e-4 / float(speed) ** 2
        assert abs(rests[1]) > 0.1


def test_numbers_of_the_solar_system():
    # kilometres: GM/c², the unit of length of astronomers, Mars's mean distance, the Sun's radius
    sun, unit, radius = sp.Rational("1.476625"), 149597871, 695700
    light = sp.Rational("0.299792458")  # kilometres a microsecond
    mars = 2 * shapiro_delay(
        gr.Schwarzschild("isotropic", M=sun),
        source=unit,
        observer=sp.Rational("1.523679") * unit,
        impact_parameter=radius,
    )
    logarithm = 4 * sun * sp.log(4 * sp.Rational("1.523679") * unit**2 / sp.Integer(radius) ** 2) / light
    assert 245 < float(logarithm) < 250  # microseconds: the 250 of Shapiro et al. 1971 [Phys. Rev. Lett. 26, 1132]
    assert float(mars / light) == pytest.approx(float(logarithm) + 4 * 2 * 1.476625 / 0.299792458, rel=1e-4)
    # Cassini 2002: 8.43 au, 1.6 solar radii; a two-way frequency shift of 6e-10 [Bertotti, Iess & Tortora 2003]
    g = gr.RobertsonPPN(M=sun)
    way = shapiro_delay(g, source=unit, observer=sp.Rational("8.43") * unit, impact_parameter=b)
    slope = 2 * sp.diff(way, b).subs({gamma: 1, b: sp.Rational("1.6") * radius})
    passing_by = sp.Rational("29.8")  # km/s, the Earth's, for the change of b
    assert abs(float(slope * passing_by / 299792)) == pytest.approx(1.05e-9, rel=0.05)  # 8 M v/(c b)
    assert gr.decide(sp.diff(way, gamma).subs(gamma, 0), sp.diff(way, gamma)).proved  # linear in γ


def test_where_delay_turns_into_advance():
    assert gr.decide(speed_without_delay(gr.RobertsonPPN()) ** 2, 1 / (2 + gamma)).proved
    for chart in ("schwarzschild", "isotropic"):
        assert gr.decide(speed_without_delay(gr.Schwarzschild(chart)), 1 / sp.sqrt(3)).proved
    places = {"source": 1e12, "observer": 1e12}
    hole = gr.Schwarzschild(M=1)
    found = speed_without_delay(hole, **places, closest_approach=1e3)
    assert found == pytest.approx(0.5636562031192900073919985, rel=1e-14)  # by mpmath's findroot on the quadrature
    L = float(sp.log(4 * 10**24 / sp.Integer(10) ** 6))  # (3 − 1/v²) L + 2/v² = 0
    assert found == pytest.approx(float(np.sqrt((L - 2) / (3 * L))), abs=1e-3)
    ends = {**places, "compared_with": "straight line"}
    for speed, sign in ((found + 1e-9, 1), (found - 1e-9, -1)):
        assert sign * gr.Scattering.from_closest_approach(hole, v=speed, r=1e3).time_delay(**ends) > 0
    far = speed_without_delay(hole, source=[1e4, 1e30, 1e100], observer=1e12, impact_parameter=1e3)
    assert far[0] < far[1] < far[2] < 3**-0.5
    assert far[2] > 0.574


@pytest.mark.parametrize(
    ("call", "message"),
    [
        (lambda: first_order_time(gr.Schwarzschild(), fixed="energy"), "fixed='energy' is nothing that is held fixed"),
        (lambda: first_order_time(gr.Schwarzschild(), b=3), "has no parameter 'b'"),
        (lambda: first_order_time(gr.FLRW()), "not static"),
        (lambda: first_order_time(gr.Schwarzschild(), v=2), "faster than light"),
        (lambda: first_order_time(gr.Schwarzschild()).between(3, 10, 5), "r = 3 is not beyond the closest approach, 5"),
        (lambda: shapiro_delay(gr.Schwarzschild(), source=10, observer=10), "what is the straight line"),
        (lambda: shapiro_delay(gr.Schwarzschild(), source=-1, observer=10, closest_approach=1), "not positive"),
        (lambda: speed_without_delay(gr.Schwarzschild(M=1), source=10), "say which delay is meant"),
        (lambda: speed_without_delay(gr.RobertsonPPN(gamma=-2)), "one sign for all speeds"),
        (lambda: speed_without_delay(gr.Minkowski("spherical")), "there is no mass"),
        (lambda: shapiro_delay(gr.Schwarzschild(), source=10, observer=10, b=1), "impact_parameter=b"),
        (
            lambda: speed_without_delay(gr.Schwarzschild(M=1), source=10, observer=10, closest_approach=20),
            "nearer than the closest approach",
        ),
    ],
)
def test_what_is_wrong_is_said(call, message):
    with pytest.raises((InputError, UnknownNameError), match=message):
        call()
