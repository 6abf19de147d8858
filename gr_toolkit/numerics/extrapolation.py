"""Ordinary differential equations to nearly full precision, by extrapolated midpoint steps.

Gragg's modified midpoint rule has an error in even powers of its step; Richardson extrapolation over 2, 4, … 16 steps
leaves one of order 16. No table of coefficients, and few steps where functions are smooth [Hairer, Nørsett & Wanner,
Solving Ordinary Differential Equations I (1993), §II.9; the method is Bulirsch & Stoer's, 1966].
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from ..errors import DomainError

COLUMNS = 8
MOST = 3000  # steps tried
LATELY, ADVANCE = 100, 3e-5  # where so many steps tried come no further than this part of the way, the solution ends
SMALLEST = 1e-25  # a first step, as a part of the whole way
CAUTION, GROWTH, SHRINKING = 0.8, 4.0, 0.1

Slope = Callable[[float, Any], Any]


def solved(slope: Slope, start: float, end: float, state: Any, tolerance: float = 1e-12) -> tuple[Any, Any]:
    """(places, states): y at the ends of the steps, from y(start) = state, of y′ = slope(t, y).

    The estimated error of a step is at most the tolerance, relative to the largest value that a component had; `end`
    may lie before `start`.

    Raises
    ------
    DomainError
        The solution ceases to be finite, or steps become as small as before a singularity, or there are too many:
        where it came to is said.
    """
    import numpy as np

    t, end, y = float(start), float(end), np.array(state, float)
    places, states = [t], [y]
    whole = end - t
    step, size = whole / 8, np.abs(y) + 1e-30
    reached = [t]  # after each step tried
    while t != end:
        step = step if abs(step) < abs(end - t) else end - t
        with np.errstate(all="ignore"):
            new, error = extrapolated(slope, t, y, step)
            scale = np.maximum(size, np.maximum(np.abs(y), np.abs(new)))
            ratio = float(np.max(error / (scale + np.max(np.abs(y)) * 1e-3))) / tolerance
        if not np.isfinite(ratio):
            step *= SHRINKING
        else:
            if ratio <= 1:
                t, y, size = (end if step == end - t else t + step), new, scale
                places.append(t)
                states.append(y)
            factor = CAUTION * ratio ** (-1 / (2 * COLUMNS - 1)) if ratio > 0 else GROWTH
            step *= min(GROWTH, max(SHRINKING, factor))
        reached.append(t)
        if t != end:
            _require_progress(reached, step, whole)
    return np.array(places), np.array(states)


def _require_progress(reached: list[float], step: float, whole: float) -> None:
    start, t = reached[0], reached[-1]
    stuck = len(reached) > LATELY and abs(t - reached[-1 - LATELY]) <= ADVANCE * abs(t - start)
    if stuck or t + step == t or (t == start and abs(step) < SMALLEST * abs(whole)):
        raise DomainError(
            f"the solution could not be continued beyond the parameter {t:.12g}: it leaves the chart, or meets a "
            "singularity"
        )
    if len(reached) > MOST:
        raise DomainError(f"{MOST} steps were tried and led to the parameter {t:.12g}: shorter ways are possible")


def extrapolated(slope: Slope, t: float, state: Any, step: float) -> tuple[Any, Any]:
    """y(t + step), and the difference of the last two extrapolations."""
    import numpy as np

    first = slope(t, state)
    table: list[Any] = []
    for column in range(COLUMNS):
        count = 2 * (column + 1)
        h = step / count
        before, now = state, state + h * first
        for n in range(1, count):
            before, now = now, before + 2 * h * slope(t + n * h, now)
        row = [(before + now + h * slope(t + step, now)) / 2]
        for back in range(1, column + 1):
            weight = (count / (count - 2 * back)) ** 2 - 1
            row.append(row[-1] + (row[-1] - table[back - 1]) / weight)
        error = np.abs(row[-1] - row[-2]) if column else None
        table = row
    return table[-1], error
