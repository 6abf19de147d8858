"""The separation of Teukolsky's equation in Kerr, s = ±1.

With ψ = e^{−iωt + imφ} R(r) S(θ), K = (r² + a²) ω − am and a constant λ [Teukolsky 1973, eqs 4.9, 4.10]

    Δ^{−s} (Δ^{s+1} R′)′ + ((K² − 2is(r − M) K)/Δ + 4isωr − λ) R = 0
    (1/sin θ)(sin θ S′)′ + (a²ω² cos²θ − (m + s cos θ)²/sin²θ − 2aωs cos θ + s + λ − a²ω² + 2amω) S = 0.

For a = 0 the second is that of the spin-weighted spherical harmonics, with λ = (l − s)(l + s + 1). Its solutions for
aω ≠ 0 and those of the first are confluent Heun functions and not computed here.
"""

from __future__ import annotations

from typing import Any

import sympy as sp

from ...geometry import Metric
from ...verdicts import Verdict, decide
from .teukolsky import kerr_parameters, teukolsky


def separated_equations(
    metric: Metric, s: int, radial: Any, angular: Any, omega: Any, m: Any, separation: Any
) -> tuple[Any, Any]:
    """The left sides of the radial and the angular equation for R(r), S(θ), ω, m and λ, as SymPy expressions.

    Raises
    ------
    InputError
        The metric is not Kerr in Boyer–Lindquist coordinates.
    """
    mass, spin, r, theta = kerr_parameters(metric)
    delta, i = r**2 - 2 * mass * r + spin**2, sp.I
    K = (r**2 + spin**2) * omega - spin * m
    slope = delta * sp.diff(radial, r, 2) + (s + 1) * sp.diff(delta, r) * sp.diff(radial, r)
    first = slope + ((K**2 - 2 * i * s * (r - mass) * K) / delta + 4 * i * s * omega * r - separation) * radial
    sine, cosine = sp.sin(theta), sp.cos(theta)
    weight = (spin * omega * cosine) ** 2 - ((m + s * cosine) / sine) ** 2 - 2 * spin * omega * s * cosine + s
    weight = weight + separation - (spin * omega) ** 2 + 2 * spin * m * omega
    return first, sp.diff(angular, theta, 2) + cosine / sine * sp.diff(angular, theta) + weight * angular


def separates(metric: Metric, s: int) -> Verdict:
    """Whether Teukolsky's equation separates as the module says: an identity in R, S, ω, m and λ.

    Decided: T[e^{−iωt + imφ} R S] = −e^{−iωt + imφ} (S · radial + R · angular), with R and S unknown functions.

    Raises
    ------
    InputError
        Another spin weight than ±1, another spacetime or chart.

    Examples
    --------
    >>> import gr_toolkit as gr
    >>> separates(gr.Kerr(), 1).proved
    True
    """
    _, _, r, theta = kerr_parameters(metric)
    omega, m, separation = sp.symbols("omega m lambda", cls=sp.Dummy)
    radial, angular = sp.Function("R")(r), sp.Function("S")(theta)
    phase = sp.exp(sp.I * (m * metric.coordinates[3] - omega * metric.coordinates[0]))
    first, second = separated_equations(metric, s, radial, angular, omega, m, separation)
    whole = teukolsky(phase * radial * angular, s, metric)
    return decide(whole, metric.scalar(-phase * (angular * first + radial * second)))
