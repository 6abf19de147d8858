"""Unknown functions of a metric found from field equations: "find f such that this is an Einstein metric"."""

from .solutions import Solution, Solutions
from .solve import solve

__all__ = ["Solution", "Solutions", "solve"]
