r"""The fields that a Lagrangian is varied by: ``\phi``, ``A_\mu``, ``u^\mu``, ``B_{[\mu\nu]}``, ``h_{(\mu\nu)}``.

The positions as declared are those in which the components are the independent variables. Components are unknown
functions of all coordinates, one for each representative of the symmetry.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, final

import sympy as sp
from sympy.core.function import AppliedUndef

from ... import notation as tree
from ...errors import IndexMismatchError, InputError, TooLargeError
from ...exact import Element, Reader
from ...notation.atoms import canonical
from ..formulas.scope import Scope, latex_name, parsed, python_name
from ..symmetry import Index, Symmetry, generated, none
from ..tensor import Tensor
from .spelling import indexed_name

if TYPE_CHECKING:
    from ..metric import Metric

MOST = 256  # components of one field


@final
@dataclass(frozen=True)
class UnknownField:
    """A field with unknown components.

    Attributes
    ----------
    name : as it is typed, in its canonical spelling
    positions : True for an upper index, False for a lower one
    symmetry : of its slots
    function : of a scalar field the unknown function, if it is given
    """

    name: str
    positions: tuple[bool, ...]
    symmetry: Symmetry
    function: Any = None

    @property
    def rank(self) -> int:
        """The number of indices."""
        return len(self.positions)

    def component_functions(self, metric: Metric) -> dict[Index, Any]:
        """The unknown functions, applied to all coordinates, by representative."""
        name = python_name(self.name)
        if self.function is not None:
            return {(): self.function}
        return {
            index: sp.Function(name + (metric.chart.index_name(index) if index else ""))(*metric.coordinates)
            for index in self.symmetry.independent(metric.dimension)
        }

    def on(self, metric: Metric) -> Tensor:
        """The field as a tensor on a metric."""
        functions = self.component_functions(metric)
        values = Reader(metric.field).read_all(functions.values())
        return Tensor(
            metric,
            self.positions,
            dict(zip(functions, values, strict=True)),
            self.symmetry,
            name=python_name(self.name),
        )

    def named(self, name: str) -> UnknownField:
        """Another field of the same type."""
        return UnknownField(name, self.positions, self.symmetry)

    def copies(self, index: Index) -> int:
        """How many components are equal to a representative, up to sign: so often a sum over all indices counts it."""
        return len({tuple(index[slot] for slot in slots) for slots, _ in self.symmetry.group})


def read_field(scope: Scope, text: Any) -> UnknownField:
    """A field as declared.

    Raises
    ------
    InputError
        The text declares no field, or its name means something already.
    """
    if isinstance(text, AppliedUndef):
        if text.args != scope.metric.coordinates:
            raise InputError(
                f"the field {text} is no function of all coordinates {scope.metric.coordinates} in their order",
                "one that is: the action is an integral over all of them",
            )
        return UnknownField(scope.fresh(latex_name(text.func.__name__)), (), none(0), text)
    if not isinstance(text, str):
        raise InputError(f"the field {text!r} is not declared in LaTeX", r"fields=[r'A_\mu'], or r'\phi'")
    name = indexed_name(text)
    if name is None and canonical(text) in scope.coordinates:
        raise InputError(f"the field {text} has the name of a coordinate of the metric", r"another letter, \psi")
    if name is None:
        return UnknownField(scope.fresh(text), (), none(0))
    node = parsed(text, scope.names().with_(tensors=[name]))
    brackets: tuple[tree.Bracket, ...] = ()
    if isinstance(node, tree.Symmetrised):
        brackets, node = node.brackets, node.operand
    if not isinstance(node, tree.Tensor):
        raise InputError(f"{text!r} declares no field", r"A_\mu, \phi, B_{[\mu\nu]} or h_{(\mu\nu)}")
    letters = [index.name for index in node.indices]
    fixed = [letter for letter in letters if letter in scope.coordinates or letter.isdigit()]
    if fixed or len(set(letters)) < len(letters):
        raise IndexMismatchError(f"the field {text!r} needs different free indices", r"A_\mu")
    positions = tuple(index.up for index in node.indices)
    _check_brackets(text, positions, brackets)
    if scope.metric.dimension ** len(positions) > MOST:
        raise TooLargeError(f"the field {text}", scope.metric.dimension ** len(positions), MOST, "components")
    return UnknownField(scope.fresh(node.name, tensor=True), positions, _symmetry(len(positions), brackets))


def _check_brackets(text: str, positions: tuple[bool, ...], brackets: tuple[tree.Bracket, ...]) -> None:
    for bracket in brackets:
        if len({positions[place] for place in bracket.places}) > 1:
            raise IndexMismatchError(f"{text!r} has a symmetry of upper with lower indices", r"B_{[\mu\nu]}")


def _symmetry(rank: int, brackets: tuple[tree.Bracket, ...]) -> Symmetry:
    exchanges = []
    for bracket in brackets:
        for first, second in zip(bracket.places, bracket.places[1:], strict=False):
            slots = list(range(rank))
            slots[first], slots[second] = second, first
            exchanges.append((tuple(slots), -1 if bracket.antisymmetric else 1))
    return generated(rank, exchanges) if exchanges else none(rank)


def as_value(tensor: Tensor) -> Tensor | Element:
    """A tensor, or the exact scalar where it has no index."""
    return tensor if tensor.rank else tensor.component(())
