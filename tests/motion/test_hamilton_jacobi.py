"""The Hamilton-Jacobi equation by separation, against the literature and against geodesics integrated step by step."""

from __future__ import annotations

import mpmath as mp
import pytest
import sympy as sp
from hypothesis import given, settings
from hypothesis import strategies as st

import gr_toolkit as gr
from gr_toolkit.errors import IndexMismatchError, InputError, UnknownNameError
from gr_toolkit.motion import hamilton_jacobi, separates

m, E, C = sp.symbols("m E C_theta", positive=True)
L = sp.Symbol("L", real=True)


def names(solution):
    """The solution's own constants by name."""
    return {str(c): c for c in solution.constants}


def put(expression, solution):
    """An expression in E, L, C_theta, k in the solution's own symbols."""
    own = names(solution)
    return sp.sympify(expression).subs({s: own[s.name] for s in (E, L, C) if s.name in own})


def equator(g):
    """The plane θ = π/2 as a spacetime of its own."""
    (t, r, theta, phi), kept = g.coordinates, [0, 1, 3]
    matrix = g.matrix.extract(kept, kept).subs(theta, sp.pi / 2)
    return gr.Metric(matrix, [t, r, phi], domain=[c for c in g.conditions if not c.has(theta)])


def radicand(solution, coordinate):
    return next(e for e in solution.separated if str(e.coordinate) == coordinate).radicand


# -- the literature ----------------------------------------------------------------------------------------------------


def test_schwarzschild_has_the_radial_polynomial_of_the_books():
    g = gr.Schwarzschild()
    M, r, theta = g.symbols("M r theta")
    S = hamilton_jacobi(g, mass=m)
    # Chandrasekhar section 19, Landau-Lifshitz (101.4): p_r² f² = E² − f (m² + C/r²), here times r⁴
    f = 1 - 2 * M / r
    assert gr.decide(radicand(S, "r"), put(r**4 * E**2 - r**4 * f * (m**2 + C / r**2), S)).proved
    assert gr.decide(radicand(S, "r"), put(r**4 * E**2 - r**4 * f * (m**2 - C / r**2), S)).refuted
    assert gr.decide(radicand(S, "theta"), put(C - L**2 / sp.sin(theta) ** 2, S)).proved


@pytest.mark.parametrize("make", [gr.Kerr, gr.KerrNewman])
def test_the_radial_and_polar_functions_of_kerr_are_carters(make):
    g = make()
    M, a, r, theta = g.symbols("M a r theta")
    charge = g.symbols("Q") if make is gr.KerrNewman else 0
    S = hamilton_jacobi(g, mass=m)
    delta = r**2 - 2 * M * r + a**2 + charge**2
    carter = sp.Symbol("q", real=True)  # 𝒬 of Misner, Thorne & Wheeler (33.33)
    value = carter + L**2 + a**2 * (E**2 - m**2)
    P = E * (r**2 + a**2) - L * a
    radial = P**2 - delta * (m**2 * r**2 + (L - a * E) ** 2 + carter)
    polar = carter - sp.cos(theta) ** 2 * (a**2 * (m**2 - E**2) + L**2 / sp.sin(theta) ** 2)
    own = names(S)
    in_ours = {own["C_theta"]: put(value, S)}
    assert gr.decide(radicand(S, "r").subs(in_ours), put(radial, S)).proved
    assert gr.decide(radicand(S, "theta").subs(in_ours), put(polar, S)).proved
    assert gr.decide(radicand(S, "theta").subs(in_ours), put(polar + a**2, S)).refuted


def test_carters_constant_is_the_killing_tensors():
    g = gr.Kerr()
    a, r, theta = g.symbols("a r theta")
    p = g.momenta
    ours = hamilton_jacobi(g, mass=m).constant_of_motion("theta")
    tetrad = g.null_tetrad()  # K_{μν} = 2 Σ l_(μ n_ν) + r² g_{μν}   [Walker & Penrose 1970; Carter 1968]
    l, n = tetrad.vectors[:2]
    along = [sum(v.up(0).component((k,)) * p[k] for k in range(4)) for v in (l, n)]
    square = sum(g.inverse.component((i, j)) * p[i] * p[j] for i in range(4) for j in range(4))
    sigma = r**2 + a**2 * sp.cos(theta) ** 2
    known = 2 * sigma * along[0] * along[1] + r**2 * square
    energy, momentum, mass_squared = -p[0], p[3], -square
    assert gr.decide(ours, known + 2 * a * energy * momentum - a**2 * mass_squared).proved
    assert gr.decide(ours, known).refuted
    assert g.is_conserved(ours).proved
    assert g.is_conserved(ours + square * r).refuted


