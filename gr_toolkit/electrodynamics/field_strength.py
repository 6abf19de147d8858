"""The electromagnetic field of a potential, and Maxwell's equations, in any metric.

    F_{μν} = ∂_μ A_ν − ∂_ν A_μ,        ∂_λ F_{μν} + ∂_μ F_{νλ} + ∂_ν F_{λμ} = 0        [MTW 3.54b, 4.18]

    −+++:  ∇_μ F^{νμ} = j^ν  [MTW 22.17a],        +−−−:  ∇_μ F^{μν} = j^ν  [Landau & Lifshitz (1975), 90.6]

in Heaviside–Lorentz units; 4π j^ν in Gaussian and μ₀ j^ν in SI units (c = 1), and F → −F where the conventions have
F = −dA. A^μ = (Φ, **A**) and j^μ = (ρ, **j**) in both signatures, hence A_t = −Φ in −+++ and
A_t = +Φ in +−−−: in both a positive charge has ρ > 0, and m u^ν ∇_ν u^μ = q F^μ_ν u^ν is the force on another. The
covector (Q/r, 0, 0, 0) is thus the potential of a charge Q in +−−− and of −Q in −+++.
"""

from __future__ import annotations

from ..geometry import Tensor
from ..geometry.derivatives import as_form
from ..geometry.properties import check_signature
from ..verdicts import Condition, conditions_of


def field_strength(potential: Tensor) -> Tensor:
    """F = dA (or −dA, as the conventions say) of a potential A_μ (raised components are lowered first)."""
    field = potential.down(0).exterior_derivative()
    return field if potential.metric.conventions.field_sign > 0 else -field


def as_field(field: Tensor) -> Tensor:
    """A field tensor with both indices down, stored as the 2-form it must be."""
    return as_form(field.down(0).down(1))


def source_equation(field: Tensor) -> Tensor:
    """The current j^ν that a field needs: ∇_μ F^{νμ} in −+++, ∇_μ F^{μν} in +−−−; over 4π or μ₀ in other units."""
    check_signature(field.metric)
    conventions = field.metric.conventions
    current = field.divergence(0).up(0) * (conventions.time_sign * conventions.field_sign)
    if conventions.charge_unit != 1:
        current = current / conventions.charge_unit**2
    current.name = "j"
    return current


def homogeneous_equation(field: Tensor) -> Tensor:
    """dF, which vanishes for the field of a potential."""
    return field.exterior_derivative()


def singular_where(field: Tensor) -> tuple[Condition, ...]:
    """What vanishes where the field itself is singular, whatever the chart does there: a source may sit there.

    The factors under F_{μν}F^{μν} and under the energy density for observers at rest on slices of the first coordinate;
    where such observers do not exist (g^{00} = 0) nothing is said of the field.
    """
    metric = field.metric
    squared = field.up(0).tensor_product(field.up(0)).contract(1, 3)  # F^μ_α F^{να}
    found = conditions_of([squared.trace().denominator()])
    lapse = metric.inverse.component((0, 0))
    if not lapse.is_zero():
        no_observers = {str(c) for c in conditions_of([lapse * lapse.denominator()])}
        energy = conditions_of([(squared.component((0, 0)) / lapse).denominator()])
        found += tuple(c for c in energy if str(c) not in no_observers and c not in found)
    return found
