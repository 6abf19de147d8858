"""Symmetries and what they conserve: facts of the literature, each beside a near miss that fails by name."""

from __future__ import annotations

from itertools import combinations

import numpy as np
import pytest
import sympy as sp
from hypothesis import given
from hypothesis import strategies as st
from sympy import Function, cos, cot, diag, exp, pi, sin, symbols

import gr_toolkit as gr
from gr_toolkit.errors import ConventionError, IndexMismatchError, InputError, TooLargeError, UnsupportedError
from gr_toolkit.geometry.symmetries import killing, phase_space

SIGNATURES = ["-+++", "+---"]
t, r, theta, phi, K = symbols("t r theta phi K")

# -- vectors --

ROTATIONS = [[0, 0, sin(phi), cot(theta) * cos(phi)], [0, 0, cos(phi), -cot(theta) * sin(phi)], [0, 0, 0, 1]]


@pytest.mark.parametrize("signature", SIGNATURES)
@pytest.mark.parametrize("vector", [[1, 0, 0, 0], *ROTATIONS])
def test_static_spheres_have_four_killing_vectors(vector, signature):
    assert gr.Schwarzschild(signature=signature).is_killing(vector).proved


def test_a_rotation_with_a_wrong_sign_fails_in_one_named_equation():
    """By hand, for ξ^φ = −cot θ cos φ: (L_ξ g)_{φφ} = 2 r² (sin θ cos θ sin φ + sin²θ cot θ sin φ), the first to fail
    but (L_ξ g)_{θφ} = r² cos φ − r² sin²θ (−1/sin²θ) cos φ = 2 r² cos φ."""
    verdict = gr.Schwarzschild().is_killing([0, 0, sin(phi), -cot(theta) * cos(phi)])
    assert verdict.refuted
    assert verdict.component == "∇_theta ξ_phi + ∇_phi ξ_theta = 2*r**2*cos(phi)"
    assert verdict.witness.recheck()


def test_the_equation_that_fails_is_killings_with_its_value():
    """r ∂_t of Schwarzschild: ∇_t ξ_r + ∇_r ξ_t = g_tt ∂_r r = −(1 − 2M/r)."""
    g = gr.Schwarzschild()
    verdict = g.is_killing([r, 0, 0, 0])
    assert verdict.component == "∇_t ξ_r + ∇_r ξ_t = (2*M - r)/r"
    assert "∇_t ξ_r + ∇_r ξ_t = (2*M - r)/r" in verdict.explain()
    assert r"\text{ in component" in verdict._repr_latex_()
    assert g.is_killing(g.vector([r, 0, 0, 0], "X")).component.startswith("∇_t X_r + ∇_r X_t")


@pytest.mark.parametrize("signature", SIGNATURES)
def test_kerr_is_stationary_and_axisymmetric_only(signature):
    g = gr.Kerr(signature=signature)
    assert g.is_killing([1, 0, 0, 0]).proved
    assert g.is_killing([0, 0, 0, 1]).proved
    assert g.is_killing([3, 0, 0, sp.Rational(-1, 2)]).proved
    for wrong in (ROTATIONS[0], [0, 0, 1, 0], [0, 1, 0, 0]):
        assert g.is_killing(wrong).refuted


def minkowski_vectors():
    """The ten of the Poincaré group."""
    x = gr.Minkowski().coordinates
    unit = [[int(a == b) for b in range(4)] for a in range(4)]
    eta = [-1, 1, 1, 1]
    turns = [
        [eta[a] * x[a] * unit[b][k] - eta[b] * x[b] * unit[a][k] for k in range(4)]
        for a, b in combinations(range(4), 2)
    ]
    return unit + turns


def test_minkowski_has_the_poincare_group_and_fifteen_conformal_killing_vectors():
    """Dilation x^μ ∂_μ, φ = 2; special conformal 2(b·x)x^μ − x² b^μ, φ = 4 b·x [Di Francesco et al., eq. 4.18]."""
    g = gr.Minkowski()
    x, eta = g.coordinates, (-1, 1, 1, 1)
    assert all(g.is_killing(v).proved for v in minkowski_vectors())
    assert g.is_homothetic(x).proved
    assert g.is_killing(x).refuted
    assert g.conformal_factor(x) == 2
    square = sum(e * y**2 for e, y in zip(eta, x, strict=True))
    for k in range(4):
        special = [2 * eta[k] * x[k] * x[m] - square * int(m == k) for m in range(4)]
        assert g.is_conformal_killing(special).proved
        assert g.conformal_factor(special) == 4 * eta[k] * x[k]
        homothetic = g.is_homothetic(special)
        assert homothetic.refuted
        assert homothetic.component == f"∂φ/∂{x[k]} = {4 * eta[k]}"
        wrong = [2 * eta[k] * x[k] * x[m] + square * int(m == k) for m in range(4)]
        assert g.is_conformal_killing(wrong).refuted


