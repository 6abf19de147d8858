"""The Kerr spacetime."""

from __future__ import annotations

from typing import Any

import sympy as sp

from ..geometry import Conventions, Metric
from .entry import Chart, ChartMap, Entry, Formulas, real
from .kerr_newman import boyer_lindquist, ingoing, ingoing_to_boyer_lindquist

v, r, theta, phi = sp.symbols("v r theta phi")
T, x, y, z = sp.symbols("T x y z")
MASS, SPIN = sp.symbols("M a")


def _boyer_lindquist(M: Any = MASS, a: Any = SPIN) -> Chart:
    return boyer_lindquist(M, a, sp.S.Zero, "Misner, Thorne & Wheeler (1973), eq. 33.2")


def _ingoing(M: Any = MASS, a: Any = SPIN) -> Chart:
    return ingoing(M, a, sp.S.Zero, "Misner, Thorne & Wheeler (1973), box 33.2")


def _kerr_schild(M: Any = MASS, a: Any = SPIN) -> Chart:
    beyond = x**2 + y**2 + z**2 - a**2
    sigma = sp.sqrt(beyond**2 + 4 * a**2 * z**2)  # r² + a² cos²θ
    square = (beyond + sigma) / 2  # r², with (x² + y²)/(r² + a²) + z²/r² = 1
    radius = sp.sqrt(square)
    light = sp.Matrix([1, (radius * x + a * y) / (square + a**2), (radius * y - a * x) / (square + a**2), z / radius])
    return Chart(
        (T, x, y, z),
        sp.diag(-1, 1, 1, 1) + 2 * M * radius / sigma * light * light.T,
        (M > 0, beyond > 0, *real(a)),
        "Hawking & Ellis (1973), section 5.6",
    )


def _to_boyer_lindquist(M: Any = MASS, a: Any = SPIN) -> Formulas:
    return ingoing_to_boyer_lindquist(M, a, sp.S.Zero)


def _ingoing_to_kerr_schild(M: Any = MASS, a: Any = SPIN) -> Formulas:
    """x + iy = (r + ia) sin θ e^{iφ}, z = r cos θ, T = v − r."""
    sine, cosine = sp.sin(theta), sp.cos(theta)
    return Formulas(
        images=(
            v - r,
            sine * (r * sp.cos(phi) - a * sp.sin(phi)),
            sine * (r * sp.sin(phi) + a * sp.cos(phi)),
            r * cosine,
        ),
        part=(r**2 - a**2 * cosine**2 > 0,),
    )


ENTRY = Entry(
    "Kerr",
    {"boyer-lindquist": _boyer_lindquist, "ingoing": _ingoing, "kerr-schild": _kerr_schild},
    {"M": "mass [length]", "a": "spin J/M [length]"},
    (
        ChartMap("ingoing", "boyer-lindquist", _to_boyer_lindquist),
        ChartMap("ingoing", "kerr-schild", _ingoing_to_kerr_schild),
    ),
    ("vacuum",),
)


def Kerr(
    chart: str = "boyer-lindquist",
    *,
    conventions: Conventions | str | None = None,
    signature: str | None = None,
    **parameters: Any,
) -> Metric:
    """The spacetime of a rotating mass M of spin a = J/M.

    Charts "boyer-lindquist" (t, r, θ, φ), outside the outer horizon; "ingoing" (v, r, θ, φ) of Kerr, where ingoing
    principal light keeps v, θ, φ, for r > 0; "kerr-schild" (T, x, y, z), outside the sphere x² + y² + z² = a².

    Examples
    --------
    >>> import sympy as sp
    >>> bool(Kerr(a=sp.Rational(9, 10)).is_vacuum())
    True
    """
    return ENTRY.metric(chart, parameters, conventions, signature)
