"""Functions made of pieces: |x|, sign, Max, Min, Heaviside, arg, Piecewise.

They are no kernels: each is one of its pieces where the domain says which, so that w² = q² is never adjoined. Where the
domain leaves it open, the error carries the quantity whose sign would settle it, and `verdicts.cases` asks on either
side. At the border itself nothing is read off: a condition q = 0 counts as false and is noted like a divisor.
"""

from __future__ import annotations

from functools import reduce
from typing import TYPE_CHECKING, Any

import sympy as sp
from flint import acb

from ...errors import AmbiguousSignError, UnsupportedError
from .. import hooks
from ..conditions.ranking import everything_in
from ..element import Element
from ..homomorphism import unify
from ..hooks import evaluates, provides, reads
from ..signs.weak_signs import settled_sign
from .conjugation import is_self_conjugate, modulus
from .symbols import SymbolGenerator, complex_parts, pi_element

if TYPE_CHECKING:
    from ..balls import Point
    from ..reader import Reader

ADVICE = "conditions on the signs of real expressions, their conjunctions and disjunctions"
UNKNOWN = acb("nan")  # the ball of what cannot be told


# -- conditions --------------------------------------------------------------------------------------------------------


def truth(reader: Reader, condition: Any) -> bool:
    """Whether a condition holds on the whole domain; an equation that is no identity is false, its zeros being noted.

    Raises
    ------
    AmbiguousSignError
        It holds on part of the domain.
    UnsupportedError
        It is no condition on signs.
    """
    match condition:
        case sp.logic.boolalg.BooleanTrue() | sp.logic.boolalg.BooleanFalse():
            return bool(condition)
        case sp.And() | sp.Or():
            return _junction(reader, condition.args, isinstance(condition, sp.Or))
        case sp.Not():
            return not truth(reader, condition.args[0])
        case sp.Eq() | sp.Ne():
            return _equation(reader, condition) == isinstance(condition, sp.Eq)
        case sp.Gt() | sp.Lt() | sp.Ge() | sp.Le():
            left, right = (reader.read(side) for side in condition.args)
            difference = left - right if isinstance(condition, sp.Gt | sp.Ge) else right - left
            return _is_positive(difference, condition, isinstance(condition, sp.Gt | sp.Lt))
        case sp.Contains() if isinstance(condition.args[1], sp.Interval):
            return truth(reader, condition.args[1].as_relational(condition.args[0]))
    raise UnsupportedError(f"the condition {condition}", ADVICE)


def _junction(reader: Reader, conditions: tuple[Any, ...], decisive: bool) -> bool:
    """And, which one false condition decides, or Or, which one true condition decides."""
    left_open = None
    for condition in conditions:
        try:
            if truth(reader, condition) == decisive:
                return decisive
        except AmbiguousSignError as error:
            left_open = left_open or error
    if left_open is not None:
        raise left_open
    return not decisive


def _is_positive(difference: Element, condition: Any, strict: bool) -> bool:
    """Whether a real difference is positive, or at least not negative."""
    weak = int(hooks.call("weak sign", difference))
    if weak < 0 and strict:
        return False
    if weak > 0 and not strict:
        return True
    sign = settled_sign(difference, condition)
    return sign > 0 or (sign == 0 and not strict)


def _equation(reader: Reader, condition: Any) -> bool:
    """Whether an equation is an identity; elsewhere it holds at points only, which are excluded like a divisor's
    zeros."""
    left, right = (reader.read(side) for side in condition.args)
    difference = left - right
    if difference.is_zero():
        return True
    inside = everything_in(difference)
    if any(isinstance(g, SymbolGenerator) and reader.field.domain.values_of(g.symbol) for g in inside):
        raise AmbiguousSignError(str(condition), str(difference), str(reader.field.domain))  # asked value by value
    if not difference.field.is_plain:
        difference.inverse()  # which certifies that it is not zero everywhere, nor at one parity
    reader.divide(condition.lhs - condition.rhs, difference)
    return False


# -- reading -----------------------------------------------------------------------------------------------------------


@reads(sp.sign)
def _read_sign(reader: Reader, expression: Any) -> Element:
    """±1 of what is real, z/|z| of what is complex."""
    typed = expression.args[0]
    value = reader.read(typed)
    if hooks.call("is real", value):
        return value.field.constant(settled_sign(value, expression))
    reader.divide(typed, value)
    return value / modulus(value)


@reads(sp.Heaviside)
def _read_step(reader: Reader, expression: Any) -> Element:
    value = reader.read(expression.args[0])
    sign = settled_sign(value, expression)
    return value.field.constant(int(sign > 0)) if sign else reader.read(expression.args[1])


