"""Sine and cosine of every curvature: (C_κ, S_κ) with C² + κS² = 1, S′ = C, C′ = −κS.

κ = 1 gives sin and cos, κ = −1 sinh and cosh, κ = K a symbol the S_K and C_K of cosmology for all curvatures at once:
S_K(x) = sin(√K x)/√K, an entire function of K and x. S is transcendental, C algebraic over it. All arguments of one
curvature are integer combinations of base arguments that are independent over Q (`lattice`); what is met is brought to
them by

    C(a+b) = C(a)C(b) − κ S(a)S(b),        S(a+b) = S(a)C(b) + C(a)S(b),

and a base argument is refined (x to x/2) when a fraction of it is met. Real exponentials share the lattice of κ = −1.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import lcm
from typing import TYPE_CHECKING, Any, final

import sympy as sp
from flint import acb

from ..errors import UnsupportedError
from . import hooks
from .constants import is_constant
from .cyclotomy import at_fraction_of_pi
from .element import Element
from .functions import C_K, S_K
from .generator import Algebraic, Transcendental
from .homomorphism import bring, bring_generators, unify
from .hooks import provides
from .jets import symbol_of
from .lattice import coordinates
from .parity import is_integer_symbol, is_integer_valued, minus_one_to
from .root_generators import Root
from .symbols import PiGenerator, SymbolGenerator, complex_parts, pi_element, symbol_element

if TYPE_CHECKING:
    from .balls import Point
    from .field import Field
    from .signs import Knowledge

Pair = tuple[Element, Element]


@final
@dataclass(frozen=True, eq=False)
class Sine(Transcendental):
    """S_κ of a base argument."""

    curvature: Any  # 1, −1 or a SymPy symbol
    argument: Element

    @property
    def identity(self) -> Any:
        return Sine, self.curvature, self.argument

    def own_pair(self, field: Field) -> Pair:
        """(C, S) of the base argument in a field that holds them."""
        number = field.generators.index(self)
        return field.generator(number + 1), field.generator(number)

    def kappa(self, field: Field) -> Element:
        """The curvature as an element."""
        return (
            field.constant(self.curvature) if isinstance(self.curvature, int) else symbol_element(field, self.curvature)
        )

    def refined(self, parts: int) -> Field:
        """A field with S and C of the argument divided by `parts`."""
        sine = Sine(self.curvature, self.argument / parts)
        return self.argument.field.extended(sine, Cosine(sine))

    def multiple(self, field: Field, times: int) -> Pair:
        return _multiple(self.kappa(field), self.own_pair(field), times)

    def derivative(self, field: Field, symbol: Any) -> Element:
        cosine, sine = self.own_pair(field)
        argument = field.lift(self.argument)
        result = field.derivation(symbol)(argument) * cosine
        if symbol == self.curvature:
            result = result + (argument * cosine - sine) / (2 * self.kappa(field))
        return result

    @property
    def is_constant(self) -> bool:
        return isinstance(self.curvature, int) and is_constant(self.argument)

    def rebuild(self, field: Field, image: Any) -> Element:
        return _rebuilt(self, field, image)[1]

    def doubt(self, field: Field) -> str:
        return _doubt(self.curvature, self.argument, field)

    def expression(self) -> Any:
        return _expression(self, sp.sin, sp.sinh, S_K)

    def ball(self, point: Point) -> acb:
        return _balls(self, point)[1]

    def sign(self, knowledge: Knowledge) -> int:
        """As the argument's, for sinh everywhere, for sin between −π and π."""
        field = knowledge.field
        argument = field.lift(self.argument)
        sign_ = knowledge.sign(argument)
        if self.curvature == 1 and sign_:
            if field.number_of(PiGenerator()) is None:
                return 0
            return sign_ if knowledge.sign(pi_element(field) - sign_ * argument) > 0 else 0
        return sign_ if self.curvature == -1 else 0

    def is_real(self, knowledge: Knowledge) -> bool:
        return knowledge.is_real_argument(self.argument) and (
            isinstance(self.curvature, int) or knowledge.is_real_argument(self.kappa(knowledge.field))
        )

    def conjugate(self, field: Field, image: Any) -> Element:
        if not isinstance(self.curvature, int) and not hooks.call("is real", self.kappa(field)):
            return super().conjugate(field, image)
        return self.rebuild(field, image)


