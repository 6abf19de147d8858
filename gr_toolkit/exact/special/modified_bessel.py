r"""Modified Bessel functions I and K, of any order.

    I_{ν−1} − I_{ν+1} = (2ν/x) I_ν,    I_ν′ = (ν/x) I_ν + I_{ν+1},    the same for exp(iπν) K_ν          [DLMF 10.29]
    I_ν K_{ν+1} + I_{ν+1} K_ν = 1/x                                                                     [DLMF 10.28.2]
    I_{−ν} = I_ν + (2/π) sin(πν) K_ν,    K_{−ν} = K_ν                                                     [DLMF 10.27]

As I_ν(x) is J_ν(ix) but for a factor, I_ν, I_ν′ and K_ν are independent where J_ν, J_ν′ and Y_ν are.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import sympy as sp
from flint import acb

from ..element import Element
from ..homomorphism import unify
from ..hooks import evaluates, reads
from ..kernels.circular import hyperbolic
from ..kernels.exponentials import exponential
from ..kernels.symbols import pi_element
from .bessel import Cylindrical, cosine_and_sine, root
from .contiguity import Pair, Parameters
from .recurrences import special

if TYPE_CHECKING:
    from ..reader import Reader
    from ..signs.prover import Knowledge


class _I(Cylindrical):
    b = -1

    def elementary(self, argument: Element) -> Pair:
        cosine, sine = hyperbolic(argument.field, argument)
        factor = root(argument)
        return factor * cosine, factor * sine

    def wronskian(self, own: Element, partner: Pair, argument: Element) -> Element:
        return (1 / argument - own * partner[1]) / partner[0]

    def reflected(self, parameters: Parameters, argument: Element) -> Element | None:
        pair = cosine_and_sine(-parameters[0])
        if pair is None:
            return None
        first = special(pair[1].field, BESSEL_I, [-parameters[0]], argument)
        if pair[1].is_zero():
            return first
        second = special(first.field, BESSEL_K, [-parameters[0]], argument)
        return first + 2 * pair[1] * second / pi_element(second.field)

    def ball(self, parameters: Any, argument: acb) -> acb:
        return argument.bessel_i(parameters[0])

    def sign(self, knowledge: Knowledge, parameters: Parameters, argument: Element) -> int:
        order = parameters[0]
        return int(knowledge.sign(argument) > 0 and (order.is_zero() or knowledge.sign(order) > 0))


class _K(Cylindrical):
    second = True

    def equivalents(self, parameters: Parameters) -> list[Parameters]:
        return [parameters, [-parameters[0]]]

    def elementary(self, argument: Element) -> Pair:
        half = root(argument) * pi_element(argument.field) / 2  # √(π/(2x))
        decay = exponential(half.field, -argument)
        return half * decay, half * decay

    def wronskian(self, own: Element, partner: Pair, argument: Element) -> Element:
        return (1 / argument - own * partner[1]) / partner[0]

    def ball(self, parameters: Any, argument: acb) -> acb:
        return argument.bessel_k(parameters[0])

    def sign(self, knowledge: Knowledge, parameters: Parameters, argument: Element) -> int:
        return int(knowledge.sign(argument) > 0)


BESSEL_I, BESSEL_K = _I("I", sp.besseli, (1,)), _K("K", sp.besselk, (1,))
BESSEL_I.partner, BESSEL_K.partner = BESSEL_K, BESSEL_I


@reads(sp.besseli, sp.besselk)
def _read(reader: Reader, expression: Any) -> Element:
    order, argument = unify([reader.read(a) for a in expression.args])
    return special(reader.field, BESSEL_I if isinstance(expression, sp.besseli) else BESSEL_K, [order], argument)


evaluates(sp.besseli)(lambda order, argument: argument.bessel_i(order))
evaluates(sp.besselk)(lambda order, argument: argument.bessel_k(order))
