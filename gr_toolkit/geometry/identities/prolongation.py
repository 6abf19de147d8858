r"""Solving conditions and their derivatives for jets, order by order.

A condition is a tensor equation that holds throughout, so its covariant derivatives hold too. At the origin they are
polynomials in the free Taylor coefficients of the metric and the fields, and those of highest order stand in them
linearly with constant coefficients, for the most part: they are solved for. A combination of equations in which the
highest ones cancel is an equation for lower ones, an *integrability condition*, and joins the others; where it vanishes
identically the equations are formally integrable to this order. What is not linear in its highest symbols is kept
beside the solution.

Nothing is divided by but numbers, and constants that are not zero, so that whatever reduces to zero vanishes wherever
the conditions hold.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from math import factorial, gcd
from typing import TypeAlias, final

from ...exact.polynomials import Polynomial, PolynomialRing, value_at
from .elimination import Row, content, eliminated
from .jet_values import Values

Level: TypeAlias = tuple[int, ...]  # the higher, the earlier a symbol is solved for
Quotient: TypeAlias = tuple[Polynomial, int]  # a polynomial over a positive integer
CONSTANT: Level = ()  # of constants, which are never solved for


@final
class Solution:
    """What conditions make of the symbols of a space: some are polynomials in the others, which are free.

    `nonzero` are the places of constants that are not zero, by which equations are divided where they can be. Levels
    rank the symbols; those whose level begins with more than 0 belong to fields that a condition defines.

    Attributes
    ----------
    images : place of a symbol that is solved for -> its value, in free symbols only
    left_over : polynomials in the free symbols that vanish too, but could not be solved for one
    contradiction : whether the conditions say that a number is zero which is not
    gained : how many integrability conditions came up that are no identities; what definitions of fields say of others
        is none
    """

    def __init__(self, ring: PolynomialRing, level: Callable[[int], Level], nonzero: Collection[int] = ()) -> None:
        self.ring, self.level, self.nonzero = ring, level, nonzero
        self.images: dict[int, Quotient] = {}
        self.left_over: list[Polynomial] = []
        self.contradiction = False
        self.gained = 0

    def reduced(self, polynomial: Polynomial) -> Polynomial:
        """A positive multiple of the polynomial where the conditions hold, in free symbols."""
        return self.fraction(polynomial)[0]

    def fraction(self, polynomial: Polynomial) -> Quotient:
        """What the polynomial is where the conditions hold, in free symbols."""
        return substituted(polynomial, self.images, self.ring)

    def copied(self) -> Solution:
        """The solution as it is now."""
        other = Solution(self.ring, self.level, self.nonzero)
        other.images, other.left_over = dict(self.images), list(self.left_over)
        other.contradiction, other.gained = self.contradiction, self.gained
        return other

    @property
    def is_settled(self) -> bool:
        """Whether everything was solved for without contradiction, no integrability condition having come up."""
        return not (self.left_over or self.contradiction or self.gained)

    def values(self, free: Values) -> Values:
        """The values of all symbols that do not vanish, from those of free ones; those not named are zero."""
        solved = {place: value_at(image, free) / below for place, (image, below) in self.images.items()}
        return {place: value for place, value in {**free, **solved}.items() if value}

    def solve(self, equations: Iterable[Polynomial]) -> None:
        """Take in polynomials that vanish, and what follows from them."""
        waiting = [*self.left_over, *equations]
        aside: list[Polynomial] = []
        progress = False
        while waiting:
            by_level: dict[Level, list[Polynomial]] = {}
            for equation in waiting:
                by_level.setdefault(self._top(equation)[0], []).append(equation)
            chosen = min(by_level, key=lambda level: (not _of_definition(level), level))
            rows = []
            waiting = [e for level, others in by_level.items() if level != chosen for e in others]
            for equation in by_level[chosen]:
                value = self._divided(self.reduced(equation))
                if value.is_zero():
                    continue
                level, top = self._top(value)
                if level != chosen:
                    waiting.append(value)
                    self.gained += not _of_definition(chosen)
                elif (row := self._row(value, top)) is not None:
                    rows.append(row)
                else:
                    aside.append(value)
            pivots, consequences = eliminated(rows)
            self.gained += 0 if _of_definition(chosen) else len(consequences)
            waiting += consequences
            if pivots:
                self._take(pivots)
                progress = True
            if not waiting and progress:  # what was not linear may have become so
                waiting, aside, progress = aside, [], False
        self.left_over = aside

    def _divided(self, polynomial: Polynomial) -> Polynomial:
        """An equation without the constants, none of them zero, that all its terms have in common."""
        for place in self.nonzero:
            common = min((exponents[place] for exponents in polynomial.monoms()), default=0)
            polynomial = polynomial // self.ring.generators[place] ** int(common) if common else polynomial
        return polynomial

    def _top(self, polynomial: Polynomial) -> tuple[Level, list[int]]:
        """The highest level in a polynomial and its symbols of that level."""
        places = places_in(polynomial)
        level = max((self.level(place) for place in places), default=CONSTANT)
        return level, [place for place in places if self.level(place) == level]

    def _row(self, value: Polynomial, top: Sequence[int]) -> Row | None:
        """The polynomial as an equation for its highest symbols; None if it is not linear in them, or has no constant
        coefficients there."""
        if not top or self.level(top[0]) == CONSTANT:
            self.contradiction |= value.is_constant()
            return None
        linear, rest = {}, value
        for place in top:
            slope = value.derivative(place)
            if not slope.is_constant():
                return None
            linear[place] = int(slope.leading_coefficient())
            rest = rest - self.ring.generators[place] * linear[place]
        return Row(linear, rest).primitive()

    def _take(self, pivots: Mapping[int, Row]) -> None:
        """Solve for symbols, and put them into the images of others."""
        new: dict[int, Quotient] = {}
        for place, row in pivots.items():
            below = row.linear[place]
            sign = -1 if below > 0 else 1
            image = row.rest * sign
            for other, coefficient in row.linear.items():
                if other != place:
                    image = image + self.ring.generators[other] * (coefficient * sign)
            new[place] = _lowest_terms(image, abs(below))
        for place, (image, below) in self.images.items():
            numerator, more = substituted(image, new, self.ring)
            self.images[place] = _lowest_terms(numerator, below * more)
        self.images |= new


def _of_definition(level: Level) -> bool:
    return level[:1] > (0,)


def substituted(polynomial: Polynomial, images: Mapping[int, Quotient], ring: PolynomialRing) -> Quotient:
    """A polynomial with generators replaced by quotients in which none of those stands.

    Raises
    ------
    TooLargeError
        The products are forecast to take long.
    """
    below = 1
    for place in [place for place in places_in(polynomial) if place in images]:
        image, denominator = images[place]
        degree = int(polynomial.degrees()[place])
        if degree < 1:  # another substitution took it away
            continue
        parts, rest = [], polynomial
        for power in range(degree, 0, -1):
            part = rest
            for _ in range(power):
                part = part.derivative(place)
            if power > 1:
                part = part / factorial(power)
            rest = rest - part * ring.generators[place] ** power
            parts.append((power, part))
        ring.admit_terms(sum(float(len(part)) * len(image) ** power for power, part in parts), "a condition put in")
        total = rest * denominator**degree
        for power, part in parts:
            total = total + part * (image**power * denominator ** (degree - power))
        polynomial, below = _lowest_terms(total, below * denominator**degree)
    return polynomial, below


def places_in(polynomial: Polynomial) -> list[int]:
    """The generators that occur in a polynomial."""
    return [place for place, power in enumerate(polynomial.degrees()) if power > 0]  # −1 of zero


def _lowest_terms(numerator: Polynomial, denominator: int) -> Quotient:
    if numerator.is_zero():
        return numerator, 1
    common = gcd(denominator, content(numerator)) if denominator > 1 else 1
    return (numerator / common, denominator // common) if common > 1 else (numerator, denominator)
