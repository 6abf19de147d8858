"""Roots as generators: one p^(1/n) for all roots of an irreducible p.

ⁿ√α is adjoined as w with wⁿ = α only after α was shown to be no perfect power in the field already built
(`perfect_powers`); then the field stays a field: wⁿ − α is irreducible iff α is no p-th power for a prime p dividing n,
and not −4k⁴ where 4 divides n [Capelli; Lang, Algebra, VI §9]. A positive irreducible element has one generator p^(1/n)
for all its roots, refined when a finer one is met; roots of different irreducibles are independent in a real field
[Mordell 1953, Kneser 1975].
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from math import lcm
from typing import TYPE_CHECKING, Any, final

import sympy as sp

from ...errors import AmbiguousRootError, TooLargeError
from .. import hooks, steps
from ..constants import is_plain
from ..element import Element
from ..generator import Algebraic
from ..homomorphism import bring_generators, unify
from .factored_norms import Undetermined, root_by_factoring
from .perfect_powers import free_of_algebraic, square_root_in_field
from .principal_roots import imaginary_unit, principal

if TYPE_CHECKING:
    from flint import acb

    from ..balls import Point
    from ..field import Field
    from ..signs.prover import Knowledge

DEGREE = 60  # of a root; an inverse costs as many products


@final
@dataclass(frozen=True, eq=False)
class Root(Algebraic):
    """The principal root of a polynomial element that is no perfect power in the field before it."""

    radicand: Element
    degree: int = 2
    unsettled: bool = False  # whether it was adjoined without a proof that it is new

    @property
    def identity(self) -> Any:
        return Root, self.radicand, self.degree

    @property
    def is_plain(self) -> bool:
        return self.degree == 2 and is_plain(self.radicand)

    @property
    def is_positive_root(self) -> bool:  # type: ignore[override]  # known of every other kind without looking
        return bool(hooks.call("sign", self.radicand) > 0)

    def quadratic_subfield(self, field: Field) -> Element | None:
        number = field.generators.index(self)
        return field.generator(number) ** (self.degree // 2) if self.is_positive_root and not self.degree % 2 else None

    def relation(self, field: Field) -> list[Element]:
        return [-field.lift(self.radicand), *[field.zero] * (self.degree - 1)]

    def derivative(self, field: Field, symbol: Any) -> Element:
        inner = field.derivation(symbol)(field.lift(self.radicand))
        if inner.is_zero():
            return inner
        return inner * field.generator(field.generators.index(self)) / (self.degree * field.lift(self.radicand))

    def rebuild(self, field: Field, image: Any) -> Element:
        return principal_root(image(self.radicand), self.degree)

    def doubt(self, field: Field) -> str:
        return f"{self.expression()} is not known to be new to its field" if self.unsettled else ""

    def logarithm(self, field: Field) -> Element | None:
        radicand = field.lift(self.radicand)
        return hooks.call("logarithm", radicand) / self.degree if hooks.call("sign", radicand) > 0 else None

    def expression(self) -> Any:
        return sp.root(hooks.call("to sympy", self.radicand), self.degree)

    def ball(self, point: Point) -> acb:
        value = point.element(self.radicand)
        return value.sqrt() if self.degree == 2 else value.root(self.degree)

    def sign(self, knowledge: Knowledge) -> int:
        return int(self.graded_sign(knowledge) == 2)

    def graded_sign(self, knowledge: Knowledge) -> int:
        field = knowledge.field
        stated = field.positions[field.generators.index(self)] in knowledge.facts.real  # then it is not negative
        return max(int(stated), knowledge.graded(field.lift(self.radicand)))

    def is_real(self, knowledge: Knowledge) -> bool:
        return self.graded_sign(knowledge) > 0

    def conjugate(self, field: Field, image: Any) -> Element:
        if hooks.call("weak sign", self.radicand) > 0:
            return field.generator(field.generators.index(self))
        return super().conjugate(field, image)


def positive_power(base: Element, exponent: Fraction) -> Element:
    """A rational power of an element that is positive on the domain, irreducible or a generator."""
    whole, rest = divmod(exponent, 1)
    result = base ** int(whole)
    if rest:
        root = _positive_root(base, rest.denominator) ** rest.numerator
        result, root = unify([result, root])
        result = result * root
    return result


def _positive_root(base: Element, degree: int) -> Element:
    """base^(1/degree) of a positive element: of the generator that it has already, refined if need be, or of a new
    one."""
    field = base.field
    shortcut = hooks.call("root of generator", base, degree)
    if shortcut is not None:
        return shortcut
    for number, generator in field.find(Root):
        if field.lift(generator.radicand) == base:
            if generator.degree % degree == 0:
                return field.generator(number) ** (generator.degree // degree)
            return _refined(field, generator, lcm(generator.degree, degree), degree)
        if field.generator(number) == base:
            return _positive_root(field.lift(generator.radicand), generator.degree * degree)
    if degree % 2 == 0:
        try:
            known = hooks.call("root of prime", base) or square_root_in_field(base)
        except Undetermined:
            return _adjoin(base, degree, unsettled=True)
        if known is not None:
            known = principal(known, base)
            return known if degree == 2 else principal_root(known, degree // 2)
    return adjoined_root(base, degree)


def _refined(field: Field, generator: Root, finer: int, degree: int) -> Element:
    """The root of a degree in a field whose generator p^(1/n) has become p^(1/finer)."""
    if finer > DEGREE:
        raise TooLargeError("a root", finer, DEGREE, "degrees")
    home = generator.radicand.field.extended(Root(generator.radicand, finer, generator.unsettled))
    refined = bring_generators(field, home)[0]
    if refined is not field and field not in refined.refines:
        refined.refines.append(field)
    return _positive_root(bring_generators(generator.radicand.field, refined)[0].lift(generator.radicand), degree)


def root_of_unknown_sign(radicand: Element) -> Element:
    """√radicand of an element of unknown sign, without positive factors: found in the field up to sign, or I times a
    real root, or adjoined."""
    field = radicand.field
    for number, generator in field.find(Root):
        if generator.degree == 2 and field.lift(generator.radicand) == radicand:
            return field.generator(number)
    try:
        known = square_root_in_field(radicand)
        if known is not None:
            return principal(known, radicand)
        negative = square_root_in_field(-radicand)
        if negative is not None:
            return imaginary_unit(field) * principal(negative, radicand)
    except Undetermined:
        return _adjoin(radicand, 2, unsettled=True)
    return _adjoin(radicand, 2)


def adjoined_root(radicand: Element, degree: int) -> Element:
    """The root of an element as a new generator, its odd prime degrees tested; or as a root of one in the field."""
    field = radicand.field
    for number, generator in field.find(Root):
        if generator.degree == degree and field.lift(generator.radicand) == radicand:
            return field.generator(number)
    if degree % 2 == 0:
        try:
            if degree % 4 == 0 and not hooks.call("sign", radicand) > 0:
                raise Undetermined  # it might be −4k⁴
            if square_root_in_field(radicand) is not None:
                raise AmbiguousRootError(str(radicand), f"one of {degree} roots", str(field.domain))
        except Undetermined:
            return _adjoin(radicand, degree, unsettled=True)
    for prime in (p for p in sp.primefactors(degree) if p > 2):
        if _is_surely_no_power(radicand, prime):
            continue
        try:
            root = root_by_factoring(radicand, prime)
        except Undetermined:
            return _adjoin(radicand, degree, unsettled=True)
        if root is not None:
            if hooks.call("sign", root) > 0:
                return principal_root(root, degree // prime)
            raise AmbiguousRootError(str(radicand), str(root), str(field.domain)).about(root.to_sympy())
    return _adjoin(radicand, degree)


def _is_surely_no_power(radicand: Element, prime: int) -> bool:
    """Whether an irreducible positive element free of roots meets only roots of other such elements, square roots, and
    cyclic numbers: its root of odd prime degree is independent of the first [Kneser 1975], its degree is prime to that
    of the second, and it has complex conjugates, unlike what lies among the third."""
    field = radicand.field
    if not free_of_algebraic(radicand) or hooks.call("sign", radicand) <= 0 or len(_factors(radicand)) != 1:
        return False
    for number, generator in enumerate(field.generators):
        if not isinstance(generator, Algebraic) or generator.is_cyclic:
            continue
        if field.degrees[field.positions[number]] % prime == 0:
            if not isinstance(generator, Root) or generator.unsettled or not generator.is_positive_root:
                return False
            if not free_of_algebraic(generator.radicand) or len(_factors(generator.radicand)) != 1:
                return False
    return True


def _factors(element: Element) -> list[Any]:
    """The irreducible factors of a polynomial element, a number being one."""
    if element.is_rational_number():
        value = element.as_fraction()
        return [value] if value.denominator == 1 and sp.isprime(value.numerator) else []
    content, factors = steps.factors(element.numerator)
    return list(factors) if abs(int(content)) == 1 and all(p == 1 for _, p in factors) else []


def _adjoin(radicand: Element, degree: int, unsettled: bool = False) -> Element:
    """A new generator."""
    extension = radicand.field.extended(Root(radicand, degree, unsettled))
    return extension.generator(len(extension.generators) - 1)


def principal_root(element: Element, degree: int) -> Element:
    """The principal root, by all that `roots` knows."""
    found: Element = hooks.call("root", element, degree)
    return found
