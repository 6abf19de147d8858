r"""Maxwell's equations in the space of a static metric, or of one that is conformal to a static one, as every FLRW is.

A metric g = Ω²(∓dt² ± γ_{ij} dx^i dx^j) with γ free of t, whatever Ω depends on, leaves E and B on the space γ:

    E_i = s f_{0i},        B^i = −½ s [ijk] f_{jk}/√γ                        (f = dA, s = −1 in −+++, +1 in +−−−)

    div B = 0,    curl E = −∂_t B,    div E = ρ̂,    curl B = ∂_t E + ĵ,        (ρ̂, ĵ^i) = Ω⁴ k² (j^0, j^i)

[Landau & Lifshitz (1975), §90], with div and curl of γ: Ω has gone. Comoving observers measure E_i and B_i over Ω² in a
frame that is orthonormal for γ. In three dimensions curl curl X = grad div X − D²X + Ric·X, so that

    ∂_t² E_i − D² E_i + R_i^j E_j = −∂_t ĵ_i − ∂_i ρ̂,        ∂_t² B_i − D² B_i + R_i^j B_j = (curl ĵ)_i,

D and R_{ij} (positive for a sphere) of γ. For a space of constant curvature K, R_{ij} = 2K γ_{ij}: in vacuum

    (∂_t² − D² + 2K) E_i = 0 = (∂_t² − D² + 2K) B_i,        t the conformal time.

For a static black hole γ is the optical metric g_{ij}/|g_00|.
"""

from __future__ import annotations

from functools import cached_property
from typing import Any, final

import sympy as sp

from ...errors import InputError
from ...exact import Element
from ...geometry import Metric, Tensor
from ...verdicts import Verdict, explanation
from ..field_strength import as_field, source_equation
from .medium import Medium
from .vanishing import all_vanish
from .vector_analysis import SPACE, Covector, VectorAnalysis


def space_of(metric: Metric) -> Metric:
    """γ_{ij} = g_{ij}/|g_00| of a metric conformal to ∓dt² ± γ_{ij} dx^i dx^j, t the first coordinate.

    Raises
    ------
    InputError
        g_{0i} does not vanish, or γ depends on t: the error has the component; not four dimensions, or g_00 = 0.

    Examples
    --------
    >>> import gr_toolkit as gr
    >>> space_of(gr.FLRW()).ricci[0, 0]
    2*K
    """
    coupling = Medium(metric).coupling
    time, *space = metric.coordinates
    over = metric.covariant.component((0, 0)).inverse()
    for x, value in zip(space, coupling, strict=True):
        if value:
            raise InputError(
                f"g_[{time}, {x}] does not vanish: in this chart {time} and the space are not apart",
                "a static chart, or gr.electrodynamics.medium(g), which takes every metric",
            )
    rows = [[-metric.covariant.component((i + 1, j + 1)) * over for j in SPACE] for i in SPACE]
    for i in SPACE:
        for j in SPACE:
            if rows[i][j].diff(time):
                raise InputError(
                    f"g_[{space[i]}, {space[j]}]/|g_[{time}, {time}]| = {rows[i][j]} depends on {time}: "
                    "in this chart the metric is conformal to no static one",
                    "a chart with conformal time, as gr.FLRW() has; or gr.electrodynamics.medium(g)",
                )
    domain = [*metric.conditions, sp.Contains(time, sp.S.Reals)]
    return Metric([[v.to_sympy() for v in row] for row in rows], space, domain=domain, name=f"space of {metric.name}")


