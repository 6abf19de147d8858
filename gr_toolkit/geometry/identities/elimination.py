"""Linear equations with constant coefficients whose right-hand sides are polynomials: Σ a_j x_j + rest = 0.

Gauss and Jordan on sparse rows of integers; the equations of jets fall into many small blocks. Nothing is divided by
but integers.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from math import gcd
from typing import TypeAlias, final

from ...exact.polynomials import Polynomial

Linear: TypeAlias = dict[int, int]  # place of a symbol -> its coefficient, none of them zero


@final
@dataclass
class Row:
    """Σ a_j x_j + rest = 0, where rest does not contain the x_j."""

    linear: Linear
    rest: Polynomial

    def without(self, place: int, pivot: Row) -> Row:
        """The combination with another row in which a symbol cancels."""
        mine, other = self.linear[place], pivot.linear[place]
        common = gcd(mine, other)
        keep, take = abs(other) // common, (mine if other > 0 else -mine) // common
        linear = {k: v * keep for k, v in self.linear.items()}
        for k, v in pivot.linear.items():
            value = linear.get(k, 0) - v * take
            if value:
                linear[k] = value
            else:
                linear.pop(k, None)
        return Row(linear, self.rest * keep - pivot.rest * take).primitive()

    def primitive(self) -> Row:
        """The row divided by what all its integers have in common."""
        common = gcd(*self.linear.values())
        if common == 1:
            return self
        if not self.rest.is_zero():
            common = gcd(common, content(self.rest))
        if common < 2:
            return self
        return Row({k: v // common for k, v in self.linear.items()}, self.rest / common)


def eliminated(rows: Iterable[Row]) -> tuple[dict[int, Row], list[Polynomial]]:
    """(pivot -> its row, in which no other pivot stands; what the combinations without symbols say is zero)."""
    pivots: dict[int, Row] = {}
    users: dict[int, set[int]] = {}  # symbol -> pivots in whose rows it stands
    consequences = []
    for row in sorted(rows, key=lambda r: len(r.linear)):
        for place in list(row.linear):
            if place in pivots and place in row.linear:
                row = row.without(place, pivots[place])
        if not row.linear:
            if not row.rest.is_zero():
                consequences.append(row.rest)
            continue
        new = min(row.linear, key=lambda place: (abs(row.linear[place]), len(users.get(place, ())), place))
        pivots[new] = row
        for place in row.linear:
            users.setdefault(place, set()).add(new)
        for other in users[new] - {new}:
            before = pivots[other].linear
            after = pivots[other].without(new, row)
            pivots[other] = after
            for place in before.keys() - after.linear.keys():
                users[place].discard(other)
            for place in after.linear.keys() - before.keys():
                users[place].add(other)
    return pivots, consequences


def content(polynomial: Polynomial) -> int:
    """The greatest common divisor of the coefficients; 0 of zero."""
    common = 0
    for coefficient in polynomial.coeffs():
        common = gcd(common, int(coefficient))
        if common == 1:
            break
    return common
