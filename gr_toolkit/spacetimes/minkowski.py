"""Minkowski space."""

from __future__ import annotations

from typing import Any

import sympy as sp

from ..geometry import Conventions, Metric
from .entry import Chart, ChartMap, Entry, Formulas, polar, spherical

t, x, y, z, r, theta, phi = sp.symbols("t x y z r theta phi")


def _cartesian() -> Chart:
    return Chart((t, x, y, z), sp.diag(-1, 1, 1, 1), (), "Misner, Thorne & Wheeler (1973), eq. 2.5")


def _spherical() -> Chart:
    return Chart(
        (t, r, theta, phi),
        sp.diag(-1, 1, *spherical(r, theta)),
        (r > 0, *polar(theta)),
        "Misner, Thorne & Wheeler (1973), box 8.6",
    )


def _spherical_to_cartesian() -> Formulas:
    ring = r * sp.sin(theta)
    return Formulas((t, ring * sp.cos(phi), ring * sp.sin(phi), r * sp.cos(theta)))


ENTRY = Entry(
    "Minkowski",
    {"cartesian": _cartesian, "spherical": _spherical},
    {},
    (ChartMap("spherical", "cartesian", _spherical_to_cartesian),),
    ("flat",),
)


def Minkowski(
    chart: str = "cartesian",
    *,
    conventions: Conventions | str | None = None,
    signature: str | None = None,
    **parameters: Any,
) -> Metric:
    """Flat spacetime; charts "cartesian" (t, x, y, z) and "spherical" (t, r, θ, φ).

    Examples
    --------
    >>> Minkowski("spherical").riemann.is_zero()
    True
    """
    return ENTRY.metric(chart, parameters, conventions, signature)
