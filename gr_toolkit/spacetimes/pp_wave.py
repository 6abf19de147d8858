"""Plane-fronted waves with parallel rays."""

from __future__ import annotations

from typing import Any

import sympy as sp

from ..geometry import Conventions, Metric
from .entry import Chart, Entry

u, v, x, y = sp.symbols("u v x y")
PROFILE = sp.Function("H")(u, x, y)


def brinkmann(H: Any) -> sp.Matrix:
    """H du² + 2 du dv + dx² + dy²."""
    return sp.diag(sp.Matrix([[H, 1], [1, 0]]), 1, 1)


def _brinkmann(H: Any = PROFILE) -> Chart:
    return Chart(
        (u, v, x, y),
        brinkmann(H),
        (),
        "Ehlers & Kundt (1962), section 2-5; Griffiths & Podolský (2009), eq. 17.1",
    )


ENTRY = Entry("pp-wave", {"brinkmann": _brinkmann}, {"H": "the profile, a function of u, x, y"})


def PPWave(
    chart: str = "brinkmann",
    *,
    conventions: Conventions | str | None = None,
    signature: str | None = None,
    **parameters: Any,
) -> Metric:
    """ds² = H(u, x, y) du² + 2 du dv + dx² + dy², H unknown unless given.

    ∂_v is covariantly constant and lightlike, all scalar invariants of the curvature vanish, and it is vacuum where
    ∂²H/∂x² + ∂²H/∂y² = 0: a gravitational wave, plane where H is quadratic in x and y (`PlaneWave`).

    Examples
    --------
    >>> import sympy as sp
    >>> u, x, y = sp.symbols("u x y")
    >>> bool(PPWave(H=sp.Function("f")(u)*(x**2 - y**2)).is_vacuum())
    True
    >>> PPWave().ricci[0, 0]
    -Derivative(H(u, x, y), (x, 2))/2 - Derivative(H(u, x, y), (y, 2))/2
    """
    return ENTRY.metric(chart, parameters, conventions, signature)