def test_conformal_time_of_every_friedmann_universe():
    """L_ξ g = 2(a′/a) g for ξ = ∂_τ, which is Killing only where a is constant."""
    g = gr.FLRW()
    tau = g.coordinates[0]
    a = Function("a")(tau)
    assert g.is_conformal_killing([1, 0, 0, 0]).proved
    assert g.conformal_factor([1, 0, 0, 0]) == 2 * a.diff(tau) / a
    assert g.is_killing([1, 0, 0, 0]).refuted
    assert g.is_homothetic([1, 0, 0, 0]).refuted
    assert gr.FLRW(a=exp(tau)).is_homothetic([1, 0, 0, 0]).proved
    assert gr.FLRW("comoving").is_conformal_killing([1, 0, 0, 0]).refuted
    assert gr.FLRW("comoving").is_conformal_killing([Function("a")(t), 0, 0, 0]).proved


def test_quasi_translations_of_every_curvature_at_once():
    """cos θ ∂_χ − (C_K/S_K) sin θ ∂_θ [Weinberg (1972), section 13.5]; without C_K it is one of flat space only."""
    g = gr.FLRW()
    K, chi = g.symbols("K"), g.coordinates[1]
    assert g.is_killing([0, cos(theta), -gr.C_K(K, chi) / gr.S_K(K, chi) * sin(theta), 0]).proved
    wrong = [0, cos(theta), -sin(theta) / gr.S_K(K, chi), 0]
    assert g.is_killing(wrong).refuted
    assert gr.FLRW(K=0).is_killing([0, cos(theta), -sin(theta) / chi, 0]).proved
    hyperbolic = gr.FLRW(K=-1)
    assert hyperbolic.is_killing([0, cos(theta), -sp.coth(chi) * sin(theta), 0]).proved
    assert hyperbolic.is_killing([0, cos(theta), -sp.tanh(chi) * sin(theta), 0]).refuted


def anti_de_sitter(signature="-+++"):
    x, z = symbols("x z")
    sign = 1 if signature == "-+++" else -1
    return gr.Metric(sign * diag(-1, 1, 1) / z**2, [t, x, z], domain=[z > 0], signature=signature)


@pytest.mark.parametrize("signature", SIGNATURES)
def test_anti_de_sitter_in_poincare_coordinates(signature):
    """Six Killing vectors of AdS₃: two translations, a boost, the dilation and two special conformal ones."""
    g = anti_de_sitter(signature)
    _, x, z = g.coordinates
    square = -(t**2) + x**2 + z**2
    for vector in (
        [1, 0, 0],
        [0, 1, 0],
        [x, t, 0],
        [t, x, z],
        [-2 * t * t - square, -2 * t * x, -2 * t * z],
        [2 * x * t, 2 * x * x - square, 2 * x * z],
    ):
        assert g.is_killing(vector).proved
    assert g.is_killing([t, x, 0]).refuted  # a dilation of the boundary only
    assert g.is_conformal_killing([t, x, 0]).refuted
    assert g.is_conformal_killing([0, 0, 1]).proved  # flat space's translation


def test_vaidya_radiates_its_energy_away():
    """∇_v ξ_v for ξ = ∂_v is m′/r; with m = μ v it is self-similar, v ∂_v + r ∂_r homothetic."""
    v = sp.Symbol("v")
    mass = Function("m")(v)

    def vaidya(m):
        matrix = sp.Matrix(
            [[-(1 - 2 * m / r), 1, 0, 0], [1, 0, 0, 0], [0, 0, r**2, 0], [0, 0, 0, r**2 * sin(theta) ** 2]]
        )
        return gr.Metric(matrix, [v, r, theta, phi], domain=[r > 0, theta > 0, theta < pi])

    assert vaidya(mass).is_killing([0, 0, 0, 1]).proved
    verdict = vaidya(mass).is_killing([1, 0, 0, 0])
    assert verdict.refuted
    assert verdict.component == "2 ∇_v ξ_v = 2*Derivative(m(v), v)/r"
    assert vaidya(sp.Symbol("m")).is_killing([1, 0, 0, 0]).proved
    mu = sp.Symbol("mu")
    assert vaidya(mu * v).is_homothetic([v, r, 0, 0]).proved
    assert vaidya(mu * v).conformal_factor([v, r, 0, 0]) == 2
    assert vaidya(mu * v**2).is_homothetic([v, r, 0, 0]).refuted


