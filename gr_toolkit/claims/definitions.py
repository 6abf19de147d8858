"""Definitions: equations that give names a meaning in a scope."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from typing import Any

from .. import notation as tree
from ..errors import IndexMismatchError, InputError
from ..geometry import Tensor
from ..geometry.formulas.evaluate import Evaluator
from ..geometry.formulas.scope import Scope, parsed, python_name
from ..geometry.formulas.scripts import are_indices, split
from ..geometry.variation.specification import with_field
from ..geometry.variation.unknown_fields import read_field
from .sides import components, tuple_in


def define(scope: Scope, text: str) -> Scope:
    r"""The scope in which the left side of an equation means its right side.

    The left side is a tensor with one free index a slot (``F_{\mu\nu} = …``, ``A_\mu = (0, 0, 0, A_0)``), a scalar
    (``\psi = …``), a differential (``\mathrm{d}t = \sqrt{g_{\tau\tau}}\,\mathrm{d}\tau``) or the square of one
    (``\mathrm{d}\Omega^2 = …``). Greek subscripts are indices; Latin ones are part of a scalar's name, ``\omega_e``,
    unless the right side has free indices.

    Raises
    ------
    InputError
        The left side is nothing that can be defined, or means something already.
    """
    head = text.split("=")[0].rstrip(": ").strip()
    name, letters = _indexed(head)
    raised = "^" in head[len(name) :] and not all(map(str.isdigit, letters))  # j^i, which is no power to be defined
    if not are_indices(letters) and not raised:
        try:
            return _defined(scope, text, _with_scalar(scope.names(), head))
        except IndexMismatchError:
            if not letters:
                raise
    return _defined(scope, text, scope.names().with_(tensors=[name]))


def _defined(scope: Scope, text: str, names: tree.Names) -> Scope:
    """The scope with what an equation, read in these names, defines."""
    node = parsed(text, names)
    if not isinstance(node, tree.Relation) or node.operators != ("=",):
        raise InputError(f"the definition {text!r} is no single equation", r"\psi = \omega(\tau - \chi)")
    left, right = node.sides
    evaluator = Evaluator(scope, text)
    changes: Mapping[str, Any]
    match left:
        case tree.Tensor(name):
            changes = {"tensors": {scope.fresh(name, tensor=True): _tensor(evaluator, left, right)}}
        case tree.Name(name) | tree.Apply(name, (), 0):
            changes = {"scalars": {scope.fresh(name): evaluator.scalar(right)}}
        case tree.Differential(tree.Name(name), 1):
            _refuse(name, (*scope.coordinates, *scope.scalars, *scope.differentials), "differential")
            changes = {"differentials": {name: evaluator.scalar(right)}}
        case tree.Power(tree.Differential(tree.Name(name), 1), tree.Number(value)) if value == 2:
            _refuse(name, ("s", *scope.coordinates, *scope.scalars, *scope.squares), "squared differential")
            changes = {"squares": {name: evaluator.scalar(right)}}
        case _:
            raise InputError(
                f"{text!r} defines nothing: its left side is neither a tensor, a scalar nor a differential",
                r"\psi = \omega(\tau - \chi)",
            )
    return scope.with_(**changes, divisors=(*scope.divisors, *evaluator.divisors))


def _refuse(name: str, taken: tuple[str, ...], kind: str) -> None:
    if name in taken:
        raise InputError(f"the {kind} of {name} means something already", "another letter")


def _indexed(head: str) -> tuple[str, tuple[str, ...]]:
    r"""What stands before the indices of a definition's left side, and the letters of the indices: F, (\mu, \nu)."""
    name, letters = split(head)
    differential = head.startswith(("\\mathrm", "\\rm", "\\text", "d\\", "{"))
    return (head, ()) if differential else (name, letters)


def _with_scalar(names: tree.Names, head: str) -> tree.Names:
    """The names with a scalar to be defined; differentials and powers declare nothing."""
    try:
        return names if names.is_declared(head) else names.with_(scalars=[head])
    except tree.NotationError:
        return names


def _tensor(evaluator: Evaluator, left: tree.Tensor, right: tree.Node) -> Tensor:
    """The right side with its slots in the order of the left side's indices."""
    labels = tuple(evaluator.label(index) for index in left.indices)
    if any(label.fixed is not None for label in labels) or len({label.name for label in labels}) != len(labels):
        raise IndexMismatchError(
            f"the definition of {left.name} needs different free indices", f"{left.name}_{{\\mu\\nu}} = …"
        )
    metric, positions = evaluator.metric, tuple(label.up for label in labels)
    value = components(evaluator, right, labels) if tuple_in(right) else evaluator.value(right).settled()
    name = python_name(left.name)
    if right == tree.Number(Fraction(0)):
        return Tensor(metric, positions, name=name)
    if set(value.labels) != set(labels):
        raise IndexMismatchError(f"the two sides of {evaluator.text!r} have different free indices", "the same on both")
    tensor = value.ordered(labels)
    return Tensor(metric, positions, compute=tensor.component, symmetry=tensor.symmetry, name=name)


def arbitrary(scope: Scope, text: str) -> Scope:
    r"""The scope with an arbitrary field, its components unknown functions of all coordinates: ``A_\mu``, ``f``."""
    return with_field(scope, read_field(scope, text))
