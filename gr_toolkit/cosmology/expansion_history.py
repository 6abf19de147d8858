"""Density parameters, E(z) = H/H₀, and deceleration, jerk and snap from it.

With Ω_i = κρ_i/3H², Ω_Λ = Λ/3H² and Ω_K = −K/a²H² Friedmann's first equation is ∑ Ω = 1, and at a = 1/(1 + z)

    E² = ∑ Ω_i ρ_i(a)/ρ_i(1) + Ω_K/a²        [Peebles (1993), eq. 5.53; Hogg (1999), eq. 14]

With X_n = a^{(n)}/(a Hⁿ), the dot being d/dt = −(1 + z) H d/dz, X₂ = −q, X₃ = j, X₄ = s follow from

    X_{n+1} = X_n (1 + n (X₂ − 1)) − (1 + z) dX_n/dz,        X₂ = 1 − (1 + z) E′/E        [Visser (2004), eqs 5–8].
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any, final

import sympy as sp

from ..electrodynamics.inputs import read_expression
from ..errors import InputError
from ..exact import Element, Field, Reader, from_sympy, read_domain
from ..verdicts import Verdict, decide
from .fluids import SCALE, Fluid, read_fluids

REDSHIFT = sp.Symbol("z", real=True)


@final
@dataclass(frozen=True)
class ExpansionRate:
    """E(z) = H(z)/H₀ of a mix of fluids.

    Attributes
    ----------
    parameters : fluid -> Ω today
    curvature : Ω_K today
    """

    parameters: Mapping[Fluid, Any]
    curvature: Any

    @cached_property
    def squared(self) -> Any:
        """E² as an expression in `gr_toolkit.cosmology.SCALE`, a = 1/(1 + z)."""
        parts = [omega * _growth(fluid) for fluid, omega in self.parameters.items()]
        return sp.Add(*parts, self.curvature / SCALE**2)

    def of_redshift(self, z: Any = REDSHIFT) -> Any:
        """E(z)."""
        return sp.sqrt(self.squared.subs(SCALE, 1 / (1 + _redshift(z))))

    def at(self, z: Any = REDSHIFT) -> dict[str, Any]:
        """The density parameters Ω(z) at a redshift, by the names of the fluids, and Ω_K as "curvature".

        Examples
        --------
        >>> expansion_rate({"dust": sp.Rational(3, 10), "vacuum": sp.Rational(7, 10)}).at(1)
        {'dust': 24/31, 'vacuum': 7/31, 'curvature': 0}
        """
        a = 1 / (1 + _redshift(z))
        whole = from_sympy(self.squared.subs(SCALE, a))
        shares = {f.name: omega * _growth(f).subs(SCALE, a) for f, omega in self.parameters.items()}
        shares["curvature"] = self.curvature / a**2
        return {name: (from_sympy(share) / whole).to_sympy() for name, share in shares.items()}

    def sum_rule(self) -> Verdict:
        """Whether all density parameters of today add up to 1, with that of curvature."""
        return decide(sp.Add(*self.parameters.values(), self.curvature), 1)

    # -- derivatives of the scale factor -------------------------------------------------------------------------------

    def derivative(self, order: int, z: Any = REDSHIFT) -> Any:
        """a^{(n)}/(a Hⁿ) at a redshift, n ≥ 1: 1, −q, j, s, …"""
        if not isinstance(order, int) or order < 1:
            raise InputError(
                f"the order {order!r} of a derivative of a is no positive integer", "2 for −q, 3 for the jerk"
            )
        return self._ratios(order).subs({REDSHIFT: _redshift(z)}).to_sympy()

    def deceleration(self, z: Any = REDSHIFT) -> Any:
        """q = −ä a/ȧ².

        Examples
        --------
        >>> expansion_rate({"dust": 1}).deceleration(), expansion_rate({"vacuum": 1}).deceleration()
        (1/2, -1)
        """
        return -self.derivative(2, z)

    def jerk(self, z: Any = REDSHIFT) -> Any:
        """j = a⃛ a²/ȧ³, which is 1 for dust and Λ in flat space.

        Examples
        --------
        >>> Omega = sp.Symbol("Omega_m", positive=True)
        >>> expansion_rate({"dust": Omega, "vacuum": 1 - Omega}).jerk()
        1
        """
        return self.derivative(3, z)

    def snap(self, z: Any = REDSHIFT) -> Any:
        """s = a⁗ a³/ȧ⁴."""
        return self.derivative(4, z)

    def _ratios(self, order: int) -> Element:
        """X_n as an exact scalar in z."""
        typed = self.squared.subs(SCALE, 1 / (1 + REDSHIFT))
        square = Reader(Field.rational(read_domain([1 + REDSHIFT > 0]))).read_all([typed])[0]
        slope = (1 + REDSHIFT) * square.diff(REDSHIFT) / square / 2
        second = found = 1 - slope
        if order == 1:
            return second * 0 + 1
        for n in range(2, order):
            found = found * (1 + (second - 1) * n) - (1 + REDSHIFT) * found.diff(REDSHIFT)
        return found

    def __repr__(self) -> str:
        return f"E^2 = {self.squared}, a = 1/(1 + z)"

    def _repr_latex_(self) -> str:
        return rf"$E^2 = {sp.latex(self.squared)},\quad a = 1/(1 + z)$"


def expansion_rate(parameters: Mapping[Any, Any], *, curvature: Any = None) -> ExpansionRate:
    """E(z) from the density parameters of today.

    Parameters
    ----------
    parameters : `Fluid`, or the name of one ("dust", "radiation", "vacuum", "stiff") -> Ω
    curvature : Ω_K = −K/H₀² at a = 1; what is left of 1 unless given

    Raises
    ------
    InputError, UnknownNameError
        No fluid, a parameter that is no real number, or parameters that do not add up to 1; E² that is not positive
        today is one of them.

    Examples
    --------
    >>> m, v = sp.symbols("Omega_m Omega_v", real=True)
    >>> expansion_rate({"dust": m, "vacuum": v}).squared
    Omega_m/a**3 + Omega_v + (-Omega_m - Omega_v + 1)/a**2
    >>> expansion_rate({"dust": m, "vacuum": v}).deceleration(0)
    Omega_m/2 - Omega_v
    >>> expansion_rate({"dust": sp.Rational(3, 10), "vacuum": sp.Rational(6, 10)}, curvature=0)
    Traceback (most recent call last):
    gr_toolkit.errors.InputError: the density parameters add up to 9/10, not to 1
      write: curvature=1/10, or without curvature=, which then is what is left
    """
    if not isinstance(parameters, Mapping):
        raise InputError(f"{parameters!r:.60} are no density parameters", "{'dust': Omega_m, 'vacuum': Omega_v}")
    fluids = read_fluids(parameters)
    for fluid in fluids:
        if not isinstance(fluid, Fluid) or fluid.density is None:
            raise InputError(f"the density of {fluid.name} is not known as a function of a", "Fluid(w=...)")
        if not fluid.is_matter:
            raise InputError("curvature has a place of its own", "curvature=Omega_K")
    values = [_parameter(value, fluid.name) for fluid, value in zip(fluids, parameters.values(), strict=True)]
    rest = sp.expand(1 - sp.Add(*values))
    chosen = rest if curvature is None else _parameter(curvature, "curvature")
    verdict = decide(rest, chosen)
    if not verdict.proved:
        total = sp.expand(1 - rest + chosen)
        raise InputError(
            f"the density parameters add up to {total}, not to 1",
            f"curvature={rest}, or without curvature=, which then is what is left",
        )
    return ExpansionRate(dict(zip(fluids, values, strict=True)), chosen)


def _parameter(given: Any, name: str) -> Any:
    if isinstance(given, float):
        given = from_sympy(given).to_sympy()
    value = read_expression(
        given, f"the density parameter of {name}", "an exact number, sp.Rational(3, 10), or a symbol"
    )
    if value.is_real is False or value.is_finite is False:
        raise InputError(f"the density parameter of {name} is {value}, which is not real", "a real number")
    return value


def _growth(fluid: Fluid) -> Any:
    """ρ(a)/ρ(1)."""
    if fluid.w is not None:
        return Fluid(w=fluid.w, amount=1).density
    return fluid.density_at(SCALE) / fluid.density_at(1)


def _redshift(given: Any) -> Any:
    z = read_expression(given, "the redshift z", "a number above -1")
    if z.is_number and (z.is_real is False or (z + 1).is_positive is False):
        raise InputError(f"the redshift is {z}", "a redshift above -1: a = 1/(1 + z) is positive")
    return z
