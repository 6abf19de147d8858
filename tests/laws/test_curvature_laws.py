"""What holds for every metric. It is rational in the metric's jets, hence decidable: undecided is a failure here."""

from __future__ import annotations

from itertools import combinations, product

import numpy as np
import pytest
import sympy as sp
from hypothesis import given
from hypothesis import strategies as st

import gr_toolkit as gr
from gr_toolkit.exact import S_K, sum_of_products
from tests.laws.metrics import COORDINATES, POINT, M, components, conventions, metrics, plain, stand_ins
from tests.oracles.curvature import covariant_derivative_at, curvature_at
from tests.oracles.numbers import agree, components_at


def without_symmetry(tensor):
    """The tensor with every component computed by its formula, so that no symmetry is put in by the storage."""
    return gr.Tensor(tensor.metric, tensor.positions, compute=tensor._compute)


def total(*terms):
    """The sum of (sign, scalar) pairs."""
    return sum_of_products([(s, e, None) for s, e in terms])


@given(metrics(conventions=conventions()))
def test_metric_is_covariantly_constant(g):
    assert g.covariant.covariant_derivative().is_zero()
    assert g.inverse.covariant_derivative().is_zero()


@given(metrics(conventions=conventions()))
def test_inverse_raising_and_lowering_undo_each_other(g):
    n = range(g.dimension)
    for i, j in product(n, n):
        assert sum_of_products([(1, g.inverse[i, k], g.covariant[k, j]) for k in n]) == (i == j)
    assert g.ricci.up(0).up(1).down(0).down(1) == g.ricci
    assert g.riemann.with_indices("^^^^").with_indices("____") == g.riemann
    assert g.riemann.with_indices("^a_b^c_d") == g.riemann.up(2).up(0)


@given(metrics(conventions=conventions()))
def test_connection_is_torsion_free(g):
    gamma = without_symmetry(g.christoffel)
    for l, i, j in product(range(g.dimension), repeat=3):
        assert gamma[l, i, j] == gamma[l, j, i]


@given(metrics(conventions=conventions()))
def test_riemann_symmetries_and_first_bianchi_identity(g):
    R = without_symmetry(g.riemann)
    for a, b, c, d in product(range(g.dimension), repeat=4):
        assert R[a, b, c, d] == -R[b, a, c, d] == -R[a, b, d, c] == R[c, d, a, b]
        assert total((1, R[a, b, c, d]), (1, R[a, c, d, b]), (1, R[a, d, b, c])).is_zero()


@given(metrics(conventions=conventions()))
def test_ricci_is_symmetric_and_einstein_has_its_trace(g):
    ricci, einstein = without_symmetry(g.ricci), without_symmetry(g.einstein)
    for i, j in combinations(range(g.dimension), 2):
        assert ricci[i, j] == ricci[j, i]
        assert einstein[i, j] == einstein[j, i]
    assert g.ricci.trace() == g.ricci_scalar
    assert g.einstein.trace() == g.ricci_scalar * (1 - sp.Rational(g.dimension, 2))
    assert g.ricci == g.riemann.up(0).contract(0, 2) * g.conventions.ricci


@given(metrics(conventions=conventions()))
def test_second_bianchi_identity(g):
    slope = g.riemann.covariant_derivative()
    n = range(g.dimension)
    for (a, b), (c, d, e) in product(combinations(n, 2), combinations(n, 3)):
        assert total((1, slope[a, b, c, d, e]), (1, slope[a, b, d, e, c]), (1, slope[a, b, e, c, d])).is_zero()


@given(metrics(conventions=conventions()))
def test_einstein_tensor_is_divergence_free(g):
    assert gr.decide(g.einstein.divergence(), 0).proved
    # ∇_a R^a_{bcd} = ± (∇_c R_{bd} − ∇_d R_{bc}), the sign that of R_{bd} = ± R^a_{bad}
    left, slope = g.riemann.divergence(0), g.ricci.covariant_derivative()
    for b, c, d in product(range(g.dimension), repeat=3):
        assert left[b, c, d] == g.conventions.ricci * (slope[b, d, c] - slope[b, c, d])


