"""A trajectory that was integrated: everything between its ends, what happened on the way, and how good it is."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any, final

from ...errors import IndexMismatchError, InputError
from ...geometry import Metric
from ...geometry.inputs import in_short
from ...numerics.geodesics import dense_output, initial, integration, records
from .problem import Problem, positive_number
from .words import NO_NUMBERS, status

STEEP = 1e3  # growth of a velocity that is told


@final
@dataclass(frozen=True, eq=False)
class Happened:
    """How often an event happened, and where; made by `trajectory`.

    Attributes
    ----------
    name, count : of the event
    parameters, positions, momenta : of the first thousand times, one row each
    """

    name: str
    count: int
    parameters: Any
    positions: Any
    momenta: Any

    def __repr__(self) -> str:
        return f"{self.name}: {self.count} time{'s' * (self.count != 1)}"


@final
@dataclass(frozen=True, eq=False)
class Trajectory:
    """A world line from a given beginning; made by `trajectory`.

    Attributes
    ----------
    problem : what was integrated
    outcome : as the integrator left it
    """

    problem: Problem
    outcome: integration.Outcome

    @property
    def metric(self) -> Metric:
        """Where it runs."""
        return self.problem.system.metric

    @property
    def status(self) -> str:
        """How it ended; where the chart did before the world line, which velocity grew."""
        how, event = int(self.outcome.how[0]), int(self.outcome.event[0])
        text = status(how, event, self.problem.edges, self.problem.events)
        k, growth = records.fastest(self.velocities[0], self.velocities[-1])
        if self.is_complete or growth < STEEP:
            return text
        rate = float(self.velocities[-1][k])
        text = f"{text}, with d{self.metric.coordinates[k]}/dlambda = {rate:.2g}"
        return text if how == integration.STUCK else f"{text}: a horizon or a singularity"

    @property
    def is_complete(self) -> bool:
        """Whether it came to the parameter or the event that should end it, and not to an edge or a singularity."""
        how, event = int(self.outcome.how[0]), int(self.outcome.event[0])
        return how == integration.END or (how == integration.EVENT and event >= len(self.problem.edges))

    @property
    def length(self) -> float:
        """The parameter at the end: proper time or length, for light an affine parameter; negative if backward."""
        return float(self.outcome.parameters[0])

    @cached_property
    def parameters(self) -> Any:
        """λ at the beginning, after each step, and at the end."""
        return records.ends(self.outcome.way[:, 0], self.length)

    @cached_property
    def _states(self) -> Any:
        return records.stacked(self.outcome.polynomials[:, 0], self.outcome.states)

    def _constants(self, count: int) -> Any:
        return records.repeated(self.problem.constants[0], count)

    @property
    def positions(self) -> Any:
        """x^μ at `parameters`, one row each."""
        return self._states[:, : self.metric.dimension]

    @cached_property
    def momenta(self) -> Any:
        """π_μ = g_{μν} dx^ν/dλ at `parameters`, one row each."""
        return self.problem.full_momenta(self._states, self._constants(len(self._states)))

    @cached_property
    def velocities(self) -> Any:
        """dx^μ/dλ at `parameters`, one row each."""
        return self.problem.velocities(self._states, self._constants(len(self._states)))

    def at(self, parameter: Any = None, **coordinate: Any) -> Any:
        """x^μ at values of λ, or where a coordinate first has a value: ``path.at(2.5)``, ``path.at(t=[10, 20])``.

        First along the motion, within a step too.

        An array has the coordinates on its last axis. Outside of the way values are nan. Between steps a polynomial of
        order 7 is used, whose error is some ten times that of the steps.

        Raises
        ------
        InputError, UnknownNameError
            Not one of both; what is no number; no coordinate of that name.
        """
        return self._between(parameter, coordinate)[..., : self.metric.dimension]

    def velocity_at(self, parameter: Any = None, **coordinate: Any) -> Any:
        """dx^μ/dλ where `at` has x^μ."""
        states = self._between(parameter, coordinate)
        flat = states.reshape(-1, states.shape[-1])
        found = self.problem.velocities(flat, self._constants(len(flat)))
        return found.reshape(*states.shape[:-1], self.metric.dimension)

    def _between(self, parameter: Any, coordinate: Mapping[str, Any]) -> Any:
        if (parameter is None) == (not coordinate) or len(coordinate) > 1:
            raise InputError("the parameter or one coordinate says where", "path.at(2.5), or path.at(t=10)")
        key, value = next(iter(coordinate.items())) if coordinate else (None, parameter)
        try:
            wanted = initial.numbers(value)
        except (TypeError, ValueError):
            raise InputError(f"{in_short(value)} {NO_NUMBERS}", "path.at([0.0, 0.5])") from None
        way, polynomials = self.outcome.way, self.outcome.polynomials
        if key is not None:
            k = self._number(key)
            wanted = dense_output.parameters_where(way, polynomials, k, wanted, self.length, self._states[-1])
        return dense_output.values_at(way, polynomials, wanted, self.length)

    def _number(self, key: str) -> int:
        try:
            return self.metric.chart.number(key)
        except IndexMismatchError as error:
            raise InputError(
                str(error).partition("\n")[0], "path.at(t=10); path.at(2.5) takes lambda, the proper time"
            ) from None

    @cached_property
    def events(self) -> dict[str, Happened]:
        """What happened of the events, by name."""
        n, first = self.metric.dimension, len(self.problem.edges)
        found = {}
        for number, event in enumerate(self.problem.events, start=first):
            count = int(self.outcome.counts[0, number])
            rows = records.recorded(self.outcome.records[0, number], count)
            momenta = self.problem.full_momenta(rows[:, 1:], self._constants(len(rows)))
            found[event.name] = Happened(event.name, count, rows[:, 0], rows[:, 1 : 1 + n], momenta)
        return found

    @cached_property
    def constants(self) -> dict[str, float]:
        """What is conserved, at the beginning: u·u; E, L and other momenta, per mass; Carter's and its kin C_x."""
        values = self.problem.conserved(self._states[:1], self._constants(1))
        return {name: float(value[0]) for name, value in values.items()}

    @cached_property
    def drifts(self) -> dict[str, float]:
        """The largest change of each constant along the way; those of momenta that are not integrated are 0."""
        values = self.problem.conserved(self._states, self._constants(len(self._states)))
        return {name: float(abs(value - value[0]).max()) for name, value in values.items()}

    @cached_property
    def error_estimate(self) -> float:
        """The largest relative change of what is conserved, at all steps: how well the orbit's shape is kept.

        That of u·u is against the sum of its terms' sizes at the beginning. Near a horizon where the chart ends these
        terms grow without bound, and so does the estimate: there the velocity's square is lost first. The error along
        the orbit does not show in it; `check` compares with a finer integration.
        """
        states, rows = self._states, self._constants(len(self._states))
        first = records.repeated(states[0], len(states))
        return float(self.problem.drift(first, states, rows).max())

    def check(self, finer: float = 100.0) -> dict[str, Any]:
        """The end compared with that of an integration whose tolerance is so many times smaller.

        Returns
        -------
        {"difference": largest relative difference of parameter, position and momentum at the end,
        "same status": both ended alike, "error estimate": drift of the constants, "drifts": each one's}
        """
        again = records.tightened(self.problem.settings, positive_number(finer, "finer", 1e6))
        other = densely(self.problem, again)
        return {
            "difference": records.largest_difference(self.outcome, other),
            "same status": bool(self.outcome.how[0] == other.how[0] and self.outcome.event[0] == other.event[0]),
            "error estimate": self.error_estimate,
            "drifts": self.drifts,
        }

    def __repr__(self) -> str:
        names = self.metric.coordinates
        ends = [
            ", ".join(f"{x} = {float(v):.6g}" for x, v in zip(names, row, strict=True))
            for row in (self.positions[0], self.positions[-1])
        ]
        return f"trajectory from ({ends[0]}) to ({ends[1]}), {self.status}, {int(self.outcome.steps[0])} steps"


def densely(given: Problem, settings: integration.Settings) -> integration.Outcome:
    """The integration of a single trajectory."""
    return integration.integrated_densely(
        given.system.slopes,
        given.happenings,
        given.system.layout,
        given.states[0],
        given.constants[0],
        float(given.end),
        settings,
    )
