"""The frequency that observers count: how fast a phase runs on their clocks."""

from __future__ import annotations

from typing import Any

from ...exact import Element, sum_of_products
from ...geometry import Metric
from .observer import read_observer


def frequency(phase: Any, metric: Metric, observer: Any = None) -> Element:
    """u^μ ∂_μ φ: the angular frequency of a wave of phase φ for observers with the four-velocity u.

    Positive for φ = ω(τ − χ), negative for φ = k·x − ωt, and the same in both signatures [MTW 22.26 has −k_μ u^μ for
    the latter]. The quotient of two places on one line of constant phase is 1 + z.

    Parameters
    ----------
    phase : φ, an expression in the coordinates
    metric : Metric
    observer : as for `measure`

    Raises
    ------
    InputError
        No such observers, or no exact expression.

    Examples
    --------
    Light in an expanding universe, for every curvature, has the frequency ω/a:

    >>> import sympy as sp, gr_toolkit as gr
    >>> g = gr.FLRW()
    >>> tau, chi = g.symbols("tau chi")
    >>> frequency(sp.Symbol("omega")*(tau - chi), g)
    omega/a(tau)
    """
    who, value = read_observer(metric, observer), metric.scalar(phase)
    return sum_of_products([(1, who.velocity.component((k,)), value.diff(x)) for k, x in enumerate(metric.coordinates)])