@given(metrics(dimensions=st.integers(2, 4), conventions=conventions()))
def test_weyl_tensor_is_trace_free_with_riemanns_symmetries(g):
    C = without_symmetry(g.weyl) if g.dimension > 3 else g.weyl
    for a, b, c, d in combinations(range(g.dimension), 4):
        assert C[a, b, c, d] == -C[b, a, c, d] == -C[a, b, d, c] == C[c, d, a, b]
        assert total((1, C[a, b, c, d]), (1, C[a, c, d, b]), (1, C[a, d, b, c])).is_zero()
    for first, second in combinations(range(4), 2):
        assert g.weyl.contract(first, second).is_zero()
    if g.dimension < 4:
        assert g.weyl.is_zero()


@given(metrics(dimensions=st.just(4)), st.data())
def test_weyl_tensor_is_conformally_invariant(g, data):
    """C^a_{bcd} of Ω² g is that of g: both are the same elements after joining the fields."""
    t = data.draw(st.sampled_from(g.coordinates))
    factor = data.draw(st.sampled_from([t**2, sp.exp(2 * t), sp.Function("Omega")(t) ** 2, 1 + t]))
    scaled = gr.Metric(g.matrix * factor, g.coordinates, domain=g.conditions)
    ours, theirs = g.weyl.up(0), scaled.weyl.up(0)
    for index in product(range(4), repeat=4):
        if index[2] < index[3]:
            assert ours[index] == theirs[index]


@given(metrics(dimensions=st.just(3)), st.sampled_from([0, 1, 2]))
def test_conformal_flatness_survives_a_conformal_factor_in_three_dimensions(g, slot):
    t = g.coordinates[slot]
    scaled = gr.Metric(g.matrix * sp.exp(2 * t), g.coordinates, domain=g.conditions)
    assert bool(g.is_conformally_flat()) == bool(scaled.is_conformally_flat())


@given(metrics(), st.data())
def test_exterior_derivative_squares_to_zero(g, data):
    n = g.dimension
    forms = [g.tensor(data.draw(components(g, 1))[0], ""), g.covector(data.draw(components(g, n)))]
    for form in forms:
        assert form.exterior_derivative().exterior_derivative().is_zero()


@given(metrics(), st.data())
def test_exterior_derivative_is_the_antisymmetrised_covariant_one(g, data):
    n = range(g.dimension)
    A = g.covector(data.draw(components(g, g.dimension)))
    F, slope = A.exterior_derivative(), A.covariant_derivative()
    for m, k in product(n, n):
        assert F[m, k] == slope[k, m] - slope[m, k]  # ∂_m A_k − ∂_k A_m
    B = A.tensor_product(g.covector(data.draw(components(g, g.dimension))))
    two_form = gr.Tensor(g, (False, False), {(i, j): B[i, j] - B[j, i] for i, j in product(n, n)})
    H, slope = two_form.exterior_derivative(), two_form.covariant_derivative()
    for a, b, c in combinations(n, 3):
        assert H[a, b, c] == slope[b, c, a] + slope[c, a, b] + slope[a, b, c]


@given(metrics(conventions=conventions()), st.data())
def test_commutator_of_covariant_derivatives_is_the_riemann_tensor(g, data):
    """∇_a ∇_b V^c − ∇_b ∇_a V^c = ± R^c_{dab} V^d, + in the conventions with riemann = +1 [MTW 16.6]."""
    V = g.vector(data.draw(components(g, g.dimension)))
    second = V.covariant_derivative().covariant_derivative()  # [c, b, a] = ∇_a ∇_b V^c
    R = g.riemann.up(0)
    for c, (a, b) in product(range(g.dimension), combinations(range(g.dimension), 2)):
        curved = sum_of_products([(g.conventions.riemann, R[c, d, a, b], V[d]) for d in range(g.dimension)])
        assert second[c, b, a] - second[c, a, b] == curved


@given(metrics(), st.data())
def test_lie_derivative_of_the_metric_is_killings_equation(g, data):
    X = g.vector(data.draw(components(g, g.dimension)))
    slope = X.down(0).covariant_derivative()
    change = g.covariant.lie_derivative(X)
    for i, j in combinations(range(g.dimension), 2):
        assert change[i, j] == slope[i, j] + slope[j, i]
    verdict = g.is_killing(X)
    assert verdict.proved == change.is_zero()
    assert verdict.proved or verdict.refuted


