"""Killing's equation and its relatives: vectors, tensors and forms that a metric admits, with the equation that fails.

With L the Lie derivative, n the dimension and round brackets for the sum over the places of the differentiated index,

====================================  ======================================================================
Killing vector ξ                      (L_ξ g)_{ab} = ∇_a ξ_b + ∇_b ξ_a = 0
conformal Killing vector              L_ξ g = φ g, where φ = (2/n) ∇·ξ;  homothetic: φ is constant
Killing tensor K_{a…c}, symmetric     ∇_(a K_{b…c)} = 0
conformal Killing tensor              ∇_(a K_{b…c)} = g_(ab Q_{…c)}: the part without traces vanishes
Killing–Yano form Y_{a…c}             ∇_a Y_{bc…} + ∇_b Y_{ac…} = 0, that is ∇Y = dY/(p + 1)
====================================  ======================================================================

None of them knows of a sign convention: they hold for g if and only if they hold for −g.

Sources: Wald (1984), appendix C.3; Stephani et al., Exact Solutions (2003), chapter 35; Walker & Penrose, Commun. Math.
Phys. 18 (1970) 265; Yano, Ann. Math. 55 (1952) 328.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from ...errors import IndexMismatchError, InputError, TooLargeError
from ...exact import Element, sum_of_products
from ...verdicts import Verdict, combined, decide
from ..conventions import same_geometry
from ..derivatives import as_form
from ..properties import vanishes
from ..symmetry import SYMMETRIC_PAIR, Index, generated, symmetric
from ..tensor import Tensor
from .symmetric_polynomials import trace_free

if TYPE_CHECKING:
    from ..metric import Metric

RANK = 6  # of a Killing tensor or form; its equation has one index more, and a group of symmetries of 7! elements
SHOWN = 60  # terms of a component that is written out in the equation that fails


# -- vectors -----------------------------------------------------------------------------------------------------------


def vector_field(metric: Metric, vector: Any) -> Tensor:
    """A vector field, given as one or by its components ξ^μ.

    Raises
    ------
    IndexMismatchError
        A tensor of another rank, or another number of components.
    ConventionError
        A vector field of another metric.
    """
    if not isinstance(vector, Tensor):
        return metric.vector(vector, "ξ")
    same_geometry(metric, vector)
    if vector.rank != 1:
        raise IndexMismatchError(
            f"{vector.name} has {vector.rank} indices and is no vector field",
            "g.vector([...]), or g.is_killing_tensor(K), g.is_killing_yano(Y)",
        )
    return vector


def is_killing(metric: Metric, vector: Any) -> Verdict:
    """Whether L_ξ g = 0; see `Metric.is_killing`."""
    field = vector_field(metric, vector)
    change = metric.covariant.lie_derivative(field)
    return _stated(vanishes(change, field), change, lambda i: _derivatives(metric, field.name, i))


def is_conformal_killing(metric: Metric, vector: Any) -> Verdict:
    """Whether L_ξ g = φ g; see `Metric.is_conformal_killing`."""
    field = vector_field(metric, vector)
    change = metric.covariant.lie_derivative(field)
    rest = change - metric.covariant * (change.trace() / metric.dimension)

    def equation(index: Index) -> str:
        names = [metric.coordinates[k].name for k in index]
        share = "" if metric.dimension == 2 else f"({Fraction(2, metric.dimension)})"
        return f"{_derivatives(metric, field.name, index)} - {share}(∇·{field.name}) g_{_joined(names)}"

    return _stated(vanishes(rest, field), rest, equation)


def is_homothetic(metric: Metric, vector: Any) -> Verdict:
    """Whether L_ξ g = φ g with φ constant; see `Metric.is_homothetic`."""
    field = vector_field(metric, vector)
    verdict = is_conformal_killing(metric, field)
    if not verdict.proved:
        return verdict
    factor = _factor(metric, field)
    slopes = combined((f"∂φ/∂{x} = {shown(s)}", decide(s, 0)) for x in metric.coordinates if (s := factor.diff(x)))
    return verdict if slopes.proved else slopes


def conformal_factor(metric: Metric, vector: Any) -> Element:
    """φ of L_ξ g = φ g, which is (2/n) ∇·ξ; see `Metric.conformal_factor`."""
    field = vector_field(metric, vector)
    required(is_conformal_killing(metric, field), field, "conformal Killing vector")
    return _factor(metric, field)


def _factor(metric: Metric, field: Tensor) -> Element:
    return metric.covariant.lie_derivative(field).trace() / metric.dimension


# -- tensors -----------------------------------------------------------------------------------------------------------


def is_killing_tensor(metric: Metric, tensor: Any) -> Verdict:
    """Whether ∇_(a K_{b…c)} = 0; see `Metric.is_killing_tensor`."""
    lower = symmetric_tensor(metric, tensor)
    slope = symmetrised_derivative(lower)
    return _stated(vanishes(slope, lower), slope, lambda i: _derivatives(metric, lower.name, i))


def is_conformal_killing_tensor(metric: Metric, tensor: Any) -> Verdict:
    """Whether ∇_(a K_{b…c)} is g times something, symmetrised; see `Metric.is_conformal_killing_tensor`."""
    lower = symmetric_tensor(metric, tensor)
    rest = trace_free(symmetrised_derivative(lower))
    return _stated(
        vanishes(rest, lower), rest, lambda i: f"the trace-free part of {_derivatives(metric, lower.name, i)}"
    )


def symmetric_tensor(metric: Metric, tensor: Any) -> Tensor:
    """A symmetric tensor with all its indices down; a vector field may be given by its components.

    Raises
    ------
    IndexMismatchError
        It is not symmetric, or has no indices.
    TooLargeError
        It has more indices than symmetrised derivatives are taken of.
    """
    given = tensor if isinstance(tensor, Tensor) else _first_rank(tensor, metric.vector, "ξ")
    lower = _lowered(metric, given, "symmetric tensor")
    symmetry = symmetric(lower.rank)
    for index, value in lower.items():
        representative, _ = symmetry.canonical(index)
        if not (value - lower.component(representative)).is_zero():
            one, other = (lower.metric.chart.index_name(i) for i in (index, representative))
            raise IndexMismatchError(
                f"{lower.name} is not symmetric: its components {one} and {other} differ",
                "a symmetric tensor; of a Killing–Yano form Y, killing.square(Y)",
            )
    return Tensor(metric, lower.positions, symmetry=symmetry, compute=lower.component, name=lower.name)


def symmetrised_derivative(tensor: Tensor) -> Tensor:
    """∇_a K_{b…c} + ∇_b K_{a…c} + …, a term for each place of the derivative's index; of a symmetric tensor."""
    slope, rank = tensor.covariant_derivative(), tensor.rank + 1

    def compute(index: Index) -> Element:
        return sum_of_products(
            [(1, slope.component((*index[:k], *index[k + 1 :], index[k])), None) for k in range(rank)]
        )

    return Tensor(tensor.metric, (False,) * rank, symmetry=symmetric(rank), compute=compute, name=f"∇{tensor.name}")


