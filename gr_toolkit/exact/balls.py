"""Ball arithmetic: certified values of elements and of typed expressions at a rational point.

A ball encloses the true value, so a ball that excludes zero is a certificate; one that contains zero says nothing.
Typed expressions are evaluated as they were typed, without the normal form, so that refutations do not rest on the
engine. What the engine contributes is the bookkeeping of unknown functions: a jet has one value at one argument, equal
arguments are recognised by their normal form, and a point at which different arguments of one function cannot be told
apart is rejected.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from fractions import Fraction
from random import Random
from typing import Any, final

import flint
import sympy as sp
from flint import acb, arb, fmpq
from sympy.core.function import AppliedUndef

from ..errors import GRToolkitError, UnsupportedError
from . import hooks
from .element import Element
from .field import Field
from .functions import C_K, S_K
from .hooks import BALLS, ball_of, provides
from .kernels.curved import ball_pair
from .kernels.jets import symbol_of
from .reader import Reader, exact_sympy_float, runs_together
from .sympified import sympified
from .typed_derivatives import carried_out, orders_by_slot

PRECISIONS = (64, 128, 256, 512, 1024, 2048, 4096)


class PointRejected(GRToolkitError):
    """Internal signal: nothing can be certified at this point."""


@contextmanager
def precision(bits: int) -> Iterator[None]:
    """Balls inside the block are computed with so many bits."""
    before = flint.ctx.prec
    flint.ctx.prec = bits
    try:
        yield
    finally:
        flint.ctx.prec = before


@final
class Point:
    """Rational values of symbols, and of the jets of unknown functions, drawn when first asked for.

    Parameters
    ----------
    values : symbol -> Fraction, or a pair of fractions for a complex symbol
    reader : the reader of the claim, which knows when two arguments are equal
    seed : what the jets are drawn with
    jets : values given beforehand, SymPy jet -> Fraction
    """

    def __init__(self, values: dict[Any, Any], reader: Reader, seed: int = 0) -> None:
        self.values, self.reader = dict(values), reader
        self.seed, self.random = seed, Random(seed)
        self._families: list[tuple[Any, list[Element], list[Any]]] = []
        self._numbers: dict[Any, int] = {}  # families by what they were met as
        self.jets: dict[tuple[int, tuple[int, ...]], Any] = {}
        self.principal: Callable[..., Any] | None = None  # see `constrain`
        self.touched: set[Any] = set()  # symbols, and (family, orders), that were asked for

    def symbol(self, symbol: Any) -> acb:
        """The value of a symbol."""
        if symbol not in self.values:
            raise PointRejected(f"{symbol} has no value")
        self.touched.add(symbol)
        return self._ball(self.values[symbol])

    def integer(self, symbol: Any) -> int:
        """The value of a symbol that is an integer."""
        value = self.values.get(symbol)
        if not isinstance(value, Fraction) or value.denominator != 1:
            raise PointRejected(f"{symbol} is no integer here")
        self.touched.add(symbol)
        return value.numerator

    def jet(self, function: Any, arguments: Sequence[Any], orders: tuple[int, ...]) -> acb:
        """The value of a jet at arguments, which are elements or expressions."""
        met = (function, tuple(arguments))
        if met not in self._numbers:
            self._numbers[met] = self._family(function, self._read(arguments))
        key = (self._numbers[met], orders)
        self.touched.add(key)
        if key not in self.jets:
            value = self.principal(function, self._families[key[0]][1], orders) if self.principal else None
            self.jets[key] = self._drawn(function, orders) if value is None else value
        return self._ball(self.jets[key])

    def constrain(self, principal: Callable[..., Any]) -> None:
        """Give jets the values that side conditions ask for: (function, arguments, orders) -> expression or None."""
        self.principal = principal
        for number, orders in list(self.jets):
            function, arguments, _ = self._families[number]
            if (value := principal(function, arguments, orders)) is not None:
                self.jets[number, orders] = value

    def _ball(self, value: Any) -> acb:
        """The ball of a value: a fraction, a pair of them, an expression in what has values, or a ball as it is."""
        if isinstance(value, sp.Basic):
            return self.typed(value)
        if isinstance(value, arb):
            return acb(value)
        return acb(_arb(value[0]), _arb(value[1])) if isinstance(value, tuple) else acb(_arb(value))

    def _drawn(self, function: Any, orders: tuple[int, ...]) -> Fraction:
        return Fraction(self.random.randrange(1, 290), 97) * self._sign_of_jet(function, orders)

    def _sign_of_jet(self, function: Any, orders: tuple[int, ...]) -> int:
        """As the function's assumptions ask; they say nothing of its derivatives."""
        if not any(orders):
            applied = function(*(sp.Dummy() for _ in orders))
            if applied.is_extended_nonnegative or applied.is_extended_nonpositive:
                if applied.is_zero:
                    raise PointRejected(f"{function} is zero")
                return -1 if applied.is_extended_nonpositive else 1
            if (
                applied.is_extended_real is False
                or applied.is_integer
                or applied.is_irrational
                or applied.is_commutative is False
            ):
                raise PointRejected(f"values of {function} as it is assumed to be are not drawn")
        return -1 if self.random.random() < 0.3 else 1

    def preset(self, function: Any, arguments: list[Element], orders: tuple[int, ...], value: Any) -> None:
        """Give a jet its value beforehand."""
        self.jets[self._family(function, self._read(arguments)), orders] = value

    def _read(self, arguments: Sequence[Any]) -> list[Element]:
        """Arguments as elements; those that are elements stay in their fields, however small."""
        return [a if isinstance(a, Element) else self.reader.read(a) for a in arguments]

    def _family(self, function: Any, elements: list[Element]) -> int:
        balls = None
        for number, (known, arguments, values) in enumerate(self._families):
            if known != function or len(arguments) != len(elements):
                continue
            if all(map(_one_symbol, arguments, elements)):
                return number
            balls = balls or [self.element(e) for e in elements]
            values[:] = [self.element(e) for e in arguments]  # at the precision now in force
            if any(surely_nonzero(a - b) for a, b in zip(values, balls, strict=True)):
                continue
            if all(map(_same, arguments, elements)):  # asked last: 1/τ = τ takes a divisor that is asked for a point
                return number
            raise PointRejected(f"two arguments of {function} cannot be told apart here")
        self._families.append((function, elements, balls or [self.element(e) for e in elements]))
        return len(self._families) - 1

    def families(self) -> list[tuple[Any, list[Element], dict[tuple[int, ...], Any]]]:
        """What was drawn and used: (function, arguments, orders -> value)."""
        return [
            (f, arguments, {o: v for (n, o), v in self.jets.items() if n == number and (n, o) in self.touched})
            for number, (f, arguments, _) in enumerate(self._families)
        ]

    # -- elements ------------------------------------------------------------------------------------------------------

    def element(self, element: Element) -> acb:
        """The ball of an element in normal form."""
        field = element.field
        value = self.polynomial(element.numerator, field)
        divisor = acb(element.integer)
        for index, power in element.powers.items():
            divisor *= self.polynomial(field.base[index], field) ** power
        return value / divisor if element.powers or element.integer != 1 else value

    def polynomial(self, polynomial: Any, field: Field) -> acb:
        tables: list[tuple[int, list[acb]]] = []
        for position, degree in enumerate(polynomial.degrees()):
            if degree > 0:
                ball = field.generators[field.creation_numbers[position]].ball(self)
                powers = [acb(1), ball]
                for _ in range(degree - 1):
                    powers.append(powers[-1] * ball)
                tables.append((position, powers))
        total = acb(0)
        for exponents, coefficient in polynomial.to_dict().items():
            term = coefficient
            for position, powers in tables:
                if exponent := exponents[position]:
                    term = powers[exponent] * term
            total += term
        return total

    # -- typed expressions ---------------------------------------------------------------------------------------------

    def typed(self, expression: Any) -> acb:
        """The ball of an expression as typed; derivatives of explicit expressions are carried out by SymPy's rules."""
        return self.element(expression) if isinstance(expression, Element) else self._typed(sympified(expression))

    def _typed(self, expression: Any) -> acb:
        match expression:
            case sp.Symbol():
                return self.symbol(expression)
            case sp.Rational():
                return acb(_arb(Fraction(int(expression.p), int(expression.q))))
            case sp.Float():
                return acb(_arb(exact_sympy_float(expression)))
            case sp.Add():
                return sum((self._typed(a) for a in expression.args), acb(0))
            case sp.Mul():
                product = acb(1)
                for argument in expression.args:
                    product *= self._typed(argument)
                return product
            case sp.Pow():
                return self._power(expression)
            case AppliedUndef():
                return self.jet(expression.func, expression.args, (0,) * len(expression.args))
            case sp.Derivative():
                orders = orders_by_slot(expression)
                if orders is None:
                    return self._derivative(expression)
                return self.jet(expression.expr.func, expression.expr.args, orders)
            case sp.Subs():
                return self._substituted(expression)
            case sp.Piecewise():
                return hooks.call("ball of piecewise", self, expression)
            case sp.Integral():
                return hooks.call("ball of integral", self, carried_out(expression))
            case S_K() | C_K():
                return ball_pair(self._typed(expression.args[0]), self._typed(expression.args[1]))[
                    isinstance(expression, S_K)
                ]
        value = ball_of(type(expression))
        if value is None:
            raise UnsupportedError(f"{expression} ({type(expression).__name__})")
        return value(*(self._typed(a) for a in expression.args))

    def _derivative(self, expression: Any) -> acb:
        """A derivative of an explicit expression: by SymPy's rules; by the engine's where they have none, or divide
        zero by zero (asin of what is the constant 1 in disguise)."""
        try:
            ball = self._typed(carried_out(expression))
            if ball.is_finite():
                return ball
        except (UnsupportedError, PointRejected):
            pass
        return self.element(self.reader.read(expression))

    def _power(self, expression: Any) -> acb:
        base, exponent = expression.args
        if base is sp.E:
            return self._typed(exponent).exp()
        value = self._typed(base)
        if isinstance(exponent, sp.Integer):
            return value ** int(exponent)
        if exponent == sp.Rational(1, 2):
            return value.sqrt()
        if exponent == sp.Rational(-1, 2):
            return 1 / value.sqrt()
        return value ** self._typed(exponent)

    def _substituted(self, expression: Any) -> acb:
        """Subs: a jet at a composite argument, or an expression whose bound symbols have the values of the points."""
        inner, places = expression.expr, dict(zip(expression.variables, expression.point, strict=True))
        if runs_together(expression):
            raise UnsupportedError(f"{expression}, whose points contain what they replace")
        if (orders := orders_by_slot(inner)) is not None:
            return self.jet(inner.expr.func, [a.xreplace(places) for a in inner.expr.args], orders)
        if inner.has(sp.Derivative) and (done := expression.doit()) != expression:
            return self._typed(done)
        return self._typed(
            inner.subs(places, simultaneous=True) if inner.has(sp.Derivative) else inner.xreplace(places)
        )