def test_every_vector_of_the_form_f_x_g_y_is_conformal_in_two_null_dimensions():
    u, w = symbols("u w")
    g = gr.Metric([[0, 1], [1, 0]], [u, w])
    assert g.is_conformal_killing([Function("f")(u), Function("h")(w)]).proved
    verdict = g.is_conformal_killing([w, 0])
    assert verdict.refuted
    assert verdict.component == "2 ∇_w ξ_w - (∇·ξ) g_{w w} = 2"


polar = gr.Metric(diag(1, r**2), [r, phi], domain=[r > 0])
round_sphere = gr.Metric(diag(1, sin(theta) ** 2), [theta, phi], domain=[theta > 0, theta < pi])
FOUND = [  # how many independent ones there are
    (polar, 3),
    (round_sphere, 3),
    (anti_de_sitter(), 6),
    (gr.Schwarzschild(), 4),
    (gr.Minkowski(), 10),
    pytest.param(gr.Schwarzschild(signature="+---"), 4, marks=pytest.mark.nightly),
    pytest.param(gr.Kerr(), 2, marks=pytest.mark.nightly),
    pytest.param(gr.FLRW(), 6, marks=pytest.mark.nightly),
    pytest.param(gr.FLRW(K=-1), 6, marks=pytest.mark.nightly),
]


@pytest.mark.parametrize(("g", "number"), FOUND)
def test_killing_vectors_are_found(g, number):
    """As many as there are, independent: the matrix of their values at a few points has full rank."""
    found = g.killing_vectors()
    assert len(found) == number
    assert all(g.is_killing(field).proved for field in found)
    if g.parameters == (K,):  # S_K has no floating-point value
        return
    points = [
        {x: 0.3 + 0.1 * n + 0.07 * ((k * (n + 2)) ** 2 % 11) for n, x in enumerate(g.coordinates)} for k in range(9)
    ]
    expressions = [[value.to_sympy() for _, value in field.items()] for field in found]
    values = [[float(e.subs(p)) for p in points for e in field] for field in expressions]
    assert np.linalg.matrix_rank(np.array(values), tol=1e-6) == number


def test_a_search_that_is_too_large_is_refused():
    with pytest.raises(TooLargeError, match="the space of vector fields"):
        gr.Metric(sp.eye(5), symbols("a b c d e")).killing_vectors()


# -- Killing tensors and Killing–Yano forms --


def kerr_forms(g):
    """(Killing–Yano form of Penrose and Floyd, Killing tensor of Walker and Penrose) in Boyer–Lindquist coordinates.

    Y = a cos θ dr ∧ (dt − a sin²θ dφ) + r sin θ dθ ∧ ((r² + a²) dφ − a dt)  [Floyd 1973; Penrose 1973],
    K_{ab} = 2Σ l_(a n_b) ± r² g_{ab}, with Kinnersley's l and n and + for −+++  [Carroll (2004), section 6.7].
    """
    M, a = g.symbols("M a")
    c, s = cos(theta), sin(theta)
    sigma, delta, sign = r**2 + a**2 * c**2, r**2 - 2 * M * r + a**2, -g.conventions.time_sign
    rows = sp.zeros(4, 4)
    for i, j, value in (
        (1, 0, a * c),
        (1, 3, -(a**2) * c * s**2),
        (2, 3, r * s * (r**2 + a**2)),
        (2, 0, -a * r * s),
    ):
        rows[i, j], rows[j, i] = rows[i, j] + value, rows[j, i] - value
    l, n = (
        g.vector([(r**2 + a**2) / delta, 1, 0, a / delta]).down(0),
        g.vector([(r**2 + a**2) / (2 * sigma), -delta / (2 * sigma), 0, a / (2 * sigma)]).down(0),
    )
    product = l.tensor_product(n) + n.tensor_product(l)
    return g.tensor(rows.tolist(), "__", "Y"), product * sigma, g.covariant * (r**2) * sign


