"""Friedmann–Lemaître–Robertson–Walker spacetimes of every curvature."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import sympy as sp

from ..errors import InputError
from ..exact import C_K, S_K
from ..geometry import Conventions, Metric
from .entry import Chart, ChartMap, Entry, Formulas, polar, real, spherical

tau, t, chi, r, rho, theta, phi = sp.symbols("tau t chi r rho theta phi")
x, y, z = sp.symbols("x y z")
CURVATURE = sp.Symbol("K")
SCALE = sp.Function("a")
OF_CONFORMAL_TIME, OF_TIME = SCALE(tau), SCALE(t)


def _conformal(K: Any = CURVATURE, a: Any = OF_CONFORMAL_TIME) -> Chart:
    radius = S_K(K, chi)
    return Chart(
        (tau, chi, theta, phi),
        a**2 * sp.diag(-1, 1, *spherical(radius, theta)),
        (a > 0, chi > 0, radius > 0, *real(K), *polar(theta)),
        "Misner, Thorne & Wheeler (1973), eqs 27.22, 27.24",
    )


def _comoving(K: Any = CURVATURE, a: Any = OF_TIME) -> Chart:
    radius = S_K(K, chi)
    return Chart(
        (t, chi, theta, phi),
        sp.diag(-1, a**2, *spherical(a * radius, theta)),
        (a > 0, chi > 0, radius > 0, *real(K), *polar(theta)),
        "Misner, Thorne & Wheeler (1973), eq. 27.22",
    )


def _areal(K: Any = CURVATURE, a: Any = OF_TIME) -> Chart:
    return Chart(
        (t, r, theta, phi),
        sp.diag(-1, a**2 / (1 - K * r**2), *spherical(a * r, theta)),
        (a > 0, r > 0, 1 - K * r**2 > 0, *real(K), *polar(theta)),
        "Weinberg (1972), eq. 14.2.1",
    )


def _isotropic(K: Any = CURVATURE, a: Any = OF_TIME) -> Chart:
    scale = a / (1 + K * rho**2 / 4)
    return Chart(
        (t, rho, theta, phi),
        sp.diag(-1, scale**2, *spherical(scale * rho, theta)),
        (a > 0, rho > 0, 4 + K * rho**2 > 0, *real(K), *polar(theta)),
        "Landau & Lifshitz (1975), section 111; Robertson (1935)",
    )


def _isotropic_cartesian(K: Any = CURVATURE, a: Any = OF_TIME) -> Chart:
    square = x**2 + y**2 + z**2
    scale = (a / (1 + K * square / 4)) ** 2
    return Chart(
        (t, x, y, z),
        sp.diag(-1, scale, scale, scale),
        (a > 0, 4 + K * square > 0, *real(K)),
        "Landau & Lifshitz (1975), section 111; Robertson (1935)",
    )


# -- maps: between charts of one time, whatever a(t) -------------------------------------------------------------------


def _comoving_to_areal(K: Any = CURVATURE, a: Any = OF_TIME) -> Formulas:
    """r = S_K(χ), up to the equator for K > 0."""
    return Formulas((t, S_K(K, chi), theta, phi), part=(C_K(K, chi) > 0,))


def _isotropic_to_areal(K: Any = CURVATURE, a: Any = OF_TIME) -> Formulas:
    """r = ρ/(1 + Kρ²/4), up to the equator for K > 0."""
    return Formulas(
        images=(t, rho / (1 + K * rho**2 / 4), theta, phi),
        preimages=(t, 2 * r / (1 + sp.sqrt(1 - K * r**2)), theta, phi),
        part=(4 - K * rho**2 > 0,),
    )


def _comoving_to_isotropic(K: Any = CURVATURE, a: Any = OF_TIME) -> Formulas:
    """ρ = 2 S_K(χ/2)/C_K(χ/2), everywhere but at the antipode."""
    return Formulas((t, 2 * S_K(K, chi) / (1 + C_K(K, chi)), theta, phi), part=(1 + C_K(K, chi) > 0,))


def _isotropic_to_cartesian(K: Any = CURVATURE, a: Any = OF_TIME) -> Formulas:
    ring = rho * sp.sin(theta)
    return Formulas((t, ring * sp.cos(phi), ring * sp.sin(phi), rho * sp.cos(theta)))


ENTRY = Entry(
    "FLRW",
    {
        "conformal": _conformal,
        "comoving": _comoving,
        "areal": _areal,
        "isotropic": _isotropic,
        "isotropic-cartesian": _isotropic_cartesian,
    },
    {"K": "spatial curvature [1/length²], any real number", "a": "scale factor, a function of the time coordinate"},
    (
        ChartMap("comoving", "areal", _comoving_to_areal),
        ChartMap("comoving", "isotropic", _comoving_to_isotropic),
        ChartMap("isotropic", "areal", _isotropic_to_areal),
        ChartMap("isotropic", "isotropic-cartesian", _isotropic_to_cartesian),
    ),
    ("conformally flat",),
)


def FLRW(
    chart: str = "conformal",
    *,
    conventions: Conventions | str | None = None,
    signature: str | None = None,
    domain: Iterable[Any] = (),
    **parameters: Any,
) -> Metric:
    """The expanding universe with curvature K (a symbol unless given) and scale factor a (unknown unless given).

    A scale factor is an expression in the chart's time, τ in the conformal chart and t in the others, and positive
    where the chart is used; `domain` has further conditions, t > 0 for t^(2/3). Those that solve Friedmann's equations
    are in `gr_toolkit.cosmology.universes`.

    Charts "conformal" (τ, χ, θ, φ), ds² = a²(τ)[−dτ² + dχ² + S_K²(χ) dΩ²]; "comoving" (t, χ, θ, φ); "areal"
    (t, r, θ, φ) with r = S_K(χ); "isotropic" (t, ρ, θ, φ) with r = ρ/(1 + Kρ²/4); "isotropic-cartesian" (t, x, y, z).

    Raises
    ------
    UnknownNameError, InputError
        No chart, no parameter of that name, a scale factor or curvature that is not real.
    EmptyDomainError
        A scale factor that is nowhere positive.

    Examples
    --------
    >>> g = FLRW()
    >>> g.einstein[0, 0]
    3*K + 3*Derivative(a(tau), tau)**2/a(tau)**2
    >>> bool(FLRW(K=-1).is_conformally_flat())
    True
    >>> FLRW("comoving", K=0, a=t**sp.Rational(2, 3), domain=[t > 0]).einstein[0, 0]
    4/(3*t**2)
    """
    for name, said in (("a", "scale factor a"), ("K", "curvature K")):
        value = parameters.get(name)
        if isinstance(value, complex) or (isinstance(value, sp.Basic) and value.is_extended_real is False):
            raise InputError(f"the {said} is {value}, which is not real", f"{name}= a real expression")
    return ENTRY.metric(chart, parameters, conventions, signature, tuple(domain))
