"""Rindler's wedge of Minkowski space."""

from __future__ import annotations

from typing import Any

import sympy as sp

from ..geometry import Conventions, Metric
from .entry import Chart, ChartMap, Entry, Formulas

t, x, y, z, xi = sp.symbols("t x y z xi")
ACCELERATION = sp.Symbol("g")


def _rindler(g: Any = ACCELERATION) -> Chart:
    return Chart(
        (t, x, y, z), sp.diag(-(g**2) * x**2, 1, 1, 1), (g > 0, x > 0), "Wald (1984), section 6.4; Rindler (1966)"
    )


def _accelerated(g: Any = ACCELERATION) -> Chart:
    return Chart(
        (t, xi, y, z),
        sp.diag(-((1 + g * xi) ** 2), 1, 1, 1),
        (g > 0, 1 + g * xi > 0),
        "Misner, Thorne & Wheeler (1973), eq. 6.18",
    )


def _accelerated_to_rindler(g: Any = ACCELERATION) -> Formulas:
    return Formulas((t, xi + 1 / g, y, z), (t, x - 1 / g, y, z))


def _rindler_to_minkowski(g: Any = ACCELERATION) -> Formulas:
    """The wedge x > |t| of Minkowski space [MTW 6.17]."""
    return Formulas(
        images=(x * sp.sinh(g * t), x * sp.cosh(g * t), y, z),
        preimages=(sp.log((x + t) / (x - t)) / (2 * g), sp.sqrt(x**2 - t**2), y, z),
        image=(x > t, x > -t),
    )


ENTRY = Entry(
    "Rindler",
    {"rindler": _rindler, "accelerated": _accelerated},
    {"g": "acceleration of the observers at x = 1/g, whose proper time is t [1/length]"},
    (
        ChartMap("accelerated", "rindler", _accelerated_to_rindler),
        ChartMap("rindler", "cartesian", _rindler_to_minkowski, spacetime="Minkowski"),
    ),
    ("flat",),
)


def Rindler(
    chart: str = "rindler",
    *,
    conventions: Conventions | str | None = None,
    signature: str | None = None,
    **parameters: Any,
) -> Metric:
    """Flat spacetime as uniformly accelerated observers see it.

    Charts "rindler" (t, x, y, z), ds² = −g²x² dt² + dx² + dy² + dz² for x > 0, and "accelerated" (t, ξ, y, z),
    ds² = −(1 + gξ)² dt² + dξ² + dy² + dz².

    Examples
    --------
    >>> Rindler().riemann.is_zero()
    True
    """
    return ENTRY.metric(chart, parameters, conventions, signature)
