"""Deciding under side conditions: field equations, ordinary differential equations, a mass shell.

The conditions are made into a coherent set of rules. *Proved* means that the rules reduce left − right to zero, and it
lists what they divided by; a model, a point of the domain at which the conditions hold and nothing listed vanishes,
shows that it says something. *Refuted* is a ball at such a point. Everything else stays open.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import islice
from typing import Any

import sympy as sp
from sympy.core.function import AppliedUndef

from ..errors import DivisionByZeroError, GRToolkitError, InconsistentConditionsError, InputError, SideConditionError
from ..exact import Element, Reader, hooks
from ..exact.balls import Point
from ..exact.conditions.coherence import completed
from ..exact.conditions.ranking import Ranking, coefficients, everything_in, unique
from ..exact.conditions.rewriting import Rewriting
from ..exact.conditions.solutions import solution_points
from ..exact.constants import is_constant
from ..exact.kernels.jets import JetGenerator
from ..exact.kernels.symbols import SymbolGenerator
from .assumptions import SideCondition
from .model import Model, model_at
from .small_print import conditions_of
from .verdict import Proved, Reason, Refuted, Undecided, Verdict
from .witness import POINTS, witness_among


def decide_under(
    conditions: Sequence[SideCondition],
    sides: tuple[Any, Any],
    reader: Reader,
) -> Verdict:
    """The verdict on left = right where the conditions hold.

    Raises
    ------
    UnsupportedError, AmbiguousRootError, UncertifiedDivisionError
        Something that the field cannot hold.
    DivisionByZeroError
        A divisor as typed that the conditions make zero.
    """
    typed = [side for condition in conditions for side in condition.args]
    *read, left, right = reader.read_all([*typed, *sides])
    residues = [a - b for a, b in zip(read[::2], read[1::2], strict=True)]
    best: Verdict | None = None
    try:
        rankings = _rankings(conditions, residues, sides, reader)
    except SideConditionError as error:
        return Undecided(Reason.SIDE_CONDITIONS, str(error))
    for ranking in rankings:
        try:
            rules = completed([reader.field.polynomial(r.numerator) for r in residues], ranking, reader.field)
            verdict = _decided(rules, conditions, left - right, sides, reader)
        except InconsistentConditionsError as error:
            verdict = Undecided(Reason.INCONSISTENT, str(error))
            if not error.where:
                return verdict
        except SideConditionError as error:
            verdict = Undecided(Reason.SIDE_CONDITIONS, str(error))
        if verdict.refuted and (best is None or not best.proved):
            return verdict
        if best is None or (verdict.proved and (not best.proved or len(_open(verdict)) < len(_open(best)))):
            best = verdict
        if best.proved and not _open(best):
            break
    assert best is not None
    return best


def _open(verdict: Verdict) -> list[Any]:
    return [c for c in verdict.conditions if not c.holds_on_domain]


def _decided(
    rules: Rewriting,
    conditions: Sequence[SideCondition],
    difference: Element,
    sides: tuple[Any, Any],
    reader: Reader,
) -> Verdict:
    residues = [c.left - c.right for c in conditions]
    divisors = [element for _, element in reader.divisors]
    for typed, element in reader.divisors:
        if _is_zero(rules, element):
            raise DivisionByZeroError(str(typed))
    symbols = sorted((g.symbol for _, g in rules.field.find(SymbolGenerator)), key=str)
    points = solution_points(rules, residues, divisors, symbols, reader)
    if difference.is_zero():
        return Proved(conditions_of(divisors))
    try:
        value, used = rules.reduced(difference)
    except DivisionByZeroError as error:  # of the normal form, not of the sides as typed
        value, used, why = difference, (), f"{error.divisor} is zero by the conditions"
    else:
        why = ""
    if value.is_zero():
        hidden = [e for e in (difference.denominator(),) if any(isinstance(g, JetGenerator) for g in everything_in(e))]
        hidden += [e for e in (difference.denominator(),) if rules.ranking.leader(e) is not None]
        divided = unique([*divisors, *(e for e in used if not is_constant(e)), *hidden])
        model = next(_models(points, residues, divided), None)
        if model is None:
            return Undecided(Reason.NO_MODEL, _listed(divided))
        return Proved(conditions_of(divided), model)
    witness = witness_among(islice(points, POINTS), *sides)
    if witness is not None:
        return Refuted(witness)
    return Undecided(Reason.NO_WITNESS, why)


def _models(points: Iterator[Point], residues: Sequence[Any], divided: Sequence[Element]) -> Iterator[Model]:
    """The models among points; where a ball of a divisor contains zero there is none."""
    for point in points:
        try:
            model = model_at(point, residues, divided)
        except GRToolkitError:
            continue
        if model.recheck():
            yield model


def _is_zero(rules: Rewriting, element: Element) -> bool:
    try:
        return rules.reduced(element)[0].is_zero()
    except DivisionByZeroError:  # its own denominator is; another divisor tells
        return False


def _listed(divided: Sequence[Element]) -> str:
    """What a model would have to keep from zero."""
    named = ", ".join(f"{e} != 0" for e in divided if not hooks.call("sign", e))
    return f"and {named}" if named else ""


# -- rules -------------------------------------------------------------------------------------------------------------


def _rankings(
    conditions: Sequence[SideCondition], residues: Sequence[Element], sides: tuple[Any, Any], reader: Reader
) -> tuple[Ranking, ...]:
    """An orderly ranking; then those in which conditions are led by functions that they contain undifferentiated (the
    density in Friedmann's equation): such as they give without dividing by what may vanish, then any."""
    slots = _slots(conditions, reader)
    coordinates = _coordinates(conditions, slots, sides, reader)
    parameters = unique(s for s in _traversed(conditions, sp.Symbol) if s not in coordinates)
    ranking = Ranking(slots, coordinates, parameters)
    _admit(residues, ranking)
    front = _solvable(residues, ranking)
    others = [
        replace(ranking, weights=_weights(residues, ranking, linear), parameters=front) for linear in (True, False)
    ]
    return unique([ranking, *others])


def _solvable(residues: Sequence[Element], ranking: Ranking) -> tuple[Any, ...]:
    """The parameters, in front those that a condition among them gives without dividing by what may vanish."""
    front: dict[Any, None] = {}
    for residue in residues:
        inside = everything_in(residue)
        for symbol in [] if any(isinstance(g, JetGenerator) for g in inside) else ranking.parameters:
            split = coefficients(residue, SymbolGenerator(symbol))
            hidden = any(SymbolGenerator(symbol) in everything_in(c) for c in split.values())
            if max(split) == 1 and not hidden and hooks.call("sign", split[1] / residue.denominator()):
                front[symbol] = None
                break
    return unique([*front, *ranking.parameters])


def _traversed(conditions: Sequence[SideCondition], kind: Any) -> Iterator[Any]:
    """The nodes of a kind as typed, left sides first; what a Subs binds is left out."""
    for condition in conditions:
        for side in condition.args:
            traversal = sp.preorder_traversal(side, keys=True)
            for node in traversal:
                if isinstance(node, sp.Subs):
                    traversal.skip()
                    yield from sorted((s for s in node.free_symbols if isinstance(s, kind)), key=str)
                elif isinstance(node, kind):
                    yield node


def _slots(conditions: Sequence[SideCondition], reader: Reader) -> dict[Any, tuple[Any, ...]]:
    """The functions of the conditions with the symbols that they depend on there."""
    slots: dict[Any, tuple[Any, ...]] = {}
    for applied in _traversed(conditions, AppliedUndef):
        plain = all(isinstance(a, sp.Symbol) for a in applied.args) and len(set(applied.args)) == len(applied.args)
        if plain and slots.setdefault(applied.func, applied.args) != applied.args:
            raise SideConditionError(
                f"the conditions contain {applied} beside {applied.func(*slots[applied.func])}",
                "conditions at one point",
            )
    names: dict[str, Any] = {}
    for function in (*slots, *(jet.family.function for _, jet in reader.field.find(JetGenerator))):
        if names.setdefault(str(function), function) != function:
            raise InputError(f"two different functions are called {function}", "one of them for both")
    return slots


def _coordinates(
    conditions: Sequence[SideCondition], slots: dict[Any, tuple[Any, ...]], sides: tuple[Any, Any], reader: Reader
) -> tuple[Any, ...]:
    """What functions depend on, and derivatives are taken by."""
    of_functions = [s for arguments in slots.values() for s in arguments]
    others: set[Any] = set()
    for _, generator in reader.field.find(JetGenerator):
        if isinstance(generator.family.key, tuple):
            others |= set(generator.family.key[1])
    for expression in (*conditions, *sides):
        if isinstance(expression, sp.Basic):
            for node in expression.atoms(sp.Derivative):
                others |= {v for v in node.variables if v in expression.free_symbols}
    return unique([*of_functions, *sorted(others, key=str)])


def _admit(residues: Sequence[Element], ranking: Ranking) -> None:
    """Refuse conditions that are of no kind known."""
    for residue in residues:
        inside = everything_in(residue)
        jets = [g for g in inside if isinstance(g, JetGenerator)]
        for jet in jets:
            if jet.family.function in ranking.slots and not ranking.is_standard(jet):
                raise SideConditionError(
                    f"the conditions contain {jet.expression()} beside"
                    f" {jet.family.function(*ranking.slots[jet.family.function])}",
                    "conditions at one point",
                )
        coordinates = [c for c in ranking.coordinates if SymbolGenerator(c) in inside]
        if coordinates and not jets:
            raise InputError(
                f"the assumption {residue} = 0 is an equation between coordinates ({', '.join(map(str, coordinates))}),"
                " on which derivatives by them have no meaning",
                "functions: Eq(f(x)**2, ...), or conditions on parameters",
            )


def _weights(residues: Sequence[Element], ranking: Ranking, linear: bool) -> tuple[tuple[Any, int], ...]:
    """Functions that occur undifferentiated in a condition, with its order; as `linear`, linearly and with a
    coefficient that is not zero."""
    found: dict[Any, int] = {}
    for residue in residues:
        jets = [g for g in everything_in(residue) if ranking.is_standard(g)]
        order = max((sum(g.orders) for g in jets), default=0)
        for function in ranking.slots:
            own = [g for g in jets if g.family.function == function]
            if not order or function in found or len(own) != 1 or any(own[0].orders):
                continue
            split = coefficients(residue, own[0])
            top = split[max(split)]
            if any(own[0] in everything_in(c) for c in split.values()):
                continue
            if not linear or (max(split) == 1 and hooks.call("sign", top / residue.denominator())):
                found[function] = order
                break
    return tuple(found.items())
