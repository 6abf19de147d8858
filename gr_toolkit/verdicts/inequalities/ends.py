"""How a quantity goes as δ → 0 from above, where no series in powers exists: powers of δ, ln δ and an exponential.

Powers are outgrown by exponentials, and outgrow logarithms: log δ becomes −Λ and a growing exponential E, so that of E
the highest power counts, of δ the lowest, and of Λ the highest. Both must occur as powers only, in no other function.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import Any, final

import sympy as sp

from ...errors import GRToolkitError, UnsupportedError
from ...exact import Domain, Element, Field, Reader, hooks, series
from ...exact.enclosures import sign_at
from ...exact.kernels.symbols import SymbolGenerator
from ...exact.signs.algebraic import arguments_of, plain_expression, powers_of, symbols_of
from ...exact.truncation.scaling import Parameters
from ...exact.truncation.series import expand

ORDERS = (Fraction(1), Fraction(4), Fraction(12))  # to which a first term is looked for
SMALL = sp.Dummy("delta", positive=True)
PARAMETERS = Parameters(((SMALL, Fraction(1)),))
LOGARITHM, EXPONENTIAL = sp.Dummy("Lambda", positive=True), sp.Dummy("E", positive=True)


@final
@dataclass(frozen=True)
class Growth:
    """E^exponential δ^degree Λ^logarithm times a coefficient, the first term as δ → 0; E and Λ tend to infinity."""

    exponential: int
    degree: Fraction
    logarithm: int
    coefficient: Element
    divisors: tuple[Element, ...] = ()  # what must not vanish for it to go like that

    @property
    def direction(self) -> int:
        """+1 where it grows without bound, −1 where it tends to zero, 0 where it tends to the coefficient."""
        for power in (self.exponential, -self.degree, self.logarithm):
            if power:
                return 1 if power > 0 else -1
        return 0


def sign_near(function: Element, t: Any, end: int) -> int:
    """The sign of a function of one variable for t → 0 (end 0) or t → ∞ (end 1); 0 where it is not found."""
    place = 1 / SMALL if end else SMALL
    try:
        found = growth(plain_expression(function).xreplace({t: place}), Domain())
    except GRToolkitError:
        return 0
    return sign_at(found.coefficient, {})


def growth(near: Any, domain: Domain) -> Growth:
    """How an expression in δ, and in symbols of which a domain tells the signs, goes for δ → 0.

    Raises
    ------
    UnsupportedError
        Something outgrows powers otherwise than one exponential, or is a function of what grows.
    DivisionByZeroError
        It is zero.
    """
    element = _read(near, domain)
    expression = plain_expression(element)
    expression = expression.replace(sp.log, lambda u: _logarithm(u, domain))
    expression = expression.replace(sp.atan, lambda u: _arctangent(u, domain))
    growing = {e: s for e in expression.atoms(sp.exp) if (s := _grows(e.args[0], domain))}
    if len(growing) > 1:
        raise UnsupportedError(f"the first term of {near}", "several exponentials")
    for exponential, sign in growing.items():
        expression = expression.xreplace({exponential: EXPONENTIAL**sign})
    element = _read(expression, domain)
    for argument in arguments_of(element):
        if {LOGARITHM, EXPONENTIAL} & set(symbols_of(argument)):
            raise UnsupportedError(f"the first term of {near}", "a function of what grows without bound")
    above = _of_polynomial(element.field.polynomial(element.numerator), domain)
    below = _of_polynomial(element.denominator(), domain)
    return Growth(
        above.exponential - below.exponential,
        above.degree - below.degree,
        above.logarithm - below.logarithm,
        above.coefficient / below.coefficient,
        (*above.divisors, *below.divisors, below.coefficient),
    )


def _of_polynomial(polynomial: Element, domain: Domain) -> Growth:
    """The same of a polynomial in Λ, E and what has a series."""
    exponential, rest = _highest(polynomial, EXPONENTIAL)
    for order in ORDERS:
        found, divisors = expand(plain_expression(rest), PARAMETERS, order, Reader(Field.rational(domain)))
        if found.terms:
            degree = found.leading()[0]
            logarithm, coefficient = _highest(found.coefficient(degree), LOGARITHM)
            return Growth(exponential, degree, logarithm, coefficient, tuple(divisors))
    raise UnsupportedError(f"the first term of {polynomial}", f"none up to the order {ORDERS[-1]}")


def _highest(element: Element, symbol: Any) -> tuple[int, Element]:
    """(the highest power of a symbol, its coefficient) in an element whose denominator does not hold it."""
    number = element.field.number_of(SymbolGenerator(symbol))
    if number is None:
        return 0, element
    powers = powers_of(element, number)
    return max(powers), powers[max(powers)] / element.denominator()


def _read(expression: Any, domain: Domain) -> Element:
    return Reader(Field.rational(domain)).read_all([expression])[0]


def _grows(argument: Any, domain: Domain) -> int:
    """±1 where an argument tends to ±∞, 0 where it stays finite."""
    found = series(argument, SMALL, 1, domain=domain.conditions)
    if not found.terms or found.leading()[0] >= 0:
        return 0
    if known := int(hooks.call("sign", found.coefficient(found.leading()[0]))):
        return known
    raise UnsupportedError(f"the limit of {argument}", "the domain does not say whether it is +oo or -oo")


def _logarithm(argument: Any, domain: Domain) -> Any:
    """log u = k log δ + log(u/δᵏ), with the k for which the last term stays finite."""
    for order in ORDERS:
        found = series(argument, SMALL, order, domain=domain.conditions)
        if found.terms:
            degree, _ = found.leading()
            if hooks.call("sign", found.coefficient(degree)) <= 0:
                raise UnsupportedError(f"the limit of log({argument})", "its first term is not shown to be positive")
            degree = sp.Rational(*degree.as_integer_ratio())
            rest = plain_expression(_read(argument * SMALL**-degree, domain))
            return -degree * LOGARITHM + sp.log(rest)
    return sp.log(argument)


def _arctangent(argument: Any, domain: Domain) -> Any:
    """arctan u, for an u that grows as ±π/2 − arctan(1/u)."""
    direction = _grows(argument, domain)
    return direction * sp.pi / 2 - sp.atan(1 / argument) if direction else sp.atan(argument)
