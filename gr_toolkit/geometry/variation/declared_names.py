"""The names that a Lagrangian declares, none of which may be the curvature's."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from ...errors import InputError
from ...notation.atoms import canonical
from ...notation.names import BUILT_IN_RANKS
from ..formulas.scope import Scope
from .unknown_fields import UnknownField, read_field

CURVATURE = "R"  # of which a function may be, f(R), and which no other scalar may be called


def field_of(scope: Scope, text: Any) -> UnknownField:
    """A field as declared.

    Raises
    ------
    InputError
        It has the name of the metric's curvature.
    """
    field = read_field(scope, text)
    if field.name in BUILT_IN_RANKS and field.function is None:
        raise InputError(f"{field.name} is the metric's own, and no name of a field", "another letter")
    return field


def refuse_curvature(name: str) -> None:
    """Refuse R as the name of another scalar.

    Raises
    ------
    InputError
        It is.
    """
    if name == CURVATURE:
        raise InputError(f"{name} is the curvature scalar of the metric", "another letter")


def arguments_of(name: str, of: Any) -> tuple[str, ...]:
    """The names of a function's arguments, from a text with commas or a list of names."""
    names = of.split(",") if isinstance(of, str) else of
    if not isinstance(names, Sequence) or not names or not all(isinstance(a, str) and a.strip() for a in names):
        raise InputError(
            f"the arguments {of!r} of the function {name} are no names", r'{"V": r"\phi"}, {"V": [r"\phi", r"\psi"]}'
        )
    return tuple(canonical(a.strip()) for a in names)
