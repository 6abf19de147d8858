"""A small prover of signs on a domain.

Positive is shown, never guessed: an element is a product of irreducible factors, and each of them is

* a generator whose sign is known: a positive symbol, a square root, an exponential, cosh, sin on (0, π);
* a factor of one of the domain's inequalities;
* a sum whose terms all have the same sign, even powers of real things being none negative; also after sin² = 1 − cos²,
  or after the bounds of the domain were used, r = 2M + x with x > 0, one variable after the other;
* a constant, whose ball excludes zero.

What is not shown has sign 0, which means unknown.
"""

from __future__ import annotations

from dataclasses import dataclass
from dataclasses import field as data_field
from typing import TYPE_CHECKING, Any, final

from flint import fmpz_mpoly

from ..errors import EmptyDomainError
from . import hooks, steps
from .curved import Sine
from .domain import Fact
from .element import Element
from .homomorphism import bring, bring_generators, common_field
from .hooks import provides
from .jets import JetGenerator
from .symbols import ImaginaryUnit, SymbolGenerator

if TYPE_CHECKING:
    from .field import Field

Bound = tuple[int, fmpz_mpoly, int, int]  # (position of x, b, side, n): n x = b + side·y with y > 0
SHIFTS = 3  # bounds used one after the other in one proof


@provides("sign")
def sign(element: Element) -> int:
    """+1 or −1 where the element is shown to be positive or negative on the whole domain; 0 where that is not known."""
    if element.is_zero():
        return 0
    if element.is_rational_number():
        return 1 if element.as_fraction() > 0 else -1
    knowledge = Knowledge.of(element.field)
    if element.field is not knowledge.field:
        element = bring(element, knowledge.field)
    return knowledge.sign(element)


@provides("settle domain")
def settle(field: Field) -> None:
    """Take in the domain of a field.

    Raises
    ------
    EmptyDomainError
        Its conditions are found to contradict each other.
    """
    Knowledge(field, suspicious=True).take_in_all()


@provides("is real")
def is_real(element: Element) -> bool:
    """Whether the element is shown to be real on the whole domain."""
    knowledge = Knowledge.of(element.field)
    if element.field is not knowledge.field:
        element = bring(element, knowledge.field)
    return all(knowledge.is_real(knowledge.field.positions[n]) for n in element.generator_numbers())