@final
@dataclass(frozen=True, eq=False)
class Cosine(Algebraic):
    """C_κ of a base argument: C² = 1 − κS²; irreducible, for 1 − κS² is no square in the field before it."""

    sine: Sine

    @property
    def identity(self) -> Any:
        return Cosine, self.sine.curvature, self.sine.argument

    def relation(self, field: Field) -> list[Element]:
        sine = self.sine.own_pair(field)[1]
        return [self.sine.kappa(field) * sine * sine - 1, field.zero]

    def derivative(self, field: Field, symbol: Any) -> Element:
        sine = self.sine.own_pair(field)[1]
        argument = field.lift(self.sine.argument)
        result = -self.sine.kappa(field) * sine * field.derivation(symbol)(argument)
        if symbol == self.sine.curvature:
            result = result - argument * sine / 2
        return result

    @property
    def is_constant(self) -> bool:
        return self.sine.is_constant

    def rebuild(self, field: Field, image: Any) -> Element:
        return _rebuilt(self.sine, field, image)[0]

    def expression(self) -> Any:
        return _expression(self.sine, sp.cos, sp.cosh, C_K)

    def ball(self, point: Point) -> acb:
        return _balls(self.sine, point)[0]

    def sign(self, knowledge: Knowledge) -> int:
        """Positive for cosh everywhere, for cos within a quarter turn of zero."""
        field = knowledge.field
        if self.sine.curvature == -1:
            return int(knowledge.is_real_argument(self.sine.argument))
        if self.sine.curvature == 1 and field.number_of(PiGenerator()) is not None:
            twice, pi = 2 * field.lift(self.sine.argument), pi_element(field)
            return int(knowledge.sign(pi - twice) > 0 and knowledge.sign(pi + twice) > 0)
        return 0

    def is_real(self, knowledge: Knowledge) -> bool:
        return self.sine.is_real(knowledge)

    def conjugate(self, field: Field, image: Any) -> Element:
        self.sine.conjugate(field, image)  # which refuses a complex curvature
        return self.rebuild(field, image)


@final
@dataclass(frozen=True, eq=False)
class Exponential(Transcendental):
    """exp of a base argument, real in form: what holds I goes to sine and cosine."""

    argument: Element

    @property
    def identity(self) -> Any:
        return Exponential, self.argument

    def refined(self, parts: int) -> Field:
        """A field with the exponential of the argument divided by `parts`."""
        return self.argument.field.extended(Exponential(self.argument / parts))

    def multiple(self, field: Field, times: int) -> Pair:
        return _hyperbolic_of(field.generator(field.generators.index(self)) ** times)

    def derivative(self, field: Field, symbol: Any) -> Element:
        return field.generator(field.generators.index(self)) * field.derivation(symbol)(field.lift(self.argument))

    def logarithm(self, field: Field) -> Element | None:
        argument = field.lift(self.argument)
        return argument if hooks.call("is real", argument) else None

    def rebuild(self, field: Field, image: Any) -> Element:
        return exponential(field, image(self.argument))

    def doubt(self, field: Field) -> str:
        return _doubt(-1, self.argument, field)

    def expression(self) -> Any:
        return _as_power(self.argument)

    def ball(self, point: Point) -> acb:
        return point.element(self.argument).exp()

    def sign(self, knowledge: Knowledge) -> int:
        return int(knowledge.is_real_argument(self.argument))

    def is_real(self, knowledge: Knowledge) -> bool:
        return knowledge.is_real_argument(self.argument)

    def conjugate(self, field: Field, image: Any) -> Element:
        return self.rebuild(field, image)


def _expression(sine: Sine, circular: Any, hyperbolic_: Any, curved: Any) -> Any:
    """A function of the argument, by the curvature."""
    argument = hooks.call("to sympy", sine.argument)
    if isinstance(sine.curvature, int):
        return circular(argument) if sine.curvature == 1 else hyperbolic_(argument)
    return curved(sine.curvature, argument)


