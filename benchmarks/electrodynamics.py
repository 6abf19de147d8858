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
from benchmarks.questions import answer, medians, parser_for, run

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


def maxwell_by_sympy(name: str) -> Callable[[], Callable[[], object]]:
    """The same by SymPy alone, as it comes: nothing is simplified, nothing decided."""

    def prepare() -> Callable[[], object]:
        import sympy as sp

        import gr_toolkit as gr

        spacetime = getattr(gr, name)()
        x, g = spacetime.coordinates, sp.Matrix(spacetime.matrix)
        A = [sp.Function(f"A{k}")(*x) for k in range(4)]
        every = range(4)

        def question() -> object:
            inverse, root = g.inv(), sp.sqrt(-g.det())
            F = [[A[b].diff(x[a]) - A[a].diff(x[b]) for b in every] for a in every]
            raised = [
                [
                    sum(
                        inverse[a, c] * inverse[b, d] * F[c][d]
                        for c in every
                        for d in every
                        if inverse[a, c] and inverse[b, d]
                    )
                    for b in every
                ]
                for a in every
            ]
            return [sum(sp.diff(root * raised[a][b], x[b]) for b in every) / root for a in every]

        return question

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
    "Maxwell in FLRW by SymPy": maxwell_by_sympy("FLRW"),
    "Maxwell in Kerr by SymPy": maxwell_by_sympy("Kerr"),
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
    parser = parser_for(MODULE, __doc__, TASKS)
    arguments = parser.parse_args()
    if arguments.answer:
        answer(TASKS, arguments.answer)
        return
    print("| in a fresh process | gr_toolkit | MiB | plain SymPy |\n| --- | ---: | ---: | ---: |")
    for task in PLAIN:
        seconds, memory = medians(MODULE, task, arguments.repeat, arguments.timeout)
        other = f"{task} by SymPy"
        own = [sys.executable, "-m", MODULE, "--answer", other]
        by_sympy = run(own, arguments.timeout) if other in TASKS else None
        shown = "-" if other not in TASKS else f"{by_sympy[0]:.2g} s" if by_sympy else f"beyond {arguments.timeout:g} s"
        print(f"| {task} | {seconds:.2g} s | {memory:.0f} | {shown} |", flush=True)
    print(f"| the thread's corpus, start-up included | {corpus_seconds(arguments.repeat):.2g} s | | - |", flush=True)


if __name__ == "__main__":
    main()
