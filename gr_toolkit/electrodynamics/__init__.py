"""Electrodynamics in curved spacetime.

Maxwell's equations, gauges, wave equations and charges are here; observers, multipoles and the library of solutions in
folders of their own, which are imported when something of theirs is first used.
"""

from __future__ import annotations

from importlib import import_module
from typing import Any

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

__all__ = [
    "EinsteinMaxwellCheck",
    "FieldType",
    "LineSources",
    "MaxwellCheck",
    "algebraic_type",
    "box",
    "charge",
    "check",
    "circulation",
    "einstein_maxwell",
    "field_strength",
    "field_wave_equation",
    "field_wave_operator",
    "gauge_transformed",
    "homogeneous_equation",
    "invariants",
    "is_in_axial_gauge",
    "is_in_coulomb_gauge",
    "is_in_lorenz_gauge",
    "is_in_radiation_gauge",
    "is_in_temporal_gauge",
    "is_null",
    "is_pure_gauge",
    "line_sources",
    "lorenz_scalar",
    "magnetic_charge",
    "magnetic_current",
    "potential_of",
    "potential_wave_equation",
    "potential_wave_operator",
    "singular_where",
    "source_equation",
    "source_form",
    "stress_energy",
    "wave_operator",
]

_HOMES: dict[str, str] = {  # name -> where it is, imported when it is first used; a folder's own name for the folder
    "duality_rotation": "observers",
    "field_from": "observers",
    "in_space": "observers",
    "Measured": "observers",
    "measure": "observers",
    "medium": "observers",
    "Medium": "observers",
    "observers": "observers",
    "self_dual": "observers",
    "solutions": "solutions",
    "space_of": "observers",
    "multipoles": "multipoles",
    "decoupling": "multipoles",
    "kinnersley_tetrad": "multipoles",
    "maxwell_residuals": "multipoles",
    "maxwell_scalars": "multipoles",
    "multipole": "multipoles",
    "newman_penrose_check": "multipoles",
    "pulse": "multipoles",
    "radial_mode": "multipoles",
    "raising_step": "multipoles",
    "regge_wheeler": "multipoles",
    "separates": "multipoles",
    "spherical_harmonic": "multipoles",
    "spherical_split": "multipoles",
    "static_mode": "multipoles",
    "teukolsky": "multipoles",
    "three_sphere_spectrum": "multipoles",
}


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    module = import_module(f".{_HOMES[name]}", __name__)
    value = globals()[name] = module if _HOMES[name] == name else getattr(module, name)
    return value
