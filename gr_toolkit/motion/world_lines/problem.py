"""A problem of motion, read and ready to be integrated: what single trajectories and batches have in common."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from math import inf
from numbers import Real
from sys import float_info
from typing import Any, final

from ...errors import InputError
from ...geometry.inputs import in_short, read_metric
from ...numerics import Compiled
from ...numerics.geodesics import initial, records
from ...numerics.geodesics.integration import Happenings, Settings, require_numba
from .beginning import Beginning, beginning
from .constants_of_motion import compiled_constants
from .happenings import Edge, Event, edges, happenings, read_events
from .system import System, system_of
from .words import NO_NUMBERS

TIGHTEST, LOOSEST = 1e-14, 1e-2


@final
@dataclass(frozen=True, eq=False)
class Problem:
    """Everything that the integrator is given.

    Attributes
    ----------
    system, edges, events, happenings : equations, edges of the domain, events in the order of their measures
    beginning : initial data
    end : the last parameter, of each ray or of all
    settings : tolerances and bounds
    """

    system: System
    edges: list[Edge]
    events: list[Event]
    happenings: Happenings
    beginning: Beginning
    end: Any
    settings: Settings

    @cached_property
    def states(self) -> Any:
        """Variables at the beginning: coordinates, then the momenta that are integrated."""
        layout = self.system.layout
        return records.joined(self.beginning.places, self.beginning.momenta[:, list(layout.moving)])

    @cached_property
    def constants(self) -> Any:
        """Parameters, charge, momenta that are fixed."""
        layout, given = self.system.layout, self.beginning
        charge = [given.charges] if layout.charged else []
        return records.joined(given.parameters, *charge, given.momenta[:, list(layout.fixed)])

    def full_momenta(self, states: Any, constants: Any) -> Any:
        """π_μ of states, with those that are fixed."""
        return records.momenta(self.system.layout, states, constants)

    def velocities(self, states: Any, constants: Any) -> Any:
        """dx^μ/dλ of states."""
        n, count = self.system.metric.dimension, self.system.layout.parameters
        at = records.joined(states[:, :n], constants[:, :count])
        inverse = initial.matrices(self.system.inverse, at, n)
        return initial.applied(inverse, self.full_momenta(states, constants))

    @cached_property
    def _conserved(self) -> tuple[list[str], Compiled | None]:
        return compiled_constants(self.system, -self.system.metric.conventions.time_sign * self.beginning.square)

    def conserved(self, states: Any, constants: Any) -> dict[str, Any]:
        """What is conserved, by name, at states; `u.u` is the square of the velocity."""
        n, count = self.system.metric.dimension, self.system.layout.parameters
        momenta = self.full_momenta(states, constants)
        at = records.joined(states[:, :n], constants[:, :count])
        square, _ = initial.squares(initial.matrices(self.system.inverse, at, n), momenta)
        names, function = self._conserved
        charge = constants[:, count : count + 1] if self.system.layout.charged else square[:, None] * 0
        found = {"u.u": square}
        if function is not None:
            rows = records.joined(states[:, :n], momenta, constants[:, :count], charge)
            found |= dict(zip(names, initial.values(function, rows, len(names)).T, strict=True))
        return found

    def drift(self, first: Any, last: Any, constants: Any) -> Any:
        """The largest relative change of what is conserved between two lists of states of the same rays."""
        before, after = self.conserved(first, constants), self.conserved(last, constants)
        return records.largest_drift(before, after, self._size(first, constants))

    def _size(self, states: Any, constants: Any) -> Any:
        """The sum of the sizes of the terms of u·u."""
        n, count = self.system.metric.dimension, self.system.layout.parameters
        at = records.joined(states[:, :n], constants[:, :count])
        return initial.squares(initial.matrices(self.system.inverse, at, n), self.full_momenta(states, constants))[1]


def problem(
    metric: Any,
    position: Any,
    vectors: Mapping[str, Any],
    *,
    kind: str,
    signs: Any,
    until: Any,
    events: Any,
    parameters: Any,
    charge: Any,
    field: Any,
    potential: Any,
    tolerance: Any,
    absolute_tolerance: Any,
    longest_step: Any,
    steps: Any,
    margin: Any,
    time: Any,
    kept: int,
) -> Problem:
    """Read and check everything."""
    g = read_metric(metric)
    require_numba()
    if (charge is None) == (field is not None or potential is not None):
        raise InputError(
            "a charge without a field, or a field without a charge",
            "charge=q/m with potential=A or field=F; neither for free motion",
        )
    system = system_of(g, field, potential)
    found_edges = edges(system, positive_number(margin, "margin", 0.5))
    listed, last = read_events(system, events, until)
    settings = Settings(
        _tolerance(tolerance),
        positive_number(
            float(tolerance) * 1e-3 if absolute_tolerance is None else absolute_tolerance, "absolute_tolerance", inf
        ),
        positive_number(longest_step, "longest_step", inf),
        whole_number(steps, "steps"),
    )
    start = beginning(
        system,
        found_edges,
        position,
        vectors,
        kind=kind,
        signs=signs,
        parameters=parameters,
        charge=0.0 if charge is None else charge,
        time=time,
    )
    measured = happenings(system, found_edges, listed, kept)
    return Problem(system, found_edges, listed, measured, start, _end(last), settings)


def _end(last: Any) -> Any:
    """The last parameter: infinity if only events end the trajectory."""
    if last is None:
        return inf
    try:
        found = initial.numbers(last)
    except (TypeError, ValueError):
        raise InputError(f"until: {in_short(last)} {NO_NUMBERS}", "until=100.0, or until={'r': 1000}") from None
    if records.any_nan(found):
        raise InputError("until is no number", "until=100.0; negative to go backward")
    return found


def _tolerance(value: Any) -> float:
    found = positive_number(value, "tolerance", LOOSEST, "3e-11, the error allowed in a step; ")
    if found < TIGHTEST:
        raise InputError(f"the tolerance {found:g} is below {TIGHTEST:g}, what doubles allow", "tolerance=1e-12")
    return found


def positive_number(value: Any, name: str, most: float, usual: str = "") -> float:
    """A positive number of an option."""
    if not _is_real(value) or not (0 < value <= min(most, float_info.max) or value == most):
        bound = "" if most == inf else f" up to {most:g}"
        raise InputError(f"{name} is {in_short(value)}", f"{usual}a positive number{bound}")
    return float(value)


def whole_number(value: Any, name: str) -> int:
    """A whole number of an option, from 1 on; 1e5 is one."""
    if not _is_real(value) or not 1 <= value <= 1e15 or value != int(value):
        raise InputError(f"{name} is {in_short(value)}", f"{name}=2, a whole number from 1 on")
    return int(value)


def _is_real(value: Any) -> bool:
    return isinstance(value, Real) and not isinstance(value, bool)
