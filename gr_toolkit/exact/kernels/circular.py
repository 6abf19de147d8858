"""Cosine and sine, circular and hyperbolic, of any argument: multiples of π, arctangents and I are taken out first."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from ...errors import UnsupportedError
from .. import hooks
from ..element import Element
from ..homomorphism import unify
from ..hooks import provides
from .addition_theorems import Pair, added, hyperbolic_of_exponential
from .base_arguments import generators_of, known_arguments, known_multiple
from .curved import Sine, base_pair
from .cyclotomy import at_fraction_of_pi
from .jets import symbol_of
from .lattice import coordinates
from .parity import is_integer_symbol, is_integer_valued, minus_one_to
from .symbols import PiGenerator, SymbolGenerator, complex_parts, pi_element

if TYPE_CHECKING:
    from ..field import Field


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
        cosine, sine = circular_pair(argument, sign)
        return cosine, sine / root
    symbol = symbol_of(curvature)
    if symbol is None:
        raise UnsupportedError(f"S_K with the curvature {curvature}", "a curvature is a number or a single symbol")
    return base_pair(field, symbol, argument)


@provides("circular pair")
def circular_pair(argument: Element, curvature: int) -> Pair:
    """(cos, sin) or (cosh, sinh), multiples of π and I taken out."""
    return (trigonometric if curvature > 0 else hyperbolic)(argument.field, argument)


def trigonometric(field: Field, argument: Element) -> Pair:
    """(cos, sin) of an argument, real or complex in form."""
    real, imaginary = complex_parts(argument)
    if imaginary.is_zero():
        angle, turn = without_pi(field, real)
        angle, turn = without_arcs(angle, turn)
        if turn is None:
            return base_pair(field, 1, real)
        return added(angle.field.one, base_pair(angle.field, 1, angle), turn)
    (c, s), (ch, sh) = trigonometric(field, real), base_pair(field, -1, imaginary)
    i = hooks.call("imaginary unit", field)
    return c * ch - i * s * sh, s * ch + i * c * sh


def hyperbolic(field: Field, argument: Element) -> Pair:
    """(cosh, sinh) of an argument, real or complex in form."""
    real, imaginary = complex_parts(argument)
    if imaginary.is_zero():
        if known_arguments(real.field, -1, [real]):
            return hyperbolic_of_exponential(hooks.call("exponential", real))
        return base_pair(field, -1, real)
    (ch, sh), (c, s) = base_pair(field, -1, real), trigonometric(field, imaginary)
    i = hooks.call("imaginary unit", field)
    return ch * c + i * sh * s, sh * c + i * ch * s


def without_arcs(angle: Element, turn: Pair | None) -> tuple[Element, Pair | None]:
    """The angle without multiples of what has a known cosine and sine, an arctangent say."""
    field = angle.field
    if angle.powers:
        return angle, turn
    for number in known_arguments(field, 1, [angle]):
        key = field.generator(number).numerator.monoms()[0]
        share = Fraction(int(angle.numerator.to_dict().get(key, 0)), angle.integer)
        if share:
            angle = angle - field.constant(share) * field.generator(number)
            part = known_multiple(field, 1, number, share)
            turn = part if turn is None else added(field.one, turn, part)
    return angle, turn


def without_pi(field: Field, angle: Element) -> tuple[Element, Pair | None]:
    """(angle without its rational multiple of π, (cos, sin) of that multiple or None)."""
    angle = unify([angle, field.zero])[0]
    if angle.field.number_of(PiGenerator()) is None:
        return angle, None
    pi = pi_element(angle.field)
    part = _share_of_pi(angle, pi)
    rest = angle - pi * angle.field.constant(part)
    sign, rest = _without_whole_turns(rest)
    if PiGenerator() in generators_of(rest) and not rest.powers and _holds_integer_turns(rest):
        raise UnsupportedError(f"an angle {angle}, a fraction of pi times an integer", "cases of that integer")
    if rest == angle:
        return angle, None
    cosine, sine = at_fraction_of_pi(unify([rest, sign])[0].field, part)
    return rest, (sign * cosine, sign * sine)


def _without_whole_turns(angle: Element) -> tuple[Element, Element]:
    """((−1)ⁿ, angle − πn) for the whole multiples n of π in an angle, which integer symbols make."""
    field = angle.field
    turns, whole = field.zero, angle
    if angle.powers:  # π n + x/y is (π n y + x)/y: the polynomial part holds the whole turns
        whole = field.polynomial(divmod(angle.numerator, field.expanded(angle.powers))[0]) / angle.integer
    position = field.positions[field.number_of(PiGenerator())]  # type: ignore[index]  # the caller has π
    for exponents, coefficient in whole.numerator.to_dict().items():
        if exponents[position] == 1 and coefficient % whole.integer == 0:
            rest = [0 if p == position else e for p, e in enumerate(exponents)]
            term = field.polynomial(field.ring.from_dict({tuple(rest): coefficient // whole.integer}))
            if is_integer_valued(term):
                turns = turns + term
    sign = minus_one_to(turns)
    return sign, angle - pi_element(field) * turns


def _holds_integer_turns(angle: Element) -> bool:
    """Whether a fraction of π times an integer symbol is left."""
    return any(
        isinstance(g, SymbolGenerator) and is_integer_symbol(angle.field, g.symbol) for g in generators_of(angle)
    )


def _share_of_pi(angle: Element, pi: Element) -> Fraction:
    """The rational multiple of π in an angle; in π + 1/x it shows beside the angle 1/x only."""
    if not angle.powers:
        key = pi.numerator.monoms()[0]
        return Fraction(int(angle.numerator.to_dict().get(key, 0)), angle.integer)
    solution = coordinates(angle, [pi, *(g.argument for _, g in angle.field.find(Sine) if g.curvature == 1)])
    return solution[0] if solution else Fraction(0)


@provides("curved pair")
def pair_of(curvature: Element, argument: Element) -> Pair:
    """(C_κ, S_κ) of an argument, in its own field."""
    return curved_pair(argument.field, curvature, argument)
