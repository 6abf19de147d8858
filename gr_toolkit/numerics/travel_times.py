r"""Times and angles along legs of orbits, and their excess over flat space without cancellation, on arrays.

x = (1 − s²)/(1 + s²) takes the roots out of the integrals of `passages`, and the logarithm of distance is split off:
then a few nodes of Gauss's do. Orbits close to capture, or bent far out because they are slow, are integrated in panels
graded towards both ends.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import TYPE_CHECKING, Any

from .blocks import BLOCK
from .passages import Integral, Passage

if TYPE_CHECKING:
    import numpy as np

TIERS = ((12, 0.1, 6.0), (20, 0.5, 1.5), (40, 3.0, 0.2))  # nodes, where a is below and x₂ − 1 above these
NODES = 16  # of a panel
FIRST_INWARD, INWARD, PLATEAU = 0.8, 2.2, 18.0  # lengths of panels in asinh √(y/δ); e^(-2·18) is nothing
FIRST_OUTWARD, OUTWARD = 1.5, 4.0  # in ln x
SMALL, FEW = 0.5, 20  # a, and the nodes that do for x < 1/2 up to that


def leg(integral: Integral, orbits: Passage, gap: np.ndarray, start: np.ndarray | None = None) -> np.ndarray:
    """An integral from r = r₀ (1 + start) to r = r₀ (1 + start + gap), in units of r₀/v (angles in radians).

    Without `start` it begins at the closest approach. Orbits and gaps that are nan, and negative ones, give nan.
    """
    import numpy as np

    start = np.zeros_like(gap) if start is None else start
    result = np.full(gap.shape, np.nan)
    left = (gap > 0) & (gap < np.inf) & (start >= 0) & np.isfinite(orbits.a)
    result[(gap == 0) & (start >= 0) & np.isfinite(orbits.a)] = 0.0
    for nodes, largest_a, smallest_delta in TIERS:
        here = left & (orbits.a < largest_a) & (orbits.delta > smallest_delta)
        _in_pieces(_smooth, integral, orbits, (start, gap), here, nodes, result)
        left &= ~here
    _in_pieces(_graded, integral, orbits, (start, gap), left, NODES, result)
    return result


def straight(gap: Any, start: Any = 0.0) -> Any:
    """√(r² − r₀²)/r₀ between two radii, the far one not r₀."""
    return gap * (2 + 2 * start + gap) / (along(start + gap) + along(start))


def logarithm(gap: Any, start: Any = 0.0) -> Any:
    """arcosh(r/r₀) between two radii, the far one not r₀."""
    import numpy as np

    far = start + gap
    return np.arcsinh(gap * (2 + start + far) / (along(far) * (1 + start) + along(start) * (1 + far)))


def turned(gap: Any, start: Any = 0.0) -> Any:
    """arccos(r₀/r) between two radii, the far one not r₀."""
    import numpy as np

    return np.arctan2(straight(gap, start), 1 + along(start) * along(start + gap))


def along(gap: Any) -> Any:
    """√(r² − r₀²)/r₀ from r₀."""
    import numpy as np

    return np.sqrt(gap * (2 + gap))


def _in_pieces(
    method: Callable[..., Any], integral: Integral, orbits: Passage, ends: Any, here: Any, nodes: int, result: Any
) -> None:
    """Fill in the result where `here` is true, by so many orbits at once as fit the cache with their nodes."""
    import numpy as np

    indices = np.flatnonzero(here)
    if method is _graded:  # orbits alike together need panels alike
        a = orbits.a[indices]
        indices = indices[np.lexsort((orbits.delta[indices], a > 1, a > SMALL))]
    step = max(1, BLOCK // nodes)
    for first in range(0, len(indices), step):
        chosen = indices[first : first + step]
        result[chosen] = method(integral, orbits[chosen], *(end[chosen] for end in ends), nodes)


def _smooth(integral: Integral, o: Passage, start: np.ndarray, gap: np.ndarray, nodes: int) -> Any:
    """Gauss's quadrature in s, x = (1 − s²)/(1 + s²), where P is far from zero."""
    import numpy as np

    if integral.over is not None:  # the whole, from what it is in flat space
        flat = straight(gap, start) if integral.power else turned(gap, start)
        return flat + _smooth(integral.over, o, start, gap, nodes)
    points, weights = gauss(nodes)
    far = start + gap
    s_start, s_end = np.sqrt(start / (2 + start)), np.sqrt(far / (2 + far))
    span = 2 * gap / ((2 + start) * (2 + far) * (s_start + s_end))
    s = s_start + points[:, None] * span
    s2 = s * s
    turn = 2 / (1 + s2)  # dθ = turn ds with x = cos θ
    x, y = (1 - s2) * (0.5 * turn), s2 * turn
    P = o.radicand(x, y)
    values = integral.kernel(o, x, P) * np.sqrt((1 + x) / P)  # by dθ
    if not integral.power:
        return span * (weights @ (values * turn))
    at_infinity = integral.kernel(o, 0.0, 1.0)
    return at_infinity * logarithm(gap, start) + span * (weights @ ((values - at_infinity) * turn / x))


