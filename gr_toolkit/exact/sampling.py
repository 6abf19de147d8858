"""Rational points of a domain.

Symbols are drawn one after the other, each checked against the inequalities whose symbols all have values by then, so that nested
bounds (r > 2M > 0) cost a few draws each. The numbers are fractions of small height off the integers, for near misses hold at
integers and where coordinates agree. Draws are seeded: the same claim has the same witness every time.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from fractions import Fraction
from random import Random
from typing import Any

import sympy as sp

from ..errors import UncertifiedDivisionError, UnsupportedError
from .balls import PRECISIONS, Point, PointRejected, precision, surely_nonzero, surely_positive
from .domain import Domain, Fact
from .field import Field
from .hooks import provides
from .reader import Reader
from .symbols import SymbolGenerator

DENOMINATORS = (97, 89, 83, 79, 73)
TRIES, RESTARTS = 40, 60


def points(domain: Domain, symbols: Iterable[Any], reader: Reader, count: int, seed: int = 1915) -> Iterator[Point]:
    """Up to `count` points strictly inside the domain, with values for the symbols and those of the domain."""
    generator = Random(seed)
    wanted = dict.fromkeys(symbols)
    needs = []
    for fact in domain.facts:
        own = [g.symbol for _, g in fact.element.field.find(SymbolGenerator)]
        wanted |= dict.fromkeys(own)
        needs.append((set(own), fact))
    made = 0
    for restart in range(RESTARTS):
        point = _drawn(domain, list(wanted), needs, reader, generator, restart)
        if point is not None:
            yield point
            made += 1
            if made == count:
                return


def _drawn(domain: Domain, symbols: list[Any], needs: list[tuple[set[Any], Fact]], reader: Reader, generator: Random,
           restart: int) -> Point | None:
    """One point, or None where the draws ran into a dead end."""
    point = Point({}, reader, seed=generator.randrange(10**6))
    todo = sorted(symbols, key=lambda s: (min((len(n) for n, _ in needs if s in n), default=99), str(s)))
    settled: set[int] = set()
    for symbol in todo:
        for attempt in range(TRIES):
            value = _value(symbol, domain, generator, attempt + restart)
            if value is None:
                return None
            point.values[symbol] = value
            known = set(point.values)
            due = [k for k, (own, _) in enumerate(needs) if k not in settled and own <= known]
            if all(_holds(needs[k][1], point) for k in due):
                settled |= set(due)
                break
        else:
            return None
    rest = [fact for k, (_, fact) in enumerate(needs) if k not in settled]
    return point if all(_holds(fact, point) for fact in rest) else None


def _value(symbol: Any, domain: Domain, generator: Random, attempt: int) -> Any:
    """A value for a symbol that its assumptions allow, or None."""
    for _ in range(TRIES):
        value = _candidate(symbol, domain, generator, attempt)
        if value is not None and _is_allowed(symbol, value):
            return value
    return None


def _is_allowed(symbol: Any, value: Any) -> bool:
    """Whether the value has whatever the symbol is assumed to have: even, zero, prime, irrational ..."""
    real, imaginary = value if isinstance(value, tuple) else (value, Fraction(0))
    number = sp.Rational(real.numerator, real.denominator) + sp.I * sp.Rational(imaginary.numerator, imaginary.denominator)
    return all(getattr(number, f"is_{fact}", None) == holds for fact, holds in symbol.assumptions0.items())


def _candidate(symbol: Any, domain: Domain, generator: Random, attempt: int) -> Any:
    """A value for a symbol: of its finite set, an integer, or a fraction, of the sign that its assumptions ask for."""
    if symbol.is_zero:
        return Fraction(0)
    values = domain.values_of(symbol)
    if values is not None:
        return generator.choice(values) if values else None
    if symbol in domain.integers or symbol.is_integer:
        magnitude: Fraction = Fraction(generator.randrange(1, 6 + attempt))
    else:
        denominator = generator.choice(DENOMINATORS)
        magnitude = Fraction(generator.randrange(1, denominator * generator.choice((1, 2, 3, 3 + attempt))), denominator)
    negative = symbol.is_negative or (not symbol.is_nonnegative and generator.random() < 0.35)
    value = -magnitude if negative else magnitude
    if symbol.is_extended_real is False or (symbol.is_complex and symbol.is_extended_real is None and generator.random() < 0.5):
        return (Fraction(0) if symbol.is_imaginary else value, magnitude / 3)
    return value


def _holds(fact: Fact, point: Point) -> bool:
    """Whether an inequality surely holds strictly at the point."""
    for bits in PRECISIONS[:3]:
        with precision(bits):
            try:
                ball = point.element(fact.element)
            except (PointRejected, UnsupportedError):
                return False
            if surely_nonzero(ball) if fact.nonzero else surely_positive(ball):
                return True
            if surely_positive(-ball):
                return False
    return False


@provides("certify divisor")
def certify_divisor(field: Field, factor: Any) -> None:
    """Show by a ball at a point of the domain that a factor does not vanish identically.

    Raises
    ------
    UncertifiedDivisionError
        No ball excludes zero.
    """
    symbols = [g.symbol for _, g in field.find(SymbolGenerator)]
    for point in points(field.domain, symbols, Reader(field), count=5):
        for bits in PRECISIONS[:4]:
            with precision(bits):
                try:
                    if surely_nonzero(point.polynomial(factor, field)):
                        return
                except PointRejected:
                    break
    raise UncertifiedDivisionError(str(field.polynomial(factor)), field.doubt)


