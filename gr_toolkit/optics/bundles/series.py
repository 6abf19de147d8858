r"""Jacobi maps and area distances as power series in the affine parameter, in any metric.

D″ = 𝓡 D gives D = Σ D_n λⁿ/n!, D_0 = 0, D_1 = 1, D_{n+2} = Σ_j C(n, j) 𝓡^{(n−j)} D_j, with the derivatives of 𝓡
along the ray at the vertex. Covariantly these are S_n{}^α{}_β = −k^{μ…} ∇_{μ…} R^α{}_{ρβσ} k^ρ k^σ, which know nothing
but the direction k^μ at one event, since k is transported along. Traces of their products are those of 2 × 2 matrices
on the screen, so det D needs no screen:

    D_A²/(ωλ)² = det(1 + X) = 1 + tr X + ½ ((tr X)² − tr X²),        D = λ (1 + X),
    D_A = ωλ (1 − R_{kk} λ²/12 − ∇_k R_{kk} λ³/24 + …)

[Perlick, Living Rev. Relativ. 7 (2004) 9, eq. 34 f.; Kristian & Sachs, Astrophys. J. 143 (1966) 379].
"""

from __future__ import annotations

from collections.abc import Sequence
from math import comb, factorial
from typing import TYPE_CHECKING, Any

import sympy as sp

from ...errors import InputError, TooLargeError
from ...exact import Element, Series, series, sum_of_products, unify
from ...exact.arguments import symbols_in
from ...geometry import Metric
from ...geometry.inputs import read_metric
from ...verdicts import decide
from .jacobi_map import product

if TYPE_CHECKING:
    from .jacobi import JacobiEquation

Square = list[list[Element]]
LONGEST = 12


def jacobi_series(equation: JacobiEquation, order: int) -> tuple[Any, ...]:
    """D_2/2!, D_3/3!, … of D = λ 1 + D_2 λ²/2! + …, up to λ^order: 2 × 2 matrices in the bundle's screen.

    Every event may be the vertex: the coefficients are fields, evaluated there.

    Examples
    --------
    >>> import gr_toolkit as gr
    >>> g = gr.DeSitter()
    >>> H, r = g.symbols("H r")
    >>> light = gr.optics.bundle([1/(1 - H**2*r**2), 1, 0, 0], g)
    >>> jacobi_series(light.jacobi_equation(), 3)[-1]                      # D = r: light spreads as in flat space
    ((0, 0), (0, 0))
    """
    count = _order(order)
    tides = [equation.tidal_matrix]
    chi, along = equation.light.screen.rotation, equation.light.congruence.along
    while len(tides) < count - 2:  # 𝓡′ of a tensor in a screen that turns: ∂_k 𝓡 + χ [J, 𝓡]
        (a, b), (c, d) = tides[-1]
        tides.append(
            (
                (along(a) - chi * (c + b), along(b) + chi * (a - d)),
                (along(c) + chi * (a - d), along(d) + chi * (b + c)),
            )
        )
    zero, one = equation.light.metric.zero, equation.light.metric.zero + 1
    D: list[Any] = [((zero, zero), (zero, zero)), ((one, zero), (zero, one))]
    for n in range(count - 1):
        parts = [(comb(n, j), product(tides[n - j], D[j])) for j in range(1, n + 1)]
        D.append(
            tuple(
                tuple(sum_of_products([(c, m[i][j], None) for c, m in parts] or [(1, zero, None)]) for j in (0, 1))
                for i in (0, 1)
            )
        )
    return tuple(tuple(tuple(x / factorial(n) for x in row) for row in D[n]) for n in range(2, count + 1))


def area_distance_series(
    metric: Metric, order: int, direction: Sequence[Any] | None = None, parameter: Any = None
) -> Series:
    """D_A/ω of light that leaves, or reaches, an event, as a series in the affine distance λ from it.

    Parameters
    ----------
    metric : any, of four dimensions
    order : what is of this order in λ and beyond is left out
    direction : k^μ at the event, null there; by default symbols k^t, k^r …, which have to be null where they are used
    parameter : the symbol λ; by default ``lambda``, with underscores as long as the metric or k^μ has a symbol of that
        name

    Returns
    -------
    Series
        In λ, its coefficients functions of the event and of k^μ. With k future directed and the vertex at a source,
        ω times it is the source's area distance; with λ < 0 and the vertex at the observer, D_A = ω |…|. The series is
        that of a small neighbourhood: it ends before the first caustic.

    Raises
    ------
    InputError
        Not four components, an order that is no integer of 2 or more, or a parameter that the metric or k^μ contains.
    TooLargeError
        An order beyond 12.

    Examples
    --------
    >>> import gr_toolkit as gr
    >>> g = gr.FLRW(a=gr.FLRW().symbols("tau"), K=0)                        # radiation: a = τ
    >>> tau = g.symbols("tau")
    >>> area_distance_series(g, 4, [1/tau**2, 1/tau**2, 0, 0])
    lambda - lambda**3/(3*tau**6) + O(lambda**4)
    """
    count = _order(order)
    g = read_metric(metric)
    if g.dimension != 4:
        raise InputError(f"an area distance in {g.dimension} dimensions", "a metric of four dimensions")
    names = tuple(sp.Symbol(f"k^{x}", real=True) for x in g.coordinates)
    if direction is not None and (not isinstance(direction, (Sequence, sp.MatrixBase)) or len(direction) != 4):
        raise InputError(f"the direction {direction!r} has not four components", "direction=[k^t, k^x, k^y, k^z]")
    given = [g.scalar(value) for value in direction] if direction is not None else None
    lam = _parameter(parameter, g, names if given is None else given)
    if given is not None:
        _require_null(g, given)
    jets = tidal_derivatives(g, names, max(count - 3, 0))
    if given is not None:
        replaced = dict(zip(names, given, strict=True))
        jets = [[[_put_in(x, replaced) for x in row] for row in square] for square in jets]
    value = _root_of_determinant(jets, count)
    total = sum((c.to_sympy() * lam ** (n + 1) for n, c in enumerate(value)), sp.S.Zero)
    return series(total + sp.O(lam**count), [lam], count, domain=g.conditions)


