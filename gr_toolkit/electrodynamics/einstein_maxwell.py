"""The Einstein–Maxwell system: whether a field is source-free and curves its own spacetime.

    −+++, MTW:  G_{μν} + Λ g_{μν} = 8π T_{μν},    ∇_μ F^{νμ} = 0,    dF = 0        [MTW 17.13, 22.17; Wald 4.3.21]

In other conventions G_{μν} has the sign s₁ s₂ and g_{μν} that of the signature, hence

    G_{μν} ∓ s₁ s₂ Λ g_{μν} = s₁ s₂ κ T_{μν},        the upper sign in +−−−, the lower one in −+++, κ = 8πG/c⁴:

T_{μν} u^μ u^ν ≥ 0, and Λ > 0 drives apart, in all of them. T_{μν} is `stress_energy`, in the conventions' own units.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, final

from ..errors import InputError
from ..geometry import Metric, Tensor
from ..geometry.conventions import same_geometry
from ..geometry.inputs import read_metric
from ..geometry.properties import vanishes
from ..verdicts import Verdict, combined, explanation
from .check import MaxwellCheck, check
from .field_strength import as_field
from .stress_energy import stress_energy


@final
@dataclass(frozen=True)
class EinsteinMaxwellCheck:
    """Verdicts on Einstein's and Maxwell's equations for one field on one metric.

    Attributes
    ----------
    einstein : G_{μν} ∓ s₁ s₂ Λ g_{μν} = s₁ s₂ κ T_{μν}
    maxwell : the check of both of Maxwell's equations, without current
    residual : left − right of Einstein's equation, zero where it is proved
    """

    einstein: Verdict
    maxwell: MaxwellCheck
    residual: Tensor

    @property
    def verdict(self) -> Verdict:
        """All equations together."""
        return combined(
            [
                ("Einstein's equation " + self.einstein.component, self.einstein),
                ("source equation " + self.maxwell.source.component, self.maxwell.source),
                ("homogeneous equation " + self.maxwell.homogeneous.component, self.maxwell.homogeneous),
            ]
        )

    def __bool__(self) -> bool:
        return bool(self.verdict)

    @property
    def proved(self) -> bool:
        """Whether all equations are proved."""
        return self.einstein.proved and self.maxwell.proved

    @property
    def refuted(self) -> bool:
        """Whether one of them is refuted."""
        return self.einstein.refuted or self.maxwell.refuted

    def explain(self) -> str:
        """The verdicts, one after the other."""
        return f"Einstein's equation: {self.einstein.explain()}\n{self.maxwell.explain()}"

    __repr__ = explain

    def _repr_latex_(self) -> str:
        return explanation.in_rows([("Einstein's equation:", self.einstein), ("", self.maxwell)])


def einstein_maxwell(metric: Metric, field: Tensor, *, cosmological_constant: Any = 0) -> EinsteinMaxwellCheck:
    """Check the whole Einstein–Maxwell system, without charges and currents.

    Parameters
    ----------
    metric : Metric
    field : F_{μν}, a tensor on that metric with its two indices anywhere, in the conventions' units with G = c = 1
        (or those constants that the conventions keep)
    cosmological_constant : Λ, a number or an expression without coordinates; Λ > 0 drives apart in every convention

    Returns
    -------
    EinsteinMaxwellCheck
        A verdict for each equation; a refuted one names the component that fails.

    Raises
    ------
    InputError
        No metric, no tensor with two indices, or a Λ that depends on the coordinates.
    ConventionError
        The field lives on another metric, or in other conventions.

    Examples
    --------
    >>> import sympy as sp, gr_toolkit as gr
    >>> g = gr.ReissnerNordstrom(conventions=gr.Conventions(maxwell="Gaussian"))
    >>> Q, r = g.symbols("Q r")
    >>> bool(einstein_maxwell(g, gr.electrodynamics.field_strength(g.covector([-Q/r, 0, 0, 0]))))
    True
    >>> einstein_maxwell(g, gr.electrodynamics.field_strength(g.covector([-2*Q/r, 0, 0, 0]))).einstein.component
    '[t, t]'
    """
    field = as_field(field)
    same_geometry(field, read_metric(metric))
    conventions = metric.conventions
    constant = metric.scalar(cosmological_constant)
    for x in metric.coordinates:
        if not constant.diff(x).is_zero():
            raise InputError(f"the cosmological constant {constant} depends on {x}", "a number, or a symbol of its own")
    residual = metric.einstein - stress_energy(field) * (conventions.einstein * conventions.kappa)
    if not constant.is_zero():
        residual = residual + metric.covariant * (constant * (-conventions.time_sign * conventions.einstein))
    residual.name = "G - T"
    return EinsteinMaxwellCheck(vanishes(residual, field), check(field=field), residual)
