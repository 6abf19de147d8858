"""Products of tensors with slots summed over, each sum only over what the factors' symmetries leave different.

If exchanging the values of summed slots changes the first factor by a sign and the second by one, the product changes
by both: equal terms are counted once, with their number, and where the two signs differ the sum vanishes.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from functools import lru_cache
from itertools import combinations_with_replacement
from itertools import product as cartesian
from math import factorial, prod
from typing import TYPE_CHECKING

from ..exact import Element, sum_of_products
from .symmetry import Index, Signed, Symmetry, none, symmetry

if TYPE_CHECKING:
    from .tensor import Tensor

LARGEST_GROUP = 1000  # signed permutations of a factor that are looked through
MOST_IMAGES = 50_000  # of the values of summed slots under them


def contracted(left: Tensor, right: Tensor, shared: Sequence[tuple[int, int]]) -> Tensor:
    """∑ left × right over the pairs (slot of left, slot of right); the slots left over in their order, left's first.

    Each pair has one slot up and one down.
    """
    metric, pairs = left.metric, tuple(shared)
    mine = tuple(n for n in range(left.rank) if n not in {i for i, _ in pairs})
    others = tuple(n for n in range(right.rank) if n not in {j for _, j in pairs})
    positions = tuple(left.positions[n] for n in mine) + tuple(right.positions[n] for n in others)
    places: list[tuple[Index, int]] = []  # found when a component is asked for, after the forecast of their number

    def compute(index: Index) -> Element:
        one, two = [0] * left.rank, [0] * right.rank
        for n, value in zip(mine, index, strict=False):
            one[n] = value
        for n, value in zip(others, index[len(mine) :], strict=True):
            two[n] = value
        terms = []
        if not places:
            places.extend(_places(left.symmetry, right.symmetry, pairs, metric.dimension))
        for values, times in places:
            for (i, j), value in zip(pairs, values, strict=True):
                one[i] = two[j] = value
            x = left.component(tuple(one))
            if x.numerator:
                y = right.component(tuple(two))
                if y.numerator:
                    terms.append((times, x, y))
        return sum_of_products(terms) if terms else metric.zero

    kept = _kept(left.symmetry, right.symmetry, mine, others)
    return type(left)(metric, positions, symmetry=kept, compute=compute)


@lru_cache(maxsize=256)
def _places(
    left: Symmetry, right: Symmetry, pairs: tuple[tuple[int, int], ...], dimension: int
) -> tuple[tuple[Index, int], ...]:
    """The values of the summed slots that need looking at, and how many terms equal each one's."""
    every = cartesian(range(dimension), repeat=len(pairs))
    mine, others = (_of_slots(sym, [pair[k] for pair in pairs]) for k, sym in enumerate((left, right)))
    common = {order: sign * others[order] for order, sign in mine.items() if order in others}
    if -1 in common.values():
        return ()
    if len(common) == factorial(len(pairs)):  # all orders: only how often each value occurs matters
        return tuple(
            (values, _orders(values)) for values in combinations_with_replacement(range(dimension), len(pairs))
        )
    if len(common) < 2 or len(common) * dimension ** len(pairs) > MOST_IMAGES:
        return tuple((values, 1) for values in every)
    counted: dict[Index, int] = {}
    for values in every:
        best = min(tuple([values[k] for k in order]) for order in common)
        counted[best] = counted.get(best, 0) + 1
    return tuple(counted.items())


def _orders(values: Index) -> int:
    """The number of different orders of some values."""
    return factorial(len(values)) // prod(factorial(times) for times in Counter(values).values())


def _of_slots(sym: Symmetry, slots: Sequence[int]) -> dict[tuple[int, ...], int]:
    """The symmetries that permute these slots among themselves and leave all others: (order of the slots) -> sign."""
    if len(sym.group) > LARGEST_GROUP:
        return {tuple(range(len(slots))): 1}
    within = {slot: n for n, slot in enumerate(slots)}
    return {
        tuple(within[moved[slot]] for slot in slots): sign
        for moved, sign in sym.group
        if all(slot in within or moved[slot] == slot for slot in range(sym.rank))
    }


@lru_cache(maxsize=256)
def _kept(left: Symmetry, right: Symmetry, mine: tuple[int, ...], others: tuple[int, ...]) -> Symmetry:
    """The symmetry of a product: what either factor has in the slots that are left over."""
    first, second = _of_slots(left, mine), _of_slots(right, others)
    cut = len(mine)
    if len(first) * len(second) > LARGEST_GROUP:
        return none(cut + len(others))
    group: list[Signed] = [
        ((*one, *(cut + n for n in two)), a * b) for one, a in first.items() for two, b in second.items()
    ]
    return symmetry(cut + len(others), tuple(sorted(group)))
