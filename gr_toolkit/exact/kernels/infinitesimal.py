"""First order: a generator ε with ε² = 0, so that a + εb carries a value and its variation through any arithmetic.

(a + εb)(c + εd) = ac + ε(ad + bc) and 1/(a + εb) = (a − εb)/a² are the normal forms that every algebraic generator has,
with the relation ε² = 0. The ring has zero divisors, the multiples of ε; what would divide by one is refused. Kernels
of arguments that contain ε would be generators of their own, which they are not, f(a + εb) = f(a) + εb f′(a): a field
refuses them (`Field.extended`), and `to_first_order` is how they are made.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, final

import sympy as sp

from ...errors import DomainError, UnsupportedError
from .. import hooks
from ..element import Element, lowest_terms
from ..generator import Algebraic
from ..homomorphism import unify
from .symbols import adjoined, symbol_element

if TYPE_CHECKING:
    from flint import acb

    from ..balls import Point
    from ..field import Field
    from ..signs.prover import Knowledge

Change = Callable[[Element, Element, Element], Element]


@final
@dataclass(frozen=True)
class Infinitesimal(Algebraic):
    """ε with ε² = 0: constant, and no number, so that nothing that contains it has a value or a sign."""

    splits = "multiples of an infinitesimal have no inverse"
    is_nilpotent = True
    has_values = False
    is_plain = True
    identity = hash_name = "infinitesimal"

    def relation(self, field: Field) -> list[Element]:
        return [field.zero, field.zero]

    def derivative(self, field: Field, symbol: Any) -> Element:
        return field.zero

    def rebuild(self, field: Field, image: Any) -> Element:
        return infinitesimal(field)

    def expression(self) -> Any:
        return sp.Symbol("epsilon")

    def is_real(self, knowledge: Knowledge) -> bool:
        return True

    def conjugate(self, field: Field, image: Any) -> Element:
        return infinitesimal(field)

    def ball(self, point: Point) -> acb:
        raise UnsupportedError("the value of what is varied to first order")


EPSILON = Infinitesimal()


def infinitesimal(field: Field) -> Element:
    """ε as an element of the field, or of its extension by it."""
    return adjoined(field, EPSILON)


def is_infinitesimal(element: Element) -> bool:
    """Whether ε occurs in it."""
    number = element.field.number_of(EPSILON)
    return number is not None and element.numerator.degrees()[element.field.positions[number]] > 0


def value_and_variation(element: Element) -> tuple[Element, Element]:
    """(a, b) with element = a + εb, both free of ε."""
    field = element.field
    number = field.number_of(EPSILON)
    if number is None:
        return element, field.zero
    position = field.positions[number]
    slope = element.numerator.derivative(position)
    value = element.numerator - slope * field.ring.gen(position)
    return (
        lowest_terms(field, value, element.integer, element.powers),
        lowest_terms(field, slope, element.integer, element.powers),
    )


def holds_infinitesimal(field: Field) -> bool:
    """Whether ε is one of the field's generators: what lives there may vary."""
    return field.number_of(EPSILON) is not None


def to_first_order(function: Callable[[Element], Element], argument: Element, change: Change | None = None) -> Element:
    """f(a + εb) = f(a) + εb f′(a), of a function that is made of kernels.

    Parameters
    ----------
    change : b f′(a) from a, b and f(a); left out, f′ is found by differentiating f at a free symbol
    """
    value, variation = value_and_variation(argument)
    if variation.is_zero():
        return function(argument)
    result = function(value)
    if change is None:
        slot = sp.Dummy("x", real=True)
        found = variation * function(symbol_element(value.field, slot)).diff(slot).subs({slot: value})
    else:
        found = change(value, variation, result)
    result, found, epsilon = unify([result, found, infinitesimal(value.field)])
    return result + epsilon * found


def power_to_first_order(power: Callable[[Element], Element], exponent: Any, base: Element) -> Element:
    """(a + εb)ᵖ = aᵖ + εb p aᵖ/a, on whatever branch aᵖ is."""
    return to_first_order(power, base, lambda value, variation, result: variation * (exponent * result / value))


def require_differentiable(element: Element, typed: str) -> None:
    """Refuse a first variation where a function has none: a root of what vanishes, |x| at 0, arcsin x at ±1.

    With ε² = 0 it would seem to have one: (εb)² = 0, and √0 = 0, but √(h²) = |h|.

    Parameters
    ----------
    element : what vanishes where the function is not differentiable
    typed : the function as typed

    Raises
    ------
    DomainError
        It vanishes.
    """
    value, _ = value_and_variation(element)
    if value.is_zero():
        raise DomainError(
            f"{typed} is not known to be differentiable at this metric, where it is singular: a root, a power or a "
            "modulus of what vanishes, or an inverse function at the end of its interval\n"
            "  write: a Lagrangian without it, or a metric on which its argument does not vanish"
        )


@hooks.provides("refuse kernels")
def refuse_kernels(generators: Iterable[Any]) -> None:
    """Raise where a kernel of an argument that contains ε would be adjoined.

    Raises
    ------
    UnsupportedError
        Its value and slope have to be adjoined instead: `to_first_order`.
    """
    for generator in generators:
        for argument in _elements(list(vars(generator).values())):
            if is_infinitesimal(argument):
                raise UnsupportedError(
                    f"a kernel of {argument}, which is varied to first order,", "f(a + εb) = f(a) + εb f′(a)"
                )


def _elements(values: Iterable[Any]) -> Iterator[Element]:
    """The exact scalars among what a generator is made of: one by one, in tuples, or a function's arguments."""
    for value in values:
        if isinstance(value, Element):
            yield value
        else:
            yield from _elements(value if isinstance(value, tuple) else getattr(value, "arguments", ()))
