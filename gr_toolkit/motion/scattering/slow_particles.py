r"""The deflection of slow particles: at fixed q = M/(b v²), through angles of any size, in powers of v².

With s = b/r, Mx = v² q s is small of the order v² and

    α + π = 2 ∫₀^{s₀} S ds/√(Y − s²),    Y − s² = X + v² Y₁ + v⁴ Y₂ + …,    X = 1 + 2p s − s²,

p = q m/M where m is the Newtonian mass (p = q if M is). With C x² = 1 + Σ c_k x^k and C x² (1/B − 1) = Σ d_k x^k,
Y_j = c_j (qs)^j + d_{j+1} (qs)^{j+1} in units of M. Half of a contour from s = 0 round the turning point and back to 0
on the other sheet of the root is the same integral; on it nothing is singular, so that it may be expanded in v² term by
term, each a contour integral (Hadamard's partie finie)

    I_{l,m} = ½ ∮ s^l X^{−m−1/2} ds.

Total derivatives leave their values at s = 0 only. That of s^l X^{1/2−m}, and X = 1 + 2ps − s², give

    I_{l+1,m} = p I_{l,m} + [δ_{l0} + l I_{l−1,m−1}]/(1 − 2m)                        (m ≥ 1)
    (l + 1) I_{l+1,0} = (2l + 1) p I_{l,0} + l I_{l−1,0} + δ_{l0}
    I_{0,m} = [(2 − 2m) I_{0,m−1} − p]/((1 − 2m)(1 + p²)),    I_{0,0} = π/2 + arctan p:

every order is P(q) (π/2 + arctan p) + R(q) with polynomials over powers of 1 + p². The first is Rutherford's angle,
2 arctan q: tan(α/2) = M/(b v²) [Landau & Lifshitz, Mechanics, §19]. The order v^{2n} holds those terms of the series at
fixed v whose powers of M/b and of 1/v² differ by n: (M/b)^k v^{−2(k−n)} = q^k v^{2n}.
"""

from __future__ import annotations

from collections import defaultdict
from fractions import Fraction
from functools import cached_property
from typing import Any, final

import sympy as sp

from ...errors import InputError
from ...exact import Element, Series, sum_of_products, unify
from ...exact.element import integer_power
from ...exact.reader import from_sympy
from .expansion_at_infinity import RATIO, RadialSeries, read_parameter
from .lagrange_inversion import coefficient
from .result_of_expansion import DeflectionSeries
from .speed_at_infinity import SPEED

Pair = tuple[Element, Element]  # (P, R) of P Θ + R, Θ = π/2 + arctan p
Powers = dict[int, Element]  # power of qs -> coefficient


@final
class ContourIntegrals:
    """I_{l,m} for a p, worked out once each."""

    def __init__(self, p: Element) -> None:
        self.p, self.one, self.zero = p, p.field.one, p.field.zero
        self._known: dict[tuple[int, int], Pair] = {}

    @cached_property
    def _inverse(self) -> Element:
        return (1 + self.p * self.p).inverse()

    def __call__(self, l: int, m: int) -> Pair:
        """I_{l,m} as (coefficient of Θ, rest)."""
        if (l, m) not in self._known:
            self._known[l, m] = self._first(m) if l == 0 else self._next(l - 1, m)
        return self._known[l, m]

    def _first(self, m: int) -> Pair:
        if m == 0:
            return self.one, self.zero
        theta, rest = self(0, m - 1)
        factor = self._inverse * Fraction(1, 1 - 2 * m)
        return theta * (2 - 2 * m) * factor, (rest * (2 - 2 * m) - self.p) * factor

    def _next(self, l: int, m: int) -> Pair:
        at_zero = 1 if l == 0 else 0
        theta, rest = self(l, m)
        before = self(l - 1, max(m - 1, 0)) if l else (self.zero, self.zero)
        if m == 0:
            found = [(2 * l + 1) * self.p * x + l * y for x, y in zip((theta, rest), before, strict=True)]
            return found[0] * Fraction(1, l + 1), (found[1] + at_zero) * Fraction(1, l + 1)
        ratio = Fraction(1, 1 - 2 * m)
        return self.p * theta + l * ratio * before[0], self.p * rest + ratio * (l * before[1] + at_zero)


