"""The numerator of an element taken apart: by monomials in some of its generators, and into irreducible factors."""

from __future__ import annotations

from collections.abc import Callable, Collection

from . import steps
from .element import Element
from .field import Field
from .writer import expression_of


def depending_on(field: Field, symbols: Collection[object]) -> list[int]:
    """The positions of the generators in which one of some symbols occurs."""
    return positions_where(field, lambda expression: bool(expression.free_symbols & set(symbols)))


def positions_where(field: Field, holds: Callable[..., bool]) -> list[int]:
    """The positions of the generators whose SymPy expressions have a property."""
    return [p for p in range(len(field.generators)) if holds(expression_of(field, p))]


def by_monomials(element: Element, positions: Collection[int]) -> dict[tuple[int, ...], Element]:
    """The coefficients, free of the generators at some positions, of the monomials in these; of the numerator."""
    field, chosen = element.field, sorted(positions)
    groups: dict[tuple[int, ...], dict[tuple[int, ...], int]] = {}
    for exponents, number in element.numerator.to_dict().items():
        rest = tuple(0 if p in chosen else int(e) for p, e in enumerate(exponents))
        groups.setdefault(tuple(int(exponents[p]) for p in chosen), {})[rest] = int(number)
    return {monomial: field.polynomial(field.ring.from_dict(group)) for monomial, group in groups.items()}


def irreducible_factors(element: Element) -> list[Element]:
    """The irreducible factors of the numerator, each once, numbers left out; their signs are arbitrary."""
    if element.is_zero():
        return []
    return [element.field.polynomial(factor) for factor, _ in steps.factors(element.numerator)[1]]
