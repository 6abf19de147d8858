r"""Polylogarithms of integer order, and the zeta values that they end in.

    D Li_s(z) = Li_{s−1}(z)/z · Dz,    Li_1(z) = −log(1−z),    Li_0(z) = z/(1−z)                          [DLMF 25.12]
    Li_s(z) + Li_s(−z) = 2^{1−s} Li_s(z²),    Li_s(1) = ζ(s),    Li_s(−1) = (2^{1−s} − 1) ζ(s)
    Li_s(−x) + (−1)^s Li_s(−1/x) = −2 Σ_k η(2k) log^{s−2k}x/(s−2k)!,  x > 0
    Li_2(z) + Li_2(1−z) = π²/6 − log z log(1−z),  0 < z < 1;    Li_2(z) + Li_2(z/(z−1)) = −log²(1−z)/2,  z < 1

Orders from zero down are rational functions. Li_2(z), Li_3(z) … of one rational argument are independent of logarithms
of rational functions, for z ∧ (1−z) is not zero [Goncharov 1995]; of several arguments the relations above are used
and nothing more is known. ζ(2k) is a rational multiple of π^{2k} [Euler]; of ζ(2k+1) little is known.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from math import comb, factorial
from typing import TYPE_CHECKING, Any, final

import sympy as sp
from flint import acb

from ...errors import TooLargeError, UnsupportedError
from .. import hooks
from ..constants import is_constant
from ..element import Element
from ..generator import Transcendental
from ..homomorphism import unify
from ..hooks import evaluates, reads
from ..kernels.logarithms import Logarithm, logarithm
from ..kernels.symbols import PiGenerator, SymbolGenerator, pi_element
from .zeta_values import zeta

if TYPE_CHECKING:
    from ..balls import Point
    from ..field import Field
    from ..reader import Reader
    from ..signs.prover import Knowledge

ORDER = 50  # of a polylogarithm


@final
@dataclass(frozen=True, eq=False)
class Polylogarithm(Transcendental):
    """The principal Li_s of an element, s from 2 on."""

    order: int
    argument: Element
    lower: Element  # Li_{s−1} of the same

    @property
    def identity(self) -> Any:
        return Polylogarithm, self.order, self.argument

    def derivative(self, field: Field, symbol: Any) -> Element:
        argument = field.lift(self.argument)
        inner = field.derivation(symbol)(argument)
        return inner if inner.is_zero() else field.lift(self.lower) * inner / argument

    def rebuild(self, field: Field, image: Any) -> Element:
        return polylogarithm(field, self.order, image(self.argument))

    def doubt(self, field: Field) -> str:
        if is_constant(self.argument):
            return f"{self.expression()} is not known to be independent of other numbers"
        if not _is_rational(self.argument):
            return f"{self.expression()}, whose argument is no rational function, may depend on other kernels"
        if any(field.lift(g.argument) != field.lift(self.argument) for _, g in field.find(Polylogarithm)):
            return "polylogarithms of several arguments are not known to be independent"
        others = (g for g in field.generators if not isinstance(g, SymbolGenerator | PiGenerator | Polylogarithm))
        if all(isinstance(g, Logarithm) and _is_rational(g.argument) for g in others):
            return ""
        return f"{self.expression()} is not known to be independent of the other kernels"

    def expression(self) -> Any:
        return sp.polylog(self.order, hooks.call("to sympy", self.argument), evaluate=False)

    def ball(self, point: Point) -> acb:
        return point.element(self.argument).polylog(self.order)

    def sign(self, knowledge: Knowledge) -> int:
        """As the argument's where that is below one: Li_s grows there, from zero at zero."""
        return knowledge.sign(knowledge.field.lift(self.argument)) if self.is_real(knowledge) else 0

    def is_real(self, knowledge: Knowledge) -> bool:
        return knowledge.sign(1 - knowledge.field.lift(self.argument)) > 0


def _is_rational(element: Element) -> bool:
    """Whether it is a rational function of symbols, with rational coefficients."""
    return all(isinstance(element.field.generators[n], SymbolGenerator) for n in element.generator_numbers())


def polylogarithm(field: Field, order: int, argument: Element) -> Element:
    """Li_s of an argument, s an integer.

    Raises
    ------
    DivisionByZeroError
        The argument is 1 and the order at most 1.
    """
    if abs(order) > ORDER:
        raise TooLargeError("a polylogarithm", abs(order), ORDER, "as order")
    argument = unify([argument, field.zero])[0]
    field = argument.field
    if argument.is_zero():
        return argument
    if order <= 0:
        return _rational_order(-order, argument)
    if order == 1:
        return -logarithm(1 - argument)
    special = _at_special_points(order, argument)
    if special is not None:
        return special
    for number, known in field.find(Polylogarithm):
        if known.order == order and field.lift(known.argument) == argument:
            return field.generator(number)
    related = _by_duplication(order, argument)
    if related is None:
        related = _by_inversion_or_reflection(order, argument)
    if related is not None:
        return related
    lower = polylogarithm(field, order - 1, argument)
    home = lower.field
    extension = home.extended(Polylogarithm(order, unify([argument, lower])[0], lower))
    return extension.generator(len(extension.generators) - 1)


