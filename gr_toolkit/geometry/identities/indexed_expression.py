"""Expressions whose free slots carry the indices that were typed; those summed over get labels nobody can type."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from itertools import count
from typing import final

from ...errors import IndexMismatchError
from ..formulas.indexed import Label, check_pair, differing
from .expressions import METRIC, Expression, Leaf, Product, Sum, power, renamed


@final
@dataclass(frozen=True)
class IndexedExpression:
    """An expression whose free labels are the names of these indices.

    Attributes
    ----------
    labels : the free indices in order
    expression : where a label is the index's name
    covariant : False where Γ or partial derivatives stand in it
    summed : the names of the indices that were summed over on the way
    divisors : powers of constants by which the expression is divided, none of them zero; 1/π is a constant, π divides
        by it
    """

    labels: tuple[Label, ...]
    expression: Expression
    covariant: bool = True
    summed: frozenset[str] = frozenset()
    divisors: Mapping[str, int] = field(default_factory=dict)

    @property
    def names(self) -> list[str]:
        """The names of the free indices."""
        return [label.name for label in self.labels]


class FreshLabels:
    """Labels that stand nowhere else."""

    def __init__(self) -> None:
        self._numbers = count()

    def __call__(self) -> str:
        return f"#{next(self._numbers)}"


def leaf(
    fresh: FreshLabels,
    name: str,
    labels: Sequence[Label],
    constant: bool,
    covariant: bool,
    divisors: Mapping[str, int] | None = None,
) -> IndexedExpression:
    """A tensor with its indices as typed, those that stand twice summed over.

    Raises
    ------
    IndexMismatchError
        Twice up or twice down, or three times.
    """
    slots, free, summed = [label.name for label in labels], list(labels), frozenset[str]()
    for label in labels:
        places = [n for n, other in enumerate(labels) if other.name == label.name]
        if len(places) > 2:
            raise IndexMismatchError(
                f"the index {label.name} stands {len(places)} times in one term", "another letter for each sum"
            )
        if len(places) == 2 and label.name not in summed:
            check_pair(labels[places[0]], labels[places[1]])
            slots[places[0]] = slots[places[1]] = fresh()
            summed |= {label.name}
            free = [other for other in free if other.name != label.name]
    return IndexedExpression(tuple(free), Leaf(name, 0, tuple(slots), constant), covariant, summed, divisors or {})


def product(fresh: FreshLabels, factors: Sequence[IndexedExpression]) -> IndexedExpression:
    """The product, names that two factors carry summed over; that none stands three times was seen to before."""
    parts = [factor.expression for factor in factors]
    free: dict[str, tuple[Label, int]] = {}
    summed = frozenset[str]().union(*(factor.summed for factor in factors))
    for number, factor in enumerate(factors):
        for label in factor.labels:
            if label.name not in free:
                free[label.name] = label, number
                continue
            other, where = free.pop(label.name)
            check_pair(other, label)
            new = {label.name: fresh()}
            parts[where], parts[number] = renamed(parts[where], new), renamed(parts[number], new)
            summed |= {label.name}
    labels = tuple(label for label, _ in free.values())
    divisors: Counter[str] = sum((Counter(factor.divisors) for factor in factors), start=Counter())
    return IndexedExpression(labels, Product(tuple(parts)), all(f.covariant for f in factors), summed, divisors)


def common_divisors(values: Iterable[Mapping[str, int]]) -> Mapping[str, int]:
    """The smallest powers of constants by which several expressions can be taken to be divided."""
    found: Counter[str] = Counter()
    for value in values:
        found |= Counter(value)
    return found


def over(divisors: Mapping[str, int], expression: Expression, own: Mapping[str, int]) -> Expression:
    """An expression over its own divisors as another one over more."""
    missing = [power(name, times - own.get(name, 0)) for name, times in divisors.items() if times > own.get(name, 0)]
    return Product((*missing, expression)) if missing else expression


def total(terms: Sequence[tuple[Fraction, IndexedExpression]], parts: str = "terms") -> IndexedExpression:
    """The sum of terms with the same free indices.

    Raises
    ------
    IndexMismatchError
        They differ.
    """
    first = terms[0][1]
    for _, value in terms[1:]:
        if set(value.labels) != set(first.labels):
            raise differing(first, value, parts)
    divisors = common_divisors(value.divisors for _, value in terms)
    return IndexedExpression(
        first.labels,
        Sum(tuple((times, over(divisors, value.expression, value.divisors)) for times, value in terms)),
        all(value.covariant for _, value in terms),
        frozenset[str]().union(*(value.summed for _, value in terms)),
        divisors,
    )


def traced(fresh: FreshLabels, labels: Sequence[Label], value: IndexedExpression) -> IndexedExpression:
    """The value with its slots, one after the other, under these indices; pairs are summed over.

    Raises
    ------
    IndexMismatchError
        An index stands twice up or down, or three times.
    """
    own = [fresh() for _ in labels]
    expression = renamed(value.expression, dict(zip(value.names, own, strict=True)))
    final_names: dict[str, str] = {}
    free: list[Label] = []
    pairs: list[Expression] = []
    summed = value.summed
    for n, label in enumerate(labels):
        others = [k for k, other in enumerate(labels) if other.name == label.name]
        if len(others) > 2:
            raise IndexMismatchError(
                f"the index {label.name} stands {len(others)} times in one term", "another letter for each sum"
            )
        if len(others) == 1:
            final_names[own[n]] = label.name
            free.append(label)
        elif others[0] == n:
            check_pair(label, labels[others[1]])
            pairs.append(Leaf(METRIC, 0, (own[n], own[others[1]]), True))
            summed |= {label.name}
    expression = renamed(expression, final_names)
    if pairs:
        expression = Product((expression, *pairs))
    return IndexedExpression(tuple(free), expression, value.covariant, summed, value.divisors)


def positions_lowered(labels: Iterable[Label], eta: Sequence[int], index: Sequence[int]) -> int:
    """The sign between a component with all indices low and the one with the indices as they stand."""
    sign = 1
    for label, value in zip(labels, index, strict=True):
        sign *= eta[value] if label.up else 1
    return sign
