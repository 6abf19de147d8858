"""Spaces of jets: everything a formula about every metric can speak of at a point, as polynomials in free symbols.

A tensor equation that is polynomial in the metric, its inverse, ε, curvature, generic fields and covariant derivatives
of them holds in every metric of dimension n if and only if its components at the origin of normal coordinates are zero
polynomials in the free Taylor coefficients: a tensor vanishes in all charts if it does in one, about every point of
every metric there are normal coordinates with g(0) = η, and every choice of the coefficients is a metric near 0 (the
polynomial η + H itself). Riemann's components and those of its derivatives are *not* free: they are computed from the
normal tensors, so that Bianchi's identities and the commutators hold by construction.
"""

from __future__ import annotations

from copy import copy
from itertools import permutations
from math import factorial, prod
from typing import TYPE_CHECKING, final

from ...errors import InternalError, TooLargeError
from ...exact.polynomials import PolynomialRing
from ..symmetry import parity
from . import curvature
from .curvature import Valued
from .evaluation import Evaluation
from .expressions import (
    CHRISTOFFEL,
    DELTA,
    EINSTEIN,
    EPSILON,
    INVERSE_PI,
    METRIC,
    RICCI,
    RIEMANN,
    SCALAR,
    WEYL,
    Expression,
    differentiated,
)
from .generic_metric import GenericMetric
from .jets import Components, JetSymbol, JetTensor
from .orders import Orders
from .symbols import Symbols
from .vocabulary import Vocabulary

if TYPE_CHECKING:
    from .statements import Statement

MAX_DELTA = 100_000  # components of a generalised delta
MAX_EPSILON = 400_000  # components of epsilon; some seconds


