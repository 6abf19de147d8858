"""The Bertotti–Robinson universe."""

from __future__ import annotations

from typing import Any

import sympy as sp

from ..geometry import Conventions, Metric
from .entry import Chart, ChartMap, Entry, Formulas, polar, spherical

t, r, tau, chi, theta, phi = sp.symbols("t r tau chi theta phi")
CHARGE = sp.Symbol("Q")
SOURCE = "Griffiths & Podolský (2009), section 7.1; Bertotti (1959), Robinson (1959)"


def _conformally_flat(Q: Any = CHARGE) -> Chart:
    return Chart(
        (t, r, theta, phi),
        Q**2 / r**2 * sp.diag(-1, 1, *spherical(r, theta)),
        (Q > 0, r > 0, *polar(theta)),
        SOURCE,
        (-Q / r, 0, 0, 0),
    )


def _global(Q: Any = CHARGE) -> Chart:
    return Chart(
        (tau, chi, theta, phi),
        Q**2 * sp.diag(-(sp.cosh(chi) ** 2), 1, *spherical(sp.S.One, theta)),
        (Q > 0, *polar(theta)),
        SOURCE,
        (-Q * sp.sinh(chi), 0, 0, 0),
    )


def _global_to_conformally_flat(Q: Any = CHARGE) -> Formulas:
    """The hyperboloid −U² − V² + W² = −1 with U + W = 1/r > 0 and V = t/r; the way back where U > 0, |τ| < π/2."""
    height = sp.cosh(chi) * sp.cos(tau) + sp.sinh(chi)
    return Formulas(
        images=(sp.cosh(chi) * sp.sin(tau) / height, 1 / height, theta, phi),
        preimages=(
            sp.atan(2 * t / (1 + r**2 - t**2)),
            sp.asinh((1 - r**2 + t**2) / (2 * r)),
            theta,
            phi,
        ),
        part=(height > 0,),
        image=(1 + r**2 - t**2 > 0,),
    )


ENTRY = Entry(
    "Bertotti-Robinson",
    {"conformally-flat": _conformally_flat, "global": _global},
    {"Q": "charge, and radius of the spheres [length, Gaussian]"},
    (ChartMap("global", "conformally-flat", _global_to_conformally_flat),),
    ("electrovac", "conformally flat"),
)


def BertottiRobinson(
    chart: str = "conformally-flat",
    *,
    conventions: Conventions | str | None = None,
    signature: str | None = None,
    **parameters: Any,
) -> Metric:
    """Anti-de Sitter's plane times a sphere, both of radius Q, with a homogeneous electric field 1/Q.

    Charts "conformally-flat" (t, r, θ, φ), ds² = (Q/r)²(−dt² + dr² + r² dΩ²), and "global" (τ, χ, θ, φ),
    ds² = Q²(−cosh²χ dτ² + dχ² + dΩ²). Its field is `gr_toolkit.spacetimes.electromagnetic_potential`.

    Examples
    --------
    >>> bool(BertottiRobinson().is_conformally_flat())
    True
    >>> BertottiRobinson("global").kretschmann
    8/Q**4
    """
    return ENTRY.metric(chart, parameters, conventions, signature)
