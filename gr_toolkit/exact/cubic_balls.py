r"""The roots of x³ + px + q in ball arithmetic, with their differences, where Δ = −p³/27 − q²/4 is known exactly.

Real roots are 2√(−p/3) cos((θ + 2πk)/3) with θ the angle of −q/2 + i√Δ [Viète]. Their differences are sines of θ/3
and (π − θ)/3, and π − θ is the angle of q/2 + i√Δ: no subtraction, however near two roots are.
"""

from __future__ import annotations

from typing import NamedTuple

from flint import arb


class ThreeRoots(NamedTuple):
    """x1 < x2 < x3, and the differences x3 − x2, x2 − x1, x3 − x1."""

    x1: arb
    x2: arb
    x3: arb
    x3_x2: arb
    x2_x1: arb
    x3_x1: arb


class OneRoot(NamedTuple):
    """The real root, and the real and the positive imaginary part of the two others."""

    x1: arb
    real: arb
    imaginary: arb


def three_real_roots(p: arb, q: arb, discriminant: arb) -> ThreeRoots:
    """The roots where Δ > 0.

    Examples
    --------
    >>> roots = three_real_roots(arb(-7), arb(6), arb(100) / 27)  # (x − 1)(x − 2)(x + 3)
    >>> [f"{float(x):.6f}" for x in roots]
    ['-3.000000', '1.000000', '2.000000', '1.000000', '4.000000', '5.000000']
    """
    root, radius = discriminant.sqrt(), (-p / 3).sqrt()
    angle, rest = arb.atan2(root, -q / 2) / 3, arb.atan2(root, q / 2) / 3  # θ/3 and (π − θ)/3
    third, span = arb.pi() / 3, 2 * arb(3).sqrt() * radius
    return ThreeRoots(
        2 * radius * (angle + 2 * third).cos(),
        2 * radius * (angle - 2 * third).cos(),
        2 * radius * angle.cos(),
        span * rest.sin(),
        span * angle.sin(),
        span * (angle + third).sin(),
    )


def one_real_root(p: arb, q: arb, discriminant: arb) -> OneRoot:
    """The roots where Δ < 0.

    Examples
    --------
    >>> [f"{float(x):.6f}" for x in one_real_root(arb(0), arb(-8), arb(-16))]
    ['2.000000', '-1.000000', '1.732051']
    """
    root = (-discriminant).sqrt()
    towards = q <= 0  # the sign that does not cancel; either is right
    first = _cube_root(-q / 2 + root if towards else -q / 2 - root)
    second = -p / (3 * first)
    real = first + second
    # first³ − second³ = ±2 root, so that their difference is known however small
    apart = 2 * root / (first * first + first * second + second * second)
    return OneRoot(real, -real / 2, arb(3).sqrt() / 2 * apart)


def _cube_root(x: arb) -> arb:
    """The real cube root of what is not zero."""
    return x.root(3) if x > 0 else -((-x).root(3))
