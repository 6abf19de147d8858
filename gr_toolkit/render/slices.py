r"""Slices of a chart by two of its coordinates, and how they lie in a picture.

A slice through (radius, θ) at constant φ is drawn in the half-planes of φ and φ + π as x = r sin θ, z = r cos θ; one
through (radius, φ) as x = r cos φ, y = r sin φ; any other in its two coordinates as they are. The coordinates θ and φ
are known by their names, theta and phi; the radius of the picture is the chart's radial coordinate, not a proper
length.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, final

import sympy as sp

from ..errors import InputError
from ..geometry import Metric
from .parameters import read_number

X, Y = sp.symbols("x_picture y_picture", real=True)


@final
@dataclass(frozen=True)
class Slice:
    """Two coordinates of a chart that vary, the others at given values.

    Attributes
    ----------
    metric : whose chart it is
    free : the numbers of the two coordinates
    fixed : number -> value of the others
    kind : "meridional", "equatorial" or "plane"
    """

    metric: Metric
    free: tuple[int, int]
    fixed: Mapping[int, Any]
    kind: str

    @property
    def across(self) -> int:
        """The number of the coordinate of space that is constant."""
        return next(k for k in range(1, self.metric.dimension) if k not in self.free)

    @property
    def chart_point(self) -> list[Any]:
        """The chart's coordinates as expressions in those of the picture."""
        values = {k: v + sp.pi * (1 - sp.sign(X)) / 2 if self._is_halved(k) else v for k, v in self.fixed.items()}
        if self.kind == "plane":
            found: tuple[Any, Any] = (X, Y)
        elif self.kind == "meridional":
            found = (sp.sqrt(X**2 + Y**2), sp.atan2(sp.Abs(X), Y))
        else:
            found = (sp.sqrt(X**2 + Y**2), sp.atan2(Y, X))
        values |= dict(zip(self.free, found, strict=True))
        return [values[k] for k in range(self.metric.dimension)]

    @property
    def axes(self) -> tuple[tuple[Any, Any], tuple[Any, Any]]:
        """((∂x/∂p, ∂x/∂q), (∂y/∂p, ∂y/∂q)) for the free coordinates p, q, which carries vectors into the picture."""
        if self.kind == "plane":
            return (1, 0), (0, 1)
        radius = sp.sqrt(X**2 + Y**2)
        if self.kind == "meridional":
            return (X / radius, sp.sign(X) * Y), (Y / radius, -sp.Abs(X))
        return (X / radius, -Y), (Y / radius, X)

    @property
    def labels(self) -> tuple[str, str]:
        """What stands at the axes, in LaTeX."""
        names = [sp.latex(self.metric.coordinates[k]) for k in self.free]
        if self.kind == "meridional":
            return rf"${names[0]}\,\sin {names[1]}$", rf"${names[0]}\,\cos {names[1]}$"
        if self.kind == "equatorial":
            return rf"${names[0]}\,\cos {names[1]}$", rf"${names[0]}\,\sin {names[1]}$"
        return f"${names[0]}$", f"${names[1]}$"

    @property
    def title(self) -> str:
        """The constant coordinates, in LaTeX."""
        shown = []
        for k, value in sorted(self.fixed.items()):
            name = sp.latex(self.metric.coordinates[k])
            also = rf"\ \text{{and}}\ {sp.latex(value + sp.pi)}" if self._is_halved(k) else ""
            shown.append(f"${name} = {sp.latex(value)}{also}$")
        return ", ".join(shown)

    def _is_halved(self, number: int) -> bool:
        return self.kind == "meridional" and self.metric.coordinates[number].name == "phi"


def read_slice(metric: Metric, given: Mapping[Any, Any] | None, *, of_space: bool = True) -> Slice:
    """A slice from the values of the coordinates that are constant on it.

    Parameters
    ----------
    given : coordinate (symbol, name or number) -> value; what is left out is 0: the time, and of more than two others
        phi (or, where there is none, the last one), until two are free
    of_space : whether the slice must be at one time

    Raises
    ------
    InputError
        Not two free coordinates are left, a value is no number, or the time is free where it may not be.
    IndexMismatchError
        A coordinate that the chart has not.
    """
    if not isinstance(given, Mapping | None):
        raise InputError(f"the slice is {given!r}, no dictionary", 'slice={"t": 0, "phi": 0}')
    coordinates, n = metric.coordinates, metric.dimension
    fixed = {
        metric.chart.number(key): read_number(f"the value of {key} on the slice", value, f"slice={{{str(key)!r}: 0}}")
        for key, value in (given or {}).items()
    }
    names = [x.name for x in coordinates]
    candidates = [0, *(k for k in range(n) if names[k] == "phi"), *range(n - 1, 0, -1)]
    for k in candidates:
        if n - len(fixed) > 2:
            fixed.setdefault(k, sp.Integer(0))
    free = [k for k in range(n) if k not in fixed]
    if len(free) != 2:
        varying = ", ".join(names[k] for k in free) or "none"
        raise InputError(
            f"a slice leaves two coordinates free, this one {varying}",
            f"slice={{{', '.join(f'{name!r}: value' for name in (names[0], names[-1]))}}}",
        )
    if of_space and 0 in free:
        raise InputError(
            f"the slice leaves the time {names[0]} free, but field lines are drawn in space at one time",
            f"slice={{{names[0]!r}: 0, …}}",
        )
    p, q = free
    if names[p] == "theta" and names[q] != "phi":
        p, q = q, p  # (θ, radius)
    kind = "plane"
    if 0 not in free and names[q] == "theta":
        kind = "meridional"
    elif 0 not in free and names[q] == "phi" and names[p] != "theta":
        kind = "equatorial"
    return Slice(metric, (p, q), fixed, kind)


def usual_slices(metric: Metric, given: Mapping[Any, Any] | None, *, of_space: bool = True) -> Iterator[Slice]:
    """The slice that was asked for; then, for a field that does not show there, others that it leaves open.

    These are at the time 1/2, and, where nothing was asked for, the equatorial plane.
    """
    first = read_slice(metric, given, of_space=of_space)
    yield first
    asked = {metric.chart.number(key) for key in given or ()}
    times = [sp.Integer(0)] if asked & {0} or 0 in first.free else [sp.Integer(0), sp.Rational(1, 2)]
    yield from (read_slice(metric, {**(given or {}), 0: time}) for time in times[1:])
    if not asked and any(x.name == "theta" for x in metric.coordinates) and first.kind == "meridional":
        yield from (read_slice(metric, {0: time, "theta": sp.pi / 2}) for time in times)
