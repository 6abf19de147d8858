"""Friedmann–Lemaître–Robertson–Walker spacetimes of every curvature."""

from __future__ import annotations

from typing import Any

import sympy as sp

from ..exact import S_K
from ..geometry import Conventions, Metric
from .entry import Chart, Entry, polar, spherical

tau, t, chi, r, theta, phi = sp.symbols("tau t chi r theta phi")
CURVATURE = sp.Symbol("K")
SCALE = sp.Function("a")
OF_CONFORMAL_TIME, OF_TIME = SCALE(tau), SCALE(t)


def _curvature_real(K: Any) -> tuple[Any, ...]:
    return (sp.Contains(K, sp.S.Reals),) if K.free_symbols else ()


def _conformal(K: Any = CURVATURE, a: Any = OF_CONFORMAL_TIME) -> Chart:
    radius = S_K(K, chi)
    return Chart(
        (tau, chi, theta, phi),
        a**2 * sp.diag(-1, 1, *spherical(radius, theta)),
        (a > 0, chi > 0, radius > 0, *_curvature_real(K), *polar(theta)),
        "Misner, Thorne & Wheeler (1973), eqs 27.22, 27.24",
    )


def _comoving(K: Any = CURVATURE, a: Any = OF_TIME) -> Chart:
    radius = S_K(K, chi)
    return Chart(
        (t, chi, theta, phi),
        sp.diag(-1, a**2, *spherical(a * radius, theta)),
        (a > 0, chi > 0, radius > 0, *_curvature_real(K), *polar(theta)),
        "Misner, Thorne & Wheeler (1973), eq. 27.22",
    )


def _areal(K: Any = CURVATURE, a: Any = OF_TIME) -> Chart:
    return Chart(
        (t, r, theta, phi),
        sp.diag(-1, a**2 / (1 - K * r**2), *spherical(a * r, theta)),
        (a > 0, r > 0, 1 - K * r**2 > 0, *_curvature_real(K), *polar(theta)),
        "Weinberg (1972), eq. 14.2.1",
    )


ENTRY = Entry(
    "FLRW",
    {"conformal": _conformal, "comoving": _comoving, "areal": _areal},
    {"K": "spatial curvature [1/length²], any real number", "a": "scale factor, a function of the time coordinate"},
)


def FLRW(
    chart: str = "conformal",
    *,
    conventions: Conventions | str | None = None,
    signature: str | None = None,
    **parameters: Any,
) -> Metric:
    """The expanding universe with curvature K (a symbol unless given) and scale factor a (unknown unless given).

    Charts "conformal" (τ, χ, θ, φ), ds² = a²(τ)[−dτ² + dχ² + S_K²(χ) dΩ²]; "comoving" (t, χ, θ, φ); "areal"
    (t, r, θ, φ) with r = S_K(χ).

    Examples
    --------
    >>> g = FLRW()
    >>> g.einstein[0, 0]
    3*(K*a(tau)**2 + Derivative(a(tau), tau)**2)/a(tau)**2
    >>> bool(FLRW(K=-1).is_conformally_flat())
    True
    """
    return ENTRY.metric(chart, parameters, conventions, signature)
