"""What a solution of the library is: a field on a metric, what sits where it is singular, how that is checked."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any, final

import sympy as sp

from ...exact import Element
from ...geometry import Metric, Tensor
from ...geometry.symmetry import parity
from ...geometry.time_coordinate import time_first
from ...verdicts import Proved, Verdict, combined, decide, explanation
from ..charge import charge, circulation, magnetic_charge
from ..check import MaxwellCheck, check
from ..einstein_maxwell import EinsteinMaxwellCheck, einstein_maxwell
from ..field_strength import field_strength, source_sign


@final
@dataclass(frozen=True)
class Flux:
    """An integral over a closed surface or curve, and what it comes to.

    Attributes
    ----------
    kind : "electric charge", "magnetic charge" or "circulation" of the potential, which is the magnetic flux through a
        curve; each as the function of that name in `gr_toolkit.electrodynamics.charge` has it
    value : a SymPy expression
    box : the closed surface or curve, coordinate -> (from, to)
    """

    kind: str
    value: Any
    box: Mapping[Any, tuple[Any, Any]]

    def measured(self, solution: Solution) -> Element:
        """The integral, worked out from the solution's field or potential.

        Raises
        ------
        UnsupportedError, DomainError
            It cannot be done in closed form; see `Tensor.integral`.
        """
        if self.kind == "circulation" and solution.potential is not None:
            return circulation(solution.potential, self.box)
        return (charge if self.kind == "electric charge" else magnetic_charge)(solution.field, self.box)

    def check(self, solution: Solution) -> Verdict:
        """Whether the integral comes to the value."""
        return decide(self.measured(solution), self.value)


@final
@dataclass(frozen=True)
class Stream:
    """The electric flux of an axisymmetric field in closed form, where `Tensor.integral` finds no antiderivative.

    Attributes
    ----------
    value : the charge inside of the sphere
    function : Ψ with c ⋆F_{θφ} = ∂_θ Ψ, c as in `gr_toolkit.electrodynamics.charge`: the charge is 2π [Ψ(π) − Ψ(0)]
    polar_angle, azimuth : θ and φ
    domain : where the sphere lies
    """

    value: Any
    function: Any
    polar_angle: Any
    azimuth: Any
    domain: tuple[Any, ...]
    kind: str = "electric charge"

    def check(self, solution: Solution) -> Verdict:
        """Whether Ψ is a stream function of the field, and its ends come to the value."""
        metric = solution.metric
        angles = [metric.chart.number(x) for x in (self.polar_angle, self.azimuth)]
        plane = time_first(metric, [k for k in range(4) if k not in angles])
        unit = source_sign(solution.field) * metric.conventions.levi_civita_sign(-1) * parity((*plane, *angles))
        flux = solution.field.hodge_dual()[self.polar_angle, self.azimuth] * unit / metric.conventions.charge_unit**2
        north, south = (self.function.subs(self.polar_angle, end) for end in (0, sp.pi))
        domain = [c for c in metric.conditions if not c.has(self.polar_angle)] + list(self.domain)
        return combined(
            [
                ("stream function", decide(flux, self.function.diff(self.polar_angle))),
                ("its ends", decide(2 * sp.pi * (south - north), self.value, domain=domain)),
            ]
        )


@final
@dataclass(frozen=True)
class Source:
    """What sits at a place where the field, or its potential, is singular.

    Attributes
    ----------
    where : a SymPy expression that vanishes there
    what : in words
    flux : the integral around it that says so, where there is one in closed form
    """

    where: Any
    what: str
    flux: Flux | Stream | None = None

    def __str__(self) -> str:
        return f"{self.where} = 0: {self.what}"

    def _repr_latex_(self) -> str:
        return explanation.in_rows([(f"{self.what}, at", f"{sp.latex(self.where)} = 0")])


@final
@dataclass(frozen=True)
class Solution:
    """An exact solution of Maxwell's equations on a metric.

    Attributes
    ----------
    name : what it is called
    metric : the metric it lives on, with the conventions it is written in
    field : F_{μν}
    potential : A_μ, or None where only the field is known in closed form
    current : the j^ν that flows everywhere, or None in vacuum
    sources : what sits where field or potential are singular; empty for a field that is regular everywhere
    source : book or paper and equation
    conditions : what its parameters have to satisfy, in SymPy
    notes : what else is to be said of it, in words
    """

    name: str
    metric: Metric
    field: Tensor
    potential: Tensor | None
    current: Tensor | None
    sources: tuple[Source, ...]
    source: str
    conditions: tuple[Any, ...] = ()
    notes: tuple[str, ...] = ()

    def check(self) -> MaxwellCheck:
        """Both of Maxwell's equations, decided; of the potential where there is one."""
        if self.potential is None:
            return check(field=self.field, current=self.current)
        return check(potential=self.potential, current=self.current)

    def check_einstein(self, cosmological_constant: Any = 0) -> EinsteinMaxwellCheck:
        """The whole Einstein–Maxwell system: whether this field is what curves the metric; see `einstein_maxwell`."""
        return einstein_maxwell(self.metric, self.field, cosmological_constant=cosmological_constant)

    def check_sources(self) -> Verdict:
        """Whether the fluxes that `sources` names come to what it says, by integration; proved where it names none.

        Raises
        ------
        UnsupportedError, DomainError
            One of them cannot be integrated in closed form.
        """
        fluxes = [(f"{s.flux.kind} at {s.where} = 0", s.flux) for s in self.sources if s.flux is not None]
        if not fluxes:
            return Proved()
        return combined((name, flux.check(self)) for name, flux in fluxes)

    def with_potential(self, components: Any) -> Solution:
        """The same claims about another potential A_μ: what a mutation of it does is seen by `check`."""
        potential = self.metric.covector(components)
        field = field_strength(potential)
        return replace(self, field=field, potential=potential)

    def __repr__(self) -> str:
        lines = [f"{self.name} on {self.metric!r}"]
        lines += [f"  {self.potential!r}"] if self.potential is not None else [f"  {self.field!r}"]
        if self.current is not None:
            lines.append(f"  current {self.current!r}")
        lines += [f"  where {condition}" for condition in self.conditions]
        lines += [f"  {source}" for source in self.sources] or ["  nowhere singular"]
        lines += [f"  {note}" for note in self.notes]
        return "\n".join([*lines, f"  [{self.source}]"])

    def _repr_latex_(self) -> str:
        shown = [self.field if self.potential is None else self.potential]
        shown += [] if self.current is None else [self.current]
        return explanation.in_rows(
            [
                ("", explanation.bold(f"{self.name} on {self.metric.name or 'a metric'}")),
                *(("", tensor) for tensor in shown),
                *(("where", sp.latex(condition)) for condition in self.conditions),
                *((f"{source.what}, at", f"{sp.latex(source.where)} = 0") for source in self.sources),
                *([] if self.sources else [("nowhere singular", "")]),
                *((note, "") for note in self.notes),
                (f"[{self.source}]", ""),
            ]
        )
