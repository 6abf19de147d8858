"""Multipoles: Debye potentials, radial modes, the Regge–Wheeler and Teukolsky equations."""

from ...geometry.spherical_split import SphericalSplit, spherical_split
from .harmonics import spherical_harmonic
from .maxwell_scalars import maxwell_residuals, maxwell_scalars, newman_penrose_check
from .multipole import Multipole, multipole
from .pulses import pulse
from .radial_modes import RadialMode, radial_mode, raising_step
from .regge_wheeler import ReggeWheeler, regge_wheeler
from .static_modes import static_mode
from .teukolsky import decoupling, kinnersley_tetrad, teukolsky
from .teukolsky_separation import separates
from .three_sphere import ThreeSphereSpectrum, three_sphere_spectrum

__all__ = [
    "Multipole",
    "RadialMode",
    "ReggeWheeler",
    "SphericalSplit",
    "ThreeSphereSpectrum",
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
]
