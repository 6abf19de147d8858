"""Initial data as users give them: a place, and a vector in one of four ways.

=============  =====================================================================================================
`velocity`     u^μ = dx^μ/dλ; one component may be None and is solved from the square, and if one is missing it is
               that of the time, future directed
`direction`    any tangent, (1, dx^i/dt) for example, scaled to the square; for light it stays as it is, and the
               component of the time may be None
`momentum`     canonical p_μ per mass, one of which may be None
`constants`    ``{"E": …, "L": …}``, by their physical signs, or covariant momenta by coordinate; one coordinate in
               `signs` is solved for, all others are 0
=============  =====================================================================================================
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, final

from ...errors import InputError, UnknownNameError
from ...geometry.inputs import in_short
from ...numerics.geodesics import initial
from ..mass_shell import time_of
from .given_data import components, parameters_in_order, rows_of, vector_of
from .happenings import Edge, conditions_of_parameters
from .system import System

KINDS = {"timelike": 1, "null": 0, "spacelike": -1}
WAYS = ("velocity", "direction", "momentum", "constants")


@final
@dataclass(frozen=True)
class Beginning:
    """Initial data of a batch, one row a ray.

    Attributes
    ----------
    shape : of the batch
    places, momenta : x^μ and π_μ
    parameters, charges : values of the parameters, q per mass
    reasons : numbers of `numerics.geodesics.initial`, 0 where all is well
    square : u·u that was asked for
    way : in which the vector was given
    """

    shape: tuple[int, ...]
    places: Any
    momenta: Any
    parameters: Any
    charges: Any
    reasons: Any
    square: int
    way: str


def beginning(
    system: System,
    found_edges: list[Edge],
    position: Any,
    vectors: Mapping[str, Any],
    *,
    kind: str,
    signs: Mapping[Any, int] | None,
    parameters: Mapping[Any, Any] | None,
    charge: Any,
    time: Any,
) -> Beginning:
    """Everything read, solved and judged.

    Raises
    ------
    InputError
        What cannot be meant: a wrong number of components, text, no vector or several, unknown kinds and names.
    """
    metric = system.metric
    if not isinstance(kind, str) or kind not in KINDS:
        raise UnknownNameError(kind if isinstance(kind, str) else in_short(kind), KINDS, "kind of world line")
    square = KINDS[kind] * metric.conventions.time_sign
    given = [way for way in WAYS if vectors[way] is not None]
    if len(given) != 1:
        raise InputError(
            f"{' and '.join(given) or 'none of ' + ', '.join(WAYS)} given",
            "one of them: velocity=[None, -0.1, 0, 0.02]",
        )
    clock = None if kind == "spacelike" and time is None else time_of(metric, time)
    place = components(system, position, "position")
    if None in place:
        open_ones = ", ".join(str(x) for x, part in zip(metric.coordinates, place, strict=True) if part is None)
        raise InputError(f"the position has no {open_ones}", "a number for each coordinate")
    vector, missing, sign = vector_of(system, given[0], vectors[given[0]], signs, clock, light=square == 0)
    values = parameters_in_order(system, parameters)
    everything = [*place, *(0.0 if part is None else part for part in vector), *values, charge]
    rows, shape = rows_of(system, everything)
    n, count = metric.dimension, len(values)
    at = rows[:, [*range(n), *range(2 * n, 2 * n + count)]]
    covariant, inverse = (initial.matrices(f, at, n) for f in (system.covariant, system.inverse))
    reasons = initial.first_reasons(
        initial.finite(rows, initial.NOT_FINITE),
        _inside(system, found_edges, at),
        initial.finite(covariant, initial.SINGULAR),
        initial.finite(inverse, initial.SINGULAR),
    )
    start = rows[:, n : 2 * n].copy()
    if given[0] in ("momentum", "constants"):
        if system.potential_values is not None:
            canonical = initial.values(system.potential_values, at, n)
            start -= rows[:, -1:] * canonical
        momenta, more = _solved_momenta(inverse, start, missing, sign, square)
        velocities = initial.applied(inverse, momenta)
    else:
        velocities, more = _solved_velocities(
            covariant, start, missing, sign, square, given[0] == "direction" and missing is None, missing == clock
        )
        momenta = initial.applied(covariant, velocities)
    reasons = initial.first_reasons(reasons, more, initial.finite(momenta, initial.NO_ROOT))
    if clock is not None:
        ahead = initial.future(inverse, velocities, clock, metric.conventions.time_sign)
        reasons = initial.first_reasons(reasons, ahead)
    return Beginning(
        shape, rows[:, :n], momenta, rows[:, 2 * n : 2 * n + count], rows[:, -1:], reasons, square, given[0]
    )


def _solved_momenta(inverse: Any, start: Any, missing: int | None, sign: int, square: int) -> tuple[Any, Any]:
    """(π_μ, reasons): the missing one makes its coordinate grow or fall."""
    if missing is None:
        return start, initial.required(inverse, start, square)
    upper, lower, _ = initial.solved_component(inverse, start, missing, square)
    start[:, missing] = upper if sign > 0 else lower
    return start, initial.finite(start, initial.NO_ROOT)


def _solved_velocities(
    covariant: Any, start: Any, missing: int | None, sign: int, square: int, scaled: bool, ahead: bool
) -> tuple[Any, Any]:
    """(u^μ, reasons)."""
    if scaled:
        return initial.scaled(covariant, start, square)
    if missing is None:
        return start, initial.required(covariant, start, square)
    upper, lower, _ = initial.solved_component(covariant, start, missing, square)
    start[:, missing], reasons = initial.signed_root(upper, lower, 1 if ahead else sign)
    return start, reasons


def _inside(system: System, found_edges: list[Edge], at: Any) -> Any:
    """The reasons of parameters and places outside of the chart's domain, or nearer to its edge than the margin."""
    allowed = system.fields(conditions_of_parameters(system))
    inside = system.fields(edge.measure for edge in found_edges)
    return initial.first_reasons(
        initial.positive(allowed, at, initial.PARAMETERS), initial.positive(inside, at, initial.OUTSIDE)
    )
