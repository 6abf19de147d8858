"""Candidates for an unknown function, from the ordinary differential equations that it has to satisfy.

Linear equations are integrated (`linear`), of f or of u in f = 1/u and the like; and derivatives of equations that are
not, for the derivative of Friedmann's, and of others, is a product of linear equations. SymPy's `dsolve` is asked for
the rest, in a process that is ended when its time is over. Where a candidate came from decides only whether there may
be others.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Any

import sympy as sp

from ...errors import GRToolkitError
from ...exact import Element, hooks
from ...exact.grouping import irreducible_factors
from ...verdicts import bounded
from .component_equations import Equation, normal_form
from .linear import LinearEquation, curvature_of
from .problem import Candidate, Problem

ORDER = 4  # of an equation that is integrated
SUBSTITUTIONS: tuple[Callable[[Any], Any], ...] = (  # f of u > 0, that u's equation be linear; e^{2f} is common
    lambda u: u,
    lambda u: 1 / u,
    lambda u: u**2,
    lambda u: sp.sqrt(u),
    lambda u: sp.log(u) / 2,
)
IDENTITY, LOGARITHM = SUBSTITUTIONS[0], SUBSTITUTIONS[-1]
POWERS = range(-2, 3)  # of the variable, in an ansatz for what is not linear


def attempts(problem: Problem, system: Sequence[Equation], timeout: float) -> Iterator[tuple[list[Candidate], str]]:
    """(candidates, why there may be others), the most trustworthy first."""
    for consequence in (False, True):
        for substitution in SUBSTITUTIONS:
            for equation in system:
                candidates = _transformed(problem, equation, substitution, consequence)
                if candidates:
                    yield candidates, _doubt(problem, candidates, substitution)
    differential = [equation for equation in system if 0 < equation.order <= ORDER][:2]
    for equation in differential:
        found = _by_dsolve(problem, equation, timeout / len(differential))
        yield found, "SymPy's dsolve does not say whether it found all"
    constants = problem.names(f"C{n}" for n in range(1, len(POWERS) + 3))[: len(POWERS)]
    ansatz = sum(c * problem.unknown.args[0] ** power for c, power in zip(constants, reversed(POWERS), strict=True))
    yield [Candidate(ansatz, constants)], "only sums of a few powers were tried"


def _numerators(problem: Problem, elements: Iterable[Element]) -> list[Element]:
    """What is left of elements that are to vanish, without the factors that cannot."""
    return [equation.element for equation in normal_form([("", e) for e in elements], problem.metric)]


def _doubt(problem: Problem, candidates: Sequence[Candidate], substitution: Callable[[Any], Any]) -> str:
    """Why general solutions of the factors of an equation for u may not be all of the equation for f."""
    if len(candidates) > 1:
        return "pieces of several solutions may be joined"
    if substitution not in (IDENTITY, LOGARITHM) and not _is_positive(problem, problem.unknown):
        return f"the domain does not say that {problem.unknown} is positive"
    return candidates[0].doubt


def _transformed(
    problem: Problem, equation: Equation, substitution: Callable[[Any], Any], consequence: bool
) -> list[Candidate]:
    """General solutions, where the equation for u, or its derivative, is a product of linear equations."""
    x = problem.unknown.args[0]
    plain = substitution is IDENTITY
    inner = problem.unknown if plain else sp.Function("u", positive=True)(x)
    try:
        elements = [equation.element]
        if not plain:
            typed = equation.to_sympy().lhs.subs(problem.unknown, substitution(inner)).doit()
            elements = _numerators(problem, [problem.metric.scalar(typed)])
        if consequence:
            elements = _numerators(problem, [element.diff(x) for element in elements])
        parts = [part for element in elements for part in irreducible_factors(element)]
        candidates = [_integrated(problem, part, inner) for part in parts]
    except GRToolkitError:
        return []
    if not all(candidates):
        return []
    return [replace(c, expression=substitution(c.expression)) for c in candidates if c is not None]


def _integrated(problem: Problem, equation: Element, unknown: Any) -> Candidate | None:
    """The general solution of a linear equation of a kind that is integrated completely."""
    linear = LinearEquation.of(equation, unknown)
    if linear is None or linear.order > ORDER or not _is_regular(problem, linear):
        return None
    values = _curvature(problem, linear)
    if values:
        linear = LinearEquation.of(equation.subs(values), unknown)
    constants = problem.names(f"C{n}" for n in range(1, 2 * ORDER))[:ORDER]
    expression = linear.solved(constants) if linear is not None else None
    if expression is None or (_needs_positive(expression, x := unknown.args[0]) and not _is_positive(problem, x)):
        return None
    divisor = problem.metric.scalar(expression).denominator()
    special = [e for e in _numerators(problem, [divisor]) if not e.is_rational_number()]
    return Candidate(expression, constants, values, f"nothing is said where {special[0]} = 0" if special else "")


def _needs_positive(expression: Any, x: Any) -> bool:
    """Whether the real functions in a solution are these for positive x only: roots and logarithms."""
    return expression.has(sp.log) or any(p.base == x and not p.exp.is_integer for p in expression.atoms(sp.Pow))


def _is_positive(problem: Problem, expression: Any) -> bool:
    """Whether the domain says that an expression is positive."""
    return int(hooks.call("sign", problem.metric.scalar(expression))) > 0


def _curvature(problem: Problem, linear: LinearEquation) -> dict[Any, Any]:
    """{Λ: k/q} for the equation f″ + q Λ f = …, so that the curvature of its solutions is one symbol, k."""
    element = curvature_of(linear)
    if element is None:
        return {}
    number, symbol = element.to_sympy().as_coeff_Mul()
    if symbol not in problem.free or number == 1:
        return {}
    return {symbol: problem.names(["k", "kappa", "k_1"])[0] / number}


def _is_regular(problem: Problem, linear: LinearEquation) -> bool:
    """Whether the leading coefficient vanishes nowhere, so that as many constants as the order are all."""
    return all(element.is_rational_number() for element in _numerators(problem, [linear.coefficients[-1]]))


def _by_dsolve(problem: Problem, equation: Equation, timeout: float) -> list[Candidate]:
    """What SymPy's `dsolve` finds within the time."""
    try:
        found = bounded(dsolved, timeout=timeout)(equation.to_sympy(), problem.unknown)
    except GRToolkitError:
        return []
    known = equation.to_sympy().free_symbols
    candidates = []
    for expression in found:
        if _needs_positive(expression, x := problem.unknown.args[0]) and not _is_positive(problem, x):
            continue  # not real
        own = sorted(expression.free_symbols - known - {x}, key=str)
        constants = problem.names(f"C{n}" for n in range(1, len(own) + ORDER))[: len(own)]
        candidates.append(Candidate(expression.subs(dict(zip(own, constants, strict=False))), constants))
    return candidates


def dsolved(equation: Any, unknown: Any) -> list[Any]:
    """The explicit solutions that SymPy finds; for a process of its own."""
    try:
        found = sp.dsolve(equation, unknown)
    except Exception:  # whatever SymPy raises, it found none
        return []
    found = found if isinstance(found, list) else [found]
    return [s.rhs for s in found if isinstance(s, sp.Eq) and s.lhs == unknown and not s.rhs.has(unknown.func)]
