"""A function of the plane from its gradient, on a grid: the stream function of a field without sources.

Every step of the grid is integrated with Simpson's rule; its difference from the trapezium's is the step's error. Each
point gets its value along the way from the best point on which the errors add up to least, so that no way leads through
a point charge where another goes around it.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

Gradient = Callable[[Any, Any], tuple[Any, Any]]
ROUGH = 1e-3  # of a function's range: a step with a larger error says nothing about whether it has one value
TEAR = 0.03  # of a function's range: ways that differ by more lead around a source


def potential_of(gradient: Gradient, x: Any, y: Any) -> tuple[Any, Any]:
    """A function with a given gradient, up to a constant in each connected part, and how uncertain it is.

    Parameters
    ----------
    gradient : arrays x, y -> the two derivatives, nan outside of their domain
    x, y : the points of a grid, of shape (rows, columns)

    Returns
    -------
    Two arrays of the grid's shape: the values, nan outside; for each point the error of the worst step to a neighbour,
    as a length: how far a level line may be off.
    """
    import numpy as np

    steps, errors = zip(*(_steps(gradient, x, y, axis) for axis in (1, 0)), strict=True)
    first, second = gradient(x, y)
    with np.errstate(all="ignore"):
        slope = np.hypot(first, second)
        worst = np.maximum.reduce([_at_points(errors[k], axis, x.shape) for k, axis in enumerate((1, 0))])
        off = np.where(slope > 0, worst / slope, np.inf)
    known = np.isfinite(slope)
    off[~known] = np.inf
    values, costs = np.full(x.shape, np.nan), np.full(x.shape, np.inf)
    while True:
        waiting = known & np.isnan(values)
        if not waiting.any():
            return values, off
        start = np.unravel_index(np.where(waiting, worst, np.inf).argmin(), x.shape)
        costs[start], values[start] = 0, 0
        _spread(values, costs, steps, errors)


def has_one_value(values: Any, gradient: Gradient, x: Any, y: Any) -> bool:
    """Whether ways around the holes of the domain agree: no source is enclosed."""
    import numpy as np

    spread = np.nanmax(values) - np.nanmin(values)
    for axis in (1, 0):
        step, error = _steps(gradient, x, y, axis)
        with np.errstate(invalid="ignore"):
            torn = (abs(np.diff(values, axis=axis) - step) > TEAR * spread) & (error < ROUGH * spread)
        if torn.any():
            return False
    return True


def _steps(gradient: Gradient, x: Any, y: Any, axis: int) -> tuple[Any, Any]:
    """What a function grows by from each point to the next, and the error of that; infinite where no way leads."""
    import numpy as np

    here, there = [slice(None)] * 2, [slice(None)] * 2
    here[axis], there[axis] = slice(None, -1), slice(1, None)
    start, end = tuple(here), tuple(there)
    which = 1 - axis
    at_points = gradient(x, y)[which]
    halfway = gradient((x[start] + x[end]) / 2, (y[start] + y[end]) / 2)[which]
    length = (x if axis == 1 else y)[end] - (x if axis == 1 else y)[start]
    with np.errstate(all="ignore"):
        coarse = length * (at_points[start] + at_points[end]) / 2
        fine = (coarse + 2 * length * halfway) / 3
        found = np.where(np.isfinite(fine), fine, coarse)  # the axis of a chart has no halfway
        error = np.where(np.isfinite(fine), abs(fine - coarse), abs(coarse)) + 1e-12 * abs(found)
    return found, np.where(np.isfinite(found), error + 1e-300, np.inf)


def _at_points(error: Any, axis: int, shape: Any) -> Any:
    """At each point the larger error of its two steps along an axis; one out of the domain does not count."""
    import numpy as np

    counted = np.where(np.isfinite(error), error, 0)
    found = np.zeros(shape)
    here, there = [slice(None)] * 2, [slice(None)] * 2
    here[axis], there[axis] = slice(None, -1), slice(1, None)
    found[tuple(here)] = counted
    found[tuple(there)] = np.maximum(found[tuple(there)], counted)
    return found


def _spread(values: Any, costs: Any, steps: Any, errors: Any) -> None:
    """Carry values from where they are known to all points that can be reached, in place."""
    changed = True
    while changed:
        changed = False
        for axis, step, error in zip((1, 0), steps, errors, strict=True):
            here, there = [slice(None)] * 2, [slice(None)] * 2
            here[axis], there[axis] = slice(None, -1), slice(1, None)
            for source, target, sign in ((tuple(here), tuple(there), 1), (tuple(there), tuple(here), -1)):
                found = costs[source] + error
                better = found < costs[target] * (1 - 1e-12)
                if better.any():
                    changed = True
                    costs[target][better] = found[better]
                    values[target][better] = (values[source] + sign * step)[better]
