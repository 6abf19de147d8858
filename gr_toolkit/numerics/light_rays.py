"""A light ray with its screen and its Jacobi map, as one system of ordinary differential equations.

    x′ = k        k′ = −Γ k k        e_A′ = −Γ k e_A        D″ = 𝓡 D        𝓡_{AB} = −R(e_A, k, e_B, k)

The metric is handed down as functions of arrays: g_{μν}, Γ^λ_{μν} and R_{abcd}, the last two as in −+++ and with the
signs of Misner, Thorne & Wheeler.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any, final

from .extrapolation import extrapolated, solved

SAMPLES = 24  # of a step, where caustics are looked for
CLOSE = 1e-6  # of its usual size: where det D touches zero without crossing it, its root is that small


@final
@dataclass(frozen=True)
class Spacetime:
    """The functions that the equations need, each of the coordinates at one point."""

    metric: Callable[..., Any]
    christoffel: Callable[..., Any]
    riemann: Callable[..., Any]

    def slope(self, _: float, state: Any) -> Any:
        """The right side, for the state (x, k, e_1, e_2, D, D′)."""
        import numpy as np

        x, k, screen = state[:4], state[4:8], state[8:16].reshape(2, 4)
        jacobi, rate = state[16:20].reshape(2, 2), state[20:].reshape(2, 2)
        moving = -np.tensordot(np.asarray(self.christoffel(*x)), k, (2, 0))
        curved = np.asarray(self.riemann(*x))
        tides = -screen @ np.tensordot(np.tensordot(curved, k, (3, 0)), k, (1, 0)) @ screen.T
        return np.concatenate([k, moving @ k, (screen @ moving.T).ravel(), rate.ravel(), (tides @ jacobi).ravel()])


def initial_state(spacetime: Spacetime, place: Any, ray: Any, observer: Any, screen: Any = None) -> tuple[Any, float]:
    """(state with D = 0 and D′ = 1, frequency): the screen is one of the observer's if none is given."""
    import numpy as np

    g = np.asarray(spacetime.metric(*place))
    k, u = np.array(ray, float), np.array(observer, float)
    frequency = float(-(k @ g @ u))
    if screen is None:
        across: list[Any] = []
        basis = [(u, -1.0), (k / frequency - u, 1.0)]
        lengths = [_projected(g, e, basis) for e in np.eye(4)]
        for _ in range(2):
            best = max(lengths, key=lambda v: float(v @ g @ v))
            unit = best / np.sqrt(best @ g @ best)
            across.append(unit)
            basis.append((unit, 1.0))
            lengths = [_projected(g, e, basis) for e in np.eye(4)]
        if np.linalg.det(np.array([u, k / frequency - u, *across])) < 0:
            across.reverse()
        screen = np.array(across)
    flat = np.asarray(screen, float).ravel()
    return np.concatenate([np.array(place, float), k, flat, np.zeros(4), np.eye(2).ravel()]), frequency


def _projected(g: Any, vector: Any, basis: list[tuple[Any, float]]) -> Any:
    """A vector without its parts along orthonormal ones; twice, against rounding."""
    for _ in range(2):
        for unit, square in basis:
            vector = vector - square * (vector @ g @ unit) * unit
    return vector


def traced(spacetime: Spacetime, state: Any, length: float, tolerance: float) -> tuple[Any, Any]:
    """(affine parameters, states) at the ends of the steps."""
    return solved(spacetime.slope, 0.0, length, state, tolerance)


def caustics(spacetime: Spacetime, places: Any, states: Any) -> Iterator[tuple[float, int, Any]]:
    """(affine parameter, multiplicity, state) where det D = 0, the vertex left out.

    Two caustics that lie closer together than a step's 24th part may be missed.
    """
    import numpy as np

    usual = float(np.max(np.abs(states[:, 16:20]))) or 1.0
    parts = np.linspace(0, 1, SAMPLES + 1)
    for n in range(len(places) - 1):
        t, state, step = float(places[n]), states[n], float(places[n + 1] - places[n])
        maps = _interpolated(spacetime, state, states[n + 1], step, parts)
        for i in range(1 if n == 0 else 0, SAMPLES):
            low, high = float(parts[i]), float(parts[i + 1])
            for kind, value in ((1, determinant), (2, slope_of_determinant)):
                if value(maps[i]) * value(maps[i + 1]) <= 0:
                    found = _crossing(spacetime, t, state, step, low, high, value)
                    if found is not None and abs(determinant(found[1])) < (CLOSE * usual) ** 2:
                        yield t + found[0] * step, kind, found[1]
                        break


def _interpolated(spacetime: Spacetime, start: Any, end: Any, step: float, parts: Any) -> Any:
    """States of which D and D′ alone are filled in, by the polynomials of degree five through both ends of a step."""
    import numpy as np

    y, v, z, w = start[16:20], start[20:] * step, end[16:20], end[20:] * step
    a, b = (spacetime.slope(0.0, s)[20:] * step**2 for s in (start, end))
    rest, rise, bend = z - y - v - a / 2, w - v - a, b - a
    c = np.array(
        [y, v, a / 2, 10 * rest - 4 * rise + bend / 2, -15 * rest + 7 * rise - bend, 6 * rest - 3 * rise + bend / 2]
    )
    powers = parts[:, None] ** np.arange(6)
    slopes = np.zeros_like(powers)
    slopes[:, 1:] = powers[:, :-1] * np.arange(1, 6)
    found = np.zeros((len(parts), len(start)))
    found[:, 16:20], found[:, 20:] = powers @ c, slopes @ c / step
    return found


def determinant(state: Any) -> float:
    """det D."""
    a, b, c, d = state[16:20]
    return float(a * d - b * c)


def slope_of_determinant(state: Any) -> float:
    """(det D)′."""
    a, b, c, d = state[16:20]
    p, q, r, s = state[20:]
    return float(p * d + a * s - q * c - b * r)


def _inside(spacetime: Spacetime, t: float, state: Any, step: float) -> Any:
    return extrapolated(spacetime.slope, t, state, step)[0] if step else state


def _crossing(
    spacetime: Spacetime, t: float, state: Any, step: float, low: float, high: float, value: Callable[[Any], float]
) -> tuple[float, Any] | None:
    """(part of the step, state) at the zero of a function that changes its sign, by Illinois's false position."""
    below, above = (_inside(spacetime, t, state, part * step) for part in (low, high))
    f, g = value(below), value(above)
    if f == 0 or f * g > 0:
        return None
    for _ in range(60):
        middle = high - g * (high - low) / (g - f)
        found = _inside(spacetime, t, state, middle * step)
        h = value(found)
        if h == 0 or abs(high - low) < 1e-14:
            break
        if h * g < 0:
            low, f = high, g
        else:
            f /= 2
        if abs(middle - high) < 1e-15:
            break
        high, g = middle, h
    return middle, found
