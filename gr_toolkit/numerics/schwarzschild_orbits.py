r"""Orbits u(ψ) in Schwarzschild's spacetime and their inverses, on arrays; ψ is the azimuth from one end of an orbit.

    (du/dψ)² = 2 (u − u₁)(u − u₂)(u − u₃),        u = M/r

    outside the barrier   u₂ − u = (u₂ − u₁) k′² sd²(x),   u − u₁ = (u₂ − u₁) cd²(x),   x = ψ √((u₃ − u₁)/2)
    inside it             u − u₃ = (u₃ − u₂) sc²(x),                                    k² = (u₂ − u₁)/(u₃ − u₁)
    no barrier            u − u₁ = H sn²(x) dn²(x)/cn²(x),    x = ψ √(H/2),   H = |u₂ − u₁|,   u₂ = p + iq
    at its top, u₂ = u₃   u − u₁ = (u₂ − u₁) tanh²(x) outside,   u − u₂ = (u₂ − u₁)/sinh²(x) inside
    no top, u₁ = u₂ = u₃  u − 1/6 = 2/ψ²

[Darwin 1959, Proc. R. Soc. A 249, 180; Chandrasekhar 1983, §19; Byrd & Friedman 1971, 233–239]. The distance of u from
the root where an orbit begins comes without a subtraction; with s that distance, ψ is √2 √s R_F(…) in Carlson's form.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from math import hypot, inf, sqrt
from typing import TYPE_CHECKING, Any, NamedTuple, Protocol, final

from .carlson import rf
from .jacobi_functions import JacobiFunctions

if TYPE_CHECKING:
    import numpy as np


class Place(NamedTuple):
    """Where on an orbit: u, and its distances from the root where ψ = 0 and from the other end, both not negative."""

    u: Any
    gap: Any
    rest: Any


class Course(Protocol):
    """One orbit from one of its ends on."""

    @property
    def end(self) -> float:
        """ψ at the other end; infinity where it is never reached."""

    def places(self, psi: Any) -> Place:
        """At angles from 0 to the end."""

    def at(self, u: Any) -> Place:
        """At given u."""

    def angle(self, place: Place) -> Any:
        """ψ."""

    def speed(self, place: Place) -> Any:
        """|du/dψ|."""


@final
@dataclass(frozen=True)
class OutsideTheBarrier:
    """From the periapsis u₂ to u₁: u₁ ≤ u ≤ u₂ < u₃."""

    u1: float
    u2: float
    u3: float
    u3_u2: float
    u2_u1: float
    u3_u1: float

    @cached_property
    def _jacobi(self) -> JacobiFunctions:
        return JacobiFunctions(self.u2_u1 / self.u3_u1, self.u3_u2 / self.u3_u1)

    @property
    def _scale(self) -> float:
        return sqrt(self.u3_u1 / 2)

    @property
    def end(self) -> float:
        return self._jacobi.K / self._scale

    def places(self, psi: Any) -> Place:
        import numpy as np

        sn, cn, dn = self._jacobi(self._scale * psi)
        below = self.u2_u1 * (self.u3_u2 / self.u3_u1) * (sn / dn) ** 2
        above = self.u2_u1 * (cn / dn) ** 2
        u = np.where((below < above) | (self.u1 < 0), self.u2 - below, self.u1 + above)
        return Place(u, below, above)

    def at(self, u: Any) -> Place:
        return Place(u, _not_negative(self.u2 - u, self.u2), _not_negative(u - self.u1, self.u2))

    def angle(self, place: Place) -> Any:
        a, c = self.u3_u2, self.u2_u1
        return _carlson(place.gap, a * c, c * (a + place.gap), a * place.rest)

    def speed(self, place: Place) -> Any:
        import numpy as np

        return np.sqrt(2 * place.gap * place.rest * (self.u3_u2 + place.gap))


@final
@dataclass(frozen=True)
class InsideTheBarrier:
    """From the apoapsis u₃ into the singularity: u ≥ u₃ > u₂ ≥ u₁."""

    u3: float
    u3_u2: float
    u3_u1: float

    @cached_property
    def _jacobi(self) -> JacobiFunctions:
        m1 = self.u3_u2 / self.u3_u1
        return JacobiFunctions(1 - m1, m1)

    @property
    def _scale(self) -> float:
        return sqrt(self.u3_u1 / 2)

    @property
    def end(self) -> float:
        return self._jacobi.K / self._scale

    def places(self, psi: Any) -> Place:
        sn, cn, _ = self._jacobi(self._scale * psi)
        gap = self.u3_u2 * (sn / cn) ** 2
        return Place(self.u3 + gap, gap, inf)

    def at(self, u: Any) -> Place:
        return Place(u, _not_negative(u - self.u3, self.u3), inf)

    def angle(self, place: Place) -> Any:
        a, e, s = self.u3_u2, self.u3_u1, place.gap
        return _carlson(s, a * e, e * (a + s), a * (e + s))

    def speed(self, place: Place) -> Any:
        import numpy as np

        return np.sqrt(2 * place.gap * (self.u3_u2 + place.gap) * (self.u3_u1 + place.gap))


@final
@dataclass(frozen=True)
class NoBarrier:
    """From u₁, which is negative for what comes from infinity, into the singularity; u₂ and u₃ are p ± iq."""

    u1: float
    real: float
    imaginary: float

    @property
    def _apart(self) -> float:
        return self.real - self.u1

    @property
    def _height(self) -> float:
        return hypot(self._apart, self.imaginary)

    @cached_property
    def _jacobi(self) -> JacobiFunctions:
        d, H, q = self._apart, self._height, self.imaginary
        m, m1 = (H + d) / (2 * H), (H - d) / (2 * H)
        small = q * q / (2 * H * (H + abs(d)))  # of the two that which would cancel
        return JacobiFunctions(m, small) if d > 0 else JacobiFunctions(small, m1)

    @property
    def _scale(self) -> float:
        return sqrt(self._height / 2)

    @property
    def end(self) -> float:
        return self._jacobi.K / self._scale

    def places(self, psi: Any) -> Place:
        sn, cn, dn = self._jacobi(self._scale * psi)
        gap = self._height * (sn * dn / cn) ** 2
        return Place(self.u1 + gap, gap, inf)

    def at(self, u: Any) -> Place:
        return Place(u, _not_negative(u - self.u1, abs(self.u1)), inf)

    def angle(self, place: Place) -> Any:
        """R_F of H² and the conjugates x² = H² − s(d ∓ iq), by Landen's transformation, real [DLMF 19.22]."""
        import numpy as np

        s, d, q, H = place.gap, self._apart, self.imaginary, self._height
        modulus, real = H * np.hypot(s - d, q), H * H - s * d  # |x²| and Re x²
        large = np.sqrt((modulus + abs(real)) / 2)
        real_root = np.where(real >= 0, large, s * q / (2 * large))  # Re x
        both = H * H + modulus
        sum_of_roots = np.sqrt(both + 2 * H * real_root) + np.sqrt(np.maximum(both - 2 * H * real_root, 0))
        upper = sum_of_roots / 2
        return _carlson(s, real_root**2, upper**2, (H * real_root / upper) ** 2)

    def speed(self, place: Place) -> Any:
        import numpy as np

        return np.sqrt(2 * place.gap) * np.hypot(place.gap - self._apart, self.imaginary)


