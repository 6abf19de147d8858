r"""Times of flight in static, spherically symmetric fields on arrays, from a place to the turning point.

In the notation of `static_orbits`, dt = (C/B) dφ/bv and dτ = √(1 − v²) C dφ/bv are, with W = N + v² and
C = b²v²/(W sin² χ),

    dt = (b/v) F dχ/sin² χ,   F = G v² (1 + N)/W,        dτ = √(1 − v²) (b/v) F dχ/sin² χ,   F = G v²/W.

F is 1 far out; what it is more is integrated, in ln χ there, and the rest is cot χ.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from .schwarzschild_roots import Rays
from .static_orbits import LEAST, LEAST_IN_DOUBLES, POINTS, TOLERANCE, StaticOrbits, nodes_of
from .static_places import HALF, RIGHT, Orbits

if TYPE_CHECKING:
    import numpy as np

AT_ONCE = 256  # rays


def leg(field: StaticOrbits, rays: Rays, chi: Any, rest: Any, proper: bool) -> np.ndarray:
    """The time between an end at χ, and π/2 − χ, and the turning point; nan where it does not converge."""
    import numpy as np

    found = np.full(len(rays.v), np.nan)
    orbits = field.orbits_of(rays)
    least = LEAST if field.values.has_pairs else LEAST_IN_DOUBLES
    with np.errstate(all="ignore"):
        good = (rays.excess >= least) & np.isfinite(rest)
        for start in range(0, len(found), AT_ONCE):
            left = start + np.flatnonzero(good[start : start + AT_ONCE])
            before = _rule(POINTS[0], field, orbits.at(left), chi[left], rest[left], proper)[0]
            for count in POINTS[1:]:
                after, size = _rule(count, field, orbits.at(left), chi[left], rest[left], proper)
                settled = abs(after - before) <= TOLERANCE * size
                found[left[settled]] = after[settled]
                left, before = left[~settled], after[~settled]
                if not len(left):
                    break
        scale = np.sqrt((1 - rays.v) * (1 + rays.v)) if proper else 1.0
        found = np.where(chi == 0, np.where(good, np.inf, np.nan), found)
        return found * scale / (rays.v * rays.ratio)


def _rule(points: int, field: StaticOrbits, orbits: Orbits, chi: Any, rest: Any, proper: bool) -> tuple[Any, Any]:
    """cot χ + ∫ (F − 1) dχ/sin² χ, and the same of absolute values."""
    import numpy as np

    nodes, weights = nodes_of(points)
    width = np.minimum(np.sqrt(2 * orbits.excess), 1.0)[:, None]
    top = np.arcsinh(np.minimum(rest, HALF)[:, None] / width)
    place = width * np.sinh(top * nodes)
    inner = _excess(field, orbits, RIGHT - place, place, proper) / np.cos(place) ** 2
    inner *= weights * width * top * np.cosh(top * nodes)
    logarithm = np.log(HALF / np.minimum(np.where(chi > 0, chi, HALF), HALF))[:, None]
    place = HALF * np.exp(-logarithm * nodes)
    outer = _excess(field, orbits, place, RIGHT - place, proper) * weights * logarithm * place / np.sin(place) ** 2
    straight = np.where(rest < HALF, np.tan(rest), 1 / np.tan(chi))
    return (
        straight + inner.sum(axis=1) + outer.sum(axis=1),
        straight + abs(inner).sum(axis=1) + abs(outer).sum(axis=1),
    )


def _excess(field: StaticOrbits, orbits: Orbits, chi: Any, rest: Any, proper: bool) -> Any:
    """F − 1."""
    found = field.places.at(orbits, chi, rest)
    v2 = (orbits.v * orbits.v)[:, None]
    depth = found.here.depth
    weight = depth + v2
    lost = depth / weight if proper else depth * (1 - v2) / weight
    return (1 - lost) * field.slope(found, v2) - lost
