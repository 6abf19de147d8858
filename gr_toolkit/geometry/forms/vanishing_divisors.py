"""Values of parameters at which an antiderivative is none: sin(n x)/n is one of cos(n x), but not for n = 0.

That an antiderivative's derivative is the integrand is an identity of quotients, and says nothing where a divisor of
the antiderivative vanishes that the integrand does not have. In a coordinate that is still to be integrated over this
happens on a set of measure zero; a parameter may have just that value.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

import sympy as sp

from ...exact import Element, Reader, hooks, unify
from ...exact.arguments import kernels_with_arguments, symbols_in
from ...exact.conditions.ranking import everything_in
from ...exact.constants import is_constant
from ...exact.kernels.jets import JetGenerator
from ...exact.rebuilding import rebuilt
from ...exact.signs.continuity import obstacle
from ...exact.special.integrands import dependent

if TYPE_CHECKING:
    from .boxes import Box


def added_divisors(primitive: Element, integrand: Element, symbol: Any) -> list[Element]:
    """The divisors of an antiderivative, in its kernels too, that are free of its symbol and not the integrand's."""
    primitive, integrand = unify([primitive, integrand])
    own = {str(divisor) for divisor in _divisors(integrand)}
    return [d for d in _divisors(primitive) if str(d) not in own and not dependent(d, symbol) and not is_constant(d)]


def _divisors(element: Element) -> list[Element]:
    """The irreducible divisors of an element and of the arguments of its kernels, however deep."""
    found = {}
    for part in (element, *(argument for _, argument in kernels_with_arguments(element))):
        for index in part.powers:
            divisor = part.field.polynomial(part.field.base[index])
            found[str(divisor)] = divisor
    return list(found.values())


def uncertain(divisors: Iterable[Element], value: Element, region: Box, closed: Element) -> Element | None:
    """A divisor that may vanish for some value of the parameters without the result's showing it; None if none may.

    A divisor by a continuous parameter is seen where it is one of the result too. Where it is none, the result is right
    where the divisor vanishes too if it is continuous there, as is the integral of what is continuous on the closed box
    and in the parameter. Neither is any help for integers, whose values are not approached, nor where the limits move
    with the parameter.

    Parameters
    ----------
    value : the integral
    closed : the component, on the closed box
    """
    moving = {s for side in region.sides for end in (side.lower, side.upper) for s in end.free_symbols}
    for divisor in divisors:
        if _keeps_from_zero(divisor, region):
            continue
        names = symbols_in(divisor)
        if names & moving or any(map(region.home.domain.is_discrete, names)):
            return divisor
        if not _is_seen(divisor, value, region) and not _is_approached(divisor, value, region, closed):
            return divisor
    return None


def _is_approached(divisor: Element, value: Element, region: Box, closed: Element) -> bool:
    """Whether integral and result are continuous in a divisor's parameters, the domain having no isolated points."""
    names, sides = symbols_in(divisor), {side.symbol for side in region.sides}
    if names & sides or any(isinstance(g, JetGenerator) for g in everything_in(divisor)):
        return False
    for fact in region.home.domain.facts:
        if not (fact.strict or fact.nonzero) and names & symbols_in(fact.element):
            return False
    return all(obstacle(closed, s) is None for s in names | sides) and all(obstacle(value, s) is None for s in names)


def _keeps_from_zero(divisor: Element, region: Box) -> bool:
    """Whether a divisor vanishes for no value of the parameters, at all or for all values of the other coordinates."""
    for symbol in symbols_in(divisor):
        if (values := region.home.domain.values_of(symbol)) is not None:
            numbers = (Reader(region.home).read(sp.Rational(v.numerator, v.denominator)) for v in values)
            return all(_keeps_from_zero(rebuilt(divisor, divisor.field, {symbol: v}), region) for v in numbers)
    waiting = {side.symbol for side in region.sides} & symbols_in(divisor)
    if not waiting:
        return _is_nonzero(rebuilt(divisor, region.home))
    if _is_nonzero(divisor):
        return True
    field = divisor.field
    touched = set().union(*(dependent(divisor, symbol) for symbol in waiting))
    if any(symbols_in(field.generator(number)) - waiting for number in touched):
        return False  # n y, which is zero for n = 0 whatever y is, inside of a kernel
    if any(isinstance(g, JetGenerator) for g in everything_in(divisor)):
        return False  # an unknown function may vanish identically
    return any(_is_nonzero(rebuilt(part, region.home)) for part in _coefficients(divisor, touched))


def _is_nonzero(element: Element) -> bool:
    return bool(hooks.call("sign", element) or hooks.call("sign", element * element))


def _coefficients(divisor: Element, touched: set[int]) -> list[Element]:
    """The coefficients of a polynomial in some of its generators."""
    field = divisor.field
    places = {field.positions[number] for number in touched}
    groups: dict[Any, dict[Any, Any]] = {}
    for exponents, coefficient in divisor.numerator.to_dict().items():
        key = tuple(int(e) if place in places else 0 for place, e in enumerate(exponents))
        rest = tuple(0 if place in places else int(e) for place, e in enumerate(exponents))
        groups.setdefault(key, {})[rest] = coefficient
    return [field.polynomial(field.ring.from_dict(group)) for group in groups.values()]


def _is_seen(divisor: Element, value: Element, region: Box) -> bool:
    """Whether a divisor is one of the result, so that nothing is said where it vanishes."""
    if {side.symbol for side in region.sides} & symbols_in(divisor):
        return False
    below, value = unify([rebuilt(divisor, region.home).inverse(), rebuilt(value, region.home)])
    return {str(d) for d in _divisors(below)} <= {str(d) for d in _divisors(value)}
