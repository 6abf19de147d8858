r"""The cubic of orbits in Schwarzschild's spacetime: which roots are real, decided exactly, and their numbers.

With u = M/r, ε = E/m and ℓ = L/(mM), or for light ε = 1 and ℓ = b/M with μ = 0 in place of μ = 1,

    (du/dφ)² = P(u) = 2u³ − u² + c₁u + c₀,        c₁ = 2μ/ℓ²,   c₀ = (ε² − μ)/ℓ²        [MTW 1973, eqs. 25.16, 25.40]

With u = x + 1/6 it is 2(x³ + px + q). How many roots are real, and whether two of them are equal, is the sign of
Δ = −p³/27 − q²/4. The largest and the smallest roots enclose what is forbidden: where Δ > 0, P ≥ 0 for u1 ≤ u ≤ u2 and
for u ≥ u3.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from typing import Any, final

from ...exact import Element
from ...exact.certified_numbers import constant_ball, nearest_double, rational_ball, sign_of_real_constant
from ...exact.cubic_balls import OneRoot, ThreeRoots, one_real_root, three_real_roots

SIXTH = Fraction(1, 6)


@final
@dataclass(frozen=True)
class OrbitCubic:
    """P(u) of one orbit; all constants are real numbers that are known exactly.

    Attributes
    ----------
    energy_squared, momentum_squared : ε² and ℓ²
    rest : μ, 1 for a mass and 0 for light
    """

    energy_squared: Element
    momentum_squared: Element
    rest: int

    @cached_property
    def linear(self) -> Element:
        """c₁."""
        return 2 * self.rest / self.momentum_squared

    @cached_property
    def constant(self) -> Element:
        """c₀."""
        return (self.energy_squared - self.rest) / self.momentum_squared

    @cached_property
    def depressed(self) -> tuple[Element, Element]:
        """(p, q)."""
        return self.linear / 2 - Fraction(1, 12), self.linear / 12 + self.constant / 2 - Fraction(1, 108)

    @cached_property
    def discriminant(self) -> Element:
        """Δ: positive for three different real roots, zero for equal ones."""
        p, q = self.depressed
        return -(p * p * p) / 27 - q * q / 4

    @cached_property
    def reality(self) -> int:
        """The sign of Δ."""
        return sign_of_real_constant(self.discriminant)

    @cached_property
    def escape(self) -> int:
        """The sign of c₀: 1 where infinity is reached with some speed, 0 where it is reached at rest."""
        return sign_of_real_constant(self.constant)

    @cached_property
    def equal_roots(self) -> tuple[Element, Element]:
        """(the double root, the single one) where Δ = 0; the triple root 1/6 twice."""
        p, q = self.depressed
        if q.is_zero():
            return q + SIXTH, q + SIXTH
        return SIXTH - 3 * q / (2 * p), SIXTH + 3 * q / p

    def at(self, u: Element) -> Element:
        """P(u)."""
        return ((2 * u - 1) * u + self.linear) * u + self.constant

    def three(self) -> ThreeRoots:
        """u1, u2, u3 and their differences by balls, where Δ > 0, with the bits in force."""
        roots, sixth = three_real_roots(*self._balls()), rational_ball(SIXTH)
        return roots._replace(x1=roots.x1 + sixth, x2=roots.x2 + sixth, x3=roots.x3 + sixth)

    def one(self) -> OneRoot:
        """u1, and the real and the positive imaginary part of the pair, by balls, where Δ < 0."""
        roots, sixth = one_real_root(*self._balls()), rational_ball(SIXTH)
        return roots._replace(x1=roots.x1 + sixth, real=roots.real + sixth)

    def doubles(self) -> list[float]:
        """The numbers of `three` or `one` as doubles; u1 is exactly zero where infinity is reached at rest."""
        compute = self.three if self.reality > 0 else self.one
        names = (ThreeRoots if self.reality > 0 else OneRoot)._fields
        return [
            0.0 if name == "x1" and not self.escape else nearest_double(lambda k=k: compute()[k], "a root")  # type: ignore[misc]
            for k, name in enumerate(names)
        ]

    def _balls(self) -> tuple[Any, Any, Any]:
        p, q = self.depressed
        return constant_ball(p), constant_ball(q), constant_ball(self.discriminant)
