"""Times of flight and delays in Schwarzschild's field: against quadrature in many digits, and laws they obey."""

from __future__ import annotations

import math
from functools import cache

import mpmath as mp
import numpy as np
import pytest
import sympy as sp
from hypothesis import given
from hypothesis import strategies as st

import gr_toolkit as gr
from gr_toolkit.errors import CaptureError, DomainError, InputError, UnknownNameError
from gr_toolkit.motion.scattering.delays import COMPARISONS
from tests.oracles import flights

GOAL = 1e-13
LINES = [name for name in COMPARISONS if name.startswith("straight")]
CLOCKS = ("coordinate", "proper", "observer")

# v, b, source, observer: as `tests/oracles/flights` has them with 80 digits (60 in the search for light's orbit)
TRUTHS = {
    (1.0, 1e5, 1e11, 1e11): {
        "time": "200000000059.93486658", "swept": "3.1416306547679331516", "straight line": "60.03486457984612318",
        LINES[1]: "60.034866579866123681", LINES[2]: "96.037105079315244899", "Newton": "87.052182057203069709",
        COMPARISONS[-1]: "87.052182056843062508", "isotropic": "62.034862579917123479",
    },
    (0.5, 1e9, 1e11, 3e11): {
        "time": "799986666400.00486122", "swept": "3.1282591574095891421", "straight line": "-7.496664779342755726",
        LINES[1]: "-7.3899939644400395545", LINES[2]: "-27.390319905767464378", "Newton": "70.171315505467574128",
        COMPARISONS[-1]: "70.17131550568091563", "light": "399993333164.9167742",
        "isotropic": "-3.5232213643241077461",
    },
    (0.9999, 1e6, 1e11, 1e10): {
        "time": "110011001091.32425253", "swept": "3.1414866540014693145", "straight line": "46.219633383520752946",
        LINES[1]: "46.219743416637865968", LINES[2]: "42.291681016769520217", "Newton": "66.335337681909069002",
        COMPARISONS[-1]: "66.335337682125133448", "light": "11001100.104708637059",
        "isotropic": "48.219723397956696223",
    },
    (1e-4, 1e5, 1e11, 1e9): {
        "time": "1001263081272689.7274", "swept": "6.4881461837565778856", "straight line": "-8736918727310.2125833",
        LINES[1]: "-8736918676810.2240513", LINES[2]: "11051679076313.474337", "Newton": "322396.85256267754644",
        COMPARISONS[-1]: "282493.79207189866763", "light": "1001162081272581.46",
        "isotropic": "-8736918708191.488731",
    },
    (0.3, 30.0, 1e4, 40.0): {
        "time": "33304.677257280523519", "swept": "3.3876503955268330138", "straight line": "-143.86670621315993686",
        LINES[1]: "-116.69778608412921904", LINES[2]: "-157.98919957622626995", "Newton": "78.824302964642134084",
        COMPARISONS[-1]: "78.800519872166469758", "light": "23242.259086764929125",
        "isotropic": "-138.87174661092154725",
    },
    (1.0, 5.2, 1e3, 7.0): {
        "time": "1056.1030758619163826", "swept": "9.1370695821006830966", "straight line": "49.81625406916213817",
        LINES[1]: "51.430446147768825875", LINES[2]: "49.388839773783737505", "Newton": "55.71907131091818367",
        COMPARISONS[-1]: "56.027498255155968997", "isotropic": "52.13728771142418189",
    },
    (1.0, 5.1962, 1e3, 1e11): {
        "time": "100000001121.5573138", "swept": "14.337280275444249463", "straight line": "121.56183615179646577",
        LINES[1]: "121.57081414304250407", LINES[2]: "922.77690433329422417", "Newton": "150.41251325516303502",
        COMPARISONS[-1]: "149.86255617193972655", "isotropic": "123.56133680419274072",
    },
}  # fmt: skip


@cache
def hole(chart: str = "schwarzschild") -> gr.Metric:
    return gr.Schwarzschild(chart, M=1)


def error(value: float, truth: object) -> float:
    with mp.workdps(40):
        return abs(float(mp.mpf(value) / mp.mpf(truth) - 1))


