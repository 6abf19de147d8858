"""The constants of a candidate fitted to all components of the condition, and the proof that it then holds."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, final

import sympy as sp

from ...errors import GRToolkitError
from ...exact import Element, Reader, unify
from ...verdicts import Verdict, combined, decide, vanishes_when
from .component_equations import Pair
from .problem import Candidate, Problem, put_in
from .solutions import Solution

if TYPE_CHECKING:
    from ..metric import Metric

SHORTER = 0.75  # a product is shown where its length is below this share of the sum's


@final
@dataclass(frozen=True)
class _Residuals:
    """Components that are to vanish, as `vanishes_when` reads them."""

    metric: Metric
    pairs: list[Pair]

    def equation_components(self, other: Any) -> Iterator[tuple[str, Element, Any]]:
        return ((name, value, other) for name, value in self.pairs)


def fitted(problem: Problem, candidate: Candidate) -> tuple[list[Solution], str]:
    """The solutions that a candidate holds, its constants fitted to all components; and why there may be others."""
    try:
        metric, pairs = put_in(problem, candidate)
    except GRToolkitError as error:
        return [], f"{problem.unknown} = {candidate.expression} could not be put in: {error}"
    if all(value.is_zero() for _, value in pairs):
        return _solutions(problem, candidate, {}, [], (metric, pairs)), ""
    names = {s for s in candidate.constants if candidate.expression.has(s)} | set(problem.free)
    names |= {s for value in candidate.values.values() for s in value.free_symbols}
    unknowns = sorted(names - set(candidate.values), key=lambda s: (s in problem.free, str(s)))
    try:
        condition = vanishes_when(_Residuals(metric, pairs), [*unknowns, *_parameters(problem)])
    except GRToolkitError as error:
        return [], f"the constants could not be fitted: {error}"
    solutions: list[Solution] = []
    doubts = [condition.doubt]
    for alternative in condition.alternatives:
        values, left = _solved(alternative, unknowns)
        if any(not e.free_symbols & set(unknowns) for e in left):
            doubts.append("for special values of the metric's own parameters there may be more")
            continue
        more = _solutions(problem, candidate, values, left)
        solutions += more
        doubts += [] if more else [f"an alternative could not be proved: {alternative}"]
    return solutions, next(filter(None, doubts), "")


def _parameters(problem: Problem) -> list[Any]:
    """The parameters of the metric and of the condition that are given."""
    given = {s for value in problem.values.values() for s in getattr(value, "free_symbols", ())}
    return sorted({*problem.metric.parameters, *given} - set(problem.free), key=str)


def _solved(alternative: Sequence[Any], unknowns: Sequence[Any]) -> tuple[dict[Any, Any], list[Any]]:
    """(values of constants, equations that are left), from expressions that are to vanish."""
    values: dict[Any, Any] = {}
    left: list[Any] = []
    for expression in alternative:
        current = sp.expand(expression.subs(values))
        for name in unknowns:
            slope = current.diff(name)
            if slope.is_Number and slope != 0:
                value = sp.expand(name - current / slope)
                values = {n: sp.expand(v.subs(name, value)) for n, v in values.items()} | {name: value}
                break
        else:
            left += [current] if current != 0 else []
    return values, [sp.expand(e.subs(values)) for e in left]


def _solutions(
    problem: Problem,
    candidate: Candidate,
    values: Mapping[Any, Any],
    left: Sequence[Any],
    known: tuple[Metric, list[Pair]] | None = None,
) -> list[Solution]:
    """The candidate with constants put in, if the engine proves it; no solution else. `known` is what it was put
    into."""
    own = {name: candidate.values.get(name, name) for name in problem.free}
    own = {name: value.subs(values) for name, value in own.items()}
    used = [c for c in candidate.constants if any(e.subs(values).has(c) for e in (candidate.expression, *own.values()))]
    names = dict(zip(used, candidate.constants, strict=False))  # C1 first
    moved = Candidate(
        candidate.expression.subs(values).subs(names, simultaneous=True),
        candidate.constants,
        {name: value.subs(names, simultaneous=True) for name, value in own.items()},
    )
    constraints = tuple(sp.Eq(e.subs(names, simultaneous=True), 0, evaluate=False) for e in left)
    try:
        unchanged = moved.expression == candidate.expression
        metric, pairs = known if known and unchanged else put_in(problem, moved)
        verdict = combined((name, _vanishes_under(value, constraints)) for name, value in pairs)
    except GRToolkitError:
        return []
    if not verdict.proved:
        return []
    return [_shown(problem, moved, metric, verdict, constraints)]


def _shown(
    problem: Problem, candidate: Candidate, metric: Metric, verdict: Verdict, constraints: Sequence[Any]
) -> Solution:
    """A proved candidate, written as a sum unless that is much longer."""
    expression = sp.expand(candidate.expression)
    try:
        shortest = metric.scalar(candidate.expression).to_sympy()
    except GRToolkitError:  # the metric may hold a square of it only
        shortest = expression
    if sp.count_ops(shortest) < SHORTER * sp.count_ops(expression):
        expression = shortest
    symbols = expression.free_symbols.union(*(v.free_symbols for v in candidate.values.values()))
    constants = sorted(symbols - {problem.unknown.args[0], *_parameters(problem)}, key=str)
    values = {name: value for name, value in candidate.values.items() if name != value}
    return Solution(problem.unknown, expression, metric, verdict, values, tuple(constraints), tuple(constants))


def _vanishes_under(value: Element, constraints: Sequence[Any]) -> Verdict:
    """Whether a component vanishes by the constraints: as a regular multiple of one of them, where it is that."""
    if not value.is_zero():
        for constraint in constraints:
            other, zero = unify([Reader(value.field).read(constraint.lhs), value])
            multiple = zero / other
            own = set(other.inverse().powers)
            if not own & set(multiple.powers):
                return decide(value, multiple * other)
    return decide(value, 0, assuming=constraints)
