r"""What kind of orbit a geodesic is, from its constants: exact for exact numbers.

============  ============================================================================================
scattering    from infinity, or a cosmological horizon, to a turning point and back
bound         between two turning points
plunging      from infinity into the hole, without a turning point: capture
terminating   out of the hole to a turning point and back into it
leaving       to where the chart ends without a horizon, at its edge or at a centre: it does not say what follows
circular      one radius; stable, unstable or marginally stable
whirl         towards an unstable circular orbit, in infinitely many turns: the separatrix
============  ============================================================================================

In `closed_orbit` a whirl is a "separatrix", and what is terminating here is "plunging" from its turning point.

Sources: Misner, Thorne & Wheeler (1973), §§25.5–25.6; Chandrasekhar (1983), §19; Levin & Perez-Giz, Phys. Rev. D 77
(2008) 103005.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, final

import sympy as sp

from ...errors import InputError
from ...exact import Element
from ...geometry.inputs import in_short
from ...geometry.keywords import in_words
from ...geometry.typed_numbers import read_real
from .allowed_ranges import CENTRE, CIRCULAR, EDGE, TURNING, End, Stretch, allowed_stretches
from .equatorial_plane import EquatorialPlane, equatorial_plane

EXAMPLE = "gr.motion.classify_orbit(gr.Schwarzschild(M=1), energy=0.97, angular_momentum=4)"
NUMBERS = "numbers for all symbols but one length: gr.Schwarzschild(M=1), or angular_momentum=4*M"


@final
@dataclass(frozen=True)
class Orbit:
    """One orbit that the constants allow.

    Attributes
    ----------
    kind : "scattering", "bound", "plunging", "terminating", "leaving", "circular" or "whirl"
    inner, outer : where its range of r ends; equal for a circular orbit
    stability : of a circular orbit, against radial displacements: "stable", "unstable" or "marginally stable"; else
        empty
    """

    kind: str
    inner: End
    outer: End
    stability: str = ""

    def __repr__(self) -> str:
        if self.kind == "circular":
            return f"circular at r = {self.inner.value}, {self.stability}"
        return f"{self.kind} from {self.inner} to {self.outer}"


@final
@dataclass(frozen=True)
class OrbitClasses:
    """All orbits of given constants, from the inside.

    Attributes
    ----------
    orbits : each an `Orbit`
    energy, angular_momentum, mass : as given, exact
    """

    orbits: tuple[Orbit, ...]
    energy: Any
    angular_momentum: Any
    mass: Any

    @property
    def kinds(self) -> tuple[str, ...]:
        """The kinds of the orbits, from the inside."""
        return tuple(orbit.kind for orbit in self.orbits)

    @property
    def outermost(self) -> Orbit:
        """The orbit that is farthest out: what comes from far away, if anything can.

        Raises
        ------
        InputError
            No orbit has these constants.
        """
        if not self.orbits:
            raise InputError("no orbit has these constants", "a greater energy")
        return self.orbits[-1]

    def __repr__(self) -> str:
        return "\n".join(map(repr, self.orbits)) or "no orbit"


@in_words("classify_orbit", EXAMPLE, {"E": "energy=", "L": "angular_momentum=", "m": "mass="})
def classify_orbit(metric: Any, *, energy: Any, angular_momentum: Any, mass: Any = 1) -> Any:
    """The kinds of orbit with given constants in the equatorial plane, with their ranges of r.

    Parameters
    ----------
    metric : static and spherically symmetric, in any chart rational in r, or like Kerr; its parameters numbers, or one
        of them a length in which all others are numbers
    energy : E = −p_t (in −+++), at infinity γ m
    angular_momentum : L = p_φ; negative for retrograde orbits
    mass : m; 1 for energy and angular momentum per mass, 0 for light, for which L/E is the impact parameter

    Returns
    -------
    OrbitClasses
        With arrays for energy or angular momentum, an array of integers for the outermost orbit instead, in double
        precision: 0 none, 1 scattering, 2 bound, 3 plunging, 4 terminating, 5 leaving (circular orbits and separatrices
        are too thin for rounded numbers; NaN gives 0).

    Raises
    ------
    InputError
        Symbols left over; components that are not rational in r; constants that are not real; a chart in which circles
        shrink as r grows, as x = 1/r, or both sides of a wormhole.

    Notes
    -----
    Exact: every comparison is one of exact numbers. Decimals are the fractions that were typed. The ranges are those of
    the chart: a radius without assumptions and without domain= is taken to be positive; the catalogue's charts of naked
    singularities begin at r = M.
    [Misner, Thorne & Wheeler 1973, box 25.6]

    Examples
    --------
    >>> import gr_toolkit as gr
    >>> g = gr.Schwarzschild(M=1)
    >>> classify_orbit(g, energy=1, angular_momentum=4)
    whirl from horizon 2 to circular orbit 4
    circular at r = 4, unstable
    whirl from circular orbit 4 to infinity
    >>> classify_orbit(g, energy=0.97, angular_momentum=4).kinds
    ('terminating', 'bound')
    """
    plane = equatorial_plane(metric)
    if _is_array(energy) or _is_array(angular_momentum):
        from .many_orbits import codes_of

        return codes_of(plane, energy, angular_momentum, read_mass(mass))
    E, L = read_real(energy, "the energy"), read_real(angular_momentum, "the angular momentum")
    m = read_mass(mass)
    stretches = stretches_of(plane, E, L, m)
    return OrbitClasses(tuple(map(_named, stretches)), E, L, m)


def stretches_of(plane: EquatorialPlane, energy: Any, angular_momentum: Any, mass: Any) -> tuple[Stretch, ...]:
    """The ranges of r of given constants, exactly."""
    if energy == 0 and angular_momentum == 0 and mass == 0:
        raise InputError("energy, angular momentum and mass are all zero: nothing moves", EXAMPLE)
    squared: Element = plane.radicand(energy, angular_momentum, mass) / plane.rr
    return allowed_stretches(plane, squared, plane.velocities(energy, angular_momentum)[0], NUMBERS)


def read_mass(given: Any) -> Any:
    """A mass that is not negative.

    Raises
    ------
    InputError
        It is.
    """
    mass = read_real(given, "the mass", "mass=1, or mass=0 for light")
    if mass.is_negative:
        raise InputError(f"the mass is {mass}, which is negative", "mass=1, or mass=0 for light")
    return mass


def _named(stretch: Stretch) -> Orbit:
    """What a range is called, by its ends."""
    inner, outer = stretch.inner.kind, stretch.outer.kind
    if stretch.is_point:
        kind = "circular"
    elif CIRCULAR in (inner, outer):
        kind = "whirl"
    elif {inner, outer} & {EDGE, CENTRE}:
        kind = "leaving"
    elif inner == outer == TURNING:
        kind = "bound"
    elif inner == TURNING:
        kind = "scattering"
    else:
        kind = "terminating" if outer == TURNING else "plunging"
    return Orbit(kind, stretch.inner, stretch.outer, stretch.stability)


def _is_array(given: Any) -> bool:
    """Whether many values are given."""
    if isinstance(given, (str, bytes, dict, set)) or given is None:
        raise InputError(f"{in_short(given)} is no number", EXAMPLE)
    return isinstance(given, (list, tuple)) or (not isinstance(given, sp.Basic) and getattr(given, "ndim", 0) > 0)
