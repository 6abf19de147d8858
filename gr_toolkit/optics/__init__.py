"""Geometric optics, derived from the wave equations: eikonal, rays, transport, bundles, polarisation, redshift.

What the folders hold is imported when it is first used. No folder is called like a function, which would hide it.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from ..errors import missing_attribute

if TYPE_CHECKING:  # what editors and type checkers see; at run time a name is imported when it is first used
    from . import bundles, eikonals, expansions, polarisation, redshifts
    from .bundles import (
        Bundle,
        Caustic,
        JacobiEquation,
        JacobiMap,
        TracedRay,
        area_distance_series,
        bundle,
        focusing_in_every_metric,
        is_reciprocal,
        luminosity_distance,
        trace_ray,
        wronskian_is_constant,
    )
    from .eikonals import Eikonal, covector_in_chart, eikonal
    from .expansions import (
        Derivation,
        Expansion,
        ExpansionCheck,
        Residual,
        derivation,
        expansion,
        expansion_of,
        leading_amplitudes,
    )
    from .polarisation import (
        WalkerPenrose,
        gravitomagnetic_rotation_rate,
        is_conformal_killing_yano,
        is_parallel_transported,
        is_rotation_angle,
        rotation_rate,
        walker_penrose,
    )
    from .redshifts import (
        Doppler,
        Factors,
        Redshift,
        ThreeWays,
        circular_orbit,
        doppler,
        moving_observer,
        orbiting_observer,
        phase_gradient,
        redshift,
        redshift_three_ways,
        transported_redshift,
        wave_frequency,
    )

__all__ = [
    "Bundle",
    "Caustic",
    "Derivation",
    "Doppler",
    "Eikonal",
    "Expansion",
    "ExpansionCheck",
    "Factors",
    "JacobiEquation",
    "JacobiMap",
    "Redshift",
    "Residual",
    "ThreeWays",
    "TracedRay",
    "WalkerPenrose",
    "area_distance_series",
    "bundle",
    "bundles",
    "circular_orbit",
    "covector_in_chart",
    "derivation",
    "doppler",
    "eikonal",
    "eikonals",
    "expansion",
    "expansion_of",
    "expansions",
    "focusing_in_every_metric",
    "gravitomagnetic_rotation_rate",
    "is_conformal_killing_yano",
    "is_parallel_transported",
    "is_reciprocal",
    "is_rotation_angle",
    "leading_amplitudes",
    "luminosity_distance",
    "moving_observer",
    "orbiting_observer",
    "phase_gradient",
    "polarisation",
    "redshift",
    "redshift_three_ways",
    "redshifts",
    "rotation_rate",
    "trace_ray",
    "transported_redshift",
    "walker_penrose",
    "wave_frequency",
    "wronskian_is_constant",
]

_HOMES = {
    "bundles": (
        "Bundle",
        "Caustic",
        "JacobiEquation",
        "JacobiMap",
        "TracedRay",
        "area_distance_series",
        "bundle",
        "focusing_in_every_metric",
        "is_reciprocal",
        "luminosity_distance",
        "trace_ray",
        "wronskian_is_constant",
    ),
    "eikonals": ("Eikonal", "covector_in_chart", "eikonal"),
    "expansions": (
        "Derivation",
        "Expansion",
        "ExpansionCheck",
        "Residual",
        "derivation",
        "expansion",
        "expansion_of",
        "leading_amplitudes",
    ),
    "polarisation": (
        "WalkerPenrose",
        "gravitomagnetic_rotation_rate",
        "is_conformal_killing_yano",
        "is_parallel_transported",
        "is_rotation_angle",
        "rotation_rate",
        "walker_penrose",
    ),
    "redshifts": (
        "Doppler",
        "Factors",
        "Redshift",
        "ThreeWays",
        "circular_orbit",
        "doppler",
        "moving_observer",
        "orbiting_observer",
        "phase_gradient",
        "redshift",
        "redshift_three_ways",
        "transported_redshift",
        "wave_frequency",
    ),
}


def __getattr__(name: str) -> Any:
    if name in _HOMES:
        return import_module(f".{name}", __name__)
    for home, names in _HOMES.items():
        if name in names:
            value = globals()[name] = getattr(import_module(f".{home}", __name__), name)
            return value
    from .. import motion

    if name in motion.__all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}\n  write: gr.motion.{name}")
    raise missing_attribute(__name__, name, __dir__())


def __dir__() -> list[str]:
    return [name for name in __all__ if name not in _HOMES]