# -- against quadrature ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("case", TRUTHS, ids=str)
def test_times_and_delays(case):
    (v, b, source, observer), truths = case, TRUTHS[case]
    s = gr.Scattering(hole(), v=v, b=b)
    ends = {"source": source, "observer": observer}
    assert error(s.time_of_flight(**ends), truths["time"]) < GOAL
    assert error(s.swept_angle(**ends), truths["swept"]) < GOAL
    for name in {*COMPARISONS} & {*truths}:
        assert error(s.time_delay(**ends, compared_with=name), truths[name]) < GOAL, name
    isotropic = gr.Scattering(hole("isotropic"), v=v, b=b)
    assert error(isotropic.time_delay(**ends, compared_with="straight line"), truths["isotropic"]) < GOAL


def checked(v: float, b: float, places: tuple[float, float], isotropic: bool, passing: bool) -> None:
    with mp.workdps(80):
        truths = flights.delays(v, b, places, isotropic, passing)
    s = gr.Scattering(hole("isotropic" if isotropic else "schwarzschild"), v=v, b=b)
    for name, truth in truths.items():
        if isinstance(truth, mp.mpc):  # no such line
            continue
        found = s.time_delay(source=places[0], observer=places[1], compared_with=name, passing=passing)
        assert error(found, truth) < GOAL, (v, b, places, name)


@pytest.mark.parametrize("isotropic", [False, True])
def test_both_places_on_one_side(isotropic):
    checked(0.7, 40.0, (50.0, 3000.0), isotropic, passing=False)


def test_light_of_the_same_impact_parameter():
    places = (1e4, 300.0)
    with mp.workdps(50):
        orbits = flights.orbit(0.7, 40.0), flights.orbit(1, 40.0)
        one, two = (sum(flights.leg(o, r) for r in places) for o in orbits)
    found = gr.Scattering(hole(), v=0.7, b=40).time_delay(
        source=places[0], observer=places[1], compared_with="light of the same impact parameter"
    )
    assert error(found, one - two) < GOAL


@pytest.mark.parametrize("chart", ["schwarzschild", "isotropic"])
def test_light_of_the_same_impact_parameter_from_within_it(chart):
    """Light of b = 20 turns at r = 18.913: a place at 19.5 has no straight line of that b, and light passes there."""
    o, light = flights.orbit(0.9, 20), flights.orbit(1, 20)
    expected = flights.both(lambda r: flights.leg(o, r) - flights.leg(light, r), (mp.mpf("19.5"), mp.mpf(100)))
    assert f"{float(expected):.11f}" == "12.98653934265"
    places = [19.5, 100.0]
    if chart == "isotropic":
        places = [float((r - 1 + mp.sqrt(r * (r - 2))) / 2) for r in places]
    s = gr.Scattering(gr.Schwarzschild(chart, M=1), v=0.9, b=20)
    word = {"compared_with": "light of the same impact parameter"}
    assert s.time_delay(source=places[0], observer=places[1], **word) == pytest.approx(float(expected), rel=1e-13)
    within = s.time_delay(source=[18.8 / 19.5 * places[0], places[0]], observer=places[1], **word)
    assert np.isnan(within[0])  # between the two turning points: no light
    assert np.isfinite(within[1])


@pytest.mark.parametrize(("v", "b", "r"), [(1.0, 1e5, 100000.1), (0.5, 1e4, 10000.01), (0.5, 1e4, 1e4 * (1 + 1e-12))])
def test_a_line_of_the_same_impact_parameter_next_to_it(v, b, r):
    """√(r² − b²) of the doubles that are given; decimals of the same text are another place."""
    with mp.workdps(50):
        o, places = flights.orbit(v, b), (mp.mpf(r), mp.mpf(2 * r))
        expected = flights.both(lambda x: flights.leg(o, x) - mp.sqrt(x**2 - mp.mpf(b) ** 2) / v, places)
    s = gr.Scattering(gr.Schwarzschild(M=1), v=v, b=b)
    found = s.time_delay(source=r, observer=2 * r, compared_with="straight line of the same impact parameter")
    assert found == pytest.approx(float(expected), rel=1e-14)


