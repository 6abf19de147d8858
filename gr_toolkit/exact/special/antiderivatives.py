"""Antiderivatives by an ansatz: the parallel integration of Risch and Norman, made for what metrics are made of.

The derivatives of monomials in the integrand's own kernels, over its denominator D, of the logarithms of D's factors,
of arctangents for its quadratic factors, and of what there is for square roots of linear and quadratic polynomials are
compared with the integrand [Bronstein 2005, ch. 10]:

    f = D_x (∑ cᵢ mᵢ/D + ∑ cⱼ log Dⱼ + ∑ cₖ arctan uₖ),    cᵢ free of x: a linear system over such functions.

What is found is an antiderivative, as its derivative shows; where nothing is found, none is denied.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import partial
from itertools import combinations, product
from typing import Any, final

from ...errors import DomainError
from .. import hooks
from ..element import Element
from ..field import Field
from ..generator import Algebraic
from ..homomorphism import unify
from ..kernels.exponentials import Exponential
from ..kernels.jets import JetGenerator, jet
from ..kernels.root_generators import Root
from ..kernels.symbols import symbol_element
from .integrands import Column, content_and_rest, dependent, solved
from .roots_of_linear_functions import over_root, over_two_roots, over_two_roots_and_pole

MONOMIALS = 250  # of an ansatz
WORK = 2e6  # entries that the elimination of its coefficients may touch, some 10 µs each


@final
@dataclass(frozen=True)
class Candidate:
    """A term of the ansatz: its derivative, and how it is made once its coefficient is not zero."""

    derivative: Element
    make: Callable[[], Element]


def antiderivative(integrand: Element, symbol: Any, *, turned: bool = False) -> Element | None:
    """An element whose derivative by the symbol is the integrand, or None where the ansatz holds none.

    Arctangents of quotients of roots are arctan u, or −arctan 1/u if `turned`: one of them is continuous where the
    other one jumps.
    """
    variable, integrand = unify([symbol_element(integrand.field, symbol), integrand])
    if not dependent(integrand, symbol):
        return integrand * variable
    content, rest = content_and_rest(integrand, symbol)
    kernels = _kernels(rest, symbol)
    if kernels is None:
        return None
    rest, *kernels = unify([rest, *kernels])
    candidates = [
        *_quotients(rest, kernels, symbol),
        *_logarithms(rest, kernels, symbol),
        *_arctangents(rest, symbol, variable),
        *_of_roots(kernels, _divisors(rest, symbol), symbol, variable, turned),
    ]
    target, *columns = unify([rest, *(c.derivative for c in candidates)])
    as_columns: list[Column] = [{0: column} for column in columns]
    coefficients = solved(as_columns, {0: target}, symbol, most=WORK) if columns else None
    if coefficients is None:
        return None
    try:
        terms = [(c * content, chosen.make()) for c, chosen in zip(coefficients, candidates, strict=True) if c]
    except DomainError:  # the sign of a logarithm's argument is open
        return None
    total = content.field.zero
    for coefficient, term in terms:
        total = total + coefficient * term
    return total if (total.diff(symbol) - integrand).is_zero() else None


def _kernels(integrand: Element, symbol: Any) -> list[Element] | None:
    """The symbol and the kernels that an antiderivative may be made of: the integrand's, with those of their
    derivatives; of unknown functions the derivatives one order below."""
    field = integrand.field
    found: dict[int, Element] = {}
    waiting = [symbol_element(field, symbol), *(field.generator(n) for n in sorted(dependent(integrand, symbol)))]
    jets = [g for g in waiting if isinstance(_generator(g), JetGenerator)]
    plain = [g for g in waiting if g not in jets]
    while plain:
        kernel = plain.pop()
        number = kernel.generator_numbers()[0]
        if number in found:
            continue
        found[number] = kernel
        derivative = kernel.diff(symbol)
        if derivative.field is not field:
            return None  # the derivative of a kernel that an unknown function is inside of
        plain += [field.generator(n) for n in dependent(derivative, symbol)]
    return [*found.values(), *_lowered(field, jets, symbol)]


def _lowered(field: Field, jets: Iterable[Element], symbol: Any) -> list[Element]:
    """The jets whose derivatives by the symbol are those that occur."""
    found: list[Element] = []
    for element in jets:
        generator = _generator(element)
        family = generator.family
        for slot, argument in enumerate(family.arguments):
            if generator.orders[slot] and argument == symbol_element(argument.field, symbol):
                orders = tuple(o - (n == slot) for n, o in enumerate(generator.orders))
                found.append(jet(field, family.function, [field.lift(a) for a in family.arguments], orders))
        found += [element for other in jets if _generator(other) in _raised(generator)]
    return found


def _generator(element: Element) -> Any:
    return element.field.generators[element.generator_numbers()[0]]


def _raised(generator: Any) -> list[Any]:
    return [generator.raised(slot) for slot in range(len(generator.orders))]


def _quotients(integrand: Element, kernels: list[Element], symbol: Any) -> list[Candidate]:
    """Monomials over the integrand's denominator, of degrees up to one more than its own."""
    field = integrand.field
    below = integrand.denominator()
    numbers = sorted({kernel.generator_numbers()[0] for kernel in kernels})
    places = [field.positions[n] for n in numbers]
    parts = [integrand.numerator, below.numerator]
    caps = []
    for number, place in zip(numbers, places, strict=True):
        seen = max(int(part.degrees()[place]) for part in parts)
        generator = field.generators[number]
        if isinstance(generator, Algebraic):
            caps.append(len(generator.relation(field)) - 1)
        else:
            caps.append(max(seen, 0) + (not isinstance(generator, Exponential)))
    most = 1 + max(sum(int(e[p]) for p in places) for part in parts for e in part.monoms())
    found: list[Candidate] = []
    for exponents in product(*(range(cap + 1) for cap in caps)):
        if sum(exponents) > most or not (any(exponents) or below.generator_numbers()):
            continue
        monomial = field.one
        for kernel_number, exponent in zip(numbers, exponents, strict=True):
            if exponent:
                monomial = monomial * field.generator(kernel_number) ** exponent
        term = monomial / below
        found.append(Candidate(term.diff(symbol), lambda term=term: term))  # type: ignore[misc]
        if len(found) > MONOMIALS:
            return []
    return found