def _graded(integral: Integral, o: Passage, start: np.ndarray, gap: np.ndarray, nodes: int) -> Any:
    """Panels graded towards the closest approach, where y = δ sinh²ζ, and towards infinity, by ln x."""
    import numpy as np

    def inward(zeta: Any) -> Any:
        y = o.delta * np.sinh(zeta) ** 2
        x = 1 - y
        P = o.radicand(x, y)
        values = (integral.inward or integral.kernel)(o, x, P)
        return 2 * values / (x**integral.power * np.sqrt(2 * o.h * o.beta * (x + o.minus_x1)))

    def outward(distance: Any) -> Any:
        x = np.exp(-distance)
        y = 1 - x  # over 1/2
        P = o.radicand(x, y)
        return integral.kernel(o, x, P) * x ** (1 - integral.power) / np.sqrt(y * P)

    near, near_span = np.minimum(start, 1.0), np.minimum(start + gap, 1.0) - np.minimum(start, 1.0)  # up to x = 1/2
    near_span = np.where(start + gap > 1.0, near_span, np.where(start < 1.0, gap, 0.0))
    end = near + near_span
    Y_near, Y_end = near / ((1 + near) * o.delta), end / ((1 + end) * o.delta)
    roots = np.sqrt(Y_end * (1 + Y_near)) + np.sqrt(Y_near * (1 + Y_end))
    zeta = np.arcsinh(np.sqrt(Y_end))
    span = np.arcsinh(near_span / ((1 + near) * (1 + end) * o.delta) / roots)
    kept = np.minimum(span, PLATEAU)
    inner = (span - kept) * inward((zeta - kept)[None])[0] + _panels(inward, zeta, kept, (FIRST_INWARD, INWARD), -1)
    beyond, reach = np.maximum(start, 1.0), np.maximum(gap - near_span, 0.0)
    if (o.a < SMALL).all():
        return inner + _smooth(integral, o, beyond, reach, FEW)
    return inner + _panels(outward, np.log1p(beyond), np.log1p(reach / (1 + beyond)), (FIRST_OUTWARD, OUTWARD), 1)


def _panels(integrand: Callable[[Any], Any], edge: Any, span: Any, widths: tuple[float, float], way: int) -> Any:
    """∫ over a span from an edge on, one way or the other, in a first panel and others of another width."""
    import numpy as np

    points, weights = gauss(NODES)
    first = np.minimum(span, widths[0])
    total = first * (weights @ integrand(edge + way * points[:, None] * first))
    rest = span - first
    count = int(np.ceil(np.max(rest, initial=0.0) / widths[1]))
    step = rest / max(count, 1)
    for k in range(count):
        total += step * (weights @ integrand(edge + way * (first + (k + points[:, None]) * step)))
    return total


@cache
def gauss(nodes: int) -> tuple[np.ndarray, np.ndarray]:
    """Nodes and weights on [0, 1] [Gauss 1814]."""
    import numpy as np

    points, weights = np.polynomial.legendre.leggauss(nodes)
    return (points + 1) / 2, weights / 2
