"""True identities of the kernels beyond the elementary ones, as in `schemata`: DLMF 4.13, 10, 14, 18, 19, 25.12."""

from __future__ import annotations

from typing import Any

import sympy as sp
from sympy import (
    Abs,
    Derivative,
    Function,
    I,
    Integral,
    LambertW,
    Max,
    Min,
    Piecewise,
    Rational,
    Subs,
    asinh,
    assoc_legendre,
    besseli,
    besselj,
    besselk,
    bessely,
    conjugate,
    cos,
    cosh,
    elliptic_e,
    elliptic_f,
    exp,
    gegenbauer,
    im,
    legendre,
    log,
    pi,
    polylog,
    re,
    sign,
    sin,
    sqrt,
    tan,
)

from tests.soundness.schemata import D, Schema, half, one, zero

x, y, t = sp.symbols("x y t", real=True)
f, g, h = Function("f"), Function("g"), Function("h")
fr, fp = Function("f_r", real=True), Function("f_p", positive=True)


def prime(function: Any, at: Any, times: int = 1) -> Any:
    """The derivative of an unknown function at a point."""
    return Subs(Derivative(function(t), (t, times)), t, at)


PIECES: list[Schema] = [
    ("real", lambda a: (Abs(a) ** 2, a**2)),
    ("real real", lambda a, b: (Abs(a * b), Abs(a) * Abs(b))),
    ("real", lambda a: (sign(a) * Abs(a), a)),
    ("real", lambda a: (sqrt(a**2), Abs(a))),
    ("real", lambda a: (Abs(-a), Abs(a))),
    ("real real", lambda a, b: (Max(a, b) + Min(a, b), a + b)),
    ("real real", lambda a, b: (Max(a, b), (a + b + Abs(a - b)) / 2)),
    ("real real", lambda a, b: (Min(a, b), (a + b - Abs(a - b)) / 2)),
    ("real", lambda a: (Piecewise((a, a > 0), (-a, True)), Abs(a))),
    ("real real", lambda a, b: (Piecewise((a, a > b), (b, True)), Max(a, b))),
    ("real", lambda a: (Abs(a) / a, sign(a))),
    ("positive", lambda a: (Abs(a), a)),
    ("positive", lambda a: (Abs(-a - 1), a + 1)),
    ("real positive", lambda a, b: (Max(a, a + b), a + b)),
    ("real real", lambda a, b: (Max(a, b) * Min(a, b), a * b)),
    ("real real", lambda a, b: (Abs(a - b), Abs(b - a))),
    ("real positive", lambda a, b: (Max(a * b, 0), b * Max(a, 0))),
    ("unit", lambda a: (Piecewise((a, a < 1), (a**2, True)), a)),
]

CONJUGATE: list[Schema] = [
    ("any", lambda a: (conjugate(conjugate(a)), a)),
    ("any any", lambda a, b: (conjugate(a * b), conjugate(a) * conjugate(b))),
    ("any any", lambda a, b: (conjugate(a + b), conjugate(a) + conjugate(b))),
    ("any", lambda a: (re(a) + I * im(a), a)),
    ("any", lambda a: (Abs(a) ** 2, a * conjugate(a))),
    ("any", lambda a: (re(a), (a + conjugate(a)) / 2)),
    ("any", lambda a: (im(I * a), re(a))),
    ("any", lambda a: (conjugate(exp(a)), exp(conjugate(a)))),
    ("any", lambda a: (conjugate(sin(a)), sin(conjugate(a)))),
    ("real", lambda a: (re(exp(I * a)), cos(a))),
    ("real", lambda a: (Abs(exp(I * a)), one)),
    ("real real", lambda a, b: (Abs(exp(a + I * b)), exp(a))),
    ("real real", lambda a, b: (re((a + I * b) ** 2), a**2 - b**2)),
    ("real real", lambda a, b: (im((a + I * b) ** 3), 3 * a**2 * b - b**3)),
    ("real real", lambda a, b: (im(1 / (a + I * b)), -b / (a**2 + b**2))),
    ("positive", lambda a: (conjugate(sqrt(a)), sqrt(a))),
    ("any any", lambda a, b: (re(a * b), re(a) * re(b) - im(a) * im(b))),
    ("real real", lambda a, b: (re(sin(a + I * b)), sin(a) * cosh(b))),
    ("any any", lambda a, b: (Abs(a * b) ** 2, Abs(a) ** 2 * Abs(b) ** 2)),
    ("real real", lambda a, b: (Abs(a + I * b), sqrt(a**2 + b**2))),
]

