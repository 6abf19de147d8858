"""Which numbers belong to a metric: Schwarzschild's, proved to be, in whatever radial coordinate; or any other's."""

from __future__ import annotations

from typing import Any

import sympy as sp

from ...errors import InputError
from ..radial_functions import RadialFunctions
from .schwarzschild_field import SchwarzschildField
from .static_field import static_field


def unit_of_lengths(functions: RadialFunctions) -> Any:
    """M where the metric is Schwarzschild's, else 1.

    Raises
    ------
    InputError
        M is not positive.
    """
    mass = functions.schwarzschild_mass
    if mass is None:
        return sp.Integer(1)
    value = mass.to_sympy()
    if value.is_number and not value.is_positive:
        raise InputError(f"the mass is {value}: it has to be positive, so that there is something to fall into", "M=1")
    return value


def field_of(functions: RadialFunctions) -> Any:
    """The field of a metric in numbers."""
    mass = functions.schwarzschild_mass
    return static_field(functions) if mass is None else SchwarzschildField(functions, mass)
