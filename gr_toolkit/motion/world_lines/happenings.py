"""Events on the way: what is recorded, and what ends a trajectory; the edges of the chart's domain are among them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from numbers import Integral
from typing import Any, final

import sympy as sp
from sympy.core.function import AppliedUndef

from ...errors import InputError
from ...exact.sympified import sympified
from ...geometry.inputs import in_short
from ...numerics.geodesics.equations import measures
from ...numerics.geodesics.integration import COORDINATE, EDGE, EXPRESSION, SPEED, Happenings
from .system import System

MARGIN = 1e-6  # of the edge of the domain, against the terms of its condition
TURNS = {0: "turning point", 1: "minimum", -1: "maximum"}
WAYS = {0: "", 1: ", growing", -1: ", falling"}
COMPARISONS = (sp.StrictGreaterThan, sp.GreaterThan, sp.StrictLessThan, sp.LessThan)


@final
@dataclass(frozen=True)
class Event:
    """A zero that is looked for along a trajectory; made by `crossing` and `turning_point`.

    Attributes
    ----------
    of : a coordinate's name or symbol, or an expression of coordinates and parameters
    value : where it is crossed; None for a turning point, dx/dλ = 0
    direction : +1 if only growing through it counts (a minimum), −1 for falling (a maximum), 0 for both
    ends : the trajectory ends with the so manieth; 0 for never
    """

    of: Any
    value: Any = None
    direction: int = 0
    ends: int = 0

    @property
    def name(self) -> str:
        """What it is called in results: ``r = 10``, ``r = 10, falling``, ``turning point of r``, ``minimum of r``."""
        if self.value is None:
            return f"{TURNS[self.direction]} of {self.of}"
        return f"{self.of} = {self.value}{WAYS[self.direction]}"


def crossing(of: Any, value: Any = 0, *, direction: int = 0, ends: int | bool = 0) -> Event:
    """Where a coordinate, or an expression of coordinates, has a value: a plane, a radius, a detector.

    Parameters
    ----------
    of : name, symbol or number of a coordinate, or an expression such as ``r*sp.cos(theta)``, which need not have a
        value everywhere; poles do not count
    value : number, or an expression
    direction : +1 or −1 if only growing or falling through the value counts, along λ (in backward motion too)
    ends : whether the trajectory ends there; a number n for the n-th time

    Raises
    ------
    InputError
        No value; another direction; a negative number of times.

    Examples
    --------
    >>> crossing("r", 1000, direction=1, ends=True)
    Event(of='r', value=1000, direction=1, ends=1)
    """
    if value is None:
        raise InputError(f"the crossing of {in_short(of)} has no value", "crossing('r', 10), or turning_point('r')")
    return _checked(Event(of, value, direction, int(ends) if isinstance(ends, Integral) else -1))


def turning_point(of: Any, *, direction: int = 0, ends: int | bool = 0) -> Event:
    """Where dx/dλ = 0 of a coordinate: +1 for its minima (periapsides), −1 for its maxima, in backward motion too.

    Examples
    --------
    >>> turning_point("r").name
    'turning point of r'
    """
    return _checked(Event(of, None, direction, int(ends) if isinstance(ends, Integral) else -1))


def _checked(event: Event) -> Event:
    if event.direction not in (-1, 0, 1) or isinstance(event.direction, bool):
        raise InputError(f"the direction {event.direction!r} of an event", "+1, -1 or 0")
    if event.ends < 0:
        raise InputError("an event ends a trajectory always, never, or at the n-th time", "ends=True, or ends=3")
    return event


@final
@dataclass(frozen=True)
class Edge:
    """A condition of the domain that depends on the place.

    Attributes
    ----------
    condition : as it was given
    measure : positive inside, zero a little before the edge
    """

    condition: Any
    measure: Any


def edges(system: System, margin: float) -> list[Edge]:
    """The edges of the metric's domain that a trajectory may come to."""
    found = []
    for condition in _comparisons(system, of_place=True):
        inside = condition.gts - condition.lts
        size = sum(map(sp.Abs, sp.Add.make_args(inside)))
        found.append(Edge(condition, inside - sp.Float(margin) * size))
    return found


def conditions_of_parameters(system: System) -> list[Any]:
    """What must be positive of the parameters."""
    return [condition.gts - condition.lts for condition in _comparisons(system, of_place=False)]


