"""Differential forms: the algebra, the Hodge dual, the codifferential; identities and values from the literature."""

from __future__ import annotations

import pickle
from itertools import combinations, permutations, product
from math import factorial, prod

import pytest
import sympy as sp
from hypothesis import given, settings
from hypothesis import strategies as st
from sympy import cos, diag, exp, sin, symbols

import gr_toolkit as gr
from gr_toolkit.errors import (
    AmbiguousRootError,
    ConventionError,
    GRToolkitError,
    IndexMismatchError,
    InputError,
    TooLargeError,
    UnsupportedError,
)
from gr_toolkit.exact import sum_of_products
from gr_toolkit.geometry.forms import algebra as forms
from gr_toolkit.geometry.properties import vanishes
from gr_toolkit.geometry.symmetry import antisymmetric

COORDINATES = symbols("x1:8")
POINT = {x: sp.Rational(k + 2, 3) for k, x in enumerate(COORDINATES)}
SIZES = [sp.Integer(1), COORDINATES[0], 1 + COORDINATES[1] ** 2, exp(COORDINATES[0]), sp.Rational(3, 2)]


# -- random metrics of every signature, with a known root of |g| -------------------------------------------------------


def framed(signs, sizes, below, signature=None):
    """g = Lᵀ diag(± size²) L with a unit triangular L: det g = ± ∏ size²."""
    n = len(signs)
    lower = sp.Matrix(n, n, lambda i, j: 1 if i == j else below.get((i, j), 0) if i > j else 0)
    matrix = lower.T * diag(*[s * size**2 for s, size in zip(signs, sizes, strict=True)]) * lower
    conditions = [x > 0 for x in COORDINATES[:n]]
    return gr.Metric(matrix, COORDINATES[:n], domain=conditions, signature=signature)


@st.composite
def metrics(draw):
    n = draw(st.integers(2, 4))
    signs = draw(st.lists(st.sampled_from([1, -1]), min_size=n, max_size=n))
    sizes = draw(st.lists(st.sampled_from(SIZES), min_size=n, max_size=n))
    places = draw(st.lists(st.sampled_from([(i, j) for i in range(n) for j in range(i)]), max_size=2))
    below = {place: draw(st.sampled_from([sp.Integer(2), COORDINATES[0], COORDINATES[1] ** 2])) for place in places}
    return framed(signs, sizes, below)


ENTRIES = [
    sp.Integer(0),
    sp.Integer(1),
    sp.Rational(-2, 3),
    COORDINATES[0],
    COORDINATES[1] ** 2,
    COORDINATES[0] * COORDINATES[1] - 3,
    sin(COORDINATES[0]),
]


def entries(count):
    return st.lists(st.sampled_from(ENTRIES), min_size=count, max_size=count)


@st.composite
def form_on(draw, g, degree, name="α"):
    places = list(combinations(range(g.dimension), degree))
    values = draw(entries(len(places)))
    return g.form(dict(zip(places, values, strict=True)), degree, name)


@st.composite
def vector_on(draw, g, name="X"):
    return g.vector(draw(entries(g.dimension)), name)


def parity(index):
    """The sign of a permutation, as the determinant of its matrix."""
    return int(sp.Matrix(len(index), len(index), lambda i, j: int(index[i] == j)).det()) if index else 1


# -- storage -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("rank", [2, 3, 4])
def test_components_are_sorted_with_the_sign_of_the_permutation(rank):
    symmetry = antisymmetric(rank)
    for index in product(range(rank + 1), repeat=rank):
        best, sign = symmetry.canonical(index)
        assert best == tuple(sorted(index))
        places = tuple(sorted(range(rank), key=index.__getitem__))
        assert sign == (parity(places) if len(set(index)) == rank else 0)
    assert symmetry.independent(rank + 1) == tuple(combinations(range(rank + 1), rank))
    assert symmetry.is_alternating
    assert not symmetry.preserving((True, *[False] * (rank - 1))).is_alternating


