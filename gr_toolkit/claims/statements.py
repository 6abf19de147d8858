"""Deciding statements: chains of equalities between formulas, one verdict a link."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from typing import Any

import sympy as sp

from .. import notation as tree
from ..errors import IndexMismatchError, InputError, UnsupportedError
from ..exact import Element
from ..geometry import Tensor
from ..geometry.evaluate import Evaluator
from ..geometry.indexed import Indexed, Label, product, shown, total
from ..geometry.properties import vanishes
from ..geometry.scope import Scope
from ..verdicts import Verdict, combined, decide

CHAINED = ("=",)


def decide_statement(scope: Scope, text: str) -> list[Verdict]:
    """The verdicts of a statement's links: ``a = b = c`` has two.

    Raises
    ------
    NotationError, UnknownNameError, IndexMismatchError, UnsupportedError
        The statement is not understood.
    """
    node = tree.parse(text, scope.names())
    if not isinstance(node, tree.Relation):
        raise InputError(f"{text!r} states nothing: it has no equals sign", f"{text} = 0")
    for operator in node.operators:
        if operator not in CHAINED:
            raise UnsupportedError(f"the relation {operator!r} in {text}", "chains of equalities are decided so far")
    evaluator = Evaluator(scope, text)
    return [_link(evaluator, a, b) for a, b in zip(node.sides, node.sides[1:], strict=False)]


def _link(evaluator: Evaluator, left: tree.Node, right: tree.Node) -> Verdict:
    """The verdict of one equality."""
    for one, other in ((left, right), (right, left)):
        if isinstance(one, tree.Cases):
            return combined(_by_cases(evaluator, one, other))
    a, b = sides(evaluator, left, right)
    if not a.labels and not b.labels:
        return decide(a.scalar(), b.scalar())
    return vanishes(total([(1, a), (-1, b)], evaluator.scope.broadcast).tensor)


def sides(evaluator: Evaluator, left: tree.Node, right: tree.Node) -> tuple[Indexed, Indexed]:
    """Both sides of an equality; a tuple of components takes the free index of the other side, 0 equals a tensor of any type."""
    if _tuple_in(left) is not None and _tuple_in(right) is None:
        b, a = sides(evaluator, right, left)
        return a, b
    a = evaluator.value(left).settled()
    if _tuple_in(right) is not None:
        return a, components(evaluator, right, a.labels)
    b = evaluator.value(right).settled()
    return _zero_like(b, a), _zero_like(a, b)


def _zero_like(pattern: Indexed, value: Indexed) -> Indexed:
    """The value, or where it is the number zero the zero tensor of the pattern's type."""
    if pattern.labels and not value.labels and value.scalar().is_zero():
        return Indexed(pattern.labels, Tensor(pattern.tensor.metric, pattern.tensor.positions))
    return value


def components(evaluator: Evaluator, node: tree.Node, labels: Sequence[Label]) -> Indexed:
    """A tuple of components, with a scalar factor or sign before it, as a tensor with the one free index it must have."""
    inner = _tuple_in(node)
    assert inner is not None
    if len(labels) != 1:
        raise IndexMismatchError(
            f"a tuple of components against the free indices {shown(labels)}", "one free index on the other side"
        )
    metric = evaluator.metric
    if len(inner.components) != metric.dimension:
        raise IndexMismatchError(
            f"{len(inner.components)} components in a chart of {metric.dimension} coordinates",
            f"{metric.dimension} components",
        )
    factor = metric.scalar(1)
    while not isinstance(node, tree.TupleOf):
        if isinstance(node, tree.Negative):
            factor, node = -factor, node.operand
        elif isinstance(node, tree.Product):
            rest = [f for f in node.factors if _tuple_in(f) is None]
            for f in rest:
                factor = factor * evaluator.scalar(f)
            node = next(f for f in node.factors if _tuple_in(f) is not None)
        else:
            assert isinstance(node, tree.Quotient)
            factor, node = factor / evaluator.scalar(node.denominator), node.numerator
    values = {(n,): evaluator.scalar(c) for n, c in enumerate(node.components)}
    vector = Indexed(tuple(labels), Tensor(metric, (labels[0].up,), values))
    return product(evaluator.lifted(factor), vector)


def _tuple_in(node: tree.Node) -> tree.TupleOf | None:
    """The tuple of components that a side is, up to a scalar factor."""
    match node:
        case tree.TupleOf():
            return node
        case tree.Negative(operand):
            return _tuple_in(operand)
        case tree.Quotient(numerator, _):
            return _tuple_in(numerator)
        case tree.Product(factors):
            found = [t for f in factors if (t := _tuple_in(f)) is not None]
            return found[0] if len(found) == 1 else None
    return None


def _by_cases(evaluator: Evaluator, cases: tree.Cases, other: tree.Node) -> Iterator[tuple[str, Verdict]]:
    """One verdict a branch: both sides at the value that the branch's condition gives to a parameter."""
    whole = evaluator.scalar(other)
    for value, condition in cases.branches:
        symbol, number = _condition(evaluator, condition)
        replaced = {symbol: sp.Rational(number.numerator, number.denominator)}
        yield f"{symbol} = {number}", decide(_at(whole, replaced), _at(evaluator.scalar(value), replaced))


def _at(value: Element, replaced: dict[Any, Any]) -> Element:
    return value.subs(replaced)


def _condition(evaluator: Evaluator, condition: tree.Relation | None) -> tuple[Any, Fraction]:
    """(symbol, value) of a branch's condition, ``K = +1``."""
    if condition is None or condition.operators != ("=",):
        raise UnsupportedError("a branch that is not given by a value", r"K = 1")
    name, value = (evaluator.scalar(side) for side in condition.sides)
    symbol = name.to_sympy()
    if not isinstance(symbol, sp.Symbol) or not value.is_rational_number():
        raise UnsupportedError(f"the condition {symbol} = {value}", "a parameter equal to a number")
    return symbol, value.as_fraction()
