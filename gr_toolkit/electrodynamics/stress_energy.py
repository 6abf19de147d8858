"""The energy, momentum and stress of an electromagnetic field, in any metric.

    −+++:  T_{μν} = (F_{μα} F_ν^α − ¼ g_{μν} F_{αβ} F^{αβ}) / k²                     [MTW 5.22; Jackson 12.113]

and the negative of the right side in +−−− [Landau & Lifshitz (1975), 33.1], so that T_{μν} u^μ u^ν ≥ 0 for every
observer in both signatures: F_{μα} F_ν^α holds one inverse metric and changes its sign with the signature, T_{μν} does
not. k² is 1 in Heaviside–Lorentz, 4π in Gaussian and μ₀ in SI units (c = 1); the sign of F = ±dA does not matter.

In n dimensions the formula is the same, for the action −¼ ∫ F² √|g|: T^μ_μ is then (1 − n/4) F²/k² in −+++ and the
negative of that in +−−−, zero for n = 4 only. Where a current flows ∇_μ T^{μν} = −F^ν_α j^α in both signatures (for
F = dA): the charges gain what the field loses.
"""

from __future__ import annotations

from ..exact import Element, sum_of_products
from ..geometry import Tensor
from ..geometry.properties import check_signature
from ..geometry.symmetry import SYMMETRIC_PAIR, Index
from .field_strength import as_field


def stress_energy(field: Tensor) -> Tensor:
    """The stress–energy tensor T_{μν} of a field F_{μν}.

    Parameters
    ----------
    field : F_{μν}, in any index positions. It is squared, not multiplied by its conjugate: of a complex wave take the
        real part first.

    Returns
    -------
    Tensor
        T_{μν}, symmetric, both indices down; T_{μν} u^μ u^ν is the energy density that u measures.

    Raises
    ------
    InputError
        No tensor with two indices.
    IndexMismatchError
        The field is not antisymmetric.
    ConventionError
        The metric's diagonal contradicts the signature of its conventions.

    Examples
    --------
    >>> import gr_toolkit as gr
    >>> g = gr.Minkowski(chart="spherical")
    >>> F = gr.electrodynamics.field_strength(g.covector([-1/g.symbols("r"), 0, 0, 0]))
    >>> stress_energy(F)[0, 0], stress_energy(F).trace()
    (1/(2*r**4), 0)
    """
    field = as_field(field)
    metric = field.metric
    check_signature(metric)
    mixed, n = field.up(1), range(metric.dimension)
    unit = metric.scalar(-metric.conventions.time_sign / metric.conventions.charge_unit**2)
    squared: list[Element] = []

    def compute(index: Index) -> Element:
        if not squared:
            squared.append(square(field) * metric.scalar(-1) / 4)
        mu, nu = index
        terms: list[tuple[int, Element, Element | None]] = [(1, metric.covariant.component(index), squared[0])]
        terms += [(1, field.component((mu, a)), mixed.component((nu, a))) for a in n if a != mu]
        return sum_of_products(terms) * unit

    return Tensor(metric, (False, False), symmetry=SYMMETRIC_PAIR, compute=compute, name="T")


def square(field: Tensor) -> Element:
    """F_{μν} F^{μν} of a field with both indices down."""
    raised = field.with_indices("^^")
    return sum_of_products([(2, value, raised.component(index)) for index, value in field.items()])
