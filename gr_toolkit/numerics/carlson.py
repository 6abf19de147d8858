r"""Carlson's symmetric elliptic integrals on arrays, by duplication [Carlson 1995, Numer. Algorithms 10, 13].

    R_F(x, y, z) = ½ ∫₀^∞ dt/√((t + x)(t + y)(t + z)),        R_C(x, y) = R_F(x, y, y),
    R_J(x, y, z, p) = (3/2) ∫₀^∞ dt/((t + p) √((t + x)(t + y)(t + z))),        R_D(x, y, z) = R_J(x, y, z, z).

Arguments are not negative, at most one of x, y, z is zero (in R_D not z), p > 0 and in R_C y > 0: then every step adds
positive numbers, and results are right to a few units in the sixteenth digit, whatever the ratios. Nothing is checked:
with other arguments nothing is meant. Each function may be given arrays and numbers, which are broadcast. The series in
the end are those of DLMF 19.36.1 and 19.36.2.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import numpy as np

STEPS = 1100  # of duplication at most, for ratios up to those of the largest and the smallest double
NEAR = 0.02  # how far apart, relative to their mean, arguments may be for the series of order 7


def rf(x: Any, y: Any, z: Any) -> np.ndarray:
    """R_F(x, y, z).

    Examples
    --------
    >>> f"{rf(1.0, 2.0, 0.0):.13f}"  # as printed by Carlson
    '1.3110287771461'
    """
    import numpy as np

    x, y, z = _arrays(x, y, z)
    for _ in range(STEPS):
        mean = (x + y + z) / 3
        X, Y = 1 - x / mean, 1 - y / mean
        if _are_near(X, Y, X + Y):
            break
        a, b, c = np.sqrt(x), np.sqrt(y), np.sqrt(z)
        shift = a * (b + c) + b * c
        x, y, z = (x + shift) * 0.25, (y + shift) * 0.25, (z + shift) * 0.25
    Z = -(X + Y)
    e2, e3 = X * Y - Z * Z, X * Y * Z
    high = e2 * (-1 / 10 + e2 * (1 / 24 - e2 * (5 / 208) + e3 / 16)) + e3 * (1 / 14 + e3 * (3 / 104) - e2 * (3 / 44))
    return (1 + high) / np.sqrt(mean)


def rc(x: Any, y: Any) -> np.ndarray:
    """R_C(x, y), an inverse tangent or logarithm.

    Examples
    --------
    >>> f"{rc(0.0, 0.25):.13f}, {rc(2.25, 2.0):.13f}"  # π and log 2
    '3.1415926535898, 0.6931471805599'
    """
    import numpy as np

    x, y = _arrays(x, y)
    with np.errstate(all="ignore"):
        near = rc_near_one((y - x) / x) / np.sqrt(x)
        root = np.sqrt(abs(x - y))
        far = np.where(y > x, np.arctan2(root, np.sqrt(x)), np.log((np.sqrt(x) + root) / np.sqrt(y))) / root
    return np.where((2 * y < x) | (2 * x < y), far, near)


def rc_near_one(e: Any) -> np.ndarray:
    """R_C(1, 1 + e), accurate where e is small, and for all e > −½."""
    import numpy as np

    root = np.sqrt(abs(e))
    safe = np.where(root > 0, root, 1.0)
    inside = np.arctanh(np.where(e < 0, safe, 0.0)) / safe
    return np.where(root > 0, np.where(e > 0, np.arctan(safe) / safe, inside), 1.0)


def rd(x: Any, y: Any, z: Any) -> np.ndarray:
    """R_D(x, y, z), symmetric in x and y only.

    Examples
    --------
    >>> f"{rd(0.0, 2.0, 1.0):.13f}"  # as printed by Carlson
    '1.7972103521034'
    """
    import numpy as np

    x, y, z = _arrays(x, y, z)
    total, power = np.zeros_like(x), 1.0
    for _ in range(STEPS):
        mean = (x + y + 3 * z) * 0.2
        X, Y = 1 - x / mean, 1 - y / mean
        if _are_near(X, Y, X + Y):
            break
        a, b, c = np.sqrt(x), np.sqrt(y), np.sqrt(z)
        shift = a * (b + c) + b * c
        total += power / (c * (z + shift))
        power *= 0.25
        x, y, z = (x + shift) * 0.25, (y + shift) * 0.25, (z + shift) * 0.25
    Z = -(X + Y) / 3
    product, square = X * Y, Z * Z
    e2, e3 = product - 6 * square, (3 * product - 8 * square) * Z
    e4, e5 = 3 * (product - square) * square, product * square * Z
    return power * _third_kind(e2, e3, e4, e5) / (mean * np.sqrt(mean)) + 3 * total


def rj(x: Any, y: Any, z: Any, p: Any) -> np.ndarray:
    """R_J(x, y, z, p), p > 0.

    Examples
    --------
    >>> f"{rj(2.0, 3.0, 4.0, 5.0):.13f}"  # as printed by Carlson
    '0.1429757966716'
    """
    import numpy as np

    x, y, z, p = _arrays(x, y, z, p)
    total, power = np.zeros_like(x), 1.0
    for _ in range(STEPS):
        mean = (x + y + z + 2 * p) * 0.2
        X, Y, Z = 1 - x / mean, 1 - y / mean, 1 - z / mean
        if _are_near(X, Y, Z):
            break
        a, b, c = np.sqrt(x), np.sqrt(y), np.sqrt(z)
        shift = a * (b + c) + b * c
        first, second = p * (a + b + c) + a * b * c, np.sqrt(p) * (p + shift)
        total += power * rc(first * first, second * second)  # sums of positive numbers [Carlson 1979]
        power *= 0.25
        x, y, z, p = (x + shift) * 0.25, (y + shift) * 0.25, (z + shift) * 0.25, (p + shift) * 0.25
    P = -(X + Y + Z) / 2
    every, square = X * Y * Z, P * P
    e2 = X * Y + X * Z + Y * Z - 3 * square
    e3, e4, e5 = every + 2 * P * (e2 + 2 * square), (2 * every + P * (e2 + 3 * square)) * P, every * square
    return power * _third_kind(e2, e3, e4, e5) / (mean * np.sqrt(mean)) + 3 * total


def _arrays(*given: Any) -> tuple[np.ndarray, ...]:
    """Numbers and arrays as arrays of doubles of one shape."""
    import numpy as np

    return tuple(np.broadcast_arrays(*(np.asarray(a, float) for a in given)))


def _are_near(*parts: np.ndarray) -> bool:
    """Whether all are small; what is nan does not count."""
    return not any((abs(part) > NEAR).any() for part in parts)


def _third_kind(e2: Any, e3: Any, e4: Any, e5: Any) -> Any:
    """The series of DLMF 19.36.2."""
    low = e2 * (-3 / 14 + e2 * (9 / 88 - e2 / 16 + e3 * (45 / 272)) - e3 * (9 / 52)) + e3 * (1 / 6 + e3 * (3 / 40))
    return 1 + low - e4 * (3 / 22 - e2 * (3 / 20) + e3 * (9 / 68)) + e5 * (3 / 26 - e2 * (9 / 68))
