"""Unknown functions found from field equations: the solutions of the textbooks come out, proved."""

from __future__ import annotations

import pytest
import sympy as sp
from hypothesis import given
from hypothesis import strategies as st
from sympy import Function, Rational, diag, log, pi, sin, symbols

import gr_toolkit as gr
from gr_toolkit.errors import InputError, UnknownNameError
from gr_toolkit.exact import from_sympy
from gr_toolkit.geometry.solving.linear import LinearEquation

t, r, x, theta, phi, psi = symbols("t r x theta phi psi")
f = Function("f")(r)
C1, C2, C3, k = symbols("C1 C2 C3 k", real=True)
cosmological = sp.Symbol("Lambda", real=True)
SPHERE = [theta > 0, theta < pi]


def static(**given):
    """−f dt² + dr²/f + r² dΩ²."""
    return gr.StaticSpherical(f=f, h=1 / f, **given)


def the_only(solutions):
    """The one solution there is."""
    assert len(solutions) == 1
    assert solutions[0].verdict.proved
    return solutions[0]


CONVENTIONS = [{}, {"signature": "+---"}, {"conventions": "Weinberg"}, {"conventions": "Weinberg", "signature": "+---"}]


@pytest.mark.parametrize("conventions", CONVENTIONS)
def test_kottler_is_the_einstein_metric(conventions):
    """f = 1 − 2M/r − Λr²/3 [Kottler 1918] in every convention, and nothing else."""
    found = static(**conventions).solve("einstein")
    solution = the_only(found)
    assert found.complete
    assert sp.expand(solution.expression - (1 + C1 / r - cosmological * r**2 / 3)) == 0
    assert set(solution.constants) == {C1, cosmological}
    assert solution.metric.is_einstein().proved
    assert not solution.metric.is_vacuum()
    near = static(**conventions).subs({f: 1 + C1 / r - cosmological * r**2 / 3 + C2 / r**2})
    assert near.is_einstein().refuted


def test_a_given_cosmological_constant():
    solution = the_only(static().solve("einstein", Lambda=-3))
    assert sp.expand(solution.expression - (1 + C1 / r + r**2)) == 0
    assert solution.constants == (C1,)
    assert solution.metric.ricci_scalar == -12
    by_formula = the_only(static().solve(r"G_{\mu\nu} = 3 g_{\mu\nu}"))
    assert by_formula.expression == solution.expression


def test_vacuum_is_schwarzschild():
    found = static().solve("vacuum")
    assert found.complete
    assert sp.expand(the_only(found).expression - (1 + C1 / r)) == 0
    assert repr(found) == "f(r) = C1/r + 1\n(all solutions)"


def test_reissner_nordstrom_from_the_curvature_scalar():
    """R = 0 has f = 1 − 2M/r + Q²/r²: any traceless matter."""
    found = static().solve("R = 0")
    solution = the_only(found)
    assert found.complete
    assert {*solution.constants} == {C1, C2}
    assert {sp.expand(solution.expression - (1 + a / r + b / r**2)) for a, b in ((C1, C2), (C2, C1))} & {sp.S.Zero}
    M, Q = symbols("M Q")
    assert gr.ReissnerNordstrom().ricci_scalar == 0
    assert static().subs({f: 1 - 2 * M / r + Q**2 / r**3}).ricci_scalar != 0
    constant = the_only(static().solve("constant curvature scalar"))
    assert constant.metric.ricci_scalar == sp.Symbol("R_0", real=True)


def test_conformally_flat_static_spheres():
    """r²f″ − 2r f′ + 2f = 2: f = 1 + γ r − k r² [Mannheim & Kazanas 1989 with no mass]."""
    found = static().solve("conformally flat")
    assert found.complete
    assert {sp.expand(the_only(found).expression - (1 + a * r + b * r**2)) for a, b in ((C1, C2), (C2, C1))} & {0}
    assert the_only(found).metric.is_conformally_flat().proved


@pytest.mark.parametrize(("dimension", "mass", "size"), [(3, 1, 1), (5, r**-2, Rational(1, 6))])
def test_other_dimensions(dimension, mass, size):
    """−M + r²/ℓ² with Λ = −1/ℓ² [Bañados, Teitelboim & Zanelli 1992]; 1 − μ/r² − Λr²/6 [Tangherlini 1963]."""
    angles = [r**2, r**2 * sin(theta) ** 2, r**2 * sin(theta) ** 2 * sin(phi) ** 2][: dimension - 2]
    coordinates = [t, r, theta, phi, psi][:dimension]
    domain = [f > 0, r > 0, *SPHERE, phi > 0, phi < pi] if dimension > 3 else [f > 0, r > 0]
    g = gr.Metric(diag(-f, 1 / f, *angles), coordinates, domain=domain)
    found = g.solve("einstein")
    solution = the_only(found)
    assert found.complete
    offset = 0 if dimension == 3 else 1
    assert sp.expand(solution.expression - (offset + C1 * mass - cosmological * size * r**2)) == 0
    assert solution.metric.is_einstein().proved


