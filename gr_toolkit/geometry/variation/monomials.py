r"""Tensor expressions about every metric multiplied out: rational multiples of products of leaves.

A leaf is a field, a curvature tensor or a constant one with its covariant derivatives (`identities.expressions`). All
labels are low; a label that stands twice in a monomial is summed over with the metric, one that stands once is free.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import count, permutations, product
from typing import TypeAlias, final

from ...errors import IndexMismatchError, TooLargeError
from ..identities.expressions import (
    CHRISTOFFEL,
    DELTA,
    METRIC,
    RICCI,
    RIEMANN,
    SCALAR,
    Averaged,
    Expression,
    Leaf,
    Product,
    Sum,
)
from ..identities.vocabulary import Vocabulary
from ..symmetry import parity

MAX_MONOMIALS = 20_000
Monomial: TypeAlias = tuple[Fraction, tuple[Leaf, ...]]
_numbers = count()


def fresh() -> str:
    """A label that stands nowhere else; the sign cannot be typed."""
    return f"~{next(_numbers)}"


def labels_of(leaves: Iterable[Leaf]) -> Counter[str]:
    """How often each label stands in a product."""
    return Counter(label for leaf in leaves for label in leaf.labels)


def renamed(leaves: Iterable[Leaf], names: Mapping[str, str]) -> tuple[Leaf, ...]:
    """A product with labels replaced."""
    return tuple(
        Leaf(leaf.name, leaf.order, tuple(names.get(label, label) for label in leaf.labels), leaf.constant)
        for leaf in leaves
    )


def metric(first: str, second: str) -> Leaf:
    """g_{ab}."""
    return Leaf(METRIC, 0, (first, second), True)


def differentiated(monomials: Iterable[Monomial], label: str) -> list[Monomial]:
    """∇ of a sum of products, with that label."""
    return [
        (times, (*leaves[:n], Leaf(leaf.name, leaf.order + 1, (label, *leaf.labels)), *leaves[n + 1 :]))
        for times, leaves in monomials
        for n, leaf in enumerate(leaves)
        if not leaf.constant
    ]


def multiplied(*parts: Sequence[Monomial]) -> list[Monomial]:
    """A product of sums. A label that stands in two of them is summed over.

    Raises
    ------
    TooLargeError
        It has too many terms.
    """
    size = 1
    for part in parts:
        size *= len(part)
    if size > MAX_MONOMIALS:
        raise TooLargeError("a formula multiplied out", size, MAX_MONOMIALS, "terms")
    found = []
    for chosen in product(*parts):
        times, leaves = Fraction(1), ()  # type: Fraction, tuple[Leaf, ...]
        for factor, more in chosen:
            times, leaves = times * factor, leaves + more
        found.append((times, leaves))
    return found


@final
@dataclass(frozen=True)
class Expansion:
    """Multiplies expressions out in one vocabulary, definitions put in."""

    vocabulary: Vocabulary

    def of(self, expression: Expression) -> list[Monomial]:
        """The monomials; those labels that are summed over are new ones in each."""
        match expression:
            case Leaf():
                return self._leaf(expression)
            case Sum(terms):
                return collected([(times * c, leaves) for times, term in terms for c, leaves in self.of(term)])
            case Product(factors):
                return [with_new_sums(one) for one in multiplied(*(self.of(factor) for factor in factors))]
            case Averaged(operand, groups):
                return self._averaged(self.of(operand), groups)

    def _leaf(self, leaf: Leaf) -> list[Monomial]:
        if leaf.name.startswith(DELTA):
            return [with_new_sums(one) for one in generalised_delta(leaf.labels)]
        definition = self.vocabulary.definitions.get(leaf.name)
        if definition is None:
            return [with_new_sums((Fraction(1), (leaf,)))]
        own = {label: fresh() for label in definition.labels}
        body = [(times, renamed(leaves, own)) for times, leaves in self.of(definition.expression)]
        slopes = [fresh() for _ in range(leaf.order)]
        for label in reversed(slopes):
            body = differentiated(body, label)
        names = dict(zip((*slopes, *own.values()), leaf.labels, strict=True))
        return [with_new_sums((times, renamed(leaves, names))) for times, leaves in body]

    def _averaged(self, operand: list[Monomial], groups: tuple[tuple[bool, tuple[str, ...]], ...]) -> list[Monomial]:
        for antisymmetric, held in groups:
            orders = list(permutations(range(len(held))))
            if len(orders) * len(operand) > MAX_MONOMIALS:
                raise TooLargeError("a formula multiplied out", len(orders) * len(operand), MAX_MONOMIALS, "terms")
            operand = [
                (
                    times * (parity(order) if antisymmetric else 1) / len(orders),
                    renamed(leaves, {held[n]: held[k] for n, k in enumerate(order)}),
                )
                for order in orders
                for times, leaves in operand
            ]
        return collected([with_new_sums(one) for one in operand])


def generalised_delta(labels: Sequence[str]) -> list[Monomial]:
    """∑ ± g_{a₁b₁} g_{a₂b₂} … over the orders of the b's."""
    pairs = len(labels) // 2
    above, below = labels[:pairs], labels[pairs:]
    return [
        (Fraction(parity(order)), tuple(metric(a, below[k]) for a, k in zip(above, order, strict=True)))
        for order in permutations(range(pairs))
    ]


