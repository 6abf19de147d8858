r"""Space round a static, spherically symmetric mass as a medium for particles of one speed: what indices are made of.

With E for the energy, v for the speed far out and √(1 − v²) = m/E, static observers measure

    speed:  w² = 1 − B (1 − v²),        momentum:  p² = E² P,  P = 1/B − (1 − v²) = w²/B.

The isotropic radius ρ has A dr² + C dΩ² = Λ² (dρ² + ρ² dΩ²), Λ = √C/ρ, and ρ → √C far out. Where √C = R is such that
R² g^{RR} = R² − 2MR + q, as in Schwarzschild (q = 0) and Reissner–Nordström (q = Q²),

    ρ = (R − M + √(R² − 2MR + q))/2.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Any, final

import sympy as sp

from ...errors import GRToolkitError
from ...exact import Element, hooks, series
from ...geometry import Metric
from ...verdicts import Verdict, decide
from ..optical_metric import OpticalMetric
from ..radial_functions import RadialFunctions

ISOTROPIC, CHART, PROPER = "isotropic", "chart", "proper"
LENGTHS = {
    ISOTROPIC: "of flat space in isotropic coordinates",
    CHART: "of flat space in the coordinates of the chart, dr² + r² dΩ²",
    PROPER: "measured with rods at rest",
}
IMPACT = sp.Symbol("b", positive=True)
NEAR = sp.Dummy("x", positive=True)
ENOUGH = 3  # orders: no index goes to zero faster than v²


@final
@dataclass(frozen=True, eq=False)
class Medium:
    """A metric, and what moves in it.

    Attributes
    ----------
    functions : A, B, C of the metric
    speed_squared : v², of the speed far out; 1 for light
    energy, mass : of what moves, in any unit
    symbol_of_stretch : what stands for Λ² in formulas that go into numbers, which keep their digits so
    """

    functions: RadialFunctions
    speed_squared: Element
    energy: Any
    mass: Any
    symbol_of_stretch: Any = None

    @property
    def metric(self) -> Metric:
        """The metric of spacetime."""
        return self.functions.metric

    @property
    def is_light(self) -> bool:
        """Whether v = 1."""
        return (self.speed_squared - 1).is_zero()

    @cached_property
    def local_speed_squared(self) -> Element:
        """w²."""
        return 1 - self.functions.B * (1 - self.speed_squared)

    @cached_property
    def local_momentum_squared(self) -> Element:
        """P = (p/E)²."""
        return self.functions.B.inverse() - 1 + self.speed_squared

    @cached_property
    def isotropic_radius(self) -> Element | None:
        """ρ as a function of the chart's radial coordinate; None where it is not known in closed form."""
        return isotropic_radius(self.functions)

    @cached_property
    def stretch(self) -> Element:
        """Λ²; to be asked for where ρ is known."""
        if self.symbol_of_stretch is not None:
            return self.metric.scalar(self.symbol_of_stretch)
        rho = self.isotropic_radius
        if rho is None:
            raise AssertionError("no isotropic radius")
        return self.functions.C / (rho * rho)

    @cached_property
    def is_flat_far_out(self) -> bool | None:
        """Whether A, B and C/r² go to 1; None where unknown functions leave it open."""
        f = self.functions
        r = f.metric.scalar(f.r)
        limits = [far_out(f, value) for value in (f.A, f.B, f.C / (r * r))]
        if any(value is not None and value != 1 for value in limits):
            return False
        return None if None in limits else True

    def lengths(self, kind: str) -> tuple[Element, Element]:
        """(a, c) in dl² = a dr² + c dΩ²."""
        f = self.functions
        if kind == PROPER:
            return f.A, f.C
        if kind == CHART:
            r = f.metric.scalar(f.r)
            return f.metric.zero + 1, r * r
        return f.A / self.stretch, f.C / self.stretch

    def gives_orbit(self, square: Element, kind: str) -> Verdict:
        """Whether orbits are geodesics of n² dl², for every direction from every point: ∫ n dl is stationary."""
        f, g = self.functions, self.metric
        a, c = self.lengths(kind)
        polar, azimuth = (g.covariant.component((k, k)) for k in f.split.angles)
        entries = {f.r: square * a, f.theta: square * c, f.phi: square * c * azimuth / polar}
        space = [x for x in g.coordinates if x != f.t]
        allowed = [] if hooks.call("sign", square) else [square.to_sympy() > 0]
        metric = Metric(sp.diag(*(entries[x].to_sympy() for x in space)), space, domain=[*g.conditions, *allowed])
        moving = (None, 0) if self.is_light else (self.energy, self.mass)
        return OpticalMetric(g, f.split.plane[0], metric, (f.B, g.zero + 1), *moving).projects_geodesics()

    def bouguer(self, square: Element, kind: str) -> Verdict:
        """Whether n h sin ψ is constant along every orbit: 2πh are the circles of dl², ψ is the angle to the radius."""
        return decide(self.invariant(square, kind).diff(self.functions.r), 0)

    def invariant(self, square: Element, kind: str) -> Element:
        """(n h sin ψ)² along the orbit of impact parameter b: sin² ψ = c/(a (dr/dφ)² + c), and of orbits is known
        A (dr/dφ)² = C (C P/(v b)² − 1), from the constants of motion."""
        f = self.functions
        a, c = self.lengths(kind)
        slope = f.C / f.A * (f.C * self.local_momentum_squared / (self.speed_squared * self.impact_squared) - 1)
        return square * c * c / (a * slope + c)

    @property
    def impact_squared(self) -> Element:
        """b²."""
        return self.metric.scalar(IMPACT) ** 2

    def with_speed(self, speed_squared: Any) -> Medium:
        """The same for particles of another speed."""
        return Medium(self.functions, self.metric.scalar(speed_squared), 1, sp.sqrt(1 - speed_squared))


def isotropic_radius(f: RadialFunctions) -> Element | None:
    """ρ(r), proved: (dρ/dr)²/ρ² = A/C."""
    r = f.metric.scalar(f.r)
    if (f.C - f.A * r * r).is_zero():
        return r
    try:
        radius = f.C.sqrt()
        content = radius * f.mass_function  # R² (1 − g^{RR})/2R
        mass = content.diff(f.r) / radius.diff(f.r)
        if mass.diff(f.r):
            return None
        rho = (radius - mass + (radius * radius - 2 * content).sqrt()) / 2
        slope = rho.diff(f.r) / rho
        return rho if (slope * slope - f.A / f.C).is_zero() else None
    except GRToolkitError:  # a root that the domain leaves open
        return None


def far_out(f: RadialFunctions, value: Element) -> Any:
    """The limit for r → ∞ as an expression of SymPy, infinity included; None where it is not known."""
    return first_term(value.subs({f.r: 1 / NEAR}), 0)


def first_term(value: Element, power: int | None = None) -> Any:
    """What a positive function of NEAR is like for NEAR → 0: its first coefficient, or that of one power; ∞ where it
    grows faster, 0 where it does not grow so fast; None where that is not known."""
    try:
        near = series(value, NEAR, ENOUGH)
        if not near.terms:
            return sp.Integer(0) if near.order > 0 and power is not None else None
        degree, term = near.leading()
    except GRToolkitError:
        return None
    coefficient = (term.to_sympy() / NEAR**degree) if degree else term.to_sympy()
    coefficient = sp.cancel(coefficient) if coefficient.has(NEAR) else coefficient
    if coefficient.has(NEAR):
        return None
    if power is None or degree == power:
        return coefficient
    return sp.oo if degree < power else sp.Integer(0)
