"""What the inequalities of a domain say, as facts about irreducible polynomials.

Signs are graded: ±2 is strict, ±1 may be zero somewhere, 0 is unknown. A fact is an inequality divided by what is known
of its factors: from x y > 0 and x > 0 follows y > 0; from x y ≥ 0 it follows where x is known not to vanish.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, final

from .. import steps
from ..kernels.symbols import ImaginaryUnit, SymbolGenerator

if TYPE_CHECKING:
    from flint import fmpz_mpoly, fmpz_mpoly_ctx

    from ..domain import Fact
    from ..element import Element
    from ..field import Field
    from .prover import Knowledge


@final
@dataclass(frozen=True)
class Bound:
    """size · x = limit + side · y with y > 0, or y ≥ 0 where it is not strict; x the generator at a position."""

    position: int
    limit: fmpz_mpoly
    side: int
    size: int
    strict: bool


@final
@dataclass
class Facts:
    """The facts of one domain about the polynomials of one field."""

    signs: list[tuple[fmpz_mpoly, int]] = field(default_factory=list)  # (irreducible, graded sign)
    products: list[tuple[list[fmpz_mpoly], int]] = field(default_factory=list)  # (irreducible factors, graded sign)
    nonzero: list[fmpz_mpoly] = field(default_factory=list)
    bounds: list[Bound] = field(default_factory=list)
    positive: list[tuple[fmpz_mpoly, bool]] = field(default_factory=list)  # the inequalities: (polynomial, strict)
    real: set[int] = field(default_factory=set)  # positions of generators that an inequality speaks of

    def sign_of(self, factor: fmpz_mpoly) -> int:
        """The graded sign that is stated of an irreducible polynomial."""
        best = 0
        for known, sign in self.signs:
            if factor == known or factor == -known:
                sign = sign if factor == known else -sign
                best = sign if abs(sign) > abs(best) else best
        return best

    def is_nonzero(self, factor: fmpz_mpoly) -> bool:
        """Whether an irreducible polynomial is stated not to vanish."""
        return any(factor == known or factor == -known for known in self.nonzero)

    def sign_of_product(self, factors: list[fmpz_mpoly]) -> int:
        """The graded sign stated of a product of irreducible polynomials."""
        for known, sign in self.products:
            if len(known) == len(factors):
                flips = [_matches(factor, known) for factor in factors]
                if all(flips):
                    return sign * (-1) ** flips.count(-1)
        return 0

    def learn_nonzero(self, element: Element) -> None:
        """Take in element ≠ 0."""
        self.nonzero += [factor for factor, _ in steps.short_factors(element.numerator)[1]]

    def learn(self, knowledge: Knowledge, element: Element, strict: bool) -> None:
        """Take in element > 0 or element ≥ 0."""
        if not element.is_polynomial():
            divisor = element.denominator()
            self.learn_nonzero(divisor)  # where it vanishes the inequality does not hold
            element = element * divisor * divisor
        numerator = element.numerator
        positions = [position for position, degree in enumerate(numerator.degrees()) if degree > 0]
        self.real |= {p for p in positions if not isinstance(knowledge.generator(p), ImaginaryUnit)}
        self.positive.append((numerator, strict))
        self.bounds += _bounds(knowledge, numerator, strict, positions)
        content, factors = steps.short_factors(numerator)
        sign = 1 if content > 0 else -1
        if strict:
            self.nonzero += [factor for factor, _ in factors]
        if len(factors) == 1 and factors[0][1] == 1:  # nothing to divide by
            self.signs.append((factors[0][0], sign * (2 if strict else 1)))
            return
        for factor, power in factors:
            if not strict and int(power) % 2 == 0 and abs(knowledge.sign_of_factor(factor)) < 2:
                return  # x² y ≥ 0 says nothing of y at x = 0
        self.products.append(([f for f, power in factors if int(power) % 2], sign * (2 if strict else 1)))
        self.divide(knowledge)

    def divide(self, knowledge: Knowledge) -> None:
        """Divide the products by what is known of their factors now."""
        products, self.products = self.products, []
        for factors, sign in products:
            unknown = []
            for factor in factors:
                known = knowledge.sign_of_factor(factor)
                if not known or (abs(sign) == 1 and abs(known) == 1):
                    unknown.append(factor)  # x y ≥ 0 says nothing of y at x = 0
                    continue
                sign *= 1 if known > 0 else -1
                if abs(known) == 1:  # the product is not zero, so neither is it
                    self.signs.append((factor, 2 if known > 0 else -2))
            if len(unknown) == 1:
                self.signs.append((unknown[0], sign))
            elif unknown:
                self.products.append((unknown, sign))

    def translated(self, ring: fmpz_mpoly_ctx, place: dict[int, int]) -> Facts:
        """The same facts in another field's generators, given the position of each; those on generators with no
        position there are left out."""
        zero = ring.constant(0)

        def there(polynomial: fmpz_mpoly) -> fmpz_mpoly:
            images = [ring.gen(place[q]) if q in place else zero for q in range(polynomial.context().nvars())]
            return polynomial.compose(*images, ctx=ring)  # not `project_to_context`, which does nothing in one ring

        def known(*polynomials: fmpz_mpoly) -> bool:
            return all(q in place for p in polynomials for q, degree in enumerate(p.degrees()) if degree > 0)

        return Facts(
            [(there(p), s) for p, s in self.signs if known(p)],
            [([there(p) for p in factors], s) for factors, s in self.products if known(*factors)],
            [there(p) for p in self.nonzero if known(p)],
            [
                Bound(place[b.position], there(b.limit), b.side, b.size, b.strict)
                for b in self.bounds
                if b.position in place and known(b.limit)
            ],
            [(there(p), strict) for p, strict in self.positive if known(p)],
            {place[q] for q in self.real if q in place},
        )


def generator_numbers(elements: Iterable[Element], field: Field) -> list[int] | None:
    """The creation numbers of elements that are generators of a field; None where one is not."""
    found = []
    for element in elements:
        used = element.generator_numbers()
        if element.field is not field or len(used) != 1 or element != field.generator(*used):
            return None
        found += used
    return found


def complexity(fact: Fact) -> int:
    """By which inequalities between symbols come first."""
    return sum(not isinstance(g, SymbolGenerator) for g in fact.element.field.generators)


def _matches(factor: fmpz_mpoly, known: list[fmpz_mpoly]) -> int:
    """±1 where ± the factor is among those known."""
    if factor in known:
        return 1
    return -1 if -factor in known else 0


def _bounds(knowledge: Knowledge, numerator: fmpz_mpoly, strict: bool, positions: list[int]) -> list[Bound]:
    """What the inequality says of the generators that it is linear in."""
    bounds = []
    for position in positions:
        slope = numerator.derivative(position)
        if numerator.degrees()[position] == 1 and slope.is_constant() and not knowledge.generator(position).is_constant:
            side = 1 if slope.leading_coefficient() > 0 else -1
            rest = numerator - slope * knowledge.field.ring.gen(position)
            bounds.append(Bound(position, -side * rest, side, abs(int(slope.leading_coefficient())), strict))
    return bounds
