"""The Kretschmann scalar K = R_{abcd} R^{abcd}.

With pairs P = (ab), a < b, and the metric on bivectors G^{PQ} = g^{ac}g^{bd} − g^{ad}g^{bc}, it is 4 M^P_Q M^Q_P with
M^P_Q = G^{PU} R_{UQ}: products of pairs instead of four contractions.
"""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING

from ..errors import TooLargeError
from ..exact import Element, sum_of_products

if TYPE_CHECKING:
    from .metric import Metric


def kretschmann(metric: Metric) -> Element:
    """R_{abcd} R^{abcd}.

    Raises
    ------
    TooLargeError
        Its forecast size is beyond the limit, as for ten unknown functions of four coordinates.
    """
    try:
        return _in_pairs(metric)
    except TooLargeError as error:
        error.add_note("  in: the Kretschmann scalar R_{abcd} R^{abcd}")
        raise


def _in_pairs(metric: Metric) -> Element:
    riemann, inverse = metric.riemann, metric.inverse
    pairs = list(combinations(range(metric.dimension), 2))
    bivector = {}
    for p, (a, b) in enumerate(pairs):
        for q, (c, d) in enumerate(pairs[: p + 1]):
            terms = [
                (s, inverse.component(i), inverse.component(j))
                for s, i, j in ((1, (a, c), (b, d)), (-1, (a, d), (b, c)))
            ]
            live = [t for t in terms if t[1].numerator and t[2].numerator]
            if live:
                value = sum_of_products(live)
                if value.numerator:
                    bivector[p, q] = bivector[q, p] = value
    mixed = {}
    for p in range(len(pairs)):
        row = [u for u in range(len(pairs)) if (p, u) in bivector]
        for q, second in enumerate(pairs):
            curved = [(1, bivector[p, u], r) for u in row if (r := riemann.component(pairs[u] + second)).numerator]
            if curved:
                mixed[p, q] = sum_of_products(curved)
    products = [
        (4 if p == q else 8, value, mixed[q, p]) for (p, q), value in mixed.items() if p <= q and (q, p) in mixed
    ]
    return sum_of_products(products) if products else metric.zero
