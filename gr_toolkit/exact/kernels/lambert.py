"""Lambert's W on its principal branch: W e^W = u.

W is a generator with W′ = W u′/(u (1 + W)); its exponential u/W is no new kernel, nor is its logarithm log u − W. It is
no Liouvillian function [Bronstein, Corless, Davenport, Jeffrey 2008], hence independent of exponentials and logarithms
that do not contain it. The Schwarzschild radius in Kruskal's coordinates is r = 2M (1 + W((X² − T²)/e)).
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING, Any, final

import sympy as sp
from flint import acb

from ...errors import UnsupportedError
from .. import hooks
from ..constants import is_constant
from ..element import Element
from ..generator import Transcendental
from ..homomorphism import unify
from ..hooks import evaluates, reads
from .exponentials import Exponential
from .jets import JetGenerator
from .root_generators import Root
from .symbols import SymbolGenerator

if TYPE_CHECKING:
    from ..balls import Point
    from ..field import Field
    from ..reader import Reader
    from ..signs.prover import Knowledge
    from ..signs.univariate import Limit


@final
@dataclass(frozen=True, eq=False)
class LambertW(Transcendental):
    """The principal W of an element."""

    argument: Element

    @property
    def identity(self) -> Any:
        return LambertW, self.argument

    def exponential(self, field: Field) -> Element | None:
        return field.lift(self.argument) / field.generator(field.generators.index(self))

    def logarithm(self, field: Field) -> Element | None:
        argument = field.lift(self.argument)
        if hooks.call("sign", argument) <= 0:
            return None
        logarithm, own = unify([hooks.call("logarithm", argument), field.generator(field.generators.index(self))])
        return logarithm - own

    def associate(self, field: Field) -> Element:
        return field.lift(self.argument)  # u = W exp(W)

    def derivative(self, field: Field, symbol: Any) -> Element:
        argument, own = field.lift(self.argument), field.generator(field.generators.index(self))
        inner = field.derivation(symbol)(argument)
        return inner if inner.is_zero() else inner * own / (argument * (1 + own))

    def rebuild(self, field: Field, image: Any) -> Element:
        return lambert(image(self.argument))

    def doubt(self, field: Field) -> str:
        others = any(g is not self for _, g in field.find(LambertW))
        if others or is_constant(self.argument):
            return "Lambert's W of numbers, or of several arguments, is not known to be independent"
        return "" if _is_algebraic(self.argument) else "Lambert's W of an exponential may be its exponent"

    def expression(self) -> Any:
        return sp.LambertW(hooks.call("to sympy", self.argument))

    def ball(self, point: Point) -> acb:
        return point.element(self.argument).lambertw()

    def sign(self, knowledge: Knowledge) -> int:
        return int(knowledge.sign(knowledge.field.lift(self.argument)) > 0)

    def is_real(self, knowledge: Knowledge) -> bool:
        return self.sign(knowledge) > 0 or self._beyond_branch_point(knowledge)

    def limits(self, knowledge: Knowledge) -> tuple[Limit | None, Limit | None]:
        if self.sign(knowledge) > 0:
            return (Fraction(0), True), None
        return ((Fraction(-1), True) if self._beyond_branch_point(knowledge) else None), None

    def _beyond_branch_point(self, knowledge: Knowledge) -> bool:
        """Whether the argument is known to be above −1/e, where W is real and above −1."""
        argument = knowledge.field.lift(self.argument)
        if knowledge.sign(3 * argument + 1) > 0:  # e < 3
            return True
        return knowledge.sign(argument * hooks.call("exponential", argument.field.one) + 1) > 0


def _is_algebraic(element: Element) -> bool:
    """Whether only symbols, unknown functions, numbers and roots of such occur.

    By Ax, W(u) is new unless W = ∑ rᵢaᵢ + ∑ sⱼ log bⱼ + c, and then u = W e^W holds these exponentials and logarithms.
    """
    generators = [element.field.generators[n] for n in element.generator_numbers()]
    return all(
        g.is_constant or (all(map(_is_algebraic, g.arguments)) and isinstance(g, SymbolGenerator | JetGenerator | Root))
        for g in generators
    )


def lambert(argument: Element) -> Element:
    """W of an element; W(x eˣ) = x where x > −1 is known."""
    field = argument.field
    if argument.is_zero():
        return argument
    inverse = _inverse(argument)
    if inverse is not None:
        return inverse
    for number, generator in field.find(LambertW):
        if field.lift(generator.argument) == argument:
            return field.generator(number)
    extension = field.extended(LambertW(argument))
    return extension.generator(len(extension.generators) - 1)


def _inverse(argument: Element) -> Element | None:
    """x > −1 with argument = x eˣ, looked for among the argument without its exponentials, and the logarithms."""
    field = argument.field
    plain = argument
    for number, _ in field.find(Exponential):
        position = field.positions[number]
        while not plain.numerator.derivative(position).is_zero() and (less := plain / field.generator(number)):
            if less.numerator.degrees()[position] >= plain.numerator.degrees()[position]:
                break
            plain = less
    candidates = [plain, *(field.lift(g.argument) for _, g in field.find(Exponential))]
    candidates += [field.generator(n) for n, g in enumerate(field.generators) if g.exponential(field) is not None]
    for candidate in candidates:
        if hooks.call("sign", candidate + 1) > 0:
            product, wanted = unify([candidate * hooks.call("exponential", candidate), argument])
            if product == wanted:
                return candidate
    return None


@reads(sp.LambertW)
def _read(reader: Reader, expression: Any) -> Element:
    if len(expression.args) > 1:
        raise UnsupportedError(f"{expression}", "the principal branch LambertW(u) is known")
    return lambert(reader.read(expression.args[0]))


@evaluates(sp.LambertW)
def _ball(argument: acb, branch: acb | None = None) -> acb:
    if branch is not None:
        raise UnsupportedError("other branches of LambertW")
    return argument.lambertw()
