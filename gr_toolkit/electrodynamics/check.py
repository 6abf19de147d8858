"""Checking a candidate against Maxwell's equations."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any, final

import sympy as sp

from ..errors import InputError
from ..exact import Element
from ..geometry import Metric, Tensor
from ..geometry.conventions import same_geometry
from ..geometry.inputs import constants_of, first_rank, in_short, read_metric
from ..geometry.properties import vanishes
from ..verdicts import Condition, Verdict, Witness, combined, explanation
from .field_strength import (
    as_field,
    field_strength,
    homogeneous_equation,
    magnetic_current,
    source_equation,
)
from .line_sources import LineSources
from .singular_field import singular_where
from .singular_places import EnclosedCharge, Unknown, sources_of


@final
@dataclass(frozen=True)
class Failure:
    """A component of an equation that does not hold.

    Attributes
    ----------
    equation : "source equation" or "homogeneous equation"
    component : its name, like ``[t]`` or ``[x, y, z]``
    residual : what should be zero, an exact scalar
    witness : a point of the domain, and the residual's value there in a ball
    """

    equation: str
    component: str
    residual: Element
    witness: Witness

    def __str__(self) -> str:
        return f"{self.equation}, component {self.component}: {self.residual}, not 0; {self.witness}"


@final
@dataclass(frozen=True)
class MaxwellCheck:
    """Verdicts on Maxwell's equations for one field.

    Attributes
    ----------
    source : ∇_μ F^{νμ} = j^ν in −+++, ∇_μ F^{μν} = j^ν in +−−−
    homogeneous : dF = 0
    field : F_{μν}
    needed_current : the j^ν with which the source equation would hold
    current : the j^ν that was given; None for vacuum
    potential : A_μ, where one was given
    constants : the symbols that are neither coordinates nor parameters of the metric
    conservation : ∇_μ j^μ = 0 of the current that was given; refuted ones are errors
    """

    source: Verdict
    homogeneous: Verdict
    field: Tensor
    needed_current: Tensor
    current: Tensor | None = None
    potential: Tensor | None = None
    constants: tuple[Any, ...] = ()
    conservation: Verdict | None = None

    @cached_property
    def singular(self) -> tuple[Condition, ...]:
        """Where the field is singular or not known to be regular, as `singular_where` finds.

        "Solves Maxwell" is not "has no source", which may sit there.
        """
        return singular_where(self.field)

    @cached_property
    def charges(self) -> tuple[EnclosedCharge | LineSources | Unknown, ...]:
        """What flux integrals around the singular places find there: enclosed charges, line charges, currents and flux.

        Surfaces and axes are recognised where a chart has spherical or cylindrical angles, or the catalogue maps one
        that has to it; `charge` and `line_sources` take any. What could not be integrated is listed with the reason.
        """
        return sources_of(self.field, self.potential)

    @property
    def residual(self) -> Tensor:
        """What the source equation leaves: the current needed less the current given."""
        return self.needed_current if self.current is None else self.needed_current - self.current

    @property
    def needed_magnetic_current(self) -> Tensor:
        """The current of magnetic charges with which dF would be right, in four dimensions; see `magnetic_current`."""
        return magnetic_current(self.field)

    @property
    def failures(self) -> tuple[Failure, ...]:
        """The component of each equation that is refuted."""
        return (
            *_failures("source equation", self.source, self.residual),
            *_failures("homogeneous equation", self.homogeneous, homogeneous_equation(self.field)),
        )

    @property
    def verdict(self) -> Verdict:
        """Both equations together."""
        return combined(
            [
                ("source equation " + getattr(self.source, "component", ""), self.source),
                ("homogeneous equation " + getattr(self.homogeneous, "component", ""), self.homogeneous),
            ]
        )

    def __bool__(self) -> bool:
        return bool(self.verdict)

    @property
    def proved(self) -> bool:
        """Whether both equations are proved."""
        return self.source.proved and self.homogeneous.proved

    @property
    def refuted(self) -> bool:
        """Whether one of them is refuted."""
        return self.source.refuted or self.homogeneous.refuted

    def explain(self) -> str:
        """Both verdicts, what fails and the current that would be needed, and where a source may sit."""
        lines = [f"source equation: {self.source.explain()}", f"homogeneous equation: {self.homogeneous.explain()}"]
        lines += [f"residual of the {f.equation} {f.component}: {f.residual}" for f in self.failures]
        if self.source.refuted:
            lines.append(f"current needed: {self.needed_current!r}")
        if self.homogeneous.refuted and self.field.dimension == 4:
            lines.append(f"magnetic current needed: {self.needed_magnetic_current!r}")
        if self.conservation is not None and self.conservation.undecided:
            lines.append(f"conservation of the current: {self.conservation.explain()}")
        if self.constants:
            lines.append(f"taken for constants: {', '.join(map(str, self.constants))}")
        places = [f"{condition.expression} = 0" for condition in self.singular]
        if places:
            where = " or ".join(places)
            lines.append(f"the field is singular, or not known to be regular, where {where}; a source may sit there")
        lines += [f"  {found.explain()}" for found in self.charges]
        return "\n".join(lines)

    __repr__ = explain

    def _repr_latex_(self) -> str:
        rows: list[tuple[str, Any]] = [("source equation:", self.source), ("homogeneous equation:", self.homogeneous)]
        rows += [(f"residual of the {f.equation} {f.component}:", f.residual) for f in self.failures]
        if self.source.refuted:
            rows.append(("current needed:", self.needed_current))
        if self.homogeneous.refuted and self.field.dimension == 4:
            rows.append(("magnetic current needed:", self.needed_magnetic_current))
        if self.conservation is not None and self.conservation.undecided:
            rows.append(("conservation of the current:", self.conservation))
        if self.constants:
            rows.append(("taken for constants:", ",\\;".join(map(sp.latex, self.constants))))
        if self.singular:
            where = r"\text{ or }".join(f"{sp.latex(c.expression)} = 0" for c in self.singular)
            rows.append(("singular, or not known to be regular, where", where))
        return explanation.in_rows([*rows, *(row for found in self.charges for row in found.rows())])


def check(
    *unnamed: Any,
    potential: Any = None,
    field: Any = None,
    current: Any = None,
    metric: Metric | None = None,
    constants: Iterable[Any] | None = None,
) -> MaxwellCheck:
    """Check a potential or a field against Maxwell's equations.

    Parameters
    ----------
    potential : covector or vector field A, a tensor or (with `metric`) components A_μ; A_t = −Φ in −+++, +Φ in +−−−.
        Complex fields are as good as real ones.
    field : instead of it, the antisymmetric tensor F_{μν}, or what has one, like a solution of the library
    current : vector field j^ν, a tensor or its components, or None for vacuum; j^t is the charge density
    metric : needed only for bare components
    constants : the symbols that may occur beside the coordinates and the metric's parameters. Without it any may that
        is no coordinate in another chart of the same spacetime.

    Returns
    -------
    MaxwellCheck
        A verdict for each equation; a refuted one names the component that fails.

    Raises
    ------
    InputError
        Neither or both of potential and field are given, or one without its name, or bare components without a metric;
        a stray symbol; a current that is not conserved, which no field has.
    IndexMismatchError
        A potential with the wrong number of components, a field that is not antisymmetric.
    ConventionError
        Potential, field, current and metric do not belong together.

    Examples
    --------
    >>> import sympy as sp, gr_toolkit as gr
    >>> g = gr.Minkowski()
    >>> t, z = g.symbols("t z")
    >>> bool(check(potential=g.covector([0, sp.cos(t - z), 0, 0])))
    True
    >>> failed = check(potential=g.covector([0, sp.cos(t - 2*z), 0, 0])).failures[0]
    >>> failed.component, failed.residual
    ('[x]', 3*cos(t - 2*z))
    """
    if unnamed:
        is_field = getattr(unnamed[0], "rank", 2) == 2
        raise InputError(
            f"whether {in_short(unnamed[0])} is a potential or a field has to be said",
            "check(field=F)" if is_field else "check(potential=A)",
        )
    if (potential is None) == (field is None):
        raise InputError(
            "a check of Maxwell's equations needs a potential or a field, one of the two", "check(potential=A)"
        )
    given = None
    if potential is not None:
        given = first_rank(potential, metric, False)
        strength = field_strength(given)
    else:
        strength = as_field(field)
        if metric is not None:
            same_geometry(strength, read_metric(metric))
    flow = None if current is None else first_rank(current, strength.metric, True)
    origin = strength if given is None else given
    sources = [] if flow is None else [flow]
    found = constants_of([origin, *sources], constants)
    conservation = None if flow is None else _conservation(flow)
    needed = source_equation(strength)
    return MaxwellCheck(
        vanishes(needed if flow is None else needed - flow, origin, strength, *sources),
        vanishes(homogeneous_equation(strength), origin, strength),
        strength,
        needed,
        flow,
        given,
        found,
        conservation,
    )


def _conservation(current: Tensor) -> Verdict:
    """Whether ∇_μ j^μ = 0.

    Raises
    ------
    InputError
        It is not: ∇_μ ∇_ν F^{νμ} = 0 in every metric, so that no field has this current.
    """
    divergence = current.divergence()
    verdict = vanishes(divergence, current)
    if verdict.refuted:
        raise InputError(
            f"the current is not conserved, so that no field has it: ∇_μ j^μ = {divergence.component(())}, "
            f"at {verdict.witness.place()} {verdict.witness.value}",
            "a current with ∇_μ j^μ = 0; check(...).needed_current is the one of a field",
        )
    return verdict


def _failures(equation: str, verdict: Verdict, residual: Tensor) -> Iterator[Failure]:
    """The component that a refutation names, with its value."""
    if verdict.refuted:
        name = residual.metric.chart.index_name
        [value] = [value for index, value in residual.items() if name(index) == verdict.component]
        yield Failure(equation, verdict.component, value, verdict.witness)
