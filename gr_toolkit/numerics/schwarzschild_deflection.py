r"""Deflection angles in Schwarzschild's field on arrays, to some 1e-15 of themselves.

In the notation of `schwarzschild_roots`, an endpoint at u = M/r contributes α(u) = φ(u) − B(u): φ is the angle from
there to the turning point, and B the angle between the orbit and the circle of that radius, as an observer at rest
measures it, tan B = √f/(u √(1 − 2u)). The deflection is the sum for source and observer, in two branches:

* strong field: φ = √(2t) R_F((u − u₁)(u₃ − u₀), (u₀ − u₁)(u₃ − u₀), (u₀ − u₁)(u₃ − u)) with t = u₀ − u, R_F Carlson's;
  α is not small against φ there;
* weak field: with u = m + h cos χ, 2m = u₀ + u₁, 2h = u₀ − u₁, and q² = 2 (u₃ − u) = 1 − 4m − 2u,

      φ = ∫₀^A dχ/q = A + ∫₀^A (4m + 2u)/(q (1 + q)) dχ,
      sin(A − B) = sin A (m/ε) (q + 4u/(q + √(1 − 2u)))/√(1 + 2λu),

  in which nothing is subtracted. From infinity, A − B = asin(m/h): what a Kepler orbit of the same u₀ and u₁ has.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import TYPE_CHECKING, Any

from . import double_double as dd
from .blocks import by_blocks
from .carlson import rf
from .schwarzschild_roots import Rays, Roots, below_critical, critical_inverse_radius_pair, roots

if TYPE_CHECKING:
    import numpy as np

WEAK = 0.05  # u₀ up to which the weak branch converges with NODES
NODES = 12


def deflection(rays: Rays) -> np.ndarray:
    """The deflection from infinity to infinity; nan for nan."""
    import numpy as np

    with np.errstate(invalid="ignore", under="ignore"):
        return by_blocks(_asymptotic, rays.v, rays.ratio, rays.excess)


def _asymptotic(v: np.ndarray, ratio: np.ndarray, excess: np.ndarray) -> np.ndarray:
    import numpy as np

    found = roots(v, ratio, excess)
    weak = found.u0_by_ratio * ratio < WEAK
    if weak.all():
        return 2 * _weak(ratio, found)
    result = np.empty_like(ratio)
    result[~weak] = _strong(ratio[~weak], _at(found, ~weak))
    if weak.any():
        result[weak] = 2 * _weak(ratio[weak], _at(found, weak))
    return result


def _at(found: Roots, mask: np.ndarray) -> Roots:
    return Roots(*(part[mask] for part in found))


def _weak(ratio: np.ndarray, found: Roots) -> np.ndarray:
    """Half the deflection."""
    import numpy as np

    kepler = np.arctan2(found.mean_by_ratio, np.sqrt(0.5 / found.u3))
    return kepler + correction(np.pi / 2 + kepler, ratio, found)


def _strong(ratio: np.ndarray, found: Roots) -> np.ndarray:
    """The deflection."""
    import numpy as np

    gap, turn, behind = found.u3_minus_u0, found.u0_by_ratio * ratio, found.minus_u1_by_ratio * ratio
    width = turn + behind
    return np.sqrt(8 * turn) * rf(behind * gap, width * gap, width * found.u3) - np.pi


def correction(angle: np.ndarray, ratio: np.ndarray, found: Roots) -> np.ndarray:
    """∫₀^A (4m + 2u)/(q (1 + q)) dχ, by Gauss and Legendre."""
    import numpy as np

    six, two = 6 * found.mean_by_ratio, 2 * found.half_by_ratio
    start, step = 2 * found.u3 - ratio * six / 3, ratio * two
    total = np.zeros_like(ratio)
    for place, weight in zip(*_nodes(NODES), strict=True):
        cosine = np.cos(place * angle)
        q = np.sqrt(start - step * cosine)
        total += weight * ((six + two * cosine) / (q + q * q))
    return total * (ratio * angle)


# -- from an endpoint ---------------------------------------------------------------------------------------------


def from_end(rays: Rays, u: np.ndarray, below: np.ndarray) -> np.ndarray:
    """What an endpoint at u = M/r contributes to the deflection, with `below`, u₀ − u, from `below_turning`."""
    return _by_branch(rays, u, below, _weak_end, _strong_end)


def swept_from_end(rays: Rays, u: np.ndarray, below: np.ndarray) -> np.ndarray:
    """The angle φ between an endpoint and the turning point."""
    return _by_branch(rays, u, below, _weak_swept, _strong_swept)


End = Callable[[Any, Any, Any, Any, Roots], Any]


def _by_branch(rays: Rays, u: np.ndarray, below: np.ndarray, weak_field: End, strong_field: End) -> np.ndarray:
    import numpy as np

    def piece(v: Any, ratio: Any, excess: Any, u: Any, below: Any) -> np.ndarray:
        found = roots(v, ratio, excess)
        weak = found.u0_by_ratio * ratio < WEAK
        result = np.empty_like(ratio)
        for mask, branch in ((weak, weak_field), (~weak, strong_field)):
            if mask.any():
                result[mask] = branch(v[mask], ratio[mask], u[mask], below[mask], _at(found, mask))
        return result

    with np.errstate(invalid="ignore", under="ignore"):
        return by_blocks(piece, rays.v, rays.ratio, rays.excess, u, below)


def _weak_end(v: Any, ratio: Any, u: Any, below: Any, found: Roots) -> np.ndarray:
    import numpy as np

    sine, cosine = _on_ellipse(ratio, u, below, found)
    q, lapse = np.sqrt(2 * (found.u3 - u)), np.sqrt(1 - 2 * u)
    slow = np.sqrt(1 + 2 * (1 - v) * (1 + v) / (v * v) * u)
    of_difference = sine * found.mean_by_ratio * (q + 4 * u / (q + lapse))
    along = cosine * (u / ratio) * lapse + sine * sine * found.half_by_ratio * q
    return np.arctan2(of_difference / slow, along / slow) + correction(np.arctan2(sine, cosine), ratio, found)


def _weak_swept(v: Any, ratio: Any, u: Any, below: Any, found: Roots) -> np.ndarray:
    import numpy as np

    angle = np.arctan2(*_on_ellipse(ratio, u, below, found))
    return angle + correction(angle, ratio, found)


def _on_ellipse(ratio: Any, u: Any, below: Any, found: Roots) -> tuple[Any, Any]:
    """sin A and cos A, u = m + h cos A."""
    import numpy as np

    place = u / ratio
    sine = np.sqrt(below / ratio * (place + found.minus_u1_by_ratio)) / found.half_by_ratio
    return sine, (place - found.mean_by_ratio) / found.half_by_ratio


def _strong_end(v: Any, ratio: Any, u: Any, below: Any, found: Roots) -> np.ndarray:
    import numpy as np

    behind = found.minus_u1_by_ratio * ratio + u
    across = np.arctan2(np.sqrt(2 * (found.u3_minus_u0 + below) * below * behind), u * np.sqrt(1 - 2 * u))
    return _strong_swept(v, ratio, u, below, found) - across


def _strong_swept(v: Any, ratio: Any, u: Any, below: Any, found: Roots) -> np.ndarray:
    import numpy as np

    gap, behind = found.u3_minus_u0, found.minus_u1_by_ratio * ratio + u
    width = 2 * ratio * found.half_by_ratio
    return np.sqrt(2 * below) * rf(behind * gap, width * gap, width * (gap + below))


def below_turning(rays: Rays, u: dd.Pair) -> np.ndarray:
    """u₀ − u of endpoints, without cancellation, in 32 digits; nan beyond the turning point.

    f(u) = 2 (u − u₁) t (Δ + t), f = (du/dφ)² and Δ = u₃ − u₀, gives t, and where f vanishes, up to 32 digits, t is
    zero. f does not know Δ to all digits where that is below 1e-7: there t = (u_c − u) − (u_c − u₀).
    """
    import numpy as np

    with np.errstate(invalid="ignore", under="ignore", over="ignore", divide="ignore"):
        below = by_blocks(_by_slope, *rays.parts, *u)
        near = rays.excess < CLOSE
        if near.any():
            below[near] = by_blocks(_by_critical, *rays.at(near).parts, u[0][near], u[1][near])
        return below


CLOSE = 1e-14  # b/b_c − 1, below which distances are counted from u_c
ZERO = 1e-29  # of f, relative to its parts
LAST = 1e-31  # of u, relative


def _by_slope(v: Any, v_low: Any, ratio: Any, ratio_low: Any, excess: Any, u: Any, u_low: Any) -> np.ndarray:
    import numpy as np

    found = roots(v, ratio, excess)
    one, speed, place = dd.pair(np.ones_like(v)), (v, v_low), (u, u_low)
    by_ratio, square = dd.divide(place, (ratio, ratio_low)), dd.multiply(speed, speed)
    growth = dd.times(dd.multiply(dd.divide(dd.subtract(one, square), square), place), 2.0)
    fall = dd.multiply(dd.multiply(by_ratio, by_ratio), dd.subtract(one, dd.times(place, 2.0)))
    largest = dd.add(one, growth)
    rest = dd.subtract(largest, fall)[0]  # f/ε²
    rest = np.where(abs(rest) < ZERO * largest[0], 0.0, rest)
    rest = np.where((rest >= 0) & (u < found.u3 - found.u3_minus_u0 / 2), rest, np.nan)
    half = rest * ratio / (2 * (u / ratio + found.minus_u1_by_ratio))  # t (Δ + t)
    gap = found.u3_minus_u0
    return 2 * half / (gap + np.sqrt(gap * gap + 4 * half))


def _by_critical(v: Any, v_low: Any, ratio: Any, ratio_low: Any, excess: Any, u: Any, u_low: Any) -> np.ndarray:
    import numpy as np

    outside = dd.subtract(critical_inverse_radius_pair((v, v_low)), (u, u_low))
    below = dd.subtract(outside, below_critical((v, v_low), excess))[0]
    below = np.where(abs(below) < LAST * u, 0.0, below)
    return np.where(below >= 0, below, np.nan)


@cache
def _nodes(count: int) -> tuple[list[float], list[float]]:
    """Places and weights on 0 … 1."""
    import numpy as np

    places, weights = np.polynomial.legendre.leggauss(count)
    return ((places + 1) / 2).tolist(), (weights / 2).tolist()
