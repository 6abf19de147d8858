"""How often the engine shrugged at the generated pairs, kernel by kernel, printed below the results."""

from __future__ import annotations

from collections import Counter
from typing import Any

import pytest

Tally = dict[str, Counter[str]]  # kernel -> outcomes, and the reasons of those that are no answer
TALLY: pytest.StashKey[Tally] = pytest.StashKey()
COLUMNS = ("pairs", "proved", "refuted", "undecided", "refused")
REASONS = 3  # shown of each kernel


@pytest.fixture(scope="session")
def tally(request: pytest.FixtureRequest) -> Tally:
    """What `test_generated` counts."""
    return request.config.stash.setdefault(TALLY, {})


def pytest_sessionfinish(session: pytest.Session) -> None:
    """A worker of pytest-xdist hands its counts to the process that prints."""
    if hasattr(session.config, "workeroutput"):
        counts = session.config.stash.get(TALLY, {})
        session.config.workeroutput["tally"] = {kernel: dict(found) for kernel, found in counts.items()}


@pytest.hookimpl(optionalhook=True)
def pytest_testnodedown(node: Any) -> None:
    """Add what a worker counted."""
    counts = node.config.stash.setdefault(TALLY, {})
    for kernel, found in getattr(node, "workeroutput", {}).get("tally", {}).items():
        counts.setdefault(kernel, Counter()).update(found)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    counts = config.stash.get(TALLY, {})
    if not counts:
        return
    terminalreporter.section("generated pairs")
    terminalreporter.write_line(f"{'kernel':24}" + "".join(f"{c:>10}" for c in COLUMNS) + "   why it stayed open")
    total: Counter[str] = Counter()
    for kernel, found in sorted(counts.items()):
        total += Counter({c: found[c] for c in COLUMNS})
        reasons = Counter({name: n for name, n in found.items() if name not in COLUMNS}).most_common(REASONS)
        why = ", ".join(f"{name} {n}" for name, n in reasons)
        terminalreporter.write_line(f"{kernel:24}" + "".join(f"{found[c]:>10}" for c in COLUMNS) + f"   {why}")
    terminalreporter.write_line(f"{'all':24}" + "".join(f"{total[c]:>10}" for c in COLUMNS))
