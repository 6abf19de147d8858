"""Reading potentials, currents and vectors as users give them, and what symbols they are made of."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import sympy as sp

from ..errors import IndexMismatchError, InputError
from ..exact import Element
from ..exact.conditions.ranking import everything_in
from ..exact.kernels.symbols import SymbolGenerator
from ..geometry import Metric, Tensor
from ..geometry.conventions import same_geometry


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
            same_geometry(given, metric)
        return given.up(0) if up else given.down(0)
    if metric is None:
        raise InputError(f"the components {given!r} belong to no metric", "g.covector([...]), or metric=g")
    return metric.vector(given) if up else metric.covector(given)


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
            for symbol in symbols_in(value):
                if symbol not in metric.coordinates and symbol not in metric.parameters:
                    found.setdefault(symbol, (tensor, index))
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


def symbols_in(element: Element) -> set[Any]:
    """The symbols that an exact scalar is made of, in the arguments of its kernels too."""
    return {g.symbol for g in everything_in(element) if isinstance(g, SymbolGenerator)} if element else set()


def _symbols(given: Iterable[Any]) -> tuple[Any, ...]:
    """The constants as a tuple of symbols."""
    constants = (given,) if isinstance(given, (str, sp.Basic)) else tuple(given)
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