def test_forms_are_made_of_coordinates_numbers_and_names():
    g = gr.Minkowski()
    t, x, y, z = g.coordinates
    one = g.form({("t", "x"): 2, ("y", "z"): t})
    assert one == g.form({(t, x): 2, (3, 2): -t}, degree=2) == g.form({("x", "t"): -2, ("y", "z"): t})
    matrix = [[0, 2, 0, 0], [-2, 0, 0, 0], [0, 0, 0, t], [0, 0, -t, 0]]
    assert one == g.form(matrix) == g.form(sp.Matrix(matrix)) == g.form(sp.Array(matrix), degree=2)
    assert g.form({"x": y}) == g.form([0, y, 0, 0]) == g.covector([0, y, 0, 0])
    assert g.form(t * z).component(()) == g.form({(): t * z}).component(()) == t * z
    assert g.form({}, degree=3).is_zero()
    assert g.form({}, degree=3).rank == 3
    assert g.form({(0, 1, 2, 3): 1}) == g.levi_civita
    assert pickle.loads(pickle.dumps(one)) == one
    assert pickle.loads(pickle.dumps(one)).symmetry is antisymmetric(2)


def test_forms_are_written_with_differentials():
    g = gr.Schwarzschild()
    M, r, theta = g.symbols("M r theta")
    assert repr(g.form({("r", "t"): M / r**2, ("theta", "phi"): sin(theta)}, name="F")) == (
        "F = -M/r**2 dt ∧ dr + sin(theta) dtheta ∧ dphi"
    )
    assert repr(g.form({"t": 1 - M, "r": -1}, name="A")) in ("A = (1 - M) dt - dr", "A = -(M - 1) dt - dr")
    assert repr(g.form({}, degree=2)) == "ω = 0"
    assert g.form({("t", "r"): M / r, ("theta", "phi"): -(1 + r)}, name="F")._repr_latex_() == (
        r"$\displaystyle F = \frac{M}{r}\, \mathrm{d}t \wedge \mathrm{d}r"
        r" - \left(r + 1\right)\, \mathrm{d}\theta \wedge \mathrm{d}\phi$"
    )
    seven = framed([1] * 7, [1] * 7, {})
    many = seven.form(dict.fromkeys(combinations(range(7), 3), 1))
    assert repr(many).endswith("and 11 more, see .nonzero()")
    assert r"\text{(11 more)}" in many._repr_latex_()
    assert "dt" not in repr(g.covariant)


# -- the algebra -------------------------------------------------------------------------------------------------------


@settings(max_examples=10, deadline=None)
@given(st.data())
def test_wedge_is_the_antisymmetrised_product(data):
    g = framed([1] * 4, [1] * 4, {})
    p, q = data.draw(st.integers(0, 3)), data.draw(st.integers(0, 3))
    alpha, beta = data.draw(form_on(g, p)), data.draw(form_on(g, q))
    wedge = alpha.wedge(beta)
    for index in combinations(range(4), p + q):
        terms = [g.zero]
        for order in permutations(range(p + q)):
            image = tuple(index[k] for k in order)
            terms.append(parity(order) * alpha.component(image[:p]) * beta.component(image[p:]))
        assert wedge.component(index) * factorial(p) * factorial(q) == sum(terms[1:], terms[0])


@settings(max_examples=10, deadline=None)
@given(st.data())
def test_wedge_is_associative_and_graded_commutative(data):
    g = framed([-1, 1, 1, 1, 1], [1] * 5, {})
    p, q, s = (data.draw(st.integers(0, 2)) for _ in range(3))
    alpha, beta, gamma = (data.draw(form_on(g, k)) for k in (p, q, s))
    assert alpha.wedge(beta) == beta.wedge(alpha) * (-1) ** (p * q)
    assert alpha.wedge(beta).wedge(gamma) == alpha.wedge(beta.wedge(gamma))


