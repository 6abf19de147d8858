r"""Inequalities between values, and ``\propto``."""

from __future__ import annotations

import pytest

import gr_toolkit as gr

SETTING = {"spacetime": "FLRW", "scalars": ["u", "v", r"\tau_e", r"\tau_o", "b"], "positive": [r"\omega", "p"]}
EXPANDING = SETTING | {"domain": [r"a(\tau_o) > a(\tau_e)", r"a(\tau_e) > 0"]}


@pytest.mark.parametrize(
    ("setting", "true", "false"),
    [
        (SETTING, r"\omega > 0", r"\omega < 0"),
        (SETTING, r"p + \omega > p", r"p + \omega > 2 p"),
        (SETTING, r"u^2 + v^2 \ge 2 u v", r"u^2 + v^2 \ge 3 u v"),
        (SETTING, r"u \le u", "u < u"),
        (SETTING, r"-1 \le \sin(u)", r"\sin(u) > \frac12"),
        (SETTING, r"a(\tau_e) > 0", r"a(\tau_e) < 0"),  # what holds of a(τ) holds of a at every event
        (SETTING, r"\frac{\omega}{a(\tau_e)} > 0", r"\frac{\omega}{a(\tau_o)} < \frac{\omega}{a(\tau_e)}"),
        (EXPANDING, r"\frac{\omega}{a(\tau_o)} < \frac{\omega}{a(\tau_e)}",
         r"\frac{\omega}{a(\tau_o)} > \frac{\omega}{a(\tau_e)}"),
        (EXPANDING, r"0 < \frac{a(\tau_o)}{a(\tau_e)} - 1", r"\frac{a(\tau_o)}{a(\tau_e)} - 1 < 1"),
    ],
)  # fmt: skip
def test_inequalities(setting, true, false):
    assert gr.verify(true, setting).outcome == "proved"
    found = gr.verify(false, setting)
    assert found.outcome == "refuted"
    assert found.verdicts[0].witness.recheck()


def test_chains_of_inequalities_have_one_verdict_a_link():
    assert [v.proved for v in gr.verify(r"0 < p < p + \omega < p", SETTING).verdicts] == [True, True, False]


def test_no_more_than_is_known():
    """What is false at an irrational point alone is not refuted, nor what holds with equality on a ray proved."""
    assert gr.verify(r"u^4 - u + 1 > 0", SETTING).outcome == "proved"
    assert gr.verify(r"u^2 > 0", SETTING).verdicts[0].witness.value == "0"
    assert gr.verify(r"(u^2 - 2)^2 > 0", SETTING).outcome == "undecided"


@pytest.mark.parametrize(
    ("formula", "message"),
    [
        (r"\mathrm{i} u < v", "not shown to be real"),
        (r"g_{\mu\nu} < 1", "a scalar was expected"),
        (r"u \ne v", "is not decided yet"),
        (r"K \in \{0, 1\}", "is not decided yet"),
        (r"A_\mu \propto 0", "a side vanishes"),
        (r"0 \propto u", "a side vanishes"),
        (r"A_\mu \propto B^\mu", "different free indices"),
    ],
)
def test_what_is_refused(formula, message):
    setting = SETTING | {"define": [r"A_\mu = (1, 0, 0, \tau)", r"B^\mu = (1, 0, 0, \tau)"]}
    found = gr.verify(formula, setting)
    assert found.outcome == "not understood"
    assert message in str(found)


@pytest.mark.parametrize(
    ("formula", "varying", "expected"),
    [
        (r"A_\mu \propto \exp(-\mathrm{i}\tau)", None, "proved"),
        (r"A_\mu \propto \exp(-2\mathrm{i}\tau)", None, "refuted"),
        (r"H_\mu \propto \exp(-\mathrm{i}\tau)", None, "refuted"),  # χ beside it
        (r"H_\mu \propto \exp(-\mathrm{i}\tau)", [r"\tau"], "proved"),
        (r"H_\mu \propto \exp(-\mathrm{i}\tau)", [r"\tau", r"\chi"], "refuted"),
        (r"A_\mu \propto B_\mu", None, "proved"),
        (r"A_\mu \propto E_\mu", None, "refuted"),  # each component by itself, but not with one factor
        (r"u \omega \propto \omega", [r"\omega"], "proved"),
        (r"u \omega^2 \propto \omega", [r"\omega"], "refuted"),
    ],
)
def test_proportionality(formula, varying, expected):
    define = [
        r"A_\mu = (0, 0, b (\cos\tau - \mathrm{i}\sin\tau), 2 (\cos\tau - \mathrm{i}\sin\tau))",
        r"H_\mu = (0, 0, 0, \chi (\cos\tau - \mathrm{i}\sin\tau))",
        r"B_\mu = (0, 0, 3 b (\cos\tau - \mathrm{i}\sin\tau), 6 (\cos\tau - \mathrm{i}\sin\tau))",
        r"E_\mu = (0, 0, 3 (\cos\tau - \mathrm{i}\sin\tau), 6 (\cos\tau - \mathrm{i}\sin\tau))",
    ]
    setting = SETTING | {"define": define} | ({} if varying is None else {"varying": varying})
    assert gr.verify(formula, setting).outcome == expected


def test_names_of_what_varies():
    assert "varying" in str(gr.verify(r"u \propto v", SETTING | {"varying": ["h"]}))


def test_links_premises_and_derivatives_with_margins_and_without():
    setting = {
        "spacetime": "Schwarzschild",
        "coordinates": ["t", "r", r"\theta", r"\phi"],
        "positive": ["v", "b"],
        "domain": [r"v \le 1", "r > 2M"],
    }

    def outcomes(formula):
        return [verdict.proved for verdict in gr.verify(formula, setting).verdicts]

    critical = r"\frac{8 v^4 + 20 v^2 - 1 + (1 + 8 v^2)^{3/2}}{2 v^4}"
    assert outcomes(rf"0 < 27 \le {critical}") == [True, True]
    assert outcomes(rf"0 < 27 < {critical}") == [True, False]  # light has 27
    assert outcomes(rf"v < 1 \Rightarrow 27 < {critical}") == [True]
    assert outcomes(r"\frac{\partial}{\partial r} \sqrt{1 - 2M/r} > 0") == [True]
    assert outcomes(r"\frac{\partial^2}{\partial r^2} \sqrt{1 - 2M/r} > 0") == [False]
    assert outcomes(r"\frac{4M}{b} \le \frac{2M}{b} (1 + \frac{1}{v^2}) < \frac{4M}{b v^2}") == [True, False]
    assert outcomes(r"r > 3M \Rightarrow r^2 - 5 M r + 6 M^2 > 0") == [True]
    assert gr.verify(r"r > 2M \Rightarrow r^2 - 5 M r + 6 M^2 > 0", setting).outcome == "refuted"


def test_nothing_is_claimed_where_the_formula_divides_by_zero():
    """u²/u ≠ 0 is not refuted at u = 0, where it has no value."""
    found = gr.verify(r"\frac{u^4}{u^2} > 0", SETTING)
    assert found.outcome != "refuted"
