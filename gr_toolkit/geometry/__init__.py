"""Charts, tensors, metrics, connection and curvature, decided exactly."""

from importlib import import_module
from typing import TYPE_CHECKING, Any

from .chart import Chart
from .conventions import BOOKS, Conventions
from .metric import Metric
from .tensor import Tensor

if TYPE_CHECKING:
    from .conventions.formula_translation import translate
    from .conventions.units import restore_units
    from .frames import Frame
    from .identities.every_metric import EveryMetric
    from .maps.coordinate_map import CoordinateMap
    from .on_arrays import compiled
    from .solving.component_equations import equations
    from .variation import Lagrangian

__all__ = [
    "BOOKS",
    "Chart",
    "Conventions",
    "CoordinateMap",
    "EveryMetric",
    "Frame",
    "Lagrangian",
    "Metric",
    "Tensor",
    "compiled",
    "equations",
    "restore_units",
    "translate",
]

_HOMES = {  # what is imported when it is first used
    "CoordinateMap": "maps",
    "EveryMetric": "identities.every_metric",
    "Frame": "frames",
    "compiled": "on_arrays",
    "equations": "solving.component_equations",
    "restore_units": "conventions.units",
    "translate": "conventions.formula_translation",
    "Lagrangian": "variation",
}


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value = globals()[name] = getattr(import_module(f".{_HOMES[name]}", __name__), name)
    return value
