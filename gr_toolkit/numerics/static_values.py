"""The functions of a static, spherically symmetric field on arrays of radii, without cancellation far out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple, final

from . import double_double as dd
from .compiled import Compiled
from .pair_programs import on_pairs, runs_on_pairs


class Local(NamedTuple):
    """What is known at a radius; all but `size` are dimensionless."""

    size: Any  # C/r²
    depth: Any  # N = 1/B − 1
    fall: Any  # S = −r N'
    spread: Any  # L = r C'/2C
    curving: Any  # w − L²
    stretch: Any  # w = A r²/C


@final
@dataclass(frozen=True)
class Values:
    """The functions of a field.

    Attributes
    ----------
    functions : of r, with the components of `Local`
    conditions : of r, positive inside the chart; or None
    series : coefficients of 1/r, from the constant on, of the same functions
    reach : beyond this radius the series are used: there they end within rounding
    """

    functions: Compiled
    conditions: Compiled | None
    series: Sequence[Sequence[float]]
    reach: float

    @property
    def has_pairs(self) -> bool:
        """Whether the functions are known to 32 digits."""
        return runs_on_pairs(self.functions.program)

    def at(self, r: Any) -> Local:
        """In double precision; inf or nan where something is singular."""
        import numpy as np

        values = self.functions(r)
        far = r > self.reach
        if far.any():
            x = 1 / r[far]
            for value, coefficients in zip(values, self.series, strict=True):
                value[far] = np.polynomial.polynomial.polyval(x, coefficients)
        return Local(*values)

    def on_pairs(self, r: dd.Pair) -> tuple[dd.Pair, dd.Pair, dd.Pair, dd.Pair]:
        """C/r², N, S and L to 32 digits."""
        found = on_pairs(self.functions.program, r)
        return found[0], found[1], found[2], found[3]

    def inside(self, r: Any) -> Any:
        """Whether static observers of the chart are at these radii."""
        import numpy as np

        here = self.at(r)
        good = (here.size > 0) & (here.depth > -1) & (here.stretch > 0)
        good &= np.isfinite(here.depth) & np.isfinite(here.fall) & np.isfinite(here.spread) & np.isfinite(here.stretch)
        if self.conditions is not None:
            good &= (self.conditions(r) > 0).all(axis=0)
        return good


def reach_of(series: Sequence[Sequence[float]], exact: bool) -> float:
    """The radius from which on series are used: where they end within rounding, for what has more than arithmetic; far
    out otherwise, where powers of r might leave the range of doubles."""
    order = len(series[0]) - 1
    lengths = [abs(c) ** (1 / k) for terms in series for k, c in enumerate(terms) if k and c]
    return max(lengths, default=0.0) * (1e140 if exact else 1e17) ** (1 / order)