@final
@dataclass
class Knowledge:
    """What a field's domain says about the factors of its polynomials."""

    field: Field
    complete: bool = False
    suspicious: bool = False  # whether an inequality that contradicts what is known is looked for
    learned: list[tuple[Element, bool]] = data_field(default_factory=list)  # (element, whether strictly positive)
    known: list[tuple[fmpz_mpoly, int]] = data_field(default_factory=list)  # (irreducible factor, sign)
    bounds: list[Bound] = data_field(default_factory=list)
    real: set[int] = data_field(default_factory=set)  # positions of generators that an inequality speaks of
    generator_signs: dict[int, int] = data_field(default_factory=dict)
    memory: dict[str, int] = data_field(default_factory=dict)

    @classmethod
    def of(cls, field: Field) -> Knowledge:
        """The knowledge about a field, gathered once; it lives in an extension that holds the inequalities too."""
        if "knowledge" not in field.notes:
            # kept before it is complete: an inequality on S_K asks for the sign of K, which a simpler one may give
            knowledge = field.notes["knowledge"] = cls(field)
            if not knowledge.inherit():
                knowledge.take_in_all()
            knowledge.complete = True
        result: Knowledge = field.notes["knowledge"]
        return result

    def inherit(self) -> bool:
        """Take over what is known of a field that this one extends; whether there was such a field."""
        ancestor = self.field.parent
        while ancestor is not None:
            older: Knowledge | None = ancestor.notes.get("knowledge")
            if older is not None and older.complete:
                return self._translate(older)
            ancestor = ancestor.parent
        return False

    def _translate(self, older: Knowledge) -> bool:
        """The other's knowledge in this field's generators, if each of its generators is one of them."""
        home, images = bring_generators(older.field, common_field(self.field, older.field))
        names: dict[str | int, str | int] = {}
        place = {}
        for number, image in enumerate(images):
            polynomial = image.numerator
            if len(polynomial) != 1 or polynomial.total_degree() != 1 or not image.is_polynomial():
                return False
            if polynomial.leading_coefficient() != 1:
                return False
            position = next(p for p, degree in enumerate(polynomial.degrees()) if degree)
            place[older.field.positions[number]] = position
            names[f"g{number}"] = f"g{home.creation_numbers[position]}"
        ring = home.ring
        self.field = home
        self.learned = list(older.learned)
        self.known = [(p.project_to_context(ring, mapping=names), s) for p, s in older.known]
        self.bounds = [(place[q], p.project_to_context(ring, mapping=names), s, n) for q, p, s, n in older.bounds]
        self.real = {place[q] for q in older.real}
        return True

    def take_in_all(self) -> None:
        """Learn the domain's inequalities, those between symbols first."""
        for fact in sorted(self.field.domain.facts, key=_complexity):
            if not fact.nonzero:
                self.take_in(fact)

    def take_in(self, fact: Fact) -> None:
        """Learn one inequality of the domain, in an extension of the field where it needs one."""
        element = bring(fact.element, self.field)
        home = common_field(self.field, element.field)
        if home is not self.field:
            self.field = home
            self.known, self.bounds, self.real = [], [], set()
            self.generator_signs, self.memory = {}, {}
            for before, strict in self.learned:
                self.learn(bring(before, home), strict)
        element = bring(element, home)
        if self.suspicious and self.sign(element) < 0:
            raise EmptyDomainError(f"{element.to_sympy()} {'>' if fact.strict else '>='} 0", str(self.field.domain))
        self.learned.append((element, fact.strict))
        self.learn(element, fact.strict)
        self.memory, self.generator_signs = {}, {}

    def learn(self, element: Element, strict: bool) -> None:
        """Take in element > 0 (or ≥ 0, which only says that it is real)."""
        if not element.is_polynomial():
            element = element * element.denominator() ** 2
        numerator = element.numerator
        self.real |= {
            position
            for position, degree in enumerate(numerator.degrees())
            if degree > 0 and not isinstance(self.generator(position), ImaginaryUnit)
        }
        if not strict:
            return
        for position, degree in enumerate(numerator.degrees()):
            slope = numerator.derivative(position)
            if degree == 1 and slope.is_constant():
                sign_ = 1 if slope.leading_coefficient() > 0 else -1
                rest = numerator - slope * self.field.ring.gen(position)
                size = int(slope.leading_coefficient()) * sign_
                self.bounds.append((position, -sign_ * rest, sign_, size))
        content, factors = steps.short_factors(numerator)
        sign_, unknown = (1 if content > 0 else -1), []
        for factor, power in factors:
            if int(power) % 2:
                known = self.sign_of_polynomial(factor)
                sign_ *= known or 1
                if not known:
                    unknown.append(factor)
        if len(unknown) == 1:
            self.known.append((unknown[0], sign_))
            self.memory.clear()
            self.generator_signs.clear()

    def sign(self, element: Element) -> int:
        """The sign of an element of this field."""
        result = self.sign_of_polynomial(element.numerator)
        for index, power in element.powers.items():
            factor = self.field.base[index]
            if result and power % 2:
                result *= self.sign_of_polynomial(factor)
            elif result and not self.is_real_polynomial(factor):
                return 0  # 1/z² is positive for real z only
        return result

    def is_real_polynomial(self, polynomial: fmpz_mpoly) -> bool:
        """Whether all generators that occur are real on the domain."""
        return all(self.is_real(position) for position, degree in enumerate(polynomial.degrees()) if degree)

    def sign_of_polynomial(self, polynomial: fmpz_mpoly) -> int:
        """The sign of a product of factors."""
        key = str(polynomial)
        if key not in self.memory:
            self.memory[key] = 0  # a question that leads back to itself has no answer
            content, factors = steps.short_factors(polynomial)
            result = 1 if content > 0 else -1
            for factor, power in factors:
                if result:
                    known = self.sign_of_factor(factor)
                    result *= known if int(power) % 2 else known * known
            self.memory[key] = result
        return self.memory[key]

    def sign_of_factor(self, factor: fmpz_mpoly) -> int:
        """The sign of an irreducible polynomial."""
        for known, sign_ in self.known:
            if factor == known:
                return sign_
            if factor == -known:
                return -sign_
        degrees = factor.degrees()
        if sum(degrees) == 1 and len(factor) == 1:
            result = self.sign_of_generator(next(p for p, d in enumerate(degrees) if d))
            if result:
                return result * (1 if factor.leading_coefficient() > 0 else -1)
        varying = any(isinstance(self.generator(p), SymbolGenerator | JetGenerator) for p, d in enumerate(degrees) if d)
        if not varying and (ball := hooks.call("sign of constant", self.field.polynomial(factor))):
            return int(ball)
        return (
            self.same_signs(factor)
            or self.below_one(factor)
            or self.same_signs(self.with_cosines(factor))
            or self.shifted(factor, self.bounds, {})
            or self.by_norm(factor)
        )

    def by_norm(self, factor: fmpz_mpoly) -> int:
        """The sign of a + bw, w = √p > 0, by the greater of its terms: √x − 1 where x > 1, u + √(u² + 1) always."""
        field = self.field
        for position, flip in enumerate(field.flips):
            if flip is None or factor.degrees()[position] != 1 or not self.sign_of_generator(position):
                continue
            conjugate = factor.compose(*flip)
            slope = factor.derivative(position)
            constant = factor - slope * field.ring.gen(position)
            if self.is_real_polynomial(slope) and self.is_real_polynomial(constant):
                which = self.sign_of_polynomial(field.reduce(factor * conjugate))
                if which:
                    return self.sign_of_polynomial(constant if which > 0 else slope)
        return 0

    def below_one(self, factor: fmpz_mpoly) -> int:
        """The sign of ±1 ± sin where the cosine has a sign, so that the sine stays strictly between −1 and 1."""
        field = self.field
        for number, sine in field.find(Sine):
            gen = field.ring.gen(field.positions[number])
            if sine.curvature == 1 and self.sign_of_generator(field.positions[number + 1]):
                for sign_ in (1, -1):
                    if factor in (sign_ * (1 - gen), sign_ * (1 + gen)):
                        return sign_
        return 0

    def generator(self, position: int) -> Any:
        """The generator at a ring position."""
        return self.field.generators[self.field.creation_numbers[position]]

    def sign_of_generator(self, position: int) -> int:
        """The sign of a generator."""
        if position not in self.generator_signs:
            self.generator_signs[position] = 0
            given = next((s for factor, s in self.known if factor == self.field.ring.gen(position)), 0)
            own = given or self.generator(position).sign(self)
            # a bound that another bound makes positive: r > M where M > 0
            self.generator_signs[position] = own or self.shifted(self.field.ring.gen(position), self.bounds, {})
        return self.generator_signs[position]

    def is_real(self, position: int) -> bool:
        """Whether a generator is real on the domain; an inequality that speaks of one says so."""
        if position in self.real:
            return True
        return bool(self.generator(position).is_real(self))

    def is_real_argument(self, argument: Element) -> bool:
        """Whether an argument of a kernel is real on the domain."""
        return all(self.is_real(self.field.positions[n]) for n in self.field.lift(argument).generator_numbers())

    def same_signs(self, polynomial: fmpz_mpoly | None, shifted: dict[int, int] | None = None) -> int:
        """The sign that all terms have, one of them strictly, 0 where they have not; `shifted` gives signs of moved
        variables."""
        shifted = shifted or {}
        if polynomial is None or polynomial.is_zero():
            return 0
        total, strict = 0, False
        for exponents, coefficient in polynomial.to_dict().items():
            term, surely = (1 if coefficient > 0 else -1), True
            for position, exponent in enumerate(exponents):
                if not exponent:
                    continue
                known = shifted.get(position) or self.sign_of_generator(position)
                if not known:
                    if exponent % 2 or not self.is_real(position):
                        return 0
                    surely = False
                elif exponent % 2:
                    term *= known
            if total and term != total:
                return 0
            total, strict = term, strict or surely
        return total if strict else 0

    def with_cosines(self, polynomial: fmpz_mpoly) -> fmpz_mpoly | None:
        """The polynomial with sin² = 1 − cos² where sines occur in even powers only."""
        field, changed = self.field, False
        for number, sine in field.find(Sine):
            position = field.positions[number]
            if sine.curvature == 1 and polynomial.degrees()[position]:
                if any(exponents[position] % 2 for exponents in polynomial.monoms()):
                    return None
                cosine = field.ring.gen(field.positions[number + 1])
                square = field.ring.constant(1) - cosine**2
                total = field.ring.constant(0)
                for exponents, coefficient in polynomial.to_dict().items():
                    rest = list(exponents)
                    rest[position] = 0
                    total += field.ring.from_dict({tuple(rest): coefficient}) * square ** (
                        int(exponents[position]) // 2
                    )
                polynomial, changed = total, True
        return polynomial if changed else None

    def shifted(self, polynomial: fmpz_mpoly, bounds: list[Bound], positive: dict[int, int]) -> int:
        """The sign after x = bound ± y with y > 0, tried for each bound of the domain in turn."""
        for position, bound, side, size in bounds:
            if position in positive or polynomial.degrees()[position] <= 0:
                continue
            value = bound + side * self.field.ring.gen(position)
            moved, here = _moved(polynomial, position, value, size), positive | {position: 1}
            if result := self.same_signs(moved, here):
                return result
            if len(here) == SHIFTS:
                continue
            rest = [
                (p, _moved(b, position, value, size), s, n)
                for p, b, s, n in bounds
                if p != position and (size == 1 or b.degrees()[position] <= 0)
            ]
            # x > y moves y < x to y < y + x′, which bounds nothing: the same letter would mean y before and after
            rest = [(p, b, s, n) for p, b, s, n in rest if b.degrees()[p] <= 0]
            if result := self.shifted(moved, rest, here):
                return result
        return 0


def _moved(polynomial: fmpz_mpoly, position: int, value: fmpz_mpoly, size: int) -> fmpz_mpoly:
    """The polynomial at x = value/size, times the power of `size` that clears denominators."""
    degree = polynomial.degrees()[position]
    if degree <= 0:
        return polynomial
    result = polynomial * 0
    for exponents, coefficient in polynomial.to_dict().items():
        rest, power = list(exponents), int(exponents[position])
        rest[position] = 0
        term = polynomial.context().from_dict({tuple(rest): coefficient})
        result += term * value**power * size ** (degree - power)
    return result


def _complexity(fact: Fact) -> int:
    """Inequalities between symbols come first."""
    return sum(not isinstance(g, SymbolGenerator) for g in fact.element.field.generators)
