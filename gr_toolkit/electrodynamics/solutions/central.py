"""Charges in the centre of any spherically symmetric spacetime: Coulomb's field and the magnetic monopole's.

In ds² = h_ab dx^a dx^b + R² dΩ² the field of a charge is the dual of the sphere's own area form,

    ⋆F = k² q/(4π) sin θ dθ∧dφ,        so that ∮⋆F = k² q through every sphere        [Gauss; MTW 31.24b for one case],

closed for every h and R, and dF = 0 because R and √|h| do not see the angles; a magnetic charge has F and ⋆F exchanged.
"""

from __future__ import annotations

from functools import partial
from typing import Any

import sympy as sp

from ...errors import UnsupportedError
from ...exact import hooks
from ...geometry import Metric, Tensor
from ...geometry.spherical_split import SphericalSplit, spherical_split
from ...geometry.symmetry import parity
from ...geometry.time_coordinate import time_first
from ...spacetimes import FLRW, BertottiRobinson, DeSitter, Schwarzschild, StaticSpherical
from ..potential_of_field import potential_of
from ..sign_definite import places
from .entry import Entry, Written, choice
from .solution import Flux, Solution, Source

CHARGE, MAGNETIC_CHARGE = sp.symbols("q p")
LEFT_HANDED = "(time, outward, θ, φ) is an odd order of the chart, which is the orientation: so B is outward for p > 0"
EXAMPLES = (
    FLRW,
    Schwarzschild,
    partial(FLRW, "areal"),
    partial(Schwarzschild, "kruskal"),
    partial(Schwarzschild, "painleve-gullstrand"),
    DeSitter,
    StaticSpherical,
    partial(BertottiRobinson, "global"),
)


def _coulomb(g: Metric, q: Any = CHARGE) -> Written:
    split = spherical_split(g)
    conventions = g.conventions
    sign = -conventions.time_sign * conventions.field_sign * conventions.levi_civita_sign(-1)
    field = _area_form(split, q).hodge_dual() * (-sign * _orientation(split))  # ⋆⋆ = −1
    potential = _found_potential(field)
    flux = Flux("electric charge", q, _sphere(split))
    sources = _sources(split, f"a charge {q}", f"of charge {q}", flux)
    return Written(potential, None if potential else field, sources, notes=_notes(sources, flux))


def _magnetic_monopole(g: Metric, p: Any = MAGNETIC_CHARGE, string: Any = "south") -> Written:
    split = spherical_split(g)
    choice("string", string, ("south", "north"))
    theta = split.polar_angle
    potential: list[Any] = [0, 0, 0, 0]
    side = 1 if string == "south" else -1
    orientation = _orientation(split)
    strength = _strength(g, p) * orientation
    potential[split.angles[1]] = strength * (side - sp.cos(theta))
    flux = Flux("magnetic charge", p, _sphere(split))
    sources = _sources(split, f"a magnetic charge {p}", f"of magnetic charge {p}", flux)
    dirac = Source(
        sp.cos(theta) + side,
        f"Dirac's string of the potential along the {string} axis; the field is regular there",
    )
    notes = _notes(sources, flux) + (() if orientation > 0 else (LEFT_HANDED,))
    return Written(potential, None, (*sources, dirac), notes=notes)


COULOMB = Entry(
    "coulomb",
    "Coulomb field",
    "every spherically symmetric spacetime, any chart with two angles",
    {"q": "charge, in the units of the conventions"},
    "Gauss's law; Misner, Thorne & Wheeler (1973), eq. 31.24b, for Reissner-Nordström (from memory)",
    _coulomb,
    EXAMPLES,
    formula="F = −⋆(q/4π sin θ dθ∧dφ): F_{rt} = q/(4πr²), in FLRW A_τ = −q C_K(χ)/(4π S_K(χ))",
)
MAGNETIC_MONOPOLE = Entry(
    "magnetic_monopole",
    "magnetic monopole",
    "every spherically symmetric spacetime, any chart with two angles",
    {"p": "magnetic charge, in the units of the conventions", "string": "where Dirac's string is, 'south' or 'north'"},
    "Dirac (1931), Proc. R. Soc. A 133, 60; Wu & Yang (1975), Phys. Rev. D 12, 3845 (from memory)",
    _magnetic_monopole,
    EXAMPLES,
)


