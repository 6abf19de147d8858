"""Whether a polynomial is seen to be a combination of others: a Gaussian elimination over their monomials.

The coefficients of the combination are numbers, or numbers times single symbols; a larger ideal is not searched. So yes
is a proof, and no says nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction
from typing import final

from ...exact.polynomials import Polynomial, PolynomialRing
from .elimination import Row
from .prolongation import places_in

MAX_TERMS = 200_000  # of all polynomials together


@final
class Span:
    """The linear span of polynomials over the rationals."""

    def __init__(self, ring: PolynomialRing) -> None:
        self.ring = ring
        self._numbers: dict[tuple[int, ...], int] = {}
        self._pivots: dict[int, Row] = {}
        self._terms = 0

    def _row(self, polynomial: Polynomial) -> Row:
        linear = {}
        for exponents, coefficient in polynomial.to_dict().items():
            linear[self._numbers.setdefault(exponents, len(self._numbers))] = int(coefficient)
        return Row(linear, self.ring.zero)

    def _reduced(self, row: Row) -> Row:
        while row.linear:
            place = next((p for p in row.linear if p in self._pivots), None)
            if place is None:
                break
            row = row.without(place, self._pivots[place])
        return row

    def add(self, polynomials: Iterable[Polynomial]) -> bool:
        """Take polynomials in; False if they are too many."""
        for polynomial in polynomials:
            self._terms += len(polynomial)
            if self._terms > MAX_TERMS:
                return False
            row = self._reduced(self._row(polynomial).primitive())
            if not row.linear:
                continue
            pivot = min(row.linear, key=lambda p: (abs(row.linear[p]), p))
            for place, other in self._pivots.items():
                if pivot in other.linear:
                    self._pivots[place] = other.without(pivot, row)
            self._pivots[pivot] = row
        return True

    def remainder(self, polynomial: Polynomial) -> dict[int, Fraction]:
        """What is left of a polynomial modulo the span, by the numbers of its monomials: a linear function of it."""
        found = {place: Fraction(value) for place, value in self._row(polynomial).linear.items()}
        for place in found.keys() & self._pivots.keys():  # no pivot stands in another's row
            pivot, times = self._pivots[place].linear, found[place]
            for other, value in pivot.items():
                found[other] = found.get(other, Fraction(0)) - times * value / pivot[place]
        return {place: value for place, value in found.items() if value}

    def __contains__(self, polynomial: Polynomial) -> bool:
        return not self._reduced(self._row(polynomial)).linear


def combinations_vanish(targets: Sequence[Polynomial], zeros: Sequence[Polynomial], ring: PolynomialRing) -> bool:
    """Whether all targets are shown to vanish where the zeros do.

    Examples
    --------
    >>> ring = PolynomialRing(["x", "y", "z"])
    >>> x, y, z = ring.generators
    >>> combinations_vanish([x * x - y * y], [x - y], ring), combinations_vanish([x], [x * y], ring)
    (True, False)
    """
    if not zeros:
        return all(target.is_zero() for target in targets)
    span = Span(ring)
    if not span.add(zeros):
        return False
    rest = [target for target in targets if target not in span]
    return not rest or (span.add(multiples(rest, zeros, ring)) and all(target in span for target in rest))


def multiples(targets: Iterable[Polynomial], zeros: Sequence[Polynomial], ring: PolynomialRing) -> Iterator[Polynomial]:
    """The zeros times single symbols of the targets, where nothing else stands in them."""
    present = sorted({place for target in targets for place in places_in(target)})
    for place in present:
        yield from (zero * ring.generators[place] for zero in zeros if set(places_in(zero)) <= set(present))