@final
class FieldInSpace:
    """A field in the space of a conformally static metric.

    Attributes
    ----------
    field : F_{μν}
    space : γ
    """

    def __init__(self, field: Tensor) -> None:
        self.field = as_field(field)
        self.space = space_of(self.field.metric)

    @cached_property
    def electric(self) -> Tensor:
        """E_i, a covector on the space."""
        return self._tensor(self._fields[0], "E")

    @cached_property
    def magnetic(self) -> Tensor:
        """B_i, a covector on the space."""
        return self._tensor(self._fields[1], "B")

    @cached_property
    def current(self) -> Tensor:
        """ĵ_i = γ_{ij} Ω⁴ k² j^j of the current that the field needs."""
        return self._tensor(self._sources[1], "j")

    @cached_property
    def charge_density(self) -> Element:
        """ρ̂ = Ω⁴ k² j^0 of the current that the field needs."""
        return self._sources[0]

    def maxwell_equations(self) -> Verdict:
        """Whether the equations in space hold with the current that the covariant ones need."""
        (E, B), (rho, J), of = self._fields, self._sources, self._analysis
        return self._vanish(
            {
                "div B": (of.divergence(B),),
                "div E": (of.divergence(E) - rho,),
                "curl E": of.combined((1, of.curl(E)), (1, of.rate(B))),
                "curl B": of.combined((1, of.curl(B)), (-1, of.rate(E)), (-1, J)),
            }
        )

    def wave_equations(self) -> Verdict:
        """Whether ∂_t² X − D² X + Ric·X is −∂_t ĵ − ∂ρ̂ for E and curl ĵ for B, ĵ the current that the field needs."""
        (E, B), (rho, J), of = self._fields, self._sources, self._analysis
        return self._vanish(
            {
                "wave equation of E": of.combined((1, self._waves(E)), (1, of.rate(J)), (1, of.gradient(rho))),
                "wave equation of B": of.combined((1, self._waves(B)), (-1, of.curl(J))),
            }
        )

    def wave_operator(self, covector: Tensor) -> Tensor:
        """∂_t² X_i − D² X_i + R_i^j X_j of a covector on the space, which may depend on the time."""
        if covector.rank != 1 or covector.metric != self.space:
            raise InputError(
                f"{covector.name} is no covector on the {self.space!r}", "field.electric, or space.covector"
            )
        lowered = covector.down(0)
        of = VectorAnalysis(self.space, self._time, [lowered.component((i,)) for i in SPACE], 2)
        return self._tensor(self._waves(tuple(of.given), of), f"□{covector.name}")

    def _waves(self, covector: Covector, analysis: VectorAnalysis | None = None) -> Covector:
        of = analysis or self._analysis
        return of.combined((1, of.rate(of.rate(covector))), (-1, of.laplacian(covector)), (1, of.ricci(covector)))

    @property
    def _time(self) -> Any:
        return self.field.metric.coordinates[0]

    @cached_property
    def _analysis(self) -> VectorAnalysis:
        """Of E_i, √γ B^i, and Ω⁴ k² times the current, which has one derivative more than E and B."""
        metric = self.field.metric
        found, needed = Medium(metric).fields(self.field), source_equation(self.field)
        unit = metric.covariant.component((0, 0)) ** 2 * metric.scalar(metric.conventions.charge_unit**2)
        current = [needed.component((k,)) * unit for k in range(4)]
        return VectorAnalysis(self.space, self._time, [*found.electric, *found.magnetic, *current], 1)

    @cached_property
    def _fields(self) -> tuple[Covector, Covector]:
        of = self._analysis
        inverse = of.root.inverse()
        return tuple(of.given[:3]), of.lowered([value * inverse for value in of.given[3:6]])

    @cached_property
    def _sources(self) -> tuple[Element, Covector]:
        of = self._analysis
        return of.given[6], of.lowered(of.given[7:])

    def _tensor(self, covector: Covector, name: str) -> Tensor:
        return Tensor(self.space, (False,), {(i,): value for i, value in enumerate(covector)}, name=name)

    def _vanish(self, parts: dict[str, tuple[Element, ...]]) -> Verdict:
        """The verdict that all parts vanish, each component named."""
        names = [f", {x}" for x in self.space.coordinates]
        named = [
            (name + (names[i] if len(part) > 1 else ""), value)
            for name, part in parts.items()
            for i, value in enumerate(part)
        ]
        return all_vanish(named, self.field)

    def __repr__(self) -> str:
        return f"field in the space {self.space!r}:\n  {self.electric!r}\n  {self.magnetic!r}"

    def _repr_latex_(self) -> str:
        rows = [("field in the space", self.space), ("", self.electric), ("", self.magnetic)]
        return explanation.in_rows(rows)


def in_space(field: Tensor) -> FieldInSpace:
    """The 3+1 form of a field on a metric that is static, or conformal to a static one: curl, div and wave equations.

    Parameters
    ----------
    field : F_{μν}; in an expanding universe in a chart with conformal time

    Raises
    ------
    InputError
        The metric is not of this kind in this chart; the error has the component.
    IndexMismatchError
        The field is not antisymmetric.

    Examples
    --------
    For every potential, and every curvature K:

    >>> import sympy as sp, gr_toolkit as gr
    >>> g = gr.FLRW()
    >>> A = g.covector([sp.Function(name)(*g.coordinates) for name in ("A0", "A1", "A2", "A3")])
    >>> field = in_space(gr.electrodynamics.field_strength(A))
    >>> bool(field.maxwell_equations()), bool(field.wave_equations())
    (True, True)
    """
    return FieldInSpace(field)
