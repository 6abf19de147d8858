"""How large the residual of a wave is for an observer, compared with the terms that cancel in its wave equation."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ...electrodynamics.observers.observer import read_observer
from ...errors import InputError
from ...exact import sum_of_products
from ...geometry import Tensor
from .photons import squared_amplitude

if TYPE_CHECKING:
    from .check import Residual


def relative_size(residual: Residual, observer: Any) -> Tensor:
    """J_n ω^{2−n}/(ω_u² |a₀|), with ω_u = −ω u·∂S; see `Residual.relative_to`."""
    expansion = residual.expansion
    if residual.order is None or residual.coefficient is None:
        raise InputError(
            "nothing is left of the wave equation: there is no size to compare", "a wave that is not exact"
        )
    metric, k = expansion.metric, expansion.wave_covector
    velocity = read_observer(metric, observer).velocity
    n = range(metric.dimension)
    counted = sum_of_products([(1, velocity.component((mu,)), k.component((mu,))) for mu in n])
    if counted.is_zero():
        raise InputError("the observer sees no oscillation: u·∂S = 0", "an observer with another velocity")
    root = squared_amplitude(expansion).sqrt()
    weight = metric.scalar(expansion.frequency) ** (-residual.order) / (counted * counted * root)
    relative: Tensor = residual.coefficient * weight
    relative.name = "J/(ω_u |E|)" if expansion.kind == "maxwell" else "J/(ω_u² |φ|)"
    return relative
