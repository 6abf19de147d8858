"""Whatever is handed to `Scattering` by mistake is refused in words, or is nan in an array: one table for all doors."""

from __future__ import annotations

import math
from datetime import timedelta
from decimal import Decimal
from fractions import Fraction

import numpy as np
import pytest
import sympy as sp

import gr_toolkit as gr
from gr_toolkit.errors import CaptureError, DomainError, GRToolkitError, InputError

HOLE = gr.Schwarzschild(M=1)
METRICS = {"Schwarzschild": HOLE, "other": gr.ReissnerNordstrom(M=1, Q=sp.Rational(1, 2))}

NO_NUMBERS = {
    "text": "0.5",
    "bytes": b"0.5",
    "text in a list": ["0.5", 0.6],
    "text of an array": np.array(["0.5"]),
    "True": True,
    "booleans": [True, False],
    "NumPy's True": np.True_,
    "complex": 0.5 + 0j,
    "complex numbers": np.array([0.5 + 1j]),
    "i": sp.I,
    "nan": math.nan,
    "NaN": Decimal("NaN"),
    "SymPy's nan": sp.nan,
    "zoo": sp.zoo,
    "a set": {0.5},
    "a dictionary": {"v": 0.5},
    "a generator": (x for x in [0.5]),
    "a function": math.sin,
    "an object": object(),
    "objects": np.array([object(), 0.5]),
    "None in a list": [None, 0.5],
    "rows of two lengths": [[0.5], [0.5, 0.6]],
    "a date": timedelta(1),
    "dates": np.array(["2020-01-01"], "datetime64[D]"),
    "masked": np.ma.masked_array([0.5, 0.6], [True, False]),
    "a relation": sp.Symbol("x") > 1,
    "a metric": HOLE,
}
NOT_POSITIVE = {
    "zero": 0,
    "minus zero": -0.0,
    "negative": -1.0,
    "negative fraction": Fraction(-1, 2),
    "negative in an array": np.array([0.5, -0.5]),
    "minus infinity": -math.inf,
    "negative expression": -sp.sqrt(2),
    "negative symbol": sp.Symbol("x", negative=True),
}
DOORS = {
    "v": lambda g, x: gr.Scattering(g, v=x, b=20).deflection(),
    "b": lambda g, x: gr.Scattering(g, v=0.5, b=x).deflection(),
    "r": lambda g, x: gr.Scattering.from_closest_approach(g, v=0.5, r=x).deflection(),
    "excess": lambda g, x: gr.Scattering.near_critical(g, v=0.5, excess=x).deflection(),
    "source": lambda g, x: gr.Scattering(g, v=0.5, b=20).deflection(source=x),
    "observer": lambda g, x: gr.Scattering(g, v=0.5, b=20).swept_angle(observer=x),
    "time": lambda g, x: gr.Scattering(g, v=0.5, b=20).time_of_flight(source=x, observer=100),
    "delay": lambda g, x: gr.Scattering(g, v=0.5, b=20).time_delay(source=100, observer=x, compared_with="light"),
    "compared_with": lambda g, x: gr.Scattering(g, v=0.5, b=20).time_delay(source=100, observer=90, compared_with=x),
}


@pytest.mark.parametrize("kind", METRICS)
@pytest.mark.parametrize("door", DOORS)
def test_no_numbers_and_not_positive(door, kind):
    """Every wrong value at every door: an error of ours with words of advice, never one of NumPy's or SymPy's."""
    for name, wrong in {**NO_NUMBERS, **NOT_POSITIVE}.items():
        if kind == "other" and door not in ("v", "b", "source"):  # the same readers
            continue
        with pytest.raises(InputError) as raised:
            DOORS[door](METRICS[kind], wrong)
        assert len(str(raised.value)) > 15, name


@pytest.mark.parametrize("kind", METRICS)
@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ({"v": 1.0000001, "b": 20}, "nothing is faster than light"),
        ({"v": math.inf, "b": 20}, "v is inf, which is no finite number"),
        ({"v": [0.5, 2], "b": 20}, "v = 2: nothing is faster"),
        ({"v": 300000, "b": 20}, "nothing is faster"),
        ({"v": sp.Rational(11, 10), "b": 20}, "nothing is faster"),
        ({"v": 1e-200, "b": 20}, "v is 1e-200, which is no finite number between"),
        ({"v": 0.5, "b": 1e200}, "b is 1e.200, which is no finite number between"),
        ({"v": 0.5, "b": math.inf}, "b is inf"),
        ({"v": [0.5, 0.6], "b": [20, 30, 40]}, "shapes"),
        ({"v": np.ones((3, 1)), "b": np.ones((2, 2))}, "shapes"),
        ({"v": 0.5, "b": 10**400}, "b"),
        ({"v": 0.5, "b": sp.Integer(10) ** 400}, "b"),
        ({"v": 0.5, "b": 1}, "the particle falls in: b = 1"),
        ({"v": 0.5, "b": 5e-324}, "falls in"),
    ],
)
def test_out_of_range(kind, arguments, message):
    with pytest.raises(InputError, match=message):
        gr.Scattering(METRICS[kind], **arguments).deflection()


