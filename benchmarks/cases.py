"""The spacetimes that are timed: a SymPy matrix, its coordinates, and what is known of it.

Symbols carry no assumptions, as most people type them. The point and the concrete functions serve the comparison of
answers alone; they are rational and otherwise arbitrary, off every axis and horizon.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache

import sympy
from sympy import Function, Rational, cos, diag, exp, sin, sqrt, symbols


@dataclass(frozen=True)
class Case:
    """One spacetime."""

    title: str
    matrix: sympy.MatrixBase
    coordinates: tuple[sympy.Symbol, ...]
    vacuum: bool
    point: Mapping[sympy.Symbol, sympy.Rational]
    functions: Mapping[sympy.Expr, sympy.Expr] = field(default_factory=dict)

    def concrete(self, expression: sympy.Basic) -> sympy.Basic:
        """An expression or matrix with the concrete functions put in, at whatever arguments."""
        for applied, value in self.functions.items():
            expression = expression.replace(applied.func, sympy.Lambda(applied.args, value))
        return expression.doit() if self.functions else expression


t, r, theta, phi, x, y, z = symbols("t r theta phi x y z")
M, Q, Lambda, a, K, j, n = symbols("M Q Lambda a K j n")

SPHERICAL = (t, r, theta, phi)
CARTESIAN = (t, x, y, z)
SPHERICAL_POINT = {t: Rational(3, 7), r: Rational(7, 2), theta: Rational(6, 5), phi: Rational(2, 3)}
CARTESIAN_POINT = {t: Rational(3, 7), x: Rational(1, 3), y: Rational(2, 5), z: Rational(3, 4)}


def spherical(g_tt, g_rr):
    return diag(g_tt, g_rr, r**2, r**2 * sin(theta) ** 2)


def schwarzschild() -> Case:
    f = 1 - 2 * M / r
    return Case("Schwarzschild", spherical(-f, 1 / f), SPHERICAL, True, SPHERICAL_POINT | {M: Rational(3, 5)})


def flrw() -> Case:
    """Every curvature at once: K stays a symbol, r is the areal radius."""
    scale = Function("a")(t)
    matrix = diag(-1, scale**2 / (1 - K * r**2), scale**2 * r**2, scale**2 * r**2 * sin(theta) ** 2)
    point = SPHERICAL_POINT | {K: Rational(1, 20)}
    return Case("FLRW, any K, a(t)", matrix, SPHERICAL, False, point, {scale: 1 + t**2 / 3 + t**3})


def reissner_nordstrom_de_sitter() -> Case:
    f = 1 - 2 * M / r + Q**2 / r**2 - Lambda * r**2 / 3
    point = SPHERICAL_POINT | {M: Rational(3, 5), Q: Rational(1, 3), Lambda: Rational(1, 50)}
    return Case("Reissner–Nordström–de Sitter", spherical(-f, 1 / f), SPHERICAL, False, point)


def static_spherical() -> Case:
    f, h = Function("f")(r), Function("h")(r)
    concrete = {f: 1 - 1 / r + r**2 / 9, h: 2 + r + 1 / r**2}
    return Case("static spherical, f(r), h(r)", spherical(-f, h), SPHERICAL, False, SPHERICAL_POINT, concrete)


def rotating(title: str, gravity: sympy.Expr, vacuum: bool) -> Case:
    """Boyer–Lindquist coordinates; `gravity` is 2Mr or 2Mr − Q²."""
    Sigma, Delta = r**2 + a**2 * cos(theta) ** 2, r**2 - gravity + a**2
    matrix = diag(
        -(1 - gravity / Sigma),
        Sigma / Delta,
        Sigma,
        (r**2 + a**2 + gravity * a**2 * sin(theta) ** 2 / Sigma) * sin(theta) ** 2,
    )
    matrix[0, 3] = matrix[3, 0] = -gravity * a * sin(theta) ** 2 / Sigma
    point = SPHERICAL_POINT | {M: Rational(3, 5), a: Rational(2, 7), Q: Rational(1, 3)}
    return Case(title, matrix, SPHERICAL, vacuum, point)


def kerr() -> Case:
    return rotating("Kerr", 2 * M * r, True)


def kerr_newman() -> Case:
    return rotating("Kerr–Newman", 2 * M * r - Q**2, False)


def kerr_de_sitter() -> Case:
    Sigma, Xi = r**2 + a**2 * cos(theta) ** 2, 1 + Lambda * a**2 / 3
    Delta_r = (r**2 + a**2) * (1 - Lambda * r**2 / 3) - 2 * M * r
    Delta_theta, sine = 1 + Lambda * a**2 * cos(theta) ** 2 / 3, sin(theta) ** 2
    scale = Sigma * Xi**2
    matrix = diag(
        (Delta_theta * a**2 * sine - Delta_r) / scale,
        Sigma / Delta_r,
        Sigma / Delta_theta,
        sine * (Delta_theta * (r**2 + a**2) ** 2 - Delta_r * a**2 * sine) / scale,
    )
    matrix[0, 3] = matrix[3, 0] = a * sine * (Delta_r - Delta_theta * (r**2 + a**2)) / scale
    point = SPHERICAL_POINT | {M: Rational(3, 5), a: Rational(2, 7), Lambda: Rational(1, 50)}
    return Case("Kerr–de Sitter", matrix, SPHERICAL, False, point)


def taub_nut() -> Case:
    f, area = (r**2 - 2 * M * r - n**2) / (r**2 + n**2), r**2 + n**2
    matrix = diag(-f, 1 / f, area, area * sin(theta) ** 2 - 4 * n**2 * cos(theta) ** 2 * f)
    matrix[0, 3] = matrix[3, 0] = -2 * n * cos(theta) * f
    return Case("Taub–NUT", matrix, SPHERICAL, True, SPHERICAL_POINT | {M: Rational(3, 5), n: Rational(2, 7)})


def plebanski_demianski() -> Case:
    """Griffiths & Podolský (2006), with α = ω = 1."""
    tau, q, p, sigma, m, e, k, w = symbols("tau q p sigma m e k w")
    P = k + 2 * n * p - w * p**2 + 2 * m * p**3 - (k + e**2 + Lambda / 3) * p**4
    R = k + e**2 - 2 * m * q + w * q**2 - 2 * n * q**3 - (k + Lambda / 3) * q**4
    area, conformal = p**2 + q**2, (1 - p * q) ** 2
    matrix = diag(
        (P - R) / (area * conformal),
        area / (R * conformal),
        area / (P * conformal),
        (P * q**4 - R * p**4) / (area * conformal),
    )
    matrix[0, 3] = matrix[3, 0] = (R * p**2 + P * q**2) / (area * conformal)
    point = {tau: Rational(3, 7), q: Rational(2, 5), p: Rational(1, 3), sigma: Rational(2, 3), m: Rational(3, 5)}
    point |= {n: Rational(2, 7), e: Rational(1, 5), k: Rational(4, 3), w: Rational(1, 4), Lambda: Rational(1, 50)}
    return Case("Plebański–Demiański", matrix, (tau, q, p, sigma), False, point)


def bondi_sachs() -> Case:
    """Axisymmetric: V, β, U and γ are functions of u, r and θ."""
    u = symbols("u")
    arguments = (u, r, theta)
    V, b, U, h = (Function(name)(*arguments) for name in "VbUh")
    matrix = diag(
        -V / r * exp(2 * b) + r**2 * U**2 * exp(2 * h), 0, r**2 * exp(2 * h), r**2 * exp(-2 * h) * sin(theta) ** 2
    )
    matrix[0, 1] = matrix[1, 0] = -exp(2 * b)
    matrix[0, 2] = matrix[2, 0] = -(r**2) * U * exp(2 * h)
    concrete = {
        V: 1 + u * r + theta**2 * r / 3,
        b: u**2 / 5 + r * theta / 7 + u * r**2 / 11,
        U: u * theta + r**2 / 4,
        h: theta**2 / 3 + u * r / 5 + r * theta**2 / 7,
    }
    point = SPHERICAL_POINT | {u: Rational(3, 7)}
    return Case("Bondi–Sachs, 4 functions of 3 coordinates", matrix, (u, r, theta, phi), False, point, concrete)


def warp_drive() -> Case:
    """Alcubierre's bubble: the shift is v(t) f(r_s), r_s the distance from the moving centre X(t)."""
    distance = symbols("s")
    v, X, f = Function("v"), Function("X"), Function("f")
    r_s = sqrt((x - X(t)) ** 2 + y**2 + z**2)
    shift = v(t) * f(r_s)
    matrix = diag(shift**2 - 1, 1, 1, 1)
    matrix[0, 1] = matrix[1, 0] = -shift
    concrete = {f(distance): 1 + distance**3 - distance / 3, v(t): 1 + t**2 / 3 + t**3, X(t): t - t**2 / 5 + t**3 / 2}
    return Case("Alcubierre, shift v(t) f(r_s)", matrix, CARTESIAN, False, CARTESIAN_POINT, concrete)


