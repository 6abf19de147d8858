"""Frames: what the vectors are checked to be, components, and the connection in a frame."""

from __future__ import annotations

import pickle
from itertools import product

import mpmath
import pytest
import sympy as sp
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from sympy import Matrix, Rational, cos, diag, sin, sqrt, symbols

import gr_toolkit as gr
from gr_toolkit.errors import (
    AmbiguousSignError,
    ConventionError,
    DomainError,
    GRToolkitError,
    IndexMismatchError,
    InputError,
)
from gr_toolkit.geometry import Frame
from gr_toolkit.geometry.frames import FrameComponents
from tests.laws import metrics as random

t, r, theta, phi, v, x, y, z, M = symbols("t r theta phi v x y z M")
FEWER = max(8, settings.default.max_examples // 3)
PLANE = gr.Metric(diag(1, r**2), [r, theta], domain=[r > 0])
EXTERIOR = {"-+++": gr.Schwarzschild(), "+---": gr.Schwarzschild(signature="+---")}
EDDINGTON = gr.Metric(
    Matrix([[-(1 - 2 * M / r), 1, 0, 0], [1, 0, 0, 0], [0, 0, r**2, 0], [0, 0, 0, r**2 * sin(theta) ** 2]]),
    [v, r, theta, phi],
    domain=[r > 0, theta > 0, theta < sp.pi],
)


# -- the frames that a metric has by itself ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "signature"),
    [("Kerr", "-+++"), ("FLRW", "+---"), ("Schwarzschild", "-+++"), ("Schwarzschild", "+---"), ("DeSitter", "-+++")],
)
def test_natural_frames_are_orthonormal_by_another_arithmetic(name, signature):
    g = getattr(gr, name)(signature=signature, **({"K": 1} if name == "FLRW" else {}))
    frame = g.orthonormal_frame()
    point = {"t": 2, "tau": 2, "r": 7, "chi": 1, "theta": 1, "phi": 3, "x": 1, "y": 2, "z": 3, "M": 2, "a": 1, "H": 3}
    scale = {f: Rational(5, 3) for f in g.functions}
    given_values = {s: Rational(point.get(str(s), 1), 1) for s in (*g.coordinates, *g.parameters)}
    with mpmath.workdps(30):
        vectors = mpmath.matrix(4, 4)
        metric = mpmath.matrix(4, 4)
        for i, j in product(range(4), repeat=2):
            vectors[i, j] = mpmath.mpmathify(frame[i][j].to_sympy().subs(scale).subs(given_values).evalf(30))
            metric[i, j] = mpmath.mpmathify(g.matrix[i, j].subs(scale).subs(given_values).evalf(30))
        found = vectors * metric * vectors.T
        sign = 1 if signature == "-+++" else -1
        expected = mpmath.diag([-sign, sign, sign, sign])
        assert mpmath.mnorm(found - expected) < mpmath.mpf(10) ** -25


def test_kerr_is_framed_by_observers_of_zero_angular_momentum():
    """Ω = −g_{tφ}/g_{φφ} = 2Mar/((r² + a²)² − a²Δ sin²θ) [Misner, Thorne & Wheeler 1973, §33.4]
    is that of e_0 ∝ ∂_t + Ω∂_φ."""
    g = gr.Kerr()
    M, a, r, theta = g.symbols("M a r theta")
    e0 = g.orthonormal_frame()[0]
    rate = 2 * M * a * r / ((r**2 + a**2) ** 2 - a**2 * (r**2 - 2 * M * r + a**2) * sin(theta) ** 2)
    assert gr.decide(e0["phi"], rate * e0["t"].to_sympy()).proved
    assert gr.decide(e0["phi"], 2 * rate * e0["t"].to_sympy()).refuted
    assert g.orthonormal_frame().coframe[0].nonzero().keys() == {(0,)}, "e_0 is normal to the slices of constant t"


