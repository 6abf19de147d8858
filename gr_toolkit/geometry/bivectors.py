"""The metric on bivectors, G^{PQ} = g^{ac} g^{bd} − g^{ad} g^{bc} for pairs P = (a < b), Q = (c < d): it raises two
antisymmetric indices at once, F^P = G^{PQ} F_Q."""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING

from ..exact import Element, sum_of_products

if TYPE_CHECKING:
    from .metric import Metric

Pair = tuple[int, int]
Rows = dict[Pair, list[tuple[Pair, Element]]]  # what does not vanish, row by row


def bivectors(metric: Metric, inverse: bool) -> Rows:
    """G^{PQ}, or with lower indices G_{PQ}."""
    g = metric.inverse if inverse else metric.covariant
    rows: Rows = {pair: [] for pair in combinations(range(metric.dimension), 2)}
    for p in rows:
        for q in rows:
            if q > p:
                break
            (a, b), (c, d) = p, q
            terms = [(s, g.component(i), g.component(j)) for s, i, j in ((1, (a, c), (b, d)), (-1, (a, d), (b, c)))]
            live = [term for term in terms if term[1].numerator and term[2].numerator]
            value = sum_of_products(live) if live else metric.zero
            if value.numerator:
                rows[p].append((q, value))
                if p != q:
                    rows[q].append((p, value))
    return rows
