"""Identities under conditions: facts of the literature in every metric that satisfies equations, each beside a near
miss; the same on single spacetimes by the engine for one metric; what is not known stays open."""

from __future__ import annotations

from fractions import Fraction
from functools import cache
from itertools import combinations_with_replacement as multisets

import pytest
from hypothesis import given
from hypothesis import strategies as st

import gr_toolkit as gr
from gr_toolkit.errors import IndexMismatchError, InputError, NotationError
from gr_toolkit.exact.polynomials import PolynomialRing, value_at
from gr_toolkit.geometry.identities.involution import is_involutive
from gr_toolkit.geometry.identities.membership import combinations_vanish
from gr_toolkit.geometry.identities.model_metrics import candidates
from gr_toolkit.geometry.identities.prolongation import Solution
from gr_toolkit.verdicts import Reason

VACUUM = [r"R_{\mu\nu} = 0"]
EINSTEIN = [r"R_{\mu\nu} = \Lambda g_{\mu\nu}"]
KILLING = [r"\nabla_{(\mu} \xi_{\nu)} = 0"]
CLOSED = r"\nabla_{[\lambda} F_{\mu\nu]} = 0"
MAXWELL = [r"\nabla_\mu F^{\mu\nu} = 0", CLOSED]
CHARGED = [r"\nabla_\mu F^{\mu\nu} = J^\nu", CLOSED]
LORENZ = [
    r"\nabla^\mu F_{\mu\nu} = J_\nu",
    r"\nabla_\mu A^\mu = 0",
    r"F_{\mu\nu} = \partial_\mu A_\nu - \partial_\nu A_\mu",
]
GEODESIC = [r"u^a \nabla_a u^b = 0", r"u_a u^a = -1"]
STRESS = r"T_{\mu\nu} = F_{\mu\rho} F_\nu{}^\rho - \frac14 g_{\mu\nu} F_{\rho\sigma} F^{\rho\sigma}"

F = {"F": "[_a_b]"}
FJ = {**F, "J": "_a"}
FJA = {**FJ, "A": "_a"}
XI = {"xi": "_a"}


@cache
def every(dimension: int = 4, signature: str = "-+++") -> gr.EveryMetric:
    return gr.EveryMetric(dimension, signature=signature)


def bel_robinson(factor: str) -> str:
    """∇^a of R_{aecf} R_b^e_d^f + R_{aedf} R_b^e_c^f less half its trace part [Bel 1958; Robinson 1958]."""
    return (
        r"\nabla^a (R_{aecf} R_b{}^e{}_d{}^f + R_{aedf} R_b{}^e{}_c{}^f) = "
        + factor
        + r" g_{cd} R_{mnpq} \nabla_b R^{mnpq}"
    )


PENROSE = (
    r"\Box R_{abcd} + 2 R^p{}_a{}^q{}_b R_{pcqd} - 2 R^p{}_a{}^q{}_b R_{pdqc} - 2 R^p{}_a{}^q{}_d R_{pbqc}"
    r" SIGN 2 R^p{}_a{}^q{}_c R_{pbqd} = 0"
)
F_WAVE = r"\Box F_{ab} + R_{abcd} F^{cd} - R_{ac} F^c{}_b SIGN R_{bc} F^c{}_a = 0"
RAYCHAUDHURI = r"u^a \nabla_a \nabla_b u^b = - \nabla_a u_b \nabla^b u^a SIGN R_{ab} u^a u^b"

