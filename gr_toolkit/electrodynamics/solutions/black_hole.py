r"""A Schwarzschild hole in the field of other charges: one charge at rest, and a uniform field.

A charge q at r = b, θ = 0 has, with D² = (r−M)² + (b−M)² − 2(r−M)(b−M) cos θ − M² sin² θ,

    Φ = q/(4π b r) [((r−M)(b−M) − M² cos θ)/D + M]        [Copson (1928); the last term: Linet (1976), eq. 8],

D² = ((r−M) − (b−M) cos θ)² + ((b−M)² − M²) sin² θ being positive off the charge. Copson's part alone gives the hole the
charge −qM/b; Linet's term takes that away. For N = (r−M)(b−M) − M² cos θ

    ∫ r² ∂_r(N/rD) d cos θ = D − r ((r−M) − (b−M) cos θ)/D,

as differentiation shows, from which the flux through any sphere follows.
"""

from __future__ import annotations

from functools import partial
from typing import Any

import sympy as sp

from ...geometry import Metric
from ...spacetimes import Schwarzschild
from .entry import Entry, Written, values_of
from .solution import Flux, Solution, Source, Stream

CHARGE, PLACE, ELECTRIC, MAGNETIC = sp.symbols("q b E0 B0")
CHARTS = {"Schwarzschild": ("schwarzschild", "isotropic")}
SPHERE = {"theta": (0, sp.pi), "phi": (0, 2 * sp.pi)}
EXAMPLES = (Schwarzschild, partial(Schwarzschild, "isotropic"))
SPACETIME = "Schwarzschild, charts 'schwarzschild' and 'isotropic'"


def areal_radius(g: Metric, name: str) -> tuple[Any, Any, Any]:
    """r as an expression in the chart's coordinates, θ, and M."""
    _, chart, values = values_of(g, name, CHARTS)
    M, (_, radius, theta, _) = values["M"], g.coordinates
    return radius if chart == "schwarzschild" else radius * (1 + M / (2 * radius)) ** 2, theta, M


def uncharged(r: Any) -> Source:
    """Inside of a hole that holds no charge."""
    return Source(r, "the singularity inside of the hole, without charge", Flux("electric charge", sp.S.Zero, SPHERE))


def _copson_linet(g: Metric, q: Any = CHARGE, b: Any = PLACE) -> Written:
    r, theta, M = areal_radius(g, "copson_linet")
    X, Y = r - M, b - M
    square = X**2 + Y**2 - 2 * X * Y * sp.cos(theta) - M**2 * sp.sin(theta) ** 2
    strength = g.conventions.charge_unit**2 * q / (4 * sp.pi)
    potential = strength / (b * r) * ((X * Y - M**2 * sp.cos(theta)) / sp.sqrt(square) + M)
    distance = sp.sqrt(square)
    stream = q / (4 * sp.pi * b) * (distance - r * (X - Y * sp.cos(theta)) / distance - M * sp.cos(theta))
    outside = Stream(q, stream, theta, g.coordinates[3], (b > 2 * M, r > b))
    inside = Stream(sp.S.Zero, stream, theta, g.coordinates[3], (b > 2 * M, r < b))
    charge = Source(square, f"a charge {q} at r = {b}, θ = 0", outside)
    hole = Source(r, "the singularity inside of the hole, without charge", inside)
    return Written([-potential, 0, 0, 0], sources=(charge, hole), conditions=(b > 2 * M,))


def _uniform_electric_field(g: Metric, E0: Any = ELECTRIC) -> Written:
    r, theta, M = areal_radius(g, "uniform_electric_field")
    return Written([E0 * (r - 2 * M) * sp.cos(theta), 0, 0, 0], sources=(uncharged(r),))


def _uniform_magnetic_field(g: Metric, B0: Any = MAGNETIC) -> Written:
    r, theta, _ = areal_radius(g, "uniform_magnetic_field")
    return Written([0, 0, 0, B0 / 2 * r**2 * sp.sin(theta) ** 2], sources=(uncharged(r),))


COPSON_LINET = Entry(
    "copson_linet",
    "charge at rest outside of a Schwarzschild hole",
    SPACETIME,
    {"q": "charge, in the units of the conventions", "b": "areal radius where it is, b > 2M"},
    "Copson (1928), Proc. R. Soc. A 118, 184; Linet (1976), J. Phys. A 9, 1081 (from memory)",
    _copson_linet,
    EXAMPLES,
    formula="A_t = −q/(4πbr) [((r−M)(b−M) − M² cos θ)/D + M], D² = (r−M)² + (b−M)² − 2(r−M)(b−M) cos θ − M² sin²θ",
)
UNIFORM_ELECTRIC_FIELD = Entry(
    "uniform_electric_field",
    "hole in a uniform electric field",
    SPACETIME,
    {"E0": "electric field far away"},
    "Cohen & Wald (1971), J. Math. Phys. 12, 1845; Hanni & Ruffini (1973), Phys. Rev. D 8, 3259 (from memory)",
    _uniform_electric_field,
    EXAMPLES,
)
UNIFORM_MAGNETIC_FIELD = Entry(
    "uniform_magnetic_field",
    "hole in a uniform magnetic field",
    SPACETIME,
    {"B0": "magnetic field far away"},
    "Wald (1974), Phys. Rev. D 10, 1680, for a = 0 (from memory)",
    _uniform_magnetic_field,
    EXAMPLES,
)


def copson_linet(g: Metric | None = None, **parameters: Any) -> Solution:
    """The field of a charge q at rest at r = b > 2M, θ = 0, outside of an uncharged Schwarzschild hole.

    Parameters
    ----------
    g : Metric
        Schwarzschild in the chart "schwarzschild" or "isotropic"
    q : the charge, which is also the flux through large spheres; through spheres inside of b it is 0
    b : its areal radius, in both charts

    Raises
    ------
    InputError
        Another metric, or numbers with b ≤ 2M.

    Notes
    -----
    `Solution.check` names, beside the charge's place, the mirrored one, cos θ → −cos θ: a zero of the normal form's
    denominator, not of the field's.

    Examples
    --------
    >>> import gr_toolkit as gr
    >>> found = copson_linet(gr.Schwarzschild())
    >>> bool(found.check()), found.conditions
    (True, (b > 2*M,))
    """
    return COPSON_LINET.on(g, parameters)


def uniform_electric_field(g: Metric | None = None, **parameters: Any) -> Solution:
    """A_t = E0 (r − 2M) cos θ in −+++: a Schwarzschild hole in a field that is uniform far away.

    Parameters
    ----------
    g : Metric
        Schwarzschild in the chart "schwarzschild" or "isotropic"
    E0 : the field far away, along θ = 0

    Examples
    --------
    >>> uniform_electric_field().potential
    A = E0*(-2*M + r)*cos(theta) dt
    """
    return UNIFORM_ELECTRIC_FIELD.on(g, parameters)


def uniform_magnetic_field(g: Metric | None = None, **parameters: Any) -> Solution:
    """A_φ = ½ B0 r² sin²θ: a Schwarzschild hole in a field that is uniform far away.

    Parameters
    ----------
    g : Metric
        Schwarzschild in the chart "schwarzschild" or "isotropic"
    B0 : the field far away, along θ = 0

    Examples
    --------
    >>> uniform_magnetic_field().potential
    A = B0*r**2*sin(theta)**2/2 dphi
    """
    return UNIFORM_MAGNETIC_FIELD.on(g, parameters)
