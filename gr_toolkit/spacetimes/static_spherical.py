"""The general static spherically symmetric spacetime."""

from __future__ import annotations

from typing import Any

import sympy as sp

from ..geometry import Conventions, Metric
from .entry import Chart, Entry, polar, spherical

t, r, theta, phi = sp.symbols("t r theta phi")
LAPSE, RADIAL = sp.Function("f")(r), sp.Function("h")(r)


def _areal(f: Any = LAPSE, h: Any = RADIAL) -> Chart:
    return Chart(
        (t, r, theta, phi),
        sp.diag(-f, h, *spherical(r, theta)),
        (f > 0, h > 0, r > 0, *polar(theta)),
        "Weinberg (1972), eq. 8.1.6",
    )


ENTRY = Entry("static spherical", {"areal": _areal}, {"f": "−g_tt, a function of r", "h": "g_rr, a function of r"})


def StaticSpherical(
    chart: str = "areal",
    *,
    conventions: Conventions | str | None = None,
    signature: str | None = None,
    **parameters: Any,
) -> Metric:
    """ds² = −f(r) dt² + h(r) dr² + r² dΩ², f and h unknown unless given.

    Examples
    --------
    >>> import sympy as sp
    >>> r, M = sp.symbols("r M")
    >>> bool(StaticSpherical(f=1 - 2*M/r, h=1/(1 - 2*M/r)).is_vacuum())
    True
    """
    return ENTRY.metric(chart, parameters, conventions, signature)