# (what, dimensions, conditions, fields, definitions, formula, near miss, what the refutation rests on)
FACTS = [
    ("Bel-Robinson", (4,), VACUUM, {}, [], bel_robinson(r"\frac14"), bel_robinson(r"\frac12"), "Gasqui"),
    ("F wave", (3, 4), MAXWELL, F, [], F_WAVE.replace("SIGN", "+"), F_WAVE.replace("SIGN", "-"), "Cartan"),
    (
        "A wave",
        (3, 4),
        LORENZ,
        FJA,
        [],
        r"\Box A_\nu - R_{\nu\mu} A^\mu = J_\nu",
        r"\Box A_\nu + R_{\nu\mu} A^\mu = J_\nu",
        "Cartan",
    ),
    (
        "Killing [Wald C.3.6]",
        (2, 3),
        KILLING,
        XI,
        [],
        r"\nabla_a \nabla_b \xi_c = R_{dabc} \xi^d",
        r"\nabla_a \nabla_b \xi_c = -R_{dabc} \xi^d",
        "proved to hold",
    ),
    (
        "Killing, traced",
        (3,),
        KILLING,
        XI,
        [],
        r"\Box \xi_a = -R_{ab} \xi^b",
        r"\Box \xi_a = R_{ab} \xi^b",
        "proved to hold",
    ),
    (
        "Papapetrou 1966, Wald 1974",
        (4,),
        KILLING + VACUUM,
        XI,
        [r"F_{\mu\nu} = \nabla_\mu \xi_\nu - \nabla_\nu \xi_\mu"],
        r"\nabla_\mu F^{\mu\nu} = 0",
        "",
        "",
    ),
    ("on shell", (2, 4, 5), MAXWELL, F, [STRESS], r"\nabla^\mu T_{\mu\nu} = 0", "", ""),
    (
        "Lorentz force",
        (4,),
        CHARGED,
        FJ,
        [STRESS],
        r"\nabla^\mu T_{\mu\nu} = F_{\nu\mu} J^\mu",
        r"\nabla^\mu T_{\mu\nu} = F_{\mu\nu} J^\mu",
        "Cartan",
    ),
    ("charge", (2, 4), CHARGED, FJ, [], r"\nabla_\nu J^\nu = 0", r"\nabla_\nu J_\mu = 0", "Cartan"),
    (
        "Raychaudhuri [Wald 9.2.11]",
        (3,),
        GEODESIC,
        {"u": "^a"},
        [],
        RAYCHAUDHURI.replace("SIGN", "-"),
        RAYCHAUDHURI.replace("SIGN", "+"),
        "proved to hold",
    ),
    (
        "matter [Einstein]",
        (4,),
        [r"G_{\mu\nu} = 8 T_{\mu\nu}"],
        {"T": "(_a_b)"},
        [],
        r"\nabla^\mu T_{\mu\nu} = 0",
        r"R = 8 T^\mu{}_\mu",
        "T given by",
    ),
]
ROWS = [(f"{fact[0]}, n = {n}", n, *fact[2:]) for fact in FACTS for n in fact[1]]


@pytest.mark.parametrize(
    ("n", "assuming", "fields", "define", "formula", "miss", "why"), [r[1:] for r in ROWS], ids=[r[0] for r in ROWS]
)
def test_facts_and_near_misses(n, assuming, fields, define, formula, miss, why):
    verdict = every(n).decide(formula, assuming=assuming, define=define, **fields)
    assert verdict.proved
    assert [str(c) for c in verdict.conditions] == assuming
    assert "the assumed equations have solutions" in verdict.explain()
    assert not every(n).decide(formula, define=define, **fields).proved  # the conditions are needed
    if miss:
        wrong = every(n).decide(miss, assuming=assuming, define=define, **fields)
        assert wrong.refuted
        assert why in wrong.witness.note
        assert wrong.witness.recheck()


@pytest.mark.nightly
def test_killing_in_four_dimensions():
    assert every().decide(r"\nabla_a \nabla_b \xi_c = R_{dabc} \xi^d", assuming=KILLING, **XI).proved
    assert every().decide(r"\nabla_a \nabla_b \xi_c = -R_{dabc} \xi^d", assuming=KILLING, **XI).refuted
    assert every().decide(r"\nabla_\mu (\nabla^\mu \xi^\nu - \nabla^\nu \xi^\mu) = 0", assuming=KILLING, **XI).refuted
    assert every().decide(r"\nabla_\mu \xi_\nu = 0", assuming=KILLING + VACUUM, **XI).refuted


@pytest.mark.nightly
def test_the_penrose_wave_equation():
    assert every().decide(PENROSE.replace("SIGN", "+"), assuming=VACUUM).proved
    assert every().decide(PENROSE.replace("SIGN", "-"), assuming=VACUUM).refuted


@pytest.mark.parametrize("signature", ["-+++", "+---"])
def test_einstein_metrics_in_whatever_form(signature):
    """By hand: the trace of R_{μν} = Λ g_{μν} is R = 4Λ, so that G_{μν} = −Λ g_{μν}."""
    for assuming in (
        EINSTEIN,
        [r"G_{\mu\nu} + \Lambda g_{\mu\nu} = 0"],
        [r"R_{\mu\nu} - \frac14 R g_{\mu\nu} = 0", r"R = 4 \Lambda"],
    ):
        assert every(4, signature).decide(r"R = 4 \Lambda", assuming=assuming, scalars=[r"\Lambda"]).proved
        wrong = every(4, signature).decide(r"C_{\mu\nu\rho\sigma} = 0", assuming=assuming, scalars=[r"\Lambda"])
        assert wrong.refuted
        assert "Gasqui" in wrong.witness.note


