"""Melvin's magnetic universe."""

from __future__ import annotations

from typing import Any

import sympy as sp

from ..geometry import Conventions, Metric
from .entry import Chart, ChartMap, Entry, Formulas, real

t, rho, phi, x, y, z = sp.symbols("t rho phi x y z")
FIELD = sp.Symbol("B")


def _cylindrical(B: Any = FIELD) -> Chart:
    swell = 1 + B**2 * rho**2 / 4
    return Chart(
        (t, rho, phi, z),
        sp.diag(-(swell**2), swell**2, rho**2 / swell**2, swell**2),
        (rho > 0, *real(B)),
        "Griffiths & Podolský (2009), section 7.3; Melvin (1964), Phys. Lett. 8, 65",
        (0, 0, B * rho**2 / (2 * swell), 0),
    )


def _cartesian(B: Any = FIELD) -> Chart:
    """dρ² = (x dx + y dy)²/ρ² and ρ² dφ² = (dx² + dy²) − dρ²; (Λ⁴ − 1)/ρ² is a polynomial."""
    square = B**2 / 4
    swell = 1 + square * (x**2 + y**2)
    radial = square * (swell**2 + 1) * (swell + 1) / swell**2
    plane = sp.eye(2) / swell**2 + radial * sp.Matrix([x, y]) * sp.Matrix([[x, y]])
    return Chart(
        (t, x, y, z),
        sp.diag(-(swell**2), plane, swell**2),
        (*real(B),),
        "Griffiths & Podolský (2009), section 7.3",
        (0, -B * y / (2 * swell), B * x / (2 * swell), 0),
    )


def _to_cartesian(B: Any = FIELD) -> Formulas:
    """The way back in half of the space, where φ is one arctangent."""
    return Formulas(
        images=(t, rho * sp.cos(phi), rho * sp.sin(phi), z),
        preimages=(t, sp.sqrt(x**2 + y**2), sp.atan(y / x), z),
        image=(x > 0,),
    )


ENTRY = Entry(
    "Melvin",
    {"cylindrical": _cylindrical, "cartesian": _cartesian},
    {"B": "magnetic field on the axis [1/length, Gaussian]"},
    (ChartMap("cylindrical", "cartesian", _to_cartesian),),
    ("electrovac",),
)


def Melvin(
    chart: str = "cylindrical",
    *,
    conventions: Conventions | str | None = None,
    signature: str | None = None,
    **parameters: Any,
) -> Metric:
    """A bundle of magnetic field lines along z held together by its own gravity, field B on the axis.

    Charts "cylindrical" (t, ρ, φ, z), ds² = Λ²(−dt² + dρ² + dz²) + ρ² dφ²/Λ² with Λ = 1 + B²ρ²/4, and "cartesian"
    (t, x, y, z), regular on the axis. Its field is `gr_toolkit.spacetimes.electromagnetic_potential`.

    Examples
    --------
    >>> from gr_toolkit.spacetimes import electromagnetic_potential
    >>> electromagnetic_potential(Melvin(conventions="MTW"))[2]
    2*B*rho**2/(B**2*rho**2 + 4)
    """
    return ENTRY.metric(chart, parameters, conventions, signature)
