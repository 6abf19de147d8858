"""A refutation confirmed a second time, by arithmetic that shares nothing with the first.

The witness was found by Arb's balls. Here both sides are evaluated at the same point by mpmath's interval arithmetic,
another library with other algorithms, where it reaches: real values and elementary functions. Elsewhere a second route
in Arb is taken, through the normal form or at four times the precision, and labelled so.
"""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from typing import Any

import sympy as sp
from sympy.core.function import AppliedUndef

from ..errors import GRToolkitError
from ..exact import C_K, S_K, Field, Reader
from ..exact.balls import Point, PointRejected, precision, surely_nonzero
from ..exact.reader import exact_sympy_float, is_jet
from ..exact.sympified import sympified

MPMATH, NORMAL_FORM, AGAIN = "mpmath.iv", "arb: the normal form", "arb: four times the precision"
BITS = 40  # more than the witness took


class OutOfReach(Exception):
    """Something that mpmath's intervals do not evaluate."""


def confirmed_by(left: Any, right: Any, place: Any, point: Point, bits: int) -> str:
    """The route by which left − right was seen not to be zero, empty where none saw it."""
    try:
        for more in (BITS, 4 * BITS, 16 * BITS):
            if Intervals(place, bits + more).tell_apart(left, right):
                return MPMATH
    except (OutOfReach, GRToolkitError, ZeroDivisionError, ValueError, ArithmeticError, NotImplementedError):
        pass
    with precision(4 * bits):
        try:
            difference = Reader(Field.rational()).read_all([left - right])[0]
            if surely_nonzero(point.element(difference)):
                return NORMAL_FORM
        except (GRToolkitError, TypeError):
            pass
        try:
            return AGAIN if surely_nonzero(point.typed(left) - point.typed(right)) else ""
        except PointRejected:
            return ""


class Intervals:
    """Typed expressions at a place, in mpmath's intervals."""

    def __init__(self, place: Any, bits: int) -> None:
        from mpmath.ctx_iv import MPIntervalContext

        self.context = MPIntervalContext()
        self.context.prec = bits
        self.values, self.families = place
        self.reader = Reader(Field.rational())

    def tell_apart(self, left: Any, right: Any) -> bool:
        """Whether the interval of left − right is finite and excludes zero."""
        difference = self.typed(left) - self.typed(right)
        low, high = difference.a, difference.b
        return bool((low > 0 or high < 0) and low - low == 0 and high - high == 0)

    def typed(self, side: Any) -> Any:
        """The interval of a side as typed; of an exact scalar as it is shown."""
        expression = sympified(side)
        if expression.has(sp.Derivative):
            expression = expression.replace(lambda e: isinstance(e, sp.Derivative), lambda e: e.doit())
        return self.interval(expression)

    def number(self, value: Any) -> Any:
        if not isinstance(value, Fraction | int):
            raise OutOfReach
        value = Fraction(value)
        return self.context.mpf(value.numerator) / self.context.mpf(value.denominator)

    def interval(self, node: Any) -> Any:
        """The interval of an expression."""
        match node:
            case sp.Symbol():
                return self.number(self.values.get(node))
            case sp.Rational():
                return self.number(Fraction(int(node.p), int(node.q)))
            case sp.Float():
                return self.number(exact_sympy_float(node))
            case sp.Add():
                return sum((self.interval(a) for a in node.args), self.context.mpf(0))
            case sp.Mul():
                product = self.context.mpf(1)
                for argument in node.args:
                    product *= self.interval(argument)
                return product
            case sp.Pow() if node.base != sp.E:
                return self.power(self.interval(node.base), node.exp)
            case AppliedUndef():
                return self.jet(node.func, node.args, (0,) * len(node.args))
            case sp.Derivative() if is_jet(node):
                orders = tuple(sum(int(n) for v, n in node.variable_count if v == a) for a in node.expr.args)
                return self.jet(node.expr.func, node.expr.args, orders)
            case sp.Pow():
                return self.context.exp(self.interval(node.exp))
        rule = RULES.get(type(node))
        if rule is None:
            raise OutOfReach
        return rule(self.context, *map(self.interval, node.args))

    def power(self, base: Any, exponent: Any) -> Any:
        if isinstance(exponent, sp.Integer):
            positive = base ** abs(int(exponent))
            return positive if exponent >= 0 else 1 / positive
        if isinstance(exponent, sp.Rational) and exponent.q == 2 and base.a >= 0:
            return self.power(self.context.sqrt(base), sp.Integer(exponent.p))
        if base.a > 0:
            return self.context.exp(self.context.log(base) * self.interval(exponent))
        raise OutOfReach

    def jet(self, function: Any, arguments: Any, orders: tuple[int, ...]) -> Any:
        """The value that the witness gives a jet at these arguments."""
        elements = [self.reader.read(a) for a in arguments]
        for known, places, drawn in self.families:
            if known == function and orders in drawn and all(a == b for a, b in zip(places, elements, strict=True)):
                return self.number(drawn[orders])
        raise OutOfReach


def _curved(which: int) -> Callable[..., Any]:
    """C or S of a curvature with a sign."""

    def rule(context: Any, kappa: Any, x: Any) -> Any:
        if kappa.a > 0:
            root = context.sqrt(kappa)
            return context.sin(root * x) / root if which else context.cos(root * x)
        if kappa.b < 0:
            root = context.sqrt(-kappa)
            e = context.exp(root * x)
            return (e - 1 / e) / 2 / root if which else (e + 1 / e) / 2
        raise OutOfReach

    return rule


def _tanh(context: Any, x: Any) -> Any:
    e = context.exp(2 * x)
    return (e - 1) / (e + 1)


RULES: dict[type, Callable[..., Any]] = {
    sp.sin: lambda c, x: c.sin(x),
    sp.cos: lambda c, x: c.cos(x),
    sp.tan: lambda c, x: c.sin(x) / c.cos(x),
    sp.cot: lambda c, x: c.cos(x) / c.sin(x),
    sp.exp: lambda c, x: c.exp(x),
    sp.sinh: lambda c, x: (c.exp(x) - c.exp(-x)) / 2,
    sp.cosh: lambda c, x: (c.exp(x) + c.exp(-x)) / 2,
    sp.tanh: _tanh,
    sp.log: lambda c, x: c.log(x),
    sp.Abs: lambda c, x: abs(x),
    type(sp.pi): lambda c: c.pi,
    type(sp.E): lambda c: c.e,
    S_K: _curved(1),
    C_K: _curved(0),
}