# -- forms -------------------------------------------------------------------------------------------------------------


def is_killing_yano(metric: Metric, form: Any) -> Verdict:
    """Whether ∇_(a Y_{b)c…} = 0; see `Metric.is_killing_yano`."""
    given = form if isinstance(form, Tensor) else _first_rank(form, metric.covector, "Y")
    lower = as_form(_lowered(metric, given, "differential form"))
    slope, rank = lower.covariant_derivative(), lower.rank + 1
    swaps = [((1, 0, *range(2, rank)), 1)]
    swaps += [((*range(k), k + 1, k, *range(k + 2, rank)), -1) for k in range(2, rank - 1)]

    def compute(index: Index) -> Element:
        first, second, *rest = index
        terms = [(1, slope.component((b, *rest, a)), None) for a, b in ((first, second), (second, first))]
        return sum_of_products(terms)

    equation = Tensor(metric, (False,) * rank, symmetry=generated(rank, swaps), compute=compute, name=f"∇{lower.name}")
    return _stated(vanishes(equation, lower), equation, lambda i: _derivatives(metric, lower.name, i, 2))


def square(form: Tensor) -> Tensor:
    """K_{ab} = Y_{ac…} Y_b^{c…}, a Killing tensor where Y is a Killing–Yano form.

    Examples
    --------
    >>> import sympy as sp
    >>> import gr_toolkit as gr
    >>> g = gr.Minkowski()
    >>> t, x, y, z = g.coordinates
    >>> Y = g.tensor([[0, 0, 0, 0], [0, 0, z, -y], [0, -z, 0, x], [0, y, -x, 0]], "__")
    >>> g.is_killing_yano(Y).proved, g.is_killing_tensor(square(Y)).proved
    (True, True)
    """
    lower = as_form(_lowered(form.metric, form, "differential form"))
    product = lower.tensor_product(lower.with_indices("_" + "^" * (lower.rank - 1)))
    for left in range(lower.rank - 1):
        product = product.contract(1, lower.rank + 1 - left)
    return Tensor(form.metric, (False, False), symmetry=SYMMETRIC_PAIR, compute=product.component, name=f"{form.name}²")


