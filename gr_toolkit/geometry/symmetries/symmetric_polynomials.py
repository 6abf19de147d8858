"""Symmetric tensors as homogeneous polynomials in the components of a vector or covector."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations_with_replacement
from math import factorial, prod
from typing import TYPE_CHECKING, Any

import sympy as sp

from ...exact import Element, sum_of_products, unify
from ..symmetry import Index
from ..tensor import Tensor

if TYPE_CHECKING:
    from ..metric import Metric


def contraction(tensor: Tensor, momentum: Tensor) -> Element:
    """K^{a…c} p_a … p_c of a symmetric tensor with its indices all up, or all down: then with p^a."""
    alike = momentum.down(0) if all(tensor.positions) else momentum.up(0)
    p = unify([tensor.metric.zero, *(alike.component((k,)) for k in range(tensor.dimension))])[1:]
    terms = []
    for index in combinations_with_replacement(range(tensor.dimension), tensor.rank):
        value = tensor.component(index)
        if not value.is_zero():
            ways = factorial(tensor.rank) // prod(factorial(index.count(k)) for k in set(index))
            monomial = prod((p[k] for k in index[1:]), start=p[index[0]])
            terms.append((ways, value, monomial))
    if not terms:
        return p[0].field.zero
    lifted = unify([e for _, value, monomial in terms for e in (value, monomial)])
    return sum_of_products([(ways, lifted[2 * n], lifted[2 * n + 1]) for n, (ways, _, _) in enumerate(terms)])


def trace_free(tensor: Tensor) -> Tensor:
    """A symmetric tensor with all its indices down, without its traces: the harmonic part of S_{a…c} v^a … v^c."""
    metric = tensor.metric
    symbols = tuple(sp.Symbol(f"v^{x}", real=True) for x in metric.coordinates)
    part = harmonic(metric, contraction(tensor, metric.vector(symbols, "v")), symbols, tensor.rank, False)

    def compute(index: Index) -> Element:
        value = part
        for k in index:
            value = value.diff(symbols[k])
        return value / factorial(tensor.rank)

    return Tensor(metric, tensor.positions, symmetry=tensor.symmetry, compute=compute, name=tensor.name)


def harmonic(metric: Metric, value: Element, symbols: Sequence[Any], degree: int, momenta: bool) -> Element:
    """The harmonic part of a polynomial P, homogeneous of degree m in the components of a vector or of a momentum,

        ∑_k (−1)^k |v|^{2k} Δ^k P / (2^k k! ∏_{j=1…k} (n + 2m − 2 − 2j)),

    where Δ = g^{ab} ∂_a ∂_b and |v|² = g_{ab} v^a v^b,
    with g^{ab} and g_{ab} exchanged for a momentum. It differs from P by a multiple of |v|².
    """
    first = metric.covector(symbols, "p") if momenta else metric.vector(symbols, "v")
    norm = contraction(metric.inverse if momenta else metric.covariant, first)
    dual = metric.covariant if momenta else metric.inverse
    part = result = value
    power, number = metric.scalar(1), 1
    for k in range(1, degree // 2 + 1):
        slopes = [part.diff(v) for v in symbols]
        part = sum(
            (dual.component((a, b)) * slopes[a].diff(symbols[b]) for a, b in _places(metric, not momenta)),
            part.field.zero,
        )
        power = power * norm
        number *= -2 * k * (metric.dimension + 2 * degree - 2 - 2 * k)
        result = result + power * part / number
    return result


def _places(metric: Metric, inverse: bool) -> list[tuple[int, int]]:
    return [(a, b) for a in range(metric.dimension) for b in metric.neighbours(a, inverse)]
