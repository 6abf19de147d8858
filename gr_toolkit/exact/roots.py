"""Square roots of elements.

√α is adjoined as w with w² = α only after α was shown to be no square in the field already built; then the field stays
a field. The test goes down the tower: A + B√e is a square iff n² = A² − eB² and 2(A+n) or 2(A−n) = s² one level down,
and the root is s/2 + (B/s)√e [Borodin, Fagin, Hopcroft, Tompa 1985]. The principal branch is chosen by the sign prover.
What has an even power leaves the root as |p|, factors known to be positive are rooted one by one (√(xy) = √x√y needs x,
y > 0), and a negative radicand gives I times a real root.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import isqrt
from typing import TYPE_CHECKING, Any, final

import sympy as sp
from flint import fmpz, fmpz_mpoly
from flint.utils.flint_exceptions import DomainError as NoSquare

from ..errors import AmbiguousRootError, TooLargeError, UnsupportedError
from . import hooks
from .element import Element
from .generator import Algebraic
from .homomorphism import unify
from .hooks import provides
from .symbols import ImaginaryUnit, adjoined, complex_parts

if TYPE_CHECKING:
    from flint import acb

    from .balls import Point
    from .field import Field
    from .signs import Knowledge


ALGEBRAIC = 12  # kernels below a new root; the search doubles with each, 12 independent roots take 0.7 s together


@final
@dataclass(frozen=True, eq=False)
class Root(Algebraic):
    """The principal square root of a polynomial element that is no square in the field before it."""

    radicand: Element

    @property
    def identity(self) -> Any:
        return Root, self.radicand

    def relation(self, field: Field) -> list[Element]:
        return [-field.lift(self.radicand), field.zero]

    def derivative(self, field: Field, symbol: Any) -> Element:
        inner = field.derivation(symbol)(field.lift(self.radicand))
        if inner.is_zero():
            return inner
        return inner * field.generator(field.generators.index(self)) / (2 * field.lift(self.radicand))

    def rebuild(self, field: Field, image: Any) -> Element:
        return square_root(image(self.radicand))

    def expression(self) -> Any:
        return sp.sqrt(hooks.call("to sympy", self.radicand))

    def ball(self, point: Point) -> acb:
        return point.element(self.radicand).sqrt()

    def sign(self, knowledge: Knowledge) -> int:
        return int(self.is_real(knowledge))

    def is_real(self, knowledge: Knowledge) -> bool:
        return knowledge.sign(knowledge.field.lift(self.radicand)) > 0


@provides("imaginary unit")
def imaginary_unit(field: Field) -> Element:
    """I, adjoined after −1 was shown to be no square."""
    if field.number_of(ImaginaryUnit()) is None and (root := root_in_field(field.constant(-1))) is not None:
        raise AmbiguousRootError("-1", str(root), str(field.domain))
    return adjoined(field, ImaginaryUnit())


@provides("square root")
def square_root(element: Element) -> Element:
    """The principal square root; see `Element.sqrt`."""
    if element.is_zero():
        return element
    known = root_in_field(element)
    sign = 0 if known is None else _principal_sign(known)
    if known is not None and sign:  # before factors are looked at: 1 − sin² is a square, 1 − sin and 1 + sin are not
        return sign * known
    outside, inside = _square_part(element)
    inside, outside = unify([inside, outside])
    if inside == 1:
        return outside
    root = _rooted(inside)
    root, outside = unify([root, outside])
    return outside * root


def _square_part(element: Element) -> tuple[Element, Element]:
    """(q, p) with √element = q √p, q > 0 on the domain, p a polynomial whose known factors are rooted already or
    squarefree."""
    field = element.field
    content, factors = element.numerator.factor()
    unit = int(content) * element.integer
    powers = [(f, int(p)) for f, p in factors] + [(field.base[i], -p) for i, p in element.powers.items()]
    outside, inside = field.one / element.integer, field.one
    for factor, power in powers:
        polynomial = field.polynomial(factor)
        half, odd = divmod(power, 2)
        if half:
            outside = (
                outside * (_absolute(polynomial, element) if half % 2 else _real(polynomial, half, element)) ** half
            )
        if not odd:
            continue
        sign = hooks.call("sign", polynomial)
        if sign < 0:
            unit, polynomial = -unit, -polynomial
        if sign and len(powers) + (abs(unit) != 1) > 1:
            root = _rooted(polynomial)
            root, outside = unify([root, outside])
            outside = outside * root
        else:
            inside = inside * polynomial
        inside, outside = unify([inside, outside])
    square, rest = _integer_square_part(abs(unit))
    outside = outside * square
    outside = outside * _integer_root(outside.field, rest)  # √(cz) = √c √z for every z where c > 0
    inside = inside if unit > 0 else -inside
    return outside, inside


def _absolute(factor: Element, radicand: Element) -> Element:
    """|factor| on the domain."""
    sign = hooks.call("sign", factor)
    if not sign:
        raise AmbiguousRootError(str(radicand), str(factor), str(factor.field.domain))
    return factor if sign > 0 else -factor


def _real(factor: Element, power: int, radicand: Element) -> Element:
    """A factor whose even power is its own absolute value, which takes a real factor: √(z⁴) is z² for real z only."""
    if not hooks.call("is real", factor):
        raise AmbiguousRootError(str(radicand), str(factor**power), str(factor.field.domain))
    return factor


def _integer_square_part(value: int) -> tuple[int, int]:
    """(q, p) with value = q² p, p squarefree."""
    if isqrt(value) ** 2 == value:
        return isqrt(value), 1
    if value.bit_length() > 200:
        raise UnsupportedError(
            f"the square root of an integer of {value.bit_length()} bits", "it would have to be factored"
        )
    square, rest = 1, 1
    for prime, power in fmpz(value).factor():
        square *= int(prime) ** (int(power) // 2)
        rest *= int(prime) ** (int(power) % 2)
    return square, rest


def _integer_root(field: Field, value: int) -> Element:
    """√value of a squarefree positive integer, prime by prime, so that √6 = √2 √3."""
    result = field.one
    if value > 1:
        for prime, _ in fmpz(value).factor():
            root = _rooted(result.field.constant(int(prime)))
            result, root = unify([result, root])
            result = result * root
    return result


def _rooted(radicand: Element) -> Element:
    """√radicand: found in the field up to sign, or I times a real root, or adjoined."""
    field = radicand.field
    for number, generator in field.find(Root):
        if field.lift(generator.radicand) == radicand:
            return field.generator(number)
    known = root_in_field(radicand)
    if known is not None:
        return _principal(known, radicand)
    if _holds_imaginary_unit(radicand):
        raise UnsupportedError(
            f"the square root of {radicand}, which is not real", "roots of complex quantities come later"
        )
    sign = hooks.call("sign", radicand)
    if sign < 0:
        return imaginary_unit(field) * _rooted(-radicand)
    if not sign:
        negative = root_in_field(-radicand)
        if negative is not None:
            return imaginary_unit(field) * _principal(negative, radicand)
    extension = field.extended(Root(radicand))
    return extension.generator(len(extension.generators) - 1)


def _principal(root: Element, radicand: Element) -> Element:
    """The one of ±root that is the principal value."""
    sign = _principal_sign(root)
    if not sign:
        raise AmbiguousRootError(str(radicand), str(root), str(root.field.domain))
    return root if sign > 0 else -root


def _principal_sign(root: Element) -> int:
    """The sign that makes a root principal: of its value, or of the imaginary part where it is imaginary; 0 where it
    is open."""
    real, imaginary = complex_parts(root)
    return int(hooks.call("sign", imaginary if real.is_zero() and not imaginary.is_zero() else root))


def _holds_imaginary_unit(element: Element) -> bool:
    """Whether I occurs."""
    number = element.field.number_of(ImaginaryUnit())
    return number is not None and element.numerator.degrees()[element.field.positions[number]] > 0


def root_in_field(element: Element) -> Element | None:
    """An element whose square is `element`, or None when the field has none; the sign is left to the caller."""
    level = len(element.field.degrees)
    if level > ALGEBRAIC:
        raise TooLargeError("a root in a field of nested or independent roots", level, ALGEBRAIC, "algebraic kernels")
    return _root_below(element, level, element.field)


def _root_below(element: Element, level: int, field: Field) -> Element | None:
    """A square root that uses the `level` lowest algebraic generators only; the element uses no others."""
    if element.is_zero():
        return element
    if level == 0:
        return _rational_root(element, field)
    position = len(field.degrees) - level
    generator = Element(field, field.ring.gen(position), 1, {})
    square = generator * generator
    slope = Element(field, element.numerator.derivative(position), 1, {}) / element.denominator()
    level -= 1
    if slope.is_zero():
        root = _root_below(element, level, field)
        if root is None and (root := _root_below(element * square, level, field)) is not None:
            root = root / generator
        return root
    constant = element - slope * generator
    norm = _root_below(constant * constant - square * slope * slope, level, field)
    if norm is None:
        return None
    for sign in (1, -1):
        doubled = _root_below(2 * (constant + sign * norm), level, field)
        if doubled is not None and not doubled.is_zero():
            return doubled / 2 + slope / doubled * generator
    return None


def _rational_root(element: Element, field: Field) -> Element | None:
    """The square root in the field of fractions of the transcendental generators, if there is one."""
    denominator = element.denominator()
    root = _polynomial_root((element * denominator * denominator).numerator)
    return None if root is None else field.polynomial(root) / denominator


def _polynomial_root(polynomial: fmpz_mpoly) -> fmpz_mpoly | None:
    """The exact square root of a polynomial, or None."""
    if polynomial.leading_coefficient() < 0:
        return None
    try:
        return polynomial.sqrt()
    except (NoSquare, ValueError):
        return None
