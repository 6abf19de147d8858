"""How far light comes in a universe, from its beginning or to its end."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import sympy as sp

from ...errors import InputError
from .ends import FINITE, End

if TYPE_CHECKING:
    from .universe import Universe


def to_the_end(universe: Universe, end: End, sign: int) -> Any:
    """The proper distance a ∫ dt/a since the beginning, sign = 1, or to the end, −1.

    Raises
    ------
    InputError
        The chart ends there and the universe does not; it is not known whether the integral converges.
    """
    if end.of_chart:
        raise InputError(
            f"{universe.name}: the chart ends at {end.what}, and spacetime may go on there",
            "the horizon of the whole spacetime, in a chart that covers it",
        )
    if end.conformal is None:
        raise InputError(
            f"{universe.name}: whether conformal time converges depends on its parameters (there is {end.what})",
            "numbers, or symbols that are declared positive or negative",
        )
    if end.conformal.is_infinite:
        return sp.oo
    if universe.tau is not None and end.conformal != FINITE:
        return universe.a * sign * (universe.tau - end.conformal)
    passed = sp.Dummy(universe.time.name, real=True)
    rate = (universe.lapse / universe.a).subs(universe.time, passed)
    limits = (end.at, universe.time) if sign > 0 else (universe.time, end.at)
    return universe.a * sp.Integral(rate, (passed, *limits))
