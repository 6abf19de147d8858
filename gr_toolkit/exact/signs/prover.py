"""A prover of signs on a domain.

Positive is shown, never guessed: an element is a product of irreducible factors, and each of them is

* a generator whose sign is known: a positive symbol, a square root, an exponential, cosh, sin on (0, π);
* a factor of one of the domain's inequalities;
* a sum whose terms all have the same sign, even powers of real things being none negative; also after the bounds of the
  domain were used, r = 2M + x with x > 0 (`bounds`);
* shown by an identity: a norm, a completed square, a Sturm sequence, a combination of what is positive (`positivity`);
* a constant, whose ball excludes zero.

Inside, signs are graded: ±2 is strict, ±1 may be zero somewhere, 0 is unknown. A question that leads back to itself has
no answer there, and what was found while it was open is kept for as long as it is open only.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from dataclasses import field as data_field
from typing import TYPE_CHECKING, Any, final

from flint import fmpz_mpoly

from ...errors import EmptyDomainError
from .. import steps
from ..associates import with_associates
from ..domain import Fact
from ..element import Element
from ..homomorphism import bring, bring_generators, common_field
from ..hooks import provides
from .bounds import sign_by_bounds
from .facts import Facts, complexity, generator_numbers
from .positivity import PROOFS
from .questions import Questions
from .sums import sign_of_number, sign_of_terms

if TYPE_CHECKING:
    from ..field import Field

FACTOR = 60  # of the effort for one question, spent on each factor that is looked at closely


@provides("sign")
def sign(element: Element) -> int:
    """+1 or −1 where the element is shown to be positive or negative on the whole domain; 0 where that is not known."""
    if element.is_zero():
        return 0
    if element.is_rational_number():
        return 1 if element.as_fraction() > 0 else -1
    knowledge = Knowledge.of(element.field)
    return knowledge.sign(element)


@provides("sign or zero")
def sign_or_zero(element: Element) -> int:
    """+1 or −1 where the element is shown to be nowhere negative or nowhere positive; 0 where neither is known."""
    if element.is_zero():
        return 0
    grade = Knowledge.of(element.field).graded(element)
    return (grade > 0) - (grade < 0)


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
    return Knowledge.of(element.field).is_real_argument(element)


@final
@dataclass
class Knowledge(Questions):
    """What a field's domain says about the factors of its polynomials."""

    field: Field
    complete: bool = False
    suspicious: bool = False  # whether an inequality that contradicts what is known is looked for
    learned: list[tuple[Element, bool, bool]] = data_field(default_factory=list)  # (element, strict, nonzero)
    facts: Facts = data_field(default_factory=Facts)

    # -- the domain ----------------------------------------------------------------------------------------------------

    @classmethod
    def of(cls, field: Field) -> Knowledge:
        """The knowledge about a field, gathered once; it lives in an extension that holds the inequalities too."""
        if "knowledge" not in field.notes:
            # kept before it is complete: an inequality on S_K asks for the sign of K, which a simpler one may give
            knowledge = field.notes["knowledge"] = cls(field)
            if not knowledge.inherit():
                knowledge.take_in_all()
            knowledge.complete = True
            field.images.clear()  # roots that were built on the way did not know all signs yet
        result: Knowledge = field.notes["knowledge"]
        return result

    def inherit(self) -> bool:
        """Take over what is known of a field that this one extends; whether there was such a field."""
        ancestor = self.field.parent
        while ancestor is not None:
            older: Knowledge | None = ancestor.notes.get("knowledge")
            if older is not None and older.complete:
                found = self._translate(older)
                if found:  # the domain is narrowed where unknown functions are met at further events
                    self.take_in_all(but=ancestor.domain.facts)
                return found
            ancestor = ancestor.parent
        return False

    def _translate(self, older: Knowledge) -> bool:
        """The other's knowledge in this field's generators, if each of its generators is one of them."""
        shared = older.field.shared_with(self.field)
        if shared is not older.field:  # its other generators ask for signs when they are built here
            place = {older.field.positions[n]: self.field.positions[n] for n in range(len(shared.generators))}
            self.facts = older.facts.translated(self.field.ring, place)
        home, images = bring_generators(older.field, common_field(self.field, older.field))
        numbers = generator_numbers(images, home)
        self.forget()
        if numbers is None:
            self.facts = Facts()
            return False
        self.field, self.learned = home, list(older.learned)
        place = {older.field.positions[n]: home.positions[number] for n, number in enumerate(numbers)}
        self.facts = older.facts.translated(home.ring, place)
        return True

    def take_in_all(self, but: tuple[Fact, ...] = ()) -> None:
        """Learn the domain's inequalities, those between symbols first."""
        for fact in sorted((f for f in self.field.domain.facts if f not in but), key=complexity):
            self.take_in(fact)
        if self.facts.products:  # later inequalities may give the signs of factors of earlier ones
            self.facts.divide(self)
            self.forget()

    def take_in(self, fact: Fact) -> None:
        """Learn one inequality of the domain, in an extension of the field where it needs one."""
        element = bring(fact.element, self.field)
        home = common_field(self.field, element.field)
        if home is not self.field:
            self.field, self.facts = home, Facts()
            self.forget()
            for before, strict, nonzero in self.learned:
                self.learn(bring(before, home), strict, nonzero)
        element = bring(element, home)
        if self.suspicious and not fact.nonzero and self.contradicts(element, fact.strict):
            raise EmptyDomainError(f"{element.to_sympy()} {'>' if fact.strict else '>='} 0", str(self.field.domain))
        self.learned.append((element, fact.strict, fact.nonzero))
        self.learn(element, fact.strict, fact.nonzero)

    def contradicts(self, element: Element, strict: bool) -> bool:
        """Whether what is known excludes element > 0, or element ≥ 0."""
        if element.is_zero():
            return strict
        return self.graded(element) < (0 if strict else -1)

    def learn(self, element: Element, strict: bool, nonzero: bool) -> None:
        """Take in element > 0, element ≥ 0 or element ≠ 0."""
        if element.is_zero():
            return
        if nonzero:
            self.facts.learn_nonzero(element)
        else:
            self.facts.learn(self, element, strict)
        self.forget()

    # -- questions -----------------------------------------------------------------------------------------------------

    def sign(self, element: Element) -> int:
        """The strict sign of an element, 0 where it is not known."""
        return int(self.graded(element) / 2)

    def graded(self, element: Element) -> int:
        """The graded sign of an element."""
        if element.field is not self.field:
            element = bring(element, self.field)
            if element.field is not self.field:
                return 0
        element = with_associates(element, self.is_real)
        if not element.powers:
            return self.sign_of_polynomial(element.numerator)
        divisors = [(self.field.base[index], power) for index, power in element.powers.items()]
        key = str(element.numerator), *((str(factor), power % 2) for factor, power in divisors)
        return self.ask(key, lambda: self._sign_of_factors(element.numerator, divisors))

    def sign_of_polynomial(self, polynomial: fmpz_mpoly) -> int:
        """The graded sign of a product of factors."""
        if polynomial.is_constant():
            value = 0 if polynomial.is_zero() else int(polynomial.leading_coefficient())
            return 2 * ((value > 0) - (value < 0))
        return self.ask(str(polynomial), lambda: self._sign_of_factors(polynomial, []))

    def _sign_of_factors(self, polynomial: fmpz_mpoly, divisors: list[tuple[fmpz_mpoly, int]]) -> int:
        content, factors = steps.short_factors(polynomial)
        result, unknown = (2 if content > 0 else -2), []
        if not divisors and len(factors) == 1 and factors[0][0] == polynomial:
            return self._of_factor(polynomial)
        odd = [f for f, power in (*factors, *divisors) if int(power) % 2]
        stated = self.facts.sign_of_product(odd)
        for factor, power in factors:
            known = 0 if stated and factor in odd else self.sign_of_factor(factor)
            if int(power) % 2 and not known:
                unknown.append(factor)
            elif int(power) % 2 == 0 and not known and not self.is_real_polynomial(factor):
                return 0
            else:
                grade = min(abs(result), abs(known) or 1 + self.facts.is_nonzero(factor))
                result = grade * (-1 if (result < 0) != (known < 0 and int(power) % 2 == 1) else 1)
        for factor, power in divisors:  # where one is zero the element has no value
            if power % 2 and (stated or not (known := self.sign_of_factor(factor))):
                unknown.append(factor)
            elif power % 2:
                result *= 1 if known > 0 else -1
            elif not self.is_real_polynomial(factor):
                return 0  # 1/z² is positive for real z only
        if unknown:
            stated = stated or self.facts.sign_of_product(unknown)
            result = min(abs(result), abs(stated)) * (1 if result * stated > 0 else -1)
        return result

    def sign_of_factor(self, factor: fmpz_mpoly) -> int:
        """The graded sign of an irreducible polynomial."""
        return self.ask(str(factor), lambda: self._of_factor(factor))

    def _of_factor(self, factor: fmpz_mpoly) -> int:
        best = 0
        for known in self._proofs(factor):
            if abs(known) == 2:
                return known
            best = best or known
        if best and self.facts.is_nonzero(factor):
            best *= 2
        return best

    def _proofs(self, factor: fmpz_mpoly) -> Iterator[int]:
        """What each way of proving says, the quick ones first."""
        yield self.facts.sign_of(factor)
        if len(factor) == 1:  # a generator
            yield self.grade_of_generator(next(p for p, d in enumerate(factor.degrees()) if d)) * (
                1 if factor.leading_coefficient() > 0 else -1
            )
            return
        yield sign_of_terms(self, factor)
        if self.spend(FACTOR + 2 * len(factor)) and self.is_real_polynomial(factor):
            for proof in PROOFS:
                yield proof(self, factor)

    # -- generators ----------------------------------------------------------------------------------------------------

    def generator(self, position: int) -> Any:
        """The generator at a ring position."""
        return self.field.generators[self.field.creation_numbers[position]]

    def sign_of_generator(self, position: int) -> int:
        """The strict sign of a generator, 0 where it is not known."""
        return int(self.grade_of_generator(position) / 2)

    def grade_of_generator(self, position: int) -> int:
        """The graded sign of a generator."""
        return self.ask(position, lambda: self._of_generator(position))

    def _of_generator(self, position: int) -> int:
        generator, letter, best = self.generator(position), self.field.ring.gen(position), 0
        for answer in (
            lambda: self.facts.sign_of(letter),
            lambda: generator.graded_sign(self),
            lambda: sign_of_number(self, letter) if generator.is_constant else 0,
            # a bound that another bound makes positive: r > M where M > 0
            lambda: sign_by_bounds(self, letter) if self.is_real(position) else 0,
        ):
            known: int = answer()
            if abs(known) == 2:
                return known
            best = best or known
        return 2 * best if self.facts.is_nonzero(letter) else best

    def is_real(self, position: int) -> bool:
        """Whether a generator is real on the domain; an inequality that speaks of one says so."""
        return position in self.facts.real or bool(self.generator(position).is_real(self))

    def is_real_polynomial(self, polynomial: fmpz_mpoly) -> bool:
        """Whether all generators that occur are real on the domain."""
        return all(self.is_real(position) for position, degree in enumerate(polynomial.degrees()) if degree > 0)

    def is_real_argument(self, argument: Element) -> bool:
        """Whether an argument of a kernel is real on the domain."""
        argument = bring(argument, self.field)
        return all(self.is_real(self.field.positions[n]) for n in argument.generator_numbers())
