"""Verifying documents: every claim of a file, one finding each."""

from __future__ import annotations

import math
import time
from collections.abc import Callable, Iterator, Sequence
from functools import reduce
from pathlib import Path
from typing import Any

from ..errors import AmbiguousSignError, GRToolkitError, InputError
from ..geometry import EveryMetric, Metric
from ..geometry.formulas.evaluate import scope_with
from ..geometry.formulas.scope import Scope
from ..verdicts import Reason, Undecided, Verdict
from ..verdicts.worker import run_in_worker
from .circular import check_not_assumed, check_not_circular, definitions_of
from .definitions import define
from .every import EveryScope, every_scope, is_every
from .file import CORPORA, Claim, ClaimsFile, read_claims, text_of
from .pieces import decide_by_pieces
from .report import Finding, Report
from .setting import extended, narrowed, scope_of, scope_on, spacetime_setting, undefined
from .statements import decide_statement
from .wording import advice


def verify_claim(file: ClaimsFile, claim: Claim) -> Finding:
    """The finding of one claim; what cannot be understood is a finding too."""

    read_in: list[str] = []

    def verdicts() -> Sequence[Verdict]:
        setting, groups = file.settings[claim.setting], [file.definitions[g] for g in claim.given]
        texts = definitions_of(setting, *groups)
        if is_every(setting):
            every = file.every(claim)
            read_in.append(str(every.every.conventions))
            check_not_circular(claim.id, claim.latex, texts, every)
            check_not_assumed(claim.id, claim.latex, every)
            return every.decide(claim.latex)

        def build(further: tuple[Any, ...], defined: bool) -> Scope:
            if defined:
                scope = file.scope(claim, further)
            else:
                scope = reduce(extended, map(undefined, groups), scope_of(undefined(setting), further))
            read_in.append(str(scope.metric.conventions))
            return scope

        return decide_by_pieces(
            build, lambda scope: check_not_circular(claim.id, claim.latex, texts, scope), claim.latex
        )

    return _finding(claim, verdicts, read_in)


def _finding(claim: Claim, find: Callable[[], Sequence[Verdict]], read_in: Sequence[str]) -> Finding:
    """What came of a question, the conventions met meanwhile; nothing that a formula can do escapes as an exception."""
    begin = time.perf_counter()
    verdicts: tuple[Verdict, ...] = ()
    try:
        verdicts = tuple(find())
        outcomes, message = tuple(_word(v) for v in verdicts), ""
    except AmbiguousSignError as error:
        outcomes, message = ("not understood",), advice(error, None)
    except GRToolkitError as error:
        outcomes, message = ("not understood",), described(error)
    except (MemoryError, RecursionError, OverflowError) as error:
        reason = Reason.OUT_OF_MEMORY if isinstance(error, MemoryError) else Reason.TOO_LARGE
        verdicts = (Undecided(reason, type(error).__name__),)
        outcomes, message = ("undecided",), ""
    except Exception as error:
        outcomes, message = ("not understood",), f"InternalError: {type(error).__name__}: {error}; please report this"
    return Finding(claim, outcomes, verdicts, time.perf_counter() - begin, message, next(iter(read_in), ""))


def described(error: BaseException) -> str:
    """An error's sentence with its notes."""
    return "\n".join([str(error), *getattr(error, "__notes__", ())])


def _word(verdict: Verdict) -> str:
    return "proved" if verdict.proved else "refuted" if verdict.refuted else "undecided"


def findings(file: ClaimsFile, timeout: float | None = None) -> Iterator[Finding]:
    """The findings of a file, as they come; with a timeout each claim has a process of its own."""
    for claim in file.claims:
        if timeout is None:
            yield verify_claim(file, claim)
        else:
            yield _elsewhere(claim, verify_claim, (file.only(claim), claim), timeout)


def _elsewhere(claim: Claim, function: Callable[..., Finding], arguments: tuple[Any, ...], timeout: float) -> Finding:
    """The finding of a function that runs in a process of its own."""
    if not (timeout > 0 and math.isfinite(timeout)):
        raise InputError(f"the timeout {timeout} is no positive number of seconds", "timeout=10")
    begin = time.perf_counter()
    answer = run_in_worker(function, arguments, seconds=timeout)
    if isinstance(answer, Finding):
        return answer
    if isinstance(answer, GRToolkitError):
        return Finding(claim, ("not understood",), (), time.perf_counter() - begin, described(answer))
    if isinstance(answer, BaseException):
        raise answer
    return Finding(claim, ("undecided",), (Undecided(*answer),), time.perf_counter() - begin)


