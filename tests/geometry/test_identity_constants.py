r"""π and division by constants in formulas about every metric.

π is transcendental: a polynomial in it with rational coefficients vanishes only if all coefficients do.
"""

from __future__ import annotations

from collections import Counter
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import gr_toolkit as gr
from gr_toolkit.errors import DivisionByZeroError, GRToolkitError, InputError, UnsupportedError

every = gr.EveryMetric(4)
plane = gr.EveryMetric(2)
FARADAY = r"F_{\mu\nu} = \nabla_\mu A_\nu - \nabla_\nu A_\mu"
GAUSSIAN = r"T_{\mu\nu} = \frac{1}{4\pi}(F_{\mu\rho} F_\nu{}^\rho - \frac14 g_{\mu\nu} F_{\rho\sigma} F^{\rho\sigma})"
MAXWELL = [r"\nabla_\mu F^{\mu\nu} = 4\pi J^\nu"]
MTW: dict[str, Any] = {"fields": [r"A_\mu", r"J^\mu"], "define": [FARADAY, GAUSSIAN]}


def test_gaussian_electrodynamics() -> None:
    """∇_μ T^{μν} = −F^{νμ}J_μ up to the order of indices [MTW 5.22, 22.19–20], each factor beside a near miss."""
    assert every.decide(r"\nabla^\mu T_{\mu\nu} = F_{\nu\mu} J^\mu", assuming=MAXWELL, **MTW).proved
    assert every.decide(r"\nabla_\mu J^\mu = 0", assuming=MAXWELL, **MTW).proved
    assert every.decide(r"8\pi T^\mu{}_\mu = 0", **MTW).proved
    for wrong in (r"-F_{\nu\mu} J^\mu", r"4\pi F_{\nu\mu} J^\mu", r"\frac{1}{\pi} F_{\nu\mu} J^\mu"):
        verdict = every.decide(rf"\nabla^\mu T_{{\mu\nu}} = {wrong}", assuming=MAXWELL, **MTW)
        assert verdict.refuted
        assert verdict.witness.recheck()


def test_einstein_equation_with_its_factor() -> None:
    einstein = [r"G_{\mu\nu} = 8\pi T_{\mu\nu}"]
    declared = {"assuming": einstein, "fields": [r"T_{(\mu\nu)}"]}
    assert every.decide(r"R_{\mu\nu} = 8\pi (T_{\mu\nu} - \frac12 g_{\mu\nu} T^\rho{}_\rho)", **declared).proved
    verdict = every.decide(r"R_{\mu\nu} = 4\pi (T_{\mu\nu} - \frac12 g_{\mu\nu} T^\rho{}_\rho)", **declared)
    assert verdict.refuted
    assert verdict.witness.recheck()


terms = st.lists(st.tuples(st.integers(-2, 2), st.integers(-2, 2), st.integers(-1, 2)), max_size=3)


def typed(parts: list[tuple[int, int, int]]) -> str:
    return " + ".join(rf"({c}) \pi^{{{p}}} k^{{{q}}} R" for c, p, q in parts) or "0"


def meant(parts: list[tuple[int, int, int]]) -> dict[tuple[int, int], int]:
    found: Counter[tuple[int, int]] = Counter()
    for c, p, q in parts:
        found[p, q] += c
    return {powers: c for powers, c in found.items() if c}


@given(terms, terms)
def test_sums_of_powers_of_pi_and_a_constant_are_equal_if_all_their_coefficients_are(one: Any, other: Any) -> None:
    verdict = plane.decide(f"{typed(one)} = {typed(other)}", scalars=["k"])
    assert verdict.proved == (meant(one) == meant(other))
    if verdict.refuted:
        assert verdict.witness.recheck()


def test_a_witness_keeps_pi_as_it_is() -> None:
    verdict = plane.decide(r"4\pi R = \pi^2 R")
    assert verdict.witness.recheck()
    assert "pi" in verdict.witness.value
    object.__setattr__(verdict.witness, "number", verdict.witness.number + 1)
    assert not verdict.witness.recheck()
    assert plane.decide(r"\pi = \frac{355}{113}").refuted


