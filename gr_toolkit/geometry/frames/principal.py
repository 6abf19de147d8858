"""The principal null tetrad of a type D metric: l and n along its two repeated principal null directions.

The simple eigenvector f of the self-dual Weyl tensor Q gives the self-dual bivector

    F_{ab} = u_a f_b − u_b f_a + j det g [abcd] u^c f^d ∝ l_[a n_b] + m̄_[a m_b],

and T^a_b = F^{ac} F̄_{bc} is real with T² = τ², −τ on the plane of l and n, +τ on that of m and m̄, as the energy
tensor of an electromagnetic field is. Projecting on the planes leaves quadratic equations only [Stephani et al. 2003,
§§4.3, 5.2].
"""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from itertools import combinations
from typing import TYPE_CHECKING

from ...errors import AmbiguousSignError, InputError
from ...exact import Element, hooks, sum_of_products, unify
from .. import properties
from ..symmetry import antisymmetric
from .frame import Frame
from .petrov import petrov_type
from .weyl_operator import Matrix, Pair, direction

if TYPE_CHECKING:
    from ..metric import Metric

Vector = list[Element]


def null_tetrad(metric: Metric) -> Frame:
    """The principal null tetrad of a metric of type D; else that of its orthonormal frame."""
    properties.check_signature(metric)
    found = petrov_type(metric)
    if found.type == "D" and found.operator is not None:
        with suppress(AmbiguousSignError):
            return principal_null_tetrad(metric, found.operator)
    return metric.orthonormal_frame().null_tetrad()


def principal_null_tetrad(metric: Metric, operator: Matrix) -> Frame:
    """(l, n, m, m̄) with Ψ0 = Ψ1 = Ψ3 = Ψ4 = 0, for the operator Q of a metric of type D.

    Raises
    ------
    AmbiguousSignError
        The domain leaves the sign of a root open.
    """
    tensor = _energy(metric, operator)
    n = range(metric.dimension)
    size = sum_of_products([(1, tensor[a][b], tensor[b][a]) for a in n for b in n]) / 4
    root, *flat = unify([size.sqrt(), *(value for row in tensor for value in row)])
    ratio = [[value / (2 * root) for value in flat[4 * a : 4 * a + 4]] for a in n]
    timelike, spacelike = (
        [[(1 if a == b else 0) * root.field.one / 2 + sign * ratio[a][b] for a in n] for b in n] for sign in (-1, 1)
    )
    first, second = _null_pair(metric, *_basis(metric, timelike, (0, 1, 2, 3)))
    m = _complex(metric, *_basis(metric, spacelike, (2, 3, 1, 0)))
    return Frame.from_rows(metric, [first, second, *m], "null")


def _energy(metric: Metric, operator: Matrix) -> list[list[Element]]:
    """T^a_b up to a positive factor."""
    algebra, n = operator.algebra, range(4)
    u, lowered, square = direction(metric)
    gone = next(k for k in n if u[k].numerator)
    f = _eigenvector(operator)
    f.insert(gone, algebra.zero)
    along = [algebra.real_combination([(lowered[k], f[k]) for k in n])]
    f = [algebra.real_combination([(metric.zero + 1, f[k]), (-u[k] / square, along[0])]) for k in n]
    flat = [
        algebra.real_combination([(metric.covariant.component((a, b)), f[b]) for b in metric.neighbours(a, False)])
        for a in n
    ]
    field = {}
    for a, b in combinations(n, 2):
        x = algebra.real_combination([(lowered[a], flat[b]), (-lowered[b], flat[a])])
        dual = algebra.real_combination(
            [(sign * u[p[2]], f[p[3]]) for p, sign in antisymmetric(4).group if p[:2] == (a, b)]
        )
        # j det g (c + d j) = d + det g c j
        field[a, b] = x[0] + dual[1], x[1] + metric.determinant * dual[0]
        field[b, a] = -field[a, b][0], -field[a, b][1]
        field[a, a] = field[b, b] = algebra.zero
    inverse = metric.inverse.component

    def raised(a: int, b: int) -> Pair:
        terms = [
            (sum_of_products([(1, inverse((a, c)), inverse((b, d)))]), field[c, d])
            for c in metric.neighbours(a, True)
            for d in metric.neighbours(b, True)
            if c != d
        ]
        return algebra.real_combination(terms) if terms else algebra.zero

    upper = {(a, b): raised(a, b) for a in n for b in n if a != b}
    return [
        [
            sum_of_products(
                [
                    term
                    for c in n
                    if c not in (a, b)
                    for term in (
                        (1, upper[a, c][0], field[b, c][0]),
                        (-1, upper[a, c][1], algebra.square * field[b, c][1]),
                    )
                ]
            )
            for b in n
        ]
        for a in n
    ]


