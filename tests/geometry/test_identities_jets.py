"""What identities for every metric rest on: normal coordinates, free jets, their evaluation; bad input; random laws."""

from __future__ import annotations

import pickle
from fractions import Fraction
from itertools import combinations_with_replacement as multisets
from itertools import permutations
from math import comb
from random import Random

import pytest
import sympy as sp
from hypothesis import given, settings
from hypothesis import strategies as st

import gr_toolkit as gr
from gr_toolkit.errors import (
    DivisionByZeroError,
    GRToolkitError,
    IndexMismatchError,
    InputError,
    NotationError,
    TooLargeError,
    UnknownNameError,
    UnsupportedError,
)
from gr_toolkit.exact.polynomials import PolynomialRing, composed, reduced_rows, supports, terms, value_at
from gr_toolkit.geometry.identities.expressions import EINSTEIN, RIEMANN, WEYL
from gr_toolkit.geometry.identities.fields import field_spec
from gr_toolkit.geometry.identities.normal_tensors import free_count, normal_tensors
from gr_toolkit.geometry.identities.orders import Orders
from gr_toolkit.geometry.identities.witness import refuted

every = gr.EveryMetric(4)


# -- normal coordinates ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("dimension", "order", "count"), [(4, 2, 20), (4, 3, 60), (4, 4, 126), (2, 2, 1), (3, 2, 6)])
def test_as_many_coefficients_are_free_as_the_literature_says(dimension, order, count):
    free, rules = normal_tensors(dimension, order)
    assert len(free) == free_count(dimension, order) == count
    assert len(rules) == comb(dimension + 1, 2) * comb(dimension + order - 1, order)


@pytest.mark.parametrize(("dimension", "order"), [(2, 2), (2, 5), (3, 3), (3, 4), (4, 2)])
def test_the_coordinates_are_normal(dimension, order):
    """H_{ij} x^j = 0, which is necessary and sufficient [Gauss]."""
    x = sp.symbols(f"x:{dimension}")
    free, rules = normal_tensors(dimension, order)
    symbols = {c: sp.Symbol("h" + "_".join(map(str, (c[0], c[1], *c[2])))) for c in free}
    h = sp.zeros(dimension)
    for (i, j, letters), combination in rules.items():
        term = sum(times * symbols[c] for times, c in combination) * sp.prod(x[k] for k in letters)
        h[i, j] += term
        if i != j:
            h[j, i] += term
    assert (h * sp.Matrix(x)).expand() == sp.zeros(dimension, 1)
    assert h.free_symbols >= set(symbols.values())


@pytest.mark.parametrize(
    ("dimension", "signature", "conventions"),
    [(2, "-+++", "MTW"), (3, "+---", "Weinberg"), pytest.param(4, "-+++", "MTW", marks=pytest.mark.nightly)],
)
def test_derivatives_of_the_curvature_agree_with_the_engine_for_one_metric(dimension, signature, conventions):
    """∇∇R, ∇∇G, ∇C and ∇∇ of fields for random jets, against the components of that metric."""
    random = Random(dimension)
    own = gr.EveryMetric(dimension, signature=signature, conventions=conventions)
    vocabulary = own.vocabulary(fields={"A": "_a", "T": "^a_b"})
    space = own.space(vocabulary, Orders(4, {"A": 2, "T": 2}))
    few = random.sample(space.symbols, min(9 - dimension, len(space.symbols)))
    values = {s.place: Fraction(random.choice([-2, -1, 1, 3]), random.choice([1, 2])) for s in few}
    statement = _stated(own, vocabulary)
    witness = refuted(
        space, statement, *space.components(statement), values={**values, space.ring.number("A_0"): 1}
    ).witness
    values[space.ring.number("A_0")] = Fraction(1)
    g, origin = witness.metric, dict.fromkeys(witness.metric.coordinates, 0)
    A, T = witness.fields["A"], witness.fields["T"].down(0)
    for name, order, tensor in [
        (RIEMANN, 2, g.riemann),
        (EINSTEIN, 2, g.einstein),
        (WEYL, 1, g.weyl),
        ("A", 2, A),
        ("T", 2, T),
    ]:
        denominator, found = space.leaf(name, order)
        for _ in range(order):
            tensor = tensor.covariant_derivative()
        places = random.sample(sorted(found), min(12, len(found)))
        places += [tuple(random.randrange(dimension) for _ in range(tensor.rank)) for _ in range(6)]
        for place in places:
            ours = value_at(found[place], values) / denominator if place in found else 0
            core, slopes = place[order:], place[:order]
            theirs = tensor.component((*core, *reversed(slopes))).subs(origin)  # there the new slot comes last
            assert ours == theirs.as_fraction(), (name, place)