LAMBERT: list[Schema] = [
    ("positive", lambda a: (LambertW(a) * exp(LambertW(a)), a)),
    ("positive", lambda a: (LambertW(a * exp(a)), a)),
    ("positive", lambda a: (exp(LambertW(a)), a / LambertW(a))),
    ("positive", lambda a: (log(LambertW(a)), log(a) - LambertW(a))),
    ("positive", lambda a: (D(LambertW(a)), LambertW(a) / (a * (1 + LambertW(a))) * D(a))),
    ("positive", lambda a: (D(LambertW(a)), D(a) * exp(-LambertW(a)) / (1 + LambertW(a)))),
    ("positive", lambda a: (LambertW(a / sp.E) * exp(1 + LambertW(a / sp.E)), a)),
    ("positive number", lambda a, n: (LambertW(a) ** n * exp(n * LambertW(a)), a**n)),
    ("positive", lambda a: ((LambertW(a) - 1) * (LambertW(a) + 1), LambertW(a) ** 2 - 1)),
    ("positive", lambda a: (sqrt(a) * exp(-LambertW(a) / 2), sqrt(a * exp(-LambertW(a))))),
    ("positive", lambda a: (exp(2 * LambertW(a)) * LambertW(a), a**2 / LambertW(a))),
    ("positive", lambda a: (D(a / LambertW(a), a), D(a) / (1 + LambertW(a)))),
]

J, Y, BI, BK = besselj, bessely, besseli, besselk
BESSEL: list[Schema] = [
    ("order positive", lambda n, a: (J(n - 1, a) + J(n + 1, a), 2 * n * J(n, a) / a)),
    ("order positive", lambda n, a: (Y(n - 1, a) + Y(n + 1, a), 2 * n * Y(n, a) / a)),
    ("order positive", lambda n, a: (BI(n - 1, a) - BI(n + 1, a), 2 * n * BI(n, a) / a)),
    ("order positive", lambda n, a: (BK(n + 1, a) - BK(n - 1, a), 2 * n * BK(n, a) / a)),
    ("order positive", lambda n, a: (D(J(n, a), a), (J(n - 1, a) - J(n + 1, a)) / 2 * D(a))),
    ("order positive", lambda n, a: (D(Y(n, a), a), (n * Y(n, a) / a - Y(n + 1, a)) * D(a))),
    ("order positive", lambda n, a: (J(n, a) * Y(n + 1, a) - J(n + 1, a) * Y(n, a), -2 / (pi * a))),
    ("order positive", lambda n, a: (BI(n, a) * BK(n + 1, a) + BI(n + 1, a) * BK(n, a), 1 / a)),
    ("positive", lambda a: (J(half, a), sqrt(2 / (pi * a)) * sin(a))),
    ("positive", lambda a: (J(Rational(3, 2), a), sqrt(2 / (pi * a)) * (sin(a) / a - cos(a)))),
    ("positive", lambda a: (J(half, a) ** 2 + J(-half, a) ** 2, 2 / (pi * a))),
    ("positive", lambda a: (BK(half, a), sqrt(pi / (2 * a)) * exp(-a))),
    ("whole positive", lambda n, a: (J(-n, a), (-1) ** n * J(n, a))),
    ("number positive", lambda n, a: (J(-n, a), (-1) ** n * J(n, a))),
    ("positive", lambda a: (D(J(0, a), a), -J(1, a) * D(a))),
    ("positive", lambda a: (sp.jn(1, a), sin(a) / a**2 - cos(a) / a)),
    ("order positive", lambda n, a: (sp.jn(n - 1, a) + sp.jn(n + 1, a), (2 * n + 1) * sp.jn(n, a) / a)),
    ("order", lambda n: (x**2 * D(D(J(n, x))) + x * D(J(n, x)) + (x**2 - n**2) * J(n, x), zero)),
    ("order positive", lambda n, a: (D(a**n * J(n, a), a), a**n * J(n - 1, a) * D(a))),
]

