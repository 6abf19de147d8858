"""What names mean in a formula about every metric: generic fields, constants, definitions, the metric's own tensors."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from typing import final

from ... import notation
from ...errors import InputError
from ...notation.atoms import canonical
from ...notation.names import BUILT_IN_RANKS
from ..conventions import Conventions
from .expressions import Expression
from .fields import FieldSpec


@final
@dataclass(frozen=True)
class Definition:
    """A name for an expression over constants, with one label a slot; `node` is the tree it was read from."""

    positions: tuple[bool, ...]
    labels: tuple[str, ...]
    expression: Expression
    covariant: bool
    node: notation.Node
    divisors: Mapping[str, int] = field(default_factory=dict)


@final
@dataclass(frozen=True)
class Vocabulary:
    """Names and their meaning, in a dimension and conventions.

    Attributes
    ----------
    dimension, conventions, eta : of the metric; eta is the diagonal of g at the point where formulas are evaluated
    fields : LaTeX name -> generic field
    constants : LaTeX name -> its value, or None where it may have any
    definitions : LaTeX name -> what it stands for
    """

    dimension: int
    conventions: Conventions
    eta: tuple[int, ...]
    fields: Mapping[str, FieldSpec] = field(default_factory=dict)
    constants: Mapping[str, Fraction | None] = field(default_factory=dict)
    definitions: Mapping[str, Definition] = field(default_factory=dict)

    def known(self) -> list[str]:
        """Every declared name."""
        return [*self.fields, *self.constants, *self.definitions]

    def rank(self, name: str) -> int:
        """The number of indices of a declared tensor or scalar field."""
        found = self.fields.get(name) or self.definitions.get(name)
        return len(found.positions) if found else 0

    def is_covariant(self, name: str) -> bool:
        """Whether what a name stands for is a tensor: no definition in which Γ or partial derivatives stand."""
        return name not in self.definitions or self.definitions[name].covariant

    def divisors_of(self, name: str) -> Mapping[str, int]:
        """The powers of constants that a definition divides by."""
        return self.definitions[name].divisors if name in self.definitions else {}

    @property
    def nonzero(self) -> frozenset[str]:
        """The constants that definitions divide by."""
        return frozenset(name for definition in self.definitions.values() for name in definition.divisors)

    def fresh(self, name: str) -> str:
        """The canonical spelling of a name to be declared.

        Raises
        ------
        InputError
            It means something already.
        """
        spelled = canonical(name)
        if spelled in BUILT_IN_RANKS or spelled == "R":
            raise InputError(f"{spelled} is the metric's own in formulas about every metric", "another letter")
        if spelled in self.known():
            raise InputError(f"{spelled} is declared twice", "another letter")
        return spelled

    def names(self) -> notation.Names:
        """What the parser has to know."""
        known = {name: self.rank(name) for name in self.known()}
        return notation.Names(
            scalars=frozenset(name for name, rank in known.items() if not rank),
            tensors=frozenset(name for name, rank in known.items() if rank),
        )
