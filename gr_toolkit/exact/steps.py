"""FLINT's operations on polynomials in steps that end.

Nothing can interrupt FLINT, so what may take longer than a moment is split: products into blocks of terms, powers and
compositions into products, between which Ctrl-C is heard and sizes are looked at. Division cannot be split and is
refused where the quotient may be long; factoring can neither be split nor foreseen, and where it may take more than a
moment a worker process does it, which can be ended.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import pairwise
from math import comb, log2, prod
from typing import Any

from flint import Ordering, fmpz, fmpz_mpoly, fmpz_mpoly_ctx
from flint.utils.flint_exceptions import DomainError as InexactDivision

from ..errors import TooLargeError
from . import forecast, hooks
from .polynomial_factors import factors_here

SMALL = 100_000  # products of terms with small coefficients, which FLINT does in milliseconds whatever they are
BLOCK = 4_000_000  # the same, at some 100 ns each less than a second; dense polynomials take 250 ns for each monomial
QUOTIENT = 2e6  # terms of a quotient that may be longer than the dividend; a division cannot be split
LONG = 5_000  # terms of a dividend whose division takes longer than a glance
IMAGED = 200  # degree up to which the images of a long dividend are small
SHALLOW = 16  # powers of an algebraic generator that one division reduces
SHORT_QUOTIENT = 48  # degrees up to which a quotient is short whatever it is
SAMPLE = 64  # coefficients whose size is looked at


def product(first: fmpz_mpoly, second: fmpz_mpoly, what: str = "a product") -> fmpz_mpoly:
    """first · second, admitted, block by block."""
    pairs = len(first) * len(second)
    bits = forecast.bits_of(first, SAMPLE) + forecast.bits_of(second, SAMPLE)
    forecast.admit_bits(bits, what)
    if pairs * (1 + bits / 256) <= SMALL:
        return first * second
    box = _box(first, second)
    forecast.admit(min(pairs, box), first.context().nvars(), what, bits)
    sparse, dense = pairs * (1 + bits / 256), 2.5 * box * (1 + bits / 64)
    if dense < sparse:  # FLINT packs both into integers, and each block would cost as much as the whole
        if dense > 3 * BLOCK and forecast.is_own_process():
            raise TooLargeError(what, dense, 3 * BLOCK, "products of terms")
        return first * second
    forecast.admit_work(sparse, what)
    if len(first) < len(second):
        first, second = second, first
    if sparse <= BLOCK:
        return first * second
    size = max(1, int(len(first) * BLOCK / sparse))
    return _sum(block * second for block in blocks(first, size))


def _box(first: fmpz_mpoly, second: fmpz_mpoly) -> float:
    """The number of monomials within the degrees of a product."""
    return prod(float(int(a) + int(b) + 1) for a, b in zip(first.degrees(), second.degrees(), strict=True))


def terms_of_products(products: Sequence[tuple[fmpz_mpoly, fmpz_mpoly | None]]) -> float:
    """A bound for the terms of all products together: of each the pairs, or the monomials within its degrees."""
    return sum(
        len(first) if second is None else min(float(len(first) * len(second)), _box(first, second))
        for first, second in products
    )


def blocks(polynomial: fmpz_mpoly, size: int) -> Any:
    """The polynomial as polynomials of at most so many terms."""
    context = polynomial.context()
    terms = list(polynomial.to_dict().items())
    return (context.from_dict(dict(terms[start : start + size])) for start in range(0, len(terms), size))


def _sum(polynomials: Any) -> fmpz_mpoly:
    """The sum, of like with like: each term is copied log n times."""
    partial: list[fmpz_mpoly] = []
    for count, polynomial in enumerate(polynomials, start=1):
        total = polynomial
        while count % 2 == 0:
            total, count = total + partial.pop(), count // 2
        partial.append(total)
    while len(partial) > 1:
        partial.append(partial.pop() + partial.pop())
    return partial[0]


def power(base: fmpz_mpoly, exponent: int, what: str = "") -> fmpz_mpoly:
    """base^exponent, admitted, by products where it is large."""
    what = what or f"a power with exponent {exponent}"
    if exponent < 2 or base.is_zero():
        return base**exponent
    forecast.admit_degree(exponent * int(base.total_degree()), what)
    bits = exponent * (forecast.bits_of(base) + log2(len(base)))
    if bits > exponent:  # not for ±1
        forecast.admit_bits(bits, what)
    terms = monomials_of_power(base, exponent)
    forecast.admit(terms, base.context().nvars(), what, bits)
    if terms * len(base) * (1 + bits / 256) <= BLOCK:
        return base**exponent
    half = power(base, exponent // 2, what)
    square = product(half, half, what)
    return product(square, base, what) if exponent % 2 else square


def monomials_of_power(base: fmpz_mpoly, exponent: int) -> float:
    """A bound for the terms of base^exponent: by the ways to choose factors, and by the degrees."""
    return min(
        _choices(len(base), exponent),
        prod(float(exponent * int(d) + 1) for d in base.degrees()),
    )


def _choices(terms: int, exponent: int) -> float:
    """The monomials of degree `exponent` in that many terms."""
    fewer = min(terms - 1, exponent)
    if fewer < 1:
        return 1.0
    return float(comb(terms - 1 + exponent, fewer)) if fewer < 40 else float("inf")


def composed(
    polynomial: fmpz_mpoly, images: Sequence[fmpz_mpoly], context: fmpz_mpoly_ctx, what: str = "a substitution"
) -> fmpz_mpoly:
    """The polynomial at the images of its generators, admitted, by Horner's rule where it is large."""
    used = [(p, int(degree)) for p, degree in enumerate(polynomial.degrees()) if degree > 0]
    if not used:
        return context.constant(int(polynomial.leading_coefficient()) if not polynomial.is_zero() else 0)
    degree = sum(degree * max(0, int(images[p].total_degree())) for p, degree in used)
    forecast.admit_degree(degree, what)
    bits = forecast.bits_of(polynomial) + sum(
        degree * (forecast.bits_of(images[p]) + log2(max(1, len(images[p]))))
        for p, degree in used
        if len(images[p]) > 1 or (images[p] and abs(int(images[p].leading_coefficient())) != 1)
    )
    forecast.admit_bits(bits, what)
    widths = [(len(images[p]), degree) for p, degree in used if len(images[p]) > 1]
    monomials = len(polynomial) * prod(_choices(n, d) for n, d in widths)
    widest = max((n * d for n, d in widths), default=1)
    if monomials * widest * (1 + bits / 256) <= BLOCK:
        forecast.admit(monomials, context.nvars(), what, bits)
        return polynomial.compose(*images, ctx=context)
    order = sorted((p for p, _ in used), key=lambda p: len(images[p]))
    terms = {tuple(int(e) for e in exponents): int(c) for exponents, c in polynomial.to_dict().items()}
    return _horner(terms, order, images, context, what)


