"""One dial scales all random testing: GR_TOOLKIT_EXAMPLES=10 pytest -m nightly ... draws ten times as many examples."""

from __future__ import annotations

import os

import pytest
from hypothesis import HealthCheck, settings

from tests.tally import (  # noqa: F401  (hooks of pytest)
    pytest_sessionfinish,
    pytest_terminal_summary,
    pytest_testnodedown,
    tally,
)

EXAMPLES = float(os.environ.get("GR_TOOLKIT_EXAMPLES", "1"))  # multiplies the number of examples everywhere
QUICK = 25  # examples a law meets at the desk; ten times as many under `-m nightly`


def _profile(name: str, examples: float) -> None:
    settings.register_profile(
        name,
        max_examples=max(1, round(examples * EXAMPLES)),
        derandomize=name == "quick",  # a red build means a change, not a draw
        deadline=None,  # the first example of a process pays for imports
        print_blob=True,
        suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.filter_too_much],
    )


_profile("quick", QUICK)
_profile("nightly", 10 * QUICK)


def pytest_configure(config: pytest.Config) -> None:
    """Night draws more, the desk the same examples every time."""
    marked = str(config.getoption("markexpr", ""))
    settings.load_profile("nightly" if marked == "nightly" else "quick")


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """At night every law that draws its examples is a long sweep."""
    if config.getoption("markexpr", "") == "nightly":
        for item in items:
            if getattr(getattr(item, "obj", None), "is_hypothesis_test", False):
                item.add_marker(pytest.mark.nightly)
