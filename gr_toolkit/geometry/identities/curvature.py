"""Ricci, the curvature scalar, Einstein and Weyl at the origin, from the Riemann tensor of the conventions.

With s₂ the sign of the conventions: R_{bd} = s₂ g^{ac} R_{abcd}, G_{ab} = R_{ab} − ½ R g_{ab}, and Weyl as in
`geometry.weyl`. The metric is covariantly constant, so that the same holds of every covariant derivative of them.
Values are (denominator, components), the derivative slots first.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations
from typing import TypeAlias

from .jets import Components

Valued: TypeAlias = tuple[int, Components]


def ricci(riemann: Valued, derivatives: int, eta: Sequence[int], sign: int) -> Valued:
    """R_{bd} = s₂ g^{ac} R_{abcd}."""
    found: Components = {}
    for index, value in riemann[1].items():
        head, (a, b, c, d) = index[:derivatives], index[derivatives:]
        if a == c:
            place, signed = (*head, b, d), value if eta[a] * sign > 0 else -value
            found[place] = found[place] + signed if place in found else signed
    return riemann[0], {index: value for index, value in found.items() if not value.is_zero()}


def scalar(ricci_tensor: Valued, derivatives: int, eta: Sequence[int]) -> Valued:
    """R = g^{bd} R_{bd}."""
    found: Components = {}
    for index, value in ricci_tensor[1].items():
        head, (b, d) = index[:derivatives], index[derivatives:]
        if b == d:
            signed = value if eta[b] > 0 else -value
            found[head] = found[head] + signed if head in found else signed
    return ricci_tensor[0], {index: value for index, value in found.items() if not value.is_zero()}


def einstein(ricci_tensor: Valued, curvature_scalar: Valued, eta: Sequence[int]) -> Valued:
    """G_{bd} = R_{bd} − ½ R g_{bd}."""
    found = {index: value * 2 for index, value in ricci_tensor[1].items()}
    for head, value in curvature_scalar[1].items():
        for b, sign in enumerate(eta):
            place, signed = (*head, b, b), value if sign < 0 else -value
            found[place] = found[place] + signed if place in found else signed
    return 2 * ricci_tensor[0], {index: value for index, value in found.items() if not value.is_zero()}


def weyl(
    riemann: Valued, ricci_tensor: Valued, curvature_scalar: Valued, derivatives: int, eta: Sequence[int], sign: int
) -> Valued:
    """C_{abcd}, times (n−1)(n−2); zero below four dimensions."""
    n = len(eta)
    if n < 4:
        return 1, {}
    (_, r4), (_, r2), (_, r0) = riemann, ricci_tensor, curvature_scalar
    heads = dict.fromkeys(index[:derivatives] for index in (*r4, *r2, *r0))
    factor = (n - 1) * (n - 2)
    found: Components = {}
    for head in heads:
        for (a, b), (c, d) in _pairs_of_pairs(n):
            old = r4.get((*head, a, b, c, d))
            value = old * factor if old is not None else None
            for (i, j, k, m), s in (((a, c, b, d), -1), ((a, d, b, c), 1), ((b, c, a, d), 1), ((b, d, a, c), -1)):
                if i == j and (part := r2.get((*head, k, m))) is not None:
                    term = part * (s * sign * (n - 1) * eta[i])
                    value = term if value is None else value + term
            if head in r0 and (area := (a == c) * (b == d) - (a == d) * (b == c)):
                term = r0[head] * (sign * eta[a] * eta[b] * area)
                value = term if value is None else value + term
            if value is not None and not value.is_zero():
                negative = -value
                for first, second in {((a, b), (c, d)), ((c, d), (a, b))}:
                    (i, j), (k, m) = first, second
                    found[(*head, i, j, k, m)] = found[(*head, j, i, m, k)] = value
                    found[(*head, j, i, k, m)] = found[(*head, i, j, m, k)] = negative
    return factor * riemann[0], found


def _pairs_of_pairs(n: int) -> list[tuple[tuple[int, int], tuple[int, int]]]:
    pairs = list(combinations(range(n), 2))
    return [(first, second) for k, first in enumerate(pairs) for second in pairs[k:]]
