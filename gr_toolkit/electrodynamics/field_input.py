"""Reading a field as users give it."""

from __future__ import annotations

from typing import Any

from ..errors import IndexMismatchError, InputError
from ..geometry import Tensor
from ..geometry.inputs import in_short


def field_tensor(given: Any) -> Tensor:
    """F from a tensor with two indices, or from what has one as its `field`: a solution, a check, a multipole.

    Raises
    ------
    InputError
        There is none.
    IndexMismatchError
        A tensor with another number of indices, like a potential.
    """
    field = given if isinstance(given, Tensor) else getattr(given, "field", None)
    if not isinstance(field, Tensor):
        raise InputError(
            f"the field {in_short(given)} is no tensor with two indices",
            'g.tensor(components, "__"), or g.form({("t", "r"): E})',
        )
    if field.rank != 2:
        raise IndexMismatchError(
            f"the field {field.name} is no tensor with two indices: it has {field.rank} "
            f"{'index' if field.rank == 1 else 'indices'}, not two",
            "gr.electrodynamics.field_strength(A), if it is a potential",
        )
    return field
