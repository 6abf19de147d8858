r"""Legendre, associated Legendre, Gegenbauer and Chebyshev functions, of any order.

    (ν−μ+2) P_{ν+2} = (2ν+3) x P_{ν+1} − (ν+μ+1) P_ν,    (1−x²) P_ν′ = (ν+1) x P_ν − (ν−μ+1) P_{ν+1}
    √(1−x²) P^{μ+1}_ν = (ν−μ+1) P^μ_{ν+1} − (ν+μ+1) x P^μ_ν,    P_{−ν−1} = P_ν      [DLMF 14.10.2–5, 14.9.5]
    (n+2) C_{n+2} = 2(n+a+1) x C_{n+1} − (n+2a) C_n,    (1−x²) C_n′ = (n+2a) x C_n − (n+1) C_{n+1}
    2a (1−x²) C^{a+1}_n = (n+2a) C^a_n − (n+1) x C^a_{n+1}                          [DLMF 18.9.1, 18.9.7, 18.9.19]

P^μ_ν is Ferrers' function with the Condon–Shortley phase, as in SymPy; √(1−x²) is √(1+x) √(1−x) off the cuts too. The
Galois group of Legendre's equation is SL₂ unless ν is an integer, so that P_ν and P_ν′ are independent [Kimura 1969].
"""

from __future__ import annotations

from fractions import Fraction
from math import comb, factorial, perm
from typing import TYPE_CHECKING, Any, final

import sympy as sp
from flint import acb

from ...errors import UnsupportedError
from .. import hooks
from ..element import Element
from ..homomorphism import unify
from ..hooks import evaluates, reads
from ..kernels.parity import is_integer_valued, minus_one_to
from ..typed_derivatives import is_rewritten
from .contiguity import Family, Matrix, Parameters, admit, transported, whole_number, without_whole_part
from .recurrences import special

if TYPE_CHECKING:
    from ..reader import Reader
    from ..signs.prover import Knowledge


class _Polynomial(Family):
    """What becomes a polynomial at integer orders."""

    def turned(self, parameters: Parameters, argument: Element) -> Element | None:
        """P_n(−x) = (−1)ⁿ P_n(x), written so as SymPy does, where n is a symbol for 1, 2 …; P_{−1} = P_0 is even."""
        order, second = parameters
        if not is_integer_valued(order) or (self is LEGENDRE and not second.is_zero()):
            return None
        if hooks.call("sign", order + 1) <= 0 or not hooks.call("to sympy", argument).could_extract_minus_sign():
            return None
        value = special(order.field, self, parameters, -argument)
        return minus_one_to(unify([order, value])[0]) * value

    def check(self, parameters: Parameters, argument: Element) -> None:
        """Refuse what SymPy would rewrite as for integer orders, P_ν(−x) as (−1)^ν P_ν(x), when it is built again."""
        written = self.expression([hooks.call("to sympy", p) for p in parameters], hooks.call("to sympy", argument))
        if is_rewritten(written):
            raise UnsupportedError(
                f"{written}, which SymPy rewrites as for integer orders when it is built again,",
                "the argument and orders without a minus sign, and not zero",
            )


