"""How much longer a flight takes than another one: comparisons by name, as they differ in what is held fixed.

* "straight line": as fast as the particle is at infinity, with the same closest approach, in the coordinates of the
  metric, √(r² − r₀²)/v for each leg. What is meant by Weinberg's eq. 8.7.4; with areal and isotropic r it differs by
  about 2M/v.
* "straight line of the same impact parameter": the same with b in place of r₀.
* "straight line between the places": as fast, from the one place to the other, with the angle between them that the
  particle really sweeps. Light always takes longer than that.
* "light", or a speed: particles of that speed in the same field, from the same source to the same observer and the same
  way round. This is what is measured of a supernova: (1/v − 1) times the distance, and gravity's part, which is small.
* "light of the same impact parameter": from the radius of the source to that of the observer, which is another place:
  light sweeps another angle. For v near 1 the errors are 1e-15 of M times the logarithm, not of the small difference.
* "Newton": Kepler's hyperbola of the same speed at infinity and closest approach, the areal radius taken for Newton's.
* "Newton with the same impact parameter": the same with b in place of r₀.

The others have an integral or a difference of their own that loses no digits: errors are below 1e-13 of the delay.
Where delay turns into advance there is no such thing; then they are below 1e-14 of what cancels, M/v³ times the
logarithm of distance. Floats are the binary fractions that they are, whereas `digits`, series and closed orbits take
them for the decimals that were typed: near v = 1 and near b the two differ, and Rational("0.999999") says which.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NoReturn

from ...errors import InputError, UnknownNameError
from ...geometry.inputs import in_short
from .flight_times import flight_of, read_clock, schwarzschild_field
from .given import read_speed

if TYPE_CHECKING:
    from ...numerics.flights import Flight
    from .scattering import Scattering

LIGHT = "light"
LIGHT_OF_SAME_IMPACT = "light of the same impact parameter"
LINES = {
    "straight line": "over_line_of_same_approach",
    "straight line of the same impact parameter": "over_line_of_same_impact",
    "straight line between the places": "over_line_between_places",
}
NEWTONIAN = {
    "Newton": "over_kepler_of_same_approach",
    "Newton with the same impact parameter": "over_kepler_of_same_impact",
}
NAMED = {**LINES, LIGHT_OF_SAME_IMPACT: "over_light_of_same_impact", **NEWTONIAN}
COMPARISONS = (*LINES, LIGHT, LIGHT_OF_SAME_IMPACT, *NEWTONIAN)


def time_delay_of(s: Scattering, source: Any, observer: Any, compared_with: Any, of: Any, passing: Any) -> Any:
    """`Scattering.time_delay`."""
    read_clock(of, ("coordinate", "observer"))
    if compared_with is None:
        raise InputError(
            "a delay is the difference of two times, and it is not said compared with what",
            ", ".join(f"compared_with={name!r}" for name in COMPARISONS) + ", or the speed of other particles",
        )
    if isinstance(compared_with, str) and compared_with not in COMPARISONS:
        raise UnknownNameError(compared_with, COMPARISONS, "comparison")
    if isinstance(compared_with, str) and compared_with in NAMED:
        _admit_lines(s, compared_with)
        flight, _, shape = flight_of(s, source, observer, passing)
        values = getattr(flight, NAMED[compared_with])
    else:
        other = read_speed(1.0 if isinstance(compared_with, str) else compared_with, None)
        if other.is_symbolic:
            raise InputError(f"the speed compared with is the symbol {other.typed}", "compared_with=0.5")
        flight, pairs, shape = flight_of(s, source, observer, passing, other)
        values = _over_speed(flight, *pairs[0])
    if not shape and values[0] != values[0]:
        _refuse(compared_with, source, observer)
    return s.length(values * (flight.observers_rate if of == "observer" else 1.0), shape)


def _over_speed(flight: Flight, v: Any, v_low: Any) -> Any:
    """A flight with another speed between the same places."""
    from ...numerics.same_places import time_over

    if not flight.passing:
        raise InputError(
            "flights of two speeds between the same places are compared where both pass their closest approach",
            'passing=True, or compared_with="straight line between the places" for each of the two speeds',
        )
    return time_over(flight, ((1 - v) - v_low) * ((1 + v) + v_low))


def _admit_lines(s: Scattering, compared_with: str) -> None:
    """Refuse straight lines in a chart that is not taken for one of flat space."""
    chart = schwarzschild_field(s).chart
    if compared_with in LINES and not (s.functions.is_areal or chart.is_isotropic):
        raise InputError(
            f"a straight line in the chart {s.metric.coordinates} is one of no flat space that is known here",
            'an areal or isotropic radius: gr.Schwarzschild(M=1), gr.Schwarzschild("isotropic", M=1)',
        )


def _refuse(compared_with: Any, source: Any, observer: Any) -> NoReturn:
    """Say why there is nothing to compare with."""
    if isinstance(compared_with, str) and compared_with != LIGHT:
        raise InputError(
            f"no {compared_with} leads from {source} to {observer}: one of them is nearer than that ever comes",
            'places farther out, or another comparison, compared_with="straight line" for one',
        )
    raise InputError(
        f"no {'light' if compared_with == LIGHT else f'particle of speed {in_short(compared_with)}'} that passes its "
        f"closest approach between {source} and {observer} sweeps the same angle as this one",
        "places farther out",
    )
