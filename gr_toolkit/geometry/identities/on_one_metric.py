"""A statement about every metric on the one metric of a witness, by the engine for single metrics."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from ... import notation as tree
from ...exact import Element
from ..formulas.evaluate import Evaluator
from ..formulas.indexed import Label
from ..formulas.scope import Scope
from ..tensor import Tensor

if TYPE_CHECKING:
    from .witness import JetWitness


def component_at_origin(witness: JetWitness) -> Element:
    """left − right in the witness's component at the origin of its chart."""
    statement, metric = witness.statement, witness.metric
    evaluator = Evaluator(scope_of(witness), statement.text)
    total = metric.zero
    for sign, side in ((1, statement.left), (-1, statement.right)):
        if side != tree.Number(Fraction(0)):
            component = _ordered(evaluator, side, statement.labels).component(witness.index)
            total = total + component if sign > 0 else total - component
    return total.subs(dict.fromkeys(metric.coordinates, 0))


def scope_of(witness: JetWitness) -> Scope:
    """The witness's fields, constants and definitions as the names of formulas."""
    metric, vocabulary = witness.metric, witness.vocabulary
    tensors: dict[str, Tensor] = {}
    scalars: dict[str, Element] = {}
    for name, value in witness.fields.items():
        if isinstance(value, Tensor):
            tensors[name] = value
        else:
            scalars[name] = value
    for name, number in [*vocabulary.constants.items(), *witness.constants.items()]:
        scalars[name] = metric.scalar(number or Fraction(0))
    scope = Scope.on(metric).with_(tensors=tensors, scalars=scalars)
    for name, definition in vocabulary.definitions.items():
        labels = tuple(Label(name, up) for name, up in zip(definition.labels, definition.positions, strict=True))
        value = _ordered(Evaluator(scope), definition.node, labels)
        if labels:
            scope = scope.with_(tensors={name: value})
        else:
            scope = scope.with_(scalars={name: value.component(())})
    return scope


def _ordered(evaluator: Evaluator, node: tree.Node, labels: tuple[Label, ...]) -> Tensor:
    """The tensor that a tree denotes, its slots in the order of these labels; 0 is a tensor of any type."""
    if node == tree.Number(Fraction(0)):
        return Tensor(evaluator.metric, tuple(label.up for label in labels))
    return evaluator.value(node).settled().ordered(labels)
