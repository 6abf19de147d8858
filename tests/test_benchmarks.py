"""The benchmark still runs, and notices an engine that gives a wrong answer or none."""

from dataclasses import replace

import pytest

import gr_toolkit as gr
from benchmarks import delays, electrodynamics, identities, optics, scattering, small_decides
from benchmarks.cases import CASES, load
from benchmarks.comparison import disagreement, expected_numbers
from benchmarks.fresh_process import measure, measure_in_turn
from benchmarks.table import markdown


@pytest.fixture(scope="module")
def outcome():
    return measure("gr_toolkit", "schwarzschild", repeat=1, timeout=60, against="")


def table(outcome):
    """The table of one outcome."""
    return markdown({outcome.case: {outcome.engine: outcome}}, {outcome.case: expected_numbers(load(outcome.case))}, {})


def test_our_answers_agree_with_the_oracle(outcome):
    assert outcome.finished
    assert outcome.vacuum is True
    assert "agree (1 of 1)" in table(outcome)


def test_a_wrong_number_is_reported(outcome):
    *ricci_and_scalar, kretschmann = outcome.numbers
    wrong = replace(outcome, numbers=[*ricci_and_scalar, "2" + kretschmann])
    assert "DIFFER: gr_toolkit in Kretschmann" in table(wrong)


def test_a_wrong_verdict_is_reported(outcome):
    assert "yes; not so: gr_toolkit" in table(replace(outcome, vacuum=False))


def test_an_unfinished_run_says_how_far_it_came():
    outcome = measure("EinsteinPy", "kerr", repeat=1, timeout=0.2, against="")
    assert not outcome.finished
    assert "> 0.2 s, no inverse" in table(outcome)


def test_memory_is_reported(outcome):
    assert outcome.memory > 10
    assert f"{outcome.memory:.0f} MiB" in table(outcome)


def test_engines_are_measured_in_turn():
    outcomes = measure_in_turn(["gr_toolkit", "floor"], "schwarzschild", repeat=1, timeout=60, against="")
    assert outcomes["gr_toolkit"].finished
    assert not outcomes["floor"].finished  # it was not said where it is


@pytest.mark.parametrize("kind", small_decides.ELEMENTS | small_decides.EXPRESSIONS)
def test_small_questions_are_answered_right(kind):
    assert small_decides.rate((small_decides.ELEMENTS | small_decides.EXPRESSIONS)[kind], questions=5, seed=7) > 0


def test_a_wrong_answer_to_a_small_question_is_noticed():
    def wrong(draw):
        left, right, truth = small_decides.polynomials(draw)
        return left, right, not truth

    with pytest.raises(AssertionError, match="Proved"):
        small_decides.rate(wrong, questions=1, seed=7)


@pytest.mark.nightly
@pytest.mark.parametrize("case", CASES)
def test_every_spacetime_agrees_with_the_oracle(case):
    found = measure("gr_toolkit", case, repeat=1, timeout=300, against="")
    assert found.finished, found.failure
    assert found.vacuum is load(case).vacuum
    assert disagreement(found.numbers, expected_numbers(load(case))) is None
    assert found.memory < 500


@pytest.mark.parametrize("title", [case[0] for case in identities.IDENTITIES])
def test_the_identities_that_are_timed_are_true(title):
    _, _, fields, _, text = next(case for case in identities.IDENTITIES if case[0] == title)
    identities.ours(gr.EveryMetric(4), text, fields, title.endswith("vacuum"))


@pytest.mark.parametrize("task", electrodynamics.PLAIN)
def test_the_questions_of_electrodynamics_are_answered(task):
    assert electrodynamics.TASKS[task]()()


@pytest.mark.parametrize("task", optics.PLAIN)
def test_the_questions_of_optics_are_answered(task):
    assert optics.TASKS[task]()()


def test_angles_are_timed_and_their_errors_found(monkeypatch):
    regime = "light, b from 1e3 M to 1e9 M"
    monkeypatch.setattr(scattering, "REGIMES", {regime: scattering.REGIMES[regime]})
    monkeypatch.setattr(scattering, "CHECKED", 4)
    [line] = scattering.rows(repeat=1, share=1e-5)
    assert line.startswith(f"| {regime} |")
    errors = [float(cell) for cell in line.split("|")[3:-1:2]]
    assert errors[0] < 1e-13 < errors[1]  # 2φ − π has no digits left


def test_delays_are_timed_and_their_errors_found(monkeypatch):
    regime = "light, b from 1e5 M to 1e9 M"
    monkeypatch.setattr(delays, "REGIMES", {regime: delays.REGIMES[regime]})
    monkeypatch.setattr(delays, "CHECKED", 1)
    [line] = delays.rows(repeat=1, share=1e-5)
    errors = [float(cell) for cell in line.split("|")[3:-1:2]]
    assert errors[0] < 1e-13 < errors[1]  # the difference of two times has six digits left
