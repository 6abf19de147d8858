"""How initial data fail and how trajectories end, in words."""

from __future__ import annotations

from typing import Any

from ...errors import GRToolkitError, InputError
from ...numerics.geodesics import initial, integration
from .happenings import Edge, Event

NO_NUMBERS = "is no number and no array of numbers that doubles hold"
ASIDE = "another position: a singularity, or only 0/0 in the formulas as they are computed, then 1e-6 aside is enough"
REASONS = {
    initial.NOT_FINITE: "an initial value is no finite number",
    initial.PARAMETERS: "the parameters are outside of the chart's domain",
    initial.OUTSIDE: "the initial position is outside of the chart's domain, or at its edge",
    initial.SINGULAR: "the metric has no value at the initial position",
    initial.NO_ROOT: "no such vector: the component that is left open has no real future-directed solution",
    initial.TWO_ROOTS: "two future-directed solutions for the component that is left open",
    initial.WRONG_SQUARE: "the square of the vector is not that of a vector of this kind",
    initial.PAST: "the vector points to the past",
    initial.NO_TIME: "the chart's time is no time at the initial position",
}
ADVICE = {
    initial.PARAMETERS: "parameters for which the conditions of g.domain hold",
    initial.SINGULAR: ASIDE,
    initial.OUTSIDE: "a position inside of it; margin=1e-12 to come closer to the edge",
    initial.NO_ROOT: "other components; with constants or momenta, a place where this motion is allowed",
    initial.TWO_ROOTS: "all components of the velocity, or direction=[...]",
    initial.WRONG_SQUARE: "direction=[...] to have it scaled, None for one component, kind='null' for light",
    initial.PAST: "a future-directed vector; until=-100.0 goes backward",
    initial.NO_TIME: "another chart, or time=",
}

NO_SLOPES = "the equations have no value at the initial position"
OF_LIGHT = "direction=[None, ...] with None for the time, which is solved for"


def status(how: int, event: int, edges: list[Edge], events: list[Event]) -> str:
    """How a trajectory ended."""
    if how == integration.EVENT and event < len(edges):
        return f"reached the edge of the domain, {edges[event].condition}"
    if how == integration.EVENT:
        return f"reached {events[event - len(edges)].name}"
    return {
        integration.END: "reached the end of the parameter",
        integration.STUCK: "stopped, because steps became too short: probably a singularity of chart or spacetime",
        integration.STEPS: "stopped after the allowed number of steps",
        integration.INVALID: NO_SLOPES,
    }[how]


def refusal(reason: int, names: Any, place: Any, way: str, square: int) -> GRToolkitError:
    """The error for initial data of a single trajectory, whose vector was given in a way, to have a square."""
    advice = ADVICE.get(reason, "")
    if reason == initial.WRONG_SQUARE and way == "direction":
        advice = OF_LIGHT if square == 0 else "a direction inside of the light cone; outside of it for 'spacelike'"
    return InputError(f"{REASONS[reason]} ({_where(names, place)})", advice)


def no_slopes(names: Any, place: Any) -> GRToolkitError:
    """The error where the metric has a value, but not the equations of motion."""
    return InputError(f"{NO_SLOPES} ({_where(names, place)})", ASIDE)


def _where(names: Any, place: Any) -> str:
    return ", ".join(f"{name} = {float(value):.12g}" for name, value in zip(names, place, strict=True))
