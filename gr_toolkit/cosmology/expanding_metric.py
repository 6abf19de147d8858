"""A metric of Robertson and Walker with its clock: time coordinate x⁰, lapse N (dt = N dx⁰), scale factor, curvature.

    −+++:  ds² = −c² N² (dx⁰)² + a² [dχ² + S_K²(χ) dΩ²],        N = 1 in cosmic time, N = a in conformal time.

c is 1 unless the conventions keep it. The density and the pressure that Einstein's equation puts down to the metric are

    κ ρ = s₁s₂ σ G^0_0 − Λ,        κ p = −s₁s₂ σ G^i_i/3 + Λ,        σ = −1 in −+++, +1 in +−−−,

the same functions in all conventions (see docs/conventions.md for s₁ and s₂).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import Any, final

import sympy as sp

from ..exact import S_K, Element
from ..geometry import Conventions, Metric, Tensor
from ..geometry.inputs import read_expression, read_metric
from ..geometry.properties import vanishes
from ..spacetimes import FLRW
from ..spacetimes.flrw import CURVATURE
from ..verdicts import Verdict

CHI, THETA, PHI = sp.symbols("chi theta phi")


@final
@dataclass(frozen=True)
class ExpandingMetric:
    """A metric with the parts it is made of; see the module.

    Attributes
    ----------
    metric : Metric
    time, lapse, scale, curvature : x⁰, N, a and K, in SymPy
    """

    metric: Metric
    time: Any
    lapse: Any
    scale: Any
    curvature: Any

    def __post_init__(self) -> None:
        read_metric(self.metric)
        for name in ("time", "lapse", "scale", "curvature"):
            object.__setattr__(self, name, read_expression(getattr(self, name), f"the {name} of an expanding metric"))

    @property
    def light_speed(self) -> Any:
        """c, where the conventions keep it."""
        return sp.Symbol("c", positive=True) if "c" in self.metric.conventions.constants else sp.Integer(1)

    @cached_property
    def mixed_einstein(self) -> Tensor:
        """s₁s₂ G^μ_ν, which is κ T^μ_ν without Λ."""
        conventions = self.metric.conventions
        return self.metric.einstein.up(0) * conventions.einstein

    @cached_property
    def density(self) -> Element:
        """κ ρ of Einstein's equation without Λ: 3 (ȧ²/c² + K)/a²."""
        return self.mixed_einstein.component((0, 0)) * self.metric.conventions.time_sign

    @cached_property
    def pressure(self) -> Element:
        """κ p of Einstein's equation without Λ: −(2äa + ȧ²)/c²a² − K/a²."""
        return self.mixed_einstein.component((1, 1)) * -self.metric.conventions.time_sign

    def rate(self, quantity: Any) -> Any:
        """The derivative by cosmic time, of a SymPy expression in the time coordinate."""
        return sp.diff(read_expression(quantity, "the quantity"), self.time) / self.lapse

    def residual(self, density: Any, pressure: Any, cosmological_constant: Any) -> Tensor:
        """s₁s₂ G^μ_ν − σ Λ δ^μ_ν − κ T^μ_ν of a perfect fluid at rest: zero where Einstein's equation holds."""
        sign, kappa = self.metric.conventions.time_sign, self.metric.conventions.kappa
        density, pressure, constant = (
            read_expression(x, "a density, a pressure or Lambda") for x in (density, pressure, cosmological_constant)
        )
        constant = constant * sign
        time, space = (self.metric.scalar(x) for x in (kappa * density * sign, -kappa * pressure * sign))
        matter = [time + constant, *[space + constant] * 3]
        zero = self.metric.zero
        rows = [[matter[i] if i == j else zero for j in range(4)] for i in range(4)]
        difference = self.mixed_einstein - self.metric.tensor(rows, "^_")
        difference.name = "G - T"
        return difference

    def is_perfect_fluid(self) -> Verdict:
        """Whether G^μ_ν is that of a perfect fluid at rest, G^0_i = 0 and G^i_j ∝ δ^i_j: what isotropy forces."""
        zero, first = self.metric.zero, self.mixed_einstein.component((1, 1))
        diagonal = [self.mixed_einstein.component((0, 0)), first, first, first]
        rows = [[diagonal[i] if i == j else zero for j in range(4)] for i in range(4)]
        return vanishes(self.mixed_einstein - self.metric.tensor(rows, "^_"))


def in_chart(
    chart: str,
    *,
    curvature: Any = CURVATURE,
    scale: Any = None,
    conventions: Conventions,
    domain: Iterable[Any] = (),
) -> ExpandingMetric:
    """The metric in a chart of `gr_toolkit.FLRW`, with c put in where the conventions keep it."""
    given = {} if scale is None else {"a": scale}
    plain = conventions.with_(constants="")
    metric = FLRW(chart, conventions=plain, K=curvature, domain=domain, **given)
    time = metric.coordinates[0]
    a = metric.origin.values["a"]
    if conventions.constants:
        matrix = metric.matrix.as_mutable()
        if "c" in conventions.constants:
            matrix[0, 0] = matrix[0, 0] * sp.Symbol("c", positive=True) ** 2
        metric = Metric(matrix, metric.coordinates, domain=metric.conditions, conventions=conventions, name=metric.name)
    return ExpandingMetric(metric, time, a if chart == "conformal" else sp.S.One, a, curvature)


def with_lapse(
    time: Any, lapse: Any, scale: Any, curvature: Any, conventions: Conventions, domain: Iterable[Any]
) -> ExpandingMetric:
    """The metric in any time coordinate."""
    radius = S_K(curvature, CHI)
    angles = (radius**2, radius**2 * sp.sin(THETA) ** 2)
    c = sp.Symbol("c", positive=True) if "c" in conventions.constants else 1
    matrix = sp.diag(-(c**2) * lapse**2, scale**2, *(scale**2 * x for x in angles)) * -conventions.time_sign
    real = [sp.Contains(s, sp.S.Reals) for s in sorted(curvature.free_symbols, key=str)]
    conditions = [*domain, CHI > 0, radius > 0, *real, THETA > 0, sp.pi > THETA]
    conditions = [c for c in conditions if c not in (True, sp.true)]
    metric = Metric(matrix, (time, CHI, THETA, PHI), domain=conditions, conventions=conventions, name="FLRW")
    return ExpandingMetric(metric, time, lapse, scale, curvature)
