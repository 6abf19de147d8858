"""The level lines of a stream function as curves of the field whose stream function it is.

A contour on a grid is only known to a fraction of a cell. So one point of each, the best known, is where an integral
curve of the field begins, which is as exact as the field. Where such a curve runs through a source into another level
line it is cut.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from .plane_curves import Directions, Window, integral_curves

TOO_MANY = 1.5  # times the usual range: a function that has more than that grows beyond all bounds at a source
ENDS = 0.02  # of the points, on either side of the usual range
JUMP = 0.2  # of the range: what sits on the axis is charged
SAME = 2.0  # cells between a curve and a point of the same level: it is the same curve


def equal_steps(stream: Any, count: float, on_axis: Any = None) -> tuple[Any, bool]:
    """Equally spaced values of a function, and whether they fill its range.

    Parameters
    ----------
    stream : the function on a grid, nan outside of its domain
    count : about how many values
    on_axis : the function along an axis, which is to be halfway between two values; the flux of a charge on it is a
        whole number of steps
    """
    import numpy as np

    known = stream[np.isfinite(stream)]
    if not len(known):
        return np.array([]), True
    low, high = known.min(), known.max()
    usual = np.quantile(known, [ENDS, 1 - ENDS])
    are_all = not high - low > TOO_MANY * (usual[1] - usual[0]) > 0
    if not are_all:
        low, high = usual
    step, start = (high - low) / count, low
    axis = [] if on_axis is None else on_axis[np.isfinite(on_axis)]
    if len(axis):
        start, jump = axis[-1], abs(axis[-1] - axis[0])
        step = jump / max(1, round(jump / step)) if jump > JUMP * (high - low) > 0 else step
    if not step > 1e-12 * abs(known).max():
        return np.array([]), True
    first, last = np.ceil((low - start) / step - 0.5 - 1e-6), np.floor((high - start) / step - 0.5 + 1e-6)
    return start + (np.arange(first, last + 1) + 0.5) * step, are_all


def level_curves(
    field: Directions, window: Window, contours: Sequence[tuple[Any, float, int]], stream: Any, off: Any
) -> list[Any]:
    """The curves of a field along contours of its stream function.

    Parameters
    ----------
    field, window : as for `integral_curves`
    contours : (points of shape (count, 2), value, side of the axis) each
    stream : the stream function on the window's grid
    off : how far its contours may be off there
    """
    import numpy as np

    if not contours:
        return []
    contours = sorted(contours, key=lambda contour: -len(contour[0]))  # one may be torn where the function is rough
    seeds = np.array([line[off[_cells(line.T, window, off)].argmin()] for line, _, _ in contours])
    curves = integral_curves(field, seeds[:, 0], seeds[:, 1], window)
    values = np.unique([level for _, level, _ in contours])
    step = np.diff(values).min() if len(values) > 1 else np.inf
    near = SAME * (window[1] - window[0]) / stream.shape[1]
    rough, chosen = _variation(stream), []
    known: dict[tuple[float, int], list[Any]] = {}
    for seed, (_, level, side), curve in zip(seeds, contours, curves, strict=True):
        same = known.setdefault((level, side), [])
        if any(np.hypot(*(other - seed[:, None])).min() < near for other in same):
            continue
        here = _cells(curve, window, stream)
        is_other = abs(stream[here] - level) > step / 2 + rough[here]
        part = _part_around(curve, seed, is_other, rough[here])
        if part.shape[1] > 2 and (part.shape[1] == curve.shape[1] or np.ptp(part, axis=1).max() > 2 * near):
            chosen.append(part)
            same.append(part)
    return chosen


def _cells(points: Any, window: Window, values: Any) -> tuple[Any, Any]:
    """(rows, columns) of the cells in which points lie."""
    import numpy as np

    rows, columns = values.shape
    across = (points[0] - window[0]) / (window[1] - window[0]) * columns
    up = (points[1] - window[2]) / (window[3] - window[2]) * rows
    return np.clip(up.astype(int), 0, rows - 1), np.clip(across.astype(int), 0, columns - 1)


def _variation(values: Any) -> Any:
    """The largest difference from a point of a grid to its neighbours; infinite where there is no value."""
    import numpy as np

    found = np.where(np.isfinite(values), 0.0, np.inf)
    for axis in (0, 1):
        step = abs(np.nan_to_num(np.diff(values, axis=axis)))
        pads = [(0, 0), (0, 0)]
        for pads[axis] in ((1, 0), (0, 1)):
            found = np.maximum(found, np.pad(step, pads))
    return found


def _part_around(curve: Any, point: Any, is_other: Any, rough: Any) -> Any:
    """The part of a curve that belongs to a point on it: up to the roughest places before it is on another level."""
    import numpy as np

    middle = np.hypot(*(curve - point[:, None])).argmin()
    ahead, behind = np.flatnonzero(is_other[middle:]), np.flatnonzero(is_other[:middle])
    end = middle + rough[middle : middle + ahead[0] + 1].argmax() + 1 if len(ahead) else curve.shape[1]
    start = behind[-1] + rough[behind[-1] : middle + 1].argmax() if len(behind) else 0
    return curve[:, start:end]