@pytest.mark.parametrize(
    ("dimension", "derivatives"),
    [(2, 2), (3, 0), (3, 2), (4, 0), (4, 1), pytest.param(4, 2, marks=pytest.mark.nightly), (5, 1)],
)
def test_no_jet_of_the_curvature_is_left_out(dimension, derivatives):
    """The derivatives of Riemann see every symbol of their order, and these are as many as the literature says: with
    fewer, what holds for some metrics only could come out proved."""
    order = derivatives + 2
    own = plain(dimension)
    space = own.space(own.vocabulary(), Orders(order))
    highest = [s.place for s in space.symbols if s.order == order]
    rows = []
    for polynomial in space.leaf(RIEMANN, derivatives)[1].values():
        linear = {e.index(1): c for e, c in terms(polynomial) if sum(e) == 1}
        row = tuple(linear.get(place, 0) for place in highest)
        if any(row) and row not in rows:
            rows.append(row)
    assert len(reduced_rows(rows)) == len(highest) == free_count(dimension, order)


def plain(dimension):
    return gr.EveryMetric(dimension)


def _stated(own, vocabulary):
    from gr_toolkit.geometry.identities.statements import statements

    return statements(vocabulary, r"A_\mu T^\nu{}_\rho + A_\mu A_\rho A^\nu = 0")[0]


# -- declaring fields ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("pattern", "rank", "independent"),  # components in four dimensions
    [
        ("", 0, 1),
        ("_a", 1, 4),
        ("^_", 2, 16),
        ("__", 2, 16),
        ("_ab", 2, 16),
        ("^{ab}_c", 3, 64),
        ("[_a_b]", 2, 6),
        ("_[ab]", 2, 6),
        ("[__]", 2, 6),
        ("_{[ab]}", 2, 6),
        ("(^a^b)", 2, 10),
        ("_a[_b_c]", 3, 24),
        ("__[__]", 4, 96),
        ("[_a_b_c]", 3, 4),
        ("([_a_b][_c_d])", 4, 21),
        ("([_a_b](_c_d))", 4, None),
        ("[(_a_b)(_c_d)]", 4, 45),
    ],
)
def test_patterns_of_slots(pattern, rank, independent):
    if independent is None:  # an antisymmetric pair that equals a symmetric one vanishes
        assert field_spec("T", pattern).symmetry.independent(4) == ()
        return
    spec = field_spec("T", pattern)
    assert spec.rank == rank
    assert len(spec.symmetry.independent(4)) == independent


@pytest.mark.parametrize(
    ("pattern", "message"),
    [
        ("a", "'a' stands where"),
        ("[_a_b", "is not closed"),
        ("_a_b]", "closes nothing"),
        ("[_a_b)", "closes nothing"),
        ("[_a]", "two or more"),
        ("([_a_b]_c)", "equal length"),
        ("[_a^b]", "upper and lower"),
        ("_a+", r"'\+' stands where"),
        (3, "slots are wanted as text"),
    ],
)
def test_bad_patterns_are_refused(pattern, message):
    with pytest.raises(IndexMismatchError, match=message):
        every.decide(r"A_\mu = 0", A=pattern)


