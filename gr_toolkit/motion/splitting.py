"""Functions of several coordinates taken apart: into factors and into terms that depend on one group of them only.

Both are read off the normal form: factors are the irreducible ones of numerator and denominator, terms are coefficients
of monomials, which are independent. What comes back is checked; None says that nothing was found.
"""

from __future__ import annotations

from collections.abc import Collection
from fractions import Fraction
from math import prod
from typing import Any

from ..exact import Element
from ..exact.arguments import symbols_in
from ..exact.grouping import by_monomials
from ..exact.special.integrands import dependent
from ..exact.steps import short_factors

Group = Collection[Any]  # symbols of coordinates


def depends_on(element: Element, group: Group) -> bool:
    """Whether one of some symbols occurs in an element, in the arguments of its kernels too."""
    return not symbols_in(element).isdisjoint(group)


def factors_of(element: Element) -> list[tuple[Element, int]]:
    """The irreducible factors of numerator and denominator with their powers, numbers left out."""
    field = element.field
    _, found = short_factors(element.numerator)
    parts = [(field.polynomial(f), int(p)) for f, p in found]
    return parts + [(field.polynomial(field.base[i]), -p) for i, p in element.powers.items()]


def number_before(element: Element) -> Fraction:
    """The rational number before the irreducible factors of an element."""
    return Fraction(int(short_factors(element.numerator)[0]), element.integer)


def factor_in(element: Element, group: Group, rest: Group) -> Element | None:
    """v(group) of an element that is u(rest) v(group), up to a number; None where a factor mixes the two."""
    result = element.field.one
    for factor, power in factors_of(element):
        if depends_on(factor, group):
            if depends_on(factor, rest):
                return None
            result = result * factor**power
    return result


def terms_in(element: Element, group: Group, rest: Group, constants: Group) -> tuple[Element, Element] | None:
    """(a, b) with element = a(group) + b(rest), each of what stands beside one monomial in the constants.

    Constants are polynomially contained. A term free of all coordinates goes to the group.
    """
    field = element.field
    below = element.denominator()
    if depends_on(below, constants):
        return _terms(element, group, rest)
    positions = _positions(element, constants)
    own, others = field.zero, field.zero
    for exponents, coefficient in by_monomials(element, positions).items():
        monomial = prod(
            (field.polynomial(field.ring.gen(p)) ** e for p, e in zip(sorted(positions), exponents, strict=True)),
            start=field.one,
        )
        found = _terms(coefficient / below, group, rest)
        if found is None:
            return None
        own, others = own + found[0] * monomial, others + found[1] * monomial
    return own, others


def _terms(element: Element, group: Group, rest: Group) -> tuple[Element, Element] | None:
    """(a, b) with element = a(group) + b(rest).

    With the denominator D(group) D′(rest), N/D′ = D a + D b as polynomials in the group's generators: where D a has
    the coefficient of a monomial as a constant, b is that of N/D′ over D's, up to a constant.
    """
    field = element.field
    if not depends_on(element, rest):
        return element, field.zero
    if not depends_on(element, group):
        return field.zero, element
    divisor = field.one
    for index, power in element.powers.items():
        factor = field.polynomial(field.base[index])
        if depends_on(factor, group):
            divisor = divisor * factor**power
    above = element * divisor
    if depends_on(above.denominator(), group):
        return None
    positions = _positions(above, group) | _positions(divisor, group)
    weights = by_monomials(divisor, positions)
    chosen = max(weights, key=lambda exponents: (sum(exponents), exponents))
    found = by_monomials(above, positions).get(chosen, field.zero)
    others = found / above.denominator() / weights[chosen]
    if any(chosen):
        others = _without_constant(others, rest)
    own = element - others
    if depends_on(own, rest) or depends_on(others, group):
        return None
    return own, others


def _without_constant(element: Element, rest: Group) -> Element:
    """An element without the term that is free of the rest's coordinates, where it is a polynomial in these."""
    below = element.denominator()
    if depends_on(below, rest):
        return element
    positions = _positions(element, rest)
    free = by_monomials(element, positions).get((0,) * len(positions))
    return element if free is None else element - free / below


def _positions(element: Element, group: Group) -> set[int]:
    """The positions of the element's generators that contain one of some symbols."""
    field = element.field
    return {field.positions[n] for symbol in group for n in dependent(element, symbol)}
