"""Teukolsky's equation for electromagnetic fields in Kerr, s = ±1.

In Boyer–Lindquist coordinates and the Kinnersley tetrad, with Δ = r² − 2Mr + a² [Teukolsky 1973, eq. 4.7],

    [(r²+a²)²/Δ − a² sin²θ] ∂_t²ψ + (4Mar/Δ) ∂_t∂_φψ + [a²/Δ − 1/sin²θ] ∂_φ²ψ − Δ^{−s} ∂_r(Δ^{s+1} ∂_rψ)
      − (1/sin θ) ∂_θ(sin θ ∂_θψ) − 2s [a(r−M)/Δ + i cos θ/sin²θ] ∂_φψ − 2s [M(r²−a²)/Δ − r − ia cos θ] ∂_tψ
      + (s² cot²θ − s) ψ = 0

for ψ = φ0 (s = +1) and ψ = ρ^{−2} φ2 = (r − ia cos θ)² φ2 (s = −1). That it follows from Maxwell's equations, for all
fields, is an identity in two unknown functions, which `decoupling` decides; that it separates, `separates`. Left out:
spheroidal harmonics and radial functions (confluent Heun functions, for which the engine has no kernel), reconstruction
of A from φ0 or φ2, quasinormal modes, other charts and tetrads, and s = 0, ±2.
"""

from __future__ import annotations

from typing import Any

import sympy as sp

from ...errors import InputError
from ...exact import Element
from ...geometry import Frame, Metric, Tensor
from ...spacetimes.entry import Origin
from ...verdicts import Verdict, decide
from .maxwell_scalars import MBAR, L, M, N, directional, maxwell_residuals, maxwell_scalars

SPINS = (1, -1)


def kinnersley_tetrad(metric: Metric) -> Frame:
    """Kinnersley's null tetrad of Kerr in Boyer–Lindquist coordinates, its products checked.

    l = ((r²+a²)/Δ, 1, 0, a/Δ),   n = (r²+a², −Δ, 0, a)/2Σ,   m = (ia sin θ, 0, 1, i/sin θ)/√2(r + ia cos θ)
    [Kinnersley 1969; Teukolsky 1973, eq. 4.4].

    Raises
    ------
    InputError
        The metric is not the catalogue's Kerr in the chart "boyer-lindquist".
    """
    mass, spin, r, theta = kerr_parameters(metric)
    delta, square = r**2 - 2 * mass * r + spin**2, r**2 + spin**2
    sigma = r**2 + spin**2 * sp.cos(theta) ** 2
    ray = sp.sqrt(2) * (r + sp.I * spin * sp.cos(theta))
    outgoing = [square / delta, 1, 0, spin / delta]
    ingoing = [square / (2 * sigma), -delta / (2 * sigma), 0, spin / (2 * sigma)]
    across = [sp.I * spin * sp.sin(theta) / ray, 0, 1 / ray, sp.I / (sp.sin(theta) * ray)]
    return Frame(metric, [outgoing, ingoing, across], kind="null")


def teukolsky(subject: Any, s: int, metric: Metric | None = None) -> Element:
    """The left side of Teukolsky's equation, zero for vacuum fields: ``decide(teukolsky(F, 1), 0)``.

    Parameters
    ----------
    subject : a field F_{μν} in Kerr, whose φ0 or (r − ia cos θ)² φ2 is meant; or ψ itself, a scalar or expression
    s : spin weight, +1 or −1
    metric : Kerr in Boyer–Lindquist coordinates, needed where ψ is given

    Raises
    ------
    InputError
        Another spin weight, another spacetime or chart, ψ without a metric.

    Examples
    --------
    >>> import gr_toolkit as gr
    >>> g = gr.Kerr()
    >>> F = gr.electrodynamics.field_strength(g.vector([0, 0, 0, 1]))      # Wald's field, of the Killing vector ∂_φ
    >>> teukolsky(F, 1), teukolsky(F, -1)
    (0, 0)
    """
    if isinstance(s, bool) or s not in SPINS:
        raise InputError(f"the spin weight of an electromagnetic field is not s = {s!r}", "s=1 for φ0, s=-1 for φ2")
    if isinstance(subject, Tensor):
        metric = subject.metric
        scalars = maxwell_scalars(subject, kinnersley_tetrad(metric))
        _, spin, r, theta = kerr_parameters(metric)
        weight = metric.scalar(r - sp.I * spin * sp.cos(theta))
        return _operator(scalars[0] if s > 0 else weight * weight * scalars[2], s, metric)
    if metric is None:
        raise InputError(f"the scalar {subject!r:.60} belongs to no metric", "teukolsky(psi, s, gr.Kerr())")
    kerr_parameters(metric)
    return _operator(metric.scalar(subject), s, metric)