# Of a negative argument SymPy makes (−1)ⁿ P_n, of whatever order n: the arguments of symbolic orders have no minus.
P, Q, GC = legendre, assoc_legendre, gegenbauer
LEGENDRE: list[Schema] = [
    ("order small", lambda n, a: ((n + 1) * P(n + 1, a), (2 * n + 1) * a * P(n, a) - n * P(n - 1, a))),
    ("order small", lambda n, a: ((a**2 - 1) * D(P(n, a), a), n * (a * P(n, a) - P(n - 1, a)) * D(a))),
    ("order small", lambda n, a: (D(P(n + 1, a) - P(n - 1, a), a), (2 * n + 1) * P(n, a) * D(a))),
    ("unit", lambda a: (P(2, a), (3 * a**2 - 1) / 2)),
    ("unit", lambda a: (P(4, a), (35 * a**4 - 30 * a**2 + 3) / 8)),
    ("real", lambda a: (P(3, sin(a)), sin(a) * (5 * sin(a) ** 2 - 3) / 2)),
    ("order small", lambda n, a: (P(-n - 1, a), P(n, a))),
    ("unit", lambda a: (Q(2, 1, a), -3 * a * sqrt(1 - a**2))),
    ("unit", lambda a: (Q(2, 2, a), 3 * (1 - a**2))),
    ("exponent real", lambda b, a: (GC(2, b, a), 2 * b * (b + 1) * a**2 - b)),
    (
        "number exponent unit",
        lambda n, b, a: ((n + 1) * GC(n + 1, b, a), 2 * (n + b) * a * GC(n, b, a) - (n + 2 * b - 1) * GC(n - 1, b, a)),
    ),
    ("number real", lambda n, a: (sp.chebyshevt(n, cos(a)), cos(n * a))),
    ("number unit", lambda n, a: (P(n, -a), (-1) ** n * P(n, a))),
    ("order", lambda n: (D((1 - x**2) * D(P(n, x)), x) + n * (n + 1) * P(n, x), zero)),
]

F, E = elliptic_f, elliptic_e
ELLIPTIC: list[Schema] = [
    ("unit modulus", lambda a, k: (D(F(a, k), a), D(a) / sqrt(1 - k * sin(a) ** 2))),
    ("unit modulus", lambda a, k: (D(E(a, k), a), D(a) * sqrt(1 - k * sin(a) ** 2))),
    ("unit modulus", lambda a, k: (F(-a, k), -F(a, k))),
    ("unit modulus", lambda a, k: (E(-a, k), -E(a, k))),
    ("real", lambda a: (F(a, 0), a)),
    ("real", lambda a: (E(a, 0), a)),
    ("unit", lambda a: (E(a, 1), sin(a))),
    ("unit", lambda a: (F(a, 1), asinh(tan(a)))),
    ("unit modulus", lambda a, k: (D(F(a, k), a) * D(E(a, k), a), D(a) ** 2)),
    ("unit modulus", lambda a, k: ((F(a, k) - E(a, k)) * (F(a, k) + E(a, k)), F(a, k) ** 2 - E(a, k) ** 2)),
    ("unit modulus", lambda a, k: (D(F(a, k) - E(a, k), a), D(a) * k * sin(a) ** 2 / sqrt(1 - k * sin(a) ** 2))),
    ("modulus", lambda k: (Derivative(F(x, k), x) ** 2 * (1 - k * sin(x) ** 2), one)),
]


def Li(order: int, at: Any) -> Any:
    """SymPy's own evaluation of a polylogarithm may take a second."""
    return polylog(order, at, evaluate=False)


POLYLOG: list[Schema] = [
    ("share", lambda a: (Li(1, a), -log(1 - a))),
    ("unit", lambda a: (Li(0, a), a / (1 - a))),
    ("unit", lambda a: (Li(-1, a), a / (1 - a) ** 2)),
    ("unit", lambda a: (D(Li(2, a)), -log(1 - a) / a * D(a))),
    ("unit", lambda a: (D(Li(3, a)), Li(2, a) / a * D(a))),
    ("share", lambda a: (Li(2, a) + Li(2, -a), Li(2, a**2) / 2)),
    ("share", lambda a: (Li(2, a) + Li(2, 1 - a), pi**2 / 6 - log(a) * log(1 - a))),
    ("share", lambda a: (Li(3, a) + Li(3, -a), Li(3, a**2) / 4)),
    ("unit", lambda a: ((Li(2, a) - 1) * (Li(2, a) + 1), Li(2, a) ** 2 - 1)),
    ("share", lambda a: (Li(2, -a) + Li(2, a / (1 + a)), -(log(1 + a) ** 2) / 2)),
    ("unit", lambda a: (D(a * Li(2, a), a), (Li(2, a) - log(1 - a)) * D(a))),
    ("unit", lambda a: (Li(-2, a), a * (1 + a) / (1 - a) ** 3)),
]

