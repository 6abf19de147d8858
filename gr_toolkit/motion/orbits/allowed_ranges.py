"""Where ṙ² ≥ 0: the ranges of r that an orbit can have, found exactly from the roots of a polynomial.

All roots that matter, of ṙ² and of what bounds the domain, are isolated together, so that they are in order; between
them signs are constant, and are taken at rational numbers. No rounding decides anything.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, final

import sympy as sp

from ...errors import InputError
from ...exact import Element
from ...exact.real_roots import RealRoot
from .cells import Cells, domain_facts
from .equatorial_plane import EquatorialPlane
from .growing_circles import refuse_shrinking_circles
from .scale import in_numbers

TURNING, CIRCULAR, INFINITY = "turning point", "circular orbit", "infinity"
HORIZON, EDGE, CENTRE = "horizon", "edge of the chart", "centre"


@final
@dataclass(frozen=True)
class End:
    """Where a range of r ends.

    Attributes
    ----------
    kind : "turning point", "circular orbit" (reached after infinitely many turns), "horizon", "centre" (where circles
        have shrunk to a point, regular or singular), "edge of the chart" or "infinity"
    radius : an exact real root in units of `unit`, None at infinity, which has one in compactified charts
    unit : a length that stayed a symbol, M; or 1
    """

    kind: str
    radius: RealRoot | None = None
    unit: Any = sp.S.One

    @property
    def value(self) -> Any:
        """The radius as a SymPy expression: exact where it is known in closed form, else to fifteen figures."""
        if self.radius is None:
            return sp.oo
        exact = self.radius.exact
        return (sp.Float(float(self.radius), 15) if exact is None else exact) * self.unit

    def __repr__(self) -> str:
        return self.kind if self.radius is None else f"{self.kind} {self.value}"


@final
@dataclass(frozen=True)
class Stretch:
    """A range in which ṙ² > 0 between its ends, or one radius, where both ends are the same."""

    inner: End
    outer: End
    is_point: bool = False
    stability: str = ""  # of a circular orbit: "stable", "unstable" or "marginally stable"


def allowed_stretches(
    plane: EquatorialPlane, squared_speed: Element, forward: Element, advice: str
) -> tuple[Stretch, ...]:
    """The ranges of r, from the inside, in which ṙ² > 0 and the time grows, and the circular orbits.

    A range ends at a horizon, an extremal one included; behind it, where nothing can stay at one r, there is none.

    Parameters
    ----------
    squared_speed : ṙ² as a function of r
    forward : ṫ

    Raises
    ------
    InputError
        Symbols that are not numbers; functions that are not rational in r; circles that shrink as r grows.
    UnsupportedError
        The sign of a constant is not known.
    """
    facts = domain_facts(plane)
    given = [squared_speed, forward, plane.determinant, plane.phiphi, plane.rr, *facts]
    scale = in_numbers(given, plane.r, advice)
    refuse_shrinking_circles(plane, somewhere=False)
    cells = Cells(scale.functions, scale.x)
    if not cells.ratios[MOTION][0]:
        raise InputError("with these constants the radius is not determined: ṙ² = 0 everywhere", advice)
    every = range(len(cells.samples))
    inside = [all(cells.sign(FACTS + n, k) > 0 for n in range(len(facts))) for k in every]
    outside = [inside[k] and cells.sign(DETERMINANT, k) < 0 for k in every]
    moving = [outside[k] and cells.sign(MOTION, k) > 0 and cells.sign(FORWARD, k) > 0 for k in every]
    return tuple(_stretches(cells, scale.unit, inside, moving))


MOTION, FORWARD, DETERMINANT, CIRCLES, RADIAL, FACTS = range(6)  # the places of the functions


def _stretches(cells: Cells, unit: Any, inside: list[bool], moving: list[bool]) -> list[Stretch]:
    """Ranges between ends, cell by cell; the root k lies between the cells k and k + 1."""
    found: list[Stretch] = []
    start = End(INFINITY) if moving[0] else None
    for k, root in enumerate(cells.roots):
        is_inner = inside[k] and inside[k + 1]
        times = cells.multiplicity(MOTION, root) if is_inner else 0
        if times >= 2:
            here = End(CIRCULAR, root, unit)
        elif times == 1:
            here = End(TURNING, root, unit)
        else:
            here = End(end_of_chart(cells, root, DETERMINANT, CIRCLES, RADIAL), root, unit)
        is_cut = not is_inner or cells.multiplicity(DETERMINANT, root) > 0
        ends = times > 0 or moving[k] != moving[k + 1] or is_cut
        if ends and moving[k] and start is not None:
            found.append(Stretch(start, here))
            start = None
        if times >= 2 and _is_future(cells, k):
            around = moving[k] + moving[k + 1]
            found.append(Stretch(here, here, True, ("stable", "marginally stable", "unstable")[around]))
        if ends and moving[k + 1]:
            start = here
    if start is not None:
        found.append(Stretch(start, End(INFINITY)))
    return found


def end_of_chart(cells: Cells, root: RealRoot, determinant: int, circles: int, radial: int) -> str:
    """What is at a radius where a chart ends, by the places of g_tt g_φφ − g_tφ², g_φφ and g_rr among the functions.

    In a compactified chart infinity is where circles are infinite, and so is √g_rr dr: g_rr has a double pole there.
    """
    if cells.multiplicity(circles, root):
        return CENTRE
    if cells.order_of_pole(circles, root) and cells.order_of_pole(radial, root) >= 2:
        return INFINITY
    return HORIZON if cells.multiplicity(determinant, root) else EDGE


def _is_future(cells: Cells, k: int) -> bool:
    """Whether ṫ > 0 beside a root: ṫ does not vanish on a causal orbit outside horizons."""
    return cells.sign(FORWARD, k) > 0 and cells.sign(FORWARD, k + 1) > 0
