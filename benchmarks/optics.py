"""Geometric optics: `python -m benchmarks.optics`.

Waves in powers of 1/ω, each question in fresh processes, beside plain SymPy where it can do the same.
"""

from collections.abc import Callable, Sequence
from typing import Any

from benchmarks.plain_sympy import maxwell_by_sympy
from benchmarks.questions import beside_sympy

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

        omega = sp.Symbol("omega")

        def wave(x: Sequence[Any]) -> Any:
            return sp.exp(sp.I * omega * sp.Function("S")(*x))

        x, maxwell = maxwell_by_sympy(name, lambda x: [sp.Function(f"a{k}")(*x) * wave(x) for k in range(4)])

        def question() -> object:
            powers = [sp.expand(-component / wave(x)) for component in maxwell()]  # ∇_ν F^{νμ}
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


if __name__ == "__main__":
    beside_sympy(MODULE, __doc__, TASKS, PLAIN)
