r"""Flights with different speeds between the same two places, the same way round the centre.

Let S be the action ∫p_r dr per energy, p the affine length, ∫B dt (`passages`), and w = 1 − v². The time between two
places is t = W + w p, with W(w) = S + Jφ the action between them; W is stationary in J, hence dW/dw = −p/2, and

    t(w) − t(w₀) = (w − w₀)(p(w) − ½ ⟨p⟩) + w₀ (p(w) − p(w₀)),    ⟨p⟩ the mean of p between w₀ and w,

which subtracts nothing where speeds are near that of light: for light, w₀ = 0, it is w (p − ½⟨p⟩).
"""

from __future__ import annotations

from typing import Any

from . import passages
from .flights import Flight
from .passages import Passage, turning_at
from .schwarzschild_roots import critical_inverse_radius
from .travel_times import gauss, leg

CLOSE = 0.05  # w up to which the means are taken
NODES = 8  # of the mean over w
STEPS = 200  # at most, in search of an orbit
FARTHEST = -690.0  # ln(r₀/r_c − 1) of the nearest orbits to capture that are looked for
ENOUGH = 4e-16


def time_over(flight: Flight, w: Any) -> Any:
    """How much longer than particles of another w = 1 − v² a flight takes; nan where none of those passes by.

    Relative errors are some 1e-14, but for two nearly equal speeds that are both far from that of light.
    """
    import numpy as np

    result = np.full_like(flight.v, np.nan)
    close = (flight.w < CLOSE) & (w < CLOSE)
    for chosen, method in ((close, _by_means), (~close, _by_times)):
        if chosen.any():
            radii = tuple(flight.r0[chosen] * (1 + end.gap[chosen]) for end in flight.ends)
            result[chosen] = method(flight, chosen, w[chosen], flight.swept[chosen], radii)
    return result


def _by_times(flight: Flight, chosen: Any, w: Any, angle: Any, radii: Any) -> Any:
    other = orbit_through(angle, radii, w)
    return flight.time[chosen] - _total(passages.TIME, other, radii, w)


def _by_means(flight: Flight, chosen: Any, w: Any, angle: Any, radii: Any) -> Any:
    own, own_w = flight.affine[chosen], flight.w[chosen]
    mean = 0.0 * own
    for node, weight in zip(*gauss(NODES), strict=True):
        between = w + (own_w - w) * node
        mean = mean + weight * _total(passages.AFFINE, orbit_through(angle, radii, between), radii, between)
    other = _total(passages.AFFINE, orbit_through(angle, radii, w), radii, w)
    return (own_w - w) * (own - 0.5 * mean) + w * (own - other)


def orbit_through(angle: Any, radii: Any, w: Any) -> Passage:
    """The orbits of w = 1 − v² that sweep an angle between two radii past their closest approach; nan where none does.

    r₀ is found by its distance x = ln(r₀/r_c − 1) from the edge of capture, which every angle is nearly linear in or
    nearly constant in: halving, with inverse quadratic interpolation where that is safe [Chandrupatla 1997].
    """
    import numpy as np

    v = np.sqrt(1 - w)
    nearest = np.minimum(*radii) * critical_inverse_radius(v) - 1

    def excess(x: Any) -> Any:
        return _total(passages.ANGLE, turning_at(v, w, np.exp(x)), radii, w) - angle

    with np.errstate(invalid="ignore", divide="ignore", over="ignore"):
        a = np.log(nearest)
        fa = excess(a)
        b, fb, step = a, fa, 1.0
        for _ in range(12):  # where the angle is too large
            short = fb < 0
            if not short.any():
                break
            b = np.where(short, np.maximum(a - step, FARTHEST), b)
            fb = np.where(short, excess(b), fb)
            step *= 2
        impossible = ~((fa <= 0) & (fb >= 0))
        c, fc, t = a, fa, 0.5 * np.ones_like(a)
        best = np.where(abs(fa) < abs(fb), a, b)
        for _ in range(STEPS):
            x = a + t * (b - a)
            fx = excess(x)
            same = np.sign(fx) == np.sign(fa)
            c, fc, b, fb = np.where(same, a, b), np.where(same, fa, fb), np.where(same, b, a), np.where(same, fb, fa)
            a, fa = x, fx
            best = np.where(abs(fa) < abs(fb), a, b)
            tolerance = 0.5 * ENOUGH * np.maximum(1.0, abs(best)) / abs(b - a)
            done = (tolerance > 0.25) | (abs(np.where(abs(fa) < abs(fb), fa, fb)) <= ENOUGH * angle) | impossible
            if done.all():
                break
            xi, phi = (a - b) / (c - b), (fa - fb) / (fc - fb)
            safe = (phi * phi < xi) & ((1 - phi) ** 2 < 1 - xi)
            curved = fa / (fb - fa) * fc / (fb - fc) + (c - a) / (b - a) * fa / (fc - fa) * fb / (fc - fb)
            t = np.clip(np.where(safe, curved, 0.5), tolerance, 1 - tolerance)
            t = np.where(np.isfinite(t), t, 0.5)
        return turning_at(v, w, np.where(impossible, np.nan, np.exp(best)))


def _total(integral: passages.Integral, orbits: Passage, radii: Any, w: Any) -> Any:
    """The sum of both legs; a radius that rounding put within r₀ counts as r₀."""
    import numpy as np

    legs = sum(leg(integral, orbits, np.maximum(r * orbits.h - 1, 0.0)) for r in radii)
    return legs / (orbits.h * np.sqrt(1 - w)) if integral.power else legs
