"""Exact scalars as numbers on a slice, and where on it they have a value."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, final

from ..errors import InputError
from ..exact import Element
from ..geometry import compiled
from ..numerics.plane_curves import first_exit
from .parameters import Values
from .slices import Slice, X, Y

NOISE = 1e-12


@final
class OnSlice:
    """Exact scalars as functions of the points of a picture: nan outside the chart's domain.

    Parameters
    ----------
    where, quantities, values : the slice, the scalars, the numbers to put in
    reach : the picture's largest coordinate
    """

    def __init__(self, where: Slice, quantities: Sequence[Element], values: Values, reach: float) -> None:
        metric = where.metric
        (a, b), (c, d) = where.axes
        self._place = compiled([*where.chart_point, a, b, c, d], [X, Y])
        self._count, self._dimension = len(quantities), metric.dimension
        differences = [c.gts - c.lts for c in values.conditions if hasattr(c, "gts")]
        self._quantities = values.bound([*quantities, *differences], metric.coordinates)
        self._farthest = float("inf")
        if where.kind != "plane":  # behind its edge the domain's conditions may hold again: sin χ > 0 beyond χ = 2π
            self._farthest = first_exit(lambda radii: self._is_inside(self._place(0.6 * radii, 0.8 * radii)), 2 * reach)

    def __call__(self, x: Any, y: Any) -> Any:
        """The values at arrays of points, their axis first."""
        return self._at(x, y, self._place(x, y))

    def vector(self, x: Any, y: Any) -> tuple[Any, Any]:
        """The vector in the picture whose components along the free coordinates are the first two quantities.

        It is zero where it is nothing but a rounding error of the third, the component out of the slice.
        """
        place = self._place(x, y)
        first, second, across = self._at(x, y, place)[:3]
        is_error = abs(first) + abs(second) < NOISE * abs(across)
        first[is_error] = second[is_error] = 0
        a, b, c, d = place[self._dimension :]
        return a * first + b * second, c * first + d * second

    def gradient(self, x: Any, y: Any) -> tuple[Any, Any]:
        """The derivatives of the function that is constant along `vector` and whose differences are its flux, of which
        the fourth quantity is the density."""
        place = self._place(x, y)
        first, second, _, density = self._at(x, y, place)[:4]
        a, b, c, d = place[self._dimension :]
        density = density / (a * d - b * c)
        return -density * (c * first + d * second), density * (a * first + b * second)

    def _at(self, x: Any, y: Any, place: Any) -> Any:
        values = self._quantities(*place[: self._dimension])
        found, differences = values[: self._count], values[self._count :]
        if found.dtype.kind == "c":
            raise InputError("the field is complex, and a picture shows a real one", "parameters for which it is real")
        found[:, ~(differences > 0).all(axis=0) | (x * x + y * y >= self._farthest**2)] = float("nan")
        return found

    def _is_inside(self, place: Any) -> Any:
        return (self._quantities(*place[: self._dimension])[self._count :] > 0).all(axis=0)
