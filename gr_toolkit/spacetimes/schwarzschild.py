"""The Schwarzschild spacetime."""

from __future__ import annotations

from typing import Any

import sympy as sp

from ..geometry import Conventions, Metric
from .entry import Chart, Entry, polar, spherical

t, r, rho, theta, phi = sp.symbols("t r rho theta phi")
MASS = sp.Symbol("M")


def _schwarzschild(M: Any = MASS) -> Chart:
    f = 1 - 2 * M / r
    return Chart(
        (t, r, theta, phi),
        sp.diag(-f, 1 / f, *spherical(r, theta)),
        (M > 0, r > 2 * M, *polar(theta)),
        "Misner, Thorne & Wheeler (1973), eq. 23.27",
    )


def _isotropic(M: Any = MASS) -> Chart:
    inner, outer = 1 - M / (2 * rho), 1 + M / (2 * rho)
    return Chart(
        (t, rho, theta, phi),
        sp.diag(-((inner / outer) ** 2), outer**4, *(outer**4 * c for c in spherical(rho, theta))),
        (M > 0, rho > M / 2, *polar(theta)),
        "Misner, Thorne & Wheeler (1973), eq. 31.22",
    )


ENTRY = Entry(
    "Schwarzschild", {"schwarzschild": _schwarzschild, "isotropic": _isotropic}, {"M": "mass [length, G = c = 1]"}
)


def Schwarzschild(
    chart: str = "schwarzschild",
    *,
    conventions: Conventions | str | None = None,
    signature: str | None = None,
    **parameters: Any,
) -> Metric:
    """The exterior of a spherical mass M.

    Charts "schwarzschild" (t, r, θ, φ) with r > 2M and "isotropic" (t, ρ, θ, φ) with ρ > M/2.

    Examples
    --------
    >>> g = Schwarzschild()
    >>> g.kretschmann
    48*M**2/r**6
    >>> bool(Schwarzschild("isotropic", M=1).is_vacuum())
    True
    """
    return ENTRY.metric(chart, parameters, conventions, signature)