def test_null_coordinates_give_a_frame_without_a_root():
    frame = EDDINGTON.orthonormal_frame()
    assert frame.names == ("v", "r", "theta", "phi")
    roots = sp.Pow
    assert not any(
        e.exp.is_Rational and e.exp.q > 1 for row in frame.rows for c in row for e in c.to_sympy().atoms(roots)
    )
    assert frame[0].to_sympy().tolist() == [1, -M / r, 0, 0]


def test_two_and_three_dimensions():
    assert PLANE.orthonormal_frame().rotation_coefficients.nonzero() == {(0, 1, 1): PLANE.scalar(-1 / r)}
    sphere = gr.Metric(diag(1, sin(theta) ** 2), [theta, phi], domain=[theta > 0, theta < sp.pi])
    # ω_φ^{θφ} = −cos θ [Wald 1984, problem 3.7; MTW box 14.5]
    omega = sphere.orthonormal_frame().spin_connection
    assert omega.up(2)[1, 0, 1] == sphere.scalar(-cos(theta))
    btz = gr.Metric(diag(-(r**2 - M), 1 / (r**2 - M), r**2), [t, r, phi], domain=[r > 0, r**2 > M])
    assert [str(p[k]) for k, p in enumerate(btz.orthonormal_frame().products)] == ["-1", "1", "1"]


def test_lacking_inequality_is_asked_for():
    f = 1 - 2 * M / r
    g = gr.Metric(diag(-f, 1 / f, r**2, r**2), [t, r, x, y], domain=[r > 0])
    with pytest.raises(
        AmbiguousSignError, match=r"whether the frame vector along t is timelike.*(2\*M - r|-2\*M \+ r)"
    ):
        g.orthonormal_frame()
    settled = gr.Metric(diag(-f, 1 / f, r**2, r**2), [t, r, x, y], domain=[r > 0, r > 2 * M])
    assert settled.orthonormal_frame().kind == "orthonormal"


# -- observers ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("signature", ["-+++", "+---"])
def test_falling_observers_measure_the_tides_of_static_ones(signature):
    """The curvature components do not change under a radial boost [Misner, Thorne & Wheeler 1973, §31.2, eq. 31.4]."""
    g = EXTERIOR[signature]
    M, r = g.symbols("M r")
    u = g.vector([1 / (1 - 2 * M / r), -sqrt(2 * M / r), 0, 0])
    frame = g.orthonormal_frame(observer=u)
    assert frame[0] == u
    sign = 1 if signature == "-+++" else -1
    for each in (frame, g.orthonormal_frame()):
        riemann = each.components(g.riemann)
        assert riemann[0, 1, 0, 1] == g.scalar(-2 * sign * M / r**3)
        assert riemann[0, 2, 0, 2] == riemann[0, 3, 0, 3] == g.scalar(sign * M / r**3)
        assert riemann[2, 3, 2, 3] == g.scalar(2 * sign * M / r**3)
        assert riemann[1, 2, 1, 2] == riemann[1, 3, 1, 3] == g.scalar(-sign * M / r**3)
    # they fall freely: e_a·∇_0 e_0 = 0; the static ones are held by M/(r² √(1 − 2M/r)) outwards
    assert all(frame.rotation_coefficients[a, 0, 0] == 0 for a in range(4))
    hold = g.orthonormal_frame().rotation_coefficients[1, 0, 0]
    assert hold == g.scalar(sign * M / (r**2 * sqrt(1 - 2 * M / r)))


def test_comoving_observers_expand_with_hubble():
    g = gr.FLRW()
    a, tau = g.functions[0], g.coordinates[0]
    frame = g.orthonormal_frame(observer=[1 / a, 0, 0, 0])
    rate = g.scalar(a.diff(tau) / a**2)
    gamma = frame.rotation_coefficients
    assert [[gamma[i, 0, k] for k in (1, 2, 3)] for i in (1, 2, 3)] == [
        [rate if i == k else 0 for k in (1, 2, 3)] for i in (1, 2, 3)
    ]


