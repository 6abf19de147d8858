"""The oracle of the generated pairs: SymPy trees at a point by mpmath. The engine plays no part.

Unknown functions are given concrete analytic ones; derivatives are differences or SymPy's, integrals are quadratures.
Values that are real but for rounding are made real, or noise would choose the side of a branch cut.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Any

import mpmath as mp
import sympy as sp
from sympy.core.function import AppliedUndef

from gr_toolkit.exact import C_K, S_K

DIGITS = 50
NOISE = 0.75  # a part that is smaller by this share of all bits is rounding
HUGE = mp.mpf(10) ** 24  # a point where something is larger is too near a pole
s = sp.Symbol("s")
CONCRETE: dict[str, sp.Lambda] = {
    "f": sp.Lambda(s, s**3 / 5 + sp.sin(s) + 2),
    "g": sp.Lambda(s, s**2 / 3 - s + sp.cos(s)),
    "h": sp.Lambda((s, sp.Symbol("s2")), s**2 * sp.Symbol("s2") / 3 + sp.sin(s * sp.Symbol("s2")) + 1),
    "f_r": sp.Lambda(s, s**3 / 7 - sp.cos(s)),
    "f_p": sp.Lambda(s, s**2 / 3 + sp.exp(-s) + 1),
}


class BadPoint(Exception):
    """A point at which something is not defined or too near a pole."""


def _sine_of_curvature(curvature: Any, argument: Any) -> Any:
    root = mp.sqrt(curvature)
    return mp.sin(root * argument) / root if curvature != 0 else argument


def _spherical(kind: Any, order: Any, argument: Any, parity: int) -> Any:
    """Of whole order they are even or odd, though the root and the Bessel function that they are made of have cuts."""
    if mp.re(argument) < 0 and mp.isint(order):
        return parity * (-1) ** int(order) * _spherical(kind, order, -argument, parity)
    return mp.sqrt(mp.pi / (2 * argument)) * kind(order + mp.mpf(1) / 2, argument)


FUNCTIONS: dict[Any, Any] = {
    sp.exp: mp.exp,
    sp.log: mp.log,
    **{getattr(sp, n): getattr(mp, n) for n in "sin cos tan cot sec csc sinh cosh tanh coth sech csch".split()},
    **{getattr(sp, n): getattr(mp, n) for n in "asin acos atan acot asinh acosh atanh acoth erf gamma".split()},
    sp.atan2: mp.atan2,
    sp.Abs: abs,
    sp.sign: mp.sign,
    sp.re: mp.re,
    sp.im: mp.im,
    sp.arg: mp.arg,
    sp.Heaviside: lambda a, *_: mp.mpf(a > 0),
    sp.DiracDelta: lambda a: mp.mpf(0),
    sp.conjugate: mp.conj,
    sp.Max: max,
    sp.Min: min,
    S_K: _sine_of_curvature,
    C_K: lambda k, a: mp.cos(mp.sqrt(k) * a),
    sp.LambertW: mp.lambertw,
    sp.besselj: mp.besselj,
    sp.bessely: mp.bessely,
    sp.besseli: mp.besseli,
    sp.besselk: mp.besselk,
    sp.jn: lambda n, a: _spherical(mp.besselj, n, a, 1),
    sp.yn: lambda n, a: _spherical(mp.bessely, n, a, -1),
    sp.legendre: mp.legendre,
    sp.assoc_legendre: mp.legenp,
    sp.gegenbauer: mp.gegenbauer,
    sp.chebyshevt: mp.chebyt,
    sp.chebyshevu: mp.chebyu,
    sp.elliptic_f: mp.ellipf,
    sp.elliptic_e: mp.ellipe,
    sp.elliptic_k: mp.ellipk,
    sp.elliptic_pi: mp.ellippi,
    sp.polylog: mp.polylog,
}
SLOW = (sp.Integral, sp.besselj, sp.bessely, sp.jn, sp.legendre, sp.elliptic_f)  # differentiated by SymPy
CONSTANTS = {sp.I: mp.mpc(0, 1), sp.pi: mp.pi, sp.E: mp.e}
ORDER = {sp.Gt: lambda a, b: a > b, sp.Ge: lambda a, b: a >= b, sp.Lt: lambda a, b: a < b, sp.Le: lambda a, b: a <= b}


def concrete(expression: sp.Basic) -> Any:
    """The expression with every unknown function made a concrete one."""
    if not expression.has(AppliedUndef):
        return expression
    with sp.evaluate(True):
        for kind in {a.func for a in expression.atoms(AppliedUndef)}:
            expression = expression.replace(kind, CONCRETE[kind.__name__])
        return expression


def carried_out(expression: Any) -> Any:
    """Derivatives and substitutions done, from the inside out, by SymPy."""
    if isinstance(expression, sp.Derivative):
        inner = carried_out(expression.expr)
        for variable, count in expression.variable_count:
            inner = inner.diff(variable, int(count.doit()))
        return inner
    if isinstance(expression, sp.Subs):
        point = dict(zip(expression.variables, map(carried_out, expression.point), strict=True))
        return carried_out(expression.expr).subs(point, simultaneous=True)
    if expression.has(sp.Derivative, sp.Subs):
        return expression.func(*map(carried_out, expression.args))
    return expression


@lru_cache(maxsize=1000)
def _plain(expression: Any) -> Any:
    """Free of unknown functions and of derivatives; asked for at one point after the other."""
    with sp.evaluate(True):
        return carried_out(concrete(expression))


@lru_cache(maxsize=1000)
def _compiled(integrand: Any, symbols: tuple[Any, ...]) -> Any:
    return sp.lambdify(symbols, integrand, modules="mpmath")


def _at(function: sp.Lambda, arguments: list[Any]) -> Any:
    """A concrete function at numbers."""
    return Values(dict(zip(function.variables, arguments, strict=True))).of(function.expr)


class Values:
    """The values of expressions at one point, remembered; `largest` is the largest number met on the way."""

    def __init__(self, point: dict[Any, Any]) -> None:
        self.point = point
        self.known: dict[Any, Any] = dict(point)
        self.largest = mp.mpf(1)

    def of(self, expression: Any) -> Any:
        """The value, at the precision that mpmath has."""
        known = self.known.get(expression)
        if known is None:
            try:
                known = _real_but_for_noise(self._of(expression))
            except (ZeroDivisionError, ValueError, OverflowError, TypeError, mp.libmp.NoConvergence) as error:
                raise BadPoint(str(error)) from None
            size = abs(known)
            if not mp.isfinite(known) or size > HUGE:
                raise BadPoint(str(expression))
            self.largest = max(self.largest, size)
            self.known[expression] = known
        return known

    def _of(self, expression: Any) -> Any:
        if expression in CONSTANTS:
            return +CONSTANTS[expression]
        kind = type(expression)
        if kind in FUNCTIONS:
            return FUNCTIONS[kind](*(self.of(a) for a in expression.args))
        match expression:
            case sp.Rational():
                return mp.mpf(int(expression.p)) / int(expression.q)
            case sp.Add():
                return mp.fsum(self.of(a) for a in expression.args)
            case sp.Mul():
                return mp.fprod(self.of(a) for a in expression.args)
            case sp.Pow():
                return self._power(*expression.args)
            case sp.Derivative() if expression.has(*SLOW):
                return self.of(_plain(expression))
            case sp.Derivative():
                return self._derivative(expression.expr, list(expression.variable_count))
            case sp.Subs():
                return self._moved(dict(zip(expression.variables, map(self.of, expression.point), strict=True))).of(
                    expression.expr
                )
            case sp.Integral():
                (variable, low, high), *more = expression.limits
                assert not more
                return self._integral(concrete(expression.function), variable, self.of(low), self.of(high))
            case sp.Piecewise():
                value = next(e for e, condition in expression.args if self._holds(condition))
                return self.of(value)
            case AppliedUndef():
                return _at(CONCRETE[kind.__name__], [self.of(a) for a in expression.args])
        raise NotImplementedError(f"the oracle knows no {kind.__name__} in {expression}")

    def _moved(self, changes: dict[Any, Any]) -> Values:
        return Values(self.point | changes)

    def _derivative(self, expression: Any, variables: list[Any]) -> Any:
        """By differences in twice the precision."""
        if not variables:
            return self.of(expression)
        (variable, count), *rest = variables
        function = lambda at: self._moved({variable: at})._derivative(expression, rest)  # noqa: E731
        return mp.diff(function, self.point.get(variable, mp.mpf(1) / 3), int(count.doit()))

    def _power(self, base: Any, exponent: Any) -> Any:
        if exponent == -1:
            return 1 / self.of(base)
        if isinstance(exponent, sp.Integer):
            return self.of(base) ** int(exponent)
        return mp.exp(self.of(exponent)) if base is sp.E else mp.power(self.of(base), self.of(exponent))

    def _integral(self, integrand: Any, variable: Any, low: Any, high: Any) -> Any:
        others = sorted(integrand.free_symbols - {variable}, key=str)
        function, values = _compiled(integrand, (variable, *others)), [self.of(o) for o in others]
        return mp.quad(lambda t: function(t, *values), [low, high])

    def _holds(self, condition: Any) -> bool:
        if condition in (True, sp.true):
            return True
        return bool(ORDER[type(condition)](self.of(condition.lhs), self.of(condition.rhs)))


def _real_but_for_noise(value: Any) -> Any:
    if isinstance(value, mp.mpc):
        noise = mp.ldexp(1, -int(NOISE * mp.mp.prec))
        if abs(value.imag) <= noise * abs(value.real):
            return value.real
        if abs(value.real) <= noise * abs(value.imag):
            return mp.mpc(0, value.imag)
    return value


def agree(left: Any, right: Any, points: list[Values]) -> bool | None:
    """Whether two expressions agree to 30 digits at two points (True) or differ clearly at two (False).

    None where they were not defined at two of the points, or the numbers leave it open.
    """
    same = apart = 0
    with mp.workdps(DIGITS):
        for values in points:
            try:
                one, other = values.of(left), values.of(right)
            except BadPoint:
                continue
            gap, size = abs(one - other), max(abs(one), abs(other))
            if gap <= mp.mpf(10) ** -30 * max(size, mp.mpf(10) ** -6 * values.largest):
                same += 1
            elif gap > mp.mpf(10) ** -20 * size and gap > mp.mpf(10) ** -32 * values.largest:
                apart += 1
            else:
                return None
            if 2 in (same, apart):
                return same == 2
    return None
