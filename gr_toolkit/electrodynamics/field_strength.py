"""The electromagnetic field of a potential, and Maxwell's equations, in any metric.

    F_{μν} = ∂_μ A_ν − ∂_ν A_μ,        ∇_μ F^{μν} = j^ν,        ∂_λ F_{μν} + ∂_μ F_{νλ} + ∂_ν F_{λμ} = 0        [MTW 22.17–22.19]

in Heaviside–Lorentz units; with the signature −+++ the source equation reads ∇_μ F^{μν} = −j^ν if F_{μν} keeps this sign, MTW write
∇_μ F^{νμ} = j^ν. Here the current is the one of +−−−, ∇_μ F^{μν} = j^ν, and of −+++, ∇_μ F^{νμ} = j^ν: j^0 is the charge density in both.
"""

from __future__ import annotations

from ..geometry import Tensor
from ..geometry.derivatives import as_form


def field_strength(potential: Tensor) -> Tensor:
    """F = dA of a potential A_μ (raised components are lowered first)."""
    return potential.down(0).exterior_derivative()


def as_field(field: Tensor) -> Tensor:
    """A field tensor with both indices down, stored as the 2-form it must be."""
    return as_form(field.down(0).down(1))


def source_equation(field: Tensor) -> Tensor:
    """The current that a field needs: j^ν = ∇_μ F^{μν} (+−−−), ∇_μ F^{νμ} (−+++)."""
    return field.divergence(0).up(0) * field.metric.conventions.time_sign


def homogeneous_equation(field: Tensor) -> Tensor:
    """dF, which vanishes for the field of a potential."""
    return field.exterior_derivative()