def test_an_observer_s_frame_splits_a_field():
    """E_i = F_{i0}: the Coulomb field Q/r² of Reissner–Nordström is radial and the same for radial movers."""
    g = gr.ReissnerNordstrom()
    Q, M, r = g.symbols("Q M r")
    field = g.covector([-Q / r, 0, 0, 0]).exterior_derivative()
    f = 1 - 2 * M / r + Q**2 / r**2
    moving = g.orthonormal_frame(observer=[Rational(5, 4) / sqrt(f), Rational(3, 4) * sqrt(f), 0, 0])
    for frame in (g.orthonormal_frame(), moving):
        seen = frame.components(field)
        assert seen[1, 0] == g.scalar(Q / r**2)
        assert set(seen.nonzero()) == {(0, 1)}


# -- components --------------------------------------------------------------------------------------------------------


@st.composite
def framed(draw, kind="general"):
    """A random metric with a random frame: a constant invertible matrix of small integers on a natural or the
    coordinate frame."""
    g = draw(random.metrics(st.integers(2, 3), random.conventions()))
    n = g.dimension
    entries = draw(st.lists(st.integers(-2, 2), min_size=n * n, max_size=n * n))
    matrix = Matrix(n, n, entries)
    assume(matrix.det() != 0)
    scale = draw(st.sampled_from([sp.Integer(1), g.coordinates[0], 1 / g.coordinates[-1]]))
    return g, Frame(g, (matrix * diag(scale, *[1] * (n - 1))).tolist(), kind)


@settings(max_examples=FEWER)
@given(framed(), st.data())
def test_components_and_back(pair, data):
    g, frame = pair
    tensor = g.tensor(
        Matrix(g.dimension, g.dimension, data.draw(random.components(g, g.dimension**2))).tolist(), "^a_b"
    )
    seen = frame.components(tensor)
    assert frame.tensor(seen) == tensor
    assert seen.up(1).down(1) == seen
    n = range(g.dimension)
    assert sum(seen[k, k] for k in n) == tensor.trace(), "the trace is a scalar"
    assert all(frame.components(g.covariant)[a, b] == frame.products[a][b] for a in n for b in n)
    for a, b in product(n, n):
        assert (frame.coframe[a] * frame[b]).contract(0, 1).component(()) == int(a == b)


@settings(max_examples=FEWER)
@given(framed())
def test_rotation_coefficients_are_covariant_derivatives(pair):
    """γ_{abc} = e_a·∇_c e_b and [e_a, e_b] = C^c_{ab} e_c, through the Christoffel symbols and the Lie derivative."""
    g, frame = pair
    n = range(g.dimension)
    slopes = [frame.components(frame[b].down(0).covariant_derivative()) for b in n]
    gamma = frame.rotation_coefficients
    assert all(gamma[a, b, c] == slopes[b][a, c] for a in n for b in n for c in n)
    brackets = {(a, b): frame.components(frame[b].lie_derivative(frame[a])) for a in n for b in n}
    assert all(frame.structure_coefficients[c, a, b] == brackets[a, b][c] for a in n for b in n for c in n)


