"""Conventions: every sign and unit on which textbooks differ, and translation from one to another."""

from .signs_and_units import BOOKS, Conventions, same_geometry

__all__ = ["BOOKS", "Conventions", "same_geometry"]
