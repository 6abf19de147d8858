"""Logarithms.

log is split over the irreducible factors and primes of its argument where the domain makes them positive: log(xy) =
log x + log y needs x, y > 0. What is left are logarithms of irreducible elements, and these are independent: a new
log a is algebraic over a tower of exponentials exp(aᵢ) and logarithms log(bⱼ) iff

    da/a = ∑ rᵢ daᵢ + ∑ sⱼ dbⱼ/bⱼ     with rational r, s

[Risch 1979; Rosenlicht 1976; Bronstein 2005, Cor. 9.3.1]. A solution is the missing relation itself, up to a constant
that is the value of a^m ∏ bⱼ^(−m sⱼ) …, as for log(x + √(x²−1)) = −log(x − √(x²−1)). Logarithms of numbers are linearly
independent [Baker 1966]; more is not known, and the field carries a doubt.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import gcd, lcm
from typing import TYPE_CHECKING, Any, final

import sympy as sp
from flint import acb

from ...errors import DivisionByZeroError, UnsupportedError
from .. import hooks, steps
from ..constants import has_other_transcendental_constants, is_constant
from ..element import Element
from ..generator import Transcendental
from ..homomorphism import unify
from ..hooks import provides, reads
from .curved import Sine
from .exponentials import Exponential
from .lattice import common_coordinates
from .perfect_powers import free_of_algebraic, prime_powers
from .symbols import SymbolGenerator, complex_parts, holds_imaginary_unit, pi_element

if TYPE_CHECKING:
    from ..balls import Point
    from ..field import Field
    from ..reader import Reader
    from ..signs.prover import Knowledge


POWERS = [
    (m, k) for m in (1, 2, 3) for k in (1, -1, 2, -2, 3, -3, 4, -4) if gcd(m, k) == 1
]  # that are tried of numbers


@final
@dataclass(frozen=True, eq=False)
class Logarithm(Transcendental):
    """The principal logarithm of an irreducible element; real where that is positive."""

    argument: Element
    unsettled: bool = False  # whether it was adjoined although it depends on others by steps of 2πi

    @property
    def identity(self) -> Any:
        return Logarithm, self.argument

    def exponential(self, field: Field) -> Element:
        return field.lift(self.argument)

    def derivative(self, field: Field, symbol: Any) -> Element:
        argument = field.lift(self.argument)
        inner = field.derivation(symbol)(argument)
        return inner if inner.is_zero() else inner / argument

    def rebuild(self, field: Field, image: Any) -> Element:
        return logarithm(image(self.argument))

    def doubt(self, field: Field) -> str:
        if self.unsettled:
            return f"{self.expression()} differs by steps from a sum of other logarithms"
        if is_constant(self.argument) and has_other_transcendental_constants(field, self):
            return "logarithms of numbers beside other numbers are not known to be independent"
        return ""

    def expression(self) -> Any:
        return sp.log(hooks.call("to sympy", self.argument))

    def ball(self, point: Point) -> acb:
        return point.element(self.argument).log()

    def sign(self, knowledge: Knowledge) -> int:
        argument = knowledge.field.lift(self.argument)
        return knowledge.sign(argument - 1) if self.is_real(knowledge) else 0

    def graded_sign(self, knowledge: Knowledge) -> int:
        argument = knowledge.field.lift(self.argument)
        return knowledge.graded(argument - 1) if self.is_real(knowledge) else 0

    def is_real(self, knowledge: Knowledge) -> bool:
        return knowledge.sign(knowledge.field.lift(self.argument)) > 0


@provides("logarithm")
def logarithm(element: Element) -> Element:
    """The principal logarithm.

    Raises
    ------
    DivisionByZeroError
        The element is zero.
    UnsupportedError
        The logarithm of a complex quantity whose parts have no known signs.
    """
    if element.is_zero():
        raise DivisionByZeroError(f"log({element})")
    if holds_imaginary_unit(element):
        return _complex_logarithm(element)
    sign = hooks.call("sign", element)
    value = _split_logarithm(element * (sign or 1))
    if sign >= 0:
        return value
    pi = pi_element(value.field)
    return value + hooks.call("imaginary unit", pi.field) * pi


def factor_logarithms(element: Element) -> tuple[int, list[tuple[Element, int]]]:
    """(sign, [(factor, power)]) with element = sign · ∏ factor^power: irreducible factors and primes."""
    field = element.field
    content, factors = steps.factors(element.numerator)
    unit = int(content)
    result = [(field.polynomial(f), int(p)) for f, p in factors]
    result += [(field.polynomial(field.base[i]), -p) for i, p in element.powers.items()]
    for number, direction in ((abs(unit), 1), (element.integer, -1)):
        result += [(field.constant(p), direction * e) for p, e in prime_powers(number, "the logarithm of an integer")]
    return (1 if unit > 0 else -1), result


def _split_logarithm(element: Element) -> Element:
    """log of an element that is positive or of no known sign: log(ab) = log a + log b needs a > 0 only."""
    total, rest = element.field.zero, element.field.one
    unit, factors = factor_logarithms(element)
    for factor, power in factors:
        sign = hooks.call("sign", factor)
        if not sign:
            rest, factor = unify([rest, factor])
            rest = rest * factor**power
            continue
        unit = unit * sign ** abs(power)
        total, value = unify([total, power * logarithm_of_factor(factor * sign)])
        total = total + value
    rest, total = unify([rest * unit, total])
    return total if rest == 1 else total + _atom(rest)


def logarithm_of_factor(factor: Element) -> Element:
    """log of an irreducible element or prime, positive or taken as it stands."""
    field = factor.field
    for number in factor.generator_numbers():
        generator = field.generators[number]
        if field.generator(number) == factor:
            known = generator.logarithm(field)
            if known is not None:
                return known
    return _atom(factor)


def _atom(argument: Element) -> Element:
    """The logarithm of an element as a generator, or what it is by the others' logarithms."""
    field = argument.field
    known = list(field.find(Logarithm))
    for number, generator in known:
        if field.lift(generator.argument) == argument:
            return field.generator(number)
    others = [g for _, g in known]
    unsettled = False
    if is_constant(argument):
        related = _by_another_number(argument)
    elif _is_prime_to_all(argument, others):
        related = None
    else:
        related, unsettled = _by_others(argument)
    if related is not None:
        return related
    extension = argument.field.extended(Logarithm(argument, unsettled))
    return extension.generator(len(extension.generators) - 1)


