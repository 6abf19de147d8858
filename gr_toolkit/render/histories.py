"""The history of an expanding universe in numbers: what pictures of light cones and scale factors are drawn from."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any, final

from ..cosmology import Cosmology, distances
from ..cosmology.universes import Universe
from ..cosmology.universes.ends import FINITE
from ..errors import DomainError, InputError
from ..exact.sympified import sympified
from ..numerics import histories as arrays

SPAN = 6  # how much of an endless time is looked at, in units of what is on the other side of now
EARLIEST, LATEST = 1e-5, 1e4  # scale factors, in units of today's, between which an endless history is drawn
LATEST_WITH_SLOPE = 31.0  # of a dark energy whose w changes, which is no model of the far future
GIGALIGHTYEARS = "Gyr", "Gly"


@final
@dataclass(frozen=True)
class History:
    """A universe as arrays over its time, in units with c = 1.

    Attributes
    ----------
    name : for a title
    time, conformal : cosmic time and conformal time with a(now) dτ = dt, both 0 now
    scale : a, 1 now
    hubble : 1/|H|, in cosmic time; infinite at a turning point
    curvature : K of space now
    begins, ends : conformal time of the beginning and the end, ±inf where light has, or will have, all the time, nan
        where it is not known; to ten digits of a `Cosmology`, to four of a solution
    age : cosmic time now since the big bang; None where there was none
    units : of time and of length; empty where they are the metric's own
    crunches : whether it falls to a = 0 at its last time
    """

    name: str
    time: Any
    conformal: Any
    scale: Any
    hubble: Any
    curvature: float
    begins: float
    ends: float
    age: float | None
    units: tuple[str, str]
    crunches: bool = False


def history(model: Any, now: Any = None, parameters: Mapping[Any, Any] | None = None) -> History:
    """The history of a model.

    Raises
    ------
    InputError
        Neither a `Cosmology` nor a `Universe`; no moment from which a universe is seen, or one outside it; symbols that
        have no value.
    """
    if isinstance(model, Cosmology):
        if now is not None or parameters:
            raise InputError("a Cosmology is seen from today and has numbers already", "no now and no parameters")
        return _of_parameters(model)
    if isinstance(model, Universe):
        if not isinstance(parameters, Mapping | None):
            raise InputError(f"the parameters {parameters!r:.60} are no dictionary", "parameters={'C': 1}")
        return _of_universe(model, now, {name: _given(value) for name, value in (parameters or {}).items()})
    raise InputError(
        f"{type(model).__name__} is no universe with a history",
        "gr.cosmology.Cosmology(Omega_m=0.3, Omega_Lambda=0.7), or one of gr.cosmology.universes",
    )


def titled(model: Any) -> str:
    """What a model is called in a picture: a solution's name, or the density parameters."""
    if not isinstance(model, Cosmology):
        return str(getattr(model, "name", type(model).__name__))
    shown = [rf"$H_0 = {float(model.H0):g}$ km/s/Mpc"] if model.H0 else []
    names = {"Omega_m": r"\Omega_m", "Omega_r": r"\Omega_r", "Omega_Lambda": r"\Omega_\Lambda", "Omega_K": r"\Omega_K"}
    shown += [rf"${letter} = {float(x):g}$" for name, letter in names.items() if (x := getattr(model, name))]
    if model.Omega_Lambda and not (model.w0 == -1 and model.wa == 0):
        shown += [rf"$w_0 = {float(model.w0):g}$"] + ([rf"$w_a = {float(model.wa):g}$"] if model.wa else [])
    return ", ".join(shown)


def named(models: Any) -> list[tuple[str, Any]]:
    """(name, model) of one, of several or of a dictionary: the names typed or their own, and no two alike.

    Solutions of one name are told apart by their curvature, and what still has one name by a number.
    """
    if isinstance(models, Mapping):
        return _numbered((str(name), model) for name, model in models.items())
    given = list(models) if isinstance(models, (list, tuple)) else [models]
    titles = [titled(model) for model in given]
    curved = (
        f"{title}, K = {model.K}" if titles.count(title) > 1 and isinstance(model, Universe) else title
        for title, model in zip(titles, given, strict=True)
    )
    return _numbered(zip(curved, given, strict=True))


def _numbered(pairs: Iterable[tuple[str, Any]]) -> list[tuple[str, Any]]:
    """The second of a name gets a (2)."""
    found: dict[str, Any] = {}
    for name, model in pairs:
        number, unique = 1, name
        while unique in found:
            number += 1
            unique = f"{name} ({number})"
        found[unique] = model
    return list(found.items())


# -- from density parameters -------------------------------------------------------------------------------------------


