r"""One orbit in Schwarzschild's spacetime on arrays: radii of azimuths, azimuths of radii, and both times of either.

Azimuths φ are counted as `Numbering` says; lengths and times are in units of M. Beyond an orbit's ends all is nan.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum
from functools import cached_property
from math import inf
from typing import TYPE_CHECKING, Any, Protocol, final

from ..errors import DomainError
from .blocks import by_blocks
from .orbit_clocks import FAR, SETTLED, ClockOfFall, ClockOutside, Constants
from .running_integrals import RunningIntegral
from .schwarzschild_orbits import Course, OffTheTop, OutsideTheBarrier, Place, TowardsTheTop

if TYPE_CHECKING:
    import numpy as np

ISCO_SETTLED = 1e9  # ψ, for a spiral that approaches its circle as 2/ψ²
ROUNDING = 4 * 2.0**-52
NEWTON = 6  # steps, for a function whose slope changes by less than three on the way


class Numbering(Enum):
    """How azimuths are counted."""

    FROM_TURNING_POINT = "φ = 0 at the turning point; the way in and the way out are mirror images"
    FROM_INFINITY = "φ = 0 at infinity"
    TO_SINGULARITY = "φ = 0 at the singularity, where the orbit ends"


class OrbitOnArrays(Protocol):
    """What every kind of orbit gives, for one-dimensional arrays."""

    @property
    def range(self) -> tuple[float, float]:
        """The smallest and the largest azimuth."""

    def inverse_radius(self, phi: np.ndarray) -> np.ndarray:
        """M/r at azimuths."""

    def azimuth(self, w: np.ndarray) -> np.ndarray:
        """φ at r = wM, on the way out from a periapsis, or the way into the hole."""

    def time(self, *, phi: np.ndarray | None = None, w: np.ndarray | None = None, proper: bool) -> np.ndarray:
        """Proper or coordinate time."""


@final
@dataclass(frozen=True)
class PassingOrbit:
    """An orbit outside the barrier: bound, or scattering."""

    course: OutsideTheBarrier
    constants: Constants

    @cached_property
    def clock(self) -> ClockOutside:
        """Its times."""
        return ClockOutside(self.course, self.constants)

    @cached_property
    def half(self) -> float:
        """φ from the periapsis to the apoapsis, or to infinity."""
        return self.course.end if self.course.u1 > 0 else float(self.course.angle(self.course.at(0.0)))

    @property
    def range(self) -> tuple[float, float]:
        return (-inf, inf) if self.course.u1 > 0 else (-self.half, self.half)

    def inverse_radius(self, phi: np.ndarray) -> np.ndarray:
        return by_blocks(lambda piece: self._placed(piece)[2].u, phi)

    def azimuth(self, w: np.ndarray) -> np.ndarray:
        return by_blocks(lambda piece: self.course.angle(self.course.at(1 / piece)), w)

    def time(self, *, phi: np.ndarray | None = None, w: np.ndarray | None = None, proper: bool) -> np.ndarray:
        return by_blocks(lambda piece: self._time(piece, phi is not None, proper), phi if w is None else w)  # type: ignore[arg-type]

    def _time(self, given: np.ndarray, by_azimuth: bool, proper: bool) -> np.ndarray:
        turns, sign, place = self._placed(given) if by_azimuth else (0.0, 1.0, self.course.at(1 / given))
        integral = self.clock.proper if proper else self.clock.coordinate
        eta = self.clock.anomaly(place)
        values = sign * integral(_within(eta, integral.end)) + 2 * turns * integral.total
        return values

    def _placed(self, phi: np.ndarray) -> tuple[Any, Any, Place]:
        """Turns that are completed, the side of the periapsis, and the place."""
        import numpy as np

        if self.course.u1 > 0:
            turns = np.rint(phi / (2 * self.half))
            rest = phi - 2 * self.half * turns
            return turns, np.sign(rest), self.course.places(abs(rest))
        psi = abs(phi)
        psi = np.where(psi > self.half * (1 + ROUNDING), np.nan, psi)
        place = self.course.places(psi)
        at_infinity = psi >= self.half
        u = np.where(at_infinity, 0.0, np.maximum(place.u, 0.0))
        return 0.0, np.sign(phi), Place(u, place.gap, place.rest)


@final
@dataclass(frozen=True)
class FallingOrbit:
    """An orbit that ends in the hole or on the top of the barrier."""

    course: Course
    constants: Constants
    numbering: Numbering

    @cached_property
    def shift(self) -> float:
        """ψ − φ."""
        if self.numbering is not Numbering.FROM_INFINITY:
            return 0.0
        return float(self.course.angle(self.course.at(0.0)))

    @cached_property
    def clock(self) -> ClockOfFall:
        """Its times: zero at the turning point, at r = 10 M, or half-way between the horizon and the circular orbit."""
        import numpy as np

        settled = inf
        if isinstance(self.course, (TowardsTheTop, OffTheTop)):
            c = self.course.u2_u1
            settled = SETTLED / np.sqrt(c / 2) if c else ISCO_SETTLED
        start = origin = 0.0
        direction = 1
        if self.numbering is Numbering.FROM_INFINITY:
            start = origin = float(self.course.angle(self.course.at(1 / FAR)))
        if isinstance(self.course, OffTheTop):
            origin, direction = float(self.course.angle(self.course.at(2 / (1 / self.course.u2 + 2)))), -1
        return ClockOfFall(self.course, self.constants, start, origin, direction, settled)

    @property
    def range(self) -> tuple[float, float]:
        if self.numbering is Numbering.FROM_TURNING_POINT:
            return -self.course.end, self.course.end
        if self.numbering is Numbering.FROM_INFINITY:
            return 0.0, self.course.end - self.shift
        return -inf, 0.0

    def inverse_radius(self, phi: np.ndarray) -> np.ndarray:
        return by_blocks(lambda piece: self._placed(piece)[2].u, phi)

    def azimuth(self, w: np.ndarray) -> np.ndarray:
        return by_blocks(lambda piece: self._azimuth(self.course.at(1 / piece)), w)

    def time(self, *, phi: np.ndarray | None = None, w: np.ndarray | None = None, proper: bool) -> np.ndarray:
        return by_blocks(lambda piece: self._time(piece, phi is not None, proper), phi if w is None else w)  # type: ignore[arg-type]

    def _azimuth(self, place: Place) -> Any:
        import numpy as np

        psi = self.course.angle(place)
        if self.numbering is not Numbering.FROM_INFINITY:
            return -psi if self.numbering is Numbering.TO_SINGULARITY else psi
        far = self._from_infinity
        return (
            psi - self.shift
            if far is None
            else np.where(place.u < far.end, far(np.minimum(place.u, far.end)), psi - self.shift)
        )

    @cached_property
    def _from_infinity(self) -> RunningIntegral | None:
        """φ of u where u is so small that φ = ψ − shift would cancel; None for what is at rest at infinity."""
        import numpy as np

        start = abs(float(self.course.places(np.float64(0.0)).u))
        if not start:
            return None
        return RunningIntegral(lambda u: 1 / self.course.speed(self.course.at(u)), min(1 / FAR, 4 * start))

    def _far_out(self, phi: np.ndarray, u: np.ndarray) -> np.ndarray:
        """u, corrected by Newton's method where the azimuth is small."""
        import numpy as np

        far = self._from_infinity
        if far is None or not (where := phi < far.total).any():
            return u
        wanted = phi[where]
        found = np.clip(wanted * self.course.speed(self.course.at(0.0)), 0.0, far.end)
        for _ in range(NEWTON):
            found = np.clip(found - (far(found) - wanted) * self.course.speed(self.course.at(found)), 0.0, far.end)
        u[where] = found
        return u

    def _time(self, given: np.ndarray, by_azimuth: bool, proper: bool) -> np.ndarray:
        if by_azimuth:
            sign, psi, place = self._placed(given)
        else:
            place = self.course.at(1 / given)
            sign, psi = 1.0, self.course.angle(place)
        values: np.ndarray = sign * (self.clock.proper if proper else self.clock.coordinate)(psi, place)
        return values

    def _placed(self, phi: np.ndarray) -> tuple[Any, Any, Place]:
        """The side of the turning point, ψ, and the place."""
        import numpy as np

        sign: Any = 1.0
        if self.numbering is Numbering.FROM_TURNING_POINT:
            sign, psi = np.where(phi < 0, -1.0, 1.0), abs(phi)
        elif self.numbering is Numbering.FROM_INFINITY:
            psi = np.where(phi < 0, np.nan, phi + self.shift)
        else:
            psi = np.where(phi > 0, np.nan, -phi)
        end = self.course.end
        psi = np.where(psi > end * (1 + ROUNDING), np.nan, psi)
        with np.errstate(all="ignore"):
            place = self.course.places(np.minimum(psi, end))
            u = np.where((psi >= end) & (end < inf), inf, place.u)
        if self.numbering is Numbering.FROM_INFINITY:
            u = self._far_out(phi, np.where(phi == 0, 0.0, np.maximum(u, 0.0)))
        return sign, psi, Place(u, place.gap, place.rest)