def _is_prime_to_all(argument: Element, others: list[Logarithm]) -> bool:
    """Whether all arguments are irreducible and free of roots: then the pole of da/a at a tells it from the others.

    A kernel that divides its own derivative, as exp and W do, has no such pole; −a has the pole of a.
    """
    field = argument.field
    if any(argument == -field.lift(g.argument) for g in others):
        return False
    return all(
        e.is_polynomial()
        and free_of_algebraic(e)
        and sum(p for _, p in steps.factors(e.numerator)[1]) == 1
        and not _divides_its_derivative(e)
        for e in (argument, *(g.argument for g in others))
    )


def _divides_its_derivative(element: Element) -> bool:
    """Whether it is ± a kernel whose logarithmic derivative is that of an exponential."""
    field = element.field
    kernels = [n for n, g in enumerate(field.generators) if isinstance(g, Exponential) or _is_own_exponent(g)]
    return any(element in (field.generator(n), -field.generator(n)) for n in kernels)


def _is_own_exponent(generator: Transcendental) -> bool:
    """Whether its exponential is no new kernel although it is no logarithm, as for Lambert's W."""
    return not isinstance(generator, Logarithm) and type(generator).exponential is not Transcendental.exponential


def _by_others(argument: Element) -> tuple[Element | None, bool]:
    """(log of the argument by other logarithms and exponents, whether there is a relation that leaves steps open)."""
    field = argument.field
    logarithms = [(n, g) for n, g in field.find(Logarithm) if not is_constant(g.argument)]
    exponents = _exponents(field)
    symbols = [g.symbol for _, g in field.find(SymbolGenerator)]
    derivatives = [[argument.diff(s) / argument for s in symbols]]
    derivatives += [[(b := field.lift(g.argument)).diff(s) / b for s in symbols] for _, g in logarithms]
    derivatives += [[e.diff(s) for s in symbols] for e, _ in exponents]
    solution = common_coordinates(derivatives[0], derivatives[1:])
    if solution is None:
        return None, False
    elements = [argument, *(field.lift(g.argument) for _, g in logarithms)]
    if any(hooks.call("sign", e) <= 0 for e, r in zip(elements, [1, *solution], strict=False) if r):
        return None, True
    shares = solution[len(logarithms) :]
    if any(not hooks.call("is real", e) for (e, _), r in zip(exponents, shares, strict=True) if r):
        return None, True  # log exp z is z up to 2πi only
    times = lcm(*(r.denominator for r in solution))
    constant, total = argument**times, field.zero
    for (number, generator), r in zip(logarithms, solution, strict=False):
        constant = constant * field.lift(generator.argument) ** int(-times * r)
        total = total + field.constant(r) * field.generator(number)
    for (exponent, power), r in zip(exponents, shares, strict=True):
        constant = constant * power ** int(-times * r)
        total = total + field.constant(r) * exponent
    if not is_constant(constant):
        return None, True
    total, last = unify([total, logarithm(constant) / times])
    return total + last, False