def test_a_symmetric_field_is_what_its_declaration_says():
    assert every.decide(r"T_{\mu\nu} = T_{\nu\mu}", T="(__)").proved
    assert every.decide(r"T_{\mu\nu} = -T_{\nu\mu}", T="[__]").proved
    assert every.decide(r"T_{\mu\nu} = T_{\nu\mu}", T="__").refuted
    assert every.decide(r"W_{\alpha\beta\gamma\delta} = W_{\gamma\delta\alpha\beta}", W="([__][__])").proved
    assert every.decide(r"W_{[\alpha\beta\gamma\delta]} = 0", W="([__][__])").refuted
    witness = every.decide(r"T^\mu{}_\nu = 0", T="^a_b").witness
    assert witness.fields["T"].positions == (True, False)


# -- refutations -----------------------------------------------------------------------------------------------------


def test_a_refutation_can_be_read():
    verdict = every.decide(r"R_{\mu\nu} = \frac14 R g_{\mu\nu}")
    shown = verdict.explain()
    assert "refuted in component [x0, x0]" in shown
    assert "the origin of ds^2 = " in shown
    assert f"left - right = {verdict.witness.value}" in shown
    assert verdict.witness.latex()
    assert ("g_x2 x2", 1) in verdict.witness.assignment
    assert "A_x" in str(every.decide(r"A_\mu = 0", A="_a").witness)
    assert verdict._repr_latex_().startswith("$")
    assert isinstance(verdict.witness.metric, gr.Metric)
    g = verdict.witness.metric
    component = (g.ricci - g.covariant * (g.ricci_scalar / 4))[0, 0]
    assert str(component.subs(dict.fromkeys(g.coordinates, 0))) == verdict.witness.value


def test_a_witness_whose_value_were_wrong_would_not_convince():
    witness = every.decide(r"R = 0").witness
    assert witness.recheck()
    object.__setattr__(witness, "number", Fraction(17))
    assert not witness.recheck()


def test_verdicts_and_their_makers_can_be_sent_to_other_processes():
    for own in (every, gr.EveryMetric(3, signature="--+", conventions="Weinberg")):
        again = pickle.loads(pickle.dumps(own))
        assert (again.eta, again.conventions) == (own.eta, own.conventions)
        verdict = own.decide(r"\psi \nabla^\mu A_\mu = m", psi="", A="_a", scalars=["m"])
        assert pickle.loads(pickle.dumps(verdict)).witness.recheck()


def test_witnesses_have_the_signature_asked_for():
    for own, signs in (
        (gr.EveryMetric(3, signature="+---"), [1, -1, -1]),
        (gr.EveryMetric(3, signature="++-"), [1, 1, -1]),
    ):
        g = own.decide("R = 0").witness.metric
        assert [g.matrix[i, i].subs(dict.fromkeys(g.coordinates, 0)) for i in range(3)] == signs
        assert g.conventions == own.conventions


# -- bad input -------------------------------------------------------------------------------------------------------