def test_what_was_divided_by_is_in_the_small_print() -> None:
    for text in (r"\frac{R}{k} = \frac{k R}{k^2}", r"\frac1k R = k^{-1} R", r"R / (2 k) = \frac{1}{2k} R"):
        verdict = plane.decide(text, scalars=["k"])
        assert verdict.proved
        assert [str(c) for c in verdict.conditions] == ["k != 0"]
    assert plane.decide(r"\frac{R}{\pi} = \pi^{-1} R").conditions == ()
    for text in (r"\frac{R}{k} = 0", r"\frac{R}{k} = R"):
        verdict = plane.decide(text, scalars=["k"])
        assert verdict.refuted
        assert verdict.witness.constants["k"] != 0
        assert verdict.witness.recheck()
    given_by = plane.decide("S = R", define=[r"S = \frac{R}{n}"], scalars={"n": 4})
    assert given_by.refuted
    assert plane.decide("4 S = R", define=[r"S = \frac{R}{n}"], scalars={"n": 4}).proved


def test_definitions_that_divide_by_a_constant() -> None:
    declared: dict[str, Any] = {"fields": ["X^a", "A_a"], "define": [r"Y^a = \frac{1}{k} X^a"], "scalars": ["k"]}
    along = r"(Y^b \nabla_b A_a + A_b \nabla_a Y^b)"
    assert plane.decide(rf"\mathcal{{L}}_Y A_a = {along}", **declared).proved
    assert plane.decide(r"k \mathcal{L}_Y A_a = X^b \nabla_b A_a + A_b \nabla_a X^b", **declared).proved
    assert plane.decide(r"\mathcal{L}_Y A_a = X^b \nabla_b A_a + A_b \nabla_a X^b", **declared).refuted
    assert plane.decide(r"\Box Y^a = \frac{\Box X^a}{k}", **declared).proved
    assert plane.decide(r"Y^{[a} X^{b]} = 0", **declared).proved
    assert plane.decide(r"Y_a Y^a = \frac{X_a X^a}{k}", **declared).refuted
    unused = plane.decide("R = 0", **declared)
    assert unused.refuted
    assert unused.witness.recheck()  # in which all definitions are evaluated


def test_conditions_that_divide_by_a_constant() -> None:
    source: dict[str, Any] = {"fields": [r"\phi", r"\rho"], "scalars": ["k"]}
    verdict = plane.decide(r"\Box\phi = k^2 \rho", assuming=[r"\frac{1}{k}\Box\phi = k \rho"], **source)
    assert verdict.proved
    assert "k != 0" in map(str, verdict.conditions)
    current = r"\frac{1}{k} \nabla_a F^{ab} = J^b"
    conserved: dict[str, Any] = {"assuming": [current], "fields": ["F_{[ab]}", "J_a"], "scalars": ["k"]}
    assert plane.decide(r"\nabla_a J^a = 0", **conserved).proved
    assert not plane.decide(r"\nabla_a J^a = J_a J^a", **conserved).proved
    assert plane.decide(r"\nabla_a J^a = 0", **{**conserved, "assuming": [current.replace(r"\frac{1}{k}", "k")]}).proved
    assert not plane.decide(  # where k may be zero
        r"\nabla_a J^a = 0", **{**conserved, "assuming": [r"\nabla_a F^{ab} = k J^b"]}
    ).proved
    assert plane.decide(r"\rho = 0", assuming=[r"\rho = \frac{1}{k} \phi", r"\phi = 0"], **source).proved
    contradiction = plane.decide("R = 0", assuming=[r"\frac{1}{k} = 0"], scalars=["k"])
    assert contradiction.undecided
    assert plane.decide("R = 0", assuming=[r"\pi = 3"]).undecided


def test_relations_and_coefficients_beside_pi() -> None:
    assert [r.coefficients for r in plane.relations([r"\pi R_{ab}", r"\pi R g_{ab}"])] == [(2, -1)]
    assert len(plane.relations([r"R", r"\pi R"])) == 0
    assert [r.coefficients for r in plane.relations([r"\frac{R}{k}", "R k^{-1}"], scalars=["k"])] == [(1, -1)]
    assert plane.coefficients(r"\frac{1}{4\pi} R_{ab} = \frac{\alpha}{\pi} R g_{ab}", [r"\alpha"]) == {
        r"\alpha": gr.EveryMetric(2).coefficients(r"R_{ab} = 4 \beta R g_{ab}", [r"\beta"])[r"\beta"]
    }
    assert plane.coefficients(r"4\pi R = \alpha R", [r"\alpha"]) is None  # no rational number
    assert plane.coefficients(r"n R = \alpha R", [r"\alpha"], scalars={"n": 4}) == {r"\alpha": 4}
    with pytest.raises(InputError, match="divided by an unknown coefficient"):
        plane.coefficients(r"R_{ab} = \frac{1}{\alpha} R g_{ab}", [r"\alpha"])