@pytest.mark.parametrize("conventions", ["MTW", "Landau-Lifshitz", "Weinberg"])
@pytest.mark.parametrize("name", ["Schwarzschild", "Kerr", "FLRW"])
def test_cartan_structure_equations(name, conventions):
    """dθ^a = −ω^a_b ∧ θ^b, R^a_b = dω^a_b + ω^a_c ∧ ω^c_b [Misner, Thorne & Wheeler 1973, eqs 14.31, 14.32]."""
    g = getattr(gr, name)(conventions=conventions)
    frame = g.null_tetrad() if name == "Kerr" else g.orthonormal_frame()
    n = range(4)

    def wedge(first, second, i, j):
        return first.component((i,)) * second.component((j,)) - first.component((j,)) * second.component((i,))

    omega = [[frame.connection_form(a, b) for b in n] for a in n]
    riemann = frame.components(g.riemann.up(0))
    pairs = [(i, j) for i in n for j in n if i < j]
    for a in n:
        torsion = frame.coframe[a].exterior_derivative()
        for i, j in pairs:
            assert sum((wedge(omega[a][b], frame.coframe[b], i, j) for b in n), start=torsion[i, j]).is_zero()
    for a, b in [(0, 1), (0, 2), (1, 3), (2, 3)] if name == "Kerr" else product(n, n):
        slope = omega[a][b].exterior_derivative()
        for i, j in pairs:
            form = sum((wedge(omega[a][c], omega[c][b], i, j) for c in n), start=slope[i, j])
            expected = sum(
                (riemann[a, b, c, d] * frame.coframe[c].component((i,)) * frame.coframe[d].component((j,)))
                for c in n
                for d in n
            )
            assert form == g.conventions.riemann * expected


@pytest.mark.parametrize(
    "frame", [gr.Kerr().null_tetrad(), gr.Schwarzschild().orthonormal_frame()], ids=["null", "orthonormal"]
)
def test_rotation_coefficients_are_antisymmetric_in_frames_of_constant_products(frame):
    n = range(4)
    for a, b, c in product(n, n, n):
        assert frame.rotation_coefficients[a, b, c] == -frame.rotation_coefficients[b, a, c]
        assert frame.spin_connection.up(2)[c, a, b] == -frame.spin_connection.up(2)[c, b, a]
    polar = Frame(PLANE, [[1, 0], [0, 1]], "general").rotation_coefficients
    assert polar[1, 1, 0] != 0, "which the coordinate frame's are not"


# -- as objects --------------------------------------------------------------------------------------------------------


def test_names_and_showing():
    g = EXTERIOR["-+++"]
    frame = g.orthonormal_frame()
    riemann = frame.components(g.riemann)
    assert riemann["t", "r", "t", "r"] == riemann[0, 1, 0, 1] == riemann[-4, 1, 0, 1]
    assert "R_{(t) (r) (t) (r)} = -2*M/r**3" in repr(riemann)
    assert r"\hat{\theta}" in riemann._repr_latex_()
    assert r"\bar{m}" in g.null_tetrad()._repr_latex_()
    assert "e_(theta) = 1/r ∂_theta" in repr(frame)
    assert repr(frame.components(g.ricci)) == "R_{a b} = 0"
    assert riemann.nonzero().keys() == g.riemann.nonzero().keys()
    assert "ω_phi^(theta)_(phi) = -cos(theta)" in repr(frame.spin_connection)
    assert Frame(PLANE, [[1, 0], [0, 1 / r]], names=("in", "round")).rotation_coefficients["in", "round", "round"] != 0
    assert riemann.to_sympy()[0, 1, 0, 1] == -2 * g.symbols("M") / g.symbols("r") ** 3


def test_frames_pickle_and_compare():
    frame = gr.Schwarzschild().null_tetrad()
    assert pickle.loads(pickle.dumps(frame)) == frame
    assert frame != gr.Schwarzschild().orthonormal_frame().null_tetrad(), "the boost differs"


def test_verdicts_on_components():
    g = EXTERIOR["-+++"]
    frame = g.orthonormal_frame()
    assert gr.decide(frame.components(g.ricci), 0).proved
    verdict = gr.decide(frame.components(g.riemann), 0)
    assert verdict.refuted
    assert verdict.component == "[(t), (r), (t), (r)]"


# -- wrong input -------------------------------------------------------------------------------------------------------

