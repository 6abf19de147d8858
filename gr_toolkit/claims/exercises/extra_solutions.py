"""Solutions that an equation has beside those of the right one: (x − 1)(x − 2) = 0 holds where x = 2, too.

An answer may be the right equation times something, or a proof that the right one follows from it divides by something.
Where that vanishes the answer may hold while the right equation fails: then it says less, and is wrong. Four kinds of
factors do no harm: those with a sign, those that vanish with the right equation only, those by which the answer or the
right equation itself is divided, and functions of the coordinates alone, next to whose zeros the answer says the same:
not where the right equation chooses points, r = 3M.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

import sympy as sp
from sympy.core.function import AppliedUndef

from ...errors import GRToolkitError, InputError
from ...exact import Element, from_sympy, hooks
from ...exact.arguments import symbols_in
from ...exact.grouping import irreducible_factors
from ...geometry import Tensor
from ...verdicts import Verdict, combined, decide
from .comparing import components, is_number
from .marks import RIGHT, UNDECIDED, WRONG
from .points import EITHER, FIELDS, POINTS, chooses, linear, values

Judged = tuple[str, tuple[str, ...], Verdict | None]  # outcome, remarks, verdict


def is_multiple(ratio: Element, answer: Tensor) -> bool:
    """Whether answer = ratio · model says that the answer holds wherever the model does: what the ratio is divided by
    has a sign, or is what the answer is divided by."""
    own = _divisors(answer)
    return all(_has_sign(d) or _is_among(d, own) for d in irreducible_factors(ratio.denominator()))


def is_repeated(ratio: Element, model: Tensor) -> bool:
    """Whether the ratio itself vanishes where the right equation holds."""
    own = [f for _, value in components(model) for f in irreducible_factors(value)]
    return any(_is_among(f, own) for f in irreducible_factors(ratio))


def judged(model: Tensor, answer: Tensor, ratio: Element | None, proofs: Sequence[Verdict], remark: str) -> Judged:
    """The outcome for an equation that says what the right one says, up to what was divided by.

    Parameters
    ----------
    model, answer : left minus right of both
    ratio : answer over model, where there is one
    proofs : that each follows from the other; the last one stands behind the outcome
    remark : on what is right
    """
    said = [f for p in proofs for c in p.conditions if _matters(c, answer, model) for f in _factors(c, model)]
    is_open: list[str] = []
    for factor in _doubtful(model, answer, ratio, proofs):
        told = f"where {factor.to_sympy()} = 0"
        about = chooses(model) if _is_of_coordinates(factor, model) else POINTS
        if about == FIELDS or _is_nonzero_if_real(factor, model):
            said.append(factor)
            continue
        if about == EITHER:
            is_open.append(f"what it says {told} is open")
            continue
        verdict = _where_it_vanishes(factor, model)
        if verdict is None or verdict.undecided or any(not c.holds_on_domain for c in verdict.conditions):
            is_open.append(f"what it says {told} is open")
        elif verdict.refuted:
            extra = f"it also holds {told}, and the right equation does not at {place(verdict)}"
            return WRONG, (f"it says less than the right equation: {extra}",), verdict
    if is_open:
        return UNDECIDED, tuple(is_open), proofs[-1]
    said += [d for d in _divisors(answer) if not _has_sign(d) and not _is_among(d, _divisors(model))]
    once = [f for n, f in enumerate(said) if not _is_among(f, said[:n])]
    where = (f"where {', '.join(f'{f.to_sympy()} != 0' for f in once)}",) if once else ()
    return RIGHT, (*([remark] if remark else []), *where), proofs[-1]


def place(verdict: Verdict) -> str:
    """The point of a refutation."""
    witness = getattr(verdict, "witness", None)
    return "some point" if witness is None else str(witness.place())


# -- factors -----------------------------------------------------------------------------------------------------------


def _doubtful(model: Tensor, answer: Tensor, ratio: Element | None, proofs: Iterable[Verdict]) -> Iterator[Element]:
    """What may vanish although the right equation does not hold: irreducible factors without a sign, each once."""
    harmless = [*_divisors(answer), *_divisors(model)]
    if model.rank == 0:
        if chooses(model) != FIELDS:  # (r − 3M)/(r − 6M) = 0 says nothing of r = 6M: an answer that does, says more
            own = irreducible_factors(answer.component(()))
            harmless = [d for d in harmless if not _is_among(d, own)]
        harmless += irreducible_factors(model.component(()))
    divided = [f for p in proofs for c in p.conditions if not c.holds_on_domain for f in _factors(c, model)]
    for factor in [*([] if ratio is None else irreducible_factors(ratio)), *divided]:
        if not is_number(factor) and not _has_sign(factor) and not _is_among(factor, harmless):
            harmless.append(factor)
            yield factor


def _divisors(tensor: Tensor) -> list[Element]:
    """The irreducible factors of what the components are divided by."""
    return [d for _, value in components(tensor) for d in irreducible_factors(value.denominator())]


def _is_among(factor: Element, others: Iterable[Element]) -> bool:
    return any((factor - other).is_zero() or (factor + other).is_zero() for other in others)


def _matters(condition: Any, answer: Tensor, model: Tensor) -> bool:
    """Whether a condition of a proof is to be said: one that only the reading of the equations needs."""
    if condition.holds_on_domain:
        return False
    own = [*_divisors(answer), *_divisors(model)]
    return all(_is_among(f, own) for f in _factors(condition, model))


def _factors(condition: Any, model: Tensor) -> list[Element]:
    """The irreducible factors of what a proof says not to vanish."""
    return irreducible_factors(model.metric.scalar(condition.expression))


def _has_sign(factor: Element) -> bool:
    return bool(hooks.call("sign", factor))


def _free(part: Any, model: Tensor) -> Any:
    """A free real value in the place of a symbol, function or derivative; positive where that is."""
    sign = hooks.call("sign", model.metric.scalar(part))
    return sp.Dummy(str(getattr(part, "func", part)), real=True, positive=True if sign > 0 else None)


def _is_nonzero_if_real(factor: Element, model: Tensor) -> bool:
    """Whether it is positive, or negative, for all real values of what stands in it."""
    expression = factor.to_sympy()
    parts = expression.atoms(sp.Derivative) | expression.atoms(AppliedUndef) | expression.free_symbols
    expression = expression.xreplace({part: _free(part, model) for part in parts})
    try:
        return not expression.has(AppliedUndef, sp.Derivative, sp.I) and _has_sign(from_sympy(expression))
    except GRToolkitError:
        return False


def _is_of_coordinates(factor: Element, model: Tensor) -> bool:
    """Whether it varies over the chart and contains no unknown function: it vanishes on a surface, whose points are
    limits of points at which the right equation holds."""
    metric = model.metric
    if factor.to_sympy().atoms(AppliedUndef) or symbols_in(factor) - {*metric.coordinates, *metric.parameters}:
        return False
    return any(not factor.diff(x).is_zero() for x in metric.coordinates)


# -- where a factor vanishes -------------------------------------------------------------------------------------------


def _where_it_vanishes(factor: Element, model: Tensor) -> Verdict | None:
    """Whether the right equation holds where a factor is zero; None where that cannot be asked."""
    for assumed, hidden, is_whole in _assumptions(factor, model):
        found = []
        for name, value in components(model):
            if value.is_zero():
                continue
            left = value if not hidden else model.metric.scalar(value.to_sympy().xreplace(hidden))
            try:
                if not is_whole and not decide(factor, 0, assuming=[assumed]).proved:
                    raise InputError("it is no zero of the factor")
                found.append((name, decide(left, 0, assuming=[assumed])))
            except GRToolkitError:  # the factor is zero nowhere on the domain, or a formula means nothing there
                found = []
                break
        verdict = combined(found) if found else None
        if verdict is not None and (verdict.refuted or (verdict.proved and is_whole)):
            return verdict
    return None


def _assumptions(factor: Element, model: Tensor) -> Iterator[tuple[Any, dict[Any, Any], bool]]:
    """(a way to say that a factor is zero, functions of what it fixes -> free values, whether it is zero nowhere else).

    Only for factors that have real zeros: in a function, which is fixed everywhere; in a parameter that is fixed by
    constants; in a coordinate; in a derivative.
    """
    expression = factor.to_sympy()
    functions = expression.atoms(AppliedUndef)
    differentiated = {f for d in expression.atoms(sp.Derivative) for f in d.atoms(AppliedUndef)}
    for unknown in sorted(functions - differentiated, key=str):
        if not any(f.func == unknown.func for f in functions - {unknown}):
            for value, is_whole in values(expression, unknown):
                yield sp.Eq(unknown, value, evaluate=False), {}, is_whole
    coordinates = set(model.metric.coordinates)
    if not functions:
        for unknown in sorted(expression.free_symbols - coordinates, key=str):
            for value, is_whole in values(expression, unknown):
                if not value.free_symbols & coordinates:
                    yield sp.Eq(unknown, value, evaluate=False), _hidden(unknown, model), is_whole
        for unknown in sorted(expression.free_symbols & coordinates, key=str):
            if not _inside_functions(unknown, model):
                for value, is_whole in values(expression, unknown):
                    yield sp.Eq(unknown, value, evaluate=False), {}, is_whole
    if any(linear(expression, d) is not None for d in expression.atoms(sp.Derivative)):
        yield factor, {}, True


def _inside_functions(coordinate: Any, model: Tensor) -> bool:
    """Whether a function in the right equation depends on a coordinate."""
    every = [value.to_sympy() for _, value in components(model)]
    return any(f.has(coordinate) for e in every for f in e.atoms(AppliedUndef))


def _hidden(parameter: Any, model: Tensor) -> dict[Any, Any]:
    """Functions of a parameter that is to be fixed -> free values; none where values of one function, or derivatives,
    are related to each other."""
    every = [value.to_sympy() for _, value in components(model)]
    functions = {f for e in every for f in e.atoms(AppliedUndef)}
    inside = [f for f in sorted(functions, key=str) if f.has(parameter)]
    differentiated = {f.func for e in every for d in e.atoms(sp.Derivative, sp.Subs) for f in d.atoms(AppliedUndef)}
    if any(f.func in differentiated or any(g.func == f.func for g in functions - {f}) for f in inside):
        return {}
    return {f: _free(f, model) for f in inside}
