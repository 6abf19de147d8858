r"""The critical orbit: what comes from infinity with less than its impact parameter does not turn round.

y² = C [1 + (1/B − 1)/v²] is the square of the impact parameter of the orbit that turns at r (`lagrange_inversion`). It
falls inward from infinity to a least value, b_c², at an unstable circular orbit: (y²)' = 0. In Schwarzschild, with
u = M/r, κ = (M/b)² and P(u) = (du/dφ)² = 2u³ − u² + 2κ(1/v² − 1)u + κ, this is a double root of P, and k = √(1 + 8v²)
makes everything rational:

    r_c = 2M (3 + k)/(1 + k),    b_c² = M² (3 + k)³/(2 v² (1 + k)):

3M and 27 M² for light, 4M and 16 M²/v² for slow particles [Zeldovich & Novikov 1971, §3.1; Tsupko 2014, Phys. Rev. D
89, 084075]. All that come within σ = π b_c² fall in. In other metrics r_c is a root of a polynomial, given in closed
form where its degree allows; and what passes it may yet turn further in, where y² is less, as at a naked singularity.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Any, final

import sympy as sp

from ...errors import InputError
from ...exact import Element, read_domain
from ...exact.field import Field
from ...exact.reader import from_sympy
from ...geometry import Metric
from ...geometry.keywords import in_words
from ...verdicts import Verdict, combined, decide
from ..radial_functions import RadialFunctions, radial_functions
from .expansion_at_infinity import IMPACT, read_field
from .roots_of_extremum import is_edge_of_capture, outermost, sign_of
from .speed_at_infinity import distinct, read_speed

K = sp.Symbol("k", positive=True)  # √(1 + 8v²)
CRITICAL = sp.Symbol("r_c", positive=True)
EXCESS = sp.Symbol("excess", positive=True)  # b/b_c − 1
X = sp.Symbol("x", positive=True)  # 1/r


@final
@dataclass(frozen=True)
class CriticalOrbit:
    """The outermost unstable circular orbit, made by `critical_impact_parameter`: what has less than b_c passes it.

    Attributes
    ----------
    metric : Metric
    v : the speed at infinity
    r : the radial coordinate, of SymPy; in Schwarzschild's spacetime the areal radius, whatever the chart
    A, B, C : g_rr, −g_tt and g_θθ as functions of it
    form : r_c in closed form, or None; where `is_rational`, by k = √(1 + 8v²)
    equation : a polynomial in r, of SymPy, of which r_c is a root
    known : what is known of the parameters
    is_rational : whether r_c and b_c² are rational in k, and v² is (k² − 1)/8
    captures : whether all with less than b_c never come back; None where that is not known, as of symbols
    further : of `known`, what the metric does not say
    """

    metric: Metric
    v: Any
    r: Any
    A: Any
    B: Any
    C: Any
    form: Any
    equation: Any
    known: tuple[Any, ...]
    is_rational: bool = False
    captures: bool | None = None
    further: tuple[Any, ...] = ()

    # -- values --------------------------------------------------------------------------------------------------------

    @property
    def radius(self) -> Any:
        """r_c, of SymPy.

        Raises
        ------
        InputError
            It has no closed form here.
        """
        if not self.is_rational:
            return self.closed_form
        value = self.form.subs(K, sp.sqrt(1 + 8 * self.v**2))
        return self.exact(value).to_sympy() if self.v.is_number else value

    @cached_property
    def value(self) -> Any:
        """b_c, of SymPy, in a form in which nothing cancels for small v where there is one."""
        if not self.is_rational:
            return sp.sqrt(self.turning.subs(self.r, self.closed_form))
        M = self.form.subs(K, 3) / 3
        k = sp.sqrt(1 + 8 * self.v**2)
        return M * sp.sqrt((3 + k) ** 3 / (2 * (1 + k))) / self.v

    @cached_property
    def squared(self) -> Any:
        """b_c², an exact scalar; of SymPy where it is an algebraic number that is known by its equation only."""
        return self.value**2 if self.is_numbered else self.exact(self.value**2)

    @property
    def cross_section(self) -> Any:
        """σ = π b_c², exact like b_c²: of capture, unless `captures` is None; then of passing the circular orbit.

        Raises
        ------
        InputError
            Some of what passes it turns further in.
        """
        if self.captures is False:
            raise InputError(
                "not all with less than b_c of the circular orbit are captured: the squared impact parameter of turning"
                f" points is less further in than at {self.r} = {sp.N(self.radius, 8)}",
                ".squared for the circular orbit alone",
            )
        return self.squared * sp.pi

    @property
    def is_numbered(self) -> bool:
        """Whether r_c is known as the largest root of its equation, whose coefficients are numbers."""
        return self.form is not None and self.form.has(sp.CRootOf)

    @property
    def closed_form(self) -> Any:
        """r_c, by k where that is rational.

        Raises
        ------
        InputError
            It has none.
        """
        if self.form is None:
            raise InputError(
                f"the critical radius has no closed form: it is a root of {self.equation.as_expr()}",
                ".equation and .impact_equation, or numbers for the parameters and v",
            )
        return self.form

    @property
    def v_squared(self) -> Any:
        """v², by k where r_c is rational in it."""
        return (K**2 - 1) / 8 if self.is_rational else self.v**2

    @property
    def turning(self) -> Any:
        """y²(r): the square of the impact parameter of an orbit that turns round at r."""
        return self.C * (1 + (1 / self.B - 1) / self.v_squared)

    @cached_property
    def impact_equation(self) -> Any:
        """A polynomial in b, of SymPy, of which b_c is a root: where two turning points meet, a discriminant."""
        turning = self.C * (1 + (1 / self.B - 1) / self.v**2)
        polynomial = sp.Poly(sp.numer(sp.together(turning - IMPACT**2)), self.r)
        factors = [f for f, _ in sp.factor_list(polynomial.discriminant())[1]]
        return sp.Poly(sp.prod(f for f in factors if IMPACT in f.free_symbols and f != IMPACT), IMPACT)

    def exact(self, expression: Any) -> Element:
        """An expression in the parameters and v, or k, as an exact scalar."""
        return from_sympy(expression, Field.rational(read_domain(self.conditions)))

    @property
    def conditions(self) -> tuple[Any, ...]:
        """What is known of parameters, v and k."""
        speed = () if self.v.is_number else (self.v > 0, self.v <= 1)
        return (*self.known, *speed, *((K > 1, K <= 3) if self.is_rational else ()))

    # -- proofs --------------------------------------------------------------------------------------------------------

    def check(self) -> Verdict:
        """Whether turning points meet there, proved: y² − b_c² and (y²)' both vanish at r_c.

        Without a closed form: whether every root of `equation` is a zero of (y²)', by division.
        """
        r, slope = self.r, sp.diff(self.turning, self.r)
        if self.form is None or self.is_numbered:
            numerator = sp.Poly(sp.numer(sp.together(slope)), r)
            return combined([("circular", self._decide(sp.rem(numerator, self.equation).as_expr(), 0))])
        critical = self.turning.subs(r, self.form)
        polynomial = sp.numer(sp.together(self.turning)) - critical * sp.denom(sp.together(self.turning))
        claims = {"turning point": polynomial, "double": sp.diff(polynomial, r), "circular": slope}
        return combined((name, self._decide(value.subs(r, self.form), 0)) for name, value in claims.items())

    def light_limit(self) -> Verdict:
        """Whether v → 1 gives the critical orbit of light: (C/B)' = 0 and b_c² = C/B there."""
        null = self.C / self.B
        radius, squared = (self._at(e, 1) for e in (self.closed_form, self.turning.subs(self.r, self.closed_form)))
        claims = {"circular": (sp.diff(null, self.r), 0), "b_c**2": (null, squared)}
        return combined((name, self._decide(a.subs(self.r, radius), b)) for name, (a, b) in claims.items())

    def slow_limit(self) -> Verdict:
        """Whether v² b_c² goes, for v → 0, to C (1/B − 1) = (L_c/m)² of a marginally bound circular orbit."""
        momentum = self.C * (1 / self.B - 1)
        moving = self.v_squared * self.turning.subs(self.r, self.closed_form)
        radius, squared = (self._at(e, 0) for e in (self.closed_form, sp.cancel(sp.together(moving))))
        claims = {"circular": (sp.diff(momentum, self.r), 0), "L_c**2": (momentum, squared)}
        return combined((name, self._decide(a.subs(self.r, radius), b)) for name, (a, b) in claims.items())

    def _at(self, expression: Any, v: int) -> Any:
        """An expression in v, or in k, at v = 0 or 1.

        Raises
        ------
        InputError
            v is another number, or there is no value.
        """
        if self.v.is_number and self.v != v:
            raise InputError(f"v = {self.v} goes to no limit", "critical_impact_parameter(g) with v a symbol")
        value = expression.subs(K, 1 + 2 * v) if self.is_rational else expression.subs(self.v, v)
        if value.has(sp.nan, sp.zoo, sp.oo):
            raise InputError(f"{expression} has no value at v = {v}", "Schwarzschild's metric")
        return value

    def _decide(self, left: Any, right: Any) -> Verdict:
        return decide(left, right, domain=self.conditions)

    def __repr__(self) -> str:
        if self.form is None or self.is_numbered:
            return f"critical orbit at {'a' if self.form is None else 'the largest'} root of {self.equation.as_expr()}"
        where = f", where {' and '.join(map(str, self.further))}" if self.further else ""
        return f"b_c**2 = {self.squared}, at {self.r} = {self.radius}{where}"

    def _repr_latex_(self) -> str:
        if self.form is None or self.is_numbered:
            return rf"$\displaystyle {sp.latex(self.equation.as_expr())} = 0$"
        r = sp.latex(self.r)
        return rf"$\displaystyle b_c^2 = {sp.latex(self.squared.to_sympy())},\quad {r}_c = {sp.latex(self.radius)}$"


