"""Many trajectories at once: arrays of initial data in, arrays of ends, events and samples out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from math import inf
from typing import Any, final

from ...errors import InputError
from ...geometry import Metric
from ...geometry.inputs import in_short
from ...geometry.keywords import in_words
from ...numerics.geodesics import initial, integration, records
from .happenings import MARGIN
from .problem import Problem, problem, whole_number
from .words import NO_NUMBERS, REASONS, status


@final
@dataclass(frozen=True, eq=False)
class HappenedOften:
    """How often an event happened to each ray, and where; the axes of the batch come first.

    Attributes
    ----------
    name : of the event
    counts : 0 for rays that failed
    parameters, positions, momenta : of the first times, as many as `records` says; nan where there are fewer
    """

    name: str
    counts: Any
    parameters: Any
    positions: Any
    momenta: Any


@final
@dataclass(frozen=True, eq=False)
class Trajectories:
    """The ends of many world lines; made by `trajectories`. Rays whose initial data fail have nan everywhere.

    Attributes
    ----------
    problem : what was integrated
    good : which rays were
    outcome : of those, as the integrator left it
    """

    problem: Problem
    good: Any
    outcome: integration.Outcome

    @property
    def metric(self) -> Metric:
        """Where they run."""
        return self.problem.system.metric

    @property
    def shape(self) -> tuple[int, ...]:
        """The axes of the batch."""
        return self.problem.beginning.shape

    @cached_property
    def _constants(self) -> Any:
        return self.problem.constants[self.good]

    def _filled(self, rows: Any, otherwise: Any = float("nan")) -> Any:
        """Rows of the rays that were integrated, in the shape of the batch."""
        return records.filled(rows, self.good, self.shape, otherwise)

    @cached_property
    def status(self) -> Any:
        """How each ended, or why it was not begun, in words."""
        outcome, reasons = self.outcome, self.problem.beginning.reasons
        pairs = sorted({(int(how), int(event)) for how, event in zip(outcome.how, outcome.event, strict=True)})
        words = {pair: status(*pair, self.problem.edges, self.problem.events) for pair in pairs}
        ended = iter(zip(outcome.how.tolist(), outcome.event.tolist(), strict=True))
        told = [REASONS[int(reason)] if reason else words[next(ended)] for reason in reasons]
        return records.texts(told, self.shape)

    @cached_property
    def is_complete(self) -> Any:
        """Which came to the parameter or the event that should end them."""
        how, event = self.outcome.how, self.outcome.event
        came = (how == integration.END) | ((how == integration.EVENT) & (event >= len(self.problem.edges)))
        return self._filled(came, False)

    @cached_property
    def lengths(self) -> Any:
        """λ at the ends."""
        return self._filled(self.outcome.parameters)

    @cached_property
    def positions(self) -> Any:
        """x^μ at the ends, on the last axis."""
        return self._filled(self.outcome.states[:, : self.metric.dimension])

    @cached_property
    def momenta(self) -> Any:
        """π_μ at the ends."""
        return self._filled(self.problem.full_momenta(self.outcome.states, self._constants))

    @cached_property
    def velocities(self) -> Any:
        """dx^μ/dλ at the ends."""
        return self._filled(self.problem.velocities(self.outcome.states, self._constants))

    @cached_property
    def samples(self) -> Any:
        """x^μ where samples were wanted: axes of the batch, samples, coordinates; nan where a ray did not come."""
        return self._filled(self.outcome.samples[:, :, : self.metric.dimension])

    @cached_property
    def steps(self) -> Any:
        """Steps of each ray; 0 for those that failed."""
        return self._filled(self.outcome.steps, 0)

    @cached_property
    def events(self) -> dict[str, HappenedOften]:
        """What happened of the events, by name."""
        n, first = self.metric.dimension, len(self.problem.edges)
        found = {}
        for number, event in enumerate(self.problem.events, start=first):
            rows = self.outcome.records[:, number]
            momenta = records.of_records(self.problem.full_momenta, rows[:, :, 1:], self._constants)
            found[event.name] = HappenedOften(
                event.name,
                self._filled(self.outcome.counts[:, number], 0),
                self._filled(rows[:, :, 0]),
                self._filled(rows[:, :, 1 : 1 + n]),
                self._filled(momenta),
            )
        return found

    @cached_property
    def constants(self) -> dict[str, Any]:
        """What is conserved, at the beginning of each ray, by name."""
        values = self.problem.conserved(self.problem.states[self.good], self._constants)
        return {name: self._filled(value) for name, value in values.items()}

    @cached_property
    def error_estimate(self) -> Any:
        """The largest relative change of what is conserved from beginning to end, of each ray; see `Trajectory`."""
        drift = self.problem.drift(self.problem.states[self.good], self.outcome.states, self._constants)
        return self._filled(drift)

    def __len__(self) -> int:
        return self.shape[0] if self.shape else 1

    def __repr__(self) -> str:
        count: dict[str, int] = {}
        for text in self.status.reshape(-1):
            count[text] = count.get(text, 0) + 1
        ways = "; ".join(f"{n} {text}" for text, n in count.items())
        return f"{sum(count.values())} trajectories" + (f": {ways}" if ways else "")


@in_words(
    "trajectories",
    "gr.motion.trajectories(g, [0, 1000, pi/2, 0], constants={'E': 1.2, 'L': L}, signs={'r': -1}, until={'r': 1000})",
    {"v": "velocity=[...]", "p": "momentum=[...]", "rtol": "tolerance=1e-10", "atol": "absolute_tolerance=1e-12"},
)
def trajectories(
    metric: Metric,
    position: Any,
    *,
    velocity: Any = None,
    direction: Any = None,
    momentum: Any = None,
    constants: Mapping[Any, Any] | None = None,
    kind: str = "timelike",
    signs: Mapping[Any, int] | None = None,
    until: Any = None,
    events: Any = None,
    sample_at: Any = None,
    parameters: Mapping[Any, Any] | None = None,
    charge: Any = None,
    field: Any = None,
    potential: Any = None,
    tolerance: float = 3e-11,
    absolute_tolerance: float | None = None,
    longest_step: float = inf,
    steps: int = 100_000,
    margin: float = MARGIN,
    time: Any = None,
    record: int = 1,
    workers: int | None = None,
) -> Trajectories:
    """Many trajectories at once, on all processors: components, parameters and charges may be arrays.

    Parameters
    ----------
    metric, position, velocity … time : as for `trajectory`; arrays in the place of numbers are broadcast
    sample_at : values of λ, in the order of the motion, where all rays are sampled; or ``{"t": values}`` of a
        coordinate that grows or falls all the way
    until : an array must fit the shape of the rays
    record : how many times of each event are recorded; all are counted
    workers : threads, by default as many as there are processors

    Returns
    -------
    Trajectories : a ray whose initial data fail has nan in all numbers and the reason in `status`; one that did not
        come to its end, by an edge of the domain, a singularity or too many steps, has the place where it stopped

    Raises
    ------
    InputError
        What is wrong for all rays, as in `trajectory`.

    Examples
    --------
    >>> from math import pi
    >>> import gr_toolkit as gr
    >>> rays = trajectories(gr.Schwarzschild(M=1), [0, 100, pi/2, 0], constants={"E": 1, "L": [3, 5, 6]}, kind="null",
    ...                     signs={"r": -1}, until={"r": 100})
    >>> rays
    3 trajectories: 2 reached the edge of the domain, r > 2; 1 reached r = 100
    """
    given = problem(
        metric,
        position,
        {"velocity": velocity, "direction": direction, "momentum": momentum, "constants": constants},
        kind=kind,
        signs=signs,
        until=until,
        events=events,
        parameters=parameters,
        charge=charge,
        field=field,
        potential=potential,
        tolerance=tolerance,
        absolute_tolerance=absolute_tolerance,
        longest_step=longest_step,
        steps=steps,
        margin=margin,
        time=time,
        kept=whole_number(record, "record"),
    )
    good = records.not_bad(given.beginning.reasons)
    try:
        ends = records.spread(given.end, given.beginning.shape)
    except ValueError:
        raise InputError(
            f"until has the shape {given.end.shape}, the rays have {given.beginning.shape}",
            "one value, or an array that can be broadcast to the rays",
        ) from None
    wanted, by = _samples(given, sample_at)
    outcome = integration.integrated(
        given.system.slopes,
        given.happenings,
        given.system.layout,
        given.states[good],
        given.constants[good],
        ends[good],
        given.settings,
        wanted=wanted,
        by=by,
        workers=None if workers is None else whole_number(workers, "workers"),
    )
    return Trajectories(given, good, outcome)


def _samples(given: Problem, sample_at: Any) -> tuple[Any, int]:
    """(where samples are taken, the number of the variable by which, or −1)."""
    by, values = -1, sample_at
    if isinstance(sample_at, Mapping):
        if len(sample_at) != 1:
            raise InputError(f"samples at {in_short(sample_at)}", "one coordinate: sample_at={'t': [0.0, 10.0]}")
        ((key, values),) = sample_at.items()
        by = given.system.metric.chart.number(key)
    if values is None:
        return (), -1
    try:
        found = initial.numbers(values).reshape(-1)
    except (TypeError, ValueError):
        raise InputError(f"{in_short(values)} {NO_NUMBERS}", "sample_at=[0.0, 10.0, 20.0]") from None
    if not records.in_order(found):
        raise InputError("the samples are not in the order of the motion", "growing values, falling ones for backward")
    return found, by
