"""What a metric and its tensors are as objects: lazy, comparable, picklable, shown; what is decided of them."""

from __future__ import annotations

import pickle
import re
from collections import Counter

import pytest
import sympy as sp
from sympy import Function, Rational, cos, diag, exp, sin, symbols

import gr_toolkit as gr
from gr_toolkit.errors import AmbiguousRootError, DomainError, InputError
from gr_toolkit.geometry import Tensor
from gr_toolkit.geometry.symmetry import RIEMANN, antisymmetric, symmetric

t, r, theta, phi, x, y, z, M = symbols("t r theta phi x y z M")
SPACETIMES = [gr.Minkowski, gr.Schwarzschild, gr.ReissnerNordstrom, gr.Kerr, gr.DeSitter, gr.FLRW, gr.StaticSpherical]
QUANTITIES = [
    "covariant",
    "inverse",
    "christoffel_first_kind",
    "christoffel",
    "riemann",
    "ricci",
    "einstein",
    "weyl",
    "levi_civita",
]


# -- work done ---------------------------------------------------------------------------------------------------------


@pytest.fixture
def work(monkeypatch):
    """How many components of each tensor were computed, by name and positions."""
    counts: Counter[str] = Counter()
    plain = Tensor.__init__

    def counted(self, metric, positions, components=None, symmetry=None, *, compute=None, name="T", **others):
        def observed(index):
            counts[name + "".join("^" if p else "_" for p in positions)] += 1
            return compute(index)

        plain(self, metric, positions, components, symmetry, compute=observed if compute else None, name=name, **others)

    monkeypatch.setattr(Tensor, "__init__", counted)
    return counts


def test_one_component_on_request_costs_one_component(work):
    g = gr.Kerr()
    assert not work
    assert g.riemann[0, 1, 0, 1] != 0
    assert work["R____"] == 1
    assert g.riemann[1, 0, 1, 0] == g.riemann[0, 1, 0, 1]
    assert work["R____"] == 1, "kept, and shared by symmetric components"
    assert "R__" not in work
    assert "C____" not in work
    assert work["Γ^__"] <= 40


def test_nothing_is_computed_twice(work):
    g = gr.Kerr()
    for _ in range(2):
        assert g.is_vacuum().proved
        assert g.kretschmann != 0
        assert g.weyl.nonzero()
    assert work["R____"] == len(RIEMANN.independent(4)) == 21
    assert work["R__"] == 10
    assert work["Γ___"] <= 40
    assert work["Γ^__"] <= 40
    assert work["∂g___"] <= 40


def test_fully_raised_riemann_keeps_its_symmetry(work):
    g = gr.Kerr()
    assert len(g.riemann.with_indices("^^^^").nonzero()) <= 21
    assert work["R^^^^"] <= 21


def test_a_metric_by_itself_computes_no_curvature(work):
    for make in SPACETIMES:
        repr(make())
    assert not work


# -- equality, hash, pickle --------------------------------------------------------------------------------------------


@pytest.mark.parametrize("make", SPACETIMES)
def test_metrics_compare_by_chart_conventions_and_components(make):
    g = make()
    assert g == make()
    assert hash(g) == hash(make())
    assert len({g, make(), make(signature="+---")}) == 2
    assert g != make(conventions="Weinberg")
    assert g != gr.Metric(g.matrix, g.coordinates, domain=[g.coordinates[1] > 7])
    assert g != "g"
    assert (g.ricci + make().ricci).is_zero() == g.ricci.is_zero()


def test_two_ways_to_type_a_metric_are_decided_equal():
    f = 1 - 2 * M / r
    g, h = (
        gr.Metric(diag(-f, other, r**2, r**2 * sin(theta) ** 2), [t, r, theta, phi])
        for other in (1 / f, r / (r - 2 * M))
    )
    assert g == h
    assert gr.decide(g, h).proved
    wrong = gr.Metric(diag(-f, r / (r + 2 * M), r**2, r**2 * sin(theta) ** 2), [t, r, theta, phi])
    assert gr.decide(g, wrong).refuted
    assert gr.decide(g, wrong).component == "[r, r]"


def test_tensors_compare_by_their_components():
    g = gr.Schwarzschild()
    assert g.ricci == 0
    assert g.riemann != 0
    assert g.riemann == g.weyl
    assert g.riemann != g.riemann.up(0)
    assert g.vector([1, 0, 0, 0]) == gr.Schwarzschild().vector([1, 0, 0, 0])
    assert g.vector([1, 0, 0, 0]) != g.covector([1, 0, 0, 0])
    assert len({g.riemann, g.weyl}) == 1
    assert g.ricci != "0"


