"""Electrodynamics in curved spacetime."""

from .check import MaxwellCheck, check
from .field_strength import field_strength, homogeneous_equation, source_equation

__all__ = ["MaxwellCheck", "check", "field_strength", "homogeneous_equation", "source_equation"]