@given(st.data())
def test_exterior_derivative_is_an_antiderivation_that_squares_to_zero(data):
    g = data.draw(metrics())
    p, q = data.draw(st.integers(0, 2)), data.draw(st.integers(0, 2))
    alpha, beta = data.draw(form_on(g, p)), data.draw(form_on(g, q))
    assert alpha.exterior_derivative().exterior_derivative().is_zero()
    left = alpha.wedge(beta).exterior_derivative()
    right = alpha.exterior_derivative().wedge(beta) + alpha.wedge(beta.exterior_derivative()) * (-1) ** p
    assert left == right


@given(st.data())
def test_interior_product_is_an_antiderivation_that_squares_to_zero(data):
    g = data.draw(metrics())
    p, q = data.draw(st.integers(1, 2)), data.draw(st.integers(1, 2))
    alpha, beta, X = data.draw(form_on(g, p)), data.draw(form_on(g, q)), data.draw(vector_on(g))
    assert alpha.interior_product(X).interior_product(X).is_zero()
    left = alpha.wedge(beta).interior_product(X)
    right = alpha.interior_product(X).wedge(beta) + alpha.wedge(beta.interior_product(X)) * (-1) ** p
    assert left == right


@given(st.data())
def test_cartan(data):
    """L_X = d i_X + i_X d, [L_X, d] = 0, [L_X, i_Y] = i_[X,Y]; the Lie derivative is computed by components."""
    g = data.draw(metrics())
    p = data.draw(st.integers(1, g.dimension))
    alpha, X, Y = data.draw(form_on(g, p)), data.draw(vector_on(g)), data.draw(vector_on(g, "Y"))
    flow = alpha.lie_derivative(X)
    assert flow == alpha.interior_product(X).exterior_derivative() + alpha.exterior_derivative().interior_product(X)
    assert flow.exterior_derivative() == alpha.exterior_derivative().lie_derivative(X)
    bracket = Y.lie_derivative(X)
    commutator = alpha.interior_product(Y).lie_derivative(X) - flow.interior_product(Y)
    assert commutator == alpha.interior_product(bracket)
    f = data.draw(form_on(g, 0))
    assert f.lie_derivative(X) == f.exterior_derivative().interior_product(X)


def test_cartan_needs_both_terms():
    """The identity above would notice a missing term."""
    g = gr.Minkowski()
    t, x, *_ = g.coordinates
    alpha, X = g.form({("t", "x"): x * t}), g.vector([x, t**2, 0, 0])
    flow = alpha.lie_derivative(X)
    assert flow != alpha.interior_product(X).exterior_derivative() * 2
    assert flow == alpha.interior_product(X).exterior_derivative() + alpha.exterior_derivative().interior_product(X)
    assert flow != alpha.interior_product(X).exterior_derivative() - flow


# -- metric operations -------------------------------------------------------------------------------------------------


@settings(max_examples=10, deadline=None)
@given(st.data())
def test_hodge_dual_is_its_definition_at_a_point(data):
    """(⋆α)_b = (1/p!) α^{a…} ε_{a…b…}, summed over all indices in rational arithmetic by SymPy's inverse matrix."""
    g = data.draw(metrics())
    n = g.dimension
    p = data.draw(st.integers(0, n))
    alpha = data.draw(form_on(g, p))
    matrix = g.matrix.subs(POINT)
    inverse, root = matrix.inv(), sp.sqrt(abs(matrix.det()))
    value = {index: alpha.component(index).to_sympy().subs(POINT) for index in product(range(n), repeat=p)}
    dual = alpha.hodge_dual()
    for b in combinations(range(n), n - p):
        total = sp.Integer(0)
        for a in permutations([k for k in range(n) if k not in b]):
            raised = sum(
                prod((inverse[i, j] for i, j in zip(a, c, strict=True)), start=sp.Integer(1)) * value[c]
                for c in product(range(n), repeat=p)
            )
            total += raised * parity((*a, *b)) * root
        assert sp.expand(dual.component(b).to_sympy().subs(POINT) - total / factorial(p)) == 0


