"""Proof by cases: one question for each value of a symbol that has few, and one on either side of a border.

Where an expression depends on the sign of a real quantity q that the domain leaves open (|q|, √(q²), Max, a step), the
question is asked for q > 0 and for q < 0, which are domains of their own. Both must be proved; one refutation refutes,
with a witness in its piece. What remains is q = 0: an equality of expressions that are continuous there extends to it,
for the zeros of q have no interior. Others, sign(q)² = 1 for one, are asked with q = 0 put in; where that is not found,
q != 0 is part of the small print.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import partial
from typing import Any

import sympy as sp
from sympy.core.function import AppliedUndef

from ..errors import DivisionByZeroError, EmptyDomainError, GRToolkitError
from ..exact import C_K, S_K, Domain, Element, Field, Reader, hooks, read_domain
from ..exact.balls import Point
from ..exact.constants import is_constant
from ..exact.kernels.components import is_linear
from ..exact.sampling import is_allowed, points
from ..exact.sympified import sympified
from .borders import on_border, put_in_unevaluated
from .conditions import Condition
from .verdict import Proved, Reason, Refuted, Undecided, Verdict, combined
from .witness import witness_among

QUANTITIES = 5  # asked about one inside the other, which makes 32 cases
Decide = Callable[..., Verdict]  # (left, right, conditions) -> verdict

SMOOTH = (sp.exp, sp.sin, sp.cos, sp.tan, sp.sinh, sp.cosh, sp.tanh, S_K, C_K, AppliedUndef)
CONTINUOUS = (sp.Add, sp.Mul, sp.Abs, sp.Max, sp.Min, sp.conjugate, sp.re, sp.im, *SMOOTH)
PIECES = (sp.Abs, sp.Max, sp.Min, sp.sign, sp.Heaviside, sp.Piecewise, sp.arg)


def by_values(
    decide: Decide, sides: tuple[Any, Any], symbol: Any, values: Iterable[Any], conditions: tuple[Any, ...]
) -> Verdict:
    """One verdict for each value of a symbol that has finitely many; a refutation names its value."""
    verdicts: list[tuple[str, Verdict]] = []
    undefined: list[DivisionByZeroError] = []
    for value in values:
        number = sp.Rational(value.numerator, value.denominator)
        fixed = [c.subs(symbol, number) if hasattr(c, "subs") else c for c in conditions]
        if any(c in (False, sp.false) for c in fixed) or not is_allowed(symbol, value):
            continue  # another condition, or what the symbol is assumed to be, rules the value out
        try:
            left, right = (put_in_unevaluated(side, symbol, number) for side in sides)
            verdict = decide(left, right, tuple(c for c in fixed if c not in (True, sp.true)))
        except DivisionByZeroError as error:  # one side is not defined there, and nothing is claimed
            undefined.append(error)
            verdict = Proved((Condition(symbol - number),))
        verdicts.append((f"{symbol} = {value}", verdict))
    if undefined and len(undefined) == len(verdicts):
        raise undefined[0]
    return combined(verdicts) if verdicts else Undecided(Reason.EMPTY_DOMAIN, f"no value is left for {symbol}")


def by_sign(
    decide: Decide,
    sides: tuple[Any, Any],
    quantity: Any,
    domain: Domain,
    conditions: tuple[Any, ...],
    is_equality: bool = True,
) -> Verdict | None:
    """The verdict from both sides of quantity = 0, of an equality from the border too where that is found; None where
    the quantity is not known to be real.

    Raises
    ------
    DivisionByZeroError
        On both sides something is divided by zero.
    """
    element = _read(quantity, domain)
    if element is None or is_constant(element) or not hooks.call("is real", element):
        return None
    halves = [(1, sp.Gt(quantity, 0, evaluate=False)), (-1, sp.Lt(quantity, 0, evaluate=False))]
    try:
        inhabited = [
            condition
            for direction, condition in halves
            if hooks.call("weak sign", element) != -direction and not _is_empty(domain & read_domain([condition]))
        ]
    except GRToolkitError:  # the quantity means something on this domain only
        return None
    if not inhabited:
        return Undecided(Reason.EMPTY_DOMAIN, f"{quantity} is neither positive nor negative")
    found: list[Condition] = []
    undefined: list[DivisionByZeroError] = []
    proved: list[Any] = []
    open_side: Undecided | None = None
    for side in inhabited:
        here = False
        try:
            verdict = decide(*sides, (*conditions, side))
        except DivisionByZeroError as error:  # the claim says nothing there
            undefined.append(error)
            here = True
            if error.expression is None:
                raise
            verdict = Proved((Condition(error.expression),))
        match verdict:
            case Refuted():
                return verdict
            case Undecided(Reason.TOO_MANY_CASES):
                return verdict
            case Undecided(Reason.EMPTY_DOMAIN) if open_side is None:
                said = f"no point with {side} was found, nor was it shown that there is none"
                open_side = Undecided(Reason.AMBIGUOUS_SIGN, f"{said}; state the sign, domain=[{quantity} > 0] say")
            case Undecided(reason, detail, component) if open_side is None:
                open_side = Undecided(reason, f"for {side.lhs} {side.rel_op} 0: {detail}", component)
            case Proved(divided):
                found += [condition for condition in divided if isinstance(condition, Condition)]
                proved += [] if here else [side]
    if undefined and not any(_has_a_point(domain & read_domain([side])) for side in proved):
        raise undefined[0]  # a side without a point proves nothing
    if open_side is not None:
        return open_side
    divided, extends = _small_print(sides, element, quantity, found, domain)
    if extends:
        return Proved(divided)
    if is_equality:
        border = on_border(decide, sides, quantity, domain, conditions, partial(_differ_at, sides))
        if border.refuted:
            return border
        if border.proved:
            return Proved(tuple(dict.fromkeys([*divided, *border.conditions])))
    left_out = Condition(-quantity if quantity.could_extract_minus_sign() else quantity)
    return Proved(tuple(dict.fromkeys([*divided, left_out])))


def _differ_at(sides: tuple[Any, Any], reader: Reader, symbols: Sequence[Any], place: dict[Any, Any]) -> Any:
    """The witness that a point is, None where it is none."""
    return witness_among([Point(dict(place), reader)], *sides)


def too_many(quantities: tuple[Any, ...]) -> Undecided:
    """The verdict where one border more would have to be drawn."""
    named = ", ".join(map(str, quantities))
    advice = f"state the signs of some, domain=[{quantities[0]} > 0]"
    return Undecided(Reason.TOO_MANY_CASES, f"more than {QUANTITIES} quantities: {named}, ...; {advice}")


def _read(expression: Any, domain: Domain) -> Element | None:
    """An expression on a domain; None where it cannot be read."""
    try:
        return Reader(Field.rational(domain)).read_all([expression])[0]
    except GRToolkitError:
        return None


def _is_empty(domain: Domain) -> bool:
    """Whether the conditions are found to contradict each other, or what a symbol is assumed to be."""
    field = Field.rational(domain)
    try:
        hooks.call("settle domain", field)
    except EmptyDomainError:
        return True
    for fact in domain.facts:  # a bound that is not strict contradicts a strict one
        if not fact.nonzero and hooks.call("sign", Reader(field).read(fact.element)) < 0:
            return True
    for symbol in domain.symbols:
        sign = hooks.call("sign", Reader(field).read(symbol))
        if (sign < 0 and symbol.is_nonnegative) or (sign > 0 and symbol.is_nonpositive):
            return True
    return False


def _has_a_point(domain: Domain) -> bool:
    """Whether a point of the domain is found."""
    return next(points(domain, domain.symbols, Reader(Field.rational(domain)), 1), None) is not None


# -- the border --------------------------------------------------------------------------------------------------------


def _small_print(
    sides: tuple[Any, Any], element: Element, quantity: Any, found: list[Condition], domain: Domain
) -> tuple[tuple[Condition, ...], bool]:
    """The divisors of both sides, and whether the equality extends to the border."""
    kept: dict[Condition, None] = {}
    border = not _extends(sides, element, quantity, domain)
    for condition in found:
        if condition.holds_on_domain:  # on one side; that it does at the border is another question
            part = _read(condition.expression, domain)
            if part is None or not hooks.call("sign", part):
                border = True
                continue
        kept[condition] = None
    return tuple(kept), not border


def _extends(sides: tuple[Any, Any], element: Element, quantity: Any, domain: Domain) -> bool:
    """Whether an equality that holds on both sides of the border holds on it."""
    if element.field.doubt:
        return False  # the quantity may vanish on an open set
    touched = quantity.free_symbols  # f(0) has none, and nothing leads away from its zeros
    if not touched or any(map(domain.is_discrete, touched)) or not _has_no_isolated_point(domain):
        return False
    reals = {s: sp.Dummy(s.name, real=True) for s in domain.symbols if _is_real(s, domain)}
    typed = [sympified(side) for side in sides]
    return all(_is_continuous(side, touched, reals) for side in typed)


def _has_no_isolated_point(domain: Domain) -> bool:
    """Whether every point of the domain is known to be a limit of points strictly inside.

    x**2*(x - 1) >= 0 holds at x = 0 and nowhere near it. Strict conditions leave open sets, and bounds that are linear
    a convex one, which is the closure of its interior where it has any.
    """
    weak = [fact.element for fact in domain.facts if not fact.strict and not fact.nonzero]
    if not weak:
        return True
    linear = all(is_linear(e) and not any(map(domain.is_discrete, e.to_sympy().free_symbols)) for e in weak)
    return linear and _has_a_point(domain)


def _is_real(symbol: Any, domain: Domain) -> bool:
    element = _read(symbol, domain)
    return element is not None and bool(hooks.call("is real", element))


def _is_continuous(expression: Any, touched: set[Any], reals: dict[Any, Any]) -> bool:
    """Whether an expression is continuous where it is defined, as the touched symbols vary."""
    if not expression.free_symbols & touched:
        return True
    match expression:
        case sp.Symbol():
            return True
        case sp.Pow(base=base, exp=exponent) if exponent.is_Integer or not base.free_symbols:
            return _is_continuous(base, touched, reals) and _is_continuous(exponent, touched, reals)
        case (
            sp.Pow(base=argument, exp=sp.Rational()) | sp.log(args=(argument,))
        ):  # no branch cut is met on the real line
            return bool(argument.xreplace(reals).is_extended_real) and _is_continuous(argument, touched, reals)
        case sp.Derivative() | sp.Subs():
            return not expression.has(*PIECES) and all(p.exp.is_Integer for p in expression.atoms(sp.Pow))
    return isinstance(expression, CONTINUOUS) and all(_is_continuous(a, touched, reals) for a in expression.args)
