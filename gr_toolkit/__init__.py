"""gr_toolkit: symbolic general relativity in which equality is decided, not simplified."""

from . import electrodynamics, errors
from .claims import verify
from .exact import C_K, S_K
from .geometry import Conventions, Metric, Tensor
from .spacetimes import FLRW, DeSitter, Kerr, Minkowski, ReissnerNordstrom, Schwarzschild, StaticSpherical
from .verdicts import Proved, Refuted, Undecided, Verdict, decide

__version__ = "0.1.0"

__all__ = [
    # spacetimes
    "FLRW",
    "DeSitter",
    "Kerr",
    "Metric",
    "Minkowski",
    "ReissnerNordstrom",
    "Schwarzschild",
    "StaticSpherical",
    # geometry
    "C_K",
    "Conventions",
    "S_K",
    "Tensor",
    # verdicts
    "Proved",
    "Refuted",
    "Undecided",
    "Verdict",
    "decide",
    # formulas as people write them
    "verify",
    # subjects
    "electrodynamics",
    "errors",
]
