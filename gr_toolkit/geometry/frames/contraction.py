"""Tensors into a frame and back, one slot after the other, every intermediate component once."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from ...exact import Element, sum_of_products
from ..symmetry import Index
from ..tensor import Tensor
from .components import FrameComponents

if TYPE_CHECKING:
    from .frame import Frame, Rows

Sparse = list[list[tuple[int, Element]]]  # row by row the columns that do not vanish


def in_frame(frame: Frame, tensor: Tensor) -> FrameComponents:
    """T^{a…}_{b…} = θ^a_μ … e_b^ν … T^{μ…}_{ν…}."""
    matrices = [_sparse(frame.dual_rows if up else frame.rows) for up in tensor.positions]
    compute = _transformed(frame, tensor.component, matrices)
    return FrameComponents(frame, tensor.positions, compute, tensor.symmetry, name=tensor.name)


def in_chart(frame: Frame, components: FrameComponents) -> Tensor:
    """T^{μ…}_{ν…} = e_a^μ … θ^b_ν … T^{a…}_{b…}, the slots that are coordinates already left as they are."""
    n = frame.dimension
    same: Sparse = [[(k, frame.field.one)] for k in range(n)]
    matrices = [
        _sparse(_transposed(frame.rows if up else frame.dual_rows)) if of_frame else same
        for up, of_frame in zip(components.positions, components.in_frame, strict=True)
    ]
    compute = _transformed(frame, components.component, matrices)
    return Tensor(
        frame.metric, components.positions, symmetry=components.symmetry, compute=compute, name=components.name
    )


def _transposed(rows: Rows) -> Rows:
    return tuple(zip(*rows, strict=True))


def _sparse(rows: Rows) -> Sparse:
    return [[(k, value) for k, value in enumerate(row) if value.numerator] for row in rows]


def _transformed(
    frame: Frame, component: Callable[[Index], Element], matrices: list[Sparse]
) -> Callable[[Index], Element]:
    """The component with each slot multiplied by its matrix, the last slot innermost."""
    known: dict[tuple[int, Index], Element] = {}

    def stage(done: int, index: Index) -> Element:
        """The component of which the first `done` slots are new ones, the rest old ones."""
        if not done:
            return frame.lift(component(index))
        key = (done, index)
        if key not in known:
            slot = done - 1
            head, tail = index[:slot], index[done:]
            terms = [(1, factor, stage(slot, (*head, k, *tail))) for k, factor in matrices[slot][index[slot]]]
            known[key] = sum_of_products(terms)
        return known[key]

    return lambda index: stage(len(matrices), index)