def _horner(
    terms: dict[tuple[int, ...], int],
    order: list[int],
    images: Sequence[fmpz_mpoly],
    context: fmpz_mpoly_ctx,
    what: str,
) -> fmpz_mpoly:
    """∑ c ∏ image^exponent, the last generator of `order` outermost."""
    if not order:
        return context.constant(sum(terms.values()))
    position, rest = order[-1], order[:-1]
    by_exponent: dict[int, dict[tuple[int, ...], int]] = {}
    for exponents, coefficient in terms.items():
        by_exponent.setdefault(exponents[position], {})[exponents] = coefficient
    exponents_down = sorted(by_exponent, reverse=True)
    total = _horner(by_exponent[exponents_down[0]], rest, images, context, what)
    for above, below in pairwise(exponents_down):
        total = product(total, power(images[position], above - below, what), what)
        total = total + _horner(by_exponent[below], rest, images, context, what)
    return product(total, power(images[position], exponents_down[-1], what), what)


def remainder(polynomial: fmpz_mpoly, relation: fmpz_mpoly, position: int) -> fmpz_mpoly:
    """The polynomial modulo a monic relation of the generator at a position, halving high powers first."""
    degree, lowest = int(polynomial.degrees()[position]), int(relation.degrees()[position])
    if degree < lowest:
        return polynomial
    if degree <= max(SHALLOW, 2 * lowest):
        return polynomial % relation
    half = degree // 2
    context, high, low = polynomial.context(), {}, {}
    for exponents, coefficient in polynomial.to_dict().items():
        if exponents[position] < half:
            low[exponents] = coefficient
        else:
            high[(*exponents[:position], int(exponents[position]) - half, *exponents[position + 1 :])] = coefficient
    power_of_half = remainder(context.gen(position) ** half, relation, position)
    above = product(remainder(context.from_dict(high), relation, position), power_of_half, "a power of a root")
    return above % relation + remainder(context.from_dict(low), relation, position)


