"""Kinds of many orbits at once, in double precision: the numerator of g_rr ṙ² as a polynomial in r, by E and L."""

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

DENOMINATOR, DETERMINANT, CIRCLES, RADIAL, FACTS = range(5)  # the places of the functions
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
    radicand = plane.radicand(E, L, mass)
    if left := (symbols_in(radicand) | symbols_in(plane.rr)) - {E, L, plane.r}:
        raise InputError(f"orbits are told apart by numbers, and {min(map(str, left))} is left as a symbol", ADVICE)
    below = radicand.denominator()
    numerator = coefficients_in(radicand * below, plane.r)  # without g_rr, which may have poles: no roots of its own
    forward = plane.velocities(E, L)[0]
    refuse_shrinking_circles(plane, somewhere=False)
    facts = domain_facts(plane)
    cells = Cells([below, plane.determinant, plane.phiphi, plane.rr, *facts], plane.r)
    inside = [k for k in range(len(cells.samples)) if all(cells.sign(FACTS + n, k) > 0 for n in range(len(facts)))]
    if not inside or inside != list(range(inside[0], inside[-1] + 1)):
        raise InputError("the domain is not one interval of r", "a metric outside of its horizon")
    polynomial = [compiled(c, [E, L]) for c in numerator]
    charts = _charts(cells, inside)
    return kinds_of_outermost(polynomial, compiled(forward, [plane.r, E, L]), energy, angular_momentum, charts)


def _charts(cells: Cells, inside: list[int]) -> list[Chart]:
    """The domain cut at its horizons and where ṙ² has a pole with a change of sign: what is outside of horizons."""
    found, first = [], inside[0]
    for k in inside:
        if k < inside[-1] and not _is_cut(cells, k):
            continue
        if cells.sign(DETERMINANT, k) < 0:
            lower, upper = _float(cells.roots, first - 1), _float(cells.roots, k)
            sign = cells.sign(DENOMINATOR, k) * cells.sign(RADIAL, k)
            found.append(Chart(lower, upper, _is_open(cells, first - 1), _is_open(cells, k), sign))
        first = k + 1
    return found


def _is_cut(cells: Cells, k: int) -> bool:
    """Whether a range ends between two cells inside the domain, whatever the constants are."""
    at_horizon = cells.multiplicity(DETERMINANT, cells.roots[k]) > 0
    return at_horizon or any(cells.sign(n, k) != cells.sign(n, k + 1) for n in (DENOMINATOR, DETERMINANT, RADIAL))


def _is_open(cells: Cells, k: int) -> bool:
    """Whether the chart ends at the root with that number, and not at a horizon or at infinity."""
    inner = 0 <= k < len(cells.roots)
    return inner and end_of_chart(cells, cells.roots[k], DETERMINANT, CIRCLES, RADIAL) in (EDGE, CENTRE)


def _float(roots: tuple[RealRoot, ...], k: int) -> float:
    """The root with that number, ±∞ beyond the ends."""
    if 0 <= k < len(roots):
        return float(roots[k])
    return float("-inf") if k < 0 else float("inf")
