"""Domains: what is known of coordinates, parameters and unknown functions.

A domain is a conjunction of conditions. Inequalities say where a formula is claimed, choose the branch of a root and
confine witnesses; finite sets (K ∈ {−1, 0, 1}) and integers confine witnesses and allow proof by cases. The assumptions
that a SymPy symbol carries itself (`positive=True`) add to them. `read_domain` in `reader` makes one from SymPy
conditions.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from typing import TYPE_CHECKING, Any, final

from sympy.core.function import AppliedUndef

if TYPE_CHECKING:
    from .element import Element


@final
@dataclass(frozen=True, eq=False)
class Fact:
    """One inequality: the element is positive (strict) or not negative; or, as `nonzero`, merely not zero."""

    element: Element
    strict: bool = True
    nonzero: bool = False


Laws = tuple[tuple[tuple[Any, ...], tuple[Any, ...]], ...]  # a chart's coordinates, and what holds at its events


@final
@dataclass(frozen=True, eq=False)
class Domain:
    """A conjunction of conditions; compared by the SymPy conditions it was read from, in whatever order."""

    conditions: tuple[Any, ...] = ()
    facts: tuple[Fact, ...] = ()
    values: tuple[tuple[Any, tuple[Fraction, ...]], ...] = ()  # finite sets
    integers: tuple[Any, ...] = ()
    reals: frozenset[Any] = frozenset()  # symbols that are real, whatever their own assumptions leave open
    laws: Laws = ()  # what is known of unknown functions at further arguments, see `events`

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Domain) and self._key == other._key

    def __hash__(self) -> int:
        return hash(self._key)

    @property
    def _key(self) -> tuple[frozenset[Any], frozenset[Any], frozenset[Any]]:
        return frozenset(self.conditions), self.reals, frozenset(self.laws)

    def implies(self, other: Domain) -> bool:
        """Whether it is seen at once that it is part of the other."""
        return all(mine >= its for mine, its in zip(self._key, other._key, strict=True))

    def __and__(self, other: Domain) -> Domain:
        if self.implies(other):
            return self
        new = [n for n, c in enumerate(other.conditions) if c not in self.conditions]
        return Domain(
            self.conditions + tuple(other.conditions[n] for n in new),
            self.facts + tuple(f for f in other.facts if f not in self.facts),
            self.values + other.values,
            self.integers + other.integers,
            self.reals | other.reals,
            self.laws + tuple(law for law in other.laws if law not in self.laws),
        )

    @cached_property
    def symbols(self) -> tuple[Any, ...]:
        """The symbols that it speaks of."""
        return tuple({s for c in self.conditions for s in c.free_symbols} | self.reals)

    @cached_property
    def functions(self) -> tuple[Any, ...]:
        """The unknown functions that it speaks of, whatever their arguments."""
        return tuple({f.func for c in self.conditions for f in c.atoms(AppliedUndef)})

    def values_of(self, symbol: Any) -> tuple[Fraction, ...] | None:
        """The finite set a symbol is confined to, or None."""
        sets = [set(v) for s, v in self.values if s == symbol]
        return tuple(sorted(set.intersection(*sets))) if sets else None

    def is_discrete(self, symbol: Any) -> bool:
        """Whether the values of a symbol lie apart, so that what vanishes at one of them need not do so elsewhere."""
        return bool(symbol.is_integer) or symbol in self.integers or self.values_of(symbol) is not None

    def __str__(self) -> str:
        return "[" + ", ".join(map(str, self.conditions)) + "]"

    def __repr__(self) -> str:
        return f"Domain({self})"
