r"""Derivatives written as fractions, and chains of indexed ones.

``\frac{\mathrm{d}a}{\mathrm{d}t}`` is typed like a quotient; it is a derivative when both sides are differentials whose
orders agree. ``\frac{\mathrm{d}s^2}{\mathrm{d}t^2}`` stays a quotient of squares.
"""

from __future__ import annotations

from gr_toolkit.errors import NotationError
from gr_toolkit.notation.tree import (
    Apply,
    Differential,
    Index,
    Leibniz,
    Nabla,
    Name,
    Node,
    Number,
    Partial,
    Power,
    Product,
    Quotient,
    Tensor,
)


def differentiate(
    derivatives: list[tuple[type[Partial] | type[Nabla], Index]], operand: Node, span: tuple[int, int]
) -> Node:
    """Apply derivatives one by one, the first in the list innermost."""
    for kind, index in derivatives:
        operand = kind(index, operand, span=span)
    return operand


def quotient(numerator: Node, denominator: Node, span: tuple[int, int]) -> Node:
    """A quotient, unless both are differentials: then a derivative, if their orders agree."""
    below = variables(denominator)
    if below is not None and isinstance(numerator, Differential):
        return leibniz(numerator.operand, below, numerator.degree, False, span)
    squared = isinstance(numerator, Power) and isinstance(numerator.base, Differential)
    if squared and isinstance(denominator, Differential):
        raise NotationError(
            "a power of a differential over a differential",
            "",
            numerator.span[0],
            "\\frac{\\mathrm{d}(a^2)}{\\mathrm{d}t}, or (...)^2",
        )
    return Quotient(numerator, denominator, span=span)


def variables(denominator: Node, bare: bool = False) -> list[tuple[Node, int]] | None:
    """The variables of a derivative with their orders, from dt^2 (or, bare, from t^2); None if it is something else."""
    found: list[tuple[Node, int]] = []
    for factor in denominator.factors if isinstance(denominator, Product) else (denominator,):
        base, order = factor, 1
        if isinstance(factor, Power) and isinstance(factor.exponent, Number):
            base, order = factor.base, int(factor.exponent.value)
            if order != factor.exponent.value or order < 1:
                return None
        if not bare:
            if not isinstance(base, Differential) or base.degree != 1:
                return None
            base = base.operand
        if not isinstance(base, (Name, Tensor, Apply)):
            return None
        found.append((base, order))
    return found


def leibniz(operand: Node, below: list[tuple[Node, int]], order: int, partial: bool, span: tuple[int, int]) -> Node:
    """The derivative with respect to the variables `below`, the last innermost; an index stands for ∂_μ."""
    count = sum(times for _, times in below)
    if count != order:
        raise NotationError(
            f"a derivative of order {order} above and {count} below", "", span[0], "the same order above and below"
        )
    for variable, times in reversed(below):
        if isinstance(variable, Index):
            operand = Partial(variable, operand, span=span)
        else:
            operand = Leibniz(operand, variable, times, partial, span=span)
    return operand
