r"""Integrals of a smooth positive function from a fixed end to each of many points, relatively accurate near that end.

    F(x) = ∫₀ˣ f(y) dy,        0 ≤ x ≤ end.

Panels are halved until the last Legendre coefficients of f are lost in rounding. On each, F is its value at the left
edge plus (x − edge) times a mean of f, again a Legendre series; only positive numbers are added. A panel next to a
point where f is steep becomes narrow, and panels grow geometrically away from it.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING, Any, final

from ..errors import DomainError
from .blocks import by_blocks

if TYPE_CHECKING:
    import numpy as np

NODES = 16
TOLERANCE = 1e-15  # of the last coefficients, relative
NOISE = 1e-12  # what may be left of them where halving no longer helps, because f is rounded
DEEPEST = 2.0**-70
OCTAVES = 36  # of the first panels
STEEPEST = 100.0  # growth of f on a panel
MOST = 20_000  # panels


@final
class RunningIntegral:
    """F of arrays of x between 0 and the end.

    Examples
    --------
    >>> import math
    >>> F = RunningIntegral(lambda x: 1 / (1e-6 + x * x), 1.0)
    >>> f"{F(1.0) / (1e3 * math.atan(1e3)):.13f}"
    '1.0000000000000'
    """

    def __init__(self, integrand: Callable[[Any], Any], end: float) -> None:
        import numpy as np

        self.end = end
        nodes, to_series, to_mean = _matrices()
        cuts = [0.0] + [end * 0.5**k for k in range(OCTAVES, -1, -1)]  # lest nodes step over what happens near 0
        waiting = [(*ends, 1.0) for ends in pairwise(cuts)]
        done: list[tuple[float, float, Any]] = []
        while waiting:
            left, right, before = waiting.pop()
            with np.errstate(all="ignore"):
                values = integrand(left + (right - left) * (nodes + 1) / 2)
            tail = abs(to_series[-2:] @ values).max() / abs(values).max() if end else 0.0
            middle = (left + right) / 2
            steep = abs(values).max() > STEEPEST * abs(values[0])  # F would be lost beside what is added to it
            settled = tail <= TOLERANCE or (tail < NOISE and tail > before / 4) or not left < middle < right
            if (steep or not settled) and right - left > DEEPEST * end:
                if len(done) + len(waiting) > MOST:
                    raise DomainError(f"an integral did not converge near {left:g}")
                waiting += [(middle, right, tail), (left, middle, tail)]
            else:
                mean = to_mean @ (values - values[0])  # of the differences, which are small: rounding stays small too
                mean[0] += values[0]
                done.append((left, right, mean))
        done.sort(key=lambda panel: panel[0])
        self._edges = np.array([panel[0] for panel in done])
        self._widths = np.array([panel[1] - panel[0] for panel in done])
        self._means = np.ascontiguousarray(np.array([panel[2] for panel in done]).T)
        whole = self._widths * self._means.sum(axis=0)  # every Legendre polynomial is 1 at the right end
        self._before = np.concatenate([[0.0], np.cumsum(whole)])[:-1]
        self.total = float(whole.sum())

    def __call__(self, x: Any) -> Any:
        """F of an array; beyond the ends nothing is meant."""
        import numpy as np

        x = np.asarray(x, float)
        return by_blocks(self._values, x.reshape(-1)).reshape(x.shape)

    def _values(self, x: np.ndarray) -> np.ndarray:
        import numpy as np

        panel = np.clip(np.searchsorted(self._edges, x, "right") - 1, 0, len(self._edges) - 1)
        inside = x - self._edges[panel]
        t = 2 * inside / self._widths[panel] - 1
        one = len(self._edges) == 1
        above, this = np.zeros_like(t), np.zeros_like(t)
        for n in range(NODES - 1, 0, -1):  # Clenshaw's recurrence
            row = self._means[n]
            above, this = (
                this,
                (row[0] if one else row[panel]) + (2 * n + 1) / (n + 1) * t * this - (n + 1) / (n + 2) * above,
            )
        mean = self._means[0][panel] + t * this - above / 2
        values: np.ndarray = self._before[panel] + inside * mean
        return values


@cache
def _matrices() -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Gauss's nodes; matrices from values there to Legendre coefficients of f and of its mean from the left edge."""
    import numpy as np

    nodes, weights = np.polynomial.legendre.leggauss(NODES)
    orders = np.arange(NODES)
    at_nodes = np.polynomial.legendre.legvander(nodes, NODES - 1)
    to_series = (at_nodes * weights[:, None]).T * (orders[:, None] + 0.5)
    # mean at t_j: ½ ∫ f(−1 + (t_j + 1)(s + 1)/2) ds by Gauss's rule, exact for these polynomials
    points = -1 + (nodes[:, None] + 1) * (nodes + 1) / 2
    means = (np.polynomial.legendre.legvander(points, NODES - 1) * weights[:, None]).sum(axis=1) / 2 @ to_series
    return nodes, to_series, to_series @ means
