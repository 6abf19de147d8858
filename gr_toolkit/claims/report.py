"""Findings and reports: as text, one line a claim, and as JSON."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from html import escape
from typing import Any, final

from ..errors import UndecidedError
from ..verdicts import Refuted, Undecided, Verdict, explanation
from .file import OUTCOMES, Claim
from .sources import Formula, judged


@final
@dataclass(frozen=True)
class Finding:
    """What came out for one claim.

    Attributes
    ----------
    outcomes : "proved", "refuted", "undecided" for each link of the chain, or "not understood" alone
    verdicts : the verdicts behind them
    message : why it was not understood
    seconds : wall time
    conventions : those in which the formula was read
    """

    claim: Claim
    outcomes: tuple[str, ...]
    verdicts: tuple[Verdict, ...]
    seconds: float
    message: str = ""
    conventions: str = ""

    @property
    def as_expected(self) -> bool:
        """Whether every link came out as the claim expects."""
        expected = self.claim.expect * len(self.outcomes) if len(self.claim.expect) == 1 else self.claim.expect
        return self.outcomes == expected

    @property
    def outcome(self) -> str:
        """One word: the weakest of the links."""
        for word in ("not understood", "refuted", "undecided"):
            if word in self.outcomes:
                return word
        return "proved"

    def __bool__(self) -> bool:
        """Proved is true, refuted false; what is undecided or not understood raises.

        Raises
        ------
        UndecidedError
            It is neither.
        """
        if self.outcome in ("proved", "refuted"):
            return self.outcome == "proved"
        raise UndecidedError(self.message or str(self), "finding.outcome or finding.verdicts, which never guess")

    def __str__(self) -> str:
        links = " | ".join(self.outcomes)
        return (
            f"{links}: {self.claim.latex}"
            + (f"\n  {self.message}" if self.message else "")
            + "".join("\n  " + v.explain().replace("\n", "\n  ") for v in self.verdicts)
        )

    __repr__ = __str__

    def _repr_latex_(self) -> str | None:
        if self.outcome == "not understood":  # what could not be read is not typeset
            return None
        rows: list[tuple[str, Any]] = [("", undelimited(self.claim.latex)), *(("", v) for v in self.verdicts)]
        return explanation.in_rows([*rows, (f"conventions: {self.conventions}", "")] if self.conventions else rows)

    def _repr_html_(self) -> str | None:
        return f"<pre>{escape(printable(str(self)))}</pre>" if self.outcome == "not understood" else None


@final
@dataclass(frozen=True)
class Report:
    """The findings of a document, and the formulas that were found in its source."""

    title: str
    source: str
    findings: tuple[Finding, ...]
    formulas: tuple[Formula, ...] = ()

    @property
    def as_expected(self) -> bool:
        """Whether every finding is the expected one, and every formula of the source is judged or left for later."""
        return all(f.as_expected for f in self.findings) and not self.unjudged

    @property
    def unjudged(self) -> tuple[str, ...]:
        """The places of the source's formulas of which a claim is neither proved nor refuted."""
        done = judged(self.formulas, {f.claim.id: f.outcomes for f in self.findings})
        return tuple(f.where for f in self.formulas if not f.later and f.where not in done)

    @property
    def later(self) -> tuple[str, ...]:
        """The places of the source's formulas that are left for later."""
        return tuple(formula.where for formula in self.formulas if formula.later)

    @property
    def judged(self) -> int:
        """How many of the source's formulas are judged."""
        return len(self.formulas) - len(self.unjudged) - len(self.later)

    def count(self, outcome: str) -> int:
        """How many links came out so."""
        return sum(f.outcomes.count(outcome) for f in self.findings)

    def __repr__(self) -> str:
        return "\n".join(lines(self))

    def _repr_html_(self) -> str:
        rows = [(f.claim.id, "/".join(f.outcomes), printable(f.claim.latex), remarks(f)) for f in self.findings]
        head = "".join(f"<p>{escape(printable(text))}</p>" for text in (self.title, summary(self)))
        body = "".join(f"<tr>{''.join(f'<td>{escape(printable(cell))}</td>' for cell in row)}</tr>" for row in rows)
        titles = "".join(f"<th>{title}</th>" for title in ("claim", "verdict", "formula", ""))
        return f"{head}<table><thead><tr>{titles}</tr></thead><tbody>{body}</tbody></table>"


