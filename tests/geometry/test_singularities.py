"""Where charts are singular: the loci that textbooks name, and cases in which invariants say nothing."""

from __future__ import annotations

import pytest
import sympy as sp
from sympy import Function, Matrix, Rational, cos, diag, exp, log, pi, sin, symbols

import gr_toolkit as gr
from gr_toolkit.errors import InputError
from gr_toolkit.geometry.maps.poles import is_finite, pole

t, r, theta, phi, rho, v, M, Q, H, a, K, x, y, z, u, tau = symbols("t r theta phi rho v M Q H a K x y z u tau")


def kinds(metric, maps=()):
    return {s.locus: s.kind for s in metric.singularities(maps)}


AXIS = {sin(theta): "finite"}
NAMED = [  # Hawking & Ellis 1973, chapter 5; Misner, Thorne & Wheeler, chapters 31, 33
    (gr.Schwarzschild, {r: "curvature", 2 * M - r: "finite"} | AXIS),
    (
        lambda: gr.Schwarzschild("isotropic"),
        {M + 2 * rho: "curvature", rho: "finite", M - 2 * rho: "finite"} | AXIS,
    ),
    (gr.ReissnerNordstrom, {r: "curvature", Q**2 - 2 * M * r + r**2: "finite"} | AXIS),
    (gr.Kerr, {r**2 + a**2 * cos(theta) ** 2: "curvature", r**2 - 2 * M * r + a**2: "finite"} | AXIS),
    (lambda: gr.FLRW("areal"), {Function("a")(t): "curvature", K * r**2 - 1: "finite", r: "finite"} | AXIS),
]


@pytest.mark.parametrize(("make", "expected"), NAMED)
def test_named_spacetimes(make, expected):
    found = kinds(make())
    assert {sp.expand(k * k) for k in found} == {sp.expand(k * k) for k in expected}  # up to sign
    for locus, kind in found.items():
        assert next(e for k, e in expected.items() if sp.expand(k * k - locus * locus) == 0) == kind


def test_kasner_is_singular_and_milne_is_not():
    """Landau & Lifshitz §117: exponents (2/3, 2/3, −1/3) are curved, (1, 0, 0) are flat."""
    two = Rational(2, 3)
    kasner = gr.Metric(diag(-1, t ** (2 * two), t ** (2 * two), t ** (-two)), [t, x, y, z], domain=[t > 0])
    assert kinds(kasner) == {t: "curvature"}
    assert kinds(gr.Metric(diag(-1, t**2, 1, 1), [t, x, y, z], domain=[t > 0])) == {t: "finite"}


@pytest.mark.parametrize("signature", ["-+++", "+---"])
def test_a_map_shows_that_the_horizon_is_of_the_chart(signature):
    """Ingoing Eddington–Finkelstein coordinates: Misner, Thorne & Wheeler, box 31.2."""
    g = gr.Schwarzschild(signature=signature)
    sign = 1 if signature == "-+++" else -1
    components = Matrix([[-(1 - 2 * M / r), 1, 0, 0], [1, 0, 0, 0], [0, 0, r**2, 0], [0, 0, 0, (r * sin(theta)) ** 2]])
    domain = [M > 0, theta > 0, theta < pi]
    images = {v: t + r + 2 * M * log(r / (2 * M) - 1)}

    def map_to(radius, factor=1):
        h = gr.Metric(factor * sign * components, [v, r, theta, phi], domain=[*domain, radius], signature=signature)
        return gr.CoordinateMap(g, h, images)

    locus = next(s.locus for s in g.singularities() if s.locus.has(M))
    assert kinds(g, [map_to(r > 0)])[locus] == "chart"
    assert kinds(g, [map_to(r > 2 * M)])[locus] == "finite"  # that chart ends where the first one does
    with pytest.raises(InputError, match="not proved to be an isometry"):
        g.singularities([map_to(r > 0, factor=2)])
    with pytest.raises(InputError, match="no map from this metric"):
        gr.Minkowski().singularities([map_to(r > 0)])


def test_the_result_says_how_far_invariants_tell():
    horizon = gr.Schwarzschild().singularities()[1]
    assert horizon.outside
    assert str(horizon).startswith("r = 2*M: invariants finite, so of the chart or too weak for them; R, ")
    assert repr(horizon) == "Singularity(r = 2*M, finite)"
    assert r"\text{of the curvature}" in gr.Schwarzschild().singularities()[0]._repr_latex_()
    assert gr.Minkowski().singularities() == ()
    assert kinds(gr.DeSitter())[r] == "finite"


def test_a_conical_singularity_has_finite_invariants():
    cone = gr.Metric(diag(-1, 1, r**2 / 4, 1), [t, r, phi, z], domain=[r > 0])
    assert kinds(cone) == {r: "finite"}


def surface(expression):
    """(plane, a scalar on it): poles are looked at beyond the metric's domain."""
    g = gr.Metric(diag(1, 1), [r, x], domain=[r > 1])
    return g, g.scalar(expression)


