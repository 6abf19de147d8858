"""What a picture is asked to show: a field tensor, or a solution with the conditions on its parameters."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, final

import sympy as sp

from ..electrodynamics.field_strength import as_field
from ..exact import Element
from ..exact.arguments import symbols_in
from ..exact.conditions.ranking import everything_in
from ..exact.kernels.symbols import ImaginaryUnit
from ..geometry import Tensor


@final
@dataclass(frozen=True)
class Subject:
    """A real field.

    Attributes
    ----------
    field : F_{μν}
    conditions : what has to hold besides the chart's domain, in SymPy
    is_real_part : whether what was given is complex, and this its real part
    """

    field: Tensor
    conditions: tuple[Any, ...]
    is_real_part: bool


def read_subject(given: Any) -> Subject:
    """The field of a tensor or of a solution.

    Parameters
    ----------
    given : F_{μν}, or anything with a `field`, as the solutions of `gr_toolkit.electrodynamics.solutions`; its
        `conditions` are heeded

    Raises
    ------
    InputError, IndexMismatchError
        No field; see `gr_toolkit.electrodynamics.field_strength.as_field`.
    UnsupportedError
        A complex field of which the conjugate is not known.
    """
    field, conditions = as_field(given), tuple(getattr(given, "conditions", ()))
    if not any(isinstance(g, ImaginaryUnit) for _, value in field.items() if value for g in everything_in(value)):
        return Subject(field, conditions, False)
    metric = field.metric
    symbols = {s for _, value in field.items() for s in symbols_in(value)} - {*metric.coordinates, *metric.parameters}
    real = {s: sp.Symbol(s.name, real=True) for s in symbols if not s.is_real}
    return Subject(_real_part(field, real), tuple(c.subs(real) for c in conditions), True)


def _real_part(field: Tensor, real: dict[Any, Any]) -> Tensor:
    """(F + F̄)/2, the constants being real numbers."""

    def compute(index: Any) -> Element:
        value = field.component(index)
        value = value.subs(real) if real else value
        return (value + value.conjugate()) * sp.Rational(1, 2)

    return Tensor(field.metric, field.positions, symmetry=field.symmetry, compute=compute, name=field.name)
