"""Raising and lowering: with g slot by slot, two antisymmetric slots at once with the metric on bivectors.

Every tensor keeps what it became, so that R^{abcd} is worked out once however often it is typed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..exact import Element, sum_of_products
from .symmetry import Index, Symmetry

if TYPE_CHECKING:
    from .tensor import Positions, Tensor


def moved(tensor: Tensor, positions: Positions) -> Tensor:
    """The tensor with its slots up (True) or down as `positions` says; itself where they are."""
    if positions == tensor.positions:
        return tensor
    known = tensor.moves.get(positions)
    if known is None:
        known = tensor
        while waiting := [slot for slot, up in enumerate(positions) if known.positions[slot] != up]:
            slot, up = waiting[0], positions[waiting[0]]
            partners = (s for s in waiting[1:] if positions[s] == up and _antisymmetric(known.symmetry, slot, s))
            partner = next(partners, None)
            known = _one(known, slot, up) if partner is None else _pair(known, slot, partner, up)
        # slots that moved alike keep their symmetry, which one move after the other forgets
        known.symmetry = tensor.symmetry.preserving(tuple(zip(positions, tensor.positions, strict=True)))
        tensor.moves[positions] = known
    return known


def _antisymmetric(symmetry: Symmetry, first: int, second: int) -> bool:
    exchange = list(range(symmetry.rank))
    exchange[first], exchange[second] = second, first
    return (tuple(exchange), -1) in symmetry.group


def _one(tensor: Tensor, slot: int, up: bool) -> Tensor:
    metric = tensor.metric
    by = metric.inverse if up else metric.covariant

    def compute(index: Index) -> Element:
        row = index[slot]
        terms = [
            (1, by.component((row, k)), tensor.component((*index[:slot], k, *index[slot + 1 :])))
            for k in metric.neighbours(row, up)
        ]
        return sum_of_products(terms) if terms else metric.zero

    return _like(tensor, (slot,), up, compute)


def _pair(tensor: Tensor, first: int, second: int, up: bool) -> Tensor:
    """Both slots at once, in which the tensor is antisymmetric."""
    metric = tensor.metric
    rows = metric.bivectors_inverse if up else metric.bivectors

    def compute(index: Index) -> Element:
        a, b = index[first], index[second]
        if a == b:
            return metric.zero
        place, terms = list(index), []
        for (place[first], place[second]), value in rows[(a, b) if a < b else (b, a)]:
            component = tensor.component(tuple(place))
            if component.numerator:
                terms.append((1 if a < b else -1, value, component))
        return sum_of_products(terms) if terms else metric.zero

    return _like(tensor, (first, second), up, compute)


def _like(tensor: Tensor, slots: tuple[int, ...], up: bool, compute: object) -> Tensor:
    positions = tuple(up if slot in slots else was for slot, was in enumerate(tensor.positions))
    kept = tensor.symmetry.preserving(tuple(zip(positions, tensor.positions, strict=True)))
    return type(tensor)(
        tensor.metric,
        positions,
        symmetry=kept,
        compute=compute,  # type: ignore[arg-type]
        name=tensor.name,
        is_tensor=tensor.is_tensor,
    )
