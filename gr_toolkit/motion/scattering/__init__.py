"""Scattering off static, spherically symmetric spacetimes: deflection, times of flight, capture."""
