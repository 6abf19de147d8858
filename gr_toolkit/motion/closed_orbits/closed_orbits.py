"""Orbits in Schwarzschild's spacetime in closed form from their constants: masses and light, every kind of orbit."""

from __future__ import annotations

from typing import Any

from ...errors import InputError
from ...geometry.inputs import in_short
from ...geometry.keywords import in_words
from .choice_of_orbit import Choice, chosen
from .given_constants import SchwarzschildUnits, schwarzschild_units
from .making_orbits import made
from .one_orbit import ClosedOrbit

EXAMPLE = "closed_orbit(g, v=0.5, b=20), closed_orbit(g, energy=0.97, angular_momentum=4)"


@in_words(
    "closed_orbit", EXAMPLE, {"L": "angular_momentum=", "E": "energy=", "p": "semilatus_rectum=", "e": "eccentricity="}
)
def closed_orbit(
    g: Any,
    *,
    v: Any = None,
    b: Any = None,
    energy: Any = None,
    angular_momentum: Any = None,
    semilatus_rectum: Any = None,
    eccentricity: Any = None,
    r: Any = None,
    velocity: Any = None,
    light: bool = False,
    inside: bool = False,
) -> ClosedOrbit:
    """The orbit of a mass or of light in Schwarzschild's spacetime with given constants, in closed form.

    G = c = 1. Lengths and times are in the unit of M, or multiples of M where M is a symbol; r is areal. Which kind of
    orbit it is, is decided exactly: decimals count as the fractions that were typed, longer floats as the binary
    fractions that they are, and a separatrix is met by exact constants such as ``3*sqrt(3)*M``.

    Parameters
    ----------
    g : Schwarzschild's metric in the areal radius, with either signature
    v, b : speed at infinity, 1 for light, and impact parameter
    energy, angular_momentum : per rest mass; with light=True only L/E counts
    semilatus_rectum, eccentricity : the turning points are p/(1 ± e), outside the barrier
    r, velocity : initial radius and (outward, along φ) velocity, as a static observer there measures it
    light : whether it is light, where the constants do not say so
    inside : the orbit of the same constants inside the potential barrier
        A float of up to twelve digits is the decimal that was typed, 0.1 is 1/10; one of more digits is the binary
        fraction that it is, as all floats are for `Scattering`'s times and angles.

    Returns
    -------
    ClosedOrbit
        kind is one of scattering (φ = t = τ = 0 at the periapsis), bound (likewise), circular, plunging (out to an
        apoapsis, where φ = t = τ = 0, and into the hole), falling (in from infinity, where φ = 0; t = τ = 0 at 10 M),
        separatrix (towards an unstable circle from infinity or from an apoapsis, with the same zeros; inside=True: from
        it into the singularity, where φ = 0), radial (t = τ = 0 at the apoapsis, or at 10 M).

    Raises
    ------
    InputError
        Another metric, not one pair of constants, or values that no orbit has.
    UndecidedError
        Constants so near to a separatrix that no computation within bounds tells on which side they are.

    References
    ----------
    Darwin, Proc. R. Soc. A 249, 180 (1959); Hagihara, Jpn. J. Astron. Geophys. 8, 67 (1931); Chandrasekhar, The
    Mathematical Theory of Black Holes (1983), §19 and §20; Misner, Thorne & Wheeler (1973), §25.5 and §31.3.

    Examples
    --------
    >>> import gr_toolkit as gr
    >>> g = gr.Schwarzschild(M=1)
    >>> orbit = closed_orbit(g, semilatus_rectum=12, eccentricity=0.5)
    >>> orbit.kind, orbit.turning_points, f"{orbit.period.phi:.12f}"
    ('bound', (8.0, 24.0), '8.932762662272')
    >>> f"{orbit.r(1.0):.12f} {orbit.t(1.0):.12f} {orbit.tau(1.0):.12f}"
    '8.583240040576 21.252904962820 16.544593451945'
    >>> closed_orbit(g, v=1, b=5).kind
    'falling'
    """
    for name, flag in (("light", light), ("inside", inside)):
        if type(flag) is not bool:
            raise InputError(f"{name} = {in_short(flag)} is neither True nor False", f"{name}=True")
    units = schwarzschild_units(g)
    given = {
        "v": v,
        "b": b,
        "energy": energy,
        "angular_momentum": angular_momentum,
        "semilatus_rectum": semilatus_rectum,
        "eccentricity": eccentricity,
        "r": r,
        "velocity": velocity,
    }
    orbit = orbit_of(units, chosen(units, given, light, inside))
    if orbit.choice.outward > 0 and not orbit.turning_points:
        raise InputError(
            f"a {orbit.kind} orbit with an outward velocity comes out of the hole",
            "the inward velocity: the way is the same, backwards",
        )
    return orbit


def orbit_of(units: SchwarzschildUnits, choice: Choice) -> ClosedOrbit:
    """The orbit of exact constants."""
    return ClosedOrbit(units, choice, made(choice))
