"""Exponentials; powers of what stands in a logarithm are taken out first."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING, Any, final

import sympy as sp
from flint import acb

from .. import hooks
from ..constants import is_plain
from ..element import Element
from ..generator import Transcendental
from ..homomorphism import unify
from ..hooks import provides
from .addition_theorems import Pair, hyperbolic_of_exponential
from .base_arguments import doubt_of_kernel, known_arguments, on_lattice
from .circular import trigonometric
from .parity import is_integer_valued
from .symbols import complex_parts

if TYPE_CHECKING:
    from ..balls import Point
    from ..field import Field
    from ..signs.prover import Knowledge
    from ..signs.univariate import Limit


@final
@dataclass(frozen=True, eq=False)
class Exponential(Transcendental):
    """exp of a base argument, real in form: what holds I goes to sine and cosine."""

    argument: Element
    base_curvature = -1

    @property
    def identity(self) -> Any:
        return Exponential, self.argument

    @property
    def is_plain(self) -> bool:
        return is_plain(self.argument)

    def refined(self, parts: int) -> Field:
        """A field with the exponential of the argument divided by `parts`."""
        return self.argument.field.extended(Exponential(self.argument / parts))

    def multiple(self, field: Field, times: int) -> Pair:
        return hyperbolic_of_exponential(field.generator(field.generators.index(self)) ** times)

    def derivative(self, field: Field, symbol: Any) -> Element:
        return field.generator(field.generators.index(self)) * field.derivation(symbol)(field.lift(self.argument))

    def logarithm(self, field: Field) -> Element | None:
        argument = field.lift(self.argument)
        return argument if hooks.call("is real", argument) else None

    def rebuild(self, field: Field, image: Any) -> Element:
        return exponential(field, image(self.argument))

    def doubt(self, field: Field) -> str:
        return doubt_of_kernel(-1, self.argument, field)

    def expression(self) -> Any:
        return _as_power(self.argument)

    def ball(self, point: Point) -> acb:
        return point.element(self.argument).exp()

    def sign(self, knowledge: Knowledge) -> int:
        return int(knowledge.is_real_argument(self.argument))

    def limits(self, knowledge: Knowledge) -> tuple[Limit | None, Limit | None]:
        grade = knowledge.graded(knowledge.field.lift(self.argument))
        one = Fraction(1), abs(grade) == 2
        return (one if grade > 0 else None), (one if grade < 0 else None)

    def is_real(self, knowledge: Knowledge) -> bool:
        return knowledge.is_real_argument(self.argument)

    def conjugate(self, field: Field, image: Any) -> Element:
        return self.rebuild(field, image)


@provides("exponential")
def exponential_of(argument: Element) -> Element:
    """exp of an argument, in its own field."""
    return exponential(argument.field, argument)


def exponential(field: Field, argument: Element) -> Element:
    """exp of an argument: exp(a + Ib) = exp(a) (cos b + I sin b)."""
    real, imaginary = complex_parts(argument)
    if not imaginary.is_zero():
        cosine, sine = trigonometric(field, imaginary)
        value = cosine + hooks.call("imaginary unit", field) * sine
        return value if real.is_zero() else exponential(value.field, real) * value
    if real.is_zero():
        return field.one
    found = on_lattice(field, -1, real)
    if found is not None:
        product = field.one
        for cosh, sinh in found:
            product = product * (cosh + sinh)
        return product
    factor, rest = _without_logarithms(unify([real, field.zero])[0])
    if rest is not real and factor != 1:
        return factor * exponential(factor.field, rest)
    extension = rest.field.extended(Exponential(rest))
    return extension.generator(len(extension.generators) - 1)


def _without_logarithms(argument: Element) -> tuple[Element, Element]:
    """(∏ b^r, rest) with exp(argument) = ∏ b^r · exp(rest), from the terms r·log(b) of a polynomial argument."""
    field = argument.field
    factor, rest = field.one, argument
    if argument.powers:
        return factor, rest
    for number in known_arguments(field, -1, [argument]):
        known = field.generators[number].exponential(field)
        if known is not None:
            key = field.generator(number).numerator.monoms()[0]
            share = Fraction(int(argument.numerator.to_dict().get(key, 0)), argument.integer)
            if share:
                rest = rest - field.constant(share) * field.generator(number)
                factor = factor * known**share
    return factor, rest


def _as_power(argument: Element) -> Any:
    """exp(argument) with what multiplies logarithms written as exponents: xⁿ for exp(n log x)."""
    field, product, rest = argument.field, sp.S.One, argument
    for number in argument.generator_numbers():
        base = field.generators[number].exponential(field)
        position = field.positions[number]
        if base is None or argument.numerator.degrees()[position] > 1 or _in_denominator(argument, position):
            continue
        slope = Element(field, rest.numerator.derivative(position), 1, {}) / rest.denominator()
        if any(field.generators[n].exponential(field) is not None for n in slope.generator_numbers()):
            continue
        if not is_integer_valued(slope) and not hooks.call("sign", base):  # a power that could not be read back
            continue
        rest = rest - slope * field.generator(number)
        product *= hooks.call("to sympy", base) ** hooks.call("to sympy", slope)
    return product if rest.is_zero() else product * sp.exp(hooks.call("to sympy", rest))


def _in_denominator(element: Element, position: int) -> bool:
    return any(element.field.base[i].degrees()[position] for i in element.powers)


@provides("root of generator")
def root_of_exponential(base: Element, degree: int) -> Element | None:
    """exp(a)^(1/n) = exp(a/n) of a real a; None for what is no exponential.

    That exp(a) is positive does not make a real: xⁿ may be positive at x < 0, where n log x is not.
    """
    for number, generator in base.field.find(Exponential):
        if base.field.generator(number) == base:
            argument = base.field.lift(generator.argument)
            return exponential(base.field, argument / degree) if hooks.call("is real", argument) else None
    return None
