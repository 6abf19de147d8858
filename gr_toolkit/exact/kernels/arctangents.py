"""Arctangents, to which all inverse circular functions come down.

arctan u is a logarithm, of (1 + iu)/(1 − iu), so that the structure theorem decides what it depends on: a new one is
algebraic over the others and over the angles θᵢ of sines and cosines iff

    du/(1 + u²) = ∑ rⱼ duⱼ/(1 + uⱼ²) + ∑ rᵢ dθᵢ     with rational r.

Then the same combination of the functions is constant on each component of the domain, a multiple of π beyond an
arctangent of a number; a ball at one point finds which. This is done only where the domain is known to be connected and
all arguments are analytic on it. Arctangents of rationals are arguments of Gaussian integers, one generator for each
prime p = a² + b² (Machin's formula is a factorisation).
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from math import isqrt, lcm
from typing import TYPE_CHECKING, Any, final

import sympy as sp
from flint import acb, arb

from ...errors import AmbiguousRootError, UnsupportedError
from .. import hooks
from ..constants import has_other_transcendental_constants, is_constant
from ..element import Element
from ..generator import Transcendental
from ..homomorphism import unify
from ..hooks import provides
from .components import integer_at_a_point, is_analytic, is_connected
from .curved import Sine
from .lattice import common_coordinates
from .perfect_powers import prime_powers
from .symbols import SymbolGenerator, holds_imaginary_unit, pi_element

if TYPE_CHECKING:
    from ..balls import Point
    from ..field import Field
    from ..signs.prover import Knowledge

Pair = tuple[Element, Element]

TORSION = 24  # an algebraic number is tried as tan(πk/n) for n up to this


@final
@dataclass(frozen=True, eq=False)
class Arctangent(Transcendental):
    """The arctangent of a real element, between −π/2 and π/2."""

    argument: Element
    unsettled: bool = False  # whether it was adjoined although it depends on others by steps of π

    @property
    def identity(self) -> Any:
        return Arctangent, self.argument

    def cosine_and_sine(self, field: Field) -> Pair:
        tangent = field.lift(self.argument)
        square = 1 + tangent * tangent
        try:
            cosine = square.sqrt().inverse()
        except AmbiguousRootError:  # of (ρ − x)/y the square root has |y|; that of its reciprocal has ρ + x
            cosine = square.inverse().sqrt()
        cosine, tangent = unify([cosine, tangent])
        return cosine, tangent * cosine

    def derivative(self, field: Field, symbol: Any) -> Element:
        tangent = field.lift(self.argument)
        inner = field.derivation(symbol)(tangent)
        return inner if inner.is_zero() else inner / (1 + tangent * tangent)

    def rebuild(self, field: Field, image: Any) -> Element:
        return arctangent(image(self.argument))

    def doubt(self, field: Field) -> str:
        if self.unsettled:
            return f"{self.expression()} differs by steps from a sum of other arctangents and angles"
        if is_constant(self.argument) and has_other_transcendental_constants(field, self):
            return "arctangents of numbers beside other numbers are not known to be independent"
        return ""

    def expression(self) -> Any:
        return sp.atan(hooks.call("to sympy", self.argument))

    def ball(self, point: Point) -> acb:
        return point.element(self.argument).atan()

    def sign(self, knowledge: Knowledge) -> int:
        return knowledge.sign(knowledge.field.lift(self.argument))

    def graded_sign(self, knowledge: Knowledge) -> int:
        return knowledge.graded(knowledge.field.lift(self.argument))

    def is_real(self, knowledge: Knowledge) -> bool:
        return knowledge.is_real_argument(self.argument)


@provides("arctangent")
def arctangent(tangent: Element) -> Element:
    """The arctangent of a real element.

    Raises
    ------
    UnsupportedError
        The element is not known to be real.
    """
    if tangent.is_zero():
        return tangent
    if holds_imaginary_unit(tangent) or not hooks.call("is real", tangent):
        raise UnsupportedError(f"the arctangent of {tangent}", "an argument that is known to be real")
    if is_constant(tangent):
        return _of_number(tangent)
    sign = hooks.call("sign", tangent) or (1 if tangent.numerator.leading_coefficient() > 0 else -1)
    return sign * _atom(sign * tangent)


def _atom(tangent: Element) -> Element:
    """The arctangent as a generator, or what it is by others."""
    field = tangent.field
    for number, generator in field.find(Arctangent):
        if field.lift(generator.argument) == tangent:
            return field.generator(number)
    relation = _relation(tangent)
    unsettled = False
    if relation is not None:
        result = _from_relation(tangent, *relation)
        if result is not None:
            return result
        unsettled = True
    extension = field.extended(Arctangent(tangent, unsettled))
    return extension.generator(len(extension.generators) - 1)


Term = tuple[Element, Pair, Fraction]  # (angle, (a, b) in whose direction it points, multiple)


def _relation(tangent: Element) -> tuple[list[Term]] | None:
    """Angles and their rational multiples whose derivatives sum to the arctangent's; None where there are none."""
    field = tangent.field
    known = [(n, g) for n, g in field.find(Arctangent) if not is_constant(g.argument)]
    angles: list[tuple[Element, Pair]] = [(field.generator(n), (field.one, field.lift(g.argument))) for n, g in known]
    angles += [
        (field.lift(g.argument), g.own_pair(field))
        for _, g in field.find(Sine)
        if g.curvature == 1 and not is_constant(g.argument)
    ]
    if not angles:
        return None
    symbols = [g.symbol for _, g in field.find(SymbolGenerator)]
    wanted = [tangent.diff(s) / (1 + tangent * tangent) for s in symbols]
    solution = common_coordinates(wanted, [[angle.diff(s) for s in symbols] for angle, _ in angles])
    if solution is None:
        return None
    return ([(angle, direction, r) for (angle, direction), r in zip(angles, solution, strict=True) if r],)


