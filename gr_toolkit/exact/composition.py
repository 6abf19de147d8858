"""Elements composed with a map: the coordinates of one chart as functions of those of another.

One homomorphism serves all elements of a field. An element of the target was brought to normal form on the target's
domain (√(r²) = r where r > 0), so its composition means the same only where the map stays in that domain: conditions
that the source's domain implies are dropped, those that it contradicts are refused, and all others are added to the
domain on which the composed element lives.
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from typing import Any, final

import sympy as sp

from ..errors import AmbiguousSignError, DomainError, InputError, UnsupportedError
from . import hooks
from .domain import Domain, Fact
from .element import Element
from .field import Field
from .homomorphism import apply, bring, substitute_generators, unify
from .kernels.arctangents import Arctangent
from .kernels.lambert import LambertW
from .kernels.logarithms import Logarithm
from .kernels.root_generators import Root
from .kernels.symbols import PiGenerator, SymbolGenerator, holds_imaginary_unit
from .reader import read_domain


@final
class Composition:
    """Elements on a target chart as elements on a source chart.

    Parameters
    ----------
    coordinates : the target's symbols
    images : one for each, elements of one field on the source's domain
    own : the source's coordinates; no parameter of what is composed may be one of them
    """

    def __init__(self, coordinates: Sequence[Any], images: Sequence[Element], own: Sequence[Any]) -> None:
        self.coordinates, self.own = tuple(coordinates), tuple(own)
        self.images = tuple(unify(list(images)))
        self.root = self.images[0].field
        self._kept: dict[Domain, tuple[Any, ...]] = {}
        self._homomorphisms: dict[Field, tuple[Field, list[Element]]] = {}
        for coordinate, image in zip(self.coordinates, self.images, strict=True):
            _require_real(coordinate, image, image)

    def __call__(self, element: Element) -> Element:
        """The element composed with the map.

        Raises
        ------
        DivisionByZeroError
            A factor of the denominator vanishes on the whole image.
        DomainError
            The image lies outside the domain on which the element was built.
        """
        target, images = self.homomorphism(element.field)
        return apply(element, images, target)

    def homomorphism(self, field: Field) -> tuple[Field, list[Element]]:
        """(field on the source, image of every generator), worked out once for each field."""
        if field not in self._homomorphisms:
            numbers = {g.symbol: n for n, g in field.find(SymbolGenerator)}
            for symbol in self.own:
                if symbol in numbers and symbol not in self.coordinates:
                    raise InputError(
                        f"{symbol} is a parameter of what is to be composed and a coordinate of {self.own}",
                        f"another name for the parameter, T.subs({{{symbol}: ...}}), or for the coordinate",
                    )
            root = self.field(field.domain)
            given = dict(zip(self.coordinates, unify([root.zero, *self.images])[1:], strict=True))
            self._homomorphisms[field] = substitute_generators(
                field, root, {numbers[s]: image for s, image in given.items() if s in numbers}
            )
        return self._homomorphisms[field]

    def field(self, domain: Domain) -> Field:
        """The field on the source whose domain is mapped into the given one, with the images in it."""
        conditions = self.conditions(domain)
        if not conditions:
            return self.root
        key = ("composition", conditions)
        if key not in self.root.notes:
            narrowed = Field.rational(self.root.domain & read_domain(conditions))
            hooks.call("settle domain", narrowed)
            self.root.notes[key] = unify([bring(image, narrowed) for image in self.images])[0].field
        field: Field = self.root.notes[key]
        return field

    def conditions(self, domain: Domain) -> tuple[Any, ...]:
        """What the source's domain must satisfy besides its own conditions, so that the image lies in the other one."""
        if domain not in self._kept:
            found: list[Any] = [sp.Contains(s, sp.S.Reals) for s in self._undeclared()]
            for condition in (*domain.conditions, *_assumed(self.coordinates)):
                found += self._moved(condition)
            self._kept[domain] = tuple(dict.fromkeys(found))
        return self._kept[domain]

    def _undeclared(self) -> list[Any]:
        """The parameters in the images that are not said to be real yet, as they thereby are."""
        known = {*self.root.domain.symbols, *self.root.domain.integers, *self.own}
        symbols = {s for image in self.images for s in image.to_sympy().free_symbols if s.is_real is None}
        return sorted(symbols - known, key=str)

    def _moved(self, condition: Any) -> list[Any]:
        """A condition on the target as conditions on the source; none where it is known to hold."""
        if condition in self.root.domain.conditions and not condition.free_symbols & set(self.coordinates):
            return []
        facts = read_domain([condition]).facts
        if not facts and not condition.free_symbols & set(self.coordinates):
            return [condition]
        if not facts:
            raise DomainError(f"the condition {condition} on a coordinate is no inequality, and cannot be composed")
        return [moved for fact in facts for moved in self._moved_fact(condition, fact)]

    def _moved_fact(self, condition: Any, fact: Fact) -> list[Any]:
        numbers = {g.symbol: n for n, g in fact.element.field.find(SymbolGenerator)}
        given = {numbers[s]: i for s, i in zip(self.coordinates, self.images, strict=True) if s in numbers}
        try:
            target, images = substitute_generators(fact.element.field, self.root, given)
            image = apply(fact.element, images, target)
        except (AmbiguousSignError, UnsupportedError):  # the conditions that come after may settle it
            pairs = {s: i.to_sympy() for s, i in zip(self.coordinates, self.images, strict=True)}
            moved = condition.subs(pairs, simultaneous=True)
            return [] if moved == sp.true else [moved]
        sign = int(hooks.call("sign", image)) or sign_of_angle(image)
        if sign > 0 or (sign and fact.nonzero) or (image.is_zero() and not fact.strict and not fact.nonzero):
            return []
        if sign or image.is_zero():
            said = ", ".join(f"{s} = {i}" for s, i in zip(self.coordinates, self.images, strict=True))
            raise DomainError(
                f"the image lies outside the target's domain: {condition} is false where {said} on the domain "
                f"{self.root.domain}"
            )
        value = image.to_sympy()
        kind = sp.Ne if fact.nonzero else sp.StrictGreaterThan if fact.strict else sp.GreaterThan
        return [kind(value, 0, evaluate=False)]


