"""What sources a singular field has, found without being told where to integrate.

Two ends of a coordinate that are axes of one angle make closed surfaces, and every axis is looked at by itself. A chart
of the catalogue that has no axes, a Cartesian one, is left for one that has. Elsewhere nothing is tried: `charge` and
`line_sources` take any surface and any axis.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from typing import Any, final

from ..errors import GRToolkitError
from ..exact import Element
from ..geometry import Metric, Tensor
from ..geometry.time_coordinate import time_first
from ..verdicts import Condition, explanation
from .axes import ROUND, Axis, axes, closed_surfaces
from .charge import charge, magnetic_charge
from .limits import limit
from .line_sources import LineSources, line_sources
from .singular_field import singular_where

ANSATZ_ONLY = 1e-3  # seconds: SymPy is not asked, so that looking at a check takes no time
LONGEST = 200  # characters of a reason


@final
@dataclass(frozen=True)
class EnclosedCharge:
    """The charges inside the closed surface that two angles run over.

    Attributes
    ----------
    surface : coordinate -> limits
    inside : the coordinate that is constant on it and grows outward
    electric, magnetic : exact scalars, functions of what is held fixed
    """

    surface: dict[Any, Any]
    inside: Any
    electric: Element
    magnetic: Element

    def explain(self) -> str:
        """Both charges, in words."""
        angles = ", ".join(map(str, self.surface))
        charges = f"charge {self.electric}, magnetic charge {self.magnetic}"
        return f"inside surfaces of constant {self.inside} ({angles}): {charges}"

    __repr__ = explain

    def rows(self) -> list[tuple[str, Any]]:
        """The same for a notebook, as `explanation.in_rows` takes it."""
        kinds = (("charge", self.electric), ("magnetic charge", self.magnetic))
        return [(f"inside surfaces of constant {self.inside}: {kind}", value) for kind, value in kinds]

    def _repr_latex_(self) -> str:
        return explanation.in_rows(self.rows())


@final
@dataclass(frozen=True)
class Unknown:
    """A flux integral that could not be done, and why."""

    place: str
    reason: str

    def explain(self) -> str:
        """The place and the reason, in one line."""
        reason = " ".join(self.reason.split())
        return f"{self.place}: not known ({reason if len(reason) <= LONGEST else reason[:LONGEST] + ' …'})"

    __repr__ = explain

    def rows(self) -> list[tuple[str, Any]]:
        """The same for a notebook, as `explanation.in_rows` takes it."""
        return [(self.explain(), "")]

    def _repr_latex_(self) -> str:
        return explanation.in_rows(self.rows())


Found = EnclosedCharge | LineSources | Unknown


def sources_of(field: Tensor, potential: Tensor | None = None) -> tuple[Found, ...]:
    """Flux integrals around the singular places of a field in four dimensions, and flux lines of a potential.

    Nothing where neither field nor potential is singular anywhere, and where no closed surface and no axis is
    recognised.
    """
    singular = singular_where(field)
    if field.dimension != 4 or not (singular or (potential is not None and not potential.is_zero())):
        return ()
    recognised = axes(field.metric)
    if not recognised:
        moved = _in_chart_with_axes(field, potential)
        return () if moved is None else sources_of(*moved)
    return (
        *(_enclosed_charges(field, recognised) if singular else ()),
        *_on_axes(field, potential, recognised, singular),
    )


def _enclosed_charges(field: Tensor, recognised: list[Axis]) -> Iterator[Found]:
    """The charges inside the closed surfaces."""
    for surface, others in closed_surfaces(field.metric, recognised):
        angles = ", ".join(map(str, surface))
        yield _tried(f"inside closed surfaces ({angles})", partial(_enclosed, field, surface, others))


def _enclosed(field: Tensor, surface: dict[Any, Any], others: list[int]) -> EnclosedCharge:
    inside = field.metric.coordinates[time_first(field.metric, others)[1]]
    return EnclosedCharge(surface, inside, *(f(field, surface, timeout=ANSATZ_ONLY) for f in (charge, magnetic_charge)))


def _on_axes(
    field: Tensor, potential: Tensor | None, recognised: list[Axis], singular: tuple[Condition, ...]
) -> Iterator[Found]:
    """What sits on the axes on which the field is singular, or a loop of the potential is left."""
    coordinates = field.metric.coordinates
    for axis in recognised:
        place, around = {coordinates[axis.place]: axis.value}, {coordinates[axis.angle]: ROUND}
        line = _tried(
            f"on {coordinates[axis.place]} = {axis.value}",
            partial(line_sources, field, place, around, potential=potential, timeout=ANSATZ_ONLY),
        )
        if _is_singular_on(field, singular, axis) or (isinstance(line, LineSources) and line.flux):
            yield line


def _is_singular_on(field: Tensor, singular: tuple[Condition, ...], axis: Axis) -> bool:
    """Whether something that the field divides by vanishes there."""
    symbol = field.metric.coordinates[axis.place]
    for condition in singular:
        for side in (1, -1) if symbol in condition.expression.free_symbols else ():
            try:
                if limit(field.metric.scalar(condition.expression), symbol, axis.value, side).is_zero():
                    return True
            except GRToolkitError:  # not on this side of the domain
                continue
    return False


def _in_chart_with_axes(field: Tensor, potential: Tensor | None) -> tuple[Tensor, Tensor | None] | None:
    """Field and potential in a chart of the catalogue that is mapped to theirs and has axes."""
    from ..spacetimes import chart_map

    metric: Metric = field.metric
    origin = metric.origin
    maps = () if origin is None else origin.entry.maps
    for known in maps:
        if known.target == origin.chart and not known.spacetime:
            try:
                other = metric.to_chart(known.source)
                if axes(other):
                    map_here = chart_map(other, metric)
                    moved = None if potential is None else map_here.pull_back(potential)
                    return map_here.pull_back(field), moved
            except GRToolkitError:  # parameters for which there is no such chart, or roots left open
                continue
    return None


def _tried(place: str, work: Callable[[], Found]) -> Found:
    """What the work gives, or that it could not be done."""
    try:
        return work()
    except GRToolkitError as error:
        return Unknown(place, str(error))
