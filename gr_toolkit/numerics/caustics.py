r"""Where the Jacobi map D of a ray is singular: caustics, counted before they are looked for.

Across a caustic det D changes its sign, but not if two of them lie close together or both components vanish at once. So
they are counted: DᵀD′ is symmetric, and the phases φ_j of the unitary matrix (D′ + iκD)(D′ − iκD)⁻¹ = e^{2iφ}, κ > 0,
pass 0 (mod π) where D is singular, always upwards. Between two places the number of caustics is

    (Δ arg det(D′ + iκD) − Δ Σ_j (φ_j mod π))/π,

a whole number, exact if the argument is followed without a turn too many. With κ = 1/h it changes by less than 2 on a
piece of the length h with |𝓡| h² ≤ 1, 𝓡 the tidal matrix; steps are cut into such pieces. [Arnol'd, Funct. Anal. Appl.
1 (1967) 1, on the index of Maslov; Perlick, Living Rev. Relativ. 7 (2004) 9, §2.7.]
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from math import ceil, pi
from typing import Any

from .extrapolation import extrapolated
from .light_rays import Spacetime

SAMPLES = 5  # of a step, where the tides are measured
CLOSE = 1e-9  # of the distance from the vertex: two caustics closer together are one of multiplicity 2
ROUNDS = 60

Place = tuple[float, Any]  # affine parameter, state


def caustics(spacetime: Spacetime, parameters: Any, states: Any, tolerance: float) -> list[tuple[float, int, Any]]:
    """(affine parameter, multiplicity, state) where det D = 0, the vertex left out.

    Two that are closer together than 10⁻⁹ of the way, or than the tolerance of the steps allows to say, are one.
    """
    found: list[tuple[float, int, Any]] = []
    near = max(CLOSE, 1e3 * tolerance)
    for n in range(len(parameters) - 1):
        ends = [(float(parameters[k]), states[k]) for k in (n, n + 1)]
        for t, state in _Step(spacetime, *ends).caustics():
            if found and found[-1][1] == 1 and abs(t - found[-1][0]) < near * abs(t):
                other, _, _ = found.pop()
                found.append(((t + other) / 2, 2, state))
            else:
                found.append((t, 1, state))
    return found


class _Step:
    """One step of the integration, between whose ends states are worked out anew."""

    def __init__(self, spacetime: Spacetime, start: Place, end: Place) -> None:
        self.spacetime, self.start, self.end = spacetime, start, end
        self.kappa = 0.0

    def caustics(self) -> Iterator[Place]:
        """Those in this step, in their order along the ray, one of multiplicity 2 twice."""
        (t, _), (end, _) = self.start, self.end
        count = ceil(abs(end - t) * self._largest_tide() ** 0.5) or 1
        self.kappa = count / (end - t)  # negative towards the past, as D is
        places = [self.start, *(self.at(t + (end - t) * n / count) for n in range(1, count)), self.end]
        for low, high in pairwise(places):
            for k in range(self._number(low, high)):
                yield self._crossing(low, high, k)

    def at(self, t: float) -> Place:
        """The state at a parameter."""
        first, state = self.start
        return t, extrapolated(self.spacetime.slope, first, state, t - first)[0] if t != first else state

    def _largest_tide(self) -> float:
        """The largest |𝓡| of some places of the step, where the ray is followed by polynomials of the third degree."""
        import numpy as np

        (t, y), (end, z) = self.start, self.end
        h = end - t
        v, w = (self.spacetime.slope(0.0, state) * h for state in (y, z))
        largest = 0.0
        for s in np.linspace(0, 1, SAMPLES):
            state = y + s * (v + s * (3 * (z - y) - 2 * v - w + s * (2 * (y - z) + v + w)))
            state[16:20], state[20:] = (1.0, 0.0, 0.0, 1.0), 0.0
            tides = self.spacetime.slope(0.0, state)[20:]
            largest = max(largest, float(np.linalg.norm(tides)))
        return largest

    def _crossing(self, low: Place, high: Place, k: int) -> Place:
        """The caustic with the number k = 0, 1 … between two places, by Illinois's false position.

        What vanishes there is the phase that is the next to pass 0, or the last that has.
        """

        def value(place: Place) -> float:
            passed = self._number(low, place)
            _, phases = _phases(place[1], self.kappa)
            centred = sorted(((phase + pi / 2) % pi - pi / 2 for phase in phases), key=abs)
            there = [x for x in centred if (x < 0) == (passed <= k)]
            which = k - passed if passed <= k else passed - 1 - k
            return there[which] if which < len(there) else 0.0

        (a, f), (b, g) = ((place[0], value(place)) for place in (low, high))
        if not f * g < 0:
            return low if not f else high
        for _ in range(ROUNDS):
            t = b - g * (b - a) / (g - f)
            found = self.at(t)
            h = value(found)
            if h == 0 or min(abs(t - b), abs(b - a)) <= 1e-15 * max(abs(t), abs(high[0] - low[0])):
                break
            if h * g < 0:
                a, f = b, g
            else:
                f /= 2
            b, g = t, h
        return found

    def _number(self, low: Place, high: Place) -> int:
        """How many there are between two places, each as often as its multiplicity says."""
        (start, begin), (end, rest) = (_phases(state, self.kappa) for _, state in (low, high))
        turned = (end - start + pi) % (2 * pi) - pi
        return round((turned - (sum(rest) - sum(begin))) / pi)


def _phases(state: Any, kappa: float) -> tuple[float, tuple[float, float]]:
    """arg det(D′ + iκD) and the φ_j from 0 to π."""
    import numpy as np

    X, Y = kappa * state[16:20].reshape(2, 2), state[20:].reshape(2, 2)
    if not X.any():
        return float(np.angle(np.linalg.det(Y))), (0.0, 0.0)
    frame = Y + 1j * X
    one, other = np.linalg.eigvals(np.linalg.solve(frame.conj().T, frame.T).T)
    full = 2 * pi
    return float(np.angle(np.linalg.det(frame))), (float(np.angle(one)) % full / 2, float(np.angle(other)) % full / 2)
