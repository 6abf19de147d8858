"""A redshift at other events, and with values for constants."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import sympy as sp

from ...errors import InputError, UnknownNameError
from ...exact.arguments import symbols_in
from ...exact.kernels.symbols import check_names
from ...geometry.inputs import read_expression
from .far_away import direction

if TYPE_CHECKING:
    from .result import Redshift


def substituted(redshift: Redshift, arguments: tuple[Any, ...], by_name: Mapping[str, Any]) -> Redshift:
    """See `Redshift.subs`: what goes to infinity is worked out anew, the rest is put in."""
    known = known_symbols(redshift)
    pairs: dict[Any, Any] = {}
    for given, value in [*_pairs(arguments), *by_name.items()]:
        if str(given) not in known:
            raise UnknownNameError(str(given), known, "symbol of the redshift")
        symbol = known[str(given)]
        if isinstance(given, sp.Symbol):
            check_names(redshift.emitted.field, [symbol, given])
        pairs[symbol] = read_expression(value, f"the value of {symbol}")
    far = {s: value for s, value in pairs.items() if direction(value)}
    found = redshift
    if far:
        found = _to_infinity(redshift.plain or redshift, far)
        for earlier in redshift.put_in:
            found = _put_in(found, dict(earlier))
    return _put_in(found, {s: value for s, value in pairs.items() if s not in far})


def _to_infinity(redshift: Redshift, far: Mapping[Any, Any]) -> Redshift:
    """The redshift with coordinates of the events at infinity, everything else as it was."""
    events = redshift.emission, redshift.reception
    moved = [{x: far.get(value, value) for x, value in event.values.items()} for event in events]
    for symbol in far:
        if not any(symbol in event.values.values() for event in events):
            raise InputError(f"{symbol} is no coordinate of the events that could be infinite", "r_e or r_o")
    assert redshift.at_events is not None
    return redshift.at_events(emission=moved[0], reception=moved[1])


def _put_in(redshift: Redshift, pairs: Mapping[Any, Any]) -> Redshift:
    """The redshift with finite values for symbols."""
    if not pairs:
        return redshift
    emitted, observed = (value.subs(pairs) for value in (redshift.emitted, redshift.observed))
    relations = tuple(r.subs(pairs, simultaneous=True) for r in redshift.relations)
    return replace(
        redshift, emitted=emitted, observed=observed, relations=relations,
        plain=redshift.plain or redshift, put_in=(*redshift.put_in, tuple(pairs.items())),
    )  # fmt: skip


def _pairs(arguments: tuple[Any, ...]) -> list[tuple[Any, Any]]:
    """``{x: 1}``, or ``x, 1``, as of `Element.subs`."""
    if len(arguments) == 1 and isinstance(arguments[0], Mapping):
        return list(arguments[0].items())
    if len(arguments) == 2:
        return [(arguments[0], arguments[1])]
    if arguments:
        raise InputError("the replacements are no dictionary", "z.subs({r_e: 6*M})")
    return []


def known_symbols(redshift: Redshift) -> dict[str, Any]:
    """The symbols of the events and frequencies by name, without those that a value was put in for; of the metric too,
    though they may drop out."""
    known = {s.name: s for value in (redshift.emitted, redshift.observed) for s in symbols_in(value)}
    gone = {s for pairs in redshift.put_in for s, _ in pairs}
    for event in (redshift.emission, redshift.reception):
        known |= {s.name: s for value in event.values.values() for s in value.free_symbols - gone}
    return known | {s.name: s for s in redshift.metric.parameters if s not in gone}
