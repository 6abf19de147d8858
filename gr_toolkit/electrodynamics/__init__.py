"""Electrodynamics in curved spacetime.

Maxwell's equations, gauges, wave equations and charges are here; observers, multipoles and the library of solutions in
folders of their own, which are imported when something of theirs is first used.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from ..errors import missing_attribute
from .charge import charge, circulation, magnetic_charge
from .check import MaxwellCheck, check
from .einstein_maxwell import EinsteinMaxwellCheck, einstein_maxwell
from .field_strength import field_strength, homogeneous_equation, magnetic_current, source_equation, source_form
from .gauge import (
    gauge_transformed,
    is_in_axial_gauge,
    is_in_coulomb_gauge,
    is_in_lorenz_gauge,
    is_in_radiation_gauge,
    is_in_temporal_gauge,
    is_pure_gauge,
    lorenz_scalar,
    wave_operator,
)
from .invariants import FieldType, algebraic_type, invariants, is_null
from .line_sources import LineSources, line_sources
from .potential_of_field import potential_of
from .singular_field import singular_where
from .stress_energy import stress_energy
from .wave_equations import (
    box,
    field_wave_equation,
    field_wave_operator,
    potential_wave_equation,
    potential_wave_operator,
)

if TYPE_CHECKING:  # what editors and type checkers see; at run time a name is imported when it is first used
    from . import multipoles, observers, solutions
    from .multipoles import (
        Multipole,
        RadialMode,
        decoupling,
        kinnersley_tetrad,
        maxwell_residuals,
        maxwell_scalars,
        multipole,
        newman_penrose_check,
        pulse,
        radial_mode,
        raising_step,
        regge_wheeler,
        separates,
        spherical_harmonic,
        spherical_split,
        static_mode,
        teukolsky,
        three_sphere_spectrum,
    )
    from .observers import (
        Measured,
        Medium,
        duality_rotation,
        field_from,
        frequency,
        in_space,
        measure,
        medium,
        self_dual,
        space_of,
    )

__all__ = [
    "EinsteinMaxwellCheck",
    "FieldType",
    "LineSources",
    "MaxwellCheck",
    "Measured",
    "Medium",
    "Multipole",
    "RadialMode",
    "algebraic_type",
    "box",
    "charge",
    "check",
    "circulation",
    "decoupling",
    "duality_rotation",
    "einstein_maxwell",
    "field_from",
    "field_strength",
    "field_wave_equation",
    "field_wave_operator",
    "frequency",
    "gauge_transformed",
    "homogeneous_equation",
    "in_space",
    "invariants",
    "is_in_axial_gauge",
    "is_in_coulomb_gauge",
    "is_in_lorenz_gauge",
    "is_in_radiation_gauge",
    "is_in_temporal_gauge",
    "is_null",
    "is_pure_gauge",
    "kinnersley_tetrad",
    "line_sources",
    "lorenz_scalar",
    "magnetic_charge",
    "magnetic_current",
    "maxwell_residuals",
    "maxwell_scalars",
    "measure",
    "medium",
    "multipole",
    "multipoles",
    "newman_penrose_check",
    "observers",
    "potential_of",
    "potential_wave_equation",
    "potential_wave_operator",
    "pulse",
    "radial_mode",
    "raising_step",
    "regge_wheeler",
    "self_dual",
    "separates",
    "singular_where",
    "solutions",
    "source_equation",
    "source_form",
    "space_of",
    "spherical_harmonic",
    "spherical_split",
    "static_mode",
    "stress_energy",
    "teukolsky",
    "three_sphere_spectrum",
    "wave_operator",
]

_HOMES = {
    "multipoles": (
        "Multipole",
        "RadialMode",
        "decoupling",
        "kinnersley_tetrad",
        "maxwell_residuals",
        "maxwell_scalars",
        "multipole",
        "newman_penrose_check",
        "pulse",
        "radial_mode",
        "raising_step",
        "regge_wheeler",
        "separates",
        "spherical_harmonic",
        "spherical_split",
        "static_mode",
        "teukolsky",
        "three_sphere_spectrum",
    ),
    "observers": (
        "Measured",
        "Medium",
        "duality_rotation",
        "field_from",
        "frequency",
        "in_space",
        "measure",
        "medium",
        "self_dual",
        "space_of",
    ),
}
_FOLDERS = (*_HOMES, "solutions")


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
