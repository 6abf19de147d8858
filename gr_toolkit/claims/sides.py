"""The two sides of a relation, evaluated: tuples of components, zero as a tensor, one component after the other."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import product as cartesian

from .. import notation as tree
from ..errors import IndexMismatchError
from ..exact import Element
from ..geometry import Tensor
from ..geometry.formulas.evaluate import Evaluator
from ..geometry.formulas.indexed import Indexed, Label, product, shown


def sides(evaluator: Evaluator, left: tree.Node, right: tree.Node) -> tuple[Indexed, Indexed]:
    """Both sides of an equality; a tuple takes the free index of the other side, 0 equals a tensor of any type."""
    if tuple_in(left) is not None and tuple_in(right) is None:
        b, a = sides(evaluator, right, left)
        return a, b
    a = evaluator.value(left).settled()
    if tuple_in(right) is not None:
        return a, components(evaluator, right, a.labels)
    b = evaluator.value(right).settled()
    return zero_like(b, left, a), zero_like(a, right, b)


def zero_like(pattern: Indexed, node: tree.Node, value: Indexed) -> Indexed:
    """A node's value, or where 0 was typed the zero tensor of the pattern's type."""
    if node == tree.Number(Fraction(0)) and pattern.labels:
        return Indexed(pattern.labels, Tensor(pattern.tensor.metric, pattern.tensor.positions))
    return value


def components(evaluator: Evaluator, node: tree.Node, labels: Sequence[Label]) -> Indexed:
    """A tuple of components, perhaps with a factor or sign, as a tensor with the one free index it must have."""
    inner = tuple_in(node)
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
            rest = [f for f in node.factors if tuple_in(f) is None]
            for f in rest:
                factor = factor * evaluator.scalar(f)
            node = next(f for f in node.factors if tuple_in(f) is not None)
        else:
            assert isinstance(node, tree.Quotient)
            factor, node = factor * evaluator.divided_by(evaluator.scalar(node.denominator)), node.numerator
    values: dict[tuple[int, ...], Element] = {(n,): evaluator.scalar(c) for n, c in enumerate(node.components)}
    vector = Indexed(tuple(labels), Tensor(metric, (labels[0].up,), values))
    return product(evaluator.lifted(factor), vector)


def tuple_in(node: tree.Node) -> tree.TupleOf | None:
    """The tuple of components that a side is, up to a scalar factor."""
    match node:
        case tree.TupleOf():
            return node
        case tree.Negative(operand):
            return tuple_in(operand)
        case tree.Quotient(numerator, _):
            return tuple_in(numerator)
        case tree.Product(factors):
            found = [t for f in factors if (t := tuple_in(f)) is not None]
            return found[0] if len(found) == 1 else None
    return None


def by_component(evaluator: Evaluator, left: tree.Node, right: tree.Node) -> Iterator[tuple[str, Element, Element]]:
    """(name, left, right) of every component; of scalars without a name."""
    a, b = sides(evaluator, left, right)
    if not a.labels and not b.labels:
        yield "", a.scalar(), b.scalar()
        return
    one, other = a.ordered(a.labels), b.ordered(a.labels)
    for place in cartesian(range(evaluator.metric.dimension), repeat=one.rank):
        yield evaluator.metric.chart.index_name(place), one.component(place), other.component(place)
