"""Where light is emitted and received: the coordinates of the two events, and what fields are there."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from functools import reduce
from operator import and_
from typing import Any, final

import sympy as sp

from ...errors import AmbiguousSignError, InputError, UnsupportedError
from ...exact import Domain, Element, Field, Reader, hooks, read_domain, unify
from ...exact.homomorphism import substitution
from ...exact.kernels.symbols import SymbolGenerator, check_names
from ...exact.substitution import moved_domain
from ...geometry import Metric
from ...geometry.inputs import in_short, read_expression
from .far_away import direction, far_symbol, limit

SUFFIXES = {"emission": "e", "reception": "o"}


@final
class Event:
    """The emission or the reception: a value for every coordinate, on the domain that these have there.

    Attributes
    ----------
    metric : Metric
    name : "emission" or "reception"
    values : coordinate -> SymPy expression; one of them may be infinite
        What fields are there is then their limit, the other coordinates held fixed.
    """

    def __init__(self, metric: Metric, name: str, values: Mapping[Any, Any], domain: Iterable[Any]) -> None:
        self.metric, self.name, self.values = metric, name, dict(values)
        self._moved = {x: value for x, value in self.values.items() if x != value}
        self._far = {x: far_symbol(metric, x, value) for x, value in self.values.items() if direction(value)}
        if len(self._far) > 1:
            raise InputError(
                f"{' and '.join(map(str, self._far))} are infinite at the {name}: the limit depends on the way there",
                "one infinite coordinate",
            )
        self._moved |= self._far
        self._plain = all(value.is_Symbol or value.is_Rational for value in self._moved.values())
        symbols = {s for value in self.values.values() for s in value.free_symbols}
        self._said = read_domain(domain, symbols)
        self._roots: dict[Domain, Field] = {}
        self._one = self._root(metric.domain).one  # raises where the event is outside the chart

    def _root(self, domain: Domain) -> Field:
        """The field of rationals on what a domain says at the event."""
        if domain not in self._roots:
            there = moved_domain(domain, self._moved) if self._moved else domain
            self._roots[domain] = Field.rational(there & self._said)
        return self._roots[domain]

    def at(self, field: Element) -> Element:
        """The value of a scalar field at the event, its limit where that is at infinity.

        Raises
        ------
        InputError
            There is no limit, or none that is known.
        """
        value = self._at(field)
        for x, symbol in self._far.items():
            value = limit(value, symbol, f"{x} → {self.values[x]}")
        return value

    def far(self, coordinate: Any) -> int:
        """+1 where a coordinate is ∞, −1 where it is −∞, else 0."""
        return direction(self.values[coordinate])

    @property
    def is_far(self) -> bool:
        """Whether the event is at infinity."""
        return bool(self._far)

    def _at(self, field: Element) -> Element:
        if not self._moved or not self._plain:
            return unify([field.subs(self._moved) if self._moved else field, self._one])[0]
        check_names(field.field, self._moved)
        root = self._root(field.field.domain)
        reader = Reader(root)
        images = {
            n: reader.read(self._moved[g.symbol])
            for n, g in field.field.find(SymbolGenerator)
            if g.symbol in self._moved
        }
        return substitution(field, images.get, root)

    def symbol(self, coordinate: Any) -> Any:
        """What stands for a coordinate, if a symbol of its own does; else None."""
        value = self.values[coordinate]
        return value if isinstance(value, sp.Symbol) else None

    def positive(self, value: Element, what: str, otherwise: InputError) -> None:
        """Raise unless a value is known to be positive.

        Raises
        ------
        InputError
            It is known not to be; this is `otherwise`.
        AmbiguousSignError
            The domain leaves it open.
        """
        sign = hooks.call("sign", value)
        if sign > 0:
            return
        if sign < 0 or value.is_zero():
            raise otherwise
        raise AmbiguousSignError(f"{what} at the {self.name}", str(value), str(value.field.domain)).about(
            value.to_sympy()
        )


def lean(values: Sequence[Element]) -> list[Element]:
    """The same scalars in one field with no more generators than they need, on the domain that they share.

    For speed alone: generators of the ray that have dropped out of its frequency make every later question slower.
    """
    domain = reduce(and_, (value.field.domain for value in values))
    try:
        return Reader(Field.rational(domain)).read_all([value.to_sympy() for value in values])
    except (AmbiguousSignError, UnsupportedError):
        return list(values)


def two_events(
    metric: Metric, emission: Any, reception: Any, kept: Collection[Any], domain: Any, used: Collection[Any]
) -> tuple[Event, Event]:
    """The emission and the reception.

    Parameters
    ----------
    metric : Metric
    emission, reception : coordinate -> value for those that have one, oo for one that is infinite; the others get the
        symbols x_e and x_o
    kept : coordinates that are the same at both events, for the light does not move along them
    domain : conditions on the symbols of the events
    used : symbols of the fields that are to be evaluated there

    Raises
    ------
    InputError
        A coordinate that is kept has two values; a symbol x_e or x_o stands for something else already.
    DomainError
        An event outside the chart.
    """
    given = {name: _read(metric, name, values) for name, values in (("emission", emission), ("reception", reception))}
    for x in kept:
        known = [given[name][x] for name in given if x in given[name]]
        if len(known) == 2 and not (metric.scalar(known[0]) - metric.scalar(known[1])).is_zero():
            raise InputError(
                f"{x} = {known[0]} at the emission and {known[1]} at the reception, but the ray keeps {x}",
                f"one value of {x}",
            )
        for name in given:
            given[name].setdefault(x, known[0] if known else x)
    taken = {s.name: s for s in (*used, *metric.parameters)}
    for name, suffix in SUFFIXES.items():
        for x in metric.coordinates:
            if x in given[name]:
                continue
            symbol = sp.Symbol(f"{x.name}_{suffix}", **x.assumptions0)
            if symbol.name in taken:
                raise InputError(
                    f"{symbol} stands for a constant already, and would stand for {x} at the {name}",
                    f"{name}={{{x}: another symbol}}",
                )
            given[name][x] = symbol
    if not isinstance(domain, Iterable) or isinstance(domain, (str, sp.Basic)):
        raise InputError(f"the domain is {in_short(domain)}, no list of conditions", "domain=[r_e > 3*M]")
    conditions = tuple(domain)
    emitted, received = (Event(metric, name, given[name], conditions) for name in SUFFIXES)
    return emitted, received


def _read(metric: Metric, name: str, values: Any) -> dict[Any, Any]:
    if not isinstance(values, Mapping | None):
        raise InputError(f"the {name} is {in_short(values)}, no dictionary", f"{name}={{{metric.coordinates[1]}: 1}}")
    read = {}
    for x, value in (values or {}).items():
        place = read_expression(value, f"{x} at the {name}")
        if unreal := [s for s in place.free_symbols if s.is_real is False]:
            raise InputError(f"{x} at the {name} is {place}, and {unreal[0]} is declared to be no real number")
        read[metric.coordinates[metric.chart.number(x)]] = place
    return read
