"""Values of jet symbols: choosing some for which an equation fails, and what they make of series."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from fractions import Fraction
from random import Random
from typing import Any, TypeAlias

from ...errors import InternalError
from ...exact.polynomials import Polynomial, supports, terms, value_at
from .jets import Components, Index, JetTensor
from .series import Series

Values: TypeAlias = Mapping[int, Any]  # of the symbols, by their places; the others are zero. Rational, or with π
Powers: TypeAlias = dict[Index, Any]  # a polynomial in the coordinates: exponents -> coefficient
DRAWN = (-3, -2, -1, 1, 2, 3)
TRIES = 1000


def simple_values(components: Components, nonzero: Collection[int] = ()) -> dict[int, Fraction]:
    """Small values of as few symbols as possible, all others zero, for which a component is not zero; those of the
    symbols named are not zero either."""
    best: tuple[int, ...] | None = None
    where: Polynomial | None = None
    for polynomial in components.values():
        for support in supports(polynomial):
            rest = tuple(place for place in support if place not in nonzero)
            if best is None or len(rest) < len(best):
                best, where = rest, polynomial
    if best is None or where is None:
        raise InternalError("a witness is asked for where every component is zero")
    random = Random(1)
    for attempt in range(TRIES):
        values = {place: Fraction(random.choice(DRAWN) if attempt else 1) for place in (*best, *nonzero)}
        if value_at(where, values):
            return values
    raise InternalError("a polynomial that is not zero vanished wherever it was evaluated")


def failing(components: Components, values: Values) -> Index:
    """A component that is not zero."""
    for index, polynomial in sorted(components.items(), key=lambda item: item[0]):
        if value_at(polynomial, values):
            return index
    raise InternalError("the values given for a witness make every component zero")


def field_at(tensor: JetTensor, values: Values, n: int) -> dict[Index, Powers]:
    """The components of a field as polynomials in the n coordinates."""
    found = {index: series_at(series, values, n, 1) for index, series in tensor.components.items()}
    return {index: powers for index, powers in found.items() if powers}


def series_at(series: Series, values: Values, n: int, factor: int) -> Powers:
    """A series as a polynomial in the coordinates, its coefficients at these values."""
    found: Powers = {}
    for polynomial in series.values():
        for exponents, coefficient in terms(polynomial):
            value: Any = Fraction(coefficient * factor)
            for place, power in enumerate(exponents[n:], n):
                if power:
                    value *= values.get(place, Fraction(0)) ** power
            if value:
                found[exponents[:n]] = found.get(exponents[:n], Fraction(0)) + value
    return {exponents: value for exponents, value in found.items() if value}
