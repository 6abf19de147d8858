r"""Particles and light from infinity that pass a static, spherically symmetric mass."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Any, final

import sympy as sp

from ...geometry.inputs import read_metric
from ...geometry.keywords import in_words
from ..radial_functions import radial_functions
from .fields import unit_of_lengths
from .given import read_excess, read_length
from .particles import BY_EXCESS, BY_IMPACT, BY_TURNING, PI, Particles

if TYPE_CHECKING:
    from ...geometry import Metric

LENGTH = sp.Symbol("b", positive=True)
OF_ENERGY = "v=sp.sqrt(1 - 1/gamma**2), exact, with gamma=sp.Integer(10**9), the energy at infinity per rest mass"
OTHER_NAMES = {
    **dict.fromkeys(("speed", "velocity"), "v=0.5"),
    **dict.fromkeys(("energy", "mass", "gamma", "lorentz_factor"), OF_ENERGY),
    "impact_parameter": "b=20",
    "r0": "r=20 in from_closest_approach",
}


OF_TURNING = OTHER_NAMES | dict.fromkeys(("b", "r0", "closest_approach", "radius"), "r=20")


@final
class Scattering(Particles):
    """Freely falling particles, or light, that come from infinity: floats for floats, arrays for arrays.

    Whatever is given is broadcast together. Lengths are in the unit of the metric's M; where M is a symbol they are
    multiples of it, b = 20*M. Places are given by the radial coordinate of the metric's chart. Where the particle falls
    in, b ≤ b_c, arrays have nan (`is_captured` says where), and a lone one raises `CaptureError`.

    Parameters
    ----------
    metric : static and spherically symmetric, in a chart without cross terms
    v : the speed at infinity, 0 < v ≤ 1, 1 for light; a symbol v where nothing is given, for formulas
    b : the impact parameter, angular momentum over momentum at infinity; a symbol b where nothing is given

    Raises
    ------
    InputError
        No real numbers, or outside of their range; a metric of another kind; shapes that do not fit.

    Examples
    --------
    >>> import gr_toolkit as gr
    >>> light = gr.Scattering(gr.Schwarzschild(M=1), v=1, b=20)
    >>> f"{light.deflection():.15f}, {light.closest_approach:.12f}"
    '0.236135995388470, 18.912985478472'
    >>> gr.Scattering(gr.Schwarzschild(M=1), v=[0.5, 1], b=6).is_captured.tolist()
    [True, False]
    >>> gr.Scattering.near_critical(gr.Schwarzschild(M=1), v=1, excess=1e-300).winding_number
    109
    """

    @in_words("Scattering", "Scattering(g, v=0.5, b=20)", OTHER_NAMES)
    def __init__(self, metric: Metric, *, v: Any = None, b: Any = None) -> None:
        functions = radial_functions(read_metric(metric))
        self._begin(functions, BY_IMPACT, v, read_length(b, "b", unit_of_lengths(functions), LENGTH))

    @classmethod
    @in_words("Scattering.from_closest_approach", "Scattering.from_closest_approach(g, v=0.5, r=20)", OF_TURNING)
    def from_closest_approach(cls, metric: Metric, *, v: Any, r: Any) -> Scattering:
        """Those that turn at a place.

        Parameters
        ----------
        metric, v : as in `Scattering`
        r : the radial coordinate of the turning point; inside of the unstable circular orbit (3M for light) none turns,
            and arrays have nan
        """
        functions = radial_functions(read_metric(metric))
        return cls._made(functions, BY_TURNING, v, read_length(r, "r", unit_of_lengths(functions)))

    @classmethod
    @in_words("Scattering.near_critical", "Scattering.near_critical(g, v=0.5, excess=1e-12)", {"b": "excess=1e-12"})
    def near_critical(cls, metric: Metric, *, v: Any, excess: Any) -> Scattering:
        """Those that are nearly captured, by b/b_c − 1, which b in double precision cannot tell.

        Parameters
        ----------
        metric, v : as in `Scattering`
        excess : b/b_c − 1 > 0, 1e-300 for example
        """
        return cls._made(radial_functions(read_metric(metric)), BY_EXCESS, v, read_excess(excess))

    # -- angles ----------------------------------------------------------------------------------------------------

    def deflection(self, *, source: Any = None, observer: Any = None, digits: int | None = None) -> Any:
        """The angle by which the direction of motion turns; beyond 2π for those that go around.

        Between places at a finite distance it is [Ishihara et al. 2016, Phys. Rev. D 94, 084015]

            α = φ + Ψ_O − Ψ_S,

        φ being the angle swept between the two, and Ψ the angles between the orbit, in the direction of motion, and
        the outward radius, as observers at rest there measure them. It is zero for M = 0, and the deflection from
        infinity to infinity, φ − π, for places at infinity. Errors are some 1e-15 of α, for the doubles given.

        Parameters
        ----------
        source, observer : radial coordinates, at or beyond the closest approach, on the way in and on the way out;
            None for infinity
        digits : how many are to be proved: then a `CertifiedNumber`, from the numbers as typed

        Raises
        ------
        InputError
            A place within the closest approach (nan in arrays); `CaptureError` for a particle that falls in.

        Examples
        --------
        >>> import gr_toolkit as gr
        >>> light = gr.Scattering(gr.Schwarzschild(M=1), v=1, b=[20, 1e9])
        >>> light.deflection().tolist()
        [0.2361359953884..., 4.0000000117809...e-09]
        >>> f"{gr.Scattering(gr.Schwarzschild(M=1), v=1, b=20).deflection(source=100):.15f}"
        '0.234105696065082'
        """
        if digits is not None:
            from .certified import certified_deflection

            return certified_deflection(self, digits, source, observer)
        from .deflection import sum_over_ends

        return sum_over_ends(self, source, observer, lambda: self._angle, self.field.deflection_from)

    def swept_angle(self, *, source: Any = None, observer: Any = None, digits: int | None = None) -> Any:
        """The angle φ that the radius sweeps on the way from source to observer, None for infinity; to proved digits.

        Raises
        ------
        InputError
            As `deflection`.
        """
        if digits is not None:
            from .certified import certified_swept_angle

            return certified_swept_angle(self, digits, source, observer)
        from .deflection import sum_over_ends

        return sum_over_ends(self, source, observer, lambda: self._angle + PI, self.field.swept_from)

    @property
    def winding_number(self) -> Any:
        """How often the direction of motion turns right around, |α|/2π of the deflection from infinity to infinity as
        an integer; −1 in arrays where there is no α: where the particle falls in, or nan was given."""
        from ...numerics.given_numbers import whole_turns

        self.scattered()
        return self._formed(whole_turns(self._angle), self.shape)

    # -- times -----------------------------------------------------------------------------------------------------

    @in_words("time_of_flight", "s.time_of_flight(source=1e6, observer=1e6)")
    def time_of_flight(
        self,
        *,
        source: Any = None,
        observer: Any = None,
        of: str = "coordinate",
        passing: Any = True,
        digits: int | None = None,
    ) -> Any:
        """The time from source to observer, both at rest: coordinate time, or of the particle's or observer's clock.

        Parameters
        ----------
        source, observer : radial coordinates, at or beyond the closest approach
        of : "coordinate", "proper", or "observer", √B there times the coordinate's
        passing : whether the closest approach lies between the two, or both on one side of it
        digits : how many are to be proved: then a `CertifiedNumber`, from the numbers as typed

        Examples
        --------
        >>> import gr_toolkit as gr
        >>> s = gr.Scattering(gr.Schwarzschild(M=1), v=0.5, b=100)
        >>> [round(s.time_of_flight(source=1e4, observer=1e3, of=clock), 6) for clock in ("coordinate", "proper")]
        [21988.905227, 19013.883122]
        """
        if digits is not None:
            from .certified import certified_time

            return certified_time(self, digits, source, observer, of, passing)
        from .flight_times import time_of_flight_of

        return time_of_flight_of(self, source, observer, of, passing)

    @in_words("time_delay", 's.time_delay(source=1e6, observer=1e6, compared_with="straight line")')
    def time_delay(
        self,
        *,
        source: Any = None,
        observer: Any = None,
        compared_with: Any = None,
        of: str = "coordinate",
        passing: Any = True,
    ) -> Any:
        """How much longer that takes than something else; negative for an advance.

        Parameters
        ----------
        source, observer, of, passing : as in `time_of_flight`, of a clock at rest
        compared_with : "straight line", "straight line of the same impact parameter", "straight line between the
            places", "light" or a speed (in the same field, between the same places), "light of the same impact
            parameter", "Newton", "Newton with the same impact parameter": `gr_toolkit.motion.scattering.delays` says
            what is held fixed in each

        Examples
        --------
        >>> import gr_toolkit as gr
        >>> s = gr.Scattering(gr.Schwarzschild(M=1), v=[0.3, 1], b=1e6)
        >>> s.time_delay(source=1e11, observer=1e11, compared_with="straight line").tolist()
        [-585.958664509..., 50.824294144...]
        """
        from .delays import time_delay_of

        return time_delay_of(self, source, observer, compared_with, of, passing)

    # -- the orbit -------------------------------------------------------------------------------------------------

    def orbit(self) -> Any:
        """The orbit in closed form, r(φ) and times, as `gr_toolkit.motion.closed_orbit` gives it: one particle only."""
        from .certified import orbit_of_particle

        return orbit_of_particle(self)

    # -- the medium ------------------------------------------------------------------------------------------------

    @in_words("refractive_index", 's.refractive_index(r, definition="momentum")')
    def refractive_index(self, r: Any, definition: str = "momentum") -> Any:
        """The refractive index at radial coordinates of the chart; "momentum", p/p∞ by isotropic coordinates, gives the
        orbits. `gr_toolkit.motion.refractive_indices` has the other definitions, and which of them do.

        nan in arrays inside a horizon; there a single place is refused.
        """
        from ..indices.in_numbers import index_of_particles

        return index_of_particles(self, r, definition)

    # -- formulas --------------------------------------------------------------------------------------------------

    def deflection_series(self, order: int, *, fixed: str = "v", parameter: Any = None) -> Any:
        """The deflection as a series in M/b, M/r0 or v², by what is held fixed: `gr_toolkit.motion.deflection_series`
        for this metric and speed, a number as typed or a symbol."""
        from .weak_field import deflection_series

        return deflection_series(self.metric, order, v=self._speed.exact, fixed=fixed, parameter=parameter)

    def strong_deflection(self) -> Any:
        """The deflection close to capture, a logarithm and a constant: `gr_toolkit.motion.strong_deflection`."""
        from .strong_field import strong_deflection

        return strong_deflection(self.metric, self._speed.exact)

    @cached_property
    def _angle(self) -> Any:
        return self.field.deflection(self.rays)