def test_the_trace_of_maxwells_stress_energy_vanishes_in_four_dimensions_only():
    for n in (2, 3, 4, 5):
        verdict = every(n).decide(r"T^\mu{}_\mu = 0", assuming=MAXWELL, define=[STRESS], **F)
        assert verdict.proved if n == 4 else verdict.refuted


def test_what_only_the_derivatives_of_a_condition_say():
    """L_ξ of curvature vanishes along a Killing vector: the integrability condition of Killing's equation."""
    assert every(3).decide(r"\xi^a \nabla_a R = 0", assuming=KILLING, **XI).proved
    assert (
        every(3)
        .decide(r"\mathcal{L}_\xi R_{\mu\nu} = 0", assuming=[r"\nabla_\mu \xi_\nu + \nabla_\nu \xi_\mu = 0"], xi="^a")
        .proved
    )
    assert every(3).decide(r"\mathcal{L}_\xi R_{\mu\nu} = 0", assuming=[r"\nabla_\mu \xi^\mu = 0"], xi="^a").refuted
    assert every(3).decide(r"R_{abcd} k^d = 0", assuming=[r"\nabla_a k_b = 0"], k="_a").proved


def test_curvature_of_a_conformally_flat_space():
    """∇_{[a} S_{b]c} = 0 with the Schouten tensor S, n = 4 [Wald, appendix C]; Cotton's tensor otherwise."""
    cotton = r"\nabla_a R_{bc} - \nabla_b R_{ac} = \frac16 (g_{bc} \nabla_a R - g_{ac} \nabla_b R)"
    assert every().decide(cotton, assuming=[r"C_{abcd} = 0"]).proved
    assert every().decide(cotton).refuted
    assert every().decide(r"R_{abcd} = 0", assuming=[r"C_{abcd} = 0"]).refuted


def test_einstein_metrics_of_three_dimensions_have_constant_curvature_and_others_need_not():
    """Schur: R_{ab} = f g_{ab} makes f constant from three dimensions on."""
    constants = {"assuming": EINSTEIN, "scalars": [r"\Lambda"]}
    assert every(3).decide(r"R_{abcd} = \frac12 \Lambda (g_{ac} g_{bd} - g_{ad} g_{bc})", **constants).proved
    assert every(3).decide(r"\nabla_e R_{abcd} = 0", **constants).proved
    assert every(4).decide(r"\nabla_e R_{abcd} = 0", **constants).refuted
    schur = [every(n).decide(r"\nabla_a f = 0", assuming=[r"R_{ab} = f g_{ab}"], f="") for n in (2, 3, 4)]
    assert [verdict.proved for verdict in schur] == [False, True, True]
    assert schur[0].refuted


def test_a_consequence_that_derivatives_hide_may_be_stated_too():
    """Proca: the divergence of ∇_a F^{ab} = m² A^b is m² ∇_b A^b = 0, and then □A^b = R^b_a A^a + m² A^b."""
    proca = [r"\nabla_a (\nabla^a A^b - \nabla^b A^a) = m^2 A^b"]
    named = {"A": "_a", "scalars": ["m"]}
    assert every(3).decide(r"m^2 \nabla_a A^a = 0", assuming=proca, **named).proved
    assert every(3).decide(r"\nabla_a A^a = 0", assuming=proca, **named).refuted  # m = 0
    whole = [*proca, r"\nabla_a A^a = 0"]
    assert every(3).decide(r"\Box A^b = R^b_a A^a + m^2 A^b", assuming=whole, **named).proved
    assert every(3).decide(r"\Box A^b = - R^b_a A^a + m^2 A^b", assuming=whole, **named).refuted


def test_a_derivative_typed_with_partial_derivatives_is_a_condition_too():
    typed = [r"\partial_\lambda F_{\mu\nu} + \partial_\mu F_{\nu\lambda} + \partial_\nu F_{\lambda\mu} = 0"]
    assert every(3).decide(r"\nabla_\kappa \nabla_{[\lambda} F_{\mu\nu]} = 0", assuming=typed, **F).proved


# -- witnesses really satisfy the conditions --


