r"""Fields that Killing vectors make: Papapetrou's and Wald's, and a charge on a rotating hole.

A Killing vector obeys ∇_μ∇^μ ξ^ν = −R^ν_μ ξ^μ (MTW): F = dξ has the current j^ν = 2 R^ν_μ ξ^μ in −+++, none in vacuum
[Papapetrou 1966; Wald 1974]. In Kerr ∮⋆dξ through a large sphere is −8πM for ξ = ∂_t and 16πJ for ψ = ∂_φ [Komar 1959],
and dψ is a uniform field of strength 2 far away, hence [Wald (1974), eq. 3.9, with a charge q]

    A = ½ B0 (ψ + 2a ξ) − k² q/(8πM) ξ,

B0 the field far away and q the charge of the hole. A hole takes up charge until q = 8πaMB0/k² (Gaussian units: 2aMB0).
"""

from __future__ import annotations

from functools import partial
from typing import Any

import sympy as sp

from ...errors import InputError
from ...geometry import Metric, Tensor
from ...spacetimes import DeSitter, Kerr, KerrNewman
from ..field_strength import field_strength
from ..singular_field import singular_where
from .entry import Entry, Written, values_of
from .solution import Flux, Solution, Source

FIELD, CHARGE, STRENGTH = sp.symbols("B0 q C")
SPHERE = {"theta": (0, sp.pi), "phi": (0, 2 * sp.pi)}
KERR = {"Kerr": ("boyer-lindquist", "ingoing", "kerr-schild")}
TWO_ANGLES = {"Kerr": ("boyer-lindquist", "ingoing"), "Kerr-Newman": ("boyer-lindquist", "ingoing")}


def ring(g: Metric, chart: str, a: Any) -> Any:
    """What vanishes on the ring: r² + a² cos²θ, or its square in the chart "kerr-schild"."""
    if chart == "kerr-schild":
        x, y, z = g.coordinates[1:]
        return (x**2 + y**2 + z**2 - a**2) ** 2 + 4 * a**2 * z**2
    return g.coordinates[1] ** 2 + a**2 * sp.cos(g.coordinates[2]) ** 2


def _wald(g: Metric, B0: Any = FIELD, q: Any = CHARGE) -> Written:
    _, chart, values = values_of(g, "wald", KERR)
    a, M = values["a"], values["M"]
    along_time = a * B0 - g.conventions.charge_unit**2 * q / (8 * sp.pi * M)
    if chart == "kerr-schild":
        x, y = g.coordinates[1:3]
        potential = g.vector([along_time, -B0 * y / 2, B0 * x / 2, 0])
        flux = None
    else:
        potential = g.vector([along_time, 0, 0, B0 / 2])
        flux = Flux("electric charge", q, SPHERE)
    return Written(
        potential, sources=(Source(ring(g, chart, a), f"the ring inside of the hole, with the charge {q}", flux),)
    )


def _charge_on_rotating_hole(g: Metric, q: Any = CHARGE) -> Written:
    _, chart, values = values_of(g, "charge_on_rotating_hole", TWO_ANGLES)
    a, (_, r, theta, _) = values["a"], g.coordinates
    sigma = ring(g, chart, a)
    strength = g.conventions.charge_unit**2 * q / (4 * sp.pi)
    potential = [-strength * r / sigma, 0, 0, strength * r * a * sp.sin(theta) ** 2 / sigma]
    flux = Flux("electric charge", q, SPHERE)
    return Written(potential, sources=(Source(sigma, f"the ring inside of the hole, with the charge {q}", flux),))


def _killing_potential(g: Metric, vector: Any = None, C: Any = STRENGTH) -> Written:
    given = vector if vector is not None else [1, 0, 0, 0]
    killing = given.up(0) if isinstance(given, Tensor) and given.rank == 1 else g.vector(given)
    found = g.is_killing(killing)
    if not found.proved:
        raise InputError(
            f"killing_potential is given {killing!r}, which is not shown to be a Killing vector: {found.component}",
            "g.killing_vectors() for some",
        )
    conventions = g.conventions
    factor = -2 * conventions.time_sign * conventions.einstein / conventions.charge_unit**2
    current = g.ricci.up(0).tensor_product(killing).contract(1, 2) * g.scalar(factor * C)
    current.name = "j"
    potential = killing.down(0) * g.scalar(C)
    sources = tuple(
        Source(condition.expression, "where the spacetime itself may be singular")
        for condition in singular_where(field_strength(potential))
        if condition.expression.has(*g.coordinates)
    )
    return Written(potential, sources=sources, current=None if current.is_zero() else current)


