"""One trajectory, known everywhere between its ends."""

from __future__ import annotations

from collections.abc import Mapping
from math import inf
from typing import Any

from ...errors import InputError
from ...geometry import Metric
from ...geometry.keywords import in_words
from ...numerics.geodesics import integration
from .happenings import MARGIN
from .problem import problem
from .words import no_slopes, refusal
from .world_line import Trajectory, densely

KEPT = 1000  # of each event


@in_words(
    "trajectory",
    "gr.motion.trajectory(g, [0, 10, pi/2, 0], velocity=[0, 0, 0.04], until=100)",
    {"v": "velocity=[...]", "p": "momentum=[...]", "rtol": "tolerance=1e-10", "atol": "absolute_tolerance=1e-12"},
)
def trajectory(
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
) -> Trajectory:
    """A geodesic of any metric from any beginning, or the world line of a charged particle, by numbers.

    Hamilton's equations with right sides from the exact metric, compiled to machine code; Dormand & Prince's method of
    order 8 with errors of order 5 and 3 and dense output of order 7 [Hairer, Nørsett & Wanner 1993, §II.5–6].

    Parameters
    ----------
    metric : of any dimension and signature, without unknown functions
    position : a number for each coordinate, or ``{"r": 10, …}``
    velocity : dx^μ/dλ. A component that is None is solved from the square; one number fewer than coordinates leaves
        out that of the time. The time's is future directed, another needs `signs`
    direction : instead, any tangent, such as (1, dx^i/dt); it is scaled to the square. For light the time's may be None
    momentum : instead, covariant p_μ per mass, one of which may be None; canonical where there is a `potential`
    constants : instead, ``{"E": 1, "L": 4}``, energy and angular momentum per mass, or covariant momenta by coordinate;
        others are 0, that of the coordinate in `signs` is solved
    kind : "timelike", "null" or "spacelike": the square is −1, 0, 1 in −+++, its negative in +−−−
    signs : ``{"r": -1}``: whether the coordinate of the component that is solved grows or falls
    until : the last λ, negative for backward; or ``{"r": 1000}``, a coordinate's value that ends it
    events : `crossing` and `turning_point`, looked for in every step once: two in one step are missed (`longest_step`);
        a coordinate must change by more than the tolerance, and a pole of an expression does not count
    parameters : values of the metric's and the field's symbols
    charge, field, potential : charge per mass, with F_{μν} or A_μ (not both): the force is q F^μ_ν u^ν
    tolerance, absolute_tolerance : of a step and each variable, error ≤ absolute + relative · size; 3e-11, and a
        thousandth of that
    longest_step, steps : in λ; most steps tried
    margin : it ends before the edge of the chart's domain, where the two sides of a condition differ by this part
    time : the time coordinate, where the metric does not say

    Returns
    -------
    Trajectory : it may end early, at an edge of the domain (a horizon, the axis), at a singularity, or because the
        steps are used up: see `is_complete` and `status`

    Raises
    ------
    InputError
        Initial data that do not fit: outside of the domain, no solution for the open component or two of them, a wrong
        square, past directed; parameters without values; nothing that ends it; Numba is missing.

    Notes
    -----
    A horizon at which the chart ends, r = 2M of Schwarzschild's, is approached to `margin`; the status says so. In a
    chart that is regular there the trajectory goes through. So do the poles θ = 0, π end it: only a trajectory without
    angular momentum comes there. One in the plane θ = π/2 stays there to a rounding error.

    Examples
    --------
    >>> from math import pi
    >>> import gr_toolkit as gr
    >>> from gr_toolkit.motion import turning_point
    >>> path = trajectory(gr.Schwarzschild(M=1), [0, 10, pi/2, 0], constants={"E": 0.97, "L": 4}, signs={"r": 1},
    ...                   until=1000, events=turning_point("r"))
    >>> path.status, path.events["turning point of r"].count, path.error_estimate < 1e-9
    ('reached the end of the parameter', 4, True)
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
        kept=KEPT,
    )
    start, names = given.beginning, given.system.metric.coordinates
    if start.shape != () or getattr(given.end, "shape", ()) != ():
        raise InputError("the initial data of one trajectory hold arrays", "gr.motion.trajectories(...)")
    if start.reasons[0]:
        raise refusal(int(start.reasons[0]), names, start.places[0], start.way, start.square)
    outcome = densely(given, given.settings)
    if outcome.how[0] == integration.INVALID:
        raise no_slopes(names, start.places[0])
    return Trajectory(given, outcome)
