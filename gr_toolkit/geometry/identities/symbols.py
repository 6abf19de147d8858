"""The generators of a space of jets: coordinates, the metric's normal tensors, fields' coefficients, constants."""

from __future__ import annotations

from functools import cache, cached_property
from itertools import combinations_with_replacement as multisets
from math import comb
from typing import final

from ...errors import TooLargeError
from ...exact.polynomials import GENERATORS, Polynomial, PolynomialRing
from .fields import FieldSpec
from .generic_metric import GenericMetric
from .jets import Components, Index, JetSymbol, JetTensor
from .normal_tensors import Coefficient, Combination, free_count, normal_tensors
from .orders import Orders
from .series import Series, accumulate
from .vocabulary import Vocabulary

METRIC_OWNER, CHART_OWNER, CONSTANT_OWNER = "g", "Γ", ""
MAX_COEFFICIENTS = 60_000  # Taylor coefficients of the metric, free or not; a second of setting up


@final
class Symbols:
    """The ring of a space, its symbols, and the series made of them.

    Raises
    ------
    TooLargeError
        The formula's derivatives need more symbols than are worked with.
    """

    def __init__(self, vocabulary: Vocabulary, orders: Orders) -> None:
        self.vocabulary, self.orders = vocabulary, orders
        self.dimension = n = vocabulary.dimension
        _check(vocabulary, orders)
        self.symbols: list[JetSymbol] = []
        self._places: dict[tuple[str, Index, Index], int] = {}  # (owner, slots, letters of the derivatives)
        self.rules: dict[Coefficient, Combination] = {}
        for r in range(2, orders.metric + 1):
            free, rules = _normal_tensors(n, r)
            self.rules |= rules
            for i, j, letters in free:
                self._add("h", METRIC_OWNER, (i, j), letters)
        if orders.christoffel:
            for a in range(n):
                for pair in multisets(range(n), 2):
                    self._add("Γ", CHART_OWNER, (a, *pair), ())
        for name in sorted(orders.constants):
            self._add(name, CONSTANT_OWNER, (), (), name)
        for name in sorted(orders.fields):
            for index in vocabulary.fields[name].symmetry.independent(n):
                for order in range(orders.fields[name] + 1):
                    for letters in multisets(range(n), order):
                        self._add(name, name, index, letters)
        self.ring = PolynomialRing([f"x{i}" for i in range(n)] + [symbol.name for symbol in self.symbols])
        self.coordinates = self.ring.generators[:n]

    def _add(self, letter: str, owner: str, slots: Index, derivatives: Index, key: str = "") -> None:
        place = self.dimension + len(self.symbols)
        name = letter + ("_" + "".join(map(str, slots)) if slots else "")
        name += "," + "".join(map(str, derivatives)) if derivatives else ""
        self.symbols.append(JetSymbol(name, owner, len(derivatives), place, slots, derivatives))
        self._places[key or owner, slots, derivatives] = place

    def place(self, owner: str, slots: Index, derivatives: Index = ()) -> int:
        """The place of a symbol among the generators."""
        return self._places[owner, slots, derivatives]

    def generator(self, owner: str, slots: Index, derivatives: Index = ()) -> Polynomial:
        """A symbol as a polynomial."""
        return self.ring.generators[self._places[owner, slots, derivatives]]

    def monomial(self, letters: Index) -> Polynomial:
        """x^K."""
        result = self.ring.one
        for k in letters:
            result = result * self.coordinates[k]
        return result

    @cached_property
    def metric(self) -> GenericMetric:
        """The generic metric."""
        return GenericMetric(
            self.ring,
            self.vocabulary.eta,
            self.orders.metric,
            self.rules,
            lambda free: self.generator(METRIC_OWNER, free[:2], free[2]),
            cache(self.monomial),
        )

    def field(self, spec: FieldSpec) -> JetTensor:
        """A generic field, all indices low."""
        order = self.orders.fields[spec.name]
        monomials = [
            (letters, self.monomial(letters))
            for r in range(order + 1)
            for letters in multisets(range(self.dimension), r)
        ]
        components: dict[Index, Series] = {}
        for index in spec.symmetry.independent(self.dimension):
            series: Series = {}
            for letters, monomial in monomials:
                accumulate(series, {len(letters): self.generator(spec.name, index, letters) * monomial})
            components[index] = series
        return JetTensor(0, spec.symmetry, components, order)

    def christoffel(self) -> Components:
        """Γ_{aij} at the origin of any chart."""
        n = range(self.dimension)
        return {(a, i, j): self.generator(CHART_OWNER, (a, min(i, j), max(i, j))) for a in n for i in n for j in n}


_normal_tensors = cache(normal_tensors)


def _check(vocabulary: Vocabulary, orders: Orders) -> None:
    """Raise `TooLargeError` where too many symbols would be made, before any is."""
    n = vocabulary.dimension
    coefficients = sum(comb(n + 1, 2) * comb(n + r - 1, r) for r in range(2, orders.metric + 1))
    if coefficients > MAX_COEFFICIENTS:
        raise TooLargeError(
            f"a metric of dimension {n} to order {orders.metric}", coefficients, MAX_COEFFICIENTS, "coefficients"
        )
    count = n + sum(free_count(n, r) for r in range(2, orders.metric + 1)) + len(orders.constants)
    count += n * comb(n + 1, 2) if orders.christoffel else 0
    for name, order in orders.fields.items():
        spec = vocabulary.fields[name]
        if n**spec.rank > MAX_COEFFICIENTS:
            raise TooLargeError(f"the field {name}", n**spec.rank, MAX_COEFFICIENTS, "components")
        count += len(spec.symmetry.independent(n)) * comb(n + order, order)
    if count > GENERATORS:
        raise TooLargeError("the Taylor coefficients that this formula needs", count, GENERATORS, "symbols")
