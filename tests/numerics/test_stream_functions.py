"""Functions from their gradients, and their level lines."""

from __future__ import annotations

import numpy as np
import pytest

from gr_toolkit.numerics.level_curves import equal_steps, level_curves
from gr_toolkit.numerics.plane_curves import grid
from gr_toolkit.numerics.stream_functions import has_one_value, potential_of

WINDOW = (-2.0, 2.0, -2.0, 2.0)


def test_a_function_from_its_gradient():
    x, y = grid(WINDOW, 80, 80)
    values, off = potential_of(lambda x, y: (np.cos(x) * y, np.sin(x) + 2 * y), x, y)
    exact = np.sin(x) * y + y**2
    assert np.ptp(values - exact) < 1e-8
    assert off.max() < 0.01


def test_the_way_leads_around_a_singular_point():
    """x/|x|, the stream function of a point charge in a half-plane: it jumps along no line but at a point."""
    x, y = grid((0.0, 4.0, -2.0, 2.0), 80, 80)

    def gradient(x, y):
        cube = np.hypot(x, y) ** 3
        return -x * y / cube, x * x / cube

    values, off = potential_of(gradient, x, y)
    error = values - y / np.hypot(x, y)
    away = np.hypot(x, y) > 0.3
    assert np.ptp(error[away]) < 1e-3
    assert has_one_value(values, gradient, x, y)
    assert off[np.unravel_index(np.hypot(x, y).argmin(), x.shape)] > 10 * np.median(off)


def test_parts_that_hang_together_nowhere():
    x, y = grid(WINDOW, 40, 40)
    values, off = potential_of(lambda x, y: (np.where(abs(x) > 0.5, 1.0, np.nan), 0 * x), x, y)
    assert (np.isnan(values) == (abs(x) <= 0.5)).all()
    assert np.isinf(off[abs(x) <= 0.5]).all()
    for side in (x < -0.5, x > 0.5):
        assert np.ptp((values - x)[side]) < 1e-12


@pytest.mark.parametrize(("is_angle", "expected"), [(True, False), (False, True)])
def test_a_source_in_a_hole_is_noticed(is_angle, expected):
    """The angle around a hole has many values; the logarithm of the distance, with the gradient turned, has one."""
    x, y = grid(WINDOW, 60, 60)

    def gradient(x, y):
        square = np.where(np.hypot(x, y) > 0.5, x * x + y * y, np.nan)
        return (-y / square, x / square) if is_angle else (x / square, y / square)

    assert has_one_value(potential_of(gradient, x, y)[0], gradient, x, y) is expected


def test_equal_steps():
    values, are_all = equal_steps(np.linspace(0, 1, 1001), 4)
    assert np.allclose(values, [1 / 8, 3 / 8, 5 / 8, 7 / 8])
    assert are_all
    stream = 1 / np.linspace(0.001, 1, 10001)
    values, are_all = equal_steps(stream, 10)
    assert not are_all
    assert len(values) == 10
    assert values.max() < 60
    charged, _ = equal_steps(np.linspace(-1.1, 1.1, 101), 10, np.array([-1.0, -1.0, np.nan, 1.0]))
    assert np.allclose(np.diff(charged), 2 / 9)  # a whole number to the charge on the axis
    assert np.isclose(abs(charged - 1).min(), 1 / 9)  # which lies halfway
    assert not len(equal_steps(np.ones(5), 4)[0])
    assert not len(equal_steps(np.full(5, np.nan), 4)[0])


def test_curves_are_cut_where_they_leave_their_level():
    """A field along x whose stream function, y below and y + 5 above x = 0, says that curves change lines there."""
    x, y = grid(WINDOW, 80, 80)
    field = lambda x, y: (1 + 0 * x, 0 * y)  # noqa: E731
    contour = np.array([[-1.0, 0.5], [-0.5, 0.5]])
    off = np.full(x.shape, 0.01)
    (whole,) = level_curves(field, WINDOW, [(contour, 0.5, 0), (contour + 0.01, 0.5, 0)], y, off)  # the same one twice
    assert np.ptp(whole[0]) > 3.9
    other = contour - [0, 1]
    torn = y + np.where(x > 0, 5, 0)
    first, second = level_curves(field, WINDOW, [(contour, 0.5, 0), (other, -0.5, 0)], torn, off)
    for curve in (first, second):
        assert curve[0, 0] < -1.9
        assert abs(curve[0, -1]) < 0.1
