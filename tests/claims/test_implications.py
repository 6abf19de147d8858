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
        (r"u = v \Rightarrow u^2 = v^2", "undecided"),  # true, but of u = v, not of every u and v
        (r"u = 0 \Rightarrow u v = 0", "undecided"),
        (r"u^2 = v^2 \Rightarrow u = v", "undecided"),  # false at u = −v alone
        (r"u v = v u \Leftrightarrow (u v)^2 = u^2 v^2", "proved"),
        (r"u v = v u \iff u = v", "refuted"),
        (r"u = v \iff u v = v u", "refuted"),  # one holds everywhere, the other does not
        (r"u = v \iff v = u", "undecided"),
        (r"u = v \iff u = 2 v", "undecided"),
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
    assert "is not decided yet" in str(gr.verify(r"u = u \Rightarrow v > w", SETTING))


def test_the_small_print_of_both_sides_is_kept():
    found = gr.verify(r"\frac{u}{u} = 1 \iff \frac{v}{v} = 1", SETTING)
    assert {str(condition) for condition in found.verdicts[0].conditions} == {"u != 0", "v != 0"}


def test_chains_of_equalities_on_a_side():
    found = gr.verify(r"u = u = u \Rightarrow u v = v u = 2 u v", SETTING)
    assert found.outcome == "refuted"
    assert found.verdicts[0].component == "equality 2"


def test_what_is_open_says_what_to_ask():
    found = gr.verify(r"u = 0 \Rightarrow u v = 0", SETTING)
    assert "neither side of the arrow is proved at every point" in str(found)
    assert "assuming=[…]" in str(found)
    assert "could not be made into rules" not in str(found)


@pytest.mark.parametrize(
    ("formula", "advice"),
    [
        (r"R_{\mu\nu} = 0 \Rightarrow R = 0", r"R = 0, assuming=[r'R_{\mu\nu} = 0']"),
        (r"R = 0 \iff g^\mu_\mu = 4", r"g^\mu_\mu = 4, assuming=[r'R = 0']; and the other way round"),
    ],
)
def test_about_every_metric_the_premise_is_assumed(formula, advice):
    found = gr.verify(formula, {"spacetime": "every", "dimension": 4})
    assert found.outcome == "not understood"
    assert advice in str(found)
    assuming = {"spacetime": "every", "dimension": 4, "assuming": [r"R_{\mu\nu} = 0"]}
    assert gr.verify("R = 0", assuming).outcome == "proved"


def test_letters_of_coordinates_are_indices_about_every_metric():
    every = gr.EveryMetric(3)
    assert "t read as an index" in str(every.decide(r"\nabla_\mu R = 0", assuming=[r"\partial_t R = 0"]))
    assert "read as" not in str(every.decide(r"\nabla_\mu R = 0", assuming=[r"\partial_\mu R = 0"]))


def test_a_power_that_looks_like_components():
    for setting in ({"spacetime": "every", "dimension": 4}, "FLRW"):
        found = gr.verify("R^{16} = 0", setting)
        assert found.outcome == "not understood"
        assert "R^{16} is read as the component 1, 6" in str(found)
        assert "(R)^{16} for the power" in str(found)
    assert gr.verify("(R)^{16} = (R^4)^4", "FLRW").outcome == "proved"
    assert gr.verify("R^{12} = 0", "FLRW").outcome == "proved"  # a component
