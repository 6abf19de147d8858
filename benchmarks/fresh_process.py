"""Fresh processes: one for every run, so that no run finds what another left in a cache."""

import json
import os
import statistics
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
BUDGET = 20.0  # seconds: an engine slower than this on a case is not run again for a median


@dataclass(frozen=True)
class Outcome:
    """What one engine did on one case; times are medians over `runs` fresh processes."""

    engine: str
    case: str
    cpu: float | None = None
    wall: float | None = None
    verdict: float | None = None  # the part of cpu that went into deciding whether Ricci is zero
    memory: float | None = None  # peak of the resident set in MiB, imports included
    runs: int = 0
    vacuum: bool | None = None
    numbers: list[str] | None = None  # Ricci row by row, the Ricci scalar, Kretschmann
    failure: str | None = None  # why there is no time, in a few words

    @property
    def finished(self) -> bool:
        return self.cpu is not None


def measure(engine: str, case: str, *, repeat: int, timeout: float, against: str) -> Outcome:
    """Medians over up to `repeat` fresh processes, fewer where they are slow."""
    return measure_in_turn([engine], case, repeat=repeat, timeout=timeout, against=against)[engine]


def measure_in_turn(
    engines: Sequence[str], case: str, *, repeat: int, timeout: float, against: str
) -> dict[str, Outcome]:
    """The same for several engines, one run of each in turn, so that the machine's moods fall on all alike."""
    results: dict[str, list[dict]] = {engine: [] for engine in engines}
    failed: dict[str, Outcome] = {}
    for _ in range(repeat):
        for engine in engines:
            if engine in failed or sum(result["wall"] for result in results[engine]) >= BUDGET:
                continue
            lines, failure = _run(engine, case, timeout, against)
            if failure:
                failed[engine] = Outcome(engine, case, failure=failure)
            else:
                results[engine].append({key: value for line in lines for key, value in line.items()})
    return {engine: failed.get(engine) or _medians(engine, case, results[engine]) for engine in engines}


def _medians(engine: str, case: str, results: list[dict]) -> Outcome:
    keys = ("cpu", "wall", "verdict", "memory")
    times = {key: statistics.median(result[key] for result in results) for key in keys}
    last = results[-1]
    return Outcome(engine, case, **times, runs=len(results), vacuum=last["vacuum"], numbers=last["numbers"])


def import_seconds(statements: dict[str, str], repeat: int = 7) -> dict[str, float]:
    """Median processor time of each import statement, in turn so that the machine's moods fall on all alike."""
    times: dict[str, list[float]] = {label: [] for label in statements}
    for attempt in range(repeat + 1):
        for label, statement in statements.items():
            script = f"import time; start = time.process_time(); {statement}; print(time.process_time() - start)"
            command = [sys.executable, "-c", script]
            process = subprocess.run(command, capture_output=True, text=True, env=environment(), cwd=ROOT)
            if process.returncode == 0 and attempt:  # the first writes the bytecode
                times[label].append(float(process.stdout))
    return {label: statistics.median(values) for label, values in times.items() if values}


def environment() -> dict[str, str]:
    """Ours, with bytecode written: else every process would compile anew whatever was not installed by pip."""
    return {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}


def _run(engine, case, timeout, against):
    """(what the worker said, why it failed or None)."""
    command = [sys.executable, "-m", "benchmarks.worker", engine, case, "--against", against]
    pipe = subprocess.PIPE
    worker = subprocess.Popen(command, stdout=pipe, stderr=pipe, text=True, env=environment(), cwd=ROOT)
    try:
        output, errors = worker.communicate(timeout=timeout)
        failure = None
    except subprocess.TimeoutExpired:
        worker.kill()
        output, errors = worker.communicate()
        failure = f"> {timeout:g} s"
    lines = [json.loads(line) for line in output.splitlines() if line.endswith("}")]
    if failure:
        stages = [line["stage"] for line in lines if "stage" in line]
        return lines, f"{failure}, {f'after {stages[-1]}' if stages else 'no inverse'}"
    if worker.returncode:
        message = errors.strip().splitlines()[-1] if errors.strip() else f"exit status {worker.returncode}"
        return lines, message if len(message) < 100 else message[:97] + "…"
    return lines, None
