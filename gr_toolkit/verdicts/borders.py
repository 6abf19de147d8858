"""A question asked on the border between two cases, quantity = 0, by putting in the symbol that it is linear in."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from fractions import Fraction
from typing import Any

import sympy as sp

from ..errors import DivisionByZeroError, GRToolkitError
from ..exact import Domain, Element, Field, Reader, hooks
from ..exact.balls import Point
from ..exact.sampling import is_allowed, points
from ..exact.signs.algebraic import plain_expression, symbols_of
from .conditions import Condition
from .inequalities.counterexample import lies_in
from .verdict import Proved, Reason, Refuted, Undecided, Verdict

POINTS = 4  # of the domain, whose values are given to symbols that do not matter
Decide = Callable[[Any, Any, tuple[Any, ...]], Verdict]  # (left, right, conditions) -> verdict
Lift = Callable[[Reader, Sequence[Any], dict[Any, Fraction]], Any]  # a certified point, None where it is none


def on_border(
    decide: Decide, sides: tuple[Any, Any], quantity: Any, domain: Domain, conditions: tuple[Any, ...], lift: Lift
) -> Verdict:
    """The verdict where a quantity vanishes; undecided where that cannot be put in.

    Parameters
    ----------
    decide : asks the question with the symbol put in
    sides : as typed
    conditions : that the domain was read from
    lift : looks at the claim at a point of the domain on the border, for a witness that has values for all symbols
    """
    solved = _solved(quantity, domain)
    if solved is None:
        return Undecided(Reason.AMBIGUOUS_SIGN, f"{quantity} = 0 is not solved")
    symbol, root = solved
    number = Fraction(int(root.p), int(root.q)) if isinstance(root, sp.Rational) else None
    fixed = [c.subs(symbol, root) if isinstance(c, sp.Basic) else c for c in conditions]
    own = [] if number is not None else list(_assumed(symbol, root))
    if sp.false in (*fixed, *own) or (number is not None and not is_allowed(symbol, number)):
        return Proved()  # no point of the domain lies there
    try:
        left, right = (_put_in(side, symbol, root) for side in sides)
        verdict = decide(left, right, tuple(c for c in (*fixed, *own) if c != sp.true))
    except DivisionByZeroError:
        return Proved((Condition(quantity),))  # nothing is claimed where one side has no value
    except GRToolkitError as error:
        return Undecided(Reason.AMBIGUOUS_SIGN, str(error))
    if not isinstance(verdict, Refuted):
        return verdict
    places = list(_places(verdict, sides, symbol, root, domain))
    for reader, symbols, place in places:
        if (witness := lift(reader, symbols, place)) is not None:
            return Refuted(witness)
    if not places and (number is None or any(isinstance(side, Element) for side in sides)):
        return Undecided(Reason.AMBIGUOUS_SIGN, f"it fails at {symbol} = {root}, which may lie outside the domain")
    return replace(verdict, component=verdict.component or f"{symbol} = {root}")


def put_in_unevaluated(side: Any, symbol: Any, value: Any) -> Any:
    """A side with a symbol's value put in; nothing is evaluated on the way, so that 1/(K − 1) stays a division."""
    if isinstance(side, Element):
        return side.subs({symbol: value})
    if not isinstance(side, sp.Basic):
        return side
    if any(symbol in getattr(node, "variables", ()) for node in sp.preorder_traversal(side)):
        return side.subs(symbol, value)  # it is bound somewhere: d/dK, an integral over K
    with sp.evaluate(False):
        return side.xreplace({symbol: value})


def _put_in(side: Any, symbol: Any, value: Any) -> Any:
    """A side with a symbol's value put in, evaluated so that sign(y - y) is seen, unless that divides by zero."""
    unevaluated = put_in_unevaluated(side, symbol, value)
    if not isinstance(side, sp.Basic) or any(
        symbol in getattr(n, "variables", ()) for n in sp.preorder_traversal(side)
    ):
        return unevaluated
    evaluated = side.xreplace({symbol: value})
    return unevaluated if evaluated.has(sp.nan, sp.zoo, sp.oo) else evaluated


def _solved(quantity: Any, domain: Domain) -> tuple[Any, Any] | None:
    """(symbol, its value on the border) where the quantity is linear in it, with a slope that vanishes nowhere."""
    try:
        element = Reader(Field.rational(domain)).read_all([quantity])[0]
        for symbol in sorted(symbols_of(element), key=str):
            slope = element.diff(symbol)
            if symbol in symbols_of(slope) or not hooks.call("sign", slope):
                continue
            root = plain_expression(symbol - element / slope)
            if symbol not in root.free_symbols:
                return symbol, root
    except GRToolkitError:
        pass
    return None


def _assumed(symbol: Any, root: Any) -> Iterator[Any]:
    """What a symbol's sign says of its value."""
    known = {"positive": sp.Gt, "negative": sp.Lt, "nonnegative": sp.Ge, "nonpositive": sp.Le, "nonzero": sp.Ne}
    yield from (order(root, 0) for name, order in known.items() if getattr(symbol, f"is_{name}"))


def _places(
    verdict: Refuted, sides: tuple[Any, Any], symbol: Any, root: Any, domain: Domain
) -> Iterator[tuple[Reader, Sequence[Any], dict[Any, Fraction]]]:
    """Points of the domain on the border, with the values at which it was refuted there."""
    free = {s for side in (*sides, root) for s in _free(side)}
    symbols, reader = sorted({*free, symbol}, key=str), Reader(Field.rational(domain))
    known = {s: v for s, v in verdict.witness.assignment if isinstance(v, sp.Rational) and isinstance(s, sp.Symbol)}
    try:
        drawn: list[Point] = list(points(domain, symbols, reader, POINTS))
    except GRToolkitError:
        return
    for point in drawn:
        values = {s: sp.Rational(*v.as_integer_ratio()) for s, v in point.values.items() if isinstance(v, Fraction)}
        value = root.xreplace(values | known)
        if isinstance(value, sp.Rational):
            exact = {**values, **known, symbol: value}
            place = {s: Fraction(int(v.p), int(v.q)) for s, v in exact.items()}
            if lies_in(domain, place, symbols, place):
                yield reader, symbols, place


def _free(side: Any) -> set[Any]:
    if isinstance(side, Element):
        return set(symbols_of(side))
    return {s for s in getattr(side, "free_symbols", ()) if isinstance(s, sp.Symbol)}
