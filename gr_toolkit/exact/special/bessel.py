r"""Bessel functions J and Y, Hankel functions, and spherical Bessel functions j and y, of any order.

    J_{ν−1} + J_{ν+1} = (2ν/x) J_ν,    J_ν′ = (ν/x) J_ν − J_{ν+1},    the same for Y                     [DLMF 10.6]
    J_{ν+1} Y_ν − J_ν Y_{ν+1} = 2/(πx),    j_{n+1} y_n − j_n y_{n+1} = 1/x²                      [DLMF 10.5.2, 10.50.1]
    J_{−ν} = cos(πν) J_ν − sin(πν) Y_ν,    Y_{−ν} = sin(πν) J_ν + cos(πν) Y_ν                             [DLMF 10.2.3]
    j_n(x) = √(π/(2x)) J_{n+1/2}(x)                                                                      [DLMF 10.47.3]

J_ν, J_ν′ and Y_ν are algebraically independent over C(x) unless 2ν is an odd integer [Siegel 1929; Kolchin 1968]. Of
several classes of orders or arguments, or beside exponentials, nothing is decided here.
"""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Any

import sympy as sp
from flint import acb, arb

from ...errors import DomainError, UnsupportedError
from .. import hooks
from ..element import Element
from ..homomorphism import unify
from ..hooks import evaluates, reads
from ..kernels.circular import trigonometric
from ..kernels.parity import is_integer_valued, minus_one_to
from ..kernels.symbols import pi_element
from .contiguity import Family, Matrix, Pair, Parameters, transported, whole_number, whole_steps, without_whole_part
from .recurrences import Solution, special

if TYPE_CHECKING:
    from ..field import Field
    from ..reader import Reader
    from ..signs.prover import Knowledge

HALF = Fraction(1, 2)


class _Bessel(Family):
    """What all share: one order, kept without its whole part, and elementary where that is `special_part`."""

    special_part = HALF
    second = False  # whether it is singular at zero: Y, K, y

    def representative(self, parameters: Parameters) -> Parameters:
        return [without_whole_part(parameters[0])]

    def is_certain(self, parameters: Parameters) -> bool:
        order = parameters[0]
        return not order.is_rational_number() or order.as_fraction() % 1 != self.special_part

    def is_entire(self, parameters: Parameters) -> bool:
        return not self.second and self.special_part == HALF and whole_number(parameters[0]) is not None

    def closed(self, parameters: Parameters, argument: Element) -> Element | None:
        order = parameters[0]
        if argument.is_zero():
            return self.at_zero(order)
        if self.is_certain(parameters) or not self.is_on_branch(argument):
            return None
        pair = unify([*self.elementary(argument), argument])
        start = self.special_part - 1
        steps = int(order.as_fraction() - start)
        return transported(self, (pair[0], pair[1]), [pair[2].field.constant(start)], [steps], pair[2])[0]

    def is_on_branch(self, argument: Element) -> bool:
        """Whether the elementary form holds: the root in √(2/(πx)) sin x is the principal one for x > 0."""
        return bool(hooks.call("sign", argument) > 0)

    def elementary(self, argument: Element) -> Pair:
        """The pair that begins with the special order below zero: (f_{−1/2}, f_{1/2}), or (f_{−1}, f_0)."""
        raise NotImplementedError

    def at_zero(self, order: Element) -> Element:
        """J_n(0), I_n(0), j_n(0) for an integer n from 0 on."""
        n = whole_number(order)
        if self.second or n is None or (self.special_part == 0 and n < 0):
            raise DomainError(f"{self.function.__name__} of order {order} is not defined, or not known, at zero")
        return order.field.constant(n == 0)

    def is_real(self, knowledge: Knowledge, parameters: Parameters, argument: Element) -> bool:
        return knowledge.sign(argument) > 0


