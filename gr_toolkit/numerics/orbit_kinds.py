"""Kinds of orbits on arrays: the outermost range in which a polynomial is positive, by eigenvalues.

Double roots, which are circular orbits and separatrices, are not told from close or complex pairs.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

from .given_numbers import read, together

if TYPE_CHECKING:
    import numpy as np

NONE, SCATTERING, BOUND, PLUNGING, TERMINATING = range(5)
BLOCK = 20_000  # orbits at a time
REAL = 1e-7  # imaginary part of a root, relative to its size, below which its real part is looked at


def kinds_of_outermost(
    polynomial: Sequence[Callable[..., Any]],
    forward: Callable[..., Any],
    energy: Any,
    angular_momentum: Any,
    domain: tuple[float, float],
) -> np.ndarray:
    """Codes of the outermost range of r with P(r) > 0 in the domain.

    Parameters
    ----------
    polynomial : coefficients as functions of energy and angular momentum, the constant one first
    forward : ṫ as a function of r, energy and angular momentum
    domain : (lower, upper), infinite ends included

    Raises
    ------
    InputError
        No real numbers, or shapes that do not fit each other.
    """
    import numpy as np

    first, of_energies = read(energy, "the energy")
    second, of_momenta = read(angular_momentum, "the angular momentum")
    ((E,), (L,)), shape = together("energy and angular momentum", ([first], of_energies), ([second], of_momenta))
    flat = [(E[k : k + BLOCK], L[k : k + BLOCK]) for k in range(0, E.size, BLOCK)]
    parts = [_kinds(polynomial, forward, e, l, domain) for e, l in flat]
    return (np.concatenate(parts) if parts else np.zeros(0, dtype=int)).reshape(shape)


def _kinds(polynomial: Any, forward: Any, E: np.ndarray, L: np.ndarray, domain: tuple[float, float]) -> np.ndarray:
    import numpy as np

    lower, upper = domain
    with np.errstate(all="ignore"):
        rows = np.stack([np.broadcast_to(np.asarray(c(E, L), dtype=float), E.shape) for c in polynomial], axis=-1)
        good = np.isfinite(rows).all(axis=-1)
        rows = np.where(good[:, None], rows, 0.0)
        roots = _real_roots(rows)  # sorted, nan at the end
        roots = np.where((roots > lower) & (roots < upper), roots, np.nan)
        edges = np.sort(np.concatenate([roots, np.full((len(E), 1), np.nan)], axis=1), axis=1)
        count = np.sum(np.isfinite(edges), axis=1)
        line = np.arange(len(E))
        last = np.where(count > 0, edges[line, np.maximum(count - 1, 0)], lower)
        second = np.where(count > 1, edges[line, np.maximum(count - 2, 0)], lower)
        outer = 2 * last + 1 if not np.isfinite(upper) else (last + upper) / 2
        outer = np.where(np.isfinite(outer), outer, 1.0)
        between = np.where(count > 0, (second + last) / 2, outer)
        moves_out = np.asarray(_value(rows, outer) > 0) & (np.asarray(forward(outer, E, L), dtype=float) > 0)
        moves_in = (count > 0) & (_value(rows, between) > 0) & (np.asarray(forward(between, E, L), dtype=float) > 0)
    found = np.full(len(E), NONE)
    found = np.where(moves_in, np.where(count > 1, BOUND, TERMINATING), found)
    found = np.where(moves_out, np.where(count > 0, SCATTERING, PLUNGING), found)
    return np.where(good, found, NONE)


def _value(rows: np.ndarray, x: np.ndarray) -> np.ndarray:
    """Horner's rule."""
    total = rows[:, -1]
    for k in range(rows.shape[1] - 2, -1, -1):
        total = total * x + rows[:, k]
    return total


def _real_roots(rows: np.ndarray) -> np.ndarray:
    """The real roots, by eigenvalues; a vanishing first coefficient is a root at infinity, which is left out.

    What is solved for is 1/r, so that an energy at the edge of being bound is no trouble.
    """
    import numpy as np

    n = rows.shape[1] - 1
    shift = next((k for k in range(n + 1) if np.any(rows[:, k] != 0)), n)
    rows = rows[:, shift:]
    n = rows.shape[1] - 1
    if n < 1:
        return np.full((len(rows), 1), np.nan)
    companion = np.zeros((len(rows), n, n))
    companion[:, np.arange(1, n), np.arange(n - 1)] = 1.0
    first = np.where(rows[:, :1] == 0, np.nan, rows[:, :1])
    top = -rows[:, 1:] / first
    usable = np.asarray(np.isfinite(top).all(axis=1))
    companion[:, 0, :] = np.where(usable[:, None], top, 0.0)
    inverse = np.asarray(np.linalg.eigvals(companion), dtype=complex)
    real = np.asarray(np.abs(inverse.imag) <= REAL * np.abs(inverse)) & np.asarray(inverse.real != 0) & usable[:, None]
    found = np.where(real, 1 / np.where(real, inverse.real, 1.0), np.nan)
    return found