def tomimatsu_sato(title: str, p: sympy.Expr, q: sympy.Expr, parameters: Mapping) -> Case:
    """δ = 2 in prolate spheroidal coordinates, p² + q² = 1, σ = 1 [Tomimatsu & Sato 1973]."""
    X, Y = x**2 - 1, 1 - y**2
    A = p**4 * X**4 + q**4 * Y**4 - 2 * p**2 * q**2 * X * Y * (2 * X**2 + 2 * Y**2 + 3 * X * Y)
    B = (p**2 * (x**4 - 1) - q**2 * (1 - y**4) + 2 * p * x * X) ** 2
    B += 4 * q**2 * y**2 * (p * x * X + (p * x + 1) * Y) ** 2
    C = p**2 * X * (X * Y - 4 * x**2 * (x**2 - y**2)) - p**3 * x * X * (2 * (x**4 - 1) + (x**2 + 3) * Y)
    C += q**2 * (1 + p * x) * Y**3
    f, omega = A / B, 4 * q * Y * C / (p * A)
    conformal = B / (p**4 * (x**2 - y**2) ** 3)
    matrix = diag(-f, conformal / X, conformal / Y, X * Y / f - f * omega**2)
    matrix[0, 3] = matrix[3, 0] = f * omega
    point = {t: Rational(3, 7), x: Rational(7, 2), y: Rational(2, 5), phi: Rational(2, 3)} | parameters
    return Case(title, matrix, (t, x, y, phi), True, point)