@pytest.mark.parametrize("signature", SIGNATURES)
def test_kerrs_killing_yano_form_and_killing_tensor(signature):
    g = gr.Kerr(signature=signature)
    Y, product, trace = kerr_forms(g)
    assert g.is_killing_yano(Y).proved
    assert g.is_killing_tensor(product + trace).proved
    assert killing.square(Y) * -g.conventions.time_sign == product + trace
    wrong = g.is_killing_tensor(product - trace)
    assert wrong.refuted
    assert "∇_" in wrong.component
    assert g.is_conformal_killing_tensor(product).proved  # what is left without r² g
    assert g.is_killing_tensor(product).refuted
    assert g.is_conformal_killing_tensor(product + g.tensor(diag(0, 0, r, 0).tolist(), "__")).refuted
    assert g.is_killing_yano(Y * r).refuted


def test_a_two_form_that_misses_one_sign_is_not_killing_yano():
    g = gr.Kerr()
    Y = kerr_forms(g)[0].to_sympy().tolist()
    Y[1][0], Y[0][1] = -Y[1][0], -Y[0][1]
    verdict = g.is_killing_yano(g.tensor(Y, "__", "Y"))
    assert verdict.refuted
    assert verdict.component.startswith(("∇_", "2 ∇_"))
    assert " Y_{" in verdict.component


@pytest.mark.parametrize("signature", ["-+++", pytest.param("+---", marks=pytest.mark.nightly)])
def test_carters_constant(signature):
    """K = Q + (L − aE)², Q = p_θ² + cos²θ (a²(μ² − E²) + L²/sin²θ) [MTW 33.31], E = −p_t, L = p_φ in −+++."""
    g = gr.Kerr(signature=signature)
    a, (p_t, _, p_theta, p_phi) = g.symbols("a"), g.momenta
    mass = -phase_space.hamiltonian(g) * 2 * -g.conventions.time_sign
    carter = p_theta**2 + cos(theta) ** 2 * (a**2 * (mass - p_t**2) + p_phi**2 / sin(theta) ** 2)
    _, product, trace = kerr_forms(g)
    assert g.conserved_quantity(product + trace) == carter + (p_phi + a * p_t) ** 2
    assert g.is_conserved(carter).proved
    wrong = g.is_conserved(p_theta**2 + sin(theta) ** 2 * (a**2 * (mass - p_t**2) + p_phi**2 / sin(theta) ** 2))
    assert wrong.refuted
    assert wrong.component.startswith("{F, H} = ")
    light = p_theta**2 + cos(theta) ** 2 * (-(a**2) * p_t**2 + p_phi**2 / sin(theta) ** 2)  # μ = 0
    assert g.is_conserved(light, null=True).proved
    assert g.is_conserved(light).refuted
    assert g.is_conserved(light * r, null=True).refuted


def test_the_bracket_on_the_cone_is_read_degree_by_degree():
    """p_t/p_φ and p_t² + p_φ are made of conserved quantities; p_r of none."""
    g = gr.Schwarzschild()
    p_t, p_r, _, p_phi = g.momenta
    assert g.is_conserved(p_t / p_phi).proved
    assert g.is_conserved(p_t**2 + p_phi, null=True).proved
    assert g.is_conserved(p_t**2 + p_r, null=True).refuted
    assert g.is_conserved(2 * r).refuted
    f = gr.FLRW()
    assert f.is_conserved(f.momenta[0]).refuted
    assert f.is_conserved(f.momenta[0], null=True).proved
    assert f.is_conserved(f.momenta[0] + f.momenta[0] ** 3, null=True).proved


def test_liouville_surfaces_have_a_second_quadratic_integral():
    """(U(x) + V(y))(dx² + dy²) conserves (V p_x² − U p_y²)/(U + V), whatever U and V [Whittaker 1904, section 43]."""
    x, y = symbols("x y")
    U, V = Function("U")(x), Function("V")(y)
    g = gr.Metric((U + V) * sp.eye(2), [x, y], domain=[U + V > 0])
    p_x, p_y = g.momenta
    assert g.is_conserved((V * p_x**2 - U * p_y**2) / (U + V)).proved
    assert g.is_conserved((V * p_x**2 + U * p_y**2) / (U + V)).refuted
    K = g.tensor(diag(V, -U).tolist(), "^^") * (1 / (U + V))
    assert g.is_killing_tensor(K).proved
    assert g.is_killing_tensor(K + g.inverse).proved
    assert g.is_killing_tensor(g.tensor(diag(V, U).tolist(), "^^") * (1 / (U + V))).refuted


