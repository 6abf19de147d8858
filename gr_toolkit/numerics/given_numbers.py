"""Numbers that users hand in, one or an array of them, as arrays of pairs of doubles; and arrays of several shapes."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from ..errors import InputError
from . import double_double as dd
from .redshifts import read_numbers

if TYPE_CHECKING:
    import numpy as np

Shape = tuple[int, ...]


def read(values: Any, name: str) -> tuple[np.ndarray, Shape]:
    """Real doubles, a flat copy, and their shape.

    Raises
    ------
    InputError
        Something else than real numbers; a masked array; a quantity with a unit.
    """
    array = read_numbers(values, name)
    return array.flatten(), array.shape


def arrays_of(pairs: Sequence[tuple[float, float]]) -> tuple[np.ndarray, np.ndarray]:
    """The high and the low parts of some numbers."""
    import numpy as np

    return np.array([high for high, _ in pairs], float), np.array([low for _, low in pairs], float)


def entries(values: Any) -> tuple[list[Any], Shape]:
    """What a nested list or an array of objects has in it, and its shape."""
    import numpy as np

    array = np.asarray(values, dtype=object)
    return list(array.flat), array.shape


def scaled(values: np.ndarray, factor: tuple[float, float] | None) -> tuple[np.ndarray, np.ndarray]:
    """Doubles times a number of 32 digits, as pairs; infinity stays."""
    import numpy as np

    if factor in (None, (1.0, 0.0)):
        return values, np.zeros_like(values)
    endless = np.isposinf(values)
    high, low = dd.multiply(dd.pair(np.where(endless, 1.0, values)), factor)
    return np.where(endless, values, high), np.where(endless, 0.0, low)


def together(names: str, *given: tuple[Sequence[np.ndarray], Shape]) -> tuple[list[tuple[np.ndarray, ...]], Shape]:
    """Groups of flat arrays, each group with its shape, as flat arrays of one common shape.

    Raises
    ------
    InputError
        The shapes do not fit each other.
    """
    import numpy as np

    shapes = [shape for _, shape in given]
    try:
        common = np.broadcast_shapes(*shapes)
    except ValueError:
        raise InputError(
            f"{names} have the shapes {' and '.join(map(str, shapes))}, which do not fit each other",
            "arrays of one shape, or numbers beside an array",
        ) from None

    def spread(array: np.ndarray, shape: Shape) -> np.ndarray:
        whole = array if shape == common else np.broadcast_to(array.reshape(shape), common)
        return np.ascontiguousarray(whole).reshape(-1)

    return [tuple(spread(array, shape) for array in arrays) for arrays, shape in given], common


def numbered(pair: dd.Pair) -> tuple[np.ndarray, ...]:
    """A pair of flat arrays, and the numbers of the places in them."""
    import numpy as np

    return *pair, np.arange(len(pair[0]))


def whole_turns(angles: np.ndarray) -> np.ndarray:
    """Angles over 2π towards zero, as integers; −1 for nan."""
    import numpy as np

    known = np.isfinite(angles)
    return np.where(known, np.trunc(np.where(known, angles, 0.0) / (2 * np.pi)), -1).astype(int)


def lorentz_factor(v: dd.Pair) -> np.ndarray:
    """1/√(1 − v²), and 1 for light, of pairs: 1 − v may be far below double precision of v."""
    import numpy as np

    slowness = dd.subtract(dd.pair(np.ones_like(v[0])), v)[0]  # 1 − v
    light = slowness == 0
    return np.where(light, 1.0, 1 / np.sqrt(np.where(light, 1.0, slowness * (1 + v[0]))))


def faster_than_light(v: dd.Pair) -> np.ndarray:
    """Where v > 1, of pairs."""
    high, low = v
    return (high > 1) | ((high == 1) & (low > 0))
