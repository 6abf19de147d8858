"""The benchmark still runs, and notices an engine that gives a wrong answer or none."""

from dataclasses import replace

import pytest

from benchmarks.cases import load
from benchmarks.comparison import expected_numbers
from benchmarks.fresh_process import measure
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
