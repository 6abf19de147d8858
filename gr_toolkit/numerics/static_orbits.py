r"""Orbits from infinity in static, spherically symmetric fields on arrays: turning points and angles.

For ds² = −B dt² + A dr² + C dΩ² and a speed v at infinity let y²(r) = C (1/B − 1 + v²)/v²: the square of the impact
parameter of the orbit that turns at r. With sin χ = b/y, from 0 at infinity to π/2 at the turning point, all orbits are

    dφ = G dχ,        G = √(A/C) y/y',

and χ is the angle between the orbit and the outward radius as observers at rest measure it, so that an end at χ adds
∫_χ^{π/2} (G − 1) dχ to the deflection. In terms of N = 1/B − 1, S = −r N', L = r C'/2C, w = A r²/C

    G − 1 = [(w − L²)/(√w + L) + S/2(N + v²)]/T,        T = L − S/2(N + v²),

where T, half the slope of ln y² in ln r, vanishes at the critical orbit. N, S and w − L² are compiled as they are, so
that nothing cancels in weak fields. Slow particles change from falling to straight motion at χ ~ b v²/M, and nearly
captured ones stay at χ = π/2 with a width √(2 (b/b_c − 1)): χ and π/2 − χ are stretched by sinh with these scales, and
Gauss and Legendre's rule with ever more points is compared with itself.
"""

from __future__ import annotations

from functools import cache, cached_property
from typing import TYPE_CHECKING, Any, final

from . import double_double as dd
from .blocks import BLOCK
from .schwarzschild_roots import Rays
from .static_barriers import Barriers, Critical
from .static_places import HALF, RIGHT, Orbits, Place, Places
from .static_values import Values

if TYPE_CHECKING:
    import numpy as np

POINTS = (20, 40, 80, 160, 320)  # of Gauss and Legendre's rule, on each half
TOLERANCE = 1e-13
FAR = 1e3  # b/b_c, from which doubles are enough
LEAST = 1e-14  # b/b_c − 1, below which the logarithm of the strong deflection limit is all there is
LEAST_IN_DOUBLES = 1e-7


