"""The catalogue of spacetimes: components and domains with their sources."""

from .de_sitter import DeSitter
from .flrw import FLRW
from .kerr import Kerr
from .minkowski import Minkowski
from .reissner_nordstrom import ReissnerNordstrom
from .schwarzschild import Schwarzschild
from .static_spherical import StaticSpherical

__all__ = ["FLRW", "DeSitter", "Kerr", "Minkowski", "ReissnerNordstrom", "Schwarzschild", "StaticSpherical"]
