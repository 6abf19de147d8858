"""Inequalities as SymPy writes them, ``a < b``, one or several joined by And."""

from __future__ import annotations

from typing import Any

import sympy as sp
from sympy.logic.boolalg import BooleanAtom, BooleanFunction

from ...errors import AmbiguousSignError, EmptyDomainError, InputError, UncertifiedDivisionError, UnsupportedError
from ...exact import Field, Reader, about, hooks, read_domain
from ...exact.reader import admit_depth
from ..assumptions import SideCondition, put_into
from ..cases import QUANTITIES, by_sign, by_values, too_many
from ..orders import REASONS
from ..verdict import Proved, Reason, Undecided, Verdict, combined
from .closed_halves import with_border
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
    if isinstance(lhs, bool) or isinstance(rhs, bool):
        raise InputError("True and False are no expressions: Python has compared already", "decide(a, b), without ==")
    if isinstance(lhs, BooleanAtom):
        evaluated = f"SymPy has evaluated the condition to {lhs} already"
        raise InputError(evaluated, "sp.Lt(a, b, evaluate=False)")
    if isinstance(lhs, BooleanFunction) and not is_order(lhs):
        raise InputError(f"{lhs} is no inequality, nor several joined by And", "decide(sp.And(a < b, c < d))")
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
    verdict = by_sign(lambda a, b, c: there(a, b, c, (*split, quantity)), sides, quantity, domain, conditions, False)
    if isinstance(verdict, Proved) and (strict or _leaves_out(verdict, quantity)):

        def also(left: Any, right: Any, narrowed: tuple[Any, ...]) -> Verdict:
            return there(left, right, narrowed, (*split, quantity))

        return with_border(verdict, also, sides, quantity, domain, conditions, strict)
    return otherwise if verdict is None else verdict


def _leaves_out(verdict: Proved, quantity: Any) -> bool:
    """Whether a proof does not extend to where the quantity vanishes."""
    return any(getattr(c, "expression", None) in (quantity, -quantity) for c in verdict.conditions)


def _free(sides: tuple[Any, ...]) -> set[Any]:
    return {s for side in sides for s in side.free_symbols if isinstance(s, sp.Symbol)}
