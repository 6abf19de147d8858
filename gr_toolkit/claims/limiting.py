r"""Equalities with a limit for one side, ``\lim_{x \to p} f = L``, which may be infinite.

Inside a formula a limit is a number (`geometry.formulas.limits`); here it may grow, which refutes every finite value.
"""

from __future__ import annotations

from fractions import Fraction
from itertools import pairwise

from .. import notation as tree
from ..errors import UnsupportedError
from ..exact import Element, hooks
from ..exact.signs.algebraic import plain_expression
from ..geometry.formulas.approaches import DELTA, INFINITY, Approach, approach
from ..geometry.formulas.evaluate import Evaluator
from ..geometry.formulas.limits import Expansion, Nearby, operand
from ..verdicts import Conditions, Proved, Reason, Undecided, Verdict, combined, conditions_of, decide
from ..verdicts.inequalities.ends import SMALL, Growth, growth


def limit_and_value(left: tree.Node, right: tree.Node) -> tuple[tree.Limit, tree.Node] | None:
    """The limit and what it is said to be, where just one side is a limit."""
    for one, other in pairwise((left, right, left)):
        if isinstance(one, tree.Limit) and not isinstance(other, tree.Limit):
            return one, other
    return None


def decide_limit(evaluator: Evaluator, limit: tree.Limit, value: tree.Node) -> Verdict:
    """The verdict of a limit with a value: from every side that lies in the domain it has to be that."""
    way = approach(evaluator, limit.variable, limit.point, limit.side)
    end = value.operand if isinstance(value, tree.Negative) else value
    infinite = end == INFINITY and "\\infty" not in evaluator.scope.known()
    verdicts = []
    try:
        for side in way.sides:
            inner = operand(evaluator, limit, way, side)
            sign = (-1 if isinstance(value, tree.Negative) else 1) if infinite else 0
            try:
                if infinite:
                    one = _grows(evaluator, inner, way, side, sign)
                else:
                    one = _tends(evaluator, inner, way, side, evaluator.scalar(value))
            except UnsupportedError:  # no series in powers
                one = _by_growth(evaluator, inner, way, side, None if infinite else evaluator.scalar(value), sign)
            verdicts.append((way.named(side), one))
    except UnsupportedError as error:
        return Undecided(Reason.UNKNOWN_LIMIT, str(error))
    return verdicts[0][1] if len(verdicts) == 1 else combined(verdicts)


def _tends(evaluator: Evaluator, inner: Element, way: Approach, side: int, value: Element) -> Verdict:
    """What grows vanishes, and what is left is the value."""
    found = Nearby(evaluator.metric, inner, way, side).to(Fraction(1))
    verdicts = [("what grows", decide(found.coefficient(d), 0)) for d in found.degrees(below=1) if d < 0]
    zero = Fraction(0)
    if zero in found.series.terms and found.oscillates(zero):
        verdicts.append(("the limit", Undecided(Reason.UNKNOWN_LIMIT, "it oscillates without end")))
    else:
        verdicts.append(("the limit", decide(evaluator.metric.scalar(found.series.coefficient(0).to_sympy()), value)))
    verdict = combined(verdicts) if len(verdicts) > 1 else verdicts[0][1]
    return _with_divisors(verdict, found)


def _grows(evaluator: Evaluator, inner: Element, way: Approach, side: int, sign: int) -> Verdict:
    """Whether it tends to ±∞: 1/f would tend to zero otherwise."""
    found = Nearby(evaluator.metric, inner, way, side).leading()
    if not found.series.terms:
        return combined([("the limit", decide(0, 1))])  # zero
    degree = found.series.leading()[0]
    if any(found.oscillates(d) for d in found.degrees(below=float("inf")) if d <= 0):
        return Undecided(Reason.UNKNOWN_LIMIT, "it oscillates without end")
    first = found.coefficient(degree)
    if degree >= 0:
        return combined([("one over it", decide(first.inverse(), 0))])
    if known := int(hooks.call("sign", first)):
        return combined([("its sign", decide(known, sign))]) if known != sign else _with_divisors(Proved(), found)
    return Undecided(Reason.AMBIGUOUS_SIGN, f"the domain does not say whether {first} > 0")


def _by_growth(
    evaluator: Evaluator, inner: Element, way: Approach, side: int, value: Element | None, sign: int
) -> Verdict:
    """The verdict where logarithms, an exponential or arctangents grow; `value` is None for an infinite one, of that
    sign."""
    near = Nearby(evaluator.metric, inner, way, side).near
    found = growth(plain_expression(near).xreplace({DELTA: SMALL}), near.field.domain)
    first = found.coefficient
    if found.direction > 0:
        known = int(hooks.call("sign", first))
        if value is not None:
            return combined([("one over it", decide(1, 0))])
        if not known:
            return Undecided(Reason.AMBIGUOUS_SIGN, f"the domain does not say whether {first} > 0")
        if known == sign:
            return Proved(Conditions(lambda: conditions_of(found.divisors)))
        return combined([("its sign", decide(known, sign))])
    limit = evaluator.metric.zero if found.direction < 0 else evaluator.metric.scalar(first.to_sympy())
    if value is None:
        return combined([("one over it", decide(1, 0))])
    return _with_divisors(decide(limit, value), found)


def _with_divisors(verdict: Verdict, found: Expansion | Growth) -> Verdict:
    if not verdict.proved:
        return verdict
    conditions = Conditions(lambda: dict.fromkeys([*verdict.conditions, *conditions_of(found.divisors)]))
    return Proved(conditions, verdict.model, verdict.claim, verdict.components)
