"""Motion in a given spacetime: geodesics, the Hamilton-Jacobi equation, and the refractive index of light and matter.

A function that is called like its module is imported here at once, so that the name is the function's.
"""

from __future__ import annotations

from typing import Any

from ..errors import missing_attribute
from .complete_integral import CompleteIntegral
from .conserved import angular_momentum, energy
from .geodesics import GeodesicEquations, acceleration, geodesic_equation, inaffinity, is_geodesic
from .hamilton_jacobi import hamilton_jacobi
from .levi_civita import separates
from .optical_metric import OpticalMetric, optical_metric
from .refractive_index import refractive_index

__all__ = [
    "CompleteIntegral",
    "GeodesicEquations",
    "OpticalMetric",
    "acceleration",
    "angular_momentum",
    "energy",
    "geodesic_equation",
    "hamilton_jacobi",
    "inaffinity",
    "is_geodesic",
    "optical_metric",
    "refractive_index",
    "separates",
]


def __getattr__(name: str) -> Any:
    raise missing_attribute(__name__, name, __all__)


def __dir__() -> list[str]:
    return __all__
