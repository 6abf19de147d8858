"""Metrics that are nearly vacuum, Einstein or conformally flat, and must be refuted: which component, which point."""

from __future__ import annotations

import pytest
import sympy as sp
from sympy import Rational, cos, diag, exp, sin, symbols

import gr_toolkit as gr

t, r, rho, theta, phi, tau, chi, x, y, z, u, v = symbols("t r rho theta phi tau chi x y z u v")
M, Q, a, H, K, k = symbols("M Q a H K k")
SPHERICAL = (t, r, theta, phi)


def static(f, h=None, sphere=None):
    h = 1 / f if h is None else h
    return diag(-f, h, r**2, (r**2 * sin(theta) ** 2) if sphere is None else sphere), SPHERICAL


def kerr(sigma=None, delta=None, cross=None, angular=None, time=None):
    """Boyer–Lindquist, one part replaced."""
    sigma = r**2 + a**2 * cos(theta) ** 2 if sigma is None else sigma
    delta = r**2 - 2 * M * r + a**2 if delta is None else delta
    sine = sin(theta) ** 2
    cross = -2 * M * r * a * sine / sigma if cross is None else cross
    angular = (r**2 + a**2 + 2 * M * r * a**2 * sine / sigma) * sine if angular is None else angular
    time = -(1 - 2 * M * r / sigma) if time is None else time
    return sp.Matrix(
        [[time, 0, 0, cross], [0, sigma / delta, 0, 0], [0, 0, sigma, 0], [cross, 0, 0, angular]]
    ), SPHERICAL


def isotropic(outer_power=4, inner_power=2):
    inner, outer = 1 - M / (2 * rho), 1 + M / (2 * rho)
    size = outer**outer_power
    return diag(-((inner / outer) ** inner_power), size, size * rho**2, size * rho**2 * sin(theta) ** 2), (
        t,
        rho,
        theta,
        phi,
    )


def wave(profile):
    """A plane-fronted wave, ds² = 2 du dv + H(u, x, y) du² + dx² + dy²: vacuum exactly for harmonic H."""
    return sp.Matrix([[profile, 1, 0, 0], [1, 0, 0, 0], [0, 0, 1, 0], [0, 0, 0, 1]]), (u, v, x, y)


def kasner(p):
    return diag(-1, t ** (2 * p[0]), t ** (2 * p[1]), t ** (2 * p[2])), (t, x, y, z)


f, sigma_ = 1 - 2 * M / r, r**2 + a**2 * cos(theta) ** 2
VACUUM = {
    "Schwarzschild": static(f),
    "Schwarzschild, r/(r − 2M)": static(f, r / (r - 2 * M)),
    "Schwarzschild, 1 − cos² for sin²": static(f, sphere=r**2 * (1 - cos(theta) ** 2)),
    "isotropic": isotropic(),
    "Kerr": kerr(),
    "Kerr, other rotation": kerr(cross=2 * M * r * a * sin(theta) ** 2 / sigma_),
    "gravitational wave": wave(x**2 - y**2),
    "twisted wave": wave(sp.Function("w")(u) * (x**3 - 3 * x * y**2)),
    "wave, exponential": wave(exp(x) * cos(y)),
    "Kasner, flat": kasner([1, 0, 0]),
}
NOT_VACUUM = {
    "2M/r²": static(1 - 2 * M / r**2),
    "2M/r + ε/r³": static(f + Rational(1, 10**12) / r**3),
    "mass in one component only": static(f, 1 / (1 - 2 * k / r)),
    "3M in g_rr": static(f, 1 / (1 - 3 * M / r)),
    "g_rr upside down": static(f, f),
    "wrong sign of g_tt's mass": static(1 + 2 * M / r, 1 / f),
    "a deficit angle that depends on r": static(f, sphere=r**2 * sin(theta) ** 2 * (1 + 1 / r)),
    "cos for sin": static(f, sphere=r**2 * cos(theta) ** 2 * sin(theta) ** 2),
    "sin to the fourth": static(f, sphere=r**2 * sin(theta) ** 4),
    "sin 2θ": static(f, sphere=r**2 * sin(2 * theta) ** 2),
    "Reissner–Nordström": static(f + Q**2 / r**2),
    "a cosmological constant": static(f - H**2 * r**2),
    "isotropic, third power": isotropic(outer_power=3),
    "isotropic, first power": isotropic(inner_power=1),
    "Kerr, Σ with sin": kerr(sigma=r**2 + a**2 * sin(theta) ** 2),
    "Kerr, Σ with a minus": kerr(sigma=r**2 - a**2 * cos(theta) ** 2),
    "Kerr, Δ with a minus": kerr(delta=r**2 - 2 * M * r - a**2),
    "Kerr, Δ with +2Mr": kerr(delta=r**2 + 2 * M * r + a**2),
    "Kerr, half the cross term": kerr(cross=-M * r * a * sin(theta) ** 2 / sigma_),
    "Kerr, no cross term": kerr(cross=sp.Integer(0)),
    "Kerr, cross with r²": kerr(cross=-2 * M * r**2 * a * sin(theta) ** 2 / sigma_),
    "Kerr, −2Mra² in g_φφ": kerr(angular=(r**2 + a**2 - 2 * M * r * a**2 * sin(theta) ** 2 / sigma_) * sin(theta) ** 2),
    "Kerr, another mass in g_tt": kerr(time=-(1 - 2 * k * r / sigma_)),
    "Kerr, charged Δ only": kerr(delta=r**2 - 2 * M * r + a**2 + Q**2),
    "wave that is not harmonic": wave(x**2 + y**2),
    "wave, nearly harmonic": wave(x**2 - Rational(10**9 + 1, 10**9) * y**2),
    "wave, exponential": wave(exp(x) * cos(2 * y)),
    "Kasner, exponents that sum to 1 only": kasner([2, -1, 0]),
    "Kasner, squares that sum to 1 only": kasner([-1, 0, 0]),
}


