"""Cosines and sines of rational multiples of π: algebraic numbers.

An angle 2πk/N is a sum of angles 2πkᵢ/qᵢ over the prime powers qᵢ that make up N. For 2, 3, 5 these come down to
square roots; for any other prime power q the number 2 cos(2π/q) is one generator, of degree φ(q)/2, whose multiples are
its Chebyshev polynomials.

Q(2 cos 2π/q) is cyclic, so that the minimal polynomial stays irreducible over a field that meets none of its subfields
of prime degree. The quadratic one is Q(√p), q a power of p [Gauss 1811]:

    ∑ cos(2πk²/p) = √p where p = 1 mod 4,        ∑ sin(2πk²/p) = √p where p = 3 mod 4,        k = 0 … p − 1;

those of odd degree lie in no real field made by roots [Isaacs 1985], but in that of another power of p. Where a
field holds either already, the cosine is put below it and the field built again.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache
from math import gcd
from typing import TYPE_CHECKING, Any, final

import sympy as sp
from flint import acb, arb, fmpz, fmpz_poly

from ...errors import TooLargeError
from .. import hooks
from ..element import Element, sum_of_products
from ..generator import Algebraic
from ..homomorphism import bring_generators, unify
from ..hooks import provides
from .factored_norms import Undetermined
from .perfect_powers import square_root_in_field
from .root_generators import Root

if TYPE_CHECKING:
    from ..balls import Point
    from ..field import Field
    from ..signs.prover import Knowledge

Pair = tuple[Element, Element]

LARGEST = 60  # prime power whose cosine is adjoined; its degree is half of that
HALVINGS = 6  # of an angle: each is one more nested root


@final
@dataclass(frozen=True)
class CosineOfUnity(Algebraic):
    """2 cos(2π/q), q an odd prime power: a root of the minimal polynomial Ψ_q, of degree φ(q)/2 [Lehmer 1933]."""

    order: int
    is_cyclic = True

    @property
    def identity(self) -> Any:
        return self

    @property
    def prime(self) -> int:
        """The prime that q is a power of."""
        return int(fmpz(self.order).factor()[0][0])

    def quadratic_subfield(self, field: Field) -> Element | None:
        return _sum_of_cosines(field, self.prime) if self.prime % 4 == 1 else None

    def relation(self, field: Field) -> list[Element]:
        return [field.constant(c) for c in minimal_polynomial(self.order)[:-1]]

    def derivative(self, field: Field, symbol: Any) -> Element:
        return field.zero

    def rebuild(self, field: Field, image: Any) -> Element:
        return _twice_cosine(field, self.order)

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


def _twice_cosine(field: Field, order: int) -> Element:
    """2 cos(2π/q), q an odd prime power: by that of a multiple of q in the field, or adjoined."""
    known = next((g for _, g in field.find(CosineOfUnity) if g.order % order == 0), None)
    if known is not None:
        return _chebyshev(field.generator(field.generators.index(known)), known.order // order)
    generator = CosineOfUnity(order)
    if not _is_surely_new(field, generator):
        finer = bring_generators(field, field.root.extended(generator))[0]
        if field not in finer.refines:
            finer.refines.append(field)
        return _twice_cosine(finer, order)
    extension = field.extended(generator)
    return extension.generator(len(extension.generators) - 1)


def _is_surely_new(field: Field, generator: CosineOfUnity) -> bool:
    """Whether a field meets no subfield of prime degree of that of the cosine."""
    prime = generator.prime
    if any(g.prime == prime for _, g in field.find(CosineOfUnity)):
        return False
    roots = [g for _, g in field.find(Root)]
    if any(g.radicand == prime and g.degree % 2 == 0 for g in roots):
        return False
    degree = len(minimal_polynomial(generator.order)) - 1
    if degree % 2 == 0 and roots:
        try:
            if square_root_in_field(field.constant(prime)) is not None:
                return False
        except Undetermined:
            return False
    return all(g.is_positive_root for g in roots if _odd_part(gcd(g.degree, degree)) > 1)


def _odd_part(number: int) -> int:
    return number // (number & -number)


@provides("root of prime")
def root_of_prime(base: Element) -> Element | None:
    """√p by its Gauss sum, where p is a prime of which a cosine is in the field; else None."""
    field = base.field
    if not base.is_rational_number() or not any(base == g.prime for _, g in field.find(CosineOfUnity)):
        return None
    prime = int(base.as_fraction())
    if prime % 4 == 1:
        return _sum_of_cosines(field, prime)
    cosine_and_sine = _base(field, prime, 1)
    return _total([2 * _multiple(cosine_and_sine, k * k % prime)[1] for k in range(1, (prime + 1) // 2)])


def _sum_of_cosines(field: Field, prime: int) -> Element:
    """∑ cos(2πk²/p), where k and p − k have the same square."""
    once = _twice_cosine(field, prime)
    return _total([field.one, *(_chebyshev(once, k * k % prime) for k in range(1, (prime + 1) // 2))])


def _total(elements: list[Element]) -> Element:
    return sum_of_products((1, element, None) for element in elements)


def _chebyshev(twice_cosine: Element, times: int) -> Element:
    """2 cos(kx) from 2 cos x."""
    previous, current = twice_cosine.field.constant(2), twice_cosine
    for _ in range(1, times):
        previous, current = current, twice_cosine * current - previous
    return current


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
    known = max((g.order for _, g in field.find(CosineOfUnity) if g.order % order == 0), default=order)
    if known > order:
        return _multiple(_of_unity(field, known), known // order)
    if order == 3:
        return _paired(field.constant(Fraction(-1, 2)), field.constant(Fraction(3, 4)).sqrt())
    if order == 5:
        five = field.constant(5).sqrt()
        return _with_sine((five - 1) / 4)
    if order > LARGEST:
        raise TooLargeError(f"the angle 2*pi/{order}", order, LARGEST, "as prime power of a denominator")
    return _of_unity(field, order)


def _of_unity(field: Field, order: int) -> Pair:
    """(cos, sin) of 2π/q: sin = 2 sin(π/q) cos(π/q), where 2 sin(π/q) = √(2 − 2 cos 2π/q) and −cos(π/q) is the cosine
    of (q + 1)/2 times the angle."""
    twice = _twice_cosine(field, order)
    return _paired(twice / 2, -(2 - twice).sqrt() * _chebyshev(twice, (order + 1) // 2) / 2)


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
