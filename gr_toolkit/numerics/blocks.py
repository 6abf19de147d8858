"""Functions of long arrays block by block, so that what is in between stays in the processor's cache."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np

BLOCK = 8192  # points at once: a buffer of 64 KiB


def by_blocks(function: Callable[..., np.ndarray], *arrays: np.ndarray) -> np.ndarray:
    """function(*arrays) of one-dimensional arrays of one length; the function takes and returns arrays."""
    import numpy as np

    if len(arrays[0]) <= BLOCK:
        return function(*arrays)
    result = np.empty_like(arrays[0])
    for start in range(0, len(result), BLOCK):
        result[start : start + BLOCK] = function(*(array[start : start + BLOCK] for array in arrays))
    return result


def extent(values: np.ndarray) -> tuple[float, float]:
    """The smallest and the largest number of an array that are not nan; zeros if there is none."""
    import numpy as np

    if not len(values):
        return 0.0, 0.0
    low, high = values.min(), values.max()
    if np.isnan(low):
        low, high = np.fmin.reduce(values), np.fmax.reduce(values)
    return (0.0, 0.0) if np.isnan(low) else (float(low), float(high))
