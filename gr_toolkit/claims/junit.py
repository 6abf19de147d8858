"""Reports as JUnit XML, for continuous integration: one test case a claim, the count of formulas beside them."""

from __future__ import annotations

from collections.abc import Iterable
from xml.etree import ElementTree

from .report import Finding, Report, printable, remarks


def as_junit(reports: Iterable[Report]) -> str:
    """Reports as JUnit XML: a claim that came out otherwise than expected is a failure, and so is the table of formulas
    where one of them is not judged."""
    root = ElementTree.Element("testsuites", name="gr-toolkit verify")
    for report in reports:
        suite = ElementTree.SubElement(root, "testsuite", name=printable(report.title))
        for finding in report.findings:
            _case(suite, finding)
        if report.formulas:
            _counted(suite, report)
        failures = len(suite.findall("testcase/failure"))
        suite.set("tests", str(len(suite.findall("testcase"))))
        suite.set("failures", str(failures))
        suite.set("time", f"{sum(f.seconds for f in report.findings):.3f}")
    ElementTree.indent(root)
    return ElementTree.tostring(root, encoding="unicode", xml_declaration=True)


def _case(suite: ElementTree.Element, finding: Finding) -> None:
    case = ElementTree.SubElement(suite, "testcase", classname=suite.get("name", ""), name=finding.claim.id)
    case.set("time", f"{finding.seconds:.3f}")
    if not finding.as_expected:
        ElementTree.SubElement(case, "failure", message=printable(remarks(finding)))


def _counted(suite: ElementTree.Element, report: Report) -> None:
    """The count of formulas, as properties and as a case of its own."""
    properties = ElementTree.Element("properties")
    for name, value in (("formulas found", len(report.formulas)), ("formulas judged", report.judged)):
        ElementTree.SubElement(properties, "property", name=name, value=str(value))
    suite.insert(0, properties)
    case = ElementTree.SubElement(suite, "testcase", classname=suite.get("name", ""), name="every formula is judged")
    if report.unjudged:
        ElementTree.SubElement(case, "failure", message=printable(f"not judged: {', '.join(report.unjudged)}"))
