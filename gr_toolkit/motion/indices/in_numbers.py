"""Refractive indices as numbers, at places given by the radial coordinate of the chart."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import sympy as sp

from ...errors import InputError, UnknownNameError
from ...geometry import compiled
from ..scattering.fields import unit_of_lengths
from ..scattering.given import read_length
from ..scattering.speed_at_infinity import distinct
from .definitions import DEFINITIONS
from .medium import IMPACT, ISOTROPIC, Medium

if TYPE_CHECKING:
    from ..radial_functions import RadialFunctions
    from ..scattering.scattering import Scattering

STRETCH = sp.Dummy("Lambda2", positive=True)
SPEED = sp.Dummy("v", positive=True)


def index_of_particles(particles: Scattering, r: Any, definition: Any) -> Any:
    """n at r for particles from infinity: `Scattering.refractive_index`."""
    if not isinstance(definition, str) or definition not in DEFINITIONS:
        raise UnknownNameError(str(definition)[:60], DEFINITIONS, "refractive index")
    f, chosen = particles.functions, DEFINITIONS[definition]
    speed = particles.v
    if isinstance(speed, sp.Basic):
        raise InputError(
            f"v is the symbol {speed}, and this takes numbers", "gr.motion.refractive_indices(g) for formulas"
        )
    impact = 1 / particles.rays.ratio.reshape(particles.shape) if chosen.is_of_one_orbit else 1.0
    place = read_length(r, "r", unit_of_lengths(f))
    if place.pair is None:
        raise InputError(f"r is the symbol {place.typed}, and this takes numbers", f"{f.r}=20, or a multiple of M")
    return index_at(f, definition, speed, place.pair[0].reshape(place.shape), impact)


def index_at(f: RadialFunctions, name: str, v: Any, r: Any, b: Any = 1.0) -> Any:
    """n of speeds at radial coordinates, lengths in the unit of the mass; broadcast, nan where there is none.

    Raises
    ------
    InputError
        A single place at which there is no index; shapes that do not fit; a metric whose isotropic radius is not known.
    """
    from ...numerics.index_values import index_values

    chosen, unit = DEFINITIONS[name], unit_of_lengths(f)
    distinct(SPEED, (*f.metric.parameters, *f.metric.coordinates), [IMPACT])
    medium = Medium(f, f.metric.scalar(SPEED**2), 1, sp.sqrt(1 - SPEED**2), STRETCH)
    rho = medium.isotropic_radius if chosen.lengths == ISOTROPIC else f.metric.scalar(f.r)
    if rho is None:
        raise InputError(
            f"the {name} index is one by isotropic coordinates, and the isotropic radius is not known here",
            'g.to_chart("isotropic"), or definition="proper momentum"',
        )
    unknown = sorted((set(f.metric.parameters) - unit.free_symbols), key=str)
    if unknown or f.metric.functions:
        names = ", ".join(map(str, (*unknown, *f.metric.functions)))
        raise InputError(
            f"{names} of the metric has no value, and this takes numbers",
            "gr.ReissnerNordstrom(M=1, Q=0.5), or gr.motion.refractive_indices(g) for formulas",
        )
    scale = {f.r: f.r * unit, IMPACT: IMPACT * unit}
    ones = dict.fromkeys(unit.free_symbols, 1)
    edges = [
        c.gts - c.lts
        for c in f.metric.conditions
        if hasattr(c, "gts") and f.r in c.free_symbols <= {f.r, *unit.free_symbols}
    ]
    inside = compiled([f.B.subs(scale), *(edge.subs(scale) for edge in edges)], [f.r], parameters=ones)
    stretch = compiled([f.C.subs(scale), rho.subs(scale)], [f.r], parameters=ones)
    square = compiled(chosen.squared(medium).subs(scale), [f.r, SPEED, IMPACT, STRETCH], parameters=ones)
    found = index_values(square, stretch, inside, (r, v, b))
    if not found.shape and found != found:
        shown = r * unit if unit.free_symbols else f"{float(r) * float(unit):.15g}"
        why = "inside the closest approach, or of what falls in" if chosen.is_of_one_orbit else "inside a horizon"
        raise InputError(f"the index of {name} does not exist at {f.r} = {shown}, {why}", "a place farther out")
    return found if found.shape else float(found)
