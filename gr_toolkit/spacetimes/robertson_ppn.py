"""Robertson's expansion of the field of a spherical mass in any metric theory of gravity."""

from __future__ import annotations

from typing import Any

import sympy as sp

from ..geometry import Conventions, Metric
from .entry import Chart, Entry, polar, real, spherical

t, r, rho, theta, phi = sp.symbols("t r rho theta phi")
MASS, BETA, GAMMA, DELTA = sp.symbols("M beta gamma delta")


def _standard(M: Any = MASS, beta: Any = BETA, gamma: Any = GAMMA, delta: Any = DELTA) -> Chart:
    x = M / r
    B = 1 - 2 * x + 2 * (beta - gamma) * x**2
    A = 1 + 2 * gamma * x + (3 * delta + gamma**2) * x**2
    return Chart(
        (t, r, theta, phi),
        sp.diag(-B, A, *spherical(r, theta)),
        (M > 0, r > 0, A > 0, B > 0, *real(beta, gamma, delta), *polar(theta)),
        "Weinberg (1972), section 8.3; its second-order term of A from the isotropic chart",
    )


def _isotropic(M: Any = MASS, beta: Any = BETA, gamma: Any = GAMMA, delta: Any = DELTA) -> Chart:
    U = M / rho
    B = 1 - 2 * U + 2 * beta * U**2
    A = 1 + 2 * gamma * U + sp.Rational(3, 2) * delta * U**2
    return Chart(
        (t, rho, theta, phi),
        sp.diag(-B, A, *(A * c for c in spherical(rho, theta))),
        (M > 0, rho > 0, A > 0, B > 0, *real(beta, gamma, delta), *polar(theta)),
        "Misner, Thorne & Wheeler (1973), eq. 40.3; Epstein & Shapiro (1980), Phys. Rev. D 22, 2947",
    )


ENTRY = Entry(
    "Robertson's PPN expansion",
    {"standard": _standard, "isotropic": _isotropic},
    {
        "M": "mass [length]",
        "beta": "how nonlinear the superposition of gravity is; 1 in general relativity",
        "gamma": "how much space curvature unit mass makes; 1 in general relativity",
        "delta": "the second-order term of g_ij; 1 in general relativity",
    },
)


def RobertsonPPN(
    chart: str = "standard",
    *,
    conventions: Conventions | str | None = None,
    signature: str | None = None,
    **parameters: Any,
) -> Metric:
    """The static field of a spherical mass to second order in M/r, with parameters β, γ and δ; all 1 is Einstein's.

    Chart "standard" (t, r, θ, φ), ds² = −B dt² + A dr² + r² dΩ² with

        B(r) = 1 − 2M/r + 2(β − γ) M²/r²,        A(r) = 1 + 2γ M/r + (3δ + γ²) M²/r²,

    and chart "isotropic" (t, ρ, θ, φ), ds² = −(1 − 2U + 2βU²) dt² + (1 + 2γU + 3δU²/2)(dρ² + ρ² dΩ²), U = M/ρ. Each is
    truncated, hence they are one spacetime up to terms of order M³ only, under
    r = ρ (1 + γU + (3δ/4 − γ²/2) U²): no map of the catalogue joins them. As components they are exact: what is proved
    of them holds of the truncated metric.

    Examples
    --------
    >>> g = RobertsonPPN(beta=1, gamma=1, delta=1)
    >>> g[1, 1]
    (4*M**2 + 2*M*r + r**2)/r**2
    """
    return ENTRY.metric(chart, parameters, conventions, signature)
