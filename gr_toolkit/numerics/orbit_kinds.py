"""Kinds of orbits on arrays: the outermost range in which an orbit moves to the future, by eigenvalues.

Double roots, which are circular orbits and separatrices, are not told from close or complex pairs.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from .given_numbers import read, together

if TYPE_CHECKING:
    import numpy as np

NONE, SCATTERING, BOUND, PLUNGING, TERMINATING, LEAVING = range(6)
BLOCK = 20_000  # orbits at a time
REAL = 1e-7  # imaginary part of a root, relative to its size, below which its real part is looked at


@dataclass(frozen=True)
class Chart:
    """The radii of a chart, or of a part of it between horizons.

    Attributes
    ----------
    lower, upper : its ends, infinite ones included
    opens_below, opens_above : whether it ends there without a horizon, so that it does not say what follows
    sign : of what the numerator of g_rr ṙ² is to be multiplied with for the sign of ṙ²
    """

    lower: float
    upper: float
    opens_below: bool = False
    opens_above: bool = False
    sign: int = 1


def kinds_of_outermost(
    polynomial: Sequence[Callable[..., Any]],
    forward: Callable[..., Any],
    energy: Any,
    angular_momentum: Any,
    charts: Sequence[Chart],
) -> np.ndarray:
    """Codes of the outermost range of r with ṙ² > 0 in the domain.

    Parameters
    ----------
    polynomial : coefficients of the numerator of g_rr ṙ² as functions of energy and angular momentum, the constant one
        first
    forward : ṫ as a function of r, energy and angular momentum
    charts : the parts of the domain outside of horizons, from the inside: where they begin and end

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
    parts = [_kinds(polynomial, forward, e, l, charts) for e, l in flat]
    return (np.concatenate(parts) if parts else np.zeros(0, dtype=int)).reshape(shape)


def _kinds(polynomial: Any, forward: Any, E: np.ndarray, L: np.ndarray, charts: Sequence[Chart]) -> np.ndarray:
    import numpy as np

    with np.errstate(all="ignore"):
        rows = np.stack([np.broadcast_to(np.asarray(c(E, L), dtype=float), E.shape) for c in polynomial], axis=-1)
        good = np.isfinite(rows).all(axis=-1)
        rows = np.where(good[:, None], rows, 0.0)
        roots = _real_roots(rows)
        found = np.full(len(E), NONE)
        for chart in reversed(charts):
            inner = _kinds_in(rows * chart.sign, roots, lambda r: forward(r, E, L), chart)
            found = np.where(good & (found == NONE), inner, found)
    return found


def _kinds_in(rows: np.ndarray, roots: np.ndarray, forward: Callable[..., Any], chart: Chart) -> np.ndarray:
    """The codes of the outermost ranges in one chart."""
    import numpy as np

    inside = np.sort(np.where((roots > chart.lower) & (roots < chart.upper), roots, np.nan), axis=1)  # nan is last
    count = np.sum(np.isfinite(inside), axis=1)
    found, line = np.full(len(rows), NONE), np.arange(len(rows))
    for ranges in range(inside.shape[1] + 1):  # from the outermost one inwards, until an orbit is found
        above, below = count - ranges, count - ranges - 1  # numbers of the roots where the range ends
        left = (above >= 0) & (found == NONE)
        upper = np.where(ranges == 0, chart.upper, inside[line, np.clip(above, 0, inside.shape[1] - 1)])
        lower = np.where(below >= 0, inside[line, np.maximum(below, 0)], chart.lower)
        middle = _between(lower, upper)
        moves = (_value(rows, middle) > 0) & (np.asarray(forward(middle), dtype=float) > 0)
        found = np.where(left & moves, _code(ranges == 0, below < 0, chart), found)
    return found


def _between(lower: np.ndarray, upper: np.ndarray) -> np.ndarray:
    """A number between two, of which one or both may be infinite."""
    import numpy as np

    one = np.where(np.isfinite(lower), lower + np.abs(lower) + 1, upper - np.abs(upper) - 1)
    one = np.where(np.isfinite(one), one, 1.0)
    return np.where(np.isfinite(lower) & np.isfinite(upper), (lower + upper) / 2, one)


def _code(is_outermost: bool, is_innermost: np.ndarray, chart: Chart) -> np.ndarray:
    """What a range is called that has no turning point outside, or none inside."""
    import numpy as np

    inner = LEAVING if chart.opens_below else PLUNGING if is_outermost else TERMINATING
    other = SCATTERING if is_outermost else BOUND
    if is_outermost and chart.opens_above:
        inner = other = LEAVING
    return np.where(is_innermost, inner, other)


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
