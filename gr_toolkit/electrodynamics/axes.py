"""Axes of a chart, recognised from the metric.

An angle φ whose lines close at s = s₀ after 2π is one that the metric does not depend on, with g_φφ/(g_ss (s − s₀)²) →
1 there: elementary flatness [Stephani et al. (2003), 19.3]. Where an angle closes after another turn, as around a
cosmic string, nothing is recognised.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple, final

import sympy as sp

from ..errors import GRToolkitError
from ..geometry import Metric
from ..geometry.time_coordinate import is_cyclic
from .limits import limit

ROUND = (0, 2 * sp.pi)


@final
class Axis(NamedTuple):
    """Where an angle's lines shrink: the numbers of the coordinate s and of the angle, the value s₀ of s."""

    place: int
    value: Any
    angle: int


def axes(metric: Metric) -> list[Axis]:
    """The axes at the ends of the chart's domain, lower ends first."""
    found = []
    cyclic = [p for p in range(metric.dimension) if is_cyclic(metric, p)]
    for s, value, side in _ends(metric):
        found += [Axis(s, value, p) for p in cyclic if p != s and _is_axis(metric, s, value, side, p)]
    return found


def closed_surfaces(metric: Metric, recognised: list[Axis]) -> Iterator[tuple[dict[Any, Any], list[int]]]:
    """(coordinate -> limits, the numbers of the two others) of the surfaces that two angles close, as a sphere's do.

    Parameters
    ----------
    recognised : the chart's `axes`; a coordinate with one at both ends makes a surface
    """
    coordinates = metric.coordinates
    for s, p in sorted({(axis.place, axis.angle) for axis in recognised}):
        ends = [axis.value for axis in recognised if (axis.place, axis.angle) == (s, p)]
        if len(ends) == 2 and metric.dimension == 4:
            yield {coordinates[s]: tuple(ends), coordinates[p]: ROUND}, [k for k in range(4) if k not in (s, p)]


def _ends(metric: Metric) -> Iterator[tuple[int, Any, int]]:
    """(coordinate, end, +1 for a lower or −1 for an upper end) as the domain's inequalities say."""
    for side in (1, -1):
        for condition in metric.conditions:
            if not isinstance(condition, (sp.Gt, sp.Ge, sp.Lt, sp.Le)):
                continue
            for s, x in enumerate(metric.coordinates):
                if x in (condition.gts, condition.lts):
                    end = condition.lts if condition.gts == x else condition.gts
                    if (condition.gts == x) == (side > 0) and not end.free_symbols & set(metric.coordinates):
                        yield s, end, side


def _is_axis(metric: Metric, s: int, value: Any, side: int, p: int) -> bool:
    """Elementary flatness."""
    g, x = metric.covariant, metric.coordinates[s]
    if g.component((p, p)).is_zero() or g.component((s, s)).is_zero():
        return False
    distance = metric.scalar(x) - metric.scalar(value)
    try:
        return bool(limit(g.component((p, p)) / (g.component((s, s)) * distance * distance), x, value, side) == 1)
    except GRToolkitError:  # no limit, or none that is found: no axis is claimed
        return False
