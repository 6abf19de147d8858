"""Integral curves against closed forms."""

from __future__ import annotations

import numpy as np

from gr_toolkit.numerics.plane_curves import first_exit, grid, integral_curves, spaced_curves

WINDOW = (-2.0, 2.0, -1.0, 1.0)


def test_grid_has_the_centres_of_cells():
    x, y = grid(WINDOW, 4, 2)
    assert x.tolist() == [[-1.5, -0.5, 0.5, 1.5]] * 2
    assert y.tolist() == [[-0.5] * 4, [0.5] * 4]


def test_circles_close():
    (curve,) = integral_curves(lambda x, y: (-y, x), [0.6], [0.0], WINDOW)
    assert np.allclose(np.hypot(*curve), 0.6, atol=1e-8)
    assert np.allclose(curve[:, 0], curve[:, -1])
    turned = np.ptp(np.unwrap(np.arctan2(curve[1], curve[0])))
    assert abs(turned - 2 * np.pi) < 1e-9  # once round
    assert curve[1, 1] > 0  # along the field


def test_curves_run_along_the_field_to_the_edge():
    (curve,) = integral_curves(lambda x, y: (1 + 0 * x, 2 * x), [0.0], [-0.5], WINDOW)  # y = x² − ½
    assert np.allclose(curve[1], curve[0] ** 2 - 0.5, atol=1e-9)
    assert (np.diff(curve[0]) > 0).all()
    assert curve[1, 0] > 0.96
    assert curve[1, -1] > 0.96


def test_curves_end_where_there_is_no_field():
    def outward(x, y):
        square = x * x + y * y
        return np.where(square > 0.25, x / square, np.nan), y / square

    inside, outside = integral_curves(outward, [0.1, 0.9], [0.1, 0.0], WINDOW)
    assert inside.shape == (2, 1)
    assert 0.5 < outside[0, 0] < 0.53
    sink = integral_curves(lambda x, y: (-x, -y), [1.0], [0.5], WINDOW)[0]
    assert np.hypot(*sink[:, -1]) < 0.02  # and does not go through it
    still = integral_curves(lambda x, y: (0 * x, 0 * y), [1.0], [0.5], WINDOW)[0]
    assert still.shape == (2, 1)


def test_spaced_curves_are_apart_and_fill_the_window():
    curves = spaced_curves(lambda x, y: (1 + 0 * x, 0 * y), WINDOW, 0.25)
    heights = sorted(curve[1, 0] for curve in curves)
    assert all(np.ptp(curve[1]) == 0 for curve in curves)
    assert min(np.diff(heights)) >= 0.25 - 1e-9
    assert max(np.diff([-1, *heights, 1])) < 0.5
    assert all(np.ptp(curve[0]) > 3.9 for curve in curves)  # whole ones


def test_first_exit():
    assert first_exit(lambda r: (r > 1) & (r < 2) | (r > 3), 10.0) == np.linspace(0, 10, 4000)[800]
    assert first_exit(lambda r: r > 1, 10.0) == float("inf")
    assert first_exit(lambda r: r > 11, 10.0) == float("inf")