class Cylindrical(_Bessel):
    """f_{ν+2} = a f_ν + (2b(ν+1)/x) f_{ν+1} and f_ν′ = (ν/x) f_ν − b f_{ν+1}, a and b being signs."""

    a, b = 1, 1

    def shift(self, direction: int, parameters: Parameters, argument: Element) -> Matrix:
        zero, one = argument.field.zero, argument.field.one
        return (zero, one), (self.a * one, 2 * self.b * (parameters[0] + 1) / argument)

    def derivative(self, parameters: Parameters, argument: Element) -> Matrix:
        order, one = parameters[0], argument.field.one
        return (order / argument, -self.b * one), (-self.a * self.b * one, -(order + 1) / argument)


class _J(Cylindrical):
    a = -1

    def elementary(self, argument: Element) -> Pair:
        cosine, sine = trigonometric(argument.field, argument)
        factor = root(argument)
        return factor * cosine, factor * sine

    def wronskian(self, own: Element, partner: Pair, argument: Element) -> Element:
        return (own * partner[1] + 2 / (pi_element(own.field) * argument)) / partner[0]

    def reflected(self, parameters: Parameters, argument: Element) -> Element | None:
        return _turned(self, parameters[0], -parameters[0], argument)

    def related(self, field: Field, parameters: Parameters, argument: Element) -> Element | None:
        return _by_spherical(SPHERICAL_J, field, parameters[0], argument)

    def ball(self, parameters: Any, argument: acb) -> acb:
        return argument.bessel_j(parameters[0])


class _Y(Cylindrical):
    a, second = -1, True

    def elementary(self, argument: Element) -> Pair:
        cosine, sine = trigonometric(argument.field, argument)
        factor = root(argument)
        return factor * sine, -factor * cosine

    def wronskian(self, own: Element, partner: Pair, argument: Element) -> Element:
        return (own * partner[1] - 2 / (pi_element(own.field) * argument)) / partner[0]

    def reflected(self, parameters: Parameters, argument: Element) -> Element | None:
        return _turned(self, parameters[0], -parameters[0], argument)

    def related(self, field: Field, parameters: Parameters, argument: Element) -> Element | None:
        return _by_spherical(SPHERICAL_Y, field, parameters[0], argument)

    def ball(self, parameters: Any, argument: acb) -> acb:
        return argument.bessel_y(parameters[0])


class _Spherical(_Bessel):
    """j and y: √(π/(2x)) times J and Y of an order higher by 1/2; at integer orders elementary wherever x is not 0."""

    special_part = Fraction(0)

    def is_on_branch(self, argument: Element) -> bool:
        return True

    def elementary(self, argument: Element) -> Pair:
        cosine, sine = trigonometric(argument.field, argument)
        return (sine / argument, -cosine / argument) if self.second else (cosine / argument, sine / argument)

    def shift(self, direction: int, parameters: Parameters, argument: Element) -> Matrix:
        zero, one = argument.field.zero, argument.field.one
        return (zero, one), (-one, (2 * parameters[0] + 3) / argument)

    def derivative(self, parameters: Parameters, argument: Element) -> Matrix:
        order, one = parameters[0], argument.field.one
        return (order / argument, -one), (one, -(order + 2) / argument)

    def wronskian(self, own: Element, partner: Pair, argument: Element) -> Element:
        return (own * partner[1] + (-1 if self.second else 1) / argument**2) / partner[0]

    def reflected(self, parameters: Parameters, argument: Element) -> Element | None:
        return _turned(self, parameters[0], -parameters[0] - 1, argument)

    def related(self, field: Field, parameters: Parameters, argument: Element) -> Element | None:
        order = parameters[0] + HALF
        if not _holds(field, (BESSEL_J, BESSEL_Y), order, argument):
            return None
        value = special(field, BESSEL_Y if self.second else BESSEL_J, [order], argument)
        return value * root(argument) * pi_element(value.field) / 2

    def ball(self, parameters: Any, argument: acb) -> acb:
        order = parameters[0] + HALF_BALL
        value = argument.bessel_y(order) if self.second else argument.bessel_j(order)
        return (arb.pi() / 2).sqrt() / argument.sqrt() * value  # true at integer orders for negative x too


class _SphericalY(_Spherical):
    second = True