ELEMENTARY: dict[type, Callable[..., acb]] = {
    sp.sin: acb.sin,
    sp.cos: acb.cos,
    sp.tan: acb.tan,
    sp.cot: acb.cot,
    sp.sec: acb.sec,
    sp.csc: acb.csc,
    sp.sinh: acb.sinh,
    sp.cosh: acb.cosh,
    sp.tanh: acb.tanh,
    sp.coth: acb.coth,
    sp.sech: acb.sech,
    sp.csch: acb.csch,
    sp.exp: acb.exp,
    sp.log: acb.log,
    sp.asin: acb.asin,
    sp.acos: acb.acos,
    sp.atan: acb.atan,
    sp.asinh: acb.asinh,
    sp.acosh: acb.acosh,
    sp.atanh: acb.atanh,
    type(sp.pi): lambda: acb(arb.pi()),
    type(sp.E): lambda: acb(1).exp(),
    type(sp.I): lambda: acb(0, 1),
    sp.Abs: lambda z: acb(abs(z)),
    sp.sign: acb.sgn,
    sp.conjugate: acb.conjugate,
    sp.re: lambda z: acb(z.real),
    sp.im: lambda z: acb(z.imag),
}  # more than the engine's kernels: what it cannot prove it may still refute
BALLS.update(ELEMENTARY)