def test_light_in_kerr_has_the_conformal_constant():
    g = gr.Kerr()
    ours = hamilton_jacobi(g).constant_of_motion("theta")
    assert g.is_conserved(ours, null=True).proved
    assert g.is_conserved(ours).refuted  # of matter only with the mass term, which light has not


def nightly(*values):
    """A case of the long sweeps."""
    return pytest.param(*values, marks=pytest.mark.nightly)


@pytest.mark.parametrize("mass", [m, nightly(0)])  # light at the desk: test_eikonal
@pytest.mark.parametrize(
    "g",
    [
        gr.Minkowski(),
        nightly(gr.Minkowski("spherical")),
        nightly(gr.FLRW()),
        gr.FLRW("comoving"),
        nightly(gr.FLRW("areal")),
        nightly(gr.Schwarzschild()),
        gr.Schwarzschild("painleve-gullstrand"),
        nightly(gr.ReissnerNordstrom()),
        gr.StaticSpherical(),
        gr.Kerr(),
    ],
    ids=lambda g: f"{g.name} {g.origin.chart}",
)
def test_a_complete_integral_is_found_and_proved(g, mass):
    S = hamilton_jacobi(g, mass=mass)
    assert S.is_complete().proved
    left = sum(
        g.inverse.component((i, j)) * S.momenta.component((i,)) * S.momenta.component((j,))
        for i in range(4)
        for j in range(4)
    )
    assert gr.decide(left, -(mass**2)).proved
    assert gr.decide(left, mass**2 + 1).refuted


@pytest.mark.parametrize("g", [gr.FLRW("comoving"), nightly(gr.Schwarzschild("ingoing-eddington-finkelstein"))])
def test_the_action_itself_is_checked_by_differentiation(g):
    verdict = hamilton_jacobi(g, mass=m).check()
    assert verdict.proved
    assert {name for name, _ in verdict.components} > {f"∂S/∂{x}" for x in g.coordinates}


def test_a_spoilt_action_is_refuted():
    g = gr.Minkowski("spherical")
    S = hamilton_jacobi(g, constants={"theta": 0, "phi": 0})
    S.__dict__["terms"] = (*S.terms, g.scalar(g.symbols("r")) / 7)
    assert S.check().refuted


# -- universes ---------------------------------------------------------------------------------------------------------


def test_the_comoving_momentum_of_matter_falls_as_the_universe_expands():
    g = gr.FLRW("comoving")
    a = g.symbols("a")
    S = hamilton_jacobi(g, mass=m, constants={"theta": 0, "phi": 0})
    (k,) = S.constants
    # E² = m² + k²/a²: the local momentum is k/a   [Weinberg 1972, eq. 14.3.9; Landau & Lifshitz section 114]
    assert gr.decide(S.momenta[0] ** 2, m**2 + k**2 / a**2).proved
    assert gr.decide(S.momenta[1], k).proved
    assert gr.decide(S.momenta[0] ** 2, m**2 + k**2).refuted


@pytest.mark.parametrize("chart", ["comoving", "areal", "isotropic"])
@pytest.mark.parametrize("K", [1, None])
def test_the_constant_of_the_time_is_the_same_momentum_in_every_chart(chart, K):
    g = gr.FLRW(chart) if K is None else gr.FLRW(chart, K=K)
    S = hamilton_jacobi(g, constants={"theta": 0, "phi": 0})
    (k,) = S.constants
    assert gr.decide(S.momenta[0], -k / g.symbols("a")).proved


# -- numbers -----------------------------------------------------------------------------------------------------------


def integrated(spin, position, momentum, end):
    """Hamilton's equations of ½ g^{μν} p_μ p_ν in Kerr with M = 1 [Carter 1968, eq. 43], by extrapolated midpoints."""
    p, x = sp.symbols("p0:4"), sp.symbols("t r theta phi")
    r, theta = x[1:3]
    delta, sigma = r**2 - 2 * r + spin**2, r**2 + spin**2 * sp.cos(theta) ** 2
    around, out = p[3] / sp.sin(theta) + spin * sp.sin(theta) * p[0], (r**2 + spin**2) * p[0] + spin * p[3]
    energy = (delta * p[1] ** 2 + p[2] ** 2 + around**2 - out**2 / delta) / (2 * sigma)
    function = sp.lambdify((*x, *p), [energy.diff(q) for q in p] + [-energy.diff(q) for q in x], "mpmath", cse=True)
    state = [*position, *momentum]
    for _ in range(3):
        state = extrapolated(lambda y: function(*y), state, end / 3)
    return state


