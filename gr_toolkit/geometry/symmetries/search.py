"""Killing vectors looked for among products of simple functions of one coordinate each.

Killing's equation is linear, so those of a finite-dimensional space of vector fields are found by linear algebra over
the rational numbers, exactly. The space is spanned by products of one function of every coordinate x, in one component:

=========================  ====================================================
in the metric, x stands    functions of x
=========================  ====================================================
nowhere                    1, x, x², sin x, cos x
in a sine or cosine        1, sin x, cos x, cot x, 1/sin x; likewise sinh, cosh
in S_K or C_K              1, S_K, C_K, C_K/S_K, 1/S_K
otherwise                  1, x, x², 1/x
=========================  ====================================================

That covers translations, boosts, dilations, rotations and quasi-translations in the usual coordinates. There may be
others: a Killing vector is listed only if it is in this space with rational coefficients.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import product
from math import prod
from typing import TYPE_CHECKING, Any

import sympy as sp

from ...errors import TooLargeError
from ...exact import C_K, S_K, Element, Reader, sum_of_products, unify
from ...exact.kernels.lattice import vectors
from ..render import vector_field
from ..symmetry import SYMMETRIC_PAIR
from ..tensor import Tensor

if TYPE_CHECKING:
    from ..metric import Metric

FIELDS = 4_000  # vector fields in the space; Killing's equation of one takes half a millisecond
Row = dict[Any, Fraction]


class KillingVectors(tuple[Tensor, ...]):
    """The vector fields that were found; that there are no others is known only if they are as many as there can be."""

    __slots__ = ()

    @property
    def at_most(self) -> int:
        """The most Killing vectors that a metric of the dimension has, n(n + 1)/2; 0 where none was found."""
        return self[0].dimension * (self[0].dimension + 1) // 2 if self else 0

    @property
    def complete(self) -> bool:
        """Whether there can be no others."""
        return bool(self) and len(self) == self.at_most

    def _written(self, show: Any) -> list[str]:
        return [vector_field(field.metric.coordinates, [v for _, v in field.items()], show) for field in self]

    def __repr__(self) -> str:
        more = "no others" if self.complete else "perhaps others"
        return "\n".join([*self._written(str), f"({more})"])

    def _repr_latex_(self) -> str:
        more = "no others" if self.complete else "perhaps others"
        return r"$\displaystyle " + r",\quad ".join(self._written(sp.latex)) + rf"\quad\text{{({more})}}$"


def killing_vectors(metric: Metric) -> KillingVectors:
    """A basis of the Killing vectors in the space of the module's table; see `Metric.killing_vectors`."""
    choices = [_functions(metric, x) for x in metric.coordinates]
    size = metric.dimension * prod(map(len, choices))
    if size > FIELDS:
        raise TooLargeError("the space of vector fields (g.is_killing checks a given one)", size, FIELDS, "of them")
    reader = Reader(metric.field)
    read = [[reader.read(f) for f in choice] for choice in choices]
    one, *flat = unify([reader.field.one, *(f for choice in read for f in choice)])
    factors = iter(flat)
    ours = [[next(factors) for _ in choice] for choice in read]
    functions = [prod(part, start=one) for part in product(*ours)]
    fields = [(component, f) for component in range(metric.dimension) for f in functions]
    rows = _rows([_equation(metric, component, f) for component, f in fields])
    found = []
    for combination in _null_space(rows):
        components: list[list[Element]] = [[] for _ in range(metric.dimension)]
        for n, number in combination.items():
            component, f = fields[n]
            components[component].append(f * number)
        values: dict[tuple[int, ...], Element] = {
            (k,): sum(parts, one.field.zero) for k, parts in enumerate(components)
        }
        found.append(Tensor(metric, (True,), values, name="ξ"))
    return KillingVectors(found)


def _functions(metric: Metric, x: Any) -> list[Any]:
    """The functions of one coordinate."""
    curved = [f for f in metric.matrix.atoms(S_K) if f.args[1] == x]
    if curved:
        s, c = curved[0], C_K(*curved[0].args)
        return [sp.S.One, s, c, c / s, 1 / s]
    for sine, cosine in ((sp.sin, sp.cos), (sp.sinh, sp.cosh)):
        if any(f.args[0] == x for f in metric.matrix.atoms(sine, cosine)):
            return [sp.S.One, sine(x), cosine(x), cosine(x) / sine(x), 1 / sine(x)]
    if not metric.matrix.has(x):
        return [sp.S.One, x, x**2, sp.sin(x), sp.cos(x)]
    return [sp.S.One, x, x**2, 1 / x]


def _equation(metric: Metric, component: int, f: Element) -> list[Element]:
    """(L_ξ g)_{ab} for ξ = f ∂_component, the independent components in order."""
    g, m = metric.covariant, component
    slopes = [f.diff(x) for x in metric.coordinates]
    values = []
    for a, b in SYMMETRIC_PAIR.independent(metric.dimension):
        terms = [
            (1, f, g.component((a, b)).diff(metric.coordinates[m])),
            (1, slopes[a], g.component((m, b))),
            (1, slopes[b], g.component((a, m))),
        ]
        kept = [unify([x, y]) for _, x, y in terms if not x.is_zero() and not y.is_zero()]
        values.append(sum_of_products([(1, x, y) for x, y in kept]) if kept else f.field.zero)
    return values


def _rows(equations: Sequence[Sequence[Element]]) -> list[Row]:
    """Of each field its components in one basis over the rational numbers."""
    rows: list[Row] = [{} for _ in equations]
    for place, column in enumerate(zip(*equations, strict=True)):
        present = [n for n, value in enumerate(column) if not value.is_zero()]
        for n, vector in zip(present, vectors(unify([column[n] for n in present])), strict=True) if present else ():
            rows[n] |= {(place, monomial): number for monomial, number in vector.items()}
    return rows


def _null_space(rows: Sequence[Row]) -> Iterator[dict[int, Fraction]]:
    """The relations between rows: combinations that vanish, independent of each other."""
    pivots: dict[Any, tuple[Row, dict[int, Fraction]]] = {}
    for n, row in enumerate(rows):
        current, combination = dict(row), {n: Fraction(1)}
        while key := next((k for k in current if k in pivots), None):
            other, its = pivots[key]
            factor = current[key] / other[key]
            _subtract(current, other, factor)
            _subtract(combination, its, factor)
        if current:
            pivots[next(iter(current))] = current, combination
        else:
            yield combination


def _subtract(row: dict[Any, Fraction], other: dict[Any, Fraction], factor: Fraction) -> None:
    for key, number in other.items():
        value = row.get(key, Fraction(0)) - factor * number
        if value:
            row[key] = value
        else:
            row.pop(key, None)
