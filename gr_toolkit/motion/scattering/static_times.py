"""Times of flight in static, spherically symmetric metrics that are not Schwarzschild's."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import sympy as sp

from .deflection import sum_over_ends
from .given import read_ends, read_length
from .static_field import StaticField

if TYPE_CHECKING:
    from .scattering import Scattering


def static_time_of_flight(s: Scattering, field: StaticField, source: Any, observer: Any, of: str, passing: Any) -> Any:
    """`Scattering.time_of_flight`, each leg to some 1e-13 of itself; of places on one side the difference of two legs.

    Raises
    ------
    InputError
        A place that is not given, or infinite, or within the closest approach; `CaptureError` for one that falls in.
    """
    for name, value in read_ends(source, observer, passing).items():
        read_length(value, name, sp.Integer(1))  # finite

    def part(rays: Any, end: Any) -> Any:
        return field.time_from(rays, end, of == "proper")

    def between(first: Any, second: Any) -> Any:
        return sum_over_ends(s, first, second, None, part)

    if passing:
        total = between(source, observer)
    else:
        total = abs(between(source, source) - between(observer, observer)) / 2
    if of == "observer":
        place = read_length(observer, "observer", sp.Integer(1))
        rate = field.clock_rate(place.pair[0] if place.pair else None)
        total = total * (rate.reshape(place.shape) if place.shape else float(rate[0]))
    return total