def test_a_product_of_three_killing_vectors_is_a_killing_tensor_of_rank_three():
    g = gr.Schwarzschild()
    time, axis = g.vector([1, 0, 0, 0]).down(0), g.vector([0, 0, 0, 1]).down(0)
    T = (
        time.tensor_product(time).tensor_product(axis)
        + time.tensor_product(axis).tensor_product(time)
        + axis.tensor_product(time).tensor_product(time)
    )
    assert g.is_killing_tensor(T).proved
    p_t, _, _, p_phi = g.momenta
    assert g.conserved_quantity(T) == 3 * p_t**2 * p_phi
    assert g.is_killing_tensor(T * r).refuted
    assert g.is_conformal_killing_tensor(T * r).refuted


def test_top_forms_and_spheres():
    """A multiple of the volume form is Killing–Yano where the factor is constant; so is ⋆dr-like r³ sin θ dθ∧dφ."""
    g = gr.Schwarzschild()
    assert g.is_killing_yano(g.levi_civita).proved
    assert g.is_killing_yano(g.levi_civita * r).refuted
    rows = sp.zeros(4, 4)
    rows[2, 3], rows[3, 2] = r**3 * sin(theta), -(r**3) * sin(theta)
    assert g.is_killing_yano(g.tensor(rows.tolist(), "__")).proved
    assert g.is_killing_yano(g.tensor((rows / r).tolist(), "__")).refuted
    assert g.is_killing_yano(g.vector([1, 0, 0, 0]).down(0)).proved  # degree one: a Killing vector
    assert g.is_killing_yano([1, 0, 0, 0]).refuted


# -- conserved quantities --


def test_energy_and_angular_momentum_along_a_circular_orbit():
    """u^t = (1 − 3M/r)^(−1/2) and dφ/dt = √(M/r³): E = (1 − 2M/r) u^t, L² = M r/(1 − 3M/r) [MTW, section 25.5]."""
    unit_mass = gr.Schwarzschild(M=1)
    h = gr.Metric(unit_mass.matrix, unit_mass.coordinates, domain=[r > 3, theta > 0, theta < pi])
    u = h.vector([1 / sp.sqrt(1 - 3 / r), 0, 0, 1 / sp.sqrt(r**3) / sp.sqrt(1 - 3 / r)], "u")
    assert h.conserved_quantity([1, 0, 0, 0], u) ** 2 == (1 - 2 / r) ** 2 / (1 - 3 / r)
    assert h.conserved_quantity([0, 0, 0, 1], u.down(0)) == sin(theta) ** 2 * sp.sqrt(r) / sp.sqrt(1 - 3 / r)
    assert h.conserved_quantity(h.covariant, u).subs({theta: pi / 2}) == -1
    p, q = symbols("p q", real=True)
    assert h.conserved_quantity([1, 0, 0, 0], [p, q, 0, 0]) == p


def test_a_conformal_killing_vector_serves_light_only():
    g = gr.FLRW()
    assert g.conserved_quantity([1, 0, 0, 0], null=True) == g.momenta[0]
    with pytest.raises(InputError) as caught:
        g.conserved_quantity([1, 0, 0, 0])
    assert "ξ is no Killing vector: 2 ∇_tau ξ_tau = -2*a(tau)*Derivative(a(tau), tau), not 0" in str(caught.value)


# -- laws --

NUMBERS = st.integers(-3, 3)


FLAT, POINCARE = gr.Minkowski(), minkowski_vectors()


@given(st.lists(NUMBERS, min_size=20, max_size=20))
def test_killing_vectors_are_a_lie_algebra(numbers):
    g, vectors = FLAT, POINCARE
    one, other = (
        g.vector([sum(c * v[k] for c, v in zip(half, vectors, strict=True)) for k in range(4)])
        for half in (numbers[:10], numbers[10:])
    )
    bracket = other.lie_derivative(one)
    assert g.is_killing(one).proved
    assert g.is_killing(bracket).proved
    scaled = g.is_killing(bracket * g.coordinates[0])  # f X is Killing for no other f than a constant
    assert scaled.proved == bracket.is_zero()


SPHERE = gr.Metric(diag(1, sin(theta) ** 2), [theta, phi], domain=[theta > 0, theta < pi])
TURNS = [
    [sin(phi), cot(theta) * cos(phi)],
    [cos(phi), -cot(theta) * sin(phi)],
    [0, 1],
]