@pytest.mark.parametrize("n", [2, 3, 4, 5])
def test_the_dual_of_the_dual_in_every_signature(n):
    """⋆⋆ = s (−1)^{p(n−p)} [Carroll 2.83]."""
    for minus in range(n + 1):
        signs = [-1] * minus + [1] * (n - minus)
        below = {(1, 0): COORDINATES[0], (n - 1, 0): sp.Integer(2)}
        g = framed(signs, [SIZES[k % len(SIZES)] for k in range(n)], below)
        for p in range(n + 1):
            alpha = g.form({index: k + COORDINATES[0] for k, index in enumerate(combinations(range(n), p))}, degree=p)
            assert alpha.hodge_dual().hodge_dual() == alpha * (-1) ** (p * (n - p) + minus)


def test_seven_dimensions():
    """In seven Euclidean dimensions ⋆⋆ = 1; α∧⋆α = |α|² ε for a dense metric."""
    below = {(i, j): sp.Integer(1 + (i * j) % 3) for i in range(7) for j in range(i)}
    g = framed([1] * 7, [1 + COORDINATES[0] ** 2, *[1] * 6], below)
    phi = g.form({(0, 1, 2): 1, (0, 3, 4): 1, (0, 5, 6): COORDINATES[0], (1, 3, 5): 1, (2, 4, 5): -1}, name="φ")
    assert phi.hodge_dual().hodge_dual() == phi
    assert phi.wedge(phi.hodge_dual()) == g.levi_civita * forms.inner_product(phi, phi)
    assert phi.exterior_derivative().exterior_derivative().is_zero()
    assert phi.codifferential().codifferential().is_zero()


@given(st.data())
def test_the_dual_gives_the_inner_product(data):
    g = data.draw(metrics())
    p = data.draw(st.integers(0, g.dimension))
    alpha, beta = data.draw(form_on(g, p)), data.draw(form_on(g, p))
    expected = g.levi_civita * forms.inner_product(alpha, beta)
    assert alpha.wedge(beta.hodge_dual()) == expected == beta.wedge(alpha.hodge_dual())
    raised = alpha.with_indices("^" * p)
    every = [(1, raised.component(i), beta.component(i)) for i in product(range(g.dimension), repeat=p)]
    assert forms.inner_product(alpha, beta) * factorial(p) == sum_of_products(every)


@settings(max_examples=10, deadline=None)
@given(st.data())
def test_codifferential_is_the_divergence_and_comes_from_the_dual(data):
    """δα_b… = −∇^a α_{ab…} and δ = s (−1)^{n(p+1)+1} ⋆d⋆ [Nakahara (2003), 7.9.4]; δδ = 0."""
    g = data.draw(metrics())
    n = g.dimension
    p = data.draw(st.integers(1, n))
    alpha = data.draw(form_on(g, p))
    codifferential = alpha.codifferential()
    assert codifferential == -alpha.divergence(0)
    s = 1 if g.determinant.to_sympy().subs(POINT) > 0 else -1
    assert codifferential == alpha.hodge_dual().exterior_derivative().hodge_dual() * s * (-1) ** (n * (p + 1) + 1)
    assert codifferential.codifferential().is_zero()


