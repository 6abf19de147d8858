"""Tensors with named indices: what a term of index notation denotes.

A label is a name and a position. Names that stand once are free, a name that stands once up and once down is summed
over, anything else is an error.
A label may be fixed to a coordinate (R_{θθ}); it stays a slot as long as covariant derivatives may still act.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol, final

from ...errors import IndexMismatchError
from ...exact import Element, sum_of_products
from ..contraction import contracted
from ..symmetry import Index
from ..tensor import Tensor


@final
@dataclass(frozen=True)
class Label:
    """An index as typed; `fixed` is the number of a coordinate where it names one."""

    name: str
    up: bool
    fixed: int | None = None

    def __str__(self) -> str:
        return f"{'^' if self.up else '_'}{self.name}"


@final
@dataclass(frozen=True)
class Indexed:
    """A tensor whose slots carry labels; `covariant` is False where ∇ would not mean anything any more.

    `summed` has the names of the indices that were summed over on the way.
    """

    labels: tuple[Label, ...]
    tensor: Tensor
    covariant: bool = True
    summed: frozenset[str] = frozenset()

    @property
    def free(self) -> tuple[Label, ...]:
        """The labels that are not fixed."""
        return tuple(label for label in self.labels if label.fixed is None)

    def scalar(self) -> Element:
        """The value where nothing is free.

        Raises
        ------
        IndexMismatchError
            An index is free.
        """
        value = self.settled()
        if value.labels:
            raise IndexMismatchError(
                f"a scalar was expected, but the indices {shown(value.labels)} are free",
                "every index once up and once down",
            )
        return value.tensor.component(())

    def settled(self) -> Indexed:
        """With fixed slots cut out; components then, and no tensor."""
        if all(label.fixed is None for label in self.labels):
            return self
        kept = [n for n, label in enumerate(self.labels) if label.fixed is None]
        whole = [label.fixed or 0 for label in self.labels]

        def compute(index: Index) -> Element:
            full = list(whole)
            for n, value in zip(kept, index, strict=True):
                full[n] = value
            return self.tensor.component(tuple(full))

        positions = tuple(self.tensor.positions[n] for n in kept)
        return Indexed(self.free, Tensor(self.tensor.metric, positions, compute=compute), False, self.summed)

    def contracted(self) -> Indexed:
        """With every name that stands once up and once down summed over."""
        free = [label.name for label in self.free]
        for name in free:
            if free.count(name) == 2:
                first, second = (n for n, label in enumerate(self.labels) if label.name == name and label.fixed is None)
                check_pair(self.labels[first], self.labels[second])
                rest = tuple(label for n, label in enumerate(self.labels) if n not in (first, second))
                trace = self.tensor.contract(first, second)
                return Indexed(rest, trace, self.covariant, self.summed | {name}).contracted()
            if free.count(name) > 2:
                raise IndexMismatchError(
                    f"the index {name} stands {free.count(name)} times in one term", "another letter for each sum"
                )
        return self

    def ordered(self, labels: Sequence[Label]) -> Tensor:
        """The tensor with its slots in the order of the labels: its own, or more, on which it does not depend."""
        value = self.settled()
        if tuple(labels) == value.labels:
            return value.tensor
        places = [list(labels).index(label) for label in value.labels]
        return Tensor(
            self.tensor.metric,
            tuple(label.up for label in labels),
            compute=lambda index: value.tensor.component(tuple(index[p] for p in places)),
        )


class WithLabels(Protocol):
    """What has free indices, and knows which ones were summed over on the way."""

    @property
    def labels(self) -> tuple[Label, ...]: ...
    @property
    def summed(self) -> frozenset[str]: ...


def shown(labels: Sequence[Label]) -> str:
    """Labels for a message: ``_mu ^nu``."""
    return " ".join(map(str, labels)) or "none"


def differing(first: WithLabels, other: WithLabels, parts: str) -> IndexMismatchError:
    """The error of two terms, or sides, whose free indices are not the same: which are not, and why."""
    mine, theirs = ({label.name: label for label in value.labels} for value in (first, other))
    told = f"the free indices of two {parts} differ: {shown(first.labels)} against {shown(other.labels)}"
    part = parts.removesuffix("s")
    for name in mine.keys() ^ theirs.keys():
        if name in (other if name in mine else first).summed:
            return IndexMismatchError(
                f"{told}; {name} is free in one {part} and summed over in the other", "another letter for the sum"
            )
    moved = [name for name in mine.keys() & theirs.keys() if mine[name].up != theirs[name].up]
    if moved:
        told += f"; {moved[0]} is up in one {part} and down in the other"
    elif missing := [name for name in (*mine, *theirs) if (name in mine) != (name in theirs)]:
        told += f"; {', '.join(missing)} {'stand' if len(missing) > 1 else 'stands'} in one {part} only"
    return IndexMismatchError(told, f"the same free indices, up and down, in every {part}")


def check_pair(first: Label, second: Label) -> None:
    """A summed pair stands once up and once down."""
    if first.up == second.up:
        where = "up" if first.up else "down"
        raise IndexMismatchError(
            f"the index {first.name} stands twice {where} in one term", f"one of them {'down' if first.up else 'up'}"
        )


def check_thrice(names: Sequence[str]) -> None:
    """An index stands at most twice in a term."""
    for name in names:
        if names.count(name) > 2:
            raise IndexMismatchError(
                f"the index {name} stands {names.count(name)} times in one term", "another letter for each sum"
            )


def product(first: Indexed, second: Indexed) -> Indexed:
    """The product of two terms, names that both carry summed over."""
    a, b = list(first.labels), list(second.labels)
    mine = {label.name: n for n, label in enumerate(a) if label.fixed is None}
    shared = [(mine[label.name], n) for n, label in enumerate(b) if label.fixed is None and label.name in mine]
    for i, j in shared:
        check_pair(a[i], b[j])
    tensor = contracted(first.tensor, second.tensor, shared)
    left_over = [label for n, label in enumerate(a) if n not in {i for i, _ in shared}]
    left_over += [label for n, label in enumerate(b) if n not in {j for _, j in shared}]
    summed = first.summed | second.summed | {a[i].name for i, _ in shared}
    return Indexed(tuple(left_over), tensor, first.covariant and second.covariant, summed)


def total(terms: Sequence[tuple[int, Indexed]], broadcast: bool = False, parts: str = "terms") -> Indexed:
    """The sum of terms (sign, value) that have the same free indices; `parts` is what messages call them.

    `broadcast` reads the sum as one for every value of every index that is free in any term.

    Raises
    ------
    IndexMismatchError
        The free indices of two terms differ.
    """
    settled = [
        (sign, value.settled() if any(t.labels != terms[0][1].labels for _, t in terms) else value)
        for sign, value in terms
    ]
    labels = settled[0][1].labels
    for _, value in settled[1:]:
        if set(value.labels) != set(labels):
            if not broadcast:
                raise differing(settled[0][1], value, parts)
            labels = labels + tuple(label for label in value.labels if label not in labels)
    tensors = [(sign, value.tensor if value.labels == labels else value.ordered(labels)) for sign, value in settled]
    metric = tensors[0][1].metric
    tensor = Tensor(
        metric,
        tuple(label.up for label in labels),
        compute=lambda index: sum_of_products([(sign, part.component(index), None) for sign, part in tensors]),
    )
    summed = frozenset[str]().union(*(value.summed for _, value in settled))
    return Indexed(labels, tensor, all(value.covariant for _, value in settled), summed)
