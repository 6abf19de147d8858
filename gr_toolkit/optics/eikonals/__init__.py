"""Phases of light and their rays: the eikonal equation solved by separation, checked, and taken to other charts."""

from .null_phase import Eikonal, eikonal
from .other_charts import covector_in_chart

__all__ = ["Eikonal", "covector_in_chart", "eikonal"]
