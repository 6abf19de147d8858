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

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from typing import Any, final

import sympy as sp

from ...errors import GRToolkitError, InputError, UnsupportedError
from ...exact import Element, series
from ...exact.arguments import symbols_in
from ...geometry.inputs import in_short
from ...geometry.keywords import in_words
from ...geometry.typed_numbers import read_positive, read_real
from ...verdicts import Verdict, decide
from ..radial_functions import RadialFunctions, radial_functions
from .cells import ratio
from .turning_points import TurningPoints

EXAMPLE = "gr.motion.periapsis_advance(gr.Schwarzschild(M=1), semilatus_rectum=100, eccentricity=0.2)"
ORDER = 40
NODES = 2**16
NEAR = 0.8  # of 6μ + 2μe, from which double precision is not enough
NAMES = ("semilatus_rectum", "eccentricity")


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
    def turning_points(self) -> TurningPoints:
        """Where the orbit turns, with (dφ/dχ)² between."""
        return TurningPoints(self.functions, self.p, self.e)

    @cached_property
    def integrand(self) -> Any:
        """dφ/dχ; the advance is its integral over 0 < χ < 2π, less 2π."""
        return sp.sqrt(self.turning_points.radicand.to_sympy()).subs({self.turning_points.cosine: sp.cos(self.chi)})

    @property
    def mass(self) -> Element | None:
        """M where the metric is Schwarzschild's in the areal radius, else None."""
        return self.turning_points.mass

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
        small = sp.Dummy("1/p", positive=True)  # p itself may be a number, or in e
        points = TurningPoints(self.functions, 1 / small, self.e)
        try:
            squared = points.radicand.to_sympy()
            flat = _begins_with_one(series(squared, small, 1)) and series(sp.sqrt(squared), small, order + 1)
        except GRToolkitError as error:
            said = str(error).partition("\n")[0]
            raise InputError(f"no series in 1/p: {said}", "a metric whose A, B and C have one in 1/r") from None
        if not flat or not _begins_with_one(flat):
            raise InputError(
                "no series in 1/p: the metric is not flat far away: there is an advance at any p", "numbers, .value"
            )
        turn = 2 * self.functions.metric.scalar(sp.pi)
        return tuple(_averaged(flat.coefficient(k), points.cosine) * turn for k in range(1, order + 1))

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
        """The advance in double precision, to a few units in the last place, however weak the field.

        Raises
        ------
        InputError
            Symbols are left.
        UnsupportedError
            The orbit is too near to one that whirls for the quadrature, in a metric that is not Schwarzschild's.
        """
        from ...numerics.periods import advance_by_quadrature, advance_in_schwarzschild

        self._refuse_symbols()
        if self.mass is not None:
            mu = self.mass / self.p
            if float(mu * (6 + 2 * self.e)) > NEAR:
                return float(self.digits(20))
            return float(advance_in_schwarzschild(float(mu), float(self.e)))
        found = float(advance_by_quadrature(self._excess(), NODES))
        if found != found:
            raise UnsupportedError(
                f"the advance in double precision, by {NODES} nodes, so near to a separatrix", "other turning points"
            )
        return found

    def __float__(self) -> float:
        return self.value

    def _excess(self) -> Callable[..., Any]:
        """(dφ/dχ)² − 1 as a function of arrays of cos χ, the difference taken exactly."""
        from ...geometry.on_arrays import compiled
        from ...numerics.periods import fraction_of

        points = self.turning_points
        excess = points.radicand - 1
        try:
            above, below = ratio(excess, points.cosine)
        except InputError:  # roots of cos χ
            return compiled(excess, [points.cosine])
        pivot = max(below, key=lambda c: abs(float(c / below[-1])))
        return fraction_of([float(c / pivot) for c in above], [float(c / pivot) for c in below])

    def _refuse_symbols(self) -> None:
        if left := self.turning_points.symbols:
            raise InputError(f"the advance has symbols in it: {', '.join(sorted(map(str, left)))}", EXAMPLE)

    def digits(self, count: int) -> Any:
        """The advance to so many decimal digits, as SymPy and mpmath work them out.

        Raises
        ------
        InputError, UnsupportedError
            As `value`.
        """
        if isinstance(count, bool) or not isinstance(count, int) or not 1 <= count <= 1000:
            raise InputError(f"{in_short(count)} digits", "an integer from 1 to 1000")
        self._refuse_symbols()
        if self.mass is not None:  # what cancels: 2π in weak fields, 1 − k² near the separatrix
            mu = self.mass.to_sympy() / self.p
            extra = _zeros(mu) + _zeros(1 - mu * (6 + 2 * self.e))
        else:
            extra = _zeros(sp.Float(self.value))
        return self.exact.evalf(count + extra + 5).evalf(count)

    def check(self) -> Verdict:
        """Whether, with r = p/(1 + e cos χ), this solves the radial equation whose ṙ vanishes at both turning points.

        E²/L² and 1/L² are solved for at the turning points; the rest is an identity in χ.
        """
        points, f = self.turning_points, self.functions
        c = points.cosine
        place = self.p / (1 + self.e * c)
        h, w = ((1 / part).subs({f.r: place}) for part in (f.B, f.C))
        left = f.A.subs({f.r: place}) * w * w * (self.p * self.e) ** 2 * (1 - c**2) / (1 + self.e * c) ** 4
        return decide(left / points.radicand, points.ratio_squared * h - w - points.inverse_square)

    def __repr__(self) -> str:
        return str(self.exact)

    def _repr_latex_(self) -> str:
        return rf"$\displaystyle {sp.latex(self.exact)}$"