@pytest.mark.parametrize("name", VACUUM)
def test_vacuum(name):
    matrix, coordinates = VACUUM[name]
    assert gr.Metric(matrix, coordinates).is_vacuum().proved


@pytest.mark.parametrize("name", NOT_VACUUM)
def test_near_misses_are_refuted_with_witness_and_component(name):
    matrix, coordinates = NOT_VACUUM[name]
    g = gr.Metric(matrix, coordinates)
    verdict = g.is_vacuum()
    assert verdict.refuted
    assert verdict.witness.recheck()
    names = [f"[{p}, {q}]" for p in coordinates for q in coordinates]
    assert verdict.component in names
    failing = {str(list(map(str, (coordinates[i], coordinates[j])))).replace("'", "") for i, j in g.ricci.nonzero()}
    assert verdict.component in failing
    if (
        str(verdict.witness).find("Derivative") < 0 and not g.functions
    ):  # the oracle's number at the witness, by SymPy alone
        values = dict(verdict.witness.assignment)
        i, j = divmod(names.index(verdict.component), 4)
        value = sp.N(g.ricci[i, j].to_sympy().subs(values), 30)
        assert abs(value - sp.Float(verdict.witness.value, 30)) <= abs(value) * 1e-6


EINSTEIN = {
    "de Sitter": (static(1 - H**2 * r**2), True),
    "anti-de Sitter": (static(1 + H**2 * r**2), True),
    "Schwarzschild–de Sitter": (static(f - H**2 * r**2), True),
    "r³ for r²": (static(1 - H**2 * r**3), False),
    "two rates": (static(1 - H**2 * r**2, 1 / (1 - k**2 * r**2)), False),
    "exponential expansion": ((diag(-1, *[exp(2 * H * t)] * 3), (t, x, y, z)), True),
    "exponential in two directions": ((diag(-1, exp(2 * H * t), exp(2 * H * t), exp(H * t)), (t, x, y, z)), False),
    "product of spheres, equal": ((diag(1, sin(theta) ** 2, 1, sin(chi) ** 2), (theta, phi, chi, z)), True),
    "product of spheres, unequal": ((diag(1, sin(theta) ** 2, 2, 2 * sin(chi) ** 2), (theta, phi, chi, z)), False),
    "power law": ((diag(-1, *[t**2] * 3), (t, x, y, z)), False),
}


@pytest.mark.parametrize("name", EINSTEIN)
def test_einstein(name):
    (matrix, coordinates), truth = EINSTEIN[name]
    verdict = gr.Metric(matrix, coordinates).is_einstein()
    assert (verdict.proved, verdict.refuted) == (truth, not truth)


CONFORMALLY_FLAT = {
    "Einstein's static universe": (
        diag(-1, 1, gr.S_K(K, chi) ** 2, gr.S_K(K, chi) ** 2 * sin(theta) ** 2),
        (tau, chi, theta, phi),
        True,
    ),
    "two curvatures": (
        diag(-1, 1, gr.S_K(K, chi) ** 2, gr.S_K(k, chi) ** 2 * sin(theta) ** 2),
        (tau, chi, theta, phi),
        False,
    ),
    "Schwarzschild": (*static(f), False),
    "any conformal factor": (sp.Function("W")(t, x, y, z) ** 2 * diag(-1, 1, 1, 1), (t, x, y, z), True),
    "one component squared": (sp.Function("W")(t, x) * diag(-1, 1, 1, sp.Function("W")(t, x)), (t, x, y, z), False),
    "S² × H², opposite curvatures": (diag(1, sin(theta) ** 2, 1, sp.sinh(chi) ** 2), (theta, phi, chi, z), True),
    "S² × S²": (diag(1, sin(theta) ** 2, 1, sin(chi) ** 2), (theta, phi, chi, z), False),
}


@pytest.mark.parametrize("name", CONFORMALLY_FLAT)
def test_conformally_flat(name):
    matrix, coordinates, truth = CONFORMALLY_FLAT[name]
    verdict = gr.Metric(matrix, coordinates).is_conformally_flat()
    assert (verdict.proved, verdict.refuted) == (truth, not truth)
    if not truth:
        assert verdict.witness.recheck()


def test_vacuum_in_a_corner_of_the_parameters_is_not_vacuum():
    """Vacuum for k = M only, or for K = 0 only: refuted in general, proved when the value is put in."""
    g = gr.Metric(*static(f, 1 / (1 - 2 * k / r)))
    assert g.is_vacuum().refuted
    assert g.subs(k=M).is_vacuum().proved
    assert gr.Metric(*static(1 - 2 * M / r - K * r**2)).is_vacuum().refuted
    assert gr.Metric(*static(1 - 2 * M / r - K * r**2)).subs(K=0).is_vacuum().proved
    confined = gr.Metric(*static(1 - 2 * M / r - (K**3 - K) * r**2), domain=[sp.Contains(K, sp.FiniteSet(-1, 0, 1))])
    assert not confined.is_vacuum().refuted, "K³ = K on the domain, so no witness may be outside it"
    assert confined.is_vacuum().proved