@in_words("critical_impact_parameter", "gr.motion.critical_impact_parameter(g, v=1)", {"speed": "v=1"})
def critical_impact_parameter(g: Any, v: Any = None) -> CriticalOrbit:
    """The impact parameter of the outermost unstable circular orbit, exactly: of the edge of capture by a black hole.

    Parameters
    ----------
    g : a static, spherically symmetric, asymptotically flat metric
    v : the speed at infinity, 1 for light; the symbol v unless given

    Returns
    -------
    CriticalOrbit
        `.squared` is b_c², `.cross_section` π b_c², `.radius` that of the unstable circular orbit, the outermost one
        where there are several; `.check()` proves the double root. `.captures` says whether light or particles with
        less than b_c never come back: of some metrics they turn further in. Without a closed form, `.equation` and
        `.impact_equation` are the polynomials in r and in b².

    Raises
    ------
    InputError
        A metric without such an orbit, or where it is no root of a polynomial.

    Examples
    --------
    >>> import gr_toolkit as gr
    >>> light = critical_impact_parameter(gr.Schwarzschild(), v=1)
    >>> light, light.check().proved
    (b_c**2 = 27*M**2, at r = 3*M, True)
    >>> critical_impact_parameter(gr.ReissnerNordstrom(), v=1).radius
    3*M/2 + sqrt(9*M**2 - 8*Q**2)/2
    """
    v = read_speed(v)
    functions = radial_functions(g)
    read_field(g, 1)
    distinct(v, {*g.parameters, functions.r}, (IMPACT, K, CRITICAL, EXCESS, X))
    known = tuple(c for c in g.conditions if not c.free_symbols & set(g.coordinates))
    mass = functions.schwarzschild_mass
    if mass is None:
        return _of_extremum(g, functions, v, known)
    return _schwarzschild(g, mass.to_sympy(), v, known)


