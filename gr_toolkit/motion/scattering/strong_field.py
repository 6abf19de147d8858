r"""The deflection close to capture: α = −a ln δ + b̄ + O(δ ln δ), δ = b/b_c − 1.

With x = 1/r, S² = A/(C x²) and Y = C x² [1 + (1/B − 1)/v²], as in `lagrange_inversion`,

    α + π = 2 ∫₀^{x₀} b dx/√p,    p(x) = (Y − b²x²)/S².

At b = b_c it has a double zero, p = (x_c − x)² w(x). For b = b_c (1 + δ) the turning point is at x_c − ξ₀,
ξ₀² = 2δ b_c² x_c²/(S_c² w_c). Of x_c − x > η ≫ ξ₀ the integral at b_c is taken, of the rest that of 1/√(ξ² − ξ₀²),
and η drops out [Darwin 1959, Proc. R. Soc. A 249, 180; Bozza 2002, Phys. Rev. D 66, 103001; Tsupko 2014, Phys. Rev. D
89, 084075 and Feleppa, Bozza & Tsupko 2025, arXiv:2412.16712 for masses]:

    a = b_c/√w_c,    b̄ = −π + a ln(2 S_c²/a²) + 2 ∫₀^{x_c} (b_c/√w − a) dx/(x_c − x).

Where w is a quadratic polynomial, w = w_c + w₁ξ + w₂ξ² in ξ = x_c − x, the integral is elementary,

    ∫₀^{x_c} (b_c/√w − a) dx/(x_c − x) = a ln[4 w_c/(2 w_c + w₁ x_c + 2 √w_c/x_c)],

as p(0) = 1: so in Schwarzschild, where w is of degree one, and in Reissner–Nordström. With k = √(1 + 8v²) this gives

    a = √((3 + k)/2k),    b̄ = −π + a ln{128 k³/[3k − 1 + 2√(2k(k − 1))]²}

in Schwarzschild, 1 and ln[216 (7 − 4√3)] − π for light. p is analytic in b² and x: the next terms are δ ln δ and δ.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Any, final

import sympy as sp

from ...errors import InputError
from ...geometry.keywords import in_words
from ...verdicts import Verdict, combined, decide
from .critical_orbit import CRITICAL, EXCESS, CriticalOrbit, K, X, critical_impact_parameter
from .double_zero import without_double_zero
from .expansion_at_infinity import IMPACT
from .values_of_formulas import evaluated, speed_range

DIGITS, WORKING = 30, 120  # shown, and worked with, of numbers without a closed form


@final
@dataclass(frozen=True)
class StrongDeflection:
    """α = −a ln δ + b̄ + O(δ ln δ), δ = b/b_c − 1; made by `strong_deflection`.

    Attributes
    ----------
    critical : the critical orbit, `CriticalOrbit`
    """

    critical: CriticalOrbit

    @cached_property
    def a(self) -> Any:
        """The coefficient of the logarithm."""
        return self._in_v(self._at_k[0])

    @cached_property
    def b_bar(self) -> Any:
        """The constant term; a stated integral where it is not elementary."""
        return self._in_v(self._at_k[1])

    def _in_v(self, value: Any) -> Any:
        value = value.subs(K, sp.sqrt(1 + 8 * self.critical.v**2))
        return value.n(DIGITS) if self.critical.is_numbered else value

    @cached_property
    def _at_k(self) -> tuple[Any, Any]:
        """(a, b̄) by the regularised integral, by k where r_c is rational in it; r_c is a symbol until the end."""
        orbit = self.critical
        stretch, turning = (sp.cancel(sp.together(e.subs(orbit.r, 1 / X))) for e in (orbit.A / orbit.C, orbit.turning))
        S2, Y = stretch / X**2, turning * X**2
        squared, at = turning.subs(X, 1 / CRITICAL), 1 / CRITICAL
        p = sp.cancel(Y / S2) - squared * sp.cancel(X**2 / S2)
        w = self._regular(sp.cancel(Y / S2), sp.cancel(X**2 / S2), squared)
        w_c = sp.diff(p, X, 2).subs(X, at) / 2 if w is None else w.subs(X, at)
        a_squared = self._shortest(squared / w_c)
        a, outside = sp.sqrt(a_squared), self._shortest(2 * S2.subs(X, at)) / a_squared
        if w is None:
            rest = sp.sqrt(squared) / sp.sqrt(p) - a / (at - X)
            if orbit.is_numbered:
                rest = self._in_numbers(sp.cancel(Y / S2), sp.cancel(X**2 / S2), squared, a)
            integral: Any = sp.Integral(rest.subs(CRITICAL, self._root), (X, 0, 1 / self._root))
            return a, -sp.pi + a * sp.log(outside) + 2 * integral
        relative = self._shortest(-sp.diff(w, X).subs(X, at) * at / w_c)
        at_origin = sp.sqrt(self._shortest(1 / (w_c * at**2)))
        return a, -sp.pi + a * sp.log(16 * outside / (2 + relative + 2 * at_origin) ** 2)

    def _in_numbers(self, first: Any, second: Any, squared: Any, a: Any) -> Any:
        """(b_c/√w − a)/(x_c − x), with w = p/(x_c − x)² divided out: digits would not do for p.

        Raises
        ------
        InputError
            The metric is no rational function of r.
        """
        factor, at = squared.subs(CRITICAL, self._root).n(WORKING), 1 / self._root
        w = without_double_zero(first, second, factor, X, at)
        if w is None:
            raise InputError(f"the metric is no rational function of {self.critical.r}", "such a metric")
        return (sp.sqrt(factor) / sp.sqrt(w) - a) / (at - X)

    def _shortest(self, expression: Any) -> Any:
        """A rational function of r_c at r_c, in normal form where there is one."""
        orbit, value = self.critical, sp.cancel(sp.together(expression))
        if orbit.is_numbered:
            return value.subs(CRITICAL, self._root).n(WORKING)
        return orbit.exact(value.subs(CRITICAL, orbit.closed_form)).to_sympy()

    @cached_property
    def _root(self) -> Any:
        """r_c; in numbers where it is a root that has no closed form."""
        form = self.critical.closed_form
        return form.n(WORKING) if self.critical.is_numbered else form

    @staticmethod
    def _regular(first: Any, second: Any, squared: Any) -> Any:
        """w = p/(x − x_c)² where p = first − b_c² second is a polynomial of fourth degree at most; else None.

        p = 1 + p₁x + p₂x² + p₃x³ + p₄x⁴ = (x − x_c)² (w₀ + w₁x + w₂x²): the last coefficients say what w is, and the
        others agree, as x_c is a double zero.
        """
        try:
            parts = [sp.Poly(e, X) for e in (first, second)]
        except sp.PolynomialError:
            return None
        if any(q.degree() > 4 or X in {s for c in q.coeffs() for s in c.free_symbols} for q in parts):
            return None
        p3, p4 = (parts[0].coeff_monomial(X**n) - squared * parts[1].coeff_monomial(X**n) for n in (3, 4))
        return CRITICAL**2 + (p3 + 2 * p4 / CRITICAL) * X + p4 * X**2

    # -- numbers -------------------------------------------------------------------------------------------------------

    def at(self, **values: Any) -> Any:
        """α near capture without what is left out: ``s.at(b=[5.2, 5.3], M=1)``, or by ``excess``, b/b_c − 1.

        Returns
        -------
        α in radians, float64, of arrays that NumPy broadcasts; NaN for b < b_c, for v < 0 or v > 1, and where what is
        known of the parameters does not hold, as M > 0.

        Raises
        ------
        InputError
            A value that is missing, of no symbol, or no real number.
        """
        orbit = self.critical
        critical = sp.N(orbit.value, DIGITS) if orbit.is_numbered else orbit.value
        excess = EXCESS if "excess" in values else IMPACT / critical - 1
        constant = number_of(self.b_bar) if self.b_bar.has(sp.Integral) else self.b_bar
        expression = sp.Add(sp.Mul(-self.a, sp.log(excess)), constant)
        return evaluated(expression, speed_range(orbit.v), orbit.known, values, "this formula")

    # -- proofs --------------------------------------------------------------------------------------------------------

    def light_limit(self) -> Verdict:
        """Whether v → 1 leaves Darwin's a = 1 and b̄ = ln[216 (7 − 4√3)] − π, in Schwarzschild.

        Raises
        ------
        InputError
            Another metric.
        """
        if not self.critical.is_rational:
            raise InputError("the light limit is known in closed form for Schwarzschild's metric", "v=1")
        a, constant = (e.subs(K, 3) for e in self._at_k)
        inside = sp.exp(constant + sp.pi)
        return combined([("a", decide(a, 1)), ("exp(b_bar + pi)", decide(inside, 216 * (7 - 4 * sp.sqrt(3))))])

    def __repr__(self) -> str:
        return f"alpha = -({self.a})*log(b/b_c - 1) + {self.b_bar} + O((b/b_c - 1)*log(b/b_c - 1))"

    def _repr_latex_(self) -> str:
        a, constant = sp.latex(self.a), sp.latex(self.b_bar)
        return (
            rf"$\displaystyle \alpha = -{a} \ln\left(\frac{{b}}{{b_c}} - 1\right) + {constant}"
            r" + O\left(\delta \ln \delta\right),\quad \delta = \frac{b}{b_c} - 1$"
        )


def number_of(expression: Any) -> Any:
    """The value of an expression with a stated integral, 25 digits, where no symbols are left.

    Raises
    ------
    InputError
        Symbols are left.
    """
    free = sorted(map(str, expression.free_symbols))
    if free:
        raise InputError(f"the integral in {expression} contains {free[0]}", "numbers for the parameters and v")
    return expression.n(25)


@in_words("strong_deflection", "gr.motion.strong_deflection(g, v=1)", {"speed": "v=1"})
def strong_deflection(g: Any, v: Any = None) -> StrongDeflection:
    """The deflection angle close to capture: its logarithm and constant term, exactly.

    Parameters
    ----------
    g : a static, spherically symmetric, asymptotically flat metric
    v : the speed at infinity, 1 for light; the symbol v unless given

    Returns
    -------
    StrongDeflection
        α = −a ln(b/b_c − 1) + b̄ + O(δ ln δ), δ = b/b_c − 1. `.a` and `.b_bar` are SymPy expressions: closed where the
        regularised integral is elementary (Schwarzschild, Reissner–Nordström …), else b̄ with a stated integral.

    Raises
    ------
    InputError
        What `critical_impact_parameter` refuses; a critical radius without a closed form.

    Examples
    --------
    >>> import gr_toolkit as gr
    >>> s = strong_deflection(gr.Schwarzschild())
    >>> s.a
    sqrt(2)*sqrt(sqrt(8*v**2 + 1) + 3)/(2*(8*v**2 + 1)**(1/4))
    >>> bool(s.light_limit())
    True
    """
    orbit = critical_impact_parameter(g, v)
    orbit.closed_form  # noqa: B018  (refused where there is none)
    return StrongDeflection(orbit)