SCHWARZSCHILD = gr.Schwarzschild()
MASS, RADIUS = SCHWARZSCHILD.symbols("M r")
F = 1 - 2 * MASS / RADIUS
GOOD = [[1 / sqrt(F), 0, 0, 0], [0, sqrt(F), 0, 0], [0, 0, 1 / RADIUS, 0], [0, 0, 0, 1 / (RADIUS * sin(theta))]]
NULL = [[1 / F, 1, 0, 0], [Rational(1, 2), -F / 2, 0, 0], [0, 0, 1, sp.I / sin(theta)], [0, 0, 1, -sp.I / sin(theta)]]
NULL = [*NULL[:2], *([c / (sqrt(2) * RADIUS) for c in row] for row in NULL[2:])]


def put(rows, place, row):
    """The rows with one replaced."""
    return [row if k == place else other for k, other in enumerate(rows)]


WRONG = [
    (lambda: Frame(SCHWARZSCHILD, put(GOOD, 1, [1, sqrt(F), 0, 0])), InputError, ["not orthonormal: e0·e1 = "]),
    (lambda: Frame(SCHWARZSCHILD, put(GOOD, 2, [0, 0, 1, 0])), InputError, ["e2·e2 = r**2, not 1", "signature -+++"]),
    (lambda: Frame(SCHWARZSCHILD, put(GOOD, 2, [0, 0, 1, 0])), InputError, ["kind='general'"]),
    (
        lambda: Frame(SCHWARZSCHILD, [GOOD[1], GOOD[0], *GOOD[2:]]),
        InputError,
        ["the timelike vector is e1", "timelike vector first"],
    ),
    (lambda: Frame(SCHWARZSCHILD, put(GOOD, 3, GOOD[2])), InputError, ["e2·e3 = 1, not 0"]),
    (lambda: Frame(SCHWARZSCHILD, put(GOOD, 3, GOOD[2]), "general"), InputError, ["linearly dependent"]),
    (lambda: Frame(SCHWARZSCHILD, GOOD, "tetrad"), InputError, ["'tetrad'", "'orthonormal' or 'null'"]),
    (lambda: Frame(SCHWARZSCHILD, GOOD[:3]), IndexMismatchError, ["3 vectors", "4 dimensions"]),
    (lambda: Frame(SCHWARZSCHILD, put(GOOD, 1, GOOD[1][:3])), IndexMismatchError, ["3 components", "the vector e1"]),
    (lambda: Frame(SCHWARZSCHILD, "e0 e1"), InputError, ["'e0 e1'", "list of vectors"]),
    (lambda: Frame(SCHWARZSCHILD, [SCHWARZSCHILD.ricci] * 4), IndexMismatchError, ["e0 is a tensor with 2 indices"]),
    (
        lambda: Frame(SCHWARZSCHILD, [gr.Kerr().vector([1, 0, 0, 0]), *GOOD[1:]]),
        ConventionError,
        ["different metrics"],
    ),
    (lambda: Frame(SCHWARZSCHILD, GOOD, names=("a", "b")), InputError, ["4 different names"]),
    (lambda: Frame(PLANE, [[1, 0], [0, 1 / r]], "null"), InputError, ["null tetrad has four vectors", "2 dimensions"]),
    (lambda: Frame(SCHWARZSCHILD, put(NULL, 1, [1, -F, 0, 0]), "null"), InputError, ["l·n = -2, not -1"]),
    (lambda: Frame(SCHWARZSCHILD, [NULL[0], NULL[0], *NULL[2:]], "null"), InputError, ["l·n = 0, not -1"]),
    (
        lambda: Frame(SCHWARZSCHILD, put(put(NULL, 2, [0, 0, 1 / RADIUS, 0]), 3, [0, 0, 1 / RADIUS, 0]), "null"),
        InputError,
        ["m·m = 1, not 0"],
    ),
    (
        lambda: Frame(SCHWARZSCHILD, [*NULL[:2], [2 * c for c in NULL[2]], [c / 2 for c in NULL[3]]], "null"),
        InputError,
        ["m is not the complex conjugate of mbar"],
    ),
    (
        lambda: Frame(SCHWARZSCHILD, [[sp.I * c for c in NULL[0]], [-sp.I * c for c in NULL[1]], *NULL[2:]], "null"),
        InputError,
        ["l is not real"],
    ),
    (
        lambda: Frame(SCHWARZSCHILD, [[z * c for c in NULL[0]], [c / z for c in NULL[1]], *NULL[2:]], "null"),
        InputError,
        ["nothing says that z is real", "real=True"],
    ),
    (
        lambda: SCHWARZSCHILD.orthonormal_frame(observer=[1, 0, 0, 0]),
        InputError,
        ["u·u = (2*M - r)/r, not -1", "signature -+++"],
    ),
    (
        lambda: EXTERIOR["+---"].orthonormal_frame(observer=[1, 0, 0, 0]),
        InputError,
        ["not 1", "signature +---"],
    ),
    (lambda: SCHWARZSCHILD.orthonormal_frame(observer=GOOD[1]), InputError, ["u·u = 1, not -1", "timelike"]),
    (
        lambda: SCHWARZSCHILD.orthonormal_frame(observer=gr.Kerr().vector([1, 0, 0, 0])),
        ConventionError,
        ["different metrics"],
    ),
    (lambda: PLANE.orthonormal_frame().null_tetrad(), InputError, ["2 dimensions"]),
    (lambda: Frame(PLANE, [[1, 0], [0, 1]], "general").newman_penrose, InputError, ["general frame in 2 dimensions"]),
    (lambda: Frame(SCHWARZSCHILD, GOOD).components(gr.Kerr().ricci), ConventionError, ["different metrics"]),
    (lambda: Frame(SCHWARZSCHILD, GOOD).components(SCHWARZSCHILD.christoffel), IndexMismatchError, ["no tensor"]),
    (lambda: Frame(SCHWARZSCHILD, GOOD).components(sp.eye(4)), InputError, ["is no tensor"]),
    (
        lambda: Frame(SCHWARZSCHILD, GOOD).components(Frame(SCHWARZSCHILD, GOOD).riemann),
        IndexMismatchError,
        ["has frame indices already"],
    ),
    (lambda: Frame(SCHWARZSCHILD, GOOD).riemann[0, 1], IndexMismatchError, ["4 indices, 2 were given"]),
    (lambda: Frame(SCHWARZSCHILD, GOOD).riemann[t, r, t, r], IndexMismatchError, ["t is a coordinate, but the index"]),
    (lambda: Frame(SCHWARZSCHILD, GOOD).riemann["t", 1, 0, 1], IndexMismatchError, ["'t' is no frame index", "0"]),
    (
        lambda: SCHWARZSCHILD.ricci + Frame(SCHWARZSCHILD, GOOD).components(SCHWARZSCHILD.ricci),
        IndexMismatchError,
        ["indices of a frame", "frame.components(R)"],
    ),
    (
        lambda: Frame(SCHWARZSCHILD, GOOD).components(SCHWARZSCHILD.ricci) - SCHWARZSCHILD.ricci,
        IndexMismatchError,
        ["indices of a frame", "those of the chart"],
    ),
    (
        lambda: gr.decide(Frame(SCHWARZSCHILD, GOOD).riemann, SCHWARZSCHILD.riemann),
        IndexMismatchError,
        ["indices of a frame"],
    ),
    (
        lambda: Frame(SCHWARZSCHILD, GOOD).riemann - Frame(SCHWARZSCHILD, NULL, "null").riemann,
        ConventionError,
        ["two different frames"],
    ),
    (lambda: Frame(SCHWARZSCHILD, GOOD).spin_connection.up(0), InputError, ["slot 0 of ω is a coordinate index"]),
    (lambda: list(Frame(SCHWARZSCHILD, GOOD).riemann), TypeError, ["no sequence"]),
]


