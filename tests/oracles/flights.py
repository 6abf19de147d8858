"""Times of flight in Schwarzschild's field by quadrature in r, M = 1, with mpmath: each by itself, then subtracted.

With r = r₀ + s² nothing is singular at the turning point; the other roots are those of r² + (r₀ + 2λ) r − 2b²/r₀. Call
within `mp.workdps(60)` or more: times of 1e11 M lose eleven digits when straight lines are taken off.
"""

from __future__ import annotations

from dataclasses import dataclass

import mpmath as mp


@dataclass(frozen=True)
class Orbit:
    """v, b, r₀ and λ = (1 − v²)/v²."""

    v: mp.mpf
    b: mp.mpf
    r0: mp.mpf
    slowness: mp.mpf


def orbit(v: object, b: object = None, r0: object = None) -> Orbit:
    """By the impact parameter or the closest approach."""
    v = mp.mpmathify(v)
    slowness = (1 - v * v) / v**2
    if r0 is None:
        b = mp.mpmathify(b)
        roots = mp.polyroots([1, 2 * slowness, -b * b, 2 * b * b], maxsteps=400, extraprec=400)
        r0 = max(root.real for root in roots if abs(root.imag) < mp.mpf(10) ** (-mp.mp.dps + 20))
    r0 = mp.mpmathify(r0)
    return Orbit(v, r0 * mp.sqrt((1 + 2 * slowness / r0) / (1 - 2 / r0)), r0, slowness)


def leg(o: Orbit, r: object, kind: str = "time") -> mp.mpf:
    """From the closest approach to r: "time", "affine" (proper time by √(1 − v²)) or "angle"."""
    linear, constant = o.r0 + 2 * o.slowness, 2 * o.b**2 / o.r0

    def integrand(s: mp.mpf) -> mp.mpf:
        R = o.r0 + s * s
        root = 2 * mp.sqrt(R**3 / (R * R + linear * R - constant))
        return {"time": root / ((1 - 2 / R) * o.v), "affine": root / o.v, "angle": root * o.b / R**2}[kind]

    end = mp.sqrt(mp.mpmathify(r) - o.r0)
    gap = abs((2 * o.r0**2 + 2 * o.slowness * o.r0 - constant) / (2 * o.r0 + linear))  # to the next root
    cuts, cut = [mp.mpf(0)], min(mp.sqrt(gap) / 4, end)
    while cut < end:
        cuts.append(cut)
        cut *= 3
    return mp.quad(integrand, [*cuts, end])


def kepler(o: Orbit, r: object) -> mp.mpf:
    """The time on Newton's hyperbola from o.r0 to r."""
    axis, r = 1 / o.v**2, mp.mpmathify(r)
    return (mp.sqrt(r * r - o.r0**2 + 2 * axis * (r - o.r0)) - axis * mp.acosh((r + axis) / (o.r0 + axis))) / o.v


def both(part: object, places: object, passing: bool = True) -> mp.mpf:
    """Past the closest approach the sum over both places, else the difference."""
    one, two = (part(place) for place in places)
    return one + two if passing else abs(one - two)


def delays(v: object, b: object, places: object, isotropic: bool = False, passing: bool = True) -> dict[str, mp.mpf]:
    """The delays compared with straight lines and Newton's orbits."""
    o = orbit(v, b)
    places = [mp.mpf(place) for place in places]
    areal = [p + 1 + 1 / (4 * p) if isotropic else p for p in places]
    near = (o.r0 - 1 + mp.sqrt(o.r0 * (o.r0 - 2))) / 2 if isotropic else o.r0
    time = both(lambda r: leg(o, r), areal, passing)
    swept = both(lambda r: leg(o, r, "angle"), areal, passing)
    one, two = places
    length = mp.sqrt(one**2 + two**2 - 2 * one * two * mp.cos(swept))
    axis = 1 / o.v**2
    same_impact = Orbit(o.v, o.b, mp.sqrt(axis**2 + o.b**2) - axis, o.slowness)
    return {
        "straight line": time - both(lambda p: mp.sqrt(p * p - near**2), places, passing) / o.v,
        "straight line of the same impact parameter": time
        - both(lambda p: mp.sqrt(p * p - o.b**2), places, passing) / o.v,
        "straight line between the places": time - length / o.v,
        "Newton": time - both(lambda r: kepler(o, r), areal, passing),
        "Newton with the same impact parameter": time - both(lambda r: kepler(same_impact, r), areal, passing),
    }


def delay_over_speed(v: object, b: object, places: object, other: object) -> mp.mpf:
    """Compared with another speed between the same places, the same way round: the orbit is searched for."""
    o = orbit(v, b)
    other = mp.mpmathify(other)
    swept = both(lambda r: leg(o, r, "angle"), places)
    S = mp.sqrt(1 + 8 * other**2)
    critical = 2 * (S + 3) / (S + 1)

    def miss(x: mp.mpf) -> mp.mpf:
        found = orbit(other, r0=critical + mp.exp(x))
        return both(lambda r: leg(found, r, "angle"), places) - swept

    start = mp.log(max(o.r0 - critical, mp.mpf("1e-3")))
    x = mp.findroot(miss, (start, start - mp.mpf("0.01")), solver="secant", tol=mp.mpf(10) ** -70, maxsteps=60)
    found = orbit(other, r0=critical + mp.exp(x))
    return both(lambda r: leg(o, r), places) - both(lambda r: leg(found, r), places)
