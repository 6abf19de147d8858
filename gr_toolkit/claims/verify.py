"""Verifying documents: every claim of a file, one finding each."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, final

from ..errors import GRToolkitError, InputError
from ..geometry import Metric
from ..geometry.scope import Scope
from ..verdicts import Undecided, Verdict
from ..verdicts.worker import run_in_worker
from .definitions import define
from .file import CORPORA, Claim, ClaimsFile, check_not_circular, read_claims
from .setting import scope_of, spacetime_setting
from .statements import decide_statement


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
    """

    claim: Claim
    outcomes: tuple[str, ...]
    verdicts: tuple[Verdict, ...]
    seconds: float
    message: str = ""

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

    def __str__(self) -> str:
        links = " | ".join(self.outcomes)
        return (
            f"{links}: {self.claim.latex}"
            + (f"\n  {self.message}" if self.message else "")
            + "".join("\n  " + v.explain().replace("\n", "\n  ") for v in self.verdicts)
        )

    __repr__ = __str__


@final
@dataclass(frozen=True)
class Report:
    """The findings of a document."""

    title: str
    source: str
    findings: tuple[Finding, ...]

    @property
    def as_expected(self) -> bool:
        """Whether every finding is the expected one."""
        return all(f.as_expected for f in self.findings)

    def count(self, outcome: str) -> int:
        """How many links came out so."""
        return sum(f.outcomes.count(outcome) for f in self.findings)

    def __repr__(self) -> str:
        from .report import lines

        return "\n".join(lines(self))


def verify_claim(file: ClaimsFile, claim: Claim) -> Finding:
    """The finding of one claim; what cannot be understood is a finding too."""
    begin = time.perf_counter()
    try:
        scope = file.scope(claim)
        check_not_circular(file, claim, scope)
        verdicts = tuple(decide_statement(scope, claim.latex))
    except GRToolkitError as error:
        notes = "".join("\n" + note for note in getattr(error, "__notes__", ()))
        return Finding(
            claim, ("not understood",), (), time.perf_counter() - begin, f"{type(error).__name__}: {error}{notes}"
        )
    return Finding(claim, tuple(_word(v) for v in verdicts), verdicts, time.perf_counter() - begin)


def _word(verdict: Verdict) -> str:
    return "proved" if verdict.proved else "refuted" if verdict.refuted else "undecided"


def findings(file: ClaimsFile, timeout: float | None = None) -> Iterator[Finding]:
    """The findings of a file, as they come; with a timeout each claim has a process of its own, ended when it is over."""
    for claim in file.claims:
        if timeout is None:
            yield verify_claim(file, claim)
            continue
        begin = time.perf_counter()
        answer = run_in_worker(
            verify_claim,
            (ClaimsFile(file.title, file.source, file.settings, file.definitions, ()), claim),
            seconds=timeout,
        )
        if isinstance(answer, Finding):
            yield answer
        elif isinstance(answer, BaseException):
            raise answer
        else:
            yield Finding(claim, ("undecided",), (Undecided(*answer),), time.perf_counter() - begin)


def verify(
    source: Any, setting: Any = None, *, timeout: float | None = None, progress: Callable[[Finding], None] | None = None
) -> Report | Finding:
    r"""Verify a claims file, or one formula in a setting.

    Parameters
    ----------
    source : path of a claims file, its text, the name of a shipped corpus, or (with `setting`) one formula in LaTeX
    setting : metric, name of a spacetime like ``"FLRW(K=-1)"``, mapping of settings (see `gr_toolkit.claims.setting`), or scope; only for one formula
    timeout : seconds for each claim, in a process of its own
    progress : called with each finding

    Returns
    -------
    Report, or for one formula Finding

    Examples
    --------
    >>> import gr_toolkit as gr
    >>> verify(r"R_{\mu\nu} - \frac12 R g_{\mu\nu} = G_{\mu\nu}", gr.FLRW()).outcome
    'proved'
    >>> verify(r"R_{\theta\theta} = 1", "Schwarzschild").outcome
    'refuted'
    """
    if setting is not None:
        return verify_formula(str(source), setting)
    file = read_claims(_text_of(source))
    found = []
    for finding in findings(file, timeout):
        found.append(finding)
        if progress:
            progress(finding)
    return Report(file.title, file.source, tuple(found))


def verify_formula(formula: str, setting: Any, let: tuple[str, ...] = ()) -> Finding:
    """The finding of one formula; `let` are definitions put before it."""
    claim = Claim("formula", "", "", formula, "", ("proved",), "")
    begin = time.perf_counter()
    try:
        scope = as_scope(setting)
        for text in let:
            scope = define(scope, text)
        verdicts = tuple(decide_statement(scope, formula))
    except GRToolkitError as error:
        notes = "".join("\n" + note for note in getattr(error, "__notes__", ()))
        return Finding(
            claim, ("not understood",), (), time.perf_counter() - begin, f"{type(error).__name__}: {error}{notes}"
        )
    return Finding(claim, tuple(_word(v) for v in verdicts), verdicts, time.perf_counter() - begin)


def as_scope(setting: Any) -> Scope:
    """A scope from a metric, a spacetime's name, a mapping of settings, or a scope."""
    if isinstance(setting, Scope):
        return setting
    if isinstance(setting, Metric):
        return Scope.on(setting)
    if isinstance(setting, str):
        return scope_of(spacetime_setting(setting))
    if isinstance(setting, dict):
        return scope_of(setting)
    raise InputError(
        f"the setting {setting!r} is neither a metric, a spacetime's name, nor a mapping", "gr.FLRW() or 'FLRW(K=-1)'"
    )


def corpora() -> tuple[Path, ...]:
    """The claims files that are shipped."""
    return tuple(sorted(CORPORA.glob("*.toml")))


def _text_of(source: Any) -> str:
    """The text of a claims file given as a path, a shipped corpus's name, or itself."""
    text = str(source)
    if "\n" not in text and len(text) < 4096:
        for path in (Path(text), CORPORA / f"{text}.toml"):
            if path.is_file():
                return path.read_text(encoding="utf-8")
        raise InputError(
            f"there is no claims file {text!r}", f"a path, or one of {', '.join(p.stem for p in corpora())}"
        )
    return text
