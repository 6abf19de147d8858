r"""One orbit in Schwarzschild's spacetime in closed form: what it tells of itself, and its functions on arrays.

The equations are in `numerics.schwarzschild_orbits` and `numerics.orbit_clocks`; exact arithmetic decides the kind.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from math import inf, nan, pi
from typing import TYPE_CHECKING, Any, NamedTuple, final

import sympy as sp

from ...errors import InputError
from ...exact.certified_numbers import constant_ball, nearest_double
from ...geometry.inputs import in_short
from ...numerics.orbits_on_arrays import evaluated, points_on_a_line, polar_points
from ...numerics.schwarzschild_orbits import InsideTheBarrier, NoBarrier, OffTheTop, OutsideTheBarrier, TowardsTheTop
from . import closed_forms
from .choice_of_orbit import Choice
from .given_constants import SchwarzschildUnits, read_exact
from .making_orbits import BOUND, CIRCULAR, SCATTERING, MadeOrbit

if TYPE_CHECKING:
    from ...verdicts import Verdict

INFINITY = "is at infinity, where times are infinite"
HORIZON = "is not outside the horizon r = 2 M, where t is infinite: write tau, which goes on to r = 0"
TURNING_BACK = (SCATTERING, BOUND, CIRCULAR)

FORMS: dict[type, Callable[[Any], closed_forms.ClosedForm]] = {
    OutsideTheBarrier: lambda course: closed_forms.outside(),
    InsideTheBarrier: lambda course: closed_forms.inside(),
    NoBarrier: lambda course: closed_forms.without_barrier(),
    TowardsTheTop: lambda course: closed_forms.towards_the_top(inward=False),
    OffTheTop: lambda course: (
        closed_forms.towards_the_top(inward=True) if course.u2_u1 else closed_forms.off_the_last_circle()
    ),
}


class Period(NamedTuple):
    """One period: what passes of the azimuth, of coordinate time and of proper time (nan for light)."""

    phi: float
    t: float
    tau: float


@final
@dataclass(frozen=True, repr=False)
class ClosedOrbit:
    """One orbit; made by `closed_orbit`, where kinds, zeros and units are explained."""

    units: SchwarzschildUnits
    choice: Choice
    made: MadeOrbit

    @property
    def kind(self) -> str:
        """scattering, bound, circular, plunging, falling, separatrix or radial."""
        return self.made.kind

    @property
    def is_light(self) -> bool:
        """Whether it is a ray of light."""
        return self.choice.rest == 0

    @property
    def is_stable(self) -> bool:
        """Whether small changes of the constants change the orbit by little: of circles, those beyond r = 6 M."""
        if self.kind == CIRCULAR:
            return 6 * self.made.turning[0] < 1
        return self.made.asymptotic is None

    @cached_property
    def energy(self) -> float:
        """E/m at infinity; 1 for light."""
        return float(sp.sqrt(self.choice.energy_squared.to_sympy()))

    @cached_property
    def angular_momentum(self) -> float:
        """L/m; for light L/E, the impact parameter."""
        return float(sp.sqrt(self.choice.momentum_squared.to_sympy())) * self.units.unit

    @property
    def horizon_radius(self) -> float:
        """2M."""
        return 2 * self.units.unit

    @property
    def turning_points(self) -> tuple[float, ...]:
        """The radii at which dr/dφ is zero, the smallest first."""
        return tuple(self.units.unit / u for u in self.made.turning)

    @property
    def periapsis(self) -> float | None:
        """The smallest radius, of an orbit that turns there."""
        return self.turning_points[0] if self.kind in (SCATTERING, BOUND, CIRCULAR) else None

    @property
    def apoapsis(self) -> float | None:
        """The largest radius, of an orbit that turns there."""
        return None if self.kind == SCATTERING or not self.made.turning else self.turning_points[-1]

    @property
    def asymptotic_radius(self) -> float | None:
        """The radius of the unstable circular orbit that a separatrix approaches."""
        return None if self.made.asymptotic is None else self.units.unit / self.made.asymptotic

    @property
    def phi_range(self) -> tuple[float, float]:
        """The smallest and the largest azimuth."""
        return self._numbers("phi_range").range

    @cached_property
    def period(self) -> Period:
        """From periapsis to periapsis, or once around a circle.

        Raises
        ------
        InputError
            The orbit is not bound.
        """
        numbers = self._numbers("period")
        if self.kind == CIRCULAR:
            return Period(2 * pi, self.t(2 * pi), nan if self.is_light else self.tau(2 * pi))
        if self.kind != BOUND:
            raise InputError(f"a {self.kind} orbit has no period", "an orbit of the kind bound or circular")
        clock, unit = numbers.clock, self.units.unit
        times = (2 * unit * integral.total for integral in (clock.coordinate, clock.proper))
        return Period(2 * numbers.half, *times)

    @property
    def azimuthal_period(self) -> Period:
        """What passes of both times while φ grows by 2π, on the average."""
        turn = 2 * pi / self.period.phi
        return Period(2 * pi, self.period.t * turn, self.period.tau * turn)

    @cached_property
    def phase(self) -> float | None:
        """φ of the initial point, where the orbit was given by one; None else and for radial motion."""
        start, numbers = self.choice.start, self.made.numbers
        if start is None or numbers is None:
            return None
        if self.kind == CIRCULAR:
            return 0.0
        phi: float = self.phi(self.units.unit / nearest_double(lambda: constant_ball(start)))
        low, high = numbers.range
        if low != -high:  # nothing turns
            return phi
        after = self.choice.outward if self.kind in (SCATTERING, BOUND) else -self.choice.outward
        return -phi if after < 0 else phi

    def r(self, phi: Any) -> Any:
        """The areal radius at azimuths; nan in arrays for azimuths that the orbit does not reach.

        Raises
        ------
        InputError
            No real numbers; a radial orbit, which has one azimuth.
        DomainError
            A single azimuth beyond the orbit.
        """
        numbers = self._numbers("r(phi)")
        low, high = numbers.range
        return evaluated(
            lambda x: self.units.unit / numbers.inverse_radius(x),
            phi,
            "phi",
            f"is beyond the orbit: {low:.15g} <= phi <= {high:.15g}",
        )

    def phi(self, r: Any) -> Any:
        """The azimuth at radii: after the turning point, on the way out from a periapsis and in from an apoapsis.

        Raises
        ------
        InputError
            No real numbers; a circular or a radial orbit.
        DomainError
            A single radius that the orbit does not reach.
        """
        numbers = self._numbers("phi(r)")
        if self.kind == CIRCULAR:
            raise InputError("on a circular orbit r does not tell phi", "t(phi), tau(phi)")
        return evaluated(lambda x: numbers.azimuth(x / self.units.unit), r, "r", "is not on the orbit")

    def t(self, phi: Any = None, *, r: Any = None) -> Any:
        """Coordinate time at azimuths, or at radii, of the same half of the orbit as in `phi`.

        It is infinite at the horizon; inside, arrays have nan.

        Raises
        ------
        InputError
            No real numbers; not one of both.
        DomainError
            A single place inside the horizon or beyond the orbit.
        """
        return self._time(phi, r, False)

    def tau(self, phi: Any = None, *, r: Any = None) -> Any:
        """Proper time at azimuths, or at radii, to the singularity.

        Raises
        ------
        InputError
            No real numbers; not one of both; light.
        DomainError
            A single place beyond the orbit.
        """
        if self.is_light:
            raise InputError("light has no proper time", "t(phi)")
        return self._time(phi, r, True)

    def _time(self, phi: Any, r: Any, proper: bool) -> Any:
        if (phi is None) == (r is None):
            raise InputError("a time is wanted at azimuths or at radii", "t(phi), t(r=...)")
        unit, name = self.units.unit, "r" if phi is None else "phi"
        at_infinity = phi is not None or (isinstance(r, (int, float)) and r == inf)
        beyond = ", or ".join(["is not on the orbit", *self._endless(proper, at_infinity)])
        radial = self.made.radial
        if radial is not None:
            if phi is not None:
                raise InputError("phi is constant on a radial orbit", "t(r=...), tau(r=...)")
            function = radial.proper if proper else radial.coordinate
            return evaluated(lambda x: unit * function(x / unit), r, name, beyond)
        numbers = self._numbers("a time")
        if phi is None:
            if self.kind == CIRCULAR:
                raise InputError("on a circular orbit r does not tell the time", "t(phi), tau(phi)")
            return evaluated(lambda x: unit * numbers.time(w=x / unit, proper=proper), r, name, beyond)
        return evaluated(lambda x: unit * numbers.time(phi=x, proper=proper), phi, name, beyond)

    def _endless(self, proper: bool, at_infinity: bool) -> list[str]:
        """Where on this orbit times are infinite."""
        from_infinity = self.choice.escape >= 0 and self.apoapsis is None and not self.choice.inside
        into_the_hole = not proper and self.kind not in TURNING_BACK
        return [*([INFINITY] if at_infinity and from_infinity else []), *([HORIZON] if into_the_hole else [])]

    def points(self, n: int = 1000, *, r_max: float | None = None, turns: float = 2) -> tuple[Any, Any]:
        """x = r cos φ and y = r sin φ along the orbit, for pictures.

        Parameters
        ----------
        n : how many points
        r_max : how far out an orbit from infinity is followed; unless given ten times its periapsis, or 30 M
        turns : how many radial periods of a bound orbit, or how many turns near a circle, are shown

        Raises
        ------
        InputError
            A number of points, a radius or a number of turns that is none.
        """
        if type(n) is not int or n < 2:
            raise InputError(f"n = {in_short(n)} is no number of points", "n=1000")
        turns = float(read_exact(turns, "turns"))
        far = 10 * (self.periapsis or 3 * self.units.unit) if r_max is None else float(read_exact(r_max, "r_max"))
        if self.made.radial is not None:
            return points_on_a_line(min(far, self.apoapsis or inf), 0.0, n)
        low, high = self.phi_range
        if self.kind == BOUND:
            low, high = -self.period.phi / 2, self.period.phi * (turns - 0.5)
        elif self.kind == SCATTERING:
            low, high = -self.phi(far), self.phi(far)
        elif low == 0:
            low, high = self.phi(far), min(high, self.phi(far) + 2 * pi * turns)
        return polar_points(self.r, max(low, -2 * pi * turns), min(high, 2 * pi * turns), n)

    def closed_form(self) -> Any:
        """u = M/r as a formula in φ, with the differential equation of the elliptic function in it and its name; for a
        radial mass r/M and τ/M as formulas in an angle, of a radial ray of light t/M as a formula in X = r/M.
        """
        if self.made.radial is not None:
            return closed_forms.RadialRay() if self.is_light else closed_forms.radial(-self.choice.escape)
        if self.kind == CIRCULAR:
            return closed_forms.circle(self.choice.circle_or_double.to_sympy())
        course = self._numbers("the form").course
        return FORMS[type(course)](course)

    def check(self) -> Verdict:
        """Whether the closed form satisfies the orbit equation of the metric, decided for all orbits of its kind."""
        verdict: Verdict = self.closed_form().check(self.units.metric)
        return verdict

    def __repr__(self) -> str:
        momentum, turns = f"{self.angular_momentum:.12g}", self.turning_points
        of = f"light, L/E = {momentum}" if self.is_light else f"E/m = {self.energy:.12g}, L/m = {momentum}"
        where = f", turning at r = {' and '.join(f'{r:.12g}' for r in turns)}" if turns else ""
        return f"{self.kind} orbit of {of}{where}"

    def _numbers(self, what: str) -> Any:
        if self.made.numbers is None:
            raise InputError(f"{what} of a radial orbit: phi is constant", "t(r=...), tau(r=...)")
        return self.made.numbers
