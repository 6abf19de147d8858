"""Cosines and sines of rational multiples of π: algebraic numbers.

An angle 2πk/N is a sum of angles 2πkᵢ/qᵢ over the prime powers qᵢ that make up N. For 2, 3, 5 these come down to
square roots; for any other prime power q the number 2 cos(2π/q) is one generator, of degree φ(q)/2, whose multiples are
its Chebyshev polynomials. √d may lie among them, as √5 does in cos(π/5): every root is looked for in the field first.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache
from typing import TYPE_CHECKING, Any, final

import sympy as sp
from flint import acb, arb, fmpz, fmpz_poly

from ..errors import TooLargeError
from . import hooks
from .element import Element
from .generator import Algebraic
from .homomorphism import unify
from .hooks import provides
from .symbols import adjoined

if TYPE_CHECKING:
    from .balls import Point
    from .field import Field
    from .signs import Knowledge

Pair = tuple[Element, Element]

LARGEST = 60  # prime power whose cosine is adjoined; its degree is half of that
HALVINGS = 6  # of an angle: each is one more nested root


@final
@dataclass(frozen=True)
class CosineOfUnity(Algebraic):
    """2 cos(2π/q), q an odd prime power: a root of the minimal polynomial Ψ_q, of degree φ(q)/2 [Lehmer 1933]."""

    order: int

    @property
    def identity(self) -> Any:
        return self

    @property
    def hash_name(self) -> Any:
        return self

    def relation(self, field: Field) -> list[Element]:
        return [field.constant(c) for c in minimal_polynomial(self.order)[:-1]]

    def derivative(self, field: Field, symbol: Any) -> Element:
        return field.zero

    def rebuild(self, field: Field, image: Any) -> Element:
        return adjoined(field, self)

    def expression(self) -> Any:
        return 2 * sp.cos(2 * sp.pi / self.order)

    def ball(self, point: Point) -> acb:
        return acb(2 * (2 * arb.pi() / self.order).cos())

    def sign(self, knowledge: Knowledge) -> int:
        return 1  # q > 5

    def is_real(self, knowledge: Knowledge) -> bool:
        return True


@lru_cache(64)
def minimal_polynomial(order: int) -> tuple[int, ...]:
    """The coefficients of the minimal polynomial of 2 cos(2π/q), q an odd prime power, from the constant one on.

    Φ_q(x) = x^d Ψ(x + 1/x) with d = φ(q)/2, so Ψ = a₀ + ∑ a_k C_k, where the a are Φ's middle coefficients and
    C_k(x + 1/x) = xᵏ + x⁻ᵏ.
    """
    cyclotomic = fmpz_poly.cyclotomic(order)
    degree = cyclotomic.degree() // 2
    previous, current, x = fmpz_poly([2]), fmpz_poly([0, 1]), fmpz_poly([0, 1])
    total = fmpz_poly([int(cyclotomic[degree])])
    for k in range(1, degree + 1):
        total += current * int(cyclotomic[degree + k])
        previous, current = current, x * current - previous
    return tuple(int(total[k]) for k in range(degree + 1))


@provides("fraction of pi")
def at_fraction_of_pi(field: Field, part: Fraction) -> Pair:
    """(cos πp, sin πp) of a rational p.

    Raises
    ------
    TooLargeError
        The denominator has a large prime power.
    """
    part %= 2
    if part >= 1:
        cosine, sine = at_fraction_of_pi(field, part - 1)
        return -cosine, -sine
    if part > Fraction(1, 2):
        cosine, sine = at_fraction_of_pi(field, 1 - part)
        return -cosine, sine
    total: Pair = (field.one, field.zero)
    turns = part / 2
    for prime, power in fmpz(turns.denominator).factor() if turns.denominator > 1 else []:
        order = int(prime) ** int(power)
        rest = turns.denominator // order
        share = turns.numerator * pow(rest, -1, order) % order  # turns = ∑ share/order, up to whole turns
        total = _added(total, _multiple(_base(total[0].field, int(prime), int(power)), share))
    return total


@provides("root of minus one")
def root_of_minus_one(field: Field, degree: int) -> Element:
    """(−1)^(1/n) = exp(iπ/n)."""
    cosine, sine = at_fraction_of_pi(field, Fraction(1, degree))
    return cosine + hooks.call("imaginary unit", sine.field) * sine


def _base(field: Field, prime: int, power: int) -> Pair:
    """(cos, sin) of 2π/qᵏ."""
    order = prime**power
    if prime == 2:
        return _of_power_of_two(field, power)
    if order == 3:
        return _paired(field.constant(Fraction(-1, 2)), field.constant(Fraction(3, 4)).sqrt())
    if order == 5:
        five = field.constant(5).sqrt()
        return _with_sine((five - 1) / 4)
    if order > LARGEST:
        raise TooLargeError(f"the angle 2*pi/{order}", order, LARGEST, "as prime power of a denominator")
    return _with_sine(adjoined(field, CosineOfUnity(order)) / 2)


def _of_power_of_two(field: Field, power: int) -> Pair:
    """(cos, sin) of 2π/2ᵏ, by halving."""
    if power > HALVINGS + 2:
        raise TooLargeError(f"the angle 2*pi/2**{power}", power, HALVINGS + 2, "as power of two in a denominator")
    if power <= 2:
        return (-field.one, field.zero) if power == 1 else (field.zero, field.one)
    cosine, sine = _of_power_of_two(field, power - 1)
    half = ((1 + cosine) / 2).sqrt()
    half, sine = unify([half, sine])
    return _paired(half, sine / (2 * half))


def _with_sine(cosine: Element) -> Pair:
    """(cos, sin) of an angle in the first half turn."""
    return _paired(cosine, (1 - cosine * cosine).sqrt())


def _multiple(pair: Pair, times: int) -> Pair:
    total: Pair = (pair[0].field.one, pair[0].field.zero)
    for bit in bin(times)[2:]:
        total = _added(total, total)
        if bit == "1":
            total = _added(total, pair)
    return total


def _added(first: Pair, second: Pair) -> Pair:
    c, s, d, t = unify([*first, *second])
    return c * d - s * t, s * d + c * t


def _paired(cosine: Element, sine: Element) -> Pair:
    c, s = unify([cosine, sine])
    return c, s