def _from_relation(tangent: Element, terms: list[Term]) -> Element | None:
    """arctan = ∑ r·angle + (arctan of a number + kπ)/m, where the domain lets a ball find k; None where not."""
    field = tangent.field
    involved = [tangent, *(direction[1] for _, direction, _ in terms), *(angle for angle, _, _ in terms)]
    if not is_connected(involved) or not all(map(is_analytic, involved)):
        return None
    times = lcm(*(r.denominator for _, _, r in terms))
    direction, total = _power((field.one, tangent), times), field.zero
    for angle, (a, b), r in terms:
        direction = _times(direction, _power((a, b), int(-times * r)))
        total = total + r.numerator * angle / r.denominator
    return _finished(total, times, direction, lambda point: point.element(tangent).atan())


def _finished(total: Element, times: int, direction: Pair, value: Any) -> Element | None:
    """total + (angle of the constant direction, up to kπ)/times, k found by the ball of what it must be equal to."""
    a, b = unify(direction)
    if a.is_zero():
        pi = pi_element(a.field)
        rest = pi / 2
    else:
        quotient = b / a
        if not is_constant(quotient):
            return None
        rest = arctangent(quotient)
    rest, total = unify([rest, total])

    def steps(point: Point) -> arb:
        difference = (value(point) - point.element(total)) * times - point.element(rest)
        return (difference / acb(arb.pi())).real

    k = integer_at_a_point(total.field, steps)
    if k is None:
        return None
    pi = pi_element(total.field) if k else total
    pi, total, rest = unify([pi, total, rest])
    return total + (rest + k * pi if k else rest) / times


def _times(first: Pair, second: Pair) -> Pair:
    (a, b), (c, d) = first, second
    return a * c - b * d, a * d + b * c


