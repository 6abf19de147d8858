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
from typing import TYPE_CHECKING, Any, final

import sympy as sp
from flint import acb

from .. import hooks
from ..constants import is_constant, is_plain
from ..element import Element
from ..functions import C_K, S_K
from ..generator import Algebraic, Transcendental
from ..homomorphism import unify
from ..signs.angles import limits_of_unit, sign_of_cosine, sign_of_sine, sign_within
from .addition_theorems import Pair, added, multiple
from .base_arguments import doubt_of_kernel, on_lattice
from .symbols import SymbolGenerator, symbol_element

if TYPE_CHECKING:
    from ..balls import Point
    from ..field import Field
    from ..signs.prover import Knowledge
    from ..signs.univariate import Limit


@final
@dataclass(frozen=True, eq=False)
class Sine(Transcendental):
    """S_κ of a base argument."""

    curvature: Any  # 1, −1 or a SymPy symbol
    argument: Element

    @property
    def base_curvature(self) -> Any:
        return self.curvature

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
        return multiple(self.kappa(field), self.own_pair(field), times)

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

    @property
    def is_plain(self) -> bool:
        return is_plain(self.argument)

    def rebuild(self, field: Field, image: Any) -> Element:
        return _rebuilt(self, field, image)[1]

    def doubt(self, field: Field) -> str:
        return doubt_of_kernel(self.curvature, self.argument, field)

    def expression(self) -> Any:
        return _expression(self, sp.sin, sp.sinh, S_K)

    def ball(self, point: Point) -> acb:
        return _balls(self, point)[1]

    def sign(self, knowledge: Knowledge) -> int:
        return int(self.graded_sign(knowledge) / 2)

    def graded_sign(self, knowledge: Knowledge) -> int:
        """As the argument's, for sinh everywhere, for S_K up to half a turn; that of the half turn for sin."""
        argument = knowledge.field.lift(self.argument)
        if self.curvature == 1:
            return sign_of_sine(knowledge, argument)
        grade = knowledge.graded(argument)
        if self.curvature == -1 or not grade:
            return grade
        return grade * sign_within(knowledge, self.kappa(knowledge.field), argument, Fraction(1))

    def limits(self, knowledge: Knowledge) -> tuple[Limit | None, Limit | None]:
        if self.curvature != 1:
            return None, None
        number = knowledge.field.generators.index(self)
        return limits_of_unit(knowledge.grade_of_generator(knowledge.field.positions[number + 1]))

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

    @property
    def is_plain(self) -> bool:
        return self.sine.is_plain

    def rebuild(self, field: Field, image: Any) -> Element:
        return _rebuilt(self.sine, field, image)[0]

    def expression(self) -> Any:
        return _expression(self.sine, sp.cos, sp.cosh, C_K)

    def ball(self, point: Point) -> acb:
        return _balls(self.sine, point)[0]

    def sign(self, knowledge: Knowledge) -> int:
        return int(self.graded_sign(knowledge) / 2)

    def graded_sign(self, knowledge: Knowledge) -> int:
        """Positive for cosh everywhere, for C_K up to a quarter turn; that of the quarter turn for cos."""
        argument = knowledge.field.lift(self.sine.argument)
        if self.sine.curvature == 1:
            return sign_of_cosine(knowledge, argument)
        if not knowledge.is_real_argument(argument):
            return 0
        within = self.sine.curvature == -1 or sign_within(
            knowledge, self.sine.kappa(knowledge.field), argument, Fraction(1, 2)
        )
        return 2 * int(within)

    def limits(self, knowledge: Knowledge) -> tuple[Limit | None, Limit | None]:
        field = knowledge.field
        if self.sine.curvature == 1:
            number = field.generators.index(self)
            return limits_of_unit(knowledge.grade_of_generator(field.positions[number - 1]))
        if self.sine.curvature == -1:
            return (Fraction(1), abs(knowledge.graded(field.lift(self.sine.argument))) == 2), None
        return None, None

    def is_real(self, knowledge: Knowledge) -> bool:
        return self.sine.is_real(knowledge)

    def conjugate(self, field: Field, image: Any) -> Element:
        self.sine.conjugate(field, image)  # which refuses a complex curvature
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


def base_pair(field: Field, curvature: Any, argument: Element) -> Pair:
    """(C, S) for the curvature 1, −1 or a symbol."""
    if argument.is_zero():
        return field.one, field.zero
    found = on_lattice(field, curvature, argument)
    if found is None:
        argument = unify([argument, field.zero])[0]
        sine = Sine(curvature, argument)
        number, extension = len(argument.field.generators), argument.field.extended(sine, Cosine(sine))
        return extension.generator(number + 1), extension.generator(number)
    total = found[0]
    kappa = Sine(curvature, argument).kappa(total[0].field)
    for pair in found[1:]:
        total = added(kappa, total, pair)
    return total


def _rebuilt(sine: Sine, field: Field, image: Any) -> Pair:
    """(C, S) of the images of curvature and argument."""
    argument = image(sine.argument)
    curvature = sine.curvature
    if isinstance(curvature, int):
        return hooks.call("circular pair", argument, curvature)
    home = sine.argument.field
    kappa = (
        image(symbol_element(home, curvature))
        if home.number_of(SymbolGenerator(curvature)) is not None
        else symbol_element(field, curvature)
    )
    return hooks.call("curved pair", kappa, argument)
