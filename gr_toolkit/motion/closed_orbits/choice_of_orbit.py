"""Which orbit constants of motion mean: read, checked and classified by exact arithmetic."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, final

from ...errors import InputError
from ...exact import Element, unify
from ...exact.certified_numbers import constant_ball, sign_of_ball, sign_of_real_constant
from ...geometry.inputs import in_short
from .given_constants import WAYS, SchwarzschildUnits, is_positive
from .orbit_cubic import OrbitCubic

PAIRS = (("v", "b"), ("energy", "angular_momentum"), ("semilatus_rectum", "eccentricity"), ("r", "velocity"))


@final
@dataclass(frozen=True)
class Choice:
    """One orbit, exactly.

    Attributes
    ----------
    energy_squared, momentum_squared : ε² and ℓ², of light with ε = 1; ℓ = 0 for radial motion
    rest : 1, or 0 for light
    inside : whether the orbit is inside the barrier
    circle : u = M/r of a circular orbit, else None
    start : u of the given initial point, else None
    outward : whether it moves outward there: 1, 0 at a turning point, −1
    """

    energy_squared: Element
    momentum_squared: Element
    rest: int
    inside: bool = False
    circle: Element | None = None
    start: Element | None = None
    outward: int = 0

    @property
    def cubic(self) -> OrbitCubic:
        """P(u)."""
        return OrbitCubic(self.energy_squared, self.momentum_squared, self.rest)

    @property
    def escape(self) -> int:
        """The sign of ε² − μ: 1 where infinity is reached with some speed."""
        return sign_of_real_constant(self.energy_squared - self.rest)

    @property
    def circle_or_double(self) -> Element:
        """u of a circular orbit."""
        return self.cubic.equal_roots[0] if self.circle is None else self.circle

    @property
    def is_radial(self) -> bool:
        """Whether ℓ = 0."""
        return self.momentum_squared.is_zero()


def chosen(units: SchwarzschildUnits, given: dict[str, Any], light: bool, inside: bool) -> Choice:
    """The orbit that is meant.

    Raises
    ------
    InputError
        Not one pair of constants, or values that no orbit has.
    """
    present = {name for name, value in given.items() if value is not None}
    pair = next((p for p in PAIRS if set(p) == present), None)
    if pair is None:
        what = f"the constants {', '.join(sorted(present))} are not one of the pairs" if present else "no constants"
        raise InputError(what, WAYS)
    make = {"v": _from_infinity, "energy": _by_energy, "semilatus_rectum": _by_shape, "r": _from_a_point}[pair[0]]
    return make(units, given[pair[0]], given[pair[1]], light, inside)


def _from_infinity(units: SchwarzschildUnits, v: Any, b: Any, light: bool, inside: bool) -> Choice:
    speed, impact = units.number(v, "v"), units.length(b, "b")
    if not is_positive(speed) or sign_of_real_constant(1 - speed) < 0:
        raise InputError(f"the speed at infinity v = {v} is not between 0 and 1", "v=1 for light, v=0.5")
    if sign_of_real_constant(impact) < 0:
        raise InputError(f"the impact parameter b = {b} is negative", "b=20: phi grows along the motion")
    one, is_light = speed - speed + 1, (1 - speed).is_zero()
    if light and not is_light:
        raise InputError(f"v = {v} is not the speed of light", "v=1, or no light=True")
    if is_light:
        return Choice(one, impact * impact, 0, inside)
    gamma_squared = 1 / (1 - speed * speed)
    return Choice(gamma_squared, gamma_squared * speed * speed * impact * impact, 1, inside)


def _by_energy(units: SchwarzschildUnits, energy: Any, momentum: Any, light: bool, inside: bool) -> Choice:
    epsilon, ell = units.number(energy, "energy"), units.length(momentum, "angular_momentum")
    if not is_positive(epsilon):
        raise InputError(
            f"the energy {energy} is not positive", "energy=0.97, per rest mass; energy=1 at rest at infinity"
        )
    if sign_of_real_constant(ell) < 0:
        raise InputError(f"the angular momentum {momentum} is negative", "a positive one: phi grows along the motion")
    if light:
        return Choice(epsilon / epsilon, ell * ell / (epsilon * epsilon), 0, inside)
    return Choice(epsilon * epsilon, ell * ell, 1, inside)


def _by_shape(units: SchwarzschildUnits, semilatus: Any, eccentricity: Any, light: bool, inside: bool) -> Choice:
    """u = (1 ± e)/p at turning points: ℓ² = p²/(p − 3 − e²), ε² = ((p − 2)² − 4e²)/(p (p − 3 − e²)) [Darwin 1959]."""
    p, e = units.length(semilatus, "semilatus_rectum"), units.number(eccentricity, "eccentricity")
    if light:
        raise InputError("light has no two turning points outside the barrier", "v=1, b=20")
    if sign_of_real_constant(e) < 0:
        raise InputError(f"the eccentricity {eccentricity} is negative", "eccentricity=0 for a circle, 0.5, 1, 2")
    square = e * e
    p, e, square = unify([p, e, square])
    if e.is_zero():
        if sign_of_real_constant(p - 3) <= 0:
            raise InputError(
                f"there is no circular orbit of a mass at r = {semilatus}", "r > 3 M; light at 3 M: v=1, b=sqrt(27)*M"
            )
        return Choice((p - 2) ** 2 / (p * (p - 3)), p * p / (p - 3), 1, inside, circle=None if inside else 1 / p)
    if sign_of_real_constant(p - 6 - 2 * e) < 0 or sign_of_real_constant(p - 3 - square) <= 0:
        raise InputError(
            f"no orbit turns at p/(1 + e) with p = {semilatus}, e = {eccentricity}: inside the barrier",
            "p >= (6 + 2 e) M, and p > (3 + e^2) M; others by energy= and angular_momentum=",
        )
    below = p - 3 - square
    return Choice(((p - 2) ** 2 - 4 * square) / (p * below), p * p / below, 1, inside)


def _from_a_point(units: SchwarzschildUnits, r: Any, velocity: Any, light: bool, inside: bool) -> Choice:
    """What a static observer at r measures: ε = γ √(1 − 2M/r), L = γ r v_φ."""
    example = "r=10, velocity=(0, 0.3): outward and along phi, as a static observer measures it, c = 1"
    if inside:
        raise InputError("the initial point says on which side of the barrier the orbit is", "no inside=True")
    if isinstance(velocity, str) or not hasattr(velocity, "__len__") or len(velocity) != 2:
        raise InputError(f"the velocity {in_short(velocity)} has no two components", example)
    radius = units.length(r, "r")
    if sign_of_real_constant(radius - 2) <= 0:
        raise InputError(f"r = {r} is not outside the horizon: nobody is at rest there to measure a velocity", example)
    radial, across = (units.number(x, "a component of the velocity") for x in velocity)
    if sign_of_real_constant(across) < 0:
        raise InputError(
            f"the velocity along phi, {velocity[1]}, is negative", "a positive one: phi grows along the motion"
        )
    square = radial * radial + across * across
    slower = sign_of_real_constant(1 - square)
    lapse = 1 - 2 / radius
    outward = sign_of_real_constant(radial)
    if light:
        if square.is_zero():
            raise InputError("the velocity of light is zero: it has no direction", example)
        choice = Choice(square / square, radius * radius * across * across / (square * lapse), 0)
    elif slower == 0:
        choice = Choice(square, radius * radius * across * across / lapse, 0)
    elif slower < 0:
        raise InputError(
            f"the velocity {tuple(velocity)} is faster than light", f"{example}; light=True for a direction"
        )
    else:
        choice = Choice(lapse / (1 - square), radius * radius * across * across / (1 - square), 1)
    return _located(choice, 1 / radius, outward)


def _located(choice: Choice, u: Element, outward: int) -> Choice:
    """On which side of the barrier a point of an orbit is, and whether the orbit is a circle."""
    inside, circle = False, None
    if not choice.is_radial:
        cubic = choice.cubic
        if cubic.reality > 0:
            inside = sign_of_ball(lambda: 2 * constant_ball(u) - cubic.three().x2 - cubic.three().x3, "a radius") > 0
        elif cubic.reality == 0:
            double, _ = cubic.equal_roots
            side = sign_of_real_constant(u - double)
            circle = u if side == 0 else None
            inside = side > 0
    return Choice(choice.energy_squared, choice.momentum_squared, choice.rest, inside, circle, start=u, outward=outward)
