r"""Finding the unknown function of a metric from a condition: "find f such that this is an Einstein metric".

The condition's components are ordinary differential equations of f. The simplest is integrated, the constants of
integration are fitted to all the others, f is put into the metric, and the condition is asked of that metric afresh: a
solution is one only with that proof, wherever it came from. All solutions are claimed to be found only where the
equation that was integrated is linear, was integrated completely (`linear`), and the constants that remain are all
there are. SymPy's `dsolve`, asked for the rest in a process that is ended when its time is over, gives candidates only.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from ...exact.conditions.coefficients import doubt as doubt_of_independence
from ...exact.grouping import by_monomials, depending_on
from ...verdicts import combined, decide
from ...verdicts.bounds import checked_timeout
from .candidates import attempts
from .component_equations import Equations, Pair, normal_form
from .fitting import fitted
from .problem import Problem
from .solutions import Solution, Solutions

if TYPE_CHECKING:
    from ..metric import Metric


def solve(metric: Metric, condition: str, fields: Mapping[str, Any], timeout: float) -> Solutions:
    """The functions with which a metric satisfies a condition; see `Metric.solve`."""
    problem, seconds = Problem.of(metric, condition, fields), checked_timeout(timeout)
    system, doubt = _ordinary(problem)
    if not system:
        return Solutions((_arbitrary(problem),), "", system)
    if not all(equation.has_solutions for equation in system):
        return Solutions((), doubt, system)
    for candidates, incomplete in attempts(problem, system, seconds):
        results = [fitted(problem, candidate) for candidate in candidates]
        found = tuple({repr(solution): solution for solutions, _ in results for solution in solutions}.values())
        doubts = [incomplete, doubt, *(why for _, why in results)]
        if found or not any(doubts):
            return Solutions(found, next(filter(None, doubts), ""), system)
    return Solutions((), "no equation could be integrated", system)


def _ordinary(problem: Problem) -> tuple[Equations, str]:
    """The ordinary differential equations of a condition, and why they may ask for too much.

    Of monomials in the other coordinates every coefficient is to vanish, which is necessary if they are independent.
    """
    metric, x = problem.metric, problem.unknown.args[0]
    others = [c for c in metric.coordinates if c != x]
    pairs: list[Pair] = []
    doubt = ""
    components = [*problem.residual(metric, problem.values), *problem.also(metric, problem.values)]
    for equation in normal_form(components, metric):
        positions = depending_on(equation.element.field, others)
        degrees = equation.element.numerator.degrees()
        present = [p for p in positions if degrees[p] > 0]
        if present:
            inner = frozenset({x, *metric.parameters, *problem.free})
            doubt = doubt or doubt_of_independence(equation.element.field, present, inner)
        name = ", ".join(equation.components)
        pairs += [(name, coefficient) for coefficient in by_monomials(equation.element, present).values()]
    return normal_form(pairs, metric), doubt


def _arbitrary(problem: Problem) -> Solution:
    pairs = problem.residual(problem.metric, {**problem.values, problem.unknown: problem.unknown})
    verdict = combined((name, decide(value, 0)) for name, value in pairs)
    return Solution(problem.unknown, problem.unknown, problem.metric, verdict)