@given(metrics(), st.data())
def test_lie_derivative_by_partial_and_by_covariant_derivatives(g, data):
    """The connection drops out of L_X T, whatever the positions of the indices."""
    n = range(g.dimension)
    X = g.vector(data.draw(components(g, g.dimension)))
    T = g.vector(data.draw(components(g, g.dimension))).tensor_product(
        g.covector(data.draw(components(g, g.dimension)))
    )
    change, dT, dX = T.lie_derivative(X), T.covariant_derivative(), X.covariant_derivative()
    for i, j in product(n, n):
        terms = (
            [(1, X[k], dT[i, j, k]) for k in n]
            + [(-1, T[k, j], dX[i, k]) for k in n]
            + [(1, T[i, k], dX[k, j]) for k in n]
        )
        assert change[i, j] == sum_of_products(terms)


@given(metrics(), st.data())
def test_divergence_by_the_determinant(g, data):
    """∇_μ V^μ = ∂_μ(√|g| V^μ)/√|g| = ∂_μ V^μ + V^μ ∂_μ g/(2g)."""
    V = g.vector(data.draw(components(g, g.dimension)))
    det = g.determinant
    expected = sum((V[k].diff(c) + V[k] * det.diff(c) / (2 * det) for k, c in enumerate(g.coordinates)), g.zero)
    assert V.divergence()[()] == expected


@given(metrics(conventions=conventions()))
def test_a_change_of_signature(g):
    """g → −g: Γ^a_{bc}, R^a_{bcd} and R_{ab} stay; R_{abcd} and R change sign; R_{abcd}R^{abcd} stays; G_{ab} stays."""
    flipped = gr.Metric(-g.matrix, g.coordinates, domain=g.conditions, conventions=g.conventions)
    for index in product(range(g.dimension), repeat=3):
        assert flipped.christoffel[index] == g.christoffel[index]
    for index in g.riemann.symmetry.independent(g.dimension):
        assert flipped.riemann[index] == -g.riemann[index]
        assert flipped.riemann.up(0)[index] == g.riemann.up(0)[index]
        assert flipped.weyl[index] == -g.weyl[index]
    for index in g.ricci.symmetry.independent(g.dimension):
        assert flipped.ricci[index] == g.ricci[index]
        assert flipped.einstein[index] == g.einstein[index]
    assert flipped.ricci_scalar == -g.ricci_scalar
    assert flipped.kretschmann == g.kretschmann


@given(metrics(), conventions())
def test_every_convention_differs_by_its_signs_only(g, chosen):
    other = gr.Metric(g.matrix, g.coordinates, domain=g.conditions, conventions=chosen)
    s1, s2 = chosen.riemann, chosen.ricci
    for index in g.riemann.symmetry.independent(g.dimension):
        assert other.riemann[index] == s1 * g.riemann[index]
        assert other.weyl[index] == s1 * g.weyl[index]
    for index in g.ricci.symmetry.independent(g.dimension):
        assert other.ricci[index] == s1 * s2 * g.ricci[index]
        assert other.einstein[index] == s1 * s2 * g.einstein[index]
    assert other.kretschmann == g.kretschmann


@given(metrics(dimensions=st.integers(2, 3)))
def test_low_dimensions_have_no_more_than_ricci(g):
    """n = 2: R_{abcd} = (R/2)(g_ac g_bd − g_ad g_bc) and G = 0; n = 3: Riemann is made of Ricci [Wald 3.2.28]."""
    n, G, P, R = g.dimension, g.covariant, g.ricci, g.ricci_scalar
    if n == 2:
        assert g.einstein.is_zero()
        assert g.kretschmann == R**2
    for a, b, c, d in g.riemann.symmetry.independent(n):
        area = G[a, c] * G[b, d] - G[a, d] * G[b, c]
        expected = (
            R / 2 * area
            if n == 2
            else (G[a, c] * P[b, d] - G[a, d] * P[b, c] - G[b, c] * P[a, d] + G[b, d] * P[a, c] - R / 2 * area)
        )
        assert g.riemann[a, b, c, d] == expected


