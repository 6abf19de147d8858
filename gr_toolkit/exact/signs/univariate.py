"""The sign of a polynomial in one variable on an interval, decided exactly by a Sturm sequence [Sturm 1829]."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from itertools import pairwise

from flint import fmpq, fmpq_poly

DEGREE = 24
Limit = tuple[Fraction, bool]  # (value, whether it is not attained)


def sign_on_interval(coefficients: Sequence[int], lower: Limit | None, upper: Limit | None) -> int:
    """±2 where the polynomial, coefficients from the constant one on, has one strict sign on the interval; ±1 where it
    vanishes at ends that belong to it only; 0 where it changes its sign, or is too large, or the interval is empty."""
    polynomial = fmpq_poly(list(coefficients))
    if not 1 <= polynomial.degree() <= DEGREE:
        return 0
    if lower and upper and lower[0] >= upper[0]:
        return 0
    if lower and upper:
        sample = (lower[0] + upper[0]) / 2
    elif lower or upper:
        sample = lower[0] + 1 if lower else upper[0] - 1  # type: ignore[index]
    else:
        sample = Fraction(0)
    sequence = sturm_sequence(polynomial)
    inside = variations(sequence, lower and lower[0], -1) - variations(sequence, upper and upper[0], 1)
    at_upper = upper is not None and polynomial(rational(upper[0])) == 0
    at_lower = lower is not None and polynomial(rational(lower[0])) == 0
    if inside - at_upper:  # the sequence counts the roots in (lower, upper]
        return 0
    value = polynomial(rational(sample))
    if value == 0:
        return 0
    touched = (at_upper and not upper[1]) or (at_lower and not lower[1])  # type: ignore[index]
    return (1 if value > 0 else -1) * (1 if touched else 2)


def sturm_sequence(polynomial: fmpq_poly) -> list[fmpq_poly]:
    """The sequence of the squarefree part."""
    repeated = polynomial.gcd(polynomial.derivative())
    first = polynomial // repeated
    sequence = [first, first.derivative()]
    while sequence[-1].degree() > 0:
        rest = -(sequence[-2] % sequence[-1])
        if rest.is_zero():
            break
        sequence.append(rest / abs(rest.leading_coefficient()))  # a positive factor: signs are all that counts
    return sequence


def variations(sequence: list[fmpq_poly], at: Fraction | None, side: int) -> int:
    """The changes of sign along the sequence, at a point or at −∞ or +∞."""
    signs = []
    for p in sequence:
        value = p(rational(at)) if at is not None else p.leading_coefficient() * (side if p.degree() % 2 else 1)
        if value != 0:
            signs.append(value > 0)
    return sum(a != b for a, b in pairwise(signs))


def rational(value: Fraction) -> fmpq:
    """A fraction as FLINT has it."""
    return fmpq(value.numerator, value.denominator)
