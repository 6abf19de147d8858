r"""Derivatives and brackets in a formula about every metric.

What depends on the chart is refused, with one exception. At any point of any metric there is a chart in which g = η and
Γ^λ_{μν} are any numbers symmetric in μν, whatever the fields, the curvature and their covariant derivatives are there:
x^a + ½ Γ^a_{bc} x^b x^c is normal. So Γ that is not differentiated, and

    ∂_μ T^a_b = ∇_μ T^a_b − Γ^a_{kμ} T^k_b + Γ^k_{bμ} T^a_k,

may stand in a formula: it holds in all charts of all metrics if and only if it holds identically in Γ too. Second
derivatives of what is no scalar would need ∂Γ.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import replace
from fractions import Fraction
from typing import TYPE_CHECKING

from ... import notation as tree
from ...errors import IndexMismatchError, UnknownNameError
from ...notation.rebuild import indices_of, with_indices
from ..formulas.brackets import check_held, permutations_of
from ..formulas.indexed import Label, check_pair, check_thrice
from ..formulas.operators import both_orders
from .expressions import CHRISTOFFEL, Averaged, Expression, Leaf, Product, Sum, differentiated, renamed
from .indexed_expression import IndexedExpression, total, traced

if TYPE_CHECKING:
    from .reading import FormulaReader


def written(reader: FormulaReader, node: tree.Node) -> list[str]:
    """The names of a factor's indices as typed, those summed within it too; of a bracket only the free ones."""
    match node:
        case tree.Tensor(_, indices):
            return [reader.label(index).name for index in indices]
        case tree.Partial(index, operand) | tree.Nabla(index, operand):
            return [*written(reader, operand), reader.label(index).name]
        case tree.Box(operand) | tree.Lie(_, operand):
            return written(reader, operand)
        case tree.Symmetrised():
            value = reader.read(node)
            return [*value.names, *value.summed, *value.summed]
    return reader.read(node).names


def nabla(reader: FormulaReader, node: tree.Nabla) -> IndexedExpression:
    """∇_μ of a tensor."""
    operand, label = _tensor(reader, node.operand, "∇ acts on"), reader.label(node.index)
    check_thrice(written(reader, node))
    return _sloped(reader, operand, label)


def _sloped(reader: FormulaReader, operand: IndexedExpression, label: Label) -> IndexedExpression:
    """∇_μ, summed over where the operand has the same index free."""
    other = next((own for own in operand.labels if own.name == label.name), None)
    if other is None:
        slope = differentiated(operand.expression, label.name)
        return IndexedExpression((*operand.labels, label), slope, True, operand.summed, operand.divisors)
    check_pair(other, label)
    name = reader.fresh()
    slope = differentiated(renamed(operand.expression, {label.name: name}), name)
    rest = tuple(own for own in operand.labels if own is not other)
    return IndexedExpression(rest, slope, True, operand.summed | {label.name}, operand.divisors)


def box(reader: FormulaReader, node: tree.Box) -> IndexedExpression:
    """∇^μ ∇_μ of a tensor."""
    operand = _tensor(reader, node.operand, "□ acts on")
    index = reader.fresh()
    slope = _sloped(reader, operand, Label(index, False))
    return _sloped(reader, slope, Label(index, True))


def partial(reader: FormulaReader, node: tree.Partial) -> IndexedExpression:
    """∂_μ: of a scalar its covariant derivative, of a tensor that and Γ.

    Raises
    ------
    IndexMismatchError
        It acts on what is no tensor itself.
    """
    operand, label = reader.covariant(reader.read(node.operand)), reader.label(node.index)
    check_thrice(written(reader, node))
    if operand is None:
        raise IndexMismatchError(
            f"{reader.excerpt(node)} differentiates Γ or partial derivatives of a tensor: that depends on the second "
            "derivatives of the chart, of which a formula about every metric knows nothing",
            r"\nabla_\mu in place of \partial_\mu: in exterior derivatives, Lie brackets and scalars they agree",
        )
    index, summed_name = reader.fresh(), label.name
    slope = _sloped(reader, operand, Label(index, label.up))
    if not operand.labels:
        return traced(reader.fresh, (label,), slope)
    terms: list[tuple[Fraction, Expression]] = [(Fraction(1), slope.expression)]
    for own in operand.labels:
        k = reader.fresh()
        moved = renamed(operand.expression, {own.name: k})
        slots = (own.name, k, index) if own.up else (k, own.name, index)
        terms.append((Fraction(-1 if own.up else 1), Product((Leaf(CHRISTOFFEL, 0, slots), moved))))
    value = IndexedExpression(slope.labels, Sum(tuple(terms)), False, slope.summed, slope.divisors)
    return traced(reader.fresh, (*operand.labels, Label(summed_name, label.up)), value)


