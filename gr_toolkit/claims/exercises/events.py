r"""Arguments of unknown functions, or factors in brackets: ``a(\tau_e)`` is a at an event, ``a(\rho + 3p)`` a product.

A function is looked at where its coordinates stand in the argument, or where only events do: names that the exercise
itself uses as arguments. Anything else is more likely a product whose sign was left out, and is refused.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import final

from sympy.core.function import AppliedUndef

from ... import notation as tree
from ...geometry.formulas.scope import Scope


@final
class Events:
    """What functions of a scope may be taken at.

    Parameters
    ----------
    scope : with coordinates and functions; its domain may name events
    """

    def __init__(self, scope: Scope) -> None:
        self.scope = scope
        inside = {
            s for c in scope.metric.field.domain.conditions for f in c.atoms(AppliedUndef) for s in f.free_symbols
        }
        named = {name for name, value in scope.scalars.items() if value.to_sympy() in inside}
        self.names = {*scope.coordinates, *scope.same_event, *named}

    def admit(self, node: tree.Node) -> None:
        """Let functions be taken at what an answer of the exercise takes them at."""
        for part in self._applied(node):
            self.names |= {n.name for a in part.arguments for n in a.walk() if isinstance(n, tree.Name)}

    def products(self, node: tree.Node) -> Iterator[tree.Apply]:
        """The functions that are taken at something which is no event."""
        for part in self._applied(node):
            if not all(map(self._is_event, part.arguments)):
                yield part

    def _applied(self, node: tree.Node) -> Iterator[tree.Apply]:
        for part in node.walk():
            if isinstance(part, tree.Apply) and part.arguments and part.function in self.scope.functions:
                yield part

    def _is_event(self, argument: tree.Node) -> bool:
        """Whether an argument contains a coordinate, or nothing but events and numbers."""
        outside = list(self._outside_functions(argument))
        names = [part.name for part in outside if isinstance(part, tree.Name)]
        if any(name in self.scope.coordinates for name in names):
            return True
        return all(name in self.names for name in names) and not any(isinstance(p, tree.Apply) for p in outside)

    def _outside_functions(self, argument: tree.Node) -> Iterator[tree.Node]:
        """The parts of an argument, without what stands in unknown functions."""
        waiting = [argument]
        while waiting:
            part = waiting.pop()
            is_elementary = isinstance(part, tree.Apply) and part.function not in self.scope.functions
            if not is_elementary:
                yield part
            if is_elementary or not isinstance(part, tree.Apply):
                waiting.extend(part.children())
