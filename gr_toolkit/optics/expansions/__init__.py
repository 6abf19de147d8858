"""The expansion of waves in powers of 1/ω: geometric optics and its corrections, read off the wave equations."""

from .check import ExpansionCheck, Residual
from .every_metric import Derivation, derivation
from .from_phase import expansion
from .from_wave import expansion_of
from .leading import leading_amplitudes
from .wave import Expansion

__all__ = [
    "Derivation",
    "Expansion",
    "ExpansionCheck",
    "Residual",
    "derivation",
    "expansion",
    "expansion_of",
    "leading_amplitudes",
]
