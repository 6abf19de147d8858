"""Distances as power series in the redshift, to any order, for every a(t) and every K.

With s = H₀ (t₀ − t) and the scale factor's Taylor series, whose coefficients are named q₀, j₀, s₀ …,

    a/a₀ = 1 − s − q₀ s²/2! − j₀ s³/3! + s₀ s⁴/4! − …,    X_n = a^{(n)}/(a Hⁿ),

a light ray has 1 + z = a₀/a and dχ = c dt/a. The first is solved for s(z) by Lagrange's inversion, the second is
integrated term by term, and D_M = S_K(χ) expanded in χ: exact coefficients, nothing fitted [Visser (2004), Class.
Quantum Grav. 21, 2603; Cattoën & Visser (2007), Class. Quantum Grav. 24, 5985 for y = z/(1 + z)].
"""

from __future__ import annotations

from fractions import Fraction
from functools import cached_property
from math import factorial
from typing import Any, final

import sympy as sp

from ..errors import InputError, TooLargeError, UnknownNameError
from ..exact import series
from ..exact.truncation.truncated import Series
from ..geometry.keywords import in_words
from ..verdicts import explanation
from .reading import read_value

H0 = sp.Symbol("H0", positive=True)
A0 = sp.Symbol("a0", positive=True)
CURVATURE = sp.Symbol("K", real=True)
LETTERS = "qjslm"  # deceleration, jerk, snap, crackle (lerk), pop (m): X₂ … X₆, q = −X₂
MOST = 12


def parameter(order: int) -> sp.Symbol:
    """The name of X_n today: q0 (of −X₂), j0, s0, l0, m0, then X7, X8 …"""
    return sp.Symbol(f"{LETTERS[order - 2]}0" if order - 2 < len(LETTERS) else f"X{order}", real=True)