@pytest.mark.parametrize("make", SPACETIMES)
def test_pickling(make):
    g = make()
    h = pickle.loads(pickle.dumps(g))
    assert h == g
    assert (h.domain, h.conventions, h.name) == (g.domain, g.conventions, g.name)
    for name in QUANTITIES:
        tensor = getattr(g, name)
        copy = pickle.loads(pickle.dumps(tensor))
        assert copy == tensor
        assert copy.symmetry is tensor.symmetry
        assert copy.name == tensor.name
    assert pickle.loads(pickle.dumps(g.kretschmann)) == g.kretschmann


def test_pickling_verdicts():
    g = gr.Schwarzschild()
    A = g.covector([1 / r**2, 0, 0, 0])
    for verdict in (g.is_vacuum(), g.is_conformally_flat(), gr.decide(sp.gamma(x), 1)):
        copy = pickle.loads(pickle.dumps(verdict))
        assert copy == verdict
        assert copy.explain() == verdict.explain()
    assert pickle.loads(pickle.dumps(g.is_conformally_flat())).witness.recheck()
    check = pickle.loads(pickle.dumps(gr.electrodynamics.check(potential=A)))
    assert check.refuted
    assert check.source.component == "[t]"


# -- showing -----------------------------------------------------------------------------------------------------------


def balanced(latex: str) -> bool:
    """Braces, \\left and \\right, environments and dollars in pairs."""
    braces = 0
    for brace in re.findall(r"(?<!\\)[{}]", latex):
        braces += 1 if brace == "{" else -1
        if braces < 0:
            return False
    pairs = (r"\\left(?![a-z])", r"\\right(?![a-z])"), (r"\\begin\{", r"\\end\{")
    return (
        not braces
        and latex.count("$") == 2
        and all(len(re.findall(a, latex)) == len(re.findall(b, latex)) for a, b in pairs)
    )


@pytest.mark.parametrize("make", SPACETIMES)
def test_everything_is_shown(make):
    g = make()
    shown = [
        g,
        g.kretschmann,
        g.ricci_scalar,
        *(getattr(g, name) for name in QUANTITIES),
        g.riemann.up(0),
        g.vector([1, 0, 0, 0]),
    ]
    for thing in shown:
        latex = thing._repr_latex_()
        assert latex.strip("$")
        assert balanced(latex), latex
        assert repr(thing)
    for verdict in (g.is_vacuum(), g.is_conformally_flat(), g.is_killing([0, 1, 0, 0])):
        assert verdict._repr_latex_()
        assert verdict.explain()
        if verdict.refuted:
            assert balanced(verdict.witness._repr_latex_())


def test_how_things_print():
    g = gr.Schwarzschild()
    assert repr(g).startswith("Schwarzschild in (t, r, theta, phi): ds^2 = ")
    assert repr(g).endswith("+ r**2 dtheta^2 + r**2*sin(theta)**2 dphi^2")
    assert repr(gr.Minkowski()) == "Minkowski in (t, x, y, z): ds^2 = -dt^2 + dx^2 + dy^2 + dz^2"
    assert repr(gr.Minkowski(signature="+---")).endswith("ds^2 = dt^2 - dx^2 - dy^2 - dz^2")
    assert repr(gr.Metric([[0, 1], [1, x]], [x, y])) == "Metric in (x, y): ds^2 = 2 dx dy + x dy^2"
    assert repr(g.ricci) == "R_{a b} = 0"
    assert repr(g.vector([1, 0, 0, M])) == "X^t = 1\nX^phi = M"
    assert repr(g.covariant).splitlines()[-1] == "g_{phi phi} = r**2*sin(theta)**2"
    assert "Γ^theta_{r theta} = 1/r" in repr(g.christoffel).splitlines()
    assert "R^t_{r t r}" in repr(g.riemann.up(0))
    assert "more, see .nonzero()" in repr(gr.Kerr().riemann.covariant_derivative())
    assert g.covariant._repr_latex_().startswith(r"$\displaystyle g_{\mu \nu} = ")
    assert r"\Gamma^{t}{}_{t r}" in g.christoffel._repr_latex_() or r"Γ^{t}{}_{t r}" in g.christoffel._repr_latex_()