WALD = Entry(
    "wald",
    "rotating hole in a uniform magnetic field",
    "Kerr, every chart",
    {"B0": "magnetic field far away", "q": "charge of the hole, in the units of the conventions"},
    "Wald (1974), Phys. Rev. D 10, 1680, eqs 3.3 and 3.9 (from memory)",
    _wald,
    (Kerr, partial(Kerr, "ingoing"), partial(Kerr, "kerr-schild")),
    formula="A = ½B0 (∂_φ + 2a ∂_t) − q/(8πM) ∂_t, index lowered",
)
CHARGE_ON_ROTATING_HOLE = Entry(
    "charge_on_rotating_hole",
    "test charge on a rotating hole",
    "Kerr and Kerr-Newman, both charts with two angles",
    {"q": "charge of the hole, in the units of the conventions"},
    "Misner, Thorne & Wheeler (1973), eq. 33.5; Cohen & Wald (1971) (from memory)",
    _charge_on_rotating_hole,
    (Kerr, KerrNewman, partial(Kerr, "ingoing"), partial(KerrNewman, "ingoing")),
    formula="A = −qr/(4πΣ) (dt − a sin²θ dφ)",
)
KILLING_POTENTIAL = Entry(
    "killing_potential",
    "field of a Killing vector",
    "every spacetime with a Killing vector; in vacuum without current",
    {"vector": "a Killing vector ξ^μ, a tensor or its components", "C": "factor"},
    "Papapetrou (1966), Ann. Inst. H. Poincaré A 4, 83; Wald (1974), Phys. Rev. D 10, 1680 (from memory)",
    _killing_potential,
    (Kerr, KerrNewman, DeSitter),
    formula="A_μ = C ξ_μ, j^ν = 2 C R^ν_μ ξ^μ",
)


def wald(g: Metric | None = None, **parameters: Any) -> Solution:
    """A Kerr hole of charge q in a magnetic field B0 that is uniform far away and parallel to its axis.

    Parameters
    ----------
    g : Metric
        Kerr, in any of its charts
    B0 : the field far away
    q : the charge of the hole; 8πaMB0/k² is what it takes up, 0 leaves it uncharged

    Raises
    ------
    InputError
        Another metric than Kerr's.

    Notes
    -----
    A test field: the metric is left as it is.

    Examples
    --------
    >>> import gr_toolkit as gr
    >>> found = wald(gr.Kerr(), q=0)
    >>> bool(found.check()), bool(found.check_sources())
    (True, True)
    """
    return WALD.on(g, parameters)


def charge_on_rotating_hole(g: Metric | None = None, **parameters: Any) -> Solution:
    """The field of a test charge q on a Kerr (or Kerr–Newman) hole: A = −k² q r/(4πΣ) (dt − a sin²θ dφ) in −+++.

    Parameters
    ----------
    g : Metric
        Kerr or Kerr–Newman, in the chart "boyer-lindquist" or "ingoing"
    q : the charge

    Examples
    --------
    >>> import gr_toolkit as gr
    >>> bool(charge_on_rotating_hole(gr.Kerr()).check_sources())
    True
    """
    return CHARGE_ON_ROTATING_HOLE.on(g, parameters)


def killing_potential(g: Metric | None = None, **parameters: Any) -> Solution:
    """A Killing vector as a potential, with the current that Ricci's tensor makes: none in vacuum.

    Parameters
    ----------
    g : Metric
    vector : its Killing vector ξ^μ, a tensor or components; ∂ of the first coordinate if not given
    C : a factor

    Raises
    ------
    InputError
        The vector is not shown to be a Killing vector.

    Examples
    --------
    >>> import gr_toolkit as gr
    >>> killing_potential(gr.Kerr(), vector=[0, 0, 0, 1]).current is None
    True
    >>> killing_potential(gr.DeSitter()).current
    j^t = 6*C*H**2
    """
    return KILLING_POTENTIAL.on(g, parameters)
