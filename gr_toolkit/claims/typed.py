r"""Formulas as they were typed, node for node, in SymPy and unevaluated.

The evaluator gives a formula its normal form. What was typed is needed for two things: a certificate about the formula
itself, not about its normal form; and a decision by cases, where the domain leaves a sign open and the formula has no
normal form. Parts that are no elementary scalars (tensors, contractions, values at a point) are evaluated, and counted.
"""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise
from typing import Any, final

import sympy as sp

from .. import notation as tree
from ..geometry.formulas.evaluate import Evaluator
from ..geometry.formulas.powers import REAL_WHERE, check_root

FUNCTIONS: dict[str, Any] = {
    "\\sin": sp.sin,
    "\\cos": sp.cos,
    "\\tan": sp.tan,
    "\\cot": sp.cot,
    "\\sec": sp.sec,
    "\\csc": sp.csc,
    "\\sinh": sp.sinh,
    "\\cosh": sp.cosh,
    "\\tanh": sp.tanh,
    "\\coth": sp.coth,
    "\\sech": sp.sech,
    "\\csch": sp.csch,
    "\\exp": sp.exp,
    "\\ln": sp.log,
    "\\log": sp.log,
    "\\arcsin": sp.asin,
    "\\arccos": sp.acos,
    "\\arctan": sp.atan,
    "\\arsinh": sp.asinh,
    "\\arcosh": sp.acosh,
    "\\artanh": sp.atanh,
    "\\arcoth": sp.acoth,
    "\\abs": sp.Abs,
}


@final
class Typed:
    """Writes scalar trees as typed expressions; `evaluated` counts the parts that the engine evaluated instead."""

    def __init__(self, evaluator: Evaluator) -> None:
        self.evaluator = evaluator
        self.evaluated = 0

    def expression(self, node: tree.Node) -> Any:
        """The unevaluated expression of a scalar tree."""
        writer = WRITERS.get(type(node))
        return self.leaf(node) if writer is None else writer(self, node)

    def leaf(self, node: tree.Node) -> Any:
        """The value of a part that is evaluated."""
        self.evaluated += not isinstance(node, tree.Name | tree.Apply)
        return self.evaluator.scalar(node).to_sympy()

    def product(self, node: tree.Product) -> Any:
        """A product; factors that carry indices are evaluated together, for they may be contracted with each other."""
        for first, second in pairwise(node.factors):
            self.evaluator.check_no_argument(first, second)
        closed = [f for f in node.factors if self.is_closed(f)]
        rest = tuple(f for f in node.factors if not self.is_closed(f))
        parts = [self.expression(f) for f in closed]
        if rest:
            parts.append(self.leaf(tree.Product(rest, span=node.span) if len(rest) > 1 else rest[0]))
        return sp.Mul(*parts, evaluate=False) if len(parts) > 1 else parts[0]

    def is_closed(self, node: tree.Node) -> bool:
        """Whether no index of a factor can be contracted with another factor's, nor a differential be meant."""
        match node:
            case tree.Tensor(_, indices):
                return all(self.evaluator.label(index).fixed is not None for index in indices)
            case tree.Partial(index, operand):
                return self.evaluator.label(index).fixed is not None and self.is_closed(operand)
            case tree.Nabla() | tree.Box() | tree.Differential() | tree.Lie() | tree.Commutator() | tree.Symmetrised():
                return False
            case tree.Sum() | tree.Negative() | tree.Product() | tree.Quotient():
                return all(map(self.is_closed, node.children()))
        return True

    def quotient(self, node: tree.Quotient) -> Any:
        if not self.is_closed(node):
            return self.leaf(node)
        below = sp.Pow(self.expression(node.denominator), -1, evaluate=False)
        return sp.Mul(self.expression(node.numerator), below, evaluate=False)

    def power(self, node: tree.Power) -> Any:
        if not self.is_closed(node.base):
            return self.leaf(node)
        base, exponent = self.expression(node.base), self.evaluator.scalar(node.exponent)
        if not exponent.is_rational_number():
            return sp.Pow(base, self.expression(node.exponent), evaluate=False)
        number = exponent.as_fraction()
        self.check_root(number.denominator, node, node.base)
        return sp.Pow(base, sp.Rational(number.numerator, number.denominator), evaluate=False)

    def root(self, node: tree.Root) -> Any:
        self.check_root(node.degree, node, node.radicand)
        return sp.Pow(self.expression(node.radicand), sp.Rational(1, node.degree), evaluate=False)

    def check_root(self, degree: int, node: tree.Node, below: tree.Node) -> None:
        """Refuse an odd root of what may be negative, which SymPy's principal root is not to everybody."""
        if degree % 2 and degree > 1:
            check_root(self.evaluator, self.evaluator.scalar(below), degree, node, below)

    def apply(self, node: tree.Apply) -> Any:
        kind = FUNCTIONS.get(node.function)
        if node.function in REAL_WHERE:  # which is refused where it is not real
            self.evaluator.value(node)
        if kind is None or node.function in self.evaluator.scope.functions or len(node.arguments) != 1:
            return self.leaf(node)
        return kind(self.expression(node.arguments[0]), evaluate=False)

    def partial(self, node: tree.Partial) -> Any:
        """∂_r of a scalar, by a coordinate that is named."""
        label = self.evaluator.label(node.index)
        scalar = self.is_closed(node.operand) and not isinstance(node.operand, tree.Tensor | tree.Partial)
        if label.fixed is None or label.up or not scalar:
            return self.leaf(node)
        return self.derivative(node.operand, self.evaluator.metric.coordinates[label.fixed], 1)

    def leibniz(self, node: tree.Leibniz) -> Any:
        """∂f/∂x by a coordinate, and df/dx of what depends on x alone."""
        scope = self.evaluator.scope
        name = node.variable.name if isinstance(node.variable, tree.Name) else ""
        plain = name in scope.coordinates and name not in scope.differentials and self.is_closed(node.operand)
        if not plain or (isinstance(node.operand, tree.Name) and node.operand.name in scope.differentials):
            return self.leaf(node)
        coordinate = self.evaluator.metric.coordinates[scope.coordinates[name]]
        others = set(self.evaluator.metric.coordinates) - {coordinate}
        if not node.partial and self.expression(node.operand).free_symbols & others:
            return self.leaf(node)
        return self.derivative(node.operand, coordinate, node.order)

    def derivative(self, operand: tree.Node, coordinate: Any, order: int) -> Any:
        return sp.Derivative(self.expression(operand), (coordinate, order), evaluate=False)