@pytest.mark.parametrize(
    ("expression", "locus", "has_pole", "finite"),
    [
        (1 / r, r, True, False),
        (sin(r) / r, r, False, False),  # finite, which is not seen; a pole must not be seen
        (1 / sin(r), r, True, False),
        ((1 - cos(r)) / sin(r), sin(r), False, False),  # finite at 0, a pole at π
        (r / sin(r), sin(r), False, False),
        (1 / (r**2 + x**2), r, False, True),
        (r / (r**2 + x**2), r**2 + x**2, True, False),
        (1 / r, r**2 + x**2, False, False),  # the locus is the point r = x = 0, where 1/r has a pole
        (exp(1 / r), r, False, False),
        (log(r), r, False, False),
        (x + exp(x) / r, r, True, False),
        (exp(r) / r, r, True, False),
        (exp(r) / (r + 1), r, False, True),
    ],
)
def test_poles_are_proved_and_never_guessed(expression, locus, has_pole, finite):
    g, scalar = surface(expression)
    assert (pole(g, scalar, locus) is not None, is_finite(g, scalar, locus)) == (has_pole, finite)


@pytest.mark.parametrize("assumptions", [{"positive": True}, {"real": True, "nonzero": True}, {"nonnegative": True}])
def test_a_sign_that_a_coordinate_is_assumed_to_have_hides_nothing(assumptions):
    """Kasner (1921) with p = (−1/3, 2/3, 2/3): R_{abcd}R^{abcd} = 64/(27 t⁴); Schwarzschild's r = 0."""
    time, p = sp.Symbol("t", **assumptions), [sp.Rational(-1, 3), sp.Rational(2, 3), sp.Rational(2, 3)]
    kasner = gr.Metric(sp.diag(-1, *(time ** (2 * q) for q in p)), [time, *symbols("x y z")], domain=[time > 0])
    assert [(s.locus, s.kind) for s in kasner.singularities()] == [(time, "curvature")]
    radius = sp.Symbol("r", **assumptions)
    f = 1 - 2 / radius
    hole = gr.Metric(sp.diag(-f, 1 / f), [sp.Symbol("t"), radius])
    assert {(s.locus, s.kind) for s in hole.singularities()} == {(radius, "curvature"), (radius - 2, "finite")}


def test_a_pole_is_one_for_generic_parameters():
    """FLRW with a = e^τ and K = −1 is flat (Milne): the pole at a = 0 is claimed for a generic scale factor only."""
    (singularity, *_) = [s for s in gr.FLRW(K=-1).singularities() if s.kind == "curvature"]
    assert singularity.evidence.endswith("for generic a(tau)")


X = sp.Symbol("x", real=True)


def line(w, domain=(X > 0,)):
    """dx² + w² dy², with R = −2 w″/w [Gauss's curvature −w″/w]."""
    return gr.Metric(diag(1, w**2), [X, y], domain=list(domain))


@pytest.mark.parametrize("power", [Rational(1, 2), Rational(3, 2), Rational(1, 3)])
def test_branch_points_of_roots_are_loci(power):
    """w = 1 + x^p has w″ = p (p − 1) x^{p−2}, which is infinite at 0; so w = 1 + x² is regular there."""
    assert kinds(line(1 + X**power))[X] in ("curvature", "undecided")
    assert X not in kinds(line(1 + X**2))


def test_roots_of_other_things_are_loci_too():
    mass, radius = symbols("M r", real=True)
    horizon = gr.Metric(
        diag(-1, 1, (2 + sp.sqrt(1 - 2 * mass / radius)) ** 2), [t, radius, y], domain=[mass > 0, radius > 2 * mass]
    )
    assert {str(s).split(":")[0] for s in horizon.singularities() if s.kind != "finite"} >= {"r = 2*M", "r = 0"}
    c, d = symbols("x y", real=True)
    cone = 1 + sp.sqrt(c**2 + d**2)
    assert kinds(gr.Metric(diag(-1, cone, cone), [t, c, d]))[c**2 + d**2] == "undecided"


@pytest.mark.parametrize(
    ("function", "point"),
    [
        (sp.LambertW(X), -exp(-1)),
        (sp.asin(X), 1),
        (sp.atanh(X), -1),
        (sp.polylog(2, X), 1),
        (sp.besselk(0, X), 0),
        (sp.elliptic_k(X), 1),
        (log(X), 0),
    ],
)
def test_branch_points_of_functions_are_loci(function, point):
    found = [kind for locus, kind in kinds(line(2 + function, [X > 0, X < 1])).items() if locus.subs(X, point) == 0]
    assert found
    assert "finite" not in found


@pytest.mark.parametrize("inner", [log(X), 1 / X, exp(-1 / X)])
def test_unknown_functions_of_what_is_singular_have_any_limit(inner):
    """x⁶ f(log x) is x⁻⁴ for f = exp(−10 s), and x⁶ for f = 1: nothing is known at x = 0."""
    f = Function("f")
    assert kinds(line(1 + X**6 * f(inner)))[X] == "undecided"
    assert kinds(line(1 + X**6 * f(1 / (X + 1)))).get(X) is None
    assert kinds(line(1 + X**6 * exp(-10 * log(X))))[X] == "curvature"
