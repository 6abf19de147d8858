"""Which coordinate of a chart is the time, by the signs of the metric: its place in the chart says nothing.

A coordinate a is a time where da is timelike, and so is one whose lines ∂_a are, where no differential is known to be;
then a null one, as v is in ingoing charts. Beside a spacelike coordinate it is the other one, where both together are
orthogonal to all further ones. Of two of which nothing is known it is the first, if the metric does not depend on it
but on the second, and in charts of the catalogue, which begin with the time.

The orientation of spacetime is the chart's order of coordinates, for ⋆ and ε as for the magnetic field of observers: a
chart (t, r, φ, θ) is left-handed.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from ..errors import InputError
from ..exact import hooks
from .metric import Metric


def time_first(metric: Metric, two: Sequence[int], given: Any = None) -> tuple[int, int]:
    """The numbers of two coordinates, that of the time first.

    Parameters
    ----------
    metric : Metric
    two : numbers of coordinates, one of which is a time
    given : the one that is, a name, symbol or number, where signs do not say

    Raises
    ------
    InputError
        Both are spacelike, it is not known which is the time, or the one that is given is none of both.

    Examples
    --------
    >>> import gr_toolkit as gr
    >>> time_first(gr.Schwarzschild(), (0, 1)), time_first(gr.Schwarzschild(), (1, 0))
    ((0, 1), (0, 1))
    """
    first, second = sorted(two)
    names = f"{metric.coordinates[first]} and {metric.coordinates[second]}"
    if given is not None:
        time = metric.chart.number(given)
        if time not in two:
            raise InputError(f"the time {given} is none of the coordinates {names} that are left", "one of them, time=")
        return (time, first if time == second else second)
    kinds = [_kind(metric, k) for k in (first, second)]
    if TIME in kinds:
        return (first, second) if kinds[0] == TIME else (second, first)
    lines = [_sign(metric, metric.covariant, k) == -1 for k in (first, second)]
    rest = [kind == OPEN and _is_block(metric, two) for kind in kinds] if SPACE in kinds else []
    for wanted in (lines, [kind == NULL for kind in kinds], rest):
        if any(wanted) and not all(wanted):
            return (first, second) if wanted[0] else (second, first)
    if kinds == [SPACE, SPACE]:
        raise InputError(
            f"of the coordinates {names} that are left none is a time", "a surface in space, of constant time"
        )
    if kinds[0] == NULL or metric.origin is not None or is_cyclic(metric, first) > is_cyclic(metric, second):
        return first, second
    raise InputError(
        f"it is not known whether {names.replace(' and ', ' or ')} is the time: the domain {metric.domain} leaves the "
        "signs of the metric open",
        f"time={str(metric.coordinates[first])!r}, or a domain that says where it is timelike",
    )


TIME, NULL, SPACE, OPEN = "time", "null", "space", "open"


def differential_sign(metric: Metric, k: int) -> int:
    """The sign of g^{kk} in −+++: −1 where dx^k is timelike, 1 where it is spacelike, 0 where it is null or open."""
    return _sign(metric, metric.inverse, k)


def _kind(metric: Metric, k: int) -> str:
    """What the differential of a coordinate is known to be."""
    if metric.inverse.component((k, k)).is_zero():
        return NULL
    return {1: SPACE, -1: TIME, 0: OPEN}[differential_sign(metric, k)]


def _sign(metric: Metric, tensor: Any, k: int) -> int:
    """The sign that a diagonal component is known to have in −+++, 0 where none is."""
    return -metric.conventions.time_sign * int(hooks.call("sign", tensor.component((k, k))))


def _is_block(metric: Metric, two: Sequence[int]) -> bool:
    """Whether two coordinates are orthogonal to all others: then one of them is spacelike and one timelike, or null."""
    others = [k for k in range(metric.dimension) if k not in two]
    return all(metric.covariant.component((k, j)).is_zero() for k in two for j in others)


def is_cyclic(metric: Metric, k: int) -> bool:
    """Whether the metric does not depend on a coordinate."""
    return not any(value.diff(metric.coordinates[k]) for _, value in metric.covariant.items())