def test_in_claims() -> None:
    setting = {"spacetime": plane, "scalars": ["k"], "define": [r"S = \frac{1}{8\pi k} R"]}
    assert gr.verify(r"4\pi k S = \frac12 R", setting).outcome == "proved"
    assert gr.verify(r"4\pi k S = R", setting).outcome == "refuted"


def test_a_lagrangian_in_gaussian_units() -> None:
    formula = r"-\frac{1}{16\pi} F_{\mu\nu} F^{\mu\nu} + \frac{1}{c} A_\mu j^\mu"
    action = gr.Lagrangian.on_every_metric(
        formula, every, fields=[r"A_\mu"], given=[r"j^\mu"], scalars=["c"], define=[FARADAY]
    )
    equations = {"E": "A"}
    assert action.decide(r"4\pi E^\nu = \nabla_\mu F^{\mu\nu} + \frac{4\pi}{c} j^\nu", equations=equations).proved
    assert action.decide(r"4\pi E^\nu = \nabla_\mu F^{\mu\nu} + \frac{\pi}{c} j^\nu", equations=equations).refuted
    free = gr.Lagrangian.on_every_metric(
        r"-\frac{1}{16\pi} F_{\mu\nu} F^{\mu\nu}", every, fields=[r"A_\mu"], define=[FARADAY]
    )
    assert free.decide(r"S_{\mu\nu} = T_{\mu\nu}", stress_energy="S", define=[GAUSSIAN]).proved
    assert r"\frac{1}{4 \pi}" in free.field_equation("A")
    assert free.is_conformally_invariant().proved


@pytest.mark.parametrize(
    ("text", "error", "message"),
    [
        (r"R^\pi = R", UnsupportedError, "exponents 0, 1, 2"),
        (r"R^k = R", UnsupportedError, "exponents 0, 1, 2"),
        (r"\sqrt{2} R = R", UnsupportedError, "a constant in place of the root"),
        (r"\sqrt{4\pi} R = R", UnsupportedError, "a constant in place of the root"),
        (r"\frac{R}{k+1} = 0", UnsupportedError, "multiplied by it"),
        (r"\frac{R}{\phi} = 0", UnsupportedError, "multiplied by it"),
        (r"\phi^{-2} = 0", UnsupportedError, "multiplied by it"),
        (r"\frac{R}{k - k} = 0", DivisionByZeroError, "zero"),
        (r"\frac{R}{0 \pi} = 0", DivisionByZeroError, "zero"),
        (r"0^{-1} = 0", DivisionByZeroError, "zero"),
    ],
)
def test_other_divisions_are_refused(text: str, error: type[GRToolkitError], message: str) -> None:
    with pytest.raises(error, match=message):
        plane.decide(text, fields=[r"\phi"], scalars=["k"])


@pytest.mark.parametrize(
    ("text", "assuming"),
    [
        (r"\frac{l}{k} = 1", ["k = l", "l = 0"]),
        (r"\frac{l}{k} R = 0", ["k = l", "l = 0"]),
        (r"\frac{k}{k} R = R", ["k = 0"]),
        (r"\frac{l}{k} = 1", ["k = 0", "l = 0"]),
    ],
)
def test_what_divides_is_not_zero_whatever_is_assumed(text, assuming):
    assert gr.EveryMetric(4).decide(text, assuming=assuming, scalars=["k", "l"]).undecided


@pytest.mark.parametrize("text", [r"\frac{1}{\frac1k} R = kR", r"\frac{1}{\frac{1}{kl}} = kl", r"(k^{-1})^{-1} R = kR"])
def test_a_double_reciprocal_keeps_its_small_print(text):
    verdict = gr.EveryMetric(4).decide(text, scalars=["k", "l"])
    assert verdict.proved
    assert "k != 0" in str(verdict)
