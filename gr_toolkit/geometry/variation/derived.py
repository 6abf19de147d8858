"""What follows from a Lagrangian as tensors: field equation, boundary term, metric variation."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from itertools import product
from typing import TYPE_CHECKING, Any

from ...errors import IndexMismatchError
from ...exact import Element
from ...exact.kernels.infinitesimal import value_and_variation
from ...exact.partial import with_functions, with_real
from ..conventions import same_geometry
from ..symmetry import SYMMETRIC_PAIR, Index
from ..tensor import Tensor
from .euler_lagrange import Variation
from .perturbed import perturbed
from .unknown_fields import VARIATION, UnknownField

if TYPE_CHECKING:
    from ..metric import Metric


def equation(variation: Variation, field: UnknownField) -> Tensor:
    """E with δS = ∫ E^{…} δu_{…} √|g| dⁿx, the sum over all values of the indices."""
    functions = field.component_functions(variation.metric)

    def component(index: Index) -> Element:
        return variation.by(functions[index]) / field.copies(index)

    positions = tuple(not up for up in field.positions)
    return Tensor(variation.metric, positions, symmetry=field.symmetry, compute=component, name="E")


def boundary(variation: Variation, field: UnknownField, varied: Tensor) -> Tensor:
    """θ^μ with δL = E δu + ∇_μ θ^μ, for a field varied by a tensor.

    Raises
    ------
    IndexMismatchError
        The variation has other indices, or not the symmetry of the field.
    """
    metric = variation.metric
    check_type(field, varied)
    functions = field.component_functions(metric)
    values = variation.boundary({applied: varied.component(index) for index, applied in functions.items()})
    return Tensor(metric, (True,), {(i,): value for i, value in enumerate(values)}, name="θ")


def metric_variation(metric: Metric, value: Element, on: Callable[[Metric], Element]) -> Tensor:
    """(1/√|g|) δS/δg_{μν} of S = ∫ L √|g| dⁿx, its indices up, from L on the metric varied to first order.

    Parameters
    ----------
    value : L on the metric
    on : L on another metric
    """
    _, change = value_and_variation(on(perturbed(metric, value)))
    variation = Variation(metric, change, value.field)
    functions = VARIATION.component_functions(metric)

    def component(index: Index) -> Element:
        found = variation.by(functions[index]) / VARIATION.copies(index)
        return found + metric.inverse.component(index) * value / 2

    return Tensor(metric, (True, True), symmetry=SYMMETRIC_PAIR, compute=component, name="E")


def given_value(metric: Metric, value: Any) -> Tensor:
    """What is given for a field: a tensor of this metric, or an expression for a scalar field."""
    if not isinstance(value, Tensor):
        return Tensor(metric, (), {(): metric.scalar(value)})
    same_geometry(value, metric)
    return value


def check_type(field: UnknownField, value: Tensor) -> None:
    """Refuse what cannot stand for a field.

    Raises
    ------
    IndexMismatchError
        It has other indices, or not the symmetry of the field.
    """
    advice = "a tensor of the same type"
    if value.positions != field.positions:
        raise IndexMismatchError(
            f"{field.name} has {field.rank} indices, and what is given for it others, or not where they were declared",
            advice,
        )
    for index in product(range(value.dimension), repeat=field.rank):
        representative, sign = field.symmetry.canonical(index)
        expected = value.component(representative) * sign if sign else value.metric.zero
        if value.component(index) != expected:
            raise IndexMismatchError(f"what is given for {field.name} has not its symmetry", advice)


def at_fields(value: Tensor | Element, metric: Metric, fields: Mapping[UnknownField, Tensor]) -> Tensor | Element:
    """A tensor or scalar in unknown fields with values put in for some."""
    functions: dict[Any, Element] = {}
    for field, given in fields.items():
        check_type(field, given)
        functions |= {applied: given.component(index) for index, applied in field.component_functions(metric).items()}
    if not isinstance(value, Tensor):
        return with_functions(value, functions)

    def component(index: Index) -> Element:
        return with_functions(value.component(index), functions)

    return Tensor(metric, value.positions, symmetry=value.symmetry, compute=component, name=value.name)


def with_real_fields(value: Tensor | Element, real: frozenset[Any]) -> Tensor | Element:
    """A tensor or scalar in which unknown functions are known to be real."""
    if not isinstance(value, Tensor):
        return with_real(value, real)

    def component(index: Index) -> Element:
        return with_real(value.component(index), real)

    return Tensor(value.metric, value.positions, symmetry=value.symmetry, compute=component, name=value.name)
