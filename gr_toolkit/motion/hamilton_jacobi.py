r"""The Hamilton–Jacobi equation, solved by separation of variables.

    h^{μν} ∂_μS ∂_νS + m² = 0,    S = −E t + L φ + ∑ ∫ √R_i(x_i) dx_i/…,

with h = g in −+++ and −g in +−−−: S is the same function in both. Coordinates that do not occur in the equation (for
light, after a division by a conformal factor) have constant momenta; `separation` splits the others one by one, each
with a constant. The orbit is ∂S/∂α = const. for every constant α [Jacobi; Landau & Lifshitz 1976, Mechanics, §47].

Sources: Carter, Phys. Rev. 174 (1968) 1559; Misner, Thorne & Wheeler (1973), §33.5; Chandrasekhar (1983), §§19, 62;
Landau & Lifshitz (1975), §101.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

import sympy as sp

from ..errors import InputError
from ..exact.arguments import symbols_in
from ..geometry import Metric
from ..geometry.time_coordinate import differential_sign
from .complete_integral import CompleteIntegral
from .constants import Constants, read_signs, refuse_fixed
from .further_conditions import checked, on_domain, speaks_of
from .levi_civita import not_separable
from .mass_shell import cleared, ignorable, mass_shell, time_of, with_momenta, without_common_factor
from .quadratures import solved
from .separation import StuckError, separate


def hamilton_jacobi(
    metric: Metric,
    mass: Any = 0,
    *,
    constants: Mapping[Any, Any] | None = None,
    signs: Mapping[Any, int] | None = None,
    time: Any = None,
    domain: Iterable[Any] = (),
) -> CompleteIntegral:
    """A complete integral of the Hamilton–Jacobi equation by separation in the metric's chart.

    Parameters
    ----------
    metric : Metric of any dimension
    mass : m, a number or symbol; 0 for light
    constants : coordinate -> value of the constant that belongs to it, where its default is not wanted; or its name in
        `constants` -> value, ``{"L": b}``
        Of a coordinate that the equation does not contain ∂S/∂x: −E for the time, L for φ, k_x for others. Of one that
        was split off, C_x: in Schwarzschild C_θ = (∂S/∂θ)² + L²/sin²θ, the squared angular momentum. Where the time
        is not ignorable the constant that splits it off is k², by the name of that other coordinate.
        ``{"theta": 0, "phi": 0}`` is radial motion. A symbol in a value that has the name of another constant of the
        solution is that constant, ``{"phi": b*E}``, whatever was assumed of it.
    signs : coordinate -> ±1, the sign of dx/dλ along the motion to the future; +1 unless given.
        The future is where the time grows.
    time : the coordinate that is the time, where the domain does not say which is timelike
    domain : further conditions, on the constants too, by their names: ``[L > 0]``

    Returns
    -------
    CompleteIntegral, real where the radicands are not negative, on a metric of that domain

    Raises
    ------
    InputError
        The equation does not separate in this chart: the error names two coordinates for which it cannot. Constants
        or signs of something else than coordinates; all constants where one follows; constants for which a momentum is
        real nowhere, as with an energy below the potential, or only in a surface.
    AmbiguousRootError
        The domain leaves a root's sign open.

    Examples
    --------
    >>> import sympy as sp
    >>> import gr_toolkit as gr
    >>> S = hamilton_jacobi(gr.Schwarzschild(), mass=sp.Symbol("m", positive=True))
    >>> S.constants, S.check().proved, S.is_complete().proved
    ((E, L, C_theta), True, True)
    >>> S.separated[0].radicand
    r*(E**2*r**3 + (C_theta + m**2*r**2)*(2*M - r))
    >>> hamilton_jacobi(gr.Schwarzschild("kruskal"))
    Traceback (most recent call last):
    ...
    gr_toolkit.errors.InputError: the Hamilton-Jacobi equation does not separate in the chart (T, X, theta, phi): ...
    """
    names = sp.Symbol("E", positive=True), sp.Symbol("k", positive=True)
    return solution(metric, mass, constants or {}, signs or {}, time, names, domain)


def solution(
    metric: Metric,
    mass: Any,
    given: Mapping[Any, Any],
    signs: Mapping[Any, int],
    time: Any,
    symbols: tuple[Any, Any],
    domain: Iterable[Any] = (),
) -> CompleteIntegral:
    """The complete integral, with symbols for the energy and, where there is none, for the momentum by the chart."""
    if not isinstance(metric, Metric):
        raise InputError(f"{metric!r:.60} is no metric", "gr.Schwarzschild(), gr.Metric(matrix, coordinates)")
    metric = on_domain(metric, (c for c in checked(domain) if speaks_of(metric, c)))
    shell = mass_shell(metric, mass)
    squared = metric.scalar(mass) ** 2
    k = time_of(metric, time)
    names = Constants(metric, k, *symbols, given, symbols_in(squared))
    directions = read_signs(metric, signs, k)
    equation = shell if squared.is_zero() else cleared({**shell, (): metric.scalar(names.of_mass)})
    equation = without_common_factor(equation)
    free = ignorable(metric, equation)
    active = [k for k in range(metric.dimension) if k not in free]
    if not active:
        active = [names.last_not_given(free, equation)]
        free.remove(active[0])
    refuse_fixed(metric, directions, active)
    known = {k: names.of_ignorable(k) for k in free}
    try:
        separation = separate(metric, with_momenta(equation, known), active, names)
    except StuckError as error:
        raise not_separable(metric, equation, error.left, not squared.is_zero()) from None
    names.refuse_unused()
    metric = on_domain(metric, map(names.in_own_symbols, checked(domain)))
    momenta = {k: names.values[k,] for k in free}
    solutions = []
    for k in active:
        own = cleared({key: metric.scalar(names.put_in(c, squared)) for key, c in separation.equations[k].items()})
        found = solved(metric, own, k, directions.get(k, 1), differential_sign(metric, k))
        solutions.append(found)
        momenta[k] = found.momentum
    if all(momentum.is_zero() for momentum in momenta.values()):
        raise InputError("with these constants every momentum is zero: nothing moves", "a constant that is not zero")
    return CompleteIntegral(metric, mass, shell, momenta, tuple(solutions), names, separation)