def extrapolated(function, state, step):
    """One step of Gragg, Bulirsch and Stoer: midpoint rules of 2, 4 … 16 parts, extrapolated in their square."""
    rows = []
    for n in range(1, 9):
        part = step / (2 * n)
        last, here = state, [y + part * f for y, f in zip(state, function(state), strict=True)]
        for _ in range(2 * n - 1):
            last, here = here, [y + 2 * part * f for y, f in zip(last, function(here), strict=True)]
        final = [(y + z + part * f) / 2 for y, z, f in zip(here, last, function(here), strict=True)]
        row = [final]
        for k in range(1, n):
            weight = (mp.mpf(n) / (n - k)) ** 2 - 1
            row.append([u + (u - v) / weight for u, v in zip(row[-1], rows[-1][k - 1], strict=True)])
        rows.append(row)
    return rows[-1][-1]


def test_the_orbit_by_quadrature_is_the_geodesic_in_schwarzschild():
    M, r = gr.Schwarzschild().symbols("M r")
    ell = sp.Symbol("ell", positive=True)
    S = hamilton_jacobi(equator(gr.Schwarzschild()), mass=1, constants={"t": -E, "L": ell})
    p_r = next(e for e in S.separated if str(e.coordinate) == "r").momentum
    with mp.workdps(20):
        numbers = {E: sp.Rational(11, 10), ell: 5, M: 1}
        f = sp.lambdify(r, p_r.to_sympy().subs(numbers), "mpmath")
        bend = sp.lambdify(r, p_r.diff(ell).to_sympy().subs(numbers), "mpmath")
        delay = sp.lambdify(r, p_r.diff(E).to_sympy().subs(numbers), "mpmath")
        start = [mp.mpf(0), mp.mpf(12), mp.pi / 2, mp.mpf(0)]
        end = integrated(0, start, [-mp.mpf("1.1"), f(12), mp.mpf(0), mp.mpf(5)], mp.mpf(1))
        assert abs(end[4 + 1] - f(end[1])) < mp.mpf(10) ** -13
        # ∂S/∂L = φ + ∫ ∂p_r/∂L dr and ∂S/∂E = −t + ∫ ∂p_r/∂E dr stay what they were
        assert abs(end[3] + mp.quad(bend, [12, end[1]])) < mp.mpf(10) ** -13
        assert abs(end[0] - mp.quad(delay, [12, end[1]])) < mp.mpf(10) ** -13


def test_the_orbit_by_quadrature_is_the_geodesic_in_kerr():
    g = gr.Kerr()
    M, a, r, theta = g.symbols("M a r theta")
    S = hamilton_jacobi(g, mass=1)
    own = names(S)
    numbers = {own["E"]: sp.Rational(6, 5), own["L"]: 2, own["C_theta"]: 9, M: 1, a: sp.Rational(4, 5)}
    by = {str(e.coordinate): e.momentum for e in S.separated}
    with mp.workdps(20):
        at = {x: sp.lambdify(s, by[x].to_sympy().subs(numbers), "mpmath") for x, s in (("r", r), ("theta", theta))}
        start = [mp.mpf(0), mp.mpf(9), mp.mpf("1.2"), mp.mpf(0)]
        momentum = [-mp.mpf("1.2"), at["r"](start[1]), at["theta"](start[2]), mp.mpf(2)]
        end = integrated(sp.Rational(4, 5), start, momentum, mp.mpf(1))
        assert abs(end[5] - at["r"](end[1])) < mp.mpf(10) ** -13
        assert abs(end[6] - at["theta"](end[2])) < mp.mpf(10) ** -13
        for constant in ("C_theta", "L", "E"):  # ∂S/∂α is constant, for each
            slopes = {
                x: sp.lambdify(s, by[x].diff(own[constant]).to_sympy().subs(numbers), "mpmath")
                for x, s in (("r", r), ("theta", theta))
            }
            change = mp.quad(slopes["r"], [9, end[1]]) + mp.quad(slopes["theta"], [start[2], end[2]])
            change += {"C_theta": 0, "L": end[3], "E": -end[0]}[constant]
            assert abs(change) < mp.mpf(10) ** -13


