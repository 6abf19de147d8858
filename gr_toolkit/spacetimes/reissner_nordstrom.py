"""The Reissner–Nordström spacetime."""

from __future__ import annotations

from typing import Any

import sympy as sp

from ..geometry import Conventions, Metric
from .entry import Chart, Entry, polar, real, spherical

t, r, theta, phi = sp.symbols("t r theta phi")
MASS, CHARGE = sp.symbols("M Q")


def _curvature(M: Any = MASS, Q: Any = CHARGE) -> Chart:
    f = 1 - 2 * M / r + Q**2 / r**2
    return Chart(
        (t, r, theta, phi),
        sp.diag(-f, 1 / f, *spherical(r, theta)),
        (M > 0, r > M, r**2 - 2 * M * r + Q**2 > 0, *real(Q), *polar(theta)),
        "Misner, Thorne & Wheeler (1973), eq. 31.24a",
        (-Q / r, 0, 0, 0),
    )


ENTRY = Entry(
    "Reissner-Nordström",
    {"schwarzschild": _curvature},
    {"M": "mass [length]", "Q": "charge [length, Gaussian: the potential is Q/r]"},
    (),
    ("electrovac",),
)


def ReissnerNordstrom(
    chart: str = "schwarzschild",
    *,
    conventions: Conventions | str | None = None,
    signature: str | None = None,
    **parameters: Any,
) -> Metric:
    """The exterior of a spherical mass M with charge Q (Q² in geometrised Gaussian units), outside its outer horizon.

    Examples
    --------
    >>> ReissnerNordstrom().ricci_scalar
    0
    """
    return ENTRY.metric(chart, parameters, conventions, signature)
