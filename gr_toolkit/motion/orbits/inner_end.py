"""Where a chart ends inside, for messages: what is not found in it may be further in."""

from __future__ import annotations

from ...errors import GRToolkitError
from .allowed_ranges import EDGE, HORIZON, End, end_of_chart
from .cells import Cells, domain_facts
from .equatorial_plane import EquatorialPlane
from .scale import in_numbers

DETERMINANT, CIRCLES, RADIAL, FACTS = range(4)


def said_of_inner_end(plane: EquatorialPlane) -> str:
    """A remark on a chart that is cut where there is no horizon, or ends at an extremal one; else empty.

    Examples
    --------
    >>> import sympy as sp
    >>> import gr_toolkit as gr
    >>> from gr_toolkit.motion.orbits.equatorial_plane import equatorial_plane
    >>> said_of_inner_end(equatorial_plane(gr.Kerr(M=1, a=sp.Rational(3, 2))))
    '; the chart is cut at r = 1, where there is no horizon: further in may be more'
    """
    try:
        functions = [plane.determinant, plane.phiphi, plane.rr, *domain_facts(plane)]
        scale = in_numbers(functions, plane.r, "numbers")
        cells = Cells(scale.functions, scale.x)
    except GRToolkitError:
        return ""
    facts = range(FACTS, len(cells.ratios))
    first = next((k for k in range(len(cells.samples)) if all(cells.sign(n, k) > 0 for n in facts)), 0)
    if first == 0:
        return ""
    root = cells.roots[first - 1]
    where = End(EDGE, root, scale.unit).value
    kind = end_of_chart(cells, root, DETERMINANT, CIRCLES, RADIAL)
    if kind == EDGE:
        return f"; the chart is cut at {plane.r} = {where}, where there is no horizon: further in may be more"
    if kind == HORIZON and cells.multiplicity(DETERMINANT, root) > 1:
        return f"; the horizon {plane.r} = {where} is extremal: radii that books give there are limits, no orbits"
    return ""
