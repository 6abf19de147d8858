"""Redshifts of given distances and times, and the images of one source in a closed universe."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, final

from ..errors import DomainError, InputError, UnknownNameError
from ..geometry.keywords import in_words
from .redshift_distances import distances
from .redshift_reader import require_model

if TYPE_CHECKING:
    from .parameters import Cosmology

MONOTONIC = ("comoving", "lookback_time", "light_travel", "age")
OTHERS = ("transverse", "luminosity", "angular_diameter", "distance_modulus")
FARTHEST = 1e4  # redshift up to which all solutions are sought, unless told


@in_words("redshifts_at", "redshifts_at(model, luminosity=6600)")
def redshifts_at(model: Cosmology, *, between: tuple[float, float] = (0.0, FARTHEST), **quantity: Any) -> list[float]:
    """All redshifts at which a distance or a time has a given value, in increasing order.

    Parameters
    ----------
    model : Cosmology
    between : the redshifts between which they are sought; up to a turn-around if that is nearer
    quantity : one of comoving, transverse, luminosity, angular_diameter, light_travel, lookback_time, age,
        distance_modulus, a number in the units of `distances`

    Returns
    -------
    Angular-diameter distances have a maximum in most models, so that two redshifts have the same; in closed universes
    D_M and D_L have maxima too. A value that is not taken has no redshift: an empty list.

    Raises
    ------
    InputError
        Not one quantity; an unknown one; what is no number; a range that is none.

    Examples
    --------
    >>> from gr_toolkit.cosmology import Cosmology
    >>> model = Cosmology(Omega_m=1)
    >>> [round(z, 9) for z in redshifts_at(model, angular_diameter=0.25)]
    [0.527864045, 3.0]
    """
    from ..numerics.redshift_roots import all_roots

    require_model(model, "redshifts_at(model, luminosity=6600)")
    name, value = _one(quantity)
    low, high = _range(model, between)
    if name in MONOTONIC or model.Omega_K >= 0:
        return all_roots(lambda z: getattr(distances(model, z), name), value, low, high)
    if name == "distance_modulus":
        distances(model, 0.0).distance_modulus  # noqa: B018  which needs an H0
        name, value = "luminosity", 10 ** (value / 5 - 5)
    function = lambda z: distances(model, z).signed(name)  # noqa: E731
    found = {z for side in {value, -value} for z in all_roots(function, side, low, high)} if value >= 0 else ()
    return sorted(found)


@in_words("redshift_at", "redshift_at(model, luminosity=6600)")
def redshift_at(model: Cosmology, *, between: tuple[float, float] = (0.0, FARTHEST), **quantity: Any) -> float:
    """The one redshift at which a distance or a time has a given value.

    Parameters
    ----------
    model, between, quantity : as for `redshifts_at`

    Raises
    ------
    DomainError
        The value is not taken between the redshifts, or more than once: the message lists where.

    Examples
    --------
    >>> from gr_toolkit.cosmology import Cosmology
    >>> f"{redshift_at(Cosmology(Omega_m=1), comoving=1):.12f}"
    '3.000000000000'
    >>> redshift_at(Cosmology(Omega_m=1), angular_diameter=0.25)
    Traceback (most recent call last):
        ...
    gr_toolkit.errors.DomainError: angular_diameter = 0.25 is taken at 2 redshifts, z = 0.527864045, 3
      write: between=(0, 1.76393), or redshifts_at for all of them
    """
    found = redshifts_at(model, between=between, **quantity)
    name, value = _one(quantity)
    if len(found) == 1:
        return found[0]
    if not found:
        low, high = _range(model, between)
        raise DomainError(f"{name} = {value} is taken at no redshift between {low:g} and {high:g} in {model!r}")
    shown = ", ".join(f"{z:.10g}" for z in found)
    raise DomainError(
        f"{name} = {value} is taken at {len(found)} redshifts, z = {shown}\n"
        f"  write: between=({between[0]:g}, {(found[0] + found[1]) / 2:.6g}), or redshifts_at for all of them"
    )


def _one(quantity: dict[str, Any]) -> tuple[str, float]:
    if len(quantity) != 1:
        raise InputError(f"{len(quantity)} quantities given, not one", "redshift_at(model, luminosity=6600)")
    [(name, value)] = quantity.items()
    if name not in MONOTONIC + OTHERS:
        raise UnknownNameError(name, MONOTONIC + OTHERS, "distance or time of a redshift")
    try:
        number = float(value)
    except (TypeError, ValueError):
        raise InputError(f"{name} = {value!r} is no number", f"{name}=1.5; arrays one by one") from None
    if not math.isfinite(number):
        raise InputError(f"{name} = {value!r} is no finite number", f"{name}=1.5")
    return name, number


def _range(model: Cosmology, between: tuple[float, float]) -> tuple[float, float]:
    """The redshifts that are looked through, within the turn-arounds."""
    try:
        low, high = map(float, between)
    except (TypeError, ValueError):
        low = high = math.nan
    if not -1 < low < high < math.inf:
        raise InputError(f"between = {between!r} is no range of redshifts", "between=(0, 1000), -1 < z1 < z2")
    rate = model.integrals.rate
    margin = 1e-9
    if rate.turn_above is not None:
        high = min(high, (rate.turn_above - 1) * (1 - margin))
    if rate.turn_below is not None:
        low = max(low, rate.turn_below * (1 + margin) - 1)
    return max(low, rate.least - 1 + margin), high


@final
@dataclass(frozen=True)
class Image:
    """One of the images of a source in a closed universe.

    Attributes
    ----------
    redshift : of the light, later images of an older source
    half_turns : how many antipodes and origins the light passed
    opposite : whether it is seen in the direction opposite to that of the first image
    """

    redshift: float
    half_turns: int
    opposite: bool


def images(model: Cosmology, z: float, *, farthest: float = FARTHEST) -> list[Image]:
    """All images of the worldline of a comoving source, of which one is seen at redshift z, up to another redshift.

    Light runs around a closed universe both ways and more than once, over 2πn ± χ in units of the radius of curvature.
    Every image shows the source at another age. Open and flat universes, simply connected, have one image.

    Raises
    ------
    InputError, DomainError
        As `distances`; a redshift that is no single number, z < 0.

    Examples
    --------
    >>> from gr_toolkit.cosmology import Cosmology
    >>> model = Cosmology(Omega_m=0.3, Omega_Lambda=1.7)
    >>> [(round(image.redshift, 4), image.half_turns, image.opposite) for image in images(model, 1)]
    [(1.0, 0, False), (2.2602, 1, True)]
    """
    require_model(model, "images(model, 1.5)")
    first = distances(model, z)
    if not isinstance(first.redshift, float) or not first.redshift >= 0:
        raise InputError(f"z = {z!r} is no single redshift z >= 0", "images(model, 1.5)")
    if model.Omega_K >= 0:
        return [Image(first.redshift, 0, False)]
    radius = model.hubble_distance / math.sqrt(-float(model.Omega_K))
    if isinstance(farthest, (str, bool)) or not isinstance(farthest, (int, float)) or not 0 < farthest < math.inf:
        raise InputError(f"farthest = {farthest!r} is no redshift", "farthest=1000")
    low, high = _range(model, (0.0, max(farthest, first.redshift * (1 + 1e-9) + 1e-9)))
    reach = distances(model, high).comoving / radius
    angle = math.remainder(first.comoving / radius, 2 * math.pi)  # −π … π: negative is the other direction
    found = []
    turns = range(int(reach / (2 * math.pi)) + 2)
    for n in turns:
        for sign in (1, -1):
            path = 2 * math.pi * n + sign * abs(angle)
            if 0 <= path <= reach and not (sign < 0 and n == 0):
                opposite = (sign < 0) != (angle < 0)
                [redshift] = redshifts_at(model, comoving=path * radius, between=(low, high)) or [low]
                found.append(Image(redshift, int(path / math.pi), opposite))
    return sorted(found, key=lambda image: image.redshift)
