"""What `Scattering` takes, refuses and shows; angles are tested in test_deflection."""

from __future__ import annotations

import math
from decimal import Decimal
from fractions import Fraction

import numpy as np
import pytest
import sympy as sp

import gr_toolkit as gr
from gr_toolkit.errors import CaptureError, InputError, UnknownNameError

HOLE = gr.Schwarzschild(M=1)
M = gr.Schwarzschild().symbols("M")
v = sp.Symbol("v", positive=True)


# -- numbers ---------------------------------------------------------------------------------------------------------


def test_constants_of_light():
    """b = 27/√(27 − 2·9) …: r₀ = 9M turns at b = r₀/√(1 − 2/9) [MTW §25.6]."""
    s = gr.Scattering.from_closest_approach(HOLE, v=1, r=9)
    assert s.b == pytest.approx(9 / math.sqrt(7 / 9), rel=1e-15)
    assert s.critical_impact_parameter == pytest.approx(math.sqrt(27), rel=1e-15)
    assert s.capture_cross_section == pytest.approx(27 * math.pi, rel=1e-15)
    assert (s.energy, s.angular_momentum, s.closest_approach) == (1.0, s.b, 9.0)
    assert s.excess == pytest.approx(s.b / math.sqrt(27) - 1, rel=1e-14)
    assert s.is_captured is False
    assert s.winding_number == 0


def test_constants_of_a_mass():
    """γ = 1.25 at v = 0.6; slow particles are captured within 4M/v [MTW box 25.6]."""
    s = gr.Scattering(HOLE, v=0.6, b=20)
    assert (s.energy, s.angular_momentum) == (pytest.approx(1.25, rel=1e-15), pytest.approx(15, rel=1e-15))
    r = s.closest_approach
    assert s.energy**2 == pytest.approx((1 - 2 / r) * (1 + s.angular_momentum**2 / r**2), rel=1e-14)  # dr/dτ = 0
    assert gr.Scattering(HOLE, v=1e-6, b=1e9).critical_impact_parameter == pytest.approx(4e6, rel=1e-11)
    assert gr.Scattering(HOLE, v=1e-6, b=1e9).capture_cross_section == pytest.approx(16e12 * math.pi, rel=1e-11)


def test_the_unit_is_that_of_the_mass():
    heavy = gr.Scattering(gr.Schwarzschild(M=3), v=0.6, b=60)
    light = gr.Scattering(HOLE, v=0.6, b=20)
    assert heavy.deflection() == light.deflection()
    for name, power in [("closest_approach", 1), ("critical_impact_parameter", 1), ("capture_cross_section", 2)]:
        assert getattr(heavy, name) == pytest.approx(3**power * getattr(light, name), rel=1e-15)
    assert heavy.deflection(source=300, observer=90) == pytest.approx(
        light.deflection(source=100, observer=30), rel=1e-15
    )


def test_multiples_of_a_symbol():
    s, number = gr.Scattering(gr.Schwarzschild(), v=0.6, b=20 * M), gr.Scattering(HOLE, v=0.6, b=20)
    assert s.deflection() == number.deflection()
    assert s.b == 20 * M
    assert (s.closest_approach / M).is_number
    assert float(s.closest_approach / M) == number.closest_approach
    assert float(s.capture_cross_section / M**2) == pytest.approx(number.capture_cross_section, rel=1e-15)
    assert s.deflection(source=100 * M, observer=30 * M) == number.deflection(source=100, observer=30)
    many = gr.Scattering(gr.Schwarzschild(), v=0.6, b=[20 * M, 30 * M])
    assert many.deflection().tolist() == gr.Scattering(HOLE, v=0.6, b=[20, 30]).deflection().tolist()
    assert many.closest_approach[0] == s.closest_approach
    with pytest.raises(
        InputError, match=r"b is a pure number, and the mass M is a symbol\n  write: gr.Schwarzschild\(M=1"
    ):
        gr.Scattering(gr.Schwarzschild(), v=0.6, b=20)


