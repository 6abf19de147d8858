"""What is conserved along a world line, as functions of place and momentum: they judge the numbers.

The mass shell always; the momenta of coordinates that do not occur (with a potential the canonical ones), E and L among
them; for free particles what separates the Hamilton–Jacobi equation, Carter's constant in Kerr. A momentum that is not
integrated is conserved by construction and says nothing of the error.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Any

import sympy as sp

from ...errors import GRToolkitError
from ...geometry import Metric, compiled
from ...geometry.time_coordinate import is_cyclic
from ...numerics import Compiled
from ..hamilton_jacobi import hamilton_jacobi
from ..mass_shell import time_of
from .system import System

Named = dict[str, Compiled]


def conserved(system: System, square: int) -> tuple[list[str], list[Any]]:
    """(names, exact scalars or expressions in coordinates and covariant momenta) of what is conserved.

    Parameters
    ----------
    system : the metric and the field
    square : −1, 0 or 1, the sign of u·u in −+++
    """
    metric = system.metric
    p = metric.momenta
    names, found = [], []
    for k, value in _of_coordinates(system, metric, p):
        names.append(k)
        found.append(value)
    if not system.layout.charged and square <= 0:
        for name, value in _separated(metric, -square):
            names.append(name)
            found.append(value)
    return names, found


def compiled_constants(system: System, square: int) -> tuple[list[str], Compiled | None]:
    """(names, the functions of coordinates, kinetic momenta, parameters and the charge)."""
    names, found = conserved(system, square)
    inputs = [*system.metric.coordinates, *system.metric.momenta, *system.parameters, CHARGE]
    return names, compiled(found, inputs) if found else None


def _of_coordinates(system: System, metric: Metric, p: Any) -> list[tuple[str, Any]]:
    """Canonical momenta of coordinates that neither the metric nor the potential depends on."""
    sign, found = metric.conventions.time_sign, []
    if system.layout.charged and system.potential is None:
        return []
    try:
        clock = time_of(metric)
    except GRToolkitError:
        clock = -1
    for k, x in enumerate(metric.coordinates):
        if not is_cyclic(metric, k):
            continue
        value: Any = metric.scalar(p[k])
        if system.potential is not None:
            lower = system.potential.down(0)
            if any(a.diff(x) for _, a in lower.items()):
                continue
            value = [p[k], lower.component((k,))]
        name = "E" if k == clock else "L" if str(x) == "phi" else f"p_{x}"
        factor = sign if name == "E" else -sign if name == "L" else 1
        found.append((name, _canonical(value, factor)))
    return found


def _canonical(value: Any, factor: int) -> Any:
    """± π_k, or ± (π_k + q A_k) with q a symbol that no other is."""
    if not isinstance(value, list):
        return value * factor
    return sp.Integer(factor) * (value[0] + CHARGE * value[1].to_sympy())


CHARGE = sp.Dummy("q", real=True)


@lru_cache(maxsize=32)
def _separated(metric: Metric, mass: int) -> tuple[tuple[str, Any], ...]:
    """(name, C) for each coordinate that was split off with a constant of its own: p² = f(x) + C g(x) gives C."""
    if sum(not is_cyclic(metric, k) for k in range(metric.dimension)) < 2:
        return ()
    try:
        solution = hamilton_jacobi(metric, mass=mass)
        own = {str(c): c for c in solution.constants}
        found = []
        for split in solution.separated:
            symbol = own.get(f"C_{split.coordinate}")
            if symbol is None:
                continue
            squared = metric.scalar(split.momentum) ** 2
            rate = squared.diff(symbol)
            rest = squared - rate * metric.scalar(symbol)
            if rate.is_zero() or rate.diff(symbol) or rest.diff(symbol):
                continue
            p = metric.momenta[metric.chart.number(split.coordinate)]
            found.append((str(symbol), _in_momenta(metric, (metric.scalar(p) ** 2 - rest) / rate, own)))
    except GRToolkitError:
        return ()
    return tuple(found)


def _in_momenta(metric: Metric, value: Any, own: dict[str, Any]) -> Any:
    """E, L and k_x replaced by the momenta that they are."""
    sign = metric.conventions.time_sign
    pairs = {}
    for name, symbol in own.items():
        if name == "E":
            pairs[symbol] = sign * metric.momenta[time_of(metric)]
        elif name == "L":
            pairs[symbol] = -sign * metric.momenta[metric.chart.number("phi")]
        elif name.startswith("k_"):
            pairs[symbol] = -sign * metric.momenta[metric.chart.number(name[2:])]
    return value.subs(pairs)
