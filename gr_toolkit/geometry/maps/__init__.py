"""Maps between charts: pull-back and push-forward, inverses found and proved, and the singularities of charts."""

from .coordinate_map import CoordinateMap

__all__ = ["CoordinateMap"]