def _power(direction: Pair, exponent: int) -> Pair:
    """A power of a + bi; a negative one of its conjugate, which points the same way."""
    a, b = direction
    if exponent < 0:
        b, exponent = -b, -exponent
    total: Pair = (a.field.one, a.field.zero)
    for _ in range(exponent):
        total = _times(total, (a, b))
    return total


# -- numbers -----------------------------------------------------------------------------------------------------------


def _of_number(tangent: Element) -> Element:
    """The arctangent of a number: of a rational by Gaussian primes, of tan(πk/n) that fraction of π."""
    if tangent.is_rational_number():
        return _of_rational(tangent)
    if all(g.algebraic for g in (tangent.field.generators[n] for n in tangent.generator_numbers())):
        direction: Pair = (tangent.field.one, tangent)
        for n in range(1, TORSION + 1):
            if direction[1].is_zero():
                field = tangent.field
                found = _finished(field.zero, n, (field.one, field.zero), lambda p: p.element(tangent).atan())
                if found is not None:
                    return found
            direction = _times(direction, (tangent.field.one, tangent))
    for number, generator in tangent.field.find(Arctangent):
        if tangent.field.lift(generator.argument) in (tangent, -tangent):
            sign = 1 if tangent.field.lift(generator.argument) == tangent else -1
            return sign * tangent.field.generator(number)
    unsettled = any(is_constant(g.argument) for _, g in tangent.field.find(Arctangent))
    extension = tangent.field.extended(Arctangent(tangent, unsettled))
    return extension.generator(len(extension.generators) - 1)


def _of_rational(tangent: Element) -> Element:
    """arg(q + ip) as a sum over the Gaussian primes that divide q + ip."""
    field, value = tangent.field, tangent.as_fraction()
    norm = value.numerator**2 + value.denominator**2
    total, (a, b) = field.zero, (value.denominator, value.numerator)
    for prime, power in prime_powers(norm, f"the arctangent of {value}, with a Gaussian norm"):
        if prime == 2:
            pi = pi_element(total.field)
            total, quarter = unify([total, pi / 4])
            total = total + power * quarter
            for _ in range(power):
                a, b = _divided(a, b, 1, 1)
            continue
        c, d = _two_squares(prime)
        while power and (a * c + b * d) % prime == 0 and (b * c - a * d) % prime == 0:
            a, b = _divided(a, b, c, d)
            total = _with_prime(total, c, d, 1)
            power -= 1
        for _ in range(power):
            a, b = _divided(a, b, c, -d)
            total = _with_prime(total, c, d, -1)
    result = _finished(
        total, 1, (total.field.constant(a), total.field.constant(b)), lambda p: p.element(tangent).atan()
    )
    if result is None:
        raise UnsupportedError(f"the arctangent of {value}")
    return result


def _with_prime(total: Element, c: int, d: int, sign: int) -> Element:
    """total ± arctan(d/c) of a Gaussian prime c + id with c > d > 0."""
    field = total.field
    tangent = field.constant(Fraction(d, c))
    number = next((n for n, g in field.find(Arctangent) if field.lift(g.argument) == tangent), None)
    if number is None:
        field = field.extended(Arctangent(tangent))
        number = len(field.generators) - 1
    generator, total = unify([field.generator(number), total])
    return total + sign * generator


def _divided(a: int, b: int, c: int, d: int) -> tuple[int, int]:
    """(a + ib)/(c + id), exact."""
    norm = c * c + d * d
    return (a * c + b * d) // norm, (b * c - a * d) // norm


def _two_squares(prime: int) -> tuple[int, int]:
    """c > d > 0 with c² + d² = p for a prime p = 1 mod 4 [Hermite 1848, Cornacchia]."""
    root = next(
        pow(x, (prime - 1) // 4, prime) for x in range(2, prime) if pow(x, (prime - 1) // 2, prime) == prime - 1
    )
    a, b = prime, root
    while b * b > prime:
        a, b = b, a % b
    rest = isqrt(prime - b * b)
    return max(b, rest), min(b, rest)
