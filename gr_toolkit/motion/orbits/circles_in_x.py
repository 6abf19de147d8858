r"""Circular orbits as rational functions of x, the radius or its root; the quantities that `circles` gives users.

The radial component of the geodesic equation is a quadratic equation for Ω = dφ/dt. Where its discriminant has the root
of a symbol, as √r and √M in Kerr, each such symbol is written as a square, so that no root is left to be guessed.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Any

import sympy as sp

from ...exact import Element
from .equatorial_plane import EquatorialPlane


@dataclass(frozen=True)
class CirclesInX:
    """The algebra of the circular orbits of one direction.

    Attributes
    ----------
    plane : the equatorial plane of a metric
    direction : 1 or −1, the sign before the root in Ω
    """

    plane: EquatorialPlane
    direction: int

    @cached_property
    def discriminant(self) -> Element:
        """g_tφ′² − g_tt′ g_φφ′, positive where there are circular orbits; in x."""
        tt, tphi, phiphi = map(self.in_x, self._slopes)
        return tphi * tphi - tt * phiphi

    @cached_property
    def _root(self) -> Element:
        """√(g_tφ′² − g_tt′ g_φφ′)."""
        tt, tphi, phiphi = self._slopes
        return (tphi * tphi - tt * phiphi).sqrt()

    @cached_property
    def _slopes(self) -> tuple[Element, Element, Element]:
        plane = self.plane
        first, second, third = (part.diff(plane.r) for part in (plane.tt, plane.tphi, plane.phiphi))
        return first, second, third

    @cached_property
    def squares(self) -> dict[Any, Any]:
        """Symbols whose roots are in Ω -> the symbols of these roots."""
        bases = {base for base in self._bases if isinstance(base, sp.Symbol)}
        return {s: sp.Symbol(f"√{s}", positive=True) for s in sorted(bases, key=str)}

    @cached_property
    def _bases(self) -> set[Any]:
        """What is under square roots in Ω."""
        powers = self._root.to_sympy().atoms(sp.Pow)
        return {p.base for p in powers if p.exp.is_Rational and p.exp.q == 2}

    @cached_property
    def shifted(self) -> tuple[Any, Any] | None:
        """(k, c) where √(k r + c) is in Ω, with numbers k > 0 and c ≠ 0, as in Kerr–Newman: √(M r − Q²)."""
        r = self.plane.r
        sums = [base for base in self._bases if base.is_Add and base.free_symbols == {r}]
        if len(sums) != 1 or r in self._bases:
            return None
        slope = sums[0].diff(r)
        return (slope, sums[0].subs({r: 0})) if slope.is_positive else None

    @cached_property
    def x(self) -> Any:
        """What the radius is written in: r, √r or √(k r + c)."""
        if self.shifted is not None:
            return sp.Symbol(f"√({self.root_of(self.plane.r) ** 2})", positive=True)
        return self.squares.get(self.plane.r, self.plane.r)

    @property
    def is_square(self) -> bool:
        """Whether the radius is written in a root."""
        return bool(self.x != self.plane.r)

    def root_of(self, radius: Any) -> Any:
        """x at a radius."""
        if self.shifted is not None:
            slope, constant = self.shifted
            return sp.sqrt(slope * radius + constant)
        return sp.sqrt(radius) if self.is_square else radius

    def radius_of(self, x: Any) -> Any:
        """The radius at x."""
        if self.shifted is not None:
            slope, constant = self.shifted
            return (x**2 - constant) / slope
        return x**2 if self.is_square else x

    @cached_property
    def _to_x(self) -> dict[Any, Any]:
        own = {} if self.shifted is None else {self.plane.r: self.radius_of(self.x)}
        return {s: x**2 for s, x in self.squares.items()} | own

    def in_x(self, value: Element) -> Element:
        """A function of r as a function of x."""
        return value.subs(self._to_x) if self._to_x else value

    def in_r(self, value: Any) -> Any:
        """A SymPy expression in x as one in r."""
        own = {} if self.shifted is None else {self.x: self.root_of(self.plane.r)}
        found = value.subs({x: sp.sqrt(s) for s, x in self.squares.items()} | own).doit()
        rooted = any(not p.exp.is_Integer for p in found.atoms(sp.Pow))
        return found if rooted else self.plane.read(found).to_sympy()

    @cached_property
    def omega(self) -> Element:
        """Ω, in x."""
        _, tphi, phiphi = map(self.in_x, self._slopes)
        return (self.in_x(self._root) * self.direction - tphi) / phiphi

    @cached_property
    def parts(self) -> tuple[Element, Element, Element]:
        """e, l and N, in x."""
        plane, omega = self.plane, self.omega
        tt, tphi, phiphi = (self.in_x(part) for part in (plane.tt, plane.tphi, plane.phiphi))
        e, l = -(tt + omega * tphi), tphi + omega * phiphi
        return e, l, e - omega * l

    @property
    def proper_time_squared(self) -> Element:
        """N = (dτ/dt)², in x: zero where light goes round."""
        return self.parts[2]

    @cached_property
    def radial_frequency_in_x(self) -> Element:
        """Ω_r², in x."""
        return self.frequency(1)

    @cached_property
    def excess_energy(self) -> Element:
        """(E² − 1) N, in x: zero where orbits are marginally bound."""
        e, _, proper = self.parts
        return e * e - proper

    def frequency(self, k: int) -> Element:
        """−½ ∂²U/g_kk along r or θ."""
        metric, numbers = self.plane.metric, self.plane.numbers
        x, sign = metric.coordinates[numbers[k]], -metric.conventions.time_sign
        g = metric.inverse
        pairs = ((numbers[0],) * 2, (numbers[0], numbers[3]), (numbers[3],) * 2)
        bends = [self.in_x(self.plane.at_equator((g.component(pair) * sign).diff(x, 2))) for pair in pairs]
        own = self.in_x(self.plane.at_equator(metric.covariant.component((numbers[k],) * 2) * sign))
        e, l, _ = self.parts
        return (bends[0] * e * e - 2 * bends[1] * e * l + bends[2] * l * l) / (2 * own)
