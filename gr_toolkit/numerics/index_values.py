"""Refractive indices on arrays."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np

from ..errors import InputError


def index_values(
    square: Callable[..., Any], stretch: Callable[..., Any], inside: Callable[..., Any], given: tuple[Any, Any, Any]
) -> np.ndarray:
    """n, nan where it is no positive number or the place is outside of the chart.

    Parameters
    ----------
    square : n² of r, v, b and Λ²
    stretch : C and ρ of r, whose quotient C/ρ² is Λ²
    inside : what is positive in the chart, of r
    given : r, v and b

    Raises
    ------
    InputError
        Shapes that do not fit.
    """
    r, v, b = (np.asarray(x, dtype=float) for x in given)
    try:
        np.broadcast_shapes(r.shape, v.shape, b.shape)
    except ValueError:
        raise InputError(
            f"the shape {r.shape} of r does not fit {np.broadcast(v, b).shape} of the particles", "r[:, None]"
        ) from None
    with np.errstate(all="ignore"):
        area, isotropic = stretch(r)
        values = np.asarray(square(r, v, b, area / isotropic / isotropic))
        good = (np.asarray(inside(r)) > 0).all(axis=0) & (values > 0) & np.isfinite(values)
        return np.where(good, np.sqrt(values), np.nan)