# -- what separates ----------------------------------------------------------------------------------------------------


def space(factor, x, y, **more):
    t = sp.Symbol("t")
    return gr.Metric(sp.diag(-1, factor, factor), [t, x, y], **more)


def test_liouvilles_metrics_separate_without_a_symmetry():
    x, y = sp.symbols("x y", positive=True)
    parabolic = space(x**2 + y**2, x, y)
    assert separates(parabolic, mass=m).proved
    S = hamilton_jacobi(parabolic, mass=m)
    assert S.check().proved
    assert S.is_complete().proved
    assert parabolic.is_conserved(S.constant_of_motion("y")).proved
    mixed = space(1 + x**2 * y**2, x, y)
    assert separates(mixed).refuted
    with pytest.raises(InputError, match=r"Levi-Civita's condition fails for the coordinates \(x, y\)"):
        hamilton_jacobi(mixed)


def test_light_separates_where_matter_does_not():
    x, y, t = sp.symbols("x y t")
    f = sp.Function("f")(t, x, y)
    conformal = gr.Metric(f * sp.diag(-1, 1, 1), [t, x, y], domain=[f > 0])
    assert hamilton_jacobi(conformal).is_complete().proved
    with pytest.raises(InputError, match="or mass=0, for light separates more often"):
        hamilton_jacobi(conformal, mass=1)


@pytest.mark.parametrize(
    ("g", "pair"),
    [(gr.Schwarzschild("kruskal"), "(T, X)"), (gr.FLRW("isotropic-cartesian"), "(x, y)"), (gr.PPWave(), "(u, x)")],
)
def test_what_does_not_separate_is_said_with_the_pair(g, pair):
    assert separates(g).component == pair
    with pytest.raises(InputError) as error:
        hamilton_jacobi(g)
    assert f"fails for the coordinates {pair}" in str(error.value)
    assert "another chart" in str(error.value)


def test_a_spoilt_kerr_metric_does_not_separate():
    g = gr.Kerr()
    M, r, theta = g.symbols("M r theta")
    spoilt = gr.Metric(g.matrix + sp.diag(0, M**3 * sp.cos(theta) / r**3, 0, 0), g.coordinates, domain=[*g.conditions])
    assert separates(spoilt, mass=m).refuted


def test_kerr_de_sitter_given_by_hand_separates():
    t, r, theta, phi = sp.symbols("t r theta phi")
    M, a, H = sp.symbols("M a H", positive=True)  # Carter 1973, with Λ = 3H²
    sigma = r**2 + a**2 * sp.cos(theta) ** 2
    radial = (r**2 + a**2) * (1 - H**2 * r**2) - 2 * M * r
    polar = 1 + H**2 * a**2 * sp.cos(theta) ** 2
    one = sp.Matrix([1, 0, 0, -a * sp.sin(theta) ** 2])
    two = sp.Matrix([a, 0, 0, -(r**2 + a**2)])
    matrix = -radial / sigma * one * one.T + polar * sp.sin(theta) ** 2 / sigma * two * two.T
    matrix += sigma * sp.diag(0, 1 / radial, 1 / polar, 0)
    g = gr.Metric(matrix, [t, r, theta, phi], domain=[r > 0, theta > 0, theta < sp.pi, radial > 0])
    S = hamilton_jacobi(g, mass=m)
    assert g.is_conserved(S.constant_of_motion("theta")).proved