def test_levi_civita_tensor():
    """ε_{0123} = √|g| [MTW 8.10]; ∇ε = 0; ε_{abcd}ε^{abcd} = −4! for one time."""
    for make in SPACETIMES:
        g = make()
        epsilon = g.levi_civita
        assert epsilon.covariant_derivative().is_zero()
        assert 24 * epsilon[0, 1, 2, 3] * epsilon.with_indices("^^^^")[0, 1, 2, 3] == -24
        assert epsilon[1, 0, 2, 3] == -epsilon[0, 1, 2, 3]
    plane = gr.Metric(diag(1, r**2), [r, phi], domain=[r > 0])
    assert plane.levi_civita[0, 1] == r
    rindler = gr.Metric(diag(-(r**2), 1), [t, r], domain=[r > 0])
    assert rindler.levi_civita[0, 1] == r
    with pytest.raises(DomainError, match=r"positive or negative"):
        _ = gr.Metric(diag(x, 1), [x, y]).levi_civita
    with pytest.raises(AmbiguousRootError, match=r"domain=\[r > 0\]"):
        _ = gr.Metric(diag(-(r**2), 1), [t, r]).levi_civita


def test_exact_scalars_mix_with_sympy():
    g = gr.Schwarzschild()
    K = g.kretschmann
    assert float(K.subs(M=1, r=3)) == pytest.approx(48 / 729)
    assert K.diff(r) == sp.diff(48 * M**2 / r**6, r)
    assert sp.sqrt(3) * K - K * sp.sqrt(3) == 0
    for wrong in ("r", 1, Function("f")(r)):
        with pytest.raises(InputError, match="no symbol to differentiate by"):
            K.diff(wrong)
    with pytest.raises(InputError, match="two different symbols are called r"):
        K.diff(sp.Symbol("r", positive=True))
    with pytest.raises(TypeError):
        float(K)


def test_tensors_are_no_sequences_and_no_strangers_to_if():
    g = gr.Schwarzschild()
    assert not g.ricci
    assert g.riemann
    with pytest.raises(TypeError, match="to_sympy"):
        list(g.vector([1, 2, 3, 4]))


# -- algebra and symmetries --------------------------------------------------------------------------------------------


def test_tensor_algebra():
    g = gr.Kerr()
    X, A = g.vector([1, r, 0, M]), g.covector([M, 0, theta, 1])
    T = X.tensor_product(A)
    assert T[1, 2] == r * theta
    assert T.contract(0, 1)[()] == T.trace() == 2 * M
    assert (T + T)[1, 2] == (2 * T)[1, 2] == (T * 2)[1, 2] == -((-T - T)[1, 2])
    assert ((T / M) * M) == T
    assert T - T == 0
    assert X.down(0).up(0) == X
    assert X.down(0)[0] == g[0, 0] + g[0, 3] * M
    S = A.tensor_product(A)
    assert S.contract(0, 1)[()] == sum((g.inverse[i, j] * A[i] * A[j] for i in range(4) for j in range(4)), g.zero)
    assert g.covariant.contract(0, 1)[()] == 4
    assert g.covariant.up(0) == g.tensor(sp.eye(4), "^_")


def test_symmetries_count_what_mathematics_says():
    for n in range(2, 6):
        assert len(symmetric(2).independent(n)) == n * (n + 1) // 2
        assert len(antisymmetric(2).independent(n)) == n * (n - 1) // 2
        pairs = n * (n - 1) // 2
        assert len(RIEMANN.independent(n)) == pairs * (pairs + 1) // 2
    assert antisymmetric(3).canonical((2, 0, 1)) == ((0, 1, 2), 1)
    assert antisymmetric(3).canonical((0, 0, 1))[1] == 0
    assert RIEMANN.canonical((2, 3, 1, 0)) == ((0, 1, 2, 3), -1)


# -- what is decided ---------------------------------------------------------------------------------------------------


def test_einstein_and_conformally_flat_in_low_dimensions():
    sphere = gr.Metric(diag(1, sin(theta) ** 2), [theta, phi])
    torus = gr.Metric(diag(1, (2 + cos(theta)) ** 2), [theta, phi])
    assert sphere.is_einstein().proved
    assert torus.is_einstein().refuted
    assert torus.is_conformally_flat().proved
    space = gr.Metric(
        diag(1, gr.S_K(symbols("K"), r) ** 2, gr.S_K(symbols("K"), r) ** 2 * sin(theta) ** 2), [r, theta, phi]
    )
    assert space.is_einstein().proved
    assert space.is_conformally_flat().proved
    flat_up_to_a_factor = gr.Metric(exp(2 * x * y) * sp.eye(3), [x, y, z])
    assert flat_up_to_a_factor.is_conformally_flat().proved
    nilpotent = gr.Metric([[1, 0, 0], [0, 1 + x**2, -x], [0, -x, 1]], [x, y, z])  # Heisenberg group: Cotton ≠ 0
    verdict = nilpotent.is_conformally_flat()
    assert verdict.refuted
    assert verdict.witness.recheck()


