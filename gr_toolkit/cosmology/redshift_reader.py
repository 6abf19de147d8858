"""Redshifts that a model has light from."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ..errors import InputError
from ..geometry.inputs import in_short

if TYPE_CHECKING:
    from .parameters import Cosmology


def read(model: Cosmology, z: Any) -> tuple[Any, tuple[int, ...]]:
    """(one-dimensional array of doubles, the shape given).

    Raises
    ------
    InputError
        No real numbers, masked arrays.
    DomainError
        z ≤ −1, infinite, or at and beyond a turn-around.
    """
    from ..numerics.expansion_rate import LARGEST
    from ..numerics.redshifts import read_redshifts

    rate = model.integrals.rate
    flat, shape = read_redshifts(
        z, least=rate.least, turn_below=rate.turn_below, turn_above=rate.turn_above, largest=LARGEST / 2
    )
    return flat, shape


def require_model(given: Any, call: str) -> None:
    """Refuse what is no `Cosmology`, with the call as it should be.

    Raises
    ------
    InputError
        It is none.
    """
    if hasattr(given, "integrals"):
        return
    if type(given).__module__.startswith("astropy."):
        raise InputError(f"{in_short(given)} is a cosmology of astropy", "gr.interop.from_astropy(...) for the model")
    raise InputError(f"{in_short(given)} is no Cosmology", f"{call}, with a gr.cosmology.Cosmology")
