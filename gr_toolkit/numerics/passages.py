r"""Orbits in Schwarzschild's field from their closest approach on: what is integrated for times and angles.

In units of M, with r₀ the closest approach, x = r₀/r, y = 1 − x, h = M/r₀, w = 1 − v² and a = w h/v²,

    v dt = r₀ dx/(x² (1 − 2hx) √(y P)),   v dp = r₀ dx/(x² √(y P)),   dφ = √β dx/√(y P),
    P = 1 + (1 + 2a) x − 2hβ x² = 2hβ (x − x₁)(x₂ − x),    β = (b/r₀)² = (1 + 2a)/(1 − 2h);

√w p is proper time. Motion along a straight line has P = 1 + x, Kepler's P = 1 + (1 + 2a + 2h) x, neither has a factor
1 − 2hx, and β is 1. The excess over these is put on one denominator by hand: what is left of numerators has no terms
that cancel but those by which a delay really turns into an advance.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeAlias, final

from .schwarzschild_roots import critical_inverse_radius

if TYPE_CHECKING:
    import numpy as np

    from .schwarzschild_roots import Roots

    Kernel: TypeAlias = Callable[["Passage", Any, Any], Any]


@final
@dataclass(frozen=True)
class Passage:
    """Orbits that turn at r₀, as flat arrays.

    Attributes
    ----------
    h, a, beta : M/r₀, w h/v² and (b/r₀)²
    minus_x1, delta : −x₁ > 0, and x₂ − 1 > 0, which goes to zero at capture
    """

    h: np.ndarray
    a: np.ndarray
    beta: np.ndarray
    minus_x1: np.ndarray
    delta: np.ndarray

    def __getitem__(self, chosen: Any) -> Passage:
        """Some of the orbits."""
        return Passage(*(part[chosen] for part in self.parts))

    @property
    def parts(self) -> tuple[np.ndarray, ...]:
        """The five arrays."""
        return self.h, self.a, self.beta, self.minus_x1, self.delta

    def radicand(self, x: Any, y: Any) -> Any:
        """P."""
        return 2 * self.h * self.beta * (x + self.minus_x1) * (self.delta + y)


def passage(v: np.ndarray, w: np.ndarray, ratio: np.ndarray, roots: Roots) -> Passage:
    """Orbits of a speed v and w = 1 − v² from M/b and the roots of (du/dφ)²."""
    h = ratio * roots.u0_by_ratio
    a = h * w / (v * v)
    minus_x1 = roots.minus_u1_by_ratio / roots.u0_by_ratio
    return Passage(h, a, (1 + 2 * a) / (1 - 2 * h), minus_x1, roots.u3_minus_u0 / h)


def turning_at(v: np.ndarray, w: np.ndarray, beyond: np.ndarray) -> Passage:
    """Orbits that turn at r₀ = r_c (1 + beyond), r_c the radius of the circular orbit at the edge of capture."""
    import numpy as np

    critical = critical_inverse_radius(v)
    h, slowness = critical / (1 + beyond), w / (v * v)
    a = h * slowness
    beta = (1 + 2 * a) / (1 - 2 * h)
    closing = critical * beyond / (1 + beyond)  # M/r_c − M/r₀, a factor of P at x = 1
    at_turn = 2 * closing * (3 - slowness + 4 * slowness * (h + critical)) / (1 - 2 * h)
    slope, curvature = 4 * h * beta - (1 + 2 * a), 2 * h * beta  # P = at_turn + slope y − curvature y²
    root = np.sqrt(slope * slope + 4 * curvature * at_turn)
    with np.errstate(invalid="ignore", divide="ignore"):
        delta = np.where(slope > 0, 2 * at_turn / (slope + root), (root - slope) / (2 * curvature))
    return Passage(h, a, beta, 1 / (curvature * (1 + delta)), delta)


# -- what is integrated ------------------------------------------------------------------------------------------------


@final
@dataclass(frozen=True)
class Integral:
    """∫ K x^-power dx/√(yP) from r₀ outwards.

    Attributes
    ----------
    kernel : K of an orbit, x and P
    power : of x
    inward : K where x > 1/2, if another form of it is more accurate there
    over : the integral of what this exceeds flat space by; None where this is an excess itself
    """

    kernel: Kernel
    power: int
    inward: Kernel | None = None
    over: Integral | None = None


def _excess(numerator: Any, slowing: Any, P: Any, reference: Any) -> Any:
    """(1/(slowing √P) − 1/√reference) √P, where reference − slowing² P is the numerator."""
    import numpy as np

    root = np.sqrt(reference)
    return numerator / (slowing * root * (slowing * np.sqrt(P) + root))


def _time_over_straight(o: Passage, x: Any, P: Any) -> Any:
    hx = o.h * x
    return _excess(2 * (o.beta * hx - o.a) + 4 * o.h * (1 - hx) * P, 1 - 2 * hx, P, 1 + x)


def _affine_over_straight(o: Passage, x: Any, P: Any) -> Any:
    return _excess(2 * (o.h * o.beta * x - o.a), 1.0, P, 1 + x)


def _plainly(kernel: Kernel, slowed: bool) -> Kernel:
    """The same for x > 1/2: where a is large, P is far from 1 + x and nothing is gained by algebra."""

    def inward(o: Passage, x: Any, P: Any) -> Any:
        import numpy as np

        slowing = 1 - 2 * o.h * x if slowed else 1.0
        large = o.a > 1
        if not large.any():
            return kernel(o, x, P)
        plain = _excess((1 + x - slowing * slowing * P) / x, slowing, P, 1 + x)
        return plain if large.all() else np.where(large, plain, kernel(o, x, P))

    return inward


def _time_over_kepler(o: Passage, x: Any, P: Any) -> Any:
    hx = o.h * x
    numerator = 2 * o.h * (1 + o.beta * x + 2 * (1 - hx) * P)
    return _excess(numerator, 1 - 2 * hx, P, 1 + (1 + 2 * o.a + 2 * o.h) * x)


def _angle_over_straight(o: Passage, x: Any, P: Any) -> Any:
    import numpy as np

    root = np.sqrt(1 + x)
    numerator = 2 * (o.a * (1 + 2 * o.h * x) + o.h * (1 + x)) / (1 - 2 * o.h) + 2 * o.h * o.beta * x * x
    return numerator / (root * (np.sqrt(P) + np.sqrt(o.beta) * root))


def _angle(o: Passage, x: Any, P: Any) -> Any:
    import numpy as np

    return np.sqrt(o.beta) + 0 * x


TIME_OVER_STRAIGHT = Integral(_time_over_straight, 1, _plainly(_time_over_straight, True))
AFFINE_OVER_STRAIGHT = Integral(_affine_over_straight, 1, _plainly(_affine_over_straight, False))
ANGLE_OVER_STRAIGHT = Integral(_angle_over_straight, 0)
TIME_OVER_KEPLER = Integral(_time_over_kepler, 1)
TIME = Integral(lambda o, x, P: 1 / (1 - 2 * o.h * x), 2, over=TIME_OVER_STRAIGHT)
AFFINE = Integral(lambda o, x, P: 1 + 0 * x, 2, over=AFFINE_OVER_STRAIGHT)
ANGLE = Integral(_angle, 0, over=ANGLE_OVER_STRAIGHT)
