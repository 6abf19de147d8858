r"""The error functions erf, erfc = 1 − erf and erfi: erf′(x) = (2/√π) exp(−x²), erfi′(x) = (2/√π) exp(x²)  [DLMF 7.2].

Both are odd. They are not elementary [Liouville 1835]; independence of other kernels is not decided here.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, final

import sympy as sp
from flint import acb

from .. import hooks
from ..element import Element
from ..generator import Transcendental
from ..homomorphism import unify
from ..hooks import evaluates, reads
from ..kernels.exponentials import exponential
from ..kernels.symbols import pi_element

if TYPE_CHECKING:
    from ..balls import Point
    from ..field import Field
    from ..reader import Reader
    from ..signs.prover import Knowledge


@final
@dataclass(frozen=True, eq=False)
class ErrorFunction(Transcendental):
    """erf (sign −1) or erfi (sign 1) of an argument."""

    exponent_sign: int
    argument: Element
    slope: Element  # (2/√π) exp(±x²)

    @property
    def identity(self) -> Any:
        return ErrorFunction, self.exponent_sign, self.argument

    def derivative(self, field: Field, symbol: Any) -> Element:
        return field.lift(self.slope) * field.derivation(symbol)(field.lift(self.argument))

    def doubt(self, field: Field) -> str:
        return f"{self.expression()} is not known to be independent of the other kernels"

    def rebuild(self, field: Field, image: Any) -> Element:
        return error_function(field, self.exponent_sign, image(self.argument))

    def expression(self) -> Any:
        return (sp.erf if self.exponent_sign < 0 else sp.erfi)(hooks.call("to sympy", self.argument))

    def ball(self, point: Point) -> acb:
        argument = point.element(self.argument)
        return argument.erf() if self.exponent_sign < 0 else argument.erfi()

    def sign(self, knowledge: Knowledge) -> int:
        return knowledge.sign(knowledge.field.lift(self.argument)) if self.is_real(knowledge) else 0

    def is_real(self, knowledge: Knowledge) -> bool:
        return knowledge.is_real_argument(self.argument)

    def conjugate(self, field: Field, image: Any) -> Element:
        return self.rebuild(field, image)  # entire, and real on the real line


def error_function(field: Field, exponent_sign: int, argument: Element) -> Element:
    """erf or erfi of an argument: an odd function, so that one of ±x is the argument of the generator."""
    argument = unify([argument, field.zero])[0]
    if argument.is_zero():
        return argument
    for number, known in argument.field.find(ErrorFunction):
        if known.exponent_sign == exponent_sign:
            for sign in (1, -1):
                if argument.field.lift(known.argument) == sign * argument:
                    return sign * argument.field.generator(number)
    decay = exponential(argument.field, exponent_sign * argument * argument)
    slope = 2 * decay / pi_element(decay.field).sqrt()
    home = slope.field
    extension = home.extended(ErrorFunction(exponent_sign, unify([argument, slope])[0], slope))
    return extension.generator(len(extension.generators) - 1)


@reads(sp.erf, sp.erfc, sp.erfi)
def _read(reader: Reader, expression: Any) -> Element:
    value = error_function(reader.field, 1 if isinstance(expression, sp.erfi) else -1, reader.read(expression.args[0]))
    return 1 - value if isinstance(expression, sp.erfc) else value


evaluates(sp.erf)(acb.erf)
evaluates(sp.erfc)(acb.erfc)
evaluates(sp.erfi)(acb.erfi)
