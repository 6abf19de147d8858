"""Limits of series of the deflection angle, and how two of them agree: each a proof, coefficient by coefficient.

The coefficients are polynomials in 1/v², continuous at v = 1: their limit there is their value.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import sympy as sp

from ...errors import InputError
from ...exact import Element, series
from ...exact.element import integer_power
from ...verdicts import Verdict, combined, decide
from .expansion_at_infinity import RATIO, read_field
from .lagrange_inversion import by_closest_approach, by_impact_parameter, of_light

if TYPE_CHECKING:
    from .result_of_expansion import DeflectionSeries

AT_V, AT_RATIO = "v", "M/(b v^2)"


def light_limit(s: DeflectionSeries) -> Verdict:
    """The coefficients for v → 1 against those of null geodesics, in which no speed occurs."""
    _needs_symbol(s)
    if s.fixed == AT_RATIO:
        raise InputError(f"the light limit of a series with {s.fixed} fixed is not taken", 'fixed="v"')
    null = of_light(s.field, s.order)
    null = _scaled(s, null if s.fixed == AT_V else by_closest_approach(s.field, null, sp.Integer(1)))
    at_one = ((n, s.coefficient(n).to_sympy().subs(s.v, 1)) for n in null)
    return combined((f"order {n}", decide(value, null[n].to_sympy())) for n, value in at_one)


def _scaled(s: DeflectionSeries, values: dict[int, Element]) -> dict[int, Element]:
    """Coefficients of b⁻ⁿ as those of (M/b)ⁿ."""
    return {n: value / integer_power(value.field.one * s.scale, n) for n, value in values.items()}


def newtonian_limit(s: DeflectionSeries) -> Verdict:
    """v → 0 at fixed q: A_0 against 2 arctan q, or, at fixed v, the terms (M/b)^n v^{−2n} against its Taylor series."""
    _needs_symbol(s)
    if s.fixed == AT_RATIO:
        p = (s.field.newtonian_mass.to_sympy() / s.scale) * RATIO
        return decide(s.coefficient(0).to_sympy(), 2 * sp.atan(p))
    if s.fixed != AT_V:
        raise InputError(f"the Newtonian limit of a series with {s.fixed} fixed is not taken", 'fixed="v"')
    p = s.field.newtonian_mass.to_sympy() / s.scale
    return combined(_newtonian_terms(s, p))


def _newtonian_terms(s: DeflectionSeries, p: sp.Expr) -> Iterator[tuple[str, Verdict]]:
    """2 arctan q = 2 Σ (−1)^k q^{2k+1}/(2k + 1)."""
    for n in range(1, s.order + 1):
        expected = 2 * sp.Rational((-1) ** (n // 2), n) * p**n if n % 2 else sp.Integer(0)
        yield f"order {n}", decide(power_of_speed(s.coefficient(n), s.v, n), expected)


def flat_limit(s: DeflectionSeries) -> Verdict:
    """Every term for M → 0, other parameters fixed: at M = 0, or of powers of q = M/(b v²) at q = 0."""
    if s.fixed == AT_RATIO:
        return combined((f"order {n}", decide(c.to_sympy().subs(RATIO, 0), 0)) for n, c in s.coefficients.items())
    mass = s.field.length if s.field.length is not None else s.field.newtonian_mass.to_sympy()
    symbols = sorted(mass.free_symbols, key=str)
    if len(symbols) != 1:
        raise InputError(f"the mass is {mass}: it does not go to zero with one symbol", "a metric with M as a symbol")
    terms = {n: c * integer_power(c.field.one * s.small, n) for n, c in s.coefficients.items()}
    return combined((f"order {n}", decide(term.to_sympy().subs(symbols[0], 0), 0)) for n, term in terms.items())


def agreement(s: DeflectionSeries, order: int) -> Verdict:
    """A_n(q), expanded in q, against the coefficients of (M/b)^k v^{−2(k−n)} in the series at fixed v."""
    _needs_symbol(s)
    if s.fixed != AT_RATIO:
        raise InputError(f"a series with {s.fixed} fixed would be compared with itself", 'fixed="M/(b v^2)"')
    field = read_field(s.field if s.field.source is None else s.field.source, order)
    return combined(_agreements(s, _scaled(s, by_impact_parameter(field, order, s.v)), order))


def _agreements(s: DeflectionSeries, other: dict[int, Element], order: int) -> Iterator[tuple[str, Verdict]]:
    for n, value in s.coefficients.items():
        expanded = series(value, RATIO, order + 1)
        for k in range(order + 1):
            expected = power_of_speed(other[k], s.v, k - n) if k >= max(n, 1) else sp.Integer(0)
            yield f"v**{2 * n} q**{k}", decide(expanded.coefficient(k).to_sympy(), expected)


def power_of_speed(value: Element, v: sp.Symbol, power: int) -> sp.Expr:
    """The coefficient of v^{−2·power} in a polynomial in 1/v²."""
    return series(value, v, 2).coefficient(-2 * power).to_sympy()


def _needs_symbol(s: DeflectionSeries) -> None:
    if not isinstance(s.v, sp.Symbol):
        raise InputError(f"v = {s.v} goes to no limit", "deflection_series(g, order) with v a symbol")