@final
class JetSpace:
    """The jets at a point of a metric about which nothing is assumed, and of generic fields on it.

    Parameters
    ----------
    vocabulary : names, dimension, conventions
    orders : up to which derivatives are set up

    Attributes
    ----------
    symbols : the free Taylor coefficients, each a generator of the ring
    ring : integer polynomials in the coordinates x0, x1, … (which occur in no value at the origin) and the symbols

    Raises
    ------
    TooLargeError
        More symbols would be needed than are worked with.
    """

    def __init__(self, vocabulary: Vocabulary, orders: Orders) -> None:
        self.vocabulary, self.orders = vocabulary, orders
        self.dimension, self.eta = vocabulary.dimension, vocabulary.eta
        if any(order > orders.metric for order in orders.fields.values()):  # ∇^k of a field contains ∂^{k−1}Γ
            raise InternalError("a field is set up to a higher order than the metric")
        self.jets = Symbols(vocabulary, orders)
        self._tensors: dict[tuple[str, int], JetTensor] = {}
        self._values: dict[tuple[str, int], Valued] = {}
        self._defined_values: dict[tuple[str, int], Valued] = {}

    def speaking(self, vocabulary: Vocabulary) -> JetSpace:
        """The same space, with all it knows, in a vocabulary that has other definitions and more names."""
        other = copy(self)
        other.vocabulary, other._defined_values = vocabulary, {}
        return other

    @property
    def ring(self) -> PolynomialRing:
        """Polynomials in the coordinates and the symbols."""
        return self.jets.ring

    @property
    def symbols(self) -> list[JetSymbol]:
        """The free Taylor coefficients."""
        return self.jets.symbols

    @property
    def metric(self) -> GenericMetric:
        """The generic metric as a power series."""
        return self.jets.metric

    # -- values of formulas ------------------------------------------------------------------------------------------

    def components(self, statement: Statement) -> tuple[int, Components]:
        """(denominator, components that do not vanish) of left − right at the origin, all indices low, in the order of
        `statement.labels`.

        Raises
        ------
        TooLargeError
            The forecast of the work is beyond the limit.
        """
        value = Evaluation(self.ring, self.eta, self.leaf).value(statement.difference)
        return value.denominator, value.ordered([label.name for label in statement.labels])

    # -- values of leaves --------------------------------------------------------------------------------------------

    def leaf(self, name: str, order: int) -> Valued:
        """(denominator, components) of a field, a definition or the metric's own tensor, differentiated `order` times;
        derivative slots first."""
        key = name, order
        known = self._defined_values if name in self.vocabulary.definitions else self._values
        if key not in known:
            known[key] = self._leaf(name, order)
        return known[key]

    def _leaf(self, name: str, order: int) -> Valued:
        vocabulary, one = self.vocabulary, self.ring.one
        if name in vocabulary.definitions:
            return self._defined(name, order)
        if name in vocabulary.constants or name == INVERSE_PI:
            return 1, {(): self.jets.generator(name, ())}
        if name == METRIC:
            return 1, {(i, i): one * sign for i, sign in enumerate(self.eta)}
        if name == EPSILON:
            return 1, self._epsilon()
        if name.startswith(DELTA):
            return 1, self._delta(int(name.removeprefix(DELTA)))
        if name == CHRISTOFFEL:
            return 1, self.jets.christoffel()
        if name in (RICCI, SCALAR, EINSTEIN, WEYL):
            return self._curvature(name, order)
        sign = vocabulary.conventions.riemann if name == RIEMANN else 1
        found = self.tensor(name, order).at_origin(self.dimension)
        return 1, found if sign > 0 else {index: -value for index, value in found.items()}

    def tensor(self, name: str, order: int) -> JetTensor:
        """The series of a field or of the Riemann tensor (with MTW's sign), differentiated `order` times."""
        key = name, order
        if key not in self._tensors:
            if order > (self.orders.metric - 2 if name == RIEMANN else self.orders.fields[name]):
                raise InternalError(f"derivative {order} of {name} is beyond what this space was set up for")
            if order:
                self._tensors[key] = self.metric.connection.covariant_derivative(self.tensor(name, order - 1))
            else:
                self._tensors[key] = (
                    self.metric.riemann if name == RIEMANN else self.jets.field(self.vocabulary.fields[name])
                )
        return self._tensors[key]

    def _curvature(self, name: str, order: int) -> Valued:
        eta, sign = self.eta, self.vocabulary.conventions.ricci
        if name == RICCI:
            return curvature.ricci(self.leaf(RIEMANN, order), order, eta, sign)
        ricci = self.leaf(RICCI, order)
        if name == SCALAR:
            return curvature.scalar(ricci, order, eta)
        if name == EINSTEIN:
            return curvature.einstein(ricci, self.leaf(SCALAR, order), eta)
        return curvature.weyl(self.leaf(RIEMANN, order), ricci, self.leaf(SCALAR, order), order, eta, sign)

    def _defined(self, name: str, order: int) -> Valued:
        definition = self.vocabulary.definitions[name]
        expression: Expression = definition.expression
        labels = list(definition.labels)
        for k in range(order):
            labels.insert(0, f"derivative {k}")
            expression = differentiated(expression, labels[0])
        value = Evaluation(self.ring, self.eta, self.leaf).value(expression)
        return value.denominator, value.ordered(labels)

    def _epsilon(self) -> Components:
        """ε of all dimensions, lowered."""
        if (count := factorial(self.dimension)) > MAX_EPSILON:
            raise TooLargeError(f"epsilon in dimension {self.dimension}", count, MAX_EPSILON, "components")
        first = self.ring.constant(self.vocabulary.conventions.levi_civita_sign(prod(self.eta)))
        both = {1: first, -1: -first}
        return {order: both[parity(order)] for order in permutations(range(self.dimension))}

    def _delta(self, pairs: int) -> Components:
        """The generalised delta, upper slots first, all lowered."""
        n = self.dimension
        count = factorial(n) // factorial(max(n - pairs, 0)) * factorial(pairs) if pairs <= n else 0
        if count > MAX_DELTA:
            raise TooLargeError("a generalised delta", count, MAX_DELTA, "components")
        found: Components = {}
        for above in permutations(range(n), pairs) if pairs <= n else ():
            sign = 1
            for k in above:
                sign *= self.eta[k]
            for order in permutations(range(pairs)):
                found[(*above, *(above[k] for k in order))] = self.ring.constant(sign * parity(order))
        return found

    def __repr__(self) -> str:
        fields = "".join(f", {name} to order {order}" for name, order in self.orders.fields.items())
        return f"JetSpace(dimension {self.dimension}, metric to order {self.orders.metric}{fields})"
