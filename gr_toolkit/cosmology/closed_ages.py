"""Ages in closed form, each proved from the integral that defines it: dt/da = 1/(a E) and t(0) = 0."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, final

import sympy as sp

from ..verdicts import Verdict, combined, decide, explanation
from .closed_distances import Omega_Lambda, Omega_m, Omega_r, a, n
from .closed_reading import entry, read_formula, source_rows, with_source
from .other_names import CLOSED_AGES

THREE_HALVES = sp.Rational(3, 2)


@final
@dataclass(frozen=True)
class ClosedAge:
    """t(a) in units of 1/H₀, the age when the scale factor was a/a₀ = 1/(1 + z).

    Attributes
    ----------
    squared_rate : E² in a
    age : t in a
    domain, source : as for `ClosedDistance`
    """

    squared_rate: Any
    age: Any
    domain: tuple[Any, ...]
    source: str

    def check(self, age: Any = None) -> Verdict:
        """Whether this t(a), or another formula for it, has dt/da = 1/(aE) and vanishes at a = 0."""
        t = self.age if age is None else read_formula(age, {a, *self.squared_rate.free_symbols})
        conditions = [condition for condition in self.domain if a not in condition.free_symbols]
        slope = decide(t.diff(a), 1 / (a * sp.sqrt(self.squared_rate)), domain=self.domain)
        return combined([("dt/da = 1/(a E)", slope), ("t(0) = 0", decide(t.subs(a, 0), 0, domain=conditions))])

    @property
    def today(self) -> Any:
        """t(1), the age of the universe."""
        return self.age.subs(a, 1)

    def __repr__(self) -> str:
        return with_source([f"t = {self.age}, in 1/H0", f"E^2 = {self.squared_rate}"], self.domain, self.source)

    def _repr_latex_(self) -> str:
        rows = [
            ("", rf"t = \frac{{1}}{{H_0}} \left({sp.latex(self.age)}\right)"),
            ("", f"E^2 = {sp.latex(self.squared_rate)}"),
        ]
        return explanation.in_rows([*rows, *source_rows(self.domain, self.source)])


def _age_of_dust_and_vacuum() -> ClosedAge:
    squared = Omega_m / a**3 + Omega_Lambda
    age = 2 / (3 * sp.sqrt(Omega_Lambda)) * sp.asinh(sp.sqrt(Omega_Lambda / Omega_m) * a**THREE_HALVES)
    return ClosedAge(squared, age, (), "Peebles (1993), eq. 13.20; Weinberg (2008), eq. 1.5.46")


def _age_of_dust_and_radiation() -> ClosedAge:
    root = sp.sqrt(Omega_m * a + Omega_r)
    age = 2 * ((Omega_m * a - 2 * Omega_r) * root + 2 * Omega_r**THREE_HALVES) / (3 * Omega_m**2)
    return ClosedAge(Omega_m / a**3 + Omega_r / a**4, age, (), "Peebles (1993), section 6")


def _age_of_radiation() -> ClosedAge:
    root = sp.sqrt(Omega_r + (1 - Omega_r) * a**2)
    domain = (Omega_r + (1 - Omega_r) * a**2 > 0,)
    return ClosedAge(
        Omega_r / a**4 + (1 - Omega_r) / a**2, a**2 / (sp.sqrt(Omega_r) + root), domain, "Tolman (1934), § 162"
    )


def _age_of_one_fluid() -> ClosedAge:
    """Dust n = 3, radiation 4, stiff matter 6, and Milne's universe, where the one thing is curvature, 2."""
    return ClosedAge(a**-n, 2 * a ** (n / 2) / n, (), "Weinberg (2008), section 1.5: n = 3(1 + w)")


def _age_of_open_dust() -> ClosedAge:
    rest = 1 - Omega_m
    root, angle = sp.sqrt(Omega_m * a + rest * a**2), sp.asinh(sp.sqrt(rest * a / Omega_m))
    age = root / rest - Omega_m / rest**THREE_HALVES * angle
    return ClosedAge(Omega_m / a**3 + rest / a**2, age, (rest > 0,), "Weinberg (1972), eq. 15.3.11, as t(a)")


def _age_of_closed_dust() -> ClosedAge:
    """While it expands: a < Ω_m/(Ω_m − 1)."""
    rest = Omega_m - 1
    root, angle = sp.sqrt(Omega_m * a - rest * a**2), sp.asin(sp.sqrt(rest * a / Omega_m))
    age = Omega_m / rest**THREE_HALVES * angle - root / rest
    domain = (rest > 0, Omega_m - rest * a > 0)
    return ClosedAge(Omega_m / a**3 - rest / a**2, age, domain, "Weinberg (1972), eq. 15.3.9, as t(a)")


def _age_of_dust_that_recollapses() -> ClosedAge:
    """Λ < 0 in flat space, while it expands."""
    rest = Omega_m - 1
    age = 2 / (3 * sp.sqrt(rest)) * sp.asin(sp.sqrt(rest / Omega_m) * a**THREE_HALVES)
    return ClosedAge(Omega_m / a**3 - rest, age, (rest > 0, Omega_m - rest * a**3 > 0), "derived here")


def _age_of_open_de_sitter() -> ClosedAge:
    """Since a = 0, which is a horizon of the chart as in Milne's universe."""
    rest = 1 - Omega_Lambda
    age = sp.asinh(sp.sqrt(Omega_Lambda / rest) * a) / sp.sqrt(Omega_Lambda)
    return ClosedAge(Omega_Lambda + rest / a**2, age, (rest > 0,), "derived here")


AGES: dict[str, Callable[[], ClosedAge]] = {
    "flat dust and vacuum": _age_of_dust_and_vacuum,
    "flat dust and radiation": _age_of_dust_and_radiation,
    "radiation": _age_of_radiation,
    "flat, one fluid": _age_of_one_fluid,
    "open dust": _age_of_open_dust,
    "closed dust": _age_of_closed_dust,
    "flat dust and negative vacuum": _age_of_dust_that_recollapses,
    "open de Sitter": _age_of_open_de_sitter,
}


def closed_age(name: str) -> ClosedAge:
    """t(a) of a universe whose age has a closed form.

    "flat dust and vacuum", "flat dust and negative vacuum" (Λ < 0), "flat dust and radiation", "radiation" of any
    curvature, "open dust", "closed dust", "open de Sitter", and "flat, one fluid" with E² = a⁻ⁿ, n = 3(1 + w) > 0;
    with n = 2 that is Milne's universe, of curvature alone.

    Raises
    ------
    UnknownNameError
        Another name.

    Examples
    --------
    >>> closed_age("flat dust and vacuum").today
    2*asinh(sqrt(Omega_Lambda)/sqrt(Omega_m))/(3*sqrt(Omega_Lambda))
    >>> closed_age("flat, one fluid").today
    2/n
    """
    return entry(AGES, name, "age in closed form", CLOSED_AGES)
