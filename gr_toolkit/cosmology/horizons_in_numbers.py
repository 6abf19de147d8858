"""Horizons of a `Cosmology` in numbers, and where its angular-diameter distance is largest.

With χ_p(z) = c ∫_z^∞ dz′/H since the big bang and χ_e(z) = c ∫_{−1}^z dz′/H to the end [Rindler (1956); Davis &
Lineweaver (2004)], proper distances at the time of z are χ/(1 + z). Where a universe falls together again light has the
time until its crunch. Whether there are horizons at all is decided in `horizons`.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any

from ..errors import DomainError
from .redshift_reader import read

if TYPE_CHECKING:
    from .parameters import Cosmology

FARTHEST = 1e6  # redshift up to which a largest distance is sought


def particle_horizon(model: Cosmology, z: Any) -> Any:
    """See `Cosmology.particle_horizon`."""
    rate = model.integrals.rate
    flat, shape = read(model, z)
    if rate.turn_above is not None:
        raise DomainError(
            f"{model!r} has no big bang: it turned from contraction to expansion at z_max = {rate.turn_above - 1:.12g}"
        )
    if rate.early_power()[1] <= 2:
        values = flat + math.inf
    else:
        try:
            values = model.integrals("particle horizon", flat, model.hubble_distance) / (1 + flat)
        except ArithmeticError:
            raise DomainError(f"the particle horizon of {model!r} converges too slowly to be evaluated") from None
    return values.reshape(shape) if shape else float(values[0])


def event_horizon(model: Cosmology, z: Any) -> Any:
    """See `Cosmology.event_horizon`."""
    flat, shape = read(model, z)
    try:
        ahead = model.integrals.ahead()
    except ArithmeticError:
        raise DomainError(f"the event horizon of {model!r} converges too slowly to be evaluated") from None
    behind = model.integrals("comoving", flat)
    values = (ahead + behind) / (1 + flat) * model.hubble_distance
    return values.reshape(shape) if shape else float(values[0])


def farthest_looking(model: Cosmology) -> float:
    """See `Cosmology.angular_diameter_maximum`."""
    from ..numerics.redshift_roots import all_roots
    from ..numerics.redshifts import angular_growth

    def growth(z: Any) -> Any:
        flat, shape = read(model, z)
        rate, chi = model.integrals.rate(1 + flat), model.integrals("comoving", flat)
        values = angular_growth(-float(model.Omega_K), chi, (1 + flat) / rate)
        return values.reshape(shape) if shape else float(values[0])

    turn = model.integrals.rate.turn_above
    high = FARTHEST if turn is None else (turn - 1) * (1 - 1e-9)
    found = all_roots(growth, 0.0, 0.0, high)
    if not found:
        raise DomainError(
            f"the angular-diameter distance of {model!r} grows up to z = {high:.7g}: no redshift has the largest one"
        )
    return found[0]
