r"""Where orbits from infinity stop turning: the outermost unstable circular orbit of each speed, in any static field.

With N = 1/B − 1, S = −r N', L = r C'/2C the critical orbit of the speed v is where v² = V(r) = S/2L − N for the first
time on the way in. V does not depend on v, so that one table serves all speeds. Where N falls to −v² the particle is
stopped by repulsion, and turns however small b is. The table is searched, which is no proof: a barrier thinner than a
thousandth of its radius could be missed.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Any, NamedTuple, final

from . import double_double as dd
from .static_values import Values

if TYPE_CHECKING:
    import numpy as np

NOTICEABLE = 0.01  # by how much the field differs from flat space at its scale
FINE, ROUGH = 2000, 100  # radii for each decade
HALVINGS = 60
BLIND = 1e6  # N = 1/B − 1 at the edge of a chart, from which on it is a horizon
TOUCHING = 1e13  # and at a double zero of B, in the midst of a chart
STEEP = 0.05  # the power of 1/r with which N grows at the end of a chart that reaches down to r = 0
LEVEL = 1e-6  # the power of r with which y does not fall there
SPEEDS = 64  # at once


class Critical(NamedTuple):
    """For each speed the end of the branch on which orbits turn."""

    radius: Any
    square: dd.Pair  # b_c² v²: C (N + v²) there
    is_stopped: Any  # whether repulsion stops all there


@final
class Barriers:
    """The barriers of a field."""

    def __init__(self, values: Values) -> None:
        self.values = values

    @cached_property
    def scale(self) -> float:
        """The largest radius at which the field is noticeable; 0 for flat space."""
        import numpy as np

        r = np.logspace(60, -60, 1201)
        with np.errstate(all="ignore"):
            here = self.values.at(r)
            strong = ~(
                (abs(here.depth) < NOTICEABLE) & (abs(here.curving) < NOTICEABLE) & (abs(here.size - 1) < NOTICEABLE)
            )
        return float(r[strong.argmax()]) if strong.any() else 0.0

    @cached_property
    def table(self) -> tuple[Any, Any, Any, Any, bool, bool]:
        """Radii inwards as far as the chart, or what is outside of its horizon, goes; the largest V up to each, the
        largest −N, what is known there; whether they come to an edge, and whether a horizon ends them."""
        import numpy as np

        scale = self.scale or 1.0
        near = scale * np.logspace(2, -3, 5 * FINE + 1)
        far = scale * np.logspace(40, 2, 380, endpoint=False)
        deep = scale * np.logspace(-3, -12, 9 * ROUGH + 1)[1:]
        r = np.concatenate([far, near, deep])
        with np.errstate(all="ignore"):
            inside = self.values.inside(r)
            count = len(r) if inside.all() else int(np.argmin(inside))
            touched, horizon = self._touched(r[:count])
            if horizon:
                r = np.append(r[:touched], horizon)
            else:
                r = np.append(r[:count], self._edge(r[count - 1], r[count]) if 0 < count < len(r) else [])
            here = self.values.at(r)
            barrier = np.where(here.spread > 0, here.fall / (2 * here.spread) - here.depth, np.inf)
        has_edge = bool(horizon) or count < len(inside)
        steep = here.depth[-1] > 1 and here.fall[-1] > STEEP * here.depth[-1]
        ends = bool(horizon or here.depth[-1] > BLIND or (steep and not has_edge))
        return r, np.fmax.accumulate(barrier), np.fmax.accumulate(-here.depth), here, has_edge, ends

    def _touched(self, r: Any) -> tuple[int, list[float]]:
        """Where B has a double zero and is positive on both sides: the place in radii inwards, and the last radius
        outside of it; none where N is finite at all its peaks."""
        import numpy as np

        here = self.values.at(r)
        peaks = np.flatnonzero((here.fall[:-1] > 0) & (here.fall[1:] <= 0) & (here.depth[:-1] > 1)) + 1
        for place in peaks.tolist():
            outside, beyond = r[place - 1], r[place]
            for _ in range(HALVINGS):
                middle = (outside + beyond) / 2
                at = self.values.at(np.array([middle]))
                outside, beyond = (middle, beyond) if at.fall[0] > 0 and at.depth[0] > 0 else (outside, middle)
            at = self.values.at(np.array([outside, beyond]))
            if not (at.depth < TOUCHING).all() or (at.depth < 0).any():
                while not self.values.inside(np.array([outside]))[0]:
                    outside += (r[place - 1] - outside) / 2
                return place, [outside]
        return len(r), []

    def _edge(self, inside: float, outside: float) -> Any:
        """The last radius of the chart, by halving."""
        import numpy as np

        for _ in range(HALVINGS):
            middle = (inside + outside) / 2
            inside, outside = (middle, outside) if self.values.inside(np.array([middle]))[0] else (inside, middle)
        return [inside]

    def of(self, v: np.ndarray, v_low: np.ndarray) -> Critical:
        """The critical orbits of speeds."""
        import numpy as np

        speeds, inverse = np.unique(v, return_inverse=True)
        square, r = speeds * speeds, self.table[0]
        is_stopped, is_critical, place = self._found(square)
        high, low = r[np.maximum(place - 1, 0)], r[place]
        with np.errstate(all="ignore"):
            for _ in range(HALVINGS):
                middle = (high + low) / 2
                at = self.values.at(middle)
                excess = at.fall - 2 * at.spread * (at.depth + square)  # V ≥ v², without the pole of V
                beyond = np.where(is_stopped, at.depth + square <= 0, (excess >= 0) | ~(at.spread > 0))
                high, low = np.where(beyond, high, middle), np.where(beyond, middle, low)
            radius = np.where(is_critical | is_stopped, high, r[-1])
        radius = radius[inverse]
        critical = self._square((v, v_low), radius)
        none = is_stopped[inverse] | (critical[0] < 1e-18 * self.scale**2)
        return Critical(
            radius,
            (np.where(none, 0.0, critical[0]), np.where(none, 0.0, critical[1])),
            is_stopped[inverse],
        )

    def _found(self, square: Any) -> tuple[Any, Any, Any]:
        """For squares of speeds whether repulsion stops them, whether they have a critical orbit, and where."""
        import numpy as np

        r, barrier, lift, _, _, _ = self.table
        first, stop = np.searchsorted(barrier, square), np.searchsorted(lift, square)
        is_stopped, is_critical = (stop <= first) & (stop < len(r)), first < np.minimum(stop, len(r))
        return is_stopped, is_critical, np.minimum(np.minimum(first, stop), len(r) - 1)

    def passed(self, v: np.ndarray) -> np.ndarray:
        """For each speed the b v up to which what passes the critical orbit ends in a horizon: infinite where all of
        it does, 0 where nothing does. A second barrier farther in may turn some of it back."""
        import numpy as np

        speeds, inverse = np.unique(v, return_inverse=True)
        parts = [speeds[k : k + SPEEDS] for k in range(0, len(speeds), SPEEDS)]
        with np.errstate(all="ignore"):
            return np.concatenate([np.zeros(0), *map(self._passed, parts)])[inverse]

    def _passed(self, speeds: Any) -> Any:
        import numpy as np

        r, _, _, here, has_edge, ends = self.table
        if not ends:
            return np.zeros(len(speeds))
        v2 = (speeds * speeds)[:, None]
        _, is_critical, place = self._found(v2[:, 0])
        square = r * r * here.size * (here.depth + v2)
        rows = np.arange(len(speeds))
        own = square[rows, place]
        square = np.where(np.arange(len(r)) >= place[:, None], square, np.inf)
        lowest = np.nanargmin(square, axis=1)
        bound = np.where(square[rows, lowest] < (1 - 1e-9) * own, self._least(v2[:, 0], lowest), np.inf)
        bound = np.where(is_critical, bound, np.inf)
        if not has_edge:  # y may not fall further on to r = 0, where the table does not reach
            slope = here.spread[-1] - here.fall[-1] / (2 * (here.depth[-1] + v2[:, 0]))
            bound = np.where(slope < LEVEL, bound, 0.0)
        return bound

    def _least(self, square: Any, place: Any) -> Any:
        """The b v of the minima of y² next to places of the table."""
        import numpy as np

        r = self.table[0]
        high, low = r[np.maximum(place - 1, 0)], r[np.minimum(place + 1, len(r) - 1)]
        for _ in range(HALVINGS):
            middle = (high + low) / 2
            at = self.values.at(middle)
            beyond = at.fall - 2 * at.spread * (at.depth + square) >= 0
            high, low = np.where(beyond, high, middle), np.where(beyond, middle, low)
        at = self.values.at(high)
        return high * np.sqrt(at.size * (at.depth + square))

    def _square(self, v: dd.Pair, radius: Any) -> dd.Pair:
        """C (N + v²), to 32 digits where they are known."""
        import numpy as np

        with np.errstate(all="ignore"):
            if self.values.has_pairs:
                pair = dd.pair(radius)
                size, depth, _, _ = self.values.on_pairs(pair)
                return dd.multiply(dd.multiply(dd.multiply(pair, pair), size), dd.add(depth, dd.multiply(v, v)))
            here = self.values.at(radius)
            return dd.pair(radius * radius * here.size * (here.depth + v[0] * v[0]))