def _same(first: Element, second: Element) -> bool:
    """Whether two arguments are equal; symbols need no common field for that."""
    one, other = symbol_of(first), symbol_of(second)
    return bool(one == other) if one is not None and other is not None else first == second


def _one_symbol(first: Element, second: Element) -> bool:
    one = symbol_of(first)
    return one is not None and bool(one == symbol_of(second))


def _arb(value: Fraction) -> arb:
    return arb(fmpq(value.numerator, value.denominator))


def surely_nonzero(ball: acb) -> bool:
    """Whether the ball is finite and excludes zero."""
    return bool(ball.is_finite()) and not ball.contains(0)


def surely_positive(ball: acb) -> bool:
    """Whether the ball holds positive real numbers only."""
    return bool(ball.is_finite()) and ball.imag == 0 and bool(ball.real > 0)


@provides("sign of constant")
def sign_of_constant(element: Element) -> int:
    """The sign of a real constant, by a ball; 0 where none excludes zero or the value is not real."""
    point = Point({}, Reader(element.field))
    for bits in PRECISIONS[:5]:
        with precision(bits):
            try:
                ball = point.element(element)
            except PointRejected:  # a root or an exponential of something that is no constant
                return 0
            if surely_positive(ball):
                return 1
            if surely_positive(-ball):
                return -1
    return 0