def tomimatsu_sato_number() -> Case:
    return tomimatsu_sato("Tomimatsu–Sato δ = 2, p = 3/5", Rational(3, 5), Rational(4, 5), {})


def tomimatsu_sato_rational() -> Case:
    """The circle p² + q² = 1 parametrised by j."""
    p, q = (1 - j**2) / (1 + j**2), 2 * j / (1 + j**2)
    return tomimatsu_sato("Tomimatsu–Sato δ = 2, p = (1 − j²)/(1 + j²)", p, q, {j: Rational(1, 3)})


def tomimatsu_sato_root() -> Case:
    p = symbols("p")
    return tomimatsu_sato("Tomimatsu–Sato δ = 2, q = √(1 − p²)", p, sqrt(1 - p**2), {p: Rational(4, 5)})


def alcubierre() -> Case:
    """A warp drive along x whose shift W is any function of all four coordinates."""
    W = Function("W")(*CARTESIAN)
    matrix = diag(W**2 - 1, 1, 1, 1)
    matrix[0, 1] = matrix[1, 0] = -W
    concrete = {W: t * x + y**2 * z - x**3 + t**2 * z / 2}
    return Case("Alcubierre, shift W(t, x, y, z)", matrix, CARTESIAN, False, CARTESIAN_POINT, concrete)


def general_diagonal() -> Case:
    F, G, H, W = (Function(name)(*CARTESIAN) for name in "FGHW")
    concrete = {
        F: 2 + t * x + y * z**2,
        G: 3 + t**2 * y - x * z,
        H: 1 + x**2 * y + t * z,
        W: 2 + x * y * z + t**2 + z**3,
    }
    matrix = diag(-F, G, H, W)
    return Case("diagonal, 4 functions of 4 coordinates", matrix, CARTESIAN, False, CARTESIAN_POINT, concrete)


CASES = {
    "schwarzschild": schwarzschild,
    "flrw": flrw,
    "kerr": kerr,
    "kerr-newman": kerr_newman,
    "reissner-nordstrom-de-sitter": reissner_nordstrom_de_sitter,
    "static-spherical": static_spherical,
    "general-diagonal": general_diagonal,
    "bondi-sachs": bondi_sachs,
    "kerr-de-sitter": kerr_de_sitter,
    "plebanski-demianski": plebanski_demianski,
    "taub-nut": taub_nut,
    "alcubierre": alcubierre,
    "warp-drive": warp_drive,
    "tomimatsu-sato-number": tomimatsu_sato_number,
    "tomimatsu-sato-root": tomimatsu_sato_root,
    "tomimatsu-sato-rational": tomimatsu_sato_rational,
}


@cache
def load(name: str) -> Case:
    """The case of that name, made once."""
    return CASES[name]()
