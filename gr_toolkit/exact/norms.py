"""Norms: how a divisor is freed of algebraic generators.

For w with w² = P the conjugate a − bw gives the norm a² − b²P. For a generator of higher degree n there need be no
conjugates in the field, but Cayley and Hamilton give what their product would be: with the elementary symmetric
functions e₁ … eₙ of the conjugates of α, which follow from the traces of its powers (Newton),

    α · (αⁿ⁻¹ − e₁αⁿ⁻² + … ± eₙ₋₁) = ± eₙ = the norm.
"""

from __future__ import annotations

from math import gcd
from typing import TYPE_CHECKING

from flint import fmpz_mpoly

from ..errors import TooLargeError
from . import steps

if TYPE_CHECKING:
    from .field import Field

TOGETHER = 100  # the product of the degrees of several roots, other than square roots, that a norm is taken of


def cofactor_and_norm(field: Field, position: int, polynomial: fmpz_mpoly) -> tuple[fmpz_mpoly, fmpz_mpoly]:
    """(c, n) with c · polynomial = n modulo the relations and n free of the generator at an algebraic position."""
    flip = field.flips[position]
    if flip is not None:
        cofactor = polynomial.compose(*flip)
        return cofactor, field.reduce(steps.product(polynomial, cofactor, "a norm"))
    lowest, step = _shape(field, position, polynomial)
    if lowest or step > 1:
        return _of_pure_root(field, position, polynomial, lowest, step)
    return _by_traces(field, position, polynomial, field.degrees[position], traces_of_powers(field, position))


