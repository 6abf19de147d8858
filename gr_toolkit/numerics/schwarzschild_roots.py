r"""Where freely falling particles turn in Schwarzschild's field, from far out to the edge of capture.

With u = M/r, areal r, speed v at infinity, ε = M/b and λ = (1 − v²)/v², the orbit has [Weinberg 1972, §8.4; MTW 25.40]

    (du/dφ)² = 2u³ − u² + ε² (1 + 2λu) = 2 (u − u₁)(u₀ − u)(u₃ − u),        u₁ < 0 < u₀ < u₃,

and turns at u₀. The discriminant of the cubic has a factor 1 − (b_c/b)², and with S = √(1 + 8v²)

    b_c = M (S + 3)^{3/2}/(v √(2 (S + 1))),        u_c = (S + 1)/(2 (S + 3))        (u₀ = u₃ = u_c there):

√27 M for light, 4M/v for slow particles. Viète's angle and all differences of roots follow from the excess b/b_c − 1,
and sums of roots from u₃, so that every number here is right to some 1e-15 of itself, for weak fields and near capture.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NamedTuple, final

from . import double_double as dd
from .blocks import BLOCK, by_blocks

if TYPE_CHECKING:
    import numpy as np

NEAR = 1.5  # b/b_c, below which the excess needs numbers of 32 digits


@final
@dataclass(frozen=True)
class Rays:
    """Freely falling particles from infinity: arrays of one dimension and one length, nan where the particle falls in.

    Attributes
    ----------
    v, v_low : speeds at infinity, 0 < v ≤ 1, and what is beyond double precision of them
    ratio, ratio_low : M/b, likewise
    excess : b/b_c − 1, accurate however small
    """

    v: np.ndarray
    v_low: np.ndarray
    ratio: np.ndarray
    ratio_low: np.ndarray
    excess: np.ndarray

    def at(self, places: Any) -> Rays:
        """The rays with these numbers, or in a mask."""
        return Rays(*(part[places] for part in self.parts))

    @property
    def parts(self) -> tuple[np.ndarray, ...]:
        """The five arrays."""
        return self.v, self.v_low, self.ratio, self.ratio_low, self.excess


class Roots(NamedTuple):
    """The roots of the cubic; what ends in `_by_ratio` is divided by ε = M/b, so that it does not vanish far out."""

    u3: Any
    u3_minus_u0: Any
    mean_by_ratio: Any  # (u₀ + u₁)/2ε
    half_by_ratio: Any  # (u₀ − u₁)/2ε
    u0_by_ratio: Any
    minus_u1_by_ratio: Any


def critical_pair(v: dd.Pair) -> dd.Pair:
    """b_c/M to 32 digits."""
    one, S = 1.0 + 0.0 * v[0], _S(v)
    above, below = dd.add(S, dd.pair(3.0 * one)), dd.times(dd.add(S, dd.pair(one)), 2.0)
    cube = dd.multiply(dd.multiply(above, above), above)
    return dd.divide(dd.square_root(dd.divide(cube, below)), v)


def critical_inverse_radius_pair(v: dd.Pair) -> dd.Pair:
    """u_c to 32 digits."""
    one, S = 1.0 + 0.0 * v[0], _S(v)
    return dd.divide(dd.add(S, dd.pair(one)), dd.times(dd.add(S, dd.pair(3.0 * one)), 2.0))


def below_critical(v: dd.Pair, excess: Any) -> dd.Pair:
    """u_c − u₀ to 32 digits of itself, for an excess far below 1.

    It is the least positive y with y² (g − y) = s [v² (1 + 2λu_c) − 2 (1 − v²) y], g = S/(S + 3) and
    s = [1 − (b_c/b)²] (S + 1)/(S + 3)³: what `of_closest_approach` has the excess from.
    """
    S, one = _S(v), dd.pair(1.0 + 0.0 * v[0])
    square, above = dd.multiply(v, v), dd.add(_S(v), dd.times(one, 3.0))
    slow, total = dd.times(dd.subtract(one, square), 2.0), dd.two_sum(one[0], excess)
    part = dd.divide(dd.times(dd.add(total, one), excess), dd.multiply(total, total))  # 1 − (b_c/b)²
    s = dd.multiply(part, dd.divide(dd.add(S, one), dd.multiply(above, dd.multiply(above, above))))
    weight, g = dd.add(square, dd.multiply(slow, critical_inverse_radius_pair(v))), dd.divide(S, above)
    y = dd.square_root(dd.divide(dd.multiply(s, weight), g))
    for _ in range(FIXED_POINT_STEPS):
        y = dd.square_root(dd.divide(dd.multiply(s, dd.subtract(weight, dd.multiply(slow, y))), dd.subtract(g, y)))
    return y


FIXED_POINT_STEPS = 5  # each gains as many digits as y has zeros: seven, where the excess is below 1e-14


def _S(v: dd.Pair) -> dd.Pair:
    """√(1 + 8v²)."""
    return dd.square_root(dd.add(dd.times(dd.multiply(v, v), 8.0), dd.pair(1.0 + 0.0 * v[0])))


def critical_impact_parameter(v: Any) -> Any:
    """b_c/M in double precision.

    Examples
    --------
    >>> import numpy as np
    >>> critical_impact_parameter(np.array([1.0]))**2
    array([27.])
    """
    import numpy as np

    S = np.sqrt(1 + 8 * v * v)
    return (S + 3) * np.sqrt((S + 3) / (2 * (S + 1))) / v


def critical_inverse_radius(v: Any) -> Any:
    """M/r of the unstable circular orbit with the energy of the speed v: 1/3 for light, 1/4 for slow particles."""
    import numpy as np

    S = np.sqrt(1 + 8 * v * v)
    return (S + 1) / (2 * (S + 3))


def of_impact_parameter(v: dd.Pair, b: dd.Pair) -> Rays:
    """Rays with b/M given, as pairs; nan where b ≤ b_c."""
    return _by_blocks(_of_impact_parameter, *v, *b)


def excess_of(v: dd.Pair, b: dd.Pair) -> np.ndarray:
    """b/b_c − 1 of b/M, as pairs, negative for what falls in; wrong by some 1e-31, or 1e-15 of itself."""
    excess = b[0] / critical_impact_parameter(v[0]) - 1
    near = abs(excess) < NEAR - 1
    if near.any():
        critical = critical_pair((v[0][near], v[1][near]))
        excess[near] = dd.divide(dd.subtract((b[0][near], b[1][near]), critical), critical)[0]
    return excess


def inside_of(v: dd.Pair, r: dd.Pair) -> np.ndarray:
    """u_c − M/r of r/M, as pairs: positive where orbits from infinity turn; wrong by some 1e-32."""
    return dd.subtract(critical_inverse_radius_pair(v), dd.inverse(r))[0]


def undecided(v: dd.Pair, second: dd.Pair, distance: np.ndarray) -> list[int]:
    """The places where the distance from capture, known to some 1e-31, is too small for that.

    Doubles are not so near by chance: there it is only said where it is about nothing.
    """
    import numpy as np

    exact = (v[1] != 0) | (second[1] != 0)
    return np.flatnonzero(abs(distance) < np.where(exact, 1e-15, 1e-24)).tolist()


def with_excess(rays: Rays, v: dd.Pair, found: Mapping[int, float]) -> Rays:
    """The rays with another b/b_c − 1, nan for capture, at some places."""
    import numpy as np

    if not found:
        return rays
    places = np.array(list(found))
    parts = [part.copy() for part in rays.parts]
    new = of_excess((v[0][places], v[1][places]), np.array(list(found.values())))
    for part, values in zip(parts, new.parts, strict=True):
        part[places] = values
    return Rays(*parts)


def of_excess(v: dd.Pair, excess: np.ndarray) -> Rays:
    """Rays with b/b_c − 1 given; nan where it is not positive."""
    return _by_blocks(_of_excess, *v, excess)


def of_closest_approach(v: dd.Pair, r: dd.Pair) -> Rays:
    """Rays with r₀/M given, as pairs; nan where no orbit from infinity turns there, r₀ ≤ r_c."""
    return _by_blocks(_of_closest_approach, *v, *r)


def _of_impact_parameter(v: np.ndarray, v_low: np.ndarray, b: np.ndarray, b_low: np.ndarray) -> tuple[Any, ...]:
    import numpy as np

    excess = excess_of((v, v_low), (b, b_low))
    ratio = dd.divide(dd.pair(np.ones_like(b)), (b, b_low))
    return v, v_low, *ratio, excess


def _of_excess(v: np.ndarray, v_low: np.ndarray, excess: np.ndarray) -> tuple[Any, ...]:
    import numpy as np

    b = dd.multiply(critical_pair((v, v_low)), dd.two_sum(np.ones_like(v), excess))
    return v, v_low, *dd.divide(dd.pair(np.ones_like(v)), b), excess


def _of_closest_approach(v: np.ndarray, v_low: np.ndarray, r: np.ndarray, r_low: np.ndarray) -> tuple[Any, ...]:
    import numpy as np

    one, u, speed = dd.pair(np.ones_like(v)), dd.divide(dd.pair(np.ones_like(v)), (r, r_low)), (v, v_low)
    square, S = dd.multiply(speed, speed), _S(speed)
    inside = inside_of(speed, (r, r_low))
    inside = np.where(inside > 0, inside, np.nan)
    weight = dd.add(square, dd.times(dd.multiply(dd.subtract(one, square), u), 2.0))  # v² (1 + 2λu)
    less = dd.subtract(one, dd.times(u, 2.0))
    ratio = dd.multiply(u, dd.multiply(speed, dd.square_root(dd.divide(less, weight))))
    # κ_c − κ = 2 y² (g − y)/(1 + 2λu₀) with y = u_c − u₀, and κ_c = 2 v² (S + 1)/(S + 3)³
    above, wide = S[0] + 3, S[0] / (S[0] + 3) - inside
    share = inside * inside * wide * above**3 / (weight[0] * (S[0] + 1))  # 1 − (b_c/b)²
    root = np.sqrt(1 - np.minimum(share, 0.5))
    far = 1 / (critical_impact_parameter(v) * ratio[0]) - 1 + 0 * inside
    return v, v_low, *ratio, np.where(share < 0.5, share / (root * (1 + root)), far)


def _by_blocks(function: Callable[..., tuple[Any, ...]], *arrays: np.ndarray) -> Rays:
    """Rays of long arrays block by block; those that fall in become nan."""
    import numpy as np

    count = len(arrays[0])
    parts = tuple(np.empty(count) for _ in range(5))
    with np.errstate(all="ignore"):
        for start in range(0, count, BLOCK):
            found = function(*(array[start : start + BLOCK] for array in arrays))
            falls = ~(found[-1] > 0)
            for part, values in zip(parts, found, strict=True):
                part[start : start + BLOCK] = np.where(falls, np.nan, values)
    return Rays(*parts)


def turning_radius(rays: Rays) -> np.ndarray:
    """r₀/M, areal."""

    def piece(v: Any, ratio: Any, excess: Any) -> np.ndarray:
        return 1 / (roots(v, ratio, excess).u0_by_ratio * ratio)

    return by_blocks(piece, rays.v, rays.ratio, rays.excess)


def roots(v: Any, ratio: Any, excess: Any) -> Roots:
    """The roots for excess > 0."""
    import numpy as np

    slowness = (1 - v) * (1 + v) / (v * v)  # λ
    share = excess / (1 + excess) * ((2 + excess) / (1 + excess))  # 1 − (b_c/b)²
    critical = critical_impact_parameter(v)
    factor = 1 + (4 * slowness * ratio) ** 2 * (slowness / critical / critical)
    root = 0.5 * ratio * np.sqrt(share * factor)  # of the discriminant
    a = ratio * (ratio * slowness)
    size = np.sqrt((1 / 3 - 4 * a) / 3)  # R in u = 1/6 + R cos(…)
    other = np.sqrt(27.0) * ((1 - 18 * a) / 108 - 0.5 * ratio * ratio)
    angle = np.arctan2(root, abs(other)) / 3  # Viète's ϑ, or π/3 − ϑ, whichever is less than π/6
    sine, cosine = np.sin(angle), np.cos(angle)
    complement = SIN_60 * cosine - 0.5 * sine  # sin(π/3 − angle)
    far = other > 0
    sine_far, sine_near = np.where(far, sine, complement), np.where(far, complement, sine)
    u3 = 1 / 6 + size * np.where(far, cosine, 0.5 * cosine + SIN_60 * sine)
    mean = ratio / (4 * (v * v * u3 * u3 + v * v * a))
    half = SIN_60 * size * sine_far / ratio
    turn = mean + half
    return Roots(u3, 2 * SIN_60 * size * sine_near, mean, half, turn, 1 / (2 * u3 * turn))


SIN_60 = 3**0.5 / 2
