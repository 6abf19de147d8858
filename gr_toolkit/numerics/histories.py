"""Arrays over the time of an expanding universe: grids, clocks, mirrors at turning points, lines in its diagrams."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import numpy as np

POINTS = 1500  # of each part of a history
NEAR_A_DIP = 12  # points of a curve for each power of ten, on either side of a zero
INNER = 1e-9  # how near an end, relative to it, a history is evaluated


def scale_factors(first: float, last: float) -> np.ndarray:
    """From first < 1 over 1 to last > 1, denser at the ends, where a turning point makes time pass at a standing a."""
    steps = (1 - np.cos(np.linspace(0, np.pi, POINTS))) / 2 * (1 - 2 * INNER) + INNER
    return np.concatenate([first ** (1 - steps), [1.0], last**steps])


def moments(low: float, high: float, here: float) -> tuple[np.ndarray, int]:
    """(times, place of `here`) between two ends, dense near either, where clocks may have powers of the distance."""
    near = np.geomspace(INNER, 0.5, POINTS)
    grid = np.union1d(np.concatenate([low + (high - low) * near, high - (high - low) * near]), [here])
    return grid, int(np.searchsorted(grid, here))


def on_grid(value: Any, grid: np.ndarray) -> np.ndarray:
    """An array of the grid's shape, of a function's values, which may be one number."""
    return np.broadcast_to(value, grid.shape)


def clock(grid: np.ndarray, rate: np.ndarray, place: int) -> np.ndarray:
    """∫ rate from the moment `place` on: cubic pieces with slopes from the grid."""
    step, slope = np.diff(grid), np.gradient(rate, grid)
    pieces = step * (rate[1:] + rate[:-1]) / 2 - step**2 * (slope[1:] - slope[:-1]) / 12
    passed = np.concatenate([[0.0], np.cumsum(pieces)])
    return passed - passed[place]


def hubble_time(rate: np.ndarray) -> np.ndarray:
    """1/|H|, infinite where H = 0."""
    with np.errstate(divide="ignore"):
        return 1 / np.abs(rate)


def rest_of_conformal_time(scale: np.ndarray, hubble: np.ndarray, at_end: bool) -> float:
    """What is left of conformal time beyond the first or the last point: dτ/d ln a = 1/aH goes with a power of a."""
    part = slice(-2, None) if at_end else slice(None, 2)
    rate, a = hubble[part] / scale[part], scale[part]
    power = np.diff(np.log(rate))[0] / np.diff(np.log(a))[0]
    return float(rate[-1 if at_end else 0] / abs(power)) if power else 0.0


def mirrored_at_end(scale: Any, time: Any, conformal: Any, hubble: Any) -> tuple[np.ndarray, ...]:
    """A history that comes to a turning point, and back."""
    even = [np.concatenate([x, x[-2::-1]]) for x in (scale, hubble)]
    odd = [np.concatenate([x, 2 * x[-1] - x[-2::-1]]) for x in (time, conformal)]
    return even[0], odd[0], odd[1], even[1]


def mirrored_at_beginning(scale: Any, time: Any, conformal: Any, hubble: Any) -> tuple[np.ndarray, ...]:
    """The same of one that comes from a turning point: backwards in time, forwards again."""
    back = mirrored_at_end(scale[::-1], -time[::-1], -conformal[::-1], hubble[::-1])
    return back[0][::-1], -back[1][::-1], -back[2][::-1], back[3][::-1]


def within(clock: np.ndarray, low: float, high: float) -> np.ndarray:
    """Which points of a curve to draw from low to high: with one more on either side, so that it reaches the edge."""
    inside = (clock >= low) & (clock <= high)
    wider = inside.copy()
    wider[:-1] |= inside[1:]
    wider[1:] |= inside[:-1]
    return wider


def diagram_lines(
    conformal: np.ndarray, scale: np.ndarray, hubble: np.ndarray, begins: float, ends: float, curvature: float
) -> dict[str, np.ndarray]:
    """Comoving distances of the lines of a spacetime diagram, seen at conformal time 0; nan where they are not.

    A closed space ends at its antipode.
    """
    found = {"past light cone": np.where(conformal <= 0, -conformal, np.nan)}
    if np.isfinite(begins):
        found["particle horizon"] = conformal - begins
    if np.isfinite(ends):
        found["event horizon"] = ends - conformal
    if np.isfinite(hubble).any():
        found["Hubble radius"] = hubble / scale
    if curvature > 0:
        antipode = np.pi / curvature**0.5
        found = {name: np.where(chi <= antipode, chi, np.nan) for name, chi in found.items()}
    return found


def now_of(values: np.ndarray, conformal: np.ndarray) -> float:
    """The value at conformal time 0."""
    return float(values[np.abs(conformal).argmin()])


def largest(values: np.ndarray) -> float:
    """The largest of the numbers among them."""
    return float(np.nanmax(values))


def stretched(chi: np.ndarray | float, scale: np.ndarray) -> np.ndarray:
    """Proper distances; infinite where the scale factor is."""
    with np.errstate(over="ignore", invalid="ignore"):
        return np.asarray(chi * scale)


def redshifts(low: float, high: float, logarithmic: bool, points: int, dips: Iterable[float] = ()) -> np.ndarray:
    """A range of redshifts, evenly spaced or by ratios; from 0 where evenly; denser on either side of some, which are
    not among them."""
    grid = np.geomspace(low, high, points) if logarithmic else np.linspace(0, high, points)
    steps = np.geomspace(1e-4, 3e-2, 2 * NEAR_A_DIP)
    near = [z * (1 + sign * steps) for z in dips for sign in (1, -1)]
    grid = np.unique(np.concatenate([grid, *near]))
    return grid[(grid >= (low if logarithmic else 0)) & (grid <= high)]