@given(st.lists(NUMBERS, min_size=9, max_size=9), st.sampled_from([0, 0, theta, sin(phi)]))
def test_brackets_and_covariant_derivatives_agree(numbers, spoiler):
    """A quadratic form in the rotations of a sphere, spoilt or not: {K, H} = 0 if and only if ∇_(a K_{bc)} = 0."""
    g = SPHERE
    rows = sp.zeros(2, 2)
    for n, (one, other) in enumerate((a, b) for a in TURNS for b in TURNS):
        rows += numbers[n] * (sp.Matrix(one) * sp.Matrix(other).T + sp.Matrix(other) * sp.Matrix(one).T)
    K = g.tensor((rows + diag(spoiler, 0)).tolist(), "^^", "K")
    p = g.momenta
    quantity = sum((rows + diag(spoiler, 0))[i, j] * p[i] * p[j] for i in range(2) for j in range(2))
    by_tensor, by_bracket = g.is_killing_tensor(K), g.is_conserved(quantity)
    assert by_tensor.proved == by_bracket.proved == (spoiler == 0)
    assert by_tensor.refuted == by_bracket.refuted
    assert g.is_conformal_killing_tensor(K).proved == g.is_conserved(quantity, null=True).proved


# -- bad input --


def wrong_tensor(g):
    rows = sp.zeros(4, 4)
    rows[0, 1] = 1
    return g.tensor(rows.tolist(), "__", "K")


WRONG = [
    (
        lambda g: g.is_killing(g.covariant),
        IndexMismatchError,
        ["g has 2 indices", "no vector field", "is_killing_tensor"],
    ),
    (lambda g: g.is_killing([1, 0]), IndexMismatchError, ["2 components"]),
    (lambda g: g.is_conformal_killing(g.ricci), IndexMismatchError, ["2 indices", "vector"]),
    (lambda g: g.is_killing(gr.Minkowski().vector([1, 0, 0, 0])), ConventionError, ["chart"]),
    (lambda g: g.is_killing(gr.Kerr().vector([1, 0, 0, 0])), ConventionError, ["different metrics"]),
    (
        lambda g: g.is_killing_tensor(gr.Schwarzschild(signature="+---").covariant),
        ConventionError,
        ["conventions", "+---"],
    ),
    (
        lambda g: g.is_killing_tensor(wrong_tensor(g)),
        IndexMismatchError,
        ["K is not symmetric", "[r, t] and [t, r]", "killing.square(Y)"],
    ),
    (lambda g: g.is_killing_tensor(g.matrix), InputError, ["where the indices stand", 'g.tensor(components, "__")']),
    (lambda g: g.is_killing_yano(g.matrix.tolist()), InputError, ["where the indices stand"]),
    (lambda g: g.is_killing_tensor(g.tensor(5, "")), IndexMismatchError, ["is a scalar"]),
    (
        lambda g: g.is_killing_tensor(g.riemann.tensor_product(g.riemann)),
        TooLargeError,
        ["forecast 8 indices", "limit 6"],
    ),
    (lambda g: g.is_killing_yano(g.covariant), IndexMismatchError, ["not antisymmetric"]),
    (lambda g: g.conformal_factor([r, 0, 0, 0]), InputError, ["ξ is no conformal Killing vector", "∇_t ξ_r + ∇_r ξ_t"]),
    (lambda g: g.conserved_quantity([0, 1, 0, 0]), InputError, ["no Killing vector: 2 ∇_t ξ_t = -2*M/r**2, not 0"]),
    (lambda g: g.conserved_quantity(g.covariant * r), InputError, ["no Killing tensor", "∇_"]),
    (
        lambda g: g.conserved_quantity([1, 0, 0, 0], g.covariant),
        IndexMismatchError,
        ["the momentum g has 2 indices"],
    ),
    (lambda g: g.is_conserved(g.momenta[1] / phase_space.hamiltonian(g), null=True), InputError, ["is singular where"]),
    (lambda g: g.is_conserved(sp.exp(g.momenta[0]) * g.momenta[1], null=True), UnsupportedError, ["exp(p_t)"]),
    (
        lambda g: gr.Metric(diag(sp.Symbol("p_x"), 1), symbols("x y")).momenta,
        InputError,
        ["a symbol p_x of its own", "momentum="],
    ),
]


@pytest.mark.parametrize(("call", "kind", "words"), WRONG)
def test_what_is_wrong_is_said(call, kind, words):
    with pytest.raises(kind) as caught:
        call(gr.Schwarzschild())
    for word in words:
        assert word in str(caught.value)