def test_two_dimensions():
    """R_{μν} = Λ g_{μν} says R = −f″ = 2Λ; conformally flat is every surface."""
    g = gr.Metric(diag(-f, 1 / f), [t, r], domain=[f > 0])
    found = g.solve("einstein")
    assert found.complete
    assert the_only(found).metric.ricci_scalar == 2 * cosmological
    assert len(the_only(found).constants) == 3
    anything = g.solve("conformally flat")
    assert anything.complete
    assert repr(anything).startswith("f(r) is arbitrary")


def test_the_lapse_around_a_given_space():
    """h = 1/(1 − 2M/r) leaves f = C (1 − 2M/r); h = 2 leaves nothing."""
    M = sp.Symbol("M")
    solution = the_only(gr.StaticSpherical(f=f, h=1 / (1 - 2 * M / r)).solve("vacuum"))
    assert sp.expand(solution.expression - C1 * (1 - 2 * M / r)) == 0
    nothing = gr.StaticSpherical(f=f, h=2).solve("vacuum")
    assert len(nothing) == 0
    assert nothing.complete
    assert repr(nothing) == "no function does"


def test_de_sitter_expands_in_every_curvature():
    """a = C₁ C_k + C₂ S_k, Λ = −3k and C₂² + k C₁² = −K; in conformal time 1/(C₁ C_K + C₂ S_K) [by hand]."""
    solution = the_only(gr.FLRW("comoving").solve("einstein"))
    t = gr.FLRW("comoving").coordinates[0]
    K = gr.FLRW().symbols("K")
    assert solution.expression == C1 * gr.C_K(k, t) + C2 * gr.S_K(k, t)
    assert solution.values == {cosmological: -3 * k}
    assert [sp.expand(c.lhs) for c in solution.constraints] == [C1**2 * k + C2**2 + K]
    conformal = gr.FLRW()
    tau = conformal.coordinates[0]
    found = conformal.solve("einstein")
    general = the_only(found)
    assert sp.expand(1 / general.expression - C1 * gr.C_K(K, tau) - C2 * gr.S_K(K, tau)) == 0
    assert sp.expand(general.values[cosmological] - 3 * (C2**2 + K * C1**2)) == 0
    assert "perhaps not all" in repr(found)


def test_milne_and_no_other_curvature():
    """A vacuum universe is a = C t with K = −C²; with K = 1 there is none."""
    t = gr.FLRW("comoving").coordinates[0]
    found = gr.FLRW("comoving", K=-1).solve("vacuum")
    assert {solution.expression for solution in found} == {C1 + t, C1 - t}
    assert all(solution.verdict.proved for solution in found)
    general = the_only(gr.FLRW("comoving").solve("vacuum"))
    assert [sp.expand(c.lhs) for c in general.constraints] == [C2**2 + gr.FLRW().symbols("K")]
    assert len(gr.FLRW("comoving", K=1).solve("vacuum")) == 0


def test_exponents_and_masses():
    """e^{2f} = 1 − 2M/r, and Vaidya's m(v) is constant in a vacuum [Wald 6.1.44; Vaidya 1951]."""
    e = sp.exp(2 * f)
    angles = (r**2, r**2 * sin(theta) ** 2)
    found = gr.Metric(diag(-e, 1 / e, *angles), [t, r, theta, phi], domain=[r > 0, *SPHERE]).solve("vacuum")
    assert found.complete
    assert sp.expand(sp.exp(2 * the_only(found).expression) - 1 - C1 / r) == 0
    v = sp.Symbol("v")
    mass = Function("m")(v)
    matrix = diag(-(1 - 2 * mass / r), 0, *angles)
    matrix[0, 1] = matrix[1, 0] = 1
    radiating = gr.Metric(matrix, [v, r, theta, phi], domain=[r > 0, *SPHERE]).solve("vacuum")
    assert radiating.complete
    assert the_only(radiating).expression == C1


def test_radiation_needs_a_square_root():
    """R = 0 in a flat universe: (a²)″ = 0, a = √(C₁ + C₂ t)."""
    g = gr.FLRW("comoving", K=0)
    t = g.coordinates[0]
    solution = the_only(g.solve("R = 0"))
    assert sp.expand(solution.expression**2 - C1 - C2 * t) == 0


def test_matter_fields_may_be_given():
    """G_{μν} = 2 T_{μν} of the Coulomb field A = −(Q/r) dt, Heaviside's 4π away: Reissner and Nordström's f."""
    g = static()
    Q = sp.Symbol("Q", real=True)
    F = g.covector([-Q / r, 0, 0, 0]).exterior_derivative()
    text = r"G_{\mu\nu} = 2 F_{\mu\rho} F_\nu{}^\rho - \frac12 F_{\rho\sigma} F^{\rho\sigma} g_{\mu\nu}"
    found = g.solve(text, F=F)
    assert found.complete
    assert sp.expand(the_only(found).expression - (1 + C1 / r + Q**2 / r**2)) == 0
    wrong = g.solve(text.replace(r"\frac12", r"\frac13"), F=F)
    assert len(wrong) == 0


# -- linear equations --