@final
@dataclass(frozen=True)
class CircularOrbit:
    """An orbit at one radius."""

    u: float
    constants: Constants

    range = (-inf, inf)

    def inverse_radius(self, phi: np.ndarray) -> np.ndarray:
        return self.u + 0 * phi

    def azimuth(self, w: np.ndarray) -> np.ndarray:
        import numpy as np

        return np.full_like(w, np.nan)  # any

    def time(self, *, phi: np.ndarray | None = None, w: np.ndarray | None = None, proper: bool) -> np.ndarray:
        given = w if phi is None else phi
        assert given is not None
        rate = 1 / (self.constants.momentum * self.u**2)
        return (
            self.azimuth(given)
            if phi is None
            else phi * rate * (1 if proper else self.constants.energy / (1 - 2 * self.u))
        )


def _within(eta: np.ndarray, end: float) -> np.ndarray:
    """Anomalies up to the end; infinity beyond what is covered becomes nan."""
    import numpy as np

    return np.where(eta <= end * (1 + ROUNDING), np.minimum(eta, end), np.nan)


def evaluated(function: Callable[[np.ndarray], np.ndarray], given: Any, name: str, beyond: str) -> Any:
    """A function of numbers or arrays of them, in their shape; a single number for which it is nan is refused.

    Raises
    ------
    InputError
        No real numbers.
    DomainError
        A single number beyond the ends of an orbit: `beyond` says which they are.
    """
    import numpy as np

    from .redshifts import read_numbers

    array = read_numbers(given, name)
    with np.errstate(all="ignore"):
        values = np.asarray(function(array.reshape(-1)), float).reshape(array.shape)
    if array.shape:
        return values
    if np.isnan(values) and not np.isnan(array):
        raise DomainError(f"{name} = {float(array):.15g} {beyond}")
    return float(values)


def polar_points(function: Callable[[np.ndarray], np.ndarray], low: float, high: float, n: int) -> tuple[Any, Any]:
    """x = r cos φ and y = r sin φ at n azimuths from one to another, where `function` is r of φ."""
    import numpy as np

    phi = np.linspace(low, high, n)
    with np.errstate(all="ignore"):
        r = function(phi)
    return r * np.cos(phi), r * np.sin(phi)


def points_on_a_line(start: float, end: float, n: int) -> tuple[Any, Any]:
    """n points of the x axis."""
    import numpy as np

    return np.linspace(start, end, n), np.zeros(n)
