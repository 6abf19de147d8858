"""Signs by a derivative: what increases from an end where it is not negative is positive."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import sympy as sp

from ...errors import GRToolkitError
from ...exact import Domain, Element, Field, Reader, hooks, read_domain, series
from ...exact.domain import Fact
from ...exact.kernels.conjugation import factors
from ...exact.signs.algebraic import arguments_of, plain_expression, symbols_of
from ...exact.signs.stated import stated_signs
from .cells import Bound, linear_bound
from .signs import UNKNOWN, Sign

if TYPE_CHECKING:
    from .solving import Solver

Ends = tuple[Bound | None, Bound | None]
SMALL = sp.Dummy("delta", positive=True)


def sign_by_slope(solver: Solver, function: Element, slopes: int) -> Sign:
    """The sign of a function that has no poles, by its derivative in one of its symbols and its limit at one end."""
    for argument in arguments_of(function):
        if argument.powers and not hooks.call("sign", argument.denominator()):
            return UNKNOWN  # an arctangent may jump there
    best = UNKNOWN
    for symbol in symbols_of(function):
        found = _by_symbol(solver, function, symbol, slopes)
        if abs(found.grade) == 2:
            return found
        best = found if abs(found.grade) > abs(best.grade) else best
    return best


def _by_symbol(solver: Solver, function: Element, symbol: Any, slopes: int) -> Sign:
    ends = interval(function.field.domain, symbol)
    if ends is None:
        return UNKNOWN
    try:
        slope = solver.sign(function.diff(symbol), slopes - 1)
    except GRToolkitError:
        return UNKNOWN
    if not slope.grade:
        return _by_curvature(solver, function, symbol, ends, slopes)
    rising = 1 if slope.grade > 0 else -1
    strict = abs(slope.grade) == 2 or symbols_of(function) == [symbol]  # analytic, so that its zeros are isolated
    how = f"{'increasing' if rising > 0 else 'decreasing'} in {symbol}"
    for bound, side, sign in ((ends[0], 1, rising), (ends[1], -1, -rising)):  # from the lower end, from the upper one
        limit = _at_end(solver, function, symbol, bound, side, slopes)
        if limit is None or limit * sign < 0:
            continue
        attained = bound is not None and not bound.strict
        certain = abs(limit) == 2 or (strict and not attained)
        return Sign(sign * (2 if certain else 1), (f"{how}, and its limit at the end", *slope.by))
    return UNKNOWN


def _by_curvature(solver: Solver, function: Element, symbol: Any, ends: Ends, slopes: int) -> Sign:
    """The sign of a function that is concave between ends where it is not negative, or convex between others."""
    if slopes < 2 or ends[0] is None or ends[1] is None:
        return UNKNOWN
    try:
        curvature = solver.sign(function.diff(symbol, 2), slopes - 2)
    except GRToolkitError:
        return UNKNOWN
    if not curvature.grade:
        return UNKNOWN
    sign = -1 if curvature.grade > 0 else 1
    limits = [_at_end(solver, function, symbol, b, side, slopes) for b, side in zip(ends, (1, -1), strict=True)]
    if any(limit is None or limit * sign < 0 for limit in limits):
        return UNKNOWN
    strict = abs(curvature.grade) == 2 and ends[0].strict and ends[1].strict
    how = f"{'concave' if sign > 0 else 'convex'} in {symbol}, and its limits at both ends"
    return Sign(
        sign * (2 if strict or (0 not in limits and all(abs(limit or 0) == 2 for limit in limits)) else 1), (how,)
    )


def interval(domain: Domain, symbol: Any) -> Ends | None:
    """The bounds between which a symbol lies, all others held fixed; None where they are no interval, or not known to
    be those."""
    if domain.is_discrete(symbol) or not all(_is_settled(domain, fact, symbol) for fact in domain.facts):
        return None
    lower: list[Bound] = []
    upper: list[Bound] = []
    for element, grade in stated_signs(domain, [symbol]):
        if symbol not in symbols_of(element):
            continue
        bound = linear_bound(element, grade, symbol, domain)
        if bound is None:
            return None
        (lower if bound.side > 0 else upper).append(bound)
    ends = [_extreme(domain, bounds) for bounds in (lower, upper)]
    if (lower and ends[0] is None) or (upper and ends[1] is None):
        return None
    return ends[0], ends[1]


def _is_settled(domain: Domain, fact: Fact, symbol: Any) -> bool:
    """Whether an inequality says no more of a symbol than the signs of its factors, each of which has one."""
    if symbol not in symbols_of(fact.element):
        return True
    reader = Reader(Field.rational(domain))
    own = [factor for factor, _ in factors(fact.element)[1] if symbol in symbols_of(factor)]
    return not fact.nonzero and all(hooks.call("sign or zero", reader.read_all([f.to_sympy()])[0]) for f in own)


def _extreme(domain: Domain, bounds: list[Bound]) -> Bound | None:
    """The one of the bounds on one side that is the tightest all over the domain."""
    for bound in bounds:
        if all(_is_tighter(domain, bound, other) for other in bounds):
            return bound
    return None


def _is_tighter(domain: Domain, bound: Bound, other: Bound) -> bool:
    if bound == other or (bound.limit == other.limit and bound.strict):
        return True
    try:
        difference = Reader(Field.rational(domain)).read_all([bound.side * (bound.limit - other.limit)])[0]
    except GRToolkitError:
        return False
    if difference.is_zero():
        return bound.strict or not other.strict
    known = int(hooks.call("sign" if other.strict and not bound.strict else "sign or zero", difference))
    return known > 0


def _at_end(solver: Solver, function: Element, symbol: Any, bound: Bound | None, side: int, slopes: int) -> int | None:
    """The graded sign of the limit at an end, 0 where the limit is zero; None where neither is known."""
    if bound is not None and symbol in bound.limit.free_symbols:
        return None
    place = -side / SMALL if bound is None else bound.limit + side * SMALL
    domain = function.field.domain
    kept = [c for c in domain.conditions if symbol not in c.free_symbols]
    try:
        known = read_domain(kept, domain.reals - {symbol})
        found = series(plain_expression(function).xreplace({symbol: place}), SMALL, 1, domain=known.conditions)
        if not found.terms or found.leading()[0] > 0:
            return 0
        if found.leading()[0] < 0:
            return None
        value = Reader(Field.rational(known)).read_all([plain_expression(found.coefficient(0))])[0]
        return solver.sign(value, slopes - 1).grade or None
    except GRToolkitError:
        return None
