"""Functions of truncated series.

With θ = λ d/dλ, which multiplies a term by its degree, every elementary function satisfies a first-order equation:
θ exp u = exp u · θu, θ log u = θu/u, θ atan u = θu/(1 + u²) … so its terms follow one from the other, and only the term
of degree zero asks the exact field for a value. Unknown functions are expanded in their jets.

What is expanded must be analytic where the first term lies. For powers and logarithms that is shown: the first term is
positive, or the function is real, so that it stays on its side of the cut.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from fractions import Fraction
from itertools import product
from math import factorial, inf
from typing import Any

import sympy as sp

from ...errors import UnsupportedError
from .. import hooks
from ..element import Element
from ..functions import C_K, S_K
from ..kernels.jets import jet
from .scaling import LostPrecision, multiples
from .truncated import Series

Read = Callable[[Any], Element]  # what gives a SymPy expression without the parameters its value


def parts(argument: Series, what: str) -> tuple[Element, Series]:
    """(value, rest) of an argument: its term of degree 0 and what vanishes with λ.

    Raises
    ------
    UnsupportedError
        The argument grows without bound as λ → 0.
    """
    if argument.terms and argument.valuation < 0:
        raise UnsupportedError(f"{what} of what grows like {argument.leading()[1]}", "an essential singularity")
    if argument.order <= 0:
        raise LostPrecision(f"nothing is known of the argument of {what}")
    value = argument.terms.get(Fraction(0), argument.field.zero)
    return value, argument.made({d: t for d, t in argument.terms.items() if d}, argument.order, argument.real)


def positive(element: Element) -> bool:
    """Whether an element is shown to be positive."""
    return int(hooks.call("sign", element)) > 0


def needs_positive(element: Element, what: str) -> None:
    """Refuse what is not shown to be positive.

    Raises
    ------
    UnsupportedError
        The domain leaves it open.
    """
    if not positive(element):
        raise UnsupportedError(f"a series of {what} where {element} > 0 is not shown", f"domain=[{element} > 0]")


def integrated(slope: Series, value: Element, real: bool) -> Series:
    """The series whose θ is `slope` and whose term of degree zero is `value`."""
    terms = {d: term / d for d, term in slope.terms.items() if d}
    return slope.made(terms | {Fraction(0): value}, slope.order, real)


def _scaled(argument: Series) -> Series:
    """θ of a series."""
    return argument.made({d: d * term for d, term in argument.terms.items()}, argument.order, argument.real)


def exponential(argument: Series, read: Read) -> Series:
    """exp u."""
    value, rest = parts(argument, "exp")
    start = read(sp.exp(value.to_sympy()))
    if not rest.terms and rest.order == inf:
        return argument.made({Fraction(0): start}, inf, argument.real)
    order = min(argument.order, argument.limit)
    found = {Fraction(0): argument.field.one}
    for d in multiples(list(rest.terms), order):
        found[d] = _convolved([(e / d, n, found[d - e]) for e, n in rest.terms.items() if d - e in found], argument)
    return argument.made({d: start * term for d, term in found.items()}, order, argument.real)


def curved(argument: Series, kappa: Element, cosine: Element, sine: Element) -> tuple[Series, Series]:
    """(C, S) with θC = −κ S θu, θS = C θu, from their values at the term of degree zero."""
    _, rest = parts(argument, "a sine or cosine")
    one, real = Fraction(0), argument.real and bool(hooks.call("is real", kappa))
    if not rest.terms and rest.order == inf:
        return argument.made({one: cosine}, inf, real), argument.made({one: sine}, inf, real)
    order = min(argument.order, argument.limit)
    cosines, sines = {one: cosine}, {one: sine}
    for d in multiples(list(rest.terms), order):
        known = [(e / d, n, d - e) for e, n in rest.terms.items() if d - e in sines]
        sines[d], cosines[d] = (
            _convolved([(c, n, cosines[at]) for c, n, at in known], argument),
            -kappa * _convolved([(c, n, sines[at]) for c, n, at in known], argument),
        )
    return argument.made(cosines, order, real), argument.made(sines, order, real)


def _convolved(triples: list[tuple[Fraction, Element, Element]], argument: Series) -> Element:
    total = argument.field.zero
    for number, first, second in triples:
        total = total + number * (first * second)
    return total


def pair(curvature: Any, cosine: Any, sine: Any) -> Callable[[Series, Read], tuple[Series, Series]]:
    """(cos, sin) or (cosh, sinh) of a series, by the SymPy functions that give the value."""

    def expand(argument: Series, read: Read) -> tuple[Series, Series]:
        value = parts(argument, str(sine))[0].to_sympy()
        return curved(argument, argument.field.constant(curvature), read(cosine(value)), read(sine(value)))

    return expand


circular, hyperbolic = pair(1, sp.cos, sp.sin), pair(-1, sp.cosh, sp.sinh)


def curved_series(curvature: Series, argument: Series, read: Read) -> tuple[Series, Series]:
    """(C_K, S_K) of a series: of a curvature without the parameters, or where K and the argument are both small.

    Raises
    ------
    UnsupportedError
        Another curvature that varies with the parameters.
    """
    kappa, rest = parts(curvature, "S_K")
    if not rest.terms and rest.order == inf:
        value = parts(argument, "S_K")[0].to_sympy()
        k = kappa.to_sympy()
        return curved(argument, kappa, read(C_K(k, value)), read(S_K(k, value)))
    square = -(rest * argument * argument)
    if not kappa.is_zero() or square.valuation <= 0:
        raise UnsupportedError(f"S_K of a curvature around {kappa}", "expansions in the curvature start at K = 0")
    one = argument.made({Fraction(0): argument.field.one}, inf, True)
    cosine, sine, power = one, one, one
    for n in range(1, 2 + int(argument.limit / square.valuation)):  # ∑ (−K u²)ⁿ/(2n)!, an entire function of K u²
        power = power * square
        cosine, sine = cosine + power / factorial(2 * n), sine + power / factorial(2 * n + 1)
    cosine, sine = (s.truncated(min(s.order, s.limit)) for s in (cosine, sine))
    return cosine, argument * sine


def logarithm(argument: Series, read: Read) -> Series:
    """log u, whose first term is of degree zero."""
    degree, lead = argument.leading()
    if degree:
        raise UnsupportedError(f"the logarithm of what goes like {lead}", "log(eps) has no series in powers")
    on_one_side(argument, "a logarithm")
    real = argument.real and positive(lead)
    return integrated(_scaled(argument) / argument, read(sp.log(lead.to_sympy())), real)


def on_one_side(argument: Series, what: str) -> None:
    """Refuse a first term that may lie on the cut while the rest leaves it.

    Raises
    ------
    UnsupportedError
        The first term is not shown to be positive, nor the function to be real.
    """
    if not argument.real:
        needs_positive(argument.leading()[1], what)


@hooks.provides("power of a series")
def power(argument: Series, exponent: Fraction, read: Read | None = None) -> Series:
    """The principal value of u**exponent."""
    if exponent.denominator == 1 or (argument.order == inf and not argument.terms):
        return argument.power(exponent)
    lead = argument.leading()[1]
    on_one_side(argument, f"the power {exponent}")
    root = lead.sqrt() if exponent.denominator == 2 else _root(lead, exponent, read)
    first = root**exponent.numerator if exponent.denominator == 2 else root
    result = argument.power(exponent, first)
    return result.made(result.terms, result.order, argument.real and positive(lead))


def _root(lead: Element, exponent: Fraction, read: Read | None) -> Element:
    """lead**exponent in the exact field."""
    if lead == 1 or read is None:
        return lead if lead == 1 else lead**exponent
    return read(lead.to_sympy() ** sp.Rational(exponent.numerator, exponent.denominator))


def symbolic_power(argument: Series, exponent: Element, read: Read) -> Series:
    """u**n for an exponent without the parameters, the first term of degree zero."""
    degree, lead = argument.leading()
    if degree:
        raise UnsupportedError(f"({lead})**({exponent})", "a power with a symbolic exponent starts at degree zero")
    needs_positive(lead, f"the power {exponent}")
    result = argument.power(exponent, read(lead.to_sympy() ** exponent.to_sympy()))
    return result.made(result.terms, result.order, argument.real and bool(hooks.call("is real", exponent)))


def _by_slope(
    function: Any, inside: Callable[[Element], Element], slope: Callable[[Series], Series]
) -> Callable[[Series, Read], Series]:
    """A function with a known derivative, where `inside` of the first term is shown to be positive: off its cuts."""

    def expand(argument: Series, read: Read) -> Series:
        value, rest = parts(argument, str(function))
        start = function(value.to_sympy())
        if not rest.terms and rest.order == inf:
            return argument.made({Fraction(0): read(start)}, inf, False)
        needs_positive(inside(value), str(function))
        real = argument.real and bool(hooks.call("is real", value))
        return integrated(_scaled(argument) * slope(argument), read(start), real)

    return expand


def _error_function(function: Any, sign: int, square: int) -> Callable[[Series, Read], Series]:
    """erf, erfc and erfi, which are entire, by their derivative ±2/√π exp(±u²)."""

    def expand(argument: Series, read: Read) -> Series:
        value = read(function(parts(argument, str(function))[0].to_sympy()))
        slope = exponential(argument * argument * square, read) * read(2 * sign / sp.sqrt(sp.pi))
        return integrated(_scaled(argument) * slope, value, argument.real)

    return expand


def _root_of(form: Callable[[Series], Series]) -> Callable[[Series], Series]:
    return lambda u: form(u).sqrt().inverse()


ELEMENTARY: dict[Any, Callable[[Series, Read], Series]] = {
    sp.exp: exponential,
    sp.log: logarithm,
    sp.sin: lambda u, read: circular(u, read)[1],
    sp.cos: lambda u, read: circular(u, read)[0],
    sp.sinh: lambda u, read: hyperbolic(u, read)[1],
    sp.cosh: lambda u, read: hyperbolic(u, read)[0],
    sp.asin: _by_slope(sp.asin, lambda u: 1 - u * u, _root_of(lambda u: 1 - u * u)),
    sp.acos: _by_slope(sp.acos, lambda u: 1 - u * u, lambda u: -_root_of(lambda v: 1 - v * v)(u)),
    sp.atan: _by_slope(sp.atan, lambda u: 1 + u * u, lambda u: (1 + u * u).inverse()),
    sp.asinh: _by_slope(sp.asinh, lambda u: 1 + u * u, _root_of(lambda u: 1 + u * u)),
    sp.acosh: _by_slope(sp.acosh, lambda u: u - 1, _root_of(lambda u: u * u - 1)),
    sp.erf: _error_function(sp.erf, 1, -1),
    sp.erfc: _error_function(sp.erfc, -1, -1),
    sp.erfi: _error_function(sp.erfi, 1, 1),
    sp.atanh: _by_slope(sp.atanh, lambda u: 1 - u * u, lambda u: (1 - u * u).inverse()),
}
QUOTIENTS: dict[Any, tuple[Any, Any, Any]] = {  # function -> (pair, which above, which below); 0 cosine, 1 sine
    sp.tan: (circular, 1, 0),
    sp.cot: (circular, 0, 1),
    sp.sec: (circular, None, 0),
    sp.csc: (circular, None, 1),
    sp.tanh: (hyperbolic, 1, 0),
    sp.coth: (hyperbolic, 0, 1),
    sp.sech: (hyperbolic, None, 0),
    sp.csch: (hyperbolic, None, 1),
}


def taylor(function: Any, arguments: Sequence[Series], orders: Sequence[int]) -> Series:
    """A derivative of an unknown function of series, in the jets at the terms of degree zero."""
    values, rests = zip(*(parts(a, str(function)) for a in arguments), strict=True)
    limit = arguments[0].limit
    counts = [1 if r.order == inf and not r.terms else 1 + int(limit / r.valuation) for r in rests]
    field = arguments[0].field
    total = arguments[0].made({}, inf if max(counts) == 1 else limit)
    for times in product(*(range(count) for count in counts)):
        if sum(k * r.valuation for k, r in zip(times, rests, strict=True) if k) >= limit:
            continue
        value = jet(field, function, list(values), [a + k for a, k in zip(orders, times, strict=True)])
        term = total.made({Fraction(0): value}, inf)
        for k, rest in zip(times, rests, strict=True):
            term = term * rest.power(Fraction(k)) / factorial(k) if k else term
        total = total + term
    return total
