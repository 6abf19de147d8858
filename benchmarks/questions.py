"""Questions that are timed each in a process of its own: `python -m MODULE --answer TASK` prints seconds and memory.

A task is a function that prepares (imports, a fresh metric) and returns the question that is timed.
"""

import argparse
import statistics
import subprocess
import sys
from collections.abc import Callable, Iterable, Mapping
from time import process_time

from benchmarks.worker import peak_megabytes

Tasks = Mapping[str, Callable[[], Callable[[], object]]]


def parser_for(module: str, description: str | None, tasks: Tasks, repeat: int = 5) -> argparse.ArgumentParser:
    """The arguments that such a module takes."""
    parser = argparse.ArgumentParser(prog=f"python -m {module}", description=description)
    parser.add_argument("--answer", choices=tasks, help=argparse.SUPPRESS)
    parser.add_argument("--repeat", type=int, default=repeat, metavar="N", help=f"runs for a median (default {repeat})")
    parser.add_argument("--timeout", type=float, default=60, metavar="S", help="seconds for one run (default 60)")
    return parser


def answer(tasks: Tasks, task: str) -> None:
    """In a process of its own: print the processor seconds and the peak of the resident set in MiB."""
    question = tasks[task]()
    started = process_time()
    question()
    seconds = process_time() - started
    print(seconds, peak_megabytes())


def run(command: list[str], timeout: float, text: str | None = None) -> tuple[float, ...] | None:
    """The numbers that a process printed last, or None where it was too slow or failed."""
    try:
        done = subprocess.run(command, input=text, capture_output=True, text=True, timeout=timeout, check=True)
        return tuple(map(float, done.stdout.split("\n\n")[-1].split()))
    except (subprocess.TimeoutExpired, subprocess.CalledProcessError, ValueError):
        return None


def medians(module: str, task: str, repeat: int, timeout: float) -> tuple[float, float]:
    """The median seconds and the largest memory of a task over fresh processes.

    Raises
    ------
    SystemExit
        A process failed or took too long.
    """
    command = [sys.executable, "-m", module, "--answer", task]
    figures = [f for _ in range(repeat) if (f := run(command, timeout)) is not None]
    if len(figures) < repeat:
        raise SystemExit(f"{task}: failed, or took longer than {timeout} s")
    return statistics.median(f[0] for f in figures), max(f[1] for f in figures)


def beside_sympy(module: str, description: str | None, tasks: Tasks, shown: Iterable[str]) -> argparse.Namespace | None:
    """The table of a module's tasks, each beside the task "… by SymPy" where there is one.

    None in a process that was asked for one answer.
    """
    arguments = parser_for(module, description, tasks).parse_args()
    if arguments.answer:
        answer(tasks, arguments.answer)
        return None
    print("| in a fresh process | gr_toolkit | MiB | plain SymPy |\n| --- | ---: | ---: | ---: |")
    for task in shown:
        seconds, memory = medians(module, task, arguments.repeat, arguments.timeout)
        other = f"{task} by SymPy"
        by_sympy = run([sys.executable, "-m", module, "--answer", other], arguments.timeout) if other in tasks else None
        slow = f"beyond {arguments.timeout:g} s" if other in tasks else "-"
        print(
            f"| {task} | {seconds:.2g} s | {memory:.0f} | {f'{by_sympy[0]:.2g} s' if by_sympy else slow} |", flush=True
        )
    return arguments
