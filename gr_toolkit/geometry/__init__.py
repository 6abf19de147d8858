"""Charts, tensors, metrics, connection and curvature, decided exactly."""

from .chart import Chart
from .conventions import BOOKS, Conventions
from .metric import Metric
from .tensor import Tensor

__all__ = ["BOOKS", "Chart", "Conventions", "Metric", "Tensor"]
