"""The sign of a sum whose terms all have the same one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .. import hooks, steps

if TYPE_CHECKING:
    from flint import fmpz_mpoly

    from .prover import Knowledge

Letters = dict[int, int]  # position -> graded sign of what its letter stands for now


def sign_of_terms(knowledge: Knowledge, polynomial: fmpz_mpoly, letters: Letters | None = None) -> int:
    """The graded sign that all terms have, numbers taken together: in π − 3 + 2y, those without y.

    `letters` gives the signs of letters that stand for something new.
    """
    letters = letters or {}
    used = [p for p, degree in enumerate(polynomial.degrees()) if degree > 0]
    constant = {p for p in used if p not in letters and knowledge.generator(p).is_constant}
    varying = [p for p in used if p not in constant]
    groups: dict[tuple[int, ...], dict[tuple[int, ...], int]] = {}
    for exponents, coefficient in polynomial.to_dict().items():
        number = tuple(e if p in constant else 0 for p, e in enumerate(exponents)) if constant else ()
        groups.setdefault(tuple(int(exponents[p]) for p in varying), {})[number] = int(coefficient)
    total, grade = 0, 1
    for powers, numbers in groups.items():
        if constant:
            term = sign_of_number(knowledge, polynomial.context().from_dict(numbers))
        else:
            term = 2 if numbers[()] > 0 else -2
        for position, power in zip(varying, powers, strict=True):
            if term and power:
                known = letters.get(position) or knowledge.grade_of_generator(position)
                if power % 2 == 0:
                    known = abs(known) or int(knowledge.is_real(position))
                term = min(abs(term), abs(known)) * (1 if term * known > 0 else -1)
        if not term or total * term < 0:
            return 0
        total, grade = (1 if term > 0 else -1), max(grade, abs(term))
    return total * grade


def sign_of_number(knowledge: Knowledge, number: fmpz_mpoly) -> int:
    """The graded sign of a polynomial in constants, by a ball."""
    if number.is_constant():
        return knowledge.sign_of_polynomial(number)
    element = knowledge.field.polynomial(number)
    return knowledge.ask(("ball", str(number)), lambda: 2 * int(hooks.call("sign of constant", element)))


def reduced(knowledge: Knowledge, polynomial: fmpz_mpoly, moved: set[int] | None = None) -> fmpz_mpoly:
    """The polynomial modulo the relations that no moved letter occurs in."""
    field = knowledge.field
    if not moved:
        return field.reduce(polynomial)
    for position, degree in enumerate(field.degrees):
        if polynomial.degrees()[position] >= degree:
            relation = field.relation_at(position)
            if not any(relation.degrees()[p] > 0 for p in moved):
                polynomial = steps.remainder(polynomial, relation, position)
    return polynomial
