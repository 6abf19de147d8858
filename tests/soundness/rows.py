"""Attempts to make the engine lie: equalities with their truth.

A row is built twice, as SymPy would simplify it on the way and with nothing evaluated, so that what reaches the engine
is what a user may have typed. The ids are those of the soundness catalogue (`docs/exact.md`); rows of our own carry a
letter after the number.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import sympy as sp
from sympy import (
    Abs,
    Contains,
    Derivative,
    FiniteSet,
    Function,
    I,
    Integer,
    LambertW,
    Max,
    Piecewise,
    Rational,
    Subs,
    acosh,
    asin,
    asinh,
    atan,
    atanh,
    besselj,
    bessely,
    conjugate,
    cos,
    cosh,
    cot,
    erf,
    exp,
    legendre,
    log,
    pi,
    re,
    sign,
    sin,
    sinh,
    sqrt,
    tan,
    tanh,
)

from gr_toolkit.exact import C_K, S_K


@dataclass(frozen=True)
class Row:
    """`sides` are equal on the domain, or not; `decided` says that within the promised kernels it must be found out."""

    id: str
    sides: Callable[[], tuple[Any, Any]]
    truth: bool
    domain: tuple[Any, ...] = ()
    decided: bool = True


x, y, u, v, r, t, M, a, b, K, L, n, s, R = sp.symbols("x y u v r t M a b K L n s R", real=True)
z, w = sp.symbols("z w")
p, q = sp.symbols("p q", positive=True)
m = sp.Symbol("m", integer=True)
f, g, h = Function("f"), Function("g"), Function("h")
fr = Function("f_r", real=True)
curved = (Contains(K, FiniteSet(-1, 0, 1)),)
one = Integer(1)


def between(symbol: Any, low: Any, high: Any) -> tuple[Any, ...]:
    """low < symbol < high."""
    return (symbol > low, symbol < high)


def positive(*symbols: Any) -> tuple[Any, ...]:
    return tuple(symbol > 0 for symbol in symbols)


ROOTS = [
    Row("root-01", lambda: (sqrt(x**2), x), True, positive(x)),
    Row("root-02", lambda: (sqrt(x**2), x), False),
    Row("root-03", lambda: (sqrt(x**2), -x), True, (x < 0,)),
    Row("root-04", lambda: (sqrt(x * y), sqrt(x) * sqrt(y)), True, positive(x, y)),
    Row("root-05", lambda: (sqrt(x * y), sqrt(x) * sqrt(y)), False),
    Row("root-06", lambda: (sqrt(2) * sqrt(3), sqrt(6)), True),
    Row("root-07", lambda: (sqrt(8), 2 * sqrt(2)), True),
    Row("root-08", lambda: (sqrt(12 * x), 2 * sqrt(3) * sqrt(x)), True, positive(x)),
    Row("root-09", lambda: (sqrt(2 * x) * sqrt(3 * x), sqrt(6) * x), True, positive(x)),
    Row("root-10", lambda: (sqrt(-2) * sqrt(-3), sqrt(6)), False),
    Row("root-10a", lambda: (sqrt(-2) * sqrt(-3), -sqrt(6)), True),
    Row("root-11", lambda: (sqrt(-x), I * sqrt(x)), True, positive(x)),
    Row("root-12", lambda: (sqrt(-x), I * sqrt(x)), False, (x < 0,)),
    Row("root-12a", lambda: (sqrt(-x), -I * sqrt(x)), True, (x < 0,)),
    Row("root-13", lambda: (1 / sqrt(x), sqrt(1 / x)), True, positive(x)),
    Row("root-14", lambda: (1 / sqrt(x), sqrt(1 / x)), False),
    Row("root-15", lambda: (sqrt(x - 1) * sqrt(x + 1), sqrt(x**2 - 1)), True, between(x, 1, 9)),
    Row("root-15a", lambda: (sqrt(x - 1) * sqrt(x + 1), -sqrt(x**2 - 1)), True, (x < -1,)),
    Row("root-16", lambda: (sqrt(x - 1) * sqrt(x + 1), sqrt(x**2 - 1)), False),
    Row("root-17", lambda: (sqrt((1 + x**2) / (1 - x**2)), sqrt(1 + x**2) / sqrt(1 - x**2)), True, between(x, -1, 1)),
    Row("root-18", lambda: (sqrt((1 + x**2) / (1 - x**2)), sqrt(1 + x**2) / sqrt(1 - x**2)), False, between(x, 1, 5)),
    Row("root-19", lambda: (sqrt(1 - 2 * M / r) * sqrt(r), sqrt(r - 2 * M)), True, (M > 0, r > 0, r > 2 * M)),
    Row("root-20", lambda: (sqrt(x) * sqrt(x + 1) * sqrt(x**2 + x), x**2 + x), True, positive(x)),
    Row("root-21", lambda: (1 / (sqrt(1 - v) * sqrt(1 + v)), 1 / sqrt(1 - v**2)), True, between(v, -1, 1)),
    Row("root-22", lambda: (sqrt(a**2 - 2 * a * b + b**2), a - b), True, (a > 0, b > 0, a > b)),
    Row("root-23", lambda: (sqrt(a**2 - 2 * a * b + b**2), a - b), False, positive(a, b)),
    Row("root-24", lambda: (sqrt(1 - cos(x) ** 2), sin(x)), True, between(x, 0, pi)),
    Row("root-25", lambda: (sqrt(1 - cos(x) ** 2), sin(x)), False),
    Row("root-26", lambda: (sqrt(5 + 2 * sqrt(6)), sqrt(2) + sqrt(3)), True),
    Row("root-27", lambda: (sqrt(5 - 2 * sqrt(6)), sqrt(2) - sqrt(3)), False),
    Row("root-28", lambda: (sqrt(5 - 2 * sqrt(6)), sqrt(3) - sqrt(2)), True),
    Row(
        "root-29",
        lambda: (sqrt(2 * x + 2 * sqrt(x**2 - 1)), sqrt(x + 1) + sqrt(x - 1)),
        True,
        between(x, 1, 9),
    ),
    Row("root-30", lambda: (sqrt(x - 2 * sqrt(x - 1)), 1 - sqrt(x - 1)), False, between(x, 1, 9)),
    Row("root-31", lambda: (sqrt(x - 2 * sqrt(x - 1)), 1 - sqrt(x - 1)), True, between(x, 1, 2)),
    Row("root-32", lambda: ((-4) ** Rational(1, 4), 1 + I), True),
    Row("root-33", lambda: ((2 + sqrt(5)) ** Rational(1, 3), (1 + sqrt(5)) / 2), True),
    Row(
        "root-34",
        lambda: ((2 + sqrt(5)) ** Rational(1, 3) + (2 - sqrt(5)) ** Rational(1, 3), one),
        False,
    ),
    Row("root-35", lambda: (Integer(-8) ** Rational(1, 3), Integer(-2)), False),
    Row("root-36", lambda: ((x**2) ** Rational(1, 3), x ** Rational(2, 3)), True, positive(x)),
    Row("root-37", lambda: ((x**2) ** Rational(1, 3), x ** Rational(2, 3)), False),
    Row("root-38", lambda: (x ** Rational(1, 3) * x ** Rational(2, 3), x), True),
    Row("root-39", lambda: ((x ** Rational(1, 6)) ** 3, sqrt(x)), True, positive(x)),
    Row("root-40", lambda: (sqrt(2 + sqrt(2)), 2 * cos(pi / 8)), True),
    Row("root-41", lambda: (cos(pi / 5), (1 + sqrt(5)) / 4), True),
    Row("root-42", lambda: (cos(pi / 7) * cos(2 * pi / 7) * cos(3 * pi / 7), Rational(1, 8)), True),
    Row("root-43", lambda: (sqrt(x**2 + y**2 + 2 * x * y * cos(0)), x + y), True, positive(x, y)),
    Row("root-44", lambda: (sqrt(3) * sqrt(5) * sqrt(x), sqrt(15 * x)), True, positive(x)),
    Row("root-45", lambda: (sqrt(sqrt(x) + 1) * sqrt(sqrt(x) - 1), sqrt(x - 1)), True, between(x, 1, 9)),
    Row("root-46", lambda: (sqrt(1 + I) * sqrt(1 - I), sqrt(2)), True),
    Row("root-47", lambda: (sqrt(z) * sqrt(z), z), True),
    Row("root-48", lambda: (sqrt(z**2), z), False),
    Row("root-49a", lambda: (sqrt(z**4), z**2), False, decided=False),  # real witnesses agree
    Row("root-49b", lambda: (sqrt(x**4), x**2), True),
    Row("root-49c", lambda: (Abs(1 / z**2), 1 / z**2), False),
    Row("root-50a", lambda: (sqrt(1 - cos(x)), sqrt(2) * sin(x / 2)), True, between(x, 0, pi)),
    Row("root-50b", lambda: (sqrt(1 - cos(x)), sqrt(2) * sin(x / 2)), False),
    Row("root-50c", lambda: (sqrt(1 - cos(x)) * sqrt(1 + cos(x)), sin(x)), True, between(x, 0, pi)),
    Row("root-50d", lambda: (sqrt(1 - cos(x)) * sqrt(1 + cos(x)), sin(x)), False),
    Row(
        "root-50e",
        lambda: (sqrt(1 - cos(x)) + sqrt(1 + cos(x)), sqrt(2) * (sin(x / 2) + cos(x / 2))),
        False,
        between(x, 0, 4),
    ),
    Row("root-50f", lambda: (1 / (sqrt(1 - cos(x)) + 3), 1 / (sqrt(2) * sin(x / 2) + 3)), True, between(x, 0, pi)),
    Row("root-51a", lambda: (sqrt(x) * sqrt(-x), I * x), False),
    Row("root-51b", lambda: (I + sqrt(-x) * sqrt(x), I + I * x), False),
    Row("root-51c", lambda: (sqrt(-p) * sqrt(p) * I, -p), True),
    Row("root-51d", lambda: (I * sqrt(-p), sqrt(p)), False),
    Row("root-51e", lambda: (I * sqrt(-p), -sqrt(p)), True),
    Row("root-51f", lambda: (sqrt(-p) * sqrt(-q), sqrt(p * q)), False),
    Row("root-51g", lambda: (sqrt(-p) / sqrt(-q), sqrt(p / q)), True),
    Row("root-52a", lambda: (sqrt(1 + sqrt(1 + sqrt(1 + sqrt(p)))) ** 2, 1 + sqrt(1 + sqrt(1 + sqrt(p)))), True),
    Row("root-52b", lambda: (sqrt(5 + 2 * sqrt(6)) * sqrt(5 - 2 * sqrt(6)), one), True),
    Row("root-52c", lambda: (sqrt(5 + 2 * sqrt(6)) + sqrt(5 - 2 * sqrt(6)), 2 * sqrt(3)), True),
    Row("root-52d", lambda: (sqrt(3 + 2 * sqrt(2)) - sqrt(2), one), True),
    Row("root-52e", lambda: (sqrt(3 - 2 * sqrt(2)) - sqrt(2), -one), True),
    Row("root-52f", lambda: (sqrt(3 - 2 * sqrt(2)) - sqrt(2), one), False),
    Row("root-53a", lambda: (sqrt(10**80 + 1), Integer(10) ** 40), False),  # they agree to 80 digits
    Row("root-53b", lambda: (sqrt(x**2 + 1) - x, 1 / (sqrt(x**2 + 1) + x)), True),
    Row("root-53c", lambda: (sqrt(sp.Integer(7) ** 40), sp.Integer(7) ** 20), True),
    Row("root-54a", lambda: (sqrt(exp(z)), exp(z / 2)), False, decided=False),
    Row("root-54b", lambda: (sqrt(exp(x)), exp(x / 2)), True),
    Row("root-54c", lambda: (sqrt(cosh(z) ** 2), cosh(z)), False),
    Row("root-54d", lambda: (sqrt(1 + sinh(x) ** 2), cosh(x)), True),
    Row("root-54e", lambda: (sqrt(1 + sinh(f(x)) ** 2), cosh(f(x))), False, decided=False),  # f may be complex
    Row("root-54f", lambda: (sqrt(1 + sinh(fr(x)) ** 2), cosh(fr(x))), True),
    Row("root-55a", lambda: (sqrt(f(t) ** 2), f(t)), False),
    Row("root-55b", lambda: (sqrt(f(t) ** 2), f(t)), True, (f(t) > 0,)),
    Row("root-55c", lambda: (sqrt(f(2 * t) ** 2), f(2 * t)), True, (f(2 * t) > 0,)),
    Row("root-56a", lambda: (sqrt(K**2), K), True, (Contains(K, FiniteSet(0, 1)),)),
    Row("root-56b", lambda: (sqrt(K**2), K), False, curved),
    Row("root-56c", lambda: (sqrt(K**2), K**2), True, curved),
]

TRIGONOMETRY = [
    Row("trig-01", lambda: (sin(x) ** 2 + cos(x) ** 2, one), True),
    Row("trig-02", lambda: (cos(2 * x), 1 - 2 * sin(x) ** 2), True),
    Row("trig-03", lambda: (sin(3 * x) / sin(x), 1 + 2 * cos(2 * x)), True, between(x, 0, 3)),
    Row("trig-04", lambda: (tan(x / 2), sin(x) / (1 + cos(x))), True, between(x, 0, 3)),
    Row("trig-05", lambda: (tan(x / 2), sqrt((1 - cos(x)) / (1 + cos(x)))), True, between(x, 0, pi)),
    Row("trig-06", lambda: (tan(x / 2), sqrt((1 - cos(x)) / (1 + cos(x)))), False, between(x, -3, 3)),
    Row("trig-07", lambda: (sin(x + y), sin(x) * cos(y) + cos(x) * sin(y)), True),
    Row("trig-08", lambda: (cos(x - y), cos(x) * cos(y) - sin(x) * sin(y)), False),
    Row(
        "trig-09",
        lambda: (tan(x + y), (tan(x) + tan(y)) / (1 - tan(x) * tan(y))),
        True,
        between(x, 0, one / 2) + between(y, 0, one / 2),
    ),
    Row("trig-10", lambda: (exp(I * x), cos(x) + I * sin(x)), True),
    Row("trig-11", lambda: (cos(I * x), cosh(x)), True),
    Row("trig-12", lambda: (cos(x) * cos(2 * x) * cos(4 * x), sin(8 * x) / (8 * sin(x))), True, between(x, 0, 3)),
    Row("trig-13", lambda: (sin(pi * m), Integer(0)), True),
    Row("trig-14", lambda: (sin(pi * x), Integer(0)), False),
    Row("trig-14a", lambda: (sin(pi * K), Integer(0)), True, curved),
    Row("trig-14b", lambda: (sin(pi * K / 2), Integer(0)), False, curved),
    Row("trig-15", lambda: (cos(pi * m), (-1) ** m), True),
    Row("trig-16", lambda: (sin(1) ** 2, (1 - cos(2)) / 2), True),
    Row(
        "trig-17",
        lambda: (
            (tanh(s * (r + R)) - tanh(s * (r - R))) / (2 * tanh(s * R)),
            (1 + cosh(2 * s * R)) / (cosh(2 * s * r) + cosh(2 * s * R)),
        ),
        True,
        positive(s, r, R),
    ),
    Row(
        "trig-18",
        lambda: (
            (tanh(s * (r + R)) - tanh(s * (r - R))) / (2 * tanh(s * R)),
            (1 + cosh(2 * s * R)) / (cosh(s * r) + cosh(2 * s * R)),
        ),
        False,
        positive(s, r, R),
    ),
    Row("trig-19", lambda: (atan(x) + atan(1 / x), pi / 2), True, positive(x)),
    Row("trig-20", lambda: (atan(x) + atan(1 / x), pi / 2), False),
    Row(
        "trig-21",
        lambda: (atan(x) + atan(y), atan((x + y) / (1 - x * y))),
        True,
        between(x, 0, 1) + between(y, 0, 1),
    ),
    Row("trig-22", lambda: (atan(x) + atan(y), atan((x + y) / (1 - x * y))), False, positive(x, y)),
    Row("trig-23", lambda: (asin(sin(x)), x), True, between(x, -one, one)),
    Row("trig-24", lambda: (asin(sin(x)), x), False, between(x, 0, pi)),
    Row("trig-25", lambda: (sin(2 * atan(x)), 2 * x / (1 + x**2)), True),
    Row("trig-26", lambda: (4 * atan(Rational(1, 5)) - atan(Rational(1, 239)), pi / 4), True),
    Row("trig-27", lambda: (cot(x / 2), (1 + cos(x)) / sin(x)), True, between(x, 0, 3)),
    Row("trig-28", lambda: ((1 - cos(x)) / sin(x) ** 2, 1 / (1 + cos(x))), True, between(x, 0, 3)),
    Row("trig-29", lambda: (asinh(x), log(x + sqrt(x**2 + 1))), True),
    Row("trig-30", lambda: (sinh(2 * x), 2 * sinh(x) * cosh(x)), True),
    Row("trig-31", lambda: (cos(x) ** 2 - cos(y) ** 2, sin(y + x) * sin(y - x)), True),
    Row("trig-32", lambda: ((1 - (-1) ** m) * (1 + (-1) ** m), Integer(0)), True),
    Row("trig-33", lambda: (1 / (3 + (-1) ** m), (3 - (-1) ** m) / 8), True),
    Row("trig-34a", lambda: (cos(pi + 1 / x), -cos(1 / x)), True),
    Row("trig-34b", lambda: (cos(1 / x) + cos(pi + 1 / x), Integer(0)), True),
    Row("trig-34c", lambda: (sin(pi / 6), one / 2), True),
    Row("trig-34d", lambda: (sin(x + pi / 3), sin(x) / 2 + sqrt(3) * cos(x) / 2), True),
    Row("trig-34e", lambda: (S_K(4, x + pi), S_K(4, x)), True),
    Row("trig-34f", lambda: (S_K(4, x + pi / 2), S_K(4, x)), False),
    Row("trig-34g", lambda: (S_K(4, I * x / 2), I * sinh(x) / 2), True),
    Row("trig-35a", lambda: (sin(x + I * y), sin(x) * cosh(y) + I * cos(x) * sinh(y)), True),
    Row("trig-35b", lambda: (tan(I * y), I * tanh(y)), True),
    Row("trig-35c", lambda: (exp(I * z), cos(z) + I * sin(z)), True),
    Row("trig-35d", lambda: (Abs(exp(I * z)), one), False),
    Row("trig-36a", lambda: (sin(x), x - x**3 / 6 + x**5 / 120), False),
    Row("trig-36b", lambda: (cos(x) ** 2, Rational(1, 2) + cos(2 * x) / 2), True),
    Row("trig-36c", lambda: (sin(Rational(1, 10**30)), Rational(1, 10**30)), False),
]

EXPONENTIALS = [
    Row("exp-01", lambda: (exp(x) * exp(-x), one), True),
    Row("exp-02", lambda: (exp(1 / (x**2 + x)) * exp(1 / (x + 1)), exp(1 / x)), True, positive(x)),
    Row("exp-03", lambda: (exp(exp(x) + 1), sp.E * exp(exp(x))), True),
    Row("exp-04", lambda: (exp(2 * log(x)), x**2), True, positive(x)),
    Row("exp-05", lambda: (exp(log(x) / 2), sqrt(x)), True, positive(x)),
    Row("exp-06", lambda: (exp(log(2) / 2), sqrt(2)), True),
    Row("exp-07", lambda: (log(x * y), log(x) + log(y)), True, positive(x, y)),
    Row("exp-08", lambda: (log(x * y), log(x) + log(y)), False),
    Row("exp-09", lambda: (log(x**2), 2 * log(x)), False, (x < 0,)),
    Row("exp-10", lambda: (log(6), log(2) + log(3)), True),
    Row("exp-11", lambda: (log(exp(x)), x), True),
    Row("exp-12", lambda: (log(exp(z)), z), False, decided=False),
    Row("exp-13", lambda: (log(1 - x**2), log(1 - x) + log(1 + x)), True, between(x, -1, 1)),
    Row("exp-14", lambda: (log(x + sqrt(x**2 - 1)), -log(x - sqrt(x**2 - 1))), True, between(x, 1, 9)),
    Row("exp-15", lambda: (log(sqrt(x) + 1) + log(sqrt(x) - 1), log(x - 1)), True, between(x, 1, 9)),
    Row("exp-16", lambda: (atanh(x), (log(1 + x) - log(1 - x)) / 2), True, between(x, -1, 1)),
    Row("exp-17", lambda: (log(-x), log(x) + I * pi), True, positive(x)),
    Row("exp-18", lambda: (log(-x), log(x) + I * pi), False, (x < 0,)),
    Row("exp-19", lambda: (exp(2 * pi * I * m), one), True),
    Row("exp-20", lambda: (exp(2 * pi * I * x), one), False),
    Row("exp-21", lambda: (sqrt(exp(x)), exp(x / 2)), True),
    Row("exp-22", lambda: (sqrt(exp(z)), exp(z / 2)), False, decided=False),
    Row(
        "exp-23",
        lambda: (Derivative(r + 2 * M * log(r / (2 * M) - 1), r), 1 / (1 - 2 * M / r)),
        True,
        (M > 0, r > 2 * M),
    ),
    Row("exp-24", lambda: (exp(pi * sqrt(163)), Integer(262537412640768744)), False),
    Row("exp-25", lambda: (exp(-1000), Integer(0)), False),
    Row("exp-26", lambda: (sqrt(2) + sqrt(3), pi), False),
    Row("exp-27", lambda: (exp(x + y) - exp(x) * exp(y), Integer(0)), True),
    Row("exp-28", lambda: (log(4) / log(2), Integer(2)), True),
    Row("exp-29a", lambda: (exp(x) - 1, 2 * exp(x / 2) * sinh(x / 2)), True),
    Row("exp-29b", lambda: (exp(x) - 1, 2 * exp(x / 2) * cosh(x / 2)), False),
    Row("exp-29c", lambda: (exp(x) + exp(2 * x), exp(x / 3) ** 3 + exp(x / 3) ** 6), True),
    Row("exp-29d", lambda: (exp(x) * exp(x / 3) + tanh(x / 2), exp(4 * x / 3) + (exp(x) - 1) / (exp(x) + 1)), True),
    Row("exp-29e", lambda: (cosh(x / 2) ** 2, (exp(x) + exp(-x) + 2) / 4), True),
    Row("exp-29f", lambda: (exp(x / 3) ** 3, exp(x) + Rational(1, 10**60)), False),
    Row("exp-30a", lambda: (exp(I * pi), -one), True),
    Row("exp-30b", lambda: (exp(x + I * pi / 2), I * exp(x)), True),
    Row("exp-30c", lambda: (exp(pi) * exp(-pi), one), True),
    Row("exp-30d", lambda: (sp.E + pi, Rational(585987448204883847382293085463, 10**29)), False),
    Row("exp-30e", lambda: ((exp(pi) - pi) / (exp(pi) - pi), one), True),
    Row("exp-30f", lambda: (exp(exp(1)) * exp(-exp(1)), one), True),
    Row("exp-31a", lambda: (exp(f(x)) / (1 + exp(f(x))), 1 / (1 + exp(-f(x)))), True),
    Row("exp-31b", lambda: (Derivative(exp(f(x)), x), Derivative(f(x), x) * exp(f(x))), True),
    Row("exp-31c", lambda: (Derivative(exp(f(x)), x), Derivative(f(x), x) * exp(2 * f(x))), False),
]

CURVED = [
    Row("sk-01", lambda: (C_K(K, x) ** 2 + K * S_K(K, x) ** 2, one), True, positive(x)),
    Row("sk-02", lambda: (S_K(K, 2 * x), 2 * S_K(K, x) * C_K(K, x)), True, positive(x)),
    Row("sk-03", lambda: (S_K(K, x + y), S_K(K, x) * C_K(K, y) + C_K(K, x) * S_K(K, y)), True, curved + positive(x, y)),
    Row("sk-04", lambda: (C_K(K, x + y), C_K(K, x) * C_K(K, y) - K * S_K(K, x) * S_K(K, y)), True, positive(x, y)),
    Row(
        "sk-05",
        lambda: (C_K(K, x + y), C_K(K, x) * C_K(K, y) + K * S_K(K, x) * S_K(K, y)),
        False,
        curved + positive(x, y),
    ),
    Row("sk-06", lambda: (C_K(K, x), one), True, (Contains(K, FiniteSet(0)),)),
    Row("sk-07", lambda: (C_K(K, x), one), False, curved),
    Row("sk-08", lambda: (C_K(K, x), sqrt(1 - K * S_K(K, x) ** 2)), False),
    Row("sk-09", lambda: (C_K(K, x), sqrt(1 - K * S_K(K, x) ** 2)), True, (K < 0, x > 0)),
    Row("sk-10", lambda: (1 - C_K(K, x), 2 * K * S_K(K, x / 2) ** 2), True, positive(x)),
    Row("sk-11", lambda: (S_K(K, x), sin(sqrt(K) * x) / sqrt(K)), True, positive(K, x)),
    Row("sk-12", lambda: (S_K(K, x), sinh(sqrt(-K) * x) / sqrt(-K)), True, (K < 0, x > 0)),
    Row("sk-13", lambda: (Derivative(S_K(K, x), x), C_K(K, x)), True, positive(x)),
    Row("sk-14", lambda: (Derivative(S_K(K, x), K), (x * C_K(K, x) - S_K(K, x)) / (2 * K)), True, (K < 0, x > 0)),
    Row("sk-14a", lambda: (Derivative(S_K(K, x), K), (x * C_K(K, x) + S_K(K, x)) / (2 * K)), False, curved),
    Row("sk-15a", lambda: (S_K(-1, x), sinh(x)), True),
    Row("sk-15b", lambda: (S_K(Rational(1, 4), x), 2 * sin(x / 2)), True),
    Row("sk-15c", lambda: (S_K(-2, x), sinh(sqrt(2) * x) / sqrt(2)), True),
    Row("sk-15d", lambda: (S_K(0, x), x), True),
    Row("sk-15e", lambda: (S_K(K, x), S_K(-K, x)), False),
    Row("sk-15f", lambda: (S_K(K, x), x), False),
    Row("sk-16a", lambda: (K**3, K), True, curved),
    Row("sk-16b", lambda: (K**3, K), False),
    Row("sk-16c", lambda: (K**2, one), False, curved),
    Row("sk-16d", lambda: (K * S_K(K, x) ** 2 + C_K(K, x) ** 2, K**2), False, curved),
    Row("sk-16e", lambda: (K**3 * x / (K - 1), K * x / (K - 1)), True, curved),
    Row("sk-17a", lambda: (C_K(K, x / sqrt(K)), cos(x)), True, decided=False),  # √K in the argument
    Row("sk-17b", lambda: (C_K(K, x / sqrt(K)), cosh(x)), False),
    Row("sk-17c", lambda: (C_K(K, sqrt(L) * x), C_K(L, sqrt(K) * x)), True, decided=False),
    Row("sk-18a", lambda: (S_K(K, x) * S_K(L, y) - S_K(L, y) * S_K(K, x), Integer(0)), True),
    Row("sk-18b", lambda: (S_K(K, x), S_K(L, x)), False),
]

JETS = [
    Row("jet-01", lambda: (Derivative(f(t) ** 2, t), 2 * f(t) * Derivative(f(t), t)), True),
    Row("jet-02", lambda: (Derivative(h(t, r), t, r), Derivative(h(t, r), r, t)), True),
    Row("jet-03", lambda: (f(2 * t), 2 * f(t)), False),
    Row("jet-04", lambda: (Derivative(f(2 * t), t), 2 * Derivative(f(t), t)), False),
    Row("jet-04a", lambda: (Derivative(f(2 * t), t), 2 * Subs(Derivative(f(x), x), x, 2 * t)), True),
    Row("jet-05", lambda: (Derivative(f(t), (t, 2)), -f(t)), False),
    Row("jet-06", lambda: (Derivative(1 + 0 * t, (t, 2)), -(1 + 0 * t)), False),  # solves a'² = 1 − a²
    Row("jet-07", lambda: (Derivative(0 * t, t) ** 2 - 0 * t, Integer(0)), True),  # a'² = a has the solution a = 0 …
    Row("jet-08", lambda: (Derivative(0 * t, (t, 2)), one / 2), False),  # … for which a″ = 1/2 is false
    Row("jet-09", lambda: (Subs(Derivative(h(t, r), t), r, t), Derivative(h(t, t), t)), False),
    Row("jet-10a", lambda: (f((x + 1) ** 2), f(x**2 + 2 * x + 1)), True),
    Row("jet-10b", lambda: (f(sin(x) ** 2), f(1 - cos(x) ** 2)), True),
    Row("jet-10c", lambda: (f(x), f(y)), False),
    Row("jet-10d", lambda: (h(x, y), h(y, x)), False),
    Row("jet-10e", lambda: (f(g(x)), g(f(x))), False),
    Row("jet-10f", lambda: (f(x + Rational(1, 10**30)), f(x)), False),
    Row("jet-11a", lambda: (Derivative(f(g(x)), x), Derivative(g(x), x) * Subs(Derivative(f(t), t), t, g(x))), True),
    Row(
        "jet-11b",
        lambda: (
            Derivative(f(x * y), x, y),
            Subs(Derivative(f(t), t), t, x * y) + x * y * Subs(Derivative(f(t), (t, 2)), t, x * y),
        ),
        True,
    ),
    Row("jet-11c", lambda: (Derivative(f(x * y), x, y), x * y * Subs(Derivative(f(t), (t, 2)), t, x * y)), False),
    Row(
        "jet-11d",
        lambda: (Derivative(h(x, x), x), Subs(Derivative(h(t, x), t), t, x) + Subs(Derivative(h(x, t), t), t, x)),
        True,
    ),
    Row("jet-12a", lambda: (Subs(f(x), x, 2 * y), f(2 * y)), True),
    Row("jet-12b", lambda: (Subs(f(x), x, 2 * y), f(3 * y)), False),
    Row("jet-12c", lambda: (Subs(x**2, x, 2 * y), 5 * y**2), False),
    Row("jet-12d", lambda: (Subs(Derivative(f(x) * x, x), x, 2 * y), 5 * y**2), False),
    Row(
        "jet-13a",
        lambda: (
            Derivative(f(x) * g(x), (x, 2)),
            Derivative(f(x), (x, 2)) * g(x)
            + 2 * Derivative(f(x), x) * Derivative(g(x), x)
            + f(x) * Derivative(g(x), (x, 2)),
        ),
        True,
    ),
    Row("jet-13b", lambda: (Derivative(f(t), t) * Derivative(1 / f(t), t), -((Derivative(f(t), t) / f(t)) ** 2)), True),
]

OTHER = [
    Row("pow-01", lambda: ((x**n) ** 2, x ** (2 * n)), True, positive(x)),
    Row("pow-02", lambda: ((z**n) ** 2, z ** (2 * n)), True, decided=False),
    Row("pow-03", lambda: ((x**2) ** n, x ** (2 * n)), True, positive(x)),
    Row("pow-04", lambda: ((x**2) ** n, x ** (2 * n)), False),
    Row("pow-05", lambda: ((x**n) ** y, x ** (n * y)), True, positive(x)),
    Row("pow-06", lambda: ((x * y) ** n, x**n * y**n), True, positive(x, y)),
    Row("pow-07", lambda: ((x * y) ** n, x**n * y**n), False),
    Row("pow-08", lambda: (2**n * 3**n, 6**n), True),
    Row("pow-09", lambda: (4**n, 2 ** (2 * n)), True),
    Row("pow-10", lambda: (r ** (2 * n + 1) * r ** (-n), r ** (n + 1)), True, positive(r)),
    Row("pow-11", lambda: (Derivative(x**n, x), n * x ** (n - 1)), True, positive(x)),
    Row("pow-12", lambda: (exp(n * log(x)), x**n), True, positive(x)),
    Row("pow-13", lambda: ((x**2 - 1) ** n, (x - 1) ** n * (x + 1) ** n), True, between(x, 1, 9)),
    Row("pow-14", lambda: (2 ** (1 + n), 2 * 2**n), True),
    Row("pow-15", lambda: (x**n, x), False, positive(x)),
    Row(
        "ode-01",
        lambda: (besselj(n - 1, x) + besselj(n + 1, x), 2 * n * besselj(n, x) / x),
        True,
        positive(x),
    ),
    Row(
        "ode-02",
        lambda: (besselj(n, x) * bessely(n + 1, x) - besselj(n + 1, x) * bessely(n, x), -2 / (pi * x)),
        True,
        positive(x),
    ),
    Row("ode-03", lambda: (besselj(one / 2, x), sqrt(2 / (pi * x)) * sin(x)), True, positive(x)),
    Row("ode-04", lambda: (besselj(-m, x), (-1) ** m * besselj(m, x)), True, positive(x)),
    Row("ode-05", lambda: (besselj(-n, x), cos(pi * n) * besselj(n, x)), False, positive(x)),
    Row(
        "ode-06",
        lambda: ((n + 1) * legendre(n + 1, x), (2 * n + 1) * x * legendre(n, x) - n * legendre(n - 1, x)),
        True,
        between(x, -1, 1),
    ),
    Row("ode-07", lambda: (LambertW(x) * exp(LambertW(x)), x), True, positive(x)),
    Row("ode-08", lambda: (LambertW(x * exp(x)), x), True, positive(x)),
    Row("ode-09", lambda: (LambertW(x * exp(x)), x), False),
    Row(
        "ode-10",
        lambda: (
            (2 * M * (1 + LambertW(u / sp.E)) / (2 * M) - 1) * exp(2 * M * (1 + LambertW(u / sp.E)) / (2 * M)),
            u,
        ),
        True,
        positive(M, u),
    ),
    Row("ode-11", lambda: (besselj(0, x) ** 2 + besselj(1, x) ** 2, one), False, positive(x)),
    Row("ode-12", lambda: (sqrt(pi) * erf(x), 2 * x), False, positive(x)),
    Row("abs-01", lambda: (Abs(x) ** 2, x**2), True),
    Row("abs-01a", lambda: (Abs(x), x), True, positive(x)),
    Row("abs-01b", lambda: (Abs(x), x), False),
    Row("abs-02", lambda: (Abs(z) ** 2, z**2), False),
    Row("abs-03", lambda: (Abs(z * w), Abs(z) * Abs(w)), True),
    Row("abs-04", lambda: (re(exp(I * x)), cos(x)), True),
    Row("abs-05", lambda: (re(exp(I * z)), cos(z)), False),
    Row("abs-06", lambda: (conjugate(sqrt(z)), sqrt(conjugate(z))), False),  # on the cut z < 0
    Row("abs-07", lambda: (conjugate(sqrt(x)), sqrt(conjugate(x))), False, (x < 0,)),
    Row("abs-08", lambda: (sign(x) * Abs(x), x), True),
    Row("abs-09", lambda: (Max(x, y), (x + y + Abs(x - y)) / 2), True),
    Row("abs-10", lambda: (Derivative(sqrt(x**2), x), one), False, (x < 0,)),
    Row("abs-11", lambda: (Piecewise((x, x > 0), (-x, True)), x), False),
    Row("abs-12", lambda: (acosh(cosh(x)), x), False),
    Row("pole-01", lambda: ((x**2 - 1) / (x - 1), x + 1), True),
    Row("pole-02", lambda: (1 / (1 - 1 / (1 - 1 / x)), 1 - x), True, positive(x)),
    Row(
        "pole-03",
        lambda: (
            x * (x - 1) * (x - 2) * (x - 3) * (x - 4) * (x + 1) * (x + 2) * (x + 3) * (x + 4) * (x - 5) * (x + 5),
            Integer(0),
        ),
        False,
    ),
    Row("pole-04", lambda: (x**7 - x, Integer(0)), False),
    Row("pole-05", lambda: (10**60 * x - 10**60 * x + x / 10**60, Integer(0)), False, positive(x)),
    Row("pole-06a", lambda: (x + Rational(1, 10**60), x), False),
    Row("pole-06b", lambda: (x * Rational(10**60 + 1, 10**60), x), False),
    Row("pole-06c", lambda: (m * (m - 1) * (m - 2) * (m + 1), Integer(0)), False),
    Row("pole-06d", lambda: (x * y * (x - y) * (x + y) * (x - 2 * y), Integer(0)), False),
    Row(
        "pole-07a",
        lambda: (
            sp.Symbol("A", commutative=False) * sp.Symbol("B", commutative=False),
            sp.Symbol("B", commutative=False) * sp.Symbol("A", commutative=False),
        ),
        False,
        decided=False,
    ),
    Row("pole-07b", lambda: (sp.Symbol("o", zero=True) * x, Integer(0)), True),
    Row("pole-07c", lambda: (sin(pi * sp.Symbol("e", even=True) / 2), Integer(0)), True, decided=False),
    Row("pole-07d", lambda: (sp.Symbol("e", irrational=True) ** 2, Integer(2)), False, decided=False),
]

ROWS = [*ROOTS, *TRIGONOMETRY, *EXPONENTIALS, *CURVED, *JETS, *OTHER]
