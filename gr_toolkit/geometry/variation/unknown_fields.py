r"""The fields that a Lagrangian is varied by: ``\phi``, ``A_\mu``, ``u^\mu``, ``B_{[\mu\nu]}``, ``h_{(\mu\nu)}``.

The positions as declared are those in which the components are the independent variables. Components are unknown
functions of all coordinates, one for each representative of the symmetry.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, final

import sympy as sp
from sympy.core.function import AppliedUndef

from ...errors import InputError
from ...exact import Element, Reader
from ...exact.functions import component_function
from ..formulas.scope import Scope, latex_name, python_name
from ..identities.declared_fields import declared_field
from ..symmetry import SYMMETRIC_PAIR, Index, Symmetry, none
from ..tensor import Tensor

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
        if not self.rank:
            return {(): sp.Function(name)(*metric.coordinates)}
        letters = [x.name for x in metric.coordinates]
        return {
            index: component_function(
                name, [(letters[k], up) for k, up in zip(index, self.positions, strict=True)], metric.coordinates
            )
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


VARIATION = UnknownField(r"\delta g", (False, False), SYMMETRIC_PAIR)  # of the metric


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
    declared = declared_field(text, scope.names())
    if not declared.rank and declared.name in scope.coordinates:
        raise InputError(f"the field {text} has the name of a coordinate of the metric", r"another letter, \psi")
    if scope.metric.dimension**declared.rank > MOST:
        raise InputError(f"the field {text} has more than {MOST} components", "fewer indices")
    name = scope.fresh(declared.name, tensor=declared.rank > 0)
    return UnknownField(name, declared.positions, declared.symmetry)


def as_value(tensor: Tensor) -> Tensor | Element:
    """A tensor, or the exact scalar where it has no index."""
    return tensor if tensor.rank else tensor.component(())
