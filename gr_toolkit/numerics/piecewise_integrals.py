"""Integrals of a smooth function from a fixed point to each of many others, by polynomials on panels.

    F(1 + z) = start + sign · ∫_origin^{1+z} f(x) dx,    x > 0.

On every panel f is interpolated at Gauss nodes by a polynomial, whose integral is F there, expanded about that end of
the panel that is nearer to the origin: what is small near the origin stays accurate relatively, and z is never read off
1 + z. Panels are halved until the interpolant meets f at both of their ends, the points where it is worst, to
`TOLERANCE` relatively; f has one sign, so that F is no worse. Where equal parts of each octave 2ⁿ ≤ x < 2ⁿ⁺¹ do, the
number of a panel is read off the bits of x, without a search.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, final

from ..errors import DomainError
from .blocks import BLOCK

if TYPE_CHECKING:
    import numpy as np

NODES = 6
TOLERANCE = 3e-13  # of the interpolated f, relative
EQUAL_PARTS = range(3, 9)  # an octave in 2³ … 2⁸ equal parts
FINEST = 2.0**-36  # width of a panel relative to x, below which it is not halved
LARGEST_ROUNDING = 1e-11  # of f, unless it is this near to the ends of its range
NEAR = 2.0**-10
MOST = 200_000  # panels
SMALL = 0.5  # x, from which on x − 1 is exact up to 2
MANTISSA = 52  # bits of a double's fraction


@final
class PiecewiseIntegral:
    """F of arrays of z.

    Parameters
    ----------
    integrand : f, of arrays of x; positive between the bounds
    lower, upper : powers of two between which F is wanted, or ends of the range where f is real
    rounding : the relative error of f at points of an array, which no halving takes away
    origin : a point between them where F = start; if between 0 and infinity it is not 1, it is one of the two
    start, sign : see above

    Attributes
    ----------
    resolved : (lower, upper), the bounds between which f was met to the tolerance: near a pole of f no panel is
        narrow enough
    """

    def __init__(
        self,
        integrand: Callable[[Any], Any],
        lower: float,
        upper: float,
        *,
        rounding: Callable[[Any], Any] | None = None,
        origin: float = 1.0,
        start: float = 0.0,
        sign: int = 1,
    ) -> None:
        import numpy as np

        self._shift, self._rounding = 0, rounding or (lambda x: 0 * x)
        with np.errstate(all="ignore"):
            edges, values = self._panels(integrand, lower, upper, origin)
            widths = np.diff(edges)
            ascending = edges[:-1] >= origin  # panels that are run through upward from the origin
            inverse = np.linalg.inv(np.vander(_nodes()[0], increasing=True))
            fitted = inverse @ (values - values[0])  # of the differences, which are small: rounding stays small too
        fitted[0] += values[0]
        fitted[:, ~ascending] = _seen_from_the_other_end(fitted[:, ~ascending])
        direction = np.where(ascending, 1.0, -1.0)
        orders = np.arange(1, NODES + 1)[:, None]
        parts = (fitted / orders).sum(axis=0) * widths
        beyond, before = parts * ascending, parts * ~ascending
        known = np.where(
            ascending, np.cumsum(beyond) - beyond, -(np.cumsum(before[::-1])[::-1] - before)
        )  # F at the anchors, without start and sign; every sum is made from the origin outward
        anchors = np.where(ascending, edges[:-1], edges[1:])
        self._edges = edges
        self._bases = anchors - 1
        rests = anchors - (self._bases + 1)  # of anchors near 0, for which anchor − 1 is rounded; exact itself
        self._rests = rests if lower < SMALL else None
        self._values = start + sign * known
        self._coefficients = sign * fitted * direction ** (orders - 1) / (orders * widths ** (orders - 1.0))
        self.bounds = (lower, upper)

    def _panels(
        self, integrand: Callable[[Any], Any], lower: float, upper: float, origin: float
    ) -> tuple[np.ndarray, np.ndarray]:
        """The edges of the panels and f at the nodes."""
        import numpy as np

        ends = np.array([lower, upper]).view(np.int64)
        self.resolved = (lower, upper)
        if not (ends & ((1 << MANTISSA) - 1)).any():
            for level in EQUAL_PARTS:
                shift = MANTISSA - level
                edges = (np.arange(ends[0] >> shift, (ends[1] >> shift) + 1) << shift).view(float)
                values, errors = _interpolated(integrand, edges[:-1], np.diff(edges))
                if self._met(edges, errors).all():
                    self._shift, self._first = shift, int(ends[0] >> shift)
                    return edges, values
        octaves = 2.0 ** np.arange(np.ceil(np.log2(lower)), np.floor(np.log2(upper)) + 1)
        edges = np.unique([lower, *octaves, origin, upper])
        while True:
            values, errors = _interpolated(integrand, edges[:-1], np.diff(edges))
            wide = np.diff(edges) > FINEST * edges[:-1]
            met = self._met(edges, errors)
            halved = np.flatnonzero(~met & wide)
            if not len(halved):
                break
            if len(edges) + len(halved) > MOST:
                raise DomainError(
                    f"the expansion rate is not known well enough between 1 + z = {edges[halved[0]]:.6g} and "
                    f"{edges[halved[-1] + 1]:.6g} for integrals over it to ten digits"
                )
            edges = np.sort(np.append(edges, (edges[halved] + edges[halved + 1]) / 2))
        kept = slice(
            int(met.argmax()), len(met) - int(met[::-1].argmax())
        )  # panels that are not met lie at the ends, where f has its poles
        edges, values = edges[kept.start : kept.stop + 1], values[:, kept]
        self.resolved = (float(edges[0]), float(edges[-1]))
        return edges, values

    def _met(self, edges: np.ndarray, errors: np.ndarray) -> np.ndarray:
        """On which panels f is met as well as it is known.

        Raises
        ------
        DomainError
            It is known to less than a tenth of what is promised, far from the ends of its range.
        """
        import numpy as np

        rounding = np.nan_to_num(self._rounding(np.array([edges[:-1], edges[1:]])).max(axis=0), nan=0.0)
        inside = (edges[:-1] > edges[0] * (1 + NEAR)) & (edges[1:] < edges[-1] * (1 - NEAR))
        worst = int((rounding * inside).argmax())
        if inside[worst] and rounding[worst] > LARGEST_ROUNDING:
            raise DomainError(
                f"the expansion nearly stops at 1 + z = {edges[worst]:.6g}: E² is lost in rounding there, and no "
                "integral over it is known to ten digits"
            )
        met: np.ndarray = errors <= TOLERANCE + 8 * rounding
        return met

    def __call__(self, z: np.ndarray) -> np.ndarray:
        """F(1 + z) for a one-dimensional array of doubles within the bounds; nan where z is nan."""
        import numpy as np

        result = np.empty_like(z)
        size = min(BLOCK, len(z))
        x, taken, index = np.empty(size), np.empty(size), np.empty(size, np.int64)
        for start in range(0, len(z), BLOCK):
            piece, out = z[start : start + BLOCK], result[start : start + BLOCK]
            if len(piece) < len(x):
                x, taken, index = x[: len(piece)], taken[: len(piece)], index[: len(piece)]
            np.add(piece, 1.0, out=x)
            if self._shift:
                np.right_shift(x.view(np.int64), self._shift, out=index)
                index -= self._first
            else:
                index[...] = np.searchsorted(self._edges, x, "right")
                index -= 1
            np.take(self._bases, index, out=taken, mode="clip")
            np.subtract(piece, taken, out=x)
            if self._rests is not None:
                np.take(self._rests, index, out=taken, mode="clip")
                x -= taken
            np.take(self._coefficients[-1], index, out=out, mode="clip")
            for row in self._coefficients[-2::-1]:
                out *= x
                np.take(row, index, out=taken, mode="clip")
                out += taken
            out *= x
            np.take(self._values, index, out=taken, mode="clip")
            out += taken
        return result

    def total(self) -> float:
        """|∫ f| from the lower to the upper bound that is resolved."""
        import numpy as np

        ends = self(np.array([self.resolved[0] - 1, np.nextafter(self.resolved[1], 0) - 1]))
        return float(abs(ends[1] - ends[0]))

    def nearest(self, values: np.ndarray) -> np.ndarray:
        """A first z for given values of F: linear between the edges of the panels."""
        import numpy as np

        known = self(np.minimum(self._edges, np.nextafter(self._edges[-1], 0)) - 1)
        rising = known[-1] > known[0]
        order = slice(None) if rising else slice(None, None, -1)
        return np.interp(values, known[order], (self._edges - 1)[order])


def _nodes() -> tuple[np.ndarray, np.ndarray]:
    """Gauss–Legendre nodes on (0, 1), and the matrix that takes values there to those at 0 and 1."""
    import numpy as np

    nodes = (np.polynomial.legendre.leggauss(NODES)[0] + 1) / 2
    to_ends = np.vander([0.0, 1.0], NODES, increasing=True) @ np.linalg.inv(np.vander(nodes, increasing=True))
    return nodes, to_ends


def _interpolated(
    integrand: Callable[[Any], Any], left: np.ndarray, widths: np.ndarray
) -> tuple[np.ndarray, np.ndarray]:
    """f at the nodes of panels, and the interpolant's relative error at their ends."""
    import numpy as np

    nodes, to_ends = _nodes()
    values = integrand(left + nodes[:, None] * widths)
    true = integrand(np.array([left, left + widths]))
    differences = to_ends @ (values - values[0]) + values[0] - true
    return values, np.abs(differences / true).max(axis=0)


def _seen_from_the_other_end(coefficients: np.ndarray) -> np.ndarray:
    """The coefficients of p(1 − t) from those of p(t)."""
    import numpy as np

    size = len(coefficients)
    binomials = np.zeros((size, size))
    for k in range(size):
        binomials[: k + 1, k] = np.poly1d([-1.0, 1.0]).__pow__(k).coeffs[::-1] if k else 1.0
    result: np.ndarray = binomials @ coefficients
    return result
