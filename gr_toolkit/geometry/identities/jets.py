"""Tensors as power series in normal coordinates, all indices low, and their covariant derivatives.

A series is known up to an order; each derivative costs one. Derivative indices stand first, the last one to act
outermost: the slots of ∇_c ∇_b A_a are c, b, a.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import product
from typing import TypeAlias, final

from ...exact.polynomials import Polynomial, PolynomialRing
from ..symmetry import Symmetry
from .series import Series, accumulate, differentiated, multiplied

Index: TypeAlias = tuple[int, ...]
Components: TypeAlias = dict[Index, Polynomial]  # at the origin; what is left out is zero


@final
@dataclass(frozen=True)
class JetSymbol:
    """A free Taylor coefficient: a generator of a space's ring.

    Attributes
    ----------
    name : for printing, unique in its space
    owner : the LaTeX name of the field whose coefficient it is; "g" for the metric, "Γ" for Christoffel symbols of a
        chart that is not normal, "" for a constant
    order : the order of the derivative it stands for
    place : the number of the generator in the ring
    component : the component of the field whose coefficient it is, a representative of its symmetry; i, j of the metric
    letters : by which coordinates it is differentiated, in order. Of a field the symbol is the coefficient of x^letters
        itself, a derivative over factorials; of the metric see `symbols.Symbols.rules`
    """

    name: str
    owner: str
    order: int
    place: int
    component: Index = ()
    letters: Index = ()


@final
@dataclass(frozen=True)
class JetTensor:
    """A tensor's series; `symmetry` is of the slots behind the derivative ones."""

    derivatives: int
    symmetry: Symmetry
    components: dict[Index, Series]  # derivative slots, then a representative of the symmetry
    order: int  # up to which the series are known

    def component(self, index: Index) -> tuple[int, Series | None]:
        """(sign, series) of a component; None where it vanishes."""
        cut = self.derivatives
        representative, sign = self.symmetry.canonical(index[cut:])
        return sign, self.components.get(index[:cut] + representative) if sign else None

    def at_origin(self, dimension: int) -> Components:
        """All components at the origin that do not vanish, also those that the symmetry gives."""
        found: Components = {}
        images = _images(self.symmetry, dimension)
        cut = self.derivatives
        for index, series in self.components.items():
            value = series.get(0)
            if value is not None:
                both = {1: value}
                for image, sign in images[index[cut:]]:
                    if sign not in both:
                        both[sign] = -value
                    found[index[:cut] + image] = both[sign]
        return found


@lru_cache(maxsize=64)
def _images(symmetry: Symmetry, dimension: int) -> dict[Index, list[tuple[Index, int]]]:
    """For each representative, the components it gives with their signs."""
    images: dict[Index, list[tuple[Index, int]]] = {}
    for index in product(range(dimension), repeat=symmetry.rank):
        representative, sign = symmetry.canonical(index)
        if sign:
            images.setdefault(representative, []).append((index, sign))
    return images


@final
class Connection:
    """The Christoffel symbols of the generic metric as series, and what they differentiate."""

    def __init__(self, ring: PolynomialRing, dimension: int, gamma: dict[Index, Series]) -> None:
        self.ring, self.dimension = ring, dimension
        self.gamma = gamma  # (a, i, j), i ≤ j: Γ^a_{ij}
        n = range(dimension)
        self._of_pair = {
            (i, j): [(a, series) for a in n if (series := gamma.get((a, min(i, j), max(i, j))))]
            for i, j in product(n, repeat=2)
        }  # those that do not vanish

    def covariant_derivative(self, tensor: JetTensor) -> JetTensor:
        """∇ of a tensor, one order less of it.

        Raises
        ------
        TooLargeError
            The products of the terms of Γ and of the tensor may be too many.
        """
        n, order = range(self.dimension), tensor.order - 1
        self._admit(tensor, order)
        rank = tensor.derivatives + tensor.symmetry.rank
        found: dict[Index, Series] = {}
        for slots in self._slots(tensor):
            _, own = tensor.component(slots)
            for e in n:
                total = differentiated(own, e, order) if own else {}
                for slot in range(rank):
                    for a, gamma in self._of_pair[e, slots[slot]]:
                        if min(gamma) <= order:
                            sign, other = tensor.component((*slots[:slot], a, *slots[slot + 1 :]))
                            if other:
                                accumulate(total, multiplied(gamma, other, order), -sign)
                if total:
                    found[(e, *slots)] = total
        self.ring.keep(polynomial for series in found.values() for polynomial in series.values())
        return JetTensor(tensor.derivatives + 1, tensor.symmetry, found, order)

    def _slots(self, tensor: JetTensor) -> Iterator[Index]:
        core = tensor.symmetry.independent(self.dimension)
        for head in product(range(self.dimension), repeat=tensor.derivatives):
            for tail in core:
                yield (*head, *tail)

    def _admit(self, tensor: JetTensor, order: int) -> None:
        rank = tensor.derivatives + tensor.symmetry.rank
        ours, theirs = sizes(tensor.components.values()), sizes(self.gamma.values())
        met = sum(a * b for d, a in ours.items() for e, b in theirs.items() if d + e <= order)
        # in each slot a component meets those Γ^a_{ij} whose a it has there: 1/n of them, twice for i and j
        slopes = self.dimension * sum(size for degree, size in ours.items() if 0 < degree <= order + 1)
        self.ring.admit_terms(slopes + 2 * rank * met / self.dimension, "a covariant derivative")


def sizes(several: Iterable[Series]) -> dict[int, int]:
    """How many terms of each degree some series have."""
    found: dict[int, int] = {}
    for series in several:
        for degree, polynomial in series.items():
            found[degree] = found.get(degree, 0) + len(polynomial)
    return found
