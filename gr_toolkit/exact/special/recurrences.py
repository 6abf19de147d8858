"""Functions of symbolic order as generators: two for each class of orders modulo the integers and each argument.

What the functions are, and the relations that they obey, their families say (`contiguity`); here are the generators,
the search for one that the field holds already, and what is known of their independence.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, final

from ...errors import DivisionByZeroError, UnsupportedError
from .. import hooks
from ..element import Element
from ..generator import Transcendental
from ..homomorphism import unify
from ..kernels.symbols import SymbolGenerator
from .contiguity import Family, Pair, Parameters, admit, dot, transported, whole_steps

if TYPE_CHECKING:
    from flint import acb

    from ..balls import Point
    from ..field import Field
    from ..signs.prover import Knowledge


@final
@dataclass(frozen=True, eq=False)
class Solution(Transcendental):
    """f_p(u), the first of a pair; the second is `Raised`, or follows from the partner's pair."""

    family: Family
    parameters: tuple[Element, ...]
    argument: Element
    partner: Solution | None

    @property
    def identity(self) -> Any:
        return Solution, self.family.name, self.parameters, self.argument

    @property
    def arguments(self) -> tuple[Element, ...]:
        return *self.parameters, self.argument

    def pair(self, field: Field) -> Pair:
        """(f_p, f_{p+d}) in a field that holds them."""
        number = field.generators.index(self)
        first = field.generator(number)
        if self.partner is None:
            return first, field.generator(number + 1)
        return first, self.family.wronskian(first, self.partner.pair(field), field.lift(self.argument))

    def at(self, field: Field) -> tuple[list[Element], Element]:
        """Parameters and argument in a field above."""
        return [field.lift(p) for p in self.parameters], field.lift(self.argument)

    def raised_parameters(self) -> list[Element]:
        """p + d."""
        return [p + n for p, n in zip(self.parameters, self.family.step, strict=True)]

    def derivative_of_pair(self, field: Field, symbol: Any, which: int) -> Element:
        """The chain rule: D row `which` of the matrix · pair · du."""
        parameters, argument = self.at(field)
        if any(not field.derivation(symbol)(p).is_zero() for p in parameters):
            raise UnsupportedError(
                f"the derivative of {self.expression()} by {symbol}, of which its order is made,",
                "orders are constants here: differentiate by what is in the argument only",
            )
        inner = field.derivation(symbol)(argument)
        if inner.is_zero():
            return field.zero
        row = self.family.derivative(parameters, argument)[which]
        return dot(row, self.pair(field)) * inner

    def derivative(self, field: Field, symbol: Any) -> Element:
        return self.derivative_of_pair(field, symbol, 0)

    def rebuild(self, field: Field, image: Any) -> Element:
        return special(field, self.family, [image(p) for p in self.parameters], image(self.argument))

    def doubt(self, field: Field) -> str:
        """Independence is known of one class of orders at one argument that varies while the order stands, beside
        algebraic functions, unknown functions and constants."""
        others = [g for g in field.generators if not g.algebraic and g.hash_name is None and not g.is_constant]
        kin = all(self._is_kin(g.lower if isinstance(g, Raised) else g) for g in others)
        if kin and self.family.is_certain(self.parameters) and self._argument_varies():
            return ""
        return f"{self.expression()} is not known to be independent of the other kernels"

    def _is_kin(self, other: Any) -> bool:
        return isinstance(other, Solution) and (other in (self, self.partner) or other.partner is self)

    def _argument_varies(self) -> bool:
        symbols = [g.symbol for _, g in self.argument.field.find(SymbolGenerator)]
        return any(
            all(p.diff(s).is_zero() for p in self.parameters) and not self.argument.diff(s).is_zero() for s in symbols
        )

    def expression(self) -> Any:
        return _expression(self.family, self.parameters, self.argument)

    def ball(self, point: Point) -> acb:
        return self.family.ball([point.element(p) for p in self.parameters], point.element(self.argument))

    def is_real(self, knowledge: Knowledge) -> bool:
        return _is_real(self.family, knowledge, self.parameters, self.argument)

    def sign(self, knowledge: Knowledge) -> int:
        return _sign(self.family, knowledge, self.parameters, self.argument)

    def conjugate(self, field: Field, image: Any) -> Element:
        return self.rebuild(field, image) if self.family.is_entire(self.parameters) else super().conjugate(field, image)


