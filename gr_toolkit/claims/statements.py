"""Deciding statements: chains of equalities between formulas, one verdict a link."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction
from functools import partial, reduce
from itertools import pairwise
from itertools import product as cartesian
from operator import and_
from typing import Any

import sympy as sp

from .. import notation as tree
from ..errors import (
    AmbiguousRootError,
    AmbiguousSignError,
    GRToolkitError,
    InputError,
    TooLargeError,
    UncertifiedDivisionError,
    UnknownLimitError,
)
from ..exact import about
from ..geometry import Tensor
from ..geometry.formulas.evaluate import Evaluator
from ..geometry.formulas.indexed import total
from ..geometry.formulas.scope import Scope
from ..geometry.properties import vanishes
from ..verdicts import Conditions, Proved, Reason, Undecided, Verdict, combined, conditions_of, decide
from .asymptotics import decide_asymptotic, is_asymptotic
from .comparisons import INEQUALITIES, inequality, proportionality
from .given import decide_given, holds_nowhere, no_value
from .implications import ARROWS, VACUOUS, implication
from .limiting import decide_limit, limit_and_value
from .sides import sides
from .typed import Typed, TypedClaim
from .wording import advice

INSTEAD = {  # of a relation that is not decided
    "->": r"\lim_{x \to p} f = …",
    "!=": "a < b or a > b",
    "in": "a setting's domain",
}
OPEN: dict[type[Exception], Reason] = {  # errors that leave a link undecided: it was understood
    AmbiguousRootError: Reason.AMBIGUOUS_ROOT,
    AmbiguousSignError: Reason.AMBIGUOUS_SIGN,
    UncertifiedDivisionError: Reason.NOT_CERTIFIED,
    TooLargeError: Reason.TOO_LARGE,
    UnknownLimitError: Reason.UNKNOWN_LIMIT,
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
        return _arrows(evaluator, node, signs)
    return _links(evaluator, node, signs)


def _arrows(evaluator: Evaluator, node: tree.Relation, signs: list[AmbiguousSignError]) -> list[Verdict]:
    """The verdicts of a chain of implications, one an arrow."""
    whole = [_whole(_links(evaluator, side, signs)) for side in node.sides]
    found: list[Verdict] = []
    for number, arrow in enumerate(node.operators):
        before, after = node.sides[number : number + 2]
        premise, conclusion = whole[number], whole[number + 1]
        there, back = partial(decide_given, evaluator, before, after), partial(decide_given, evaluator, after, before)
        nothing = None if premise.proved or not conclusion.proved else no_value(evaluator, before, after)
        if arrow == "=>" and nothing is not None:
            found.append(nothing)
        elif premise.proved or not holds_nowhere(evaluator, before):
            found.append(implication(arrow, premise, conclusion, there, back))
        elif arrow == "=>" or holds_nowhere(evaluator, after):
            found.append(VACUOUS)
        else:  # the way back alone says something
            found.append(implication("=>", conclusion, premise, back, there))
    return found


def _whole(links: list[Verdict]) -> Verdict:
    """The verdict of a chain of equalities as one statement."""
    return links[0] if len(links) == 1 else combined((f"equality {n}", v) for n, v in enumerate(links, 1))


def _links(evaluator: Evaluator, node: tree.Node, signs: list[AmbiguousSignError]) -> list[Verdict]:
    """The verdicts of the links of a chain of equalities."""
    if not isinstance(node, tree.Relation):
        raise InputError(f"{evaluator.excerpt(node)} states nothing: it has no equals sign", "equalities, a = b = c")
    for operator in node.operators:
        if operator not in ("=", "~", "prop", *INEQUALITIES):
            raise InputError(
                f"the relation {operator} in {evaluator.text} is not decided yet", INSTEAD.get(operator, "")
            )
    links = zip(node.operators, pairwise(node.sides), strict=True)
    return [_link(evaluator, operator, *pair, signs) for operator, pair in links]


def _link(
    evaluator: Evaluator, operator: str, left: tree.Node, right: tree.Node, met: list[AmbiguousSignError]
) -> Verdict:
    """The verdict of one relation; a proof's small print names what formula and definitions divide by, as typed."""
    try:
        verdict = _related(evaluator, operator, left, right)
    except AmbiguousSignError as error:
        decided = _as_typed(evaluator, left, right) if operator == "=" else None
        if decided is None:
            met.append(error)
            return Undecided(OPEN[type(error)], advice(error, evaluator.scope))
        verdict = decided
    except (UncertifiedDivisionError, TooLargeError, UnknownLimitError) as error:
        return Undecided(OPEN[type(error)], str(error))
    divisors = [*evaluator.scope.divisors, *evaluator.divisors]
    if not isinstance(verdict, Proved) or not divisors:
        return verdict
    own: Any = verdict.conditions
    return replace(verdict, conditions=Conditions(lambda: dict.fromkeys([*own, *conditions_of(divisors)])))


def _related(evaluator: Evaluator, operator: str, left: tree.Node, right: tree.Node) -> Verdict:
    if is_asymptotic(operator, left, right):
        return decide_asymptotic(evaluator, operator, left, right)
    if operator in INEQUALITIES:
        return inequality(evaluator, operator, left, right)
    if operator == "prop":
        return proportionality(evaluator, left, right)
    if found := limit_and_value(left, right):
        return decide_limit(evaluator, *found)
    return _equality(evaluator, left, right)


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
        (name, Proved(claim=(*pair, reduce(and_, (side.field.domain for side in pair), metric.domain))))
        for name, _ in verdict.components
        for pair in [(left.component(named[name]), right.component(named[name]))]
    )
    return replace(verdict, components=tuple(parts))


def _about_what_was_typed(evaluator: Evaluator, left: tree.Node, right: tree.Node, verdict: Verdict) -> Verdict:
    """A proof with the formula as typed for its claim, where no part of it had to be evaluated."""
    if not isinstance(verdict, Proved) or verdict.components:
        return verdict
    typed = Typed(evaluator)
    try:
        pair = typed.expression(left), typed.expression(right)
        claim = TypedClaim((*pair, about(evaluator.metric.domain, pair)))
    except GRToolkitError:
        return verdict
    return verdict if typed.evaluated else replace(verdict, claim=claim)


def _as_typed(evaluator: Evaluator, left: tree.Node, right: tree.Node) -> Verdict | None:
    """The verdict of an equality of scalars that has no normal forms, for the domain leaves a sign open: by cases, as
    it was typed. None where that decides nothing."""
    metric, typed = evaluator.metric, Typed(evaluator)
    reals = [sp.Contains(x, sp.S.Reals) for x in metric.coordinates]
    try:
        pair = typed.expression(left), typed.expression(right)
        verdict = decide(*pair, domain=[*about(metric.domain, pair).conditions, *reals])
    except GRToolkitError:  # the formula is no equality of scalars, or a part of it has no value either
        return None
    return None if verdict.undecided else verdict


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