def _rational_order(n: int, z: Element) -> Element:
    """Li_{−n} = Σ k! S(n+1, k+1) (z/(1−z))^{k+1}, S being Stirling's numbers of the second kind."""
    ratio = z / (1 - z)
    total = ratio.field.zero
    for k in range(n + 1):
        surjections = sum((-1) ** (k + 1 - j) * comb(k + 1, j) * j ** (n + 1) for j in range(k + 2))  # (k+1)! S
        total = total + ratio ** (k + 1) * Fraction(surjections, k + 1)
    return total


def _at_special_points(order: int, argument: Element) -> Element | None:
    """The values at 1, −1 and, of the orders 2 and 3, 1/2."""
    field = argument.field
    if argument == 1:
        return zeta(field, order)
    if argument == -1:
        return zeta(field, order) * (Fraction(2, 2**order) - 1)
    if argument != Fraction(1, 2) or order > 3:
        return None
    two, pi = unify([logarithm(field.constant(2)), pi_element(field)])
    if order == 2:
        return pi**2 / 12 - two**2 / 2
    return two**3 / 6 - pi**2 * two / 12 + zeta(pi.field, 3) * Fraction(7, 8)


def _known(field: Field, order: int) -> list[tuple[Element, Element]]:
    """(argument, Li) of the polylogarithms of an order that a field holds."""
    return [(field.lift(g.argument), field.generator(n)) for n, g in field.find(Polylogarithm) if g.order == order]


def _by_duplication(order: int, argument: Element) -> Element | None:
    """What two of Li(z), Li(−z), Li(z²) say of the third."""
    known = _known(argument.field, order)
    share = Fraction(2, 2**order)
    negative = next((value for z, value in known if z == -argument), None)
    square = argument * argument
    of_square = next((value for z, value in known if z == square), None)
    if negative is not None and of_square is not None:
        return of_square * share - negative
    for n, (z, value) in enumerate(known):
        if z * z == argument:
            other = next((v for y, v in known[n + 1 :] if y == -z), None)
            if other is not None:
                return (value + other) / share
    return None


@dataclass(frozen=True)
class _Step:
    """Li_s(z) = rest − Li_s(image), with the sign (−1)^s for inversions; `kind` says what the rest is."""

    kind: str
    image: Element


def _steps(order: int, z: Element) -> Iterator[_Step]:
    """The transformations that the signs on the domain allow."""
    if hooks.call("sign", 1 - z) <= 0:
        return
    sign = hooks.call("sign", z)
    if sign < 0:
        yield _Step("inversion", z.inverse())
    if order == 2:
        yield _Step("Landen", z / (z - 1))
        if sign > 0:
            yield _Step("reflection", 1 - z)


def _rest(order: int, kind: str, z: Element) -> Element:
    """What is left of a transformation: logarithms and numbers."""
    if kind == "Landen":
        return -(logarithm(1 - z) ** 2) / 2
    if kind == "reflection":
        first, second, zeta_two = unify([logarithm(z), logarithm(1 - z), zeta(z.field, 2)])
        return zeta_two - first * second
    log = logarithm(-z)
    total = -(log**order) / factorial(order)  # −2 η(0) log^s/s!
    for k in range(1, order // 2 + 1):
        eta = (1 - Fraction(2, 4**k)) * zeta(total.field, 2 * k)
        total = total - 2 * eta * log ** (order - 2 * k) / factorial(order - 2 * k)
    return total


def _by_inversion_or_reflection(order: int, argument: Element) -> Element | None:
    """By a polylogarithm of an argument that these transformations lead to."""
    known = _known(argument.field, order)
    if not known:
        return None
    paths: list[tuple[Element, list[tuple[str, Element]]]] = [(argument, [])]
    for z, path in paths:
        for step in _steps(order, z):
            trail = [*path, (step.kind, z)]
            value = next((v for y, v in known if y == step.image), None)
            if value is not None:
                for kind, start in reversed(trail):
                    sign = (-1) ** order if kind == "inversion" else 1
                    value = _rest(order, kind, start) - sign * value
                return value
            if all(step.image != seen for seen, _ in paths):
                paths.append((step.image, trail))
    return None


@reads(sp.polylog)
def _read(reader: Reader, expression: Any) -> Element:
    order, typed = expression.args
    argument = reader.read(typed)
    if not isinstance(order, sp.Integer):
        raise UnsupportedError(f"{expression}", "polylogarithms of integer order are known")
    if order <= 0 and not argument.is_zero():
        reader.divide(1 - typed, 1 - argument)
    return polylogarithm(reader.field, int(order), argument)


evaluates(sp.polylog)(lambda order, argument: argument.polylog(order))
