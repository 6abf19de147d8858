"""Coordinate maps: laws of pull-backs, named isometries and near misses, unknown functions, and what is refused."""

from __future__ import annotations

import pytest
import sympy as sp
from hypothesis import given, settings
from hypothesis import strategies as st
from sympy import Derivative, Function, Integral, Matrix, cos, cosh, diag, exp, log, pi, sin, sinh, sqrt, symbols

import gr_toolkit as gr
from gr_toolkit.errors import ConventionError, DomainError, InputError, UnknownNameError
from gr_toolkit.verdicts import Reason

t, r, theta, phi, rho, tau, xi = symbols("t r theta phi rho tau xi")
x, y, z, T, X, M, a, v, chi = symbols("x y z T X M a v chi")
EXTERIOR = [M > 0, r > 2 * M, theta > 0, theta < pi]


def plane():
    return gr.Metric(sp.eye(2), [x, y])


def polar(domain=(r > 0,)):
    return gr.CoordinateMap(gr.Chart.of([r, phi], domain), plane(), {x: r * cos(phi), y: r * sin(phi)})


def isotropic(factor=1):
    image = rho * (1 + factor * M / (2 * rho)) ** 2
    return gr.CoordinateMap(gr.Schwarzschild("isotropic"), gr.Schwarzschild(), {r: image})


# -- metrics -----------------------------------------------------------------------------------------------------------


def test_the_plane_in_polar_coordinates():
    assert polar().pull_back(plane()).matrix == Matrix([[1, 0], [0, r**2]])
    assert polar().jacobian_determinant == r
    assert [str(c) for c in polar().singular_where] == ["r != 0"]


def test_transform_is_the_pull_back_in_one_call():
    g = gr.Metric(diag(-1, 1), [t, x])
    h = g.transform({t: xi * sinh(tau), x: xi * cosh(tau)}, coordinates=[tau, xi], domain=[xi > 0])
    assert h.matrix == diag(-(xi**2), 1)  # Rindler 1966: Misner, Thorne & Wheeler, eq. 6.18
    assert h.conventions == g.conventions
    assert h.conditions == (xi > 0,)


def test_isotropic_coordinates_are_an_isometry_and_a_near_miss_is_none():
    assert isotropic().is_isometry().proved  # Misner, Thorne & Wheeler, eq. 31.22
    refuted = isotropic(factor=2).is_isometry()
    assert refuted.refuted
    assert refuted.component == "[t, t]"
    assert refuted.witness.recheck()


@pytest.mark.parametrize("signature", ["-+++", "+---"])
def test_kerr_in_kerr_schild_coordinates(signature):
    """Misner, Thorne & Wheeler, exercise 33.8; Visser, arXiv:0706.0622, eqs 33-39, with r as the root of a quartic."""
    sign = 1 if signature == "-+++" else -1
    sigma, sine = r**2 + a**2 * cos(theta) ** 2, sin(theta) ** 2
    null = Matrix([1, 1, 0, -a * sine])
    flat = Matrix([[-1, 0, 0, 0], [0, 1, 0, -a * sine], [0, 0, sigma, 0], [0, -a * sine, 0, (r**2 + a**2) * sine]])
    domain = [M > 0, r > 0, sp.Contains(a, sp.S.Reals), theta > 0, theta < pi]
    square = x**2 + y**2 + z**2 - a**2
    radius = sqrt((square + sqrt(square**2 + 4 * a**2 * z**2)) / 2)
    ray = Matrix([1, (radius * x + a * y) / (radius**2 + a**2), (radius * y - a * x) / (radius**2 + a**2), z / radius])
    images = {
        T: t,
        x: (r * cos(phi) - a * sin(phi)) * sin(theta),
        y: (r * sin(phi) + a * cos(phi)) * sin(theta),
        z: r * cos(theta),
    }

    def target(factor):
        components = diag(-1, 1, 1, 1) + factor * M * radius**3 / (radius**4 + a**2 * z**2) * ray * ray.T
        where = [M > 0, sp.Contains(a, sp.S.Reals), x**2 + y**2 > 0]
        return gr.Metric(sign * components, [T, x, y, z], domain=where, signature=signature)

    kerr = gr.Metric(
        sign * (flat + 2 * M * r / sigma * null * null.T), [t, r, theta, phi], domain=domain, signature=signature
    )
    map_ = gr.CoordinateMap(kerr, target(2), images)
    assert map_.is_isometry().proved
    assert gr.CoordinateMap(kerr, target(3), images).is_isometry().refuted
    # Boyer–Lindquist: dt̃ = dt + 2Mr/Δ dr, dφ̃ = dφ + a/Δ dr, whose integrals stay integrals
    delta = r**2 - 2 * M * r + a**2
    shifts = {t: t + Integral(2 * M * r / delta, r), phi: phi + Integral(a / delta, r)}
    ingoing = gr.CoordinateMap(gr.Kerr(signature=signature), kerr, shifts)
    assert ingoing.is_isometry().proved
    assert (map_ @ ingoing).is_isometry().proved


