r"""Doppler's effect and aberration between two observers at one event, from their frames.

With u and a unit vector e along the motion, u′ = γ (u + v e) and e′ = γ (v u + e); light in the direction n, at the
angle θ to e, has k = ω (u + n). Then ω′ = −k·u′ and cos θ′ = k·e′/ω′ (−+++).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import Any, final

import sympy as sp

from ...electrodynamics.observers.observer import read_observer
from ...errors import InputError
from ...exact import Element, Reader, hooks, read_domain
from ...exact.field import Field
from ...geometry import Metric
from ...geometry.inputs import in_short, read_expression, read_metric
from ...geometry.keywords import in_words
from ...verdicts import Verdict, combined, decide


@final
@dataclass(frozen=True, eq=False)
class Doppler:
    """What an observer who moves with the speed v at the angle θ to a ray finds.

    Attributes
    ----------
    speed, angle : v in units of c and θ, between the motion and the direction in which the light goes, as those find
        who are at rest
    domain : conditions on the symbols
    """

    speed: Any
    angle: Any
    domain: tuple[Any, ...]

    @cached_property
    def _values(self) -> tuple[Element, Element, Element]:
        reader = Reader(Field.rational(read_domain(self.domain, self.speed.free_symbols | self.angle.free_symbols)))
        speed, cosine, sine = reader.read_all([self.speed, sp.cos(self.angle), sp.sin(self.angle)])
        return speed, cosine, sine

    @cached_property
    def lorentz_factor(self) -> Element:
        """γ = 1/√(1 − v²)."""
        speed = self._values[0]
        return (1 - speed * speed).sqrt().inverse()

    @cached_property
    def one_plus_z(self) -> Element:
        """ω′/ω = γ (1 − v cos θ): the 1 + z of a source that moves so, for those at rest.

        For an observer who moves so and a source at rest 1 + z is the inverse.
        """
        speed, cosine, _ = self._values
        return self.lorentz_factor * (1 - speed * cosine)

    @cached_property
    def cosine(self) -> Element:
        """cos θ′ = (cos θ − v)/(1 − v cos θ): the angle of the ray for those who move."""
        speed, cosine, _ = self._values
        return (cosine - speed) / (1 - speed * cosine)

    @cached_property
    def sine(self) -> Element:
        """sin θ′ = sin θ/(γ (1 − v cos θ))."""
        return self._values[2] / self.one_plus_z

    @cached_property
    def solid_angle(self) -> Element:
        """dΩ′/dΩ = d cos θ′/d cos θ = 1/(γ² (1 − v cos θ)²)."""
        return (self.one_plus_z * self.one_plus_z).inverse()

    def check(self, metric: Metric | None = None) -> Verdict:
        """Frequency, angles and solid angle from the orthonormal frames of a spacetime, Minkowski's unless given.

        Raises
        ------
        InputError
            A metric without observers at rest.
        """
        from ...spacetimes import Minkowski

        g = read_metric(Minkowski() if metric is None else metric)
        who = read_observer(g)
        time = -g.conventions.time_sign  # η_11
        u, e, f = (leg for leg in (who.velocity, *who.frame.vectors[1:3]))
        v, cosine, sine = self._values
        gamma = self.lorentz_factor
        n = range(4)
        wave = [u.component((k,)) + e.component((k,)) * cosine + f.component((k,)) * sine for k in n]
        moving = [(u.component((k,)) + e.component((k,)) * v) * gamma for k in n]
        axis = [(u.component((k,)) * v + e.component((k,))) * gamma for k in n]

        def product(x: list[Element], y: list[Element]) -> Element:
            pairs = [(i, j) for i in n for j in g.neighbours(i, False)]
            return sum((g.covariant.component((i, j)) * x[i] * y[j] * time for i, j in pairs), g.zero)

        across = [f.component((k,)) for k in n]
        angle = sp.Dummy("theta", real=True)  # the solid angle is one of directions, of one velocity
        turning = Doppler(self.speed, angle, self.domain)
        slopes = [w.diff(angle) for w in (turning.cosine, turning._values[1])]
        return combined(
            [
                ("u′·u′", decide(product(moving, moving), -1)),
                ("k·k", decide(product(wave, wave), 0)),
                ("ω′/ω", decide(-product(wave, moving), self.one_plus_z)),
                ("cos θ′", decide(product(wave, axis), self.cosine * self.one_plus_z)),
                ("sin θ′", decide(product(wave, across), self.sine * self.one_plus_z)),
                ("cos² θ′ + sin² θ′", decide(self.cosine * self.cosine + self.sine * self.sine, 1)),
                ("dΩ′/dΩ", decide(slopes[0], turning.solid_angle * slopes[1])),
            ]
        )

    @property
    def _written(self) -> tuple[Any, Any]:
        """Both formulas as books print them."""
        v, cosine = self.speed, sp.cos(self.angle)
        return (1 - v * cosine) / sp.sqrt(1 - v**2), (cosine - v) / (1 - v * cosine)

    def __repr__(self) -> str:
        shift, cosine = self._written
        return f"ω′/ω = {shift}, cos θ′ = {cosine}"

    def _repr_latex_(self) -> str:
        shift, cosine = map(sp.latex, self._written)
        return rf"$\displaystyle \frac{{\omega'}}{{\omega}} = {shift},\quad \cos\theta' = {cosine}$"


@in_words("doppler", "doppler(speed=v, angle=theta)", {"v": "speed=v", "velocity": "speed=v", "theta": "angle=theta"})
def doppler(speed: Any, angle: Any = 0, *, domain: Any = ()) -> Doppler:
    """Doppler's effect and aberration for a relative velocity.

    Parameters
    ----------
    speed : v, in units of c
    angle : θ between the velocity and the direction in which the light goes, for those at rest, in radians; 0: they run
        after each other, π: the source recedes. Observers look the other way: towards π − θ.
    domain : conditions on the symbols, which are real; v² < 1 always joins them

    Raises
    ------
    InputError
        No expression; a speed that is not below that of light; an angle that is not real, or more than a whole turn, as
        one in degrees would be.

    Notes
    -----
    Einstein (1905), §7; Misner, Thorne & Wheeler (1973), exercise 2.6; Rybicki & Lightman (1979), eqs 4.8, 4.12.

    Examples
    --------
    >>> import sympy as sp
    >>> v = sp.Symbol("v", positive=True)
    >>> receding = doppler(speed=v, angle=sp.pi)
    >>> receding.one_plus_z ** 2
    -(v + 1)/(v - 1)
    >>> theta = sp.Symbol("theta", real=True)
    >>> doppler(speed=v, angle=theta)
    ω′/ω = (-v*cos(theta) + 1)/sqrt(1 - v**2), cos θ′ = (-v + cos(theta))/(-v*cos(theta) + 1)
    """
    v, theta = read_expression(speed, "the speed"), read_expression(angle, "the angle")
    if isinstance(domain, str | sp.Basic) or not isinstance(domain, Iterable):
        raise InputError(f"the domain is {in_short(domain)}, no list of conditions", "domain=[v > 0]")
    symbols = v.free_symbols | theta.free_symbols
    for symbol in sorted(symbols, key=str):
        if symbol.is_real is False or (symbol.is_real is None and symbol.is_complex):
            raise InputError(f"{symbol} is declared to be no real number", f"sp.Symbol({symbol.name!r}, real=True)")
    conditions = tuple(domain)
    reader = Reader(Field.rational(read_domain(conditions, symbols)))
    rest = reader.read(1 - v**2)
    if not hooks.call("is real", reader.read(v)) or hooks.call("sign", rest) < 0 or rest.is_zero():
        raise InputError(f"the speed {v} is not below 1, that of light", "speed=v with v**2 < 1")
    if not hooks.call("sign", rest):
        conditions = (*conditions, 1 - v**2 > 0)
        reader = Reader(Field.rational(read_domain(conditions, symbols)))
    if not hooks.call("is real", reader.read(theta)):
        raise InputError(f"the angle {theta} is not real", "an angle in radians, sp.pi/3")
    if theta.is_number and abs(theta) > 2 * sp.pi:
        raise InputError(f"the angle {theta} is more than a whole turn", f"radians: sp.rad({theta}) of {theta} degrees")
    return Doppler(v, theta, conditions)
