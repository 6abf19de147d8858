"""Polynomials in one variable over the real numbers with exact signs: Sturm sequences, isolating intervals.

Coefficients are fractions, or constants among the elements, whose zeros are facts and whose signs come from balls: a
sign that stays open is an error. Lists begin with the constant coefficient, and do not end with zero.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from fractions import Fraction
from itertools import pairwise
from typing import Any, TypeAlias

from ..errors import UnsupportedError
from . import hooks
from .element import Element
from .homomorphism import unify

Coefficients: TypeAlias = Sequence[Any]
DEGREE = 40
DOUBLINGS = 4000  # of an interval, before a root counts as out of reach


def sign_at(coefficients: Coefficients, x: Fraction) -> int:
    """The sign of a polynomial at a rational number."""
    value = coefficients[-1]
    for coefficient in reversed(coefficients[:-1]):
        value = value * x + coefficient
    return sign_of(value)


def sign_of(value: Any) -> int:
    """The sign of a fraction or of a constant.

    Raises
    ------
    UnsupportedError
        It is not known.
    """
    if not isinstance(value, Element):
        return (value > 0) - (value < 0)
    if value.is_zero():
        return 0
    sign = int(hooks.call("sign", value))
    if not sign:
        raise UnsupportedError(f"the sign of {value}", "numbers in place of the symbols in it")
    return sign


def count_roots(coefficients: Coefficients, lower: Fraction | None, upper: Fraction | None) -> int:
    """How many roots of a squarefree polynomial are greater than `lower`, and at most `upper`; None is infinity."""
    sequence = _sturm(coefficients)
    return _variations(sequence, lower, -1) - _variations(sequence, upper, 1)


def has_root_in(coefficients: Coefficients, lower: Fraction, upper: Fraction) -> bool:
    """Whether a squarefree polynomial has a root in an interval (lower, upper], or where both ends are equal."""
    return sign_at(coefficients, lower) == 0 if lower == upper else count_roots(coefficients, lower, upper) > 0


def isolating_intervals(coefficients: Coefficients) -> list[tuple[Fraction, Fraction]]:
    """Intervals with rational ends of each root of a squarefree polynomial; what two share is no root, both ends of one
    are equal where they are the root."""
    sequence = _sturm(coefficients)
    variations = _kept(lambda x: _variations(sequence, x, 0))
    total = _variations(sequence, None, -1) - _variations(sequence, None, 1)
    bound = Fraction(1)
    for _ in range(DOUBLINGS):
        if variations(-bound) - variations(bound) == total and sign_at(coefficients, -bound):
            break
        bound *= 2
    found, open_ones = [], [(-bound, bound)] if total else []
    while open_ones:
        lower, upper = open_ones.pop()  # no root at the lower end
        inside = variations(lower) - variations(upper)
        if inside == 1 and sign_at(coefficients, upper) == 0:
            found.append((upper, upper))
        elif inside == 1:
            found.append((lower, upper))
        elif inside:
            middle = _no_root(coefficients, lower, upper)
            open_ones += [(middle, upper), (lower, middle)]
    return sorted(found)


def squarefree_parts(coefficients: Coefficients) -> list[tuple[Coefficients, int]]:
    """Factors without multiple roots and without common ones, with the multiplicity of their roots; of a constant, or
    of zero, none."""
    polynomial = list(coefficients)
    if len(polynomial) < 2:
        return []
    slope = _slope(polynomial)
    common = _gcd(polynomial, slope)
    first, second = _quotient(polynomial, common), _quotient(slope, common)
    found: list[tuple[Coefficients, int]] = []
    times = 1
    while len(first) > 1:
        rest = _minus(second, _slope(first))
        part = _gcd(first, rest) if rest else first
        if len(part) > 1:
            found.append((part, times))
        first, second = _quotient(first, part), _quotient(rest, part) if rest else []
        times += 1
    return found


# -- what it is made of ------------------------------------------------------------------------------------------------


def numbers(coefficients: Coefficients) -> list[Any]:
    """Fractions where all are rational, else elements of one field; no zero in front."""
    elements = [c for c in coefficients if isinstance(c, Element)]
    if any(not c.is_rational_number() for c in elements):
        found: list[Any] = list(unify([elements[0].field.zero + c for c in coefficients]))
    else:
        found = [c.as_fraction() if isinstance(c, Element) else Fraction(c) for c in coefficients]
    return _trimmed(found)


def _trimmed(coefficients: list[Any]) -> list[Any]:
    """Without zeros at the end; what is left there is known not to be zero."""
    while coefficients and sign_of(coefficients[-1]) == 0:
        coefficients.pop()
    return coefficients


def one(coefficients: Coefficients) -> Any:
    """1 among the coefficients."""
    return coefficients[-1] / coefficients[-1]


def _slope(p: Coefficients) -> list[Any]:
    return [c * k for k, c in enumerate(p)][1:]


def _minus(p: Coefficients, q: Coefficients) -> list[Any]:
    longer = max(len(p), len(q))
    pairs = ((p[k] if k < len(p) else 0, q[k] if k < len(q) else 0) for k in range(longer))
    return _trimmed([a - b for a, b in pairs])


def product_of(p: Coefficients, q: Coefficients) -> list[Any]:
    """p q."""
    found = [p[0] * 0] * (len(p) + len(q) - 1)
    for i, a in enumerate(p):
        for j, b in enumerate(q):
            found[i + j] = found[i + j] + a * b
    return found


def joined(p: Coefficients, q: Coefficients) -> list[Any]:
    """The least common multiple of two polynomials that are not zero: every root once, if both are squarefree."""
    return product_of(p, _quotient(q, _gcd(p, q)))


def _divided(p: Coefficients, q: Coefficients) -> tuple[list[Any], list[Any]]:
    rest, found = list(p), [p[0] * 0] * max(len(p) - len(q) + 1, 1)
    for k in range(len(p) - len(q), -1, -1):
        factor = found[k] = rest[k + len(q) - 1] / q[-1]
        for j, c in enumerate(q):
            rest[k + j] = rest[k + j] - factor * c
    return _trimmed(found), _trimmed(rest[: len(q) - 1])


def _quotient(p: Coefficients, q: Coefficients) -> list[Any]:
    return _divided(p, q)[0]


def _gcd(p: Coefficients, q: Coefficients) -> list[Any]:
    first, second = list(p), list(q)
    while second:
        first, second = second, _divided(first, second)[1]
    return [c / first[-1] for c in first]


def _sturm(p: Coefficients) -> list[list[Any]]:
    """Sturm's sequence of a squarefree polynomial, each divided by the size of its first coefficient."""
    sequence = [list(p), _slope(p)]
    while len(sequence[-1]) > 1:
        rest = _divided(sequence[-2], sequence[-1])[1]
        if not rest:
            break
        size = rest[-1] * -sign_of(rest[-1])  # a positive factor, and the sign that the sequence asks for
        sequence.append([c / size for c in rest])
    return [q for q in sequence if q]


def _variations(sequence: Sequence[Coefficients], x: Fraction | None, side: int) -> int:
    """The changes of sign along the sequence; where x is None at −∞ or +∞."""
    signs = [sign_of(q[-1]) * (side if len(q) % 2 == 0 else 1) if x is None else sign_at(q, x) for q in sequence]
    known = [sign for sign in signs if sign]
    return sum(a != b for a, b in pairwise(known))


def _kept(function: Callable[[Fraction], int]) -> Callable[[Fraction], int]:
    known: dict[Fraction, int] = {}
    return lambda x: known[x] if x in known else known.setdefault(x, function(x))


def _no_root(coefficients: Coefficients, lower: Fraction, upper: Fraction) -> Fraction:
    """A number between, near the middle, that is no root."""
    for k in range(2, DEGREE + 4):
        point = lower + (upper - lower) / k
        if sign_at(coefficients, point):
            return point
    raise UnsupportedError("a polynomial with more roots than its degree", "this as a bug")
