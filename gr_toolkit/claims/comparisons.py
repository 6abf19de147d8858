r"""Inequalities, ``a < b``, and proportionality, ``A_\mu \propto B``.

An inequality is decided between real values: proved where the sign of the difference is shown on the whole domain,
refuted by a point at which it is the other one. A proportionality says that the ratio does not depend on the
coordinates, or on what the setting lists as `varying`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from itertools import combinations
from itertools import product as cartesian
from typing import Any

import sympy as sp

from .. import notation as tree
from ..errors import IndexMismatchError, InputError, UnknownNameError
from ..exact import Element
from ..geometry import Metric
from ..geometry.formulas.evaluate import Evaluator
from ..verdicts import Conditions, Proved, Verdict, combined, conditions_of, decide
from ..verdicts.inequalities.question import decide_order

INEQUALITIES = ("<", ">", "<=", ">=")


def inequality(evaluator: Evaluator, operator: str, left: tree.Node, right: tree.Node) -> Verdict:
    """The verdict of an inequality between two scalars.

    Raises
    ------
    InputError
        A side with indices, or one that is not shown to be real.
    """
    values = evaluator.scalar(left), evaluator.scalar(right)
    return compared(evaluator.metric, evaluator.text, operator, *values, divisors=partial(typed_divisors, evaluator))


def typed_divisors(evaluator: Evaluator) -> list[Element]:
    """What a formula, and the definitions that it uses, divide by, as typed."""
    return [*evaluator.scope.divisors, *evaluator.divisors]


def compared(
    metric: Metric,
    text: str,
    operator: str,
    left: Element,
    right: Element,
    *,
    divisors: Callable[[], Sequence[Element]] = lambda: (),
) -> Verdict:
    """The verdict of an inequality between two values on a metric's domain; `divisors` gives what they divide by, as
    typed."""
    small, large = (left, right) if operator in ("<", "<=") else (right, left)
    smaller, larger = metric.scalar(small), metric.scalar(large)
    return decide_order(smaller, larger, larger - smaller, strict=operator in ("<", ">"), divisors=divisors, what=text)


def proportionality(evaluator: Evaluator, left: tree.Node, right: tree.Node) -> Verdict:
    """The verdict of a proportionality: of tensors of one type, or of every component to one scalar.

    Raises
    ------
    InputError
        A side that vanishes; a name among `varying` that is no symbol.
    IndexMismatchError
        Two tensors of different types.
    """
    a, b = evaluator.value(left).settled(), evaluator.value(right).settled()
    if b.labels and set(b.labels) != set(a.labels):
        raise IndexMismatchError(
            f"{evaluator.text}: the sides have different free indices", "the same, or none on the right"
        )
    tensor = a.ordered(a.labels)
    other = b.ordered(a.labels) if b.labels else None
    metric = evaluator.metric
    places = cartesian(range(metric.dimension), repeat=tensor.rank)
    names = {i: metric.chart.index_name(i) if i else "" for i in places}
    first = {i: tensor.component(i) for i in names}
    second = {i: b.scalar() if other is None else other.component(i) for i in names}
    for values in (first, second):
        if all(value.is_zero() for value in values.values()):
            raise InputError(f"{evaluator.text}: a side vanishes, to which nothing is proportional", "another formula")
    symbols = list(_varying(evaluator))
    verdict = combined(_proportional(names, first, second, symbols, one_factor=other is not None))
    if not verdict.proved:
        return verdict
    divisor = next(value for value in second.values() if not value.is_zero())
    conditions = Conditions(lambda: dict.fromkeys([*verdict.conditions, *conditions_of([divisor])]))
    return Proved(conditions, components=verdict.components)


def _varying(evaluator: Evaluator) -> Iterator[Any]:
    """What the ratio may not depend on."""
    scope = evaluator.scope
    for name in scope.varying or scope.coordinates:
        if name in scope.coordinates:
            yield scope.coordinate(name).to_sympy()
            continue
        symbol = scope.scalars[name].to_sympy() if name in scope.scalars else None
        if not isinstance(symbol, sp.Symbol):
            raise UnknownNameError(name, [*scope.coordinates, *scope.scalars], "name of what varies")
        yield symbol


def _proportional(
    names: dict[Any, str],
    first: dict[Any, Element],
    second: dict[Any, Element],
    symbols: Sequence[Any],
    one_factor: bool,
) -> Iterator[tuple[str, Verdict]]:
    """∂(A/B) = 0 as B ∂A = A ∂B, for each component; for tensors that all have one factor, A_i B_j = A_j B_i too."""
    for i, name in names.items():
        for x in symbols:
            a, b = first[i], second[i]
            yield f"{name}, {x}".lstrip(", "), decide(a.diff(x) * b, a * b.diff(x))
    if one_factor:
        for i, j in combinations(names, 2):
            yield f"{names[i]} and {names[j]}", decide(first[i] * second[j], first[j] * second[i])
