"""Derivatives of tensors: partial, covariant, exterior, Lie."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..errors import IndexMismatchError
from ..exact import Element, sum_of_products
from .conventions import same_geometry
from .symmetry import Index, alternating, antisymmetric

if TYPE_CHECKING:
    from .tensor import Tensor


def require_tensor(tensor: Tensor, what: str) -> None:
    """Refuse Christoffel symbols where a tensor is needed.

    Raises
    ------
    IndexMismatchError
        The components do not transform as a tensor's.
    """
    if not tensor.is_tensor:
        raise IndexMismatchError(
            f"{tensor.name} is no tensor: it has no {what}", "g.riemann, or the difference of two connections"
        )


def partial(tensor: Tensor) -> Tensor:
    """∂_μ T…, the new slot last."""
    coordinates = tensor.metric.coordinates
    return type(tensor)(
        tensor.metric,
        (*tensor.positions, False),
        symmetry=tensor.symmetry.extended(1),
        name=f"∂{tensor.name}",
        compute=lambda i: tensor.component(i[:-1]).diff(coordinates[i[-1]]),
    )


def covariant(tensor: Tensor) -> Tensor:
    """∇_μ T^{a…}_{b…} = ∂_μ T + Γ^a_{kμ} T^{k…} + … − Γ^k_{bμ} T_{k…} − …, the new slot last [MTW 10.18]."""
    require_tensor(tensor, "covariant derivative")
    metric = tensor.metric
    gamma = metric.christoffel

    def compute(index: Index) -> Element:
        *slots, mu = index
        terms: list[tuple[int, Element, Element | None]] = [
            (1, tensor.component(tuple(slots)).diff(metric.coordinates[mu]), None)
        ]
        for slot, up in enumerate(tensor.positions):
            for k in range(metric.dimension):
                symbol = gamma.component((slots[slot], k, mu) if up else (k, slots[slot], mu))
                if not symbol.is_zero():
                    terms.append((1 if up else -1, symbol, tensor.component((*slots[:slot], k, *slots[slot + 1 :]))))
        return sum_of_products(terms)

    return type(tensor)(
        metric,
        (*tensor.positions, False),
        symmetry=tensor.symmetry.extended(1),
        compute=compute,
        name=f"∇{tensor.name}",
    )


def exterior(form: Tensor) -> Tensor:
    """dω; see `Tensor.exterior_derivative`."""
    if any(form.positions):
        raise IndexMismatchError(
            "the exterior derivative of a tensor with upper indices", "omega.down(0).exterior_derivative()"
        )
    if form.rank > 1 and form.symmetry != antisymmetric(form.rank):
        form = as_form(form)
    coordinates, degree = form.metric.coordinates, form.rank + 1

    def compute(index: Index) -> Element:
        return sum_of_products(
            [
                ((-1) ** k, form.component(index[:k] + index[k + 1 :]).diff(coordinates[index[k]]), None)
                for k in range(degree)
            ]
        )

    return type(form)(
        form.metric, (False,) * degree, symmetry=alternating(degree), compute=compute, name=f"d{form.name}"
    )


def as_form(tensor: Tensor) -> Tensor:
    """The same components stored as those of a form.

    Raises
    ------
    IndexMismatchError
        They are not antisymmetric.
    """
    symmetry = antisymmetric(tensor.rank)
    for index, value in tensor.items():
        representative, sign = symmetry.canonical(index)
        if not (value - sign * tensor.component(representative)).is_zero():
            raise IndexMismatchError(
                f"component {tensor.metric.chart.index_name(index)} is not antisymmetric, so {tensor.name} is no form"
            )
    return type(tensor)(tensor.metric, tensor.positions, symmetry=symmetry, compute=tensor.component, name=tensor.name)


def lie(tensor: Tensor, vector: Tensor) -> Tensor:
    """L_X T^{a…}_{b…} = X^k ∂_k T − T^{k…} ∂_k X^a − … + T_{k…} ∂_b X^k + … [MTW box 9.2, exercise 21.8]."""
    require_tensor(tensor, "Lie derivative")
    same_geometry(tensor, vector)
    if vector.rank != 1:
        raise IndexMismatchError(
            f"a Lie derivative along a tensor with {vector.rank} indices", "a vector field, g.vector([...])"
        )
    coordinates, along = tensor.metric.coordinates, vector.up(0)
    flow = partial(along)

    def compute(index: Index) -> Element:
        value = tensor.component(index)
        terms: list[tuple[int, Element, Element | None]] = [
            (1, along.component((k,)), value.diff(x)) for k, x in enumerate(coordinates)
        ]
        for slot, up in enumerate(tensor.positions):
            for k in range(tensor.dimension):
                other = tensor.component((*index[:slot], k, *index[slot + 1 :]))
                terms.append(
                    (-1, other, flow.component((index[slot], k)))
                    if up
                    else (1, other, flow.component((k, index[slot])))
                )
        return sum_of_products(terms)

    return type(tensor)(
        tensor.metric, tensor.positions, symmetry=tensor.symmetry, compute=compute, name=f"L{tensor.name}"
    )
