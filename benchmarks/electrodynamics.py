"""Electrodynamics: `python -m benchmarks.electrodynamics`.

Maxwell's equations, a multipole and the thread's corpus, each in fresh processes, beside plain SymPy where it can do
the same.
"""

import os
import statistics
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

from benchmarks.fresh_process import ROOT, environment
from benchmarks.plain_sympy import maxwell_by_sympy
from benchmarks.questions import beside_sympy

MODULE = "benchmarks.electrodynamics"


def maxwell(name: str) -> Callable[[], Callable[[], object]]:
    """The current of a potential of four unknown functions of all coordinates."""

    def prepare() -> Callable[[], object]:
        import sympy as sp

        import gr_toolkit as gr

        g = getattr(gr, name)()
        electrodynamics = gr.electrodynamics
        potential = g.covector([sp.Function(f"A{k}")(*g.coordinates) for k in range(4)])
        return lambda: electrodynamics.source_equation(electrodynamics.field_strength(potential)).nonzero()

    return prepare


def by_sympy(name: str) -> Callable[[], Callable[[], object]]:
    """The same by SymPy alone."""

    def prepare() -> Callable[[], object]:
        import sympy as sp

        return maxwell_by_sympy(name, lambda x: [sp.Function(f"A{k}")(*x) for k in range(4)])[1]

    return prepare


def multipole() -> Callable[[], object]:
    """A multipole of symbolic l and m in a universe of symbolic curvature, proved to solve Maxwell's equations."""
    import sympy as sp

    import gr_toolkit as gr

    g = gr.FLRW()
    l, m = sp.symbols("l m", integer=True)
    electrodynamics = gr.electrodynamics

    def question() -> object:
        found = electrodynamics.multipole(g, l, m, kind="TE").check()
        assert found.proved
        return found

    return question


TASKS: dict[str, Callable[[], Callable[[], object]]] = {
    "Maxwell in FLRW": maxwell("FLRW"),
    "Maxwell in Kerr": maxwell("Kerr"),
    "Maxwell in FLRW by SymPy": by_sympy("FLRW"),
    "Maxwell in Kerr by SymPy": by_sympy("Kerr"),
    "multipole": multipole,
}
PLAIN = ("Maxwell in FLRW", "Maxwell in Kerr", "multipole")


def corpus_seconds(repeat: int) -> float:
    """Processor seconds of `gr-toolkit verify` on the thread's corpus, with the start of the interpreter."""
    [corpus] = Path(ROOT / "gr_toolkit" / "claims" / "corpora").glob("electrodynamics*.toml")
    command = [sys.executable, "-m", "gr_toolkit.cli", "verify", str(corpus)]
    spent = []
    for _ in range(repeat):
        before = os.times()
        subprocess.run(command, env=environment(), cwd=ROOT, check=True, capture_output=True)
        after = os.times()
        spent.append(after.children_user + after.children_system - before.children_user - before.children_system)
    return statistics.median(spent)


def main() -> None:
    arguments = beside_sympy(MODULE, __doc__, TASKS, PLAIN)
    if arguments is not None:
        print(
            f"| the thread's corpus, start-up included | {corpus_seconds(arguments.repeat):.2g} s | | - |", flush=True
        )


if __name__ == "__main__":
    main()