BAD = [
    ({}, "A_\\mu = 0", NotationError, 'A="_a" for a generic covector'),
    ({"A": "_a"}, "A_{\\mu\\nu} = 0", IndexMismatchError, "A has 1 index, 2 were typed"),
    ({"A": "_a"}, "A_\\mu = A_\\nu", IndexMismatchError, "free indices of two sides differ"),
    ({"A": "_a"}, "A_\\mu = A^\\mu", IndexMismatchError, "is up in one side and down in the other"),
    ({"A": "_a"}, "A_\\mu A_\\mu = 0", IndexMismatchError, "stands twice down"),
    ({"A": "_a"}, "A_\\mu A^\\mu A_\\mu = 0", IndexMismatchError, "stands 3 times"),
    ({"A": "_a"}, "\\nabla_\\mu (A_\\nu) A^\\nu A_\\nu = 0", IndexMismatchError, "stands 3 times"),
    ({"A": "_a"}, "A_\\mu + 1 = 0", IndexMismatchError, "free indices of two terms differ"),
    ({"A": "_a"}, "A_0 = 0", IndexMismatchError, "names a component"),
    ({"F": "__"}, "F_{01} = 0", IndexMismatchError, "names a component"),
    ({"A": "_a"}, "A_\\mu", InputError, "states nothing"),
    ({"A": "_a"}, "A_\\mu < 0", InputError, "not decided for every metric"),
    ({}, "m R = 0", UnknownNameError, "there is no name 'm'"),
    ({"A": "_a"}, "\\mathcal{L}_\\xi A_\\mu = 0", UnknownNameError, "no vector field"),
    ({"A": "_a", "T": "__"}, "\\mathcal{L}_T A_\\mu = 0", IndexMismatchError, "which has 2 indices"),
    ({}, "g = 1", InputError, "is a density"),
    ({}, "\\tilde\\epsilon_{\\alpha\\beta\\gamma\\delta} = 0", InputError, "is a density"),
    ({}, "\\epsilon_{\\alpha\\beta\\gamma} = 0", IndexMismatchError, "has 4 indices"),
    ({}, "\\Gamma_{\\mu\\nu\\rho} = 0", IndexMismatchError, "cannot be moved"),
    ({}, "\\partial_\\mu \\Gamma^\\lambda_{\\nu\\rho} = 0", IndexMismatchError, "second derivatives of the chart"),
    ({"A": "_a"}, "\\partial_\\mu \\partial_\\nu A_\\rho = 0", IndexMismatchError, "second derivatives of the chart"),
    ({"A": "_a"}, "\\nabla_\\mu \\partial_\\nu A_\\rho = 0", IndexMismatchError, "what is no tensor"),
    ({"A": "_a"}, "\\Box \\Gamma^\\mu_{\\mu\\nu} = 0", IndexMismatchError, "what is no tensor"),
    ({"psi": ""}, "\\frac{1}{\\psi} = 0", UnsupportedError, "multiplied by it"),
    ({"psi": ""}, "\\psi^{-1} = 0", UnsupportedError, "divided by numbers"),
    ({"psi": ""}, "\\sqrt{\\psi} = 0", UnsupportedError, "polynomial"),
    ({"psi": ""}, "\\psi^{1/2} = 0", UnsupportedError, "polynomial"),
    ({"psi": ""}, "\\sin\\psi = 0", UnsupportedError, "polynomial"),
    ({"psi": ""}, "\\partial_\\mu \\sqrt{\\psi} = 0", UnsupportedError, "polynomial"),
    ({"psi": ""}, "\\psi^\\psi = 0", UnsupportedError, "polynomial"),
    ({"psi": ""}, "\\psi^{99} = 0", TooLargeError, "exponent"),
    ({}, "R^{\\mu\\nu}/(1-1) = 0", DivisionByZeroError, "division by zero"),
    ({}, "R = \\mathrm{i}", InputError, "is not read"),
    ({"psi": ""}, "\\frac{\\partial \\psi}{\\partial t} = 0", InputError, "needs coordinates"),
    ({}, "\\mathrm{d}s^2 = 0", InputError, "needs coordinates"),
    ({"A": "_a"}, "A_\\mu = (1, 0, 0, 0)", InputError, "needs coordinates"),
    ({"R": "__"}, "R_{\\mu\\nu} = 0", InputError, "the metric's own"),
    ({"A": "_a", "B": "_a"}, "A_{[\\mu} B^{\\nu]} = 0", GRToolkitError, ""),
    ({"A": "_a"}, "A_{[\\mu} A_{\\mu]} = 0", IndexMismatchError, "2 times in one bracket"),
    ({"T": "__", "A": "_a"}, "A_{[\\mu} T_{\\nu]}{}^\\nu{}_\\nu = 0", IndexMismatchError, ""),
]


@pytest.mark.parametrize(("fields", "text", "error", "message"), BAD)
def test_bad_formulas_are_refused_with_advice(fields, text, error, message):
    with pytest.raises(error) as caught:
        every.decide(text, **fields)
    assert message.replace("\\\\", "\\") in str(caught.value) + "".join(getattr(caught.value, "__notes__", []))
    assert "#" not in str(caught.value)


