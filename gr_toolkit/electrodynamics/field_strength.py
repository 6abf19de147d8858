"""The electromagnetic field of a potential, and Maxwell's equations, in any metric.

    F_{μν} = ∂_μ A_ν − ∂_ν A_μ,        ∂_λ F_{μν} + ∂_μ F_{νλ} + ∂_ν F_{λμ} = 0        [MTW 3.54b, 4.18]

    −+++:  ∇_μ F^{νμ} = j^ν  [MTW 22.17a],        +−−−:  ∇_μ F^{μν} = j^ν  [Landau & Lifshitz (1975), 90.6]

    dF = 0,        −+++:  d⋆F = ⋆j  [MTW §4.5],        +−−−:  d⋆F = −⋆j,        with j_ν as a 1-form, ⋆ as in `forms`,

in Heaviside–Lorentz units; 4π j^ν in Gaussian and μ₀ j^ν in SI units (c = 1), and F → −F where the conventions have
F = −dA. A^μ = (Φ, **A**) and j^μ = (ρ, **j**) in both signatures, hence A_t = −Φ in −+++ and
A_t = +Φ in +−−−: in both a positive charge has ρ > 0, and m u^ν ∇_ν u^μ = q F^μ_ν u^ν is the force on another. The
covector (Q/r, 0, 0, 0) is thus the potential of a charge Q in +−−− and of −Q in −+++ (of 4πQ in Heaviside–Lorentz
units). In all conventions, with σ = −1 in −+++ and +1 in +−−−, s_F the sign of F = ±dA and k² = 1, 4π or μ₀,

    ∇_μ F^{μν} = σ s_F k² j^ν,        d⋆F = −σ s_F k² ⋆j    in any number of dimensions.
"""

from __future__ import annotations

from typing import Any

from ..errors import IndexMismatchError
from ..geometry import Tensor
from ..geometry.derivatives import as_form
from ..geometry.inputs import first_rank
from ..geometry.properties import check_signature
from .field_input import field_tensor


def field_strength(potential: Tensor) -> Tensor:
    """F = dA (or −dA, as the conventions say) of a potential A_μ (raised components are lowered first).

    Raises
    ------
    IndexMismatchError
        A tensor with another number of indices than one.
    InputError
        No tensor.
    """
    potential = first_rank(potential, None, False, "potential")
    field = potential.exterior_derivative()
    return field if potential.metric.conventions.field_sign > 0 else -field


def as_field(field: Any) -> Tensor:
    """A field tensor with both indices down, stored as the 2-form it must be; of what has a `field`, that.

    Raises
    ------
    InputError
        No tensor with two indices.
    IndexMismatchError
        It has another number of indices, or is not antisymmetric; the error names a component.
    """
    lowered = field_tensor(field).down(0).down(1)
    return lowered if lowered.symmetry.is_alternating else as_form(lowered)


def source_equation(field: Tensor) -> Tensor:
    """The current j^ν that a field needs: ∇_μ F^{νμ} in −+++, ∇_μ F^{μν} in +−−−; over 4π or μ₀ in other units.

    Raises
    ------
    InputError, IndexMismatchError
        No antisymmetric tensor with two indices.
    ConventionError
        The metric has another signature than its conventions say.
    """
    field = field_tensor(field)
    if not field.symmetry.is_alternating:
        field = as_field(field)
    check_signature(field.metric)
    conventions = field.metric.conventions
    current = field.divergence(0).up(0) * (conventions.time_sign * conventions.field_sign)
    if conventions.charge_unit != 1:
        current = current / conventions.charge_unit**2
    current.name = "j"
    return current


def homogeneous_equation(field: Tensor) -> Tensor:
    """dF, which vanishes for the field of a potential."""
    return field_tensor(field).exterior_derivative()


def source_form(field: Tensor, current: Any = None) -> Tensor:
    """d⋆F + σ s_F k² ⋆j, an (n−1)-form that vanishes where the source equation holds; see the module.

    Parameters
    ----------
    field : F_{μν}, in any index positions
    current : j^ν, a vector field or its components; None for vacuum, where this is d⋆F

    Raises
    ------
    AmbiguousRootError
        The domain leaves the sign of √|g| open.

    Examples
    --------
    >>> import gr_toolkit as gr
    >>> g = gr.Minkowski(chart="spherical")
    >>> source_form(field_strength(g.covector([g.symbols("r")**2, 0, 0, 0])))
    d⋆dA = 6*r**2*sin(theta) dr ∧ dtheta ∧ dphi
    """
    field = as_field(field)
    flux = field.hodge_dual().exterior_derivative()
    if current is None:
        return flux
    current = first_rank(current, field.metric, True, "current").down(0)
    return flux - current.hodge_dual() * (source_sign(field) * field.metric.conventions.charge_unit**2)


def source_sign(field: Tensor) -> int:
    """−σ s_F, the sign in ∇^μ F_{νμ} = −σ s_F k² j_ν and d⋆F = −σ s_F k² ⋆j."""
    check_signature(field.metric)
    return -field.metric.conventions.time_sign * field.metric.conventions.field_sign


def magnetic_current(field: Tensor) -> Tensor:
    """The current m^ν of magnetic charges that a field needs which is not closed: m^0 is ∇·**B**, over 4π or μ₀.

    In four dimensions, the chart's order of coordinates being the orientation; ∇×**E** = −∂_t **B** − **m**
    [Jackson 6.150].

    Raises
    ------
    IndexMismatchError
        There are not four dimensions.

    Examples
    --------
    >>> import gr_toolkit as gr
    >>> g = gr.Minkowski()
    >>> x, y, z = g.symbols("x y z")
    >>> magnetic_current(g.form({("y", "z"): x, ("z", "x"): y, ("x", "y"): z}))
    m^t = 3
    """
    field = as_field(field)
    metric = field.metric
    if metric.dimension != 4:
        raise IndexMismatchError(f"a current of magnetic charges in {metric.dimension} dimensions", "four dimensions")
    orientation = 1 if metric.conventions.levi_civita == "_" else -1
    dual = homogeneous_equation(field).hodge_dual().up(0)
    current = dual * (source_sign(field) * orientation) / metric.conventions.charge_unit**2
    current.name = "m"
    return current