def test_killing_vectors():
    g = gr.Minkowski()
    boost, rotation, dilation = [z, 0, 0, t], [0, -y, x, 0], [t, x, y, z]
    assert g.is_killing(boost).proved
    assert g.is_killing(rotation).proved
    assert g.is_killing(g.covector([-z, 0, 0, t])).proved  # the same boost, index down
    for wrong in (dilation, [-z, 0, 0, t], [0, y, x, 0]):
        verdict = g.is_killing(wrong)
        assert verdict.refuted
        assert verdict.witness.recheck()
        assert verdict.component
    where = gr.Minkowski().is_killing([0, 0, 1 / x - 1 / x + 1, 0])
    assert where.proved
    singular = gr.Metric(diag(1, 1), [x, y]).is_killing([0, M / (M - 1)])
    assert singular.proved
    assert [str(c.expression) for c in singular.conditions] == ["M - 1"]


def test_a_verdict_says_where_it_holds():
    verdict = gr.Metric(
        diag(-(1 - 2 * M / r), 1 / (1 - 2 * M / r), r**2, r**2 * sin(theta) ** 2), [t, r, theta, phi]
    ).is_vacuum()
    assert {str(c) for c in verdict.conditions if not c.holds_on_domain} == {
        "r != 0",
        "2*M - r != 0",
        "sin(theta) != 0",
    }
    assert all(c.holds_on_domain for c in gr.Schwarzschild().is_vacuum().conditions)


def test_substitution():
    g = gr.FLRW()
    a, tau, K = g.functions[0], g.coordinates[0], g.symbols("K")
    assert g.subs(K=Rational(1, 2)).parameters == ()
    assert g.subs({a: exp(tau)}).ricci_scalar == gr.FLRW(a=exp(tau)).ricci_scalar
    assert g.subs(K, 0).ricci_scalar == g.ricci_scalar.subs(K=0)
    assert g.subs(K=0).conditions == tuple(c for c in gr.FLRW(K=0).conditions if c not in (True, sp.true))
    assert g.conventions is g.subs(K=0).conventions
    assert Function("a")(tau) == a


def test_metrics_are_equal_by_their_components_not_by_their_text():
    t, r, M = sp.symbols("t r M")
    typed = gr.Metric(sp.diag(2 * M / r - 1, 1 / (1 - 2 * M / r)), (t, r))
    other = gr.Metric(sp.diag((2 * M - r) / r, -r / (2 * M - r)), (t, r))
    assert typed == other
    assert hash(typed) == hash(other)
    assert typed.christoffel == other.christoffel
    assert (typed.covariant - other.covariant).is_zero()
    assert typed != gr.Metric(sp.diag((3 * M - r) / r, -r / (2 * M - r)), (t, r))
    assert typed != gr.Metric(sp.diag((2 * M - r) / r, -r / (2 * M - r)), (t, r), domain=[r > 2 * M])


def test_the_sign_of_the_determinant_is_proved_not_sampled():
    """det g = x has both signs: ε² = |g| is x for x > 0 and −x for x < 0."""
    t, x, y, z = sp.symbols("t x y z", real=True)

    def made(domain):
        return gr.Metric(sp.diag(x, 1, 1, 1), (t, x, y, z), domain=domain)

    for ask in (lambda g: g.levi_civita, lambda g: g.form(1).hodge_dual(), lambda g: g.petrov_type()):
        for domain in ([], [x > -5, x < Rational(1, 10)]):
            with pytest.raises(DomainError, match=r"domain=\[x > 0\]"):
                ask(made(domain))
    assert gr.decide(made([x > 0]).levi_civita[0, 1, 2, 3] ** 2, x).proved
    assert gr.decide(made([x < 0]).levi_civita[0, 1, 2, 3] ** 2, -x).proved
    f = Function("f")(x)
    with pytest.raises(DomainError, match=r"domain=\[x > 0, f\(x\) > 0\]"):
        _ = gr.Metric(sp.diag(-x * f**3, 1, 1, 1), (t, x, y, z)).levi_civita
