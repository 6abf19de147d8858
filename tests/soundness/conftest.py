"""How often the engine shrugged at the generated pairs, kernel by kernel, printed below the results."""

from __future__ import annotations

from collections import Counter

import pytest

Tally = dict[str, Counter[str]]  # kernel -> outcomes, and the reasons of those that are no answer
TALLY: pytest.StashKey[Tally] = pytest.StashKey()
COLUMNS = ("pairs", "proved", "refuted", "undecided", "refused")
REASONS = 3  # shown of each kernel


@pytest.fixture(scope="session")
def tally(request: pytest.FixtureRequest) -> Tally:
    """What `test_generated` counts."""
    return request.config.stash.setdefault(TALLY, {})


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    counts = config.stash.get(TALLY, {})
    if not counts:
        return
    terminalreporter.section("generated pairs")
    terminalreporter.write_line(f"{'kernel':24}" + "".join(f"{c:>10}" for c in COLUMNS) + "   why it stayed open")
    total: Counter[str] = Counter()
    for kernel, found in counts.items():
        total += Counter({c: found[c] for c in COLUMNS})
        reasons = Counter({name: n for name, n in found.items() if name not in COLUMNS}).most_common(REASONS)
        why = ", ".join(f"{name} {n}" for name, n in reasons)
        terminalreporter.write_line(f"{kernel:24}" + "".join(f"{found[c]:>10}" for c in COLUMNS) + f"   {why}")
    terminalreporter.write_line(f"{'all':24}" + "".join(f"{total[c]:>10}" for c in COLUMNS))