@pytest.mark.parametrize("signature", ["-+++", "+---"])
def test_the_witness_of_a_vacuum_refutation_is_ricci_flat_to_its_order(signature):
    """By the engine for one metric: R_{ab} and ∇_c R_{ab} vanish at the origin, the curvature does not."""
    metric = every(4, signature).decide(bel_robinson(r"\frac12"), assuming=VACUUM).witness.metric
    origin = dict.fromkeys(metric.coordinates, 0)
    slope = metric.ricci.covariant_derivative()
    places = list(multisets(range(4), 2))
    assert all(metric.ricci.component(p).subs(origin).is_zero() for p in places)
    assert all(slope.component((*p, c)).subs(origin).is_zero() for p in places for c in range(4))
    assert not all(value.subs(origin).is_zero() for value in metric.riemann.nonzero().values())


def test_the_witness_of_a_refutation_on_shell_satisfies_maxwells_equations_to_its_order():
    witness = every().decide(F_WAVE.replace("SIGN", "-"), assuming=MAXWELL, **F).witness
    origin = dict.fromkeys(witness.metric.coordinates, 0)
    field = witness.fields["F"]
    for formula in MAXWELL:
        value = witness.metric.evaluate(formula.partition(" = ")[0], F=field)
        for tensor in (value, value.covariant_derivative()):
            assert all(entry.subs(origin).is_zero() for entry in tensor.nonzero().values())


@pytest.mark.parametrize("n", [2, 3, 4])
@pytest.mark.parametrize("signature", ["-+++", "+---"])
def test_the_models_are_what_they_are_called(n, signature):
    for candidate in candidates(n, gr.Conventions(signature)):
        metric, vector = candidate.metric, candidate.vectors[0]
        if candidate.name in ("stationary", "sphere times flat space", "black hole"):
            assert metric.is_killing(vector).proved
        if candidate.name == "plane-fronted wave":
            assert not vector.covariant_derivative().nonzero()
        if candidate.name == "conformally flat" and n > 3:
            assert metric.is_conformally_flat().proved
        if candidate.name == "sphere times flat space":
            assert not metric.riemann.covariant_derivative().nonzero()
        if candidate.name == "black hole":
            assert gr.verify(
                r"R_{\mu\nu} = \lambda g_{\mu\nu}",
                {"spacetime": metric, "define": [rf"\lambda = {candidate.einstein}"]},
            )


# -- the same on single spacetimes --


def test_killing_vectors_of_kerr():
    g = gr.Kerr()
    xi = g.vector([1, 0, 0, 0])
    assert gr.verify(r"\nabla_a \nabla_b \xi_c = R_{dabc} \xi^d", g, xi=xi)
    assert gr.verify(r"\nabla_\mu (\nabla^\mu \xi^\nu - \nabla^\nu \xi^\mu) = 0", g, xi=xi)
    assert gr.verify(r"\nabla_a \nabla_b \xi_c = -R_{dabc} \xi^d", g, xi=xi).outcome == "refuted"


def test_bel_robinson_on_schwarzschild_and_the_trace_in_de_sitters_black_hole():
    assert gr.verify(bel_robinson(r"\frac14"), gr.Schwarzschild())
    assert gr.verify(bel_robinson(r"\frac12"), gr.Schwarzschild()).outcome == "refuted"
    assert gr.verify(r"R_{\mu\nu} R^{\mu\nu} = \frac14 R^2", gr.SchwarzschildDeSitter())
    assert every().decide(r"R_{\mu\nu} R^{\mu\nu} = \frac14 R^2", assuming=EINSTEIN, scalars=[r"\Lambda"]).proved
    assert every().decide(r"R_{\mu\nu} R^{\mu\nu} = \frac12 R^2", assuming=EINSTEIN, scalars=[r"\Lambda"]).refuted


# -- what is not decided --


def test_contradictory_conditions_prove_nothing():
    verdict = every().decide(r"R_{\mu\nu\rho\sigma} = 0", assuming=[r"R_{\mu\nu} = 0", r"R = 2"])
    assert verdict.reason is Reason.INCONSISTENT


def test_a_proof_without_a_model_is_none():
    """φ² = −1 has no real solution, and ∇φ = 0 would follow."""
    verdict = every().decide(r"\phi \nabla_a \phi = 0", assuming=[r"\phi^2 = -1"], phi="")
    assert verdict.reason is Reason.NO_MODEL
    assert r"\phi^2 = -1" in verdict.explain()
    assert every().decide(r"\phi \nabla_a \phi = 0", assuming=[r"\phi^2 = 1"], phi="").proved


