"""All redshifts at which a smooth function of them has a given value."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

SAMPLES = 2048
STEPS = 200


def all_roots(function: Callable[[Any], Any], value: float, low: float, high: float) -> list[float]:
    """The roots of function(z) = value from low to high: between samples at which the difference changes its sign, and
    beside extrema between samples. Extrema closer to each other than the samples, a thousandth of the range of
    log(1 + z), may be overlooked.
    """
    import numpy as np

    grid = np.expm1(np.linspace(np.log1p(low), np.log1p(high), SAMPLES))
    grid[0], grid[-1] = low, high
    near = np.geomspace(1e-12, 1e-3, 64) * (grid[1] - grid[0]) + low  # a root next to z = 0 stays accurate relatively
    points = np.unique(np.concatenate([grid, near]))
    values = np.asarray(function(points), float) - value
    slopes = np.diff(values)
    turning = np.flatnonzero(slopes[:-1] * slopes[1:] < 0) + 1
    extrema = [_extremum(function, points[k - 1], points[k + 1], slopes[k - 1] > 0) for k in turning]
    points = np.unique(np.concatenate([points, extrema]))
    values = np.asarray(function(points), float) - value
    roots = {float(z) for z in points[values == 0]}
    for k in np.flatnonzero(values[:-1] * values[1:] < 0):
        roots.add(_bisected(lambda z: function(z) - value, float(points[k]), float(points[k + 1])))
    return sorted(roots)


def _extremum(function: Callable[[Any], Any], left: float, right: float, is_maximum: bool) -> float:
    """By thirds; near enough for its value, whose slope is zero there."""
    sign = 1 if is_maximum else -1
    for _ in range(80):
        third = (right - left) / 3
        if sign * function(left + third) < sign * function(right - third):
            left += third
        else:
            right -= third
    return (left + right) / 2


def _bisected(function: Callable[[float], float], left: float, right: float) -> float:
    """A root between two points of different signs, by the Illinois variant of the false position [Dowell & Jarratt
    1971] and halving, until the points are neighbours or next to it."""
    f_left, f_right = function(left), function(right)
    for step in range(STEPS):
        width = right - left
        middle = (left + right) / 2
        if width <= 4e-16 * max(abs(left), abs(right)) or middle in (left, right):
            break
        guess = right - f_right * width / (f_right - f_left)
        z = guess if step % 3 and left < guess < right else middle
        f = function(z)
        if f == 0:
            return z
        if (f > 0) == (f_right > 0):
            right, f_right = z, f
        else:
            left, f_left = z, f
    return left if abs(f_left) < abs(f_right) else right
