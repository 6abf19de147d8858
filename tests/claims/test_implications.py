r"""Arrows between statements: decided from the verdicts of both sides, and left open where those do not say."""

from __future__ import annotations

import pytest

import gr_toolkit as gr

SETTING = {"spacetime": "Minkowski", "scalars": ["u", "v", "w"], "define": [r"\mathrm{d}s_u = u\,\mathrm{d}t"]}


@pytest.mark.parametrize(
    ("formula", "outcome"),
    [
        (r"u = u \Rightarrow u v = v u", "proved"),
        (r"u = v \Rightarrow u v = v u", "proved"),  # what holds follows from anything
        (r"u = 0 \Rightarrow (u + v)^2 = u^2 + 2 u v + v^2", "proved"),
        (r"u v = v u \Rightarrow u = v", "refuted"),
        (r"u - u = 0 \implies u v = u", "refuted"),
        (r"u = v \Rightarrow u^2 = v^2", "proved"),
        (r"u = v \Rightarrow u^2 = 2 v^2", "refuted"),
        (r"u = 0 \Rightarrow u v = 0", "proved"),
        (r"u = 0 \Rightarrow u + v = 0", "refuted"),
        (r"u^2 = v^2 \Rightarrow u = v", "refuted"),  # false at u = −v alone
        (r"u > v \Rightarrow 2 u > 2 v", "proved"),
        (r"u > v \Rightarrow u > v + 1", "refuted"),
        (r"u > 0 \Rightarrow |u| = u", "proved"),
        (r"u > 0 \Rightarrow |u| = -u", "refuted"),
        (r"u < 0 \Rightarrow \sqrt{u^2} = -u", "proved"),
        (r"u v = v u \Leftrightarrow (u v)^2 = u^2 v^2", "proved"),
        (r"u v = v u \iff u = v", "refuted"),
        (r"u = v \iff u v = v u", "refuted"),  # one holds everywhere, the other does not
        (r"u = v \iff v = u", "proved"),
        (r"u = v \iff u = 2 v", "refuted"),
        (r"u = v \iff u^2 = v^2", "refuted"),  # from right to left
        (r"\mathrm{d}s_u = u \mathrm{d}t \Rightarrow \mathrm{d}s_u^2 = u^2 \mathrm{d}t^2", "proved"),
        (r"\mathrm{d}s_u = u \mathrm{d}t \Rightarrow \mathrm{d}s_u^2 = u \mathrm{d}t^2", "refuted"),
    ],
)
def test_arrows(formula, outcome):
    assert gr.verify(formula, SETTING).outcome == outcome


def test_a_chain_of_arrows_has_a_verdict_each():
    found = gr.verify(r"u = u \Rightarrow v = v \Rightarrow u = v \Rightarrow u v = v u", SETTING)
    assert [v.proved for v in found.verdicts] == [True, False, True]
    assert found.verdicts[1].refuted


def test_what_is_proved_but_for_some_points_implies_nothing_false():
    """u/u = 1 is proved where u ≠ 0; what fails might fail at u = 0 alone."""
    found = gr.verify(r"\frac{u}{u} = 1 \Rightarrow v = w", SETTING)
    assert found.outcome == "undecided"
    assert "at every point" in str(found)
    positive = {"spacetime": "Minkowski", "positive": ["u"], "scalars": ["v", "w"]}
    assert gr.verify(r"\frac{u}{u} = 1 \Rightarrow v = w", positive).outcome == "refuted"


def test_both_sides_of_an_arrow_are_statements():
    for formula in (r"u = u \Rightarrow v", r"u \Rightarrow v = v"):
        found = gr.verify(formula, SETTING)
        assert found.outcome == "not understood"
        assert "states nothing: it has no equals sign" in str(found)
    assert "is not decided yet" in str(gr.verify(r"u = u \Rightarrow v \ne w", SETTING))


def test_the_small_print_of_both_sides_is_kept():
    found = gr.verify(r"\frac{u}{u} = 1 \iff \frac{v}{v} = 1", SETTING)
    assert {str(condition) for condition in found.verdicts[0].conditions} == {"u != 0", "v != 0"}


