r"""(Anti)symmetrisation by index brackets, of weight 1/n!: T_{[ab]} = ½ (T_{ab} − T_{ba}) [MTW 3.61–3.64, Wald 2.4.3].

The indices that a bracket holds get names of their own while its operand is evaluated, once; then slots are permuted.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import pairwise, permutations
from itertools import product as cartesian
from math import factorial, prod
from typing import TYPE_CHECKING

from ... import notation as tree
from ...errors import IndexMismatchError, TooLargeError
from ...exact import Element, sum_of_products
from ...notation.rebuild import indices_of, with_indices
from ..symmetry import Index, Signed, generated, parity
from ..tensor import Tensor
from .indexed import Indexed, Label, check_thrice

if TYPE_CHECKING:
    from .evaluate import Evaluator

MAX_PERMUTATIONS = 5040  # of the indices of all brackets of one term; those of seven indices


def symmetrised(e: Evaluator, node: tree.Symmetrised) -> Indexed:
    """A part of a term, (anti)symmetrised over the indices that its brackets hold.

    Raises
    ------
    IndexMismatchError
        A bracket holds an upper and a lower index, or the same one twice.
    TooLargeError
        There are too many permutations.
    """
    indices = indices_of(node.operand)
    e.components += permutations_of(node)
    for bracket in node.brackets:
        check_held([indices[place] for place in bracket.places])
    typed = {}
    for number, bracket in enumerate(node.brackets):
        for place in bracket.places:
            index = indices[place]
            name = "[" * (number + 1) + index.name  # which nobody can type
            typed[name] = e.label(index)
            indices[place] = tree.Index(name, index.up, span=index.span)
    try:
        value = e.value(with_indices(node.operand, indices))
    except IndexMismatchError as error:
        raise _as_typed(error, typed) from None
    for label in typed.values():
        if label.fixed is None and label.name in value.summed:
            check_thrice([label.name] * 3)
    slots = {label.name: slot for slot, label in enumerate(value.labels)}
    groups = [(b.antisymmetric, [slots[indices[place].name] for place in b.places]) for b in node.brackets]
    labels = tuple(typed.get(label.name, label) for label in value.labels)
    return Indexed(labels, over_slots(value.tensor, groups), value.covariant, value.summed).contracted()


def _as_typed(error: IndexMismatchError, typed: Iterable[str]) -> IndexMismatchError:
    """The error with the names of indices that were typed."""
    what = error.what
    for name in typed:
        what = what.replace(name, name.lstrip("["))
    new = IndexMismatchError(what, error.advice)
    new.__notes__ = list(getattr(error, "__notes__", ()))
    return new


def permutations_of(node: tree.Symmetrised) -> int:
    """How many permutations the brackets of a term ask for.

    Raises
    ------
    TooLargeError
        They are too many.
    """
    count = prod(factorial(len(bracket.places)) for bracket in node.brackets)
    if count > MAX_PERMUTATIONS:
        raise TooLargeError("the brackets of one term", count, MAX_PERMUTATIONS, "permutations")
    return count


def check_held(held: Sequence[tree.Index | Label]) -> None:
    """Raise where a bracket cannot hold these indices.

    Raises
    ------
    IndexMismatchError
        Upper ones beside lower ones, or one twice.
    """
    if len({index.up for index in held}) > 1:
        raise IndexMismatchError(
            f"brackets around the upper and lower indices {', '.join(index.name for index in held)}",
            "all of them up or all down",
        )
    for name, times in Counter(index.name for index in held).items():
        if times > 1:
            raise IndexMismatchError(
                f"the index {name} stands {times} times in one bracket", "another letter for each index"
            )


def over_slots(tensor: Tensor, groups: Sequence[tuple[bool, Sequence[int]]]) -> Tensor:
    """The tensor (antisymmetric, or else symmetric) in groups of slots: the mean over all permutations, with signs."""
    rank = tensor.rank
    share = tensor.metric.scalar(1) / prod(factorial(len(slots)) for _, slots in groups)
    every = [_moved(rank, choice) for choice in cartesian(*(_permutations(*group) for group in groups))]

    def compute(index: Index) -> Element:
        counted: dict[Index, int] = {}
        for slots, sign in every:
            place, own = tensor.symmetry.canonical(tuple([index[k] for k in slots]))
            counted[place] = counted.get(place, 0) + sign * own
        terms = [(times, share, tensor.component(place)) for place, times in counted.items() if times]
        return sum_of_products(terms) if terms else tensor.metric.zero

    neighbours = [
        _moved(rank, [({a: b, b: a}, -1 if antisymmetric else 1)])
        for antisymmetric, slots in groups
        for a, b in pairwise(slots)
    ]
    return Tensor(
        tensor.metric, tensor.positions, symmetry=generated(rank, neighbours), compute=compute, name=tensor.name
    )


def _permutations(antisymmetric: bool, slots: Sequence[int]) -> list[tuple[dict[int, int], int]]:
    return [
        (dict(zip(slots, [slots[k] for k in order], strict=True)), parity(order) if antisymmetric else 1)
        for order in permutations(range(len(slots)))
    ]


def _moved(rank: int, choice: Sequence[tuple[dict[int, int], int]]) -> Signed:
    """The permutation of all slots that moves those named."""
    where = {slot: other for moved, _ in choice for slot, other in moved.items()}
    return tuple(where.get(slot, slot) for slot in range(rank)), prod(sign for _, sign in choice)
