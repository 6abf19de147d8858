"""Energy and angular momentum of a particle or a ray: what ∂_t and ∂_φ conserve."""

from __future__ import annotations

from typing import Any

from ..exact import Element
from ..geometry import Metric, Tensor
from .geodesics import vector_of
from .mass_shell import time_of


def energy(momentum: Tensor, *, time: Any = None) -> Element:
    """E = −p_t in −+++, p_t in +−−−: conserved along geodesics, for ∂_t is proved to be a Killing vector.

    Parameters
    ----------
    momentum : p or k, or a four-velocity, for the energy per mass
    time : the time coordinate, where signs do not say which it is

    Raises
    ------
    InputError
        The metric depends on the time.

    Examples
    --------
    >>> import gr_toolkit as gr
    >>> g = gr.Schwarzschild()
    >>> M, r = g.symbols("M r")
    >>> energy(g.vector([1/(1 - 2*M/r), -1, 0, 0]))
    1
    """
    p = vector_of(momentum)
    value = _along(p, time_of(p.metric, time))
    return p.metric.conventions.time_sign * value


def angular_momentum(momentum: Tensor, axis: Any = "phi") -> Element:
    """L = p_φ in −+++, −p_φ in +−−−, or the momentum of another coordinate that the metric does not depend on.

    Raises
    ------
    InputError
        The metric depends on it.
    """
    p = vector_of(momentum)
    value = _along(p, p.metric.chart.number(axis))
    return -p.metric.conventions.time_sign * value


def _along(momentum: Tensor, k: int) -> Element:
    metric: Metric = momentum.metric
    return metric.conserved_quantity([int(n == k) for n in range(metric.dimension)], momentum)