def test_chains_of_equalities_on_a_side():
    found = gr.verify(r"u = u = u \Rightarrow u v = v u = 2 u v", SETTING)
    assert found.outcome == "refuted"
    assert found.verdicts[0].component == "equality 2"


def test_what_is_open_says_what_to_ask():
    found = gr.verify(r"u \propto v \Rightarrow u v = 1", SETTING | {"varying": ["u"]})
    assert found.outcome == "undecided"
    assert "neither side of the arrow is proved at every point" in str(found)
    assert "assuming=[…]" in str(found)


@pytest.mark.parametrize("premise", ["1 = 0", "u + 1 = u", "u^2 + 1 = 0", "u^2 < -1", "u < u"])
@pytest.mark.parametrize("conclusion", ["v = w", "v = v", r"v \ge w"])
def test_a_premise_that_holds_nowhere_proves_nothing(premise, conclusion):
    found = gr.verify(rf"{premise} \Rightarrow {conclusion}", SETTING)
    assert found.outcome == "undecided"
    assert "holds nowhere" in str(found)


def test_what_never_holds_is_no_equivalence_of_what_holds():
    assert gr.verify(r"u^2 + 1 = 0 \iff u u = u^2", SETTING).outcome == "refuted"
    assert gr.verify(r"u^2 + 1 = 0 \iff u^2 + 2 = 0", SETTING).outcome == "undecided"


def test_equations_that_contradict_the_domain():
    positive = {"spacetime": "Minkowski", "positive": ["u"], "scalars": ["v", "w"]}
    assert gr.verify(r"v = -u \Rightarrow v < 1", positive).outcome in ("undecided", "proved")
    assert gr.verify(r"u = -1 \Rightarrow v = w", positive).outcome == "undecided"
    assert gr.verify(r"u = -1 - v^2 \Rightarrow v = w", positive).outcome == "undecided"


def test_assumed_functions_are_assumed_throughout():
    setting = {"spacetime": "Minkowski", "scalars": ["u", "v"], "functions": {"f": "t"}}
    assert gr.verify(r"f(t) = t^2 \Rightarrow f'(t) = 2 t", setting).outcome == "proved"
    assert gr.verify(r"f'(t) = f(t) \Rightarrow f''(t) = f(t)", setting).outcome == "proved"
    assert gr.verify(r"f'(t) = f(t) \Rightarrow f''(t) = -f(t)", setting).outcome == "refuted"


def test_light_in_an_expanding_universe():
    line_element = r"\mathrm{d}s^2 = -a^2(\tau) (\mathrm{d}\tau^2 - \mathrm{d}x^2)"
    setting = {"line_element": line_element, "coordinates": [r"\tau", "x"],
               "functions": {"a": r"\tau"}, "domain": [r"a(\tau) > 0"]}  # fmt: skip
    assert gr.verify(r"\mathrm{d}x = -\mathrm{d}\tau \Rightarrow \mathrm{d}s^2 = 0", setting).outcome == "proved"
    assert gr.verify(r"\mathrm{d}x = -2\mathrm{d}\tau \Rightarrow \mathrm{d}s^2 = 0", setting).outcome == "refuted"


@pytest.mark.parametrize(
    ("formula", "outcome"),
    [
        (r"u v = u w \Rightarrow v = w", "refuted"),  # u = 0
        (r"u v = 0 \Rightarrow u = 0", "refuted"),  # v = 0
        (r"u v = 0 \Rightarrow u^2 v = 0", "proved"),
        (r"u^2 = 0 \Rightarrow u = 0", "proved"),
        (r"u^2 = 1 \Rightarrow u = 1", "refuted"),
    ],
)
def test_divisors_that_may_vanish_are_cases_of_their_own(formula, outcome):
    assert gr.verify(formula, SETTING).outcome == outcome


def test_tensors_as_premises():
    assert gr.verify(r"R_{\mu\nu} = 0 \Rightarrow a'(\tau) = 0", "FLRW").outcome == "refuted"  # Milne's universe
    assert gr.verify(r"R_{\mu\nu} = 0 \Rightarrow R = 1", "FLRW").outcome != "proved"
