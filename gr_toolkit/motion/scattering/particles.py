"""Particles from infinity: what they were given by, their constants, and where they turn; the rest is `scattering`."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Any, NoReturn, Self

import sympy as sp

from ...errors import CaptureError, InputError
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
        arrays."""
        excess = self.rays.excess
        return self.shaped(excess != excess)

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
        """b_c: from b ≤ b_c no particle of this speed returns. √27 M for light; of a symbolic v the formula."""
        if self._speed.is_symbolic:
            from .critical_orbit import critical_impact_parameter

            return critical_impact_parameter(self.metric, self._speed.exact).value
        return self.length(self.field.critical_impact_parameter(self._speeds), self._speed.shape)

    @property
    def capture_cross_section(self) -> Any:
        """π b_c²."""
        critical = self.critical_impact_parameter
        return sp.pi * critical**2 if isinstance(critical, sp.Expr) else PI * critical * critical

    @property
    def energy(self) -> Any:
        """E at infinity per unit of rest mass, 1/√(1 − v²); for light in units of itself, 1."""
        if self._speed.is_symbolic:
            return 1 / sp.sqrt(1 - self._speed.exact**2)
        from ...numerics.given_numbers import lorentz_factor

        return self._formed(lorentz_factor(self._speeds), self._speed.shape)

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
        from ...numerics.given_numbers import together

        for given in (self._speed, self._second):
            if given.is_symbolic:
                raise InputError(f"{given.name} is the symbol {given.typed}, and this takes numbers", "v=0.5, b=20")
        pairs = [(given.pair or (), given.shape) for given in (self._speed, self._second)]
        (v, second), _ = together(f"v and {self._second.name}", *pairs)
        return getattr(self.field, MAKERS[self._given_by])(v, second)

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
            raise CaptureError(
                f"no particle from infinity turns at {self.functions.r} = {shown}: the unstable circular orbit of "
                f"{speed} is at {inner}, and all that come nearer fall in",
                f"r above {inner}",
            )
        critical = self.length(self.field.critical_impact_parameter(self._speeds))
        raise CaptureError(
            f"the particle falls in: b = {shown} is not above b_c = {critical} of {speed}",
            f"b above {critical}, or Scattering.near_critical(g, v=..., excess=...)",
        )

    def __setattr__(self, name: str, value: Any) -> NoReturn:
        raise AttributeError(f"a Scattering does not change: make another with {name} = {in_short(value)}")

    def __repr__(self) -> str:
        if self.shape:
            return f"Scattering(shape={self.shape})"
        return f"Scattering(v={self._shown(self._speed)}, {self._given_by}={self._shown(self._second, length=True)})"
