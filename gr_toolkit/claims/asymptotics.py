r"""Asymptotic statements, ``A \simeq B`` and ``A = B + O(\omega^{-1})``, about the limit that the setting names.

With δ → 0 from above for the limit, and everything else held fixed, at every point:

* A ≃ B: the first terms of the series of A and B agree; with ``order = n`` all terms up to δ^n times the first, without
  that one. Where nothing oscillates A/B → 1, or A/B = 1 + O(δ^n). Of tensors the terms of the largest component count.
* A = B + O(f): (A − B)/f stays bounded.

Sines and cosines whose argument grows, cos ω(t − r) for ω → ∞, are bounded factors that stay as they are.
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from math import inf
from typing import Any

from .. import notation as tree
from ..errors import AmbiguousSignError, InputError, UnknownLimitError, UnsupportedError
from ..exact import Element
from ..exact.signs.algebraic import plain_expression
from ..geometry.formulas.approaches import Approach, read_approach
from ..geometry.formulas.evaluate import Evaluator
from ..geometry.formulas.limits import Expansion, Nearby, close_by
from ..verdicts import Conditions, Proved, Reason, Undecided, Verdict, combined, conditions_of, decide
from .sides import by_component

JUST = Fraction(1, 10**6)  # beyond the first term, short of any other
ZERO = tree.Number(Fraction(0))
Parts = list[tuple[str, Element, Element]]  # (component, left, right)


def is_asymptotic(operator: str, *sides: tree.Node) -> bool:
    """Whether a link is about a limit: ≃, or an equality with an O."""
    return operator == "~" or (operator == "=" and any(map(_holds_order, sides)))


def decide_asymptotic(evaluator: Evaluator, operator: str, left: tree.Node, right: tree.Node) -> Verdict:
    """The verdict of one link.

    Raises
    ------
    InputError
        The setting names no limit; a name that is neither in the limit nor held fixed; an O that is no term of a side,
        or of zero; ≃ with zero on one side.
    """
    scope = evaluator.scope
    if not scope.limit:
        shown = r"\simeq" if operator == "~" else "O(…)"
        raise InputError(f"{shown} in {evaluator.text}, but the setting names no limit", r"limit = '\omega \to \infty'")
    way = read_approach(Evaluator(scope, scope.limit), scope.limit)
    (a, bound_a), (b, bound_b) = _without_order(evaluator, left), _without_order(evaluator, right)
    bounds = [evaluator.scalar(bound) for bound in (bound_a, bound_b) if bound is not None]
    if operator == "~" and bounds:
        raise InputError(f"both an O and \\simeq in {evaluator.text}", "one of the two")
    verdicts = []
    try:
        for side in way.sides:
            parts = _parts(evaluator, a, b, way, side)
            _check_fixed(evaluator, way, [*bounds, *(value for _, *pair in parts for value in pair)])
            if operator == "~":
                verdicts.append(_to_first_order(evaluator, parts, way, side))
            else:
                verdicts.append(_bounded(evaluator, parts, bounds, way, side))
    except (UnsupportedError, UnknownLimitError) as error:
        return Undecided(Reason.UNKNOWN_LIMIT, str(error))
    if len(verdicts) == 1:
        return verdicts[0]
    return combined((way.named(side), v) for side, v in zip(way.sides, verdicts, strict=True))


def _parts(evaluator: Evaluator, left: tree.Node, right: tree.Node, way: Approach, side: int) -> Parts:
    """Both sides, component by component; where they depend on the sign of the variable, close to the limit."""
    try:
        return list(by_component(evaluator, left, right))
    except AmbiguousSignError as error:
        if way.symbol not in getattr(error.quantity, "free_symbols", ()):
            raise
    try:
        return list(by_component(close_by(evaluator, way, side, left, right), left, right))
    except AmbiguousSignError as error:
        raise UnknownLimitError(evaluator.text, str(error)) from error


def _holds_order(node: tree.Node) -> bool:
    return any(isinstance(part, tree.Apply) and part.function == "O" for part in node.walk())


def _without_order(evaluator: Evaluator, node: tree.Node) -> tuple[tree.Node, tree.Node | None]:
    """A side without its O, and what stands in that."""
    terms = node.terms if isinstance(node, tree.Sum) else (node,)
    plain = [t.operand if isinstance(t, tree.Negative) else t for t in terms]
    orders = [t for t in plain if isinstance(t, tree.Apply) and t.function == "O"]
    rest = [t for t, bare in zip(terms, plain, strict=True) if bare not in orders]
    if len(orders) > 1 or any(map(_holds_order, rest)):
        raise InputError(f"{evaluator.excerpt(node)}: an O is one term of a side", r"A = B + O(\omega^{-1})")
    if not orders:
        return node, None
    if len(orders[0].arguments) != 1:
        raise InputError(f"{evaluator.excerpt(orders[0])}: an O of one quantity", r"O(\omega^{-1})")
    without = tree.Sum(tuple(rest), span=node.span) if len(rest) > 1 else rest[0] if rest else ZERO
    return without, orders[0].arguments[0]


def _check_fixed(evaluator: Evaluator, way: Approach, values: list[Element]) -> None:
    """Where a setting says what is held fixed, nothing else may occur."""
    scope = evaluator.scope
    if not scope.fixed:
        return
    known: dict[str, Any] = {name: scope.coordinate(name).to_sympy() for name in scope.coordinates}
    known |= {name: plain_expression(value) for name, value in scope.scalars.items() if not value.is_rational_number()}
    present = set().union(*(plain_expression(value).free_symbols for value in values))
    for name, symbol in known.items():
        if symbol in present and symbol != way.symbol and name not in scope.fixed:
            raise InputError(
                f"{evaluator.text}: {name} occurs, and neither goes to a limit nor is held fixed",
                f"fixed = ['{name}', …]",
            )


def _to_first_order(evaluator: Evaluator, parts: Parts, way: Approach, side: int) -> Verdict:
    """Whether the first terms agree, on one side of the limit."""
    metric, order = evaluator.metric, evaluator.scope.order
    near = [[Nearby(metric, value, way, side) for value in pair] for _, *pair in parts]
    firsts = [[value.leading() for value in pair] for pair in near]
    for which in (0, 1):
        if all(pair[which].degree == inf for pair in firsts):
            raise InputError(f"{evaluator.text}: nothing but zero is \\simeq 0", r"= O(\omega^{-1})")
    lowest = min((pair[1] for pair in firsts), key=lambda found: found.degree)
    degree = min(found.degree for pair in firsts for found in pair)
    first = Fraction(degree).limit_denominator(10**6)
    until = first + (JUST if order is None else order)
    verdicts, divisors = [], [lowest.coefficient(lowest.series.leading()[0])]
    for (name, *_), pair in zip(parts, near, strict=True):
        found = [value.to(until) for value in pair]
        divisors += [d for one in found for d in one.divisors]
        for at in sorted({d for one in found for d in one.degrees(until)}):
            values = [_at(one, at, metric.zero) for one in found]
            verdicts.append((_named(name, way, at), decide(*values)))
    return _with_small_print(combined(verdicts), divisors)


def _bounded(evaluator: Evaluator, parts: Parts, bounds: list[Element], way: Approach, side: int) -> Verdict:
    """Whether the difference is no larger than the bounds say, on one side of the limit."""
    metric, orders, divisors = evaluator.metric, list[Fraction](), list[Element]()
    for bound in bounds:
        found = Nearby(metric, bound, way, side).leading()
        if found.degree == inf:
            raise InputError(f"{evaluator.text}: an O of zero", "an equality")
        first = found.series.leading()[0]
        if found.oscillates(first):
            raise InputError(f"{evaluator.text}: an O of what oscillates", "its amplitude")
        orders.append(first)
        divisors.append(found.coefficient(first))
    until = min(orders)

    def verdicts() -> Iterator[tuple[str, Verdict]]:
        for name, left, right in parts:
            found = Nearby(metric, left - right, way, side).to(until)
            divisors.extend(found.divisors)
            for at in found.degrees(until):
                yield _named(name, way, at), decide(found.coefficient(at), 0)

    return _with_small_print(combined(verdicts()), divisors)


def _at(found: Expansion, degree: Fraction, zero: Element) -> Element:
    return found.coefficient(degree) if degree in found.series.terms else zero


def _named(component: str, way: Approach, degree: Fraction) -> str:
    """The name of a coefficient: its component, and the power of the variable that it multiplies."""
    power = -degree if way.point is None else degree
    term = f"order {power}"
    return f"{component}, {term}" if component else term


def _with_small_print(verdict: Verdict, divisors: list[Element]) -> Verdict:
    if not verdict.proved:
        return verdict
    conditions = Conditions(lambda: dict.fromkeys([*verdict.conditions, *conditions_of(divisors)]))
    return Proved(conditions, verdict.model, verdict.claim, verdict.components)
