"""Charts, tensors, metrics, connection and curvature, decided exactly."""

from .conventions import BOOKS, Conventions
from .metric import Metric
from .tensor import Tensor

__all__ = ["BOOKS", "Conventions", "Metric", "Tensor"]
