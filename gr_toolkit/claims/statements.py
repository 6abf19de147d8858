"""Deciding statements: chains of equalities between formulas, one verdict a link."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from fractions import Fraction
from itertools import pairwise
from itertools import product as cartesian
from typing import Any

import sympy as sp

from .. import notation as tree
from ..errors import (
    AmbiguousRootError,
    AmbiguousSignError,
    GRToolkitError,
    IndexMismatchError,
    InputError,
    TooLargeError,
    UncertifiedDivisionError,
)
from ..exact import Element
from ..geometry import Tensor
from ..geometry.formulas.evaluate import Evaluator
from ..geometry.formulas.indexed import Indexed, Label, product, shown, total
from ..geometry.formulas.scope import Scope
from ..geometry.properties import vanishes
from ..verdicts import Conditions, Proved, Reason, Undecided, Verdict, combined, conditions_of, decide
from .implications import ARROWS, implication
from .typed import Typed, TypedClaim
from .wording import advice

OPEN: dict[type[Exception], Reason] = {  # errors that leave a link undecided: it was understood
    AmbiguousRootError: Reason.AMBIGUOUS_ROOT,
    AmbiguousSignError: Reason.AMBIGUOUS_SIGN,
    UncertifiedDivisionError: Reason.NOT_CERTIFIED,
    TooLargeError: Reason.TOO_LARGE,
}


def decide_statement(scope: Scope, text: str, met: list[AmbiguousSignError] | None = None) -> list[Verdict]:
    r"""The verdicts of a statement's links: ``a = b = c`` has two, ``a = b \Rightarrow c = d`` one.

    Signs that left a link open are added to `met`.

    Raises
    ------
    NotationError, UnknownNameError, IndexMismatchError, UnsupportedError, InputError
        The statement is not understood.
    """
    node = scope.parse(text)
    if not isinstance(node, tree.Relation):
        raise InputError(f"{text} states nothing: it has no equals sign", f"{text} = 0")
    evaluator = Evaluator(scope, text)
    signs = [] if met is None else met
    if node.operators[0] in ARROWS:
        sides = [_whole(_links(evaluator, side, signs)) for side in node.sides]
        return [implication(arrow, *pair) for arrow, pair in zip(node.operators, pairwise(sides), strict=True)]
    return _links(evaluator, node, signs)


def _whole(links: list[Verdict]) -> Verdict:
    """The verdict of a chain of equalities as one statement."""
    return links[0] if len(links) == 1 else combined((f"equality {n}", v) for n, v in enumerate(links, 1))


def _links(evaluator: Evaluator, node: tree.Node, signs: list[AmbiguousSignError]) -> list[Verdict]:
    """The verdicts of the links of a chain of equalities."""
    if not isinstance(node, tree.Relation):
        raise InputError(f"{evaluator.excerpt(node)} states nothing: it has no equals sign", "equalities, a = b = c")
    for operator in node.operators:
        if operator != "=":
            raise InputError(f"the relation {operator} in {evaluator.text} is not decided yet", "equalities, a = b = c")
    return [_link(evaluator, a, b, signs) for a, b in pairwise(node.sides)]


def _link(evaluator: Evaluator, left: tree.Node, right: tree.Node, met: list[AmbiguousSignError]) -> Verdict:
    """The verdict of one equality; a proof's small print names what formula and definitions divide by, as typed."""
    try:
        verdict = _equality(evaluator, left, right)
    except AmbiguousSignError as error:
        decided = _as_typed(evaluator, left, right)
        if decided is None:
            met.append(error)
            return Undecided(OPEN[type(error)], advice(error, evaluator.scope))
        verdict = decided
    except (UncertifiedDivisionError, TooLargeError) as error:
        return Undecided(OPEN[type(error)], str(error))
    divisors = [*evaluator.scope.divisors, *evaluator.divisors]
    if not verdict.proved or not divisors:
        return verdict
    conditions = Conditions(lambda: dict.fromkeys([*verdict.conditions, *conditions_of(divisors)]))
    return Proved(conditions, verdict.model, verdict.claim, verdict.components)


def _equality(evaluator: Evaluator, left: tree.Node, right: tree.Node) -> Verdict:
    for one, other in ((left, right), (right, left)):
        if isinstance(one, tree.Cases):
            return combined(_by_cases(evaluator, one, other))
    a, b = sides(evaluator, left, right)
    if not a.labels and not b.labels:
        return _about_what_was_typed(evaluator, left, right, decide(a.scalar(), b.scalar()))
    difference = evaluator.admitted(total([(1, a), (-1, b)], evaluator.scope.broadcast, "sides"))
    return _with_components(vanishes(difference.tensor), a.ordered(difference.labels), b.ordered(difference.labels))


def _with_components(verdict: Verdict, left: Tensor, right: Tensor) -> Verdict:
    """A proof that the difference vanishes, with the equations of the components for its claims."""
    if not isinstance(verdict, Proved) or any(part.claim is not None for _, part in verdict.components):
        return verdict
    metric = left.metric
    places = cartesian(range(metric.dimension), repeat=left.rank)
    named = {metric.chart.index_name(i): i for i in places}
    parts = (
        (name, Proved(claim=(left.component(named[name]), right.component(named[name]), metric.domain)))
        for name, _ in verdict.components
    )
    return replace(verdict, components=tuple(parts))


def _about_what_was_typed(evaluator: Evaluator, left: tree.Node, right: tree.Node, verdict: Verdict) -> Verdict:
    """A proof with the formula as typed for its claim, where no part of it had to be evaluated."""
    if not isinstance(verdict, Proved) or verdict.components:
        return verdict
    typed = Typed(evaluator)
    try:
        claim = TypedClaim((typed.expression(left), typed.expression(right), evaluator.metric.domain))
    except GRToolkitError:
        return verdict
    return verdict if typed.evaluated else replace(verdict, claim=claim)


def _as_typed(evaluator: Evaluator, left: tree.Node, right: tree.Node) -> Verdict | None:
    """The verdict of an equality of scalars that has no normal forms, for the domain leaves a sign open: by cases, as
    it was typed. None where that decides nothing."""
    metric, typed = evaluator.metric, Typed(evaluator)
    reals = [sp.Contains(x, sp.S.Reals) for x in metric.coordinates]
    try:
        verdict = decide(typed.expression(left), typed.expression(right), domain=[*metric.conditions, *reals])
    except GRToolkitError:  # the formula is no equality of scalars, or a part of it has no value either
        return None
    return None if verdict.undecided else verdict


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


def _by_cases(evaluator: Evaluator, cases: tree.Cases, other: tree.Node) -> Iterator[tuple[str, Verdict]]:
    """One verdict a branch: both sides at the value that the branch's condition gives to a parameter."""
    whole = evaluator.scalar(other)
    for value, condition in cases.branches:
        symbol, number = _condition(evaluator, condition)
        replaced = {symbol: sp.Rational(number.numerator, number.denominator)}
        yield f"{symbol} = {number}", decide(whole.subs(replaced), evaluator.scalar(value).subs(replaced))


def _condition(evaluator: Evaluator, condition: tree.Relation | None) -> tuple[Any, Fraction]:
    """(symbol, value) of a branch's condition, ``K = +1``."""
    if condition is None or condition.operators != ("=",):
        raise InputError("a branch that is not given by a value", r"K = 1")
    name, value = (evaluator.scalar(side) for side in condition.sides)
    symbol = name.to_sympy()
    if not isinstance(symbol, sp.Symbol) or not value.is_rational_number():
        raise InputError(f"the condition {symbol} = {value}", "a parameter equal to a number")
    return symbol, value.as_fraction()
