"""The real roots of a polynomial with real numbers as coefficients: how many, where, how often. No rounding decides.

Roots are counted by Sturm's sequence and separated by bisection between rational numbers; multiplicities come from the
squarefree decomposition [Yun 1976]. Coefficients are rational numbers, or constants whose signs are known by exact
zeros and by balls, such as √2: a sign that stays open is an error. Rational roots and those of quadratic factors are
given exactly, every other one by an isolating interval that can be made as small as one likes.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from math import isqrt, lcm
from typing import Any, final

import sympy as sp
from flint import fmpz_poly

from ..errors import TooLargeError
from .element import Element
from .sturm import (
    DEGREE,
    Coefficients,
    count_roots,
    has_root_in,
    isolating_intervals,
    numbers,
    one,
    product_of,
    sign_at,
    sign_of,
    squarefree_parts,
)

FIGURES = 64  # binary ones of a number that is shown


@final
@dataclass(frozen=True)
class RealRoot:
    """One real root of a polynomial without multiple roots.

    Attributes
    ----------
    coefficients : of that polynomial, the constant one first
    interval : rational numbers; the root is between them, or equal to both; no other root is
    multiplicity : in the polynomial that was asked about
    exact : a SymPy expression, for a rational root or one of a quadratic factor; else None
    """

    coefficients: tuple[Any, ...]
    interval: tuple[Fraction, Fraction]
    multiplicity: int = 1
    exact: Any = None

    def narrowed(self, width: Fraction) -> tuple[Fraction, Fraction]:
        """An isolating interval of at most that width."""
        lower, upper = self.interval
        if upper - lower <= width:
            return lower, upper
        at_lower = sign_at(self.coefficients, lower)
        if lower < 0 < upper:  # else an interval around a root at zero would never be narrow for its size
            at_zero = sign_at(self.coefficients, Fraction(0))
            if at_zero == 0:
                return Fraction(0), Fraction(0)
            lower, upper = (Fraction(0), upper) if at_zero == at_lower else (lower, Fraction(0))
        while upper - lower > width:
            middle = (lower + upper) / 2
            sign = sign_at(self.coefficients, middle)
            if sign == 0:
                return middle, middle
            lower, upper = (middle, upper) if sign == at_lower else (lower, middle)
        return lower, upper

    def figures(self, bits: int) -> tuple[Fraction, Fraction]:
        """An isolating interval in which so many binary figures are settled."""
        lower, upper = self.interval
        while upper - lower > min(abs(lower), abs(upper)) / 2**bits:
            least = min(abs(lower), abs(upper))
            lower, upper = self.narrowed(least / 2**bits if least else (upper - lower) / 2**8)
        return lower, upper

    def digits(self, count: int) -> Any:
        """So many decimal digits, all but perhaps the last one certain, as a SymPy float."""
        lower, upper = self.figures(int(count * 3.33) + 4)
        middle = (lower + upper) / 2
        return sp.Rational(middle.numerator, middle.denominator).evalf(count)

    def __float__(self) -> float:
        lower, upper = self.figures(FIGURES)
        return float((lower + upper) / 2)

    @cached_property
    def _shown(self) -> str:
        return str(self.exact) if self.exact is not None else f"{float(self):.16g}…"

    def __repr__(self) -> str:
        return self._shown + (f" (of multiplicity {self.multiplicity})" if self.multiplicity > 1 else "")


def real_roots(coefficients: Coefficients) -> tuple[RealRoot, ...]:
    """The real roots in increasing order, their intervals apart from each other.

    Raises
    ------
    TooLargeError
        A degree above what is asked in orbits.
    UnsupportedError
        A coefficient whose sign is not known.

    Examples
    --------
    >>> real_roots([Fraction(-2), Fraction(0), Fraction(1)])
    (-sqrt(2), sqrt(2))
    >>> real_roots([Fraction(0), Fraction(0), Fraction(-2), Fraction(0), Fraction(0), Fraction(1)])
    (0 (of multiplicity 2), 1.259921049894873…)
    """
    polynomial = numbers(coefficients)
    if len(polynomial) - 1 > DEGREE:
        raise TooLargeError("a polynomial whose roots are separated", len(polynomial) - 1, DEGREE, "degrees")
    if len(polynomial) < 2:
        return ()
    parts = squarefree_parts(polynomial)
    product: Coefficients = [one(polynomial)]
    for part, _ in parts:
        product = product_of(product, part)
    factors = [(factor, times, closed) for part, times in parts for factor, closed in _factors(part)]
    found = []
    for lower, upper in isolating_intervals(product):
        for factor, times, closed in factors:
            if has_root_in(factor, lower, upper):
                found.append(_described(factor, (lower, upper), times, closed))
                break
    return tuple(found)


def _factors(part: Coefficients) -> list[tuple[Coefficients, bool]]:
    """(factor, whether its roots can be given exactly) of a squarefree polynomial: irreducible over the rationals."""
    if any(isinstance(c, Element) for c in part):
        return [(part, len(part) <= 3)]
    common = lcm(*(c.denominator for c in part))
    _, found = fmpz_poly([int(c * common) for c in part]).factor()
    return [([Fraction(int(c)) for c in factor.coeffs()], factor.degree() <= 2) for factor, _ in found]


def _described(factor: Coefficients, interval: tuple[Fraction, Fraction], times: int, closed: bool) -> RealRoot:
    """The root of a factor in an interval."""
    if not closed:  # perhaps a fraction after all, for coefficients that are not rational
        interval = RealRoot(tuple(factor), interval).narrowed(Fraction(1, 2**12))
    if interval[0] == interval[1]:
        return RealRoot(tuple(factor), interval, times, sp.Rational(interval[0].numerator, interval[0].denominator))
    if not closed:
        return RealRoot(tuple(factor), interval, times)
    written = [c.to_sympy() if isinstance(c, Element) else sp.Rational(c.numerator, c.denominator) for c in factor]
    if len(factor) == 2:
        value = -written[0] / written[1]
        narrow = (-factor[0] / factor[1],) * 2 if isinstance(factor[0], Fraction) else interval
        return RealRoot(tuple(factor), narrow, times, value)
    c, b, a = written
    # the greater root of two is the one with a root of them below the interval
    greater = count_roots(factor, None, interval[0]) == 1
    sign = sign_of(factor[2]) * (1 if greater else -1)
    return RealRoot(tuple(factor), interval, times, (-b + sign * _root((b**2 - 4 * a * c).expand())) / (2 * a))


def _root(value: Any) -> Any:
    """√ of a positive number, without fractions under it."""
    if isinstance(value, sp.Rational) and isqrt(value.q) ** 2 != value.q:
        return sp.sqrt(value.p * value.q) / value.q
    return sp.sqrt(value)