@final
class StaticOrbits:
    """The orbits of a field, in the unit of length of its radial coordinate."""

    def __init__(self, values: Values) -> None:
        self.values, self.barriers, self.places = values, Barriers(values), Places(values)

    # -- rays ----------------------------------------------------------------------------------------------------------

    def critical_impact_parameter(self, v: np.ndarray) -> np.ndarray:
        """b_c; 0 where all turn."""
        import numpy as np

        return np.sqrt(self.barriers.of(v, 0.0 * v).square[0]) / v

    def critical_radius(self, v: np.ndarray) -> np.ndarray:
        """The radius of the critical orbit, or where the chart ends."""
        return self.barriers.of(v, 0.0 * v).radius

    def of_impact_parameter(self, v: dd.Pair, b: dd.Pair) -> Rays:
        """Rays with b given; nan where they do not turn."""
        import numpy as np

        with np.errstate(all="ignore"):
            bv, critical = dd.multiply(b, v), self.barriers.of(*v)
            far = bv[0] / np.sqrt(critical.square[0])
            excess = self._above(dd.multiply(bv, bv), critical)
            return self._rays(v, b, np.where(far > FAR, far - 1, excess))

    def of_excess(self, v: dd.Pair, excess: dd.Pair) -> Rays:
        """Rays with b/b_c − 1 given; nan where there is no b_c."""
        import numpy as np

        with np.errstate(all="ignore"):
            critical = dd.divide(dd.square_root(self.barriers.of(*v).square), v)
            b = dd.multiply(critical, dd.two_sum(np.ones_like(excess[0]), excess[0]))
            return self._rays(v, b, np.where(critical[0] > 0, excess[0], np.nan))

    def of_closest_approach(self, v: dd.Pair, r: dd.Pair) -> Rays:
        """Rays that turn at r; nan where none does."""
        import numpy as np

        with np.errstate(all="ignore"):
            critical = self.barriers.of(*v)
            square = self._square(v, r)
            b = dd.divide(dd.square_root(square), v)
            good = (r[0] > critical.radius) & (square[0] > 0)
            return self._rays(v, b, np.where(good, self._above(square, critical), np.nan))

    @staticmethod
    def _above(square: dd.Pair, critical: Critical) -> Any:
        """b/b_c − 1 from b² v², infinite where b_c is zero."""
        import numpy as np

        share = dd.divide(dd.subtract(square, critical.square), critical.square)[0]
        return np.where(critical.square[0] > 0, share / (1 + np.sqrt(1 + share)), np.inf)

    @staticmethod
    def _rays(v: dd.Pair, b: dd.Pair, excess: Any) -> Rays:
        import numpy as np

        parts, known = (*v, *dd.inverse(b), excess), (v[0] > 0) & (b[0] > 0)
        return Rays(*(np.where(known & (excess > 0), part, np.nan) for part in parts))

    def _square(self, v: dd.Pair, r: dd.Pair) -> dd.Pair:
        """y² v²."""
        import numpy as np

        here = self.values.at(r[0])
        rough = r[0] * r[0] * here.size * (here.depth + v[0] * v[0])
        if not self.values.has_pairs:
            return dd.pair(rough)
        size, depth, _, _ = self.values.on_pairs(r)
        high, low = dd.multiply(dd.multiply(dd.multiply(r, r), size), dd.add(depth, dd.multiply(v, v)))
        far = r[0] > self.values.reach
        return np.where(far, rough, high), np.where(far, 0.0, low)

    # -- places and angles ---------------------------------------------------------------------------------------------

    def turning_radius(self, rays: Rays) -> np.ndarray:
        """r₀."""
        return self._by_blocks(
            rays, lambda orbits: self.places.at(orbits, RIGHT + 0 * orbits.v, 0.0 * orbits.v).radius[:, 0]
        )

    def angle_of(self, rays: Rays, r: dd.Pair) -> tuple[np.ndarray, np.ndarray]:
        """χ and π/2 − χ of an end at r, 0 and π/2 at infinity; nan nearer than the turning point."""
        import numpy as np

        far = np.isposinf(r[0])
        with np.errstate(all="ignore"):
            v = rays.v, rays.v_low
            square = self._square(v, (np.where(far, 10.0, r[0]), np.where(far, 0.0, r[1])))
            own = dd.divide(v, (rays.ratio, rays.ratio_low))
            rest = dd.subtract(dd.divide(square, dd.multiply(own, own)), dd.pair(np.ones_like(r[0])))[0]
            rest = np.where(abs(rest) < (1e-28 if self.values.has_pairs else 1e-15), 0.0, rest)
            critical = self.barriers.of(*v).radius
            rest = np.where((r[0] >= critical) & (rest >= 0), rest, np.nan)
            known = np.isfinite(rays.ratio)
            chi, rest = np.arctan2(1.0, np.sqrt(rest)), np.arctan(np.sqrt(rest))
        return np.where(known, np.where(far, 0.0, chi), np.nan), np.where(known, np.where(far, RIGHT, rest), np.nan)

    def deflection_from(self, rays: Rays, chi: Any = None, rest: Any = None) -> np.ndarray:
        """∫ (G − 1) dχ from an end to the turning point; nan where it does not converge."""
        import numpy as np

        if chi is None:
            chi, rest = np.zeros_like(rays.v), np.full_like(rays.v, RIGHT)
        found = np.full(len(rays.v), np.nan)
        orbits = self.orbits_of(rays)
        left = np.flatnonzero(np.isfinite(rays.excess + 0 * chi) | (np.isposinf(rays.excess) & np.isfinite(chi)))
        with np.errstate(all="ignore"):
            least = LEAST if self.values.has_pairs else 0.0
            tiny = orbits.excess < least
            if tiny.any():
                orbits = orbits._replace(excess=np.where(tiny, least, orbits.excess))
            before, size = self._rule(POINTS[0], orbits, chi, rest, left)
            for count in POINTS[1:]:
                after, size = self._rule(count, orbits, chi, rest, left)
                good = abs(after - before) <= TOLERANCE * size
                found[left[good]] = after[good]
                left, before = left[~good], after[~good]
                if not len(left):
                    break
            if tiny.any():
                found[tiny] += 0.5 * self.places.logarithm(orbits.at(tiny)) * np.log(least / rays.excess[tiny])
            if not self.values.has_pairs:
                found[orbits.excess < LEAST_IN_DOUBLES] = np.nan
        return found

    def _rule(self, points: int, orbits: Orbits, chi: Any, rest: Any, which: Any) -> tuple[Any, Any]:
        """The integral by some number of points, and that of the absolute value."""
        import numpy as np

        total, size = np.empty(len(which)), np.empty(len(which))
        step = max(1, 2 * BLOCK // points)
        for start in range(0, len(which), step):
            part = which[start : start + step]
            total[start : start + step], size[start : start + step] = self._on_block(
                points, orbits.at(part), chi[part], rest[part]
            )
        return total, size

    def _on_block(self, points: int, orbits: Orbits, chi: Any, rest: Any) -> tuple[Any, Any]:
        import numpy as np

        nodes, weights = nodes_of(points)
        width = np.minimum(np.sqrt(2 * orbits.excess), 1.0)
        top = np.arcsinh(np.minimum(rest, HALF) / width)
        at = top[:, None] * nodes
        inner = self._slopes(orbits, RIGHT - width[:, None] * np.sinh(at), width[:, None] * np.sinh(at))
        inner *= weights * (width * top)[:, None] * np.cosh(at)
        total, size = inner.sum(axis=1), abs(inner).sum(axis=1)
        if (chi < HALF).any():
            narrow = np.minimum(orbits.v**2 / (orbits.ratio * self.strength), 1.0)
            low, high = np.arcsinh(np.minimum(chi, HALF) / narrow), np.arcsinh(HALF / narrow)
            at = low[:, None] + (high - low)[:, None] * nodes
            place = narrow[:, None] * np.sinh(at)
            outer = self._slopes(orbits, place, RIGHT - place)
            outer *= weights * (narrow * (high - low))[:, None] * np.cosh(at)
            total, size = total + outer.sum(axis=1), size + abs(outer).sum(axis=1)
        return total, size

    @cached_property
    def strength(self) -> float:
        """r N far out: 2M; for fields that fall faster, their scale."""
        return abs(self.values.series[1][1]) or self.barriers.scale or 1.0

    def _slopes(self, orbits: Orbits, chi: Any, rest: Any) -> Any:
        """G − 1 at angles, one row for each orbit."""
        return self.slope(self.places.at(orbits, chi, rest), (orbits.v * orbits.v)[:, None])

    @staticmethod
    def slope(found: Place, v2: Any) -> Any:
        """G − 1 at places, of the squares of the speeds."""
        import numpy as np

        here = found.here
        pull = 0.5 * here.fall / (here.depth + v2)
        return (here.curving / (np.sqrt(here.stretch) + here.spread) + pull) / found.slope

    # -- pieces --------------------------------------------------------------------------------------------------------

    def orbits_of(self, rays: Rays) -> Orbits:
        """With their barriers."""
        return Orbits(rays.v, rays.v_low, rays.excess, rays.ratio, self.barriers.of(rays.v, rays.v_low))

    def _by_blocks(self, rays: Rays, function: Any) -> np.ndarray:
        import numpy as np

        orbits, result = self.orbits_of(rays), np.empty(len(rays.v))
        with np.errstate(all="ignore"):
            for start in range(0, len(result), BLOCK):
                part = slice(start, start + BLOCK)
                result[part] = function(orbits.at(part))
        return np.where(np.isfinite(rays.ratio), result, np.nan)


@cache
def nodes_of(count: int) -> tuple[Any, Any]:
    """Places and weights on 0 … 1."""
    import numpy as np

    places, weights = np.polynomial.legendre.leggauss(count)
    return (places + 1) / 2, weights / 2
