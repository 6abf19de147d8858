"""Where a traced ray begins: the event, the observer there and the direction, as numbers and checked."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import isfinite, sqrt
from typing import Any

import sympy as sp
from sympy.core.function import AppliedUndef

from ...errors import InputError
from ...geometry import Metric

NULL = 1e-9  # relative to its terms, k·k of what is taken for null
FINEST, COARSEST = 1e-15, 1e-2  # of the relative errors of a step

Rows = list[list[float]]


def number(given: Any, what: str, advice: str) -> float:
    """A finite number as a float, exact numbers of SymPy among them."""
    try:
        found = float("nan") if isinstance(given, (bool, str)) else float(given)
    except (TypeError, ValueError, OverflowError):
        found = float("nan")
    if not isfinite(found):
        raise InputError(f"{what} {given!r} is no finite number", advice)
    return found


def numbers(given: Any, what: str, count: int) -> list[float]:
    """As many finite numbers as are wanted."""
    try:
        found = [] if isinstance(given, str) else [number(x, "", "") for x in given]
    except (TypeError, InputError):
        found = []
    if len(found) != count:
        raise InputError(f"{what} {given!r} is not {count} finite numbers", "one number for each coordinate")
    return found


def read_tolerance(given: Any) -> float:
    """The relative error of a step."""
    found = number(given, "the tolerance", "1e-12")
    if not FINEST <= found <= COARSEST:
        raise InputError(f"the tolerance {given!r} is not between {FINEST:g} and {COARSEST:g}", "1e-12")
    return found


def require_domain(metric: Metric, place: Sequence[float], parameters: Any) -> None:
    """Raise where an event or the parameters contradict the chart's domain, or what a symbol is assumed to be.

    What the domain says of unknown functions is left out.

    Raises
    ------
    InputError
        A condition does not hold, or a parameter is no finite number.
    """
    given = parameters if isinstance(parameters, Mapping) else {}
    named = {str(key): number(value, f"the parameter {key} =", "a real number") for key, value in given.items()}
    values: dict[Any, float] = dict(zip(metric.coordinates, place, strict=True))
    conditions = [c for c in metric.conditions if not c.atoms(AppliedUndef)]
    for symbol in {*metric.parameters}.union(*(c.free_symbols for c in conditions)) - {*values}:
        if symbol.name in named:
            values[symbol] = named[symbol.name]
    for condition in conditions:
        if _fails(condition, values):
            raise _outside(condition, {s: v for s, v in values.items() if s in condition.free_symbols})
    for symbol, value in values.items():
        if (symbol.is_positive and value <= 0) or (symbol.is_negative and value >= 0):
            raise _outside(f"{symbol} {'>' if symbol.is_positive else '<'} 0", {symbol: value})


def _fails(condition: Any, values: Mapping[Any, float]) -> bool:
    """Whether a condition is known not to hold: false, or a comparison of what is not real."""
    try:
        return bool(condition.subs(values) == sp.false)
    except TypeError:
        return True


def _outside(condition: Any, values: Mapping[Any, float]) -> InputError:
    where = ", ".join(f"{s} = {value:g}" for s, value in sorted(values.items(), key=str))
    return InputError(f"{where} is outside the domain: {condition}", "values for which g.conditions hold")


def read_observer(g: Rows, time: int, given: Any) -> list[float]:
    """The four-velocity of an observer at an event, at rest in the chart by default; products as in −+++.

    Raises
    ------
    InputError
        Nobody is at rest there; u·u is not −1; u points to the past, where the differential of the time is timelike.
    """
    n = range(4)
    if given is None:
        if g[time][time] >= 0:
            raise InputError("nobody is at rest in the chart at the vertex", "observer=[u^t, …], a four-velocity there")
        return [1 / sqrt(-g[time][time]) if m == time else 0.0 for m in n]
    u = numbers(given, "the observer", 4)
    square = sum(g[a][b] * u[a] * u[b] for a in n for b in n)
    if abs(square + 1) > NULL:
        raise InputError(
            f"the observer's four-velocity has u·u = {square:.12g} in −+++, not -1", "a timelike unit vector"
        )
    return u


def read_direction(g: Rows, time: int, names: Sequence[Any], given: Any, observer: Sequence[float]) -> list[float]:
    """k^μ at an event, its time component solved for where it is None.

    Raises
    ------
    InputError
        k is not null; no light, or light of two kinds, goes in the direction; None stands elsewhere.
    """
    n = range(4)
    if isinstance(given, Sequence) and len(given) == 4 and None in given:
        if [m for m in n if given[m] is None] != [time]:
            wanted = ", ".join("None" if m == time else f"k^{x}" for m, x in enumerate(names))
            raise InputError(
                f"in the direction {given!r} None stands for another component than k^{names[time]}", f"[{wanted}]"
            )
        return _with_time(g, time, given, observer)
    k = numbers(given, "the direction", 4)
    terms = [g[a][b] * k[a] * k[b] for a in n for b in n]
    if not any(k) or abs(sum(terms)) > NULL * sum(abs(t) for t in terms):
        raise InputError(
            f"the direction is not null: k·k = {sum(terms):.12g}",
            f"None for the time component k^{names[time]}, which is then solved for",
        )
    return k


def _with_time(g: Rows, time: int, given: Sequence[Any], observer: Sequence[float]) -> list[float]:
    """The future-directed solution of k·k = 0 for the time component."""
    n = range(4)
    space = [m for m in n if m != time]
    k = [0.0] * 4
    for m, x in zip(space, numbers([given[m] for m in space], "the direction", 3), strict=True):
        k[m] = x
    first, half = g[time][time], sum(g[time][a] * k[a] for a in space)
    rest = sum(g[a][b] * k[a] * k[b] for a in space for b in space)
    root = half * half - first * rest
    none = InputError(f"no light goes in the direction {given!r}", "all four components k^μ")
    if not any(k) or not first or root < 0:
        raise none
    found = []
    for sign in (1, -1):
        k[time] = (-half + sign * sqrt(root)) / first
        if -sum(g[a][b] * k[a] * observer[b] for a in n for b in n) > 0:
            found.append(list(k))
    if not found:
        raise none
    if len(found) > 1 and found[0] != found[1]:
        raise InputError(
            f"light of two kinds goes in the direction {given!r}: the time component is {found[0][time]:.12g} or "
            f"{found[1][time]:.12g}",
            "all four components k^μ",
        )
    return found[0]
