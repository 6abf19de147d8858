"""Components of what a map pulls back: one contraction with the Jacobian, or its inverse, for each slot."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ...errors import ConventionError
from ...exact import Element, sum_of_products, unify
from ..conventions import same_geometry
from ..derivatives import require_tensor
from ..inverse import minor
from ..symmetry import Index
from ..tensor import Tensor

if TYPE_CHECKING:
    from ..metric import Metric
    from .coordinate_map import CoordinateMap

Rows = tuple[tuple[Element, ...], ...]


def inverse_matrix(rows: Rows, determinant: Element) -> Rows:
    """The inverse of a square matrix whose determinant, which does not vanish, is known."""
    everything, reciprocal = tuple(range(len(rows))), determinant.inverse()
    known: dict[Any, Element] = {}

    def entry(b: int, a: int) -> Element:
        rest = minor(rows, everything[:a] + everything[a + 1 :], everything[:b] + everything[b + 1 :], known)
        return rest * reciprocal * (-1) ** (a + b) if rest else rest

    return tuple(tuple(entry(b, a) for a in everything) for b in everything)


def pulled_metric(phi: CoordinateMap, metric: Metric) -> Metric:
    """φ*g as a metric on the source chart."""
    _require_own(phi, metric)
    n = range(phi.source_chart.dimension)
    found = _components(phi, metric.covariant)
    rows = [[found[min(i, j), max(i, j)].to_sympy() for j in n] for i in n]
    domain = [*phi.source_chart.conditions, *phi.composition.conditions(metric.domain)]
    return type(metric)(
        rows, phi.source_chart.coordinates, domain=domain, conventions=metric.conventions, name=metric.name
    )


def pulled_tensor(phi: CoordinateMap, tensor: Tensor) -> Tensor:
    """φ*T on the source's metric, or on φ*g where the source has none."""
    require_tensor(tensor, "pull-back, but the pulled-back metric has a connection of its own")
    _require_own(phi, tensor.metric)
    if any(tensor.positions):
        _ = phi.inverse_jacobian  # refused before anything else is computed
    home = phi.source_metric or pulled_metric(phi, tensor.metric)
    if home.conventions != tensor.metric.conventions:
        raise ConventionError(
            f"the source is in the conventions {home.conventions}, the tensor in {tensor.metric.conventions}",
            "both metrics in the same conventions",
        )
    found = _components(phi, tensor)
    values = unify([home.zero, *found.values()])[1:]
    return Tensor(home, tensor.positions, dict(zip(found, values, strict=True)), tensor.symmetry, name=tensor.name)


def _require_own(phi: CoordinateMap, metric: Metric) -> None:
    """Refuse what does not live on the target."""
    if phi.target_metric is not None and metric.coordinates == phi.target_chart.coordinates:
        same_geometry(metric, phi.target_metric)
    elif metric.coordinates != phi.target_chart.coordinates:
        raise ConventionError(
            f"the tensor lives in the chart {metric.coordinates}, the map leads to {phi.target_chart.coordinates}",
            "a tensor of the target, or phi.push_forward(...) for one of the source",
        )


def _components(phi: CoordinateMap, tensor: Tensor) -> dict[Index, Element]:
    """Representatives of φ*T under its symmetry, slot after slot."""
    n = range(phi.source_chart.dimension)
    wanted = set(tensor.symmetry.independent(len(n)))
    everywhere: dict[Index, Element] = {}
    for index, value in tensor.nonzero().items():
        image = phi.composition(value)
        for slots, sign in tensor.symmetry.group:
            everywhere[tuple(index[k] for k in slots)] = image if sign > 0 else -image
    for slot, up in enumerate(tensor.positions):
        last = slot == tensor.rank - 1
        terms: dict[Index, list[tuple[int, Element, Element | None]]] = {}
        for index, value in everywhere.items():
            for new in n:
                factor = phi.inverse_jacobian[new][index[slot]] if up else phi.jacobian[index[slot]][new]
                moved = (*index[:slot], new, *index[slot + 1 :])
                if factor and not (last and moved not in wanted):
                    terms.setdefault(moved, []).append((1, value, factor))
        summed = {i: sum_of_products(t) for i, t in terms.items()}
        everywhere = {i: value for i, value in summed.items() if value}
    zero = phi.images[0].field.zero
    return {i: everywhere.get(i, zero) for i in wanted}
