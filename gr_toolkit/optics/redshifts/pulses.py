"""Pulses of any shape in an expanding universe: when they arrive, and how long they last there.

ψ = Σ_j p_j(χ) f^{(j)}(τ − χ) is exact for every f (`electrodynamics.pulse`). It vanishes where f does, so that fronts
run with light; and f(· + s) gives ψ(τ + s, χ): what is sent s later arrives s later, dτ_o = dτ_e at every distance, in
the near zone too. 1 + z = a_o/a_e needs no wavelength.
"""

from __future__ import annotations

from typing import Any

import sympy as sp

from ...electrodynamics import check, multipole, pulse
from ...exact.conditions.ranking import everything_in
from ...exact.kernels.jets import JetGenerator
from ...geometry import Metric
from ...verdicts import Verdict, combined, decide


def pulse_cells(metric: Metric, degree: int, kind: str) -> dict[str, Verdict]:
    """The verdicts on a pulse of degree l, 0 for A_φ = f(τ ∓ χ), by statement.

    Examples
    --------
    >>> import gr_toolkit as gr
    >>> [verdict.proved for verdict in pulse_cells(gr.FLRW(K=0), 1, "outgoing").values()]
    [True, True, True]
    """
    tau, chi = metric.coordinates[:2]
    s, x = sp.Dummy("s", real=True), sp.Dummy("x")
    f = sp.Function("f")
    along = tau - chi if kind == "outgoing" else tau + chi

    def sent(profile: Any) -> Any:
        return pulse(metric, degree, profile, kind).doit() if degree else profile(along)

    psi, later = sent(f), sent(sp.Lambda(x, f(x + s)))
    if degree:
        solves = multipole(metric, degree, 0, radial=psi).check()
    else:
        solves = check(potential=metric.covector([0, 0, 0, psi])).verdict
    jets = [g for g in everything_in(metric.scalar(psi)) if isinstance(g, JetGenerator) and g.family.function == f]
    marks = dict.fromkeys(g.family.arguments[0] for g in jets)
    return {
        "maxwell": solves,
        "spacing": decide(metric.scalar(later), metric.scalar(psi.subs(tau, tau + s).doit())),
        "arrival": combined((f"f({mark})", decide(mark, metric.scalar(along))) for mark in marks),
    }
