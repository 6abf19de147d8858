"""De Sitter space."""

from __future__ import annotations

from typing import Any

import sympy as sp

from ..geometry import Conventions, Metric
from .entry import Chart, Entry, polar, spherical

t, r, theta, phi = sp.symbols("t r theta phi")
RATE = sp.Symbol("H")


def _static(H: Any = RATE) -> Chart:
    f = 1 - H**2 * r**2
    return Chart(
        (t, r, theta, phi),
        sp.diag(-f, 1 / f, *spherical(r, theta)),
        (H > 0, r > 0, 1 - H * r > 0, *polar(theta)),
        "Hawking & Ellis (1973), section 5.2",
    )


ENTRY = Entry(
    "de Sitter", {"static": _static}, {"H": "expansion rate [1/length]; Λ = 3H²"}, (), ("Einstein", "conformally flat")
)


def DeSitter(
    chart: str = "static",
    *,
    conventions: Conventions | str | None = None,
    signature: str | None = None,
    **parameters: Any,
) -> Metric:
    """De Sitter space of expansion rate H inside the horizon of a static observer.

    Examples
    --------
    >>> DeSitter().ricci_scalar, bool(DeSitter().is_einstein())
    (12*H**2, True)
    """
    return ENTRY.metric(chart, parameters, conventions, signature)