def _eigenvector(operator: Matrix) -> list[Pair]:
    """The eigenvector of the simple eigenvalue, one component being 1: a column of Q − λ with the double λ = −t₃/t₂."""
    algebra, n = operator.algebra, range(3)
    t2, t3 = operator.trace_with(operator), operator.trace_with(operator @ operator)
    quotient = algebra.product(t3, algebra.inverse(t2))
    for c in n:
        column = [operator.rows[a][c] for a in n]
        column[c] = column[c][0] + quotient[0], column[c][1] + quotient[1]
        pivot = next((entry for entry in column if not algebra.is_zero(entry)), None)
        if pivot is not None:
            return [algebra.product(entry, algebra.inverse(pivot)) for entry in column]
    raise InputError("the principal null directions of a metric that is not of type D", "g.orthonormal_frame()")


def _product(metric: Metric, first: Sequence[Element], second: Sequence[Element]) -> Element:
    """X·Y."""
    g = metric.covariant.component
    return sum_of_products(
        [(1, g((a, b)) * x, second[b]) for a, x in enumerate(first) for b in metric.neighbours(a, False)]
    )


def _basis(metric: Metric, columns: list[Vector], order: Sequence[int]) -> tuple[Vector, Vector]:
    """Two independent columns of a projector on a plane, the first that are in an order."""
    for i, k in combinations(order, 2):
        x, y = columns[i], columns[k]
        gram = _product(metric, x, x) * _product(metric, y, y) - _product(metric, x, y) ** 2
        if gram.numerator:
            return x, y
    raise InputError("a plane without two independent directions", "a metric of type D")


def _null_pair(metric: Metric, y: Vector, x: Vector) -> tuple[Vector, Vector]:
    """l = X + σY and n in a timelike plane: σ = (−X·Y ± √((X·Y)² − X² Y²))/Y²; a null X is l itself."""
    time = metric.conventions.time_sign
    xx, yy, xy = _product(metric, x, x), _product(metric, y, y), _product(metric, x, y)
    if xx.is_zero() or yy.is_zero():
        if xx.numerator:
            x, y, xx, yy = y, x, yy, xx
        second = [a - yy / (2 * xy) * b for a, b in zip(y, x, strict=True)]
        first = x
    else:
        root, xy, yy = unify([(xy * xy - xx * yy).sqrt(), xy, yy])
        first, second = (
            [a + (-xy + sign * root) / yy * b for a, b in zip(x, y, strict=True)] for sign in (time, -time)
        )
    scale = time / _product(metric, first, second)
    return first, [value * scale for value in second]


def _complex(metric: Metric, x: Vector, y: Vector) -> tuple[Vector, Vector]:
    """√2 m = X/|X| + i Y'/|Y'| and m̄ in a spacelike plane, Y' orthogonal to X."""
    sign = -metric.conventions.time_sign
    xx = _product(metric, x, x)
    part = _product(metric, x, y) / xx
    y = [b - part * a for a, b in zip(x, y, strict=True)]
    sizes = [(2 * sign * _product(metric, v, v)).sqrt() for v in (x, y)]
    i, one, two = unify([hooks.call("imaginary unit", unify(sizes)[0].field), *sizes])
    x, y = [value / one for value in x], [value / two for value in y]
    return tuple([a + s * i * b for a, b in zip(x, y, strict=True)] for s in (1, -1))  # type: ignore[return-value]
