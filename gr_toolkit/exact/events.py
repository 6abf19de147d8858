r"""What a chart's domain says of unknown functions, at other events than the point in question.

The condition a(τ) > 0 of a chart is one on all of its events; a(τ_e) is the same function at another one. It has a
value only where τ_e is a time of the chart, so that what holds of τ there holds of τ_e as well: a domain with such a
law (`Domain.laws`) takes in a(τ_e) > 0 as soon as a(τ_e) is met. A condition on the point alone, which is no law of
the chart, is not carried over; nor is one that compares two events, a(τ) > a(τ_o).

Nothing is proved of an empty domain: what a law says is taken in where a point is known that satisfies it together with
all else. That s < −1, in a chart with τ > 0, is refused as soon as a(s) is met.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from functools import lru_cache
from typing import Any

import sympy as sp
from sympy.core.function import AppliedUndef

from ..errors import DomainError
from . import hooks
from .domain import Domain
from .field import Field
from .hooks import provides
from .occurrences import free_functions
from .reader import Reader, read_domain
from .sampling import points

SEEDS = (1915, 1917, 1922)  # of the search for a point


def with_laws(domain: Domain, coordinates: tuple[Any, ...], conditions: Iterable[Any]) -> Domain:
    """A chart's domain with those of its conditions for laws that hold at every event; none if they do not speak of
    unknown functions."""
    conditions = tuple(c for c in conditions if isinstance(c, sp.Basic))
    if not any(_usual(coordinates, c) for c in conditions):
        return domain
    return domain & Domain(laws=((coordinates, conditions),))


@provides("domain at events")
def at_events(domain: Domain, functions: Iterable[Any]) -> Domain:
    """The domain with what its laws say of applied functions, a(τ_e).

    Raises
    ------
    EmptyDomainError, DomainError
        No point of the domain is known where such a function has a value.
    """
    for function in functions:
        for law in domain.laws:
            further = _carried(law, function, domain.reals)
            if further:
                domain = _with_a_point(domain, domain & _read(further), function)
    return domain


def about(domain: Domain, sides: Iterable[Any]) -> Domain:
    """The domain with what its laws say of the unknown functions in SymPy expressions.

    Raises
    ------
    EmptyDomainError, DomainError
        As for `at_events`.
    """
    if not domain.laws:
        return domain
    found: set[Any] = set().union(*(free_functions(s) for s in sides if isinstance(s, sp.Basic)))
    return at_events(domain, sorted(found, key=str))


def _with_a_point(domain: Domain, narrowed: Domain, function: Any) -> Domain:
    """The narrowed domain if a point of it is known; as it was, if none was known before."""
    if _is_inhabited(replace(narrowed, laws=())):
        return narrowed
    hooks.call("settle domain", Field.rational(replace(narrowed, laws=())))
    if narrowed is not domain and not _is_inhabited(replace(domain, laws=())):
        return domain
    raise DomainError(f"no point of the domain {domain} is known where {function} has a value")


def _usual(coordinates: tuple[Any, ...], condition: Any) -> list[Any]:
    """The unknown functions of coordinates that a condition speaks of."""
    return [f for f in condition.atoms(AppliedUndef) if set(f.args) <= set(coordinates)]


@lru_cache(maxsize=4096)
def _carried(law: tuple[Any, Any], function: Any, reals: frozenset[Any]) -> tuple[Any, ...]:
    """The conditions of a law at the event of an applied function."""
    coordinates, conditions = law
    spoken = (f for c in conditions for f in _usual(coordinates, c) if f.func == function.func)
    usual = next((f.args for f in spoken if len(f.args) == len(function.args)), ())
    moved = {x: y for x, y in zip(usual, function.args, strict=False) if x != y}
    if not moved or any(y.atoms(sp.Dummy) for y in moved.values()):  # a variable of integration names no event
        return ()
    names = all(_is_name(y, coordinates) for y in moved.values())
    if not names and not all(_is_real(y, reals) for y in moved.values()):
        return ()
    whole = [c for c in conditions if c.free_symbols & moved.keys() and c.free_symbols & set(coordinates) <= set(usual)]
    try:
        found = tuple(c.subs(moved, simultaneous=True) for c in whole if _is_about_one_event(c, coordinates))
    except TypeError:  # 1/τ > 1 at 0 compares what is no number
        return ()
    if sp.false in found:
        return ()
    found = tuple(c for c in found if c != sp.true)
    # τ − χ lies in the chart at some points; −τ, for τ > 0, at none
    return found if names or _is_inhabited(read_domain((*conditions, *found), reals)) else ()


def _is_about_one_event(condition: Any, coordinates: tuple[Any, ...]) -> bool:
    return all(set(f.args) <= set(coordinates) for f in condition.atoms(AppliedUndef))


def _is_name(value: Any, coordinates: tuple[Any, ...]) -> bool:
    """Whether an argument names an event of its own."""
    return isinstance(value, sp.Symbol) and value not in coordinates and value.is_extended_real is not False


@lru_cache(maxsize=1024)
def _is_inhabited(domain: Domain) -> bool:
    """Whether a point is found, at which all inequalities hold beyond doubt."""
    reader = Reader(Field.rational(domain))
    return any(next(points(domain, (), reader, 1, seed), None) is not None for seed in SEEDS)


def _is_real(value: Any, reals: frozenset[Any]) -> bool:
    """Whether an argument is seen to be real: a rational function of real symbols."""
    symbols = value.free_symbols
    known = all(s in reals or s.is_real for s in symbols)
    return known and not value.has(sp.I) and bool(value.is_rational_function(*symbols))


@lru_cache(maxsize=1024)
def _read(conditions: tuple[Any, ...]) -> Domain:
    return read_domain(conditions)
