"""Light rays by numbers: position, screen, Jacobi map, distances and caustics along any null geodesic.

The right side is compiled from the exact metric; the integration is that of `numerics.extrapolation`. Relative errors
are some 1e-11 where the ray stays away from singularities; they are estimates, no bounds.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from math import inf, isfinite, sqrt
from typing import Any, final

from ...electrodynamics.inputs import read_metric
from ...errors import DomainError, InputError
from ...geometry import Metric, compiled
from ...numerics.light_rays import Spacetime, caustics, determinant, initial_state, traced

NULL = 1e-9  # relative to its terms, k·k of what is taken for null


@final
@dataclass(frozen=True)
class Caustic:
    """A place where det D = 0: an image of the vertex, for the rays across a line (1) or all (2).

    Attributes
    ----------
    parameter, place, multiplicity : affine parameter from the vertex, coordinates, 1 or 2
    """

    parameter: float
    place: tuple[float, ...]
    multiplicity: int


@final
@dataclass(frozen=True)
class TracedRay:
    """A ray from a vertex; made by `trace_ray`.

    Attributes
    ----------
    parameters : affine parameters at the ends of the steps of the integration, beginning with 0
    positions, momenta : x^μ and k^μ there, one row a step
    screens : e_1^μ and e_2^μ, carried along
    jacobi_maps : D, 2 × 2 in the screens
    frequency : ω of the vertex's observer
    """

    spacetime: Spacetime
    parameters: Any
    states: Any
    frequency: float

    @property
    def positions(self) -> Any:
        """x^μ, one row a step."""
        return self.states[:, :4]

    @property
    def momenta(self) -> Any:
        """k^μ, one row a step."""
        return self.states[:, 4:8]

    @property
    def screens(self) -> Any:
        """e_1^μ and e_2^μ, one pair a step."""
        return self.states[:, 8:16].reshape(-1, 2, 4)

    @property
    def jacobi_maps(self) -> Any:
        """D, one matrix a step."""
        return self.states[:, 16:20].reshape(-1, 2, 2)

    @property
    def determinant(self) -> float:
        """det D at the end: negative for a mirrored image."""
        return determinant(self.states[-1])

    @property
    def area_distance(self) -> float:
        """ω √|det D| at the end: the angular-diameter distance, if the vertex is at the observer."""
        return self.frequency * sqrt(abs(self.determinant))

    @property
    def magnification(self) -> float:
        """λ²/det D at the end: the flux of a point source against that at the same affine distance in flat space.

        Negative for a mirrored image, infinite at a caustic, where geometric optics ends.
        """
        return float(self.parameters[-1]) ** 2 / self.determinant if self.determinant else inf

    @cached_property
    def caustics(self) -> tuple[Caustic, ...]:
        """Where det D = 0 on the way."""
        found = caustics(self.spacetime, self.parameters, self.states)
        return tuple(Caustic(t, tuple(float(x) for x in state[:4]), kind) for t, kind, state in found)

    def redshift(self, observer: Sequence[float] | None = None) -> float:
        """ω(vertex)/ω(end): 1 + z, if the vertex is at the source; for a four-velocity at the end, or at rest there."""
        return self.frequency / self._frequency_at_end(observer)

    def back(self, observer: Sequence[float] | None = None, tolerance: float = 1e-12) -> TracedRay:
        """The same ray with its vertex at the other end and the same screens: D(back) = −Dᵀ, Etherington's law.

        The observer is at the new vertex, at rest in the chart by default.
        """
        state = self.states[-1].copy()
        state[16:20], state[20:] = 0.0, (1.0, 0.0, 0.0, 1.0)
        places, states = traced(self.spacetime, state, -float(self.parameters[-1]), tolerance)
        return TracedRay(self.spacetime, places, states, self._frequency_at_end(observer))

    def _frequency_at_end(self, observer: Sequence[float] | None) -> float:
        matrix = [[float(x) for x in row] for row in self.spacetime.metric(*self.positions[-1])]
        u, k, n = _observer(matrix, observer), self.momenta[-1], range(4)
        frequency = -sum(matrix[a][b] * float(k[a]) * u[b] for a in n for b in n)
        if frequency <= 0:
            raise InputError(f"the observer {observer!r} is not future directed", "a four-velocity towards the future")
        return frequency

    def __repr__(self) -> str:
        ends = " to ".join(str([float(f"{x:.6g}") for x in self.positions[n]]) for n in (0, -1))
        return f"light ray from {ends}, affine length {self.parameters[-1]:.6g}, D_A = {self.area_distance:.10g}"


def trace_ray(
    metric: Metric,
    place: Sequence[float],
    direction: Sequence[float | None],
    length: float,
    *,
    observer: Sequence[float] | None = None,
    parameters: Mapping[Any, float] | None = None,
    functions: Mapping[Any, Any] | None = None,
    tolerance: float = 1e-12,
) -> TracedRay:
    """Follow a light ray with its bundle from a vertex, by numbers.

    Parameters
    ----------
    metric : of four dimensions
    place : the vertex, a number for each coordinate
    direction : k^μ there; None for the first component: that of future-directed light
    length : affine length, negative towards the past
    observer : four-velocity at the vertex; by default at rest in the chart
    parameters, functions : values of the metric's symbols, and its unknown functions with derivatives, as for
        `gr.compiled`
    tolerance : of a step, relative

    Raises
    ------
    InputError
        A direction that is not null, an observer that is not timelike or of no unit length, a number that is none.
    DomainError
        The ray leaves the chart or runs into a singularity: the error says how far it came.

    Examples
    --------
    Half around Einstein's static universe all rays meet again, at the antipode:

    >>> from math import pi
    >>> import gr_toolkit as gr
    >>> g = gr.FLRW(a=1, K=1)
    >>> ray = trace_ray(g, [0, 1.0, 1.2, 0], [None, -0.2, 0.5, 0.3], 7)
    >>> [round(float(c.parameter*ray.frequency/pi), 9) for c in ray.caustics], ray.caustics[0].multiplicity
    ([1.0], 2)
    """
    g = read_metric(metric)
    if g.dimension != 4:
        raise InputError(f"a ray with a screen in {g.dimension} dimensions", "a metric of four dimensions")
    start = _numbers(place, "the vertex", 4)
    if isinstance(length, bool) or not isinstance(length, (int, float)) or not isfinite(length) or not length:
        raise InputError(f"the affine length {length!r} is no number other than 0", "10.0")
    spacetime = _spacetime(g, parameters, functions)
    matrix = [[float(x) for x in row] for row in spacetime.metric(*start)]
    if not all(isfinite(x) for row in matrix for x in row):
        raise DomainError(f"the metric has no value at {start}")
    u = _observer(matrix, observer)
    k = _direction(matrix, direction)
    state, frequency = initial_state(spacetime, start, k, u)
    if frequency <= 0:
        raise InputError(f"the ray {k} points to the observer's past", "k^μ, or a negative length")
    places, states = traced(spacetime, state, float(length), tolerance)
    return TracedRay(spacetime, places, states, frequency)


def _spacetime(g: Metric, parameters: Any, functions: Any) -> Spacetime:
    """The compiled metric, connection and curvature, as in −+++ with MTW's signs."""
    sign, signs = -g.conventions.time_sign, g.conventions
    given: dict[str, Any] = {"parameters": parameters, "functions": functions}
    return Spacetime(
        compiled(g.covariant * sign, g.coordinates, **given),
        compiled(g.christoffel, g.coordinates, **given),
        compiled(g.riemann * (sign * signs.riemann), g.coordinates, **given),
    )


