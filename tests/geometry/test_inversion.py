"""Inverses that are found: the named ones against the literature, and refusals where a branch stays open."""

from __future__ import annotations

import mpmath
import pytest
import sympy as sp
from sympy import LambertW, atanh, cos, cosh, exp, log, pi, sin, sinh, sqrt, symbols

import gr_toolkit as gr
from gr_toolkit.errors import DomainError, InputError

t, r, theta, phi, rho, tau, xi, u, w = symbols("t r theta phi rho tau xi u w")
x, y, z, T, X, M, a, v = symbols("x y z T X M a v")
chart = gr.Chart.of


def image(map_, symbol):
    """The image of one coordinate, by its name."""
    return map_.images[map_.target_chart.number(symbol)]


def test_schwarzschild_from_isotropic_coordinates():
    """2ρ = r − M + √(r² − 2Mr): Misner, Thorne & Wheeler, eq. 31.22, solved in exercise 31.7."""
    inverse = gr.CoordinateMap(
        gr.Schwarzschild("isotropic"), gr.Schwarzschild(), {r: rho * (1 + M / (2 * rho)) ** 2}
    ).inverse()
    assert image(inverse, rho) == (r - M + sqrt(r) * sqrt(r - 2 * M)) / 2
    assert inverse.is_isometry().proved
    assert inverse.conditions == ()


def test_rindler_from_minkowski():
    """ξ² = x² − t², tanh aτ = t/x on the wedge x > |t|: Rindler, Am. J. Phys. 34 (1966) 1174."""
    inverse = gr.CoordinateMap(
        chart([tau, xi], [xi > 0, a > 0]), [t, x], {t: xi * sinh(a * tau), x: xi * cosh(a * tau)}
    ).inverse()
    wedge = [a > 0, x > t, x + t > 0]
    assert gr.decide(image(inverse, tau), atanh(t / x) / a, domain=wedge).proved
    assert gr.decide(image(inverse, xi), sqrt(x**2 - t**2), domain=wedge).proved
    assert {str(c) for c in inverse.domain} == {"a > 0", "-t**2 + x**2 > 0", "-t + x > 0"}


def test_schwarzschild_from_kruskal_coordinates():
    """r = 2M (1 + W((X² − T²)/e)), t = 4M artanh(T/X): Corless et al., Adv. Comput. Math. 5 (1996) 329; MTW 31.14."""
    factor = sqrt(r / (2 * M) - 1) * exp(r / (4 * M))
    inverse = gr.CoordinateMap(
        gr.Schwarzschild(),
        chart([T, X, theta, phi], [M > 0]),
        {T: factor * sinh(t / (4 * M)), X: factor * cosh(t / (4 * M))},
    ).inverse()
    assert image(inverse, r) == 2 * M * (1 + LambertW((X**2 - T**2) * exp(-1)))
    assert gr.decide(image(inverse, t), 4 * M * atanh(T / X), domain=[M > 0, X > T, X + T > 0]).proved
    with mpmath.workdps(30):  # a number of it, by bisection of the transcendental equation
        value = mpmath.findroot(lambda s: (s / 2 - 1) * mpmath.exp(s / 2) - mpmath.mpf(3), 4)
        found = image(inverse, r).to_sympy().subs({M: 1, X: 2, T: 1}).evalf(25)
        assert abs(mpmath.mpf(str(found)) - value) < mpmath.mpf(10) ** -20


@pytest.mark.parametrize(
    ("low", "high", "angle"),
    [(-pi, pi, lambda: sp.atan2(y, x)), (0, 2 * pi, lambda: pi + sp.atan2(-y, -x)), (0, pi, lambda: sp.acos(x / z))],
)
def test_polar_from_cartesian_coordinates_on_the_branch_of_the_domain(low, high, angle):
    inverse = gr.CoordinateMap(
        chart([r, phi], [r > 0, phi > low, phi < high]), [x, y], {x: r * cos(phi), y: r * sin(phi)}
    ).inverse()
    assert image(inverse, r) == sqrt(x**2 + y**2)
    for place in ({x: 3, y: 4}, {x: -5, y: 12}):
        place[z] = sqrt(place[x] ** 2 + place[y] ** 2)
        difference = image(inverse, phi).to_sympy().subs(place) - angle().subs(place)
        assert abs(difference.evalf(30)) < 1e-25