def _balls(sine: Sine, point: Point) -> tuple[acb, acb]:
    """The balls of (C, S) at a point."""
    curvature = acb(sine.curvature) if isinstance(sine.curvature, int) else point.symbol(sine.curvature)
    return ball_pair(curvature, point.element(sine.argument))


def ball_pair(curvature: acb, argument: acb) -> tuple[acb, acb]:
    """The balls of (C, S) for a curvature with an exact sign."""
    if curvature == 0:
        return acb(1), argument
    root = (curvature if curvature.real > 0 else -curvature).sqrt()
    angle = root * argument
    return (angle.cos(), angle.sin() / root) if curvature.real > 0 else (angle.cosh(), angle.sinh() / root)


def curved_pair(field: Field, curvature: Element, argument: Element) -> Pair:
    """(C_κ, S_κ) of an argument; κ a number or a parameter.

    Raises
    ------
    UnsupportedError
        A curvature that is neither a number nor a single symbol.
    """
    curvature, argument, _ = unify([curvature, argument, field.zero])
    field = argument.field
    if curvature.is_zero():
        return field.one, argument
    sign = hooks.call("sign", curvature)
    if sign:
        root = (curvature * sign).sqrt()
        argument, root = unify([argument * root, root])
        cosine, sine = _circular(argument, sign)
        return cosine, sine / root
    symbol = symbol_of(curvature)
    if symbol is None:
        raise UnsupportedError(f"S_K with the curvature {curvature}", "a curvature is a number or a single symbol")
    return _pair(field, symbol, argument)


def _circular(argument: Element, curvature: int) -> Pair:
    """(cos, sin) or (cosh, sinh), multiples of π and I taken out."""
    return (trigonometric if curvature > 0 else hyperbolic)(argument.field, argument)


def trigonometric(field: Field, argument: Element) -> Pair:
    """(cos, sin) of an argument, real or complex in form."""
    real, imaginary = complex_parts(argument)
    if imaginary.is_zero():
        angle, turn = _without_pi(field, real)
        angle, turn = _without_arcs(angle, turn)
        if turn is None:
            return _pair(field, 1, real)
        return _added(angle.field.one, _pair(angle.field, 1, angle), turn)
    (c, s), (ch, sh) = trigonometric(field, real), _pair(field, -1, imaginary)
    i = hooks.call("imaginary unit", field)
    return c * ch - i * s * sh, s * ch + i * c * sh


def hyperbolic(field: Field, argument: Element) -> Pair:
    """(cosh, sinh) of an argument, real or complex in form."""
    real, imaginary = complex_parts(argument)
    if imaginary.is_zero():
        if _known_arguments(real.field, -1, [real]):
            return _hyperbolic_of(exponential(field, real))
        return _pair(field, -1, real)
    (ch, sh), (c, s) = _pair(field, -1, real), trigonometric(field, imaginary)
    i = hooks.call("imaginary unit", field)
    return ch * c + i * sh * s, sh * c + i * ch * s


@provides("exponential")
def exponential_of(argument: Element) -> Element:
    """exp of an argument, in its own field."""
    return exponential(argument.field, argument)


def exponential(field: Field, argument: Element) -> Element:
    """exp of an argument: exp(a + Ib) = exp(a) (cos b + I sin b)."""
    real, imaginary = complex_parts(argument)
    if not imaginary.is_zero():
        cosine, sine = trigonometric(field, imaginary)
        value = cosine + hooks.call("imaginary unit", field) * sine
        return value if real.is_zero() else exponential(value.field, real) * value
    if real.is_zero():
        return field.one
    found = _on_lattice(field, -1, real)
    if found is not None:
        product = field.one
        for cosh, sinh in found:
            product = product * (cosh + sinh)
        return product
    factor, rest = _without_logarithms(unify([real, field.zero])[0])
    if rest is not real and factor != 1:
        return factor * exponential(factor.field, rest)
    extension = rest.field.extended(Exponential(rest))
    return extension.generator(len(extension.generators) - 1)


