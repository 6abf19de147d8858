r"""How a variable goes to a point: ``x \to 0``, ``\omega \to \infty``, ``r \to 2M^+``, and from which sides it can.

With δ → 0 from above, x = p ± δ at a point and x = ± 1/δ at infinity: a limit is one of δ, or two that agree. Sides
outside the chart's domain are no sides: r → 2M where r > 2M is r = 2M + δ.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from math import inf
from typing import TYPE_CHECKING, Any, final

import sympy as sp
from sympy.core.function import AppliedUndef

from ... import notation as tree
from ...errors import DivisionByZeroError, DomainError, InputError, UnsupportedError
from ...exact import Element, hooks
from ...exact.truncation.series import series

if TYPE_CHECKING:
    from ...exact.truncation.truncated import Series
    from ..metric import Metric
    from .evaluate import Evaluator

INFINITY = tree.Name("\\infty")
SIDE = re.compile(r"\^\s*(?:\{\s*)?([+-])\s*\}?\s*$")
DELTA = sp.Dummy("delta", positive=True)
FROM = {1: "above", -1: "below"}
ORDERS = (1, 4, 16)  # up to which a first term of a condition is looked for
# continuous and real for all reals
ENTIRE = sp.exp | sp.sin | sp.cos | sp.sinh | sp.cosh | sp.tanh | sp.atan | sp.asinh | sp.Abs


@final
@dataclass(frozen=True)
class Approach:
    """A variable on its way.

    Attributes
    ----------
    symbol : the variable, of SymPy
    point : where it goes, None for infinity
    sides : +1 from above (to +∞), −1 from below (to −∞); those that lie in the domain
    typed : as it was typed, ``\\omega \\to \\infty``
    boundary : whether the point lies on the boundary of the domain, where unknown functions may be singular
    """

    symbol: Any
    point: Element | None
    sides: tuple[int, ...]
    typed: str
    boundary: bool = False
    name: str = ""  # of the variable in the scope

    def place(self, metric: Metric, side: int) -> Element:
        """The variable, written with δ."""
        delta = metric.scalar(DELTA)
        return side / delta if self.point is None else self.point + side * delta

    def conditions(self, metric: Metric, side: int) -> list[Any]:
        """What the domain says of the variable, written with δ: all of it holds close to the point."""
        near = {self.symbol: self.place(metric, side).to_sympy()}
        found = []
        for quantity, strict in _positive(metric, self.symbol):
            above, below = sp.fraction(sp.together(quantity.xreplace(near)))
            value = above if below.free_symbols <= {DELTA} and below.is_positive else above / below
            found.append(sp.Gt(value, 0) if strict else sp.Ge(value, 0))
        return [condition for condition in found if condition is not sp.true]

    def named(self, side: int) -> str:
        """From where, if there are two sides."""
        return f"from {FROM[side]}" if len(self.sides) > 1 else ""


def read_approach(e: Evaluator, text: str) -> Approach:
    r"""The approach that a setting names, ``\omega \to \infty``.

    Raises
    ------
    NotationError, UnknownNameError, InputError, UnsupportedError
        It is none; the variable is none; the point is not in the domain, nor on its boundary.
    """
    found = SIDE.search(text)
    node = e.scope.parse(text[: found.start()] if found else text)
    if not isinstance(node, tree.Relation) or node.operators != ("->",):
        raise InputError(f"{text!r} does not say which variable goes where", r"limit = '\omega \to \infty'")
    variable, point = node.sides
    return approach(e, variable, point, found[1] if found else "")


def approach(e: Evaluator, variable: tree.Node, point: tree.Node, side: str = "") -> Approach:
    """The approach of a variable to a point; `side` is "+", "-" or "" for both.

    Raises
    ------
    InputError, UnsupportedError
        As in `read_approach`.
    """
    typed = rf"{tree.to_latex(variable)} \to {tree.to_latex(point)}" + (f"^{side}" if side else "")
    end, sign = (point.operand, -1) if isinstance(point, tree.Negative) else (point, 1)
    at_infinity = end == INFINITY and "\\infty" not in e.scope.known()
    events = e.scope.same_event
    for node, other in ((variable, point), (point, variable)):
        named = isinstance(other, tree.Name) and other.name in events
        if isinstance(node, tree.Name) and node.name in events and not named:
            raise InputError(f"{typed}: {node.name} names an event, and the other side none", events[node.name])
    symbol = e.argument(variable).scalar().to_sympy()
    if not isinstance(symbol, sp.Symbol) or symbol.is_integer:
        what = "takes integer values" if isinstance(symbol, sp.Symbol) else f"stands for {symbol}"
        raise InputError(f"{typed}: {tree.to_latex(variable)} {what}", "a coordinate or a declared scalar")
    place = None if at_infinity else e.argument(point).scalar()
    if place is not None and symbol in place.to_sympy().free_symbols:
        raise InputError(f"{typed}: the point depends on {symbol}", "a point that stays where it is")
    if at_infinity and side:
        raise InputError(f"{typed}: infinity has one side", typed[:-2])
    wanted = (sign,) if at_infinity else {"": (1, -1), "+": (1,), "-": (-1,)}[side]
    found = {s: _position(e.metric, Approach(symbol, place, (s,), typed), s) for s in wanted}
    sides = tuple(s for s, position in found.items() if position)
    if not sides:
        raise InputError(
            f"{typed} does not lie in the domain, {', '.join(map(str, e.metric.conditions)) or symbol}",
            "a point of it, or on its boundary",
        )
    name = variable.name if isinstance(variable, tree.Name) else ""
    boundary = place is None or any(found[s] == "boundary" for s in sides)
    return Approach(symbol, place, sides, typed, boundary, events.get(name, name))


def to_infinity(metric: Metric, symbol: Any, sign: int) -> Approach:
    """The approach of a coordinate or parameter to +∞ or −∞.

    Raises
    ------
    DomainError
        It is bounded in the domain.
    UnsupportedError
        The domain leaves that open.
    """
    one = Approach(symbol, None, (sign,), f"{symbol} → {'' if sign > 0 else '-'}oo", True)
    if not _position(metric, one, sign):
        raise DomainError(f"{one.typed} lies outside the domain: {', '.join(map(str, metric.conditions)) or symbol}")
    return one


def _position(metric: Metric, one: Approach, side: int) -> str:
    """Whether points on this side, close to the point, lie "inside" or on its "boundary"; "" if outside.

    Inside is only what is seen to be: there all that the domain says is smooth, and holds with room to spare.

    Raises
    ------
    UnsupportedError
        That cannot be seen from the first term of a series.
    """
    inside = True
    try:
        for quantity, strict in _positive(metric, one.symbol):
            first = _first(metric, one, side, quantity)
            if not first.terms:
                if strict:
                    return ""
                inside = False
                continue
            degree, lead = first.leading()
            known, factor = _sign(metric, lead), first.coefficient(degree)
            if not known and factor.to_sympy().is_number and factor.to_sympy().is_real is False:
                return ""  # √(r − 2) below 2
            if not known:
                raise UnsupportedError(
                    f"a limit {one.typed}, of which the domain leaves open whether it lies where {quantity} > 0,",
                    f"domain = ['{factor} > 0']",
                )
            if known < 0:
                return ""
            inside = inside and degree == 0 and _is_smooth(metric, one, side, quantity)
        for quantity in _nonzero(metric, one.symbol):
            away = _differs_from_zero(metric, one, side, quantity)
            inside = inside and away and _is_smooth(metric, one, side, quantity)
    except UnsupportedError:
        raise
    except DomainError:  # the value of a variable outside of the domain
        return ""
    return "inside" if inside else "boundary"


def _first(metric: Metric, one: Approach, side: int, quantity: Any) -> Series:
    """A series of a quantity in δ that reaches its first term; without terms where it is zero.

    Raises
    ------
    UnsupportedError
        None of the first terms is different from zero.
    """
    there = quantity.subs(one.symbol, one.place(metric, side).to_sympy())
    others = known_of(metric, there, but=one.symbol)
    for order in ORDERS:
        found = series(there, DELTA, order, domain=others)
        if found.terms or found.order == inf:
            return found
    raise UnsupportedError(
        f"a limit {one.typed}, close to which the sign of {quantity} cannot be seen from its first terms,",
        "a simpler condition of the domain",
    )


def _sign(metric: Metric, lead: Element) -> int:
    """The sign of a first coefficient, 0 if it is open. What the domain says of the variable too may tell: where
    r > 2M > 0, r > 0, and for other r there is no M that could go to 0."""
    return int(hooks.call("sign", lead)) or int(hooks.call("sign", metric.scalar(lead.to_sympy())))


def _differs_from_zero(metric: Metric, one: Approach, side: int, quantity: Any) -> bool:
    """Whether a quantity is seen to tend to something finite that is not zero."""
    try:
        found = _first(metric, one, side, quantity)
    except (UnsupportedError, DivisionByZeroError):
        return False
    return bool(found.terms) and found.leading()[0] == 0 and _sign(metric, found.leading()[1]) != 0


def _is_smooth(metric: Metric, one: Approach, side: int, quantity: Any) -> bool:
    """Whether a quantity is seen to be continuous at the point and real beyond it: 1 + √(r − 2) is not for r → 2."""
    for part in sp.preorder_traversal(quantity):
        if one.symbol not in part.free_symbols or isinstance(part, sp.Symbol | sp.Add | sp.Mul | ENTIRE):
            continue
        if isinstance(part, sp.Pow) and part.exp.is_Integer and part.exp.is_positive:
            continue
        known = isinstance(part, sp.log) or (isinstance(part, sp.Pow) and one.symbol not in part.exp.free_symbols)
        if not known or not _differs_from_zero(metric, one, side, part.args[0]):
            return False
    return True


def known_of(metric: Metric, expression: Any, but: Any = None) -> list[Any]:
    """What the domain says of the symbols of an expression, but one, directly or by way of further ones."""
    conditions = [c for c in metric.conditions if but not in c.free_symbols]
    present, before = set(expression.free_symbols) - {but}, -1
    while len(present) > before:
        before = len(present)
        present |= set().union(*(c.free_symbols for c in conditions if c.free_symbols & present))
    reals = [sp.Contains(x, sp.S.Reals) for x in metric.coordinates if x in present]
    return [*reals, *(c for c in conditions if c.free_symbols & present)]


def _positive(metric: Metric, symbol: Any) -> Iterator[tuple[Any, bool]]:
    """(quantity, strictly) for what the domain says to be positive and depends on a symbol by itself; what is said of
    an unknown function of it, a(τ) > 0, says nothing of the symbol."""
    if symbol.is_positive or symbol.is_nonnegative:
        yield symbol, bool(symbol.is_positive)
    if symbol.is_negative or symbol.is_nonpositive:
        yield -symbol, bool(symbol.is_negative)
    for whole in metric.conditions:
        for condition in whole.args if isinstance(whole, sp.And) else (whole,):
            functions = condition.atoms(AppliedUndef)
            if symbol not in condition.xreplace({f: sp.Dummy() for f in functions}).free_symbols:
                continue
            if isinstance(condition, sp.StrictGreaterThan | sp.StrictLessThan | sp.GreaterThan | sp.LessThan):
                yield condition.gts - condition.lts, isinstance(condition, sp.StrictGreaterThan | sp.StrictLessThan)
            elif not isinstance(condition, sp.Ne) and condition != sp.Contains(symbol, sp.S.Reals):
                raise UnsupportedError(
                    f"a limit of {symbol}, of which the domain says {condition},", "a limit of another variable"
                )


def _nonzero(metric: Metric, symbol: Any) -> Iterator[Any]:
    """What the domain says not to vanish, and depends on a symbol by itself."""
    if symbol.is_zero is False:
        yield symbol
    for whole in metric.conditions:
        for condition in whole.args if isinstance(whole, sp.And) else (whole,):
            if isinstance(condition, sp.Ne):
                quantity = condition.lhs - condition.rhs
                if symbol in quantity.xreplace({f: sp.Dummy() for f in quantity.atoms(AppliedUndef)}).free_symbols:
                    yield quantity