def sign_of_angle(element: Element) -> int:
    """The sign of qπ + ∑ rᵢ arctan uᵢ, rational q and r, where |q| ≥ ∑ |rᵢ|/2: arctangents stay within ±π/2."""
    pi, arctangents = Fraction(0), Fraction(0)
    positions = element.field.creation_numbers
    if element.powers:
        return 0
    for exponents, coefficient in element.numerator.to_dict().items():
        present = [(element.field.generators[positions[p]], int(n)) for p, n in enumerate(exponents) if n]
        if len(present) != 1 or present[0][1] != 1:
            return 0
        if isinstance(present[0][0], PiGenerator):
            pi += int(coefficient)
        elif isinstance(present[0][0], Arctangent):
            arctangents += abs(int(coefficient))
        else:
            return 0
    return ((pi > 0) - (pi < 0)) if 2 * abs(pi) >= arctangents else 0


def _assumed(symbols: Sequence[Any]) -> list[Any]:
    """What symbols' own assumptions say of their signs, which normal forms on them made use of."""
    relations = (("is_positive", sp.Gt), ("is_negative", sp.Lt), ("is_nonnegative", sp.Ge), ("is_nonpositive", sp.Le))
    found = []
    for symbol in symbols:
        relation = next((order for name, order in relations if getattr(symbol, name)), None)
        if relation is not None:
            found.append(relation(symbol, 0, evaluate=False))
        elif symbol.is_zero is False:
            found.append(sp.Ne(symbol, 0, evaluate=False))
    return found


def _require_real(coordinate: Any, image: Element, part: Element) -> None:
    """Refuse an image that may be complex: coordinates are real. Its symbols and functions are thereby real."""
    if hooks.call("is real", part):
        return
    if holds_imaginary_unit(part):
        raise DomainError(f"{coordinate} = {image} is complex, but coordinates are real")
    for number in part.generator_numbers():
        generator, own = part.field.generators[number], part.field.generator(number)
        if isinstance(generator, LambertW):
            above = hooks.call("sign", 1 + generator.argument * hooks.call("exponential", part.field.one)) > 0
        else:
            above = not isinstance(generator, Root | Logarithm)
        if not (above or hooks.call("is real", own)):
            raise DomainError(
                f"{coordinate} = {image} may be complex: {generator.expression()} is not known to be real on the "
                f"domain {image.field.domain}\n  write: domain=[...] that says so"
            )
        for argument in generator.arguments:
            _require_real(coordinate, image, argument)