# -- what is wrong, in words -------------------------------------------------------------------------------------------


def required(verdict: Verdict, field: Tensor, kind: str) -> Verdict:
    """The proof that a tensor is of a kind; what is refuted is an error that names the equation, as is what is open.

    Raises
    ------
    InputError
        It is not of that kind.
    UndecidedError
        It is not known to be.
    """
    if verdict:
        return verdict
    raise InputError(
        f"{field.name} is no {kind}: {verdict.component}, not 0", f"a {kind}; the verdict of the equation says where"
    )


def _first_rank(components: Any, read: Callable[[Any, str], Tensor], name: str) -> Tensor:
    """A vector or covector from its components; those of more indices do not say whether these are up or down."""
    rows = components.shape if hasattr(components, "shape") else [e for e in components if hasattr(e, "__len__")]
    if len(rows) > 1:
        raise InputError("components alone do not say where the indices stand", 'g.tensor(components, "__")')
    return read(components, name)


def _lowered(metric: Metric, tensor: Tensor, kind: str) -> Tensor:
    """The tensor with all indices down, if it is one of this metric with a number of indices that makes sense."""
    same_geometry(metric, tensor)
    if not tensor.rank:
        raise IndexMismatchError(f"{tensor.name} is a scalar, no {kind}", "one index or more")
    if tensor.rank > RANK:
        raise TooLargeError(f"the derivative of a {kind}", tensor.rank, RANK, "indices")
    return tensor.with_indices("_" * tensor.rank)


def _stated(verdict: Verdict, tensor: Tensor, equation: Callable[[Index], str]) -> Verdict:
    """The verdict with the equation that fails, or stays open, for its component."""
    if verdict.proved:
        return verdict
    chart = tensor.metric.chart
    index = next(i for i, _ in tensor.items() if chart.index_name(i) == verdict.component)
    return replace(verdict, component=f"{equation(index)} = {shown(tensor.component(index))}")  # type: ignore[type-var]


def shown(element: Element) -> str:
    """A value for a message."""
    return str(element) if len(element.numerator) <= SHOWN else f"({len(element.numerator)} terms)"


def _derivatives(metric: Metric, name: str, index: Index, places: int = 0) -> str:
    """∇_a K_{bc} + ∇_b K_{ac} + ∇_c K_{ab}, equal terms together; the derivative's index in the first `places`."""
    found: dict[str, int] = {}
    for k in range(places or len(index)):
        rest = [metric.coordinates[i].name for n, i in enumerate(index) if n != k]
        rest = rest if places else sorted(rest, key=[x.name for x in metric.coordinates].index)
        term = f"∇_{metric.coordinates[index[k]].name} {name}_{_joined(rest)}"
        found[term] = found.get(term, 0) + 1
    return " + ".join(term if count == 1 else f"{count} {term}" for term, count in found.items())


def _joined(names: Sequence[str]) -> str:
    return names[0] if len(names) == 1 else "{" + " ".join(names) + "}"