def test_places_next_to_the_turning_point():
    with mp.workdps(60):
        turn = float(flights.orbit(0.8, 25.0).r0)
    checked(0.8, 25.0, (turn * (1 + 1e-9), 1e4), isotropic=False, passing=True)


@pytest.mark.filterwarnings("error")
@pytest.mark.parametrize("isotropic", [False, True])
def test_a_source_at_the_turning_point_and_two_places_that_are_one(isotropic):
    g = hole("isotropic" if isotropic else "schwarzschild")
    s = gr.Scattering.from_closest_approach(g, v=0.9, r=10)
    for name in ("straight line", "straight line between the places", "Newton"):
        at, beside = (s.time_delay(source=r, observer=1e3, compared_with=name) for r in (10, 10 * (1 + 1e-15)))
        assert at == pytest.approx(beside, rel=1e-6)
        assert s.time_delay(source=50, observer=50, compared_with=name, passing=False) == 0


@pytest.mark.nightly
@pytest.mark.parametrize("seed", range(60))
def test_every_comparison_everywhere(seed):
    numbers = np.random.default_rng(seed)
    v = float(numbers.choice([1.0, 10 ** numbers.uniform(-4, 0), numbers.uniform(0.05, 1)]))
    with mp.workdps(60):
        S = mp.sqrt(1 + 8 * mp.mpf(v) ** 2)
        critical = float((S + 3) * mp.sqrt((S + 3) / (2 * (S + 1))) / v)
    b = critical * (1 + 10 ** numbers.uniform(-9, 0)) if seed % 3 else max(1.1 * critical, 10 ** numbers.uniform(1, 9))
    places = tuple(float(1.1 * b * 10 ** numbers.uniform(0, 6)) for _ in range(2))
    checked(v, b, places, isotropic=bool(seed % 2), passing=seed % 5 > 0)


@pytest.mark.nightly
@pytest.mark.parametrize(
    ("v", "b", "other"), [(0.5, 30.0, 1), (1 - 1e-12, 1e3, 1), (0.3, 20.0, 1), (0.9, 6.0, 1), (0.6, 50.0, 0.8)]
)
def test_two_speeds_between_the_same_places(v, b, other):
    places = (1e4, 1e3)
    with mp.workdps(50):
        truth = flights.delay_over_speed(v, b, places, other)
    s = gr.Scattering(hole(), v=v, b=b)
    assert error(s.time_delay(source=places[0], observer=places[1], compared_with=other), truth) < GOAL


# -- laws ------------------------------------------------------------------------------------------------------------

speeds = st.floats(0.05, 1)
gaps = st.floats(-6, 8).map(lambda x: 10.0**x)
turns = st.floats(-5, 8).map(lambda x: 4 * (1 + 10.0**x))


@given(speeds, turns, st.tuples(gaps, gaps, gaps))
def test_legs_add_up_and_grow_with_distance(v, turn, spans):
    one, two, three = turn * (1 + np.cumsum(spans))
    s = gr.Scattering.from_closest_approach(hole(), v=v, r=turn)
    for clock in CLOCKS[:2]:
        inner, outer, whole = (
            s.time_of_flight(source=a, observer=b, of=clock, passing=False)
            for a, b in ((turn, one), (one, two), (turn, two))
        )
        assert inner + outer == pytest.approx(whole, rel=1e-13, abs=0)
    times = [s.time_of_flight(source=three, observer=end) for end in (one, two, three)]
    assert 0 < times[0] < times[1] < times[2]
    past = s.time_of_flight(source=turn, observer=three) + s.time_of_flight(source=turn, observer=one)
    assert past == pytest.approx(times[0], rel=1e-13, abs=0)


@given(speeds, turns, gaps, gaps)
def test_signs_of_delays(v, turn, near, far):
    source, observer = turn * (1 + near), turn * (1 + far)
    s = gr.Scattering.from_closest_approach(hole(), v=v, r=turn)
    ends = {"source": source, "observer": observer}
    coordinate, proper, at_observer = (s.time_of_flight(**ends, of=clock) for clock in CLOCKS)
    slowing = math.sqrt((1 - v) * (1 + v))
    inner = 1 - 2 / turn
    assert inner * slowing * coordinate <= proper * (1 + 1e-14)  # dτ = √(1 − v²) B dt
    assert proper <= slowing * coordinate * (1 + 1e-14)
    assert at_observer == pytest.approx(coordinate * math.sqrt(1 - 2 / observer), rel=1e-14)
    assert s.time_delay(**ends, compared_with="Newton") > 0  # γ > 0 and B < 1 both hold it up
    light = gr.Scattering.from_closest_approach(hole(), v=1, r=turn)
    assert light.time_delay(**ends, compared_with="straight line") > 0
    assert light.time_delay(**ends, compared_with="straight line between the places") > 0
    if v < 0.999:
        assert s.time_delay(**ends, compared_with="light") > 0  # nothing is faster