@pytest.mark.parametrize("conventions", ["MTW", "Landau-Lifshitz", "Weinberg"])
def test_laplacian_of_functions_and_covectors(conventions):
    r"""Δf = −\Box f and Weitzenböck's Δα = −\Box α + Ric(α) with MTW's Ricci tensor."""
    g = gr.Schwarzschild(conventions=conventions)
    t, r, theta = g.symbols("t r theta")
    f = g.form(r**2 * cos(theta) * t)
    assert forms.laplace_de_rham(f) == -f.covariant_derivative().divergence(0)
    g = gr.FLRW(conventions=conventions, K=1)
    a, b, c, _ = g.coordinates
    alpha = g.covector([b, a * c, a**2, b * c])
    box = alpha.covariant_derivative().covariant_derivative().up(1).contract(1, 2)
    sign = g.conventions.riemann * g.conventions.ricci
    curvature = g.ricci.up(1).tensor_product(alpha).contract(1, 2) * sign
    assert forms.laplace_de_rham(alpha) == curvature - box
    assert forms.laplace_de_rham(alpha) != -curvature - box


# -- values from the literature ----------------------------------------------------------------------------------------


def test_star_in_spherical_coordinates():
    """⋆dr = r² sinθ dθ∧dφ, ⋆dθ = sinθ dφ∧dr, ⋆dφ = dr∧dθ/sinθ [Frankel (2012), §14.1]; ⋆ is its own inverse."""
    r, theta, phi = symbols("r theta phi")
    g = gr.Metric(diag(1, r**2, r**2 * sin(theta) ** 2), [r, theta, phi], domain=[r > 0, theta > 0, theta < sp.pi])
    assert g.form({r: 1}).hodge_dual() == g.form({(theta, phi): r**2 * sin(theta)})
    assert g.form({theta: 1}).hodge_dual() == g.form({(phi, r): sin(theta)})
    assert g.form({phi: 1}).hodge_dual() == g.form({(r, theta): 1 / sin(theta)})
    assert g.form(1).hodge_dual() == g.levi_civita == g.form({(r, theta, phi): r**2 * sin(theta)})
    # the divergence and the curl in spherical coordinates, orthonormal components [Griffiths, inside front cover]
    Ar, At, Ap = (sp.Function(name)(r, theta, phi) for name in ("P", "Q", "S"))
    A = g.form({r: Ar, theta: r * At, phi: r * sin(theta) * Ap})
    divergence = (r**2 * Ar).diff(r) / r**2 + ((sin(theta) * At).diff(theta) + Ap.diff(phi)) / (r * sin(theta))
    assert A.codifferential().component(()) == -g.scalar(divergence.doit())
    curl = A.exterior_derivative().hodge_dual()
    assert curl["r"] == g.scalar(((sin(theta) * Ap).diff(theta) - At.diff(phi)) / (r * sin(theta)))
    assert curl["theta"] / r == g.scalar((Ar.diff(phi) / sin(theta) - (r * Ap).diff(r)) / r)


@pytest.mark.parametrize(("signature", "sign"), [("-+++", 1), ("+---", -1)])
def test_star_in_minkowski_space(signature, sign):
    """⋆(dt∧dx) = −dy∧dz, ⋆(dy∧dz) = dt∧dx [MTW exercise 3.14, ε_{txyz} = +1]; on 2-forms it is the same in both
    signatures, on 1-forms and 3-forms it changes sign."""
    g = gr.Minkowski(signature=signature)
    assert g.form({("t", "x"): 1}).hodge_dual() == g.form({("y", "z"): -1})
    assert g.form({("y", "z"): 1}).hodge_dual() == g.form({("t", "x"): 1})
    assert g.form({"t": 1}).hodge_dual() == g.form({("x", "y", "z"): -sign})
    assert g.form({"x": 1}).hodge_dual() == g.form({("t", "y", "z"): -sign})


