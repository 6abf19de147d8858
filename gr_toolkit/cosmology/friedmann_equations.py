"""Friedmann's equations, from Einstein's equation on the metric of Robertson and Walker.

    (ȧ² + K)/a² = κ ρ/3 + Λ/3,        ä/a = −κ (ρ + 3p)/6 + Λ/3,        ρ̇ + 3 (ȧ/a) (ρ + p) = 0

with κ = 8π [Weinberg (1972), eqs 15.1.18–15.1.21; Misner, Thorne & Wheeler (1973), eq. 27.39]. Both sides come from the
Einstein tensor of the chart at hand, whatever its time and its conventions; nothing is put in but the metric. With c
kept ȧ² is ȧ²/c² and κ = 8πG/c⁴ beside the *energy* density ρ; the mass density is ρ/c².
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any, final

import sympy as sp

from ..errors import InputError
from ..geometry import Conventions
from ..geometry.inputs import in_short
from ..geometry.properties import vanishes
from ..spacetimes.flrw import CURVATURE
from ..verdicts import Verdict, decide, explanation
from .contents import UnknownMatter, read_curvature, refuse_coordinates
from .expanding_metric import ExpandingMetric, in_chart
from .fluids import SCALE, Fluid, read_fluids
from .reading import read_conditions, read_constant, read_value

LAMBDA = sp.Symbol("Lambda", real=True)


@final
@dataclass(frozen=True)
class Friedmann:
    """Friedmann's equations of some fluids, in one chart and one set of conventions.

    Attributes
    ----------
    space : the metric with its clock
    fluids : what fills it
    cosmological_constant : Λ
    """

    space: ExpandingMetric
    fluids: tuple[Any, ...]
    cosmological_constant: Any

    def __post_init__(self) -> None:
        if not isinstance(self.space, ExpandingMetric):
            raise InputError(f"{in_short(self.space)} is no expanding metric", "friedmann(fluids, K=..., chart=...)")
        constant = read_constant(self.cosmological_constant, "the cosmological constant")
        object.__setattr__(self, "cosmological_constant", constant)
        object.__setattr__(self, "fluids", read_fluids(self.fluids))
        for fluid in self.fluids:
            refuse_coordinates(fluid, self.space)

    # -- the equations -------------------------------------------------------------------------------------------------

    @cached_property
    def densities(self) -> dict[str, tuple[Any, Any]]:
        """ρ and p of each fluid as functions of the chart's time."""
        found = {}
        for fluid in self.fluids:
            if hasattr(fluid, "in_time"):
                found[fluid.name] = fluid.in_time(self.space)
            else:
                rho = sp.Function(f"rho_{fluid.name}" if len(self.fluids) > 1 else "rho")(self.space.time)
                found[fluid.name] = rho, fluid.pressure_at(rho).subs(SCALE, self.space.scale)
        return found

    @property
    def density(self) -> Any:
        """ρ of all fluids together."""
        return sp.Add(*(rho for rho, _ in self.densities.values()))

    @property
    def pressure(self) -> Any:
        """p of all fluids together."""
        return sp.Add(*(p for _, p in self.densities.values()))

    @property
    def kappa(self) -> Any:
        """κ = 8πG/c⁴ with the constants that the conventions keep."""
        return self.space.metric.conventions.kappa

    @cached_property
    def first(self) -> Any:
        """(ȧ² + K c²)/a² = c² (κ ρ + Λ)/3, a SymPy equation; the left side is −G^0_0 c²/3."""
        square = self.space.light_speed**2
        right = square * (self.kappa * self.density + self.cosmological_constant) / 3
        return sp.Eq((self.space.density * square / 3).to_sympy(), sp.expand(right), evaluate=False)

    @cached_property
    def second(self) -> Any:
        """ä/a = c² (−κ (ρ + 3p)/6 + Λ/3), the acceleration; the left side is c² (G^0_0 − G^i_i)/6."""
        square = self.space.light_speed**2
        left = (self.space.density + self.space.pressure * 3) * square / -6
        active = -self.kappa * (self.density + 3 * self.pressure) / 6 + self.cosmological_constant / 3
        return sp.Eq(left.to_sympy(), sp.expand(square * active), evaluate=False)

    @cached_property
    def continuity(self) -> dict[str, Any]:
        """ρ′ + 3 (a′/a) (ρ + p) = 0 of each fluid by its name: without interaction each keeps its own energy."""
        slope = 3 * sp.diff(self.space.scale, self.space.time) / self.space.scale
        return {
            name: sp.Eq(rho.diff(self.space.time) + slope * (rho + p), 0, evaluate=False)
            for name, (rho, p) in self.densities.items()
        }

    # -- in terms of the scale factor ----------------------------------------------------------------------------------

    @cached_property
    def hubble_squared(self) -> Any:
        """H² as a function of `gr_toolkit.cosmology.SCALE`, with the densities that continuity gives.

        Raises
        ------
        UnsupportedError
            A fluid whose density is not known as a function of a.
        """
        total = sp.Add(*(_density(fluid, SCALE) for fluid in self.fluids))
        square = self.space.light_speed**2
        curved = square * self.space.curvature / SCALE**2
        return sp.expand(square * (self.kappa * total + self.cosmological_constant) / 3) - curved

    @property
    def hubble(self) -> Any:
        """H(a) of an expanding universe."""
        return sp.sqrt(self.hubble_squared)

    # -- what is proved ------------------------------------------------------------------------------------------------

    def perfect_fluid_form(self) -> Verdict:
        """Whether isotropy forces the form of a perfect fluid at rest on G^μ_ν."""
        return self.space.is_perfect_fluid()

    def continuity_follows(self) -> Verdict:
        """Whether ρ̇ + 3 (ȧ/a)(ρ + p) = 0 of all fluids together follows from the two equations [Bianchi]."""
        rho, p = self.space.density, self.space.pressure
        slope = self.space.metric.scalar(3 * sp.diff(self.space.scale, self.space.time) / self.space.scale)
        return decide(rho.diff(self.space.time) + slope * (rho + p), 0)

    def second_follows(self) -> Verdict:
        """Whether the acceleration follows from the first equation and continuity: where ȧ ≠ 0, which is named.

        A static universe satisfies these two for every pressure, and the acceleration for one only.
        """
        time, rho, p = self.space.time, sp.Function("rho")(self.space.time), sp.Function("p")(self.space.time)
        whole = Friedmann(self.space, (UnknownMatter(),), self.cosmological_constant)
        given = (whole.first.lhs * 3 / self.space.light_speed**2 - self.cosmological_constant) / self.kappa
        slope = sp.diff(self.space.scale, time) / self.space.scale
        kept = sp.Eq(p, -rho - rho.diff(time) / (3 * slope))
        return decide(
            whole.second.lhs, whole.second.rhs, assuming=[sp.Eq(rho, given), kept], domain=[self.space.scale > 0]
        )

    def check(self, a: Any, domain: Iterable[Any] = (), **values: Any) -> Verdict:
        """Whether a scale factor solves Einstein's equation with these fluids, every component of it.

        Parameters
        ----------
        a : an expression in the chart's time
        domain : where: ``[t > 0]``
        values : of the constants by their names: ``rho_m=3*C/(8*pi)``

        Raises
        ------
        InputError
            The scale factor speaks of another time; a value that is no constant, that contradicts what its symbol was
            declared to be, or of what the equations do not contain.
        """
        metric = self.space.metric
        time = metric.coordinates[0]
        a = read_value(a, "the scale factor", "an expression in the time of the chart; strings are not evaluated")
        named = {x.name: x for f in self.fluids for x in _density(f, SCALE).free_symbols - {SCALE}}
        named |= {x.name: x for x in self.cosmological_constant.free_symbols}
        for name in values:
            if name not in named:
                raise InputError(f"the equations contain no {name}", f"one of {', '.join(sorted(named))}")
        pairs = {named[name]: read_constant(value, name) for name, value in values.items()}
        amounts = [fluid.amount for fluid in self.fluids]
        for symbol, value in pairs.items():
            if symbol.is_positive and value.is_positive is False and symbol not in amounts:
                raise InputError(f"{symbol} is declared positive, and its value {value} is not", f"{symbol} > 0")
        space = in_chart(
            metric.origin.chart if metric.origin else _chart(self.space),
            curvature=self.space.curvature,
            scale=a,
            conventions=metric.conventions,
            domain=read_conditions(domain),
        )
        rho = [_density(fluid, a) for fluid in self.fluids]
        p = [f.pressure_at(r).subs(SCALE, a) for f, r in zip(self.fluids, rho, strict=True)]
        assert space.time == time
        total = [sp.Add(*part).subs(pairs, simultaneous=True) for part in (rho, p)]
        constant = self.cosmological_constant.subs(pairs, simultaneous=True)
        return vanishes(space.residual(total[0], total[1], constant))

    # -- showing -------------------------------------------------------------------------------------------------------

    @property
    def equations(self) -> Mapping[str, Any]:
        """All equations by name."""
        return {
            "first": self.first,
            "second": self.second,
            **{f"continuity of {name}": equation for name, equation in self.continuity.items()},
        }

    def __repr__(self) -> str:
        return "\n".join(f"{name}: {e.lhs} = {e.rhs}" for name, e in self.equations.items())

    def _repr_latex_(self) -> str:
        return explanation.in_rows([(f"{name}:", sp.latex(e)) for name, e in self.equations.items()])


