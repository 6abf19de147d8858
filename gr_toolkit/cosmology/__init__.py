"""The expanding universe, derived from Einstein's equations: Friedmann, solutions, horizons, distances.

Names are imported when they are first used.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from ..errors import missing_attribute

if TYPE_CHECKING:  # what editors and type checkers see; at run time a name is imported when it is first used
    from . import universes
    from .boltzmann import (
        is_collisionless,
        liouville,
        momentum_loss,
        thermal_conditions,
        tolman_surface_brightness,
    )
    from .closed_ages import ClosedAge, closed_age
    from .closed_distances import ClosedDistance, closed_distance, mattig
    from .expanding_metric import ExpandingMetric
    from .expansion_history import ExpansionRate, expansion_rate
    from .fluids import DENSITY, SCALE, Fluid
    from .friedmann_equations import Friedmann, friedmann
    from .horizons import apparent_horizon, event_horizon, fate, hubble_radius, particle_horizon
    from .kinematics import kinematic_parameters
    from .kinetic_gas import KineticGas, thermal_radiation
    from .metric_distances import DistanceRelations, distance_relations
    from .parameters import Cosmology
    from .phase_space import PhaseSpace
    from .redshift_distances import Distances, angular_diameter_between, distances
    from .redshift_inversion import Image, images, redshift_at, redshifts_at
    from .scalar_field import FIELD, ScalarField
    from .series_of_distances import DistanceSeries, distance_series
    from .signs_of_energy import EnergyConditions, energy_conditions

__all__ = [
    "DENSITY",
    "FIELD",
    "SCALE",
    "ClosedAge",
    "ClosedDistance",
    "Cosmology",
    "DistanceRelations",
    "DistanceSeries",
    "Distances",
    "EnergyConditions",
    "ExpandingMetric",
    "ExpansionRate",
    "Fluid",
    "Friedmann",
    "Image",
    "KineticGas",
    "PhaseSpace",
    "ScalarField",
    "angular_diameter_between",
    "apparent_horizon",
    "closed_age",
    "closed_distance",
    "distance_relations",
    "distance_series",
    "distances",
    "energy_conditions",
    "event_horizon",
    "expansion_rate",
    "fate",
    "friedmann",
    "hubble_radius",
    "images",
    "is_collisionless",
    "kinematic_parameters",
    "liouville",
    "mattig",
    "momentum_loss",
    "particle_horizon",
    "redshift_at",
    "redshifts_at",
    "thermal_conditions",
    "thermal_radiation",
    "tolman_surface_brightness",
    "universes",
]

_HOMES = {  # module -> the names that users type
    "boltzmann": ("is_collisionless", "liouville", "momentum_loss", "thermal_conditions", "tolman_surface_brightness"),
    "kinetic_gas": ("KineticGas", "thermal_radiation"),
    "phase_space": ("PhaseSpace",),
    "signs_of_energy": ("EnergyConditions", "energy_conditions"),
    "expanding_metric": ("ExpandingMetric",),
    "expansion_history": ("ExpansionRate", "expansion_rate"),
    "fluids": ("DENSITY", "SCALE", "Fluid"),
    "friedmann_equations": ("Friedmann", "friedmann"),
    "horizons": ("apparent_horizon", "event_horizon", "fate", "hubble_radius", "particle_horizon"),
    "closed_ages": ("ClosedAge", "closed_age"),
    "closed_distances": ("ClosedDistance", "closed_distance", "mattig"),
    "metric_distances": ("DistanceRelations", "distance_relations"),
    "kinematics": ("kinematic_parameters",),
    "parameters": ("Cosmology",),
    "redshift_distances": ("Distances", "angular_diameter_between", "distances"),
    "redshift_inversion": ("Image", "images", "redshift_at", "redshifts_at"),
    "series_of_distances": ("DistanceSeries", "distance_series"),
    "scalar_field": ("FIELD", "ScalarField"),
}
_FOLDERS = ("universes",)


def __getattr__(name: str) -> Any:
    if name in _FOLDERS:
        return import_module(f".{name}", __name__)
    for home, names in _HOMES.items():
        if name in names:
            value = globals()[name] = getattr(import_module(f".{home}", __name__), name)
            return value
    raise missing_attribute(__name__, name, __all__)


def __dir__() -> list[str]:
    return __all__
