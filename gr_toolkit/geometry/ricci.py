"""Ricci tensor, Ricci scalar and Einstein tensor.

R_{bd} = s₂ g^{ac} R_{abcd},        R = g^{bd} R_{bd},        G_{bd} = R_{bd} − ½ R g_{bd}        [MTW 8.47–8.49]
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..exact import Element, sum_of_products
from .symmetry import SYMMETRIC_PAIR, Index
from .tensor import Tensor

if TYPE_CHECKING:
    from .metric import Metric


def ricci(metric: Metric) -> Tensor:
    """R_{bd}."""
    riemann, inverse, sign = metric.riemann, metric.inverse, metric.conventions.ricci
    pairs = [(a, c) for a in range(metric.dimension) for c in metric.neighbours(a, True)]

    def compute(index: Index) -> Element:
        b, d = index
        return sum_of_products([(sign, inverse.component((a, c)), riemann.component((a, b, c, d))) for a, c in pairs])

    return Tensor(metric, (False, False), symmetry=SYMMETRIC_PAIR, compute=compute, name="R")


def ricci_scalar(metric: Metric) -> Element:
    """R."""
    inverse = metric.inverse
    return sum_of_products(
        [
            (1, inverse.component((b, d)), metric.ricci.component((b, d)))
            for b in range(metric.dimension)
            for d in metric.neighbours(b, True)
        ]
    )


def einstein(metric: Metric) -> Tensor:
    """G_{bd}."""
    half = metric.ricci_scalar / 2

    def compute(index: Index) -> Element:
        return sum_of_products(
            [(1, metric.ricci.component(index), None), (-1, half, metric.covariant.component(index))]
        )

    return Tensor(metric, (False, False), symmetry=SYMMETRIC_PAIR, compute=compute, name="G")
