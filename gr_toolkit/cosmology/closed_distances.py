"""Distances in closed form, each proved from the integral that defines it.

With lengths in c/H₀, dχ/dz = 1/E and K = −Ω_K, the transverse distance D = S_K(χ) is the one solution of

    E (E D′)′ + K D = 0,    D = 0 and E D′ = 1 at z = 0,

for S_K″ = −K S_K by χ: three equations that are decided, for every curvature at once and past the antipode too.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, final

import sympy as sp

from ..errors import InputError
from ..verdicts import Verdict, combined, decide, explanation
from .closed_reading import entry, read_formula, recognised, source_rows, with_source
from .other_names import CLOSED_DISTANCES

z, q0 = sp.symbols("z q0", real=True)
a = sp.Symbol("a", positive=True)
Omega_m, Omega_r, Omega_Lambda = sp.symbols("Omega_m Omega_r Omega_Lambda", positive=True)
p = sp.Symbol("p", real=True)
n = sp.Symbol("n", positive=True)
x = 1 + z


@final
@dataclass(frozen=True)
class ClosedDistance:
    """D_M(z) in units of c/H₀, of a universe whose E² is known.

    Attributes
    ----------
    squared_rate : E² = (H/H₀)² in z
    curvature : K in units of (H₀/c)², −Ω_K
    transverse : D_M in z
    domain : where it holds: parameters, z > −1, E² > 0
    source : of the formula
    """

    squared_rate: Any
    curvature: Any
    transverse: Any
    domain: tuple[Any, ...]
    source: str

    @property
    def luminosity(self) -> Any:
        """D_L = (1 + z) D_M."""
        return x * self.transverse

    @property
    def angular_diameter(self) -> Any:
        """D_A = D_M/(1 + z)."""
        return self.transverse / x

    def check(self, transverse: Any = None, *, luminosity: Any = None, angular_diameter: Any = None) -> Verdict:
        """Whether this D_M, or a formula for it, D_L or D_A, is that of S_K(∫₀^z dz′/E): three equations, decided.

        Raises
        ------
        InputError
            Two formulas; no expression of SymPy; symbols that are not those of `gr_toolkit.cosmology.closed_distances`.

        Examples
        --------
        >>> mattig().check()
        Proved(...)
        >>> mattig().check(luminosity=(q0*z + (q0 - 1)*(sp.sqrt(1 + 2*q0*z) - 1))/q0**2)
        Proved(...)
        >>> mattig().check(mattig().transverse + z**3).refuted
        True
        >>> mattig().check(mattig().luminosity)
        Refuted(..., component E (E D')' = -K D; it is the luminosity distance, not D_M: check(luminosity=...))
        """
        said = [
            (given, factor) for given, factor in ((transverse, 1), (luminosity, 1 / x), (angular_diameter, x))
            if given is not None
        ]  # fmt: skip
        if len(said) > 1:
            raise InputError(f"{len(said)} formulas are given, and one is checked", "check(luminosity=...)")
        D = read_formula(said[0][0], self._symbols) * said[0][1] if said else self.transverse
        verdict = self._check(D)
        others = {"luminosity": self.luminosity, "angular_diameter": self.angular_diameter}
        return recognised(verdict, D, others, self.domain) if transverse is not None else verdict

    @property
    def _symbols(self) -> set[Any]:
        return {z, *self.squared_rate.free_symbols, *self.transverse.free_symbols}

    def _check(self, D: Any) -> Verdict:
        rate = sp.sqrt(self.squared_rate)
        slope = rate * D.diff(z)
        if slope.subs(z, 0).has(sp.nan, sp.zoo):
            raise InputError(
                f"the slope of {D} at z = 0 cannot be read off", "a formula without Abs or sqrt of a square"
            )
        here = [condition.subs(z, 0) for condition in self.domain]
        at_origin = [condition for condition in here if condition != sp.true]
        return combined(
            [
                ("E (E D')' = -K D", decide(rate * slope.diff(z), -self.curvature * D, domain=self.domain)),
                ("D(0) = 0", decide(D.subs(z, 0), 0, domain=at_origin)),
                ("E D'(0) = 1", decide(slope.subs(z, 0), 1, domain=at_origin)),
            ]
        )

    def __repr__(self) -> str:
        lines = [f"D_M = {self.transverse}, in c/H0", f"E^2 = {self.squared_rate}, K = {self.curvature}"]
        return with_source(lines, self.domain, self.source)

    def _repr_latex_(self) -> str:
        rows = [
            ("", rf"D_M = \frac{{c}}{{H_0}} \left({sp.latex(self.transverse)}\right)"),
            ("", rf"E^2 = {sp.latex(self.squared_rate)},\quad K = {sp.latex(self.curvature)}"),
        ]
        return explanation.in_rows([*rows, *source_rows(self.domain, self.source)])


def mattig() -> ClosedDistance:
    """Dust of any density, Ω_m = 2q₀, with the curvature that follows, no Λ [Mattig (1958), Astron. Nachr. 284, 109].

        D_L = [q₀ z + (q₀ − 1)(√(1 + 2 q₀ z) − 1)]/q₀²

    Examples
    --------
    >>> mattig().luminosity.subs({q0: sp.Rational(1, 2), z: 3})
    4
    """
    root = sp.sqrt(1 + 2 * q0 * z)
    return ClosedDistance(
        x**2 * (1 + 2 * q0 * z),
        2 * q0 - 1,
        (q0 * z + (q0 - 1) * (root - 1)) / (q0**2 * x),
        (q0 > 0, z > -1, 1 + 2 * q0 * z > 0),
        "Mattig (1958), Astron. Nachr. 284, 109; Weinberg (1972), eq. 15.3.24",
    )


def _terrell() -> ClosedDistance:
    """Mattig's distance without a division by q₀, so that it holds for the empty universe too."""
    root = sp.sqrt(1 + 2 * q0 * z)
    return ClosedDistance(
        x**2 * (1 + 2 * q0 * z),
        2 * q0 - 1,
        z * (1 + z * (1 - q0) / (1 + q0 * z + root)) / x,
        (q0 >= 0, z > -1, 1 + 2 * q0 * z > 0),
        "Terrell (1977), Am. J. Phys. 45, 869",
    )


def _radiation() -> ClosedDistance:
    squared = 1 + Omega_r * (x**2 - 1)
    domain = (Omega_r > 0, z > -1, squared > 0)
    return ClosedDistance(x**2 * squared, Omega_r - 1, (sp.sqrt(squared) - 1) / (Omega_r * x), domain, "derived here")


def _power_law() -> ClosedDistance:
    power = 1 - p / 2
    domain = (z > -1, sp.Ne(p, 2))
    return ClosedDistance(
        x**p, sp.Integer(0), (x**power - 1) / power, domain, "Weinberg (2008), section 1.4: p = 3(1 + w)"
    )


def _milne() -> ClosedDistance:
    return ClosedDistance(x**2, sp.Integer(-1), (x - 1 / x) / 2, (z > -1,), "Milne (1935)")


def _de_sitter() -> ClosedDistance:
    squared = Omega_Lambda + (1 - Omega_Lambda) * x**2
    distance = (x - sp.sqrt(squared)) / Omega_Lambda
    return ClosedDistance(squared, Omega_Lambda - 1, distance, (Omega_Lambda > 0, z > -1, squared > 0), "derived here")


def _flat_de_sitter() -> ClosedDistance:
    return ClosedDistance(sp.Integer(1), sp.Integer(0), z, (z > -1,), "de Sitter (1917); steady state: Hoyle (1948)")


DISTANCES: dict[str, Callable[[], ClosedDistance]] = {
    "dust": mattig,
    "dust, down to none": _terrell,
    "radiation": _radiation,
    "power law": _power_law,
    "Milne": _milne,
    "de Sitter": _de_sitter,
    "flat de Sitter": _flat_de_sitter,
}


def closed_distance(name: str) -> ClosedDistance:
    """D_M of "dust", "dust, down to none", "radiation", "power law", "Milne", "de Sitter" or "flat de Sitter".

    Dust, radiation and de Sitter's universe have the curvature that their density leaves, Ω_K = 1 − Ω; "power law" is
    flat with E² = (1 + z)^p, p = 3(1 + w) ≠ 2.

    Raises
    ------
    UnknownNameError
        Another name.

    Examples
    --------
    >>> closed_distance("Milne").transverse, closed_distance("Milne").check()
    (z/2 + 1/2 - 1/(2*(z + 1)), Proved(...))
    """
    return entry(DISTANCES, name, "distance in closed form", CLOSED_DISTANCES)