def _divisors(integrand: Element, symbol: Any) -> list[Element]:
    """The irreducible factors of the denominator that contain the symbol."""
    field = integrand.field
    factors = [field.polynomial(field.base[index]) for index in integrand.powers]
    return [factor for factor in factors if dependent(factor, symbol)]


def _logarithms(integrand: Element, kernels: list[Element], symbol: Any) -> list[Candidate]:
    """log |Dⱼ| of the factors of the denominator, and of those of the kernels' derivatives, as for the arctangent."""
    sources = [integrand, *(kernel.diff(symbol) for kernel in kernels)]
    divisors = {str(divisor): divisor for source in sources for divisor in _divisors(source, symbol)}.values()
    return [
        Candidate(divisor.diff(symbol) / divisor, lambda divisor=divisor: _logarithm(divisor))  # type: ignore[misc]
        for divisor in divisors
    ]


def _logarithm(argument: Element) -> Element:
    """log |…| of what has one sign on the domain.

    Raises
    ------
    DomainError
        It may be of either sign.
    """
    sign = hooks.call("sign", argument)
    if not sign:
        raise DomainError(f"{argument} may be of either sign")
    return hooks.call("logarithm", argument * sign)


def _arctangents(integrand: Element, symbol: Any, variable: Element) -> list[Candidate]:
    """2/√Δ arctan ((2ax + b)/√Δ), whose derivative is 1/(ax² + bx + c), for Δ = 4ac − b² > 0."""
    found = []
    for divisor in _divisors(integrand, symbol):
        slope = divisor.diff(symbol)
        second = slope.diff(symbol)
        if dependent(second, symbol) or not second:
            continue
        value = divisor - slope * variable + second * variable * variable / 2  # at x = 0
        middle = slope - second * variable
        discriminant = 2 * second * value - middle * middle
        if hooks.call("sign", discriminant) <= 0:
            continue

        def make(slope: Element = slope, discriminant: Element = discriminant) -> Element:
            root = discriminant.sqrt()
            return 2 * hooks.call("arctangent", slope / root) / root

        found.append(Candidate(divisor.inverse(), make))
    return found


def _of_roots(
    kernels: list[Element], divisors: list[Element], symbol: Any, variable: Element, turned: bool
) -> list[Candidate]:
    """What has the derivative 1/√q for a quadratic q = ax² + bx + c, and 1/(√p √q) for linear p and q, with a linear
    divisor or without."""
    radicands = {str(k): (k, k * k) for k in kernels if isinstance(_generator(k), Root) and _generator(k).degree == 2}
    slopes = {name: radicand.diff(symbol) for name, (_, radicand) in radicands.items()}
    linear = [name for name, slope in slopes.items() if slope and not dependent(slope, symbol)]
    found = []
    for name, slope in slopes.items():
        second = slope.diff(symbol)
        if second and not dependent(second, symbol) and name not in linear:
            make = partial(_over_root, radicands[name][0], slope, second, turned)
            found.append(Candidate(radicands[name][0].inverse(), make))
    for first, other in combinations(linear, 2):
        roots, rates = (radicands[first][0], radicands[other][0]), (slopes[first], slopes[other])
        found.append(Candidate((roots[0] * roots[1]).inverse(), partial(_over_two_roots, roots, rates, turned)))
        poles = over_two_roots_and_pole(roots, rates, divisors, variable, turned=turned)
        found += [Candidate(derivative, make) for derivative, make in poles]
    return found


def _over_root(root: Element, slope: Element, second: Element, turned: bool) -> Element:
    """∫ dx/√q: log(√a √q + q′/2)/√a for a > 0, −arctan(q′/(2√(−a) √q))/√(−a) for a < 0; slope q′, second 2a."""
    if hooks.call("sign", second) > 0:
        scale = (second / 2).sqrt()
        return _logarithm(scale * root + slope / 2) / scale
    return over_root(root, slope, second, turned=turned)


def _over_two_roots(roots: tuple[Element, Element], slopes: tuple[Element, Element], turned: bool) -> Element:
    """∫ dx/(√p √q): 2/√(p′q′) log(√q′ √p + √p′ √q) for p′, q′ > 0, an arctangent for slopes of two signs."""
    signs = [hooks.call("sign", slope) for slope in slopes]
    if signs[0] != signs[1]:
        if signs[0] <= 0:
            roots, slopes = (roots[1], roots[0]), (slopes[1], slopes[0])
        return over_two_roots(roots, slopes, turned=turned)
    first, other = ((slope * (signs[0] or 1)).sqrt() for slope in slopes)
    return 2 * signs[0] * _logarithm(other * roots[0] + first * roots[1]) / (first * other)
