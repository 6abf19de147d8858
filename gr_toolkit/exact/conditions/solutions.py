"""Points on solutions of side conditions.

At a point where nothing that was divided by vanishes, coherent rules allow any values of the jets that no rule gives a
value to: a formal power series then solves the conditions, and where the ranking is Riquier's it converges [Riquier;
Rosenfeld]. So free jets are drawn, and the others are expressions in them. At two points of one solution the values are
not independent, therefore a function of the conditions is evaluated at one point only.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from fractions import Fraction
from typing import Any

import sympy as sp
from sympy.core.function import AppliedUndef

from ...errors import GRToolkitError
from ..balls import PRECISIONS, Point, PointRejected, precision, surely_nonzero, surely_positive
from ..element import Element
from ..kernels.jets import JetGenerator, symbol_of
from ..kernels.symbols import SymbolGenerator
from ..reader import Reader
from ..sampling import holds, is_allowed, points
from .ranking import coefficients
from .rewriting import Rewriting, Rule

ATTEMPTS = 60


def solution_points(
    rules: Rewriting, conditions: Sequence[Any], nonzero: Iterable[Element], symbols: Iterable[Any], reader: Reader
) -> Iterator[Point]:
    """Points of the domain that satisfy the conditions (expressions which are zero), where `nonzero` surely is not.

    Real ones; where there are none, complex ones for what is not known to be real.
    """
    divided = [*nonzero, *(e for r in rules.rules.values() for e in (r.initial, r.separant))]
    found = False
    for point in _points(rules, conditions, divided, symbols, reader, real=True):
        found = True
        yield point
    if not found:
        yield from _points(rules, conditions, divided, symbols, reader, real=False)


def _points(
    rules: Rewriting,
    conditions: Sequence[Any],
    divided: Sequence[Element],
    symbols: Iterable[Any],
    reader: Reader,
    real: bool,
) -> Iterator[Point]:
    for attempt, point in enumerate(points(rules.field.domain, symbols, reader, ATTEMPTS)):
        signs = {leader: -1 if attempt >> place & 1 else 1 for place, leader in enumerate(rules.rules)}
        try:
            _solve_parameters(rules, point, signs, real)
            point.constrain(_principal(rules, signs))
            _admit_roots(rules, point, real)
            fits = all(holds(fact, point) for fact in rules.field.domain.facts)
            if fits and all(_vanishes(c, point) for c in conditions) and all(_differs(e, point) for e in divided):
                yield point
        except GRToolkitError:  # no value there: a root of a negative number, a value that the symbol cannot have
            continue


def _solve_parameters(rules: Rewriting, point: Point, signs: Mapping[Any, int], real: bool) -> None:
    """Give the parameters that rules speak of their values, the lowest first."""
    leaders = [g for g in rules.rules if isinstance(g, SymbolGenerator)]
    for leader in sorted(leaders, key=lambda g: rules.ranking.rank(g) or ()):
        symbol, value = leader.symbol, _root(rules, rules.rules[leader], signs[leader])
        given = {s: sp.Rational(v.numerator, v.denominator) for s, v in point.values.items() if isinstance(v, Fraction)}
        number = value.subs(given)
        if number.is_Rational:
            exact = Fraction(int(number.p), int(number.q))
            if not is_allowed(symbol, exact):
                raise PointRejected(f"{symbol} = {exact}")
            point.values[symbol] = exact
        else:
            point.values[symbol] = value
            if symbol.is_integer or symbol.is_rational:
                raise PointRejected(f"{symbol} = {value}")
        with precision(PRECISIONS[1]):
            _admit(point.symbol(symbol), symbol, real or symbol in rules.field.domain.symbols)
        domain, final = rules.field.domain, point.values[symbol]
        whole = isinstance(final, Fraction) and final.denominator == 1
        allowed = domain.values_of(symbol)
        if (allowed is not None and final not in allowed) or (symbol in domain.integers and not whole):
            raise PointRejected(f"{symbol} = {final}")


def _principal(rules: Rewriting, signs: Mapping[Any, int]) -> Callable[..., Any]:
    """What the rules make of a jet."""

    def value(function: Any, arguments: Sequence[Element], orders: tuple[int, ...]) -> Any:
        slots = rules.ranking.slots.get(function)
        if slots is None:
            return None
        if tuple(symbol_of(a) for a in arguments) != slots:
            raise PointRejected(f"{function} at a second point")
        generator = rules.standard(function, orders)
        if rules.rule_for(generator) is not None:
            return rules.image(generator)[0].to_sympy()
        rule = rules.rules.get(generator)
        return None if rule is None else _root(rules, rule, signs[generator])

    return value


def _root(rules: Rewriting, rule: Rule, branch: int) -> Any:
    """A root of a rule's polynomial, as an expression in what is below its leader."""
    split = {power: c.to_sympy() for power, c in coefficients(rules.home(rule.polynomial), rule.leader).items()}
    constant, top = split.pop(0, sp.S.Zero), split.pop(rule.degree)
    if rule.degree == 2:
        half = split.pop(1, sp.S.Zero) / 2
        return (-half + branch * sp.sqrt(half**2 - top * constant)) / top
    if split:
        raise PointRejected("no formula for the root")
    return -constant / top if rule.degree == 1 else (-constant / top) ** sp.Rational(1, rule.degree)


def _admit_roots(rules: Rewriting, point: Point, real: bool) -> None:
    """Reject a point where a leader's value is not real, or not of the sign that its function is said to have."""
    with precision(PRECISIONS[1]):
        for leader in rules.rules:
            if isinstance(leader, JetGenerator):
                family = leader.family
                applied = family.function(*(sp.Dummy() for _ in leader.orders))
                ball = point.jet(family.function, family.arguments, leader.orders)
                spoken_of = any(f.func == family.function for c in rules.field.domain.conditions for f in _functions(c))
                like = sp.Dummy(real=applied.is_extended_real) if any(leader.orders) else applied
                _admit(ball, like, real or spoken_of)


def _functions(condition: Any) -> set[Any]:
    return set(condition.atoms(AppliedUndef))


def _admit(ball: Any, like: Any, real: bool) -> None:
    """Reject a value that is not real where it has to be, or not of the sign of a symbol or function."""
    needed = real or like.is_extended_real
    fits = bool(ball.is_finite()) and (ball.imag == 0 or not needed) and like.is_extended_real is not False
    if like.is_extended_positive or like.is_extended_nonnegative:
        fits = fits and surely_positive(ball)
    if like.is_extended_negative or like.is_extended_nonpositive:
        fits = fits and surely_positive(-ball)
    if not fits:
        raise PointRejected(f"{like} = {ball}")


def _vanishes(condition: Any, point: Point) -> bool:
    """Whether a condition as typed has a finite ball around zero: a check on the rules, which make it vanish."""
    with precision(PRECISIONS[1]):
        ball = point.typed(condition)
        return bool(ball.is_finite()) and bool(ball.contains(0))


def _differs(element: Element, point: Point) -> bool:
    """Whether a divisor is surely not zero."""
    for bits in PRECISIONS[:4]:
        with precision(bits):
            if surely_nonzero(point.element(element)):
                return True
    return False
