r"""The weak-field series of the deflection angle, to any order and for every static spherically symmetric metric.

In ds² = −B dt² + A dr² + C dΩ² a free particle of speed v at infinity and impact parameter b has [Weinberg 1972,
eqs. 8.4.14 and 8.5.6, in any radial coordinate]

    dφ = √(A/C) b dr/√(y² − b²),    y² = C [1 + (1/B − 1)/v²]:

y(r) is the impact parameter of the orbit that turns round at r. Far out y increases with r, and taken for the variable
it makes the turning point y = b, exactly: no square root is expanded across its zero. With x = 1/r, S = √(A r²/C) and
Y = y²x², both power series in x that start with 1, α = 2 ∫_b^∞ b G(y) dy/(y √(y² − b²)) − π where

    G(y) = S (d ln r/d ln y) = 1 + Σ g_n y⁻ⁿ,    g_n = [xⁿ] S Y^{n/2}

by Lagrange's inversion: [zⁿ] S (z/x) dx/dz of z = 1/y = x Y^{−1/2} is the residue of S z^{−n−1} (z/x) dx, hence the
coefficient of xⁿ in S (x/z)ⁿ [Whittaker & Watson 1927, §7.32]. Term by term the integrals are Wallis's,

    α = Σ_{n≥1} 2 W_n g_n b⁻ⁿ,    W_n = ∫₀^{π/2} sinⁿ = √π Γ((n + 1)/2)/(2 Γ(n/2 + 1)),

rational for odd n, a rational multiple of π for even n. Light, v = 1, has Y = C x²/B.
In Schwarzschild g_n = [xⁿ] (1 − 2Mx)^{−(n+1)/2} (1 + 2Mx (1/v² − 1))^{n/2}.
"""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import sympy as sp

from ...exact import Element, Series
from .expansion_at_infinity import RadialSeries
from .speed_at_infinity import square


def by_impact_parameter(field: RadialSeries, order: int, v: Any) -> dict[int, Element]:
    """The coefficients of b⁻ⁿ, n = 1 … order."""
    return _weighted(field, field.momentum_squared(square(v, field.A.field)), order)


def _weighted(field: RadialSeries, Y: Series, order: int) -> dict[int, Element]:
    """2 W_n [xⁿ] S Y^{n/2}."""
    one = Y.field.one
    pi, root = one * sp.pi, Y.power(Fraction(1, 2), one)
    weighted, found = field.stretch, {}
    for n in range(1, order + 1):
        weighted = weighted * root
        found[n] = coefficient(weighted, n) * wallis(n, pi)
    return found


def wallis(n: int, pi: Element) -> Element:
    """2 W_n = 2 ∫₀^{π/2} sinⁿ, by W_n = (n − 1)/n W_{n−2}."""
    number = Fraction(2 if n % 2 else 1)
    for k in range(n, 1, -2):
        number *= Fraction(k - 1, k)
    return number * (pi.field.one if n % 2 else pi)


def by_closest_approach(field: RadialSeries, values: dict[int, Element], v: Any) -> dict[int, Element]:
    """The coefficients of r0⁻ⁿ: 1/b = x Y^{−1/2} at x = 1/r0 put into the series in 1/b."""
    Y = field.momentum_squared(square(v, field.A.field))
    inverse = Y.power(Fraction(-1, 2), Y.field.one)
    found = {n: value * 0 for n, value in values.items()}
    power = inverse
    for n, value in values.items():
        for k in range(n, len(values) + 1):
            found[k] = found[k] + value * coefficient(power, k - n)
        power = power * inverse
    return found


def coefficient(s: Series, n: int) -> Element:
    """[xⁿ] of a series."""
    found: Element = s.coefficient(n)
    return found


def of_light(field: RadialSeries, order: int) -> dict[int, Element]:
    """The coefficients of b⁻ⁿ for null geodesics, which see C/B only: no speed occurs."""
    return _weighted(field, field.C / field.B, order)
