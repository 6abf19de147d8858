"""Generators without arguments: coordinates and parameters, π, and the imaginary unit."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, final

import sympy as sp
from flint import acb, arb

from ...errors import InputError
from .. import hooks
from ..element import Element
from ..generator import Algebraic, Transcendental

if TYPE_CHECKING:
    from ..balls import Point
    from ..field import Field
    from ..signs.prover import Knowledge
    from ..signs.univariate import Limit


@final
@dataclass(frozen=True)
class SymbolGenerator(Transcendental):
    """A coordinate or parameter: transcendental, for a polynomial that vanishes on an open set vanishes."""

    symbol: Any  # a SymPy symbol, whose assumptions count
    is_constant = False
    is_plain = True

    @property
    def identity(self) -> Any:
        return self

    @property
    def hash_name(self) -> Any:
        return self.symbol

    def derivative(self, field: Field, symbol: Any) -> Element:
        return field.one if symbol == self.symbol else field.zero

    def rebuild(self, field: Field, image: Any) -> Element:
        return symbol_element(field, self.symbol)

    def expression(self) -> Any:
        return self.symbol

    def ball(self, point: Point) -> acb:
        return point.symbol(self.symbol)

    def sign(self, knowledge: Knowledge) -> int:
        return 1 if self.symbol.is_positive else -1 if self.symbol.is_negative else 0

    def graded_sign(self, knowledge: Knowledge) -> int:
        if sign := self.sign(knowledge):
            return 2 * sign
        return 1 if self.symbol.is_nonnegative else -1 if self.symbol.is_nonpositive else 0

    def limits(self, knowledge: Knowledge) -> tuple[Limit | None, Limit | None]:
        values = knowledge.field.domain.values_of(self.symbol)
        return ((min(values), False), (max(values), False)) if values else (None, None)

    def is_real(self, knowledge: Knowledge) -> bool:
        domain, symbol = knowledge.field.domain, self.symbol
        listed = symbol in domain.reals or symbol in domain.integers or domain.values_of(symbol) is not None
        return bool(symbol.is_real) or listed

    def conjugate(self, field: Field, image: Any) -> Element:
        partner: Element = hooks.call("conjugate of symbol", field, self.symbol)
        return partner


@final
@dataclass(frozen=True)
class PiGenerator(Transcendental):
    """π: transcendental [Lindemann 1882]; not known to be independent of e and other exponentials of constants."""

    identity = hash_name = "pi"

    def derivative(self, field: Field, symbol: Any) -> Element:
        return field.zero

    def rebuild(self, field: Field, image: Any) -> Element:
        return pi_element(field)

    def expression(self) -> Any:
        return sp.pi

    def ball(self, point: Point) -> acb:
        return acb(arb.pi())

    def sign(self, knowledge: Knowledge) -> int:
        return 1

    def is_real(self, knowledge: Knowledge) -> bool:
        return True


@final
@dataclass(frozen=True)
class ImaginaryUnit(Algebraic):
    """I with I² = −1; whoever adjoins it has shown that −1 is no square yet."""

    is_imaginary_unit = True
    is_plain = True
    identity = hash_name = "I"

    def relation(self, field: Field) -> list[Element]:
        return [field.one, field.zero]

    def derivative(self, field: Field, symbol: Any) -> Element:
        return field.zero

    def rebuild(self, field: Field, image: Any) -> Element:
        return hooks.call("imaginary unit", field)

    def expression(self) -> Any:
        return sp.I

    def ball(self, point: Point) -> acb:
        return acb(0, 1)

    def conjugate(self, field: Field, image: Any) -> Element:
        return -adjoined(field, self)


def symbol_element(field: Field, symbol: Any) -> Element:
    """The symbol as an element of the field, or of its extension by it."""
    return adjoined(field, SymbolGenerator(symbol))


def pi_element(field: Field) -> Element:
    """π as an element of the field, or of its extension by it."""
    return adjoined(field, PiGenerator())


def adjoined(field: Field, generator: Any) -> Element:
    """A generator that equals itself only, found in the field or adjoined to it."""
    number = field.number_of(generator)
    if number is None:
        field, number = field.extended(generator), len(field.generators)
    return field.generator(number)


def check_names(field: Field, symbols: Iterable[Any]) -> None:
    """Refuse a symbol of the same name as another of the field or its domain: their assumptions differ, which is an
    accident."""
    seen = {str(g.symbol): g.symbol for _, g in field.find(SymbolGenerator) if not isinstance(g.symbol, sp.Dummy)}
    for symbol in (*field.domain.symbols, *symbols):
        if not isinstance(symbol, sp.Dummy) and (other := seen.setdefault(str(symbol), symbol)) != symbol:
            raise InputError(
                f"two different symbols are called {symbol}: {sp.srepr(other)} and {sp.srepr(symbol)}",
                f"one {symbol} for both, as from g.symbols({str(symbol)!r})",
            )


def check_symbol(field: Field, symbol: Any) -> None:
    """Refuse to differentiate by what is no symbol, or by one that merely looks like one of the field's: the answer
    would be zero."""
    if not isinstance(symbol, sp.Symbol):
        raise InputError(
            f"{symbol!r} is no symbol to differentiate by", "a coordinate or parameter, as from g.symbols('r')"
        )
    check_names(field, [symbol])


def complex_parts(element: Element) -> tuple[Element, Element]:
    """(a, b) with element = a + I b and both free of I; symbols and functions need not be real for this."""
    field = element.field
    number = field.number_of(ImaginaryUnit())
    if number is None or not element.numerator.degrees()[field.positions[number]]:
        return element, field.zero
    position = field.positions[number]
    imaginary = Element(field, element.numerator.derivative(position), 1, {}) / element.denominator()
    return element - imaginary * field.generator(number), imaginary


def holds_imaginary_unit(element: Element) -> bool:
    """Whether I occurs."""
    number = element.field.number_of(ImaginaryUnit())
    return number is not None and element.numerator.degrees()[element.field.positions[number]] > 0
