"""Polarisation of light: parallel transport, the constant of Walker and Penrose, gravitational Faraday rotation."""

from .faraday import is_rotation_angle, rotation_rate
from .gravitomagnetic import gravitomagnetic_rotation_rate
from .killing_yano import WalkerPenrose, is_conformal_killing_yano, walker_penrose
from .parallel import is_parallel_transported

__all__ = [
    "WalkerPenrose",
    "gravitomagnetic_rotation_rate",
    "is_conformal_killing_yano",
    "is_parallel_transported",
    "is_rotation_angle",
    "rotation_rate",
    "walker_penrose",
]