@pytest.mark.parametrize(
    ("how", "error", "message"),
    [
        ({"dimension": 1}, InputError, "no integer of 2 or more"),
        ({"dimension": 4.0}, InputError, "no integer of 2 or more"),
        ({"dimension": True}, InputError, "no integer of 2 or more"),
        ({"dimension": 12}, TooLargeError, "dimensions"),
        ({"dimension": 4, "signature": "-++"}, InputError, "a sign for each of 4 dimensions"),
        ({"dimension": 4, "signature": "-+x+"}, InputError, "a sign for each of 4 dimensions"),
        ({"dimension": 4, "signature": 7}, InputError, "a sign for each of 4 dimensions"),
        ({"dimension": 4, "conventions": "Newton"}, UnknownNameError, "book of conventions"),
    ],
)
def test_bad_dimensions_and_signatures_are_refused(how, error, message):
    with pytest.raises(error, match=message):
        gr.EveryMetric(**how)


@pytest.mark.parametrize(
    ("more", "error", "message"),
    [
        ({"define": "F = R"}, InputError, r"define=\['F = R'\]"),
        ({"define": ["F_{\\mu\\nu}"]}, InputError, "is no equation"),
        ({"define": ["F_{\\mu\\nu} = R_{\\mu\\rho}"]}, IndexMismatchError, "different free indices"),
        ({"define": ["F_{\\mu\\mu} = R_{\\mu\\mu}"]}, IndexMismatchError, "different free indices"),
        ({"define": ["R_{\\mu\\nu} = g_{\\mu\\nu}"]}, InputError, "the metric's own"),
        ({"define": ["F = R", "F = R"]}, InputError, "declared twice"),
        ({"scalars": "m"}, InputError, r"scalars=\['m'\]"),
        ({"scalars": ["m"], "m": ""}, InputError, "declared twice"),
        ({"scalars": {"m": 0.5}}, InputError, "no rational number"),
    ],
)
def test_bad_definitions_and_constants_are_refused(more, error, message):
    with pytest.raises(error, match=message):
        every.decide("R = R", **more)


def test_a_definition_with_christoffel_symbols_is_not_differentiated():
    """Γ of a chart stands in X, so ∇X, and a Lie derivative along it, mean nothing."""
    define = [r"X^\rho = \Gamma^\rho_{\mu\nu} A^\mu A^\nu", r"f = \Gamma^\rho_{\rho\nu} A^\nu"]
    assert every.decide(r"X^\rho = \Gamma^\rho_{\mu\nu} A^\mu A^\nu", define=define, A="_a").proved
    for text in (
        r"\nabla_\mu X^\nu = 0",
        r"\mathcal{L}_X A_\mu = 0",
        r"\mathcal{L}_A X^\mu = 0",
        r"\nabla_\mu f = 0",
        r"\partial_\mu f = 0",
        r"\partial_\mu (f^2) = 0",
        r"\Box f = 0",
    ):
        with pytest.raises(IndexMismatchError):
            every.decide(text, define=define, A="_a")


def test_partial_derivatives_may_stand_where_the_christoffel_symbols_cancel():
    faraday = [r"F_{\mu\nu} = \partial_\mu A_\nu - \partial_\nu A_\mu"]
    for text in (
        r"F_{\mu\nu} = 2 \nabla_{[\mu} A_{\nu]}",
        r"\nabla_\mu \nabla_\nu F^{\mu\nu} = 0",
        r"\partial_\rho F_{\mu\nu} + \partial_\mu F_{\nu\rho} + \partial_\nu F_{\rho\mu} = 0",
        r"\partial_{[\rho} F_{\mu\nu]} = 0",
        r"\mathcal{L}_A F_{\mu\nu} = \partial_\mu (A^\rho F_{\rho\nu}) - \partial_\nu (A^\rho F_{\rho\mu})",
        r"\nabla_\rho (\partial_\mu A_\nu - \partial_\nu A_\mu) = \nabla_\rho F_{\mu\nu}",
        r"\partial_\mu (\partial_\nu A^\nu + \Gamma^\nu_{\nu\rho} A^\rho) = \nabla_\mu \nabla_\nu A^\nu",
    ):
        assert every.decide(text, define=faraday, A="_a").proved, text
    for text in (
        r"\partial_\rho F_{\mu\nu} = \nabla_\rho F_{\mu\nu}",
        r"\partial_\mu F^{\mu\nu} = \nabla_\mu F^{\mu\nu}",
    ):
        verdict = every.decide(text, define=faraday, A="_a")
        assert verdict.refuted, text
        assert verdict.witness.recheck()
    with pytest.raises(IndexMismatchError, match="no tensor"):
        every.decide(r"\nabla_\rho F_{\mu\nu} = 0", define=[faraday[0].replace("-", "+")], A="_a")


