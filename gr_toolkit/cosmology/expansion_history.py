"""Density parameters, E(z) = H/H₀, and deceleration, jerk and snap from it.

With Ω_i = κρ_i/3H², Ω_Λ = Λ/3H² and Ω_K = −K/a²H² Friedmann's first equation is ∑ Ω = 1, and at a = 1/(1 + z)

    E² = ∑ Ω_i ρ_i(a)/ρ_i(1) + Ω_K/a²        [Peebles (1993), eq. 5.53; Hogg (1999), eq. 14]

With X_n = a^{(n)}/(a Hⁿ), the dot being d/dt = −(1 + z) H d/dz, X₂ = −q, X₃ = j, X₄ = s follow from

    X_{n+1} = X_n (1 + n (X₂ − 1)) − (1 + z) dX_n/dz,        X₂ = 1 − (1 + z) E′/E        [Visser (2004), eqs 5–8].
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any, final

import sympy as sp

from ..errors import InputError
from ..exact import Element, Field, Reader, from_sympy, read_domain
from ..geometry.inputs import in_short
from ..verdicts import Verdict, decide
from .fluids import SCALE, Fluid, read_fluids
from .inequalities import is_positive
from .reading import read_constant, read_value

if TYPE_CHECKING:
    from .parameters import Cosmology

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

    def __post_init__(self) -> None:
        if not isinstance(self.parameters, Mapping) or not all(isinstance(f, Fluid) for f in self.parameters):
            raise InputError(f"{in_short(self.parameters)} are no density parameters of fluids", "expansion_rate({…})")
        known = {fluid: _parameter(omega, fluid.name) for fluid, omega in self.parameters.items()}
        object.__setattr__(self, "parameters", known)
        object.__setattr__(self, "curvature", _parameter(self.curvature, "curvature"))

    @cached_property
    def squared(self) -> Any:
        """E² as an expression in `gr_toolkit.cosmology.SCALE`, a = 1/(1 + z)."""
        parts = [omega * _growth(fluid) for fluid, omega in self.parameters.items()]
        return sp.Add(*parts, self.curvature / SCALE**2)

    def of_redshift(self, z: Any = REDSHIFT) -> Any:
        """E(z)."""
        return sp.sqrt(self._squared_at(_redshift(z)))

    def at(self, z: Any = REDSHIFT) -> dict[str, Any]:
        """The density parameters Ω(z) at a redshift, by the names of the fluids, and Ω_K as "curvature".

        Examples
        --------
        >>> expansion_rate({"dust": sp.Rational(3, 10), "vacuum": sp.Rational(7, 10)}).at(1)
        {'dust': 24/31, 'vacuum': 7/31, 'curvature': 0}
        """
        z = _redshift(z)
        a, whole = 1 / (1 + z), from_sympy(self._squared_at(z))
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
        z = _redshift(z)
        self._squared_at(z)
        return self._ratios(order).subs({REDSHIFT: z}).to_sympy()

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
        square = Reader(Field.rational(read_domain([1 + REDSHIFT > 0]))).read_all([self.squared_in_redshift])[0]
        found: Element = scale_factor_ratios(square, order)[-1]
        return found

    def _squared_at(self, z: Any) -> Any:
        """E² at a redshift.

        Raises
        ------
        InputError
            It is a number that is not positive: the universe is never of that size.
        """
        square = self.squared.subs(SCALE, 1 / (1 + z))
        if square.is_number and not is_positive(square).proved:
            raise InputError(f"E^2 = {square} at z = {z}: this universe never had that size", "a redshift with E^2 > 0")
        return square

    @property
    def squared_in_redshift(self) -> Any:
        """E² as an expression in `expansion_history.REDSHIFT`, z."""
        return self.squared.subs(SCALE, 1 / (1 + REDSHIFT))

    # -- closed forms and numbers --------------------------------------------------------------------------------------

    def age(self, domain: Iterable[Any] = ()) -> Any:
        """H₀ t₀, the age of today in units of 1/H₀, where it is known in closed form and proved: see `closed_age`.

        Parameters
        ----------
        domain : conditions that make the density parameters positive

        Raises
        ------
        InputError
            There is no closed form; a density parameter is not known to be positive; a = 0 is infinitely long ago, as
            in de Sitter's flat universe.

        Examples
        --------
        >>> Omega = sp.Symbol("Omega_m", positive=True)
        >>> expansion_rate({"dust": Omega, "vacuum": 1 - Omega}).age(domain=[Omega < 1])
        2*asinh(sqrt(1 - Omega_m)/sqrt(Omega_m))/(3*sqrt(1 - Omega_m))
        >>> expansion_rate({"dust": 1}).age(), expansion_rate({"dust": 2}).age()
        (2/3, -1 + pi/2)
        """
        from .exact_and_numeric import age_today

        return age_today(self, domain)

    def cosmology(self, values: Mapping[Any, Any] | None = None, *, H0: Any = None) -> Cosmology:
        """The same universe in numbers, for `distances` and the like; `Cosmology.exact` is the way back.

        Parameters
        ----------
        values : symbol -> number, for all symbols in the density parameters
        H0 : as of `Cosmology`

        Raises
        ------
        InputError
            A symbol without a value; a fluid that is not one of dust, radiation and one dark energy.

        Examples
        --------
        >>> Omega = sp.Symbol("Omega_m", positive=True)
        >>> expansion_rate({"dust": Omega, "vacuum": 1 - Omega}).cosmology({Omega: 0.3}, H0=70)
        Cosmology(H0=70, Omega_m=0.3, Omega_Lambda=0.7)
        """
        from .exact_and_numeric import numeric_model

        return numeric_model(self, values, H0)

    def __repr__(self) -> str:
        return f"E^2 = {self.squared}, a = 1/(1 + z)"

    def _repr_latex_(self) -> str:
        return rf"$E^2 = {sp.latex(self.squared)},\quad a = 1/(1 + z)$"


def scale_factor_ratios(square: Any, order: int) -> list[Any]:
    """X_1 … X_order from E², an exact scalar or a series in `REDSHIFT`."""
    second = 1 - (1 + REDSHIFT) * square.diff(REDSHIFT) / square / 2
    found = [second * 0 + 1, second]
    for n in range(2, order):
        found.append(found[-1] * (1 + (second - 1) * n) - (1 + REDSHIFT) * found[-1].diff(REDSHIFT))
    return found[:order]


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
    advice = "an exact number, sp.Rational(3, 10), or a symbol"
    return read_constant(given, f"the density parameter of {name}", advice, varying=(SCALE.name, REDSHIFT.name))


def _growth(fluid: Fluid) -> Any:
    """ρ(a)/ρ(1)."""
    if fluid.w is not None:
        return Fluid(w=fluid.w, amount=1).density
    return fluid.density_at(SCALE) / fluid.density_at(1)


def _redshift(given: Any) -> Any:
    z = read_value(given, "the redshift z", "a number above -1")
    if z.is_real is False or z.is_finite is False or z.has(sp.nan, sp.oo) or (z + 1).is_positive is False:
        raise InputError(f"the redshift is {z}", "a redshift above -1: a = 1/(1 + z) is positive")
    return z
