"""Scattering with units against the numbers of the books, worked out here from constants of astropy."""

from __future__ import annotations

import math

import numpy as np
import pytest
import sympy as sp

import gr_toolkit as gr
from gr_toolkit.errors import CaptureError, InputError

u = pytest.importorskip("astropy.units")
constants = pytest.importorskip("astropy.constants")

scattering = gr.interop.scattering
GM = constants.GM_sun
C = constants.c


def test_light_that_grazes_the_sun():
    """1.7512″ at 695 700 km [Will 2014, eq. 62: 1.7504″ at 696 000 km and coarser constants]."""
    sun = scattering(M=1 * u.Msun, v=1, r=1 * u.Rsun)
    alpha = sun.deflection(unit="arcsec")
    first = (4 * GM / (C**2 * u.Rsun)).to_value("") * u.rad
    assert alpha.unit == u.arcsec
    assert alpha.value == pytest.approx(1.7512, abs=5e-5)
    assert (alpha / first.to(alpha.unit)).value == pytest.approx(1, rel=1e-5)
    assert sun.b.to_value("km") == pytest.approx(695700 + 1.4766, abs=1e-3)  # b = r + M


def test_the_echo_of_mars():
    """Shapiro: 4GM/c³ [1 + ln(4 r_s r_o/R²)] there and back, 247 μs in the books [Weinberg §8.7 writes 240]."""
    sun = scattering(M=1 * u.Msun, v=1, r=1 * u.Rsun)
    ends = {"source": 1 * u.AU, "observer": 1.52 * u.AU}
    delay = 2 * sun.time_delay(**ends, compared_with="straight line")
    expected = 4 * GM / C**3 * (1 + math.log((4 * 1.52 * u.AU**2 / u.Rsun**2).to_value("")))
    assert delay.unit == u.s
    assert (delay / expected).to_value("") == pytest.approx(1, abs=5e-4)  # terms in R/r left out
    assert sun.time_of_flight(**ends).to_value("min") == pytest.approx(2.52 * 8.3168, rel=1e-3)


def test_units_come_and_go():
    one = scattering(M=10 * u.Msun, v=0.5, b=1000 * u.km)
    same = [
        scattering(M=(10 * GM / constants.G).to("kg"), v=0.5, b=1000 * u.km),
        scattering(M=10 * u.Msun, v=0.5 * C, b=1e6 * u.m),
        scattering(M=10 * u.Msun, v=149896.229 * u.km / u.s, b=1e8 * u.cm),
    ]
    plain = gr.Scattering(gr.Schwarzschild(M=1), v=0.5, b=(1000 * u.km * C**2 / (10 * GM)).to_value(""))
    for other in [one, *same]:
        assert other.deflection().to_value("rad") == pytest.approx(plain.deflection(), rel=1e-13)
        assert other.closest_approach.to_value("km") == pytest.approx(one.closest_approach.to_value("km"), rel=1e-13)
    place = one.deflection(source=1 * u.AU, observer=math.inf * u.m).value
    assert place == pytest.approx(one.deflection(source=149597870.7 * u.km).value, rel=1e-13)
    assert one.swept_angle(unit="deg").value == pytest.approx(180 + one.deflection(unit="deg").value, rel=1e-14)
    assert one.v.to_value("m/s") == pytest.approx(C.value / 2)
    assert one.capture_cross_section.to_value("km2") == pytest.approx(
        math.pi * one.critical_impact_parameter.to_value("km") ** 2
    )
    assert (one.is_captured, one.winding_number) == (False, 0)
    assert one.excess == pytest.approx(plain.excess, rel=1e-14)
    assert scattering(M=1 * u.Msun, v=C, b=1 * u.AU).numbers.v == 1.0
    assert scattering(M=1 * u.Msun, v=299792.458 * u.km / u.s, b=1 * u.AU).numbers.v == 1.0
    assert repr(one).startswith("Scattering(v=0.5, b=67.721999440053")
    assert repr(one).endswith(" in units of 14.7663 km")


