r"""Flights in Schwarzschild's field between two places, and how much longer they take than others: arrays, units of M.

The excess over a straight line passed at the same closest approach is integrated (`passages`); every other comparison
adds differences that are put into a form without cancellation by hand. Lines may be straight in either of two charts:

    areal r;    isotropic ρ,  r = ρ + 1 + 1/(4ρ).

With Θ the angle between the places as seen from the centre along the line of closest approach r₀, d₀ its length, and
Θ + A the angle that is really swept, the straight line between the places has the length d with

    d² − d₀² = 4 r_s r_o sin(Θ + A/2) sin(A/2).
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any, final

from . import double_double as dd
from . import passages
from .passages import Passage, passage
from .schwarzschild_deflection import below_turning
from .schwarzschild_roots import Rays, of_impact_parameter, roots
from .travel_times import along, leg, turned

if TYPE_CHECKING:
    import numpy as np


@final
@dataclass(frozen=True)
class Place:
    """One end of a flight.

    Attributes
    ----------
    inverse : M/r, areal, as a pair of doubles
    below : M/r₀ − M/r
    radius : of the chart in which lines are straight, in units of M, as a pair
    """

    inverse: dd.Pair
    below: np.ndarray

    radius: dd.Pair

    @property
    def gap(self) -> np.ndarray:
        """r/r₀ − 1."""
        return self.below / self.inverse[0]


@final
class Flight:
    """Particles on their way between two places, past their closest approach or on one side of it.

    Parameters
    ----------
    rays : the particles
    source, observer : the places
    isotropic : whether `radius` of a place is the isotropic coordinate, or the areal radius
    passing : whether the closest approach lies between the two
    """

    def __init__(self, rays: Rays, source: Place, observer: Place, isotropic: bool, passing: bool = True) -> None:
        import numpy as np

        self.rays, self.ends, self.isotropic, self.passing = rays, (source, observer), isotropic, passing
        self.v, self.w = rays.v, defect(rays)
        self.orbits: Passage = passage(self.v, self.w, rays.ratio, roots(rays.v, rays.ratio, rays.excess))
        self.r0 = 1 / self.orbits.h
        if passing:
            zero = np.zeros_like(self.v)
            self.legs = [(zero, end.gap) for end in self.ends]
            return
        inner = source.gap < observer.gap
        (near, near_low), (far, far_low) = (
            tuple(np.where(inner == first, a, b) for a, b in zip(source.inverse, observer.inverse, strict=True))
            for first in (True, False)
        )
        width = dd.subtract((near, near_low), (far, far_low))[0] * self.orbits.h / (near * far)
        self.legs = [(np.minimum(source.gap, observer.gap), width)]

    def total(self, integral: passages.Integral) -> Any:
        """The sum of the legs: angles in radians, times in M."""
        total = sum(leg(integral, self.orbits, gap, start) for start, gap in self.legs)
        return total * (self.r0 / self.v) if integral.power else total

    # -- times -------------------------------------------------------------------------------------------------------

    @cached_property
    def time(self) -> Any:
        """Of the coordinate t."""
        return self.total(passages.TIME)

    @cached_property
    def affine(self) -> Any:
        """∫ B dt: proper time is √(1 − v²) of that."""
        return self.total(passages.AFFINE)

    @cached_property
    def proper_time(self) -> Any:
        """The particle's own."""
        import numpy as np

        return np.sqrt(self.w) * self.affine

    @property
    def observers_rate(self) -> Any:
        """√B at the observer: how fast a clock at rest there goes."""
        import numpy as np

        return np.sqrt(1 - 2 * self.ends[1].inverse[0])

    @cached_property
    def swept(self) -> Any:
        """The angle φ between the two places."""
        import numpy as np

        with np.errstate(invalid="ignore"):
            return self.bent + sum(np.where(gap == 0, 0.0, turned(gap, start)) for start, gap in self.legs)

    @cached_property
    def bent(self) -> Any:
        """What that exceeds the angle along a straight line with the same closest approach by."""
        return self.total(passages.ANGLE_OVER_STRAIGHT)

    # -- what the time exceeds others by -----------------------------------------------------------------------------

    @cached_property
    def over_line_of_same_approach(self) -> Any:
        """A straight line with the same closest approach, run along with v."""
        bent = self.total(passages.TIME_OVER_STRAIGHT)
        return bent + self._of_legs(self._shift) / self.v if self.isotropic else bent

    @cached_property
    def over_line_of_same_impact(self) -> Any:
        """A straight line that passes the centre at b; nan for places within b."""
        import numpy as np

        def longer(end: Place) -> Any:
            line = np.sqrt(dd.subtract(end.radius, b)[0]) * np.sqrt(end.radius[0] + b[0])
            r, rho = self.r0 * (1 + end.gap), end.radius[0]
            squares = self._impact_over_approach
            if self.isotropic:
                squares = squares + (1 + 1 / (4 * rho)) * (r + rho)
            return squares / (self.r0 * along(end.gap) + line)

        with np.errstate(invalid="ignore"):
            b = dd.divide(dd.pair(np.ones_like(self.v)), (self.rays.ratio, self.rays.ratio_low))
            return self.total(passages.TIME_OVER_STRAIGHT) + self._of_legs(longer) / self.v

    @cached_property
    def over_light_of_same_impact(self) -> Any:
        """Light with the same impact parameter from the one radius to the other, sweeping another angle.

        The excesses of both over straight lines at their own closest approaches are subtracted, of which some 1e-15
        is lost; the lines differ by what follows, without cancellation, from r³/(r − 2) = b² at the closest approach
        of light, and (r² + 2wr/v²) r/(r − 2) = b² at the other.
        """
        import numpy as np

        one = dd.pair(np.ones_like(self.v))
        rays = of_impact_parameter(one, dd.divide(one, (self.rays.ratio, self.rays.ratio_low)))
        ends = tuple(Place(end.inverse, below_turning(rays, end.inverse), end.radius) for end in self.ends)
        light = Flight(rays, ends[0], ends[1], self.isotropic, self.passing)
        near, far = self.r0, light.r0
        slower, slowness = self.w / (self.v * (1 + self.v)), self.w / (self.v * self.v)  # 1/v − 1, 1/v² − 1
        product, both = near * far, near + far
        nearer = 2 * slowness * near * near * (far - 2) / (product * both - 2 * (both * both - product))

        with np.errstate(invalid="ignore"):
            ways = [(near * along(own.gap), far * along(end.gap)) for own, end in zip(self.ends, ends, strict=True)]
            lines = self._of_both(*(slower * line + _share(nearer * both, line + other) for line, other in ways))
            excess = self.total(passages.TIME_OVER_STRAIGHT) - light.total(passages.TIME_OVER_STRAIGHT)
        return np.where(self.w == 0, 0.0 * self.time, excess + lines)

    @cached_property
    def over_line_between_places(self) -> Any:
        """The straight line from the one place to the other."""
        import numpy as np

        more = self.bent  # A
        lines, radii, flat = [], [], self.r0 * 0.0
        for end in self.ends:
            line, radius = self.r0 * along(end.gap), self.r0 * (1 + end.gap)
            if self.isotropic:
                line, radius = line - self._shift(end), end.radius[0]
            lines.append(line)
            radii.append(radius)
        if self.isotropic:
            flat = self._of_legs(self._turned_less)
        r0 = isotropic(self.r0) if self.isotropic else self.r0
        more = more + flat
        sign = 1.0 if self.passing else -1.0
        first = abs(lines[0] + sign * lines[1])
        both = radii[0] * radii[1]
        sine, cosine = r0 * first / both, (r0 * r0 - sign * lines[0] * lines[1]) / both
        half = np.sin(more / 2)
        squares = 4 * both * half * (sine * np.cos(more / 2) + cosine * half)
        direct = (radii[0] - radii[1]) ** 2 + 4 * both * np.sin(self.swept / 2) ** 2
        length = np.sqrt(np.where(squares < -0.5 * first * first, direct, first * first + squares))
        return self.over_line_of_same_approach - _share(squares, length + first) / self.v

    @cached_property
    def over_kepler_of_same_approach(self) -> Any:
        """Newton's hyperbola with the same speed at infinity and closest approach, the areal radius taken for his."""
        return self.total(passages.TIME_OVER_KEPLER)

    @cached_property
    def over_kepler_of_same_impact(self) -> Any:
        """Newton's hyperbola with the same speed at infinity and impact parameter."""
        import numpy as np

        axis = 1 / (self.v * self.v)  # of the hyperbola
        squares = 4 * (self.orbits.a + self.orbits.h) * self.r0 / (1 - 2 * self.orbits.h)  # b² less that of the other
        other = self.r0 * (self.r0 + 2 * axis)
        nearest = axis * axis + other

        def longer(end: Place) -> Any:
            r = self.r0 * (1 + end.gap)
            there = self.r0 * np.sqrt(end.gap * (2 + end.gap + 2 * axis / self.r0))
            here_squared = there * there - squares
            with np.errstate(invalid="ignore"):
                here = np.sqrt(here_squared)
            less = squares / (there + here)
            logs = np.log1p(less / (r + axis + here)) + 0.5 * np.log1p(squares / nearest)
            return less - axis * logs

        return self.over_kepler_of_same_approach + self._of_legs(longer) / self.v

    # -- inside ------------------------------------------------------------------------------------------------------

    @property
    def _impact_over_approach(self) -> Any:
        """b² − r₀²."""
        o = self.orbits
        return 2 * (o.a + o.h) / (1 - 2 * o.h) * self.r0 * self.r0

    def _of_legs(self, part: Any) -> Any:
        """The sum over both ends, or what the farther has more than the nearer."""
        return self._of_both(*(part(end) for end in self.ends))

    def _of_both(self, source: Any, observer: Any) -> Any:
        """The same of values at the source and at the observer."""
        import numpy as np

        if self.passing:
            return source + observer
        return np.where(self.ends[0].gap < self.ends[1].gap, observer - source, source - observer)

    def _shift(self, end: Place) -> Any:
        """√(r² − r₀²) − √(ρ² − ρ₀²)."""
        import numpy as np

        rho, rho0 = end.radius[0], isotropic(self.r0)
        rise = self._rise(end)
        squares = rise * (2 - 1 / (2 * rho * rho0) - (rho + rho0) / (16 * rho * rho * rho0 * rho0))
        return _share(squares, self.r0 * along(end.gap) + np.sqrt(rise * (rho + rho0)))

    def _turned_less(self, end: Place) -> Any:
        """arccos(r₀/r) − arccos(ρ₀/ρ), which is negative."""
        import numpy as np

        r, rho, rho0 = self.r0 * (1 + end.gap), end.radius[0], isotropic(self.r0)
        rise = self._rise(end)
        line, flat = self.r0 * along(end.gap), np.sqrt(rise * (rho + rho0))
        crossed = -rise * (1 + (rho + rho0) / (4 * rho * rho0)) * (r * rho0 + rho * self.r0)
        return np.arcsin(_share(crossed, r * rho * (line * rho0 + flat * self.r0)))

    def _rise(self, end: Place) -> Any:
        """ρ − ρ₀."""
        import numpy as np

        r0, rise = self.r0, self.r0 * end.gap
        r = r0 + rise
        return 0.5 * rise * (1 + (r + r0 - 2) / (np.sqrt(r * (r - 2)) + np.sqrt(r0 * (r0 - 2))))


def defect(rays: Rays) -> Any:
    """w = 1 − v², for a v of more digits than a double has."""
    return ((1 - rays.v) - rays.v_low) * ((1 + rays.v) + rays.v_low)


def isotropic(areal: Any) -> Any:
    """ρ of r."""
    import numpy as np

    return (areal - 1 + np.sqrt(areal * (areal - 2))) / 2


def _share(part: Any, whole: Any) -> Any:
    """A quotient, and zero where there is no part."""
    import numpy as np

    with np.errstate(invalid="ignore", divide="ignore"):
        return np.where(part == 0, 0.0, part / whole)
