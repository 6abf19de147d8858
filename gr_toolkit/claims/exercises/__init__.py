"""Exercises for recitations: a student's formula is marked by the engine."""

from .exercise import Exercise
from .marks import Mark
from .sheets import Sheet, read_exercises, sheets

__all__ = ["Exercise", "Mark", "Sheet", "read_exercises", "sheets"]