def _comparisons(system: System, of_place: bool) -> list[Any]:
    """The domain's inequalities that hold coordinates, or those that do not."""
    coordinates = set(system.metric.coordinates)
    return [
        condition
        for condition in system.metric.conditions
        if isinstance(condition, COMPARISONS)
        and not condition.atoms(AppliedUndef)
        and bool(condition.free_symbols & coordinates) is of_place
    ]


def happenings(system: System, found_edges: list[Edge], events: Iterable[Event], kept: int) -> Happenings:
    """Edges, crossings and turning points as measures, in this order of kinds; see `ordered`."""
    listed = list(events)
    places = [event for event in listed if event.value is not None]
    turns = [event for event in listed if event.value is None]
    expressions = [edge.measure for edge in found_edges] + [_measure(system, event) for event in places]
    turning = [system.metric.chart.number(event.of) for event in turns]
    program = measures(system.factors, system.layout, system.fields(expressions), turning)
    kinds = [(EDGE, 0)] * len(found_edges) + [_kind(system, event) for event in places]
    kinds += [(SPEED, number) for number in turning]
    directions = [-1] * len(found_edges) + [event.direction for event in places + turns]
    wanted = [1] * len(found_edges) + [event.ends for event in places + turns]
    kind, variables = zip(*kinds, strict=True) if kinds else ((), ())
    return Happenings(program, tuple(directions), tuple(wanted), kind, variables, kept)


def _kind(system: System, event: Event) -> tuple[int, int]:
    """(kind of the measure, number of the coordinate)."""
    coordinates = system.metric.coordinates
    if event.of in coordinates and not _expression(event.value).free_symbols & set(coordinates):
        return COORDINATE, coordinates.index(event.of)
    return EXPRESSION, 0


def ordered(events: Iterable[Event]) -> list[Event]:
    """Events in the order of their measures."""
    return sorted(events, key=lambda event: event.value is None)


def read_events(system: System, given: Any, until: Any) -> tuple[list[Event], Any]:
    """(events, the last parameter or None) of what was asked for.

    Raises
    ------
    InputError
        What is no event; nothing that ends the trajectory.
    """
    events = [] if given is None else [given] if isinstance(given, Event) else given
    if isinstance(events, (str, Mapping)) or not isinstance(events, Iterable):
        raise InputError(f"{in_short(given)} is no list of events", "[gr.motion.turning_point('r')]")
    listed = list(events)
    for event in listed:
        if not isinstance(event, Event):
            raise InputError(
                f"{in_short(event)} is no event", "gr.motion.crossing('r', 10), gr.motion.turning_point('r')"
            )
    found = [_named(system, event) for event in listed]
    last = None if isinstance(until, Mapping) else until
    for of, value in until.items() if isinstance(until, Mapping) else ():
        ending = _named(system, crossing(of, value, ends=True))
        found = [ending, *(event for event in found if event.name != ending.name)]
    names = [event.name for event in found]
    for name in names:
        if names.count(name) > 1:
            raise InputError(f"two events are the same: {name}", "one of them, or another direction")
    if last is None and not any(event.ends for event in found):
        raise InputError("nothing ends the trajectory", "until=100.0, until={'r': 1000}, or an event with ends=True")
    return ordered(found), last


def _named(system: System, event: Event) -> Event:
    """The event with the coordinate, if it is that of one, for the coordinate's name or number."""
    chart = system.metric.chart
    if event.value is None or isinstance(event.of, (str, int)):
        return replace(event, of=chart.coordinates[chart.number(event.of)])
    return event


def _measure(system: System, event: Event) -> Any:
    """of − value, an expression of coordinates and parameters."""
    measure = _expression(event.of) - _expression(event.value)
    for symbol in measure.free_symbols - set(system.inputs):
        raise InputError(f"the event {event.name} has the symbol {symbol}", f"symbols of {system.inputs}")
    if not measure.free_symbols & set(system.metric.coordinates):
        raise InputError(f"the event {event.name} has no coordinate", f"coordinates: {system.metric.coordinates}")
    if measure.has(sp.I, sp.re, sp.im, sp.zoo, sp.nan, sp.oo):
        raise InputError(f"the event {event.name} is not real and finite", "a real expression of the coordinates")
    return measure


def _expression(given: Any) -> Any:
    try:
        found = None if isinstance(given, (bool, str)) else sympified(given)
    except sp.SympifyError:
        found = None
    if not isinstance(found, sp.Expr):
        raise InputError(f"{in_short(given)} is no expression", "a SymPy expression; strings are not evaluated")
    return found
