"""Questions too large for the user's process, asked of one that can be ended.

FLINT holds the interpreter while it multiplies and aborts it when memory ends, so neither a signal nor a thread can
bound it. The question is pickled to a fresh interpreter (spawned: safe whatever threads the parent runs), which has a
memory limit of its own and is killed when its time is over. What comes back is a result, an error of ours, or the
reason why there is none.
"""

from __future__ import annotations

import os
import pickle
import subprocess
import sys
from collections.abc import Callable
from typing import Any

from ..exact import forecast as forecasts
from .verdict import Reason

SECONDS = 20.0
MEMORY = 2 * 2**30


def run_in_worker(
    function: Callable[..., Any],
    arguments: tuple[Any, ...],
    *,
    seconds: float,
    memory: int = MEMORY,
    forecast: float = float("inf"),
) -> Any:
    """function(*arguments) in a process of its own: its result, the error it raised, or (Reason, detail).

    Parameters
    ----------
    seconds : when they are over the process is killed
    memory : bytes it may take
    forecast : bytes that one step may forecast there
    """
    question = pickle.dumps((function, arguments, memory, forecast))
    environment = dict(os.environ, PYTHONPATH=os.pathsep.join(p for p in sys.path if p))
    with subprocess.Popen(
        [sys.executable, "-m", "gr_toolkit.verdicts.worker"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env=environment,
    ) as process:
        try:
            answer, _ = process.communicate(question, timeout=seconds)
        except subprocess.TimeoutExpired:
            process.kill()
            return Reason.TIMED_OUT, f"{seconds:g} s"
    if process.returncode:
        return (
            (Reason.OUT_OF_MEMORY, f"{memory / 2**30:.3g} GiB")
            if process.returncode in (-6, 70)
            else (Reason.CRASHED, f"exit status {process.returncode}")
        )
    return pickle.loads(answer)


def main() -> None:
    """What the worker runs: read the question, answer on a private copy of stdout (FLINT prints to stdout before it
    aborts)."""
    out = os.fdopen(os.dup(1), "wb")
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
    function, arguments, memory, forecast = pickle.load(sys.stdin.buffer)
    _limit_memory(memory)
    try:
        with forecasts.limit(forecast):
            answer = function(*arguments)
    except MemoryError:
        os._exit(70)
    except Exception as error:
        answer = error
    with out:
        pickle.dump(answer, out)


def _limit_memory(memory: int) -> None:
    """Bound the address space, where the system can."""
    try:
        import resource
    except ImportError:  # Windows
        return
    with open("/proc/self/statm") if os.path.exists("/proc/self/statm") else open(os.devnull) as status:
        pages = (status.read().split() or ["0"])[0]
    limit = int(pages) * resource.getpagesize() + memory
    resource.setrlimit(resource.RLIMIT_AS, (limit, limit))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


if __name__ == "__main__":
    main()
