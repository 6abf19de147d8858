"""Numbers among the elements, and what is known of their independence.

Exponentials of algebraic numbers are linearly independent [Lindemann–Weierstrass 1885], logarithms of multiplicatively
independent algebraic numbers too [Baker 1966]; that π, e, log 2 … are algebraically independent follows from Schanuel's
conjecture only.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .element import Element
    from .field import Field
    from .generator import Transcendental


def is_constant(element: Element) -> bool:
    """Whether an element is a number: no coordinate, parameter or unknown function occurs."""
    generators = element.field.generators
    return all(generators[n].is_constant for n in element.generator_numbers())


def is_plain(element: Element) -> bool:
    """Whether only symbols, and jets at symbols, occur."""
    generators = element.field.generators
    return all(generators[n].is_plain and not generators[n].arguments for n in element.generator_numbers())


def has_other_transcendental_constants(field: Field, generator: Transcendental) -> bool:
    """Whether a field holds a transcendental number besides one."""
    return any(g is not generator and g.is_constant and not g.algebraic for g in field.generators)
