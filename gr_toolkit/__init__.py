"""gr_toolkit: symbolic general relativity in which equality is decided, not simplified."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:  # what editors and type checkers see; at run time a name is imported when it is first used
    from . import cosmology, electrodynamics, errors, interop, motion, optics, render
    from .claims import Exercise, verify
    from .exact import C_K, S_K, series
    from .geometry import (
        Chart,
        Conventions,
        CoordinateMap,
        EveryMetric,
        Frame,
        Lagrangian,
        Metric,
        Tensor,
        compiled,
        equations,
        restore_units,
        translate,
    )
    from .motion import Scattering
    from .spacetimes import (
        FLRW,
        BertottiRobinson,
        DeSitter,
        Kerr,
        KerrNewman,
        Melvin,
        Minkowski,
        PlaneWave,
        PPWave,
        ReissnerNordstrom,
        Rindler,
        RobertsonPPN,
        Schwarzschild,
        SchwarzschildDeSitter,
        StaticSpherical,
    )
    from .verdicts import (
        Proved,
        Refuted,
        Undecided,
        Verdict,
        bounded,
        decide,
        is_decreasing,
        is_increasing,
        vanishes_when,
    )

__version__ = "0.1.0"

__all__ = [
    # spacetimes
    "FLRW",
    "BertottiRobinson",
    "DeSitter",
    "Kerr",
    "KerrNewman",
    "Melvin",
    "Metric",
    "Minkowski",
    "PPWave",
    "PlaneWave",
    "ReissnerNordstrom",
    "Rindler",
    "RobertsonPPN",
    "Schwarzschild",
    "SchwarzschildDeSitter",
    "StaticSpherical",
    # geometry
    "C_K",
    "Chart",
    "Conventions",
    "CoordinateMap",
    "EveryMetric",
    "Frame",
    "Lagrangian",
    "S_K",
    "Tensor",
    "equations",
    # conventions and units
    "restore_units",
    "translate",
    # verdicts
    "Proved",
    "Refuted",
    "Undecided",
    "Verdict",
    "bounded",
    "decide",
    "is_decreasing",
    "is_increasing",
    "vanishes_when",
    # numbers
    "compiled",
    # expansions
    "series",
    # formulas as people write them
    "Exercise",
    "verify",
    # orbits from infinity
    "Scattering",
    # subjects
    "cosmology",
    "electrodynamics",
    "errors",
    "interop",
    "motion",
    "optics",
    "render",
]

_HOMES = {
    "claims": ("Exercise", "verify"),
    "exact": ("C_K", "S_K", "series"),
    "geometry": (
        "Chart",
        "Conventions",
        "CoordinateMap",
        "EveryMetric",
        "Frame",
        "Lagrangian",
        "Metric",
        "Tensor",
        "compiled",
        "equations",
        "restore_units",
        "translate",
    ),
    "motion": ("Scattering",),
    "spacetimes": (
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
    ),
    "verdicts": (
        "Proved",
        "Refuted",
        "Undecided",
        "Verdict",
        "bounded",
        "decide",
        "is_decreasing",
        "is_increasing",
        "vanishes_when",
    ),
}
_FOLDERS = (*_HOMES, "cosmology", "electrodynamics", "errors", "interop", "motion", "notation", "optics", "render")


def __getattr__(name: str) -> Any:
    """Import what is asked for, so that `gr-toolkit --help` need not load SymPy and a worker not all of the package."""
    if name in _FOLDERS:
        return import_module(f".{name}", __name__)
    for home, names in _HOMES.items():
        if name in names:
            value = globals()[name] = getattr(import_module(f".{home}", __name__), name)
            return value
    from .errors import missing_attribute

    raise missing_attribute(__name__, name, __dir__())


def __dir__() -> list[str]:
    return sorted({*__all__, *_FOLDERS, "__version__"})