def decoupling(metric: Metric, s: int) -> Verdict:
    """Whether Teukolsky's equation follows from Maxwell's, for every field: an identity in φ0, φ1 (s = 1) or φ1, φ2.

    With the residuals R of `maxwell_residuals`, and conjugates starred [Teukolsky 1973, eqs 3.5–3.8],

        T₁[φ0] = 2Σ {(δ − β − α* − 2τ + π*) R_l − (D − ε + ε* − 2ρ − ρ*) R_m}
        T₋₁[ρ^{−2}φ2] = 2Σρ^{−2} {(Δ + γ − γ* + 2μ + μ*) R_m̄ − (δ̄ + α + β* + 2π − τ*) R_n}.

    Examples
    --------
    >>> import gr_toolkit as gr
    >>> decoupling(gr.Kerr(), 1).proved
    True
    """
    if isinstance(s, bool) or s not in SPINS:
        raise InputError(f"the spin weight of an electromagnetic field is not s = {s!r}", "s=1 for φ0, s=-1 for φ2")
    tetrad = kinnersley_tetrad(metric)
    _, spin, r, theta = kerr_parameters(metric)
    outer, inner = (sp.Function(name)(*metric.coordinates) for name in ("phi_outer", "phi_1"))
    ray = tetrad.scalar(r - sp.I * spin * sp.cos(theta))
    sigma = tetrad.scalar(r**2 + spin**2 * sp.cos(theta) ** 2)
    residuals = maxwell_residuals((outer, inner, 0) if s > 0 else (0, inner, outer), tetrad)
    c = tetrad.newman_penrose.spin_coefficients
    bar = {name: value.conjugate() for name, value in c.items()}
    if s > 0:
        first = -c["beta"] - bar["alpha"] - 2 * c["tau"] + bar["pi"]
        second = -c["epsilon"] + bar["epsilon"] - 2 * c["rho"] - bar["rho"]
        legs, rows, weight = (M, L), ("l", "m"), ray / ray
    else:
        first = c["gamma"] - bar["gamma"] + 2 * c["mu"] + bar["mu"]
        second = c["alpha"] + bar["beta"] + 2 * c["pi"] - bar["tau"]
        legs, rows, weight = (N, MBAR), ("mbar", "n"), ray * ray
    source = _along(tetrad, legs[0], first, residuals[rows[0]]) - _along(tetrad, legs[1], second, residuals[rows[1]])
    return decide(_operator(weight * tetrad.scalar(outer), s, metric), 2 * sigma * weight * source)


def _along(tetrad: Frame, leg: int, coefficient: Element, value: Element) -> Element:
    return directional(tetrad, leg, value) + coefficient * value


def _operator(psi: Element, s: int, metric: Metric) -> Element:
    """The left side of eq. 4.7."""
    mass, spin, r, theta = kerr_parameters(metric)
    t, _, _, phi = metric.coordinates
    delta, square, sine, cosine = r**2 - 2 * mass * r + spin**2, r**2 + spin**2, sp.sin(theta), sp.cos(theta)
    both = (psi.diff(t), psi.diff(r), psi.diff(theta), psi.diff(phi))
    terms = [
        (square**2 / delta - spin**2 * sine**2, both[0].diff(t)),
        (4 * mass * spin * r / delta, both[0].diff(phi)),
        (spin**2 / delta - 1 / sine**2, both[3].diff(phi)),
        (-delta, both[1].diff(r)),
        (-(s + 1) * (2 * r - 2 * mass), both[1]),
        (-sp.S.One, both[2].diff(theta)),
        (-cosine / sine, both[2]),
        (-2 * s * (spin * (r - mass) / delta + sp.I * cosine / sine**2), both[3]),
        (-2 * s * (mass * (r**2 - spin**2) / delta - r - sp.I * spin * cosine), both[0]),
        (cosine**2 / sine**2 - s, psi),
    ]
    result = psi.field.zero
    for coefficient, value in terms:
        result = result + metric.scalar(coefficient) * value
    return result


def kerr_parameters(metric: Any) -> tuple[Any, Any, Any, Any]:
    """M, a, r, θ of Kerr in Boyer–Lindquist coordinates.

    Raises
    ------
    InputError
        The metric is not the catalogue's Kerr in that chart.
    """
    origin = metric.origin if isinstance(metric, Metric) else None
    if not isinstance(origin, Origin) or origin.entry.name != "Kerr" or origin.chart != "boyer-lindquist":
        raise InputError(
            f"Teukolsky's equation is written out for Kerr in Boyer–Lindquist coordinates, not for {metric!r:.60}",
            "gr.Kerr()",
        )
    known = origin.entry.symbols(origin.chart) | dict(origin.given)
    for name in ("M", "a"):
        if known[name].free_symbols & set(metric.coordinates):
            raise InputError(f"{name} = {known[name]} is not constant: the metric is not Kerr", "gr.Kerr()")
    return known["M"], known["a"], metric.coordinates[1], metric.coordinates[2]
