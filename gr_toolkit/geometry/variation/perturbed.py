"""A metric varied to first order: g_{μν} + ε h_{μν} with ε² = 0 and unknown functions h_{μν} of all coordinates.

Everything that follows from a metric, curvature included, then comes with its first variation, exactly.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...exact import Element, Reader
from ...exact.kernels.infinitesimal import infinitesimal
from .unknown_fields import VARIATION

if TYPE_CHECKING:
    from ..metric import Metric


def perturbed(metric: Metric, value: Element) -> Metric:
    """The metric g + εh, with everything that it is asked for to first order in ε.

    It starts from the field in which a Lagrangian's value lives; derivatives of h are adjoined when they are met, for
    arithmetic in a ring of many generators is slow.
    """
    functions = VARIATION.component_functions(metric)
    changes = Reader(value.field).read_all(functions.values())
    epsilon = infinitesimal(changes[0].field)
    entries = {
        (i, j): metric.covariant.component((i, j)) + epsilon * change
        for (i, j), change in zip(functions, changes, strict=True)
    }
    varied = metric.with_components(entries)
    varied.keep("field", epsilon.field)
    return varied
