r"""Gauss's and Kummer's hypergeometric functions, F(a, b; c; z) and M(a; c; z).

With F₁ = F(a+1, b+1; c+1; z), M₁ = M(a+1; c+1; z) and θ = z d/dz                    [DLMF 15.5, 15.10.1, 13.3, 13.2.1]

    F′ = (ab/c) F₁,    z(1−z) F₁′ = c F − (c − (a+b+1)z) F₁;       M′ = (a/c) M₁,    z M₁′ = c M − (c − z) M₁
    a F(a+1) = (θ + a) F,    (c−1) F(c−1) = (θ + c − 1) F,    the same for b, for M, and for F₁ with its parameters.

A parameter above that is zero or a negative integer gives a polynomial. Independence of other kernels is not decided
here.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, final

import sympy as sp
from flint import acb

from ...errors import AmbiguousRootError, DomainError, UnsupportedError
from .. import hooks
from ..element import Element
from ..homomorphism import unify
from ..hooks import evaluates, reads
from ..kernels.exponentials import exponential
from .contiguity import Family, Matrix, Pair, Parameters, admit, inverse, transported, whole_number
from .recurrences import special

if TYPE_CHECKING:
    from ..reader import Reader
    from ..signs.prover import Knowledge


class _Hypergeometric(Family):
    """What Gauss's and Kummer's functions share; the last parameter stands below."""

    def closed(self, parameters: Parameters, argument: Element) -> Element | None:
        """Polynomials, what a parameter above cancels or outdoes, and the value at zero."""
        below = whole_number(parameters[-1])
        ends = [-n for p in parameters[:-1] if (n := whole_number(p)) is not None and n <= 0]
        if below is not None and below <= 0:
            raise DomainError(f"a hypergeometric function is not defined for the lower parameter {below}")
        if argument.is_zero():
            return argument.field.one
        if not ends:
            return self.above_the_lower(parameters, argument)
        admit(self, [min(ends)])
        total = term = argument.field.one
        for k in range(min(ends)):
            for p in parameters[:-1]:
                term = term * (p + k)
            term = term * argument / ((parameters[-1] + k) * (k + 1))
            total = total + term
        return total

    def above_the_lower(self, parameters: Parameters, argument: Element) -> Element | None:
        """The function where a parameter above exceeds the one below by a whole number, from where they are equal."""
        *upper, lower = parameters
        for place, p in enumerate(upper):
            steps = whole_number(p - lower)
            if steps is not None and steps >= 0:
                rest = [q for n, q in enumerate(upper) if n != place]
                try:
                    pair = self.degenerate(rest, argument)
                except AmbiguousRootError:
                    return None  # 1 − z may be negative
                first, second, *start, z = unify([*pair, *parameters, argument])
                start[place] = start[-1]
                shifts = [steps if n == place else 0 for n in range(len(start))]
                return transported(self, (first, second), start, shifts, z)[0]
        return None

    def degenerate(self, rest: Parameters, argument: Element) -> Pair:
        """The pair without two parameters that cancel."""
        raise NotImplementedError

    def shift(self, direction: int, parameters: Parameters, argument: Element) -> Matrix:
        """a F(a+1) = (θ + a) F for a parameter above; the inverse of (c−1) F(c−1) = (θ + c − 1) F for the one below."""
        below = direction == len(parameters) - 1
        at = [p + 1 if below and n == direction else p for n, p in enumerate(parameters)]
        (d11, d12), (d21, d22) = self.derivative(at, argument)
        # of F the parameter is at[direction], or that less 1 below; of F₁ it is greater by 1
        first = argument / (at[direction] - 1 if below else at[direction])
        second = argument / (at[direction] if below else at[direction] + 1)
        matrix = (1 + first * d11, first * d12), (second * d21, 1 + second * d22)
        return inverse(matrix) if below else matrix


@final
class _Gauss(_Hypergeometric):
    """F(a, b; c; z)."""

    def derivative(self, parameters: Parameters, argument: Element) -> Matrix:
        (a, b, c), z = parameters, argument
        below = (z * (1 - z)).inverse()
        return (z.field.zero, a * b / c), (c * below, ((a + b + 1) * z - c) * below)

    def equivalents(self, parameters: Parameters) -> list[Parameters]:
        a, b, c = parameters
        return [parameters, [b, a, c]]

    def degenerate(self, rest: Parameters, argument: Element) -> Pair:
        power: Element = hooks.call("power", 1 - argument, -rest[0])
        return power, power / (1 - argument)

    def expression(self, parameters: Any, argument: Any) -> Any:
        a, b, c = parameters
        return sp.hyper((a, b), (c,), argument)

    def ball(self, parameters: Any, argument: acb) -> acb:
        return argument.hypgeom_2f1(*parameters)

    def is_real(self, knowledge: Knowledge, parameters: Parameters, argument: Element) -> bool:
        return knowledge.sign(1 - argument) > 0


@final
class _Kummer(_Hypergeometric):
    """M(a; c; z)."""

    def derivative(self, parameters: Parameters, argument: Element) -> Matrix:
        (a, c), z = parameters, argument
        below = z.inverse()
        return (z.field.zero, a / c), (c * below, 1 - c * below)

    def degenerate(self, rest: Parameters, argument: Element) -> Pair:
        power = exponential(argument.field, argument)
        return power, power

    def expression(self, parameters: Any, argument: Any) -> Any:
        return sp.hyper(parameters[:1], parameters[1:], argument)

    def ball(self, parameters: Any, argument: acb) -> acb:
        return argument.hypgeom_1f1(*parameters)

    def is_entire(self, parameters: Parameters) -> bool:
        return True


GAUSS = _Gauss("2F1", sp.hyper, (1, 1, 1))
KUMMER = _Kummer("1F1", sp.hyper, (1, 1))


@reads(sp.hyper)
def _read(reader: Reader, expression: Any) -> Element:
    upper, lower = (list(group) for group in expression.args[:2])
    argument = expression.args[2]
    if (len(upper), len(lower)) == (0, 0):
        return reader.read(sp.exp(argument))
    if (len(upper), len(lower)) == (1, 0):
        reader.divide(1 - argument, 1 - reader.read(argument))
        return reader.read((1 - argument) ** (-upper[0]))
    families: dict[tuple[int, int], Family] = {(2, 1): GAUSS, (1, 1): KUMMER}
    family = families.get((len(upper), len(lower)))
    if family is None:
        raise UnsupportedError(str(expression), "2F1 and 1F1 are known: two or one parameters above, one below")
    *parameters, value = unify([reader.read(e) for e in (*upper, *lower, argument)])
    return special(reader.field, family, parameters, value)


@evaluates(sp.hyper)
def _ball(upper: tuple[acb, ...], lower: tuple[acb, ...], argument: acb) -> acb:
    return argument.hypgeom(list(upper), list(lower))


@evaluates(type(sp.hyper((), (), sp.Dummy()).args[0]))
def _balls(*parameters: acb) -> tuple[acb, ...]:
    """The parameters of one row."""
    return parameters
