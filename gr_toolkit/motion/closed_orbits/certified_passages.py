r"""Angles and times from the periapsis of an orbit outside the barrier, in ball arithmetic.

With s = u₂ − u, a = u₃ − u₂, c = u₂ − u₁ and x = ac, y = c(a + s), z = a(c − s), all positive,

    ∫ du/√P                 = √2 √s R_F(x, y, z)  =: F
    ∫ u du/√P               = u₂ F − (√2/3) ac √s³ R_D(y, z, x)
    ∫ du/((d + ks) √P)      = F/d − k (√2/3d²) ac √s³ R_J(x, y, z, ac (1 + ks/d)),       d + ks = u or 1 − 2u
    c₀ ∫ du/(u² √P)         = √P/u + ∫ u du/√P − (c₁/2) ∫ du/(u √P)

from u to u₂; the last is the derivative of √P/u. Times are t = (ε/ℓ) ∫ du/(u² (1 − 2u) √P) and τ = (1/ℓ) ∫ du/(u² √P).
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import Any, final

from ...exact import Element
from ...exact.certified_numbers import angle_of, constant_ball, rational_ball
from ...exact.elliptic_balls import rd, rf, rj
from .orbit_cubic import OrbitCubic


@final
@dataclass(frozen=True)
class CertifiedPassage:
    """The way between a place and the periapsis.

    Parameters
    ----------
    cubic : with three different real roots, u₁ < 0
    u : M/r of the place, 0 ≤ u ≤ u₂; None for infinity
    """

    cubic: OrbitCubic
    u: Element | None = None

    def swept(self) -> Any:
        """The azimuth between the two, with the bits in force."""
        return _Integrals(self).azimuth

    def tilt(self) -> Any:
        """The acute angle between the orbit and the radius, as an observer at rest there measures it."""
        zero = rational_ball(Fraction(0))
        if self.u is None:
            return zero
        u, slope = constant_ball(self.u), constant_ball(self.cubic.at(self.u))
        return angle_of(slope.sqrt(), u * (1 - 2 * u).sqrt())

    def proper_time(self) -> Any:
        """τ/M."""
        return _Integrals(self).square / self._momentum()

    def coordinate_time(self) -> Any:
        """t/M."""
        parts = _Integrals(self)
        total = parts.square + 2 * parts.inverse + 4 * parts.horizon
        return constant_ball(self.cubic.energy_squared).sqrt() * total / self._momentum()

    def _momentum(self) -> Any:
        return constant_ball(self.cubic.momentum_squared).sqrt()


class _Integrals:
    """The integrals above, by the bits in force when they are made."""

    def __init__(self, passage: CertifiedPassage) -> None:
        cubic, u = passage.cubic, passage.u
        roots, zero = cubic.three(), rational_ball(Fraction(0))
        self.cubic, self.u2, self.a, self.c = cubic, roots.x2, roots.x3_x2, roots.x2_x1
        self.u = zero if u is None else constant_ball(u)
        at_periapsis = u is not None and cubic.at(u).is_zero()
        self.s = zero if at_periapsis else roots.x2 - self.u
        self.x, self.y, self.z = self.a * self.c, self.c * (roots.x3 - self.u), self.a * (self.u - roots.x1)
        self.root2 = rational_ball(Fraction(2)).sqrt()
        self.azimuth = self.root2 * self.s.sqrt() * rf(self.x, self.y, self.z)
        self.slope = zero if u is None else constant_ball(cubic.at(u)).sqrt()

    @property
    def inverse(self) -> Any:
        """∫ du/(u √P)."""
        return self._with_pole(self.u2, -1)

    @property
    def horizon(self) -> Any:
        """∫ du/((1 − 2u) √P)."""
        return self._with_pole(1 - 2 * self.u2, 2)

    @property
    def square(self) -> Any:
        """∫ du/(u² √P)."""
        weighted = self.u2 * self.azimuth - self._factor() * rd(self.y, self.z, self.x)
        linear, constant = constant_ball(self.cubic.linear), constant_ball(self.cubic.constant)
        return (self.slope / self.u + weighted - linear / 2 * self.inverse) / constant

    def _with_pole(self, d: Any, k: int) -> Any:
        third = rj(self.x, self.y, self.z, self.x * (1 + k * self.s / d))
        return self.azimuth / d - k * self._factor() * third / (d * d)

    def _factor(self) -> Any:
        """(√2/3) ac √s³."""
        return self.root2 / 3 * self.x * self.s * self.s.sqrt()
