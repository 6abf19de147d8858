"""Times of flight between two places, of coordinate time, of the particle's clock and of the observer's."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ...errors import DomainError, InputError
from ...geometry.inputs import in_short
from .fields import unit_of_lengths
from .given import Given, read_ends, read_length
from .schwarzschild_field import SchwarzschildField
from .static_field import StaticField

if TYPE_CHECKING:
    from ...numerics.flights import Flight
    from .scattering import Scattering

CLOCKS = ("coordinate", "proper", "observer")


def time_of_flight_of(s: Scattering, source: Any, observer: Any, of: Any, passing: Any) -> Any:
    """`Scattering.time_of_flight`."""
    read_clock(of, CLOCKS)
    if isinstance(s.field, StaticField):
        from .static_times import static_time_of_flight

        return static_time_of_flight(s, s.field, source, observer, of, passing)
    flight, _, shape = flight_of(s, source, observer, passing)
    if of == "proper":
        values = flight.proper_time
    else:
        values = flight.time * (flight.observers_rate if of == "observer" else 1.0)
    return s.length(values, shape)


def read_clock(of: Any, clocks: tuple[str, ...]) -> None:
    """Whose time is asked for.

    Raises
    ------
    InputError
        None that is known.
    """
    if not isinstance(of, str) or of not in clocks:
        raise InputError(f"of={in_short(of)} names no clock", " or ".join(f"of={name!r}" for name in clocks))


def flight_of(
    s: Scattering, source: Any, observer: Any, passing: Any, *others: Given
) -> tuple[Flight, list[Any], tuple[int, ...]]:
    """The flight between two places, other arguments in its shape, and that shape.

    Raises
    ------
    InputError
        Another metric than Schwarzschild's; a place that is not given, or within the closest approach; no lengths;
        shapes that do not fit.
    CaptureError
        A lone particle that falls in.
    """
    from ...numerics import given_numbers as numbers
    from ...numerics.flights import Flight, Place

    field = schwarzschild_field(s)
    given = read_ends(source, observer, passing)
    rays = s.scattered()
    unit = unit_of_lengths(s.functions)
    read = [read_length(value, name, unit) for name, value in given.items()]
    for length in read:
        if length.pair is None:
            raise InputError(f"{length.name} = {length.typed} is no number", f"{length.name}=1000, or a multiple of M")
    groups = [(rays.parts, s.shape), *((given.pair or (), given.shape) for given in (*read, *others))]
    names = ", ".join(["v, b", *given, *(other.name for other in others)])
    (parts, *pairs), shape = numbers.together(names, *groups)
    rays = type(rays)(*parts)
    places = []
    for name, (high, low) in zip(given, pairs, strict=False):
        pair = high, low
        inverse = field.end(pair)
        place = Place(inverse, field.below_turning(rays, inverse), pair)
        if not shape and not place.gap[0] >= 0:
            raise InputError(
                f"{name} = {given[name]} is nearer than the closest approach, {s.closest_approach}",
                f"{name}=... beyond it",
            )
        places.append(place)
    return Flight(rays, places[0], places[1], not s.functions.is_areal, passing), pairs[2:], shape


def schwarzschild_field(s: Scattering) -> SchwarzschildField:
    """The field of the metric, if it is Schwarzschild's.

    Raises
    ------
    DomainError
        It is not.
    """
    field = s.field if s.functions.schwarzschild_mass is not None else None
    if not isinstance(field, SchwarzschildField):
        raise DomainError(
            f"delays are worked out for Schwarzschild's metric, and {s.metric.name or 'this'} is not proved "
            "to be that; to first order in the field: gr.motion.first_order_time(g)"
        )
    return field
