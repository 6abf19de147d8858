"""Where a universe begins and ends, and the times of its charts."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, final

import sympy as sp

from ...geometry.inputs import read_expression

COSMIC, CONFORMAL = sp.Symbol("t"), sp.Symbol("tau")  # the times of gr.FLRW's charts
FINITE = sp.Dummy("finite")


@final
@dataclass(frozen=True)
class End:
    """An end of a universe, where its time begins or stops.

    Attributes
    ----------
    what : "big bang", "big crunch", "big rip", "forever", or in words why the chart ends
    at : the value of the chart's time there, perhaps infinite
    cosmic : t there, −oo or oo where no clock counts it; None where t(time) is not known in closed form
    conformal : τ there, of the conformal time that the universe has; `FINITE` where it converges to no closed form
    of_chart : whether the chart ends there, and spacetime may go on
    """

    what: str
    at: Any
    cosmic: Any = None
    conformal: Any = None
    of_chart: bool = False

    def __post_init__(self) -> None:
        for name in ("at", "cosmic", "conformal"):
            value = getattr(self, name)
            object.__setattr__(
                self, name, None if value is None else read_expression(value, f"the end of a universe: {name}")
            )
