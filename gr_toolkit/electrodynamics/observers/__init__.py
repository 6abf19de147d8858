"""What observers measure: the 3+1 form of electrodynamics, the metric as a medium, duality rotations."""

from .duality import duality_rotation, self_dual
from .frequency import frequency
from .measure import Measured, field_from, measure
from .medium import Medium, medium
from .observer import Observer, read_observer
from .space import FieldInSpace, in_space, space_of
from .spatial_vector import SpatialVector

__all__ = [
    "FieldInSpace",
    "Measured",
    "Medium",
    "Observer",
    "SpatialVector",
    "duality_rotation",
    "field_from",
    "frequency",
    "in_space",
    "measure",
    "medium",
    "read_observer",
    "self_dual",
    "space_of",
]
