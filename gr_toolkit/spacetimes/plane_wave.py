"""Linearly polarised plane waves."""

from __future__ import annotations

from typing import Any

import sympy as sp

from ..geometry import Conventions, Metric
from .entry import Chart, ChartMap, Entry, Formulas
from .pp_wave import brinkmann

u, v, x, y, V, X, Y = sp.symbols("u v x y V X Y")
ALONG_X, ALONG_Y = sp.Function("P")(u), sp.Function("Q")(u)


def _rosen(P: Any = ALONG_X, Q: Any = ALONG_Y) -> Chart:
    return Chart(
        (u, V, X, Y),
        sp.diag(sp.Matrix([[0, 1], [1, 0]]), P**2, Q**2),
        (P > 0, Q > 0),
        "Griffiths & Podolský (2009), section 17.5; Rosen (1937)",
    )


def _brinkmann(P: Any = ALONG_X, Q: Any = ALONG_Y) -> Chart:
    profile = sp.diff(P, u, 2) / P * x**2 + sp.diff(Q, u, 2) / Q * y**2
    return Chart((u, v, x, y), brinkmann(profile), (P > 0, Q > 0), "Griffiths & Podolský (2009), section 17.5")


def _rosen_to_brinkmann(P: Any = ALONG_X, Q: Any = ALONG_Y) -> Formulas:
    """x = P X, y = Q Y, v = V − (P P′ X² + Q Q′ Y²)/2."""
    slope, other = sp.diff(P, u), sp.diff(Q, u)
    return Formulas(
        images=(u, V - (P * slope * X**2 + Q * other * Y**2) / 2, P * X, Q * Y),
        preimages=(u, v + (slope / P * x**2 + other / Q * y**2) / 2, x / P, y / Q),
    )


ENTRY = Entry(
    "plane wave",
    {"rosen": _rosen, "brinkmann": _brinkmann},
    {"P": "stretch of X, a function of u", "Q": "stretch of Y, a function of u"},
    (ChartMap("rosen", "brinkmann", _rosen_to_brinkmann),),
)


def PlaneWave(
    chart: str = "rosen",
    *,
    conventions: Conventions | str | None = None,
    signature: str | None = None,
    **parameters: Any,
) -> Metric:
    """ds² = 2 du dV + P²(u) dX² + Q²(u) dY², vacuum where P″/P + Q″/Q = 0; P and Q unknown unless given.

    Charts "rosen" (u, V, X, Y), where free dust rests until P or Q vanishes, and "brinkmann" (u, v, x, y), the `PPWave`
    with H = (P″/P) x² + (Q″/Q) y².

    Examples
    --------
    >>> import sympy as sp
    >>> u = sp.Symbol("u")
    >>> bool(PlaneWave(P=sp.cos(u), Q=sp.cosh(u)).is_vacuum())
    True
    """
    return ENTRY.metric(chart, parameters, conventions, signature)
