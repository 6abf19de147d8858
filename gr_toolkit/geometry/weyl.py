"""The Weyl tensor in n dimensions, with the sign of the Riemann tensor it is the trace-free part of.

    C_{abcd} = R_{abcd} − (g_{ac}P_{bd} − g_{ad}P_{bc} − g_{bc}P_{ad} + g_{bd}P_{ac}) / (n−2)
               + P (g_{ac}g_{bd} − g_{ad}g_{bc}) / ((n−1)(n−2)),        P_{bd} = g^{ac} R_{abcd}        [Wald 3.2.28]

It vanishes in two and three dimensions.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..exact import Element, sum_of_products
from .symmetry import RIEMANN, Index
from .tensor import Tensor

if TYPE_CHECKING:
    from .metric import Metric


def weyl(metric: Metric) -> Tensor:
    """C_{abcd}."""
    n, g, riemann = metric.dimension, metric.covariant, metric.riemann
    if n < 4:
        return Tensor(metric, (False,) * 4, {}, RIEMANN, name="C")
    share = metric.scalar(metric.conventions.ricci) / (n - 2)
    trace = {i: value * share for i, value in metric.ricci.items()}
    scalar = metric.ricci_scalar * share / (n - 1)

    def p(b: int, d: int) -> Element:
        return trace[(b, d) if b <= d else (d, b)]

    def compute(index: Index) -> Element:
        a, b, c, d = index
        terms: list[tuple[int, Element, Element | None]] = [(1, riemann.component(index), None)]
        for sign, (i, j), (k, m) in (
            (-1, (a, c), (b, d)),
            (1, (a, d), (b, c)),
            (1, (b, c), (a, d)),
            (-1, (b, d), (a, c)),
        ):
            entry = g.component((i, j))
            if entry.numerator:
                terms.append((sign, entry, p(k, m)))
        if scalar.numerator:
            area = [(s, g.component(i), g.component(j)) for s, i, j in ((1, (a, c), (b, d)), (-1, (a, d), (b, c)))]
            if any(x.numerator and y.numerator for _, x, y in area):
                terms.append((1, scalar, sum_of_products(area)))
        return sum_of_products(terms)

    return Tensor(metric, (False,) * 4, symmetry=RIEMANN, compute=compute, name="C")