def _schwarzschild(g: Metric, M: Any, v: Any, known: tuple[Any, ...]) -> CriticalOrbit:
    """In the areal radius, k = √(1 + 8v²)."""
    sign = sign_of(M, known)
    if M.is_zero or sign < 0:
        raise InputError(f"nothing is captured by the mass {M}", "a positive mass")
    further = () if sign else (M > 0,)
    r = next((x for x in g.coordinates if x.name == "r"), sp.Symbol("r", positive=True))
    if r in M.free_symbols | v.free_symbols:
        raise InputError("the symbol r is the areal radius here", "another symbol")
    B = 1 - 2 * M / r
    equation = sp.Poly(v**2 * r**2 + (1 - 4 * v**2) * M * r - 4 * (1 - v**2) * M**2, r)
    closed, known = 2 * M * (3 + K) / (1 + K), (*known, *further)
    return CriticalOrbit(g, v, r, 1 / B, B, r**2, closed, equation, known, True, captures=True, further=further)


def _of_extremum(g: Metric, functions: RadialFunctions, v: Any, known: tuple[Any, ...]) -> CriticalOrbit:
    """Of (y²)' = 0, where that is a polynomial."""
    r = functions.r
    A, B, C = (f.to_sympy() for f in (functions.A, functions.B, functions.C))
    turning = functions.C * (1 + (1 / functions.B - 1) / (functions.B.field.one * v**2))
    radius, equation, further = outermost(turning.diff(r), r, g.conditions, g.name or "the metric")
    numbered = radius is not None and not radius.free_symbols and v.is_number
    captures = is_edge_of_capture(turning.to_sympy(), (A, B, C), r, radius) if numbered else None
    return CriticalOrbit(g, v, r, A, B, C, radius, equation, (*known, *further), captures=captures, further=further)
