"""Perfect powers by factoring a norm: whether xᵖ − α has a root in the field of α [Trager 1976]."""

from __future__ import annotations

from itertools import count
from typing import TYPE_CHECKING

import sympy as sp

from ...errors import GRToolkitError, TooLargeError
from .. import steps
from ..element import Element
from ..norms import coefficient, norm
from .symbols import SymbolGenerator, symbol_element

if TYPE_CHECKING:
    from flint import fmpz_mpoly

    from ..field import Field

FACTORED_DEGREE = 12  # of a norm that is factored
EFFORT = 0.3  # seconds that factoring it may take, as forecast


class Undetermined(GRToolkitError):
    """Internal signal: it is not known whether a root lies in the field."""


def root_by_factoring(element: Element, prime: int) -> Element | None:
    """An element whose power with a prime exponent is `element`, or None when the field has none.

    The roots of xᵖ − α are found in the factors of its norm f(xᵖ), f the characteristic polynomial of α: a root in the
    field belongs to an irreducible factor of the field's degree. α is first multiplied by a power sᵖ that makes f
    squarefree.

    Raises
    ------
    Undetermined
        The norm is too large, or no s made it squarefree.
    """
    field = element.field
    degree = 1
    for d in field.degrees:
        degree *= d
    if degree * prime > FACTORED_DEGREE or field.zero_divisors:
        raise Undetermined
    variable = sp.Dummy("X")
    larger = field.extended(SymbolGenerator(variable))
    x = symbol_element(larger, variable)
    position = x.numerator.degrees().index(1)
    try:
        for attempt in range(4):
            scale = _scale(field, attempt)
            scaled = element * scale**prime
            polynomial = _norm(x - larger.lift(scaled))
            if not polynomial.gcd(polynomial.derivative(position)).degrees()[position]:
                break
        else:
            raise Undetermined
        powered = polynomial.compose(
            *[g**prime if p == position else g for p, g in enumerate(larger.ring.gens())], ctx=larger.ring
        )
        if steps.effort(powered) > EFFORT:
            raise Undetermined
        for factor, _ in steps.factors(powered)[1]:
            if factor.degrees()[position] == degree:
                root = _common_root(factor, position, larger, scaled, prime)
                if root is not None:
                    return root / scale
    except TooLargeError:
        raise Undetermined from None
    return None


def _scale(field: Field, attempt: int) -> Element:
    """1, then combinations of the algebraic generators that leave no conjugate equal."""
    total = field.one
    if attempt:
        for position, weight in zip(range(len(field.degrees)), count(attempt), strict=False):
            total = total + field.constant(weight) * Element(field, field.ring.gen(position), 1, {})
    return total


def _norm(element: Element) -> fmpz_mpoly:
    """The numerator of the norm, free of algebraic generators."""
    field, numerator = element.field, element.numerator
    for position in range(len(field.degrees)):
        numerator = norm(field, position, numerator)
    return numerator


def _common_root(factor: fmpz_mpoly, position: int, larger: Field, power: Element, prime: int) -> Element | None:
    """The root that a factor and xᵖ − power have in common, if it is one element of the field (Euclid's algorithm)."""
    field = power.field
    below: list[Element] = [field.zero] * prime
    powers = [field.one]
    for exponent in range(factor.degrees()[position] + 1):
        quotient, rest = divmod(exponent, prime)
        while len(powers) <= quotient:
            powers.append(powers[-1] * power)
        value = coefficient(factor, position, exponent).project_to_context(field.ring)
        below[rest] = below[rest] + field.polynomial(value) * powers[quotient]
    above = [-power, *[field.zero] * (prime - 1), field.one]
    below = _trimmed(below)
    while len(below) > 2:
        above, below = below, _remainder(above, below)
    if len(below) != 2:
        return None
    root = -below[0] / below[1]
    return root if root**prime == power else None


def _remainder(dividend: list[Element], divisor: list[Element]) -> list[Element]:
    """The remainder of polynomials in one variable over a field, coefficients from the constant one on."""
    rest, lead = list(dividend), divisor[-1].inverse()
    while len(rest) >= len(divisor):
        quotient = rest[-1] * lead
        shift = len(rest) - len(divisor)
        for place, value in enumerate(divisor):
            rest[shift + place] = rest[shift + place] - quotient * value
        rest = _trimmed(rest[:-1])
    return rest


def _trimmed(polynomial: list[Element]) -> list[Element]:
    """Without leading zeros."""
    while polynomial and polynomial[-1].is_zero():
        polynomial = polynomial[:-1]
    return polynomial
