"""Kinds of many orbits at once, in double precision: the numerator of ṙ² as a polynomial in r, by E and L."""

from __future__ import annotations

from typing import Any

import sympy as sp

from ...errors import InputError
from ...exact.arguments import symbols_in
from ...exact.real_roots import RealRoot
from ...geometry.on_arrays import compiled
from ...numerics.orbit_kinds import Chart, kinds_of_outermost
from .allowed_ranges import CENTRE, EDGE, end_of_chart
from .cells import Cells, coefficients_in, domain_facts
from .equatorial_plane import EquatorialPlane
from .growing_circles import refuse_shrinking_circles

DENOMINATOR, DETERMINANT, CIRCLES, FACTS = range(4)  # the places of the functions
ADVICE = "numbers for all symbols, gr.Schwarzschild(M=1)"


def codes_of(plane: EquatorialPlane, energy: Any, angular_momentum: Any, mass: Any) -> Any:
    """The codes of `classify_orbit` for arrays that are broadcast against each other.

    Raises
    ------
    InputError
        Symbols in the metric, or components that are not rational in r; a domain that is not one interval of r; circles
        that shrink as r grows.
    """
    E, L = sp.Symbol("E of orbits", real=True), sp.Symbol("L of orbits", real=True)
    squared = plane.radicand(E, L, mass) / plane.rr
    if left := symbols_in(squared) - {E, L, plane.r}:
        raise InputError(f"orbits are told apart by numbers, and {min(map(str, left))} is left as a symbol", ADVICE)
    below = squared.denominator()
    numerator = coefficients_in(squared * below, plane.r)
    forward = plane.velocities(E, L)[0]
    refuse_shrinking_circles(plane, somewhere=False)
    facts = domain_facts(plane)
    cells = Cells([below, plane.determinant, plane.phiphi, *facts], plane.r)
    inside = [k for k in range(len(cells.samples)) if all(cells.sign(FACTS + n, k) > 0 for n in range(len(facts)))]
    if not inside or inside != list(range(inside[0], inside[-1] + 1)):
        raise InputError("the domain is not one interval of r", "a metric outside of its horizon")
    lower = _float(cells.roots, inside[0] - 1)
    upper = _float(cells.roots, inside[-1])
    sign = cells.sign(DENOMINATOR, inside[0])
    polynomial = [compiled(c * sign, [E, L]) for c in numerator]
    chart = Chart(lower, upper, _is_open(cells, inside[0] - 1), _is_open(cells, inside[-1]))
    return kinds_of_outermost(polynomial, compiled(forward, [plane.r, E, L]), energy, angular_momentum, chart)


def _is_open(cells: Cells, k: int) -> bool:
    """Whether the chart ends at the root with that number, and not at a horizon or at infinity."""
    inner = 0 <= k < len(cells.roots)
    return inner and end_of_chart(cells, cells.roots[k], DETERMINANT, CIRCLES) in (EDGE, CENTRE)


def _float(roots: tuple[RealRoot, ...], k: int) -> float:
    """The root with that number, ±∞ beyond the ends."""
    if 0 <= k < len(roots):
        return float(roots[k])
    return float("-inf") if k < 0 else float("inf")
