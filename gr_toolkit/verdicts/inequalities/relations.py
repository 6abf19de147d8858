"""Inequalities as SymPy writes them, ``a < b``, one or several joined by And."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import sympy as sp
from sympy.logic.boolalg import BooleanAtom

from ...errors import AmbiguousSignError, EmptyDomainError, InputError, UncertifiedDivisionError, UnsupportedError
from ...exact import Domain, Field, Reader, about, hooks, read_domain
from ...exact.reader import admit_depth
from ..assumptions import SideCondition, put_into
from ..cases import QUANTITIES, by_sign, by_values, too_many
from ..conditions import Condition
from ..orders import REASONS
from ..verdict import Proved, Reason, Undecided, Verdict, combined
from .question import decide_order

ORDERS = (sp.StrictLessThan, sp.LessThan, sp.StrictGreaterThan, sp.GreaterThan)
STRICT = (sp.StrictLessThan, sp.StrictGreaterThan)


def is_order(side: Any) -> bool:
    """Whether something handed in is an inequality, or several joined by And."""
    return isinstance(side, ORDERS) or (isinstance(side, sp.And) and all(isinstance(a, ORDERS) for a in side.args))


def check_relation(lhs: Any, rhs: Any) -> None:
    """Refuse a condition that is no side of an equality, and none that can be decided.

    Raises
    ------
    InputError
        What SymPy evaluated; an inequality beside a right side; an equation.
    """
    if isinstance(lhs, BooleanAtom):
        evaluated = f"SymPy has evaluated the condition to {lhs} already"
        raise InputError(evaluated, "sp.Lt(a, b, evaluate=False)")
    if is_order(lhs) and rhs != 0:
        raise InputError(f"{lhs} is an inequality, no side of an equality", f"decide({lhs})")
    if isinstance(lhs, sp.Eq) and rhs == 0:
        raise InputError(f"{lhs} is a condition, no side of an equality", f"decide{lhs.args}")


def decide_relation(relation: Any, solved: dict[Any, Any], conditions: tuple[Any, ...]) -> Verdict:
    """The verdict of an inequality on the domain that the conditions are; of several one after the other."""
    if any(isinstance(c, SideCondition) for c in conditions):
        return Undecided(Reason.UNSUPPORTED, "an inequality under assumed equations that are not solved")
    admit_depth(relation)
    parts = sp.And.make_args(relation)
    found = [
        (str(part), _on(type(part)(*(put_into(s, solved) for s in part.args), evaluate=False), conditions, ()))
        for part in parts
    ]
    return found[0][1] if len(found) == 1 else combined(found)


def _on(relation: Any, conditions: tuple[Any, ...], split: tuple[Any, ...]) -> Verdict:
    """The verdict of one inequality; `split` are the quantities whose sign is being told apart."""
    sides, strict = (relation.lts, relation.gts), isinstance(relation, STRICT)
    domain = read_domain(conditions)
    try:
        domain = about(domain, sides)
        reader = Reader(Field.rational(domain))
        hooks.call("settle domain", reader.field)
    except EmptyDomainError as error:
        return Undecided(Reason.EMPTY_DOMAIN, str(error))

    def there(left: Any, right: Any, narrowed: tuple[Any, ...], also: tuple[Any, ...] = split) -> Verdict:
        return _on((sp.Lt if strict else sp.Le)(left, right, evaluate=False), narrowed, also)

    values = next((s for s in sorted(_free(sides), key=str) if domain.values_of(s) is not None), None)
    if values is not None:
        return by_values(there, sides, values, domain.values_of(values) or (), conditions)
    try:
        left, right = reader.read_all(list(sides))
        divisors = [element for _, element in reader.divisors]
        return decide_order(*sides, right - left, strict=strict, divisors=lambda: divisors, what=str(relation))
    except (AmbiguousSignError, UncertifiedDivisionError, UnsupportedError) as error:
        otherwise = Undecided(REASONS[type(error)], str(error))
        quantity = getattr(error, "quantity", None)
    if quantity is None or quantity in split:
        return otherwise
    if len(split) == QUANTITIES:
        return too_many(split)
    verdict = by_sign(lambda a, b, c: there(a, b, c, (*split, quantity)), sides, quantity, domain, conditions)
    if isinstance(verdict, Proved) and strict:
        return _with_border(verdict, there, sides, quantity, domain, conditions)
    return otherwise if verdict is None else verdict


def _with_border(
    verdict: Proved,
    there: Callable[..., Verdict],
    sides: tuple[Any, Any],
    quantity: Any,
    domain: Domain,
    conditions: tuple[Any, ...],
) -> Verdict:
    """A strict inequality on both sides of quantity = 0 says nothing there: it is decided there, or that is said."""
    if isinstance(quantity, sp.Symbol) and not domain.is_discrete(quantity):
        fixed = [c.subs(quantity, 0) for c in conditions]
        if sp.false in fixed:
            return verdict
        if all(isinstance(c, sp.Basic) for c in fixed):
            border = there(*(s.subs(quantity, 0) for s in sides), tuple(c for c in fixed if c != sp.true))
            if not border.undecided:
                kept = tuple(
                    c for c in verdict.conditions if getattr(c, "expression", None) not in (quantity, -quantity)
                )
                return replace(verdict, conditions=kept) if border.proved else border
    return replace(verdict, conditions=tuple(dict.fromkeys([*verdict.conditions, Condition(quantity)])))


def _free(sides: tuple[Any, ...]) -> set[Any]:
    return {s for side in sides for s in side.free_symbols if isinstance(s, sp.Symbol)}
