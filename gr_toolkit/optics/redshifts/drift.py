"""How a redshift changes as source and observer grow older: the Sandage–Loeb effect and its absence.

Two rays between the same two worldlines, emitted dt_e apart, arrive dt_o = (1 + z) dt_e apart in proper times, for the
phase of the wave between them is the same at both ends. Where 1 + z is a function of the two events alone, as it is by
one symmetry,

    dz/dt_o = (w·∂_o + (1 + z)^{-1} u·∂_e)(1 + z).

From 1 + z = a(t_o)/a(t_e) this is (1 + z) H_o − H_e for any a(t) [Sandage 1962; McVittie 1962; Loeb 1998].
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...errors import InputError
from ...exact import Element
from .events import lean
from .worldlines import product

if TYPE_CHECKING:
    from .events import Event
    from .result import Redshift

MOST = 8  # derivatives


def drift(redshift: Redshift, order: int = 1) -> Element:
    """d^n z/dt_o^n, t_o the observer's proper time.

    Parameters
    ----------
    redshift : by one symmetry, so that it is known for every pair of events on the two worldlines
    order : n, 1 for the drift, 2 for how the drift changes …

    Raises
    ------
    InputError
        1 + z is known along one ray only; an event whose coordinates along the worldline are no symbols.

    Examples
    --------
    >>> import gr_toolkit as gr
    >>> z = gr.optics.redshift(metric=gr.FLRW("comoving"))
    >>> drift(z)
    (-Derivative(a(t_e), t_e) + Derivative(a(t_o), t_o))/a(t_e)
    >>> drift(gr.optics.redshift(metric=gr.Schwarzschild()))
    0
    """
    if not redshift.of_any_ray:
        raise InputError(
            "1 + z is known along one ray, not as a function of two events: the next ray may be another one",
            "gr.optics.redshift(metric=g, symmetry=xi)",
        )
    if isinstance(order, bool) or not isinstance(order, int) or not 1 <= order <= MOST:
        raise InputError(f"the order of the drift is {order!r}", f"an integer from 1 to {MOST}")
    if redshift.plain is not None:  # the worldlines still have the symbols
        value = drift(redshift.plain, order)
        for pairs in redshift.put_in:
            value = value.subs(dict(pairs))
        return value
    rate = redshift.one_plus_z.inverse()
    value = redshift.one_plus_z
    for _ in range(order):
        value = _along(redshift, 1, value) + rate * _along(redshift, 0, value)
    return value


def _along(redshift: Redshift, end: int, value: Element) -> Element:
    """The derivative by the proper time of a worldline."""
    event: Event = (redshift.emission, redshift.reception)[end]
    tangent = redshift.tangents[end]
    metric = redshift.metric
    norm = event.at(product(tangent, tangent) * metric.conventions.time_sign).sqrt()
    total = value.field.zero
    for k, x in enumerate(metric.coordinates):
        component = event.at(tangent.component((k,)))
        if component.is_zero():
            continue
        symbol = event.symbol(x)
        if symbol is None:
            raise InputError(
                f"the worldline moves along {x}, which has the value {event.values[x]} at the {event.name}",
                f"a symbol for {x} there",
            )
        total = total + lean([component / norm])[0] * value.diff(symbol)
    return total
