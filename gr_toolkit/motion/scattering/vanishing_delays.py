"""The speed at which the delay of particles turns into an advance."""

from __future__ import annotations

from typing import Any

import sympy as sp

from ...errors import InputError
from ...geometry.inputs import in_short
from ...geometry.keywords import in_words
from .delays import NAMED
from .fields import unit_of_lengths
from .first_order_times import first_order_time
from .flight_times import flight_of
from .given import read_length
from .scattering import Scattering

CALL = "gr.motion.speed_without_delay(gr.Schwarzschild(M=1), source=1e6, observer=1e6, closest_approach=100)"


@in_words("speed_without_delay", CALL)
def speed_without_delay(
    g: Any,
    *,
    source: Any = None,
    observer: Any = None,
    closest_approach: Any = None,
    impact_parameter: Any = None,
) -> Any:
    r"""The speed at infinity at which particles take as long as along a straight line; slower ones arrive early.

    Without places: to first order in the field the leading logarithm of distance,

        [(1 + γ) − (1 − v²)/v²] (M/v) ln(4 r_s r_o/r₀²),

    vanishes for v = 1/√(2 + γ), 1/√3 in general relativity, in the areal, the isotropic and every chart that differs
    from them by a length, at fixed closest approach and at fixed impact parameter alike; the terms beside it depend on
    all of these. With places: the speed for which the exact `Scattering.time_delay` vanishes, compared with "straight
    line" where the closest approach is given, and "straight line of the same impact parameter" where b is.

    Parameters
    ----------
    g : a metric; Schwarzschild's with a number for M where places are given
    source, observer : radial coordinates of the metric's chart
    closest_approach, impact_parameter : one of them, fixed while the speed varies

    Returns
    -------
    speed : of SymPy without places; else a float, or an array with nan where particles fall in before that

    Raises
    ------
    InputError
        A part of the places; no speed has that property.

    Examples
    --------
    >>> import gr_toolkit as gr
    >>> speed_without_delay(gr.RobertsonPPN()), speed_without_delay(gr.Schwarzschild("isotropic"))
    (sqrt(1/(gamma + 2)), sqrt(3)/3)
    >>> hole = gr.Schwarzschild(M=1)
    >>> round(speed_without_delay(hole, source=1e12, observer=1e12, closest_approach=1e3), 6)
    0.563656
    """
    lengths = {"source": source, "observer": observer}
    if closest_approach is not None or impact_parameter is not None:
        lengths["closest_approach" if impact_parameter is None else "impact_parameter"] = (
            closest_approach if impact_parameter is None else impact_parameter
        )
    if all(value is None for value in lengths.values()):
        return _of_logarithm(g)
    both = closest_approach is not None and impact_parameter is not None
    if both or len(lengths) < 3 or None in (source, observer):
        raise InputError("source, observer and one length of the orbit say which delay is meant", CALL)
    return _exact(g, lengths, closest_approach is not None)


def _of_logarithm(g: Any) -> Any:
    """Where λ = p + s/v² of `first_order_time` is zero."""
    fast, slow = (first_order_time(g, v=v).logarithm for v in (sp.S.One, sp.S.Half))
    s = (slow - fast) / 3
    of_fast = sp.cancel(fast - s)
    if s == 0 and of_fast == 0:
        raise InputError(
            "the logarithm of distance is missing for every speed: there is no mass", "gr.Schwarzschild(), for one"
        )
    squared = sp.cancel(-s / of_fast) if of_fast != 0 else sp.oo
    if squared.is_number and not 0 < squared <= 1:
        raise InputError(
            f"the logarithm of distance has one sign for all speeds: it would be zero for v**2 = {squared}",
            "a metric that attracts and delays light, as gr.Schwarzschild() does",
        )
    return sp.sqrt(squared)


def _exact(g: Any, lengths: dict[str, Any], by_approach: bool) -> Any:
    """The largest speed for which the exact delay vanishes."""
    from ...numerics import falling_zeros
    from ...numerics import given_numbers as numbers

    source, observer, near = lengths.values()
    comparison = "straight line" if by_approach else "straight line of the same impact parameter"

    def particles(v: Any) -> Scattering:
        return Scattering.from_closest_approach(g, v=v, r=near) if by_approach else Scattering(g, v=v, b=near)

    def delay(v: Any) -> Any:
        return getattr(flight_of(particles(v.reshape(shape or (1,))), source, observer, True)[0], NAMED[comparison])

    light = particles(1.0)
    light.time_delay(source=source, observer=observer, compared_with=comparison)  # refuses what makes no sense
    unit = unit_of_lengths(light.functions)
    read = [read_length(value, name, unit) for name, value in lengths.items()]
    _, shape = numbers.together(", ".join(lengths), *(((), length.shape) for length in read))
    found = falling_zeros.largest_zero(delay, shape)
    if shape:
        return found.reshape(shape)
    if found[0] != found[0]:
        raise InputError(
            f"no speed was found for which the delay vanishes: with {list(lengths)[2]} = {in_short(near)} slow "
            "particles fall in, or their places are nearer than it",
            "a larger one",
        )
    return float(found[0])
