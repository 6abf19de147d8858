"""The numbers for which an equation with unknown coefficients holds in every metric, under conditions if there are any.

The components, with the conditions put in, are linear in the unknowns: each monomial of the jets is an equation for
them. Numbers that solve these are an answer. That there are none is one too where jets that satisfy the conditions
belong to solutions; elsewhere the conditions are differentiated further, and what remains open is called so.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from math import lcm
from typing import TYPE_CHECKING, TypeAlias

from ...errors import InputError, UndecidedError
from ...exact.polynomials import Polynomial, PolynomialRing, terms
from .conditional import FURTHER, model_of, system_of
from .elimination import Row, eliminated
from .existence import justification
from .membership import Span, multiples
from .orders import Orders, orders_of
from .statements import Statement, statements
from .systems import Solved, System
from .vocabulary import Vocabulary

if TYPE_CHECKING:
    from .every_metric import EveryMetric

KNOWN = -1  # in place of an unknown's number: the part in which none stands
Parts: TypeAlias = dict[int, Polynomial]  # number of an unknown -> what it is multiplied by


def coefficients(
    every: EveryMetric, vocabulary: Vocabulary, text: str, unknown: Sequence[str], assuming: Sequence[str] = ()
) -> dict[str, Fraction] | None:
    """The values of constants for which an equation holds; see `EveryMetric.coefficients`."""
    system = system_of(every, vocabulary, assuming)
    read = list(statements(vocabulary, text))
    for one in read:
        if one.divisors.keys() & set(unknown):
            raise InputError(f"{text} is divided by an unknown coefficient", "each in a term of its own")
    for condition in system.conditions:
        if condition.actual.constants & set(unknown):
            raise InputError(f"an unknown coefficient stands in the condition {condition.text}", "another letter there")
    for more in range(FURTHER + 1 if system.conditions else 1):
        pivots, consequences = eliminated(row for one in read for row in _rows(system, one, unknown, text, more))
        if not consequences:
            return _determined(pivots, unknown, text, system, read)
        if not more and all(_is_justified(system, one) for one in read):
            return None
    raise UndecidedError(
        f"it is not known whether there are such coefficients in {text}: jets that satisfy the conditions may belong "
        "to no solution",
        "a consequence of the conditions as one more of them, or decide(...) with numbers put in",
    )


def _orders(system: System, statement: Statement) -> tuple[Orders, int]:
    needed = orders_of(system.vocabulary, [statement.difference])
    return needed, max(system.order_of(needed), system.order)


def _is_justified(system: System, statement: Statement) -> bool:
    return not system.conditions or bool(justification(system, *_orders(system, statement)))


def _rows(system: System, statement: Statement, unknown: Sequence[str], text: str, more: int) -> Iterator[Row]:
    """The equations for the unknowns, the conditions differentiated so many times more than needed."""
    needed, lowest = _orders(system, statement)
    orders = Orders(needed.metric + more, needed.fields, needed.constants, needed.christoffel) if more else needed
    solved = system.solved(orders, lowest + more)
    if solved.solution.contradiction:
        texts = ", ".join(c.text for c in system.conditions)
        raise InputError(f"the conditions contradict each other: {texts}", "conditions that can hold together")
    space, ring = solved.space, PolynomialRing([])
    places = [space.jets.place(name, ()) if name in needed.constants else -1 for name in unknown]
    parts = [
        _parts(solved.solution.reduced(value), places, space.ring, text)
        for value in space.components(statement)[1].values()
    ]
    span = _zeros(solved, [part for each in parts for part in each.values()])
    for each in parts:
        found: dict[int, dict[int, Fraction]] = {}
        for number, part in each.items():
            for monomial, value in span.remainder(part).items():
                found.setdefault(monomial, {})[number] = value
        for entries in found.values():
            scale = lcm(*(value.denominator for value in entries.values()))
            whole = {number: int(value * scale) for number, value in entries.items()}
            yield Row(
                {number: value for number, value in whole.items() if number != KNOWN},
                ring.constant(whole.get(KNOWN, 0)),
            )


def _zeros(solved: Solved, targets: Sequence[Polynomial]) -> Span:
    """What is seen to vanish where the conditions hold, beside what was put in."""
    span, zeros = Span(solved.space.ring), solved.zeros
    if zeros and span.add(zeros):
        span.add(multiples(targets, zeros, solved.space.ring))
    return span


def _parts(polynomial: Polynomial, places: Sequence[int], ring: PolynomialRing, text: str) -> Parts:
    """What each unknown is multiplied by in a polynomial, and what stands without any."""
    collected: dict[int, dict[tuple[int, ...], int]] = {}
    for exponents, value in terms(polynomial):
        present = [number for number, place in enumerate(places) if place >= 0 and exponents[place]]
        if len(present) > 1 or (present and exponents[places[present[0]]] > 1):
            raise InputError(f"{text} is not linear in the unknown coefficients", "each in a term of its own")
        rest = tuple(0 if place in places else power for place, power in enumerate(exponents))
        collected.setdefault(present[0] if present else KNOWN, {})[rest] = value
    return {number: ring.from_terms(part) for number, part in collected.items()}


def _determined(
    pivots: Mapping[int, Row], unknown: Sequence[str], text: str, system: System, read: Sequence[Statement]
) -> dict[str, Fraction]:
    """The values, if there is but one for each unknown, and the conditions have a model."""
    for number, name in enumerate(unknown):
        if number not in pivots or len(pivots[number].linear) > 1:
            raise InputError(f"the coefficient {name} is not determined by {text}", "fewer unknown coefficients")
    if system.conditions and all(model_of(system, *_orders(system, one)) is None for one in read):
        raise UndecidedError(
            "no model of the conditions was found, so that anything may follow from them: "
            + ", ".join(c.text for c in system.conditions),
            "conditions that have a solution",
        )
    return {name: _value(pivots[number], number) for number, name in enumerate(unknown)}


def _value(row: Row, number: int) -> Fraction:
    constant = 0 if row.rest.is_zero() else int(row.rest.leading_coefficient())
    return Fraction(-constant, row.linear[number])
