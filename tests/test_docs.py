"""What the documents show is run."""

import doctest
import re
from pathlib import Path

import gr_toolkit as gr
from gr_toolkit.geometry.conventions.books import TABLE

ROOT = Path(__file__).parents[1]


def test_the_readme_is_true() -> None:
    failed, tried = doctest.testfile(str(ROOT / "README.md"), module_relative=False)
    assert tried > 15
    assert not failed


def test_the_page_on_geometry_is_true() -> None:
    failed, tried = doctest.testfile(
        str(ROOT / "docs" / "geometry.md"), module_relative=False, optionflags=doctest.NORMALIZE_WHITESPACE
    )
    assert tried > 25
    assert not failed


def test_the_page_on_electrodynamics_is_true() -> None:
    failed, tried = doctest.testfile(str(ROOT / "docs" / "electrodynamics.md"), module_relative=False)
    assert tried > 40
    assert not failed


def test_the_page_on_electrodynamics_in_flrw_is_true() -> None:
    page = ROOT / "docs" / "electrodynamics-in-flrw.md"
    failed, tried = doctest.testfile(str(page), module_relative=False, optionflags=doctest.NORMALIZE_WHITESPACE)
    assert tried > 60
    assert not failed


def test_the_page_on_solutions_is_true() -> None:
    page = ROOT / "docs" / "solutions.md"
    failed, tried = doctest.testfile(str(page), module_relative=False, optionflags=doctest.ELLIPSIS)
    assert tried > 20
    assert not failed


def test_the_page_on_identities_is_true() -> None:
    failed, tried = doctest.testfile(str(ROOT / "docs" / "identities.md"), module_relative=False)
    assert tried > 25
    assert not failed


def test_the_page_on_conventions_is_true() -> None:
    page = ROOT / "docs" / "conventions.md"
    failed, tried = doctest.testfile(str(page), module_relative=False, optionflags=doctest.ELLIPSIS)
    assert tried > 15
    assert not failed
    rows = dict(re.findall(r"^\| (\S+) \| (.*) \|$", page.read_text("utf-8"), re.M))
    for name, book in TABLE.items():
        printed = [book.signature, "+-"[book.riemann < 0], "+-"[book.ricci < 0]]
        printed.append("G = κT" if book.einstein > 0 else "G = -κT")
        printed += [f"ε{book.levi_civita}{{0123}}" if book.levi_civita else "", book.maxwell, book.constants]
        assert [cell.strip() for cell in rows[name].replace("−", "-").replace("–", "-").split("|")] == printed, name


def test_the_claims_file_of_the_documentation() -> None:
    block = re.search(r"^```toml\n(.*?)^```$", (ROOT / "docs" / "claims.md").read_text("utf-8"), re.M | re.S)
    assert block
    report = gr.verify(block[1])
    assert [f.outcome for f in report.findings] == ["proved", "refuted"]
    assert report.as_expected


def test_links_between_documents_lead_somewhere() -> None:
    for page in [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *(ROOT / "docs").glob("*.md")]:
        for target in re.findall(r"\]\(([^)#:]+)\)", page.read_text("utf-8")):
            assert (page.parent / target).exists(), f"{page.name}: {target}"