@pytest.mark.parametrize(
    ("dimension", "text"),
    [
        (4, r"\Box \Box \Box \Box \Box \Box R = 0"),
        (6, r"[\nabla_e, \nabla_f] R_{abcd} = 0"),
        (4, r"R_{abcd} R_{efgh} R_{ijkl} R_{mnop} = 0"),
        (11, r"\nabla_e R_{abcd} = 0"),
        (4, r"W_{abcdefgh} = 0"),
        (8, r"\delta^{abcdefg}_{hijklmn} = 0"),
        (4, r"T_{[abcdefgh]} = 0"),
    ],
)
def test_what_is_too_large_is_refused_before_it_is_done(dimension, text):
    with pytest.raises(TooLargeError, match="is too large: forecast"):
        gr.EveryMetric(dimension).decide(
            text, **({"W": "_" * 8} if "W" in text else {"T": "_" * 8} if "T" in text else {})
        )


# -- laws ------------------------------------------------------------------------------------------------------------

TRUE = [  # expressions of the type _{ab} that vanish
    r"(\nabla^c \nabla_a F_{cb} - \nabla_a \nabla^c F_{cb} - R_{ac} F^c{}_b - R_{cbda} F^{cd} - 2"
    r" R_{[cd]} F^{cd} g_{ab})",
    r"(\nabla_{[a} \nabla_{b]} \psi)",
    r"(\mathcal{L}_A g_{ab} - \nabla_a A_b - \nabla_b A_a)",
    r"(\nabla_c (\psi F_{ab}) A^c - \psi A^c \nabla_c F_{ab} - F_{ab} \mathcal{L}_A \psi)",
    r"(R_{acde} A^c A^{[d} A^{e]} A_b)",
    r"(g_{ab} \nabla_c \nabla_d F^{cd})",
    r"(C_{acde} C_b{}^{cde} - \frac14 g_{ab} C_{cdef} C^{cdef})",
    r"(\nabla^c R_{cabd} A^d - \nabla_b R_{ad} A^d + A^d \nabla_d R_{ab})",
]
FALSE = [
    r"\psi R_{ab}",
    r"F_{ab}",
    r"A_a A_b",
    r"g_{ab} \Box \psi",
    r"R_{acbd} A^c A^d",
    r"\nabla_a A_b",
    r"F_{ac} F_b{}^c",
    r"R_{acde} R_b{}^{cde}",
]
coefficients = st.fractions(min_value=-3, max_value=3, max_denominator=4).filter(bool)


def _combination(parts):
    return " + ".join(rf"(\frac{{{c.numerator}}}{{{c.denominator}}}) {text}" for c, text in parts)


@settings(max_examples=12, deadline=None)
@given(
    st.lists(st.tuples(coefficients, st.sampled_from(TRUE)), min_size=1, max_size=4),
    st.tuples(coefficients, st.sampled_from(FALSE)),
)
def test_combinations_of_truths_are_proved_and_perturbed_ones_refuted(truths, falsehood):
    fields = {"F": "[_a_b]", "A": "_a", "psi": ""}
    assert every.decide(f"{_combination(truths)} = 0", **fields).proved
    wrong = every.decide(f"{_combination([*truths, falsehood])} = 0", **fields)
    assert wrong.refuted
    assert wrong.witness.recheck()


