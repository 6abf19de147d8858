"""The table of the formulas that a source has: checked when it is read, counted in every report."""

from __future__ import annotations

import json
from xml.etree import ElementTree

import pytest

import gr_toolkit as gr
from gr_toolkit.claims import read_claims, verify
from gr_toolkit.claims.report import as_json, summary
from gr_toolkit.cli import main

HEAD = """
[settings.flat]
spacetime = "Minkowski"
scalars = ['u', 'v']

[definitions.sum]
define = ['w = u + v']

[[claim]]
id = "true"
latex = 'u = u'
setting = "flat"
expect = "proved"

[[claim]]
id = "open"
latex = '\\lim_{u \\to \\infty} \\cos(u t) = 0'
setting = "flat"
expect = "undecided"
"""
TABLE = """
[[formulas]]
where = "page 1, display 1"
claims = ["true"]

[[formulas]]
where = "page 1, display 2"
definitions = ["sum"]

[[formulas]]
where = "page 2, display 1"
claims = ["true", "open"]
"""


def test_formulas_are_counted_and_those_not_judged_are_named():
    report = verify(HEAD + TABLE)
    assert all(f.as_expected for f in report.findings)
    assert report.unjudged == ("page 2, display 1",)
    assert not report.as_expected
    assert "formulas found in the source: 3; judged: 2 (not page 2, display 1)" in summary(report)
    assert "judged: 2" in report._repr_html_()
    assert json.loads(as_json([report]))[0]["formulas"] == {
        "found": 3, "judged": 2, "not_judged": ["page 2, display 1"], "later": [],
    }  # fmt: skip


def test_what_is_left_for_later_is_counted_by_itself():
    """It is neither judged nor a failure."""
    head = HEAD.replace('id = "open"', 'id = "open"\nstatement = true')
    report = verify(head + TABLE.replace('claims = ["true", "open"]', 'later = "images"'))
    assert (report.judged, report.unjudged, report.later) == (2, (), ("page 2, display 1",))
    assert report.as_expected
    assert summary(report).endswith("formulas found in the source: 3; judged: 2; left for later: 1")
    assert json.loads(as_json([report]))[0]["formulas"]["later"] == ["page 2, display 1"]


def test_the_exit_status_says_whether_all_are_judged(tmp_path, capsys):
    for name, text, status in (("some", TABLE, 1), ("all", TABLE.replace('["true", "open"]', '["true"]'), 0)):
        file = tmp_path / f"{name}.toml"
        head = HEAD if status else HEAD.replace('id = "open"', 'id = "open"\nstatement = true')
        file.write_text(head + text, encoding="utf-8")
        assert main(["verify", str(file)]) == status
        assert f"formulas found in the source: 3; judged: {3 - status}" in capsys.readouterr().out


def test_reports_for_continuous_integration(tmp_path, capsys):
    file = tmp_path / "claims.toml"
    file.write_text(HEAD.replace('"undecided"', '"proved"') + TABLE, encoding="utf-8")
    assert main(["verify", str(file), "--format", "junit"]) == 1
    suite = ElementTree.fromstring(capsys.readouterr().out).find("testsuite")
    assert (suite.get("tests"), suite.get("failures")) == ("3", "2")
    assert [case.get("name") for case in suite.findall("testcase[failure]")] == ["open", "every formula is judged"]
    properties = {p.get("name"): p.get("value") for p in suite.findall("properties/property")}
    assert properties == {"formulas found": "3", "formulas judged": "2"}


def test_without_a_table_nothing_is_counted():
    report = verify(HEAD)
    assert report.as_expected
    assert "formulas" not in summary(report)
    assert json.loads(as_json([report]))[0]["formulas"]["found"] == 0


def test_a_claim_that_is_not_understood_judges_nothing():
    report = verify(HEAD.replace("latex = 'u = u'", "latex = 'u = q'") + TABLE)
    assert report.unjudged == ("page 1, display 1", "page 2, display 1")


@pytest.mark.parametrize(
    ("table", "message"),
    [
        (TABLE.replace('"open"', '"opne"'), "opne"),
        (TABLE.replace('"sum"', '"sume"'), "sume"),
        (TABLE.replace("page 2", "page 1"), "2 formulas at 'page 1, display 1'"),
        (TABLE.replace(', "open"', ""), "the claim 'open' belongs to no formula of the source"),
        (TABLE.replace('definitions = ["sum"]', ""), "neither claims nor definitions"),
        (TABLE.replace('where = "page 1, display 2"', ""), "has no place"),
        (TABLE.replace("claims = [", "claim = ["), "claim"),
        ("formulas = 3\n", "is no list of tables"),
        (TABLE.replace('["true"]', '"true"'), "no list of texts"),
        (TABLE.replace("definitions =", 'later = "images"\ndefinitions ='), "left for later, and has claims"),
    ],
)
def test_what_is_wrong_with_a_table(table, message):
    text = table + HEAD if table.startswith("formulas") else HEAD + table
    with pytest.raises(gr.errors.InputError) as caught:
        read_claims(text)
    assert message in str(caught.value)


def test_a_statement_in_words_is_true_or_false():
    with pytest.raises(gr.errors.InputError, match="neither true nor false"):
        read_claims(HEAD.replace('id = "true"', 'id = "true"\nstatement = "yes"'))
