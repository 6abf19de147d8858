"""Sine and cosine of every curvature: (C_κ, S_κ) with C² + κS² = 1, S′ = C, C′ = −κS.

κ = 1 gives sin and cos, κ = −1 sinh and cosh, κ = K a symbol the S_K and C_K of cosmology for all curvatures at once:
S_K(x) = sin(√K x)/√K, an entire function of K and x. S is transcendental, C algebraic over it. All arguments of one
curvature are integer combinations of base arguments that are independent over Q (`lattice`); what is met is brought to
them by

    C(a+b) = C(a)C(b) − κ S(a)S(b),        S(a+b) = S(a)C(b) + C(a)S(b),

and a base argument is refined (x to x/2) when a fraction of it is met. Real exponentials share the lattice of κ = −1.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from math import lcm
from typing import TYPE_CHECKING, Any, final

import sympy as sp
from flint import acb

from ..errors import UnsupportedError
from . import hooks
from .element import Element
from .functions import C_K, S_K
from .generator import Algebraic, Transcendental
from .homomorphism import bring, bring_generators, unify
from .jets import JetGenerator, symbol_of
from .lattice import coordinates
from .roots import Root
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
        power = field.generator(field.generators.index(self)) ** times
        inverse = power.inverse()
        return (power + inverse) / 2, (power - inverse) / 2

    def derivative(self, field: Field, symbol: Any) -> Element:
        return field.generator(field.generators.index(self)) * field.derivation(symbol)(field.lift(self.argument))

    def rebuild(self, field: Field, image: Any) -> Element:
        return exponential(field, image(self.argument))

    def doubt(self, field: Field) -> str:
        return _doubt(-1, self.argument, field)

    def expression(self) -> Any:
        return sp.exp(hooks.call("to sympy", self.argument))

    def ball(self, point: Point) -> acb:
        return point.element(self.argument).exp()

    def sign(self, knowledge: Knowledge) -> int:
        return int(knowledge.is_real_argument(self.argument))

    def is_real(self, knowledge: Knowledge) -> bool:
        return knowledge.is_real_argument(self.argument)


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
        angle, quarter = _without_pi(field, real)
        return _added(angle.field.one, _pair(angle.field, 1, angle), quarter) if quarter else _pair(field, 1, real)
    (c, s), (ch, sh) = trigonometric(field, real), _pair(field, -1, imaginary)
    i = hooks.call("imaginary unit", field)
    return c * ch - i * s * sh, s * ch + i * c * sh


def hyperbolic(field: Field, argument: Element) -> Pair:
    """(cosh, sinh) of an argument, real or complex in form."""
    real, imaginary = complex_parts(argument)
    if imaginary.is_zero():
        return _pair(field, -1, real)
    (ch, sh), (c, s) = _pair(field, -1, real), trigonometric(field, imaginary)
    i = hooks.call("imaginary unit", field)
    return ch * c + i * sh * s, sh * c + i * ch * s


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
    if found is None:
        extension = unify([real, field.zero])[0].field
        extension = extension.extended(Exponential(extension.lift(real) if extension.extends(real.field) else real))
        return extension.generator(len(extension.generators) - 1)
    product = field.one
    for pair in found:
        product = product * (pair[0] + pair[1])
    return product


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
    base: list[Any] = [g for _, g in field.find(Sine) if g.curvature == curvature]
    if curvature == -1:
        base += [g for _, g in field.find(Exponential)]
    solution = coordinates(argument, [g.argument for g in base])
    if solution is None:
        return None
    parts = lcm(*(r.denominator for r in solution))
    if parts > 1:
        generator, share = next((g, r.denominator) for g, r in zip(base, solution, strict=True) if r.denominator > 1)
        finer = bring_generators(field, generator.refined(share))[0]
        if finer is not field and field not in finer.refines:
            finer.refines.append(field)
        return _on_lattice(finer, curvature, bring(argument, finer))
    return [g.multiple(field, int(r)) for g, r in zip(base, solution, strict=True) if r]


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


def _without_pi(field: Field, angle: Element) -> tuple[Element, Pair | None]:
    """(angle without its rational multiple of π, (cos, sin) of that multiple or None)."""
    angle = unify([angle, field.zero])[0]
    if angle.field.number_of(PiGenerator()) is None:
        return angle, None
    pi = pi_element(angle.field)
    part = _share_of_pi(angle, pi)
    integers = angle.field.domain.integers
    rest = angle - pi * angle.field.constant(part)
    used = _generators_of(rest)
    symbols = [g.symbol for g in used if isinstance(g, SymbolGenerator)]
    if PiGenerator() in used and any(s in integers or s.is_integer for s in symbols):
        raise UnsupportedError(
            f"an angle {angle}, a multiple of pi by an integer symbol", "put (-1)**n by hand for now"
        )
    return (rest, _at_fraction_of_pi(unify([rest, field.zero])[0].field, part)) if part else (angle, None)


def _share_of_pi(angle: Element, pi: Element) -> Fraction:
    """The rational multiple of π in an angle; in π + 1/x it shows beside the angle 1/x only."""
    if not angle.powers:
        key = pi.numerator.monoms()[0]
        return Fraction(int(angle.numerator.to_dict().get(key, 0)), angle.integer)
    solution = coordinates(angle, [pi, *(g.argument for _, g in angle.field.find(Sine) if g.curvature == 1)])
    return solution[0] if solution else Fraction(0)


def _at_fraction_of_pi(field: Field, part: Fraction) -> Pair:
    """(cos πq, sin πq) for q with denominator 1, 2, 3, 4 or 6."""
    part %= 2
    if part >= 1:
        cosine, sine = _at_fraction_of_pi(field, part - 1)
        return -cosine, -sine
    if part > Fraction(1, 2):
        cosine, sine = _at_fraction_of_pi(field, 1 - part)
        return -cosine, sine
    squares = {
        0: (4, 0),
        Fraction(1, 6): (3, 1),
        Fraction(1, 4): (2, 2),
        Fraction(1, 3): (1, 3),
        Fraction(1, 2): (0, 4),
    }
    if part not in squares:
        raise UnsupportedError(f"the angle {part}*pi", "multiples of pi/4 and pi/6 are known so far")
    cosine, sine = (field.constant(Fraction(n, 4)).sqrt() for n in squares[part])
    return tuple(unify([cosine, sine]))  # type: ignore[return-value]


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
    free = {p for p, n in enumerate(argument.field.creation_numbers) if not _is_constant(argument.field.generators[n])}
    return bool(argument.powers) or any(
        not any(exponents[p] for p in free) for exponents in argument.numerator.monoms()
    )


def _has_transcendental_constants(field: Field) -> bool:
    """Whether π is in the field, or e and its like inside an argument."""
    if field.number_of(PiGenerator()) is not None:
        return True
    return any(
        isinstance(inner, Exponential | Sine) and _is_constant(inner)
        for g in field.generators
        if isinstance(g, Exponential | Sine)
        for inner in _generators_of(g.argument)
    )


def _is_constant(generator: Any) -> bool:
    """Whether a generator is a number."""
    match generator:
        case SymbolGenerator() | JetGenerator():
            return False
        case Sine(int(), argument) | Cosine(Sine(int(), argument)) | Exponential(argument) | Root(argument):
            return is_constant(argument)
        case Sine() | Cosine():
            return False
    return True


def is_constant(element: Element) -> bool:
    """Whether an element is a number: no coordinate, parameter or unknown function occurs."""
    return all(map(_is_constant, _generators_of(element)))


def _generators_of(element: Element) -> list[Any]:
    """The generators that occur in an element."""
    return [element.field.generators[n] for n in element.generator_numbers()]
