"""Flat space with constant fields: the simplest thing that can satisfy conditions, so that a proof says something."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from itertools import islice
from itertools import product as cartesian
from typing import TypeAlias, final

import sympy as sp

from ...exact.polynomials import value_at
from .expressions import INVERSE_PI
from .jets import JetSymbol
from .orders import Orders
from .symbols import CONSTANT_OWNER
from .systems import System

Values: TypeAlias = dict[int, Fraction]
TRIES = 3000


@final
@dataclass(frozen=True)
class SimpleModel:
    """Flat space with constant fields that satisfy conditions.

    Attributes
    ----------
    conditions : as typed
    values : the components and constants that do not vanish
    """

    conditions: tuple[str, ...]
    values: tuple[tuple[str, Fraction], ...] = ()

    def __str__(self) -> str:
        if not self.values:
            return "flat space with all fields zero"
        return "flat space with " + ", ".join(f"{name} = {value}" for name, value in self.values) + ", all else zero"


def simple_model(system: System) -> SimpleModel | None:
    """A model of the conditions in flat space, or None if none was found."""
    orders = Orders()
    for condition in system.conditions:
        orders |= condition.orders
    space = system.every.space(system.vocabulary, orders)
    rows = [row for condition in system.conditions for row in condition.rows(space, 0)]
    texts = tuple(condition.text for condition in system.conditions)
    constant_ones = [
        symbol for symbol in space.symbols if not symbol.order and symbol.owner in (*orders.fields, CONSTANT_OWNER)
    ]
    pi = {s.place: 1 / sp.pi for s in constant_ones if s.name == INVERSE_PI}
    constant_ones = [symbol for symbol in constant_ones if symbol.place not in pi]
    nonzero = {symbol.place for symbol in constant_ones if symbol.name in system.nonzero}
    for values in islice(_candidates(system, constant_ones), TRIES):
        if nonzero <= values.keys() and not any(value_at(row, {**values, **pi}) for row in rows):
            names = {symbol.place: symbol.name for symbol in constant_ones}
            return SimpleModel(texts, tuple((names[place], value) for place, value in values.items() if value))
    return None


def _candidates(system: System, symbols: list[JetSymbol]) -> Iterator[Values]:
    """Zero first, then few components of simple values."""
    owned: dict[str, dict[tuple[int, ...], int]] = {}
    for symbol in symbols:
        owned.setdefault(symbol.owner or symbol.name, {})[symbol.component] = symbol.place
    for choice in cartesian(*(_of_field(system, places) for places in owned.values())):
        yield {place: value for values in choice for place, value in values.items()}


def _of_field(system: System, places: Mapping[tuple[int, ...], int]) -> list[Values]:
    """Simple values of one field or constant."""
    one, half = Fraction(1), Fraction(1, 2)
    rank = len(next(iter(places)))
    if rank == 0:
        place = places[()]
        return [{}, *({place: value} for value in (one, -one, 2 * one, half))]
    if rank == 1:
        single = [{place: sign * one} for place in places.values() for sign in (1, -1)]
        null = [{places[0,]: a, places[1,]: b} for a, b in ((one, one), (one, -one), (half, half), (half, -half))]
        return [{}, *single, *null]
    diagonal = {
        places[i, i]: Fraction(system.vocabulary.eta[i]) for i in range(system.vocabulary.dimension) if (i, i) in places
    }
    if rank == 2 and diagonal:
        return [{}, diagonal, {place: -value for place, value in diagonal.items()}]
    return [{}]
