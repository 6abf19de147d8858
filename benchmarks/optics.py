"""Geometric optics: `python -m benchmarks.optics`.

Waves in powers of 1/ω, each question in fresh processes, beside plain SymPy where it can do the same.
"""

import sys
from collections.abc import Callable

from benchmarks.questions import answer, medians, parser_for, run

MODULE = "benchmarks.optics"


def first_correction() -> Callable[[], object]:
    """A dipole in a universe of symbolic curvature, polarised along the meridians: from the phase to the first
    correction, all orders on the way proved."""
    import sympy as sp

    import gr_toolkit as gr

    g = gr.FLRW()
    tau, chi, theta = g.symbols("tau chi theta")

    def question() -> object:
        wave = gr.optics.expansion(chi - tau, [0, 0, sp.sin(theta), 0], g)
        assert wave.check().proved
        assert wave.number_is_conserved().proved
        corrected = wave.corrected()
        assert corrected.check().proved
        assert corrected.leading_residual().remaining.refuted
        return corrected

    return question


def scalar_correction() -> Callable[[], object]:
    """A scalar wave with any coupling to R in a universe of any a(τ) and K: its first correction has an integral."""
    import sympy as sp

    import gr_toolkit as gr

    g = gr.FLRW()
    tau, chi = g.symbols("tau chi")

    def question() -> object:
        [leading] = gr.optics.leading_amplitudes(chi - tau, g, field="scalar")
        wave = gr.optics.expansion(chi - tau, leading, field="scalar", xi=sp.Symbol("xi")).corrected()
        assert wave.check().proved
        return wave

    return question


def unknown(name: str) -> Callable[[], Callable[[], object]]:
    """Maxwell's equations of an unknown phase and amplitude, power by power."""

    def prepare() -> Callable[[], object]:
        import gr_toolkit as gr

        g = getattr(gr, name)()

        def question() -> object:
            wave = gr.optics.expansion(metric=g)
            return [wave.order(n).nonzero() for n in range(3)]

        return question

    return prepare


def unknown_by_sympy(name: str) -> Callable[[], Callable[[], object]]:
    """The same by SymPy alone: the whole wave is put in, and powers of ω are collected; nothing is decided."""

    def prepare() -> Callable[[], object]:
        import sympy as sp

        import gr_toolkit as gr

        spacetime = getattr(gr, name)()
        x, g, omega = spacetime.coordinates, sp.Matrix(spacetime.matrix), sp.Symbol("omega")
        phase = sp.Function("S")(*x)
        every, wave = range(4), sp.exp(sp.I * omega * phase)
        A = [sp.Function(f"a{k}")(*x) * wave for k in every]

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
            left = [sum(sp.diff(root * raised[b][a], x[b]) for b in every) / root for a in every]
            powers = [sp.expand(component / wave) for component in left]
            return [[component.coeff(omega, n) for component in powers] for n in range(3)]

        return question

    return prepare


def derivation() -> Callable[[], object]:
    """Geometric optics on every metric of four dimensions."""
    import gr_toolkit as gr

    def question() -> object:
        found = gr.optics.derivation()
        assert found.proved
        return found

    return question


TASKS: dict[str, Callable[[], Callable[[], object]]] = {
    "dipole in FLRW, first correction": first_correction,
    "scalar wave in FLRW, first correction": scalar_correction,
    "unknown wave in FLRW": unknown("FLRW"),
    "unknown wave in Kerr": unknown("Kerr"),
    "unknown wave in FLRW by SymPy": unknown_by_sympy("FLRW"),
    "unknown wave in Kerr by SymPy": unknown_by_sympy("Kerr"),
    "derivation on every metric": derivation,
}
PLAIN = tuple(task for task in TASKS if not task.endswith("by SymPy"))


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


if __name__ == "__main__":
    main()