def test_null_coordinates():
    """ds² = −du dv + dy² + dz²; on the plane the null differentials are their own duals up to the sign."""
    u, v, y, z = symbols("u v y z")
    half = sp.Rational(1, 2)
    g = gr.Metric([[0, -half, 0, 0], [-half, 0, 0, 0], [0, 0, 1, 0], [0, 0, 0, 1]], [u, v, y, z])
    # u = t − x, v = t + x: du∧dv = 2 dt∧dx, and ε_{uvyz} = ½ has the orientation of ε_{txyz}
    assert g.form({(u, v): 1}).hodge_dual() == g.form({(y, z): -2})
    assert g.form({(y, z): 1}).hodge_dual() == g.form({(u, v): half})
    plane = gr.Metric([[0, -half], [-half, 0]], [u, v])
    assert plane.form({u: 1}).hodge_dual() == plane.form({u: 1})  # eigenforms: their sign is that of ε_{uv}
    assert plane.form({v: 1}).hodge_dual() == plane.form({v: -1})
    f, h = sp.Function("f"), sp.Function("h")
    assert forms.laplace_de_rham(plane.form(f(u) + h(v))).is_zero()  # d'Alembert's solution
    assert not forms.laplace_de_rham(plane.form(f(u) * h(v))).is_zero()


@pytest.mark.parametrize("signature", ["-+++", "+---"])
@pytest.mark.parametrize("make", [gr.Minkowski, gr.Schwarzschild, gr.ReissnerNordstrom])
def test_maxwell_in_forms(make, signature):
    """dF = 0 and d⋆F = 0 for Coulomb's field, and no longer for another power of r."""
    g = make("spherical", signature=signature) if make is gr.Minkowski else make(signature=signature)
    q, r = sp.Symbol("q"), g.symbols("r")
    for power, holds in ((1, True), (2, False)):
        F = g.covector([q / r**power, 0, 0, 0]).exterior_derivative()
        assert vanishes(F.exterior_derivative()).proved
        verdict = vanishes(F.hodge_dual().exterior_derivative())
        assert (verdict.proved, verdict.refuted) == (holds, not holds)
        assert vanishes(F.codifferential()).proved == holds
        assert F.hodge_dual().hodge_dual() == -F


def test_self_dual_fields_solve_maxwell_when_closed():
    """F − i⋆F is (anti-)self-dual: ⋆(F − i⋆F) = i (F − i⋆F) in Lorentzian signature, by ⋆⋆ = −1."""
    g = gr.Kerr()
    a, r, theta = g.symbols("a r theta")
    rho = r**2 + a**2 * cos(theta) ** 2
    F = g.covector([-r / rho, 0, 0, a * r * sin(theta) ** 2 / rho]).exterior_derivative()
    assert F.hodge_dual().exterior_derivative().is_zero()  # the field of a charge on Kerr's spacetime
    complex_field = F - F.hodge_dual() * sp.I
    assert complex_field.hodge_dual() == complex_field * sp.I
    assert complex_field.hodge_dual() != complex_field * -sp.I


# -- degrees at the ends -----------------------------------------------------------------------------------------------


def test_degrees_at_the_ends():
    g = gr.Minkowski()
    f, top = g.form(g.symbols("t")), g.levi_civita
    assert f.interior_product([1, 0, 0, 0]).is_zero()
    assert f.codifferential().is_zero()
    assert f.hodge_dual() == top * g.symbols("t")
    assert top.hodge_dual().component(()) == -1
    assert top.exterior_derivative().rank == 5
    assert top.exterior_derivative().is_zero()
    assert top.wedge(g.form({"t": 1})).is_zero()
    assert f.wedge(top) == top * g.symbols("t")
    with pytest.raises(TooLargeError, match="a 12-form, zero in less than 12 dimensions"):
        top.wedge(top.wedge(top))
    with pytest.raises(IndexMismatchError, match="the Hodge dual of a 5-form in 4 dimensions"):
        top.exterior_derivative().hodge_dual()


def test_the_codifferential_needs_no_root_and_the_dual_says_which():
    x, y = symbols("x y")
    silent = gr.Metric(diag(x**2, 1), [x, y])
    assert silent.form({x: x}).codifferential().component(()) == 0
    assert silent.form({x: x**2}).codifferential().component(()) == -1 / x
    with pytest.raises(AmbiguousRootError, match=r"domain=\[x > 0\]"):
        silent.form({x: 1}).hodge_dual()


