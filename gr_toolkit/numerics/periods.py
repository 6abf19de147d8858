"""Periods of bound orbits on arrays: the advance of the periapsis, without a subtraction of 2π.

In Schwarzschild Δφ = 2π/AGM(a, b), a = √(1 − 6μ + 2μe), b = √(1 − 6μ − 2μe). What is iterated is α = 1 − a and
β = 1 − b, so that nothing cancels, however small μ is:

    α' = (α + β)/2,    β' = 1 − √((1 − α)(1 − β)) = (α + β − αβ)/(1 + √((1 − α)(1 − β))).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import numpy as np

STEPS = 60
ENOUGH = 1e-14


def advance_in_schwarzschild(mu: Any, eccentricity: Any) -> np.ndarray:
    """Δφ − 2π for arrays of μ = M/p and e; NaN where there is no bound orbit, 1 < 6μ + 2μe.

    Examples
    --------
    >>> round(float(advance_in_schwarzschild(1e-15, 0.5)) / (6e-15 * 3.141592653589793), 12)
    1.0
    """
    import numpy as np

    mu, e = np.broadcast_arrays(np.asarray(mu, dtype=float), np.asarray(eccentricity, dtype=float))
    allowed = (mu * (6 + 2 * e) < 1) & (mu > 0) & (e >= 0) & (e < 1)
    mu = np.where(allowed, mu, 0.0)
    near, far = mu * (6 - 2 * e), mu * (6 + 2 * e)
    alpha, beta = near / (1 + np.sqrt(1 - near)), far / (1 + np.sqrt(1 - far))
    for _ in range(STEPS):
        mean, product = (alpha + beta) / 2, alpha + beta - alpha * beta
        alpha, beta = mean, product / (1 + np.sqrt(1 - product))
        if np.all(np.abs(alpha - beta) <= 1e-16 * np.abs(alpha)):
            break
    return np.where(allowed, 2 * np.pi * alpha / (1 - alpha), np.nan)


def fraction_of(above: Sequence[float], below: Sequence[float]) -> Callable[..., Any]:
    """x -> a fraction of polynomials, the constant coefficients first."""

    def value(x: Any) -> Any:
        import numpy as np

        return np.polynomial.polynomial.polyval(x, above or [0.0]) / np.polynomial.polynomial.polyval(x, below)

    return value


def advance_by_quadrature(excess: Callable[..., Any], most: int) -> float:
    """∫₀^{2π} (dφ/dχ − 1) dχ by the trapezoidal rule, which converges geometrically for periodic analytic functions.

    Parameters
    ----------
    excess : (dφ/dχ)² − 1 =: x as a function of cos χ, for √(1 + x) − 1 = x/(1 + √(1 + x)), where nothing cancels
    most : nodes

    Returns
    -------
    float
        NaN where dφ/dχ is not real, or `most` nodes are not enough.
    """
    import numpy as np

    count, before = 32, np.nan
    while count <= most:
        nodes = 2 * np.pi * (np.arange(count) + 0.5) / count  # never a turning point, where 0/0 might stand
        with np.errstate(all="ignore"):
            x = np.asarray(excess(np.cos(nodes)), dtype=float) + np.zeros(count)
            parts = x / (1 + np.sqrt(1 + x))
            found = float(2 * np.pi * np.mean(parts))
        if abs(found - before) <= ENOUGH * float(2 * np.pi * np.mean(np.abs(parts))):
            return found
        count, before = 2 * count, found
    return float("nan")
