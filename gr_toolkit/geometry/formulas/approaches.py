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
from ...errors import DomainError, InputError, UnsupportedError
from ...exact import Element, hooks
from ...exact.truncation.series import series

if TYPE_CHECKING:
    from ..metric import Metric
    from .evaluate import Evaluator

INFINITY = tree.Name("\\infty")
SIDE = re.compile(r"\^\s*(?:\{\s*)?([+-])\s*\}?\s*$")
DELTA = sp.Dummy("delta", positive=True)
FROM = {1: "above", -1: "below"}
ORDERS = (1, 4, 16)  # up to which a first term of a condition is looked for


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

    Raises
    ------
    UnsupportedError
        That cannot be seen from the first term of a series.
    """
    position = "inside"
    try:
        place = one.place(metric, side)
        for quantity, strict in _positive(metric, one.symbol):
            there = quantity.subs(one.symbol, place.to_sympy())
            others = known_of(metric, there, but=one.symbol)
            first = next(
                (s for n in ORDERS if (s := series(there, DELTA, n, domain=others)).terms or s.order == inf), None
            )
            if first is None:
                raise UnsupportedError(
                    f"a limit {one.typed}, close to which {quantity} > 0 cannot be seen from its first terms,",
                    "a simpler condition of the domain",
                )
            if not first.terms:
                if strict:
                    return ""
                continue
            degree, lead = first.leading()
            known = int(hooks.call("sign", lead))
            if not known:
                raise UnsupportedError(
                    f"a limit {one.typed}, of which the domain leaves open whether it lies where {quantity} > 0,",
                    f"domain = ['{lead} > 0']",
                )
            if known < 0:
                return ""
            position = position if degree < 1 else "boundary"
    except UnsupportedError:
        raise
    except DomainError:  # the value of a variable outside of the domain
        return ""
    return position


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
