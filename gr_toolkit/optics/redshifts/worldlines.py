"""Worldlines of emitters and observers: any timelike vector along one says what is measured on it.

A frequency is −k·X/√(−X·X) (−+++; in +−−− k·X/√(X·X), the same number): the length of X drops out, so that a worldline
is given by the direction of its tangent, ∂_t + Ω ∂_φ for a circular orbit.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from ...electrodynamics.observers.observer import Observer, read_observer
from ...electrodynamics.observers.real_velocity import require_real
from ...errors import IndexMismatchError, InputError
from ...exact import Element, hooks, sum_of_products
from ...geometry import Metric, Tensor
from ...geometry.conventions import same_geometry
from ...geometry.inputs import in_short, read_expression, read_metric
from ...geometry.keywords import in_words
from ...geometry.properties import check_signature
from ...geometry.time_coordinate import differential_sign
from ...motion.mass_shell import time_of


def read_worldlines(metric: Metric, given: Any, who: str) -> Tensor:
    """The tangents of worldlines, a vector field X^μ: timelike where it is used, which is asked there.

    Parameters
    ----------
    metric : Metric
    given : X, a tensor or its components X^μ; observers as for `electrodynamics.measure`; "at rest": ∂_t, with the time
        that the metric's signs show; "normal": at rest in the slices of constant t; None: "at rest" if the
        metric does not depend on t, or ∂_t is timelike on the whole domain, else "normal", which is comoving in a chart
        of an expanding universe that does not comove
    who : "emitter" or "observer"

    Raises
    ------
    InputError
        A component that is not real on the domain; no such word.
    IndexMismatchError
        A tensor with another number of indices.
    """
    if given is None:
        check_signature(metric)
        given = usual(metric)
    if isinstance(given, str) and given in AT_EVENTS:
        return AT_EVENTS[given](metric)
    if isinstance(given, str):
        raise InputError(f"the {who} is {given!r}, which names none", "'at rest', 'normal' or a vector g.vector(…)")
    if isinstance(given, Observer):
        given = given.velocity
    if isinstance(given, Sequence) and len(given) == metric.dimension - 1:
        raise InputError(
            f"the {who} has {len(given)} components, a worldline's tangent has {metric.dimension}",
            f"gr.optics.moving_observer(g, {in_short(given)}) for a velocity relative to observers at rest",
        )
    field = given if isinstance(given, Tensor) else metric.vector(given, name="u")
    same_geometry(metric, field)
    if field.rank != 1:
        raise IndexMismatchError(f"the {who} is a tensor with {field.rank} indices", "a four-velocity, g.vector([...])")
    try:
        require_real(field.up(0))
    except InputError as error:
        error.add_note("  or any real timelike vector along the worldline, which need not be of unit length")
        raise
    return field.up(0)


def time_number(metric: Metric) -> int:
    """The number of the time coordinate: the one whose differential is known to be timelike, at any place in the chart;
    where none is, the first unless it is known to be spacelike."""
    found = time_of(metric)
    return found if differential_sign(metric, found) < 0 or differential_sign(metric, 0) > 0 else 0


def at_rest(metric: Metric) -> Tensor:
    """∂_t along the time coordinate; where that is timelike is asked at the event."""
    time = time_number(metric)
    return metric.vector([int(k == time) for k in range(metric.dimension)], name="u")


def normal(metric: Metric) -> Tensor:
    """The direction in which the time grows fastest, normal to its slices: of no angular momentum in Kerr."""
    time, sign = time_number(metric), metric.conventions.time_sign
    return metric.vector([metric.inverse.component((k, time)) * sign for k in range(metric.dimension)], name="u")


AT_EVENTS = {"at rest": at_rest, "normal": normal}


def usual(metric: Metric) -> str:
    """Whom None stands for."""
    time = time_number(metric)
    if all(value.diff(metric.coordinates[time]).is_zero() for _, value in metric.covariant.items()):
        return "at rest"
    sign = hooks.call("sign", metric.covariant.component((time, time)) * metric.conventions.time_sign)
    return "at rest" if sign > 0 else "normal"


def product(first: Tensor, second: Tensor) -> Element:
    """X·Y."""
    below, above = first.down(0), second.up(0)
    n = range(first.metric.dimension)
    return sum_of_products([(1, below.component((k,)), above.component((k,))) for k in n])


@in_words("moving_observer", "moving_observer(g, [v, 0, 0])", {"speed": "velocity=[v, 0, 0]"})
def moving_observer(metric: Metric, velocity: Sequence[Any], observer: Any = None) -> Tensor:
    """The worldlines of those who move with a given velocity relative to other observers: u + v^i e_i.

    Parameters
    ----------
    metric : Metric
    velocity : v^1, v^2, v^3 in units of c, in the orthonormal frame of the observers: along the coordinates other than
        the time, in order, where these are orthogonal. Its square has to be less than 1, which is asked where the
        vector is used (``domain=[v**2 < 1]``).
    observer : those who measure the velocity, as for `electrodynamics.measure`; at rest or comoving unless given

    Returns
    -------
    Tensor
        u + v^i e_i, not of unit length: γ drops out of a redshift.

    Raises
    ------
    InputError
        Not three components, no expressions, no such observers; a speed that is not below that of light.

    Examples
    --------
    >>> import sympy as sp, gr_toolkit as gr
    >>> g, v = gr.FLRW(), sp.Symbol("v", real=True)
    >>> gr.optics.moving_observer(g, [v, 0, 0])
    u^tau = 1/a(tau)
    u^chi = v/a(tau)
    """
    who = read_observer(read_metric(metric), observer)
    if isinstance(velocity, str) or not isinstance(velocity, Sequence) or len(velocity) != 3:
        raise InputError(f"the velocity is {in_short(velocity)}, not three components", "[v, 0, 0]")
    parts = [metric.scalar(read_expression(v, "a component of the velocity")) for v in velocity]
    rest = 1 - sum((v * v for v in parts), metric.zero)
    if hooks.call("sign", rest) < 0 or rest.is_zero():
        raise InputError(
            f"the velocity {in_short(velocity)} is not timelike: its square is {1 - rest}", "a square below 1"
        )
    legs = who.frame.vectors[1:]
    values: dict[tuple[int, ...], Element] = {}
    for k in range(4):
        moved = [v * leg.component((k,)) for v, leg in zip(parts, legs, strict=True)]
        values[k,] = sum(moved, who.velocity.component((k,)))
    return Tensor(metric, (True,), values, name="u")


@in_words("orbiting_observer", "orbiting_observer(g, Omega)", {"Omega": "angular_velocity=Omega"})
def orbiting_observer(metric: Metric, angular_velocity: Any, azimuth: Any = "phi") -> Tensor:
    """The worldlines of those who go round with dφ/dt = Ω: ∂_t + Ω ∂_φ, t the time by the metric's signs.

    A disc that turns rigidly has constant Ω; for circular geodesics see `circular_orbit`.

    Parameters
    ----------
    metric : Metric
    angular_velocity : Ω, an expression
    azimuth : the coordinate φ

    Raises
    ------
    InputError
        No expression.

    Examples
    --------
    >>> import sympy as sp, gr_toolkit as gr
    >>> gr.optics.orbiting_observer(gr.Schwarzschild(), sp.Symbol("Omega"))
    u^t = 1
    u^phi = Omega
    """
    number, time = read_metric(metric).chart.number(azimuth), time_number(metric)
    if number == time:
        raise InputError(f"{metric.coordinates[time]} is the time and no azimuth", "azimuth='phi'")
    components = [metric.zero + int(k == time) for k in range(metric.dimension)]
    components[number] = metric.scalar(read_expression(angular_velocity, "the angular velocity"))
    return metric.vector(components, name="u")