@pytest.mark.parametrize(("act", "kind", "parts"), WRONG)
def test_what_is_wrong_is_said(act, kind, parts):
    with pytest.raises(kind) as caught:
        act()
    text = "\n".join([str(caught.value), *getattr(caught.value, "__notes__", ())])
    assert isinstance(caught.value, (GRToolkitError, TypeError))
    for part in parts:
        assert part in text


def test_frame_components_are_no_field_of_a_formula():
    g = SCHWARZSCHILD
    seen = Frame(g, GOOD).components(g.ricci)
    assert isinstance(seen, FrameComponents)
    with pytest.raises(IndexMismatchError, match=r"T has indices of a frame.*\n.*T=frame.tensor\(T\)"):
        g.evaluate(r"T_{\mu\nu} g^{\mu\nu}", T=seen)
    assert g.evaluate(r"T_{\mu\nu} g^{\mu\nu}", T=seen.frame.tensor(seen)) == 0


def test_the_symbols_of_a_real_metric_are_real():
    """Nothing says that N and f are real but that the metric is."""
    N, f = sp.Symbol("N"), sp.Function("f")(r)
    g = gr.Metric(diag(-(N**2), 1, f**2, 1), [t, r, y, z], domain=[r > 0])
    m = [0, 0, 1 / (sqrt(2) * f), sp.I / sqrt(2)]
    tetrad = Frame(g, [[1 / (2 * N), Rational(1, 2), 0, 0], [1 / N, -1, 0, 0], m], "null")
    assert tetrad[3].to_sympy().tolist() == [0, 0, sqrt(2) / (2 * f), -sqrt(2) * sp.I / 2]


