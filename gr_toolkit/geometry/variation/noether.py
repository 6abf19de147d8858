r"""Identities that follow from symmetries of an action [Noether 1918, second theorem].

An action without background fields does not change when everything is dragged along by a vector field, δg = L_ξ g and
δu = L_ξ u. So, for all fields whether they satisfy their equations or not,

    2 ∇_μ E^μ{}_ν(g) = ∑_u [ E·∇_ν u − ∇_μ(E^{…μ…} u_{…ν…}) + ∇_μ(E_{…ν…} u^{…μ…}) ],

one ∇_μ for each lower and upper index; of g alone it is the Bianchi identity. Likewise if δu = R(λ), linear in λ,
does not change the action, the Euler–Lagrange derivative of E·R(λ) by λ vanishes: ∇_μ E^μ = 0 of δA_μ = ∂_μ λ.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from ...errors import InputError, UnsupportedError
from ...exact import Element, Field, sum_of_products
from ...exact.kernels.jets import JetGenerator
from ...exact.partial import jets_in
from ..formulas.evaluate import evaluate
from ..formulas.scope import Scope
from ..tensor import Tensor
from .derived import equation
from .euler_lagrange import Variation
from .specification import with_field
from .unknown_fields import UnknownField, read_field

if TYPE_CHECKING:
    from ..metric import Metric


def full_contraction(equation: Tensor, change: Tensor) -> Element:
    """E^{…} δu_{…}, all indices summed."""
    n = equation.dimension
    terms: list[tuple[int, Element, Element | None]] = [(1, equation.metric.zero, None)]
    for index in equation.symmetry.independent(n) if equation.rank else [()]:
        copies = {tuple(index[k] for k in slots): sign for slots, sign in equation.symmetry.group}
        terms += [(sign, equation.component(index), change.component(image)) for image, sign in copies.items()]
    return sum_of_products(terms)


def dragged(field: Tensor, equation: Tensor) -> Tensor:
    """One field's part of the right side of the identity above: a covector."""
    metric = field.metric
    slope = field.covariant_derivative()

    def along(index: tuple[int, ...]) -> Element:
        part = Tensor(metric, field.positions, compute=lambda i: slope.component((*i, *index)))
        return full_contraction(equation, part)

    total = Tensor(metric, (False,), compute=along)
    rest = range(field.rank)
    for slot, up in enumerate(field.positions):
        product = equation.tensor_product(field)
        pairs = [(k, field.rank + k) for k in rest if k != slot]
        flux = _contracted(product, pairs)  # slots: of E, of u; one of them up
        divergence = flux.covariant_derivative()
        which = 1 if up else 0  # the upper one of the two
        total = total + (divergence.contract(which, 2) if up else -divergence.contract(which, 2))
    return total


def _contracted(tensor: Tensor, pairs: Sequence[tuple[int, int]]) -> Tensor:
    """With pairs of slots, by the numbers they have at first, contracted."""
    numbers = list(range(tensor.rank))
    for first, second in pairs:
        tensor = tensor.contract(numbers.index(first), numbers.index(second))
        numbers.remove(first)
        numbers.remove(second)
    return tensor


def gauge_identity(
    metric: Metric,
    scope: Scope,
    equations: Mapping[UnknownField, Tensor],
    changes: Mapping[UnknownField, str],
    parameters: Sequence[str],
) -> list[Tensor]:
    """The Euler–Lagrange derivatives of ∑ E·δu by the gauge functions, one tensor for each.

    Raises
    ------
    UnsupportedError
        A change is not linear in the gauge functions.
    """
    gauge = []
    for text in [parameters] if isinstance(parameters, str) else parameters:
        field = read_field(scope, text)
        scope = with_field(scope, field)
        gauge.append(field)
    if not gauge:
        raise InputError("a gauge transformation without gauge functions", r"parameters=[r'\lambda']")
    functions = [applied for field in gauge for applied in field.component_functions(metric).values()]
    total: list[tuple[int, Element, Element | None]] = [(1, metric.zero, None)]
    for field, text in changes.items():
        change = evaluate(scope, text)
        if not isinstance(change, Tensor):
            change = Tensor(metric, (), {(): change})
        if change.positions != field.positions:
            raise InputError(f"the change {text!r} of {field.name} has not its indices", r"δA_μ = \partial_\mu \lambda")
        for _, value in change.items():
            _require_linear(value, functions, text)
        total.append((1, full_contraction(equations[field], change), None))
    variation = Variation(metric, sum_of_products(total))
    return [equation(variation, field) for field in gauge]


def _require_linear(value: Element, functions: Sequence[object], text: str) -> None:
    """Refuse what is not homogeneous of degree one in the jets of the gauge functions, hence not zero with them."""
    jets = [jet for applied in functions for jet in jets_in(value, applied)]
    slopes = [(value.diff(jet), jet) for jet in jets]
    parts = [slope * _variable(slope.field, jet) for slope, jet in slopes]
    linear = all(slope.diff(jet).is_zero() for slope, _ in slopes for jet in jets)
    if not linear or not (value - sum(parts, start=value.field.zero)).is_zero():
        raise UnsupportedError(f"the change {text}", "a change that is linear in the gauge functions")


def _variable(field: Field, jet: JetGenerator) -> Element:
    """A jet as an element of a field that holds it."""
    number = field.number_of(jet)
    assert number is not None
    return field.generator(number)
