r"""The refractive indices that are in use for particles in a static field, named apart.

Whose n, and by whose lengths: light in flat space knows one velocity, and c/v, k/ω and p/E are the same there. For a
mass they are not. By the isotropic coordinates of Schwarzschild's metric, dl² = dρ² + ρ² dΩ²,

    c/v with v = dl/dt = (√B/Λ) w,      p/E = k/ω = (Λ/√B) w,      n² = their product = Λ²/B of light.

Orbits are the rays of the momentum, because it is ∫ p dl that is stationary [Maupertuis; Jacobi; Landau & Lifshitz,
Mechanics, § 44], and of c/v only where both are the same up to a factor.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import final

from ...exact import Element
from .medium import CHART, ISOTROPIC, PROPER, Medium


@final
@dataclass(frozen=True)
class Definition:
    """One of them.

    Attributes
    ----------
    name : by which it is asked for
    meaning : in words and letters
    lengths : those that belong to it, "isotropic", "chart" or "proper"
    squared : n² of a medium
    is_of_one_orbit : whether it depends on the impact parameter as well as on the place
    is_finite_for_light : whether it exists for v = 1
    """

    name: str
    meaning: str
    lengths: str
    squared: Callable[[Medium], Element]
    is_of_one_orbit: bool = False
    is_finite_for_light: bool = True


def _momentum(m: Medium) -> Element:
    return m.stretch * m.local_momentum_squared / m.speed_squared


def _phase(m: Medium) -> Element:
    return m.stretch * m.local_momentum_squared


def _coordinate_speed(m: Medium) -> Element:
    return m.stretch / (m.functions.B * m.local_speed_squared)


def _radial_speed(m: Medium) -> Element:
    return m.functions.A / (m.functions.B * m.local_speed_squared)


def _tangential_speed(m: Medium) -> Element:
    f = m.functions
    return f.C / (m.metric.scalar(f.r) ** 2 * f.B * m.local_speed_squared)


def _radial_momentum(m: Medium) -> Element:
    return m.functions.A * m.local_momentum_squared / m.speed_squared


def _tangential_momentum(m: Medium) -> Element:
    return m.functions.C / m.metric.scalar(m.functions.r) ** 2 * m.local_momentum_squared / m.speed_squared


def _proper_momentum(m: Medium) -> Element:
    return m.local_momentum_squared / m.speed_squared


def _proper_speed(m: Medium) -> Element:
    return m.speed_squared / m.local_speed_squared


def _proper_velocity(m: Medium) -> Element:
    return m.speed_squared / m.local_momentum_squared


def _equation_19(m: Medium) -> Element:
    f, rest = m.functions, 1 - m.speed_squared
    radial = m.local_momentum_squared - m.impact_squared * m.speed_squared / f.C
    return m.speed_squared * f.A / (rest * rest * radial)


DEFINITIONS = {
    definition.name: definition
    for definition in (
        Definition("momentum", "p/p∞, the momentum by isotropic coordinates over that far out", ISOTROPIC, _momentum),
        Definition("phase", "p/E = k/ω, c over the velocity of the phase of matter waves", ISOTROPIC, _phase),
        Definition("coordinate speed", "c dt/dl, of the particle or of a wave packet", ISOTROPIC, _coordinate_speed),
        Definition("proper momentum", "p/p∞ for observers at rest", PROPER, _proper_momentum),
        Definition("proper speed", "v∞/v, v for observers at rest [Joshi 2003, eq. 14]", PROPER, _proper_speed),
        Definition("proper velocity", "u∞/u, u = dl/dτ [Joshi 2003, eq. 14]", PROPER, _proper_velocity),
        Definition("radial coordinate speed", "c dt/dr of radial motion", CHART, _radial_speed),
        Definition("tangential coordinate speed", "c dt/(r dφ) of tangential motion", CHART, _tangential_speed),
        Definition("radial momentum", "p_r/p∞ of radial motion", CHART, _radial_momentum),
        Definition("tangential momentum", "p_φ/(r p∞) of tangential motion", CHART, _tangential_momentum),
        Definition(
            "equation 19",
            "v∞/(E_W dr/dp) in Weinberg's letters [Joshi 2003, eq. 19]",
            CHART,
            _equation_19,
            is_of_one_orbit=True,
            is_finite_for_light=False,
        ),
    )
}
USUAL = "momentum"