# -- wrong input -------------------------------------------------------------------------------------------------------


def said(error):
    return "\n".join([str(error), *getattr(error, "__notes__", ())])


WRONG = [
    (
        lambda g: g.vector([1, 0, 0, 0]).wedge(g.form({"t": 1})),
        IndexMismatchError,
        ["wedge product", "with_indices('_')"],
    ),
    (
        lambda g: g.covariant.wedge(g.form({"t": 1})),
        IndexMismatchError,
        ["[t, t] is not antisymmetric, so g is no form"],
    ),
    (lambda g: g.form({"t": 1}).wedge(3), InputError, ["wedge product of 3", "g.form(f)"]),
    (
        lambda g: g.form({"t": 1}).wedge(gr.Schwarzschild(signature="+---").form({"t": 1})),
        ConventionError,
        ["conventions"],
    ),
    (lambda g: g.form({"t": 1}).wedge(gr.Kerr().form({"t": 1})), ConventionError, ["different metrics"]),
    (lambda g: g.form({("t", "r"): 1}).interior_product(g.ricci), IndexMismatchError, ["2 indices", "g.vector"]),
    (lambda g: g.form({("t", "r"): 1}).interior_product([1, 2]), IndexMismatchError, ["4 components"]),
    (
        lambda g: g.vector([1, 0, 0, 0]).interior_product([1, 0, 0, 0]),
        IndexMismatchError,
        ["interior product", "upper"],
    ),
    (lambda g: g.riemann.hodge_dual(), IndexMismatchError, ["[t, r, t, r] is not antisymmetric"]),
    (lambda g: g.ricci.up(0).hodge_dual(), IndexMismatchError, ["Hodge dual", "with_indices('__')"]),
    (lambda g: g.covariant.codifferential(), IndexMismatchError, ["is not antisymmetric"]),
    (
        lambda g: forms.inner_product(g.form({"t": 1}), g.form({("t", "r"): 1})),
        IndexMismatchError,
        ["a 1-form and a 2-form"],
    ),
    (lambda g: g.form({("t", "t"): 1}), IndexMismatchError, ["[t, t] has a coordinate twice"]),
    (lambda g: g.form({("t", "r"): 1, ("r", "t"): 1}), IndexMismatchError, ["[t, r] is given twice", "('r', 't')"]),
    (lambda g: g.form({("t", "r"): 1, "t": 1}), IndexMismatchError, ["2 and 1 indices"]),
    (lambda g: g.form({("t", "r"): 1}, degree=3), IndexMismatchError, ["2-form for a form of degree 3", "degree=2"]),
    (lambda g: g.form({("t", "w"): 1}), IndexMismatchError, ["'w' is neither"]),
    (lambda g: g.form({}), InputError, ["no degree", "degree=2"]),
    (lambda g: g.form({}, degree=-1), InputError, ["-1"]),
    (lambda g: g.form({}, degree=True), InputError, ["True"]),
    (lambda g: g.form({("t", "r"): "r"}), GRToolkitError, ["'r'"]),
    (lambda g: g.form({("t", "r"): sp.gamma(g.symbols("r"))}), UnsupportedError, ["gamma", "component [t, r]"]),
    (lambda g: g.form([[0, 1, 0, 0]] * 4), IndexMismatchError, ["no components of a form", "antisymmetric"]),
    (lambda g: g.form([[1, 0, 0, 0]] + [[0] * 4] * 3), IndexMismatchError, ["component [t, t] is 1"]),
    (lambda g: g.form([1, 2]), IndexMismatchError, ["2 components"]),
]


@pytest.mark.parametrize(("call", "error", "words"), WRONG)
def test_wrong_input(call, error, words):
    with pytest.raises(error) as info:
        call(gr.Schwarzschild())
    assert isinstance(info.value, GRToolkitError)
    for word in words:
        assert word in said(info.value)