@given(metrics())
def test_everything_agrees_with_the_oracle(g):
    functions = stand_ins(g)
    expected = curvature_at(plain(g.matrix), g.coordinates, POINT, functions)
    for name in ("inverse", "christoffel", "riemann", "ricci", "einstein", "weyl"):
        found = components_at(plain(getattr(g, name).to_sympy()), POINT, functions)
        assert agree(found, getattr(expected, name)), name
    scalars = [plain(g.ricci_scalar), plain(g.kretschmann)]
    assert agree(components_at(scalars, POINT, functions), [expected.ricci_scalar, expected.kretschmann])


@given(metrics(dimensions=st.integers(2, 3)), st.sampled_from(["_", "^", "^_", "__"]), st.data())
def test_covariant_derivative_agrees_with_the_oracle(g, positions, data):
    entries = data.draw(components(g, g.dimension ** len(positions)))
    entries = [e.subs(e, g.coordinates[0] ** 2) if e.has(sp.Function) else e for e in entries]
    array = sp.ImmutableDenseNDimArray(entries, (g.dimension,) * len(positions))
    functions = stand_ins(g)
    found = plain(g.tensor(array, positions).covariant_derivative().to_sympy())
    expected = covariant_derivative_at(array, positions, plain(g.matrix), g.coordinates, POINT, functions)
    assert agree(components_at(found, POINT, functions), expected)


def test_five_dimensions():
    """A warped five-dimensional metric with a curved three-space and an unknown function."""
    _, v, w, _, y = COORDINATES
    K = sp.Symbol("K")
    warp, radius = sp.Function("f")(y), S_K(K, v)
    g = gr.Metric(sp.diag(-warp, warp, warp * radius**2, warp * radius**2 * sp.sin(w) ** 2, 1), COORDINATES)
    assert g.covariant.covariant_derivative().is_zero()
    assert g.einstein.divergence().is_zero()
    assert g.weyl.up(0).contract(0, 2).is_zero()
    slope = g.riemann.covariant_derivative()
    for (a, b), (c, d, e) in product(combinations(range(5), 2), combinations(range(5), 3)):
        assert total((1, slope[a, b, c, d, e]), (1, slope[a, b, d, e, c]), (1, slope[a, b, e, c, d])).is_zero()


@pytest.mark.parametrize("n", [5, 6])
def test_spheres_and_black_holes_of_higher_dimension(n):
    """The unit sphere: R = n(n−1), R_{abcd}R^{abcd} = 2n(n−1). Schwarzschild–Tangherlini: vacuum (Tangherlini 1963)."""
    angles = sp.symbols(f"theta1:{n + 1}")
    sizes = [sp.prod([sp.sin(a) ** 2 for a in angles[:k]]) for k in range(n)]
    sphere = gr.Metric(sp.diag(*sizes), angles)
    assert sphere.ricci_scalar == n * (n - 1)
    assert sphere.kretschmann == 2 * n * (n - 1)
    assert sphere.is_conformally_flat().proved
    t, r = sp.symbols("t r")
    f = 1 - M / r ** (n - 3)
    hole = gr.Metric(sp.diag(-f, 1 / f, *[r**2 * s for s in sizes[: n - 2]]), (t, r, *angles[: n - 2]))
    assert hole.is_vacuum().proved
    assert hole.is_conformally_flat().refuted
    wrong = 1 - M / r ** (n - 2)
    near_miss = gr.Metric(sp.diag(-wrong, 1 / wrong, *[r**2 * s for s in sizes[: n - 2]]), (t, r, *angles[: n - 2]))
    assert near_miss.is_vacuum().refuted


def test_the_laws_can_fail():
    """The checks above would notice a wrong tensor."""
    g = gr.Schwarzschild()
    r = g.symbols("r")
    assert not (g.covariant * r).covariant_derivative().is_zero()
    assert not (g.einstein + g.covariant * r).divergence().is_zero()
    assert not agree(np.array([1]), np.array([2]))
