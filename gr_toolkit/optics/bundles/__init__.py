"""Bundles of light rays: optical scalars, focusing, Jacobi maps, caustics, Etherington's reciprocity."""

from .focusing import focusing_in_every_metric
from .jacobi import JacobiEquation
from .jacobi_map import JacobiMap
from .optical_scalars import Bundle, bundle
from .reciprocity import is_reciprocal, luminosity_distance, wronskian_is_constant
from .series import area_distance_series
from .tracing import Caustic, TracedRay, trace_ray

__all__ = [
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
]