def with_new_sums(monomial: Monomial) -> Monomial:
    """The monomial with new labels for those that are summed over.

    Raises
    ------
    IndexMismatchError
        A label stands three times.
    """
    times, leaves = monomial
    counted = labels_of(leaves)
    if any(n > 2 for n in counted.values()):
        raise IndexMismatchError("an index stands three times in one term")
    return times, renamed(leaves, {label: fresh() for label, n in counted.items() if n == 2})


def collected(monomials: Iterable[Monomial]) -> list[Monomial]:
    """Like terms together, as far as they are seen to be alike; what cancels is gone."""
    found: dict[tuple[object, ...], Monomial] = {}
    for times, leaves in monomials:
        key, ordered = _key(leaves)
        found[key] = (found[key][0] + times if key in found else times), ordered
    return [(times, leaves) for times, leaves in found.values() if times]


def _key(leaves: tuple[Leaf, ...]) -> tuple[tuple[object, ...], tuple[Leaf, ...]]:
    """What is equal for products that differ by the order of factors and by the names of summed labels, mostly."""
    counted = labels_of(leaves)
    tidy = [_tidy(leaf, counted) for leaf in leaves]
    tidy.sort(key=lambda leaf: (leaf.name, leaf.order, [label if counted[label] == 1 else "" for label in leaf.labels]))
    names: dict[str, int] = {}
    key = tuple(
        (
            leaf.name,
            leaf.order,
            tuple(label if counted[label] == 1 else names.setdefault(label, len(names)) for label in leaf.labels),
        )
        for leaf in tidy
    )
    return key, tuple(tidy)


def _tidy(leaf: Leaf, counted: Counter[str]) -> Leaf:
    """A leaf with the slots in which it is symmetric in order."""
    if leaf.name == CHRISTOFFEL:
        first, *rest = leaf.labels
        return Leaf(leaf.name, 0, (first, *sorted(rest)), True)
    if leaf.name in (METRIC, RICCI):
        core = sorted(leaf.labels[leaf.order :], key=lambda label: (counted[label], label))
        return Leaf(leaf.name, leaf.order, (*leaf.labels[: leaf.order], *core), leaf.constant)
    return leaf


def without_metrics(monomials: Iterable[Monomial], dimension: int) -> list[Monomial]:
    """Every g_{ab} with a summed label used up: the other label takes its place, g^a_a = n."""
    found = []
    for times, leaves in monomials:
        rest = list(leaves)
        while True:
            counted = labels_of(rest)
            where = next(
                (n for n, leaf in enumerate(rest) if leaf.name == METRIC and any(counted[x] == 2 for x in leaf.labels)),
                None,
            )
            if where is None:
                break
            first, second = rest.pop(where).labels
            if first == second:
                times *= dimension
            elif counted[first] == 2:
                rest = list(renamed(rest, {first: second}))
            else:
                rest = list(renamed(rest, {second: first}))
        found.append((times, tuple(rest)))
    return collected(found)


def with_traces(monomials: Iterable[Monomial], ricci_sign: int) -> list[Monomial]:
    """Riemann tensors that are contracted with themselves as Ricci tensors and the scalar."""
    return collected(_traced(times, list(leaves), ricci_sign) for times, leaves in monomials)


def _traced(times: Fraction, leaves: list[Leaf], sign: int) -> Monomial:
    for n, leaf in enumerate(leaves):
        head, core = leaf.labels[: leaf.order], leaf.labels[leaf.order :]
        if leaf.name == RIEMANN:
            for first, second, kept, factor in (
                (0, 2, (1, 3), 1),
                (1, 3, (0, 2), 1),
                (0, 3, (1, 2), -1),
                (1, 2, (0, 3), -1),
            ):
                if core[first] == core[second]:
                    times *= factor * sign
                    leaf = Leaf(RICCI, leaf.order, (*head, *(core[k] for k in kept)))
                    break
            core = leaf.labels[leaf.order :]
        if leaf.name == RICCI and core[0] == core[1]:
            leaf = Leaf(SCALAR, leaf.order, head)
        leaves[n] = leaf
    return times, tuple(leaves)


def mapped(monomials: Iterable[Monomial], change: Callable[[Leaf], Sequence[Monomial]]) -> list[Monomial]:
    """Every leaf replaced by a sum of products with the same free labels."""
    found: list[Monomial] = []
    for times, leaves in monomials:
        found += [(times * c, new) for c, new in multiplied(*(list(change(leaf)) for leaf in leaves))]
    return found
