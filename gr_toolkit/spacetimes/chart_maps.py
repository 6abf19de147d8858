"""Maps between the charts of a spacetime of the catalogue, and to the charts of others."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import sympy as sp

from ..errors import InputError
from ..exact.sympified import sympified
from ..geometry import Metric
from ..geometry.maps.coordinate_map import CoordinateMap
from .entry import ChartMap, Formulas, Origin

Place = tuple[str, str]  # (entry, chart)
Step = tuple[Place, Place, tuple[Any, ...], tuple[Any, ...]]  # from, to, images, conditions


def chart_map(source: Metric, target: Metric | str) -> CoordinateMap:
    """The coordinate map from one metric of the catalogue to another chart of it, or to another that is isometric.

    Parameters
    ----------
    source : a metric of the catalogue
    target : another, with the same parameters, or the name of a chart of the first

    Returns
    -------
    CoordinateMap on the part of the source where it is one: the exterior, for Kruskal to Schwarzschild

    Raises
    ------
    InputError
        A metric that is none of the catalogue's, parameters that differ, or charts that no map of the catalogue joins.

    Examples
    --------
    >>> import gr_toolkit as gr
    >>> g = gr.Schwarzschild("isotropic")
    >>> phi = chart_map(g, "schwarzschild")
    >>> phi.images[1], bool(phi.is_isometry())
    ((M + 2*rho)**2/(4*rho), True)
    """
    first = _origin(source)
    if isinstance(target, str):
        target = source.to_chart(target)
    second = _origin(target)
    if first.entry is second.entry and _values(first) != _values(second):
        raise InputError(
            f"the parameters of the two charts of {first.entry.name} differ: {_said(first)} and {_said(second)}",
            f"g.to_chart({second.chart!r})",
        )
    start, end = (first.entry.name, first.chart), (second.entry.name, second.chart)
    images: tuple[Any, ...] = source.coordinates
    part: tuple[Any, ...] = ()
    for here, _, step_images, step_part in _path(start, end, [*_steps(first), *_steps(second)]):
        coordinates = _coordinates(here, first, second)
        pairs = dict(zip(coordinates, images, strict=True))
        images = tuple(sympified(x).subs(pairs, simultaneous=True) for x in step_images)
        part += tuple(c.subs(pairs, simultaneous=True) for c in step_part)
    return CoordinateMap(source, target, images, domain=[c for c in part if c != sp.true])


def _origin(metric: Any) -> Origin:
    origin = getattr(metric, "origin", None)
    if not isinstance(origin, Origin):
        raise InputError(f"{metric!r:.60} is no metric of the catalogue", "gr.Schwarzschild('kruskal')")
    return origin


def _values(origin: Origin) -> dict[str, Any]:
    return origin.entry.symbols(origin.chart) | dict(origin.given)


def _said(origin: Origin) -> str:
    return ", ".join(f"{name} = {value}" for name, value in _values(origin).items())


def _steps(origin: Origin) -> Iterator[Step]:
    """The maps of an entry with its parameters' values, both ways."""
    entry = origin.entry
    for chart_map_ in entry.maps:
        start, end = (entry.name, chart_map_.source), (chart_map_.spacetime or entry.name, chart_map_.target)
        formulas = _formulas(chart_map_, origin)
        yield start, end, formulas.images, formulas.part
        if formulas.preimages:
            yield end, start, formulas.preimages, formulas.image


def _formulas(chart_map_: ChartMap, origin: Origin) -> Formulas:
    return chart_map_.formulas(**origin.given)


def _coordinates(place: Place, *origins: Origin) -> tuple[Any, ...]:
    """The coordinates of a chart on the way."""
    name, chart = place
    origin = next(o for o in origins if o.entry.name == name)
    return origin.entry.charts[chart]().coordinates


def _path(start: Place, end: Place, steps: list[Step]) -> list[Step]:
    """The way from one chart to another on which the fewest conditions are met, of these the shortest.

    Raises
    ------
    InputError
        There is none.
    """
    ways: dict[Place, list[Step]] = {start: []}
    fresh = [start]
    while fresh:
        here = min(fresh, key=lambda place: _length(ways[place]))
        fresh.remove(here)
        for step in steps:
            way = [*ways[here], step]
            if step[0] == here and (step[1] not in ways or _length(way) < _length(ways[step[1]])):
                ways[step[1]] = way
                fresh.append(step[1])
    if end not in ways:
        reached = ", ".join(f"{chart!r} of {name}" for name, chart in ways if (name, chart) != start)
        raise InputError(
            f"no map of the catalogue leads from {start[1]!r} of {start[0]} to {end[1]!r} of {end[0]}",
            f"one of the charts that are reached: {reached or 'none'}; or gr.CoordinateMap(g, h, images)",
        )
    return ways[end]


def _length(way: list[Step]) -> tuple[int, int]:
    return sum(len(part) for _, _, _, part in way), len(way)