def test_arrays_and_other_metrics():
    many = scattering(M=1 * u.Msun, v=[300, 30000] * u.km / u.s, b=[1 * u.AU, 2 * u.pc])
    kepler = 2 * math.atan((GM / (1 * u.AU * (300 * u.km / u.s) ** 2)).to_value(""))
    assert many.deflection().shape == (2,)
    assert many.deflection()[0].to_value("rad") == pytest.approx(kepler, rel=1e-5)
    charged = scattering(gr.ReissnerNordstrom(M=1, Q=sp.Rational(1, 2)), M=1e6 * u.Msun, v=1, excess=0.5)
    assert (charged.critical_impact_parameter / charged.length).to_value("") == pytest.approx(4.96791432947)
    assert np.isnan(scattering(M=1 * u.Msun, v=1, b=[1, 100] * u.km).deflection().value).tolist() == [True, False]


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ({"M": 1, "b": 1 * u.AU}, "M is 1, which has no unit"),
        ({"M": "1", "b": 1 * u.AU}, "M is '1', which has no unit"),
        ({"M": 1 * u.km, "b": 1 * u.AU}, "M has the unit km, which is none of a mass"),
        ({"M": -1 * u.Msun, "b": 1 * u.AU}, "positive and finite"),
        ({"M": math.nan * u.Msun, "b": 1 * u.AU}, "positive and finite"),
        ({"M": 1j * u.Msun, "b": 1 * u.AU}, "positive and finite"),
        ({"M": [1, 2] * u.Msun, "b": 1 * u.AU}, "one mass is needed"),
        ({"b": 1 * u.AU}, "the mass is not given"),
        ({"b": 7}, "b is 7, which has no unit"),
        ({"b": 7 * u.kg}, "b has the unit kg, which is none of a length"),
        ({"b": 7 * u.one}, "none of a length"),
        ({"b": [1 * u.km, 2 * u.kg]}, "units of several dimensions"),
        ({"b": [1 * u.km, 2]}, "which has no unit"),
        ({"b": -1 * u.km}, "a length is positive"),
        ({"b": 1 * u.km, "v": 1 * u.km}, "v has the unit km, which is none of a speed"),
        ({"b": 1 * u.km, "v": 3e8 * u.m / u.s}, "nothing is faster than light"),
        ({"b": 1 * u.km, "v": "fast"}, "no real number"),
        ({"b": 1 * u.km, "r": 1 * u.km}, "one of b, r, excess"),
        ({}, "one of b, r, excess"),
        ({"b": 1 * u.AU, "mass": 1}, "no parameter 'mass'"),
        ({"b": 1 * u.AU, "metric": gr.Schwarzschild(M=2)}, "the mass in the metric is 2"),
        ({"b": 1 * u.AU, "metric": "Schwarzschild"}, "is no metric"),
    ],
)
def test_mistakes(arguments, message):
    mass = {} if message == "the mass is not given" else {"M": 1 * u.Msun}
    with pytest.raises(InputError, match=message):
        scattering(**{**mass, "v": 1, **arguments})


def test_mistakes_in_questions():
    s = scattering(M=1 * u.Msun, v=1, b=1 * u.AU)
    with pytest.raises(InputError, match="source is 3, which has no unit"):
        s.deflection(source=3)
    with pytest.raises(InputError, match="which is none of an angle"):
        s.deflection(unit="km")
    with pytest.raises(InputError, match="none of an angle"):
        s.deflection(unit="foo")
    with pytest.raises(InputError, match="nearer than the closest approach"):
        s.deflection(source=1 * u.km)
    with pytest.raises(CaptureError, match="falls in"):
        scattering(M=1 * u.Msun, v=1, b=1 * u.km).deflection()


def test_without_astropy(monkeypatch):
    monkeypatch.setitem(__import__("sys").modules, "astropy.units", None)
    with pytest.raises(InputError, match="astropy is not installed"):
        scattering(M=1, v=1, b=1)


def test_a_speed_to_compare_with():
    s = scattering(M=1e11 * u.Msun, v=0.5, b=1 * u.pc)
    ends = {"source": 10 * u.kpc, "observer": 10 * u.kpc}
    assert s.time_delay(**ends, compared_with=C).to_value("yr") == pytest.approx(
        s.time_delay(**ends, compared_with="light").to_value("yr"), rel=1e-14
    )
    with pytest.raises(InputError, match="none of a speed"):
        s.time_delay(**ends, compared_with=3 * u.km)
