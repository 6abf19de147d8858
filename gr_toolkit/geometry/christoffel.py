"""Christoffel symbols of the Levi-Civita connection.

Γ_{l,ij} = ½ (∂_i g_{lj} + ∂_j g_{li} − ∂_l g_{ij}),        Γ^l_{ij} = g^{lm} Γ_{m,ij}        [MTW 8.24]
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..exact import Element, sum_of_products
from .symmetry import CHRISTOFFEL, Index
from .tensor import Tensor

if TYPE_CHECKING:
    from .metric import Metric


def first_kind(metric: Metric) -> Tensor:
    """Γ_{l,ij}, the first slot being l."""
    slopes = metric.covariant.partial_derivative()
    half = metric.scalar(1) / 2

    def compute(index: Index) -> Element:
        m, i, j = index
        terms = [
            (1, slopes.component((m, j, i)), half),
            (1, slopes.component((m, i, j)), half),
            (-1, slopes.component((i, j, m)), half),
        ]
        return sum_of_products(terms)

    return Tensor(metric, (False,) * 3, symmetry=CHRISTOFFEL, compute=compute, name="Γ", is_tensor=False)


def second_kind(metric: Metric) -> Tensor:
    """Γ^l_{ij}; not a tensor, though stored like one."""
    first, inverse = metric.christoffel_first_kind, metric.inverse

    def compute(index: Index) -> Element:
        m, i, j = index
        return sum_of_products(
            [(1, inverse.component((m, k)), first.component((k, i, j))) for k in metric.neighbours(m, True)]
        )

    return Tensor(metric, (True, False, False), symmetry=CHRISTOFFEL, compute=compute, name="Γ", is_tensor=False)
