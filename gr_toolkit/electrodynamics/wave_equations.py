r"""The wave equations of the potential and of the field, with their curvature terms, in any conventions.

With s₁ and s₁ s₂ the signs of the Riemann and of the Ricci tensor (`Conventions`), σ = −1 in −+++ and +1 in +−−−, s_F
the sign of F = ±dA and k² the unit of charge (1, 4π or μ₀), Maxwell's equations say

    □A^ν − ∇^ν ∇_μ A^μ − s₁ s₂ R^ν_μ A^μ = σ k² j^ν                                      [MTW 22.19d: s₁ = s₂ = 1]

    □F_{μν} − s₁ s₂ (R_μ^α F_{αν} − R_ν^α F_{αμ}) + s₁ R_{μναβ} F^{αβ} = σ s_F k² (∇_μ j_ν − ∇_ν j_μ)

The first is ∇_μ F^{νμ} written out: ∇_μ ∇^ν A^μ = ∇^ν ∇_μ A^μ + s₁ s₂ R^ν_μ A^μ. In Lorenz gauge its second term is
absent. The second is the divergence of dF = 0 with the source equation put in, so it follows from both, but not they
from it; of its Riemann terms the cyclic identity leaves one [Tsagas, Class. Quantum Grav. 22 (2005) 393, §2]. □ is
∇_α ∇^α on tensors, not the Laplacian of forms, which has the curvature in itself: □F + curvature terms = −(dδ + δd) F.
"""

from __future__ import annotations

from typing import Any

from ..exact import Element, sum_of_products
from ..geometry import Metric, Tensor
from ..geometry.contraction import contracted
from ..geometry.inputs import first_rank, read_tensor
from ..geometry.properties import check_signature
from ..geometry.symmetry import Index, antisymmetric
from .field_strength import as_field


def box(tensor: Tensor) -> Tensor:
    """□T = ∇_α ∇^α T of any tensor.

    Examples
    --------
    >>> import gr_toolkit as gr
    >>> g = gr.Minkowski()
    >>> t, x = g.symbols("t x")
    >>> box(g.covector([0, t**2*x, 0, 0]))
    □A = -2*x dx
    """
    metric = read_tensor(tensor).metric
    second = tensor.covariant_derivative().covariant_derivative()
    pairs = [(a, b) for a in range(metric.dimension) for b in metric.neighbours(a, True)]

    def compute(index: Index) -> Element:
        return sum_of_products(
            [(1, metric.inverse.component((a, b)), second.component((*index, a, b))) for a, b in pairs]
        )

    return Tensor(metric, tensor.positions, symmetry=tensor.symmetry, compute=compute, name=f"□{tensor.name}")


def potential_wave_operator(potential: Tensor, *, lorenz: bool = False) -> Tensor:
    """□A^ν − ∇^ν ∇_μ A^μ − s₁ s₂ R^ν_μ A^μ, which is σ k² j^ν by Maxwell's equations.

    Parameters
    ----------
    potential : A, a vector or covector field
    lorenz : leave out ∇^ν ∇_μ A^μ, as is right in Lorenz gauge (`is_in_lorenz_gauge`) and nowhere else

    Returns
    -------
    Tensor
        The index up.

    Examples
    --------
    >>> import gr_toolkit as gr
    >>> g = gr.Schwarzschild()
    >>> potential_wave_operator(g.covector([1/g.symbols("r"), 0, 0, 0])).is_zero()
    True
    """
    vector = first_rank(potential, None, True, "potential")
    metric = vector.metric
    wave, curved = box(vector), contracted(metric.ricci.up(0), vector, [(1, 0)])
    sign = metric.conventions.einstein
    divergence = metric.zero if lorenz else vector.divergence().component(())
    slopes = Tensor(metric, (False,), compute=lambda i: divergence.diff(metric.coordinates[i[0]])).up(0)

    def compute(index: Index) -> Element:
        return sum_of_products(
            [
                (1, wave.component(index), None),
                (-1, slopes.component(index), None),
                (-sign, curved.component(index), None),
            ]
        )

    return Tensor(metric, (True,), compute=compute, name="D")


def potential_wave_equation(potential: Tensor, current: Any = None, *, lorenz: bool = False) -> Tensor:
    """What vanishes by the wave equation of the potential: left side minus right.

    Parameters
    ----------
    potential : A, a vector or covector field
    current : j^ν, a vector field or its components; None for vacuum
    lorenz : A is in Lorenz gauge

    Returns
    -------
    Tensor
        □A^ν − ∇^ν ∇_μ A^μ − s₁ s₂ R^ν_μ A^μ − σ k² j^ν, the index up: σ k² times the residual of the source equation.
    """
    operator = potential_wave_operator(potential, lorenz=lorenz)
    return operator if current is None else operator - _source(operator.metric, current, 1)


def field_wave_operator(field: Tensor) -> Tensor:
    """□F_{μν} − s₁ s₂ (R_μ^α F_{αν} − R_ν^α F_{αμ}) + s₁ R_{μναβ} F^{αβ}, zero in vacuum by Maxwell's equations.

    Parameters
    ----------
    field : F_{μν}, antisymmetric, in any index positions

    Returns
    -------
    Tensor
        Antisymmetric, both indices down.

    Examples
    --------
    >>> import gr_toolkit as gr
    >>> g = gr.Schwarzschild()
    >>> F = gr.electrodynamics.field_strength(g.covector([1/g.symbols("r"), 0, 0, 0]))
    >>> field_wave_operator(F).is_zero(), box(F).is_zero()
    (True, False)
    """
    field = as_field(field)
    metric = field.metric
    wave, mixed = box(field), contracted(metric.ricci.up(1), field, [(1, 0)])  # R_μ^α F_{αν}
    curved = contracted(metric.riemann, field.with_indices("^^"), [(2, 0), (3, 1)])
    ricci, riemann = metric.conventions.einstein, metric.conventions.riemann

    def compute(index: Index) -> Element:
        mu, nu = index
        return sum_of_products(
            [
                (1, wave.component(index), None),
                (-ricci, mixed.component((mu, nu)), None),
                (ricci, mixed.component((nu, mu)), None),
                (riemann, curved.component(index), None),
            ]
        )

    return Tensor(metric, (False, False), symmetry=antisymmetric(2), compute=compute, name="D")


def field_wave_equation(field: Tensor, current: Any = None) -> Tensor:
    """What vanishes by the wave equation of the field: left side minus right.

    Parameters
    ----------
    field : F_{μν}, antisymmetric, in any index positions
    current : j^ν, a vector field or its components; None for vacuum

    Returns
    -------
    Tensor
        □F_{μν} − s₁ s₂ (R_μ^α F_{αν} − R_ν^α F_{αμ}) + s₁ R_{μναβ} F^{αβ} − σ s_F k² (∇_μ j_ν − ∇_ν j_μ), both indices
        down.
    """
    operator = field_wave_operator(field)
    if current is None:
        return operator
    source = _source(operator.metric, current, operator.metric.conventions.field_sign)
    return operator - source.down(0).exterior_derivative()


def _source(metric: Metric, current: Any, sign: int) -> Tensor:
    """±σ k² j^ν."""
    check_signature(metric)
    unit = metric.conventions.charge_unit**2
    return first_rank(current, metric, True, "current") * (unit * metric.conventions.time_sign * sign)