@pytest.mark.parametrize(
    ("speed", "length"),
    [
        (np.float64(0.5), np.float64(20)),
        (np.float32(0.5), np.int64(20)),
        (Fraction(1, 2), Fraction(20)),
        (Decimal("0.5"), Decimal(20)),
        (sp.Rational(1, 2), sp.Integer(20)),
        (sp.Float("0.5"), 20),
        (np.array(0.5), 20),
    ],
)
def test_kinds_of_numbers(speed, length):
    s = gr.Scattering(HOLE, v=speed, b=length)
    expected = gr.Scattering(HOLE, v=0.5, b=20.0)
    for name in ("closest_approach", "critical_impact_parameter", "energy", "angular_momentum", "excess"):
        assert type(getattr(s, name)) is float
        assert getattr(s, name) == getattr(expected, name)
    assert type(s.deflection()) is float
    assert type(s.winding_number) is int
    assert s.deflection() == expected.deflection()
    assert s.exact_v == sp.Rational(1, 2)
    assert s.exact_b == 20


def test_decimals_for_formulas_are_what_was_typed_and_doubles_for_numbers_what_they_are():
    s = gr.Scattering(HOLE, v=0.1, b=100.3)
    assert (s.exact_v, s.exact_b) == (sp.Rational(1, 10), sp.Rational(1003, 10))
    assert (s.v, s.b) == (0.1, 100.3)
    long = gr.Scattering(HOLE, v=1 / 3, b=20)
    assert long.exact_v == sp.Rational(1 / 3)
    assert s.deflection() == gr.Scattering(HOLE, v=sp.Rational(0.1), b=sp.Rational(100.3)).deflection()
    with pytest.raises(InputError, match="v is an array, and formulas take one number"):
        _ = gr.Scattering(HOLE, v=[0.1, 0.2], b=100).exact_v
    with pytest.raises(InputError, match="given by excess, not by b"):
        _ = gr.Scattering.near_critical(HOLE, v=0.1, excess=1e-3).exact_b


def test_arrays_that_are_changed_change_nothing():
    lengths = np.array([20.0, 30.0])
    s = gr.Scattering(HOLE, v=0.5, b=lengths)
    names = ("b", "excess", "closest_approach", "angular_momentum", "winding_number", "is_captured")
    first = [s.deflection(), *(getattr(s, name) for name in names)]
    kept = [np.copy(values) for values in first]
    lengths[:] = 1
    for values in first:
        values[:] = 7
    again = [s.deflection(), *(getattr(s, name) for name in names)]
    assert all(np.array_equal(one, other) for one, other in zip(kept, again, strict=True))


def test_arrays_are_broadcast():
    s = gr.Scattering(HOLE, v=np.array([[0.5], [1.0]]), b=[10.0, 20, 30])
    assert s.deflection().shape == s.closest_approach.shape == s.is_captured.shape == s.angular_momentum.shape == (2, 3)
    one = gr.Scattering(HOLE, v=0.5, b=20.0)
    assert s.deflection()[0, 1] == pytest.approx(one.deflection(), rel=1e-15)
    ends = s.deflection(source=[[[50.0]], [[500.0]]], observer=70)
    assert ends.shape == (2, 2, 3)
    assert ends[1, 0, 1] == pytest.approx(one.deflection(source=500, observer=70), rel=1e-14)
    assert one.deflection(observer=[50.0, 500]).shape == (2,)
    empty = gr.Scattering(HOLE, v=[], b=20)
    assert empty.deflection().shape == empty.winding_number.shape == (0,)


def test_symbols_give_formulas():
    s = gr.Scattering(gr.Schwarzschild())
    assert s.is_symbolic
    assert (s.v, s.b) == (v, sp.Symbol("b", positive=True))
    assert s.energy == 1 / sp.sqrt(1 - v**2)
    assert float(s.critical_impact_parameter.subs({v: 1, M: 1})) == pytest.approx(math.sqrt(27), rel=1e-15)
    with pytest.raises(InputError, match="v is the symbol v, and this takes numbers"):
        s.deflection()
    half = gr.Scattering(HOLE, v=0.5)
    assert half.critical_impact_parameter == gr.Scattering(HOLE, v=0.5, b=20).critical_impact_parameter
    with pytest.raises(InputError, match="b is the symbol b"):
        half.deflection()