def _without_logarithms(argument: Element) -> tuple[Element, Element]:
    """(∏ b^r, rest) with exp(argument) = ∏ b^r · exp(rest), from the terms r·log(b) of a polynomial argument."""
    field = argument.field
    factor, rest = field.one, argument
    if argument.powers:
        return factor, rest
    for number in _known_arguments(field, -1, [argument]):
        known = field.generators[number].exponential(field)
        if known is not None:
            key = field.generator(number).numerator.monoms()[0]
            share = Fraction(int(argument.numerator.to_dict().get(key, 0)), argument.integer)
            if share:
                rest = rest - field.constant(share) * field.generator(number)
                factor = factor * known**share
    return factor, rest


def _as_power(argument: Element) -> Any:
    """exp(argument) with what multiplies logarithms written as exponents: xⁿ for exp(n log x)."""
    field, product, rest = argument.field, sp.S.One, argument
    for number in argument.generator_numbers():
        base = field.generators[number].exponential(field)
        position = field.positions[number]
        if base is None or argument.numerator.degrees()[position] > 1 or _in_denominator(argument, position):
            continue
        slope = Element(field, rest.numerator.derivative(position), 1, {}) / rest.denominator()
        if any(field.generators[n].exponential(field) is not None for n in slope.generator_numbers()):
            continue
        rest = rest - slope * field.generator(number)
        product *= hooks.call("to sympy", base) ** hooks.call("to sympy", slope)
    return product if rest.is_zero() else product * sp.exp(hooks.call("to sympy", rest))


def _in_denominator(element: Element, position: int) -> bool:
    return any(element.field.base[i].degrees()[position] for i in element.powers)


def _hyperbolic_of(exponential_: Element) -> Pair:
    """(cosh, sinh) from the exponential."""
    inverse = exponential_.inverse()
    return (exponential_ + inverse) / 2, (exponential_ - inverse) / 2


@provides("root of generator")
def root_of_exponential(base: Element, degree: int) -> Element | None:
    """exp(a)^(1/n) = exp(a/n) of a real a; None for what is no exponential."""
    for number, generator in base.field.find(Exponential):
        if base.field.generator(number) == base:
            return exponential(base.field, base.field.lift(generator.argument) / degree)
    return None


def _pair(field: Field, curvature: Any, argument: Element) -> Pair:
    """(C, S) for the curvature 1, −1 or a symbol."""
    if argument.is_zero():
        return field.one, field.zero
    found = _on_lattice(field, curvature, argument)
    if found is None:
        argument = unify([argument, field.zero])[0]
        sine = Sine(curvature, argument)
        number, extension = len(argument.field.generators), argument.field.extended(sine, Cosine(sine))
        return extension.generator(number + 1), extension.generator(number)
    total = found[0]
    kappa = Sine(curvature, argument).kappa(total[0].field)
    for pair in found[1:]:
        total = _added(kappa, total, pair)
    return total


def _on_lattice(field: Field, curvature: Any, argument: Element) -> list[Pair] | None:
    """(C, S) of the base arguments' multiples that sum to the argument; None where it is independent of them."""
    argument, zero = unify([argument, field.zero])  # in which the argument was read, its generators have their numbers
    field = zero.field
    base: list[Any] = [g for _, g in field.find(Sine) if g.curvature == curvature]
    if curvature == -1:
        base += [g for _, g in field.find(Exponential)]
    known = _known_arguments(field, curvature, [argument, *(g.argument for g in base)])
    solution = coordinates(argument, [*(g.argument for g in base), *(field.generator(n) for n in known)])
    if solution is None:
        return None
    shares, solution = solution[len(base) :], solution[: len(base)]
    parts = lcm(*(r.denominator for r in solution))
    if parts > 1:
        generator, share = next((g, r.denominator) for g, r in zip(base, solution, strict=True) if r.denominator > 1)
        finer = bring_generators(field, generator.refined(share))[0]
        if finer is not field and field not in finer.refines:
            finer.refines.append(field)
        return _on_lattice(finer, curvature, bring(argument, finer))
    found = [g.multiple(field, int(r)) for g, r in zip(base, solution, strict=True) if r]
    return found + [_known_multiple(field, curvature, n, r) for n, r in zip(known, shares, strict=True) if r]


