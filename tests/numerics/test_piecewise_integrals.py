"""Piecewise polynomial integrals against closed forms, and lower bounds of E² against its roots."""

import math

import numpy as np
import pytest

from gr_toolkit.errors import DomainError
from gr_toolkit.numerics.blocks import by_blocks, extent
from gr_toolkit.numerics.expansion_rate import ExpansionRate
from gr_toolkit.numerics.piecewise_integrals import PiecewiseIntegral


@pytest.mark.parametrize("power", [-3.5, -1.0, 0.0, 0.5])
def test_powers(power):
    z = np.concatenate([-np.geomspace(1e-9, 0.74, 50), [0.0], np.geomspace(1e-15, 60, 200)])
    found = PiecewiseIntegral(lambda x: x**power, 0.25, 64.0)(z)
    exponent = power + 1
    exact = np.log1p(z) if exponent == 0 else np.expm1(exponent * np.log1p(z)) / exponent
    assert np.allclose(found, exact, rtol=1e-12, atol=0)


def test_from_the_upper_end():
    z = np.array([0.0, 0.5, 2.0, 6.9])
    found = PiecewiseIntegral(lambda x: x**-2.0, 1.0, 8.0, origin=8.0, start=0.125, sign=-1)(z)  # ∫_x^∞
    assert found == pytest.approx(1 / (1 + z), rel=1e-12)


def test_a_pole_at_the_end():
    """∫_1^x dx/√(2 − x) = 2(1 − √(2 − x)): narrower and narrower panels, and the bound that they resolve."""
    table = PiecewiseIntegral(lambda x: 1 / np.sqrt(2 - x), 1.0, 2.0, rounding=lambda x: 2.0**-52 * x / np.abs(2 - x))
    assert 2 - 1e-9 < table.resolved[1] < 2
    z = 1 - np.geomspace(1e-8, 0.99, 40)
    assert table(z) == pytest.approx(2 * (1 - np.sqrt(1 - z)), rel=1e-10)


def test_every_panel_is_hit():
    table = PiecewiseIntegral(lambda x: 1 / x, 1.0, 1024.0)
    edges = np.unique(np.concatenate([table._edges[:-1], np.nextafter(table._edges[1:], 0)])) - 1
    assert table(edges) == pytest.approx(np.log1p(edges), rel=1e-12)


def test_turns_are_roots():
    rate = ExpansionRate([(0.05, 3, 0), (-0.65, 2, 0), (1.6, 0, 0)])
    roots = np.roots([0.05, -0.65, 0, 1.6]).real
    assert rate.turn_above == pytest.approx(min(x for x in roots if x > 1), rel=1e-13)
    assert rate.turn_below is None
    assert ExpansionRate([(5, 3, 0), (0.1, 4, 0), (-4.1, 2, 0)]).turn_below == pytest.approx(
        (-5 + math.sqrt(25 + 4 * 0.1 * 4.1)) / 0.2, rel=1e-13
    )


def test_no_turn_is_overlooked():
    """E² = 1 + 10⁻⁶ − … with two roots 10⁻³ apart, between which no grid of a table looks."""
    low, high = 3.0, 3.0003  # c (x − low)(x − high)(x + s) = c x³ + Ω_K x² + Ω_Λ, without a term in x
    s = -low * high / (low + high)
    cubic = np.array([1.0, -low - high - s * -1.0, 0.0, low * high * s])
    cubic /= cubic.sum()
    rate = ExpansionRate([(cubic[0], 3, 0), (cubic[1], 2, 0), (cubic[3], 0, 0)])
    nearest = min(x.real for x in np.roots(cubic) if x.real > 1)
    assert rate.turn_above == pytest.approx(nearest, rel=1e-9)


def test_a_double_root_is_a_standstill():
    cubic = np.array([1.0, -4.5, 0.0, 13.5])  # (x − 3)² (x + 3/2)
    cubic /= cubic.sum()
    with pytest.raises(DomainError, match=r"nearly stops at 1 \+ z = (3\.00000|2\.99999)"):
        ExpansionRate([(cubic[0], 3, 0), (cubic[1], 2, 0), (cubic[3], 0, 0)])


def test_blocks():
    values = np.arange(20001.0)
    assert by_blocks(lambda x, y: x + y, values, values).tolist() == (2 * values).tolist()
    assert extent(np.array([np.nan, 2.0, -1.0])) == (-1.0, 2.0)
    assert extent(np.array([np.nan])) == extent(np.array([])) == (0.0, 0.0)
