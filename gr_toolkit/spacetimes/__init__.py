"""The catalogue of spacetimes: components, domains, fields and maps between charts, with their sources."""

from .bertotti_robinson import BertottiRobinson
from .chart_maps import chart_map
from .de_sitter import DeSitter
from .entry import electromagnetic_potential
from .flrw import FLRW
from .kerr import Kerr
from .kerr_newman import KerrNewman
from .melvin import Melvin
from .minkowski import Minkowski
from .plane_wave import PlaneWave
from .pp_wave import PPWave
from .reissner_nordstrom import ReissnerNordstrom
from .rindler import Rindler
from .robertson_ppn import RobertsonPPN
from .schwarzschild import Schwarzschild
from .schwarzschild_de_sitter import SchwarzschildDeSitter
from .static_spherical import StaticSpherical

CATALOGUE = {
    spacetime.__name__: spacetime
    for spacetime in (
        FLRW,
        BertottiRobinson,
        DeSitter,
        Kerr,
        KerrNewman,
        Melvin,
        Minkowski,
        PPWave,
        PlaneWave,
        ReissnerNordstrom,
        Rindler,
        RobertsonPPN,
        Schwarzschild,
        SchwarzschildDeSitter,
        StaticSpherical,
    )
}

__all__ = [
    "CATALOGUE",
    "FLRW",
    "BertottiRobinson",
    "DeSitter",
    "Kerr",
    "KerrNewman",
    "Melvin",
    "Minkowski",
    "PPWave",
    "PlaneWave",
    "ReissnerNordstrom",
    "Rindler",
    "RobertsonPPN",
    "Schwarzschild",
    "SchwarzschildDeSitter",
    "StaticSpherical",
    "chart_map",
    "electromagnetic_potential",
]
