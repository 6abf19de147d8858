"""Orbits by exact analysis: effective potentials, circular orbits, classification, precession, constants of motion."""
