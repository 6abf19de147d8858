"""How many positive and negative directions a metric has: other systems ask, a matrix alone does not say."""

from __future__ import annotations

from typing import Any

from ..exact import Reader
from ..exact.balls import PointRejected, precision, surely_positive
from ..exact.sampling import points
from ..geometry import Metric

BITS = 256
POINTS = 8


def inertia(metric: Metric) -> tuple[int, int] | None:
    """(positive, negative) directions at rational points of the domain, by the signs of the pivots of g_{μν} in ball
    arithmetic [Sylvester's law of inertia]; None where no point shows them or they differ from point to point.

    On a connected domain on which the metric is regular they are the same everywhere; they may depend on the signs of
    parameters and unknown functions that the domain leaves open.

    >>> import gr_toolkit as gr
    >>> inertia(gr.Kerr()), inertia(gr.Kerr(signature="+---"))
    ((3, 1), (1, 3))
    """
    n = metric.dimension
    free = (*metric.coordinates, *metric.parameters)
    found = set()
    for point in points(metric.domain, free, Reader(metric.field), POINTS):
        with precision(BITS):
            try:
                rows = [[point.element(metric.covariant.component((i, j))) for j in range(n)] for i in range(n)]
            except PointRejected:
                continue
            signs = _pivot_signs(rows)
        if signs is not None:
            found.add((signs.count(1), signs.count(-1)))
    return found.pop() if len(found) == 1 else None


def _pivot_signs(rows: list[list[Any]]) -> list[int] | None:
    """The signs of the pivots of a symmetric matrix of balls; None where no pivot is sure."""
    signs: list[int] = []
    left = list(range(len(rows)))
    while left:
        pivot = next((k for k in left if surely_positive(rows[k][k]) or surely_positive(-rows[k][k])), None)
        if pivot is None:
            return None
        left.remove(pivot)
        signs.append(1 if surely_positive(rows[pivot][pivot]) else -1)
        for i in left:
            factor = rows[i][pivot] / rows[pivot][pivot]
            for j in left:
                rows[i][j] = rows[i][j] - factor * rows[pivot][j]
    return signs
