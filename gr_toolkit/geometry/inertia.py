"""How many positive and negative directions a metric has [Sylvester's law of inertia].

On a connected domain on which the metric is regular they are the same everywhere: eigenvalues cannot change sign where
det g vanishes nowhere. They are the signs of the pivots of g_{μν}, which are decided on the domain, and where that
leaves one open, in ball arithmetic at rational points.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import sympy as sp
from sympy.core.function import AppliedUndef

from ..exact import Element, Field, Reader, read_domain
from ..exact.balls import PointRejected, precision, surely_positive
from ..exact.sampling import points
from .properties import sign_where_regular

if TYPE_CHECKING:
    from .metric import Metric

BITS = 256
POINTS = 8
Inertia = tuple[int, int]


def exact_inertia(metric: Metric) -> Inertia | None:
    """(positive, negative) directions for all parameters and functions of the domain; None where it leaves them open.

    Parameters and unknown functions are real here, for a metric's components are, whether declared so or not.

    >>> import gr_toolkit as gr, sympy as sp
    >>> exact_inertia(gr.Schwarzschild()), exact_inertia(gr.Schwarzschild(signature="+---"))
    ((3, 1), (1, 3))
    >>> r, a = sp.symbols("r a")
    >>> exact_inertia(gr.Metric(sp.diag(1, 1 + a**2), (r, sp.Symbol("y"))))
    (2, 0)
    """
    return counted(pivot_signs(_components(metric), sign_where_regular)) or counted(
        pivot_signs(_components_of_real_letters(metric), sign_where_regular)
    )


def _components(metric: Metric) -> list[list[Element]]:
    """g_{μν} in rows."""
    n = range(metric.dimension)
    return [[metric.covariant.component((i, j)) for j in n] for i in n]


def _components_of_real_letters(metric: Metric) -> list[list[Element]]:
    """g_{μν} in rows, where the domain says that parameters and functions are real."""

    def real(expression: Any) -> Any:
        return expression.replace(
            lambda part: isinstance(part, AppliedUndef) and part.is_real is None,
            lambda part: sp.Function(part.func.__name__, real=True)(*part.args),
        )

    n = metric.dimension
    domain = read_domain(map(real, metric.conditions), (*metric.coordinates, *metric.parameters))
    elements = Reader(Field.rational(domain)).read_all([real(entry) for entry in metric.matrix])
    return [elements[n * i : n * i + n] for i in range(n)]


def inertia(metric: Metric) -> Inertia | None:
    """(positive, negative) directions: those that eight points of the domain show, all alike, or `exact_inertia`.

    At points they may depend on the signs of parameters and unknown functions that the domain leaves open; of metrics
    with unknown functions the exact one is asked for first. Points are the faster way.

    >>> import gr_toolkit as gr
    >>> inertia(gr.Kerr()), inertia(gr.Kerr(signature="+---"))
    ((3, 1), (1, 3))
    """
    if metric.functions:
        return exact_inertia(metric) or _at_points(metric)
    return _at_points(metric) or exact_inertia(metric)


def _at_points(metric: Metric) -> Inertia | None:
    """What the balls at all points that show a sign show; None where that is nothing, or they differ."""
    free = (*metric.coordinates, *metric.parameters)
    found = set()
    for point in points(metric.domain, free, Reader(metric.field), POINTS):
        with precision(BITS):
            try:
                rows = [[point.element(component) for component in row] for row in _components(metric)]
            except PointRejected:
                continue
            shown = counted(pivot_signs(rows, sign_of_ball))
        if shown is not None:
            found.add(shown)
    return found.pop() if len(found) == 1 else None


def sign_of_ball(ball: Any) -> int:
    """1, −1, or 0 where the ball does not show it."""
    return 1 if surely_positive(ball) else -1 if surely_positive(-ball) else 0


def counted(signs: list[int] | None) -> Inertia | None:
    """How many of the signs are positive, and how many negative."""
    return None if signs is None else (signs.count(1), signs.count(-1))


def pivot_signs(rows: list[list[Any]], sign: Callable[[Any], int]) -> list[int] | None:
    """The signs of the pivots of a regular symmetric matrix, whose rows are used up; None where no pivot's is known.

    Pivots are taken on the diagonal; a zero there, beside b, makes [[0, b], [b, d]] with the determinant −b², hence one
    of each sign.

    >>> pivot_signs([[0, 0, 2], [0, 5, 0], [2, 0, 0]], lambda x: (x > 0) - (x < 0))
    [1, 1, -1]
    """
    signs: list[int] = []
    left = list(range(len(rows)))
    while left:
        known = ((k, s) for k in left if (s := sign(rows[k][k])))
        pivot, its_sign = next(known, (None, 0))
        if pivot is not None:
            signs.append(its_sign)
            left.remove(pivot)
            _eliminate(rows, left, pivot)
            continue
        pairs = ((k, j) for k in left if rows[k][k] == 0 for j in left if j != k and sign(rows[k][j] * rows[k][j]) > 0)
        pair = next(pairs, None)
        if pair is None:
            return None
        signs += [1, -1]
        left = [i for i in left if i not in pair]
        _eliminate_pair(rows, left, *pair)
    return signs


def _eliminate(rows: list[list[Any]], left: list[int], pivot: int) -> None:
    """The Schur complement of one pivot, in the rows and columns that are left."""
    for i in left:
        if rows[i][pivot] == 0:
            continue
        factor = rows[i][pivot] / rows[pivot][pivot]
        for j in left:
            rows[i][j] = rows[i][j] - factor * rows[pivot][j]


def _eliminate_pair(rows: list[list[Any]], left: list[int], k: int, m: int) -> None:
    """The Schur complement of [[0, b], [b, d]] in rows and columns k, m, whose inverse is [[−d, b], [b, 0]]/b²."""
    b, d = rows[k][m], rows[m][m]
    touched = [i for i in left if not (rows[i][k] == 0 and rows[i][m] == 0)]  # balls are neither 0 nor not
    for i in touched:
        for j in touched:
            both = b * (rows[i][k] * rows[m][j] + rows[i][m] * rows[k][j]) - d * rows[i][k] * rows[k][j]
            rows[i][j] = rows[i][j] - both / (b * b)