def lie(reader: FormulaReader, node: tree.Lie) -> IndexedExpression:
    r"""L_X T^a_b = X^k ∇_k T^a_b − T^k_b ∇_k X^a + T^a_k ∇_b X^k, along a vector field (a covector's index is raised).

    Raises
    ------
    UnknownNameError, IndexMismatchError
        The vector field is not declared or has another rank; what it acts on is no tensor.
    """
    name, vocabulary = node.vector.name, reader.vocabulary
    operand = _tensor(reader, node.operand, "a Lie derivative acts on")
    if name not in vocabulary.known():
        error = UnknownNameError(name, vocabulary.known(), "vector field")
        error.add_note(f'  or: {name.lstrip(chr(92))}="^a", a generic vector field')
        raise error
    if vocabulary.rank(name) != 1:
        raise IndexMismatchError(
            f"a Lie derivative along {name}, which has {vocabulary.rank(name)} indices", "along a vector field"
        )
    if not vocabulary.is_covariant(name):
        raise _no_tensor("a Lie derivative along")
    k = reader.fresh()
    along = Product((Leaf(name, 0, (k,)), differentiated(operand.expression, k)))
    terms: list[tuple[Fraction, Expression]] = [(Fraction(1), along)]
    for own in operand.labels:
        k = reader.fresh()
        moved = renamed(operand.expression, {own.name: k})
        slots = (k, own.name) if own.up else (own.name, k)
        terms.append((Fraction(-1 if own.up else 1), Product((moved, Leaf(name, 1, slots)))))
    divisors = Counter(operand.divisors) + Counter(vocabulary.divisors_of(name))
    return IndexedExpression(operand.labels, Sum(tuple(terms)), True, operand.summed, divisors)


def commutator(reader: FormulaReader, node: tree.Commutator) -> IndexedExpression:
    r"""``[\nabla_\mu, \nabla_\nu] T`` = ∇_μ ∇_ν T − ∇_ν ∇_μ T."""
    one, other = map(reader.read, both_orders(node))
    return total([(Fraction(1), one), (Fraction(-1), other)])


def symmetrised(reader: FormulaReader, node: tree.Symmetrised) -> IndexedExpression:
    """A part of a term, averaged over the permutations of the indices that its brackets hold.

    Raises
    ------
    IndexMismatchError
        A bracket holds an upper and a lower index, or the same one twice.
    TooLargeError
        There are too many permutations.
    """
    indices = indices_of(node.operand)
    typed: dict[str, Label] = {}
    permutations_of(node)
    groups = []
    for bracket in node.brackets:
        held = [reader.label(indices[place]) for place in bracket.places]
        check_held(held)
        own = [reader.fresh() for _ in held]
        for place, name, label in zip(bracket.places, own, held, strict=True):
            typed[name] = label
            indices[place] = tree.Index(name, label.up, span=indices[place].span)
        groups.append((bracket.antisymmetric, tuple(own)))
    try:
        value = reader.read(with_indices(node.operand, indices))
    except IndexMismatchError as error:
        raise _as_typed(error, typed) from None
    for label in typed.values():
        if label.name in value.summed:
            check_thrice([label.name] * 3)
    averaged = replace(value, expression=Averaged(value.expression, tuple(groups)))
    return traced(reader.fresh, [typed.get(label.name, label) for label in value.labels], averaged)


def _as_typed(error: IndexMismatchError, typed: Mapping[str, Label]) -> IndexMismatchError:
    """The error with the names of indices that were typed."""
    what = re.sub(r"#\d+", lambda match: typed[match[0]].name if match[0] in typed else match[0], error.what)
    new = IndexMismatchError(what, error.advice)
    new.__notes__ = list(getattr(error, "__notes__", ()))
    return new


def _tensor(reader: FormulaReader, node: tree.Node, what: str) -> IndexedExpression:
    value = reader.covariant(reader.read(node))
    if value is None:
        raise _no_tensor(what)
    return value


def _no_tensor(what: str) -> IndexMismatchError:
    return IndexMismatchError(
        f"{what} what is no tensor: Γ or partial derivatives stand in it", r"\nabla_\mu in place of \partial_\mu"
    )
