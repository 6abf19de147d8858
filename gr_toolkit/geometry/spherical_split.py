"""The splitting of a spherically symmetric metric, ds² = h_ab(x) dx^a dx^b + R(x) (dθ² + sin²θ dφ²).

R is r² in the signature −+++ and −r² in +−−−, so that all formulas below hold in both as they stand.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import permutations
from typing import Any, final

import sympy as sp
from sympy.core.function import AppliedUndef

from ..errors import InputError
from ..exact import Element
from .metric import Metric
from .time_coordinate import time_first

ADVICE = "a chart (x0, x1, theta, phi) with ds^2 = h_ab(x) dx^a dx^b + r(x)^2 (dtheta^2 + sin(theta)^2 dphi^2)"


@final
@dataclass(frozen=True)
class SphericalSplit:
    """A metric with its two angles found.

    Attributes
    ----------
    metric : Metric
    plane : the numbers of the two coordinates of h_ab, the time first where it is known
    angles : the numbers of θ and φ
    """

    metric: Metric
    plane: tuple[int, int]
    angles: tuple[int, int]

    @property
    def plane_coordinates(self) -> tuple[Any, Any]:
        """The two coordinates of h_ab."""
        return self.metric.coordinates[self.plane[0]], self.metric.coordinates[self.plane[1]]

    @property
    def polar_angle(self) -> Any:
        """θ."""
        return self.metric.coordinates[self.angles[0]]

    @property
    def azimuth(self) -> Any:
        """φ."""
        return self.metric.coordinates[self.angles[1]]

    @cached_property
    def area(self) -> Element:
        """R = g_θθ: r² in −+++, −r² in +−−−."""
        return self.metric.covariant.component((self.angles[0], self.angles[0]))

    @cached_property
    def determinant(self) -> Element:
        """det h."""
        (a, b), g = self.plane, self.metric.covariant
        return g.component((a, a)) * g.component((b, b)) - g.component((a, b)) * g.component((a, b))

    @cached_property
    def inverse(self) -> tuple[tuple[Element, Element], tuple[Element, Element]]:
        """h^{ab}, which is the block of g^{μν}."""
        (a, b), g = self.plane, self.metric.inverse
        return (g.component((a, a)), g.component((a, b))), (g.component((a, b)), g.component((b, b)))

    @cached_property
    def area_of_plane(self) -> Element:
        """√|det h|.

        Raises
        ------
        AmbiguousRootError
            The domain leaves its sign open.
        """
        return (-self.determinant).sqrt()

    def constant(self, value: Any, what: str) -> Any:
        """A degree, an order or a frequency, if it is the same everywhere.

        Raises
        ------
        InputError
            It contains a coordinate or a function.
        """
        varying = [*value.atoms(AppliedUndef), *(value.free_symbols & set(self.metric.coordinates))]
        if varying:
            raise InputError(
                f"{what} is {value}, which depends on {varying[0]}", "a number, or a symbol of another name"
            )
        return value

    def unknown(self, name: str, *arguments: Any) -> Any:
        """An unknown function that the metric does not contain."""
        taken = {f.func.__name__ for f in self.metric.functions}
        while name in taken:
            name += "_"
        return sp.Function(name)(*arguments)

    def gradient(self, psi: Element) -> tuple[Element, Element]:
        """h^{ab} ∂_b ψ."""
        slopes = [psi.diff(x) for x in self.plane_coordinates]
        first, second = (row[0] * slopes[0] + row[1] * slopes[1] for row in self.inverse)
        return first, second

    def wave_operator(self, psi: Element) -> Element:
        """□_h ψ = |det h|^{-1/2} ∂_a(|det h|^{1/2} h^{ab} ∂_b ψ)."""
        result = psi.field.zero
        for x, flow in zip(self.plane_coordinates, self.gradient(psi), strict=True):
            result = result + flow.diff(x) + flow * self.determinant.diff(x) / (2 * self.determinant)
        return result


def spherical_split(metric: Metric) -> SphericalSplit:
    """The angles of a metric, found by its components; every requirement is an identity of exact scalars.

    Raises
    ------
    InputError
        The metric has not four dimensions, or is not of that form in its chart; the error names what fails.

    Examples
    --------
    >>> import gr_toolkit as gr
    >>> spherical_split(gr.Schwarzschild()).polar_angle
    theta
    >>> spherical_split(gr.Kerr())
    Traceback (most recent call last):
    gr_toolkit.errors.InputError: the metric is not spherically symmetric in the angles (theta, phi): g[t, phi] ...
    """
    if not isinstance(metric, Metric):
        raise InputError(f"{metric!r:.60} is no metric", "gr.FLRW(), gr.Schwarzschild(), gr.Metric(...)")
    if metric.dimension != 4:
        raise InputError(f"a metric of {metric.dimension} dimensions has no multipoles on the two-sphere", ADVICE)
    likely = _likely_angles(metric)
    for angles in [likely, *(pair for pair in permutations(range(4), 2) if pair != likely)]:
        if next(_failures(metric, angles), None) is None:
            return SphericalSplit(metric, _plane(metric, angles), angles)
    names = ", ".join(str(metric.coordinates[k]) for k in likely)
    raise InputError(
        f"the metric is not spherically symmetric in the angles ({names}): {next(_failures(metric, likely))}", ADVICE
    )


def _plane(metric: Metric, angles: tuple[int, int]) -> tuple[int, int]:
    """The two other coordinates, the time first where it is known which one it is."""
    first, second = (k for k in range(4) if k not in angles)
    try:
        return time_first(metric, (first, second))
    except InputError:
        return first, second


def _likely_angles(metric: Metric) -> tuple[int, int]:
    """θ and φ by name, else the last two coordinates: what an error speaks of."""
    names = [str(x) for x in metric.coordinates]
    return (names.index("theta"), names.index("phi")) if {"theta", "phi"} <= set(names) else (2, 3)


def _failures(metric: Metric, angles: tuple[int, int]) -> Iterator[str]:
    """What keeps the metric from the form, in words."""
    theta, phi = angles
    plane = [k for k in range(4) if k not in angles]
    g, name = metric.covariant, metric.chart.index_name
    for i, j in [*((a, b) for a in plane for b in angles), (theta, phi)]:
        if not g.component((i, j)).is_zero():
            yield f"g{name((i, j))} = {g.component((i, j))!s:.80} does not vanish"
    area = g.component((theta, theta))
    sine = metric.scalar(sp.sin(metric.coordinates[theta]))
    if g.component((phi, phi)) != area * sine * sine:
        yield f"g{name((phi, phi))} is not g{name((theta, theta))} sin({metric.coordinates[theta]})^2"
    kept = [(plane[0], plane[0]), (plane[0], plane[1]), (plane[1], plane[1]), (theta, theta)]
    for index in kept:
        for angle in angles:
            if not g.component(index).diff(metric.coordinates[angle]).is_zero():
                yield f"g{name(index)} depends on {metric.coordinates[angle]}"
