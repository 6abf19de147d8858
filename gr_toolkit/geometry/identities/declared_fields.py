r"""A field declared as it is written: ``A_\mu``, ``A_i``, ``F_{[\mu\nu]}``, ``T^\mu{}_\nu``, ``\phi``, ``\phi_1``.

All letters in its scripts are indices, Greek or Latin; brackets around indices declare symmetries. A digit is a
scalar's label: ``\phi_1``.
"""

from __future__ import annotations

from collections.abc import Mapping
from math import factorial, prod
from typing import Any

from ... import notation as tree
from ...errors import IndexMismatchError, InputError, TooLargeError, UnknownNameError
from ...notation.atoms import canonical
from ..formulas.scope import latex_name, parsed
from ..formulas.scripts import split
from ..symmetry import Signed, generated, none
from .fields import MAX_GROUP, MAX_RANK, FieldSpec

ADVICE = r"A_\mu, A_i, F_{[\mu\nu]}, h_{(\mu\nu)} or \phi, each in a text of its own"


def declared_field(text: Any, names: tree.Names) -> FieldSpec:
    """The name, slots and symmetry of a field as declared beside these names.

    Raises
    ------
    InputError, NotationError
        The text declares no field.
    IndexMismatchError
        An index that is not free, or stands twice; brackets around upper and lower indices.
    TooLargeError
        More indices, or more permutations, than are worked with.
    """
    if not isinstance(text, str):
        raise InputError(f"the field {text!r} is not declared in LaTeX", ADVICE)
    name, letters = split(text)
    if not letters:
        return FieldSpec(_spelled(text), (), none(0))
    spelled = _spelled(name, text)
    if all(letter.isdigit() for letter in letters) and "^" not in text:
        if spelled in names.tensors:
            raise InputError(f"{text} is a component of {spelled}, and no field of its own", "another letter")
        return FieldSpec(_spelled(text), (), none(0))
    node = parsed(text, names.with_(tensors=[spelled]))
    operand = node.operand if isinstance(node, tree.Symmetrised) else node
    if not isinstance(operand, tree.Tensor) or operand.arguments:
        raise InputError(f"{text!r} declares no field", ADVICE)
    indices = [index.name for index in operand.indices]
    for index in indices:
        if index in names.coordinates or index.isdigit() or index.startswith("\\hat{"):
            raise IndexMismatchError(
                f"{text!r} is no tensor with free indices: {index} names a component",
                rf"{spelled}_\mu; as a scalar field another letter, or a digit for the label, \phi_1",
            )
    if len(set(indices)) < len(indices):
        raise IndexMismatchError(f"the field {text} has an index twice", "different free indices")
    if len(indices) > MAX_RANK:
        raise TooLargeError(f"the field {text}", len(indices), MAX_RANK, "indices")
    positions = tuple(index.up for index in operand.indices)
    exchanges = _exchanges(text, positions, node.brackets if isinstance(node, tree.Symmetrised) else ())
    return FieldSpec(spelled, positions, generated(len(positions), exchanges) if exchanges else none(len(positions)))


def field_named(name: str, fields: Mapping[str, Any], kind: str) -> Any:
    r"""One of the fields, by its name or as it was declared: ``"A"``, ``r"A_\mu"``.

    Raises
    ------
    UnknownNameError
        There is none.
    """
    if (found := latex_name(name)) in fields:
        return fields[found]
    base, letters = split(name)
    if base in fields and len(fields[base].positions) == len(letters):
        return fields[base]
    raise UnknownNameError(name, fields, kind)


def _spelled(name: str, text: str = "") -> str:
    try:
        return canonical(name.strip())
    except tree.NotationError:
        raise InputError(f"{text or name!r} declares no field", ADVICE) from None


def _exchanges(text: str, positions: tuple[bool, ...], brackets: tuple[tree.Bracket, ...]) -> list[Signed]:
    """The exchanges of neighbours within brackets, and their signs."""
    size = prod(factorial(len(bracket.places)) for bracket in brackets)
    if size > MAX_GROUP:
        raise TooLargeError(f"the symmetry of {text}", size, MAX_GROUP, "permutations")
    found: list[Signed] = []
    for bracket in brackets:
        if len({positions[place] for place in bracket.places}) > 1:
            raise IndexMismatchError(
                f"{text!r} has a symmetry of upper with lower indices", r"F_{[\mu\nu]}, all of them up or all down"
            )
        for first, second in zip(bracket.places, bracket.places[1:], strict=False):
            slots = list(range(len(positions)))
            slots[first], slots[second] = second, first
            found.append((tuple(slots), -1 if bracket.antisymmetric else 1))
    return found
