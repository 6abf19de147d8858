"""The derivation of a field by one of its coordinates or parameters."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, final

from ..errors import GRToolkitError
from .element import Element, sum_of_products
from .hooks import provides

if TYPE_CHECKING:
    from flint import fmpz_mpoly

    from .field import Field


class MissingJets(GRToolkitError):
    """Internal signal: a derivative needs jets which the field does not hold yet."""


@final
class Derivation:
    """D with D(fg) = D(f)g + fD(g), given by the derivatives of the generators."""

    def __init__(self, field: Field, symbol: Any) -> None:
        self.field, self.symbol = field, symbol
        self._of_generators: dict[int, Element | None] = {}
        self._logarithmic: dict[int, Element] = {}

    def of_generator(self, position: int) -> Element | None:
        """D of the generator at a ring position, when first asked for; None where a jet is missing."""
        if position not in self._of_generators:
            generator = self.field.generators[self.field.creation_numbers[position]]
            self._of_generators[position] = generator.derivative(self.field, self.symbol)
        return self._of_generators[position]

    def of_polynomial(self, polynomial: fmpz_mpoly) -> Element:
        """D of a polynomial in the generators."""
        field = self.field
        total, rational = None, []
        for position, degree in enumerate(polynomial.degrees()):
            if degree <= 0:  # −1 for the zero polynomial
                continue
            derivative = self.of_generator(position)
            if derivative is None:
                raise MissingJets
            elif derivative.integer == 1 and not derivative.powers:
                if not derivative.numerator.is_zero():
                    partial = polynomial.derivative(position)
                    product = partial if derivative.numerator.is_one() else partial * derivative.numerator
                    total = product if total is None else total + product
            else:
                rational.append((1, field.polynomial(polynomial.derivative(position)), derivative))
        sum_ = field.zero if total is None else field.polynomial(total)
        return sum_of_products([(1, sum_, None), *rational]) if rational else sum_

    def __call__(self, element: Element) -> Element:
        """D(n / (k ∏ pᵢ^mᵢ)) = Dn / (k ∏ pᵢ^mᵢ) − element · ∑ mᵢ Dpᵢ/pᵢ."""
        field = self.field
        top = self.of_polynomial(element.numerator)
        if not element.powers and element.integer == 1:
            return top
        terms: list[tuple[int, Element, Element | None]] = [
            (1, top, Element(field, field.one.numerator, element.integer, element.powers))
        ]
        for index, power in element.powers.items():
            logarithmic = self.logarithmic(index)
            if not logarithmic.is_zero():
                terms.append((-power, element, logarithmic))
        return sum_of_products(terms)

    def logarithmic(self, index: int) -> Element:
        """Dp/p for a factor of the base."""
        if index not in self._logarithmic:
            derivative = self.of_polynomial(self.field.base[index])
            self._logarithmic[index] = (
                derivative
                if derivative.is_zero()
                else sum_of_products([(1, derivative, Element(self.field, self.field.one.numerator, 1, {index: 1}))])
            )
        return self._logarithmic[index]


@provides("derivative")
def derivative(element: Element, symbol: Any) -> Element:
    """The derivative of an element by a symbol, in a field that holds the jets it needs."""
    while True:
        field = element.field
        try:
            return field.derivation(symbol)(element)
        except MissingJets:
            element = prolonged(field, 1).lift(element)


def prolonged(field: Field, times: int) -> Field:
    """The field with all jets of its functions that `times` further derivatives can need; the same field for everyone
    who asks."""
    for _ in range(times):
        new = [jet for generator in field.generators for jet in generator.successors(field)]
        if not new:
            return field
        field = field.extended(*dict.fromkeys(new))
    return field
