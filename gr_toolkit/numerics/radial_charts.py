"""Radial coordinates and areal radii in units of the mass, R = √C(x), on arrays."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from ..errors import DomainError
from . import double_double as dd

if TYPE_CHECKING:
    import numpy as np

DOUBLINGS = 60  # of a radius, in search of one that is large or small enough
HALVINGS = 120  # of the interval between


def areal_of_isotropic(x: dd.Pair) -> dd.Pair:
    """R = (2x + 1)²/4x for x > ½; nan within."""
    import numpy as np

    high = np.where(x[0] > 0.5, x[0], np.nan)
    twice = dd.add((2 * high, 2 * x[1]), dd.pair(np.ones_like(high)))
    return dd.divide(dd.multiply(twice, twice), (4 * high, 4 * x[1]))


def inverse_areal(areal: Callable[[dd.Pair], dd.Pair], x: dd.Pair) -> dd.Pair:
    """1/R, zero at infinity."""
    import numpy as np

    far = np.isposinf(x[0])
    high, low = dd.inverse(areal((np.where(far, 10.0, x[0]), np.where(far, 0.0, x[1]))))
    return np.where(far, 0.0, high), np.where(far, 0.0, low)


def isotropic_of_areal(areal: np.ndarray) -> np.ndarray:
    """x = (R − 1 + √(R (R − 2)))/2 for R ≥ 2."""
    import numpy as np

    return (areal - 1 + np.sqrt(areal) * np.sqrt(areal - 2)) / 2


def areal_of(square: Callable[[Any], Any], slope: Callable[[Any], Any], x: dd.Pair) -> dd.Pair:
    """√C where C grows."""
    import numpy as np

    with np.errstate(all="ignore"):
        value = np.where(slope(x[0]) > 0, square(x[0]), np.nan)
        root = np.sqrt(np.broadcast_to(value, x[0].shape))
        return root, np.zeros_like(root)


def radial_of(square: Callable[[Any], Any], areal: np.ndarray) -> np.ndarray:
    """The largest x with √C(x) = R that halving finds, from far out inwards; nan for nan.

    Raises
    ------
    DomainError
        No interval with a solution was found.
    """
    import numpy as np

    known = np.isfinite(areal)
    target = np.where(known, areal, 10.0)
    below = target * 1.0
    with np.errstate(all="ignore"):
        above = target * 1.0
        for _ in range(DOUBLINGS):
            small = ~(square(above) >= target * target)
            if not small.any():
                break
            above = np.where(small, 2 * above, above)
        for _ in range(DOUBLINGS):
            large = square(below) > target * target
            if not large.any():
                break
            below = np.where(large, below - target / 64, below)
        if small.any() or large.any():
            raise DomainError(
                "the radial coordinate at which spheres have a given area was not found: places are told and shown in "
                "charts whose radial coordinate grows outwards, as that of gr.Schwarzschild() does"
            )
        for _ in range(HALVINGS):
            middle = (below + above) / 2
            inside = square(middle) < target * target
            below, above = np.where(inside, middle, below), np.where(inside, above, middle)
    return np.where(known, (below + above) / 2, np.nan)