@given(speeds, turns, gaps, gaps, st.floats(1e-3, 1e6))
def test_lengths_scale_with_the_mass(v, turn, near, far, mass):
    def delay(scale: float, name: str) -> float:
        s = gr.Scattering.from_closest_approach(gr.Schwarzschild(M=sp.Rational(scale)), v=v, r=turn * scale)
        ends = {"source": 2 * turn * scale * (1 + near), "observer": 2 * turn * scale * (1 + far)}
        return s.time_delay(**ends, compared_with=name)

    for name in ("straight line between the places", "Newton"):
        # a delay may vanish: what is lost there is measured by the mass and the logarithm of distance
        assert delay(mass, name) / mass == pytest.approx(delay(1.0, name), rel=1e-9, abs=1e-9 / v**3)


def test_both_charts_have_one_time():
    rho = np.array([3.0, 50.0, 1e6])
    areal = rho + 1 + 1 / (4 * rho)
    one = gr.Scattering(hole(), v=0.6, b=10).time_of_flight(source=areal[1:], observer=areal[2])
    two = gr.Scattering(hole("isotropic"), v=0.6, b=10).time_of_flight(source=rho[1:], observer=rho[2])
    assert one == pytest.approx(two, rel=1e-14)


def test_the_limit_of_light_and_that_of_slow_particles():
    ends = {"source": 1e5, "observer": 1e4}
    light = gr.Scattering(hole(), v=1, b=50).time_delay(**ends, compared_with="straight line")
    for small in (1e-6, 1e-9, 1e-12):
        fast = gr.Scattering(hole(), v=1 - small, b=50).time_delay(**ends, compared_with="straight line")
        assert abs(fast - light) < 300 * small  # M (2 ln …) and the like, by 1 − v
    for v in (1e-2, 1e-3, 1e-4):  # at one shape of the orbit, M/(b v²), Kepler's time is right up to v²
        s = gr.Scattering(hole(), v=v, b=3 / v**2)
        far = {"source": 100 / v**2, "observer": 50 / v**2}
        share = s.time_delay(**far, compared_with="Newton") / s.time_of_flight(**far)
        assert 0.01 * v**2 < share < 10 * v**2


def test_a_supernova():
    # SN 1987A: 51.4 kpc, neutrinos of 10 MeV, 10 eV: L/2 (m/E)² = 2.64 s; light as close to a galaxy of 1e11 Suns
    year = 365.25 * 86400
    distance, ratio = 51.4e3 * 3.2615638 * year, sp.Rational(1, 10**6)
    mass = sp.Rational(492550)  # seconds: 1e11 Suns
    neutrino = gr.Scattering(gr.Schwarzschild(M=mass), v=sp.sqrt(1 - ratio**2), b=5e10)
    found = neutrino.time_delay(source=distance / 2, observer=distance / 2, compared_with="light")
    straight = math.sqrt((distance / 2) ** 2 - 2.5e21) * float(ratio) ** 2
    assert found == pytest.approx(straight, rel=1e-4)
    assert found == pytest.approx(2.645, abs=0.01)
    # gravity holds both up for months, and the slower a little longer: what remains is (m/E)² of that
    assert neutrino.time_delay(source=distance / 2, observer=distance / 2, compared_with="straight line") > 1e6


# -- arrays, symbols, wrong input ------------------------------------------------------------------------------------