@final
class DistanceSeries:
    """Distances of an expanding universe as power series in z, or in y = z/(1 + z), with c = 1.

    Attributes
    ----------
    order : the highest power
    variable : z or y, a symbol of SymPy
    parameters : q0, j0, s0 … that occur, symbols of SymPy; H0, K and a0 occur too, as 1/H0 and K/(a0 H0)²
    curvature : K, its symbol unless it was given
    """

    def __init__(self, order: int, variable: str, curvature: Any = CURVATURE) -> None:
        self.order, self.variable = order, sp.Symbol(variable, real=True)
        self.curvature = curvature
        self.parameters = tuple(parameter(n) for n in range(2, order + 1))

    @cached_property
    def lookback_time(self) -> Series:
        """t₀ − t_e, of times 1/H₀."""
        return self._lookback * (1 / H0)

    @cached_property
    def light_travel(self) -> Series:
        """c times the lookback time."""
        return self.lookback_time

    @cached_property
    def comoving(self) -> Series:
        """a₀χ, the distance today along the ray."""
        return self._chi * (1 / H0)

    @cached_property
    def transverse(self) -> Series:
        """D_M = a₀ S_K(χ)."""
        return self._radius * (1 / H0)

    @cached_property
    def luminosity(self) -> Series:
        """D_L = (1 + z) D_M."""
        return (self._radius / self._inverse_stretch * (1 / H0)).truncated(self.order + 1)

    @cached_property
    def angular_diameter(self) -> Series:
        """D_A = D_M/(1 + z)."""
        return (self._radius * self._inverse_stretch * (1 / H0)).truncated(self.order + 1)

    @cached_property
    def hubble_rate(self) -> Series:
        """H(z), one order less than the distances."""
        s = self._lookback
        rate = self._scale_slope(s) / self._scale(s)
        return (rate * H0).truncated(self.order)

    # -- the steps, in units of H₀ and c/H₀ ----------------------------------------------------------------------------

    def _expanded(self, expression: Any, where: dict[sp.Symbol, Series] | None = None, extra: int = 1) -> Series:
        return series(expression, self.variable, self.order + extra, where=where)

    @cached_property
    def _inverse_stretch(self) -> Series:
        """1/(1 + z): of z, or 1 − y."""
        one = 1 / (1 + self.variable) if self.variable.name == "z" else 1 - self.variable
        return self._expanded(one)

    @cached_property
    def _lookback(self) -> Series:
        """s(z), by Lagrange: with w = 1 − a/a₀ = s φ(s), [wⁿ] s = [s^{n−1}] φ⁻ⁿ/n; and w = z/(1 + z) = y."""
        s, w = sp.Symbol("s", real=True), sp.Symbol("w", real=True)
        phi = series(sum(_taylor(n) * s ** (n - 1) for n in range(1, self.order + 1)), s, self.order)
        terms = [phi.power(Fraction(-n)).coefficient(n - 1).to_sympy() / n * w**n for n in range(1, self.order + 1)]
        shortfall = self._expanded(1 - self._inverse_stretch.polynomial().to_sympy())
        return self._expanded(sp.Add(*terms), {w: shortfall}).truncated(self.order + 1)

    def _scale(self, s: Series) -> Series:
        """a/a₀ at a series s."""
        return 1 - sum((_taylor(n) * s**n for n in range(2, self.order + 1)), s)

    def _scale_slope(self, s: Series) -> Series:
        """−d(a/a₀)/ds."""
        return sum((n * _taylor(n) * s ** (n - 1) for n in range(2, self.order + 1)), 1 + 0 * s)

    @cached_property
    def _chi(self) -> Series:
        """∫ ds a₀/a = ∫ (1 + z) (ds/dz) dz, by powers of the variable."""
        slope = self._lookback.diff(self.variable) / self._inverse_stretch
        terms = {n: slope.coefficient(n) for n in range(self.order)}
        powers = (terms[n].to_sympy() / (n + 1) * self.variable ** (n + 1) for n in range(self.order))
        return self._expanded(sp.Add(*powers)).truncated(self.order + 1)

    @cached_property
    def _radius(self) -> Series:
        """S_K(χ) = ∑ (−K)ⁿ χ^{2n+1}/(2n+1)!, entire in K."""
        k, chi = self.curvature / (A0 * H0) ** 2, self._chi
        parts = [(-k) ** n / factorial(2 * n + 1) * chi ** (2 * n + 1) for n in range(self.order // 2 + 1)]
        return sum(parts[1:], parts[0]).truncated(self.order + 1)

    def __repr__(self) -> str:
        return "\n".join(f"{letter} = {getattr(self, name)!r}" for letter, name in SHOWN.items())

    def _repr_latex_(self) -> str:
        return explanation.in_rows(
            [("", f"{letter} = {_latex(getattr(self, name))}") for letter, name in SHOWN.items()]
        )


SHOWN = {"D_L": "luminosity", "D_A": "angular_diameter", "t_0 - t": "lookback_time"}


def _latex(expansion: Series) -> str:
    """The LaTeX of a series without its dollars."""
    return expansion._repr_latex_().strip("$").removeprefix(r"\displaystyle ")


def _taylor(n: int) -> Any:
    """The coefficient of sⁿ in 1 − a/a₀, from a = a₀ ∑ X_n (−s)ⁿ/n! with X₁ = 1 and X₂ = −q₀."""
    value = sp.Integer(1) if n == 1 else (-parameter(2) if n == 2 else parameter(n))
    return -value * sp.Rational((-1) ** n, factorial(n))


@in_words(
    "distance_series",
    'distance_series(3, variable="y")',
    {"flat": "K=0", "curvature": "K=0", "k": "K=0", "n": "order=3"},
)
def distance_series(order: int = 3, *, variable: str = "z", K: Any = CURVATURE) -> DistanceSeries:
    """Luminosity, angular-diameter, transverse, comoving distance and lookback time as series in the redshift.

    Parameters
    ----------
    order : the highest power, 1 … 12
    K : the curvature, a symbol unless given; 0 for flat space
    variable : "z", or "y" for y = z/(1 + z), which stays below 1 and in which the series converge farther

    Returns
    -------
    DistanceSeries
        Its attributes are exact truncated series of `gr_toolkit.series`, with coefficients in H0, q0, j0, s0, l0, m0
        and K/(a0 H0)²; c = 1. Numbers are put in by ``.luminosity.polynomial().to_sympy().subs({…})``, for the symbols
        of ``.parameters`` and of this module; `kinematic_parameters` has values. What is left out are terms beyond the
        order; no claim is made of where they are small.

    Raises
    ------
    InputError
        No order; another variable; a K that is no real number and no expression.
    TooLargeError
        An order beyond 12.

    Examples
    --------
    >>> d = distance_series(2)
    >>> d.luminosity
    z/H0 + z**2*(1 - q0)/(2*H0) + O(z**3)
    >>> distance_series(3, K=0).luminosity
    z/H0 + z**2*(1 - q0)/(2*H0) + z**3*(-j0 + 3*q0**2 + q0 - 1)/(6*H0) + O(z**4)
    >>> d.lookback_time
    z/H0 - z**2*(q0 + 2)/(2*H0) + O(z**3)
    """
    if type(order) is not int or order < 1:
        raise InputError(f"order = {order!r} is no order of a series", "distance_series(3)")
    if order > MOST:
        raise TooLargeError("a distance series", order, MOST, "orders")
    if variable not in ("z", "y"):
        raise UnknownNameError(str(variable), ("z", "y"), "variable of distance series")
    curvature = read_value(K, "the curvature K", "K=0, or a symbol")
    if curvature.is_real is False or curvature.has(sp.Symbol(variable, real=True)):
        raise InputError(f"the curvature is {curvature}, no real constant", "K=0, or a symbol")
    return DistanceSeries(order, variable, curvature)
