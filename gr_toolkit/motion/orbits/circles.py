r"""Circular orbits in the equatorial plane: energy, angular momentum, frequencies, all as functions of the radius.

The radial component of the geodesic equation, ∂_r g_tt + 2 Ω ∂_r g_tφ + Ω² ∂_r g_φφ = 0, gives Ω = dφ/dt, and with
N = −g_tt − 2 Ω g_tφ − Ω² g_φφ = (dτ/dt)²

    E = −(g_tt + Ω g_tφ)/√N,  L = (g_tφ + Ω g_φφ)/√N,
    Ω_r² = −½ g^{rr} ∂_r² U,  Ω_θ² = −½ g^{θθ} ∂_θ² U,  U = −g^{tt} e² + 2 g^{tφ} e l − g^{φφ} l²,  (e, l) = √N (E, L).

Where N = 0 light goes round; where Ω_r² = 0 orbits are marginally stable; where E = m marginally bound. A root √r in Ω
is written x, r = x², so that all of this is rational in x: no root is left to be guessed.

Sources: Bardeen, Press & Teukolsky, ApJ 178 (1972) 347; Chandrasekhar (1983), §§19, 61; Okazaki, Kato & Fukue, PASJ 39
(1987) 457.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Any, final

import sympy as sp

from ...errors import InputError
from ...exact import Element, hooks, unify
from ...exact.arguments import symbols_in
from ...exact.factorization import square_part
from ...geometry import Metric
from ...geometry.inputs import in_short, read_metric
from ...geometry.keywords import in_words
from ...geometry.typed_numbers import read_positive
from ...verdicts import Verdict, combined, decide
from .cells import domain_facts
from .circles_in_x import CirclesInX
from .equatorial_plane import EquatorialPlane, equatorial_plane
from .growing_circles import refuse_shrinking_circles

OUTSIDE = "a radius outside the photon sphere, in numbers"
DIRECTIONS = {1: 1, -1: -1, "prograde": 1, "retrograde": -1}


@final
@dataclass(frozen=True, repr=False)
class CircularOrbits:
    """The circular orbits of a metric, those with the greater (+1) or the smaller (−1) Ω of each radius.

    Quantities are SymPy expressions in r; energies and angular momenta are per unit of mass. They hold where N and the
    expressions in `conditions` are positive, and circles grow outwards, ∂_r g_φφ > 0.

    Attributes
    ----------
    plane : the equatorial plane of a metric
    direction : 1 for prograde, −1 for retrograde orbits: Ω is that of the upper or lower root
    """

    plane: EquatorialPlane
    direction: int

    @cached_property
    def algebra(self) -> CirclesInX:
        """The same as exact scalars, rational functions of r or √r."""
        return CirclesInX(self.plane, self.direction)

    # -- as users see them ---------------------------------------------------------------------------------------------

    @cached_property
    def _proper(self) -> tuple[Element, Element, tuple[Element, ...]]:
        return square_part(self.algebra.proper_time_squared, self._positive_far_out)

    def _positive_far_out(self, factor: Element) -> Element:
        """A factor, or its negative, so that it is positive for large radii, where that is known."""
        slope = factor
        while self.algebra.x in symbols_in(slope):  # the highest power of x is left over
            slope = slope.diff(self.algebra.x)
        return factor if hooks.call("sign", slope) >= 0 else -factor

    @property
    def conditions(self) -> tuple[Any, ...]:
        """What has to be positive for the formulas as they are written: N, and what was taken out of its root."""
        return tuple(self.algebra.in_r(part.to_sympy()) > 0 for part in (self._proper[1], *self._proper[2]))

    def _over_root(self, value: Element) -> Any:
        """value/√N."""
        return self._over(value, self._proper)

    def _over(self, value: Element, root: tuple[Element, Element, tuple[Element, ...]]) -> Any:
        """A value over a root, without squares under it."""
        outside, inside, _ = root
        value, outside = unify([value, outside])
        return self.algebra.in_r((value / outside).to_sympy() / sp.sqrt(inside.to_sympy()))

    @property
    def energy(self) -> Any:
        """E/m."""
        return self._over_root(self.algebra.parts[0])

    @property
    def angular_momentum(self) -> Any:
        """L/m; negative for the other direction."""
        return self._over_root(self.algebra.parts[1])

    @property
    def impact_parameter(self) -> Any:
        """L/E."""
        e, l, _ = self.algebra.parts
        return self.algebra.in_r((l / e).to_sympy())

    @property
    def angular_velocity(self) -> Any:
        """Ω = dφ/dt."""
        return self.algebra.in_r(self.algebra.omega.to_sympy())

    @property
    def time_dilation(self) -> Any:
        """dt/dτ."""
        return self._over_root(self.algebra.proper_time_squared.field.one)

    @property
    def speed(self) -> Any:
        """The speed that local observers measure who have no angular momentum: static ones where g_tφ = 0."""
        plane = self.plane
        tt, tphi, phiphi = (self.algebra.in_x(part) for part in (plane.tt, plane.tphi, plane.phiphi))
        root = square_part(tphi * tphi - tt * phiphi, self._positive_far_out)
        return self._over(self.algebra.omega * phiphi + tphi, root)

    @property
    def radial_frequency_squared(self) -> Any:
        """Ω_r², the square of the frequency, by t, of small radial oscillations: positive where orbits are stable."""
        return self.algebra.in_r(self.algebra.radial_frequency_in_x.to_sympy())

    @property
    def vertical_frequency_squared(self) -> Any:
        """Ω_θ², that of small oscillations through the plane, by t."""
        return self.algebra.in_r(self.algebra.frequency(2).to_sympy())

    def at(self, radius: Any) -> dict[str, Any]:
        """Energy, angular momentum, frequencies and the speed at one radius, by their names.

        Raises
        ------
        InputError
            The radius is not positive, outside of the chart, or no mass goes round there.
        """
        value = read_positive(radius, "the radius")
        if self._refused(value):
            raise InputError(f"no mass goes round in a circle at {self.plane.r} = {radius}", OUTSIDE)
        names = ("energy", "angular_momentum", "angular_velocity", "speed", "radial_frequency_squared")
        return {name: sp.sympify(getattr(self, name), strict=True).subs({self.plane.r: value}) for name in names}

    def stability(self, radius: Any) -> str:
        """ "stable", "unstable" or "marginally stable" at a radius, against radial displacements, decided exactly.

        Raises
        ------
        InputError
            The sign of Ω_r² at that radius, or of N, is not known, or no orbit of a mass is there.
        """
        given = read_positive(radius, "the radius")
        pairs = self._at(given)
        proper = self.algebra.proper_time_squared.subs(pairs)
        if hooks.call("sign", proper) != 1 or self._refused(given):
            raise InputError(
                f"N = {proper} is not known to be positive at r = {radius}: no mass is known to go round there", OUTSIDE
            )
        found = self.algebra.radial_frequency_in_x.subs(pairs)
        sign = int(hooks.call("sign", found))
        if not sign and not found.is_zero():
            raise InputError(f"the sign of Ω_r² = {found} is not known", "numbers for the symbols in it")
        return {1: "stable", 0: "marginally stable", -1: "unstable"}[sign]

    def _at(self, radius: Any) -> dict[Any, Any]:
        """x at a radius, for substitutions."""
        value = radius.subs({s: x**2 for s, x in self.algebra.squares.items()})
        return {self.algebra.x: self.algebra.root_of(value)}

    def _refused(self, radius: Any) -> bool:
        """Whether it is known that no circular orbit of a mass is at a radius, or that it is not in the chart."""
        if any(hooks.call("sign", fact.subs({self.plane.r: radius})) == -1 for fact in domain_facts(self.plane)):
            return True
        needed = (self.algebra.proper_time_squared, self.algebra.discriminant)
        found = [part.subs(self._at(radius)) for part in needed]
        return any(hooks.call("sign", part) == -1 for part in found) or bool(found[0].is_zero())

    def check(self) -> Verdict:
        """Whether R and dR/dr of the radial equation vanish for these E and L, and R″ = −2 g_rr Ω_r²/N."""
        r, plane = self.plane.r, self.plane
        tt, tphi, phiphi = plane.inverse
        e, l, proper = self.algebra.parts

        def of(part: Any) -> Element:
            value: Element = -part(tt) * e * e + 2 * part(tphi) * e * l - part(phiphi) * l * l
            return value

        bend = of(lambda f: self.algebra.in_x(f.diff(r, 2)))
        return combined(
            [
                ("R = 0", decide(of(self.algebra.in_x), proper)),
                ("dR/dr = 0", decide(of(lambda f: self.algebra.in_x(f.diff(r))), 0)),
                ("d²R/dr²", decide(bend, -2 * self.algebra.in_x(plane.rr) * self.algebra.radial_frequency_in_x)),
            ]
        )

    def __repr__(self) -> str:
        return f"E = {self.energy}, L = {self.angular_momentum}, Omega = {self.angular_velocity}"

    def _repr_latex_(self) -> str:
        parts = {"E": self.energy, "L": self.angular_momentum, r"\Omega": self.angular_velocity}
        return r"$\displaystyle " + r",\quad ".join(f"{name} = {sp.latex(part)}" for name, part in parts.items()) + "$"


@in_words("circular_orbits", "gr.motion.circular_orbits(gr.Kerr(), direction=-1)")
def circular_orbits(metric: Any, *, direction: Any = 1) -> CircularOrbits:
    """The circular orbits of a mass in the equatorial plane, with formulas in the radius.

    Parameters
    ----------
    metric : static and spherically symmetric in any chart, or like Kerr
    direction : 1 or "prograde", −1 or "retrograde": with L > 0, or L < 0, where the hole turns with a > 0

    Raises
    ------
    InputError
        Another metric, or direction; a chart in which circles shrink as r grows, as x = 1/r, or with a throat.
    AmbiguousRootError
        The domain leaves the sign of a root open.

    Examples
    --------
    >>> import gr_toolkit as gr
    >>> orbits = circular_orbits(gr.Schwarzschild())
    >>> orbits.energy, orbits.angular_velocity                          # [Misner, Thorne & Wheeler 1973, §25.5]
    ((-2*M + r)/(sqrt(r)*sqrt(-3*M + r)), sqrt(M)/r**(3/2))
    >>> orbits.radial_frequency_squared, orbits.check().proved
    (M*(-6*M + r)/r**4, True)
    """
    return _circular_orbits(read_metric(metric), read_direction(direction))


@lru_cache(maxsize=16)  # special radii are asked for one after the other
def _circular_orbits(metric: Metric, direction: int) -> CircularOrbits:
    plane = equatorial_plane(metric)
    refuse_shrinking_circles(plane, somewhere=True)
    return CircularOrbits(plane, direction)


def read_direction(given: Any) -> int:
    """1 or −1.

    Raises
    ------
    InputError
        Something else.
    """
    if isinstance(given, bool) or not isinstance(given, (int, str)) or given not in DIRECTIONS:
        raise InputError(f"the direction is {in_short(given)}", '1 or "prograde", -1 or "retrograde"')
    return DIRECTIONS[given]
