"""Models: points at which side conditions hold and nothing that a proof divided by vanishes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, final

import sympy as sp

from ..exact import Domain, Element
from ..exact.balls import PRECISIONS, Point, precision, surely_nonzero
from .witness import Place, assignment, place_of, restored


@final
@dataclass(frozen=True)
class Model:
    """Values that satisfy side conditions.

    Attributes
    ----------
    conditions : expressions that vanish there
    nonzero : expressions that do not, by their balls
    """

    conditions: tuple[Any, ...] = field(repr=False)
    nonzero: tuple[Any, ...] = field(repr=False)
    _point: Place = field(repr=False, compare=False)

    @cached_property
    def assignment(self) -> tuple[tuple[Any, sp.Expr], ...]:
        """The symbols and jets with their values: numbers, or what the conditions make of the others."""
        return assignment(self._point)

    def __str__(self) -> str:
        return ", ".join(f"{name} = {value}" for name, value in self.assignment)

    def recheck(self) -> bool:
        """Evaluate again: whether the balls of the conditions contain zero and those of what was divided by do not."""
        with precision(PRECISIONS[3]):
            point = restored(self._point, Domain())
            return all(point.typed(c).contains(0) for c in self.conditions) and all(
                surely_nonzero(point.typed(e)) for e in self.nonzero
            )


def model_at(point: Point, conditions: Sequence[Any], nonzero: Sequence[Element]) -> Model:
    """The model that a point is."""
    shown = tuple(dict.fromkeys(e.to_sympy() for e in nonzero))
    point.touched.clear()
    with precision(PRECISIONS[1]):
        for expression in (*conditions, *shown):
            point.typed(expression)
    return Model(tuple(conditions), shown, place_of(point))
