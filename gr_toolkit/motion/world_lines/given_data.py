"""What users write for a place, a vector, constants and parameters, read; numbers are judged elsewhere."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from ...errors import IndexMismatchError, InputError, UnknownNameError
from ...geometry import Metric
from ...geometry.inputs import in_short
from ...numerics.geodesics import initial
from .system import System
from .words import NO_NUMBERS


def components(system: System, given: Any, what: str, fewer: bool = False) -> list[Any]:
    """A value for each coordinate, from a sequence or a mapping by coordinate."""
    metric = system.metric
    n, names = metric.dimension, ", ".join(map(str, metric.coordinates))
    if isinstance(given, Mapping):
        found: list[Any] = [None] * n
        for key, value in given.items():
            found[_once(found, metric.chart.number(key), key, what)] = value
        return found
    if isinstance(given, (str, bytes)) or not hasattr(given, "__len__"):
        raise InputError(f"the {what} {in_short(given)} is no sequence", f"[{names}], or {{'r': 10, ...}}")
    found = list(given)
    if len(found) != n and not (fewer and len(found) == n - 1):
        raise InputError(f"the {what} has {len(found)} components", f"[{names}], one for each coordinate")
    return found


def vector_of(
    system: System, way: str, given: Any, signs: Mapping[Any, int] | None, clock: int | None, light: bool
) -> tuple[list[Any], int | None, int]:
    """(components, the number of that which is solved, its sign)."""
    if way == "constants":
        parts = _constants(system, given, clock)
    else:
        parts = components(system, given, way, fewer=way == "velocity" and clock is not None)
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
    if len(open_ones) > 1 or (way == "direction" and open_ones and not (light and open_ones[0] == clock)):
        names = ", ".join(str(chart.coordinates[k]) for k in open_ones)
        hint = "; in a direction only that of light's time" if way == "direction" else ""
        raise InputError(f"the {way} has no component {names}", f"at most one None, which is solved for{hint}")
    if not open_ones:
        return parts, None, 1
    if way in ("velocity", "direction") and open_ones[0] == clock:
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
            found[_once(found, clock, key, "constants")] = _times(sign, value)
        elif key == "L" and "L" not in names and "phi" in names:
            found[_once(found, names.index("phi"), key, "constants")] = _times(-sign, value)
        else:
            found[_once(found, _momentum(metric, key), key, "constants")] = value
    return found


def _momentum(metric: Metric, key: Any) -> int:
    """The coordinate whose momentum is given."""
    try:
        return metric.chart.number(key)
    except IndexMismatchError:
        raise InputError(
            f"{in_short(key)} is no momentum",
            f"'E', 'L', or a coordinate for its covariant momentum: {', '.join(map(str, metric.coordinates))}; others, "
            "such as Carter's constant, follow from these",
        ) from None


def _once(found: list[Any], number: int, key: Any, what: str) -> int:
    """The number of a component that is not given yet."""
    if found[number] is not None:
        raise InputError(f"{what}: {in_short(key)} is a component that is given already", "each component once")
    return number


def _times(sign: int, value: Any) -> Any:
    try:
        return sign * initial.numbers(value)
    except (TypeError, ValueError):
        raise InputError(f"the constant {in_short(value)} {NO_NUMBERS}", "floats") from None


def parameters_in_order(system: System, given: Mapping[Any, Any] | None) -> list[Any]:
    """The values of the parameters, in order."""
    if not isinstance(given, Mapping | None):
        raise InputError(f"parameters is {in_short(given)}, no dictionary", "parameters={'M': 1}")
    names = {str(s): s for s in system.parameters}
    values: dict[Any, Any] = {}
    for key, value in (given or {}).items():
        if str(key) not in names:
            raise UnknownNameError(str(key), names, "parameter")
        if names[str(key)] in values:
            raise InputError(f"the parameter {key} is given twice", "one value for it")
        values[names[str(key)]] = value
    for symbol in system.parameters:
        if symbol not in values:
            raise InputError(f"the parameter {symbol} has no value", f"parameters={{{str(symbol)!r}: 1}}")
    return [values[symbol] for symbol in system.parameters]


def rows_of(system: System, everything: Sequence[Any]) -> tuple[Any, tuple[int, ...]]:
    """The numbers of a batch."""
    for value in everything:
        try:
            initial.numbers(value)
        except (TypeError, ValueError):
            raise InputError(f"{in_short(value)} {NO_NUMBERS}", "floats, in units with G = c = 1") from None
    try:
        return initial.columns(everything)
    except ValueError:
        raise InputError(
            "the arrays of the initial data do not fit each other", "arrays that can be broadcast"
        ) from None