@final
class _Legendre(_Polynomial):
    """P^μ_ν, parameters (ν, μ)."""

    def representative(self, parameters: Parameters) -> Parameters:
        order, m = without_whole_part(parameters[0]), parameters[1]
        return [order, m.field.zero if m.is_rational_number() and m.as_fraction() < 0 else m]

    def equivalents(self, parameters: Parameters) -> list[Parameters]:
        return [parameters, [-parameters[0] - 1, parameters[1]]]

    def is_certain(self, parameters: Parameters) -> bool:
        return whole_number(parameters[0]) is None and whole_number(parameters[1]) is not None

    def shift(self, direction: int, parameters: Parameters, argument: Element) -> Matrix:
        (n, m), x = parameters, argument
        if direction == 0:
            zero, one, below = x.field.zero, x.field.one, (n - m + 2).inverse()
            return (zero, one), (-(n + m + 1) * below, (2 * n + 3) * x * below)
        root = (1 - x * x).sqrt().inverse()
        return (-(n + m + 1) * x * root, (n - m + 1) * root), (-(n + m + 1) * root, (n - m + 1) * x * root)

    def derivative(self, parameters: Parameters, argument: Element) -> Matrix:
        (n, m), x = parameters, argument
        below = (1 - x * x).inverse()
        return ((n + 1) * x * below, (m - n - 1) * below), ((n + m + 1) * below, -(n + 1) * x * below)

    def closed(self, parameters: Parameters, argument: Element) -> Element | None:
        """(−1)^m (1−x²)^{m/2} times the m-th derivative of Legendre's polynomial."""
        n, m = whole_number(parameters[0]), whole_number(parameters[1])
        if n is None or m is None:
            return argument.field.one if m == 0 and argument == 1 else self.turned(parameters, argument)
        n = max(n, -n - 1)
        admit(self, [n, m])
        if m < -n:
            return _below_the_order(n, -m, argument)
        size, total, field = abs(m), argument.field.zero, argument.field
        for k in range((n - size) // 2 + 1) if size <= n else ():
            # P_n = 2^{−n} Σ (−1)^k C(n,k) C(2n−2k,n) x^{n−2k}
            coefficient = Fraction((-1) ** (k + size) * comb(n, k) * comb(2 * n - 2 * k, n), 2**n)
            total = total + argument.field.constant(coefficient * perm(n - 2 * k, size)) * argument ** (
                n - 2 * k - size
            )
        if m < 0:
            total = total * field.constant(Fraction((-1) ** size * factorial(n + m), factorial(n - m)))
        return total if total.is_zero() or not m else total * root_power(1 - argument * argument, size)

    def expression(self, parameters: Any, argument: Any) -> Any:
        n, m = parameters
        if m == 0:
            return sp.legendre(n, argument, evaluate=False)
        return sp.assoc_legendre(n, m, argument, evaluate=False)

    def ball(self, parameters: Any, argument: acb) -> acb:
        return argument.legendre_p(parameters[0], parameters[1])

    def is_real(self, knowledge: Knowledge, parameters: Parameters, argument: Element) -> bool:
        return knowledge.sign(1 - argument) > 0 and knowledge.sign(1 + argument) > 0


@final
class _Gegenbauer(_Polynomial):
    """C^a_n, parameters (n, a); a = 1 gives Chebyshev's U, a = 1/2 Legendre's P."""

    def representative(self, parameters: Parameters) -> Parameters:
        return [without_whole_part(parameters[0]), parameters[1]]

    def shift(self, direction: int, parameters: Parameters, argument: Element) -> Matrix:
        (n, a), x = parameters, argument
        if direction == 0:
            zero, one, below = x.field.zero, x.field.one, (n + 2).inverse()
            return (zero, one), (-(n + 2 * a) * below, 2 * (n + a + 1) * x * below)
        below = (2 * a * (1 - x * x)).inverse()
        upper = (n + 2 * a) * below, -(n + 1) * x * below
        return upper, ((n + 2 * a) * x * below, (n + 1 + 2 * a - 2 * (n + a + 1) * x * x) * below)

    def derivative(self, parameters: Parameters, argument: Element) -> Matrix:
        (n, a), x = parameters, argument
        below = (1 - x * x).inverse()
        return ((n + 2 * a) * x * below, -(n + 1) * below), ((n + 2 * a) * below, -(n + 1) * x * below)

    def closed(self, parameters: Parameters, argument: Element) -> Element | None:
        (order, a), x = parameters, argument
        n, twice = whole_number(order), whole_number(2 * a)
        if n is None:
            if twice is not None and twice <= 0:
                raise UnsupportedError(
                    f"gegenbauer({order}, {a}, {argument})", "2a = 0, −1, −2, … at integer orders only"
                )
            if twice == 1:
                return special(x.field, LEGENDRE, [order, x.field.zero], x)
            return self.turned(parameters, argument)
        if n <= 0:
            return x.field.constant(n == 0)
        pair = x.field.one, 2 * a * x
        return transported(self, pair, [x.field.zero, a], [n, 0], x)[0]

    def expression(self, parameters: Any, argument: Any) -> Any:
        n, a = parameters
        if a == 1:
            return sp.chebyshevu(n, argument, evaluate=False)
        return sp.gegenbauer(n, a, argument, evaluate=False)

    def ball(self, parameters: Any, argument: acb) -> acb:
        return argument.gegenbauer_c(parameters[0], parameters[1])

    def is_real(self, knowledge: Knowledge, parameters: Parameters, argument: Element) -> bool:
        return knowledge.sign(1 + argument) > 0


LEGENDRE = _Legendre("P", sp.assoc_legendre, (1, 0))
GEGENBAUER = _Gegenbauer("C", sp.gegenbauer, (1, 0))


def _below_the_order(n: int, m: int, x: Element) -> Element:
    """P_n^{−m} = ((1−x)/(1+x))^{m/2} F(−n, n+1; m+1; (1−x)/2)/m! for m > n  [DLMF 14.3.1]."""
    total = term = x.field.one
    for k in range(n):
        term = term * (1 - x) * x.field.constant(Fraction((k - n) * (n + 1 + k), 2 * (m + 1 + k) * (k + 1)))
        total = total + term
    return total * root_power(1 - x * x, m) / ((1 + x) ** m * factorial(m))


def root_power(radicand: Element, power: int) -> Element:
    """radicand^{power/2}, the principal value."""
    return radicand ** (power // 2) if power % 2 == 0 else radicand ** (power // 2) * radicand.sqrt()


@reads(sp.legendre, sp.chebyshevu, sp.chebyshevt)
def _read_one_order(reader: Reader, expression: Any) -> Element:
    n, x = unify([reader.read(a) for a in expression.args])
    if isinstance(expression, sp.legendre):
        return special(reader.field, LEGENDRE, [n, x.field.zero], x)
    second = special(reader.field, GEGENBAUER, [n, x.field.one], x)
    if isinstance(expression, sp.chebyshevu):
        return second
    return second - x * special(second.field, GEGENBAUER, [n - 1, x.field.one], x)  # T_n = U_n − x U_{n−1}


@reads(sp.assoc_legendre, sp.gegenbauer)
def _read_two_parameters(reader: Reader, expression: Any) -> Element:
    first, second, x = unify([reader.read(a) for a in expression.args])
    family = LEGENDRE if isinstance(expression, sp.assoc_legendre) else GEGENBAUER
    return special(reader.field, family, [first, second], x)


evaluates(sp.legendre)(lambda n, x: x.legendre_p(n))
evaluates(sp.assoc_legendre)(lambda n, m, x: x.legendre_p(n, m))
evaluates(sp.gegenbauer)(lambda n, a, x: x.gegenbauer_c(n, a))
evaluates(sp.chebyshevt)(lambda n, x: x.chebyshev_t(n))
evaluates(sp.chebyshevu)(lambda n, x: x.chebyshev_u(n))
