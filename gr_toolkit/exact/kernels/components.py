"""Where a function that is constant on components has one value, and which.

"Its derivative vanishes" says that a function is constant on each component of where it is analytic. A domain is known
to be connected here if its inequalities are linear, for such a set is convex; what is left open is not used.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from flint import arb

from .. import hooks
from ..element import Element
from .jets import JetGenerator
from .symbols import SymbolGenerator

if TYPE_CHECKING:
    from ..balls import Point
    from ..field import Field


def is_connected(elements: Sequence[Element]) -> bool:
    """Whether the elements' domain is known to be connected, as far as their symbols go."""
    for element in elements:
        domain = element.field.domain
        for fact in domain.facts:
            if fact.nonzero or not is_linear(fact.element):
                return False
        for number in element.generator_numbers():
            generator = element.field.generators[number]
            if not is_connected(generator.arguments):
                return False
            if isinstance(generator, SymbolGenerator):
                symbol = generator.symbol
                without_zero = symbol.is_nonzero and not symbol.is_positive and not symbol.is_negative
                if without_zero or domain.is_discrete(symbol):
                    return False
    return True


def is_linear(element: Element) -> bool:
    """Whether it is linear in symbols, with numbers as coefficients."""
    generators = [element.field.generators[n] for n in element.generator_numbers()]
    varying = [element.field.positions[element.field.generators.index(g)] for g in generators if not g.is_constant]
    if element.powers or not all(g.is_constant or isinstance(g, SymbolGenerator | JetGenerator) for g in generators):
        return False
    return all(sum(exponents[p] for p in varying) <= 1 for exponents in element.numerator.monoms())


def is_analytic(element: Element) -> bool:
    """Whether a real element has no poles on the domain, nor the arguments of its kernels."""
    field = element.field
    if not all(hooks.call("sign", field.polynomial(field.base[i])) for i in element.powers):
        return False
    generators = [field.generators[n] for n in element.generator_numbers()]
    return all(is_analytic(field.lift(a)) for g in generators for a in g.arguments if not g.is_constant)


def integer_at_a_point(field: Field, steps: Callable[[Point], arb]) -> int | None:
    """The integer that a ball encloses at a point of the domain; None where no ball is that narrow."""
    found: int | None = hooks.call("integer at a point", field, steps)
    return found