INTEGRAL: list[Schema] = [
    ("positive", lambda a: (D(Integral(f(t), (t, 1, a)), a), f(a) * D(a))),
    ("positive", lambda a: (D(Integral(1 / fp(t), (t, 1, a)), a), D(a) / fp(a))),
    ("positive", lambda a: (D(Integral(exp(-(t**2)), (t, 0, a)), a), exp(-(a**2)) * D(a))),
    ("positive", lambda a: (D(a * Integral(f(t), (t, 1, a)), a), D(a) * (a * f(a) + Integral(f(t), (t, 1, a))))),
    ("positive", lambda a: (D(exp(Integral(fr(t), (t, 1, a))), a), D(a) * fr(a) * exp(Integral(fr(t), (t, 1, a))))),
    ("positive", lambda a: (D(D(Integral(f(t), (t, 1, x)), x), x) * a, a * Derivative(f(x), x))),
    ("positive", lambda a: (Integral(2 * fr(t), (t, 1, a)), 2 * Integral(fr(t), (t, 1, a)))),
    ("positive", lambda a: (D(Integral(1 / (1 + t**2), (t, 0, a)), a), D(a) / (1 + a**2))),
    (
        "positive",
        lambda a: (
            D(1 / (1 + Integral(f(t), (t, 1, x)) ** 2), x) * a,
            -2 * a * f(x) * Integral(f(t), (t, 1, x)) / (1 + Integral(f(t), (t, 1, x)) ** 2) ** 2,
        ),
    ),
]

JETS: list[Schema] = [
    ("any", lambda a: (f((a + 1) ** 2), f(a**2 + 2 * a + 1))),
    ("any", lambda a: (f(sin(a) ** 2), f(1 - cos(a) ** 2))),
    ("real", lambda a: (D(f(a), a), D(a) * prime(f, a))),
    ("real", lambda a: (D(f(g(a)), a), D(a) * prime(g, a) * prime(f, g(a)))),
    ("real", lambda a: (D(f(a) * g(a), a), D(a) * (prime(f, a) * g(a) + f(a) * prime(g, a)))),
    ("real", lambda a: (D(f(a) / (1 + a**2), a), D(a) * (prime(f, a) / (1 + a**2) - 2 * a * f(a) / (1 + a**2) ** 2))),
    (
        "real",
        lambda a: (
            D(D(f(x) * g(x))) + a,
            Derivative(f(x), (x, 2)) * g(x)
            + 2 * Derivative(f(x), x) * Derivative(g(x), x)
            + f(x) * Derivative(g(x), (x, 2))
            + a,
        ),
    ),
    ("real", lambda a: (a * Derivative(h(x, y), x, y), a * Derivative(h(x, y), y, x))),
    ("real", lambda a: (Derivative(f(x * y), x, y) + a, prime(f, x * y) + x * y * prime(f, x * y, 2) + a)),
    ("real", lambda a: (D(exp(f(a)), a), D(a) * prime(f, a) * exp(f(a)))),
    ("real", lambda a: (sqrt(fp(a) ** 2), fp(a))),
    ("real positive", lambda a, b: (sqrt(fp(a) * b), sqrt(fp(a)) * sqrt(b))),
    ("real", lambda a: (sqrt(1 + sp.sinh(fr(a)) ** 2), cosh(fr(a)))),
    ("any any", lambda a, b: ((f(a) + f(b)) ** 2 - (f(a) - f(b)) ** 2, 4 * f(a) * f(b))),
    ("any", lambda a: (exp(f(a)) / (1 + exp(f(a))), 1 / (1 + exp(-f(a))))),
    (
        "real",
        lambda a: (
            Derivative(h(x, x), x) * a,
            a * (Subs(Derivative(h(t, x), t), t, x) + Subs(Derivative(h(x, t), t), t, x)),
        ),
    ),
]
