"""The Kerr spacetime."""

from __future__ import annotations

from typing import Any

import sympy as sp

from ..geometry import Conventions, Metric
from .entry import Chart, Entry, polar

t, r, theta, phi = sp.symbols("t r theta phi")
MASS, SPIN = sp.symbols("M a")


def _boyer_lindquist(M: Any = MASS, a: Any = SPIN) -> Chart:
    sigma, delta = r**2 + a**2 * sp.cos(theta) ** 2, r**2 - 2 * M * r + a**2
    sine = sp.sin(theta) ** 2
    cross = -2 * M * r * a * sine / sigma
    matrix = sp.Matrix(
        [
            [-(1 - 2 * M * r / sigma), 0, 0, cross],
            [0, sigma / delta, 0, 0],
            [0, 0, sigma, 0],
            [cross, 0, 0, (r**2 + a**2 + 2 * M * r * a**2 * sine / sigma) * sine],
        ]
    )
    return Chart(
        (t, r, theta, phi),
        matrix,
        (M > 0, r > M, delta > 0, sp.Contains(a, sp.S.Reals), *polar(theta)),
        "Misner, Thorne & Wheeler (1973), eq. 33.2",
    )


ENTRY = Entry("Kerr", {"boyer-lindquist": _boyer_lindquist}, {"M": "mass [length]", "a": "spin J/M [length]"})


def Kerr(
    chart: str = "boyer-lindquist",
    *,
    conventions: Conventions | str | None = None,
    signature: str | None = None,
    **parameters: Any,
) -> Metric:
    """The exterior of a rotating mass M of spin a = J/M, outside its outer horizon.

    Examples
    --------
    >>> import sympy as sp
    >>> bool(Kerr(a=sp.Rational(9, 10)).is_vacuum())
    True
    """
    return ENTRY.metric(chart, parameters, conventions, signature)
