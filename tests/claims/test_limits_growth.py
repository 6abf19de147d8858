r"""Limits of what has no series in powers: logarithms, an exponential, arctangents."""

from __future__ import annotations

import pytest

import gr_toolkit as gr

SETTING = {
    "spacetime": "Schwarzschild",
    "coordinates": ["t", "r", r"\theta", r"\phi"],
    "positive": ["b", "v", "J", "E", "r_0"],
    "scalars": ["w"],
    "domain": ["v < 1", "E < 1", "r > r_0"],
}


@pytest.mark.parametrize(
    ("limit", "value", "wrong"),
    [
        (r"\lim_{r \to \infty} \frac{\sqrt{r^2 - b^2}}{r}", "1", "0"),
        (r"\lim_{r \to \infty} \frac{\ln r}{r}", "0", "1"),
        (r"\lim_{r \to \infty} \ln r", r"\infty", "0"),
        (r"\lim_{r \to \infty} (r - 2M\ln r)", r"\infty", r"-\infty"),
        (r"\lim_{r \to \infty} \ln\frac{r + \sqrt{r^2 - r_0^2}}{r_0}", r"\infty", "1"),
        (r"\lim_{r \to \infty} (\ln(r + \sqrt{r^2 - r_0^2}) - \ln r)", r"\ln 2", r"\ln 3"),
        (r"\lim_{r \to \infty} r^2 e^{-r}", "0", "1"),
        (r"\lim_{r \to \infty} \frac{e^r}{r^2}", r"\infty", "0"),
        (r"\lim_{r \to \infty} \arctan r", r"\frac{\pi}{2}", r"\pi"),
        (r"\lim_{v \to 0} v \ln v", "0", "1"),
        (r"\lim_{v \to 0} \frac{2M}{b}(1 + 1/v^2)", r"\infty", r"-\infty"),
        (r"\lim_{v \to 1} \frac{2M}{b}(1 + 1/v^2)", r"\frac{4M}{b}", r"\frac{2M}{b}"),
        (r"\lim_{J \to 0} \frac{-M + \sqrt{M^2 + J^2 (1-E)}}{J^2 (1-E)}", r"\frac{1}{2M}", r"\frac{1}{M}"),
    ],
)
def test_limits_with_logarithms_exponentials_and_arctangents(limit, value, wrong):
    assert gr.verify(f"{limit} = {value}", SETTING).outcome == "proved"
    assert gr.verify(f"{limit} = {wrong}", SETTING).outcome == "refuted"


@pytest.mark.parametrize(
    "formula",
    [
        r"\lim_{r \to \infty} \ln(w^2 r + 1) = \infty",  # not where w = 0
        r"\lim_{r \to \infty} e^{w r} = 0",
        r"\lim_{r \to \infty} \sin r \ln r = 0",
        r"\lim_{r \to \infty} \ln\ln r = \infty",  # true
    ],
)
def test_what_stays_open(formula):
    assert gr.verify(formula, SETTING).outcome != "proved"


def test_what_the_first_terms_divide_by_is_said():
    verdict = gr.verify(r"\lim_{r \to \infty} \frac{\ln r}{w \ln r + 1} = \frac{1}{w}", SETTING).verdicts[0]
    assert "w != 0" in map(str, verdict.conditions)