HALF_BALL = acb(1) / 2
BESSEL_J, BESSEL_Y = _J("J", sp.besselj, (1,)), _Y("Y", sp.bessely, (1,))
SPHERICAL_J, SPHERICAL_Y = _Spherical("j", sp.jn, (1,)), _SphericalY("y", sp.yn, (1,))
for _one, _other in ((BESSEL_J, BESSEL_Y), (SPHERICAL_J, SPHERICAL_Y)):
    _one.partner, _other.partner = _other, _one


def root(argument: Element) -> Element:
    """√(2/(πx)) for x > 0."""
    return (2 / (pi_element(argument.field) * argument)).sqrt()


def _holds(field: Field, families: tuple[Family, Family], order: Element, argument: Element) -> bool:
    """Whether an order of that class at the same positive argument is in the field."""
    return hooks.call("sign", argument) > 0 and any(
        g.family in families
        and field.lift(g.argument) == argument
        and any(whole_steps(g.at(field)[0], [same]) is not None for same in (order, -order))
        for _, g in field.find(Solution)
    )


def _by_spherical(family: Family, field: Field, order: Element, argument: Element) -> Element | None:
    """J_ν = √(2x/π) j_{ν−1/2} for x > 0, where the field holds that."""
    if not _holds(field, (SPHERICAL_J, SPHERICAL_Y), order - HALF, argument):
        return None
    return special(field, family, [order - HALF], argument) * root(argument) * argument


def cosine_and_sine(order: Element) -> Pair | None:
    """(cos πν, sin πν); None where the engine has no such kernel."""
    if is_integer_valued(order):
        parity = minus_one_to(order)
        return parity, parity.field.zero
    angle = pi_element(order.field) * order
    try:
        return trigonometric(angle.field, angle)
    except UnsupportedError:
        return None


def _turned(own: Family, order: Element, opposite: Element, argument: Element) -> Element | None:
    """J_{−ν} = cos(πν) J_ν − sin(πν) Y_ν and Y_{−ν} = sin(πν) J_ν + cos(πν) Y_ν; or j, y with ν = n + 1/2."""
    pair = cosine_and_sine((opposite - order) / 2)
    if pair is None or own.partner is None:
        return None
    cosine, sine = pair
    terms: list[Element] = []
    for factor, family in ((cosine, own), (-sine if own in (BESSEL_J, SPHERICAL_J) else sine, own.partner)):
        if not factor.is_zero():
            terms.append(factor * special(terms[-1].field if terms else sine.field, family, [opposite], argument))
    return sum(terms[1:], terms[0])


KINDS: dict[type, Family] = {family.function: family for family in (BESSEL_J, BESSEL_Y, SPHERICAL_J, SPHERICAL_Y)}
HANKEL: dict[type, tuple[Family, Family, int]] = {
    sp.hankel1: (BESSEL_J, BESSEL_Y, 1),
    sp.hankel2: (BESSEL_J, BESSEL_Y, -1),
    sp.hn1: (SPHERICAL_J, SPHERICAL_Y, 1),
    sp.hn2: (SPHERICAL_J, SPHERICAL_Y, -1),
}


@reads(*KINDS)
def _read(reader: Reader, expression: Any) -> Element:
    order, argument = unify([reader.read(a) for a in expression.args])
    return special(reader.field, KINDS[type(expression)], [order], argument)


@reads(*HANKEL)
def _read_hankel(reader: Reader, expression: Any) -> Element:
    """J ± iY, j ± iy."""
    first, second, sign = HANKEL[type(expression)]
    order, argument = unify([reader.read(a) for a in expression.args])
    real = special(reader.field, first, [order], argument)
    imaginary = special(real.field, second, [order], argument)
    return real + sign * hooks.call("imaginary unit", imaginary.field) * imaginary


def _provide_balls() -> None:
    for kind, family in KINDS.items():
        evaluates(kind)(lambda order, argument, family=family: family.ball([order], argument))
    for kind, (first, second, sign) in HANKEL.items():
        evaluates(kind)(
            lambda order, argument, first=first, second=second, sign=sign: (
                first.ball([order], argument) + acb(0, sign) * second.ball([order], argument)
            )
        )


_provide_balls()