def _exponents(field: Field) -> list[tuple[Element, Element]]:
    """(a, exp a) of everything that varies and whose exponential is in the field, logarithms excepted."""
    pairs = [(field.lift(g.argument), field.generator(n)) for n, g in field.find(Exponential)]
    pairs += [
        (field.lift(g.argument), sum(g.own_pair(field), field.zero)) for _, g in field.find(Sine) if g.curvature == -1
    ]
    for number, generator in enumerate(field.generators):
        if _is_own_exponent(generator) and (power := generator.exponential(field)) is not None:
            pairs.append((field.generator(number), power))
    return [(exponent, power) for exponent, power in pairs if not is_constant(exponent)]


def _by_another_number(argument: Element) -> Element | None:
    """The logarithm of a number a with aᵐ = r·bᵏ, r rational, b the argument of another; for small k and m."""
    field = argument.field
    if free_of_algebraic(argument) or hooks.call("sign", argument) <= 0:
        return None
    for number, generator in field.find(Logarithm):
        other = field.lift(generator.argument)
        if not is_constant(other) or free_of_algebraic(other) or hooks.call("sign", other) <= 0:
            continue
        for times, power in POWERS:
            quotient = argument**times * other**-power
            if quotient.is_rational_number():
                value, known = unify([logarithm(quotient), field.generator(number)])
                return (value + power * known) / times
    return None


def _complex_logarithm(element: Element) -> Element:
    """log(a + Ib) = log(a² + b²)/2 + i·arg, the argument by an arctangent where the parts have signs."""
    real, imaginary = complex_parts(element)
    sign = hooks.call("sign", imaginary)
    if not hooks.call("is real", real) or not (hooks.call("sign", real) > 0 or sign):
        raise UnsupportedError(
            f"the logarithm of {element}, which is complex",
            "log(a + b*I) is known for real a and b where a > 0 or b has a sign",
        )
    modulus = logarithm(real * real + imaginary * imaginary) / 2
    if hooks.call("sign", real) > 0:
        angle = hooks.call("arctangent", imaginary / real)
    else:  # the upper or lower half plane: π/2 − arctan(a/b) from the imaginary axis
        quarter = pi_element(imaginary.field) / 2
        angle = sign * quarter - (hooks.call("arctangent", real / imaginary) if real else 0)
    modulus, angle = unify([modulus, angle])
    return modulus + hooks.call("imaginary unit", angle.field) * angle


@reads(sp.log)
def _read(reader: Reader, expression: Any) -> Element:
    argument, *base = (reader.read(a) for a in expression.args)
    if argument.is_zero():
        error = DivisionByZeroError("log(0)")
        error.expression = expression.args[0]  # log max(x, 0) says nothing only where x < 0
        raise error
    if not base:
        return logarithm(argument)
    reader.divide(sp.log(expression.args[1]), logarithm(base[0]))
    return logarithm(argument) / logarithm(base[0])
