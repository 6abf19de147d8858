"""An independent evaluator: SymPy trees at a point by mpmath, unknown functions as given analytic ones."""

from __future__ import annotations

from typing import Any

import mpmath as mp
import sympy as sp

from gr_toolkit.exact import C_K, S_K
from tests.laws.strategies import K, f, g, h, p, q, x, y

POINT = {x: mp.mpf(41) / 97, y: mp.mpf(-53) / 89, p: mp.mpf(67) / 83, q: mp.mpf(149) / 79, K: mp.mpf(31) / 73}


def _sine_of_curvature(curvature: Any, argument: Any) -> Any:
    root = mp.sqrt(curvature)
    return mp.sin(root * argument) / root if curvature != 0 else argument


FUNCTIONS: dict[Any, Any] = {
    sp.sin: mp.sin,
    sp.cos: mp.cos,
    sp.tan: mp.tan,
    sp.cot: mp.cot,
    sp.sec: mp.sec,
    sp.csc: mp.csc,
    sp.sinh: mp.sinh,
    sp.cosh: mp.cosh,
    sp.tanh: mp.tanh,
    sp.coth: mp.coth,
    sp.sech: mp.sech,
    sp.csch: mp.csch,
    sp.exp: mp.exp,
    sp.Abs: abs,
    S_K: _sine_of_curvature,
    C_K: lambda k, a: mp.cos(mp.sqrt(k) * a),
    f: lambda a: mp.exp(a / 3) + a**3,
    g: lambda a, b: mp.sin(a * b) + a**2 * b,
    h: lambda a: mp.exp(a) + 1,
}
CONSTANTS = {sp.I: mp.mpc(0, 1), sp.pi: mp.pi, sp.E: mp.e}


def value(expression: Any, point: dict[Any, Any] = POINT) -> Any:
    """The value of an expression; derivatives of unknown functions by mpmath's finite differences."""
    if expression in point:
        return point[expression]
    if expression in CONSTANTS:
        return +CONSTANTS[expression]
    match expression:
        case sp.Rational():
            return mp.mpf(int(expression.p)) / int(expression.q)
        case sp.Add():
            return mp.fsum(value(a, point) for a in expression.args)
        case sp.Mul():
            return mp.fprod(value(a, point) for a in expression.args)
        case sp.Pow():
            return mp.power(value(expression.base, point), value(expression.exp, point))
        case sp.Subs():
            return value(
                expression.expr,
                point | {s: value(a, point) for s, a in zip(expression.variables, expression.point, strict=True)},
            )
        case sp.Derivative():
            counts = [(s, int(n)) for s, n in expression.variable_count]

            def at(*places: Any) -> Any:
                return value(expression.expr, point | {s: place for (s, _), place in zip(counts, places, strict=True)})

            return mp.diff(at, tuple(point[s] for s, _ in counts), tuple(n for _, n in counts))
    return FUNCTIONS[expression.func](*(value(a, point) for a in expression.args))


def close(first: Any, second: Any, digits: int = 12) -> bool:
    """Whether two values agree; finite differences of finite differences leave a dozen digits of fifty."""
    return abs(first - second) <= mp.mpf(10) ** -digits * (1 + abs(first) + abs(second))
