r"""Names with indices in a formula about every metric: generic fields, definitions, g, δ, ε, the curvature, Γ."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ... import notation as tree
from ...errors import IndexMismatchError, InputError, UnknownNameError
from ..formulas.indexed import Label
from ..formulas.tensors import EPSILONS, SYMBOLS, check_no_power, paired
from .expressions import CHRISTOFFEL, DELTA, EINSTEIN, EPSILON, METRIC, RICCI, RIEMANN, SCALAR, WEYL
from .indexed_expression import IndexedExpression, leaf

if TYPE_CHECKING:
    from .reading import FormulaReader

BUILT_IN = {  # (name, rank) -> leaf
    ("g", 2): METRIC,
    ("R", 0): SCALAR,
    ("R", 2): RICCI,
    ("R", 4): RIEMANN,
    ("G", 2): EINSTEIN,
    ("C", 4): WEYL,
    (r"\Gamma", 3): CHRISTOFFEL,
}


def tensor(reader: FormulaReader, node: tree.Tensor) -> IndexedExpression:
    """A tensor with its indices as typed, repeated ones summed over.

    Raises
    ------
    UnknownNameError, IndexMismatchError, InputError
        No tensor of that name; another number of indices; what is no tensor.
    """
    vocabulary, name = reader.vocabulary, node.name
    if node.arguments:
        raise InputError(
            f"{reader.excerpt(node)} is taken at coordinates, and a formula about every metric has none",
            f"{name} without arguments",
        )
    check_no_power(node, reader.excerpt(node), 0)  # no component has a number here
    labels = tuple(reader.label(index) for index in node.indices)
    if name in vocabulary.known():
        if len(labels) != vocabulary.rank(name):
            raise _wrong_rank(name, len(labels), vocabulary.rank(name))
        covariant, divisors = vocabulary.is_covariant(name), vocabulary.divisors_of(name)
        return leaf(reader.fresh, name, labels, constant=False, covariant=covariant, divisors=divisors)
    if name in SYMBOLS or (name == "g" and not labels):
        raise InputError(
            f"{reader.excerpt(node)} is a density: it depends on the chart, and a formula about every metric has none",
            r"\epsilon_{\mu\nu\rho\sigma}, the Levi-Civita tensor",
        )
    if name == r"\delta":
        return _delta(reader, paired(labels))
    if name in EPSILONS:
        if len(labels) != vocabulary.dimension:
            raise _wrong_rank(name, len(labels), vocabulary.dimension)
        return leaf(reader.fresh, EPSILON, labels, constant=True, covariant=True)
    found = BUILT_IN.get((name, len(labels)))
    if found is None:
        ranks = [rank for known, rank in BUILT_IN if known == name and rank]
        if ranks:
            raise _wrong_rank(name, len(labels), *ranks)
        raise UnknownNameError(name, vocabulary.known(), "tensor")
    if found == CHRISTOFFEL and [label.up for label in labels] != [True, False, False]:
        raise IndexMismatchError("the indices of Γ cannot be moved: it is no tensor", r"\Gamma^\lambda_{\mu\nu}")
    return leaf(reader.fresh, found, labels, constant=found == METRIC, covariant=found != CHRISTOFFEL)


def _delta(reader: FormulaReader, labels: tuple[Label, ...]) -> IndexedExpression:
    """δ, or the generalised one, the upper indices first."""
    name = METRIC if len(labels) == 2 else f"{DELTA}{len(labels) // 2}"
    return leaf(reader.fresh, name, labels, constant=True, covariant=True)


def _wrong_rank(name: str, typed: int, *ranks: int) -> IndexMismatchError:
    needed = " or ".join(map(str, ranks)) + (" index" if ranks == (1,) else " indices")
    return IndexMismatchError(f"{name} has {needed}, {typed} were typed", needed)
