"""Angles between two places on an orbit that comes from afar: what `Scattering` sums over its two ends."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from ...errors import DomainError, InputError
from .fields import unit_of_lengths
from .given import read_length

if TYPE_CHECKING:
    from .scattering import Scattering


def sum_over_ends(
    scattering: Scattering, source: Any, observer: Any, whole: Any, part: Callable[[Any, Any], Any]
) -> Any:
    """A float or an array: for each end half of `whole` where it is at infinity, else part(rays, M/R).

    Raises
    ------
    InputError
        An end within the turning point; no lengths; shapes that do not fit.
    """
    from ...numerics import given_numbers as numbers

    ends = {name: value for name, value in (("source", source), ("observer", observer)) if value is not None}
    rays = scattering.scattered()
    if not ends:
        return _converged(scattering.shaped(whole()))
    field = scattering.field
    unit = unit_of_lengths(scattering.functions)
    read = [read_length(value, name, unit, or_infinite=True) for name, value in ends.items()]
    for given in read:
        if given.pair is None:
            raise InputError(f"{given.name} = {given.typed} is no number", f"{given.name}=1000, or a multiple of M")
    half = [] if len(ends) == 2 else [whole() / 2]
    names = ", ".join(["v, b", *ends])
    (common, *others), shape = numbers.together(
        names, ((*rays.parts, *half), scattering.shape), *((given.pair, given.shape) for given in read if given.pair)
    )
    rays = type(rays)(*common[: len(rays.parts)])
    total: Any = common[-1] if half else 0.0
    for given, pair in zip(read, others, strict=True):
        values = part(rays, field.end(pair))
        if not shape and values[0] != values[0]:
            turn = scattering.closest_approach
            if pair[0][0] > turn / unit:
                _converged(float("nan"))
            raise InputError(
                f"{given.name} = {ends[given.name]} is nearer than the closest approach, {turn}",
                f"{given.name}=... beyond it, or None for infinity",
            )
        total = total + values
    return total.reshape(shape) if shape else _converged(float(total[0]))


def _converged(angle: Any) -> Any:
    """An angle, or arrays, in which nan stands where there is none.

    Raises
    ------
    DomainError
        One that was to be a number.
    """
    if isinstance(angle, float) and angle != angle:
        raise DomainError(
            "the angle was not found: the quadrature did not converge, as it does for smooth metrics not "
            "closer to capture than rounding allows"
        )
    return angle
