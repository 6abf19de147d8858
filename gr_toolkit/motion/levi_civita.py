r"""Levi-Civita's conditions: whether the Hamilton–Jacobi equation separates in a chart at all.

P(x, ∂S) = 0 has a complete integral ∑ S_i(x_i) if and only if for every two coordinates

    ∂^iP ∂^jP ∂_i∂_jP + ∂_iP ∂_jP ∂^i∂^jP − ∂^iP ∂_jP ∂_i∂^jP − ∂_iP ∂^jP ∂^i∂_jP = 0    where P = 0,

with ∂_i = ∂/∂x^i and ∂^i = ∂/∂p_i: p_i′ = −∂_iP/∂^iP then knows nothing of the other coordinates [Levi-Civita 1904,
Math. Ann. 59, 383; Benenti 1997, J. Math. Phys. 38, 6578]. Only P = 0 counts: light separates more often than matter.

What is refuted is that the left side is a multiple of P, which is the same where P has no factors: it has none in three
or more dimensions, nor with a mass. Light in two dimensions runs in two families, which are not told apart here.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations
from math import prod
from typing import Any

import sympy as sp

from ..errors import InputError
from ..exact import Element, sum_of_products, unify
from ..exact.grouping import by_monomials
from ..exact.special.integrands import dependent
from ..geometry import Metric
from ..geometry.symmetries.phase_space import momenta
from ..verdicts import Proved, Reason, Undecided, Verdict, combined, decide
from .mass_shell import Polynomial, ignorable, mass_shell, without_common_factor


def separates(metric: Metric, mass: Any = 0) -> Verdict:
    """Whether the Hamilton–Jacobi equation separates additively in the metric's chart.

    Parameters
    ----------
    metric : Metric
    mass : zero for light, for which a conformal factor does not count

    Returns
    -------
    Verdict
        Refuted in the first pair of coordinates that cannot be separated; orthogonal or not.

    Examples
    --------
    >>> import sympy as sp
    >>> import gr_toolkit as gr
    >>> from gr_toolkit.motion import separates
    >>> separates(gr.Kerr(), mass=sp.Symbol("m", positive=True)).proved
    True
    >>> separates(gr.Schwarzschild("kruskal")).component
    '(T, X)'
    """
    if not isinstance(metric, Metric):
        raise InputError(f"{metric!r:.60} is no metric", "gr.Schwarzschild(), gr.Metric(matrix, coordinates)")
    equation = without_common_factor(mass_shell(metric, mass))
    active = [k for k in range(metric.dimension) if k not in ignorable(metric, equation)]
    return combined(conditions(metric, equation, active))


def not_separable(metric: Metric, equation: Polynomial, left: Sequence[int], massive: bool) -> InputError:
    """The error for coordinates that were not separated from each other, with the pair that forbids it."""
    chart = f"the chart ({', '.join(map(str, metric.coordinates))})"
    for pair, verdict in conditions(metric, equation, left):
        if verdict.refuted:
            light = " or mass=0, for light separates more often" if massive else ""
            return InputError(
                f"the Hamilton-Jacobi equation does not separate in {chart}: Levi-Civita's condition fails for the "
                f"coordinates {pair}",
                f"another chart,{light}" if light else "another chart",
            )
        if verdict.undecided:
            break
    else:
        names = ", ".join(str(metric.coordinates[k]) for k in left)
        return InputError(
            f"the Hamilton-Jacobi equation separates in {chart}, but none of ({names}) splits off from the others, "
            "which is all that is looked for",
            "a chart in which the constants appear one by one",
        )
    return InputError(
        f"it is not known whether the Hamilton-Jacobi equation separates in {chart}: it stuck at the coordinates {pair}"
    )


def conditions(metric: Metric, equation: Polynomial, active: Sequence[int]) -> Iterator[tuple[str, Verdict]]:
    """(pair, verdict) of Levi-Civita's condition for every two of some coordinates."""
    symbols = _symbols(metric)
    value = _function(metric, equation, symbols)
    square = next((key[0] for key in equation if len(key) == 2 and key[0] == key[1]), None)
    for i, j in combinations(active, 2):
        name = f"({metric.coordinates[i]}, {metric.coordinates[j]})"
        left = _condition(metric, value, symbols, i, j)
        if left.is_zero():
            yield name, Proved()
        elif square is None or (metric.dimension == 2 and () not in equation):
            yield (
                name,
                Undecided(Reason.NO_WITNESS, f"Levi-Civita's condition for {name} modulo an equation with factors"),
            )
        else:
            rest = _modulo(metric, left, equation, symbols, square)
            yield name, combined((f"{name}, part {n}", decide(part, 0)) for n, part in enumerate(rest))


def _symbols(metric: Metric) -> tuple[Any, ...]:
    try:
        return momenta(metric)
    except InputError:
        return tuple(sp.Dummy(f"p_{x}", real=True) for x in metric.coordinates)


def _function(metric: Metric, equation: Polynomial, symbols: Sequence[Any]) -> Element:
    """P as a function of coordinates and momenta."""
    p = [metric.scalar(s) for s in symbols]
    one, *values = unify([p[0] ** 0, *equation.values(), *p])
    p = values[len(equation) :]
    terms = [(1, c, prod((p[k] for k in key), start=one)) for key, c in zip(equation, values, strict=False)]
    return sum_of_products(list(terms))


def _condition(metric: Metric, value: Element, symbols: Sequence[Any], i: int, j: int) -> Element:
    """The left side for two coordinates."""
    x, y, p, q = metric.coordinates[i], metric.coordinates[j], symbols[i], symbols[j]
    by_x, by_y, by_p, by_q = (value.diff(s) for s in (x, y, p, q))
    straight = by_p * by_q * by_x.diff(y) + by_x * by_y * by_p.diff(q)
    return straight - by_p * by_y * by_x.diff(q) - by_x * by_q * by_p.diff(y)


def _modulo(metric: Metric, value: Element, equation: Polynomial, symbols: Sequence[Any], k: int) -> list[Element]:
    """What is left of a polynomial in the momenta when P = 0 is used to lower the power of p_k."""
    zero = value.field.zero
    parts: dict[int, Element] = {}
    position = _position(value, symbols[k])
    below = value.denominator()
    for exponents, coefficient in by_monomials(value, [] if position is None else [position]).items():
        parts[exponents[0] if exponents else 0] = coefficient / below
    lower: dict[int, Polynomial] = {0: {}, 1: {}, 2: {}}
    for key, coefficient in equation.items():
        lower[key.count(k)][tuple(n for n in key if n != k)] = coefficient
    square, linear, free = (_function(metric, lower[n], symbols) if lower[n] else zero for n in (2, 1, 0))
    for power in range(max(parts, default=0), 1, -1):
        top = parts.pop(power, zero) / square
        parts[power - 1] = parts.get(power - 1, zero) - top * linear
        parts[power - 2] = parts.get(power - 2, zero) - top * free
    return list(parts.values())


def _position(value: Element, symbol: Any) -> int | None:
    numbers = dependent(value, symbol)
    return value.field.positions[numbers.pop()] if numbers else None
