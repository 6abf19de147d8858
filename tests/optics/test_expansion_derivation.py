"""Geometric optics on every metric: every step is proved, and a wrong factor in any of them is not."""

from __future__ import annotations

from dataclasses import replace

import pytest

import gr_toolkit as gr
from gr_toolkit.optics.expansions.every_metric import STEPS, derivation


@pytest.mark.parametrize(("dimension", "signature"), [(4, "-+++"), (4, "+---"), (3, "-++"), (5, "-++++")])
def test_all_steps(dimension, signature):
    found = derivation(dimension, signature)
    assert found.proved
    assert bool(found.verdict)
    assert list(found.verdicts) == list(STEPS)


WRONG = {
    "field": (r"w m_{\mu\nu}", r"2 w m_{\mu\nu}"),
    "divergence": (r"w k^\mu f_{\mu\nu}", r"2 w k^\mu f_{\mu\nu}"),
    "order 0": (r"k_\alpha k^\alpha", r"2 k_\alpha k^\alpha"),
    "transversality": (r"- k^\mu a_\mu k_\nu", r"k^\mu a_\mu k_\nu"),
    "rays": ("= 0", r"= k_\mu"),
    "transport": (r"= 2 k", "= k"),
    "photon number": (r"= a^\nu T_\nu", r"= 2 a^\nu T_\nu"),
    "polarisation": (r"= 2 A k", r"= A k"),
    "gauge": (r"(2 k^\mu \nabla_\mu \beta", r"(k^\mu \nabla_\mu \beta"),
    "correction": (r"- R_{\nu\mu}", r"+ R_{\nu\mu}"),
    "scalar gradient": (r"w a k_\mu", r"2 w a k_\mu"),
    "scalar divergence": (r"w k^\mu f_\mu", r"2 w k^\mu f_\mu"),
    "scalar transport": (r"= a (k", r"= 2 a (k"),
}


@pytest.mark.parametrize("name", STEPS)
def test_a_wrong_factor_is_not_proved(name):
    right, wrong = WRONG[name]
    step = STEPS[name]
    assert right in step.formula
    verdict = replace(step, formula=step.formula.replace(right, wrong, 1)).verdict(gr.EveryMetric(3))
    assert not verdict.proved
    assert verdict.refuted or step.assuming  # under conditions a refutation needs an existence theorem


def test_what_a_step_assumes_is_needed():
    for name in ("transversality", "rays", "transport", "gauge"):
        assert replace(STEPS[name], assuming=()).verdict(gr.EveryMetric(4)).refuted