def _of_parameters(model: Cosmology) -> History:
    """From tables of distances and times; a turning point is a mirror."""
    rate = model.integrals.rate
    latest = LATEST_WITH_SLOPE if model.Omega_Lambda and model.wa else LATEST
    scale = arrays.scale_factors(
        1 / rate.turn_above if rate.turn_above else EARLIEST, 1 / rate.turn_below if rate.turn_below else latest
    )
    z, unit = 1 / scale - 1, model.hubble_time
    found = distances(model, z)
    conformal = -found.comoving / model.hubble_distance * unit
    time, hubble = -found.lookback_time, unit / model.expansion_rate(z)
    age = None if rate.turn_above or rate.early_power()[1] <= 0 else float(model.age())
    begins, ends = -unit * _or_nan(model.integrals.behind), unit * _or_nan(model.integrals.ahead)
    if rate.turn_below:
        scale, time, conformal, hubble = arrays.mirrored_at_end(scale, time, conformal, hubble)
    elif rate.turn_above:
        scale, time, conformal, hubble = arrays.mirrored_at_beginning(scale, time, conformal, hubble)
    units = GIGALIGHTYEARS if model.H0 else ("1/H_0", "c/H_0")
    curvature = model.curvature * (model.hubble_distance / unit) ** 2
    crunches = rate.turn_below is not None and age is not None
    return History(titled(model), time, conformal, scale, hubble, curvature, begins, ends, age, units, crunches)


def _or_nan(integral: Callable[[], float]) -> float:
    """An integral to an end; nan where it is not known, so that the horizon it means is not drawn."""
    try:
        return integral()
    except (ArithmeticError, DomainError):
        return math.nan


# -- from a solution ---------------------------------------------------------------------------------------------------


def _of_universe(universe: Universe, now: Any, parameters: dict[Any, Any]) -> History:
    """From the scale factor, integrated on a fine grid."""
    from ..geometry import compiled

    values = _values(universe, parameters)
    start, stop = (_number(end.at, values) for end in (universe.beginning, universe.end))
    if now is None:
        raise InputError(f"{universe.name} is seen from some moment", f"now=…, a value of {universe.time}")
    here = _given(now)
    if not start < here < stop:
        raise InputError(
            f"now = {now} is no moment of {universe.name}, where {start:g} < {universe.time} < {stop:g}",
            "now=…, between these",
        )
    low = start if start > -math.inf else here - SPAN * (stop - here if stop < math.inf else max(1.0, abs(here)))
    high = stop if stop < math.inf else here + SPAN * (here - start if start > -math.inf else max(1.0, abs(here)))
    grid, place = arrays.moments(low, high, here)
    a, lapse, rate = (
        arrays.on_grid(compiled(e, [universe.time], parameters=values)(grid), grid)
        for e in (universe.a, universe.lapse, universe.hubble)
    )
    scale, hubble = a / a[place], arrays.hubble_time(rate)
    time, conformal = arrays.clock(grid, lapse, place), arrays.clock(grid, lapse / scale, place)
    begins, ends = -math.inf, math.inf
    if math.isfinite(_number(universe.beginning.conformal, values)):
        begins = float(conformal[0]) - arrays.rest_of_conformal_time(scale, hubble, at_end=False)
    if math.isfinite(_number(universe.end.conformal, values)):
        ends = float(conformal[-1]) + arrays.rest_of_conformal_time(scale, hubble, at_end=True)
    curvature = _number(universe.K, values) / float(a[place]) ** 2
    age = -float(time[0]) if universe.big_bang else None
    crunches = universe.future == "big crunch"
    return History(universe.name, time, conformal, scale, hubble, curvature, begins, ends, age, ("", ""), crunches)


def _values(universe: Universe, parameters: dict[Any, Any]) -> dict[Any, Any]:
    """A number for each symbol of a universe."""
    parts = (universe.a, universe.lapse, universe.K)
    symbols = {s for e in parts for s in getattr(e, "free_symbols", ())} - {universe.time}
    values = {s: parameters.pop(s, parameters.pop(s.name, None)) for s in sorted(symbols, key=str)}
    missing = [str(s) for s, value in values.items() if value is None]
    if missing or parameters:
        which = f"no value for {', '.join(missing)}" if missing else f"no parameter {next(iter(parameters))}"
        advice = ", ".join(f"{str(s)!r}: 1" for s in values)
        raise InputError(f"{universe.name} has {which}", f"parameters={{{advice}}}")
    return values


def _given(value: Any) -> float:
    """A number that somebody gave.

    Raises
    ------
    InputError
        It is none.
    """
    try:
        return float(sympified(value))
    except (TypeError, ValueError):
        raise InputError(f"{value!r:.60} is no number", "now=1, parameters={'C': 1}") from None


def _number(value: Any, values: Mapping[Any, Any]) -> float:
    """A value of an end or a curvature; nan where it is not known, 0 where it is only known to be finite."""
    if value is None:
        return math.nan
    return 0.0 if value == FINITE else float(sympified(value).subs(values))
