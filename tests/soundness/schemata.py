"""True identities of the algebraic and elementary kernels, with places for arguments: (kinds of arguments, both sides).

They are textbook material (Abramowitz–Stegun chapters 3 and 4, DLMF 4). Every one holds for all arguments of its kinds
(`draws`), as typed, wherever both sides are defined.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import sympy as sp
from sympy import (
    Derivative,
    I,
    Integer,
    Rational,
    cos,
    cosh,
    cot,
    coth,
    csc,
    exp,
    log,
    pi,
    sec,
    sech,
    sin,
    sinh,
    sqrt,
    tan,
    tanh,
)

from gr_toolkit.exact import C_K, S_K

Schema = tuple[str, Callable[..., tuple[Any, Any]]]
one, zero, half = Integer(1), Integer(0), Rational(1, 2)
third = Rational(1, 3)


def by(*expressions: Any) -> Any:
    """A symbol to differentiate by: real, and no parameter (exponent, order, modulus, curvature)."""
    free = sorted((s for e in expressions for s in e.free_symbols if s.name in "xypquw"), key=str)
    return free[0] if free else sp.Symbol("x", real=True)


def D(expression: Any, *of: Any) -> Any:
    """The derivative, not carried out, by a symbol of `of`."""
    return Derivative(expression, by(*(of or (expression,))))


def root(base: Any, degree: int, power: int = 1) -> Any:
    return base ** Rational(power, degree)


def chebyshev(number: int, cosine: Any) -> Any:
    """T_n(c) by its recursion."""
    last, this = one, cosine
    for _ in range(number - 1):
        last, this = this, 2 * cosine * this - last
    return this


RATIONAL: list[Schema] = [
    ("any any", lambda a, b: ((a + b) ** 2, a**2 + 2 * a * b + b**2)),
    ("any any", lambda a, b: ((a**3 - b**3) / (a - b), a**2 + a * b + b**2)),
    ("any any", lambda a, b: (1 / (a * b), (1 / a + 1 / b) / (a + b))),
    ("any", lambda a: (1 / (1 - 1 / (1 - 1 / a)), 1 - a)),
    ("any number", lambda a, n: ((a**n - 1) / (a - 1), sum((a**k for k in range(1, int(n))), one))),
    ("any any any", lambda a, b, c: (a**2 * (b - c) + b**2 * (c - a) + c**2 * (a - b), -(a - b) * (b - c) * (c - a))),
    ("any any", lambda a, b: ((a**2 + b**2) * (1 + a**2), (a - a * b) ** 2 + (a**2 + b) ** 2)),
    ("any any", lambda a, b: (a / (a + b) + b / (a - b), (a**2 + b**2) / (a**2 - b**2))),
    ("any any", lambda a, b: (D(a * b, a, b), D(a, a, b) * b + a * D(b, a, b))),
    (
        "any any",
        lambda a, b: (D(a / (1 + b**2), a, b), D(a, a, b) / (1 + b**2) - 2 * a * b * D(b, a, b) / (1 + b**2) ** 2),
    ),
]

ROOT: list[Schema] = [
    ("positive positive", lambda a, b: (sqrt(a) * sqrt(b), sqrt(a * b))),
    ("positive positive", lambda a, b: (sqrt(a**2 * b), a * sqrt(b))),
    ("positive positive", lambda a, b: (sqrt(a) / sqrt(b), sqrt(a / b))),
    ("positive positive", lambda a, b: (1 / (sqrt(a) + sqrt(b)), (sqrt(a) - sqrt(b)) / (a - b))),
    ("positive positive", lambda a, b: (sqrt(a + b + 2 * sqrt(a * b)), sqrt(a) + sqrt(b))),
    ("positive positive", lambda a, b: (sqrt(a + 2 * b - 2 * sqrt(b * (a + b))), sqrt(a + b) - sqrt(b))),
    ("positive positive", lambda a, b: (sqrt(a**2 + b + 2 * a * sqrt(b)), a + sqrt(b))),
    ("above", lambda a: (sqrt(a + sqrt(a**2 - 1)), (sqrt(a + 1) + sqrt(a - 1)) / sqrt(2))),
    ("above", lambda a: (sqrt(a - 1) * sqrt(a + 1), sqrt(a**2 - 1))),
    ("above", lambda a: (1 / (a - sqrt(a**2 - 1)), a + sqrt(a**2 - 1))),
    ("positive", lambda a: (sqrt(-a), I * sqrt(a))),
    ("positive positive", lambda a, b: (sqrt(-a) * sqrt(-b), -sqrt(a * b))),
    ("positive", lambda a: (sqrt(a) ** 5, a**2 * sqrt(a))),
    ("any", lambda a: (sqrt(a) ** 2, a)),
    ("positive", lambda a: (D(sqrt(a)), D(a) / (2 * sqrt(a)))),
    ("share", lambda a: (sqrt((1 - a) / (1 + a)), sqrt(1 - a**2) / (1 + a))),
    ("positive number", lambda a, n: (sqrt(n * a) * sqrt((n + 1) * a), sqrt(n * (n + 1)) * a)),
    ("real real", lambda a, b: (sqrt((a - b) ** 2 + 4 * a * b + 1), sqrt((a + b) ** 2 + 1))),
    ("number", lambda n: (sqrt(n + sqrt(n**2 - 1)), (sqrt(n + 1) + sqrt(n - 1)) / sqrt(2))),
    ("real", lambda a: (sqrt(a**2 + 1) - a, 1 / (sqrt(a**2 + 1) + a))),
]

NTH: list[Schema] = [
    ("positive positive", lambda a, b: (root(a, 3) * root(b, 3), root(a * b, 3))),
    ("positive", lambda a: (root(a, 6) ** 3, sqrt(a))),
    ("positive positive", lambda a, b: (root(a**3 * b, 3), a * root(b, 3))),
    ("any", lambda a: (root(a, 3, 2) * root(a, 3), a)),
    ("any", lambda a: (root(a, 5) ** 5, a)),
    ("positive", lambda a: (1 / (root(a, 3) - 1), (root(a, 3) ** 2 + root(a, 3) + 1) / (a - 1))),
    ("positive number", lambda a, n: ((a**n) ** (1 / n), a)),
    ("positive", lambda a: (D(root(a, 3)), D(a) / (3 * root(a, 3) ** 2))),
    ("positive", lambda a: (root(a, 4) ** 2, sqrt(a))),
    ("positive", lambda a: (sqrt(root(a, 3)), root(a, 6))),
    ("positive positive", lambda a, b: (root(a**3 + 3 * a**2 * sqrt(b) + 3 * a * b + b * sqrt(b), 3), a + sqrt(b))),
    ("positive", lambda a: (root(-a, 3), (half + I * sqrt(3) / 2) * root(a, 3))),
    ("positive", lambda a: (root(16 * a, 3), 2 * root(2 * a, 3))),
    ("positive", lambda a: (root(-4 * a**4, 4), (1 + I) * a)),
    ("number", lambda n: (root(n * 8, 3) * root(n, 3, 2), 2 * n)),
    ("positive positive", lambda a, b: ((a / b) ** Rational(3, 4), root(a, 4, 3) / root(b, 4, 3))),
]

POWER: list[Schema] = [
    ("positive exponent exponent", lambda s, a, b: (s**a * s**b, s ** (a + b))),
    ("positive exponent exponent", lambda s, a, b: ((s**a) ** b, s ** (a * b))),
    ("positive positive exponent", lambda s, t, a: ((s * t) ** a, s**a * t**a)),
    ("positive positive exponent", lambda s, t, a: ((s / t) ** a, s**a / t**a)),
    ("any exponent", lambda z, a: (z ** (a + 1), z * z**a)),
    ("any exponent", lambda z, a: ((z**a) ** 2, z ** (2 * a))),
    ("positive exponent", lambda s, a: (exp(a * log(s)), s**a)),
    ("positive exponent", lambda s, a: (sqrt(s**a), s ** (a / 2))),
    ("positive exponent", lambda s, a: (D(s**a, s), a * s ** (a - 1) * D(s))),
    ("positive exponent exponent", lambda s, a, b: (s**a * s**b * s ** (1 - a - b), s)),
    ("exponent", lambda a: (Integer(2) ** a * Integer(3) ** a, Integer(6) ** a)),
    ("exponent", lambda a: (Integer(4) ** a, Integer(2) ** (2 * a))),
    ("above exponent", lambda s, a: ((s**2 - 1) ** a, (s - 1) ** a * (s + 1) ** a)),
    ("positive exponent", lambda s, a: ((s**a - 1) * (s**a + 1), s ** (2 * a) - 1)),
    ("positive real", lambda s, a: (D(s**a, s, a), s**a * (D(a, s, a) * log(s) + a * D(s, s, a) / s))),
    ("positive exponent exponent", lambda s, a, b: (s ** (a**2 - b**2), (s ** (a - b)) ** (a + b))),
    ("any number number", lambda z, n, m: ((z**n) ** m, z ** (n * m))),
]

EXP: list[Schema] = [
    ("any any", lambda a, b: (exp(a + b), exp(a) * exp(b))),
    ("any", lambda a: (exp(-a), 1 / exp(a))),
    ("any", lambda a: (exp(a + 1) / sp.E, exp(a))),
    ("any number", lambda a, n: (exp(a / n) ** n, exp(a))),
    ("any", lambda a: (exp(1 / (a**2 + a)) * exp(1 / (a + 1)), exp(1 / a))),
    ("any", lambda a: (exp(a) - 1, 2 * exp(a / 2) * sinh(a / 2))),
    ("any", lambda a: ((exp(a) - 1) / (exp(a) + 1), tanh(a / 2))),
    ("positive number", lambda a, n: (exp(n * log(a)), a**n)),
    ("positive", lambda a: (exp(log(a) / 2), sqrt(a))),
    ("any", lambda a: (D(exp(a)), D(a) * exp(a))),
    ("real", lambda a: (exp(exp(a) + 1), sp.E * exp(exp(a)))),
    ("real", lambda a: (sqrt(exp(a)), exp(a / 2))),
    ("any", lambda a: (exp(I * a), cos(a) + I * sin(a))),
    ("any", lambda a: (exp(a + I * pi), -exp(a))),
    ("any any", lambda a, b: (1 / (exp(a) + exp(b)), exp(-(a + b) / 2) / (2 * cosh((a - b) / 2)))),
    ("any any", lambda a, b: (exp(2 * a) - exp(2 * b), (exp(a) - exp(b)) * (exp(a) + exp(b)))),
]

LOG: list[Schema] = [
    ("positive positive", lambda a, b: (log(a * b), log(a) + log(b))),
    ("positive positive", lambda a, b: (log(a / b), log(a) - log(b))),
    ("positive number", lambda a, n: (log(a**n), n * log(a))),
    ("positive", lambda a: (log(sqrt(a)), log(a) / 2)),
    ("any", lambda a: (exp(log(a)), a)),
    ("real", lambda a: (log(exp(a)), a)),
    ("positive", lambda a: (D(log(a)), D(a) / a)),
    ("positive", lambda a: (log(-a), log(a) + I * pi)),
    ("positive", lambda a: (log(I * a), log(a) + I * pi / 2)),
    ("above", lambda a: (log(a**2 - 1), log(a - 1) + log(a + 1))),
    ("above", lambda a: (log(a + sqrt(a**2 - 1)), -log(a - sqrt(a**2 - 1)))),
    ("above", lambda a: (log(sqrt(a) + 1) + log(sqrt(a) - 1), log(a - 1))),
    ("number number", lambda m, n: (log(m * n), log(m) + log(n))),
    ("number positive", lambda n, a: (log(n * a) - log(a), log(n))),
    ("number number", lambda m, n: (log(m**n) / log(m), n)),
    ("positive", lambda a: (log(1 / a), -log(a))),
    ("positive", lambda a: (D(a * log(a) - a, a), log(a) * D(a))),
    ("positive", lambda a: ((log(a) - 1) * (log(a) + 1), log(a) ** 2 - 1)),
    ("real", lambda a: (log(1 + exp(a)), a + log(1 + exp(-a)))),
]

TRIG: list[Schema] = [
    ("any any", lambda a, b: (sin(a + b), sin(a) * cos(b) + cos(a) * sin(b))),
    ("any any", lambda a, b: (cos(a - b), cos(a) * cos(b) + sin(a) * sin(b))),
    ("any", lambda a: (sin(a) ** 2 + cos(a) ** 2, one)),
    ("any number", lambda a, n: (cos(n * a), chebyshev(int(n), cos(a)))),
    ("any", lambda a: (sin(3 * a), 3 * sin(a) - 4 * sin(a) ** 3)),
    ("any", lambda a: (tan(a / 2), sin(a) / (1 + cos(a)))),
    ("any", lambda a: (tan(2 * a), 2 * tan(a) / (1 - tan(a) ** 2))),
    ("any any", lambda a, b: (tan(a + b), (tan(a) + tan(b)) / (1 - tan(a) * tan(b)))),
    ("any any", lambda a, b: (sin(a) * cos(b), (sin(a + b) + sin(a - b)) / 2)),
    ("any any", lambda a, b: (cos(a) ** 2 - cos(b) ** 2, sin(b + a) * sin(b - a))),
    ("any", lambda a: (sin(a) ** 4, (3 - 4 * cos(2 * a) + cos(4 * a)) / 8)),
    ("any", lambda a: (sec(a) ** 2 - tan(a) ** 2, one)),
    ("any", lambda a: (csc(a) - cot(a), tan(a / 2))),
    ("any", lambda a: (D(tan(a)), D(a) * (1 + tan(a) ** 2))),
    ("any", lambda a: (sin(a + pi / 2), cos(a))),
    ("any", lambda a: (D(sin(a) * cos(a), a), D(a) * cos(2 * a))),
    ("any number", lambda a, n: ((cos(a) + I * sin(a)) ** n, cos(n * a) + I * sin(n * a))),
    ("any any any", lambda a, b, c: (sin(a) * sin(b - c) + sin(b) * sin(c - a) + sin(c) * sin(a - b), zero)),
    ("any", lambda a: ((1 - cos(a)) / sin(a) ** 2, 1 / (1 + cos(a)))),
    ("small", lambda a: (sqrt(1 - cos(a)), sqrt(2) * sin(a / 2))),
    ("any", lambda a: (cos(a) * cos(2 * a) * cos(4 * a), sin(8 * a) / (8 * sin(a)))),
]

HYPERBOLIC: list[Schema] = [
    ("any any", lambda a, b: (sinh(a + b), sinh(a) * cosh(b) + cosh(a) * sinh(b))),
    ("any any", lambda a, b: (cosh(a - b), cosh(a) * cosh(b) - sinh(a) * sinh(b))),
    ("any", lambda a: (cosh(a) ** 2 - sinh(a) ** 2, one)),
    ("any number", lambda a, n: (cosh(n * a), chebyshev(int(n), cosh(a)))),
    ("any", lambda a: (tanh(a / 2), sinh(a) / (1 + cosh(a)))),
    ("any any", lambda a, b: (tanh(a + b), (tanh(a) + tanh(b)) / (1 + tanh(a) * tanh(b)))),
    ("any", lambda a: (exp(a), cosh(a) + sinh(a))),
    ("any", lambda a: (cos(I * a), cosh(a))),
    ("any", lambda a: (sinh(I * a), I * sin(a))),
    ("real", lambda a: (sqrt(1 + sinh(a) ** 2), cosh(a))),
    ("positive", lambda a: (sqrt(cosh(a) ** 2 - 1), sinh(a))),
    ("any", lambda a: (sech(a) ** 2 + tanh(a) ** 2, one)),
    ("any", lambda a: (D(tanh(a)), D(a) * sech(a) ** 2)),
    ("any", lambda a: (coth(a) - tanh(a), 2 / sinh(2 * a))),
    ("any any", lambda a, b: (sinh(a) ** 2 - sinh(b) ** 2, sinh(a + b) * sinh(a - b))),
    ("any any", lambda a, b: (D(sinh(a * b), a, b), D(a * b, a, b) * cosh(a * b))),
    (
        "any any",
        lambda a, b: (
            (tanh(a + b) - tanh(a - b)) / (2 * tanh(b)),
            (1 + cosh(2 * b)) / (cosh(2 * a) + cosh(2 * b)),
        ),
    ),
]

CURVED: list[Schema] = [
    ("curvature any", lambda k, a: (C_K(k, a) ** 2 + k * S_K(k, a) ** 2, one)),
    ("curvature any any", lambda k, a, b: (S_K(k, a + b), S_K(k, a) * C_K(k, b) + C_K(k, a) * S_K(k, b))),
    ("curvature any any", lambda k, a, b: (C_K(k, a - b), C_K(k, a) * C_K(k, b) + k * S_K(k, a) * S_K(k, b))),
    ("curvature any", lambda k, a: (S_K(k, 2 * a), 2 * S_K(k, a) * C_K(k, a))),
    ("curvature any", lambda k, a: (1 - C_K(k, a), 2 * k * S_K(k, a / 2) ** 2)),
    ("curvature any", lambda k, a: (S_K(k, a) ** 2 / (1 + C_K(k, a)), (1 - C_K(k, a)) / k)),
    ("curvature any", lambda k, a: (S_K(k, 3 * a), 3 * S_K(k, a) - 4 * k * S_K(k, a) ** 3)),
    ("curvature real", lambda k, a: (D(S_K(k, a), a), C_K(k, a) * D(a))),
    ("curvature real", lambda k, a: (D(C_K(k, a), a), -k * S_K(k, a) * D(a))),
    ("positive any", lambda k, a: (S_K(k, a), sin(sqrt(k) * a) / sqrt(k))),
    ("positive any", lambda k, a: (C_K(-k, a), cosh(sqrt(k) * a))),
    ("positive real", lambda k, a: (C_K(-k, a), sqrt(1 + k * S_K(-k, a) ** 2))),
    ("curvature any", lambda k, a: (S_K(k, -a), -S_K(k, a))),
    ("curvature any any", lambda k, a, b: (S_K(k, a) ** 2 - S_K(k, b) ** 2, S_K(k, a + b) * S_K(k, a - b))),
    ("any", lambda a: (S_K(4, a + pi), S_K(4, a))),
    ("any", lambda a: (S_K(-1, a) + C_K(-1, a), exp(a))),
    ("curvature any", lambda k, a: (S_K(k, a / 2) / C_K(k, a / 2), S_K(k, a) / (1 + C_K(k, a)))),
]
