"""Reading arrays of redshifts, and the lengths and volumes of spaces of constant curvature on arrays."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any

from ..errors import DomainError, InputError
from .blocks import by_blocks, extent

if TYPE_CHECKING:
    import numpy as np


def read_redshifts(z: Any, *, least: float, turn_below: float | None, turn_above: float | None, largest: float) -> Any:
    """(array of one dimension, its shape), of redshifts that lie where the universe expands; nan stays nan.

    Raises
    ------
    InputError
        No real numbers; a masked array; a quantity with a dimension.
    DomainError
        z ≤ −1, infinite, or where E² ≤ 0.
    """
    array = read_numbers(z, "z")
    flat = array.reshape(-1)
    if len(flat):
        low, high = extent(flat)
        if low <= -1:
            raise DomainError(
                f"z = {low:g}: light that was emitted when the scale factor was a has 1 + z = a₀/a > 0, so that z > −1"
            )
        if turn_below is not None and 1 + low <= turn_below:
            raise DomainError(
                f"z = {low:g} is never reached: this universe stops expanding at 1 + z = {turn_below:.12g}, "
                f"z = {turn_below - 1:.12g}, and contracts afterwards"
            )
        if 1 + low < least:
            raise DomainError(f"z = {low:g} is beyond the future that is covered, z > {least - 1:g}")
        if turn_above is not None and 1 + high >= turn_above:
            raise DomainError(
                f"z = {high:g} is never seen: there is no big bang, E² vanishes at z_max = {turn_above - 1:.12g}, "
                "where this universe turned from contraction to expansion"
            )
        if 1 + high > largest:
            raise DomainError(f"z = {high:g} is infinite or beyond {largest:.3g}\n  write: the horizons are integrals")
    return flat, array.shape


def read_numbers(values: Any, name: str) -> np.ndarray:
    """Real numbers as an array of doubles; a quantity has to be one without dimension.

    Raises
    ------
    InputError
        Anything else.
    """
    import numpy as np

    advice = "a float, a list of floats, or a NumPy array"
    if np.ma.isMaskedArray(values):
        raise InputError(f"{name} is a masked array", f"{name}.filled(numpy.nan)")
    if hasattr(values, "unit") and hasattr(values, "value"):
        values = _without_unit(values, name)
    try:
        array = np.asarray(values)
        if array.dtype.kind == "O" and not any(isinstance(number, str) for number in array.flat):
            array = np.array([float(number) for number in array.flat]).reshape(array.shape)
    except (ValueError, TypeError, OverflowError):
        array = np.asarray("")
    if array.dtype.kind not in "iuf":
        raise InputError(f"{name} is {values!r}, no real number and no array of real numbers", advice)
    return np.ascontiguousarray(array, float).reshape(array.shape)


def _without_unit(quantity: Any, name: str) -> Any:
    """The numbers of an astropy quantity: dimensionless, or in the unit `redshift`."""
    if str(quantity.unit) == "redshift":
        return quantity.value
    try:
        return quantity.to_value("")
    except Exception:  # astropy's UnitConversionError, which is not imported here
        raise InputError(f"{name} has the unit {quantity.unit}", "numbers without a dimension") from None


def broadcast(
    first: np.ndarray, first_shape: tuple[int, ...], second: np.ndarray, second_shape: tuple[int, ...]
) -> tuple[np.ndarray, np.ndarray, tuple[int, ...]]:
    """Two arrays with their shapes, flat, as arrays of one shape.

    Raises
    ------
    InputError
        The shapes do not fit each other.
    """
    import numpy as np

    try:
        one, two = np.broadcast_arrays(first.reshape(first_shape), second.reshape(second_shape))
    except ValueError:
        raise InputError(
            f"arrays of the shapes {first_shape} and {second_shape} do not fit each other", "arrays of one shape"
        ) from None
    return np.ascontiguousarray(one).reshape(-1), np.ascontiguousarray(two).reshape(-1), one.shape


def ball_volume(curvature: float, radius: np.ndarray) -> np.ndarray:
    """4π ∫₀^χ S_K² dχ, beyond the antipode of a sphere counted as often as the ball covers it."""
    return by_blocks(lambda piece: _ball_volume(curvature, piece), radius)


def _ball_volume(curvature: float, radius: np.ndarray) -> np.ndarray:
    """2π (χ − S_K C_K)/K, by its series in Kχ² where that is small."""
    import numpy as np

    if curvature == 0:
        return 4 * np.pi / 3 * (radius * radius * radius)
    y = curvature * radius * radius
    near = np.abs(y) < 1
    if not near.any():
        root = math.sqrt(abs(curvature))
        twice = 2 * root * radius
        return (2 * np.pi / curvature) * (radius - (np.sin if curvature > 0 else np.sinh)(twice) / (2 * root))
    inner = np.where(near, y, 0.0)
    series = 0.0 * inner
    for k in reversed(range(14)):  # ∑ (−1)ᵏ 2^{2k+3}/(2k+3)! y^k / (16/3) · …, normalised to 1 at y = 0
        series = series * inner + 3 * (-1) ** k * 2 ** (2 * k + 1) / math.factorial(2 * k + 3)
    if near.all():
        return 4 * np.pi / 3 * radius**3 * series
    result: np.ndarray = 4 * np.pi / 3 * radius**3 * series
    result[~near] = _ball_volume(curvature, radius[~near])
    return result


def transverse(curvature: float, radius: np.ndarray) -> np.ndarray:
    """|S_K(χ)|."""
    import numpy as np

    if curvature == 0:
        return radius if radius.min(initial=0.0) >= 0 else np.abs(radius)
    root = math.sqrt(abs(curvature))
    function = np.sinh if curvature < 0 else np.sin
    return by_blocks(lambda piece: np.abs(function(piece * root)) / root, radius)


def angular_growth(curvature: float, radius: np.ndarray, speed: np.ndarray) -> np.ndarray:
    """What has the sign of dD_A/dz, S_K′(χ) (1 + z)/E − S_K(χ), over cosh for open space lest it grow beyond bounds;
    `speed` is (1 + z)/E."""
    import numpy as np

    result: np.ndarray
    root = math.sqrt(abs(curvature))
    if curvature > 0:
        result = np.cos(root * radius) * speed - np.sin(root * radius) / root
    else:
        result = speed - (np.tanh(root * radius) / root if root else radius)
    return result


def half_turns(curvature: float, radius: np.ndarray) -> np.ndarray:
    """How many times light has passed an antipode or its origin: ⌊√K |χ|/π⌋, 0 for K ≤ 0."""
    import numpy as np

    if curvature <= 0:
        return np.zeros(radius.shape, int)
    return np.floor(np.nan_to_num(np.abs(radius)) * (math.sqrt(curvature) / math.pi)).astype(int)


def distance_modulus(luminosity_in_parsec: np.ndarray) -> np.ndarray:
    """5 log₁₀(D_L/10 pc); −∞ at D_L = 0."""
    import numpy as np

    with np.errstate(divide="ignore"):
        return by_blocks(lambda piece: 5 * np.log10(piece) - 5, luminosity_in_parsec)