def _begins_with_one(expanded: Any) -> bool:
    """Whether a series has no negative powers and begins with 1."""
    return not any(power < 0 for power in expanded.terms) and (expanded.coefficient(0) - 1).is_zero()


def _averaged(coefficient: Element, cosine: Any) -> Element:
    """The mean over χ of a polynomial in cos χ: that of cos^{2k} is (2k choose k)/4^k."""
    zero, total = {cosine: 0}, coefficient.subs({cosine: 0})
    slope, n = coefficient, 0
    while cosine in symbols_in(slope):
        slope, n = slope.diff(cosine), n + 1
        if n % 2 == 0:
            total = total + slope.subs(zero) * sp.binomial(n, n // 2) / (2**n * sp.factorial(n))
    return total


def _zeros(number: Any) -> int:
    """The zeros after the decimal point of a number."""
    size = sp.Abs(number).evalf(15)
    return max(0, -int(sp.floor(sp.log(size, 10)))) if size else 0


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
        Another metric, 1 ≤ e, p that is not positive; no bound orbit has these turning points.

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
    names = {str(s) for s in (*functions.metric.parameters, *functions.metric.coordinates)}
    symbols = (sp.Symbol("p", positive=True), sp.Symbol("e", positive=True))
    for symbol, given, name in zip(symbols, (semilatus_rectum, eccentricity), NAMES, strict=True):
        if given is None and symbol.name in names:
            raise InputError(f"{symbol} is a symbol of the metric already", f"{name}= by another name")
    p = symbols[0] if semilatus_rectum is None else read_positive(semilatus_rectum, "the semilatus rectum")
    e = symbols[1] if eccentricity is None else read_real(eccentricity, "the eccentricity")
    if e.is_negative or (e - 1).is_nonnegative:
        raise InputError(f"the eccentricity is {e}", "a bound orbit, 0 <= eccentricity < 1")
    if e.is_zero:
        raise InputError("the turning points of a circle are the same", "circular_orbits, whose frequencies tell")
    for symbol in (p.free_symbols | e.free_symbols) - set(functions.metric.parameters):
        if symbol.name in names:
            raise InputError(f"{symbol} is a symbol of the metric already", "another name")
    chi = next(name for name in ("chi", "chi_0", "chi_1", "anomaly") if name not in names)
    advance = PeriapsisAdvance(functions, p, e, sp.Symbol(chi, real=True))
    advance.turning_points.refuse_other_signature()
    if semilatus_rectum is not None and eccentricity is not None:
        advance.turning_points.refuse_unbound()
    return advance
