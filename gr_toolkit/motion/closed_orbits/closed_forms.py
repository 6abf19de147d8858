r"""The closed forms of u = M/r as formulas, and the proof that they satisfy the orbit equation of the metric.

An elliptic function enters by what defines it, its differential equation: S(φ) below is any solution of it, of which
sn, cd, sc and cn are those with the right values at φ = 0. The statement that is decided is the norm of the velocity,

    −(ε²/ℓ²)/B + A (du/dφ)² + u² = −μ/ℓ²,        ε²/ℓ² = P(1/2),   −μ/ℓ² = −c₁/2,

with A and B of the metric at hand at r = M/u, for all values of the roots that sum up to 1/2.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, final

import sympy as sp

from ...verdicts import decide
from ..radial_functions import radial_functions

if TYPE_CHECKING:
    from ...geometry import Metric
    from ...verdicts import Verdict

PHI = sp.Symbol("phi", real=True)
S = sp.Function("S", real=True)(PHI)
U1, U2 = sp.symbols("u1 u2", real=True)
H, K2 = sp.symbols("H m", positive=True)
KAPPA = sp.Symbol("kappa", positive=True)
HALF = sp.Rational(1, 2)


@final
@dataclass(frozen=True)
class ClosedForm:
    """u(φ) of a family of orbits.

    Attributes
    ----------
    inverse_radius : u = M/r
    roots : of the cubic, with sum 1/2; u1 and u2 as symbols, or what they are in κ, H and m = k²
    equation : what S(φ) satisfies, or None where the form is elementary
    meaning : which function S is
    """

    inverse_radius: Any
    roots: tuple[Any, Any, Any]
    equation: Any = None
    meaning: str = ""

    def check(self, metric: Metric) -> Verdict:
        """Whether it satisfies the orbit equation of the metric, for all roots."""
        functions = radial_functions(metric)
        assert functions.schwarzschild_mass is not None  # see `schwarzschild_units`
        mass = functions.schwarzschild_mass.to_sympy()
        u, r = self.inverse_radius, functions.r
        A, B = (x.to_sympy().xreplace({r: mass / u}) for x in (functions.A, functions.B))
        u1, u2, u3 = self.roots
        half_linear, at_horizon = u1 * u2 + u1 * u3 + u2 * u3, 2 * (HALF - u1) * (HALF - u2) * (HALF - u3)
        left = -at_horizon / B + A * u.diff(PHI) ** 2 + u**2
        return decide(left, -half_linear, assuming=[] if self.equation is None else [self.equation])


def _third(u1: Any, u2: Any) -> tuple[Any, Any, Any]:
    return u1, u2, HALF - u1 - u2


def outside() -> ClosedForm:
    """u = u1 + (u2 − u1) cd²."""
    u1, u2, u3 = _third(U1, U2)
    slope = (1 - S**2) * (u3 - u1 - (u2 - u1) * S**2) / 2
    meaning = "S = cd(phi sqrt((u3 - u1)/2)), k^2 = (u2 - u1)/(u3 - u1): sn, moved so that S(0) = 1"
    return ClosedForm(u1 + (u2 - u1) * S**2, (u1, u2, u3), sp.Eq(S.diff(PHI) ** 2, slope), meaning)


def inside() -> ClosedForm:
    """u = u3 + (u3 − u2) sc²."""
    u1, u2, u3 = _third(U1, U2)
    slope = (1 + S**2) * (u3 - u1 + (u3 - u2) * S**2) / 2
    meaning = "S = sc(phi sqrt((u3 - u1)/2)), k^2 = (u2 - u1)/(u3 - u1)"
    return ClosedForm(u3 + (u3 - u2) * S**2, (u1, u2, u3), sp.Eq(S.diff(PHI) ** 2, slope), meaning)


def without_barrier() -> ClosedForm:
    """u = u1 + H (1 − cn)/(1 + cn); the complex roots are u1 + H (2m − 1 ± 2i √(m (1 − m)))."""
    u1 = (HALF - 2 * H * (2 * K2 - 1)) / 3
    pair = [u1 + H * (2 * K2 - 1 + sign * 2 * sp.I * sp.sqrt(K2 * (1 - K2))) for sign in (1, -1)]
    slope = 2 * H * (1 - S**2) * (1 - K2 + K2 * S**2)
    meaning = "S = cn(psi sqrt(2 H)), k^2 = m, psi counted from u = u1"
    return ClosedForm(u1 + H * (1 - S) / (1 + S), (u1, *pair), sp.Eq(S.diff(PHI) ** 2, slope), meaning)


def towards_the_top(inward: bool) -> ClosedForm:
    """u = u1 + 2κ² tanh²(κφ), or with coth from the circle inward; u2 = u3 = u1 + 2κ²."""
    u1 = sp.Rational(1, 6) - 4 * KAPPA**2 / 3
    function = sp.coth if inward else sp.tanh
    top = u1 + 2 * KAPPA**2
    return ClosedForm(u1 + 2 * KAPPA**2 * function(KAPPA * PHI) ** 2, (u1, top, top))


def off_the_last_circle() -> ClosedForm:
    """u = 1/6 + 2/φ²."""
    sixth = sp.Rational(1, 6)
    return ClosedForm(sixth + 2 / PHI**2, (sixth, sixth, sixth))


def circle(u: Any) -> ClosedForm:
    """u constant, a double root."""
    return ClosedForm(u, (u, u, HALF - 2 * u))


ETA, X = sp.symbols("eta X", positive=True)


@final
@dataclass(frozen=True)
class RadialForm:
    """Radial fall by an angle η.

    Attributes
    ----------
    radius : r/M
    proper_time : τ/M, of a mass
    energy_squared : ε²
    """

    radius: Any
    proper_time: Any
    energy_squared: Any

    def check(self, metric: Metric) -> Verdict:
        """Whether −ε²/B + A (dr/dτ)² = −1, for all X."""
        functions = radial_functions(metric)
        assert functions.schwarzschild_mass is not None  # see `schwarzschild_units`
        mass = functions.schwarzschild_mass.to_sympy()
        A, B = (x.to_sympy().xreplace({functions.r: mass * self.radius}) for x in (functions.A, functions.B))
        slope = self.radius.diff(ETA) ** 2 / self.proper_time.diff(ETA) ** 2
        return decide(A * slope - self.energy_squared / B, -1)


def radial(bound: int) -> RadialForm:
    """From rest at X M (bound = 1), from infinity at rest (0) or with some speed (−1)."""
    if bound > 0:
        return RadialForm(X / 2 * (1 + sp.cos(ETA)), sp.sqrt((X / 2) ** 3) * (ETA + sp.sin(ETA)), 1 - 2 / X)
    if bound < 0:
        time = -sp.sqrt((X / 2) ** 3) * (sp.sinh(ETA) - ETA)
        return RadialForm(X / 2 * (sp.cosh(ETA) - 1), time, 1 + 2 / X)
    return RadialForm(2 * ETA**2, -sp.Rational(4, 3) * ETA**3, sp.Integer(1))


@final
@dataclass(frozen=True)
class RadialRay:
    """A radial ray of light into the hole; t = −r*, up to a constant.

    Attributes
    ----------
    coordinate_time : t/M of X = r/M
    """

    coordinate_time: Any = -X - 2 * sp.log(X / 2 - 1)

    def check(self, metric: Metric) -> Verdict:
        """Whether −B dt² + A dr² = 0, for all X."""
        functions = radial_functions(metric)
        assert functions.schwarzschild_mass is not None  # see `schwarzschild_units`
        mass = functions.schwarzschild_mass.to_sympy()
        A, B = (x.to_sympy().xreplace({functions.r: mass * X}) for x in (functions.A, functions.B))
        return decide(A, B * self.coordinate_time.diff(X) ** 2)
