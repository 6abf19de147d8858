r"""Proper and coordinate time along orbits in Schwarzschild's spacetime, in units of M, on arrays.

With u = M/r, w = 1/u, ε = E/m, ℓ = L/(mM) and P(u) = (du/dφ)²

    dτ = w² dφ/ℓ = dw/(ℓ √P),        dt = ε dτ/(1 − 2u).

Their closed forms, elliptic integrals of all three kinds, are differences of large numbers for orbits that are nearly
parabolic or slow. What is computed here are the same integrals in variables in which the integrands are smooth and
positive: outside the barrier an eccentric anomaly η, w − w₂ = (w₁ − w₂) sin²(η/2) between the turning points, or with
sinh where w₁ < 0; on the way into the hole the azimuth ψ, and the advanced time v = t + r*, regular at the horizon,

    dv/dψ = (μ w² + ℓ²)/(ℓ (ε + R)),        R = ℓ √P,        r* = w + 2 log|w/2 − 1|        [MTW 1973, box 31.2].
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from math import asinh, inf, log, pi, sqrt
from typing import TYPE_CHECKING, Any, final

from .running_integrals import RunningIntegral
from .schwarzschild_orbits import Course, OutsideTheBarrier, Place

if TYPE_CHECKING:
    pass

FARTHEST = 1e40  # in units of M, beyond which no radius is taken
FAR = 10.0  # the radius, in units of M, at which clocks of what falls in from infinity show zero
SETTLED = 45.0  # x of tanh² x, from which on an orbit is circular to all digits


@final
@dataclass(frozen=True)
class Constants:
    """ε, ℓ and μ of an orbit; for light ε = 1, ℓ = b/M, μ = 0."""

    energy: float
    momentum: float
    rest: int


@final
@dataclass(frozen=True)
class ClockOutside:
    """Times from the periapsis on, of an orbit outside the barrier."""

    course: OutsideTheBarrier
    constants: Constants

    @cached_property
    def proper(self) -> RunningIntegral:
        """τ of η."""
        return RunningIntegral(self._slope, self.end)

    @cached_property
    def coordinate(self) -> RunningIntegral:
        """t of η."""
        return RunningIntegral(self._coordinate_slope, self.end)

    @property
    def end(self) -> float:
        """η at the apoapsis, or as far out as is covered."""
        c = self.course
        if c.u1 > 0:
            return pi
        return 2 * asinh(sqrt(FARTHEST / self._scale))

    @property
    def _scale(self) -> float:
        """w₂ − w₁, where w₁ ≤ 0; w₂ where w₁ is infinite."""
        c = self.course
        return 1 / c.u2 - (1 / c.u1 if c.u1 else 0.0)

    def anomaly(self, place: Place) -> Any:
        """η; w = w₂ cosh²(η/2) where u₁ = 0."""
        import numpy as np

        c = self.course
        from_periapsis = np.sqrt(place.gap / (place.u * c.u2))  # √(w − w₂)
        if c.u1 > 0:
            return 2 * np.arctan2(from_periapsis, np.sqrt(place.rest / (place.u * c.u1)))
        return 2 * np.arcsinh(from_periapsis / sqrt(self._scale))

    def _slope(self, eta: Any) -> Any:
        """dτ/dη."""
        import numpy as np

        w, above = self._at(eta)
        c = self.course
        slope = w / (self.constants.momentum * np.sqrt(2 * c.u2 * above))
        return slope / sqrt(abs(c.u1)) if c.u1 else slope * sqrt(self._scale) * np.cosh(eta / 2)

    def _coordinate_slope(self, eta: Any) -> Any:
        w, _ = self._at(eta)
        return self._slope(eta) * self.constants.energy * w / (w - 2)

    def _at(self, eta: Any) -> tuple[Any, Any]:
        """w, and u₃ − u."""
        import numpy as np

        c = self.course
        w2 = 1 / c.u2
        if c.u1 > 0:
            more = (1 / c.u1 - w2) * np.sin(eta / 2) ** 2
        else:
            more = self._scale * np.sinh(eta / 2) ** 2
        w = w2 + more
        return w, c.u3_u2 + c.u2 * more / w


@final
@dataclass(frozen=True)
class ClockOfFall:
    """Times along an orbit that ends in the hole, or on the top of the barrier.

    Parameters
    ----------
    start : ψ from which on the azimuth is the variable; what is farther out is in `far`
    origin : ψ at which both times are zero
    direction : 1 where what falls has growing ψ, −1 where ψ is counted from the singularity
    settled : ψ from which on the orbit is circular, or infinity
    """

    course: Course
    constants: Constants
    start: float
    origin: float
    direction: int = 1
    settled: float = inf

    def proper(self, psi: Any, place: Place) -> Any:
        """τ at places with their ψ."""
        return self._since(self._proper, psi, place, self._far_proper)

    def coordinate(self, psi: Any, place: Place) -> Any:
        """t: infinite at the horizon, nan inside."""
        import numpy as np

        w = 1 / place.u
        advanced = self._since(self._advanced, psi, place, self._far_advanced)
        with np.errstate(all="ignore"):
            outside = advanced + self._tortoise_fallen(place)
            return np.where(w > 2, outside, np.where(w == 2, inf, np.nan))

    def _since(self, of_angle: RunningIntegral, psi: Any, place: Place, of_radius: RunningIntegral | None) -> Any:
        """The time since the origin."""
        import numpy as np

        end = min(self.course.end, self.settled)
        beyond = np.maximum(psi - end, 0.0) if self.settled < inf else 0.0
        rate = self._rate(of_angle) if self.settled < inf else 0.0
        known = of_angle(np.clip(psi, self.start, end) - self.start) + rate * beyond
        known = self.direction * (known - float(of_angle(self.origin - self.start)))
        if of_radius is None:
            return known
        with np.errstate(all="ignore"):
            out = np.log(1 / (place.u * FAR))
        distant = np.where(out <= of_radius.end, -of_radius(np.clip(out, 0.0, of_radius.end)), np.nan)
        return np.where(out > 0, distant, known)

    def _rate(self, of_angle: RunningIntegral) -> float:
        slope = self._proper_slope if of_angle is self._proper else self._advanced_slope
        return float(slope(self.settled - self.start))

    @cached_property
    def _proper(self) -> RunningIntegral:
        return RunningIntegral(self._proper_slope, self._length)

    @cached_property
    def _advanced(self) -> RunningIntegral:
        return RunningIntegral(self._advanced_slope, self._length)

    @property
    def _length(self) -> float:
        return min(self.course.end, self.settled) - self.start

    def _proper_slope(self, since: Any) -> Any:
        u = self.course.places(self.start + since).u
        return 1 / (self.constants.momentum * u * u)

    def _advanced_slope(self, since: Any) -> Any:
        """dv/dψ; with w² taken out, for u is infinite in the end."""
        place, k = self.course.places(self.start + since), self.constants
        radial = k.momentum * self.course.speed(place)
        return (k.rest / (place.u * place.u) + k.momentum**2) / (k.momentum * (k.energy + radial))

    @property
    def _reaches_far(self) -> bool:
        """Whether it comes from infinity."""
        return self.start > 0

    @cached_property
    def _far_proper(self) -> RunningIntegral | None:
        return RunningIntegral(self._far_slope, log(FARTHEST / FAR)) if self._reaches_far else None

    @cached_property
    def _far_advanced(self) -> RunningIntegral | None:
        return RunningIntegral(self._far_advanced_slope, log(FARTHEST / FAR)) if self._reaches_far else None

    def _far_slope(self, out: Any) -> Any:
        """dτ/d log w, outward."""
        w, radial = self._far_motion(out)
        return w / radial

    def _far_advanced_slope(self, out: Any) -> Any:
        w, radial = self._far_motion(out)
        k = self.constants
        return w * (k.rest + (k.momentum / w) ** 2) / (radial * (k.energy + radial))

    def _far_motion(self, out: Any) -> tuple[Any, Any]:
        """w and R."""
        import numpy as np

        w = FAR * np.exp(out)
        return w, self.constants.momentum * self.course.speed(self.course.at(1 / w))

    def _tortoise_fallen(self, place: Place) -> Any:
        """r* at the origin minus r*; from a turning point without a subtraction of radii."""
        import numpy as np

        w = 1 / place.u
        if self.origin == 0.0:
            begin = float(1 / self.course.places(np.float64(0.0)).u)
            fallen = place.gap * w * begin
            part = fallen / (begin - 2)
            logarithm = np.where(part < 0.5, np.log1p(-np.minimum(part, 0.5)), np.log(abs(w - 2) / (begin - 2)))
            return fallen - 2 * logarithm
        begin = float(1 / self.course.places(np.float64(self.origin)).u)
        return begin - w - 2 * np.log(abs(w - 2) / (begin - 2))