@final
@dataclass(frozen=True)
class TowardsTheTop:
    """From u₁ towards u₂ = u₃, the circular orbit that is reached after infinitely many turns."""

    u1: float
    u2: float
    u2_u1: float

    end = inf

    @property
    def _scale(self) -> float:
        return sqrt(self.u2_u1 / 2)

    def places(self, psi: Any) -> Place:
        import numpy as np

        x = np.minimum(self._scale * abs(psi), 350.0)
        above, below = self.u2_u1 * np.tanh(x) ** 2, self.u2_u1 / np.cosh(x) ** 2
        return Place(np.where(above < below, self.u1 + above, self.u2 - below), above, below)

    def at(self, u: Any) -> Place:
        return Place(u, _not_negative(u - self.u1, abs(self.u1)), _not_negative(self.u2 - u, self.u2))

    def angle(self, place: Place) -> Any:
        import numpy as np

        with np.errstate(divide="ignore"):
            far = np.log((np.sqrt(self.u2_u1) + np.sqrt(place.gap)) / np.sqrt(place.rest))
        near = np.arcsinh(np.sqrt(place.gap / np.where(place.rest > 0, place.rest, 1.0)))
        return np.where(place.gap < place.rest, near, far) / self._scale

    def speed(self, place: Place) -> Any:
        import numpy as np

        return np.sqrt(2 * place.gap) * place.rest


@final
@dataclass(frozen=True)
class OffTheTop:
    """From the singularity outward to u₂ = u₃, or to u₁ = u₂ = u₃: what left such a circle inward."""

    u2: float
    u2_u1: float

    end = inf

    def places(self, psi: Any) -> Place:
        import numpy as np

        c = self.u2_u1
        with np.errstate(divide="ignore"):
            gap = c / np.sinh(np.minimum(sqrt(c / 2) * abs(psi), 350.0)) ** 2 if c else 2 / np.square(psi)
        return Place(self.u2 + gap, inf, gap)

    def at(self, u: Any) -> Place:
        return Place(u, inf, _not_negative(u - self.u2, self.u2))

    def angle(self, place: Place) -> Any:
        import numpy as np

        c = self.u2_u1
        with np.errstate(divide="ignore"):
            if not c:
                return np.sqrt(2 / place.rest)
            return np.arcsinh(np.sqrt(c / place.rest)) / sqrt(c / 2)

    def speed(self, place: Place) -> Any:
        import numpy as np

        return np.sqrt(2 * (self.u2_u1 + place.rest)) * place.rest


def _carlson(s: Any, x: Any, y: Any, z: Any) -> Any:
    """√2 √s R_F(x, y, z), zero at s = 0."""
    import numpy as np

    return np.where(s == 0, 0.0, sqrt(2) * np.sqrt(s) * rf(x, y, np.where(s == 0, x, z)))


def _not_negative(difference: Any, size: float) -> np.ndarray:
    """A difference that rounding may have made negative, by a few units of its terms; nan where it is."""
    import numpy as np

    difference = np.asarray(difference, float)
    return np.where(difference > 0, difference, np.where(difference >= -8 * 2.0**-52 * size, 0.0, np.nan))
