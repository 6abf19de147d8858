"""Two equations compared: whether one says what the other says.

They do where their differences of sides have a ratio that vanishes nowhere on the domain, or where each follows from
the other. Else the engine is asked for a point at which the one holds and the other does not.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

import sympy as sp
from sympy.core.function import AppliedUndef

from ... import notation as tree
from ...errors import DomainError, InputError
from ...exact import Element
from ...geometry import Tensor
from ...geometry.formulas.evaluate import Evaluator
from ...geometry.formulas.indexed import total
from ...geometry.formulas.scope import Scope
from ...verdicts import Verdict, decide
from ..sides import sides
from . import extra_solutions
from .comparing import components, equal, is_long
from .extra_solutions import place
from .marks import UNDECIDED, WRONG
from .points import POINTS, chooses, values

TOO_LONG = "it is too long to be compared when it is multiplied out"
FOLLOWS = "each of the two equations follows from the other"


def difference(scope: Scope, node: Any, text: str, like: Tensor | None = None) -> Tensor:
    """Left minus right of an equation."""
    if not isinstance(node, tree.Relation) or node.operators != ("=",):
        raise InputError(f"{text!r} is no single equation", "left = right")
    evaluator = Evaluator(scope, text)
    a, b = sides(evaluator, *node.sides)
    found = evaluator.admitted(total([(1, a), (-1, b)], scope.broadcast, "sides")).settled()
    in_order = sorted(found.labels, key=lambda label: label.name)
    tensor = found.ordered(in_order)
    if like is not None and tensor.positions != like.positions:
        raise InputError(
            "the free indices of the equation are not those of the right one", "indices as in the question"
        )
    return tensor


def compare(answer: Tensor, model: Tensor) -> tuple[str, tuple[str, ...], Verdict | None]:
    """(outcome, remarks, verdict) of an equation against the right one, both as left minus right.

    Parameters
    ----------
    answer, model : scalars or tensors of one type, which the equations say to vanish; the model is not zero by itself
    """
    if answer.is_zero():
        return WRONG, ("it says nothing: both sides are the same",), None
    if is_long(answer):
        return UNDECIDED, (TOO_LONG,), None
    ratio = _ratio(answer, model)
    if ratio is not None and extra_solutions.is_multiple(ratio[0], answer):
        factor, verdict = ratio
        is_same = factor.is_rational_number() and factor.as_fraction() == 1
        remark = "" if is_same else f"the same equation, multiplied by {factor.to_sympy()}"
        if extra_solutions.is_repeated(factor, model):  # squared, say
            remark = FOLLOWS
        return extra_solutions.judged(model, answer, factor, (verdict,), remark)
    if answer.rank:
        return _of_tensors(answer, model)
    given, right = answer.component(()), model.component(())
    is_of_points = chooses(model) == POINTS
    coordinates = () if is_of_points else answer.metric.coordinates
    follows = _following(given, right, coordinates)
    if follows.refuted:
        return WRONG, (f"the right equation holds and the answer does not at {place(follows)}",), follows
    if follows.undecided:
        return UNDECIDED, (str(follows),), follows
    back = _following(right, given, coordinates)
    if back.proved:
        return extra_solutions.judged(model, answer, None, (follows, back), FOLLOWS)
    if back.refuted:
        return WRONG, (f"it says less than the right equation, which does not hold at {place(back)}",), back
    return UNDECIDED, (f"it follows from the right equation; the other way: {back}",), back


def _assumption(premise: Element, coordinates: Iterable[Any]) -> list[Any]:
    """That a scalar vanishes. Between parameters, or coordinates that it chooses, it is one equation: an exact scalar
    in `assuming` would vanish for every value of the symbols in it.

    `coordinates` are those at all values of which it vanishes.
    """
    expression = premise.to_sympy()
    if expression.free_symbols & set(coordinates):
        return [premise]
    return [*premise.field.domain.conditions, sp.Eq(expression, 0, evaluate=False)]


def _following(conclusion: Element, premise: Element, coordinates: Iterable[Any]) -> Verdict:
    """Whether premise = 0 implies conclusion = 0.

    Where the premise gives an unknown function outright, its value is put in, so that a refutation is a point of a
    solution of the premise; else the premise is assumed.
    """
    for unknown, value in [*_solved(premise, conclusion), *_points(premise, conclusion, coordinates)]:
        solution = [sp.Eq(unknown, value, evaluate=False)]
        try:
            verdict = decide(conclusion, 0, assuming=solution)
            if verdict.refuted and decide(premise, 0, assuming=solution).proved:
                return verdict  # a proof would have to say where the premise has this solution alone
        except DomainError:  # it is no solution on the domain
            continue
    return decide(conclusion, 0, assuming=_assumption(premise, coordinates))


def _solved(premise: Element, conclusion: Element) -> Iterator[tuple[Any, Any]]:
    """(unknown function, its value) where an equation is linear in it and neither equation differentiates it, nor has
    it at another argument."""
    expression = premise.to_sympy()
    both = [expression, conclusion.to_sympy()]
    found = {f for e in both for f in e.atoms(AppliedUndef)}
    differentiated = {f for e in both for d in e.atoms(sp.Derivative) for f in d.atoms(AppliedUndef)}
    for unknown in sorted(found & expression.atoms(AppliedUndef), key=str):
        if unknown in differentiated or any(f.func == unknown.func for f in found - {unknown}):
            continue
        name = sp.Dummy(real=True)
        numerator = sp.together(expression.subs(unknown, name)).as_numer_denom()[0]
        slope, rest = numerator.diff(name), numerator.subs(name, 0)
        if slope != 0 and not slope.has(name):
            yield unknown, -rest / slope


def _points(premise: Element, conclusion: Element, coordinates: Iterable[Any]) -> Iterator[tuple[Any, Any]]:
    """(symbol, value) for solutions of a premise that chooses them, without functions."""
    expression = premise.to_sympy()
    if not any(e.atoms(AppliedUndef) for e in (expression, conclusion.to_sympy())):
        for unknown in sorted(expression.free_symbols - set(coordinates), key=str):
            if not expression.free_symbols & set(coordinates):
                yield from ((unknown, value) for value, _ in values(expression, unknown))


def _ratio(answer: Tensor, model: Tensor) -> tuple[Element, Verdict] | None:
    """(f, verdict) where answer = f · model is proved; None where there is no such f."""
    for (_, above), (_, below) in zip(components(answer), components(model), strict=True):
        if below.is_zero():
            continue
        if above.is_zero():
            return None
        factor = above / below
        verdict = equal(answer, model * factor)
        return (factor, verdict) if verdict.proved else None
    return None


def _of_tensors(answer: Tensor, model: Tensor) -> tuple[str, tuple[str, ...], Verdict | None]:
    """Where components are no multiples of each other: wrong if one fails where all right ones hold."""
    right = [value for _, value in components(model) if not value.is_zero()]
    proofs = []
    for name, value in components(answer):
        if value.is_zero():
            continue
        verdict = decide(value, 0, assuming=right)
        if verdict.refuted:
            return WRONG, (f"its component {name} fails where the right equation holds",), verdict
        if verdict.undecided:
            return UNDECIDED, (f"component {name}: {verdict}",), verdict
        proofs.append(verdict)
    given = [value for _, value in components(answer) if not value.is_zero()]
    for name, value in components(model):
        back = decide(value, 0, assuming=given)
        if back.refuted:
            return WRONG, (f"it says less than the right equation, whose component {name} it leaves open",), back
        if back.undecided:
            return UNDECIDED, (f"component {name}: {back}",), back
        proofs.append(back)
    return extra_solutions.judged(model, answer, None, proofs, FOLLOWS)
