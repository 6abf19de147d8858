"""The calculus of variations: Lagrangians in fields and the metric."""

from .lagrangian import Lagrangian

__all__ = ["Lagrangian"]
