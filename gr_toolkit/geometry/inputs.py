"""Reading potentials, currents and vectors as users give them, and what symbols they are made of."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import sympy as sp

from ..errors import IndexMismatchError, InputError
from ..exact import from_sympy, with_exact_floats
from ..exact.arguments import symbols_in
from ..exact.sympified import sympified
from .conventions import same_geometry
from .metric import Metric
from .tensor import Tensor

SHORT = 60  # characters


def first_rank(given: Any, metric: Metric | None, up: bool, what: str = "potential or a current") -> Tensor:
    """A vector or covector field from a tensor or components.

    Raises
    ------
    IndexMismatchError
        A tensor with another number of indices than one, or another number of components than coordinates.
    InputError
        Components without a metric, or strings among them.
    ConventionError
        A tensor on another metric.
    """
    if isinstance(given, Tensor):
        if given.rank != 1:
            raise IndexMismatchError(
                f"a tensor with {given.rank} indices where a {what} belongs",
                "g.vector([...])" if up else "g.covector([...])",
            )
        if metric is not None:
            same_geometry(given, read_metric(metric))
        return given.up(0) if up else given.down(0)
    if metric is None:
        raise InputError(
            f"the components {in_short(given)} belong to no metric: a {what} is a vector or covector field on one",
            "g.covector([...]), or metric=g",
        )
    metric = read_metric(metric)
    return metric.vector(given) if up else metric.covector(given)


def read_metric(given: Any) -> Metric:
    """A metric, or an error."""
    if not isinstance(given, Metric):
        raise InputError(f"{in_short(given)} is no metric", "gr.Minkowski(), gr.FLRW(), gr.Metric(matrix, coordinates)")
    return given


def read_tensor(given: Any) -> Tensor:
    """A tensor, or an error."""
    if not isinstance(given, Tensor):
        raise InputError(f"{in_short(given)} is no tensor", 'g.vector([...]), g.covector([...]), g.tensor(rows, "__")')
    return given


def read_expression(given: Any, what: str, advice: str = "a SymPy expression; strings are not evaluated") -> Any:
    """A SymPy expression without floats, or an error: 0.5 is 1/2, and 0.3, which is no exact number, is refused.

    Raises
    ------
    InputError
        No expression; a float in it that is no exact number, with the rational number to write.
    """
    try:
        found = None if isinstance(given, (bool, str)) else sympified(given)
    except sp.SympifyError:
        found = None
    if not isinstance(found, sp.Expr):
        raise InputError(f"{what} is {in_short(given)}, no expression", advice)
    if not found.has(sp.Float):
        return found
    try:
        return from_sympy(given).to_sympy() if isinstance(given, float) else with_exact_floats(found)
    except InputError as error:
        raise InputError(f"{what} is {in_short(given)}: {error.what}", error.advice) from None


def in_short(given: Any) -> str:
    """What was given, in one short line."""
    shown = " ".join(repr(given).split())
    return shown if len(shown) <= SHORT else f"{shown[:SHORT]} …"


def constants_of(tensors: Iterable[Tensor], allowed: Iterable[Any] | None) -> tuple[Any, ...]:
    """The symbols in fields that are neither coordinates nor parameters of the metric: constants, if anything.

    Raises
    ------
    InputError
        A symbol that is a coordinate in another chart of the same spacetime, or, where `allowed` is given, one that is
        not among those. What is allowed is taken for a constant whatever its name.
    """
    found: dict[Any, tuple[Tensor, tuple[int, ...]]] = {}
    metric = None
    for tensor in tensors:
        metric = tensor.metric
        for index, value in tensor.items():
            new = symbols_in(value) - {*metric.coordinates, *metric.parameters, *found}
            for symbol in new & value.to_sympy().free_symbols if new else ():  # an integral's variable is none
                found[symbol] = (tensor, index)
    permitted = None if allowed is None else _symbols(allowed)
    elsewhere: dict[str, str] = {}
    if found and metric is not None and permitted is None:
        elsewhere = _other_coordinates(metric)
    for symbol, (tensor, index) in found.items():
        where = f"component {tensor.metric.chart.index_name(index)} of {tensor.name}"
        chart = f"the chart {tensor.metric.coordinates}"
        if permitted is not None and symbol not in permitted:
            raise InputError(
                f"{where} contains {symbol}, which is no coordinate of {chart}, no parameter of the metric and none of "
                "the constants",
                f"constants=[{', '.join(map(str, [*permitted, symbol]))}], or the coordinate that is meant",
            )
        if symbol.name in elsewhere:
            raise InputError(
                f"{where} contains {symbol}, a coordinate of the chart {elsewhere[symbol.name]!r}, not of {chart}",
                f"the components in this chart, or constants=[{symbol}] if it is a constant all the same",
            )
    return tuple(sorted(found, key=str))


def _symbols(given: Iterable[Any]) -> tuple[Any, ...]:
    """The constants as a tuple of symbols."""
    constants = tuple(given) if isinstance(given, Iterable) and not isinstance(given, (str, sp.Basic)) else (given,)
    for constant in constants:
        if not isinstance(constant, sp.Symbol):
            raise InputError(f"the constant {constant!r} is no SymPy symbol", "constants=[omega]")
    return constants


def _other_coordinates(metric: Metric) -> dict[str, str]:
    """name -> chart of the coordinates that the same spacetime has in its other charts."""
    entry = getattr(metric.origin, "entry", None)
    if entry is None:
        return {}
    own = {x.name for x in (*metric.coordinates, *metric.parameters)}
    return {x.name: name for name, make in entry.charts.items() for x in make().coordinates if x.name not in own}
