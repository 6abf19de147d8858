"""Equations in index notation as lists of scalar equations."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from ... import notation as tree
from ...errors import InputError
from ...exact import Element
from ..formulas import evaluate
from ..formulas.indexed import total
from .component_equations import Equations, Pair, normal_form, pairs_of

if TYPE_CHECKING:
    from ..metric import Metric


def equations_of(metric: Metric, text: str, fields: Mapping[str, Any]) -> Equations:
    """The scalar equations of a formula in index notation; see `Metric.equations`."""
    pairs, divisors = pairs_of_text(metric, text, fields)
    return normal_form(pairs, metric, divisors)


def pairs_of_text(metric: Metric, text: str, fields: Mapping[str, Any]) -> tuple[list[Pair], list[Element]]:
    """(components of left − right, what the formula divides by), of every equality in a formula.

    Raises
    ------
    InputError
        The formula is no equation.
    NotationError, UnknownNameError, IndexMismatchError
        See `Metric.evaluate`.
    """
    scope = evaluate.scope_with(metric, fields)
    node = scope.parse(text)
    if not isinstance(node, tree.Relation) or set(node.operators) != {"="}:
        raise InputError(f"{text} is no equation", r"R_{\mu\nu} = 0")
    evaluator = evaluate.Evaluator(scope, text)
    pairs: list[Pair] = []
    for left, right in pairwise(node.sides):
        terms = [(sign, side) for sign, side in ((1, left), (-1, right)) if not _is_zero(side)]
        if terms:
            difference = evaluator.admitted(total([(sign, evaluator.value(side)) for sign, side in terms]).settled())
            pairs += pairs_of(difference.tensor)
    return pairs, [*scope.divisors, *evaluator.divisors]


def _is_zero(node: tree.Node) -> bool:
    return isinstance(node, tree.Number) and node.value == 0
