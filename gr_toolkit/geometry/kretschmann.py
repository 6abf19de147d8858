"""The Kretschmann scalar K = R_{abcd} R^{abcd}.

With pairs P = (ab), a < b, and the metric on bivectors G^{PQ} = g^{ac}g^{bd} − g^{ad}g^{bc}, it is 4 M^P_Q M^Q_P with
M^P_Q = G^{PU} R_{UQ}: products of pairs instead of four contractions.
"""

from __future__ import annotations

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
    riemann, rows = metric.riemann, metric.bivectors_inverse
    mixed = {}
    for p, row in rows.items():
        for q in rows:
            curved = [(1, value, r) for u, value in row if (r := riemann.component(u + q)).numerator]
            if curved:
                mixed[p, q] = sum_of_products(curved)
    products = [
        (4 if p == q else 8, value, mixed[q, p]) for (p, q), value in mixed.items() if p <= q and (q, p) in mixed
    ]
    return sum_of_products(products) if products else metric.zero
