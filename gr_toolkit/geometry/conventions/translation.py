"""Metrics and tensors in other conventions: the same geometry in another book's components.

The metric changes sign with the signature; a tensor changes by the factor that `weights` gives for the position its
indices stand in. Formulas are translated in `formula_translation`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...errors import ConventionError
from ...exact import Element
from ..inertia import exact_inertia, inertia
from ..properties import determinant_sign
from .signs_and_units import Conventions
from .weights import KINDS, Change, Factor, factor_of, kind_of, undeclared

if TYPE_CHECKING:
    from ..metric import Metric
    from ..symmetry import Index
    from ..tensor import Tensor

OWN = {  # what a metric keeps under these names, by its kind
    "covariant": "metric",
    "inverse": "metric",
    "christoffel": "Christoffel",
    "christoffel_first_kind": "Christoffel",
    "riemann": "Riemann",
    "ricci": "Ricci",
    "einstein": "Einstein",
    "weyl": "Weyl",
    "levi_civita": "Levi-Civita",
}


def translated_metric(metric: Metric, conventions: Conventions | str | None) -> Metric:
    """See `Metric.to_conventions`."""
    new = Conventions.named(conventions)
    known: dict[Conventions, Metric] = metric.__dict__.setdefault("_translations", {metric.conventions: metric})
    if new not in known:
        known[new] = _translated(metric, new)
    return known[new]


def _translated(metric: Metric, new: Conventions) -> Metric:
    """The metric anew in conventions that are not its own."""
    change = Change(metric.conventions, new, metric.dimension)
    check_same_constants(change)
    flips = change.signature.sign < 0
    if flips:
        check_one_time(metric)
    matrix = -metric.matrix if flips else metric.matrix
    return type(metric)(
        matrix,
        metric.coordinates,
        domain=metric.conditions,
        conventions=new,
        name=metric.name,
        origin=metric.origin,
    )


def translated_tensor(tensor: Tensor, conventions: Conventions | str | None, natural: str | None) -> Tensor:
    """See `Tensor.to_conventions`."""
    old = tensor.metric
    new = translated_metric(old, conventions)
    if natural is not None:
        kind = kind_of(tensor.name, natural)
    else:
        own = next((kind for name, kind in OWN.items() if old.__dict__.get(name) is tensor), None)
        if own is None:
            raise undeclared(tensor.name, tensor.rank, many=False)
        kind = KINDS[own]
    determinant = determinant_sign(old) if kind is KINDS["Levi-Civita"] else 0
    change = Change(old.conventions, new.conventions, old.dimension, determinant)
    factor = factor_of(tensor.name, kind, change, sum(tensor.positions), tensor.rank) ** -1
    scalar = new.scalar(factor.to_sympy())

    def compute(index: Index) -> Element:
        value = new.scalar(tensor.component(index))
        return value if factor == Factor() else value * scalar

    return type(tensor)(new, tensor.positions, symmetry=tensor.symmetry, compute=compute, name=tensor.name)


def check_same_constants(change: Change) -> None:
    """Raise where G and c would have to be put into the components or taken out of them."""
    old, new = change.old.constants, change.new.constants
    if old != new:
        raise ConventionError(
            f"the conventions differ in G and c: {old or 'none'} kept in one, {new or 'none'} in the other",
            "gr.restore_units for a component, or translate(formula, …, dimensions=…) for a formula",
        )


def check_one_time(metric: Metric) -> None:
    """Raise for a metric that is definite on its domain, or whose one time has another sign than its conventions say.

    Where unknown functions or parameters leave the signs open, the metric is taken to have the signature that its
    conventions say.

    Raises
    ------
    ConventionError
        It has no time, so that its signature is no convention; or another signature.
    """
    found = inertia(metric)
    one_time = (metric.dimension - 1, 1) if metric.conventions.time_sign < 0 else (1, metric.dimension - 1)
    if found is None or found == one_time or (0 not in found and found != one_time[::-1]):
        return
    if (metric.functions or metric.parameters) and exact_inertia(metric) is None:  # other values may have other signs
        return
    name, said = metric.name or "the metric", metric.conventions.signature
    if 0 in found:
        raise ConventionError(
            f"{name} is definite: it has no time, and no convention changes its signature",
            f"conventions with the signature {said!r}",
        )
    needed = "+---" if said == "-+++" else "-+++"
    raise ConventionError(
        f"{name} has the signature {needed}, but its conventions say {said}",
        f"gr.Metric(matrix, coordinates, signature={needed!r})",
    )
