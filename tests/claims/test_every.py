"""Claims about every metric: settings, the formula on the command line, and what is refused."""

from __future__ import annotations

import json

import pytest

import gr_toolkit as gr
from gr_toolkit.claims import read_claims
from gr_toolkit.claims.report import as_data
from gr_toolkit.cli import main

WAVE = r"\nabla_\mu F^{\mu\nu} = \Box A^\nu SIGN R^\nu{}_\mu A^\mu - \nabla^\nu \nabla_\mu A^\mu"
DOCUMENT = r"""
title = "waves"

[settings.thread]
spacetime = "every"
dimension = 4
signature = "+---"
arbitrary = ['A_\mu']

[settings.on-shell]
spacetime = "every"
dimension = 3
arbitrary = ['F_{[\mu\nu]}', 'J^\mu', '\phi']
scalars = ['m']
assuming = ['\nabla_\mu F^{\mu\nu} = J^\nu']

[definitions.field]
define = ['F_{\mu\nu} = \nabla_\mu A_\nu - \nabla_\nu A_\mu']

[definitions.massive]
assuming = ['\Box \phi + m^2 \phi = 0']

[[claim]]
id = "wave"
latex = '\nabla_\mu F^{\mu\nu} = \Box A^\nu - R^\nu{}_\mu A^\mu - \nabla^\nu \nabla_\mu A^\mu'
setting = "thread"
given = ["field"]
expect = "proved"

[[claim]]
id = "wave-slip"
latex = '\nabla_\mu F^{\mu\nu} = \Box A^\nu + R^\nu{}_\mu A^\mu - \nabla^\nu \nabla_\mu A^\mu'
setting = "thread"
given = ["field"]
expect = "refuted"

[[claim]]
id = "charge"
latex = '\nabla_\nu J^\nu = 0 = \nabla_\mu \nabla_\nu F^{\mu\nu}'
setting = "on-shell"
expect = "proved"

[[claim]]
id = "mass-slip"
latex = '\nabla_\mu \Box \phi = m^2 \nabla_\mu \phi'
setting = "on-shell"
given = ["massive"]
expect = "refuted"
"""


def test_a_document():
    report = gr.verify(DOCUMENT)
    assert [f.outcomes for f in report.findings] == [("proved",), ("refuted",), ("proved", "proved"), ("refuted",)]
    assert report.as_expected
    text = json.dumps(as_data(report))
    assert "x0" in text
    assert r"\\nabla_\\mu F^{\\mu\\nu} = J^\\nu" in text  # what the proof assumes
    assert "bits" in text


@pytest.mark.parametrize(
    ("keys", "sign"), [({}, "-"), ({"riemann": -1}, "+"), ({"ricci": -1}, "+"), ({"conventions": "Weinberg"}, "+")]
)
@pytest.mark.parametrize("signature", ["-+++", "+---"])
def test_the_wave_equation_of_the_potential_in_every_convention(keys, sign, signature):
    """R_{μν} changes its sign with either sign of the conventions and not with the signature, where □ changes it with
    R^ν_μ: the relative sign is s₁ s₂."""
    if "conventions" in keys and signature == "+---":
        pytest.skip("the book's signature is its own")
    setting = {"spacetime": "every", "dimension": 4, "signature": signature, "arbitrary": [r"A_\mu"], **keys}
    if "conventions" in keys:
        del setting["signature"]
    let = [r"F_{\mu\nu} = \nabla_\mu A_\nu - \nabla_\nu A_\mu"]
    assert gr.verify(WAVE.replace("SIGN", sign), setting, let=let)
    assert gr.verify(WAVE.replace("SIGN", "+" if sign == "-" else "-"), setting, let=let).outcome == "refuted"


def test_one_formula():
    assert gr.verify(r"\nabla_\mu \nabla_\nu F^{\mu\nu} = 0", gr.EveryMetric(3), F="[_a_b]")
    assert gr.verify(r"R = 0", "every(dimension=2)").outcome == "refuted"
    setting = {"spacetime": gr.EveryMetric(3), "arbitrary": [r"T_{(\mu\nu)}"], "assuming": [r"G_{\mu\nu} = T_{\mu\nu}"]}
    assert gr.verify(r"\nabla^\mu T_{\mu\nu} = 0", setting)


def test_the_symmetries_that_brackets_declare():
    for declared, holds in ((r"T_{[\mu\nu]}", True), (r"T_{(\mu\nu)}", False), (r"T_{\mu\nu}", False)):
        setting = {"spacetime": "every", "dimension": 3, "arbitrary": [declared]}
        assert bool(gr.verify(r"T_{\mu\nu} + T_{\nu\mu} = 0", setting)) is holds
    setting = {"spacetime": "every", "dimension": 3, "arbitrary": [r"K_{\lambda(\mu\nu)}"]}
    assert gr.verify(r"K_{\lambda\mu\nu} = K_{\lambda\nu\mu}", setting)
    assert gr.verify(r"K_{\lambda\mu\nu} = K_{\mu\lambda\nu}", setting).outcome == "refuted"


def test_in_a_process_of_its_own():
    setting = {"spacetime": "every", "dimension": 3, "assuming": [r"R_{\mu\nu} = 0"]}
    found = gr.verify(r"R_{\mu\nu\rho\sigma} = 0", setting, timeout=60)
    assert found.outcome == "proved"