def test_a_conformal_time_with_an_unknown_scale_factor():
    """t = ∫ b dη, a(t(η)) = b(η) takes −dt² + a² dχ² to b² (−dη² + dχ²)."""
    b, scale = Function("b"), Function("a")
    g = gr.Metric(diag(-1, scale(t) ** 2), [t, x], domain=[scale(t) > 0])
    image = Integral(b(tau), tau)
    h = g.transform({t: image}, coordinates=[tau, x], domain=[b(tau) > 0])
    assert h.subs({scale(image): b(tau)}).matrix == b(tau) ** 2 * diag(-1, 1)


def test_jets_of_unknown_functions_follow_the_chain_rule():
    scale, f = Function("a"), Function("f")
    map_ = gr.CoordinateMap([tau, x], [t, x], {t: f(tau)})
    assert map_.pull_back(scale(t)).diff(tau) == map_.pull_back(Derivative(scale(t), t)) * Derivative(f(tau), tau)
    assert map_.pull_back(Derivative(scale(t), t)) == sp.Subs(Derivative(scale(xi), xi), xi, f(tau))


# -- laws --------------------------------------------------------------------------------------------------------------

small = st.integers(-2, 2)


@st.composite
def shears(draw):
    """Polynomial maps (u, w) -> (u + p(w), ±w), which are invertible wherever they are looked at."""
    p, q = draw(small), draw(small)
    return lambda u, w: {"first": u + p * w**2 + q * w, "second": draw(st.sampled_from([1, -1])) * w + 1}


@given(shears(), shears(), st.lists(small, min_size=4, max_size=4))
@settings(max_examples=6, deadline=None)
def test_pulling_back_is_functorial_and_keeps_products_contractions_and_d(first, second, numbers):
    u, w, p, q = symbols("u w p q")
    one, two = first(u, w), second(p, q)
    target = plane()
    psi = gr.CoordinateMap([p, q], target, {x: two["first"], y: two["second"]})
    middle = psi.pull_back(target)
    psi = gr.CoordinateMap(middle, target, psi.images)
    map_ = gr.CoordinateMap([u, w], middle, {p: one["first"], q: one["second"]})
    c, d, e, f = numbers
    form = target.covector([c * x * y, d * x + y**2])
    mixed = target.tensor([[e * x, y], [f, x * y]], "^a_b")
    both = psi @ map_
    for tensor in (form, mixed, target.vector([y, c * x])):
        assert both.pull_back(tensor).to_sympy() == map_.pull_back(psi.pull_back(tensor)).to_sympy()
    assert psi.pull_back(form.exterior_derivative()) == psi.pull_back(form).exterior_derivative()
    assert psi.pull_back(form * mixed) == psi.pull_back(form) * psi.pull_back(mixed)
    assert psi.pull_back(mixed.contract(0, 1).component(())) == psi.pull_back(mixed).contract(0, 1).component(())


@pytest.mark.parametrize("conventions", ["MTW", "Landau-Lifshitz", "Weinberg"])
def test_pulling_back_commutes_with_curvature(conventions):
    target = gr.Schwarzschild(conventions=conventions)
    map_ = gr.CoordinateMap(
        gr.Schwarzschild("isotropic", conventions=conventions), target, {r: rho * (1 + M / (2 * rho)) ** 2}
    )
    source = map_.source_metric
    assert map_.pull_back(target.riemann) == source.riemann
    assert map_.pull_back(target.riemann.with_indices("^a^b_c_d")) == source.riemann.with_indices("^a^b_c_d")
    assert map_.pull_back(target.kretschmann) == source.kretschmann
    assert isotropic(factor=2).pull_back(gr.Schwarzschild().kretschmann) != gr.Schwarzschild("isotropic").kretschmann


