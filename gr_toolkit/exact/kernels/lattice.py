"""Linear algebra over Q on arguments of exponentials and angles.

Arguments are vectors over Q: their coefficients on the monomials of the generators, over a common denominator (so that
1/(x²+x) = 1/x − 1/(x+1) is seen). Independent arguments give independent exponentials [Risch 1979; Ax 1971]; constants
are kept as a direction of their own, for which Lindemann–Weierstrass says the same.
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from typing import Any

from ..element import Element
from ..elimination import solved
from ..homomorphism import unify


def vectors(elements: Sequence[Element]) -> list[dict[Any, Fraction]]:
    """Coordinates of the elements on monomials, over one common denominator."""
    elements = unify(elements)
    field = elements[0].field
    common: dict[int, int] = {}
    for element in elements:
        for index, power in element.powers.items():
            common[index] = max(common.get(index, 0), power)
    rows = []
    for element in elements:
        lacking = {i: p - element.powers.get(i, 0) for i, p in common.items() if p > element.powers.get(i, 0)}
        numerator = field.reduce(element.numerator * field.expanded(lacking)) if lacking else element.numerator
        rows.append({m: Fraction(int(c), element.integer) for m, c in numerator.to_dict().items()})
    return rows


def coordinates(target: Element, basis: Sequence[Element]) -> list[Fraction] | None:
    """Rationals r with target = ∑ rᵢ basisᵢ, or None where the target is independent of the basis."""
    if not basis:
        return None
    *columns, wanted = vectors([*basis, target])
    return _solution(columns, wanted)


def common_coordinates(targets: Sequence[Element], basis: Sequence[Sequence[Element]]) -> list[Fraction] | None:
    """Rationals r with targetₖ = ∑ rᵢ basisᵢₖ for every k, the same for all."""
    columns: list[dict[Any, Fraction]] = [{} for _ in basis]
    wanted: dict[Any, Fraction] = {}
    for k, target in enumerate(targets):
        *parts, last = vectors([*(row[k] for row in basis), target])
        for column, part in zip(columns, parts, strict=True):
            column |= {(k, key): value for key, value in part.items()}
        wanted |= {(k, key): value for key, value in last.items()}
    return _solution(columns, wanted)


def _solution(columns: Sequence[dict[Any, Fraction]], wanted: dict[Any, Fraction]) -> list[Fraction] | None:
    """One rational solution of ∑ rᵢ columnᵢ = wanted, or None."""
    keys = dict.fromkeys(k for row in (*columns, wanted) for k in row)
    none = Fraction(0)
    return solved([[column.get(k, none) for column in (*columns, wanted)] for k in keys], none)