@pytest.mark.parametrize(
    ("setting", "message"),
    [
        ({"spacetime": "every"}, "dimension = 4"),
        ({"spacetime": "every", "dimension": 1}, "2 or more"),
        ({"spacetime": "every", "dimension": 4, "domain": ["x > 0"]}, "domain in a setting about every metric"),
        ({"spacetime": "every", "dimension": 4, "positive": ["m"]}, "positive in a setting about every metric"),
        ({"spacetime": "every", "dimension": 4, "parameters": {"M": 1}}, "M as a parameter"),
        ({"spacetime": "every", "dimension": 4, "arbitrary": [r"F_{\mu\mu}"]}, "index twice"),
        ({"spacetime": "every", "dimension": 4, "arbitrary": [r"R_{\mu\nu}"]}, "metric's own"),
        ({"spacetime": "Schwarzschild", "dimension": 4}, "dimension belongs to a setting about every metric"),
        ({"spacetime": "Schwarzschild", "assuming": ["R = 0"]}, "assuming belongs to a setting about every metric"),
    ],
)
def test_settings_that_mean_nothing(setting, message):
    found = gr.verify(r"R = 0", setting)
    assert found.outcome == "not understood"
    assert message in found.message


def test_files_are_looked_at_before_anything_is_decided():
    wrong = DOCUMENT.replace("dimension = 4", "dimension = '4'")
    with pytest.raises(gr.errors.InputError, match="no number of dimensions"):
        read_claims(wrong)


def test_no_claim_is_proved_from_its_own_definition():
    setting = r"""
[settings.any]
spacetime = "every"
dimension = 3
arbitrary = ['A_\mu']
define = ['S = \nabla_\mu A^\mu + R']
[[claim]]
id = "circular"
latex = 'S - R = \nabla_\mu A^\mu'
setting = "any"
expect = "proved"
"""
    (finding,) = gr.verify(setting).findings
    assert finding.outcome == "not understood"
    assert "contains a side of the claim" in finding.message


ASSUMED = r"""
[settings.any]
spacetime = "every"
dimension = 3
arbitrary = ['F_{[ab]}', 'J^a', '\phi']
define = ['S^b = 3 J^b']
assuming = ['ASSUMED']
[[claim]]
id = "c"
latex = 'CLAIM'
setting = "any"
expect = "proved"
"""
SOURCE = r"\nabla_\mu F^{\mu\nu} = J^\nu"


@pytest.mark.parametrize(
    ("assumed", "claim"),
    [
        (SOURCE, SOURCE),
        (SOURCE, r"J^a = \nabla_b F^{ba}"),
        (SOURCE, r"2 \nabla^b F_{ba} - 2 J_a = 0"),
        (SOURCE, r"S^a = 3 \nabla_b F^{ba}"),
        (SOURCE, r"\nabla^\mu F_{\nu\mu} + J_\nu = 0"),
        (r"\nabla_{[a} F_{bc]} = 0", r"\nabla_a F_{bc} + \nabla_b F_{ca} + \nabla_c F_{ab} = 0"),
        (r"R_{ab} = 0", r"R_{ba} = 0"),
        (r"\Box\phi = \pi \phi", r"\frac{1}{\pi}\Box\phi = \phi"),
        (r"\Box\phi = \phi = R", r"\phi = \Box\phi"),
    ],
)
def test_no_claim_is_what_its_setting_assumes(assumed, claim):
    (finding,) = gr.verify(ASSUMED.replace("ASSUMED", assumed).replace("CLAIM", claim)).findings
    assert finding.outcome == "not understood"
    assert "is what its setting assumes" in finding.message


@pytest.mark.parametrize(
    ("assumed", "claim"),
    [
        (SOURCE, r"\nabla_a J^a = 0"),
        (SOURCE, r"\nabla_a \nabla_b F^{bc} = \nabla_a J^c"),
        (r"R_{ab} = 0", r"R = 0"),
        (r"R_{ab} = 0", r"R_{abcd} = 0"),
        (r"\Box\phi = \phi", r"\Box\phi = \phi = \phi + \nabla_a \nabla_b F^{ab}"),
        (r"\nabla_a F^{ab} = 0", r"\nabla_a \nabla_b F^{ab} = 0"),
    ],
)
def test_a_claim_may_follow_from_what_is_assumed(assumed, claim):
    (finding,) = gr.verify(ASSUMED.replace("ASSUMED", assumed).replace("CLAIM", claim)).findings
    assert finding.outcome == "proved", finding.message


@pytest.mark.parametrize(
    ("key", "value", "advice"),
    [
        ("positive", ["m"], "scalars = ['m']"),
        ("integers", ["n"], "scalars = ['m']"),
        ("functions", {"V": r"\phi"}, "arbitrary = ['f']"),
        ("domain", ["x > 0"], "all metrics"),
        ("arbitrary", [r"A_{[\mu}B_{\nu]}"], "each in a text of its own"),
        ("arbitrary", ["A_i", "A_0"], "another letter"),
        ("arbitrary", ["F_{0i}"], "a digit for the label"),
    ],
)
def test_a_refused_key_says_what_to_write(key, value, advice):
    found = gr.verify("R = 0", {"spacetime": "every", "dimension": 3, key: value})
    assert found.outcome == "not understood"
    assert advice in found.message


def test_on_the_command_line(capsys):
    words = ["check", r"\nabla_\mu F^{\mu\nu} = 0", "--spacetime", "every(dimension=3)", "--arbitrary", r"\phi"]
    words += ["--let", r"F_{\mu\nu} = \nabla_\mu \nabla_\nu \phi - \nabla_\nu \nabla_\mu \phi"]
    assert main(words) == 0
    assert main(["check", "R = 0", "--spacetime", "every(dimension=3)", "--assuming", r"R_{\mu\nu} = g_{\mu\nu}"]) == 1
    assert main(["check", "R = 3", "--spacetime", "every(dimension=3)", "--assuming", r"R_{\mu\nu} = g_{\mu\nu}"]) == 0
    assert r"R_{\mu\nu} = g_{\mu\nu}" in capsys.readouterr().out
    assert main(["check", "R = 0", "--spacetime", "every"]) == 2
