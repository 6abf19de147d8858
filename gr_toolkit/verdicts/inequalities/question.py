"""The verdict of an inequality between exact scalars."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from fractions import Fraction
from itertools import product
from typing import Any, cast

import sympy as sp
from sympy.core.function import AppliedUndef

from ...errors import GRToolkitError, InputError
from ...exact import Element, Reader, hooks
from ...exact.balls import Point
from ...exact.kernels.conjugation import factors
from ...exact.signs.algebraic import symbols_of
from ..conditions import Conditions
from ..small_print import conditions_of
from ..verdict import Proved, Reason, Refuted, Undecided, Verdict
from ..witness import Witness
from .counterexample import Search
from .signs import UNKNOWN, Place, Sign
from .solving import Solver

VALUELESS = (AppliedUndef, sp.Derivative, sp.Subs, sp.Integral)
POINTS = 8  # of the domain, on lines through which zeros are looked for


def decide_order(
    smaller: Any,
    larger: Any,
    difference: Element,
    *,
    strict: bool,
    divisors: Callable[[], Sequence[Element]] = lambda: (),
    what: str = "",
) -> Verdict:
    """Decide smaller < larger, or ≤, on the domain of their difference.

    Parameters
    ----------
    smaller, larger : the sides as typed
    difference : larger − smaller, an element on the domain
    divisors : gives what the sides divide by, as typed
    what : how the inequality is called in errors

    Raises
    ------
    InputError
        The difference is not shown to be real.
    """
    if not hooks.call("is real", difference):
        raise InputError(
            f"{what or 'an inequality'}: an order between values that are not shown to be real", "real ones"
        )
    domain, reader = difference.field.domain, Reader(difference.field)
    symbols = sorted({s for side in (smaller, larger) for s in _free(side)}.union(symbols_of(difference)), key=str)
    small_print = Conditions(lambda: conditions_of([*divisors(), difference.denominator()]))
    if difference.is_zero() and not strict:
        return Proved(small_print, grounds=("the two sides are equal",))
    search = Search(smaller, larger, domain, symbols, reader, strict, list(divisors()), difference.is_zero())
    known = int(hooks.call("sign" if strict else "sign or zero", difference))
    wrong = None if known > 0 else search.among_drawn()
    found = Sign(2 * known, ("signs known on the domain",)) if known > 0 else UNKNOWN
    if not known and wrong is None:
        found = Solver().sign(difference)
    if found.grade >= (2 if strict else 1):
        if domain.facts and not search.drawn:
            return Undecided(Reason.EMPTY_DOMAIN, str(domain))
        return Proved(small_print, grounds=found.by)
    if wrong is None:
        places = (*found.places, *(zeros(difference, search.drawn, symbols) if strict and found.grade == 1 else ()))
        wrong = search.among(places) or search.far_away()
    if wrong is not None:
        return Refuted(cast(Witness, wrong))
    if difference.is_zero():
        return Undecided(Reason.EMPTY_DOMAIN, str(domain))
    if found.grade == 1:
        return Undecided(Reason.AMBIGUOUS_SIGN, f"{difference} >= 0 is proved, not that it vanishes nowhere")
    return Undecided(Reason.AMBIGUOUS_SIGN, f"the domain does not say whether {difference} > 0")


def zeros(difference: Element, drawn: Sequence[Point], symbols: Sequence[Any]) -> Iterator[Place]:
    """Points with rational coordinates at which a factor of the difference vanishes that is linear in a symbol."""
    for point in drawn[:POINTS]:
        values = {s: v for s, v in point.values.items() if isinstance(v, Fraction)}
        for factor, symbol in product((f for f, power in factors(difference)[1] if power > 0), symbols):
            slope = factor.diff(symbol)
            if any(e.to_sympy().has(*VALUELESS) for e in (slope, factor)):
                continue  # no value of a symbol gives f(x) one
            others = {s: sp.Rational(*v.as_integer_ratio()) for s, v in values.items() if s != symbol}
            try:
                rise, value = (e.to_sympy().xreplace({**others, symbol: 0}) for e in (slope, factor))
            except GRToolkitError:
                continue
            if (
                isinstance(rise, sp.Rational)
                and isinstance(value, sp.Rational)
                and rise
                and slope.diff(symbol).is_zero()
            ):
                root = -value / rise
                yield {**values, symbol: Fraction(int(root.p), int(root.q))}


def _free(side: Any) -> set[Any]:
    if isinstance(side, Element):
        return set(symbols_of(side))
    return {s for s in side.free_symbols if isinstance(s, sp.Symbol)} if isinstance(side, sp.Basic) else set()