# -- capture ---------------------------------------------------------------------------------------------------------


def test_a_particle_that_falls_in():
    s = gr.Scattering(HOLE, v=0.5, b=8)
    assert s.is_captured is True
    message = r"the particle falls in: b = 8.0 is not above b_c = 8.807338950083\d* of the speed v = 0.5"
    for question in (s.deflection, lambda: s.closest_approach, lambda: s.winding_number, s.swept_angle):
        with pytest.raises(CaptureError, match=message):
            question()
    assert s.critical_impact_parameter > 8


def test_the_edge_of_capture_is_as_sharp_as_doubles_are():
    """√27 lies between two neighbouring doubles: b² − 27 of the fractions says on which side they are."""
    near = math.sqrt(27)
    for b in (math.nextafter(near, 0), near, math.nextafter(near, 9)):
        assert gr.Scattering(HOLE, v=1, b=b).is_captured is (Fraction(b) ** 2 <= 27)


def test_captured_ones_in_arrays_are_nan():
    s = gr.Scattering(HOLE, v=0.5, b=[8, 9, math.nan])
    assert s.is_captured.tolist() == [True, False, False]
    for values in (s.deflection(), s.closest_approach, s.excess, s.deflection(source=1e3, observer=1e3)):
        assert np.isnan(values).tolist() == [True, False, True]
    assert s.winding_number.tolist()[0] == -1
    assert s.winding_number.tolist()[1] >= 0


def test_turning_points_that_nobody_has():
    with pytest.raises(
        CaptureError, match=r"turns at r = 2.9: the unstable circular orbit of the speed v = 1 is at 3.0"
    ):
        gr.Scattering.from_closest_approach(HOLE, v=1, r=2.9).deflection()
    with pytest.raises(CaptureError, match=r"turns at rho = 1.8: .* is at 1.866025403784438"):
        gr.Scattering.from_closest_approach(gr.Schwarzschild("isotropic", M=1), v=1, r=1.8).deflection()
    s = gr.Scattering.from_closest_approach(HOLE, v=[1, 1, 1e-3], r=[1.5, 3.0001, 3.999])
    assert np.isfinite(s.deflection()).tolist() == [False, True, False]
    assert np.isnan(s.b).tolist() == [True, False, True]


def test_places_within_the_turning_point():
    s = gr.Scattering(HOLE, v=1, b=20)
    with pytest.raises(InputError, match=r"source = 18 is nearer than the closest approach, 18.91298547847"):
        s.deflection(source=18)
    with pytest.raises(InputError, match=r"observer = 2.5 is nearer"):  # there the cubic is positive again
        s.swept_angle(observer=2.5)
    assert np.isnan(s.deflection(source=[18, 19])).tolist() == [True, False]


@pytest.mark.parametrize("g", [HOLE, gr.Schwarzschild("isotropic", M=1), gr.Schwarzschild(M=sp.Rational(3, 7))])
def test_infinity_may_be_said_as_a_number(g):
    s = gr.Scattering(g, v=[0.5, 1.0], b=20)
    whole = s.deflection()
    np.testing.assert_allclose(s.deflection(source=math.inf, observer=np.inf), whole, rtol=1e-14)
    mixed = s.deflection(source=[math.inf, 100.0], observer=50)
    assert mixed[0] == pytest.approx(s.deflection(observer=50)[0], rel=1e-14)
    assert mixed[1] == s.deflection(source=100, observer=50)[1]


