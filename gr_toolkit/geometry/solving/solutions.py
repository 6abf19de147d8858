"""What `Metric.solve` gives: functions, each with the proof that it solves, and whether they are all."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, final

import sympy as sp

from ...verdicts import Verdict
from .component_equations import Equations

if TYPE_CHECKING:
    from ..metric import Metric


@final
@dataclass(frozen=True)
class Solution:
    """A function that was found.

    Attributes
    ----------
    function : f(r)
    expression : what it is, with constants C1, C2 …
    metric : the metric with it put in
    verdict : the proof that this metric satisfies the condition
    values : what the condition's own constants are, where they are not free
    constraints : equations that the constants have to satisfy
    constants : those that are free
    """

    function: Any
    expression: Any
    metric: Metric = field(repr=False, compare=False)
    verdict: Verdict = field(repr=False, compare=False)
    values: Mapping[Any, Any] = field(default_factory=dict)
    constraints: tuple[Any, ...] = ()
    constants: tuple[Any, ...] = ()

    def to_sympy(self) -> Any:
        """``Eq(f(r), …)``."""
        return sp.Eq(self.function, self.expression, evaluate=False)

    def __repr__(self) -> str:
        if self.expression == self.function:
            return f"{self.function} is arbitrary"
        also = [f"{name} = {value}" for name, value in self.values.items()]
        also += [f"{c.lhs} = {c.rhs}" for c in self.constraints]
        return f"{self.function} = {self.expression}" + (f", where {', '.join(also)}" if also else "")

    def _repr_latex_(self) -> str:
        also = [sp.Eq(name, value, evaluate=False) for name, value in self.values.items()]
        shown = [sp.latex(e) for e in (self.to_sympy(), *also, *self.constraints)]
        return "$\\displaystyle " + r",\quad ".join(shown) + "$"


@final
@dataclass(frozen=True, repr=False)
class Solutions(Sequence[Solution]):
    """The functions that were found; a sequence.

    Attributes
    ----------
    found : each proved
    doubt : why there may be others; empty where these are all
    equations : the ordinary differential equations that the condition stands for
    """

    found: tuple[Solution, ...]
    doubt: str
    equations: Equations

    @property
    def complete(self) -> bool:
        """Whether these are all solutions on the metric's domain."""
        return not self.doubt

    def __len__(self) -> int:
        return len(self.found)

    def __getitem__(self, place: Any) -> Any:
        return self.found[place]

    def __repr__(self) -> str:
        lines = list(map(repr, self.found))
        if not lines:
            return "no function does" if self.complete else f"none was found; there may be some: {self.doubt}"
        return "\n".join([*lines, "(all solutions)" if self.complete else f"(perhaps not all: {self.doubt})"])

    def _repr_latex_(self) -> str | None:
        return self.found[0]._repr_latex_() if len(self.found) == 1 else None
