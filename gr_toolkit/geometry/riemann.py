"""The Riemann tensor, all indices down, in the metric's conventions.

    s₁ R_{abcd} = ∂_c Γ_{a,bd} − ∂_d Γ_{a,bc} + Γ^m_{bc} Γ_{m,ad} − Γ^m_{bd} Γ_{m,ac}

which follows from the form with Γ^ρ_{νσ} [MTW 11.12] and needs no derivative of the inverse metric.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..exact import Element, sum_of_products
from .symmetry import RIEMANN, Index
from .tensor import Tensor

if TYPE_CHECKING:
    from .metric import Metric


def riemann(metric: Metric) -> Tensor:
    """R_{abcd}."""
    first, second = metric.christoffel_first_kind, metric.christoffel
    x, sign, everything = metric.coordinates, metric.conventions.riemann, range(metric.dimension)

    def compute(index: Index) -> Element:
        a, b, c, d = index
        terms: list[tuple[int, Element, Element | None]] = [
            (sign, first.component((a, b, d)).diff(x[c]), None),
            (-sign, first.component((a, b, c)).diff(x[d]), None),
        ]
        for m in everything:
            for s, (i, j), (k, n) in ((sign, (b, c), (a, d)), (-sign, (b, d), (a, c))):
                symbol = second.component((m, i, j))
                if symbol.numerator:
                    terms.append((s, symbol, first.component((m, k, n))))
        return sum_of_products(terms)

    return Tensor(metric, (False,) * 4, symmetry=RIEMANN, compute=compute, name="R")