def test_the_good_ones_are_good():
    """What the wrong ones above differ from in one place."""
    assert Frame(SCHWARZSCHILD, GOOD).riemann[0, 1, 0, 1] == SCHWARZSCHILD.scalar(-2 * MASS / RADIUS**3)
    assert Frame(SCHWARZSCHILD, NULL, "null") == Frame(SCHWARZSCHILD, NULL[:3], "null")
    real = sp.Symbol("z", real=True, nonzero=True)
    boosted = [[real * c for c in NULL[0]], [c / real for c in NULL[1]], *NULL[2:]]
    assert Frame(SCHWARZSCHILD, boosted, "null").kind == "null"


def test_open_determinant_says_so():
    h = sp.Function("h")(t)
    with pytest.raises((AmbiguousSignError, DomainError)):
        gr.Metric(diag(-h, 1, 1, 1), [t, x, y, z]).orthonormal_frame()


@pytest.mark.parametrize("signature", ["-+++", "+---"])
def test_an_orthonormal_frame_of_a_real_metric_is_real(signature):
    """(√2, i) and (−i, √2) have the products of two unit vectors, but no observer carries them."""
    flat = gr.Minkowski(signature=signature)
    root, i = sqrt(2), sp.I
    with pytest.raises(InputError, match="e1 is not real; its component along y is I"):
        gr.Frame(flat, [[1, 0, 0, 0], [0, root, i, 0], [0, -i, root, 0], [0, 0, 0, 1]])
    with pytest.raises(InputError, match="e0 is not real"):
        gr.Frame(flat, [[1 / root, 0, i / root, 0], [0, 1, 0, 0], [i / root, 0, 1 / root, 0], [0, 0, 0, 1]])
    turned = [[1, 0, 0, 0], [0, 1 / root, 1 / root, 0], [0, -1 / root, 1 / root, 0], [0, 0, 0, 1]]
    assert gr.Frame(flat, turned).kind == "orthonormal"
    b = sp.Symbol("b", real=True)
    boosted = [[sp.cosh(b), sp.sinh(b), 0, 0], [sp.sinh(b), sp.cosh(b), 0, 0], [0, 0, 1, 0], [0, 0, 0, 1]]
    assert gr.Frame(flat, boosted).kind == "orthonormal"
