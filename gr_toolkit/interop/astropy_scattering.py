"""Scattering with units: masses in M☉ or kg, lengths in km, AU or pc, speeds in km/s, times in s, angles in arcsec.

`Scattering` counts in GM/c², with G = c = 1. Here quantities of astropy become such numbers, and quantities come out
again. A plain number where a unit belongs is refused, and so is the unit of another dimension.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, final

from ..errors import GRToolkitError, InputError
from ..geometry.inputs import in_short
from ..geometry.keywords import in_words
from ..motion import Scattering
from .astropy import _astropy

if TYPE_CHECKING:
    from ..geometry import Metric

CALL = "gr.interop.scattering(M=1*u.Msun, v=1, b=1*u.Rsun)"
SPEED_OF_LIGHT = 299792458  # m/s
ROUNDING = 1e-15  # of a speed that was c before its unit was changed


@final
class ScatteringWithUnits:
    """Particles or light, asked in quantities of astropy and answering in them; made by `scattering`.

    Attributes
    ----------
    numbers : the `Scattering` in units of GM/c²
    length, time : GM/c² and GM/c³, quantities
    """

    def __init__(self, numbers: Scattering, length: Any) -> None:
        self.numbers, self.length = numbers, length
        self.time = (length / (SPEED_OF_LIGHT * _astropy("units").Unit("m/s"))).to("s")

    # -- constants -----------------------------------------------------------------------------------------------------

    @property
    def v(self) -> Any:
        """The speed at infinity."""
        return self.numbers.v * (self.length / self.time).to("km/s")

    @property
    def b(self) -> Any:
        """The impact parameter."""
        return self.numbers.b * self.length

    @property
    def closest_approach(self) -> Any:
        """The radial coordinate of the turning point."""
        return self.numbers.closest_approach * self.length

    @property
    def critical_impact_parameter(self) -> Any:
        """b_c, below which particles fall in."""
        return self.numbers.critical_impact_parameter * self.length

    @property
    def capture_cross_section(self) -> Any:
        """π b_c²."""
        return self.numbers.capture_cross_section * self.length**2

    @property
    def is_captured(self) -> Any:
        """Whether the particle falls in; a mask for arrays."""
        return self.numbers.is_captured

    @property
    def excess(self) -> Any:
        """b/b_c − 1, a pure number."""
        return self.numbers.excess

    @property
    def winding_number(self) -> Any:
        """⌊α/2π⌋."""
        return self.numbers.winding_number

    # -- angles and times ----------------------------------------------------------------------------------------------

    def deflection(self, *, source: Any = None, observer: Any = None, unit: Any = "rad") -> Any:
        """The deflection, between places or from infinity to infinity, in an angular unit."""
        found = self.numbers.deflection(
            source=self._number(source, "source"), observer=self._number(observer, "observer")
        )
        return self._angle(found, unit)

    def swept_angle(self, *, source: Any = None, observer: Any = None, unit: Any = "rad") -> Any:
        """The angle that the radius sweeps."""
        found = self.numbers.swept_angle(
            source=self._number(source, "source"), observer=self._number(observer, "observer")
        )
        return self._angle(found, unit)

    def time_of_flight(self, *, source: Any, observer: Any, of: str = "coordinate", passing: Any = True) -> Any:
        """The time from source to observer, in seconds."""
        return self.time * self.numbers.time_of_flight(
            source=self._number(source, "source"), observer=self._number(observer, "observer"), of=of, passing=passing
        )

    def time_delay(
        self, *, source: Any, observer: Any, compared_with: Any, of: str = "coordinate", passing: Any = True
    ) -> Any:
        """How much longer that takes than something else, as `Scattering.time_delay` names it, in seconds; a speed to
        compare with may be a quantity."""
        if hasattr(compared_with, "unit"):
            compared_with = _speed(compared_with, "compared_with")
        ends = {"source": self._number(source, "source"), "observer": self._number(observer, "observer")}
        found = self.numbers.time_delay(**ends, compared_with=compared_with, of=of, passing=passing)
        return self.time * found

    # -- inside --------------------------------------------------------------------------------------------------------

    def _number(self, place: Any, name: str) -> Any:
        return None if place is None else _length(place, name, self.length)

    @staticmethod
    def _angle(values: Any, unit: Any) -> Any:
        return _converted(values * _astropy("units").rad, unit, "unit", "an angle", 'unit="arcsec"')

    def __repr__(self) -> str:
        return f"{self.numbers!r} in units of {self.length.to('km'):.6g}"


@in_words("scattering", CALL, {"mass": "M=1*u.Msun", "r0": "r=1*u.Rsun"})
def scattering(
    metric: Metric | None = None, *, M: Any = None, v: Any = None, b: Any = None, r: Any = None, excess: Any = None
) -> ScatteringWithUnits:
    """Scattering with quantities of astropy.

    Parameters
    ----------
    metric : in units of its mass, M=1 in it; Schwarzschild's unless given
    M : the mass
    v : the speed at infinity: a quantity, or a part of the speed of light, v=1 for light
    b, r, excess : one of these: the impact parameter, the radial coordinate of the closest approach, or b/b_c − 1

    Raises
    ------
    InputError
        A plain number where a quantity belongs, a wrong unit, a speed beyond that of light, a metric of another mass;
        astropy is not installed.

    Examples
    --------
    >>> import astropy.units as u
    >>> sun = scattering(M=1*u.Msun, v=1, r=695700*u.km)
    >>> round(sun.deflection(unit="arcsec"), 4)
    <Quantity 1.7512 arcsec>
    """
    units = _astropy("units")
    if M is None:
        raise InputError("the mass is not given", CALL)
    kilograms = _converted(_quantity(M, "M", "a mass", "M=1*u.Msun"), "kg", "M", "a mass", "M=1*u.Msun").value
    if not (getattr(kilograms, "ndim", 0) == 0 and kilograms == abs(kilograms) and 0 < abs(kilograms) < float("inf")):
        raise InputError(f"M = {in_short(M)}: one mass is needed, positive and finite", "M=1*u.Msun")
    length = _of_mass(M, units)
    given = {name: value for name, value in (("b", b), ("r", r), ("excess", excess)) if value is not None}
    if v is None or len(given) != 1:
        raise InputError(
            f"given are {', '.join(['v'] * (v is not None) + list(given)) or 'neither speed nor place'}; "
            "needed are the speed v and one of b, r, excess",
            CALL,
        )
    speed, g = _speed(v, "v"), _of_unit_mass(metric)
    if b is not None:
        numbers = Scattering(g, v=speed, b=_length(b, "b", length))
    elif r is not None:
        numbers = Scattering.from_closest_approach(g, v=speed, r=_length(r, "r", length))
    else:
        numbers = Scattering.near_critical(g, v=speed, excess=excess)
    return ScatteringWithUnits(numbers, length)


def _of_unit_mass(metric: Metric | None) -> Metric:
    from ..spacetimes import Schwarzschild

    g = Schwarzschild(M=1) if metric is None else metric
    mass = Scattering(g).mass
    if mass != 1:
        raise InputError(
            f"the mass in the metric is {mass}; with units it is M, and lengths in the metric are multiples of GM/c²",
            "gr.Schwarzschild(M=1), gr.ReissnerNordstrom(M=1, Q=0.5)",
        )
    return g


def _of_mass(M: Any, units: Any) -> Any:
    """GM/c², of the GM of the Sun where the mass is one in Suns: that is better known than G."""
    from astropy import constants

    suns = (M / units.Msun).to_value("")
    return (suns * constants.GM_sun / constants.c**2).to("m")


def _speed(v: Any, name: str) -> Any:
    """A part of the speed of light; plain numbers are such."""
    if not hasattr(v, "unit"):
        return v
    if str(v.unit) == "":
        return v.value
    converted = _converted(v, "m/s", name, "a speed", f'{name}=300*u.Unit("km/s"), or {name}=0.5') / SPEED_OF_LIGHT
    part = converted.value
    return part - (part - 1) * (abs(part - 1) <= ROUNDING)


def _length(value: Any, name: str, unit: Any) -> Any:
    """A length by GM/c²."""
    advice = f"{name}=1*u.AU"
    metres = _converted(_quantity(value, name, "a length", advice), "m", name, "a length", advice)
    return metres.value / unit.value


def _quantity(value: Any, name: str, kind: str, advice: str) -> Any:
    """A quantity, or a list of them."""
    if isinstance(value, (list, tuple)) and value and all(hasattr(one, "unit") for one in value):
        try:
            value = _astropy("units").Quantity(value)
        except Exception:  # units that do not fit each other
            raise InputError(f"{name} has units of several dimensions", advice) from None
    if not (hasattr(value, "unit") and hasattr(value, "to")):
        raise InputError(f"{name} is {in_short(value)}, which has no unit, and {kind} has one", advice)
    return value


def _converted(quantity: Any, unit: Any, name: str, kind: str, advice: str) -> Any:
    """A quantity in another unit of its dimension."""
    try:
        return quantity.to(unit)
    except GRToolkitError:
        raise
    except Exception:  # astropy's UnitConversionError, or what is no unit
        shown = quantity.unit if name != "unit" else unit
        raise InputError(f"{name} has the unit {shown}, which is none of {kind}", advice) from None