def test_curvature_under_an_unknown_reparametrisation():
    g = gr.FLRW("comoving")
    (K,) = g.parameters
    f = Function("f")
    map_ = gr.CoordinateMap(
        gr.Chart.of([tau, chi, theta, phi], [chi > 0, gr.S_K(K, chi) > 0, theta > 0, theta < pi]), g, {t: f(tau)}
    )
    assert map_.pull_back(g.einstein) == map_.pull_back(g).einstein


def test_push_forward_undoes_pull_back():
    map_ = isotropic()
    target = map_.target_metric
    vector = target.vector([1, r, 0, cos(theta)])
    assert map_.push_forward(map_.pull_back(vector)) == vector
    assert map_.push_forward(rho + M**2 / (4 * rho)) == r - M  # r = ρ + M + M²/4ρ


def test_a_sphere_in_space_and_its_area():
    """An embedding: lower indices only [do Carmo 1992, chapter 1]."""
    space = gr.Metric(sp.eye(3), [x, y, z])
    images = {x: a * sin(theta) * cos(phi), y: a * sin(theta) * sin(phi), z: a * cos(theta)}
    sphere = gr.CoordinateMap(gr.Chart.of([theta, phi], [theta > 0, theta < pi, a > 0]), space, images)
    assert sphere.pull_back(space).matrix == diag(a**2, a**2 * sin(theta) ** 2)
    area = space.tensor([[0, z, -y], [-z, 0, x], [y, -x, 0]], "_a_b")
    assert sphere.pull_back(area)[0, 1] == a**3 * sin(theta)
    with pytest.raises(InputError, match="dimensions are 2 and 3"):
        sphere.pull_back(space.vector([1, 0, 0]))
    with pytest.raises(InputError, match="dimensions are 2 and 3"):
        sphere.inverse()


# -- domains -----------------------------------------------------------------------------------------------------------


def test_what_the_source_does_not_say_of_the_targets_domain_is_added():
    g = gr.Metric(diag(-1, sqrt(x**2)), [t, x], domain=[x > 0])
    map_ = gr.CoordinateMap([t, y], g, {x: y - 1})
    assert map_.conditions == (sp.StrictGreaterThan(y - 1, 0),)
    h = map_.pull_back(g)
    assert h.matrix == diag(-1, y - 1)
    assert len(h.conditions) == 1
    assert gr.CoordinateMap(gr.Chart.of([t, y], [y > 2]), g, {x: y - 1}).conditions == ()


def test_a_symbols_own_assumptions_are_the_targets_domain_too():
    positive = sp.Symbol("s", positive=True)
    g = gr.Metric(diag(-1, sqrt(positive**2)), [t, positive])
    assert gr.CoordinateMap([t, y], g, {positive: y}).conditions == (sp.StrictGreaterThan(y, 0),)


# -- what is refused ---------------------------------------------------------------------------------------------------

