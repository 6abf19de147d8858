"""Where orbits in static, spherically symmetric fields have a given angle χ, sin χ = b/y: on arrays, up to capture.

y falls inwards to its least value, b_c, at the critical orbit, where its slope vanishes: Newton's method is used on the
root of ln(y/b_c), which is smooth there, and near it in numbers of 32 digits. The notation is that of `static_orbits`.
"""

from __future__ import annotations

from typing import Any, NamedTuple, final

from . import double_double as dd
from .static_barriers import Critical
from .static_values import Local, Values

HALF = 0.7853981633974483  # π/4
RIGHT = 2 * HALF
CLOSE = 0.02  # of y²/b_c² − 1, below which 32 digits are needed
TURNS = 80  # of Newton's method, where it falls back to halving


class Orbits(NamedTuple):
    """Rays with their barriers, as columns."""

    v: Any
    v_low: Any
    excess: Any
    ratio: Any
    critical: Critical

    def at(self, places: Any) -> Orbits:
        """Those with these numbers."""
        c = self.critical
        square = c.square[0][places], c.square[1][places]
        critical = Critical(c.radius[places], square, c.is_stopped[places])
        return Orbits(self.v[places], self.v_low[places], self.excess[places], self.ratio[places], critical)


class Place(NamedTuple):
    """Radii, what is known there, and T."""

    radius: Any
    here: Local
    slope: Any


@final
class Places:
    """The places on orbits of a field."""

    def __init__(self, values: Values) -> None:
        self.values = values

    def at(self, orbits: Orbits, chi: Any, rest: Any) -> Place:
        """The radii at which the orbits have these angles χ, and π/2 − χ."""
        import numpy as np

        if chi.ndim == 1:
            chi, rest = chi[:, None], rest[:, None]
        v2 = (orbits.v * orbits.v)[:, None]
        end, floor = orbits.critical.radius[:, None], orbits.critical.square[0][:, None]
        sine, excess = np.where(rest < HALF, np.cos(rest), np.sin(chi)), orbits.excess[:, None]
        target = v2 / (orbits.ratio[:, None] * sine) ** 2  # of C (N + v²)
        above = (2 * excess + excess * excess + np.sin(rest) ** 2) / sine**2  # target/floor − 1
        aim = np.sqrt(np.log1p(above))
        has_floor = (floor > 0) & np.isfinite(excess)
        r = np.maximum(np.sqrt(target / v2), 1.02 * end)
        low, high = end * np.ones_like(r), np.full_like(r, np.inf)
        for _ in range(TURNS):
            here = self.values.at(r.reshape(-1))
            here = Local(*(np.reshape(part, r.shape) for part in here))
            square = r * r * here.size * (here.depth + v2)
            slope = here.spread - 0.5 * here.fall / (here.depth + v2)
            off = np.log(square / target)
            reached = np.sqrt(np.maximum(np.log(square / floor), 0.0))
            change = -off / (2 * slope) * np.where(has_floor & (reached > 0), 2 * reached / (reached + aim), 1.0)
            outside = ~(off < 0)
            low, high = np.where(outside, low, r), np.where(outside, r, high)
            new = r * np.exp(np.clip(change, -3.0, 3.0))
            fits = (new >= low) & (new <= high)
            new = np.where(fits, new, np.where(np.isfinite(high), np.sqrt(low * high), 4 * r))
            settled = abs(new - r) <= 4e-16 * r
            quick = abs(change) <= 1e-8
            r = new
            if (settled | quick | ~np.isfinite(target)).all():
                break
        here = Local(*(np.reshape(part, r.shape) for part in self.values.at(r.reshape(-1))))
        slope = here.spread - 0.5 * here.fall / (here.depth + v2)
        close = (above < CLOSE) & has_floor
        if close.any() and self.values.has_pairs:
            r[close], slope[close] = self._closely(orbits, close, r, above)
            here = Local(*(np.reshape(part, r.shape) for part in self.values.at(r.reshape(-1))))
        return Place(r, here, slope)

    def _closely(self, orbits: Orbits, close: Any, r: Any, above: Any) -> tuple[Any, Any]:
        """Radii near the critical orbit, and T, in 32 digits."""
        import numpy as np

        rows = np.nonzero(close)[0]
        chosen, above = orbits.at(rows), above[close]
        v, floor = (chosen.v, chosen.v_low), chosen.critical.square
        steepness = self._steepness(chosen) if len(rows) else np.ones(0)
        guess = chosen.critical.radius * np.exp(np.sqrt(2 * np.log1p(above) / steepness))
        place = np.where(above < 1e-6, guess, r[close])
        pair = dd.pair(place)
        one, aim = dd.pair(np.ones_like(place)), np.sqrt(np.log1p(above))
        for turn in range(5):
            size, depth, fall, spread = self.values.on_pairs(pair)
            weight = dd.add(depth, dd.multiply(v, v))
            square = dd.multiply(dd.multiply(dd.multiply(pair, pair), size), weight)
            slope = dd.subtract(spread, dd.divide(dd.times(fall, 0.5), weight))[0]
            share = dd.subtract(dd.divide(square, floor), one)
            off = dd.subtract(share, dd.pair(above))[0] / (1 + above)
            if turn == 4:
                break
            reached = np.sqrt(np.maximum(np.log1p(share[0]), 0.0))
            change = (
                -np.log1p(np.maximum(off, -0.5))
                / (2 * slope)
                * np.where(reached > 0, 2 * reached / (reached + aim), 1.0)
            )
            pair = dd.multiply(pair, dd.two_sum(np.ones_like(place), change))
        return pair[0], slope

    def _steepness(self, orbits: Orbits) -> Any:
        """The second derivative of ln y² in ln r at the critical orbit."""
        step = 2.0**-24
        v, radius = (orbits.v, orbits.v_low), orbits.critical.radius
        slopes = []
        for factor in (1 + step, 1 - step):
            pair = dd.two_product(radius, factor)
            _, depth, fall, spread = self.values.on_pairs(pair)
            weight = dd.add(depth, dd.multiply(v, v))
            slopes.append(dd.subtract(spread, dd.divide(dd.times(fall, 0.5), weight))[0])
        return (slopes[0] - slopes[1]) / step

    def logarithm(self, orbits: Orbits) -> Any:
        """a in α = −a ln(b/b_c − 1) + …"""
        import numpy as np

        return np.sqrt(2 * self.values.at(orbits.critical.radius).stretch / self._steepness(orbits))