@settings(max_examples=10, deadline=None)
@given(st.permutations([r"\nabla_a", r"\nabla_b", r"\nabla_c"]), coefficients)
def test_derivatives_of_products_obey_leibniz_in_any_order(order, c):
    first = " ".join(order)
    one, two, three = order
    number = rf"\frac{{{c.numerator}}}{{{c.denominator}}}"
    both = [
        rf"({one} {two} {three} \psi) \chi + ({one} {two} \psi) {three} \chi + ({one} {three} \psi) {two} \chi",
        rf"({two} {three} \psi) {one} \chi + ({one} \psi) {two} {three} \chi + ({two} \psi) {one} {three} \chi",
        rf"({three} \psi) {one} {two} \chi + \psi {one} {two} {three} \chi",
    ]
    text = rf"{first} (({number}) \psi \chi) = ({number}) ({' + '.join(both)})"
    assert gr.EveryMetric(3).decide(text, psi="", chi="").proved
    assert gr.EveryMetric(3).decide(text.replace(rf"+ \psi {one}", rf"+ 2 \psi {one}"), psi="", chi="").refuted


# -- polynomials -----------------------------------------------------------------------------------------------------


def test_polynomials_and_matrices():
    ring = PolynomialRing("xyz")
    x, y, z = ring.generators
    p = 3 * x * y * y - 2 * z + ring.one
    assert dict(terms(p)) == {(1, 2, 0): 3, (0, 0, 1): -2, (0, 0, 0): 1}
    assert sorted(supports(p)) == [(), (0, 1), (2,)]
    assert value_at(p, {0: Fraction(1, 3), 1: 2}) == 5
    assert composed(p, [y, x, ring.one]) == 3 * y * x * x - ring.one
    assert ring.from_terms(dict(terms(p))) == p
    assert reduced_rows([[0, 2, 4], [1, 1, 1], [1, 3, 5]]) == [(0, {0: 1, 2: -1}), (1, {1: 1, 2: 2})]
    assert reduced_rows([]) == []


def test_large_substitutions_are_refused():
    ring = PolynomialRing([f"x{k}" for k in range(40)])
    many = sum(ring.generators, start=ring.zero)
    with pytest.raises(TooLargeError):
        composed(ring.generators[0] ** 9, [many] * 40)
    with pytest.raises(TooLargeError):
        PolynomialRing([f"x{k}" for k in range(10_000)])
    with pytest.raises(TooLargeError):
        reduced_rows([[1] * 3000] * 3000)


def test_the_symbols_say_what_they_are():
    space = every.space(every.vocabulary(fields={"F": "[_a_b]"}, scalars=["m"]), Orders(2, {"F": 1}, frozenset({"m"})))
    metric = [s for s in space.symbols if s.owner == "g"]
    field = [s for s in space.symbols if s.owner == "F"]
    assert len(metric) == 20
    assert [s.order for s in field].count(1) == 6 * 4
    assert {(s.component, s.letters) for s in field if s.order} == {
        ((i, j), (k,)) for i in range(4) for j in range(i + 1, 4) for k in range(4)
    }
    assert [s.name for s in space.symbols if not s.owner] == ["m"]
    assert all(space.ring.names[s.place] == s.name for s in space.symbols)


def test_spaces_that_are_large_enough_are_used_again():
    own = gr.EveryMetric(3)
    large = own.space(own.vocabulary(fields={"A": "_a"}), Orders(4, {"A": 2}))
    small = own.space(own.vocabulary(fields={"A": "_a"}), Orders(2, {"A": 1}))
    other = own.space(own.vocabulary(fields={"A": "__"}), Orders(2, {"A": 1}))
    assert small.ring is large.ring
    assert other.ring is not large.ring
    assert own.decide(r"\nabla_a A_b = \nabla_b A_a", A="_a").refuted
    assert own.decide(r"\nabla_{[a} A_{b]} = 0", define=[r"A_b = \nabla_b \psi"], psi="").proved


def test_permutations_of_a_generalised_delta():
    for order in permutations("abc"):
        even = sum(x > y for i, x in enumerate(order) for y in order[i + 1 :]) % 2 == 0
        lower = "".join(order)
        sign = "" if even else "-"
        assert gr.EveryMetric(3).decide(rf"\delta^{{def}}_{{{lower}}} = {sign}\delta^{{def}}_{{abc}}").proved


def test_every_multiset_of_letters_has_its_coefficients():
    _, rules = normal_tensors(3, 3)
    for letters in multisets(range(3), 5):
        assert any(tuple(sorted((i, j, *k))) == letters for i, j, k in rules)
