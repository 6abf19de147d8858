r"""Duality rotations F → cos α F + sin α *F, and the complex field F + i*F that they multiply by e^{−iα}.

    ** = −1 on 2-forms of a Lorentzian metric, hence
    F_{μν} F^{μν} → cos 2α F_{μν} F^{μν} + sin 2α F_{μν} *F^{μν},
    F_{μν} *F^{μν} → cos 2α F_{μν} *F^{μν} − sin 2α F_{μν} F^{μν},

and T_{μν} stays as it is [Misner & Wheeler (1957); Stephani et al. (2003), §5.1]. With ε_{0123} > 0 every
observer sees E → cos α E − sin α B and B → cos α B + sin α E [Jackson 6.151]; with ε^{0123} > 0, α has the other sign
there. For a constant α, and where there are no charges, the rotated field solves Maxwell's equations too.
"""

from __future__ import annotations

from typing import Any

import sympy as sp

from ...errors import InputError
from ...exact import Element, sum_of_products
from ...geometry import Tensor
from ...geometry.inputs import read_expression
from ...geometry.symmetry import Index, alternating
from ..field_strength import as_field


def duality_rotation(field: Tensor, angle: Any) -> Tensor:
    """cos α F + sin α *F.

    Parameters
    ----------
    field : F_{μν}, antisymmetric, in four dimensions
    angle : α, a number or expression; π/2 gives the dual *F

    Raises
    ------
    InputError
        The metric has not four dimensions, or the angle is a string.
    IndexMismatchError
        The field is not antisymmetric.
    AmbiguousRootError, DomainError
        The domain leaves the sign of √|g| open.

    Examples
    --------
    >>> import sympy as sp, gr_toolkit as gr
    >>> g = gr.Schwarzschild()
    >>> F = gr.electrodynamics.field_strength(g.covector([-1/g.symbols("r"), 0, 0, 0]))
    >>> duality_rotation(F, sp.pi/2)                            # a magnetic charge
    F = sin(theta) dtheta ∧ dphi
    >>> gr.electrodynamics.stress_energy(duality_rotation(F, sp.pi/3)) == gr.electrodynamics.stress_energy(F)
    True
    """
    field = as_field(field)
    expression = read_expression(angle, "the angle", "an exact number or SymPy expression, angle=sympy.pi/2")
    scalar = field.metric.scalar
    expression = scalar(expression).to_sympy()  # 0.5 is read before its cosine is taken
    return _combined(field, scalar(sp.cos(expression)), scalar(sp.sin(expression)))


def self_dual(field: Tensor) -> Tensor:
    """F + i*F, the complex field 𝓕 with *𝓕 = −i𝓕 [Stephani et al. (2003), §3.4].

    𝓕_{μν} u^ν = s_F (E − iB)_μ for ε_{0123} > 0, and ½ 𝓕_{μν} 𝓕^{μν} = F_{μν} F^{μν} + i F_{μν} *F^{μν}.

    Examples
    --------
    >>> import gr_toolkit as gr
    >>> g = gr.Minkowski()
    >>> self_dual(g.form({("t", "x"): 1}, name="F"))
    𝓕 = dt ∧ dx - I dy ∧ dz
    """
    field = as_field(field)
    complex_field = _combined(field, field.metric.zero + 1, field.metric.scalar(sp.I))
    complex_field.name = "𝓕"
    return complex_field


def _combined(field: Tensor, first: Element, second: Element) -> Tensor:
    """a F + b *F."""
    if field.dimension != 4:
        raise InputError(
            f"the metric has {field.dimension} dimensions, where the dual of a field is no field",
            "a metric of four dimensions",
        )
    dual = field.hodge_dual()

    def compute(index: Index) -> Element:
        return sum_of_products([(1, first, field.component(index)), (1, second, dual.component(index))])

    return Tensor(field.metric, (False, False), symmetry=alternating(2), compute=compute, name="F")