WRITERS: dict[type, Callable[[Typed, Any], Any]] = {
    tree.Number: lambda typed, node: sp.Rational(node.value.numerator, node.value.denominator),
    tree.ImaginaryUnit: lambda typed, node: sp.I,
    tree.Pi: lambda typed, node: sp.pi,
    tree.Sum: lambda typed, node: sp.Add(*map(typed.expression, node.terms), evaluate=False),
    tree.Negative: lambda typed, node: sp.Mul(-1, typed.expression(node.operand), evaluate=False),
    tree.Product: Typed.product,
    tree.Quotient: Typed.quotient,
    tree.Power: Typed.power,
    tree.Root: Typed.root,
    tree.Apply: Typed.apply,
    tree.Partial: Typed.partial,
    tree.Leibniz: Typed.leibniz,
}


# -- sending -----------------------------------------------------------------------------------------------------------

KEPT = (sp.Add, sp.Mul, sp.Pow, sp.Derivative, *FUNCTIONS.values())


@final
class TypedClaim(tuple[Any, ...]):
    """(left, right, domain) of a verdict, whose sides stay unevaluated when they are sent from one process to another;
    SymPy would evaluate them on arrival."""

    __slots__ = ()

    def __reduce__(self) -> tuple[Any, ...]:
        left, right, domain = self
        return _received, (_packed(left), _packed(right), domain)


def _packed(expression: Any) -> Any:
    """(class, arguments) of what may be unevaluated, the rest as it is."""
    if isinstance(expression, KEPT):
        return type(expression), [_packed(argument) for argument in expression.args]
    return expression


def _received(left: Any, right: Any, domain: Any) -> TypedClaim:
    return TypedClaim((_unpacked(left), _unpacked(right), domain))


def _unpacked(packed: Any) -> Any:
    if isinstance(packed, tuple):
        kind, arguments = packed
        return kind(*map(_unpacked, arguments), evaluate=False)
    return packed