def norm(field: Field, position: int, polynomial: fmpz_mpoly) -> fmpz_mpoly:
    """The norm over the field before the generator at an algebraic position: the product of all conjugates.

    It is the norm that must be a square for a square; what `cofactor_and_norm` gives may be a factor of it.
    """
    degree = field.degrees[position]
    if not polynomial.degrees()[position]:
        return steps.power(polynomial, degree)
    if field.flips[position] is not None:
        return cofactor_and_norm(field, position, polynomial)[1]
    lowest, step = _shape(field, position, polynomial)
    if not lowest and step == 1:
        return _norm_by_traces(field, position, polynomial, degree, traces_of_powers(field, position))
    rest = polynomial / field.ring.gen(position) ** lowest if lowest else polynomial
    if step < degree:
        traces = [field.ring.constant(degree // step if k == 0 else 0) for k in range(degree)]
        rest = _norm_by_traces(field, position, rest, degree // step, traces)
    result = steps.power(rest, step)
    if lowest:
        constant = coefficient(field.relation_at(position), position, 0)  # of wⁿ − p, whose roots have the product ± p
        of_generator = -constant if degree % 2 else constant
        result = steps.product(result, steps.power(of_generator, lowest), "a norm")
    return field.reduce(result)


def _norm_by_traces(
    field: Field, position: int, polynomial: fmpz_mpoly, degree: int, traces: list[fmpz_mpoly]
) -> fmpz_mpoly:
    """The product of the conjugates; what `_by_traces` gives has the sign of its cofactor."""
    product = _by_traces(field, position, polynomial, degree, traces)[1]
    return product if degree % 2 else -product


def _by_traces(
    field: Field, position: int, polynomial: fmpz_mpoly, degree: int, traces: list[fmpz_mpoly]
) -> tuple[fmpz_mpoly, fmpz_mpoly]:
    """Cofactor and norm over a field of that degree, from the traces of the generator's powers."""
    _admit(field, position, polynomial, degree)
    symmetric, powers, sums = [field.one.numerator], [field.one.numerator], []
    for k in range(1, degree + 1):
        powers.append(field.reduce(steps.product(powers[-1], polynomial, "a norm")))
        sums.append(_trace(field, position, powers[-1], traces))
        total = field.zero.numerator
        for i in range(1, k + 1):
            term = steps.product(symmetric[k - i], sums[i - 1], "a norm")
            total = total + term if i % 2 else total - term
        symmetric.append(field.reduce(total) / field.ring.constant(k))
    cofactor = field.zero.numerator
    for k in range(degree):
        term = steps.product(powers[degree - 1 - k], symmetric[k], "a norm")
        cofactor = cofactor - term if k % 2 else cofactor + term
    norm = symmetric[degree]
    return field.reduce(cofactor), norm if degree % 2 else -norm


def _admit(field: Field, position: int, polynomial: fmpz_mpoly, degree: int) -> None:
    """Refuse a sum of roots of several high degrees, whose norm has terms for each product of their powers."""
    together = degree
    for other, used in enumerate(polynomial.degrees()[: len(field.degrees)]):
        if other != position and used > 0 and field.flips[other] is None:
            together *= field.degrees[other]
    if together > degree and together > TOGETHER and len(polynomial) > 2:
        raise TooLargeError("a norm", together, TOGETHER, "degrees")


def _shape(field: Field, position: int, polynomial: fmpz_mpoly) -> tuple[int, int]:
    """(e, g) with polynomial = wᵉ Q(wᵍ) for a root w of an element; (0, 1) for other generators."""
    degree, relation = field.degrees[position], field.relation_at(position)
    if {int(m[position]) for m in relation.monoms()} != {0, degree}:
        return 0, 1
    exponents = {int(m[position]) for m in polynomial.monoms()}
    lowest = min(exponents)
    return lowest, gcd(degree, *(e - lowest for e in exponents))


def _of_pure_root(
    field: Field, position: int, polynomial: fmpz_mpoly, lowest: int, step: int
) -> tuple[fmpz_mpoly, fmpz_mpoly]:
    """Cofactor and norm of wᵉ Q(wᵍ): of wᵉ it is the power that completes wⁿ, and Q lies in a field of degree n/g."""
    degree, generator = field.degrees[position], field.ring.gen(position)
    rest = polynomial / generator**lowest if lowest else polynomial
    cofactor, norm = field.one.numerator, rest
    if step < degree:
        traces = [field.ring.constant(degree // step if k == 0 else 0) for k in range(degree)]
        cofactor, norm = _by_traces(field, position, rest, degree // step, traces)
    if lowest:
        radicand = -coefficient(field.relation_at(position), position, 0)
        cofactor = field.reduce(cofactor * generator ** (degree - lowest))
        norm = field.reduce(steps.product(norm, radicand, "a norm"))
    return cofactor, norm


def traces_of_powers(field: Field, position: int) -> list[fmpz_mpoly]:
    """The traces of 1, w, …, wⁿ⁻¹ of the generator at an algebraic position, from its relation."""
    degree, relation = field.degrees[position], field.relation_at(position)
    traces = [field.ring.constant(degree)]
    for k in range(1, degree):  # Newton: p_k + c₁p_{k−1} + … + k c_k = 0
        total = coefficient(relation, position, degree - k) * k
        for i in range(1, k):
            total = total + coefficient(relation, position, degree - i) * traces[k - i]
        traces.append(field.reduce(-total))
    return traces


def coefficient(polynomial: fmpz_mpoly, position: int, exponent: int) -> fmpz_mpoly:
    """The coefficient of a power of one generator."""
    terms = {}
    for exponents, value in polynomial.to_dict().items():
        if exponents[position] == exponent:
            rest = list(exponents)
            rest[position] = 0
            terms[tuple(rest)] = value
    return polynomial.context().from_dict(terms)


def _trace(field: Field, position: int, polynomial: fmpz_mpoly, traces: list[fmpz_mpoly]) -> fmpz_mpoly:
    """The trace of a reduced polynomial over the field before the generator."""
    total = field.zero.numerator
    for k, trace in enumerate(traces):
        if not trace.is_zero():
            total = total + coefficient(polynomial, position, k) * trace
    return field.reduce(total)