@pytest.mark.nightly
def test_spherical_from_cartesian_coordinates():
    ball = chart([r, theta, phi], [r > 0, theta > 0, theta < pi, phi > -pi, phi < pi])
    images = {x: r * sin(theta) * cos(phi), y: r * sin(theta) * sin(phi), z: r * cos(theta)}
    inverse = gr.CoordinateMap(ball, [x, y, z], images).inverse()
    assert image(inverse, r) == sqrt(x**2 + y**2 + z**2)
    place = {x: -2, y: 3, z: -6}
    assert abs(image(inverse, theta).to_sympy().subs(place).evalf(30) - sp.acos(sp.Rational(-6, 7)).evalf(30)) < 1e-25
    assert abs(image(inverse, phi).to_sympy().subs(place).evalf(30) - sp.atan2(3, -2).evalf(30)) < 1e-25


def test_systems_that_are_triangular_linear_or_put_in():
    eddington = gr.CoordinateMap(
        gr.Schwarzschild(), chart([v, r, theta, phi]), {v: t + r + 2 * M * log(r / (2 * M) - 1)}
    ).inverse()
    assert gr.decide(image(eddington, t), v - r - 2 * M * log(r / (2 * M) - 1), domain=[M > 0, r > 2 * M]).proved
    null = gr.CoordinateMap([t, x], [u, v], {u: t - x, v: t + x}).inverse()
    assert null.images == ((u + v) / 2, (v - u) / 2)
    boost = gr.CoordinateMap(
        chart([t, x], [v > -1, v < 1]), [T, X], {T: (t - v * x) / sqrt(1 - v**2), X: (x - v * t) / sqrt(1 - v**2)}
    ).inverse()
    assert gr.decide(image(boost, x), (X + v * T) / sqrt(1 - v**2), domain=[v > -1, v < 1]).proved
    static = chart([t, r], [r > 0, r < 1])  # de Sitter: Hawking & Ellis 1973, section 5.2
    expanding = gr.CoordinateMap(
        static, [tau, x], {tau: t + log(1 - r**2) / 2, x: r * exp(-t) / sqrt(1 - r**2)}
    ).inverse()
    assert image(expanding, r) == x * exp(tau)


def test_an_inverse_is_an_involution_and_composes_to_the_identity():
    parabolic = gr.CoordinateMap(chart([u, w], [u > 0]), [x, y], {x: (u**2 - w**2) / 2, y: u * w})
    inverse = parabolic.inverse()
    assert inverse.inverse() is parabolic
    assert (inverse @ parabolic).images == (u, w)
    assert (parabolic @ inverse).images == (x, y)


WRONG = [
    (lambda: gr.CoordinateMap([u, w], [x, y], {x: u**5 + u, y: w}).inverse(), "u stayed open after w = y"),
    (lambda: gr.CoordinateMap([u, w], [x, y], {x: u + w, y: u + w}).inverse(), "vanishes identically"),
    (
        lambda: gr.CoordinateMap(chart([r, phi], [r > 0]), [x, y], {x: r * cos(phi), y: r * sin(phi)}).inverse(),
        "a domain that fixes the branch",
    ),
    (lambda: gr.CoordinateMap([u, w], [x, y], {x: u**2, y: w}).inverse(), "could be proved on the domain"),
    (lambda: gr.CoordinateMap([u, w], [x, y], {x: u**2, y: w}, inverse=[sqrt(x), y]), "may be complex"),
    (
        lambda: gr.CoordinateMap([u, w], chart([x, y], [x > 0]), {x: u**2, y: w}, inverse=[sqrt(x), y]),
        "sqrt(u**2) is u or its negative",
    ),
    (
        lambda: gr.CoordinateMap(chart([u, w], [u > 0]), chart([x, y], [x > 0]), [u**2, w], inverse=[-sqrt(x), y]),
        "outside the target's domain",
    ),
    (lambda: gr.CoordinateMap([u, w], [x, y], [u, w + u**2], inverse=[x, y + x**2]), "is not the inverse of"),
]


@pytest.mark.parametrize(("make", "message"), WRONG)
def test_what_cannot_be_inverted_is_refused(make, message):
    with pytest.raises((InputError, DomainError)) as caught:
        make()
    assert message in str(caught.value)
