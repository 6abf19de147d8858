"""Points of a plane, for pictures of orbits."""

from __future__ import annotations

from typing import Any

import numpy as np


def mirrored(x: np.ndarray, y: np.ndarray, first: float) -> tuple[np.ndarray, np.ndarray]:
    """The azimuth φ put to π − (φ − first): what came from azimuth `first`, comes from the left and passes above."""
    cos, sin = np.cos(first), np.sin(first)
    return -(x * cos + y * sin), y * cos - x * sin


def from_polar(r: Any, theta: Any, phi: Any) -> tuple[np.ndarray, np.ndarray]:
    """x = r sin θ cos φ and y = r sin θ sin φ."""
    across = np.asarray(r) * np.sin(theta)
    return across * np.cos(phi), across * np.sin(phi)


def evenly(start: float, end: float, points: int) -> np.ndarray:
    """So many numbers from one to another."""
    return np.linspace(start, end, points)


def by_ratios(start: float, end: float, points: int) -> np.ndarray:
    """So many positive numbers from one to another, each as many times the one before."""
    return np.geomspace(start, end, points)


def reach(x: np.ndarray, y: np.ndarray) -> float:
    """The largest distance from the origin."""
    with np.errstate(all="ignore"):
        distances = np.hypot(x, y)
    return float(np.max(distances[np.isfinite(distances)], initial=0.0))


def together(*given: Any) -> list[np.ndarray]:
    """Arrays and numbers, which fit, as flat arrays of one length."""
    return [array.reshape(-1) for array in np.broadcast_arrays(*given)]
