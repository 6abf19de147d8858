"""Values of tensor expressions at the origin: components by index, polynomials in the jet symbols.

All indices low; g(0) is diagonal with entries ±1, so that a sum over a pair of labels takes one sign for each value.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from itertools import permutations
from itertools import product as cartesian
from math import lcm, prod
from typing import final

from ...errors import TooLargeError
from ...exact.polynomials import Polynomial, PolynomialRing
from ..symmetry import parity
from .expressions import Averaged, Expression, Leaf, Product, Sum
from .jets import Components, Index


@final
@dataclass(frozen=True)
class Value:
    """Components over a common denominator; `labels` name the slots."""

    labels: tuple[str, ...] = ()
    components: Components = field(default_factory=dict)
    denominator: int = 1

    def ordered(self, labels: Sequence[str]) -> Components:
        """The components with the slots in another order."""
        if not self.components or tuple(labels) == self.labels:
            return self.components
        places = [self.labels.index(label) for label in labels]
        return {tuple([index[p] for p in places]): value for index, value in self.components.items()}


NOTHING = Value()
MAX_SUMS = 2_000_000  # of polynomials in one product of tensors; ten seconds


@final
class Evaluation:
    """Evaluates expressions whose leaves have values; each sub-expression once.

    Parameters
    ----------
    ring : of the components
    eta : the diagonal of g(0)
    leaf : (name, order) -> (denominator, components) of a leaf, derivative slots first
    """

    def __init__(
        self, ring: PolynomialRing, eta: Sequence[int], leaf: Callable[[str, int], tuple[int, Components]]
    ) -> None:
        self.ring, self.eta, self._leaf_value = ring, tuple(eta), leaf
        self._known: dict[int, tuple[Expression, Value]] = {}
        self._kept = 0  # terms of the values known

    def value(self, expression: Expression) -> Value:
        """The components of an expression.

        Raises
        ------
        TooLargeError
            The products of terms that it needs are forecast to fill memory, or to take long.
        """
        known = self._known.get(id(expression))
        if known is None:
            known = self._known[id(expression)] = expression, self._evaluated(expression)
            if not isinstance(expression, Leaf):  # whose polynomials the space holds
                self._kept += _terms(known[1])
        return known[1]

    def _admit(self, terms: float, sums: float, what: str) -> None:
        """Raise `TooLargeError` if so many terms would be made beside those held, or so many sums by Python."""
        self.ring.admit_terms(self._kept + terms, what)
        if sums > MAX_SUMS:
            raise TooLargeError(what, sums, MAX_SUMS, "sums of polynomials")

    def _evaluated(self, expression: Expression) -> Value:
        match expression:
            case Leaf(name, order, labels):
                denominator, components = self._leaf_value(name, order)
                return self._traced(labels, components, denominator)
            case Sum(terms):
                return self._sum(terms)
            case Product(factors):
                return self._product(factors)
            case Averaged(operand, groups):
                return self._averaged(self.value(operand), groups)

    def _traced(self, labels: tuple[str, ...], components: Components, denominator: int) -> Value:
        """Components under labels, those that stand twice summed over."""
        free = tuple(label for label in labels if labels.count(label) == 1)
        if len(free) == len(labels):
            return Value(labels, components, denominator)
        pairs = [(n, labels.index(label, n + 1)) for n, label in enumerate(labels) if label in labels[n + 1 :]]
        kept = [n for n, label in enumerate(labels) if label in free]
        found: Components = {}
        for index, value in components.items():
            if all(index[i] == index[j] for i, j in pairs):
                place = tuple([index[n] for n in kept])
                signed = value if prod(self.eta[index[i]] for i, _ in pairs) > 0 else -value
                found[place] = found[place] + signed if place in found else signed
        return Value(free, _without_zeros(found), denominator)

    def _sum(self, terms: Sequence[tuple[Fraction, Expression]]) -> Value:
        values = [(times, value) for times, term in terms if times and (value := self.value(term)).components]
        if not values:
            return NOTHING
        labels = values[0][1].labels
        self._admit(sum(_terms(value) for _, value in values), 0, "a sum of tensors")
        factors = [times / value.denominator for times, value in values]
        denominator = lcm(*(factor.denominator for factor in factors))
        found: Components = {}
        for factor, (_, value) in zip(factors, values, strict=True):
            times = int(factor * denominator)
            for index, component in value.ordered(labels).items():
                old = found.get(index)
                if old is None:
                    found[index] = component if times == 1 else component * times
                elif times == 1:
                    found[index] = old + component
                elif times == -1:
                    found[index] = old - component
                else:
                    found[index] = old + component * times
        return Value(labels, _without_zeros(found), denominator)

    def _product(self, factors: Sequence[Expression]) -> Value:
        values = [self.value(factor) for factor in factors]
        if not values:
            return Value((), {(): self.ring.one})
        if not all(value.components for value in values):
            return NOTHING
        current = values.pop(_largest(values))
        while values:
            # what shares most with what is there already, then what is sparse, comes next
            best = max(
                range(len(values)),
                key=lambda n: (len(set(values[n].labels) & set(current.labels)), -len(values[n].components)),
            )
            current = self._multiplied(current, values.pop(best))
        return current

    def _multiplied(self, first: Value, second: Value) -> Value:
        shared = [label for label in second.labels if label in first.labels]
        kept = [n for n, label in enumerate(first.labels) if label not in shared]
        more = [n for n, label in enumerate(second.labels) if label not in shared]
        ours, theirs = ([value.labels.index(label) for label in shared] for value in (first, second))
        hand: dict[Index, list[tuple[Index, Polynomial]]] = {}
        for index, value in second.components.items():
            hand.setdefault(tuple([index[n] for n in theirs]), []).append((tuple([index[n] for n in more]), value))
        self._admit_product(first.components, ours, hand)
        found: Components = {}
        for index, value in first.components.items():
            key = tuple([index[n] for n in ours])
            partners = hand.get(key)
            if not partners:
                continue
            if prod([self.eta[k] for k in key]) < 0:
                value = -value
            head = tuple([index[n] for n in kept])
            for tail, other in partners:
                place = head + tail
                term = value * other
                found[place] = found[place] + term if place in found else term
        labels = tuple(first.labels[n] for n in kept) + tuple(second.labels[n] for n in more)
        return Value(labels, _without_zeros(found), first.denominator * second.denominator)

    def _admit_product(
        self, first: Components, ours: Sequence[int], hand: dict[Index, list[tuple[Index, Polynomial]]]
    ) -> None:
        sizes = {key: sum([len(value) for _, value in partners]) for key, partners in hand.items()}
        products = sums = 0
        for index, value in first.items():
            key = tuple([index[n] for n in ours])
            if key in sizes:
                products += len(value) * sizes[key]
                sums += len(hand[key])
        self._admit(products, sums, "a product of tensors")

    def _averaged(self, value: Value, groups: Sequence[tuple[bool, tuple[str, ...]]]) -> Value:
        if not value.components:
            return NOTHING
        slots = [[value.labels.index(label) for label in held] for _, held in groups]
        moves = [
            (dict(zip((n for held in slots for n in held), (n for held in choice for n in held), strict=True)), sign)
            for choice, sign in _choices(groups, slots)
        ]
        self._admit(_terms(value) * len(moves), len(value.components) * len(moves), "the brackets of one term")
        found: Components = {}
        for moved, sign in moves:
            order = [moved.get(n, n) for n in range(len(value.labels))]
            for index, component in value.components.items():
                place = tuple([index[n] for n in order])
                old = found.get(place)
                if old is None:
                    found[place] = component if sign > 0 else -component
                else:
                    found[place] = old + component if sign > 0 else old - component
        return Value(value.labels, _without_zeros(found), value.denominator * len(moves))


def _choices(
    groups: Sequence[tuple[bool, tuple[str, ...]]], slots: Sequence[Sequence[int]]
) -> list[tuple[list[list[int]], int]]:
    """The permutations of the slots of every group, with their signs."""
    each = [
        [([held[k] for k in order], parity(order) if antisymmetric else 1) for order in permutations(range(len(held)))]
        for (antisymmetric, _), held in zip(groups, slots, strict=True)
    ]
    return [([held for held, _ in choice], prod(sign for _, sign in choice)) for choice in cartesian(*each)]


def _terms(value: Value) -> int:
    return sum(map(len, value.components.values()))


def _largest(values: Sequence[Value]) -> int:
    """The factor to begin with: the one with most components, which others cut down."""
    return max(range(len(values)), key=lambda n: len(values[n].components))


def _without_zeros(components: Components) -> Components:
    return {index: value for index, value in components.items() if not value.is_zero()}
