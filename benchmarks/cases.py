"""The spacetimes that are timed: a SymPy matrix, its coordinates, and what is known of it.

Symbols carry no assumptions, as most people type them. The point and the concrete functions serve the comparison of
answers alone; they are rational and otherwise arbitrary, off every axis and horizon.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache

import sympy
from sympy import Function, Rational, cos, diag, sin, symbols


@dataclass(frozen=True)
class Case:
    """One spacetime."""

    title: str
    matrix: sympy.MatrixBase
    coordinates: tuple[sympy.Symbol, ...]
    vacuum: bool
    point: Mapping[sympy.Symbol, sympy.Rational]
    functions: Mapping[sympy.Expr, sympy.Expr] = field(default_factory=dict)


t, r, theta, phi, x, y, z = symbols("t r theta phi x y z")
M, Q, Lambda, a, K = symbols("M Q Lambda a K")

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


def kerr() -> Case:
    """Boyer–Lindquist coordinates."""
    Sigma, Delta = r**2 + a**2 * cos(theta) ** 2, r**2 - 2 * M * r + a**2
    matrix = diag(
        -(1 - 2 * M * r / Sigma),
        Sigma / Delta,
        Sigma,
        (r**2 + a**2 + 2 * M * r * a**2 * sin(theta) ** 2 / Sigma) * sin(theta) ** 2,
    )
    matrix[0, 3] = matrix[3, 0] = -2 * M * r * a * sin(theta) ** 2 / Sigma
    return Case("Kerr", matrix, SPHERICAL, True, SPHERICAL_POINT | {M: Rational(3, 5), a: Rational(2, 7)})


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
    "reissner-nordstrom-de-sitter": reissner_nordstrom_de_sitter,
    "static-spherical": static_spherical,
    "kerr": kerr,
    "alcubierre": alcubierre,
    "general-diagonal": general_diagonal,
}


@cache
def load(name: str) -> Case:
    """The case of that name, made once."""
    return CASES[name]()