@final
@dataclass(frozen=True, eq=False)
class Raised(Transcendental):
    """f_{p+d}(u), the second of a pair."""

    lower: Solution

    @property
    def identity(self) -> Any:
        return Raised, self.lower.identity

    @property
    def arguments(self) -> tuple[Element, ...]:
        return self.lower.arguments

    def derivative(self, field: Field, symbol: Any) -> Element:
        return self.lower.derivative_of_pair(field, symbol, 1)

    def rebuild(self, field: Field, image: Any) -> Element:
        lower = self.lower
        return special(field, lower.family, [image(p) for p in lower.raised_parameters()], image(lower.argument))

    def expression(self) -> Any:
        return _expression(self.lower.family, self.lower.raised_parameters(), self.lower.argument)

    def ball(self, point: Point) -> acb:
        parameters = [point.element(p) for p in self.lower.raised_parameters()]
        return self.lower.family.ball(parameters, point.element(self.lower.argument))

    def is_real(self, knowledge: Knowledge) -> bool:
        return _is_real(self.lower.family, knowledge, self.lower.raised_parameters(), self.lower.argument)

    def sign(self, knowledge: Knowledge) -> int:
        return _sign(self.lower.family, knowledge, self.lower.raised_parameters(), self.lower.argument)

    def conjugate(self, field: Field, image: Any) -> Element:
        entire = self.lower.family.is_entire(self.lower.raised_parameters())
        return self.rebuild(field, image) if entire else super().conjugate(field, image)


def _expression(family: Family, parameters: Parameters, argument: Element) -> Any:
    written = [hooks.call("to sympy", p) for p in parameters]
    return family.expression(written, hooks.call("to sympy", argument))


def _is_real(family: Family, knowledge: Knowledge, parameters: Parameters, argument: Element) -> bool:
    lifted = [knowledge.field.lift(e) for e in (*parameters, argument)]
    if not all(map(knowledge.is_real_argument, lifted)):
        return False
    return family.is_entire(parameters) or family.is_real(knowledge, lifted[:-1], lifted[-1])


def _sign(family: Family, knowledge: Knowledge, parameters: Parameters, argument: Element) -> int:
    lifted = [knowledge.field.lift(e) for e in (*parameters, argument)]
    return family.sign(knowledge, lifted[:-1], lifted[-1]) if all(map(knowledge.is_real_argument, lifted)) else 0


def special(field: Field, family: Family, parameters: Parameters, argument: Element) -> Element:
    """f_p(u): elementary, or a combination of a pair that the field holds, or of a new one.

    Raises
    ------
    TooLargeError
        The order is too far from the one that the field holds.
    """
    argument, *rest = unify([argument, *parameters, field.zero])
    field, parameters = argument.field, rest[:-1]
    closed = family.closed(parameters, argument)
    if closed is not None:
        return closed
    opposite = False
    for _, known in field.find(Solution):
        if known.family not in (family, family.partner) or field.lift(known.argument) != argument:
            continue
        base, _ = known.at(field)
        for same in family.equivalents(parameters):
            steps = whole_steps(base, same)
            opposite = opposite or whole_steps([-p for p in base], same) is not None
            if steps is None:
                continue
            reached = _reached(field, family, known, base, steps)
            if reached is not None:
                return reached
    if opposite and (value := family.reflected(parameters, argument)) is not None:
        return value
    if (value := family.related(field, parameters, argument)) is not None:
        return value
    start = family.representative(parameters)
    steps = whole_steps(start, parameters) or ()
    admit(family, steps)
    family.check(start, argument)
    first = Solution(family, tuple(start), argument, None)
    extension = field.extended(first, Raised(first))
    number = len(field.generators)
    pair = extension.generator(number), extension.generator(number + 1)
    return transported(family, pair, start, steps, extension.lift(argument))[0]


def _reached(field: Field, family: Family, known: Solution, base: Parameters, steps: Sequence[int]) -> Element | None:
    """The function so many steps from a pair of the field, or from the partner's; None where a step is singular."""
    if known.family is not family:
        partners = [g for _, g in field.find(Solution) if g.family is family and g.partner is known]
        if not partners:
            if known.partner is not None:
                return None  # the pair is the other one's
            field = field.extended(Solution(family, known.parameters, known.argument, known))
            partners = [g for _, g in field.find(Solution) if g.family is family and g.partner is known]
        known = partners[0]
    base, argument = known.at(field)
    try:
        return transported(family, known.pair(field), base, steps, argument)[0]
    except DivisionByZeroError:
        return None
