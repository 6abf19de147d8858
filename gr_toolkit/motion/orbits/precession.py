r"""The advance of the periapsis, Δφ − 2π in one radial period, for any static spherically symmetric metric.

With r = p/(1 + e cos χ) between the turning points p/(1 ± e), u = 1/r, h(u) = 1/B, w(u) = 1/C and divided differences
at the turning points u₁, u₂ and u, energy and angular momentum drop out of the radial equation
A w² (dr/dφ)² = (E²/L²) h − w − 1/L²  [Weinberg 1972, eqs. 8.4.29 and 8.6.1]:

    (dφ/dχ)² = (A w²/u⁴)/(w[u₁,u₂,u] − (w[u₁,u₂]/h[u₁,u₂]) h[u₁,u₂,u]).

Nothing is neglected. In Schwarzschild it is 1/(1 − 6M/p − 2(M/p) e cos χ), whose integral over a period is
2π/AGM(√(1 − 6μ + 2μe), √(1 − 6μ − 2μe)), μ = M/p, a complete elliptic integral [Darwin 1959, Proc. R. Soc. A 249, 180;
DLMF 19.8.5].
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Any, final

import sympy as sp

from ...errors import DomainError, GRToolkitError, InputError
from ...exact import Element, series, unify
from ...exact.arguments import symbols_in
from ...geometry.inputs import in_short
from ...geometry.keywords import in_words
from ...geometry.typed_numbers import read_positive, read_real
from ...verdicts import Verdict, decide
from ..radial_functions import RadialFunctions, radial_functions

EXAMPLE = "gr.motion.periapsis_advance(gr.Schwarzschild(M=1), semilatus_rectum=100, eccentricity=0.2)"
ORDER = 40
NODES = 2**16


@final
@dataclass(frozen=True, repr=False)
class PeriapsisAdvance:
    """The advance in one revolution, in radians; positive in the direction of motion.

    Attributes
    ----------
    functions : A, B and C of the metric
    p, e : semilatus rectum and eccentricity of r = p/(1 + e cos χ) in the metric's radial coordinate
    chi : the symbol χ
    """

    functions: RadialFunctions
    p: Any
    e: Any
    chi: Any

    @cached_property
    def _cosine(self) -> Any:
        return sp.Symbol("cos χ", real=True)

    @cached_property
    def _radicand(self) -> Element:
        """(dφ/dχ)² in p, e and cos χ."""
        f, r, c = self.functions, self.functions.r, self._cosine
        places = [self.p / (1 + part) for part in (self.e, -self.e, self.e * c)]
        u1, u2, u = (f.metric.scalar(1 / place) for place in places)
        h = [(1 / f.B).subs({r: place}) for place in places]
        w = [(1 / f.C).subs({r: place}) for place in places]
        u1, u2, u, h1, h2, h3, w1, w2, w3 = unify([u1, u2, u, *h, *w])

        def twice(first: Element, second: Element, third: Element) -> Element:
            slope: Element = ((first - third) / (u1 - u) - (second - third) / (u2 - u)) / (u1 - u2)
            return slope

        bound = twice(w1, w2, w3) - (w1 - w2) / (h1 - h2) * twice(h1, h2, h3)
        return f.A.subs({r: places[2]}) * w3 * w3 / (u * u * u * u * bound)

    @cached_property
    def integrand(self) -> Any:
        """dφ/dχ; the advance is its integral over 0 < χ < 2π, less 2π."""
        return sp.sqrt(self._radicand.to_sympy()).subs({self._cosine: sp.cos(self.chi)})

    @cached_property
    def mass(self) -> Element | None:
        """M where the metric is Schwarzschild's in the areal radius, else None."""
        return self.functions.schwarzschild_mass if self.functions.is_areal else None

    @cached_property
    def exact(self) -> Any:
        """In Schwarzschild 4 K(k²)/√(1 − 6μ + 2μe) − 2π, k² = 4μe/(1 − 6μ + 2μe), with SymPy's K of the parameter k².
        In other metrics it is the integral."""
        if self.mass is None:
            return sp.Integral(self.integrand, (self.chi, 0, 2 * sp.pi)) - 2 * sp.pi
        mu = self.mass.to_sympy() / self.p
        first = 1 - 6 * mu + 2 * mu * self.e
        return 4 * sp.elliptic_k(4 * mu * self.e / first) / sp.sqrt(first) - 2 * sp.pi

    def coefficients(self, order: int) -> tuple[Element, ...]:
        """The coefficients of p^{−1}, p^{−2}, … p^{−order}, exact, with e as it is.

        Raises
        ------
        InputError
            An order that is no number from 1 to 40; a metric that is not flat far away, or not analytic there.
        """
        if isinstance(order, bool) or not isinstance(order, int) or not 1 <= order <= ORDER:
            raise InputError(f"the order is {in_short(order)}", f"an integer from 1 to {ORDER}")
        if not isinstance(self.p, sp.Symbol):
            symbol = sp.Symbol("p", positive=True)
            other = PeriapsisAdvance(self.functions, symbol, self.e, self.chi)
            return other.coefficients(order)
        small = sp.Symbol("1/p", positive=True)
        try:
            expanded = series(sp.sqrt(self._radicand.subs({self.p: 1 / small}).to_sympy()), small, order + 1)
            first = expanded.coefficient(0) - 1
        except GRToolkitError as error:
            said = str(error).partition("\n")[0]
            raise InputError(f"no series in 1/p: {said}", "a metric whose A, B and C have one in 1/r") from None
        if not first.is_zero() or any(power < 0 for power in expanded.terms):
            raise InputError("the metric is not flat far away: there is an advance at infinite p", "numbers, .value")
        turn = 2 * self.functions.metric.scalar(sp.pi)
        return tuple(self._averaged(expanded.coefficient(k)) * turn for k in range(1, order + 1))

    def _averaged(self, coefficient: Element) -> Element:
        """The mean over χ of a polynomial in cos χ: that of cos^{2k} is (2k choose k)/4^k."""
        zero, total = {self._cosine: 0}, coefficient.subs({self._cosine: 0})
        slope, n = coefficient, 0
        while self._cosine in symbols_in(slope):
            slope, n = slope.diff(self._cosine), n + 1
            if n % 2 == 0:
                total = total + slope.subs(zero) * sp.binomial(n, n // 2) / (2**n * sp.factorial(n))
        return total

    def series(self, order: int) -> Any:
        """The terms up to p^{−order}; what is left out begins with the next power, at fixed e and M.

        Examples
        --------
        >>> import gr_toolkit as gr
        >>> periapsis_advance(gr.Schwarzschild()).series(2)
        3*pi*M**2*(e**2 + 18)/(2*p**2) + 6*pi*M/p
        """
        return sp.Add(*(c.to_sympy() / self.p**k for k, c in enumerate(self.coefficients(order), 1)))

    @cached_property
    def value(self) -> float:
        """The advance in double precision; in Schwarzschild to a few units in the last place, however weak the field.

        Raises
        ------
        InputError
            Symbols are left.
        DomainError
            No bound orbit has these turning points.
        """
        from ...numerics.periods import advance_by_quadrature, advance_in_schwarzschild

        if left := self.exact.free_symbols - {self.chi}:
            raise InputError(f"the advance has symbols in it: {', '.join(sorted(map(str, left)))}", EXAMPLE)
        if self.mass is not None:
            found = float(advance_in_schwarzschild(float(self.mass / self.p), float(self.e)))
        else:
            from ...geometry.on_arrays import compiled

            found = float(advance_by_quadrature(compiled(self.integrand, [self.chi]), NODES))
        if found != found:
            raise DomainError(f"no bound orbit turns at {self.p}/(1 + {self.e}) and {self.p}/(1 - {self.e})")
        return found

    def digits(self, count: int) -> Any:
        """The advance to so many decimal digits, as SymPy and mpmath work them out.

        Raises
        ------
        InputError, DomainError
            As `value`.
        """
        if isinstance(count, bool) or not isinstance(count, int) or not 1 <= count <= 1000:
            raise InputError(f"{in_short(count)} digits", "an integer from 1 to 1000")
        size = self.value
        extra = max(0, -sp.Integer(int(sp.floor(sp.log(abs(sp.Float(size)), 10))))) if size else 0
        return self.exact.evalf(count + extra + 5).evalf(count)

    def check(self) -> Verdict:
        """Whether, with r = p/(1 + e cos χ), this solves the radial equation whose ṙ vanishes at both turning points.

        E²/L² and 1/L² are solved for at the turning points; the rest is an identity in χ.
        """
        f, r, c = self.functions, self.functions.r, self._cosine
        places = [self.p / (1 + part) for part in (self.e, -self.e, self.e * c)]
        h1, h2, h3 = ((1 / f.B).subs({r: place}) for place in places)
        w1, w2, w3 = ((1 / f.C).subs({r: place}) for place in places)
        energy = (w1 - w2) / (h1 - h2)  # E²/L²; what is left is 1/L²
        left = f.A.subs({r: places[2]}) * w3 * w3 * (self.p * self.e) ** 2 * (1 - c**2) / (1 + self.e * c) ** 4
        return decide(left / self._radicand, energy * h3 - w3 - energy * h1 + w1)

    def __repr__(self) -> str:
        return str(self.exact)

    def _repr_latex_(self) -> str:
        return rf"$\displaystyle {sp.latex(self.exact)}$"


@in_words("periapsis_advance", EXAMPLE, {"p": "semilatus_rectum=", "e": "eccentricity="})
def periapsis_advance(metric: Any, *, semilatus_rectum: Any = None, eccentricity: Any = None) -> PeriapsisAdvance:
    """By how much the periapsis of a bound orbit advances in one revolution.

    Parameters
    ----------
    metric : static and spherically symmetric, in any chart
    semilatus_rectum : p, in the metric's radial coordinate and unit of length; a symbol p if left out
    eccentricity : 0 ≤ e < 1; a symbol e if left out
        The turning points are p/(1 + e) and p/(1 − e).

    Returns
    -------
    PeriapsisAdvance
        ``.exact``, ``.series(order)`` in 1/p with e as it is, ``.value``, ``.digits(n)``, ``.check()``; radians.

    Raises
    ------
    InputError
        Another metric, 1 ≤ e, p that is not positive.

    Notes
    -----
    [Weinberg 1972, §8.6; Misner, Thorne & Wheeler 1973, §40.5: 6πM/p, in PPN times (2 + 2γ − β)/3]

    Examples
    --------
    >>> import gr_toolkit as gr
    >>> periapsis_advance(gr.Schwarzschild(M=1), semilatus_rectum=100, eccentricity=0.2).digits(20)
    0.19744751602365728409
    >>> periapsis_advance(gr.RobertsonPPN()).series(1)
    2*pi*M*(-beta + 2*gamma + 2)/p
    """
    functions = radial_functions(metric)
    if functions.metric.functions:
        raise InputError(
            f"{functions.metric.functions[0]} is unknown at the turning points", "a function that is given"
        )
    symbols = (sp.Symbol("p", positive=True), sp.Symbol("e", positive=True))
    p = symbols[0] if semilatus_rectum is None else read_positive(semilatus_rectum, "the semilatus rectum")
    e = symbols[1] if eccentricity is None else read_real(eccentricity, "the eccentricity")
    if e.is_negative or (e - 1).is_nonnegative:
        raise InputError(f"the eccentricity is {e}", "a bound orbit, 0 <= eccentricity < 1")
    if e.is_zero:
        raise InputError("the turning points of a circle are the same", "circular_orbits, whose frequencies tell")
    names = {str(s) for s in (*functions.metric.parameters, *functions.metric.coordinates)}
    for symbol in (p.free_symbols | e.free_symbols) - set(functions.metric.parameters):
        if symbol.name in names:
            raise InputError(f"{symbol} is a symbol of the metric already", "semilatus_rectum= by another name")
    return PeriapsisAdvance(functions, p, e, sp.Symbol("chi", real=True))