@pytest.mark.parametrize("kind", METRICS)
def test_arrays_have_nan_where_there_is_no_answer(kind):
    s = gr.Scattering(METRICS[kind], v=[0.5, 0.5, math.nan, 0.5], b=[1, 20, 20, math.nan])
    holes = [True, False, True, True]
    for values in (s.deflection(), s.closest_approach, s.excess, s.swept_angle(source=100)):
        assert np.isnan(values).tolist() == holes
    assert s.is_captured.tolist() == [True, False, False, False]
    assert s.winding_number.tolist() == [-1, 0, -1, -1]
    within = gr.Scattering(METRICS[kind], v=1, b=20).deflection(source=[1, 3, 18, 100, math.nan])
    assert np.isnan(within).tolist() == [True, True, True, False, True]
    inside = gr.Scattering.from_closest_approach(METRICS[kind], v=1, r=[0.5, 1, 2, 2.5, 10])
    assert np.isnan(inside.deflection()).tolist() == [True] * 4 + [False]


@pytest.mark.parametrize("kind", METRICS)
def test_empty_and_odd_arrays(kind):
    for empty in ([], np.empty((0, 3)), np.array([], dtype=object)):
        s = gr.Scattering(METRICS[kind], v=1, b=empty)
        assert s.deflection().shape == s.closest_approach.shape == s.is_captured.shape == np.shape(empty)
    expected = gr.Scattering(METRICS[kind], v=1, b=20).deflection()
    for odd in (np.array([20], dtype=object), np.array([20], np.uint8), np.array([20.0], ">f8"), [Fraction(20)], (20,)):
        assert gr.Scattering(METRICS[kind], v=1, b=odd).deflection().tolist() == [expected]
    assert gr.Scattering(METRICS[kind], v=1, b=np.full((2, 4), 20.0)[:, ::2]).deflection().shape == (2, 2)
    frozen = np.array([20.0])
    frozen.flags.writeable = False
    assert gr.Scattering(METRICS[kind], v=1, b=frozen).deflection().tolist() == [expected]


def test_places_inside_the_horizon_or_the_turning_point():
    for kind, g in METRICS.items():
        for place in (0.1, 1.9, 2, 10):
            with pytest.raises(InputError, match="nearer than the closest approach"):
                gr.Scattering(g, v=1, b=20).deflection(observer=place)
        with pytest.raises(CaptureError, match=r"no particle from infinity turns at r = 1\.5"):
            gr.Scattering.from_closest_approach(g, v=1, r=1.5).deflection()
        assert kind


def test_wrong_masses_and_metrics():
    for wrong in (lambda: gr.Schwarzschild(M=-1), lambda: gr.Schwarzschild(M=0), lambda: gr.Schwarzschild(M="1")):
        with pytest.raises(GRToolkitError):
            gr.Scattering(wrong(), v=1, b=20).deflection()
    for wrong in (None, "Schwarzschild", 1, gr.Minkowski(), gr.FLRW(), sp.eye(4)):
        with pytest.raises((InputError, DomainError)):
            gr.Scattering(wrong, v=1, b=20).deflection()


def test_wrong_keywords():
    for wrong in ({"vv": 1}, {"b": 20, "r": 3}, {"speed": 0.5}, {"source": 3}):
        with pytest.raises(InputError, match="Scattering"):
            gr.Scattering(HOLE, **wrong)
    with pytest.raises(InputError):
        gr.Scattering()


def test_units_are_named_and_the_way_in_is_said():
    units = pytest.importorskip("astropy.units")
    for door in DOORS.values():
        with pytest.raises(InputError, match=r"has the unit km(.|\n)*gr.interop.scattering"):
            door(HOLE, 20 * units.km)
    with pytest.raises(InputError, match=r"the parameter M of Schwarzschild is <Quantity 1\. solMass>"):
        gr.Schwarzschild(M=1 * units.Msun)
    assert gr.Scattering(HOLE, v=1 * units.one, b=20).v == 1.0


def test_speeds_to_compare_with_may_be_an_array():
    s = gr.Scattering(HOLE, v=0.5, b=100)
    ends = {"source": 1e4, "observer": 1e4}
    both = s.time_delay(**ends, compared_with=np.array([0.9, 1.0]))
    assert both.tolist() == [s.time_delay(**ends, compared_with=0.9), s.time_delay(**ends, compared_with="light")]
