"""Motion in a given spacetime: geodesics, the Hamilton-Jacobi equation, and the refractive index of light and matter.

A function that is called like its module is imported here at once, so that the name is the function's.
"""

from __future__ import annotations

from typing import Any

from ..errors import missing_attribute
from .closed_orbits.closed_orbits import closed_orbit
from .closed_orbits.one_orbit import ClosedOrbit
from .complete_integral import CompleteIntegral
from .conserved import angular_momentum, energy
from .geodesics import GeodesicEquations, acceleration, geodesic_equation, inaffinity, is_geodesic
from .hamilton_jacobi import hamilton_jacobi
from .indices.all_indices import RefractiveIndices, refractive_indices
from .indices.light_and_matter import refractive_index
from .indices.one_index import RefractiveIndex
from .levi_civita import separates
from .optical_metric import OpticalMetric, optical_metric
from .orbits.carter import CarterConstant, carter_constant
from .orbits.circles import CircularOrbits, circular_orbits
from .orbits.classification import OrbitClasses, classify_orbit
from .orbits.conventions_of_energy import OrbitConstants, orbit_constants
from .orbits.first_integrals import ConstantsOfMotion, constants_of_motion
from .orbits.potential import EffectivePotential, effective_potential
from .orbits.precession import PeriapsisAdvance, periapsis_advance
from .orbits.special_radii import (
    SpecialRadius,
    isco,
    marginally_bound_orbit,
    marginally_stable_orbits,
    photon_spheres,
)
from .orbits.three_ways import EquationsOfMotion, equations_of_motion
from .orbits.weinberg import FirstIntegrals, radial_equation
from .scattering.critical_orbit import critical_impact_parameter
from .scattering.expansion_at_infinity import radial_series
from .scattering.first_order_times import first_order_time, shapiro_delay
from .scattering.scattering import Scattering
from .scattering.strong_field import strong_deflection
from .scattering.vanishing_delays import speed_without_delay
from .scattering.weak_field import deflection_series
from .world_lines import Event, Trajectories, Trajectory, crossing, trajectories, trajectory, turning_point

__all__ = [
    "CarterConstant",
    "CircularOrbits",
    "ClosedOrbit",
    "CompleteIntegral",
    "ConstantsOfMotion",
    "EffectivePotential",
    "EquationsOfMotion",
    "Event",
    "FirstIntegrals",
    "GeodesicEquations",
    "OpticalMetric",
    "OrbitClasses",
    "OrbitConstants",
    "PeriapsisAdvance",
    "RefractiveIndex",
    "RefractiveIndices",
    "Scattering",
    "SpecialRadius",
    "Trajectories",
    "Trajectory",
    "acceleration",
    "angular_momentum",
    "carter_constant",
    "circular_orbits",
    "classify_orbit",
    "closed_orbit",
    "constants_of_motion",
    "critical_impact_parameter",
    "crossing",
    "deflection_series",
    "effective_potential",
    "energy",
    "equations_of_motion",
    "first_order_time",
    "geodesic_equation",
    "hamilton_jacobi",
    "inaffinity",
    "is_geodesic",
    "isco",
    "marginally_bound_orbit",
    "marginally_stable_orbits",
    "optical_metric",
    "orbit_constants",
    "periapsis_advance",
    "photon_spheres",
    "radial_equation",
    "radial_series",
    "refractive_index",
    "refractive_indices",
    "separates",
    "shapiro_delay",
    "speed_without_delay",
    "strong_deflection",
    "trajectories",
    "trajectory",
    "turning_point",
]


def __getattr__(name: str) -> Any:
    raise missing_attribute(__name__, name, __all__)


def __dir__() -> list[str]:
    return __all__