def _known_arguments(field: Field, curvature: Any, arguments: Sequence[Element]) -> list[int]:
    """The generators in arguments whose exponential, or cosine and sine, are no new kernels."""
    if not isinstance(curvature, int):
        return []
    used = dict.fromkeys(n for a in arguments for n in a.generator_numbers())
    kind = Transcendental.exponential if curvature == -1 else Transcendental.cosine_and_sine
    return [n for n in used if getattr(type(field.generators[n]), kind.__name__) is not kind]


def _known_multiple(field: Field, curvature: int, number: int, times: Fraction) -> Pair:
    """(C, S) of a rational multiple of a generator whose exponential, or cosine and sine, are no new kernels."""
    generator = field.generators[number]
    if curvature == -1:
        exponential_ = generator.exponential(field)
        if exponential_ is not None:
            return _hyperbolic_of(exponential_**times)
    pair = generator.cosine_and_sine(field)
    halvings = times.denominator.bit_length() - 1
    if pair is None or times.denominator != 2**halvings:
        raise UnsupportedError(f"an angle {times}*{generator.expression()}", "halves of arctangents are known")
    for _ in range(
        halvings
    ):  # an arctangent lies within a quarter turn of zero, where half the angle has a positive cosine
        cosine, sine = unify(pair)
        half, sine = unify([((1 + cosine) / 2).sqrt(), sine])
        pair = half, sine / (2 * half)
    return _multiple(pair[0].field.one, pair, times.numerator)


def _added(kappa: Element, first: Pair, second: Pair) -> Pair:
    """The addition theorem."""
    (c, s), (d, t) = first, second
    return c * d - kappa * s * t, s * d + c * t


def _multiple(kappa: Element, pair: Pair, times: int) -> Pair:
    """(C, S) of an integer multiple of the argument, by doubling."""
    if times < 0:
        cosine, sine = _multiple(kappa, pair, -times)
        return cosine, -sine
    if times > 512:
        raise UnsupportedError(f"an angle multiplied by {times}", "multiples above 512 are not expanded")
    field = pair[0].field
    total: Pair = (field.one, field.zero)
    while times:
        if times & 1:
            total = _added(kappa, total, pair)
        times >>= 1
        if times:
            pair = _added(kappa, pair, pair)
    return total


def _rebuilt(sine: Sine, field: Field, image: Any) -> Pair:
    """(C, S) of the images of curvature and argument."""
    argument = image(sine.argument)
    curvature = sine.curvature
    if isinstance(curvature, int):
        return _circular(argument, curvature)
    home = sine.argument.field
    kappa = (
        image(symbol_element(home, curvature))
        if home.number_of(SymbolGenerator(curvature)) is not None
        else symbol_element(field, curvature)
    )
    return curved_pair(unify([kappa, argument])[0].field, kappa, argument)


def _without_arcs(angle: Element, turn: Pair | None) -> tuple[Element, Pair | None]:
    """The angle without multiples of what has a known cosine and sine, an arctangent say."""
    field = angle.field
    if angle.powers:
        return angle, turn
    for number in _known_arguments(field, 1, [angle]):
        key = field.generator(number).numerator.monoms()[0]
        share = Fraction(int(angle.numerator.to_dict().get(key, 0)), angle.integer)
        if share:
            angle = angle - field.constant(share) * field.generator(number)
            part = _known_multiple(field, 1, number, share)
            turn = part if turn is None else _added(field.one, turn, part)
    return angle, turn


def _without_pi(field: Field, angle: Element) -> tuple[Element, Pair | None]:
    """(angle without its rational multiple of π, (cos, sin) of that multiple or None)."""
    angle = unify([angle, field.zero])[0]
    if angle.field.number_of(PiGenerator()) is None:
        return angle, None
    pi = pi_element(angle.field)
    part = _share_of_pi(angle, pi)
    rest = angle - pi * angle.field.constant(part)
    sign, rest = _without_whole_turns(rest)
    if PiGenerator() in _generators_of(rest) and not rest.powers and _holds_integer_turns(rest):
        raise UnsupportedError(f"an angle {angle}, a fraction of pi times an integer", "cases of that integer")
    if sign == 1 and not part:
        return angle, None
    cosine, sine = at_fraction_of_pi(unify([rest, sign])[0].field, part)
    return rest, (sign * cosine, sign * sine)