def undelimited(latex: str) -> str:
    r"""A formula without the ``$``, ``\[`` or ``##`` in which it may have been typed."""
    text = latex.strip()
    for opening, closing in (("$$", "$$"), ("$", "$"), ("##", "##"), (r"\[", r"\]"), (r"\(", r"\)")):
        if text.startswith(opening) and text.endswith(closing):
            return text[len(opening) : -len(closing)].strip()
    return text


def line(finding: Finding) -> str:
    """Verdict, time, id; for what is refuted the witness; what was expected where it is something else."""
    mark = " " if finding.as_expected else "!"
    head = f"{mark} {'/'.join(finding.outcomes):<17} {1000 * finding.seconds:7.1f} ms  {finding.claim.id}"
    details = remarks(finding)
    return printable(head + ("  " + details if details else ""))


def remarks(finding: Finding) -> str:
    """Witnesses, reasons, messages, and what was expected where it is something else."""
    details = [detail for verdict in finding.verdicts if (detail := _detail(verdict))]
    if finding.message:
        details.append(" ".join(part.strip() for part in finding.message.split("\n")))
    if not finding.as_expected:
        details.append(f"expected {'/'.join(finding.claim.expect)}")
    return "; ".join(details)


def _detail(verdict: Verdict) -> str:
    """What stands behind a verdict that is no proof."""
    match verdict:
        case Refuted(witness, component):
            where = f"component {component} " if component else ""
            return f"{where}at {witness.place()}: left - right = {witness.value}"
        case Undecided(reason, detail):
            return " ".join(f"{reason.value} {detail}".split())
    return ""


def printable(text: str) -> str:
    """Text in which nothing but line breaks and visible characters is left: claims files are not trusted."""
    return "".join(c if c.isprintable() or c == "\n" else repr(c)[1:-1] for c in text)


def summary(report: Report) -> str:
    """How many links of which verdict, and whether all are as expected."""
    counts = ", ".join(f"{report.count(outcome)} {outcome}" for outcome in OUTCOMES)
    unexpected = sum(not f.as_expected for f in report.findings)
    seconds = sum(f.seconds for f in report.findings)
    verdict = "all as expected" if not unexpected else f"{unexpected} not as expected"
    text = f"{len(report.findings)} claims in {seconds:.2f} s; links: {counts}; {verdict}"
    return f"{text}; {counted(report)}" if report.formulas else text


def counted(report: Report) -> str:
    """How many formulas the source has, how many of them are judged, which are not, and how many are left for later."""
    missing, later = report.unjudged, report.later
    text = f"formulas found in the source: {len(report.formulas)}; judged: {report.judged}"
    text += f" (not {', '.join(missing)})" if missing else ""
    return text + (f"; left for later: {len(later)}" if later else "")


def lines(report: Report) -> Iterator[str]:
    """The whole report as text."""
    yield f"{report.title} ({report.source})" if report.source else report.title
    yield from map(line, report.findings)
    yield summary(report)


def as_data(report: Report) -> dict[str, Any]:
    """The report as plain data; `report.schema.json` describes it."""
    return {
        "title": report.title,
        "source": report.source,
        "as_expected": report.as_expected,
        "counts": {outcome: report.count(outcome) for outcome in OUTCOMES},
        "formulas": {
            "found": len(report.formulas),
            "judged": report.judged,
            "not_judged": list(report.unjudged),
            "later": list(report.later),
        },
        "findings": [_finding(f) for f in report.findings],
    }


def _finding(finding: Finding) -> dict[str, Any]:
    claim = finding.claim
    return {
        "id": claim.id,
        "place": claim.place,
        "says": claim.says,
        "latex": claim.latex,
        "because": claim.because,
        "expect": list(claim.expect),
        "outcomes": list(finding.outcomes),
        "as_expected": finding.as_expected,
        "seconds": round(finding.seconds, 6),
        "message": finding.message,
        "links": [_link(v) for v in finding.verdicts],
    }


def _link(verdict: Any) -> dict[str, Any]:
    if verdict.proved:
        return {"verdict": "proved", "where": [str(c) for c in verdict.conditions]}
    if verdict.refuted:
        witness = verdict.witness
        return {
            "verdict": "refuted",
            "component": verdict.component,
            "difference": witness.value,
            "bits": witness.bits,
            "witness": {str(name): str(value) for name, value in witness.assignment},
        }
    return {"verdict": "undecided", "reason": verdict.reason.name, "detail": verdict.detail}


def as_json(reports: list[Report]) -> str:
    """Reports as JSON text."""
    return json.dumps([as_data(r) for r in reports], indent=2, ensure_ascii=False)