@reads(sp.Max)
def _read_maximum(reader: Reader, expression: Any) -> Element:
    return _extreme(reader, expression, 1)


@reads(sp.Min)
def _read_minimum(reader: Reader, expression: Any) -> Element:
    return _extreme(reader, expression, -1)


def _extreme(reader: Reader, expression: Any, side: int) -> Element:
    """The largest of the arguments (side = 1), or the smallest."""

    def chosen(first: Element, second: Element) -> Element:
        first, second = unify([first, second])
        return first if settled_sign(first - second, expression, weak=True) * side >= 0 else second

    return reduce(chosen, [reader.read(argument) for argument in expression.args])


@reads(sp.arg)
def _read_argument(reader: Reader, expression: Any) -> Element:
    """0 or π of what is real, ±π/2 of what is imaginary."""
    value = reader.read(expression.args[0])
    reader.divide(expression.args[0], value)
    pi = pi_element(value.field)
    real, imaginary = complex_parts(value)
    if is_self_conjugate(value):
        return pi.field.zero if settled_sign(value, expression) > 0 else pi
    if real.is_zero():
        return pi * settled_sign(imaginary, expression) / 2
    raise UnsupportedError(f"{expression}", "arguments of real and imaginary quantities of known sign are known")


@reads(sp.Piecewise)
def _read_piecewise(reader: Reader, expression: Any) -> Element:
    for value, condition in expression.args:
        if truth(reader, condition):
            return reader.read(value)
    raise UnsupportedError(f"{expression}, none of whose conditions holds on {reader.field.domain}")


# -- balls -------------------------------------------------------------------------------------------------------------


def _order(ball: acb) -> int | None:
    """The sign of a real ball; None where the ball is not real or leaves it open."""
    if not (ball.imag == 0 and ball.is_finite()):
        return None
    return 1 if ball.real > 0 else -1 if ball.real < 0 else 0 if ball.real == 0 else None


@evaluates(sp.Max)
def _ball_of_maximum(*values: acb) -> acb:
    return acb(reduce(lambda a, b: a.max(b), [v.real for v in values])) if _all_real(values) else UNKNOWN


@evaluates(sp.Min)
def _ball_of_minimum(*values: acb) -> acb:
    return acb(reduce(lambda a, b: a.min(b), [v.real for v in values])) if _all_real(values) else UNKNOWN


def _all_real(values: tuple[acb, ...]) -> bool:
    return all(v.imag == 0 for v in values)


@evaluates(sp.Heaviside)
def _ball_of_step(value: acb, middle: acb) -> acb:
    order = _order(value)
    return UNKNOWN if order is None else middle if order == 0 else acb(int(order > 0))


@evaluates(sp.arg)
def _ball_of_argument(value: acb) -> acb:
    return UNKNOWN if value.contains(0) else acb(value.arg())


@provides("ball of piecewise")
def ball_of_piecewise(point: Point, expression: Any) -> acb:
    """The ball of the piece whose condition surely holds at a point, those before it surely failing."""
    for value, condition in expression.args:
        holds = _holds_at(point, condition)
        if holds is None:
            return UNKNOWN
        if holds:
            return point.typed(value)
    return UNKNOWN


def _holds_at(point: Point, condition: Any) -> bool | None:
    """Whether a condition holds at a point; None where balls leave it open."""
    match condition:
        case sp.logic.boolalg.BooleanTrue() | sp.logic.boolalg.BooleanFalse():
            return bool(condition)
        case sp.And() | sp.Or():
            decisive = isinstance(condition, sp.Or)
            parts = [_holds_at(point, c) for c in condition.args]
            return decisive if decisive in parts else None if None in parts else not decisive
        case sp.Not():
            inner = _holds_at(point, condition.args[0])
            return None if inner is None else not inner
        case sp.Eq() | sp.Ne():
            ball = point.typed(condition.lhs) - point.typed(condition.rhs)
            same = ball.is_finite() and condition.lhs == condition.rhs  # as typed, x = x
            equal = True if same or ball == 0 else None if ball.contains(0) else False
            return None if equal is None else equal == isinstance(condition, sp.Eq)
        case sp.Gt() | sp.Lt() | sp.Ge() | sp.Le():
            ball = point.typed(condition.gts) - point.typed(condition.lts)
            same = ball.is_finite() and ball.imag == 0 and condition.gts == condition.lts  # as typed, x > x
            order = 0 if same else _order(ball)
            return None if order is None else order > 0 or (order == 0 and isinstance(condition, sp.Ge | sp.Le))
        case sp.Contains() if isinstance(condition.args[1], sp.Interval):
            return _holds_at(point, condition.args[1].as_relational(condition.args[0]))
    raise UnsupportedError(f"the condition {condition}", ADVICE)