def quotient(dividend: fmpz_mpoly, divisor: fmpz_mpoly) -> fmpz_mpoly | None:
    """dividend / divisor, or None if that is no polynomial."""
    if len(divisor) > 1:
        degree = int(dividend.total_degree())
        if degree > SHORT_QUOTIENT:
            long = _longest_quotient(dividend, divisor)
            if long > QUOTIENT and forecast.is_own_process():
                raise TooLargeError("a quotient", long, QUOTIENT, "terms")
        if len(dividend) > LONG and degree <= IMAGED and not _may_divide(dividend, divisor):
            return None
    try:
        return dividend / divisor
    except InexactDivision:
        return None


def _may_divide(dividend: fmpz_mpoly, divisor: fmpz_mpoly) -> bool:
    """False if the images in one generator, the others small integers, show that the divisor does not divide.

    Not only for speed: a Ctrl-C during a long division is lost where FLINT's own exception is raised at its end.
    """
    degrees = [int(d) for d in divisor.degrees()]
    main = max(range(len(degrees)), key=degrees.__getitem__)
    names = enumerate(dividend.context().names())
    places: dict[str | int, int | fmpz] = {name: 3 + 2 * n for n, name in names if n != main}
    image = divisor.subs(places)
    return bool(image.is_constant() or divmod(dividend.subs(places), image)[1].is_zero())


def _longest_quotient(dividend: fmpz_mpoly, divisor: fmpz_mpoly) -> float:
    """A bound for the terms of a quotient that may be much longer than the dividend, as (xⁿ − 1)/(x − 1) is.

    Each of the dividend's terms begins a row of the quotient, as long as the degrees of the divisor's generators allow.
    Of a dividend that is not sparse the quotient is no longer than it is itself.
    """
    degrees = [(int(n), int(d)) for n, d in zip(dividend.degrees(), divisor.degrees(), strict=True)]
    longest = max(n - d + 1 for n, d in degrees if d)
    if longest <= SHORT_QUOTIENT or len(dividend) > BLOCK:
        return 0.0
    return min(len(dividend) * float(longest), prod(float(max(0, n - d) + 1) for n, d in degrees))


def factors(polynomial: fmpz_mpoly) -> tuple[int, list[tuple[fmpz_mpoly, int]]]:
    """(content, [(irreducible factor, power), …])."""
    seconds, context = effort(polynomial), polynomial.context()
    if seconds > 1 and forecast.is_own_process():
        unit, plain = _elsewhere(_factored, "a divisor to be factored", seconds, "seconds", polynomial)
        return unit, [(context.from_dict(terms), power) for terms, power in plain]
    return factors_here(polynomial)


def short_factors(polynomial: fmpz_mpoly) -> tuple[int, list[tuple[fmpz_mpoly, int]]]:
    """As `factors`, or the polynomial as one factor where finding them may take long."""
    return factors(polynomial) if effort(polynomial) <= 1 else (1, [(polynomial, 1)])


def effort(polynomial: fmpz_mpoly) -> float:
    """An estimate of the seconds that factoring may take. Nothing bounds them."""
    if len(polynomial) < 2:
        return 0.0
    degrees = [int(d) for d in polynomial.degrees() if d]
    bits = forecast.bits_of(polynomial, SAMPLE)
    size = sum(degrees) * len(polynomial) * (1 + bits / 64)
    return size / 150_000 + (sum(degrees) / (900 if len(degrees) < 3 else 250)) ** 2 + bits / 4_000


# -- work done elsewhere -----------------------------------------------------------------------------------------------

Terms = dict[tuple[int, ...], int]


def _elsewhere(function: Callable[..., Any], what: str, size: float, unit: str, *polynomials: fmpz_mpoly) -> Any:
    """function(number of generators, terms of each polynomial), asked of a worker, for as long as that waits."""
    if not hooks.is_provided("work elsewhere"):  # the exact part is used alone
        raise TooLargeError(what, size, 1, unit)
    generators = polynomials[0].context().nvars()
    return hooks.call("work elsewhere", function, (generators, *map(_terms, polynomials)), what)


def _terms(polynomial: fmpz_mpoly) -> Terms:
    return {tuple(int(e) for e in exponents): int(c) for exponents, c in polynomial.to_dict().items()}


def _ring(generators: int) -> fmpz_mpoly_ctx:
    return fmpz_mpoly_ctx.get(tuple(f"g{n}" for n in range(generators)), Ordering.lex)


def _factored(generators: int, polynomial: Terms) -> tuple[int, list[tuple[Terms, int]]]:
    content, found = factors_here(_ring(generators).from_dict(polynomial))
    return content, [(_terms(factor), power) for factor, power in found]