def verify(
    source: Any,
    setting: Any = None,
    *,
    let: Sequence[str] = (),
    timeout: float | None = None,
    progress: Callable[[Finding], None] | None = None,
    **fields: Any,
) -> Report | Finding:
    r"""Verify a claims file, or one formula in a setting.

    Parameters
    ----------
    source : path of a claims file, its text, the name of a shipped corpus, or (with `setting`) one formula in LaTeX
    setting : metric, name of a spacetime like ``"FLRW(K=-1)"``, mapping, or scope; only for one formula
        ``gr.EveryMetric(4)`` or ``"every(dimension=4)"`` is a setting too: the formula is then about every metric.
        A mapping has the keys of a setting in a claims file, `gr_toolkit.claims.setting.scope_of` lists them; its
        ``"spacetime"`` may be a metric: ``{"spacetime": g, "arbitrary": [r"\psi"], "scalars": ["m"]}``.
    let : definitions put before the formula, in LaTeX; only for one formula
    timeout : seconds for each claim, in a process of its own; what takes longer is undecided
    progress : called with each finding
    fields : tensors and scalars by their names, as in `Metric.evaluate`; only for one formula on a metric
        On every metric their types, as in `EveryMetric.decide`: ``A="_a"``.

    Returns
    -------
    Report, or for one formula Finding, which is true or false as a verdict is

    Raises
    ------
    InputError
        There is no such file, or it is no claims file. What is wrong with a single claim is a finding instead.

    Examples
    --------
    >>> import gr_toolkit as gr
    >>> verify(r"R_{\mu\nu} - \frac12 R g_{\mu\nu} = G_{\mu\nu}", gr.FLRW()).outcome
    'proved'
    >>> verify(r"R_{\theta\theta} = 1", "Schwarzschild").outcome
    'refuted'
    >>> verify(r"\partial_\mu \psi \partial^\mu \psi = 0", gr.FLRW(), let=[r"\psi = \tau - \chi"]).outcome
    'proved'
    >>> g = gr.Schwarzschild()
    >>> bool(verify(r"\nabla_{(\mu} \xi_{\nu)} = 0", g, xi=g.vector([1, 0, 0, 0])))
    True
    >>> potential = {"spacetime": "FLRW", "arbitrary": [r"A_\mu"]}
    >>> verify(r"\nabla_\mu A_\nu - \nabla_\nu A_\mu = \partial_\mu A_\nu - \partial_\nu A_\mu", potential).outcome
    'proved'
    """
    if fields:
        if isinstance(setting, EveryMetric):
            setting = EveryScope(setting, setting.vocabulary(fields=fields))
        elif not isinstance(setting, Metric):
            raise InputError(f"{', '.join(fields)}: fields by name need a metric", "gr.verify(formula, g, u=u)")
        else:
            setting = scope_with(setting, fields)
    if setting is not None:
        return verify_formula(source, setting, let, timeout)
    if let:
        raise InputError(
            "definitions are given without the setting of one formula", "gr.verify(formula, gr.FLRW(), let=[…])"
        )
    file = read_claims(_text_of(source))
    found = []
    for finding in findings(file, timeout):
        found.append(finding)
        if progress:
            progress(finding)
    return Report(file.title, file.source, tuple(found), file.formulas)


def verify_formula(formula: str, setting: Any, let: Sequence[str] = (), timeout: float | None = None) -> Finding:
    """The finding of one formula; `let` are definitions put before it."""
    if not isinstance(formula, str):
        raise InputError(f"the formula is {formula!r}, no text", r"r'R_{\mu\nu} = 0'")
    claim = Claim("formula", "", "", formula, "", ("proved",), "")
    if timeout is not None:
        if isinstance(setting, Scope | EveryScope):
            raise InputError("a scope cannot go to another process", "a mapping of settings, with a timeout")
        return _elsewhere(claim, verify_formula, (formula, setting, let), timeout)
    read_in: list[str] = []

    def verdicts() -> Sequence[Verdict]:
        given = spacetime_setting(setting) if isinstance(setting, str) else setting
        if is_every(given):
            every = every_scope(given)
            read_in.append(str(every.every.conventions))
            return every.extended({"define": let}).decide(formula)

        def build(further: tuple[Any, ...], defined: bool) -> Scope:
            scope = as_scope(given, further, defined)
            read_in.append(str(scope.metric.conventions))
            return reduce(define, let, scope) if defined else scope

        if isinstance(setting, Scope):  # its domain is what it is
            return decide_statement(build((), True), formula)
        return decide_by_pieces(build, lambda scope: None, formula)

    return _finding(claim, verdicts, read_in)


def as_scope(setting: Any, further: Sequence[Any] = (), defined: bool = True) -> Scope:
    """A scope from a metric, a spacetime's name, a mapping of settings, or a scope; with `further` conditions on its
    domain, and perhaps without the mapping's definitions."""
    if isinstance(setting, Scope):
        return setting
    if isinstance(setting, Metric):
        return Scope.on(narrowed(setting, further))
    if isinstance(setting, str):
        return scope_of(spacetime_setting(setting), further)
    if isinstance(setting, dict):
        given = setting if defined else undefined(setting)
        metric = given.get("spacetime")
        return scope_on(metric, given, further) if isinstance(metric, Metric) else scope_of(given, further)
    raise InputError(
        f"the setting {setting!r} is neither a metric, a spacetime's name, nor a mapping", "gr.FLRW() or 'FLRW(K=-1)'"
    )


def corpora() -> tuple[Path, ...]:
    """The claims files that are shipped."""
    return tuple(sorted(CORPORA.glob("*.toml")))


def _text_of(source: Any) -> str:
    """The text of a claims file given as a path, a shipped corpus's name, or itself."""
    advice = f"the path of a file, or {', '.join(p.stem for p in corpora())}"
    if "=" in str(source):
        advice = "gr.verify(formula, gr.Schwarzschild()) for one formula: it needs a metric, which gives it its meaning"
    return text_of(source, CORPORA, "claims file", advice)