def slow_series(field: RadialSeries, order: int, v: Any, parameter: Any) -> DeflectionSeries:
    """α = Σ A_n(q) v²ⁿ, n = 0 … order, with q = M/(b v²).

    Raises
    ------
    InputError
        A metric without a length to make q of, or one that contains the symbol q.
    """
    scale = _length(field, parameter)
    start = from_sympy(RATIO, field.A.field)
    length = start.field.one * scale
    stretch, C, D = (_in_units(s, length, order + 1) for s in (field.stretch, field.C, field.C * field.redshift))
    q, p, *values = unify([start, start * D[1] * Fraction(1, 2), *stretch, *C, *D])
    stretch, C, D = (values[k * (order + 2) : (k + 1) * (order + 2)] for k in range(3))
    integrals = ContourIntegrals(p)
    theta = from_sympy(sp.pi / 2 + sp.atan(p.to_sympy()), p.field)
    found = {}
    for n, by_root in enumerate(_integrand(stretch, C, D, order)):
        terms = [(c * integer_power(q, l), integrals(l, m)) for m, powers in by_root.items() for l, c in powers.items()]
        P = sum_of_products([(1, q.field.zero, None), *((2, c, pair[0]) for c, pair in terms)])
        R = sum_of_products([(1, q.field.zero, None), *((2, c, pair[1]) for c, pair in terms)])
        found[n] = P * theta + R - (sp.pi if n == 0 else 0)
    symbol = SPEED if v.is_number else v  # A_n does not depend on v
    return DeflectionSeries(field, v, "M/(b v^2)", order, symbol**2, found, scale)


def _integrand(stretch: list[Element], C: list[Element], D: list[Element], order: int) -> list[dict[int, Powers]]:
    """For every power v^{2n} of S (Y − s²)^{−1/2}: m -> powers of qs that stand before X^{−m−1/2}."""
    one, zero = stretch[0].field.one, stretch[0].field.zero
    change: list[Powers] = [{}] + [{j: C[j], j + 1: D[j + 1]} for j in range(1, order + 1)]  # Y_j
    power: list[Powers] = [{0: one}] + [{} for _ in range(order)]  # (Σ Y_j v^{2j})^m, by powers of v²
    total: list[dict[int, Powers]] = [{} for _ in range(order + 1)]
    binomial = Fraction(1)  # of −1/2 over m
    for m in range(order + 1):
        for n in range(m, order + 1):
            sums: dict[int, list[tuple[int, Element, Element | None]]] = defaultdict(list)
            for k in range(n - m + 1):
                for l, c in power[n - k].items():
                    sums[l + k].append((1, stretch[k], c))
            values = {l: binomial * sum_of_products(parts) for l, parts in sums.items()}
            total[n][m] = {l: c for l, c in values.items() if not c.is_zero()}
        power = _product(power, change, zero)
        binomial *= Fraction(-1, 2) - m
        binomial /= m + 1
    return total


def _product(first: list[Powers], second: list[Powers], zero: Element) -> list[Powers]:
    """The product of two series in v² whose coefficients are polynomials in qs."""
    result = []
    for n in range(len(first)):
        sums: dict[int, list[tuple[int, Element, Element | None]]] = defaultdict(list)
        for k in range(n + 1):
            for l, c in first[k].items():
                for j, d in second[n - k].items():
                    sums[l + j].append((1, c, d))
        result.append({l: sum_of_products([(1, zero, None), *parts]) for l, parts in sums.items()})
    return result


def _in_units(s: Series, length: Element, count: int) -> list[Element]:
    """The coefficients of a series in x = 1/r by powers of M/r."""
    return [coefficient(s, k) / integer_power(length, k) for k in range(count + 1)]


def _length(field: RadialSeries, parameter: Any) -> Any:
    """M in q: as given, as the coefficients were given, or the Newtonian mass."""
    if parameter is not None:
        return read_parameter(parameter, field)
    if field.length is not None:
        return field.length
    if field.newtonian_mass.is_zero():
        raise InputError(f"{field.name} has no mass to make M/(b v^2) of", 'parameter=a length, or fixed="v"')
    return field.newtonian_mass.to_sympy()