y = Function("y")(x)
ROOTS = st.lists(st.integers(-2, 3), min_size=1, max_size=2)
NUMBERS = st.integers(-3, 3)


def residue(equation, solution):
    """The left side with the solution put in, by SymPy's calculus."""
    return sp.expand(sp.powsimp(sp.expand(equation.subs(y, solution).doit())))


def basis(solution, constants):
    """The different functions that the constants multiply: powers, logarithms and exponentials, hence independent."""
    return {solution.diff(c) for c in constants if solution.has(c)}


def linear(equation):
    found = LinearEquation.of(from_sympy(equation), y)
    assert found is not None
    return found


@given(ROOTS, st.lists(st.tuples(NUMBERS, st.integers(-2, 4)), max_size=2))
def test_eulers_equation_is_integrated(roots, terms):
    """∏ (x d/dx − m) y = ∑ c xʲ: SymPy's calculus says that it is solved, with independent constants."""
    operator = y
    for m in roots:
        operator = sp.expand(x * operator.diff(x) - m * operator)
    equation = operator - sum(c * x**j for c, j in terms)
    power = max([0, *(-j for _, j in terms)])
    constants = symbols("c:4")
    solution = linear(sp.expand(equation * x**power)).solved(constants)
    assert residue(equation, solution) == 0
    assert len(basis(solution, constants)) == len(roots)


@given(ROOTS, NUMBERS)
def test_constant_coefficients_are_integrated(roots, number):
    operator = y
    for m in roots:
        operator = sp.expand(operator.diff(x) - m * operator)
    constants = symbols("c:4")
    solution = linear(operator - number).solved(constants)
    assert residue(operator - number, solution) == 0
    assert len(basis(solution, constants)) == len(roots)


def test_oscillators_of_every_sign():
    K = sp.Symbol("K", real=True)
    solution = linear(y.diff(x, 2) + K * y - 2).solved(symbols("A B"))
    A, B = symbols("A B")
    assert solution == A * gr.C_K(K, x) + B * gr.S_K(K, x) + 2 / K
    assert linear(y.diff(x, 2) - 2 * y).solved((A, B)) == A * gr.C_K(-2, x) + B * gr.S_K(-2, x)


@pytest.mark.parametrize(
    "equation",
    [
        y.diff(x) + sp.exp(x) * y,
        y.diff(x, 2) + x * y,
        x**2 * y.diff(x, 2) + x * y.diff(x) - 2 * y,  # roots ±√2
        y.diff(x, 2) + y.diff(x) + y,
        y.diff(x) - y - x,
    ],
)
def test_other_equations_are_left_alone(equation):
    assert linear(equation).solved(symbols("c:4")) is None


@pytest.mark.parametrize("equation", [y**2 - x, y.diff(x) * y - 1, sp.exp(y) - x, x**2 - 1])
def test_what_is_not_linear_is_none(equation):
    assert LinearEquation.of(from_sympy(equation), y) is None


# -- bad input --

WRONG = [
    (lambda: gr.Schwarzschild().solve("vacuum"), InputError, ["no unknown function", "Function('f')(r)"]),
    (
        lambda: gr.StaticSpherical().solve("vacuum"),
        InputError,
        ["2 unknown functions, f(r) and h(r)", "g.subs(h=...)"],
    ),
    (
        lambda: gr.Metric(diag(1, Function("w")(x, r)), [x, r]).solve("vacuum"),
        InputError,
        ["w(x, r) is no function of one coordinate"],
    ),
    (lambda: static().solve("ricci flat"), InputError, ["'ricci flat'", "'vacuum'", "'einstein'", "R = 0"]),
    (lambda: static().solve(5), InputError, ["5 is no text"]),
    (lambda: static().solve("vacuum", Lambda=3), InputError, ["'vacuum' knows no Lambda"]),
    (lambda: static().solve(r"R = \beta"), UnknownNameError, ["beta"]),
    (lambda: static().solve("vacuum", timeout=-1), InputError, ["-1", "seconds"]),
]


@pytest.mark.parametrize(("call", "kind", "words"), WRONG)
def test_what_is_wrong_is_said(call, kind, words):
    with pytest.raises(kind) as caught:
        call()
    said = "\n".join([str(caught.value), *getattr(caught.value, "__notes__", ())])
    for word in words:
        assert word in said


def plane(*domain):
    """dx² + v(x) dr²."""
    return gr.Metric(diag(1, Function("v")(x)), [x, r], domain=[Function("v")(x) > 0, *domain])


QUARTER = r"4 x^2 \partial_x \partial_x v + v = 0"  # the root ½ twice: √x and √x log x


def test_roots_and_logarithms():
    found = plane(x > 0).solve(QUARTER)
    assert found.complete
    assert sp.expand(the_only(found).expression - sp.sqrt(x) * (C1 + C2 * log(x))) == 0


@pytest.mark.nightly
def test_real_functions_of_positive_numbers_are_not_all_of_negative_ones():
    """On x < 0 the real solutions have √−x, which √x with real constants would miss."""
    assert not plane(x < 0).solve(QUARTER, timeout=1).complete
