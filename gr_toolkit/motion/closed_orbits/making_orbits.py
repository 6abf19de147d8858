"""From the exact constants of an orbit to its kind and its numbers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import final

from ...errors import InputError
from ...exact import Element
from ...exact.certified_numbers import constant_ball, nearest_double, sign_of_real_constant
from ...numerics.orbit_clocks import Constants
from ...numerics.orbits_on_arrays import CircularOrbit, FallingOrbit, Numbering, OrbitOnArrays, PassingOrbit
from ...numerics.radial_fall import RadialFall
from ...numerics.schwarzschild_orbits import InsideTheBarrier, NoBarrier, OffTheTop, OutsideTheBarrier, TowardsTheTop
from .choice_of_orbit import Choice

SCATTERING, BOUND, CIRCULAR = "scattering", "bound", "circular"
PLUNGING, FALLING, SEPARATRIX, RADIAL = "plunging", "falling", "separatrix", "radial"


@final
@dataclass(frozen=True)
class MadeOrbit:
    """An orbit with its kind and its numbers, in units of M.

    Attributes
    ----------
    kind : see `closed_orbit`
    numbers : of an orbit with angular momentum
    radial : of one without
    turning : M/r at its turning points, the periapsis first
    asymptotic : M/r of the circle that a separatrix approaches, else None
    """

    kind: str
    numbers: OrbitOnArrays | None = None
    radial: RadialFall | None = None
    turning: tuple[float, ...] = ()
    asymptotic: float | None = None


def made(choice: Choice) -> MadeOrbit:
    """The orbit of these constants.

    Raises
    ------
    InputError
        One inside the barrier is asked for, and there is none.
    """
    if choice.is_radial:
        return _radial(choice)
    constants = Constants(_root(choice.energy_squared), _root(choice.momentum_squared), choice.rest)
    if choice.circle is not None:
        return _circular(choice.circle, constants)
    cubic = choice.cubic
    if cubic.reality > 0:
        outside = OutsideTheBarrier(*cubic.doubles())
        if choice.inside:
            return _plunging(InsideTheBarrier(outside.u3, outside.u3_u2, outside.u3_u1), constants)
        turning = (outside.u2,) if cubic.escape >= 0 else (outside.u2, outside.u1)
        return MadeOrbit(SCATTERING if cubic.escape >= 0 else BOUND, PassingOrbit(outside, constants), turning=turning)
    if cubic.reality == 0:
        return _with_equal_roots(choice, constants)
    if choice.inside:
        raise InputError("there is no barrier for these constants: everything falls in", "no inside=True")
    course = NoBarrier(*cubic.doubles())
    if cubic.escape < 0:
        return MadeOrbit(PLUNGING, FallingOrbit(course, constants, Numbering.FROM_TURNING_POINT), turning=(course.u1,))
    return MadeOrbit(FALLING, FallingOrbit(course, constants, Numbering.FROM_INFINITY))


def _with_equal_roots(choice: Choice, constants: Constants) -> MadeOrbit:
    """A circular orbit, and what approaches it or lies inside."""
    double, single = choice.cubic.equal_roots
    side = sign_of_real_constant(double - single)
    if side <= 0 and not choice.inside:  # u₁ = u₂: the circle itself
        return _circular(double, constants)
    u_double, u_single, apart = _double(double), _double(single), abs(_double(double - single))
    if side < 0:
        return _plunging(InsideTheBarrier(u_single, apart, apart), constants)
    if choice.inside:
        numbers = FallingOrbit(OffTheTop(u_double, apart), constants, Numbering.TO_SINGULARITY)
        return MadeOrbit(SEPARATRIX, numbers, asymptotic=u_double)
    course = TowardsTheTop(u_single, u_double, apart)
    if choice.cubic.escape < 0:
        numbers = FallingOrbit(course, constants, Numbering.FROM_TURNING_POINT)
        return MadeOrbit(SEPARATRIX, numbers, turning=(u_single,), asymptotic=u_double)
    return MadeOrbit(SEPARATRIX, FallingOrbit(course, constants, Numbering.FROM_INFINITY), asymptotic=u_double)


def _plunging(course: InsideTheBarrier, constants: Constants) -> MadeOrbit:
    numbers = FallingOrbit(course, constants, Numbering.FROM_TURNING_POINT)
    return MadeOrbit(PLUNGING, numbers, turning=(course.u3,))


def _circular(u: Element, constants: Constants) -> MadeOrbit:
    value = _double(u)
    return MadeOrbit(CIRCULAR, CircularOrbit(value, constants), turning=(value,))


def _radial(choice: Choice) -> MadeOrbit:
    if choice.inside:
        raise InputError("there is no barrier for radial motion", "no inside=True")
    defect = abs(_double(1 - choice.energy_squared)) if choice.rest else 0.0
    fall = RadialFall(_root(choice.energy_squared), defect, choice.rest)
    return MadeOrbit(RADIAL, radial=fall, turning=(1 / fall.highest,) if defect and fall.energy < 1 else ())


def _double(value: Element) -> float:
    return nearest_double(lambda: constant_ball(value))


def _root(value: Element) -> float:
    return nearest_double(lambda: constant_ball(value).sqrt())
