"""Elements taken apart for questions about signs: coefficients, conjugates, norms, and scalings."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING, Any, final

import sympy as sp

from ...errors import TooLargeError
from ..element import Element
from ..kernels.root_generators import Root
from ..kernels.symbols import SymbolGenerator
from ..norms import cofactor_and_norm
from ..polynomials import reduced_rows
from ..writer import expression_of

if TYPE_CHECKING:
    from ..field import Field

TERMS = 400  # of what a norm is formed of


def symbols_of(element: Element) -> list[Any]:
    """The symbols that an element depends on, inside its kernels too."""
    found: dict[Any, None] = {}
    for one in (element, *arguments_of(element)):
        generators = map(one.field.generators.__getitem__, one.generator_numbers())
        found |= dict.fromkeys(g.symbol for g in generators if isinstance(g, SymbolGenerator))
    return list(found)


def arguments_of(element: Element) -> list[Element]:
    """What the kernels of an element are functions of, all the way down."""
    found: list[Element] = []
    waiting, seen = [element], set()
    while waiting:
        one = waiting.pop()
        for number in one.generator_numbers():
            generator = one.field.generators[number]
            if id(generator) not in seen:
                seen.add(id(generator))
                waiting += generator.arguments
                found += generator.arguments
    return found


def plain_expression(element: Element) -> Any:
    """The element in SymPy term by term: not the shortest form, but made at once."""
    field = element.field
    above = _sum_of_terms(field, element.numerator)
    below = sp.Integer(element.integer)
    for index, power in element.powers.items():
        below = below * _sum_of_terms(field, field.base[index]) ** power
    return above / below


def _sum_of_terms(field: Field, polynomial: Any) -> Any:
    names = {p: expression_of(field, p) for p, degree in enumerate(polynomial.degrees()) if degree > 0}
    terms = (
        sp.Mul(sp.Integer(int(c)), *(names[p] ** int(e) for p, e in enumerate(exponents) if e))
        for exponents, c in polynomial.to_dict().items()
    )
    return sp.Add(*terms)


def algebraic_generators(element: Element) -> list[Element]:
    """The roots and cosines that occur."""
    field = element.field
    return [field.generator(n) for n in element.generator_numbers() if field.generators[n].algebraic]


def integer_terms(element: Element, symbols: Sequence[Any]) -> dict[tuple[int, ...], int] | None:
    """The coefficients of the numerator by the powers of these symbols; None where anything else occurs in it."""
    field, places = element.field, []
    own = {g.symbol: field.positions[n] for n, g in field.find(SymbolGenerator)}
    places = [own.get(symbol) for symbol in symbols]
    known = set(places)
    if any(degree > 0 and position not in known for position, degree in enumerate(element.numerator.degrees())):
        return None
    return {
        tuple(0 if p is None else int(exponents[p]) for p in places): int(coefficient)
        for exponents, coefficient in element.numerator.to_dict().items()
    }


def powers_of(element: Element, number: int) -> dict[int, Element]:
    """The coefficients of the numerator by the powers of one generator."""
    field, groups = element.field, dict[int, dict[tuple[int, ...], int]]()
    position = field.positions[number]
    for exponents, value in element.numerator.to_dict().items():
        rest = tuple(0 if p == position else int(e) for p, e in enumerate(exponents))
        groups.setdefault(int(exponents[position]), {})[rest] = int(value)
    return {power: field.polynomial(field.ring.from_dict(terms)) for power, terms in groups.items()}


def free_of_roots(element: Element) -> Element | None:
    """A polynomial without algebraic generators that vanishes wherever the numerator does: the norm, or what conjugates
    make of it. None where it is zero, or too large."""
    field, numerator = element.field, element.numerator
    try:
        for position in range(len(field.degrees)):
            if numerator.degrees()[position] > 0:
                if len(numerator) > TERMS:
                    return None
                _, numerator = cofactor_and_norm(field, position, numerator)
    except TooLargeError:
        return None
    return None if numerator.is_zero() else field.polynomial(numerator)


@final
@dataclass(frozen=True)
class Split:
    """A polynomial a + b w with a square root w ≥ 0, and its norm a² − b² w²."""

    constant: Element
    slope: Element
    norm: Element


def split_at_root(element: Element) -> Split | None:
    """The numerator split at a square root that is the last in its field; None where there is none, or the norm is too
    large."""
    field, numerator = element.field, element.numerator
    for position in range(len(field.degrees)):
        if numerator.degrees()[position] <= 0:
            continue
        generator = field.generators[field.creation_numbers[position]]
        if not isinstance(generator, Root) or generator.degree != 2 or numerator.degrees()[position] != 1:
            return None
        if field.flips[position] is None or len(numerator) > TERMS:
            return None
        slope = numerator.derivative(position)
        constant = numerator - slope * field.ring.gen(position)
        try:
            norm = cofactor_and_norm(field, position, numerator)[1]
        except TooLargeError:
            return None
        return Split(*(field.polynomial(p) for p in (constant, slope, norm)))
    return None


def scalings(element: Element) -> list[dict[Any, int]]:
    """Weights of the symbols for which all that an element is made of is homogeneous: candidates for x → λ^w x, under
    which the element itself takes a factor only, to be checked by whoever uses them."""
    names: dict[Any, int] = {}
    rows: list[dict[int, int]] = []
    for one in (e for e in (element, *arguments_of(element)) if not e.is_zero()):
        monomials = [_by_symbol(one, exponents, names) for exponents in one.numerator.monoms()]
        first = monomials[0]
        for other in monomials[1:]:
            rows.append({n: first.get(n, 0) - other.get(n, 0) for n in {*first, *other}})
        for index in one.powers:
            factor = one.field.polynomial(one.field.base[index])
            below = [_by_symbol(factor, exponents, names) for exponents in factor.numerator.monoms()]
            rows += [{n: below[0].get(n, 0) - other.get(n, 0) for n in {*below[0], *other}} for other in below[1:]]
    for generator, number in list(names.items()):
        if isinstance(generator, Root) and generator.radicand.is_polynomial():
            inner = _by_symbol(generator.radicand, generator.radicand.numerator.monoms()[0], names)
            rows.append({n: inner.get(n, 0) - (generator.degree if n == number else 0) for n in {*inner, number}})
        elif not isinstance(generator, SymbolGenerator):
            rows.append({number: 1})
    return _kernel(rows, names)


def _by_symbol(element: Element, exponents: Sequence[int], names: dict[Any, int]) -> dict[int, int]:
    """The exponents of a monomial by the number that each generator has among all."""
    field = element.field
    found: dict[int, int] = {}
    for position, power in enumerate(exponents):
        if power:
            generator = field.generators[field.creation_numbers[position]]
            name = generator if isinstance(generator, SymbolGenerator | Root) else (type(generator), id(generator))
            found[names.setdefault(name, len(names))] = int(power)
    return found


def _kernel(rows: Sequence[dict[int, int]], names: dict[Any, int]) -> list[dict[Any, int]]:
    """Integer vectors that span the solutions of rows · w = 0, by symbol."""
    width = len(names)
    matrix = [[Fraction(row.get(n, 0)) for n in range(width)] for row in rows if any(row.values())]
    pivots = dict(reduced_rows(matrix))
    symbols = {number: name.symbol for name, number in names.items() if isinstance(name, SymbolGenerator)}
    found = []
    for free in (n for n in range(width) if n not in pivots):
        weights = {free: Fraction(1)} | {c: -entries[free] for c, entries in pivots.items() if free in entries}
        scale = 1
        for value in weights.values():
            scale *= value.denominator
        own = {symbols[n]: int(value * scale) for n, value in weights.items() if n in symbols and value}
        if own:
            found.append(own)
    return found
