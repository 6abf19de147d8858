"""Where functions of speeds that are positive at v = 1 first become negative, going down."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import numpy as np

STEP, SLOWEST = 0.9, 1e-4  # from one speed to the next, and the last
ROUNDS = 100  # at most, and for halving alone enough
ENOUGH = 2e-16


def largest_zero(function: Callable[[Any], Any], shape: tuple[int, ...]) -> np.ndarray:
    """The largest v in (0, 1] with function(v) = 0, flat; nan where the function is not known before it is negative.

    Zeros of which there are two within a step of 10 % are not seen. Between two signs the secant is taken, with the
    value at an end that stays halved [the Illinois method, Dowell & Jarratt 1971], and every third time the middle.
    """
    import numpy as np

    above = np.ones(int(np.prod(shape)))
    high = function(above)
    below, low = np.nan * above, np.nan * above
    v, searching = above, high > 0
    while v[0] > SLOWEST and searching.any():
        v = v * STEP
        values = function(v)
        below, low = np.where(searching & (values <= 0), v, below), np.where(searching & (values <= 0), values, low)
        above, high = np.where(searching & (values > 0), v, above), np.where(searching & (values > 0), values, high)
        searching &= values > 0
    known = low <= 0
    below, low = np.where(known, below, above), np.where(known, low, -1.0)
    for k in range(ROUNDS):
        if not (above - below > ENOUGH * above).any():
            break
        v = (below + above) / 2 if k % 3 == 2 else (below * high - above * low) / (high - low)
        v = np.where(known, np.clip(v, below + ENOUGH * above, above - ENOUGH * above), 1.0)
        values = function(v)
        positive = values > 0
        low, high = np.where(positive, low / 2, values), np.where(positive, values, high / 2)
        above, below = np.where(known & positive, v, above), np.where(known & ~positive, v, below)
    return np.where(known, (below + above) / 2, np.nan)