def _parameter(given: Any, metric: Metric, direction: Sequence[Any]) -> Any:
    """The symbol of the affine distance: another one than those of the metric and of the direction."""
    symbols: set[Any] = {*metric.coordinates, *metric.parameters}
    for value in direction:
        symbols |= symbols_in(value) if isinstance(value, Element) else {value}
    taken = {s.name for s in symbols} | {f.func.__name__ for f in metric.functions}
    if given is None:
        name = "lambda"
        while name in taken:
            name += "_"
        return sp.Symbol(name, positive=True)
    if not isinstance(given, sp.Symbol):
        raise InputError(f"the parameter {given!r} is no symbol", "parameter=sp.Symbol('lambda')")
    if given.name in taken:
        raise InputError(
            f"the parameter {given} is a symbol of the metric or of the direction, not the affine distance",
            "a symbol of its own, parameter=sp.Symbol('s')",
        )
    return given


def tidal_derivatives(metric: Metric, direction: Sequence[Any], order: int) -> list[Square]:
    """S_n{}^α{}_β for n = 0 … order, as polynomials in the symbols k^μ of a direction that is carried along."""
    n = range(4)
    k = [metric.scalar(symbol) for symbol in direction]
    _, *k = unify([metric.zero, *k])
    sign = -metric.conventions.riemann
    mixed = metric.riemann.up(0)
    start = [
        [sum_of_products([(sign, mixed.component((a, p, b, q)), k[p] * k[q]) for p in n for q in n]) for b in n]
        for a in n
    ]
    gamma = metric.christoffel
    moving = [[sum_of_products([(1, gamma.component((a, b, m)), k[m]) for m in n]) for b in n] for a in n]
    force = [sum_of_products([(-1, moving[a][b], k[b]) for b in n]) for a in n]

    def along(value: Element) -> Element:
        terms = [(1, k[m], value.diff(x)) for m, x in enumerate(metric.coordinates)]
        return sum_of_products([*terms, *((1, force[m], value.diff(x)) for m, x in enumerate(direction))])

    found = [start]
    for _ in range(order):
        last = found[-1]
        found.append(
            [
                [
                    sum_of_products(
                        [
                            (1, along(last[a][b]), None),
                            *((1, moving[a][c], last[c][b]) for c in n),
                            *((-1, moving[c][b], last[a][c]) for c in n),
                        ]
                    )
                    for b in n
                ]
                for a in n
            ]
        )
    return found


def _root_of_determinant(jets: list[Square], order: int) -> list[Element]:
    """The coefficients of √det(1 + X) in powers of λ, X = Σ X_n λⁿ, to λ^(order − 2)."""
    zero = jets[0][0][0].field.zero
    X: dict[int, Square] = {}
    for n in range(2, order - 1):  # X_n = D_{n+1}/(n+1)!
        total = [[zero] * 4 for _ in range(4)]
        for j in range(1, n):  # D_{n+1} = Σ_j C(n−1, j) S_{n−1−j} D_j, D_1 = 1, D_j = j! X_{j−1}
            factor = comb(n - 1, j)
            lower = jets[n - 1 - j] if j == 1 else _times(jets[n - 1 - j], X[j - 1]) if j - 1 in X else None
            if lower is not None:
                weight = factor * factorial(j)
                total = [[x + weight * y for x, y in zip(r, s, strict=True)] for r, s in zip(total, lower, strict=True)]
        X[n] = [[x / factorial(n + 1) for x in row] for row in total]
    one, traces = zero + 1, {n: sum((x[a][a] for a in range(4)), zero) for n, x in X.items()}
    square = [one] + [zero] * max(order - 2, 0)
    for n in range(1, order - 1):
        value = traces.get(n, zero)
        for p in range(2, n - 1):
            if n - p in X:
                both = _times(X[p], X[n - p])
                value = value + (traces[p] * traces[n - p] - sum((both[a][a] for a in range(4)), zero)) / 2
        square[n] = value
    root = [one]
    for n in range(1, order - 1):
        cross = sum((root[p] * root[n - p] for p in range(1, n)), zero)
        root.append((square[n] - cross) / 2)
    return root


def _times(first: Square, second: Square) -> Square:
    n = range(4)
    return [[sum_of_products([(1, first[a][c], second[c][b]) for c in n]) for b in n] for a in n]


def _require_null(metric: Metric, k: Sequence[Element]) -> None:
    n = range(4)
    halves = [sum_of_products([(1, metric.covariant.component((a, b)), k[b]) for b in n]) for a in n]
    square = sum_of_products([(1, k[a], halves[a]) for a in n])
    if not decide(square, 0).proved:
        raise InputError(f"the direction is not null: k·k = {square}", "direction=k with g_{μν} k^μ k^ν = 0")
    if not any(k):
        raise InputError("the direction is the zero vector", "direction=k^μ of light")


def _put_in(value: Element, replaced: dict[Any, Element]) -> Element:
    return value.subs({name: given.to_sympy() for name, given in replaced.items()})


def _order(order: Any) -> int:
    if isinstance(order, bool) or not isinstance(order, int) or order < 2:
        raise InputError(f"the order {order!r} of the series is no integer of 2 or more", "5")
    if order > LONGEST:
        raise TooLargeError("a series along a ray", order, LONGEST, "orders")
    return order