def test_arrays_have_nan_where_nothing_arrives():
    s = gr.Scattering(hole(), v=[1, 1, 1, np.nan], b=[20, 5, 20, 20])
    found = s.time_delay(source=[1e3, 1e3, 10, 1e3], observer=1e3, compared_with="straight line")
    assert np.isnan(found).tolist() == [False, True, True, True]
    within = gr.Scattering(hole(), v=1, b=20).time_delay(source=[19, 21], observer=99, compared_with=LINES[1])
    assert np.isnan(within).tolist() == [True, False]  # r₀ < 19 < b
    grid = gr.Scattering(hole(), v=[[0.5], [1.0]], b=[20, 30, 40])
    assert grid.time_of_flight(source=100, observer=1e3).shape == (2, 3)


def test_lengths_as_multiples_of_a_symbolic_mass():
    g = gr.Schwarzschild()
    M = g.symbols("M")
    found = gr.Scattering(g, v=0.5, b=100 * M).time_of_flight(source=10**4 * M, observer=1000 * M)
    number = gr.Scattering(hole(), v=0.5, b=100).time_of_flight(source=1e4, observer=1e3)
    assert found.free_symbols == {M}
    assert float(found / M) == number


def test_both_signatures():
    ends = {"source": 1e4, "observer": 1e3, "compared_with": "straight line"}
    one, two = (gr.Scattering(gr.Schwarzschild(M=1, signature=s), v=0.5, b=100) for s in ("-+++", "+---"))
    assert one.time_delay(**ends) == two.time_delay(**ends)


@pytest.mark.parametrize(
    ("wrong", "error", "message"),
    [
        ({"source": 10}, InputError, r"source = 10 is nearer than the closest approach, 18\.9"),
        ({"source": None}, InputError, "source is not given: from or to infinity a flight takes for ever"),
        ({"compared_with": None}, InputError, "it is not said compared with what"),
        ({"compared_with": "vacuum"}, UnknownNameError, "there is no comparison 'vacuum'"),
        ({"compared_with": 2}, InputError, "nothing is faster than light"),
        ({"compared_with": sp.Symbol("u", positive=True)}, InputError, "is the symbol u"),
        ({"of": "proper"}, InputError, "of='proper' names no clock"),
        ({"passing": 0}, InputError, "does the closest approach lie between source and observer"),
        (
            {"source": 19, "compared_with": LINES[1]},
            InputError,
            "no straight line of the same impact parameter leads from 19",
        ),
        ({"passing": False, "compared_with": "light"}, InputError, "where both pass their closest approach"),
        ({"observer": [1e3, 1e4], "source": [1e3, 1e4, 1e5]}, InputError, "do not fit each other"),
        ({"r": 1e3}, UnknownNameError, "parameter of time_delay"),
    ],
)
def test_what_is_wrong_is_said(wrong, error, message):
    s = gr.Scattering(hole(), v=1, b=20)
    right = {"source": 1e3, "observer": 1e3, "compared_with": "straight line"}
    with pytest.raises(error, match=message):
        s.time_delay(**{**right, **wrong})


def test_other_metrics_and_captured_particles_are_refused():
    ends = {"source": 1e3, "observer": 1e3}
    with pytest.raises(CaptureError, match="falls in"):
        gr.Scattering(hole(), v=1, b=5).time_of_flight(**ends)
    with pytest.raises(DomainError, match="worked out for Schwarzschild's metric"):
        gr.Scattering(gr.ReissnerNordstrom(M=1, Q=sp.Rational(1, 2)), v=1, b=20).time_delay(
            **ends, compared_with="straight line"
        )
    t, r, theta, phi = sp.symbols("t r theta phi")
    f = 1 - 2 / (r + 1)
    harmonic = gr.Metric(sp.diag(-f, 1 / f, (r + 1) ** 2, ((r + 1) * sp.sin(theta)) ** 2), [t, r, theta, phi],
                         domain=[r > 1, theta > 0, theta < sp.pi])  # fmt: skip
    s = gr.Scattering(harmonic, v=1, b=20)
    areal = gr.Scattering(hole(), v=1, b=20)
    shifted = {name: value + 1 for name, value in ends.items()}
    assert s.time_of_flight(**ends) == pytest.approx(areal.time_of_flight(**shifted), rel=1e-14)
    with pytest.raises(InputError, match="one of no flat space that is known here"):
        s.time_delay(**ends, compared_with="straight line")