def _chart(space: ExpandingMetric) -> str:
    return "comoving" if space.lapse == 1 else "conformal"


def _density(fluid: Any, a: Any) -> Any:
    if not isinstance(fluid, Fluid):
        raise InputError(
            f"the density of {fluid.name} is not known as a function of the scale factor", "Fluid(w=...) or one by name"
        )
    return fluid.density_at(a)


def friedmann(
    fluids: Any = None,
    *,
    chart: str = "comoving",
    K: Any = CURVATURE,
    cosmological_constant: Any = LAMBDA,
    conventions: Conventions | str | None = None,
    signature: str | None = None,
) -> Friedmann:
    """Friedmann's equations for any mix of fluids, derived from Einstein's equation.

    Parameters
    ----------
    fluids : `Fluid`, `ScalarField`, or names ("dust", "radiation", "stiff", "vacuum"), one or several; without them ρ
        and p are unknown functions of time
    chart : of `gr.FLRW`: "comoving" for cosmic time t, "conformal" for τ
    K : the curvature, a real symbol unless given
    cosmological_constant : Λ, a symbol unless given
    conventions, signature : as of `gr.FLRW`; also those that keep G, or G and c

    Returns
    -------
    Friedmann
        `first`, `second`, `continuity`, `hubble_squared`, and what is proved of them

    Raises
    ------
    InputError, UnknownNameError
        No fluid, two of one name, K or Λ that are no real constants, a fluid of coordinates, or no chart.

    Examples
    --------
    >>> equations = friedmann(cosmological_constant=0)
    >>> equations.first
    Eq((K + Derivative(a(t), t)**2)/a(t)**2, 8*pi*rho(t)/3)
    >>> equations.second
    Eq(Derivative(a(t), (t, 2))/a(t), -4*pi*p(t) - 4*pi*rho(t)/3)
    >>> equations.continuity_follows(), equations.second_follows()
    (Proved(), Proved(where Derivative(a(t), t) != 0))
    >>> friedmann(["dust", "radiation"], K=0, cosmological_constant=0).hubble_squared
    8*pi*rho_m/(3*a**3) + 8*pi*rho_r/(3*a**4)
    """
    chosen = Conventions.named(conventions, signature)
    curvature = read_curvature(K)
    constant = read_constant(cosmological_constant, "the cosmological constant")
    matter = (UnknownMatter(),) if fluids is None else read_fluids(fluids)
    for fluid in matter:
        if not getattr(fluid, "is_matter", True):
            raise InputError("curvature is no matter: it is in the metric already", "K=...")
    return Friedmann(in_chart(chart, curvature=curvature, conventions=chosen), matter, constant)
