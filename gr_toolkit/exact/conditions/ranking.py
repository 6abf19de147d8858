"""Which of the unknowns in a side condition leads it: an orderly ranking of jets and parameters.

A derivative of higher order is above one of lower order; at equal order the orders by coordinate are compared one after
the other, the coordinates as the functions' arguments name them (f(t, x): by t first); at equal derivatives the
function that was met first is above. Jets are above parameters, and the parameter that was met first is above the
others. A function may have a weight, which counts as so many derivatives and puts it above others of the same count: so
that Friedmann's equation is led by the density. Differentiation keeps the order of two jets, and there is no endless
descent: what rewriting and completion rest on [Riquier; Kolchin].
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, final

from ..homomorphism import bring
from ..kernels.jets import JetGenerator
from ..kernels.symbols import SymbolGenerator

if TYPE_CHECKING:
    from ..element import Element
    from ..field import Field

Rank = tuple[int, int, int, tuple[int, ...], int]


@final
@dataclass(frozen=True)
class Ranking:
    """An order of the unknowns.

    Parameters
    ----------
    slots : the arguments that each function has in the conditions; functions met first are above
    coordinates : what functions depend on and derivatives are taken by, the highest first
    parameters : the other symbols, the highest first
    weights : of functions, with what they count in derivatives
    """

    slots: Mapping[Any, tuple[Any, ...]] = field(hash=False)  # SymPy function class -> symbols
    coordinates: tuple[Any, ...]
    parameters: tuple[Any, ...]
    weights: tuple[tuple[Any, int], ...] = ()

    def rank(self, generator: Any) -> Rank | None:
        """The place of a jet or a parameter; None for what is no unknown, and for functions at other arguments."""
        match generator:
            case JetGenerator(family, orders) if self.is_standard(generator):
                slots = self.slots[family.function]
                by_coordinate = tuple(orders[slots.index(c)] if c in slots else 0 for c in self.coordinates)
                place = -list(self.slots).index(family.function)
                weight = dict(self.weights).get(family.function, 0)
                return (1, sum(orders) + weight, int(weight > 0), by_coordinate, place)
            case SymbolGenerator(symbol) if symbol in self.parameters:
                return (0, 0, 0, (), -self.parameters.index(symbol))
        return None

    def is_standard(self, generator: Any) -> bool:
        """Whether it is a jet at the very arguments that its function has in the conditions."""
        return isinstance(generator, JetGenerator) and generator.family.key == (
            generator.family.function,
            self.slots.get(generator.family.function),
        )

    def leader(self, element: Element) -> Any:
        """The highest unknown in an element, arguments of its kernels included; None where there is none."""
        ranked = [(rank, g) for g in everything_in(element) if (rank := self.rank(g)) is not None]
        return max(ranked, key=lambda pair: pair[0])[1] if ranked else None


def everything_in(element: Element) -> set[Any]:
    """The generators of an element and those of all arguments below."""
    found: set[Any] = set()
    for number in [] if element.is_zero() else element.generator_numbers():  # FLINT's zero has degrees −1
        generator = element.field.generators[number]
        found |= {generator} | below(generator, element.field)
    return found


def below(generator: Any, field: Field) -> set[Any]:
    """The generators in a kernel's arguments, however deep; its own class tells by building it again."""
    notes = field.notes.setdefault("below", {})
    number = field.generators.index(generator)
    if number not in notes:
        met: list[Element] = []

        def seen(argument: Element) -> Element:
            met.append(argument)
            return bring(argument, field)

        generator.rebuild(field, seen)
        symbols = {SymbolGenerator(s) for s in generator.expression().free_symbols}
        notes[number] = set().union(symbols - {generator}, *map(everything_in, met))
    result: set[Any] = notes[number]
    return result


def position_of(generator: Any, field: Field) -> int | None:
    """The ring position of a generator, or None where the field does not hold it."""
    number = field.number_of(generator)
    return None if number is None else field.positions[number]


def unknown_in(generator: Any, field: Field) -> Element:
    """A generator that the field holds, as an element."""
    number = field.number_of(generator)
    assert number is not None
    return field.generator(number)


def coefficients(element: Element, generator: Any) -> dict[int, Element]:
    """The coefficients of the powers of a generator in an element's numerator, as polynomials."""
    field, position = element.field, position_of(generator, element.field)
    if position is None or element.is_zero():
        return {0: field.polynomial(element.numerator)}
    split: dict[int, dict[tuple[int, ...], Any]] = {}
    for exponents, coefficient in element.numerator.to_dict().items():
        rest = [int(e) for e in exponents]
        power, rest[position] = rest[position], 0
        split.setdefault(power, {})[tuple(rest)] = coefficient
    return {power: field.polynomial(field.ring.from_dict(terms)) for power, terms in split.items()}


def unique(things: Iterable[Any]) -> tuple[Any, ...]:
    """Each once, in the order they were met."""
    return tuple(dict.fromkeys(things))
