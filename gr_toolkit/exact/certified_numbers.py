"""Numbers with a proof: a ball with rational midpoint and radius that encloses the true value, and its decimal digits.

A computation in ball arithmetic is repeated with more bits until both ends of the ball round to one decimal number of
as many digits as were asked for. What is computed with may be any constant that the exact fields hold.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from decimal import ROUND_HALF_EVEN, Context, Decimal, localcontext
from fractions import Fraction
from typing import Any, final

import sympy as sp
from flint import arb, fmpq

from ..errors import DomainError, InputError, UndecidedError
from .balls import Point, PointRejected, precision
from .element import Element
from .reader import Reader

MOST_DIGITS = 5000
MOST_BITS = 250_000
GUARD_BITS = 64
BITS_A_DIGIT = 3.33


@final
@dataclass(frozen=True)
class CertifiedNumber:
    """A real number known to lie within `radius` of `midpoint`; made by `certified`.

    Attributes
    ----------
    midpoint, radius : fractions
    decimal : the true value, correctly rounded to the digits that were asked for; every digit is proved

    Examples
    --------
    >>> pi = certified(arb.pi, 30)
    >>> pi, float(pi), pi.contains(Fraction(22, 7)), pi.radius < Fraction(1, 10**30)
    (3.14159265358979323846264338328, 3.141592653589793, False, True)
    """

    midpoint: Fraction
    radius: Fraction
    decimal: Decimal = field(compare=False)

    @property
    def lower(self) -> Fraction:
        """The lower end of the ball."""
        return self.midpoint - self.radius

    @property
    def upper(self) -> Fraction:
        """The upper end of the ball."""
        return self.midpoint + self.radius

    def contains(self, value: Any) -> bool:
        """Whether a rational number or a float, taken exactly, lies in the ball.

        Raises
        ------
        InputError
            Anything else.
        """
        if isinstance(value, CertifiedNumber):
            return self.lower <= value.lower and value.upper <= self.upper
        try:
            if isinstance(value, (bool, str)):
                raise TypeError
            rational = isinstance(value, sp.Rational)
            exact = Fraction(int(value.p), int(value.q)) if rational else Fraction(value)
        except (TypeError, ValueError, OverflowError):
            raise InputError(
                f"{value!r} is no rational number", "a fraction, an integer, a decimal or a float"
            ) from None
        return self.lower <= exact <= self.upper

    def __float__(self) -> float:
        return float(self.midpoint)

    def __str__(self) -> str:
        return str(self.decimal)

    __repr__ = __str__


def certified(compute: Callable[[], arb], digits: int, what: str = "the value") -> CertifiedNumber:
    """A number to so many significant digits, all proved.

    Parameters
    ----------
    compute : gives a ball that encloses the number, computed with the number of bits that is in force
    digits : significant decimal digits, at most 5000
    what : is computed, for messages

    Raises
    ------
    InputError
        The number of digits is none, or too large.
    UndecidedError
        No number of bits within bounds was enough.
    """
    check_digits(digits)
    bits = int(digits * BITS_A_DIGIT) + GUARD_BITS
    while bits <= MOST_BITS:
        with precision(bits):
            ball = compute()
        if ball.is_finite():
            midpoint, radius = _fraction(ball.mid()), _fraction(ball.rad())
            ends = {_rounded(end, digits) for end in (midpoint - radius, midpoint + radius)}
            if len(ends) == 1:
                return CertifiedNumber(midpoint, radius, ends.pop())
        bits = bits * 3 // 2
    raise UndecidedError(f"{what} has no {digits} digits that {MOST_BITS} bits prove", "fewer digits")


def check_digits(digits: Any) -> None:
    """Refuse what is no number of digits.

    Raises
    ------
    InputError
        It is none, or beyond what is computed.
    """
    if type(digits) is not int or digits < 1:
        raise InputError(f"digits = {digits!r} is no number of digits", "digits=50, an integer from 1 on")
    if digits > MOST_DIGITS:
        raise InputError(f"digits = {digits} are too many", f"at most digits={MOST_DIGITS}")


def nearest_double(compute: Callable[[], arb], what: str = "the value") -> float:
    """A number to the double next to it, but for half a thousandth of the last bit; zero is 0.

    Raises
    ------
    UndecidedError
        No number of bits within bounds was enough.
    """
    bits = 2 * GUARD_BITS
    while bits <= MOST_BITS:
        with precision(bits):
            ball = compute()
        if ball.is_finite() and (ball.is_zero() or ball.rel_accuracy_bits() > GUARD_BITS):
            return float(_fraction(ball.mid()))
        bits = 2 * bits
    raise UndecidedError(f"{what} is not known to the digits of a double with {MOST_BITS} bits")


def constant_ball(element: Element) -> arb:
    """The ball of a real constant, with the number of bits in force.

    Raises
    ------
    DomainError
        The element is no real constant.
    """
    try:
        ball = Point({}, Reader(element.field)).element(element)
    except PointRejected:
        raise DomainError(f"{element} is no constant") from None
    if not ball.imag.is_zero() and not ball.imag.contains(0):
        raise DomainError(f"{element} is not real")
    return ball.real


def sign_of_real_constant(element: Element) -> int:
    """−1, 0 or 1: zero is decided by the normal form, another sign by a ball, with as many bits as it takes.

    Raises
    ------
    UndecidedError
        The constant is not zero in form, and no ball within bounds excludes zero.
    """
    if element.is_zero():
        return 0
    return sign_of_ball(lambda: constant_ball(element), str(element))


def sign_of_ball(compute: Callable[[], arb], what: str) -> int:
    """The sign of a number that is known not to be zero.

    Raises
    ------
    UndecidedError
        No ball within bounds excludes zero.
    """
    bits = 2 * GUARD_BITS
    while bits <= MOST_BITS:
        with precision(bits):
            ball = compute()
        if ball.is_finite() and not ball.contains(0):
            return 1 if ball > 0 else -1
        bits *= 2
    raise UndecidedError(f"the sign of {what} is not seen with {MOST_BITS} bits")


def rational_ball(value: Fraction) -> arb:
    """The ball of a fraction."""
    return arb(fmpq(value.numerator, value.denominator))


def _fraction(exact: arb) -> Fraction:
    """An exact number m·2ⁿ."""
    mantissa, exponent = (int(part) for part in exact.man_exp())
    return Fraction(mantissa) * Fraction(2) ** exponent


def _rounded(value: Fraction, digits: int) -> Decimal:
    """A fraction to so many significant digits, half to even; zero is 0."""
    if not value:
        return Decimal(0)
    with localcontext(Context(prec=digits, rounding=ROUND_HALF_EVEN, Emax=10**17, Emin=-(10**17))):
        return Decimal(value.numerator) / Decimal(value.denominator)


def angle_of(x: arb, y: arb) -> arb:
    """The angle of the point (x, y), from −π to π."""
    return arb.atan2(y, x)


def pi_ball() -> arb:
    """π."""
    return arb.pi()