def coulomb(g: Metric | None = None, **parameters: Any) -> Solution:
    """The field of a charge in the centre of a spherically symmetric spacetime.

    Parameters
    ----------
    g : Metric
        Any spherically symmetric one, the catalogue's or the user's own, in a chart with two angles
    q : the charge

    Returns
    -------
    Solution
        With a potential where one is found in closed form.

    Raises
    ------
    InputError
        The metric is not spherically symmetric in its chart, or its domain does not say which coordinate is the time.
    AmbiguousRootError
        The domain leaves the sign of √|det g| open.

    Notes
    -----
    Where space is closed (FLRW with K > 0) the flux has to end: the antipode, where the spheres shrink again, holds the
    opposite charge. Where the spheres shrink nowhere, in a wormhole, there is no charge at all, and `q` is the flux
    through the throat. Test charges only: the metric is left as it is.

    Examples
    --------
    >>> import gr_toolkit as gr
    >>> coulomb(gr.Schwarzschild()).potential
    A = -q/(4*pi*r) dt
    >>> coulomb(gr.FLRW()).field["chi", "tau"]
    q/(4*pi*S_K(K, chi)**2)
    """
    return COULOMB.on(g, parameters)


def magnetic_monopole(g: Metric | None = None, **parameters: Any) -> Solution:
    """The field of a magnetic charge in the centre of a spherically symmetric spacetime, with Dirac's potential.

    **B** points outward for p > 0 if the chart's order of coordinates is the orientation, as for ⋆ and `measure`: in a
    chart such as (t, r, φ, θ) the field is the opposite one.

    Parameters
    ----------
    g : Metric
        Any spherically symmetric one in a chart with two angles
    p : the magnetic charge: ∮F = k² p, as ∮⋆F = k² q of an electric one
    string : "south" or "north", the half axis on which the potential is singular

    Raises
    ------
    InputError
        The metric is not spherically symmetric in its chart.

    Examples
    --------
    >>> import gr_toolkit as gr
    >>> monopole = magnetic_monopole(gr.Schwarzschild())
    >>> monopole.potential
    A = (-p*cos(theta) + p)/(4*pi) dphi
    >>> bool(monopole.check()), bool(monopole.check_sources())
    (True, True)
    """
    return MAGNETIC_MONOPOLE.on(g, parameters)


# -- how they are written down -----------------------------------------------------------------------------------------


def _orientation(split: SphericalSplit) -> int:
    """The sign of (time, outward, θ, φ) in the chart's order of coordinates, by which ⋆ and **B** are oriented."""
    return parity((*time_first(split.metric, split.plane), *split.angles))


def _strength(g: Metric, charge: Any) -> Any:
    return g.conventions.charge_unit**2 * charge / (4 * sp.pi)


def _area_form(split: SphericalSplit, charge: Any) -> Tensor:
    """k² q/(4π) sin θ dθ∧dφ."""
    g = split.metric
    form: Tensor = g.form({split.angles: _strength(g, charge) * sp.sin(split.polar_angle)})
    return form


def _sphere(split: SphericalSplit) -> dict[str, tuple[Any, Any]]:
    return {str(split.polar_angle): (0, sp.pi), str(split.azimuth): (0, 2 * sp.pi)}


def shrinking_spheres(split: SphericalSplit) -> tuple[tuple[Any, bool], ...]:
    """What vanishes where the spheres shrink to nothing, and whether they do so outward, not all at once."""
    outward = split.plane_coordinates[1]
    found = places(split.metric, [split.area * split.area.denominator()])
    return tuple((c.expression, bool(c.expression.has(outward))) for c in found)


def _sources(split: SphericalSplit, charge: str, flux_of: str, flux: Flux) -> tuple[Source, ...]:
    """A source wherever the spheres shrink to nothing; where they do so all at once there is none."""
    return tuple(
        Source(where, f"{charge} within every sphere around it{_antipode(split.metric)}", flux)
        if outward
        else Source(where, f"all spheres shrink at once under the flux {flux_of}")
        for where, outward in shrinking_spheres(split)
    )


def _notes(sources: tuple[Source, ...], flux: Flux) -> tuple[str, ...]:
    """What is to be said where a flux runs through spheres that shrink nowhere, as in a wormhole."""
    if sources:
        return ()
    return (f"no sphere shrinks to a point: the flux of {flux.kind} {flux.value} runs through all, and ends nowhere",)


def _antipode(metric: Metric) -> str:
    """What the other pole of a closed universe holds; empty where space is known to be open."""
    values = getattr(metric.origin, "values", {})
    if metric.name != "FLRW" or "K" not in values:
        return ""
    K = metric.scalar(values["K"])
    sign = hooks.call("sign", K)
    if K.is_zero() or sign < 0:
        return ""
    return ", the opposite one at the antipode" if sign > 0 else "; for K > 0 the opposite one at the antipode"


def _found_potential(field: Tensor) -> Tensor | None:
    """A potential in closed form, where one is found."""
    try:
        return potential_of(field)
    except UnsupportedError:
        return None
