"""Deflection, swept angle and times of flight in Schwarzschild's spacetime to any number of proved digits.

Numbers count exactly: decimals of up to twelve digits as typed, longer floats as the binary fractions they are, and
whatever constants the exact fields hold. Capture is decided by the exact sign of a discriminant.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ...errors import CaptureError, InputError
from ...exact import Element
from ...exact.certified_numbers import (
    CertifiedNumber,
    certified,
    check_digits,
    constant_ball,
    pi_ball,
    sign_of_ball,
    sign_of_real_constant,
)
from ...geometry.inputs import in_short
from ..closed_orbits.certified_passages import CertifiedPassage
from ..closed_orbits.choice_of_orbit import Choice
from ..closed_orbits.closed_orbits import orbit_of
from ..closed_orbits.given_constants import SchwarzschildUnits, read_exact, schwarzschild_units
from ..closed_orbits.one_orbit import ClosedOrbit
from .particles import BY_EXCESS, BY_TURNING

if TYPE_CHECKING:
    from .scattering import Scattering


def certified_deflection(s: Scattering, digits: int, source: Any = None, observer: Any = None) -> CertifiedNumber:
    """α, from infinity to infinity or between places, as `Scattering.deflection`.

    Raises
    ------
    InputError
        Arrays, symbols, a place within the closest approach, a number of digits that is none; another metric.
    CaptureError
        The particle falls in, or approaches the circular orbit for ever, exactly.
    UndecidedError
        The digits are beyond what is computed.
    """
    ways = _passages(s, digits, source, observer)

    def angle() -> Any:
        return sum((way.swept() + way.tilt() for way in ways), -pi_ball())

    return certified(angle, digits, "the deflection")


def certified_swept_angle(s: Scattering, digits: int, source: Any = None, observer: Any = None) -> CertifiedNumber:
    """The azimuth between source and observer, as `Scattering.swept_angle`."""
    ways = _passages(s, digits, source, observer)
    return certified(lambda: ways[0].swept() + ways[1].swept(), digits, "the swept angle")


def certified_time(
    s: Scattering, digits: int, source: Any, observer: Any, of: str = "coordinate", passing: bool = True
) -> CertifiedNumber:
    """The time of flight past the closest approach, as `Scattering.time_of_flight`; multiples of M if M is a symbol."""
    if source is None or observer is None:
        raise InputError("it takes infinitely long from or to infinity", "source=1e6, observer=1e6")
    if of not in ("coordinate", "proper", "observer"):
        raise InputError(f"of = {in_short(of)} is no clock", 'of="coordinate", "proper" or "observer"')
    ways = _passages(s, digits, source, observer)
    if of == "proper" and not ways[0].cubic.rest:
        raise InputError("light has no proper time", 'of="coordinate"')
    mass = _units(s).mass if not s.mass.free_symbols else None
    places = [way.u for way in ways if way.u is not None]
    side = 1
    if passing is not True:
        if passing is not False:
            raise InputError(f"passing = {in_short(passing)} is neither True nor False", "passing=True")
        order = sign_of_real_constant(places[1] - places[0])
        if not order:
            raise InputError("source and observer are at one place: no time passes", "another place, or passing=True")
        side = -1
        ways = ways if order > 0 else ways[::-1]  # from the farther one

    def time() -> Any:
        legs = [way.proper_time() if of == "proper" else way.coordinate_time() for way in ways]
        total = legs[0] + side * legs[1]
        if of == "observer":
            total *= (1 - 2 * constant_ball(places[1])).sqrt()
        return total if mass is None else total * constant_ball(mass)

    return certified(time, digits, "the time of flight")


def orbit_of_particle(s: Scattering) -> ClosedOrbit:
    """The closed orbit; one that is captured is of the kind falling, or a separatrix.

    Raises
    ------
    InputError
        Arrays, symbols; a metric or a radial coordinate in which there are no closed orbits.
    """
    units, choice = schwarzschild_units(s.metric), exact_choice(s)
    if choice.start is not None and not is_outside(choice.cubic, choice.start):
        raise CaptureError(f"no particle from infinity turns at r = {in_short(s.exact_second)}", "a larger r")
    return orbit_of(units, choice)


def exact_choice(s: Scattering) -> Choice:
    """The constants of the orbit, exactly.

    Raises
    ------
    InputError
        They are no numbers.
    """
    units = _units(s)
    speed = units.number(s.exact_v, "v")
    one = speed / speed
    rest = 0 if (1 - speed).is_zero() else 1
    energy_squared = 1 / (1 - speed * speed) if rest else one
    momentum_at_infinity = energy_squared * speed * speed if rest else one
    typed = s.exact_second
    if s.given_by == BY_TURNING:
        u = _place(s, units, typed, "r")
        return Choice(energy_squared, (energy_squared / (1 - 2 * u) - rest) / (u * u), rest, start=u)
    if s.given_by == BY_EXCESS:
        root = (1 + 8 * speed * speed).sqrt()
        factor = 1 + units.number(typed, "excess")
        critical = (root + 3) ** 3 / (2 * speed * speed * (root + 1))  # b_c²/M²
        return Choice(energy_squared, momentum_at_infinity * critical * factor * factor, rest)
    impact = units.length(typed, "b")
    return Choice(energy_squared, momentum_at_infinity * impact * impact, rest)


def _passages(s: Scattering, digits: int, source: Any, observer: Any) -> tuple[CertifiedPassage, CertifiedPassage]:
    check_digits(digits)
    choice = exact_choice(s)
    cubic = choice.cubic
    if cubic.reality <= 0 or (choice.start is not None and not is_outside(cubic, choice.start)):
        how = "falls in" if cubic.reality < 0 else "approaches the circular orbit for ever and is captured"
        raise CaptureError(f"the particle {how}, exactly", "a larger b; b_c is s.critical_impact_parameter")
    found = []
    for given, name in ((source, "source"), (observer, "observer")):
        u = None if given is None else _place(s, _units(s), given, name)
        if u is not None and (sign_of_real_constant(cubic.at(u)) < 0 or not is_outside(cubic, u)):
            raise InputError(
                f"{name} = {in_short(given)} is within the closest approach", f"{name} at or beyond s.closest_approach"
            )
        found.append(CertifiedPassage(cubic, u))
    return found[0], found[1]


def is_outside(cubic: Any, u: Element) -> bool:
    """Whether u is nearer to u₂ than to u₃, or below."""
    return sign_of_ball(lambda: cubic.three().x2 + cubic.three().x3 - 2 * constant_ball(u), "a radius") > 0


def _place(s: Scattering, units: SchwarzschildUnits, given: Any, name: str) -> Element:
    """M/R, areal, of a radial coordinate of the chart."""
    functions = s.functions
    if functions.is_areal:
        return 1 / units.length(given, name)
    units.length(given, name)  # refuses what is no number
    square = functions.C.subs({functions.r: read_exact(given, name)}) / (units.mass * units.mass)
    return 1 / square.sqrt()


def _units(s: Scattering) -> SchwarzschildUnits:
    mass = s.functions.schwarzschild_mass
    if mass is None or mass.is_zero():
        raise InputError(f"{s.metric.name or 'the metric'} is not known to be Schwarzschild's metric", "digits=None")
    return SchwarzschildUnits(s.metric, mass)