def test_jets_that_may_not_belong_to_solutions_refute_nothing():
    """Two parallel vectors and Λ ≠ 0 with none of the metrics at hand: open, not refuted."""
    verdict = every(3).decide(
        r"R = 1",
        assuming=[r"\nabla_a k_b = 0", r"\nabla_a l_b = 0", r"k_a k^a = 1", r"l_a l^a = 1", r"k_a l^a = 0"],
        k="_a",
        l="_a",
    )
    assert not verdict.proved
    assert verdict.undecided


@pytest.mark.parametrize(
    ("assuming", "error", "message"),
    [
        (r"R_{\mu\nu} = 0", InputError, r"assuming is the string"),
        ([r"R_{\mu\nu}"], InputError, "no equals sign"),
        ([r"R_{\mu\nu} = 0", r"A_\mu = 0"], NotationError, "not declared"),
        ([r"R_{\mu\nu} = g_{\mu\lambda}"], IndexMismatchError, "free indices"),
        ([r"\partial_\mu \xi_\nu = 0"], InputError, "depends on the chart"),
    ],
)
def test_conditions_that_cannot_be_read(assuming, error, message):
    with pytest.raises(error, match=message):
        every().decide(r"R = 0", assuming=assuming, xi="_a")


def test_a_condition_may_not_hide_the_chart_in_a_definition():
    with pytest.raises(InputError, match="depends on the chart"):
        every(3).decide("R = 0", assuming=[r"P_{ab} = 0"], define=[r"P_{ab} = \partial_a \xi_b"], **XI)


# -- the pieces --


def test_cartans_test_on_equations_known_to_be_in_involution_and_not():
    """Maxwell's equations are [Seiler 2010]; Killing's symbol of order one is not, of order two it is."""
    pairs = [(i, j) for i in range(4) for j in range(i + 1, 4)]
    eta = (-1, 1, 1, 1)

    def component(i, j):
        return (f"F{min(i, j)}{max(i, j)}", 1 if i < j else -1)

    rows = []
    for j in range(4):
        rows.append({(component(i, j)[0], (i,)): component(i, j)[1] * eta[i] for i in range(4) if i != j})
    for i, j, k in [(0, 1, 2), (0, 1, 3), (0, 2, 3), (1, 2, 3)]:
        rows.append({(f"F{i}{j}", (k,)): 1, (f"F{j}{k}", (i,)): 1, (f"F{i}{k}", (j,)): -1})
    assert is_involutive(rows, [f"F{i}{j}" for i, j in pairs], 1, 4)
    killing = [{("0", (0,)): 1}, {("1", (1,)): 1}, {("0", (1,)): 1, ("1", (0,)): 1}]
    assert not is_involutive(killing, ["0", "1"], 1, 2)
    second = [{(u, tuple(sorted((i, j)))): 1} for u in "01" for i in range(2) for j in range(i, 2)]
    assert is_involutive(second, ["0", "1"], 2, 2)


def test_membership_is_a_combination():
    ring = PolynomialRing(["x", "y", "z"])
    x, y, z = ring.generators
    assert combinations_vanish([x * x - y * y, 2 * x * z - 2 * y * z], [x - y], ring)
    assert not combinations_vanish([x * x + y * y], [x - y], ring)
    assert not combinations_vanish([x], [x * x], ring)


numbers = st.integers(-3, 3)


@given(st.lists(st.tuples(*[numbers] * 8), min_size=1, max_size=5), st.tuples(*[numbers] * 6))
def test_solutions_satisfy_what_they_were_made_from(rows, drawn):
    """Whatever the free symbols are, the equations that were solved vanish; what is kept beside them is not hidden."""
    ring = PolynomialRing([f"s{k}" for k in range(6)])
    a, b, c, d, e, f = ring.generators
    level = {0: (0, 0), 1: (0, 0), 2: (0, 1), 3: (0, 1), 4: (0, 2), 5: (0, 2)}
    shapes = (a, b, c, d, e, f, a * c, b * b)
    equations = [sum((shape * k for shape, k in zip(shapes, row, strict=True)), start=ring.zero) for row in rows]
    solution = Solution(ring, level.__getitem__)
    solution.solve(equations)
    free = {place: Fraction(value) for place, value in enumerate(drawn) if place not in solution.images}
    values = solution.values(free)
    if not any(value_at(rest, values) for rest in solution.left_over):
        assert not any(value_at(equation, values) for equation in equations)
    for equation in equations:
        assert combinations_vanish([solution.reduced(equation)], [*solution.left_over], ring)
