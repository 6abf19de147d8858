"""What Friedmann's equations are made of: matter of which nothing is known, fluids of constants, the curvature."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, final

import sympy as sp

from ..errors import InputError
from .expanding_metric import ExpandingMetric
from .fluids import Fluid
from .reading import read_constant


@final
@dataclass(frozen=True)
class UnknownMatter:
    """Matter of which nothing is assumed: ρ and p are unknown functions of time, one for each equation."""

    name: str = "matter"

    def in_time(self, space: ExpandingMetric) -> tuple[Any, Any]:
        """ρ and p."""
        return sp.Function("rho")(space.time), sp.Function("p")(space.time)


def read_curvature(given: Any) -> Any:
    """K as a real number or an expression in constants.

    Raises
    ------
    InputError
        It is neither.
    """
    return read_constant(given, "the curvature K", "K=-1, 0, 1, any real number, or a real symbol")


def refuse_coordinates(fluid: Any, space: ExpandingMetric) -> None:
    """What a fluid is made of must be constant, but for the scale factor and its own variable.

    Raises
    ------
    InputError
        A coordinate in an amount or an equation of state.
    """
    if not isinstance(fluid, Fluid):
        return
    coordinates = {x.name for x in space.metric.coordinates}
    for quantity in (fluid.pressure, fluid.amount, fluid.density):
        found = set() if quantity is None else {s.name for s in quantity.free_symbols} & coordinates
        if found:
            raise InputError(f"{fluid.name} has {min(found)}, a coordinate, among its constants", "another letter")
