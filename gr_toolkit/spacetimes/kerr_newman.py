"""The Kerr–Newman spacetime."""

from __future__ import annotations

from typing import Any

import sympy as sp

from ..geometry import Conventions, Metric
from .entry import Chart, ChartMap, Entry, Formulas, polar, real

t, v, r, theta, phi = sp.symbols("t v r theta phi")
MASS, SPIN, CHARGE = sp.symbols("M a Q")


def boyer_lindquist(M: Any, a: Any, Q: Any, source: str) -> Chart:
    """Coordinates (t, r, θ, φ) outside the outer horizon, and the potential −(Qr/Σ)(dt − a sin²θ dφ)."""
    sigma, delta = r**2 + a**2 * sp.cos(theta) ** 2, r**2 - 2 * M * r + a**2 + Q**2
    sine = sp.sin(theta) ** 2
    pull = 2 * M * r - Q**2
    cross = -pull * a * sine / sigma
    matrix = sp.Matrix(
        [
            [-(1 - pull / sigma), 0, 0, cross],
            [0, sigma / delta, 0, 0],
            [0, 0, sigma, 0],
            [cross, 0, 0, (r**2 + a**2 + pull * a**2 * sine / sigma) * sine],
        ]
    )
    return Chart(
        (t, r, theta, phi),
        matrix,
        (M > 0, r > M, delta > 0, *real(a, Q), *polar(theta)),
        source,
        (-Q * r / sigma, 0, 0, Q * r * a * sine / sigma),
    )


def ingoing(M: Any, a: Any, Q: Any, source: str) -> Chart:
    """Kerr's coordinates (v, r, θ, φ) of ingoing principal light, regular at the horizon."""
    sigma = r**2 + a**2 * sp.cos(theta) ** 2
    sine = sp.sin(theta) ** 2
    pull = 2 * M * r - Q**2
    cross = -pull * a * sine / sigma
    matrix = sp.Matrix(
        [
            [-(1 - pull / sigma), 1, 0, cross],
            [1, 0, 0, -a * sine],
            [0, 0, sigma, 0],
            [cross, -a * sine, 0, (r**2 + a**2 + pull * a**2 * sine / sigma) * sine],
        ]
    )
    return Chart(
        (v, r, theta, phi),
        matrix,
        (M > 0, r > 0, *real(a, Q), *polar(theta)),
        source,
        (-Q * r / sigma, 0, 0, Q * r * a * sine / sigma),
    )


def ingoing_to_boyer_lindquist(M: Any, a: Any, Q: Any) -> Formulas:
    """v = t + ∫ (r² + a²)/Δ dr, φ′ = φ + ∫ a/Δ dr outside the two different horizons of a hole [MTW, box 33.2]."""
    half = sp.sqrt(M**2 - a**2 - Q**2)
    outer, inner = M + half, M - half
    late = ((2 * M * outer - Q**2) * sp.log(r - outer) - (2 * M * inner - Q**2) * sp.log(r - inner)) / (2 * half)
    turn = a / (2 * half) * (sp.log(r - outer) - sp.log(r - inner))
    inside = (M**2 - a**2 - Q**2 > 0, r > outer)
    return Formulas(
        images=(v - r - late, r, theta, phi - turn),
        preimages=(t + r + late, r, theta, phi + turn),
        part=inside,
        image=inside,
    )


def _boyer_lindquist(M: Any = MASS, a: Any = SPIN, Q: Any = CHARGE) -> Chart:
    return boyer_lindquist(M, a, Q, "Misner, Thorne & Wheeler (1973), eqs 33.2, 33.5")


def _ingoing(M: Any = MASS, a: Any = SPIN, Q: Any = CHARGE) -> Chart:
    return ingoing(M, a, Q, "Misner, Thorne & Wheeler (1973), box 33.2")


def _to_boyer_lindquist(M: Any = MASS, a: Any = SPIN, Q: Any = CHARGE) -> Formulas:
    return ingoing_to_boyer_lindquist(M, a, Q)


ENTRY = Entry(
    "Kerr-Newman",
    {"boyer-lindquist": _boyer_lindquist, "ingoing": _ingoing},
    {
        "M": "mass [length]",
        "a": "spin J/M [length]",
        "Q": "charge [length, Gaussian: the potential is Q/r far away]",
    },
    (ChartMap("ingoing", "boyer-lindquist", _to_boyer_lindquist),),
    ("electrovac",),
)


def KerrNewman(
    chart: str = "boyer-lindquist",
    *,
    conventions: Conventions | str | None = None,
    signature: str | None = None,
    **parameters: Any,
) -> Metric:
    """The spacetime of a rotating mass M of spin a = J/M with charge Q.

    Charts "boyer-lindquist" (t, r, θ, φ), outside the outer horizon, and "ingoing" (v, r, θ, φ) for r > 0. Its field is
    `gr_toolkit.spacetimes.electromagnetic_potential`.

    Examples
    --------
    >>> KerrNewman().ricci_scalar
    0
    >>> bool(KerrNewman(Q=0).is_vacuum())
    True
    """
    return ENTRY.metric(chart, parameters, conventions, signature)
