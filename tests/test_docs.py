"""What the documents show is run."""

import doctest
import re
from pathlib import Path

import pytest

import gr_toolkit as gr
from gr_toolkit.geometry.conventions.books import TABLE

ROOT = Path(__file__).parents[1]


PAGES = {  # each with the number of its examples that at least have to be found
    "README.md": 30,
    "docs/conventions.md": 15,
    "docs/cosmology.md": 45,
    "docs/einsteinpy.md": 5,
    "docs/electrodynamics-in-flrw.md": 60,
    "docs/electrodynamics.md": 40,
    "docs/exercises.md": 25,
    "docs/geometry.md": 25,
    "docs/identities.md": 25,
    "docs/massive-particles-paper.md": 6,
    "docs/motion.md": 20,
    "docs/optics.md": 35,
    "docs/solutions.md": 20,
}


@pytest.mark.parametrize("name", PAGES)
def test_a_page_is_true(name: str) -> None:
    page = ROOT / name
    flags = doctest.NORMALIZE_WHITESPACE | doctest.ELLIPSIS
    failed, tried = doctest.testfile(str(page), module_relative=False, optionflags=flags)
    assert tried >= PAGES[name]
    assert not failed


def test_every_page_with_examples_is_tested() -> None:
    pages = [ROOT / "README.md", *(ROOT / "docs").glob("*.md")]
    parser = doctest.DocTestParser()
    found = {str(page.relative_to(ROOT)) for page in pages if parser.get_examples(page.read_text("utf-8"))}
    assert found == set(PAGES)


def test_the_table_of_books() -> None:
    page = ROOT / "docs" / "conventions.md"
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