# -- refusals --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("speed", "length", "message"),
    [
        (1.5, 20, "v = 1.5: nothing is faster than light"),
        (1 + 2**-52, 20, "v = 1.0000000000000002: nothing is faster"),
        (sp.Rational(3, 2), 20, "nothing is faster than light"),
        (0, 20, "v = 0: a speed at infinity"),
        (-0.5, 20, "v = -0.5: a speed at infinity"),
        ([0.5, -0.5], 20, "v = -0.5"),
        ("0.5", 20, "v is '0.5', no real number"),
        (True, 20, "v is True, no real number"),
        (0.5j, 20, "no real number"),
        (sp.I, 20, "v is I, no finite real number"),
        (math.nan, 20, "v is nan, which is no finite number"),
        (1e-120, 20, "v is 1e-120"),
        (0.5, math.inf, "b is inf, which is no finite number"),
        (0.5, sp.oo, "b is oo, no finite real number"),
        (0.5, 0, "b = 0: a length is positive"),
        (0.5, -20, "b = -20: a length is positive"),
        (0.5, "20", "b is '20', no real number"),
        (0.5, {20}, "no real number"),
        (0.5, np.ma.masked_array([20.0, 30.0], [True, False]), "b is a masked array"),
        ([0.5, 0.6], [20, 30, 40], r"v and b have the shapes \(2,\) and \(3,\)"),
        (0.5, [20 * M, 30], "b is an array with symbols in it"),
    ],
)
def test_wrong_numbers(speed, length, message):
    with pytest.raises(InputError, match=message):
        gr.Scattering(HOLE, v=speed, b=length)


@pytest.mark.parametrize("excess", [0, -0.1, math.nan, "1e-3", sp.Symbol("x", negative=True)])
def test_wrong_excess(excess):
    with pytest.raises(InputError, match="excess"):
        gr.Scattering.near_critical(HOLE, v=1, excess=excess)


def test_wrong_calls():
    with pytest.raises(InputError, match=r"write: Scattering\(g, v=0.5, b=20\)"):
        gr.Scattering(HOLE, 0.5, 20)
    with pytest.raises(InputError, match=r"no parameter 'impact_parameter'\n  write: b=20"):
        gr.Scattering(HOLE, v=0.5, impact_parameter=20)
    with pytest.raises(UnknownNameError, match="parameter of Scattering 'w'"):
        gr.Scattering(HOLE, w=0.5)
    with pytest.raises(InputError, match=r"write: r=20"):
        gr.Scattering.from_closest_approach(HOLE, v=0.5, b=20)
    with pytest.raises(AttributeError, match="a Scattering does not change"):
        gr.Scattering(HOLE, v=0.5, b=20).v = 0.6


def test_wrong_metrics():
    r, t, theta, phi = sp.symbols("r t theta phi")
    for wrong, message in [
        (gr.FLRW(), "not static"),
        (gr.Kerr(), "spher"),
        ("Schwarzschild", "is no metric"),
        (gr.Schwarzschild("painleve-gullstrand"), "cross term"),
    ]:
        with pytest.raises(InputError, match=message):
            gr.Scattering(wrong, v=0.5, b=20)
    for mass, message in [(-1, "the mass is -1: it has to be positive"), (0, "the mass is 0")]:
        f = 1 - sp.Integer(2 * mass) / r
        g = gr.Metric(sp.diag(-f, 1 / f, r**2, r**2 * sp.sin(theta) ** 2), [t, r, theta, phi], domain=[r > 2])
        with pytest.raises(InputError, match=message):
            gr.Scattering(g, v=0.5, b=20)


def test_quantities_with_a_unit_are_refused_in_words():
    units = pytest.importorskip("astropy.units")
    with pytest.raises(InputError, match="b has the unit km"):
        gr.Scattering(HOLE, v=0.5, b=20 * units.km)
    with pytest.raises(InputError, match="v has the unit km / s"):
        gr.Scattering(HOLE, v=0.5 * units.km / units.s, b=20)


def test_what_is_shown():
    assert repr(gr.Scattering(HOLE, v=0.5, b=20)) == "Scattering(v=0.5, b=20.0)"
    assert repr(gr.Scattering(gr.Schwarzschild(), v=0.5, b=20 * M)) == "Scattering(v=0.5, b=20*M)"
    assert repr(gr.Scattering.near_critical(HOLE, v=1, excess=1e-300)) == "Scattering(v=1.0, excess=1e-300)"
    assert repr(gr.Scattering(HOLE, v=[0.5, 1], b=20)) == "Scattering(shape=(2,))"
    assert repr(gr.Scattering(HOLE)) == "Scattering(v=v, b=b)"
