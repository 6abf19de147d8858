"""A light ray with its screen and its Jacobi map, as one system of ordinary differential equations.

    x′ = k        k′ = −Γ k k        e_A′ = −Γ k e_A        D″ = 𝓡 D        𝓡_{AB} = −R(e_A, k, e_B, k)

The metric is handed down as functions of arrays: g_{μν}, Γ^λ_{μν} and R_{abcd}, the last two as in −+++ and with the
signs of Misner, Thorne & Wheeler.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, final

from .extrapolation import solved


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


def determinant(state: Any) -> float:
    """det D."""
    a, b, c, d = state[16:20]
    return float(a * d - b * c)
