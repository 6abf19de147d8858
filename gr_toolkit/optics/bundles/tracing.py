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

from ...errors import DomainError, InputError
from ...geometry import Metric, compiled
from ...geometry.inputs import read_metric
from ...motion.mass_shell import time_of
from ...numerics.caustics import caustics
from ...numerics.light_rays import Spacetime, determinant, initial_state, traced
from .vertex import number, numbers, read_direction, read_observer, read_tolerance, require_domain


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
    time : number of the time coordinate
    tolerance : of a step, relative
    """

    spacetime: Spacetime
    parameters: Any
    states: Any
    frequency: float
    time: int = 0
    tolerance: float = 1e-12

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
        """λ²/det D at the end: the solid angle of an image against that at the same affine distance in flat space.

        The same from both ends. Of a point source with the redshift z, whose luminosity distance is (1 + z) ω_s √det D
        with the vertex at the source and (1 + z)² ω_o √det D with the vertex at the observer, the flux against that of
        a flat space without redshift, at the distance ω λ of the vertex's observer, is the magnification divided by
        (1 + z)² and (1 + z)⁴. Negative for a mirrored image, infinite at a caustic, where geometric optics ends.
        """
        return float(self.parameters[-1]) ** 2 / self.determinant if self.determinant else inf

    @cached_property
    def caustics(self) -> tuple[Caustic, ...]:
        """Where det D = 0 on the way: all of them, as they are counted; see `numerics.caustics`.

        Two that lie closer together than some 10⁻⁹ of the way are one of multiplicity 2.
        """
        found = caustics(self.spacetime, self.parameters, self.states, self.tolerance)
        return tuple(Caustic(t, tuple(float(x) for x in state[:4]), kind) for t, kind, state in found)

    def redshift(self, observer: Sequence[float] | None = None) -> float:
        """ω(vertex)/ω(end): 1 + z, if the vertex is at the source; for a four-velocity at the end, or at rest there."""
        return self.frequency / self._frequency_at_end(observer)

    def back(self, observer: Sequence[float] | None = None, tolerance: float = 1e-12) -> TracedRay:
        """The same ray with its vertex at the other end and the same screens: D(back) = −Dᵀ, Etherington's law.

        The observer is at the new vertex, at rest in the chart by default.
        """
        tolerance = read_tolerance(tolerance)
        state = self.states[-1].copy()
        state[16:20], state[20:] = 0.0, (1.0, 0.0, 0.0, 1.0)
        places, states = traced(self.spacetime, state, -float(self.parameters[-1]), tolerance)
        return TracedRay(self.spacetime, places, states, self._frequency_at_end(observer), self.time, tolerance)

    def _frequency_at_end(self, observer: Sequence[float] | None) -> float:
        matrix = [[float(x) for x in row] for row in self.spacetime.metric(*self.positions[-1])]
        u, k, n = read_observer(matrix, self.time, observer), self.momenta[-1], range(4)
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
    direction : k^μ there; None for the time component, of whatever number: that of future-directed light
    length : affine length, negative towards the past
    observer : four-velocity at the vertex; by default at rest in the chart
    parameters, functions : values of the metric's symbols, and its unknown functions with derivatives, as for
        `gr.compiled`
    tolerance : of a step, relative, from 1e-15 to 0.01

    Raises
    ------
    InputError
        A direction that is not null, an observer that is not timelike or of no unit length, a number that is none, a
        vertex or parameters outside the chart's domain.
    DomainError
        The ray leaves the chart or runs into a singularity, or 3000 steps were too few: the error says how far it came.

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
    start = numbers(place, "the vertex", 4)
    way = number(length, "the affine length", "10.0")
    if not way:
        raise InputError("the affine length is 0", "10.0")
    accuracy, time = read_tolerance(tolerance), time_of(g)
    require_domain(g, start, parameters)
    spacetime = _spacetime(g, parameters, functions)
    matrix = [[float(x) for x in row] for row in spacetime.metric(*start)]
    if not all(isfinite(x) for row in matrix for x in row):
        raise DomainError(f"the metric has no value at {start}")
    u = read_observer(matrix, time, observer)
    k = read_direction(matrix, time, g.coordinates, direction, u)
    state, frequency = initial_state(spacetime, start, k, u)
    if frequency <= 0:
        raise InputError(f"the ray {k} points to the observer's past", "k^μ, or a negative length")
    places, states = traced(spacetime, state, way, accuracy)
    return TracedRay(spacetime, places, states, frequency, time, accuracy)


def _spacetime(g: Metric, parameters: Any, functions: Any) -> Spacetime:
    """The compiled metric, connection and curvature, as in −+++ with MTW's signs."""
    sign, signs = -g.conventions.time_sign, g.conventions
    given: dict[str, Any] = {"parameters": parameters, "functions": functions}
    return Spacetime(
        compiled(g.covariant * sign, g.coordinates, **given),
        compiled(g.christoffel, g.coordinates, **given),
        compiled(g.riemann * (sign * signs.riemann), g.coordinates, **given),
    )