WRONG = [
    (lambda: gr.CoordinateMap([r, phi], plane(), {x: r, y: "r*sin(phi)"}), InputError, "strings are not evaluated"),
    (lambda: gr.CoordinateMap([r, phi], plane(), "r, phi"), InputError, "the images are 'r, phi'"),
    (lambda: gr.CoordinateMap([r, phi], plane(), {x: r}), InputError, "the coordinate y of the target has no image"),
    (lambda: gr.CoordinateMap([r, phi], plane(), [r]), InputError, "1 images for the 2 coordinates"),
    (lambda: gr.CoordinateMap([r, phi], plane(), {x: r, z: phi}), UnknownNameError, "no coordinate of the target 'z'"),
    (lambda: gr.CoordinateMap([r, phi], plane(), {x: r, y: x}), InputError, "speaks of x, a coordinate of the target"),
    (lambda: gr.CoordinateMap(5, plane(), {x: r, y: phi}), InputError, "neither a metric nor a chart"),
    (lambda: gr.CoordinateMap([r, phi], plane(), {x: sp.I * r, y: phi}), DomainError, "coordinates are real"),
    (lambda: gr.CoordinateMap([r, phi], plane(), {x: sqrt(r), y: phi}), DomainError, "may be complex"),
    (lambda: gr.CoordinateMap([r, phi], plane(), {x: sp.LambertW(r), y: phi}), DomainError, "may be complex"),
    (lambda: polar().pull_back(gr.Schwarzschild()), ConventionError, "the map leads to"),
    (lambda: polar().pull_back(gr.Schwarzschild().ricci), ConventionError, "the map leads to"),
    (lambda: polar().pull_back(gr.Metric(diag(1, 2), [x, y]).ricci), ConventionError, "different metrics"),
    (lambda: polar().is_isometry(), InputError, "the source of the map is a chart without a metric"),
    (lambda: polar().then(polar()), ConventionError, "maps that meet in one chart"),
    (lambda: polar().then(plane()), InputError, "no coordinate map"),
    (
        lambda: gr.CoordinateMap([r, phi], plane(), {x: r + phi, y: r + phi}).pull_back(plane().vector([1, 0])),
        InputError,
        "Jacobian determinant vanishes identically",
    ),
    (
        lambda: gr.CoordinateMap([r, a], gr.Metric(diag(1, a**2), [x, y]), {x: r, y: a}).pull_back(a * x),
        InputError,
        "a is a parameter of what is to be composed and a coordinate",
    ),
    (
        lambda: gr.CoordinateMap(gr.Schwarzschild(signature="+---"), gr.Schwarzschild(), {t: t}).is_isometry(),
        ConventionError,
        "conventions",
    ),
    (
        lambda: gr.CoordinateMap(gr.Schwarzschild(), gr.Schwarzschild(), {r: M}).conditions,
        DomainError,
        "outside the target's domain",
    ),
    (
        lambda: gr.CoordinateMap(gr.Schwarzschild("isotropic"), gr.Schwarzschild(), {r: rho + M}, inverse={rho: r + M}),
        InputError,
        "is not the inverse of",
    ),
]


@pytest.mark.parametrize(("make", "kind", "message"), WRONG)
def test_what_is_wrong_is_said(make, kind, message):
    with pytest.raises(kind) as caught:
        make()
    assert message in str(caught.value)


def test_a_map_is_shown_as_its_images():
    assert repr(polar()) == "(r, phi) -> (x = r*cos(phi), y = r*sin(phi))"
    assert r"x = r \cos{\left(\phi \right)}" in polar()._repr_latex_()


def test_a_given_inverse_is_used():
    map_ = gr.CoordinateMap(
        gr.Schwarzschild(),
        gr.Chart.of([tau, r, theta, phi], EXTERIOR),
        {tau: t + 2 * M * log(r / (2 * M) - 1)},
        inverse={t: tau - 2 * M * log(r / (2 * M) - 1)},
    )
    assert map_.inverse().inverse() is map_
    assert map_.push_forward(exp(t / (2 * M))) == exp(tau / (2 * M)) / (r / (2 * M) - 1)


@pytest.mark.parametrize("sign", [1, -1])
def test_an_isometry_of_nothing_is_none(sign):
    """x − eˣ < 0 for every x [eˣ ≥ 1 + x]: no point is mapped into u > 0. x + eˣ takes every value."""
    x, y, u, v = symbols("x y u v", real=True)
    source = gr.Metric(diag((1 + sign * exp(x)) ** 2, 1), [x, y])
    half_plane = gr.Metric(diag(1, 1), [u, v], domain=[u > 0])
    verdict = gr.CoordinateMap(source, half_plane, [x + sign * exp(x), y]).is_isometry()
    if sign > 0:
        assert verdict.proved
    else:
        assert isinstance(verdict, gr.Undecided)
        assert verdict.reason is Reason.EMPTY_DOMAIN


def test_an_inverse_of_nothing_is_none():
    u, v, x, y = symbols("u v x y", real=True)
    plane, half = gr.Chart.of([u, v]), [u / 2, v]
    with pytest.raises(DomainError, match="no point was found on the domain"):
        gr.CoordinateMap(gr.Chart.of([x, y], [x - exp(x) > 0]), plane, [2 * x, y], inverse=half)
    with pytest.raises(InputError, match="no point was found on the domain"):
        _ = gr.CoordinateMap(gr.Chart.of([x, y], [x - exp(x) > 0]), plane, [2 * x, y]).inverse()
    assert gr.CoordinateMap(gr.Chart.of([x, y]), plane, [2 * x, y], inverse=half).inverse().images[0] == u / 2
