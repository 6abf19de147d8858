"""Complex conjugation, real and imaginary parts, and the modulus.

Conjugation is an automorphism, given on the generators: what is real on the domain stays, I becomes −I, an entire
kernel with real coefficients becomes the same kernel of the conjugate argument. A complex symbol z and a complex
function f of real arguments get a partner, z̄ and f̄, as a new generator: a polynomial in z and z̄ that vanishes on an
open set vanishes. A root is conjugated where its radicand is nowhere negative; on the cut √z̄ is not √z conjugated.

|α| is √(α ᾱ), factor by factor, so that |zw| = |z| |w| is a fact of form. Nothing that holds a partner is
differentiated by its symbol: the derivative depends on the direction.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from dataclasses import field as data_field
from typing import TYPE_CHECKING, Any, final

import sympy as sp
from flint import acb

from ...errors import UnsupportedError
from .. import hooks, steps
from ..element import Element, sum_of_products
from ..generator import Transcendental
from ..homomorphism import apply, unify
from ..hooks import evaluates, provides, reads
from .exponentials import Exponential
from .jets import JetGenerator
from .symbols import adjoined, symbol_element

if TYPE_CHECKING:
    from ..balls import Point
    from ..field import Field
    from ..reader import Reader


@final
@dataclass(frozen=True)
class ConjugateSymbol(Transcendental):
    """z̄ of a complex symbol z, independent of it."""

    of: Any  # the symbol
    element: Element = data_field(compare=False)  # the symbol, in the field that this one was adjoined to
    is_partner = True

    @property
    def identity(self) -> Any:
        return self

    @property
    def hash_name(self) -> Any:
        return "conjugate", self.of

    def derivative(self, field: Field, symbol: Any) -> Element:
        if symbol == self.of:
            raise UnsupportedError(
                f"the derivative of conjugate({symbol}) by {symbol}",
                f"{symbol} = x + I*y with real x and y, and derivatives by these",
            )
        return field.zero

    def conjugate(self, field: Field, image: Callable[[Element], Element]) -> Element:
        return symbol_element(field, self.of)

    def rebuild(self, field: Field, image: Any) -> Element:
        return conjugate(image(self.element))

    def expression(self) -> Any:
        return sp.conjugate(self.of)

    def ball(self, point: Point) -> acb:
        return point.symbol(self.of).conjugate()


@final
@dataclass(frozen=True)
class ConjugateJet(Transcendental):
    """The conjugate of a jet of a complex function of real arguments, independent of it."""

    of: JetGenerator
    is_partner = True

    @property
    def identity(self) -> Any:
        return ConjugateJet, self.of.identity

    @property
    def hash_name(self) -> Any:
        inner = self.of.hash_name
        return None if inner is None else ("conjugate", inner)

    def successors(self, field: Field) -> list[ConjugateJet]:
        """The conjugates of the next jets that the field does not hold."""
        next_ones = [ConjugateJet(self.of.raised(slot)) for slot in range(len(self.of.orders))]
        return [jet for jet in next_ones if field.number_of(jet) is None]

    def derivative(self, field: Field, symbol: Any) -> Element | None:
        """Chain rule as for the function itself, whose arguments are real."""
        terms: list[tuple[int, Element, Element | None]] = []
        for slot, argument in enumerate(self.of.family.arguments):
            inner = field.derivation(symbol)(field.lift(argument))
            if not inner.is_zero():
                number = field.number_of(ConjugateJet(self.of.raised(slot)))
                if number is None:
                    return None
                terms.append((1, field.generator(number), inner))
        return sum_of_products(terms) if terms else field.zero

    def conjugate(self, field: Field, image: Callable[[Element], Element]) -> Element:
        return adjoined(field, self.of)

    def rebuild(self, field: Field, image: Any) -> Element:
        return conjugate(self.of.rebuild(field, image))

    def expression(self) -> Any:
        return sp.conjugate(self.of.expression())

    def ball(self, point: Point) -> acb:
        return self.of.ball(point).conjugate()


@provides("conjugate of symbol")
def conjugate_of_symbol(field: Field, symbol: Any) -> Element:
    """z̄, or −z of a symbol that is assumed to be imaginary."""
    element = symbol_element(field, symbol)
    return -element if symbol.is_imaginary else adjoined(element.field, ConjugateSymbol(symbol, element))


@provides("conjugate of jet")
def conjugate_of_jet(field: Field, jet: JetGenerator) -> Element:
    """The partner of a jet of a complex function.

    Raises
    ------
    UnsupportedError
        An argument is not known to be real.
    """
    for argument in jet.family.arguments:
        if not hooks.call("is real", argument):
            raise UnsupportedError(
                f"the conjugate of {jet.expression()}",
                f"conjugates of functions of real arguments are known; declare that {argument} is real",
            )
    applied = jet.family.function(*range(1, 1 + len(jet.orders)))
    return -adjoined(field, jet) if applied.is_imaginary else adjoined(field, ConjugateJet(jet))


@provides("conjugate")
def conjugate(element: Element) -> Element:
    """The complex conjugate.

    Examples
    --------
    >>> import sympy as sp
    >>> from gr_toolkit.exact import from_sympy
    >>> x = sp.Symbol("x", real=True)
    >>> conjugate(from_sympy(sp.exp(sp.I*x)))
    -I*sin(x) + cos(x)

    Raises
    ------
    UnsupportedError
        A kernel whose conjugate is not known: a root whose radicand may be negative.
    """
    field = element.field
    images = [field.zero] * len(field.generators)
    current = field
    for number in sorted(element.generator_numbers()):
        own = field.generator(number)
        if not hooks.call("is real", own):
            own = field.generators[number].conjugate(current if current.extends(field) else field, conjugate)
        current, images[number] = unify([current.zero, own])[0].field, own
    return apply(element, images, current)


def real_part(element: Element) -> Element:
    """(α + ᾱ)/2."""
    element, other = unify([element, conjugate(element)])
    return (element + other) / 2


def imaginary_part(element: Element) -> Element:
    """(α − ᾱ)/(2i)."""
    element, other = unify([element, conjugate(element)])
    if element == other:
        return element.field.zero
    return (other - element) * hooks.call("imaginary unit", element.field) / 2


def is_self_conjugate(element: Element) -> bool:
    """Whether the element is shown to be real on the domain, its generators being so or not."""
    if hooks.call("is real", element):
        return True
    try:
        return conjugate(element) == element
    except UnsupportedError:
        return False


def factors(element: Element) -> tuple[Element, list[tuple[Element, int]]]:
    """(number, [(irreducible polynomial, power)]) whose product is the element."""
    field = element.field
    content, above = steps.factors(element.numerator)
    powers = [(field.polynomial(f), int(p)) for f, p in above]
    powers += [(field.polynomial(field.base[i]), -p) for i, p in element.powers.items()]
    return field.constant(int(content)) / element.integer, powers


def _exponent(factor: Element) -> Element | None:
    """The a of a factor that is exp(a), else None."""
    exponentials = factor.field.find(Exponential)
    return next((g.argument for n, g in exponentials if factor.field.generator(n) == factor), None)


def modulus(element: Element) -> Element:
    """|α|: of the real factors the absolute value, of the others the root of α ᾱ.

    Raises
    ------
    AmbiguousRootError
        The sign of a real factor is open.
    """
    if is_self_conjugate(element):
        return hooks.call("absolute value", element)
    number, powers = factors(element)
    total = hooks.call("absolute value", number)
    for factor, power in powers:
        if is_self_conjugate(factor):
            size = hooks.call("absolute value", factor) ** power if power % 2 else factor**power
        elif (exponent := _exponent(factor)) is not None:  # |exp(a)| = exp(Re a)
            size = hooks.call("exponential", real_part(exponent)) ** power
        else:
            factor, other = unify([factor, conjugate(factor)])
            half, odd = divmod(power, 2)
            norm = factor * other
            size = norm**half * norm.sqrt() if odd else norm**half
        total, size = unify([total, size])
        total = total * size
    return total


@reads(sp.conjugate, sp.adjoint)
def _read_conjugate(reader: Reader, expression: Any) -> Element:
    return conjugate(reader.read(expression.args[0]))


@reads(sp.re)
def _read_real_part(reader: Reader, expression: Any) -> Element:
    return real_part(reader.read(expression.args[0]))


@reads(sp.im)
def _read_imaginary_part(reader: Reader, expression: Any) -> Element:
    return imaginary_part(reader.read(expression.args[0]))


@reads(sp.Abs)
def _read_modulus(reader: Reader, expression: Any) -> Element:
    return modulus(reader.read(expression.args[0]))


@evaluates(sp.adjoint)
def _ball_of_adjoint(value: acb) -> acb:
    return value.conjugate()
