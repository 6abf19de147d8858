"""Particles from infinity: what they were given by, their constants, and where they turn; the rest is `scattering`."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Any, NoReturn, Self

import sympy as sp

from ...errors import CaptureError, DomainError, InputError
from ...geometry.inputs import in_short
from ..radial_functions import RadialFunctions
from .fields import field_of
from .given import Given, read_speed

if TYPE_CHECKING:
    from ...geometry import Metric
    from ...numerics.schwarzschild_roots import Rays

PI = 3.141592653589793
SPEED = sp.Symbol("v", positive=True)
BY_IMPACT, BY_TURNING, BY_EXCESS = "b", "r", "excess"
MAKERS = {BY_IMPACT: "of_impact_parameter", BY_TURNING: "of_closest_approach", BY_EXCESS: "of_excess"}


class Particles:
    """Particles from infinity by their speed and a second number; nothing of it changes.

    Attributes
    ----------
    functions : of the metric
    shape : of everything given, broadcast
    """

    functions: RadialFunctions
    shape: tuple[int, ...]
    _speed: Given
    _second: Given
    _given_by: str

    # -- what was given --------------------------------------------------------------------------------------------

    @property
    def metric(self) -> Metric:
        """The metric, in the chart given."""
        return self.functions.metric

    @property
    def v(self) -> Any:
        """The speed at infinity."""
        return self._shown(self._speed)

    @property
    def b(self) -> Any:
        """The impact parameter."""
        if self._given_by == BY_IMPACT:
            return self._shown(self._second, length=True)
        return self.length(1 / self.rays.ratio)

    @property
    def excess(self) -> Any:
        """b/b_c − 1, however small; nan where the particle falls in."""
        return self._shown(self._second) if self._given_by == BY_EXCESS else self.shaped(self.rays.excess)

    @property
    def is_symbolic(self) -> bool:
        """Whether v or b is a symbol, so that there are formulas only."""
        return self._speed.is_symbolic or self._second.is_symbolic

    @property
    def is_captured(self) -> Any:
        """Whether the particle falls in, b ≤ b_c, or for `from_closest_approach` whether none turns there; a mask for
        arrays. It is False where nan was given, and where the chart has no horizon, or a second barrier in front of
        it: what passes the unstable circular orbit there is not followed, and its deflection is nan."""
        excess, (v, second) = self.rays.excess, self._given_pairs
        lost = (excess != excess) & (v[0] == v[0]) & (second[0] == second[0])
        if lost.any():
            lost[lost] = self._falls_in(v[0][lost], second[0][lost])
        return self.shaped(lost)

    # -- where, and with which constants ---------------------------------------------------------------------------

    @property
    def closest_approach(self) -> Any:
        """The radial coordinate of the turning point."""
        if self._given_by == BY_TURNING and not self.shape:
            self.scattered()
            return self._shown(self._second, length=True)
        self.scattered()
        return self.length(self._turning)

    @property
    def critical_impact_parameter(self) -> Any:
        """b_c of the outermost unstable circular orbit, above which all turn: √27 M for light; of a symbolic v the
        formula. What has b ≤ b_c falls in where there is a horizon."""
        if self._speed.is_symbolic:
            from .critical_orbit import critical_impact_parameter

            return critical_impact_parameter(self.metric, self._speed.exact).value
        return self.length(self.field.critical_impact_parameter(self._speeds), self._speed.shape)

    @property
    def capture_cross_section(self) -> Any:
        """π b_c².

        Raises
        ------
        DomainError
            The chart has no horizon, or a second barrier in front of it: what passes the circular orbit is not
            followed, and may return.
        """
        critical = self.critical_impact_parameter
        if not self._speed.is_symbolic and not self._all_fall_in:
            raise DomainError(
                "what passes the unstable circular orbit is not followed: the chart has no horizon, or a second "
                "barrier in front of it, and it may return"
            )
        return sp.pi * critical**2 if isinstance(critical, sp.Expr) else PI * critical * critical

    @property
    def energy(self) -> Any:
        """E at infinity per unit of rest mass, 1/√(1 − v²); for light in units of itself, 1."""
        if self._speed.is_symbolic:
            return 1 / sp.sqrt(1 - self._speed.exact**2)
        from ...numerics.given_numbers import lorentz_factor

        return self._formed(lorentz_factor(self._speed.numbers), self._speed.shape)

    @property
    def angular_momentum(self) -> Any:
        """L per unit of rest mass, γvb; for light per unit of energy, b."""
        return self.energy * self.v * self.b

    # -- for the modules of this folder ----------------------------------------------------------------------------

    @cached_property
    def field(self) -> Any:
        """The numbers of the metric: `SchwarzschildField`, or those of another metric."""
        return field_of(self.functions)

    @property
    def mass(self) -> Any:
        """M as an expression of SymPy."""
        return self.field.mass

    @property
    def exact_v(self) -> Any:
        """v as typed, 1/10 for 0.1, as an expression of SymPy; an array is refused."""
        return self._speed.exact

    @property
    def exact_b(self) -> Any:
        """b as typed; an array, and what was not given by b, is refused."""
        if self._given_by != BY_IMPACT:
            raise InputError(f"the orbit was given by {self._given_by}, not by b", "Scattering(g, v=0.5, b=20)")
        return self._second.exact

    @property
    def given_by(self) -> str:
        """What the particles were given by, beside v: b, r or the excess."""
        return self._given_by

    @property
    def exact_second(self) -> Any:
        """That number as typed; an array is refused."""
        return self._second.exact

    @cached_property
    def rays(self) -> Rays:
        """Flat arrays of the particles, nan where they fall in.

        Raises
        ------
        InputError
            v or b is a symbol.
        """
        v, second = self._given_pairs
        rays = getattr(self.field, MAKERS[self._given_by])(v[:2], second[:2])

        def exactly(place: int) -> tuple[Any, Any]:
            return self._speed.exactly(int(v[2][place])), self._second.exactly(int(second[2][place]))

        return self.field.decided(self._given_by, rays, v[:2], second[:2], exactly)

    def scattered(self) -> Rays:
        """The same; a lone particle that falls in is refused.

        Raises
        ------
        CaptureError
            It is one.
        """
        rays = self.rays
        if not self.shape and rays.excess[0] != rays.excess[0]:
            self._refuse_capture()
        return rays

    def shaped(self, flat: Any) -> Any:
        """A flat array as it was given: a float, or an array."""
        return self._formed(flat, self.shape)

    def length(self, flat: Any, shape: tuple[int, ...] | None = None) -> Any:
        """Lengths in masses, in the unit of M, or as multiples of the symbol M."""
        return self._formed(flat, self.shape if shape is None else shape) * self.field.unit

    # -- inside ----------------------------------------------------------------------------------------------------

    @cached_property
    def _given_pairs(self) -> list[Any]:
        """v and the second number, broadcast together: each a pair, and which of those given it is."""
        from ...numerics.given_numbers import numbered, together

        pairs = [(numbered(given.numbers), given.shape) for given in (self._speed, self._second)]
        return together(f"v and {self._second.name}", *pairs)[0]

    def _falls_in(self, v: Any, second: Any) -> Any:
        """Whether particles that do not turn end in a horizon."""
        return self.field.falls_in(v, second) if self._given_by == BY_IMPACT else self.field.falls_in(v)

    @property
    def _all_fall_in(self) -> bool:
        """Whether a horizon is behind every unstable circular orbit there is."""
        nothing_passes = self.field.critical_impact_parameter(self._speeds) == 0
        return bool((nothing_passes | self.field.falls_in(self._speeds)).all())

    @cached_property
    def _turning(self) -> Any:
        return self.field.closest_approach(self.rays)

    @property
    def _speeds(self) -> Any:
        return self._speed.pair[0] if self._speed.pair else None

    @classmethod
    def _made(cls, functions: RadialFunctions, given_by: str, v: Any, second: Given) -> Self:
        new = object.__new__(cls)
        new._begin(functions, given_by, v, second)
        return new

    def _begin(self, functions: RadialFunctions, given_by: str, v: Any, second: Given) -> None:
        from ...numerics.given_numbers import together

        speed = read_speed(v, SPEED)
        _, shape = together(f"v and {second.name}", ((), speed.shape), ((), second.shape))
        self.__dict__.update(functions=functions, shape=shape, _speed=speed, _second=second, _given_by=given_by)

    @staticmethod
    def _formed(flat: Any, shape: tuple[int, ...]) -> Any:
        return flat.reshape(shape).copy() if shape else flat[0].item()

    def _shown(self, given: Given, length: bool = False) -> Any:
        """An argument as it was given."""
        if given.pair is None or (length and isinstance(given.typed, sp.Expr) and given.typed.free_symbols):
            return given.exact
        if given.values is not None:
            return self._formed(given.values, given.shape)
        return self.length(given.pair[0], given.shape) if length else self._formed(given.pair[0], given.shape)

    def _refuse_capture(self) -> NoReturn:
        speed, shown = f"the speed v = {self._shown(self._speed):g}", self._shown(self._second, length=True)
        if self._given_by == BY_TURNING:
            inner = self.length(self.field.critical_radius(self._speeds))
            fate = (
                "fall in" if self.field.falls_in(self._speeds).all() else "go on inwards, where they are not followed"
            )
            raise CaptureError(
                f"no particle from infinity turns at {self.functions.r} = {shown}: the unstable circular orbit of "
                f"{speed} is at {inner}, and all that come nearer {fate}",
                f"r above {inner}",
            )
        critical = self.length(self.field.critical_impact_parameter(self._speeds))
        if self._given_by == BY_EXCESS:
            raise CaptureError(f"nothing of {speed} is captured: there is no b_c", "Scattering(g, v=..., b=...)")
        advice = f"b above {critical}, or Scattering.near_critical(g, v=..., excess=...)"
        v, second = self._given_pairs
        if not self._falls_in(v[0], second[0]).all():
            behind = self.field.falls_in(self._speeds, 1e-300).all()
            why = "a second barrier is" if behind else "the chart has no horizon"
            raise CaptureError(
                f"b = {shown} is not above {critical} of {speed}: the particle goes on inwards from "
                f"{self.functions.r} = {self.length(self.field.critical_radius(self._speeds)):.12g}, {why} "
                "there, and what becomes of it is not followed",
                advice,
            )
        orbit = "; its path into the hole is s.orbit()" if self.functions.schwarzschild_mass is not None else ""
        raise CaptureError(
            f"the particle falls in: b = {shown} is not above b_c = {critical} of {speed}", advice + orbit
        )

    def __setattr__(self, name: str, value: Any) -> NoReturn:
        raise AttributeError(f"a Scattering does not change: make another with {name} = {in_short(value)}")

    def __repr__(self) -> str:
        if self.shape:
            return f"Scattering(shape={self.shape})"
        speed = self._shown(self._speed)
        if speed == 1 and self._speed.exact != 1:  # an exact number next to the speed of light
            speed = in_short(self._speed.exact)
        return f"Scattering(v={speed}, {self._given_by}={self._shown(self._second, length=True)})"
