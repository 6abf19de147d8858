"""A metric about which nothing is assumed, in normal coordinates with free Taylor coefficients, and its Riemann tensor.

Written as g = η + 2h, so that Γ_{lij} = ∂_j h_{li} + ∂_i h_{lj} − ∂_l h_{ij} and with it the curvature have integer
coefficients. The signs are those of MTW here,

    R_{abcd} = ∂_c Γ_{abd} − ∂_d Γ_{abc} + Γ^m_{bc} Γ_{mad} − Γ^m_{bd} Γ_{mac};

a space's conventions come in where its values are asked for.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import cached_property
from itertools import combinations
from typing import final

from ...exact.polynomials import Polynomial, PolynomialRing
from ..symmetry import RIEMANN
from .jets import Connection, Index, JetTensor, sizes
from .normal_tensors import Coefficient, Combination
from .series import Series, accumulate, differentiated, multiplied


@final
class GenericMetric:
    """The series of the metric to an order, its connection and its Riemann tensor.

    Parameters
    ----------
    ring : polynomials in the coordinates, the metric's symbols and whatever else
    eta : the diagonal of g(0), of 1 and −1
    order : of the Taylor polynomial of g
    rules : every Taylor coefficient of h as an integer combination of symbols
    symbol : the generator of a free coefficient
    monomial : x^K as a polynomial
    """

    def __init__(
        self,
        ring: PolynomialRing,
        eta: Sequence[int],
        order: int,
        rules: dict[Coefficient, Combination],
        symbol: Callable[[Coefficient], Polynomial],
        monomial: Callable[[Index], Polynomial],
    ) -> None:
        self.ring, self.eta, self.order = ring, tuple(eta), order
        self._admit(rules)
        self.half: dict[tuple[int, int], Series] = {}  # h_{ij}, i ≤ j
        for (i, j, letters), combination in rules.items():
            value = sum((symbol(free) * times for times, free in combination), start=ring.zero)
            if not value.is_zero():
                accumulate(self.half.setdefault((i, j), {}), {len(letters): value * monomial(letters)})

    def _admit(self, rules: dict[Coefficient, Combination]) -> None:
        """Raise `TooLargeError` if the powers of h of which the inverse metric consists may have too many terms."""
        terms: dict[int, int] = {}
        for (i, j, letters), combination in rules.items():
            terms[len(letters)] = terms.get(len(letters), 0) + len(combination) * (1 if i == j else 2)
        power, needed = dict[int, float](terms), 0.0
        while power:
            power = {d: size for d, size in _product(power, terms, len(self.eta)).items() if d <= self.order - 2}
            needed += sum(power.values())
        self.ring.admit_terms(needed, "the inverse of a metric about which nothing is assumed")

    @property
    def _range(self) -> range:
        return range(len(self.eta))

    def _h(self, i: int, j: int) -> Series:
        return self.half.get((i, j) if i <= j else (j, i), {})

    @cached_property
    def inverse(self) -> dict[tuple[int, int], Series]:
        """g^{ij} by Neumann's series, u = η − η 2h u, to the order that the Christoffel symbols need."""
        top = max(self.order - 2, 0)
        start: dict[tuple[int, int], Series] = {(i, i): {0: self.ring.constant(self.eta[i])} for i in self._range}
        found = start
        for _ in range(top // 2):  # h begins with order two
            better = {place: dict(series) for place, series in start.items()}
            for (k, j), series in found.items():
                for i in self._range:
                    if h := self._h(i, k):
                        accumulate(better.setdefault((i, j), {}), multiplied(h, series, top), -2 * self.eta[i])
            found = {place: series for place, series in better.items() if series}
        return found

    @cached_property
    def lowered_christoffel(self) -> dict[Index, Series]:
        """Γ_{lij}, i ≤ j."""
        found: dict[Index, Series] = {}
        top = self.order - 1
        for l in self._range:
            for i in self._range:
                for j in range(i, len(self.eta)):
                    series = differentiated(self._h(l, i), j, top)
                    accumulate(series, differentiated(self._h(l, j), i, top))
                    accumulate(series, differentiated(self._h(i, j), l, top), -1)
                    if series:
                        found[l, i, j] = series
        return found

    @cached_property
    def connection(self) -> Connection:
        """Γ^a_{ij}."""
        found: dict[Index, Series] = {}
        ours, theirs = sizes(self.inverse.values()), sizes(self.lowered_christoffel.values())
        top = self.order - 1
        met = sum(a * b for d, a in ours.items() for e, b in theirs.items() if d + e <= top)
        self.ring.admit_terms(met / len(self.eta), "the Christoffel symbols of a metric about which nothing is assumed")
        for (a, l), inverse in self.inverse.items():
            for (m, i, j), lowered in self.lowered_christoffel.items():
                if m == l:
                    accumulate(found.setdefault((a, i, j), {}), multiplied(inverse, lowered, top))
        found = {index: series for index, series in found.items() if series}
        self.ring.keep(polynomial for series in found.values() for polynomial in series.values())
        return Connection(self.ring, len(self.eta), found)

    @cached_property
    def riemann(self) -> JetTensor:
        """R_{abcd}."""
        low, gamma, top = self.lowered_christoffel, self.connection.gamma, self.order - 2

        def lowered(a: int, i: int, j: int) -> Series:
            return low.get((a, i, j) if i <= j else (a, j, i), {})

        ours, theirs = sizes(gamma.values()), sizes(low.values())
        met = sum(a * b for d, a in ours.items() for e, b in theirs.items() if d + e <= top)
        self.ring.admit_terms(met / len(self.eta), "the curvature of a metric about which nothing is assumed")
        pairs = list(combinations(self._range, 2))
        components: dict[Index, Series] = {}
        for p, (a, b) in enumerate(pairs):
            for c, d in pairs[p:]:
                series = differentiated(lowered(a, b, d), c, top)
                accumulate(series, differentiated(lowered(a, b, c), d, top), -1)
                for m in self._range:
                    for (i, j, k, l), sign in (((b, c, a, d), 1), ((b, d, a, c), -1)):
                        first = gamma.get((m, i, j) if i <= j else (m, j, i))
                        if first and (second := lowered(m, k, l)):
                            accumulate(series, multiplied(first, second, top), sign)
                if series:
                    components[a, b, c, d] = series
        self.ring.keep(polynomial for series in components.values() for polynomial in series.values())
        return JetTensor(0, RIEMANN, components, max(top, 0))


def _product(first: Mapping[int, float], second: Mapping[int, int], n: int) -> dict[int, float]:
    """A bound on the terms of a product of matrices of series, by degree, from theirs."""
    found: dict[int, float] = {}
    for d, a in first.items():
        for e, b in second.items():
            found[d + e] = found.get(d + e, 0.0) + a * b / n
    return found
