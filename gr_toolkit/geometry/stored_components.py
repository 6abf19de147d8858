"""Components that are held once for each representative of a symmetry, and computed when first asked for: what tensors
in a chart and arrays in a frame have in common."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable, Iterator
from itertools import product
from typing import Any

import sympy as sp

from ..errors import IndexMismatchError, TooLargeError
from ..exact import Element
from .symmetry import Index, Symmetry

COMPONENTS = 200_000  # held or written at once


class StoredComponents(ABC):
    """What can be done with components whatever their indices number; a subclass has the state."""

    __slots__ = ()
    kind = "a tensor"  # for messages
    name: str
    positions: tuple[bool, ...]
    symmetry: Symmetry
    _components: dict[Index, Element]
    _compute: Callable[[Index], Element] | None

    @property
    @abstractmethod
    def dimension(self) -> int:
        """How many values an index has."""

    @property
    @abstractmethod
    def _zero(self) -> Element:
        """Zero of the field that the components are in."""

    @property
    def rank(self) -> int:
        """The number of indices."""
        return len(self.positions)

    def component(self, index: Index) -> Element:
        """The component at a tuple of numbers, unchecked."""
        representative, sign = self.symmetry.canonical(index)
        if not sign:
            return self._zero
        value = self._components.get(representative)
        if value is None:
            value = self._zero if self._compute is None else self._compute(representative)
            self._components[representative] = value
        return value if sign > 0 else -value

    def _indices(self, index: Any) -> tuple[Any, ...]:
        """What stands in square brackets, one for each slot.

        Raises
        ------
        IndexMismatchError
            It is too little or too much.
        """
        index = index if isinstance(index, tuple) else (index,)
        if len(index) != self.rank:
            raise IndexMismatchError(
                f"{self.name} has {self.rank} indices, {len(index)} were given",
                f"{self.name}[{', '.join('0' * self.rank)}]",
            )
        return index

    def items(self) -> Iterator[tuple[Index, Element]]:
        """(representative, component) of all representatives, zeros too."""
        self._admit(len(self.symmetry.group))
        return ((i, self.component(i)) for i in self.symmetry.independent(self.dimension))

    def _admit(self, symmetries: int = 1) -> None:
        """Raise `TooLargeError` if there are more components than can be written down."""
        if (count := self.dimension**self.rank / symmetries) > COMPONENTS:
            raise TooLargeError(f"{self.kind} with {self.rank} indices", count, COMPONENTS, "components")

    def nonzero(self) -> dict[Index, Element]:
        """All representatives that do not vanish."""
        return {i: value for i, value in self.items() if not value.is_zero()}

    def is_zero(self) -> bool:
        """Whether every component's normal form is zero."""
        return all(value.is_zero() for _, value in self.items())

    def to_sympy(self) -> Any:
        """A SymPy array of all components (an expression for rank 0)."""
        if not self.rank:
            return self.component(()).to_sympy()
        self._admit()
        shape = (self.dimension,) * self.rank
        flat = [self.component(i).to_sympy() for i in product(range(self.dimension), repeat=self.rank)]
        return sp.ImmutableDenseNDimArray(flat, shape)
