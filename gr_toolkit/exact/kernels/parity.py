"""(−1)ⁿ of integer symbols n.

σ = (−1)ⁿ has σ² = 1, so that a field with it has zero divisors: (1 − σ)(1 + σ) = 0 although neither vanishes for all n.
Proofs need no more than that every divisor is invertible, a + bσ with a² ≠ b²; what is not is refused. A power of a
product is no new kernel: (−1)ⁿᵐ = 1 − (1 − (−1)ⁿ)(1 − (−1)ᵐ)/2.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, final

from flint import acb

from ...errors import UnsupportedError
from .. import hooks
from ..element import Element
from ..generator import Algebraic
from .jets import symbol_of
from .symbols import SymbolGenerator, pi_element, symbol_element

if TYPE_CHECKING:
    from ..balls import Point
    from ..field import Field
    from ..signs.prover import Knowledge


@final
@dataclass(frozen=True, eq=False)
class Parity(Algebraic):
    """(−1)ⁿ of an integer symbol."""

    exponent: Element  # the symbol

    @property
    def symbol(self) -> Any:
        """n."""
        return symbol_of(self.exponent)

    @property
    def splits(self) -> str:  # type: ignore[override]  # a sentence about this one
        return f"(-1)**{self.symbol} is 1 or -1, and for one of these it vanishes"

    @property
    def identity(self) -> Any:
        return Parity, self.symbol

    @property
    def hash_name(self) -> Any:
        return Parity, self.symbol

    def relation(self, field: Field) -> list[Element]:
        return [field.constant(-1), field.zero]

    def derivative(self, field: Field, symbol: Any) -> Element:
        if symbol == self.symbol:
            raise UnsupportedError(f"the derivative of (-1)**{symbol} by the integer {symbol}")
        return field.zero

    def rebuild(self, field: Field, image: Any) -> Element:
        return minus_one_to(image(self.exponent))

    def expression(self) -> Any:
        return (-1) ** self.symbol

    def ball(self, point: Point) -> acb:
        return acb(-1) ** point.integer(self.symbol)

    def is_real(self, knowledge: Knowledge) -> bool:
        return True


def is_integer_valued(element: Element) -> bool:
    """Whether it is a polynomial with integer coefficients in symbols that are integers."""
    generators = [element.field.generators[n] for n in element.generator_numbers()]
    return element.is_polynomial() and all(
        isinstance(g, SymbolGenerator) and is_integer_symbol(element.field, g.symbol) for g in generators
    )


def is_integer_symbol(field: Field, symbol: Any) -> bool:
    """Whether the domain or its own assumptions make a symbol an integer."""
    values = field.domain.values_of(symbol)
    by_values = values is not None and all(v.denominator == 1 for v in values)
    return bool(symbol.is_integer) or symbol in field.domain.integers or by_values


def minus_one_to(exponent: Element) -> Element:
    """(−1)^exponent: a product of signs where the exponent is an integer, exp(iπ·exponent) elsewhere."""
    field = exponent.field
    if not is_integer_valued(exponent):
        angle = pi_element(field) * exponent
        return hooks.call("exponential", hooks.call("imaginary unit", angle.field) * angle)
    total = field.one
    for exponents, coefficient in exponent.numerator.to_dict().items():
        if coefficient % 2:
            both_odd = field.one
            for position, power in enumerate(exponents):
                if power:
                    sign = _sign_of(total.field, symbol_at(field, position))
                    both_odd = both_odd * (1 - sign) / 2
            total = total * (1 - 2 * both_odd)
    return total


def symbol_at(field: Field, position: int) -> Any:
    """The symbol at a ring position that holds one."""
    generator = field.generators[field.creation_numbers[position]]
    assert isinstance(generator, SymbolGenerator)
    return generator.symbol


def _sign_of(field: Field, symbol: Any) -> Element:
    """(−1)ⁿ of one symbol."""
    if symbol.is_even or symbol.is_odd:
        return field.constant(1 if symbol.is_even else -1)
    for number, generator in field.find(Parity):
        if generator.symbol == symbol:
            return field.generator(number)
    exponent = symbol_element(field, symbol)
    extension = exponent.field.extended(Parity(exponent))
    return extension.generator(len(extension.generators) - 1)
