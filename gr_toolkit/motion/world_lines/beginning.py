"""Initial data as users give them: a place, and a vector in one of four ways.

=============  =====================================================================================================
`velocity`     u^μ = dx^μ/dλ; one component may be None and is solved from the square, and if one is missing it is
               that of the time, future directed
`direction`    any tangent, (1, dx^i/dt) for example, scaled to the square; for light it stays as it is
`momentum`     canonical p_μ per mass, one of which may be None
`constants`    ``{"E": …, "L": …}``, by their physical signs, or covariant momenta by coordinate; one coordinate in
               `signs` is solved for, all others are 0
=============  =====================================================================================================
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, final

from ...errors import InputError, UnknownNameError
from ...geometry.inputs import in_short
from ...numerics.geodesics import initial
from ..mass_shell import time_of
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
    """

    shape: tuple[int, ...]
    places: Any
    momenta: Any
    parameters: Any
    charges: Any
    reasons: Any
    square: int


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
        raise UnknownNameError(in_short(kind), KINDS, "kind of world line")
    square = KINDS[kind] * metric.conventions.time_sign
    given = [way for way in WAYS if vectors[way] is not None]
    if len(given) != 1:
        raise InputError(
            f"{' and '.join(given) or 'none of ' + ', '.join(WAYS)} given",
            "one of them: velocity=[None, -0.1, 0, 0.02]",
        )
    clock = None if kind == "spacelike" and time is None else time_of(metric, time)
    place = _components(system, position, "position")
    if None in place:
        raise InputError("a component of the position is None", "a number for each coordinate")
    vector, missing, sign = _vector(system, given[0], vectors[given[0]], signs, clock)
    values = _parameters(system, parameters)
    everything = [*place, *(0.0 if part is None else part for part in vector), *values, charge]
    rows, shape = _rows(system, everything)
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
            covariant, start, missing, sign, square, given[0] == "direction", missing == clock and square != -1
        )
        momenta = initial.applied(covariant, velocities)
    reasons = initial.first_reasons(reasons, more, initial.finite(momenta, initial.NO_ROOT))
    if clock is not None:
        ahead = initial.future(inverse, velocities, clock, metric.conventions.time_sign)
        reasons = initial.first_reasons(reasons, ahead)
    return Beginning(shape, rows[:, :n], momenta, rows[:, 2 * n : 2 * n + count], rows[:, -1:], reasons, square)


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


# -- reading -----------------------------------------------------------------------------------------------------------


def _components(system: System, given: Any, what: str, fewer: bool = False) -> list[Any]:
    """A value for each coordinate, from a sequence or a mapping by coordinate."""
    metric = system.metric
    n, names = metric.dimension, ", ".join(map(str, metric.coordinates))
    if isinstance(given, Mapping):
        found: list[Any] = [None] * n
        for key, value in given.items():
            found[metric.chart.number(key)] = value
        return found
    if isinstance(given, (str, bytes)) or not hasattr(given, "__len__"):
        raise InputError(f"the {what} {in_short(given)} is no sequence", f"[{names}], or {{'r': 10, ...}}")
    found = list(given)
    if len(found) != n and not (fewer and len(found) == n - 1):
        raise InputError(f"the {what} has {len(found)} components", f"[{names}], one for each coordinate")
    return found


def _vector(
    system: System, way: str, given: Any, signs: Mapping[Any, int] | None, clock: int | None
) -> tuple[list[Any], int | None, int]:
    """(components, the number of that which is solved, its sign)."""
    if way == "constants":
        parts = _constants(system, given, clock)
    else:
        parts = _components(system, given, way, fewer=way == "velocity" and clock is not None)
    chart = system.metric.chart
    if not isinstance(signs, Mapping | None):
        raise InputError(f"signs is {in_short(signs)}, no dictionary", "signs={'r': -1}")
    solved = [(chart.number(key), sign) for key, sign in (signs or {}).items()]
    if (
        any(not isinstance(sign, int) or sign not in (1, -1) or isinstance(sign, bool) for _, sign in solved)
        or len(solved) > 1
    ):
        raise InputError(f"the signs {in_short(signs)}", "one coordinate and +1 or -1: signs={'r': -1}")
    if len(parts) < system.metric.dimension and clock is not None:
        parts.insert(clock, None)
    if way == "constants":
        if not solved:
            raise InputError("it is open which momentum follows from the constants", "signs={'r': -1}, or {'r': 1}")
        if parts[solved[0][0]] is not None:
            raise InputError("the momentum that is solved for is given as well", "one of both")
        parts = [0.0 if part is None and k != solved[0][0] else part for k, part in enumerate(parts)]
    open_ones = [k for k, part in enumerate(parts) if part is None]
    if len(open_ones) > 1 or (way == "direction" and open_ones):
        names = ", ".join(str(chart.coordinates[k]) for k in open_ones)
        raise InputError(f"the {way} has no components {names}", "numbers; at most one None, which is solved for")
    if not open_ones:
        return parts, None, 1
    if way == "velocity" and open_ones[0] == clock:
        return parts, clock, 1
    if not solved or solved[0][0] != open_ones[0]:
        raise InputError(
            f"the component {chart.coordinates[open_ones[0]]} has two solutions",
            f"signs={{{str(chart.coordinates[open_ones[0]])!r}: -1}}, or +1: whether the coordinate falls or grows",
        )
    return parts, open_ones[0], solved[0][1]


def _constants(system: System, given: Any, clock: int | None) -> list[Any]:
    """Covariant momenta of E, L, and of coordinates by name."""
    metric = system.metric
    if not isinstance(given, Mapping):
        raise InputError(f"the constants {in_short(given)} are no dictionary", 'constants={"E": 1, "L": 4}')
    sign = metric.conventions.time_sign
    names = [str(x) for x in metric.coordinates]
    found: list[Any] = [None] * metric.dimension
    for key, value in given.items():
        if key == "E" and "E" not in names and clock is not None:
            found[clock] = _times(sign, value)
        elif key == "L" and "L" not in names and "phi" in names:
            found[names.index("phi")] = _times(-sign, value)
        else:
            found[metric.chart.number(key)] = value
    return found


def _times(sign: int, value: Any) -> Any:
    try:
        return sign * initial.numbers(value)
    except (TypeError, ValueError):
        raise InputError(f"the constant {in_short(value)} is no number and no array of numbers", "floats") from None


def _parameters(system: System, given: Mapping[Any, Any] | None) -> list[Any]:
    """The values of the parameters, in order."""
    if not isinstance(given, Mapping | None):
        raise InputError(f"parameters is {in_short(given)}, no dictionary", "parameters={'M': 1}")
    names = {str(s): s for s in system.parameters}
    values: dict[Any, Any] = {}
    for key, value in (given or {}).items():
        if str(key) not in names:
            raise UnknownNameError(str(key), names, "parameter")
        values[names[str(key)]] = value
    for symbol in system.parameters:
        if symbol not in values:
            raise InputError(f"the parameter {symbol} has no value", f"parameters={{{str(symbol)!r}: 1}}")
    return [values[symbol] for symbol in system.parameters]


def _rows(system: System, everything: Sequence[Any]) -> tuple[Any, tuple[int, ...]]:
    """The numbers of a batch."""
    for value in everything:
        try:
            initial.numbers(value)
        except (TypeError, ValueError):
            raise InputError(
                f"{in_short(value)} is no number and no array of numbers", "floats, in units with G = c = 1"
            ) from None
    try:
        return initial.columns(everything)
    except ValueError:
        raise InputError(
            "the arrays of the initial data do not fit each other", "arrays that can be broadcast"
        ) from None