@settings(max_examples=settings().max_examples // 5)
@given(st.lists(st.integers(-3, 3), min_size=4, max_size=4), st.sampled_from([0, 1]))
def test_every_sum_of_two_functions_separates(numbers, mass):
    x, y = sp.symbols("x y", positive=True)
    b, c, d, e = numbers
    factor = 40 + b * sp.sin(x) + c * sp.cos(2 * x) + d * sp.sin(y) + e * sp.cos(y) ** 2
    g = space(factor, x, y)
    S = hamilton_jacobi(g, mass=mass)
    left = -(S.momenta[0] ** 2) + (S.momenta[1] ** 2 + S.momenta[2] ** 2) / factor
    assert gr.decide(left, -mass).proved


# -- signature, constants, signs ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("make", [nightly(gr.Schwarzschild), gr.Kerr])
def test_the_signature_changes_neither_the_action_nor_the_motion(make):
    one, other = (hamilton_jacobi(make(signature=s), mass=m) for s in ("-+++", "+---"))
    for k in range(4):
        assert one.momenta[k] == -other.momenta[k]
        assert one.momenta.up(0)[k] == other.momenta.up(0)[k]
    for key in ("phi", "theta"):
        swapped = {p: -p for p in one.metric.momenta}
        assert one.constant_of_motion(key) == other.constant_of_motion(key).subs(swapped)


def test_the_signs_say_where_it_goes():
    g = gr.Schwarzschild()
    out, back = (hamilton_jacobi(g, mass=m, signs={"r": s}) for s in (1, -1))
    assert out.momenta[1] == -back.momenta[1]
    values = dict(zip(out.constants, (2, 0, 1), strict=True)) | {
        g.symbols("M"): 1,
        g.symbols("r"): 10,
        m: 1,
        g.symbols("theta"): sp.pi / 2,
    }
    assert out.momenta.up(0)[1].subs(values).to_sympy() > 0
    assert out.momenta.up(0)[0].subs(values).to_sympy() > 0
    universe = hamilton_jacobi(gr.FLRW("comoving"), mass=1, constants={"theta": 0, "phi": 0})
    assert gr.decide(universe.momenta.up(0)[0], -universe.momenta[0]).proved


def test_constants_take_the_names_that_are_free():
    t, r, phi = sp.symbols("t r phi")
    L0 = sp.Symbol("L", positive=True)
    g = gr.Metric(sp.diag(-(1 + r**2 / L0**2), 1 / (1 + r**2 / L0**2), r**2), [t, r, phi], domain=[r > 0])
    S = hamilton_jacobi(g)
    assert [c.name for c in S.constants] == ["E", "L_phi"]


def test_wrong_input_is_refused_with_what_to_write():
    g = gr.Schwarzschild()
    with pytest.raises(InputError, match="no constant of r"):
        hamilton_jacobi(g, constants={"r": 1})
    with pytest.raises(InputError, match="'x' is neither a coordinate nor a constant of the separation"):
        hamilton_jacobi(g, constants={"x": 1})
    with pytest.raises(IndexMismatchError, match="7 is neither a coordinate"):
        hamilton_jacobi(g, constants={7: 1})
    with pytest.raises(InputError, match="contains the coordinate r"):
        hamilton_jacobi(g, constants={"phi": g.symbols("r")})
    with pytest.raises(InputError, match="the constant of phi is 'L', no expression"):
        hamilton_jacobi(g, constants={"phi": "L"})
    with pytest.raises(InputError, match="the sign of r is 0"):
        hamilton_jacobi(g, signs={"r": 0})
    with pytest.raises(InputError, match="is no metric"):
        hamilton_jacobi(g.matrix)
    with pytest.raises(InputError, match="the mass r depends on a coordinate"):
        hamilton_jacobi(g, mass=g.symbols("r"))
    with pytest.raises(InputError, match="every momentum is given"):
        hamilton_jacobi(gr.Minkowski(), constants={"t": -1, "x": 0, "y": 0, "z": 1})
    with pytest.raises(InputError, match=r"2 constants .* are left, a complete integral in 4 dimensions has 3"):
        hamilton_jacobi(g, constants={"phi": 0}).is_complete()
    with pytest.raises(InputError, match="no motion with these constants: the square of the momentum of r is negative"):
        hamilton_jacobi(gr.Minkowski("spherical"), mass=2, constants={"t": -1, "theta": 0, "phi": 0})
    with pytest.raises(InputError, match="no motion with these constants"):
        hamilton_jacobi(gr.Minkowski(), mass=2, constants={"t": -1})
    with pytest.raises(UnknownNameError, match="constant of 'r'"):
        hamilton_jacobi(g).constant_of_motion("r")


def test_light_in_two_dimensions_is_never_said_not_to_separate():
    u, v, x = sp.symbols("u v x")
    f = sp.Function("f")
    null = gr.Metric(sp.Matrix([[0, f(u, v)], [f(u, v), 0]]), [u, v], domain=[f(u, v) > 0])
    assert hamilton_jacobi(null).check().proved  # S is a function of u alone, or of v: a factor is no obstacle
    one_family = gr.Metric(sp.Matrix([[-1, 1 + u * x**2], [1 + u * x**2, 0]]), [u, x], domain=[u > 0])
    assert separates(one_family).undecided  # the light of constant u separates, the other does not
    assert separates(one_family, mass=1).refuted
    with pytest.raises(InputError, match="it is not known whether"):
        hamilton_jacobi(one_family)


@pytest.mark.parametrize(
    ("mass", "g", "names"),
    [
        (sp.Symbol("E", positive=True), gr.Minkowski(), ["E_t", "k_x", "k_y"]),
        (sp.Symbol("k_x", real=True), gr.Minkowski(), ["E", "k_x_x", "k_y"]),
        (sp.Symbol("C_theta", real=True), gr.Schwarzschild(), ["E", "L", "C_theta_theta"]),
        (sp.Symbol("k", positive=True), gr.FLRW("comoving", K=0), ["L", "C_theta", "k_chi"]),
    ],
)
def test_the_symbol_of_the_mass_is_no_constant(mass, g, names):
    S = hamilton_jacobi(g, mass=mass)
    assert [c.name for c in S.constants] == names
    assert mass not in S.constants
    p = S.momenta
    left = sum(g.inverse.component((i, j)) * p[i] * p[j] for i in range(4) for j in range(4))
    assert gr.decide(left, -(mass**2)).proved


def test_constants_have_a_name_whatever_is_taken():
    x = gr.Minkowski().coordinates
    A, B, F = (sp.Symbol(name, positive=True) for name in ("E", "E_t", "E_t_"))
    S = hamilton_jacobi(gr.Metric(sp.diag(-A * B * F, 1, 1, 1), x))
    assert S.constants[0].name == "E_t__"


@pytest.mark.parametrize("order", [(2, 1, 0, 3), (2, 3, 1, 0)])
@pytest.mark.parametrize("mass", [0, m])
def test_the_time_is_found_where_signs_are_open(order, mass):
    g = gr.Schwarzschild()
    M, r, theta = g.symbols("M r theta")
    everywhere = [M > 0, r > 0, theta > 0, theta < sp.pi]  # inside and outside: neither t nor r has a sign
    rows = g.matrix.extract(list(order), list(order))
    turned = gr.Metric(rows, [g.coordinates[k] for k in order], domain=everywhere)
    S = hamilton_jacobi(turned, mass=mass)
    assert S.is_complete().proved
    assert {"E", "L"} < {c.name for c in S.constants}
    (energy,) = (c for c in S.constants if c.name == "E")
    assert gr.decide(S.momenta[turned.coordinates.index(g.symbols("t"))], -energy).proved


def test_inside_a_black_hole_no_constant_is_called_a_squared_momentum():
    g = gr.Schwarzschild()
    M, r, theta = g.symbols("M r theta")
    inside = gr.Metric(g.matrix, g.coordinates, domain=[M > 0, r > 0, r < 2 * M, theta > 0, theta < sp.pi])
    S = hamilton_jacobi(inside)
    assert [c.name for c in S.constants] == ["k_t", "L", "C_theta"]
    own = names(S)
    assert gr.decide(radicand(S, "theta"), own["C_theta"] - own["L"] ** 2 / sp.sin(theta) ** 2).proved


def test_constants_are_given_by_name_too():
    g = gr.Schwarzschild()
    b = sp.Symbol("b", positive=True)
    by_place = hamilton_jacobi(g, constants={"t": -2, "phi": b, "theta": 3 * b**2})
    by_name = hamilton_jacobi(g, constants={"E": 2, sp.Symbol("L"): b, "C_theta": 3 * b**2})
    assert gr.decide(by_name.momenta, by_place.momenta).proved
    universe = hamilton_jacobi(gr.FLRW("comoving"), constants={"k": 5, "theta": 0, "phi": 0})
    assert gr.decide(universe.momenta[1], 5).proved
    with pytest.raises(InputError, match="constant L is given twice, by name and by coordinate"):
        hamilton_jacobi(g, constants={"L": b, "phi": b})
    with pytest.raises(InputError, match="constant of 2 is given twice"):
        hamilton_jacobi(g, constants={"theta": 1, 2: 1})
    with pytest.raises(InputError, match=r"(?s)'Lz' is neither .*one of t \(E\), phi \(L\), theta \(C_theta\)"):
        hamilton_jacobi(g, constants={"Lz": b})


def test_a_symbol_called_like_a_constant_is_that_constant():
    g = gr.Schwarzschild()
    plain = sp.Symbol("E")  # nothing is assumed of it; ours is positive
    b = sp.Symbol("b", positive=True)
    S = hamilton_jacobi(g, constants={"L": b * plain, "C_theta": 2 * b**2 * plain**2})
    assert S.constants == (E, b)
    assert gr.decide(S.momenta[3], b * E).proved
    assert gr.decide(S.momenta[0], -E).proved


def test_a_domain_speaks_of_the_constants_by_their_names():
    flat = gr.Minkowski("spherical")
    k = sp.Symbol("k", real=True)
    rays = {"C_theta": k**2, "L": 0}
    with pytest.raises(gr.errors.AmbiguousRootError):  # ∂S/∂θ = √(k²)
        hamilton_jacobi(flat, constants=rays)
    for plain, sign in ((sp.Symbol("k"), 1), (sp.Symbol("k", real=True), -1)):
        S = hamilton_jacobi(flat, constants=rays, domain=[sign * plain > 0])
        assert gr.decide(S.momenta[2], sign * k).proved
        assert S.check().proved
    with pytest.raises(InputError, match="no list of conditions"):
        hamilton_jacobi(flat, domain=k > 0)
    with pytest.raises(gr.errors.EmptyDomainError):
        hamilton_jacobi(flat, domain=[flat.symbols("r") < 0])


def test_what_is_proved_is_said_to_hold_where_the_momenta_are_real():
    g = gr.Schwarzschild()
    theta = g.symbols("theta")
    S = hamilton_jacobi(g, constants={"E": 1, "C_theta": 4})
    (own,) = S.constants
    verdict = S.check()
    real = [c.expression for c in verdict.conditions if str(c).endswith(">= 0")]
    assert len(real) == 2
    assert any(gr.decide(found, 4 * sp.sin(theta) ** 2 - own**2).proved for found in real)
    assert r"\geq 0" in verdict._repr_latex_()
    radial = hamilton_jacobi(g, constants={"theta": 0, "phi": 0})
    assert ">=" not in str(radial.check())


@pytest.mark.parametrize(
    ("g", "given"),
    [
        (gr.Schwarzschild(), {"theta": 0}),  # −L²/sin²θ, zero for L = 0 only
        (gr.Kerr(), {"theta": 0}),  # −L² − a²ω² sin⁴θ
        (gr.Schwarzschild(), {"phi": 3, "theta": 9}),  # −9 cot²θ: in the plane of the equator only
    ],
)
def test_an_action_that_is_real_nowhere_is_refused(g, given):
    with pytest.raises(InputError, match="momentum of theta is real only where its radicand"):
        hamilton_jacobi(g, constants=given)
    larger = {**given, "theta": 10, "phi": 3}
    assert hamilton_jacobi(g, constants=larger).momenta[3] == 3


def test_impossible_motion_is_refused():
    g = gr.FLRW("comoving")
    with pytest.raises(InputError, match="the mass I is not real"):
        hamilton_jacobi(g, mass=sp.I)
    with pytest.raises(InputError, match="the constant of phi is 2\\*I, which is not real"):
        hamilton_jacobi(g, constants={"phi": 2 * sp.I})
    with pytest.raises(InputError, match="every momentum is zero"):
        hamilton_jacobi(g, constants={"k": 0, "theta": 0, "phi": 0})
    with pytest.raises(InputError, match="the sign of the time t is given"):
        hamilton_jacobi(g, signs={"t": -1})
    with pytest.raises(InputError, match="the momentum of phi is a constant"):
        hamilton_jacobi(g, signs={"phi": -1})
    with pytest.raises(InputError, match=r"the constants are \[1\], no mapping"):
        hamilton_jacobi(g, constants=[1])
    with pytest.raises(InputError, match=r"the signs are \[1\], no mapping"):
        hamilton_jacobi(g, signs=[1])
    with pytest.raises(InputError, match="None is no metric"):
        separates(None)


def test_a_long_quadrature_stays_an_integral():
    S = hamilton_jacobi(gr.RobertsonPPN(), mass=m)
    assert str(S).count("Integral") == 2
    assert S.check().proved


def test_rays_are_the_derivatives_of_the_action():
    g = gr.Schwarzschild()
    S = hamilton_jacobi(g)
    for constant, slope in S.rays().items():
        for k, x in enumerate(g.coordinates):
            assert gr.decide(slope.diff(x), S.momenta[k].diff(constant)).proved
