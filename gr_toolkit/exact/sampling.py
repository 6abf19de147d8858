"""Rational points of a domain.

Symbols are drawn one after the other, each checked against the inequalities whose symbols all have values by then, so
that nested bounds (r > 2M > 0) cost a few draws each. The numbers are fractions of small height off the integers, for
near misses hold at integers and where coordinates agree. Draws are seeded: the same claim has the same witness every
time.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from fractions import Fraction
from functools import lru_cache
from itertools import islice
from random import Random
from typing import Any

import sympy as sp
from flint import arb

from ..errors import UnsupportedError
from .balls import PRECISIONS, Point, PointRejected, precision, surely_nonzero, surely_positive
from .domain import Domain, Fact
from .element import Element
from .field import Field
from .hooks import provides
from .kernels.symbols import SymbolGenerator
from .reader import Reader

DENOMINATORS = (97, 89, 83, 79, 73)
TRIES, RESTARTS = 40, 60
REAL_DRAWS = 6  # before values that are not real are tried, for symbols that may have them
Bounds = tuple[Fraction | None, Fraction | None]


def points(domain: Domain, symbols: Iterable[Any], reader: Reader, count: int, seed: int = 1915) -> Iterator[Point]:
    """Up to `count` points strictly inside the domain, with values for the symbols and those of the domain."""
    symbols = tuple(symbols)
    if domain.functions or domain.laws:  # whose values a point draws as it meets them
        yield from _points(domain, symbols, reader, count, seed)
    elif (first := _first_values(domain, symbols, seed)) is not None:  # which mostly suffices
        yield Point(first[0], reader, seed=first[1])
        yield from islice(_points(domain, symbols, reader, count, seed), 1, None)


@lru_cache(maxsize=1024)
def _first_values(domain: Domain, symbols: tuple[Any, ...], seed: int) -> tuple[dict[Any, Any], int] | None:
    """The values of the first point, and the seed of its jets."""
    point = next(_points(domain, symbols, Reader(Field.rational(domain)), 1, seed), None)
    return None if point is None else (point.values, point.seed)


def _points(domain: Domain, symbols: Iterable[Any], reader: Reader, count: int, seed: int) -> Iterator[Point]:
    generator = Random(seed)
    wanted = dict.fromkeys(symbols)
    needs = []
    for fact in domain.facts:
        own = [g.symbol for _, g in fact.element.field.find(SymbolGenerator)]
        wanted |= dict.fromkeys(own)
        needs.append((set(own), fact))
    if any(not any(is_allowed(s, v) for v in domain.values_of(s) or ()) for s, _ in domain.values):
        return  # finite sets that have no value in common
    made = 0
    for restart in range(RESTARTS):
        point = _drawn(domain, list(wanted), needs, reader, generator, restart)
        if point is not None:
            yield point
            made += 1
            if made == count:
                return


def _drawn(
    domain: Domain,
    symbols: list[Any],
    needs: list[tuple[set[Any], Fact]],
    reader: Reader,
    generator: Random,
    restart: int,
) -> Point | None:
    """One point, or None where the draws ran into a dead end."""
    point = Point({}, reader, seed=generator.randrange(10**6))
    waiting = sorted(symbols, key=lambda s: (min((len(n) for n, _ in needs if s in n), default=99), s.name))
    settled: set[int] = set()
    for symbol in waiting:
        bounds = _bounds(
            symbol, [fact for own, fact in needs if symbol in own and own <= {symbol, *point.values}], point.values
        )
        for attempt in range(TRIES):
            value = _value(symbol, domain, generator, attempt + restart, bounds)
            if value is None:
                return None
            point.values[symbol] = value
            known = set(point.values)
            due = [k for k, (own, _) in enumerate(needs) if k not in settled and own <= known]
            if all(holds(needs[k][1], point) for k in due):
                settled |= set(due)
                break
        else:
            return None
    rest = [fact for k, (_, fact) in enumerate(needs) if k not in settled]
    return point if all(holds(fact, point) for fact in rest) else None


def _bounds(symbol: Any, facts: list[Fact], values: dict[Any, Any]) -> Bounds:
    """What the inequalities that are linear in a symbol leave of it, the other symbols having values."""
    low, high = None, None
    for fact in facts:
        field, numerator = fact.element.field, fact.element.numerator
        names = [getattr(field.generators[n], "symbol", None) for n in field.creation_numbers]
        slope, rest = Fraction(0), Fraction(0)
        for exponents, coefficient in numerator.to_dict().items():
            term, here = Fraction(int(coefficient)), 0
            for name, exponent in zip(names, exponents, strict=True):
                if exponent and name == symbol:
                    here = int(exponent)
                elif exponent and isinstance(values.get(name), Fraction):
                    term *= values[name] ** int(exponent)
                elif exponent:
                    here = 2  # a kernel, or a complex value: no bound is read off
            if here > 1:
                break
            slope, rest = (slope + term, rest) if here else (slope, rest + term)
        else:
            if slope and not fact.element.powers and not fact.nonzero:
                edge = -rest / slope
                if slope > 0:
                    low = edge if low is None else max(low, edge)
                else:
                    high = edge if high is None else min(high, edge)
    return low, high


def _value(symbol: Any, domain: Domain, generator: Random, attempt: int, bounds: Bounds) -> Any:
    """A value for a symbol that its assumptions allow, or None; every other attempt is made between its bounds."""
    for _ in range(TRIES):
        value = _candidate(symbol, domain, generator, attempt)
        if attempt % 2 and isinstance(value, Fraction):
            value = _confined(value, bounds, integral=bool(symbol in domain.integers or symbol.is_integer))
        if value is not None and is_allowed(symbol, value):
            return value
    return None


def is_allowed(symbol: Any, value: Any) -> bool:
    """Whether the value has whatever the symbol is assumed to have: even, zero, prime, irrational ..."""
    if isinstance(value, Fraction) and value.denominator > 1:  # fractions of one sign are alike
        value = Fraction(1 if value > 0 else -1, 2)
    return _is_allowed(symbol, value)


@lru_cache(maxsize=4096)
def _is_allowed(symbol: Any, value: Any) -> bool:
    real, imaginary = value if isinstance(value, tuple) else (value, Fraction(0))
    number = sp.Rational(real.numerator, real.denominator) + sp.I * sp.Rational(
        imaginary.numerator, imaginary.denominator
    )
    return all(getattr(number, f"is_{fact}", None) == holds for fact, holds in symbol.assumptions0.items())


def _confined(value: Fraction, bounds: Bounds, integral: bool) -> Fraction:
    """A value moved inside its bounds."""
    low, high = bounds
    if low is not None and high is not None:
        moved = low + (high - low) * abs(value) / (1 + abs(value))
    elif low is not None:
        moved = low + abs(value)
    elif high is not None:
        moved = high - abs(value)
    else:
        return value
    return Fraction(round(moved)) if integral else moved


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
        magnitude = Fraction(
            generator.randrange(1, denominator * generator.choice((1, 2, 3, 3 + attempt))), denominator
        )
    negative = symbol.is_negative or (not symbol.is_nonnegative and generator.random() < 0.35)
    value = -magnitude if negative else magnitude
    real = symbol in domain.reals or symbol in domain.integers or symbol in domain.symbols
    if symbol.is_extended_real is False or (
        not real
        and attempt >= REAL_DRAWS
        and symbol.is_complex is not False
        and symbol.is_extended_real is None
        and generator.random() < 0.5
    ):
        return (Fraction(0) if symbol.is_imaginary else value, magnitude / 3)
    return value


def holds(fact: Fact, point: Point) -> bool:
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


def sign_somewhere(element: Element) -> int:
    """The sign that balls show at points of the domain, the same at each; 0 where they show none or differ."""
    field = element.field
    symbols = [g.symbol for _, g in field.find(SymbolGenerator)]
    signs = set()
    for point in points(field.domain, symbols, Reader(field), count=5):
        with precision(PRECISIONS[1]):
            try:
                ball = point.element(element)
            except PointRejected:
                return 0
            signs.add(1 if surely_positive(ball) else -1 if surely_positive(-ball) else 0)
    return signs.pop() if len(signs) == 1 else 0


@provides("integer at a point")
def integer_at_a_point(field: Field, value: Callable[[Point], arb]) -> int | None:
    """The one integer that the ball of a function holds at a point of the domain; None where none is that narrow."""
    symbols = [g.symbol for _, g in field.find(SymbolGenerator)]
    for point in points(field.domain, symbols, Reader(field), count=3):
        for bits in PRECISIONS[:4]:
            with precision(bits):
                try:
                    found = value(point).unique_fmpz()
                except PointRejected:
                    break
                if found is not None:
                    return int(found)
    return None
