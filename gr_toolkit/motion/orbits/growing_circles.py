"""Which way is outwards: charts in which circles grow with the radial coordinate, and no others.

What is inside and what is outside, scattering and capture, prograde and retrograde, is told by the coordinate. That is
right where ∂_r g_φφ > 0. In a chart like x = 1/r it is the other way round, and at the throat of a wormhole both sides
are outside: such charts are refused.
"""

from __future__ import annotations

from ...errors import InputError
from ...exact import Element, hooks
from .cells import Cells, domain_facts
from .equatorial_plane import EquatorialPlane
from .scale import in_numbers

ADVICE = "a radial coordinate that grows with the circles, as r = 1/x for x; or domain= where they grow"
SLOPE, DETERMINANT, FACTS = range(3)


def refuse_shrinking_circles(plane: EquatorialPlane, somewhere: bool) -> None:
    """Raise where circles are known to shrink, or to keep their size, outside horizons.

    With symbols for more than a length it may stay open: then formulas hold where circles grow.

    Parameters
    ----------
    somewhere : whether anywhere is too much; else only outermost in the chart, or towards r → −∞

    Raises
    ------
    InputError
        ∂_r g_φφ ≤ 0.
    """
    slope = plane.phiphi.diff(plane.r)
    if slope.is_zero():
        raise InputError(f"circles keep their length as {plane.r} grows: no side of an orbit is outside", ADVICE)
    sign = int(hooks.call("sign", slope))
    if sign == -1 or (sign == 0 and _shrinks_in_numbers(plane, slope, somewhere)):
        raise InputError(f"circles shrink as {plane.r} grows, somewhere in the chart: inside is outside there", ADVICE)


def _shrinks_in_numbers(plane: EquatorialPlane, slope: Element, somewhere: bool) -> bool:
    """Whether there is a range with ∂_r g_φφ < 0 where there are static observers, or those who turn with the hole."""
    try:
        scale = in_numbers([slope, plane.determinant, *domain_facts(plane)], plane.r, "numbers")
        cells = Cells(scale.functions, scale.x)
    except InputError:
        return False
    facts, every = range(FACTS, len(cells.ratios)), range(len(cells.samples))
    outside = [k for k in every if cells.sign(DETERMINANT, k) < 0 and all(cells.sign(n, k) > 0 for n in facts)]
    asked = outside if somewhere else [k for k in outside if k in (0, outside[-1])]
    return any(cells.sign(SLOPE, k) < 0 for k in asked)
