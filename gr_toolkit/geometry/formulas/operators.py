r"""Operators on what carries indices: Lie derivatives, commutators of derivatives."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ... import notation as tree
from ...errors import IndexMismatchError, TooLargeError, UnknownNameError
from ...notation.rebuild import acting_on
from .declaring import tensor_advice
from .indexed import Indexed, total

if TYPE_CHECKING:
    from .evaluate import Evaluator

MAX_TERMS = 64  # of nested commutators


def lie(e: Evaluator, node: tree.Lie) -> Indexed:
    r"""``\mathcal{L}_\xi T``, along a declared vector field (or covector field, its index raised).

    Raises
    ------
    UnknownNameError
        The vector field is not declared.
    IndexMismatchError
        It is no vector, or what it acts on is no tensor.
    """
    name, operand = node.vector.name, e.value(node.operand)
    if name not in e.scope.tensors:
        error = UnknownNameError(name, e.scope.tensors, "vector field")
        error.add_note("  or: " + tensor_advice(name, [("^", [r"\mu"])]))
        raise error
    vector = e.scope.tensors[name]
    if vector.rank != 1:
        raise IndexMismatchError(
            f"a Lie derivative along {name}, which has {vector.rank} indices", "along a vector field"
        )
    if not operand.covariant:
        raise IndexMismatchError(
            "a Lie derivative acts on what is no tensor: single components, Γ, √−g or partial derivatives stand in it",
            "the components picked out after the derivative",
        )
    return Indexed(operand.labels, operand.tensor.lie_derivative(vector), True, operand.summed)


def commutator(e: Evaluator, node: tree.Commutator) -> Indexed:
    r"""``[\nabla_\mu, \nabla_\nu] T`` = ∇_μ ∇_ν T − ∇_ν ∇_μ T."""
    one, other = map(e.value, both_orders(node))
    return total([(1, one), (-1, other)])


def both_orders(node: tree.Commutator) -> tuple[tree.Node, tree.Node]:
    """The two terms of a commutator, the first operator acting last and first.

    Raises
    ------
    TooLargeError
        Commutators nested too deeply: each doubles the terms.
    """
    terms = 2 ** sum(isinstance(part, tree.Commutator) for part in node.walk())
    if terms > MAX_TERMS:
        raise TooLargeError("a commutator of commutators", terms, MAX_TERMS, "terms")
    return (
        acting_on(node.first, acting_on(node.second, node.operand)),
        acting_on(node.second, acting_on(node.first, node.operand)),
    )
