"""Signs by the bounds of a domain: r = 2M + y with y > 0, x = (a + b t)/(1 + t) with t > 0 where a < x < b.

A bound is used by writing the variable through a new one that is not negative, after which all terms may have the same
sign, or the coefficients of its powers may. The new variable takes the letter of the old one, so a relation that holds
between the generators, w² = P, is used only where neither w nor P had a letter replaced.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice, product
from math import lcm
from typing import TYPE_CHECKING, final

from .facts import Bound
from .limits import limits, sign_as_bound, square_limits
from .sums import Letters, reduced, sign_of_terms

if TYPE_CHECKING:
    from flint import fmpz_mpoly

    from .prover import Knowledge

CHANGES = 3  # bounds used one after the other in one proof
CHANGE = 20  # the effort of one, in terms
TERMS = 2000  # of a polynomial that is looked at
PAIRS = 4  # of a lower and an upper bound of one variable
NESTED = 2  # questions about coefficients within each other
GROUPS = 12  # coefficients whose signs are asked for one by one


@final
@dataclass(frozen=True)
class Change:
    """x^step by a lower bound, or an upper one, or between both."""

    lower: Bound | None
    upper: Bound | None
    step: int = 1

    @property
    def position(self) -> int:
        bound = self.lower or self.upper
        assert bound is not None
        return bound.position

    @property
    def grade(self) -> int:
        """The sign of the new letter."""
        bound = self.lower or self.upper
        assert bound is not None
        return 2 if bound.strict else 1

    @property
    def is_open(self) -> bool:
        """Whether all values are reached by finite values of the new letter."""
        return not (self.lower and self.upper) or self.upper.strict

    def applied(self, polynomial: fmpz_mpoly) -> fmpz_mpoly:
        """The polynomial in the new letter, times a positive factor."""
        letter = polynomial.context().gen(self.position)
        if self.lower and self.upper:
            size = lcm(self.lower.size, self.upper.size)
            lower = self.lower.limit * (size // self.lower.size)
            upper = self.upper.limit * (size // self.upper.size)
            return moved(polynomial, self.position, lower + upper * letter, size * (1 + letter), self.step)
        bound = self.lower or self.upper
        assert bound is not None
        return moved(polynomial, self.position, bound.limit + bound.side * letter, bound.size, self.step)

    def at_upper(self, polynomial: fmpz_mpoly) -> fmpz_mpoly:
        """The polynomial at the upper bound, times a positive factor."""
        assert self.upper is not None
        return moved(polynomial, self.position, self.upper.limit, self.upper.size, self.step)


def sign_by_bounds(
    knowledge: Knowledge, polynomial: fmpz_mpoly, letters: Letters | None = None, bounds: list[Bound] | None = None
) -> int:
    """The graded sign after up to three changes of variables."""
    letters = letters or {}
    bounds = knowledge.facts.bounds if bounds is None else bounds
    best, tried = 0, []
    for change in changes(knowledge, polynomial, letters, bounds):
        if not knowledge.spend(CHANGE + len(polynomial)):
            break
        after = reduced(knowledge, change.applied(polynomial), {*letters, change.position})
        if len(after) > TERMS:
            continue
        here = letters | {change.position: change.grade}
        sign = _closed(knowledge, change, polynomial, letters, sign_of_terms(knowledge, after, here))
        if abs(sign) == 2:
            return sign
        best = best or sign
        tried.append((change, after, here))
    for change, after, here in tried if knowledge.nested < NESTED else ():
        sign = _closed(knowledge, change, polynomial, letters, _sign_of_coefficients(knowledge, after, here))
        if abs(sign) == 2:
            return sign
        best = best or sign
    for change, after, here in tried:
        if len(here) < CHANGES - knowledge.nested and change.is_open:
            rest = [b for bound in bounds if (b := _moved_bound(bound, change, letters)) is not None]
            sign = sign_by_bounds(knowledge, after, here, rest)
            if abs(sign) == 2:
                return sign
            best = best or sign
    return best


def _closed(knowledge: Knowledge, change: Change, polynomial: fmpz_mpoly, letters: Letters, sign: int) -> int:
    """The sign with the upper bound, which no finite value of the letter reaches: not strict unless it is so there."""
    if abs(sign) < 2 or change.is_open:
        return sign
    end = change.at_upper(polynomial)
    there = sign_of_terms(knowledge, end, letters) if letters else knowledge.sign_of_polynomial(reduced(knowledge, end))
    return sign if there == sign else sign // 2


def _sign_of_coefficients(knowledge: Knowledge, polynomial: fmpz_mpoly, letters: Letters) -> int:
    """The sign that all coefficients of the powers of the new letters have."""
    groups: dict[tuple[int, ...], dict[tuple[int, ...], int]] = {}
    for exponents, coefficient in polynomial.to_dict().items():
        power = tuple(int(exponents[position]) for position in letters)
        rest = tuple(0 if position in letters else int(e) for position, e in enumerate(exponents))
        groups.setdefault(power, {})[rest] = int(coefficient)
    if not 1 < len(groups) <= GROUPS or not knowledge.spend(CHANGE * len(groups)):
        return 0
    total, strict = 0, False
    for power, terms in groups.items():
        part = reduced(knowledge, polynomial.context().from_dict(terms))
        sign = knowledge.ask_in_part(lambda part=part: knowledge.sign_of_polynomial(part))  # type: ignore[misc]
        if not sign or total * sign < 0:
            return 0
        total = 1 if sign > 0 else -1
        strict = strict or (abs(sign) == 2 and all(letters[p] == 2 for p, e in zip(letters, power, strict=True) if e))
    return total * (2 if strict else 1)


def changes(knowledge: Knowledge, polynomial: fmpz_mpoly, letters: Letters, bounds: list[Bound]) -> Iterator[Change]:
    """The changes of variables that the bounds allow: one bound, then between two."""
    degrees = polynomial.degrees()
    between = []
    for position, degree in enumerate(degrees):
        if degree <= 0 or position in letters:
            continue
        own = limits(knowledge, position)
        lower = [b for b in (*bounds, *own) if b.position == position and b.side > 0]
        upper = [b for b in (*bounds, *own) if b.position == position and b.side < 0]
        yield from (Change(b, None) for b in lower)
        yield from (Change(None, b) for b in upper)
        zero = sign_as_bound(knowledge, position)
        lower += [zero] if zero and zero.side > 0 else []
        upper += [zero] if zero and zero.side < 0 else []
        between += [Change(a, b) for a, b in islice(product(lower, upper), PAIRS)]
        square = square_limits(knowledge, position)
        if square is not None and all(e[position] % 2 == 0 for e in polynomial.monoms()):
            between.append(Change(*square, step=2))
    yield from between


def _moved_bound(bound: Bound, change: Change, letters: Letters) -> Bound | None:
    """A bound after a change of variables, where it still is one of the same variable."""
    position = change.position
    if bound.position == position or bound.position in letters:
        return None
    if bound.limit.degrees()[position] <= 0:
        return bound
    one = change.lower or change.upper
    assert one is not None
    if (change.lower and change.upper) or one.size != 1:
        return None
    limit = change.applied(bound.limit)
    # x > y moves y < x to y < y + x′, which bounds nothing: the same letter would mean y before and after
    if limit.degrees()[bound.position] > 0:
        return None
    return Bound(bound.position, limit, bound.side, bound.size, bound.strict)


def moved(polynomial: fmpz_mpoly, position: int, value: fmpz_mpoly, size: int | fmpz_mpoly, step: int) -> fmpz_mpoly:
    """The polynomial at x^step = value/size, times the power of `size` that clears denominators."""
    degree = int(polynomial.degrees()[position])
    if degree <= 0:
        return polynomial
    context = polynomial.context()
    by_power: dict[int, dict[tuple[int, ...], int]] = {}
    for exponents, coefficient in polynomial.to_dict().items():
        rest = list(exponents)
        rest[position] = 0
        by_power.setdefault(int(exponents[position]), {})[tuple(rest)] = int(coefficient)
    result = context.constant(0)
    for power, terms in by_power.items():
        result += context.from_dict(terms) * value ** (power // step) * size ** ((degree - power) // step)
    return result