def _without_whole_turns(angle: Element) -> tuple[Element, Element]:
    """((−1)ⁿ, angle − πn) for the whole multiples n of π in an angle, which integer symbols make."""
    field = angle.field
    turns = field.zero
    if not angle.powers:
        position = field.positions[field.number_of(PiGenerator())]  # type: ignore[index]  # the caller has π
        for exponents, coefficient in angle.numerator.to_dict().items():
            if exponents[position] == 1 and coefficient % angle.integer == 0:
                rest = [0 if p == position else e for p, e in enumerate(exponents)]
                term = field.polynomial(field.ring.from_dict({tuple(rest): coefficient // angle.integer}))
                if is_integer_valued(term):
                    turns = turns + term
    sign = minus_one_to(turns)
    return sign, angle - pi_element(field) * turns


def _holds_integer_turns(angle: Element) -> bool:
    """Whether a fraction of π times an integer symbol is left."""
    return any(
        isinstance(g, SymbolGenerator) and is_integer_symbol(angle.field, g.symbol) for g in _generators_of(angle)
    )


def _share_of_pi(angle: Element, pi: Element) -> Fraction:
    """The rational multiple of π in an angle; in π + 1/x it shows beside the angle 1/x only."""
    if not angle.powers:
        key = pi.numerator.monoms()[0]
        return Fraction(int(angle.numerator.to_dict().get(key, 0)), angle.integer)
    solution = coordinates(angle, [pi, *(g.argument for _, g in angle.field.find(Sine) if g.curvature == 1)])
    return solution[0] if solution else Fraction(0)


def _doubt(curvature: Any, argument: Element, field: Field) -> str:
    """Whether a kernel of this argument may depend on the other generators.

    Exponentials of arguments that are independent over Q modulo constants are independent [Ax 1971], those of algebraic
    constants too [Lindemann–Weierstrass 1885]. Beside π, or e and its like inside an argument, nothing is known of
    constants. S_K speaks of exp(√−K x): where √K itself is in the field, it may meet a kernel of another curvature, as
    C_K(x/√K) = cos x does.
    """
    if _may_hold_constant(argument) and _has_transcendental_constants(field):
        return "pi together with exponentials of constants is not known to be independent"
    curvatures = {g.curvature for _, g in field.find(Sine)} | {-1 for _ in field.find(Exponential)}
    symbols = {field.number_of(SymbolGenerator(k)) for k in curvatures if not isinstance(k, int)}
    if len(curvatures) > 1 and any(
        root.radicand.numerator.degrees()[root.radicand.field.positions[n]]
        for _, root in field.find(Root)
        for n in symbols
        if n is not None and n < len(root.radicand.field.generators)
    ):
        return "S_K beside kernels of other curvatures and a root of K is not known to be independent"
    return ""


def _may_hold_constant(argument: Element) -> bool:
    """Whether a sum of such arguments may be a constant: not if each term holds a coordinate, a parameter or an
    unknown function."""
    generators = argument.field.generators
    free = {p for p, n in enumerate(argument.field.creation_numbers) if not generators[n].is_constant}
    return bool(argument.powers) or any(
        not any(exponents[p] for p in free) for exponents in argument.numerator.monoms()
    )


def _has_transcendental_constants(field: Field) -> bool:
    """Whether π or log 2 and its like are in the field, or e and its like inside an argument."""
    if any(g.is_constant and not g.algebraic and not isinstance(g, Exponential | Sine) for g in field.generators):
        return True
    return any(
        isinstance(inner, Exponential | Sine) and inner.is_constant
        for g in field.generators
        if isinstance(g, Exponential | Sine)
        for inner in _generators_of(g.argument)
    )


def _generators_of(element: Element) -> list[Any]:
    """The generators that occur in an element."""
    return [element.field.generators[n] for n in element.generator_numbers()]
