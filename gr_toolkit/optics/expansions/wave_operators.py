r"""The coefficients of the powers of ω that a wave a e^{iωS} leaves of its wave equation.

With k_μ = ∂_μS, from ∇_μ(X e^{iωS}) = (∇_μX + iω k_μ X) e^{iωS}, and nothing else:

    Maxwell    F = s_F dA = e^{iωS} Σ ω^{1−n} f_n,     f_n = s_F (i k∧a_n + da_{n−1})
               ∇_μF^{μν} = e^{iωS} Σ ω^{2−n} J_n^ν,    J_n^ν = i k_μ f_n^{μν} + ∇_μ f_{n−1}^{μν}
    scalar     □φ − ξRφ − m²φ = e^{iωS} Σ ω^{2−n} J_n,
               J_n = −k·k a_n + i (2 k·∂a_{n−1} + (∇·k) a_{n−1}) + (□ − ξR − m²) a_{n−2}

The amplitudes of Maxwell's field occur in f_n only, which does not see the gauge: no gauge is chosen. The signs of ξR
and m² are those of −+++ and of positive R for spheres; `scalar_terms` has them in all conventions.
"""

from __future__ import annotations

from collections.abc import Callable

import sympy as sp

from ...exact import Element, sum_of_products
from ...geometry import Metric, Tensor
from ...geometry.symmetry import Index, antisymmetric


def gradient(metric: Metric, scalar: Element, name: str = "k") -> Tensor:
    """∂_μ of a scalar."""
    return Tensor(metric, (False,), compute=lambda i: scalar.diff(metric.coordinates[i[0]]), name=name)


def field_coefficient(k: Tensor, amplitude: Tensor | None, before: Tensor | None) -> Tensor:
    """f_n = s_F (i k∧a_n + da_{n−1}), a 2-form; a_n and a_{n−1} are None where they are zero."""
    metric = k.metric
    i = metric.scalar(sp.I * metric.conventions.field_sign)
    slope = None if before is None else before.exterior_derivative()
    sign = metric.conventions.field_sign

    def compute(index: Index) -> Element:
        mu, nu = index
        terms: list[tuple[int, Element, Element | None]] = [(1, metric.zero, None)]
        if amplitude is not None:
            wedge = sum_of_products(
                [
                    (1, k.component((mu,)), amplitude.component((nu,))),
                    (-1, k.component((nu,)), amplitude.component((mu,))),
                ]
            )
            terms.append((1, i, wedge))
        if slope is not None:
            terms.append((sign, slope.component(index), None))
        return sum_of_products(terms)

    return Tensor(metric, (False, False), symmetry=antisymmetric(2), compute=compute, name="f")


def maxwell_coefficient(k: Tensor, field: Tensor, before: Tensor | None) -> Tensor:
    """J_n^ν = i k_μ f_n^{μν} + ∇_μ f_{n−1}^{μν}, the index up."""
    metric = k.metric
    i, raised = metric.scalar(sp.I), field.with_indices("^^")
    divergence = None if before is None else before.divergence(0).up(0)
    n = range(metric.dimension)

    def compute(index: Index) -> Element:
        along = sum_of_products([(1, k.component((mu,)), raised.component((mu, index[0]))) for mu in n])
        terms: list[tuple[int, Element, Element | None]] = [(1, i, along)]
        if divergence is not None:
            terms.append((1, divergence.component(index), None))
        return sum_of_products(terms)

    return Tensor(metric, (True,), compute=compute, name="J")


def transport_of(k: Tensor, amplitude: Tensor) -> Tensor:
    """2 k^ν∇_ν a + (∇·k) a, of a scalar or a covector; k may have its index up or down."""
    metric, ray = k.metric, k.up(0)
    slope, spread = amplitude.covariant_derivative(), ray.divergence().component(())
    n = range(metric.dimension)

    def compute(index: Index) -> Element:
        along: list[tuple[int, Element, Element | None]] = [
            (2, ray.component((nu,)), slope.component((*index, nu))) for nu in n
        ]
        return sum_of_products([*along, (1, spread, amplitude.component(index))])

    return Tensor(metric, amplitude.positions, compute=compute, name=f"2 k·∇{amplitude.name} + (∇·k) {amplitude.name}")


def scalar_terms(metric: Metric, xi: Element, mass: Element) -> Element:
    """What multiplies −φ beside □φ: ξR + m² in −+++ with R > 0 for spheres.

    In other conventions R has the sign s₁ s₂, and in +−−− both □ and R are −1 times what they are in −+++, m² is not.
    """
    conventions = metric.conventions
    curved = xi * metric.ricci_scalar * conventions.einstein if not xi.is_zero() else metric.zero
    return curved - conventions.time_sign * mass * mass


def scalar_coefficient(
    k: Tensor, eikonal: Element, amplitudes: Callable[[int], Tensor | None], n: int, terms: Element
) -> Tensor:
    """J_n of the scalar wave equation; `eikonal` is k·k, with the mass in it if that is scaled with ω."""
    metric = k.metric
    total = metric.zero
    present, before, last = (amplitudes(m) for m in (n, n - 1, n - 2))
    if present is not None:
        total = total - eikonal * present.component(())
    if before is not None:
        total = total + transport_of(k, before).component(()) * metric.scalar(sp.I)
    if last is not None:
        value = last.component(())
        total = total + gradient(metric, value).divergence().component(()) - terms * value
    return Tensor(metric, (), {(): total}, name="J")


def square(k: Tensor) -> Element:
    """g^{μν} k_μ k_ν."""
    return product(k, k)


def product(first: Tensor, second: Tensor) -> Element:
    """g^{μν} a_μ b_ν of two vector or covector fields."""
    lowered, raised = first.down(0), second.up(0)
    n = range(first.dimension)
    return sum_of_products([(1, lowered.component((mu,)), raised.component((mu,))) for mu in n])


def wedge(first: Tensor, second: Tensor) -> Tensor:
    """a_μ b_ν − a_ν b_μ, which vanishes where one is a multiple of the other."""
    one, two = first.down(0), second.down(0)

    def compute(index: Index) -> Element:
        mu, nu = index
        return sum_of_products(
            [(1, one.component((mu,)), two.component((nu,))), (-1, one.component((nu,)), two.component((mu,)))]
        )

    return Tensor(first.metric, (False, False), symmetry=antisymmetric(2), compute=compute, name="k∧J")


def acceleration(k: Tensor) -> Tensor:
    """k^ν∇_νk_μ."""
    slope, raised, n = k.covariant_derivative(), k.up(0), range(k.dimension)
    return Tensor(
        k.metric,
        (False,),
        compute=lambda i: sum_of_products([(1, raised.component((nu,)), slope.component((i[0], nu))) for nu in n]),
        name="k·∇k",
    )


def lorenz_coefficient(k: Tensor, amplitude: Tensor | None, before: Tensor | None) -> Element:
    """i k·a_n + ∇·a_{n−1}."""
    total = k.metric.zero
    if amplitude is not None:
        total = product(k, amplitude) * k.metric.scalar(sp.I)
    return total if before is None else total + before.divergence().component(())
