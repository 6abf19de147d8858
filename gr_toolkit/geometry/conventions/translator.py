"""What the rules of a formula's translation share: the change, what was declared, and the refusals."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from typing import Any, final

from ... import notation as tree
from ...errors import ConventionError, GRToolkitError, InputError
from .constants import kept
from .weights import Change, Factor, Kind, factor_of, undeclared
from .written_factors import is_zero, times

LARGEST_POWER = 200  # of a factor that is written; as many digits are read
ONE = Factor()
Translated = tuple[Factor, tree.Node]  # their product is the old node


@final
@dataclass
class Translator:
    """Translates trees by one change of conventions."""

    change: Change
    declared: Mapping[str, Kind]
    dimensions: Mapping[str, Any]
    coordinates: Collection[str]
    constants: Collection[str]
    text: str
    rules: Mapping[type, Callable[[Translator, Any], Translated]]

    def whole(self, node: tree.Node) -> tree.Node:
        """A formula with its factor written out."""
        return self.times(*self.translated(node))

    def times(self, factor: Factor, node: tree.Node) -> tree.Node:
        """factor · node, where the factor has only constants that the new conventions know.

        Raises
        ------
        ConventionError
            Another one is left over: the dimensions do not fit.
        InputError
            A power so high that it is not written.
        """
        known = kept(self.change.new)
        for base, power in factor.powers.items():
            if abs(power) > LARGEST_POWER and not is_zero(node):
                raise InputError(
                    f"{base} would stand to a power beyond {LARGEST_POWER} in {self.text.strip()}", "a symbol for it"
                )
        for symbol in self.constants:
            if symbol in factor.powers and symbol not in known and not is_zero(node):
                raise ConventionError(
                    f"{symbol} does not cancel in {self.text.strip()}: its terms or sides have different dimensions",
                    f"the dimensions of all symbols, and every {symbol}, as the formula needs them",
                )
        return times(factor, node)

    def translated(self, node: tree.Node) -> Translated:
        """(factor, new node), whose product is the old node."""
        rule = self.rules.get(type(node))
        if rule is None:
            kind = type(node).__name__.lower()
            raise InputError(f"{self.excerpt(node)}: how a {kind} changes with the conventions is not known")
        try:
            return rule(self, node)
        except GRToolkitError as error:
            if not getattr(error, "__notes__", None):
                error.add_note(f"  in: {self.excerpt(node)}")
            raise

    def excerpt(self, node: tree.Node) -> str:
        """The part of the formula a node was read from."""
        return self.text[slice(*node.span)].strip() or tree.to_latex(node)

    def symbol(self, name: str, upper: int = 0, rank: int = 0) -> Factor:
        """The factor of a user's own symbol.

        Raises
        ------
        InputError
            It was not declared, or has no dimension where one is needed.
        """
        if name not in self.declared:
            if name in self.coordinates and not rank:
                return self.dimensioned(name)
            raise undeclared(name, rank, many=True)
        return factor_of(name, self.declared[name], self.change, upper, rank) * self.dimensioned(name)

    def dimensioned(self, name: str) -> Factor:
        """The powers of G and c of a symbol, where the conventions differ in them."""
        if self.change.old.constants == self.change.new.constants:
            return ONE
        if name not in self.dimensions:
            if name in self.coordinates:  # x^0 = ct: coordinates are lengths, angles or whatever has no mass and time
                return ONE
            raise InputError(
                f"the conventions differ in G and c, and the dimension of {name} is not declared",
                f"dimensions={{{name!r}: 'length'}}",
            )
        return self.change.dimensioned(self.dimensions[name])
