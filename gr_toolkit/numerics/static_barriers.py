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


class Critical(NamedTuple):
    """For each speed the end of the branch on which orbits turn."""

    radius: Any
    square: dd.Pair  # b_c² v²: C (N + v²) there
    is_stopped: Any  # whether repulsion stops all there
    falls: Any  # whether all that go on inwards end in a horizon


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
    def table(self) -> tuple[Any, Any, Any, Any, bool]:
        """Radii inwards as far as the chart goes, the largest V up to each, the largest −N, N + V…, and whether a
        horizon ends it."""
        import numpy as np

        scale = self.scale or 1.0
        near = scale * np.logspace(2, -3, 5 * FINE + 1)
        far = scale * np.logspace(40, 2, 380, endpoint=False)
        deep = scale * np.logspace(-3, -12, 9 * ROUGH + 1)[1:]
        r = np.concatenate([far, near, deep])
        with np.errstate(all="ignore"):
            inside = self.values.inside(r)
            count = len(r) if inside.all() else int(np.argmin(inside))
            r = np.append(r[:count], self._edge(r[count - 1], r[count]) if 0 < count < len(r) else [])
            here = self.values.at(r)
            barrier = np.where(here.spread > 0, here.fall / (2 * here.spread) - here.depth, np.inf)
        ends = bool(count < len(inside) and here.depth[-1] > 1e6)
        return r, np.fmax.accumulate(barrier), np.fmax.accumulate(-here.depth), here, ends

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
        square = speeds * speeds
        r, barrier, lift, _, ends = self.table
        first, stop = np.searchsorted(barrier, square), np.searchsorted(lift, square)
        is_stopped, is_critical = (stop <= first) & (stop < len(r)), first < np.minimum(stop, len(r))
        place = np.minimum(np.minimum(first, stop), len(r) - 1)
        high, low = r[np.maximum(place - 1, 0)], r[place]
        with np.errstate(all="ignore"):
            for _ in range(HALVINGS):
                middle = (high + low) / 2
                at = self.values.at(middle)
                excess = at.fall - 2 * at.spread * (at.depth + square)  # V ≥ v², without the pole of V
                beyond = np.where(is_stopped, at.depth + square <= 0, (excess >= 0) | ~(at.spread > 0))
                high, low = np.where(beyond, high, middle), np.where(beyond, middle, low)
            radius = np.where(is_critical | is_stopped, high, r[-1])
            falls = np.full(len(speeds), ends)
            if ends:  # a second barrier farther in may turn them back all the same
                falls &= self._is_highest(speeds, place, is_critical)
        radius = radius[inverse]
        critical = self._square((v, v_low), radius)
        none = is_stopped[inverse] | (critical[0] < 1e-18 * self.scale**2)
        return Critical(
            radius,
            (np.where(none, 0.0, critical[0]), np.where(none, 0.0, critical[1])),
            is_stopped[inverse],
            falls[inverse],
        )

    def _is_highest(self, speeds: Any, place: Any, is_critical: Any) -> Any:
        """Whether no b below the barrier turns farther in."""
        import numpy as np

        r, _, _, here, _ = self.table
        result = np.ones(len(speeds), bool)
        for k, (v, first) in enumerate(zip(speeds[:64], place[:64], strict=True)):
            square = r * r * here.size * (here.depth + v * v)
            result[k] = not is_critical[k] or not (square[first:] < (1 - 1e-9) * square[first]).any()
        result[64:] = result[:64].all()
        return result

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
