"""Checking a candidate against Maxwell's equations."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, final

from ..errors import IndexMismatchError, InputError
from ..geometry import Metric, Tensor
from ..geometry.conventions import same_geometry
from ..geometry.properties import vanishes
from ..verdicts import Condition, Verdict, combined
from .field_strength import as_field, field_strength, homogeneous_equation, singular_where, source_equation


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
    """

    source: Verdict
    homogeneous: Verdict
    field: Tensor
    needed_current: Tensor

    @property
    def singular(self) -> tuple[Condition, ...]:
        """Where the field itself is singular: "solves Maxwell" is not "has no source", which may sit there."""
        return singular_where(self.field)

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
        return self.verdict.proved

    @property
    def refuted(self) -> bool:
        """Whether one of them is refuted."""
        return self.verdict.refuted

    def explain(self) -> str:
        """Both verdicts, and the current that would be needed where the source equation fails."""
        lines = [f"source equation: {self.source.explain()}", f"homogeneous equation: {self.homogeneous.explain()}"]
        if self.source.refuted:
            lines.append(f"current needed: {self.needed_current!r}")
        places = [f"{condition.expression} = 0" for condition in self.singular]
        if places:
            lines.append(f"the field itself is singular where {' or '.join(places)}; a source may sit there")
        return "\n".join(lines)

    __repr__ = explain

    def _repr_latex_(self) -> str:
        shown = [verdict._repr_latex_().strip("$") for verdict in (self.source, self.homogeneous)]
        return rf"$\text{{source equation: }} {shown[0]}; \quad \text{{homogeneous equation: }} {shown[1]}$"


def check(
    *, potential: Any = None, field: Any = None, current: Any = None, metric: Metric | None = None
) -> MaxwellCheck:
    """Check a potential or a field against Maxwell's equations.

    Parameters
    ----------
    potential : covector or vector field A, a tensor or (with `metric`) components A_μ; A_t = −Φ in −+++, +Φ in +−−−
    field : instead of it, the antisymmetric tensor F_{μν}
    current : vector field j^ν, a tensor or its components, or None for vacuum; j^t is the charge density
    metric : needed only for bare components

    Returns
    -------
    MaxwellCheck
        A verdict for each equation; a refuted one names the component that fails.

    Raises
    ------
    InputError
        Neither or both of potential and field are given, or bare components without a metric.

    Examples
    --------
    >>> import sympy as sp, gr_toolkit as gr
    >>> g = gr.Minkowski()
    >>> t, z = g.symbols("t z")
    >>> bool(check(potential=g.covector([0, sp.cos(t - z), 0, 0])))
    True
    >>> check(potential=g.covector([0, sp.cos(t - 2*z), 0, 0])).source.component
    '[x]'
    """
    if (potential is None) == (field is None):
        raise InputError(
            "a check of Maxwell's equations needs a potential or a field, one of the two", "check(potential=A)"
        )
    if potential is not None:
        given = _first_rank(potential, metric, False)
        strength = field_strength(given)
    else:
        if not isinstance(field, Tensor) or field.rank != 2:
            raise InputError(f"the field {field!r} is no tensor with two indices", 'g.tensor(components, "__")')
        given = strength = as_field(field)
    needed = source_equation(strength)
    residual = needed if current is None else needed - _first_rank(current, strength.metric, True)
    return MaxwellCheck(
        vanishes(residual, given, strength), vanishes(homogeneous_equation(strength), given, strength), strength, needed
    )


def _first_rank(given: Any, metric: Metric | None, up: bool) -> Tensor:
    """A vector or covector from a tensor or components."""
    if isinstance(given, Tensor):
        if given.rank != 1:
            raise IndexMismatchError(
                f"a tensor with {given.rank} indices where a potential or a current belongs", "g.covector([...])"
            )
        if metric is not None:
            same_geometry(given, metric)
        return given.up(0) if up else given.down(0)
    if metric is None:
        raise InputError(f"the components {given!r} belong to no metric", "g.covector([...]), or metric=g")
    return metric.vector(given) if up else metric.covector(given)
