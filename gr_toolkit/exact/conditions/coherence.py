"""Side conditions made into a coherent set of rules: every consequence by cross-differentiation reduced to zero, or
taken in as a rule of its own, or found to be a contradiction.

The loop is that of Ritt, Wu and Rosenfeld: reduce a polynomial by the rules; what is left is the next rule; rules whose
leaders it rewrites go back; of two rules for one function the cross-derivative is a new polynomial. It ends, for
leaders descend in the ranking, but it may be long, so that rounds and terms are bounded.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import count
from typing import Any

from ...errors import DivisionByZeroError, InconsistentConditionsError, SideConditionError
from .. import hooks, steps
from ..element import Element
from ..field import Field
from ..kernels.jets import JetGenerator
from ..kernels.symbols import SymbolGenerator
from .ranking import Ranking, everything_in
from .rewriting import Rewriting, Rule, is_derivative

ROUNDS, TERMS = 120, 2000

Polynomial = tuple[Element, tuple[Element, ...]]  # zero on the solutions, where what was divided by is not


def completed(conditions: Iterable[Element], ranking: Ranking, field: Field) -> Rewriting:
    """The coherent rules that conditions (elements which are zero) amount to.

    Raises
    ------
    InconsistentConditionsError
        A consequence that nothing satisfies.
    SideConditionError
        A condition that gives no rule, or a completion beyond the bounds; it names the consequence that is missing.
    """
    rules = Rewriting(field, ranking)
    conditions = list(conditions)
    queue: list[Polynomial] = [(c, ()) for c in conditions]
    for round_ in count():
        if not queue:
            break
        queue.sort(key=lambda p: _weight(p[0], ranking))
        polynomial, assumed = queue.pop(0)
        try:
            reduced, assumed = rules.reduced(polynomial, assumed)
        except DivisionByZeroError as error:
            raise SideConditionError(f"the conditions make a divisor of their own zero: {error.divisor}") from None
        if reduced.is_zero():
            continue
        if round_ > ROUNDS or len(reduced.numerator) > TERMS:
            missing = str(reduced) if len(reduced.numerator) < 20 else f"a polynomial of {len(reduced.numerator)} terms"
            raise SideConditionError(f"the conditions have the further consequence {missing} = 0", "it as a condition")
        core = _core(rules, reduced, assumed)
        leader = ranking.leader(core)
        if leader is None:
            raise SideConditionError(
                f"the condition {core} = 0 contains no parameter, and no function of plain symbols",
                "Eq(f(t).diff(t), ...) with functions of coordinates",
            )
        parts = [core] if isinstance(leader, JetGenerator) else _by_coordinates(core, ranking)
        if len(parts) > 1:
            queue += [(part, assumed) for part in parts]
            continue
        rule = rules.rule(parts[0], assumed)
        queue += [(r.polynomial, r.assumed) for r in _superseded(rules, rule)]
        rules.add(rule)
        try:
            queue += list(_cross_derivatives(rules, rule))
        except DivisionByZeroError as error:
            raise SideConditionError(f"the conditions make a divisor of their own zero: {error.divisor}") from None
    _check(rules, conditions)
    return rules


def _check(rules: Rewriting, conditions: list[Element]) -> None:
    """Refuse rules by which a condition, or a cross-derivative, is not zero."""
    left = [c for c in conditions if not rules.reduced(c)[0].is_zero()]
    for rule in list(rules.rules.values()):
        left += [p for p, _ in _cross_derivatives(rules, rule) if not rules.reduced(p)[0].is_zero()]
    if left:
        raise SideConditionError(f"the conditions have the further consequence {left[0]} = 0", "it as a condition")


def _weight(polynomial: Element, ranking: Ranking) -> tuple[Any, ...]:
    leader = ranking.leader(polynomial)
    return (ranking.rank(leader) if leader is not None else (), len(polynomial.numerator))


def _core(rules: Rewriting, polynomial: Element, assumed: tuple[Element, ...]) -> Element:
    """The numerator without repeated factors and without those that are not zero anywhere."""
    field, numerator = polynomial.field, polynomial.numerator
    result = field.one
    for factor, _ in steps.factors(numerator)[1]:
        element = field.polynomial(factor)
        if not _never_zero(element, rules.ranking):
            result = result * element
    if result.is_rational_number():
        raise _contradiction(polynomial, assumed)
    return result


def _never_zero(element: Element, ranking: Ranking) -> bool:
    """Whether an element is no zero function whatever the unknowns are."""
    if element.is_rational_number():
        return not element.is_zero()
    if hooks.call("sign", element):
        return True
    known = _varying(element.field, ranking)
    free = {g for g in everything_in(element) if isinstance(g, (JetGenerator, SymbolGenerator))}
    return free <= known and not element.field.doubt


def _varying(field: Field, ranking: Ranking) -> set[SymbolGenerator]:
    """The coordinates that vary continuously: n f(n) = 0 leaves f(0) open, for n an integer."""
    return {SymbolGenerator(c) for c in ranking.coordinates if not field.domain.is_discrete(c)}


def _by_coordinates(polynomial: Element, ranking: Ranking) -> list[Element]:
    """Conditions on the parameters alone: what holds wherever the coordinates are holds coefficient by coefficient."""
    field = polynomial.field
    coordinates = _varying(field, ranking)
    if not coordinates & everything_in(polynomial):
        return [polynomial]
    places = [field.positions[n] for n, g in enumerate(field.generators) if g in coordinates]
    split: dict[tuple[int, ...], dict[tuple[int, ...], Any]] = {}
    for exponents, coefficient in polynomial.numerator.to_dict().items():
        powers = tuple(int(exponents[p]) for p in places)
        rest = tuple(0 if p in places else int(e) for p, e in enumerate(exponents))
        split.setdefault(powers, {})[rest] = coefficient
    parts = [field.polynomial(field.ring.from_dict(terms)) for terms in split.values()]
    if any(coordinates & everything_in(part) for part in parts):
        raise SideConditionError(
            f"the conditions have the consequence {polynomial} = 0 for the parameters", "that as conditions on them"
        )
    return parts


def _superseded(rules: Rewriting, rule: Rule) -> list[Rule]:
    """The rules that a new one rewrites, taken away."""
    new, leader = [], rule.leader
    for old in list(rules.rules.values()):
        inside = everything_in(old.polynomial)
        if leader in inside or (
            isinstance(leader, JetGenerator)
            and any(
                isinstance(g, JetGenerator) and g.family == leader.family and is_derivative(g, leader) for g in inside
            )
        ):
            rules.remove(old)
            new.append(old)
    return new


def _cross_derivatives(rules: Rewriting, rule: Rule) -> Iterable[Polynomial]:
    """What two rules for one function say of the lowest derivative that both have a value for."""
    if not isinstance(rule.leader, JetGenerator):
        return
    for coordinate in rules.ranking.coordinates:  # of which its function was said not to depend
        if coordinate not in rules.ranking.slots[rule.leader.family.function]:
            yield rules.diff(rule.polynomial, coordinate), rule.assumed
    for other in list(rules.rules.values()):
        leader = other.leader
        if leader is rule.leader or not isinstance(leader, JetGenerator) or leader.family != rule.leader.family:
            continue
        orders = tuple(map(max, leader.orders, rule.leader.orders))
        (first, one), (second, two) = (rules.along(r, JetGenerator(leader.family, orders)) for r in (rule, other))
        yield rules.home(first) - rules.home(second), (*one, *two)


def _contradiction(consequence: Element, assumed: tuple[Element, ...]) -> InconsistentConditionsError:
    doubted = [a.to_sympy().as_coeff_Mul()[1] for a in assumed if not hooks.call("sign", a)]
    return InconsistentConditionsError(str(consequence), ", ".join(map(str, dict.fromkeys(doubted))))