def _observer(g: list[list[float]], given: Any) -> list[float]:
    n = range(4)
    if given is None:
        if g[0][0] >= 0:
            raise InputError("nobody is at rest in the chart at the vertex", "observer=[u^t, …], a four-velocity there")
        return [1 / sqrt(-g[0][0]), 0.0, 0.0, 0.0]
    u = _numbers(given, "the observer", 4)
    square = sum(g[a][b] * u[a] * u[b] for a in n for b in n)
    if abs(square + 1) > NULL:
        raise InputError(
            f"the observer's four-velocity has u·u = {square:.12g} in −+++, not -1", "a timelike unit vector"
        )
    return u


def _direction(g: list[list[float]], given: Any) -> list[float]:
    n = range(4)
    if isinstance(given, Sequence) and len(given) == 4 and given[0] is None:
        space = _numbers(given[1:], "the direction", 3)
        half = sum(g[0][a + 1] * x for a, x in enumerate(space))
        rest = sum(g[a + 1][b + 1] * x * y for a, x in enumerate(space) for b, y in enumerate(space))
        if not any(space) or not g[0][0] or half * half < g[0][0] * rest:
            raise InputError(f"no light goes in the direction {given!r}", "all four components k^μ")
        root = sqrt(half * half - g[0][0] * rest)
        return [max((-half + s * root) / g[0][0] for s in (1, -1)), *space]
    k = _numbers(given, "the direction", 4)
    terms = [g[a][b] * k[a] * k[b] for a in n for b in n]
    if not any(k) or abs(sum(terms)) > NULL * sum(abs(t) for t in terms):
        raise InputError(
            f"the direction is not null: k·k = {sum(terms):.12g}",
            "[None, k^x, k^y, k^z]: the first one is then solved for",
        )
    return k


def _numbers(given: Any, what: str, count: int) -> list[float]:
    try:
        found = [float(x) for x in given]
    except (TypeError, ValueError):
        found = []
    if len(found) != count or isinstance(given, str) or not all(isfinite(x) for x in found):
        raise InputError(f"{what} {given!r} is not {count} finite numbers", "one number for each coordinate")
    return found
