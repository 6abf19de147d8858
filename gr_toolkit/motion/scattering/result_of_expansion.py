"""The deflection angle as a truncated series: what it is expanded in, what is held fixed, its exact coefficients."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any, final

import sympy as sp

from ...errors import InputError
from ...exact import Element, sum_of_products, unify
from ...geometry.inputs import in_short
from ...verdicts import Verdict
from .expansion_at_infinity import CLOSEST, IMPACT, RATIO, RadialSeries
from .limits_of_expansions import agreement, flat_limit, light_limit, newtonian_limit
from .speed_at_infinity import SPEED
from .values_of_formulas import evaluated, speed_range


@final
@dataclass(frozen=True)
class DeflectionSeries:
    """α = Σ a_n sⁿ + O(s^{order+1}) with a small s; made by `deflection_series`.

    Attributes
    ----------
    field : the metric as a series in 1/r
    v : the speed at infinity
    fixed : what is held fixed while s → 0, as text: "v", "closest approach" (and v) or "M/(b v^2)"
    order : the highest power of s
    small : s, of SymPy: M/b, M/r0, or v**2; 1/b where the metric has several lengths
    coefficients : n -> a_n, exact scalars (in v; in q = M/(b v²) where that is fixed)
    scale : M in s, a length
    """

    field: RadialSeries
    v: Any
    fixed: str
    order: int
    small: Any
    coefficients: Mapping[int, Element]
    scale: Any

    def coefficient(self, n: int) -> Element:
        """a_n, the coefficient of the n-th power of `small`.

        Raises
        ------
        InputError
            A power beyond the order, or no integer.
        """
        if type(n) is not int or n < 0:
            raise InputError(f"n = {in_short(n)} is no power of this series", "s.coefficient(2)")
        if n > self.order:
            raise InputError(
                f"the coefficient of ({self.small})**{n} of a series of order {self.order}",
                f"deflection_series(g, {n}, fixed={self.fixed!r})",
            )
        return self.coefficients.get(n, next(iter(self.coefficients.values())) * 0)

    __getitem__ = coefficient

    @property
    def variable(self) -> Any:
        """b, r0 or q: the symbol that says how far the particle passes."""
        return {"v": IMPACT, "closest approach": CLOSEST}.get(self.fixed, RATIO)

    def polynomial(self) -> Element:
        """The known terms together, an exact scalar; of what is unknown, O(s^{order+1}), nothing is left."""
        values = unify(list(self.coefficients.values()))
        small = values[0].field.one * self.small
        terms = unify([small.field.zero, *(c * small**n for n, c in zip(self.coefficients, values, strict=True))])
        return sum_of_products([(1, term, None) for term in terms])

    def to_sympy(self) -> Any:
        """The terms with SymPy's O, unevaluated: O(v**4), or O(b**(-3), (b, oo))."""
        terms = [c.to_sympy() * self.small**n for n, c in self.coefficients.items()]
        return sp.Add(*terms, self._unknown, evaluate=False)

    @property
    def _unknown(self) -> Any:
        if self.variable is RATIO:
            return sp.O(self.small ** (self.order + 1))
        return sp.O(self.variable ** (-self.order - 1), (self.variable, sp.oo))

    # -- numbers -------------------------------------------------------------------------------------------------------

    @cached_property
    def _nested(self) -> Any:
        """The known terms by Horner's scheme, so that no power leaves the range of doubles."""
        total = sp.Integer(0)
        for n in range(self.order, -1, -1):
            c = self.coefficients[n].to_sympy() if n in self.coefficients else sp.Integer(0)
            total = sp.Add(c, sp.Mul(self.small, total, evaluate=False), evaluate=False) if total else c
        return total

    def at(self, **values: Any) -> Any:
        """The sum of the known terms: ``s.at(b=[10.0, 20.0], v=0.5, M=1)``, arrays that NumPy broadcasts.

        Parameters
        ----------
        values : by the symbols' names; where q = M/(b v²) is fixed, q or b

        Returns
        -------
        α in radians, float64; NaN where b (or r0, q) or v is negative, or v > 1, or where the metric's conditions on
        its parameters do not hold, as M > 0. Whether the terms that are left out are small there, it does not say, and
        it knows of no capture: it gives an angle for b < b_c too.

        Raises
        ------
        InputError
            A value that is missing, or of no symbol of the series; what is no number.
        """
        expression, variable = self._nested.subs(SPEED, self.v), self.variable
        if variable is RATIO and "b" in values:
            expression, variable = expression.subs(RATIO, self.scale / (IMPACT * self.v**2)), IMPACT
        source = self.field.source
        known = [] if source is None else [c for c in source.conditions if not c.free_symbols & {*source.coordinates}]
        return evaluated(expression, [variable, *speed_range(self.v)], known, values, "this series")

    # -- limits, proved ------------------------------------------------------------------------------------------------

    def light_limit(self) -> Verdict:
        """Whether every coefficient goes, for v → 1, to the one that null geodesics give.

        Raises
        ------
        InputError
            v is a number, or M/(b v²) is fixed, where terms of every order meet for v → 1.
        """
        return light_limit(self)

    def newtonian_limit(self) -> Verdict:
        """Whether c → ∞, v → 0 at fixed q = M/(b v²), leaves Rutherford's angle 2 arctan q, as far as the order goes.

        Raises
        ------
        InputError
            v is a number; a series at fixed closest approach.
        """
        return newtonian_limit(self)

    def flat_limit(self) -> Verdict:
        """Whether every term vanishes for M → 0, all other parameters and v held fixed; with M/(b v²) fixed, for that
        → 0 at fixed ratios of the metric's lengths.

        It is refuted for a charged mass, whose charge Q still deflects where M is zero.
        """
        return flat_limit(self)

    def check(self, order: int = 6) -> Verdict:
        """Whether it agrees, coefficient by coefficient, with the series at fixed v, of that order."""
        return agreement(self, order)

    # -- text ----------------------------------------------------------------------------------------------------------

    def __repr__(self) -> str:
        small = self.small
        parts = [_term(c.to_sympy(), small, n) for n, c in self.coefficients.items() if not c.is_zero()]
        unknown = _term(sp.Integer(1), small, self.order + 1)
        return " + ".join([*parts, f"O({unknown})"]).replace("+ -", "- ")

    def _repr_latex_(self) -> str:
        terms = []
        for n, value in self.coefficients.items():
            c = value.to_sympy()
            shown = rf"\left({sp.latex(c)}\right)" if isinstance(c, sp.Add) and n else sp.latex(c)
            terms += [] if value.is_zero() else [f"{shown} {_latex_power(self.small, n)}".strip()]
        unknown = rf"O\left({_latex_power(self.small, self.order + 1)}\right)"
        return rf"$\displaystyle \alpha = {' + '.join([*terms, unknown])}$".replace("+ -", "- ")


def _term(c: Any, small: Any, n: int) -> str:
    """A coefficient times a power: of v**2 it is v**4, of M/b it stays (M/b)**2."""
    if n == 0:
        return str(c)
    shown = f"({c})" if isinstance(c, sp.Add) else str(c)
    if small.is_Pow and small.exp == -1:
        return f"{shown}/{small.base}" + (f"**{n}" if n > 1 else "")
    power = str(small**n) if small.is_Pow or small.is_Symbol or n == 1 else f"({small})**{n}"
    return power if c == 1 else f"{shown}*{power}"


def _latex_power(small: Any, n: int) -> str:
    if n == 0:
        return ""
    return sp.latex(small**n) if small.is_Pow or n == 1 else rf"\left({sp.latex(small)}\right)^{{{n}}}"
