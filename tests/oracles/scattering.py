"""Deflection in Schwarzschild's field by brute force: roots and integrals in many digits, with none of our formulas.

The orbit equation is that of the textbooks, (du/dφ)² = 2u³ − u² + κ (1 + 2λu), κ = (M/b)², λ = (1 − v²)/v². The angle
is 2 ∫ du/√… − π by tanh-sinh quadrature in y, u = u₀ (1 − y²), subtraction and all: there are digits enough.
"""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import mpmath as mp

DIGITS = 40


def exactly(x: float) -> Any:
    """A double as it is, in the precision at work."""
    fraction = Fraction(x)
    return mp.mpf(fraction.numerator) / fraction.denominator


def critical(v: Any) -> Any:
    """b_c/M, from a double root of the cubic: 3u² − u + κλ = 0 and 2u³ − u² + κ (1 + 2λu) = 0."""
    slow = (1 - v * v) / (v * v)
    if not slow:
        return mp.sqrt(27)
    # κ = u (1 − 3u)/λ in the second: 4λu² + (3 − λ) u − 1 = 0
    u = ((slow - 3) + mp.sqrt((slow - 3) ** 2 + 16 * slow)) / (8 * slow)
    return mp.sqrt(slow / (u * (1 - 3 * u)))


def turning_points(v: Any, b: Any) -> list[Any]:
    """The three roots in order."""
    kappa, slow = 1 / (b * b), (1 - v * v) / (v * v)
    return sorted(mp.re(root) for root in mp.polyroots([2, -1, 2 * kappa * slow, kappa], maxsteps=500, extraprec=400))


def swept(v: Any, b: Any, u: Any) -> Any:
    """The angle from u = M/r to the turning point."""
    low, turn, high = turning_points(v, b)
    end = mp.sqrt(1 - u / turn)

    def integrand(y: Any) -> Any:
        return mp.sqrt(2 * turn) / mp.sqrt((turn * (1 - y * y) - low) * (high - turn + turn * y * y))

    places, place = [mp.mpf(0)], mp.sqrt((high - turn) / turn)  # where poles come near the path, shorter pieces
    while place < min(end, mp.mpf("0.5")):
        places.append(place)
        place *= 8
    tail, place = [], -low / turn
    while place < mp.mpf("0.25"):
        tail.append(1 - place)
        place *= 30
    places += [place for place in sorted(tail) if places[-1] < place < end]
    return mp.quad(integrand, [*places, end])


def deflection(v: float, b: Any, digits: int = DIGITS) -> Any:
    """The deflection from infinity to infinity, in units M = 1; b is a double or a function of v in many digits."""
    with mp.workdps(2 * digits):
        speed = exactly(v)
        return 2 * swept(speed, b(speed) if callable(b) else exactly(b), mp.mpf(0)) - mp.pi


def between(v: float, b: float, source: float, observer: float, digits: int = DIGITS) -> Any:
    """α = φ + Ψ_O − Ψ_S between places, Ψ from the orbit's slope as an observer at rest sees it."""
    with mp.workdps(2 * digits):
        speed, impact = exactly(v), exactly(b)
        total = mp.mpf(0)
        for place in (source, observer):
            r = exactly(place)
            u, slow = 1 / r, (1 - speed**2) / speed**2
            slope = mp.sqrt(2 * u**3 - u * u + (1 + 2 * slow * u) / impact**2)  # |du/dφ|
            radial, around = r * r * slope / mp.sqrt(1 - 2 * u), r  # dr √A and r dφ
            total += swept(speed, impact, u) + mp.atan2(around, radial) - mp.pi / 2
        return total
