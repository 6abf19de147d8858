"""Integral curves of a vector field in a plane, and grids of points: what pictures are made of.

A curve is followed by its length with the classical Runge–Kutta method, all curves at once, and only its direction is
asked of the field, so that a field of any strength is followed with the same care. A curve ends where it leaves the
window, where the field has no direction (it vanishes, is infinite, or the point is outside the field's domain), and
where the direction turns by more than a right angle within a step: there it has met a source, or a line where the
field flips.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

Window = tuple[float, float, float, float]  # left, right, bottom, top
Directions = Callable[[Any, Any], tuple[Any, Any]]
STEPS = 200  # to a window's longer side
LONGEST = 4  # times the window's longer side, in each direction
RAY = 4000  # points on a ray
TOGETHER = 1000  # curves followed at once


def grid(window: Window, columns: int, rows: int) -> tuple[Any, Any]:
    """The centres of the cells of a window, as two arrays of shape (rows, columns)."""
    import numpy as np

    left, right, bottom, top = window
    x = left + (np.arange(columns) + 0.5) * (right - left) / columns
    y = bottom + (np.arange(rows) + 0.5) * (top - bottom) / rows
    horizontal, vertical = np.meshgrid(x, y)
    return horizontal, vertical


def first_exit(is_inside: Callable[[Any], Any], farthest: float) -> float:
    """Where a ray that starts at 0 leaves a domain for the first time after it was inside; infinity if it does not."""
    import numpy as np

    radii = np.linspace(0, farthest, RAY)[1:]
    inside = np.asarray(is_inside(radii), bool)
    entered = int(inside.argmax())
    left = np.flatnonzero(~inside[entered:])
    return float(radii[entered + left[0]]) if inside.any() and len(left) else float("inf")


def integral_curves(field: Directions, x: Any, y: Any, window: Window, step: float = 0.0) -> list[Any]:
    """The curves through points, forwards and backwards.

    Parameters
    ----------
    field : arrays x, y -> the field's two components there, nan where it has none
    x, y : arrays of points
    window : where the curves are followed
    step : the length of a step; a 200th of the window's longer side unless given

    Returns
    -------
    One array of shape (2, number of points) a point, along the field's direction; of one point where it has none.
    """
    import numpy as np

    x, y = np.asarray(x, float), np.asarray(y, float)
    step = step or max(window[1] - window[0], window[3] - window[2]) / STEPS
    both = np.tile(x, 2), np.tile(y, 2)
    halves = np.moveaxis(_half_curves(field, *both, window, np.repeat([step, -step], len(x))), 2, 0)
    curves = []
    for ahead, back in zip(halves[: len(x)], halves[len(x) :], strict=True):
        curve = ahead[:, np.isfinite(ahead[0])]
        if curve.shape[1] > 4 and np.hypot(*(curve[:, -1] - curve[:, 0])) < 2 * step:  # closed
            curves.append(np.concatenate([curve, curve[:, :1]], axis=1))
        else:
            behind = back[:, np.isfinite(back[0])]
            curves.append(np.concatenate([behind[:, :0:-1], curve], axis=1))
    return curves


def spaced_curves(field: Directions, window: Window, separation: float) -> list[Any]:
    """Curves that fill a window: whole ones, none cut off, each with a point that is `separation` or more from all
    earlier ones [after Jobard & Lefer (1997)].

    Their density shows nothing but where they were begun.
    """
    import numpy as np

    width, height = window[1] - window[0], window[3] - window[2]
    x, y = (c.ravel() for c in grid(window, max(2, int(2 * width / separation)), max(2, int(2 * height / separation))))
    across, up = (x - (window[0] + window[1]) / 2) / width, (y - (window[2] + window[3]) / 2) / height
    border = np.maximum(abs(across), abs(up)).round(9)
    order = np.lexsort(
        (across, up.round(9), abs(across).round(9), -border)
    )  # from there inwards, mirror images together
    x, y, across, up = x[order], y[order], across[order], up[order]
    chosen: list[Any] = []
    while len(x):
        curves = integral_curves(field, x[:TOGETHER], y[:TOGETHER], window)
        is_open, was_open, latest = np.ones(len(x), bool), False, -1  # was_open: before its mirror image was taken
        for k, curve in enumerate(curves):
            is_image = latest == k - 1 >= 0 and abs(across[k] + across[k - 1]) < 1e-9 and abs(up[k] - up[k - 1]) < 1e-9
            close = is_image and _squares(x[k : k + 1], y[k : k + 1], chosen[-1])[0] < separation**2 / 4
            if curve.shape[1] > 1 and (is_open[k] or (is_image and was_open and not close)):
                was_open, latest = k + 1 < len(x) and bool(is_open[k + 1]), k
                chosen.append(curve)
                is_open[is_open] = _squares(x[is_open], y[is_open], curve) >= separation**2
        is_open[:TOGETHER] = False
        x, y, across, up = x[is_open], y[is_open], across[is_open], up[is_open]
    return chosen


def _squares(x: Any, y: Any, curve: Any) -> Any:
    """The squared distances of points from a curve."""
    return ((x[:, None] - curve[0, ::4]) ** 2 + (y[:, None] - curve[1, ::4]) ** 2).min(axis=1)


def _half_curves(field: Directions, x: Any, y: Any, window: Window, step: Any) -> Any:
    """Points of shape (2, steps + 1, curves), nan after a curve's end; the steps, one for each, may be backwards."""
    import numpy as np

    longer = max(window[1] - window[0], window[3] - window[2])
    count = int(LONGEST * longer / abs(step).min()) if len(x) else 0
    points = np.full((2, count + 1, len(x)), np.nan)
    points[:, 0] = x, y
    here, number = np.array([x, y]), np.arange(len(x))
    last = _direction(field, here)
    for n in range(1, count + 1):
        second = _direction(field, here + step / 2 * last)
        third = _direction(field, here + step / 2 * second)
        fourth = _direction(field, here + step * third)
        there = here + step / 6 * (last + 2 * second + 2 * third + fourth)
        following = _direction(field, there)
        with np.errstate(invalid="ignore"):
            goes_on = (
                ((last * following).sum(axis=0) > 0)
                & ((last * fourth).sum(axis=0) > 0)
                & _inside(there, window)
                & ~_is_back(there, points[:, 0, number], step, n)
            )
        number, step = number[goes_on], step[goes_on]
        here, last = there[:, goes_on], following[:, goes_on]
        if not len(number):
            break
        points[:, n, number] = here
    return points


def _direction(field: Directions, points: Any) -> Any:
    """The unit vectors of a field, nan where it has none."""
    import numpy as np

    with np.errstate(all="ignore"):
        vector = np.array(np.broadcast_arrays(*field(points[0], points[1]), points[0])[:2], float)
        length = np.hypot(*vector)
        return np.where((length > 0) & np.isfinite(length), vector / length, np.nan)


def _inside(points: Any, window: Window) -> Any:
    left, right, bottom, top = window
    return (points[0] >= left) & (points[0] <= right) & (points[1] >= bottom) & (points[1] <= top)


def _is_back(points: Any, starts: Any, step: float, n: int) -> Any:
    """Whether a closed curve has come round to where it began."""
    distance = (points - starts) ** 2
    return (distance.sum(axis=0) < (0.75 * step) ** 2) & (n > 4)
