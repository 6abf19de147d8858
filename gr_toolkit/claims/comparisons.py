r"""Inequalities, ``a < b``, and proportionality, ``A_\mu \propto B``.

An inequality is decided between real values: proved where the sign of the difference is shown on the whole domain,
refuted by a point at which it is the other one. A proportionality says that the ratio does not depend on the
coordinates, or on what the setting lists as `varying`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations
from itertools import product as cartesian
from typing import Any

import sympy as sp

from .. import notation as tree
from ..errors import IndexMismatchError, InputError, UnknownNameError
from ..exact import Element, Reader, hooks
from ..geometry import Metric
from ..geometry.formulas.evaluate import Evaluator
from ..verdicts import Conditions, Proved, Reason, Refuted, Undecided, Verdict, combined, conditions_of, decide
from ..verdicts.witness import find_witness

INEQUALITIES = ("<", ">", "<=", ">=")


def inequality(evaluator: Evaluator, operator: str, left: tree.Node, right: tree.Node) -> Verdict:
    """The verdict of an inequality between two scalars.

    Raises
    ------
    InputError
        A side with indices, or one that is not shown to be real.
    """
    return compared(evaluator.metric, evaluator.text, operator, evaluator.scalar(left), evaluator.scalar(right))


def compared(metric: Metric, text: str, operator: str, left: Element, right: Element) -> Verdict:
    """The verdict of an inequality between two values on a metric's domain."""
    small, large = (left, right) if operator in ("<", "<=") else (right, left)
    difference = metric.scalar(large) - metric.scalar(small)
    if not hooks.call("is real", difference):
        raise InputError(f"{text}: an order between values that are not shown to be real", "real ones")
    strict = operator in ("<", ">")
    if difference.is_zero():
        return combined([("the sign of the difference", decide(0, 1))]) if strict else Proved()
    if int(hooks.call("sign" if strict else "sign or zero", difference)) > 0:
        return Proved(Conditions(lambda: conditions_of([difference.denominator()])))
    absolute = sp.Abs(difference.to_sympy(), evaluate=False)  # which is b − a just where a ≤ b
    symbols = sorted(absolute.free_symbols, key=str)
    witness = find_witness(absolute, difference.to_sympy(), difference.field.domain, symbols, Reader(difference.field))
    if witness is not None:
        return Refuted(witness, "the sign of the difference")
    return Undecided(Reason.AMBIGUOUS_SIGN, f"the domain does not say whether {difference} > 0")


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
