r"""Deciding one statement with another one assumed: what ``P \Rightarrow Q`` asks where neither is proved.

Equations of P are put in where they are solved for a name, and rewritten with elsewhere; they hold throughout the
domain, so that their derivatives do. Inequalities of P join the domain: they are facts about the point in question and
the events that they name, never laws about other events, so that a(τ) > 1 says nothing of a(τ_e).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import partial
from itertools import pairwise
from typing import Any

import sympy as sp
from sympy.core.function import AppliedUndef

from .. import notation as tree
from ..errors import AmbiguousSignError, DomainError, EmptyDomainError, GRToolkitError
from ..exact import Element, about, hooks, read_domain
from ..geometry import Metric
from ..geometry.formulas.evaluate import Evaluator
from ..verdicts import Condition, Proved, Reason, Undecided, Verdict, combined, conditions_of, decide
from .comparisons import INEQUALITIES, compared, typed_divisors
from .implications import VACUOUS
from .setting import narrowed
from .sides import by_component
from .typed import Typed

RELATIONS = {"<": sp.Lt, ">": sp.Gt, "<=": sp.Le, ">=": sp.Ge}
CASES = 2  # of something that vanishes, one inside the other
NOWHERE = (Reason.INCONSISTENT, Reason.EMPTY_DOMAIN)
MORE = "gr.decide(left, right, assuming=[…]) asks what follows from assumed equations"


@dataclass
class Premise:
    """What a statement gives: equations that say something, and inequalities; `nowhere` if one of them is false
    throughout, `unread` if a relation is of another kind, or proved already."""

    equations: list[list[Any]] = field(default_factory=list)  # each in several forms
    inequalities: list[Any] = field(default_factory=list)
    nowhere: bool = False
    unread: bool = False


def holds_nowhere(evaluator: Evaluator, statement: tree.Node) -> bool:
    """Whether a statement is seen to be false at every point."""
    try:
        return premise_of(evaluator, statement).nowhere
    except GRToolkitError:
        return False


def no_value(evaluator: Evaluator, premise: tree.Node, conclusion: tree.Node) -> Verdict | None:
    """What is to be said where the conclusion has no value at any known point that satisfies the inequalities of the
    premise: s < −1 before a(s), whose s is a time of a chart with τ > 0; None where it has one."""
    if not evaluator.metric.domain.laws or not isinstance(conclusion, tree.Relation):
        return None
    try:
        given = read_domain(premise_of(evaluator, premise).inequalities)
        typed = [Typed(evaluator).expression(side) for side in conclusion.sides]
    except GRToolkitError:
        return None
    try:
        about(evaluator.metric.domain & given, typed)
    except DomainError as error:
        return Undecided(Reason.EMPTY_DOMAIN, str(error))
    return None


def premise_of(evaluator: Evaluator, statement: tree.Node) -> Premise:
    """What may be assumed where a statement holds."""
    found = Premise()
    assert isinstance(statement, tree.Relation)
    for operator, pair in zip(statement.operators, pairwise(statement.sides), strict=True):
        if operator not in ("=", *INEQUALITIES) or any(isinstance(side, tree.Cases) for side in pair):
            found.unread = True
            continue
        for _, left, right in by_component(evaluator, *pair):
            difference = left - right
            sign = 0 if difference.is_zero() else int(hooks.call("sign", difference))
            if operator == "=":
                found.nowhere |= sign != 0
                if not difference.is_zero():
                    found.equations.append(_forms(evaluator.metric, left.to_sympy(), right.to_sympy()))
            else:
                against = sign > 0 if operator in ("<", "<=") else sign < 0
                found.nowhere |= against or (operator in ("<", ">") and difference.is_zero())
                found.inequalities.append(RELATIONS[operator](left.to_sympy(), right.to_sympy()))
    found.unread |= not found.equations and not found.inequalities
    return found


def _forms(metric: Metric, left: Any, right: Any) -> list[Any]:
    """An equation as typed, or else solved for a constant that it is linear in, with a coefficient that vanishes
    nowhere: one form for each such constant, all of them the same statement."""
    typed = sp.Eq(left, right, evaluate=False)
    if isinstance(left, sp.Symbol | AppliedUndef):
        return [typed]
    value = metric.scalar(left) - metric.scalar(right)
    forms = []
    for symbol in sorted(value.to_sympy().free_symbols - set(metric.coordinates), key=str):
        slope = value.diff(symbol)
        if symbol not in slope.to_sympy().free_symbols and hooks.call("sign", slope):
            solution = metric.scalar(symbol) - value / slope
            forms.append(sp.Eq(symbol, solution.to_sympy(), evaluate=False))
    return [*forms, typed]


def decide_given(evaluator: Evaluator, premise: tree.Node, conclusion: tree.Node) -> Verdict:
    """The verdict of the conclusion where the premise holds."""
    try:
        given = premise_of(evaluator, premise)
    except AmbiguousSignError as error:
        return Undecided(Reason.AMBIGUOUS_SIGN, str(error))
    if given.nowhere:
        return VACUOUS
    if given.unread:
        return Undecided(Reason.ARROW, MORE)
    assert isinstance(conclusion, tree.Relation)
    links = zip(conclusion.operators, pairwise(conclusion.sides), strict=True)
    verdicts = [
        (f"link {number}", _whole(list(_link(evaluator, given, operator, pair))))
        for number, (operator, pair) in enumerate(links, 1)
    ]
    return verdicts[0][1] if len(verdicts) == 1 else combined(verdicts)


def _whole(verdicts: list[tuple[str, Verdict]]) -> Verdict:
    return verdicts[0][1] if len(verdicts) == 1 else combined(verdicts)


def _link(
    evaluator: Evaluator, given: Premise, operator: str, pair: tuple[tree.Node, tree.Node]
) -> Iterator[tuple[str, Verdict]]:
    """One verdict for each component of a link."""
    metric = evaluator.metric
    if operator in INEQUALITIES and not given.equations:
        yield "", _compared(evaluator, given, operator, *map(evaluator.scalar, pair))
    elif operator != "=" or any(isinstance(side, tree.Cases) for side in pair):
        yield "", Undecided(Reason.ARROW, MORE)
    else:
        try:
            parts: list[tuple[str, Any, Any]] = list(by_component(evaluator, *pair))
        except AmbiguousSignError:  # which the premise may settle
            parts = [("", *map(Typed(evaluator).expression, pair))]
        everything = [side for forms in given.equations for side in forms[-1].args]
        everything += [s.to_sympy() if isinstance(s, Element) else s for _, *pair in parts for s in pair]
        try:
            there = about(metric.domain & read_domain(given.inequalities), everything)
        except DomainError as error:
            yield "", Undecided(Reason.EMPTY_DOMAIN, str(error))
            return
        domain = [
            *there.conditions,
            *(sp.Contains(x, sp.S.Reals) for x in metric.coordinates),
        ]
        for name, left, right in parts:
            found = (_assumed(left, right, equations, domain) for equations in _in_one_form(given.equations))
            verdict = next((v for v in found if not v.undecided), None)
            first = next(_in_one_form(given.equations))
            yield name, _assumed(left, right, first, domain) if verdict is None else verdict


def _in_one_form(equations: list[list[Any]]) -> Iterator[list[Any]]:
    """The equations in their first forms, in their second ones, and so on."""
    for number in range(max(map(len, equations), default=1)):
        yield [forms[min(number, len(forms) - 1)] for forms in equations]


def _assumed(left: Any, right: Any, equations: list[Any], domain: list[Any], cases: int = CASES) -> Verdict:
    """The verdict of an equality with equations assumed, at every point: u v = 0 does not imply u = 0, for where the
    rewriting divided by v it may vanish. That case is decided by itself, v = 0 being assumed too."""
    verdict = _where_divided(left, right, equations, domain)
    if not isinstance(verdict, Proved):
        return verdict
    ends = [side.denominator() for side in (left, right) if isinstance(side, Element)]
    typed = {str(c.expression) for c in conditions_of(ends)}  # where the conclusion has no value
    divided = [c for c in verdict.conditions if _is_open(c) and str(c).removesuffix(" != 0") not in typed]
    for condition in divided:
        case = _vanishing(left, right, equations, condition, domain, cases)
        if not case.proved and case.reason not in NOWHERE:
            return case
    kept = tuple(c for c in verdict.conditions if c not in divided)
    return Proved(kept, verdict.model, verdict.claim, verdict.components)


def _vanishing(left: Any, right: Any, equations: list[Any], condition: Any, domain: list[Any], cases: int) -> Verdict:
    """The verdict where something vanishes that was divided by; a refutation there refutes the whole."""
    otherwise = Undecided(Reason.SIDE_CONDITIONS, f"it follows where {condition}")
    if not cases:
        return otherwise
    zero = sp.Eq(condition.expression, 0, evaluate=False)
    found = _assumed(left, right, [*equations, zero], domain, cases - 1)
    return otherwise if found.undecided and found.reason not in NOWHERE else found


def _is_open(condition: Any) -> bool:
    return isinstance(condition, Condition) and not condition.holds_on_domain


def _where_divided(left: Any, right: Any, equations: list[Any], domain: list[Any]) -> Verdict:
    """The verdict of an equality with equations assumed, where nothing vanishes that is divided by."""
    try:
        return decide(left, right, assuming=equations, domain=domain)
    except AmbiguousSignError as error:
        return Undecided(Reason.AMBIGUOUS_SIGN, str(error))
    except EmptyDomainError as error:
        return Undecided(Reason.INCONSISTENT, str(error))
    except GRToolkitError as error:
        return Undecided(Reason.SIDE_CONDITIONS, str(error))


def _compared(evaluator: Evaluator, given: Premise, operator: str, left: Element, right: Element) -> Verdict:
    """An inequality on the part of the domain where the premise holds."""
    try:
        there = narrowed(evaluator.metric, given.inequalities)
    except EmptyDomainError:
        return VACUOUS
    try:
        values = [there.scalar(side.to_sympy()) for side in (left, right)]
    except EmptyDomainError as error:
        return Undecided(Reason.EMPTY_DOMAIN, str(error))
    return compared(there, evaluator.text, operator, *values, divisors=partial(typed_divisors, evaluator))
