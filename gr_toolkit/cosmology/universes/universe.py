"""What a universe of the library is: a scale factor in some time, the fluids it takes, and where it begins and ends."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any, final

import sympy as sp

from ...errors import InputError
from ...exact import Element, Field, Reader, hooks, read_domain
from ...geometry import Conventions, Metric
from ...geometry.properties import vanishes
from ...verdicts import Verdict, combined, decide, explanation
from ..expanding_metric import ExpandingMetric, in_chart, with_lapse
from ..fluids import SCALE, Fluid

COSMIC, CONFORMAL = sp.Symbol("t"), sp.Symbol("tau")  # the times of gr.FLRW's charts
FINITE = sp.Dummy("finite")


@final
@dataclass(frozen=True)
class End:
    """An end of a universe, where its time begins or stops.

    Attributes
    ----------
    what : "big bang", "big crunch", "big rip", "forever", or in words why the chart ends
    at : the value of the chart's time there, perhaps infinite
    cosmic : t there, −oo or oo where no clock counts it; None where t(time) is not known in closed form
    conformal : τ there, of the conformal time that the universe has; `FINITE` where it converges to no closed form
    of_chart : whether the chart ends there, and spacetime may go on
    """

    what: str
    at: Any
    cosmic: Any = None
    conformal: Any = None
    of_chart: bool = False

    def __post_init__(self) -> None:
        for name in ("at", "cosmic", "conformal"):
            value = getattr(self, name)
            object.__setattr__(self, name, None if value is None else sp.sympify(value, strict=True))


@final
@dataclass(frozen=True)
class Universe:
    """A solution of Friedmann's equations.

    Attributes
    ----------
    name : what it is called
    a : the scale factor as an expression in `time`
    time : the time coordinate: t, τ, or another parameter
    lapse : N in dt = N d(time): 1, a, or another
    K : the spatial curvature
    fluids : with their densities as functions of the scale factor; Λ is the vacuum among them
    domain : the range of time and parameters
    beginning, end : see `End`
    t, tau : cosmic and conformal time as functions of `time`, None where not known in closed form
    source : book or paper and equation
    notes : what else is to be said, in words
    """

    name: str
    a: Any
    time: Any
    lapse: Any
    K: Any
    fluids: tuple[Fluid, ...]
    domain: tuple[Any, ...]
    beginning: End
    end: End
    t: Any = None
    tau: Any = None
    source: str = ""
    notes: tuple[str, ...] = ()

    # -- its metric, and what is proved --------------------------------------------------------------------------------

    def metric(self, *, conventions: Conventions | str | None = None, signature: str | None = None) -> Metric:
        """The metric: `gr.FLRW` with this scale factor, in the comoving or the conformal chart where time is t or τ."""
        return self._space(Conventions.named(conventions, signature)).metric

    def check(self, *, conventions: Conventions | str | None = None, signature: str | None = None) -> Verdict:
        """Whether it solves Einstein's equation with its fluids, every component, and its clocks are right."""
        space = self._space(Conventions.named(conventions, signature))
        rho = [fluid.density_at(self.a) for fluid in self.fluids]
        p = [f.pressure_at(r).subs(SCALE, self.a) for f, r in zip(self.fluids, rho, strict=True)]
        parts = [("Einstein's equation", vanishes(space.residual(sp.Add(*rho), sp.Add(*p), 0)))]
        for name, clock, rate in (("t", self.t, self.lapse), ("tau", self.tau, self.lapse / self.a)):
            if clock is not None:
                parts.append((f"d{name}", decide(sp.diff(clock, self.time), rate, domain=self.domain)))
        return combined(parts)

    def with_scale_factor(self, a: Any) -> Universe:
        """The same claims about another a: what a mutation of it does is seen by `check`."""
        return replace(self, a=a, lapse=a if self.lapse == self.a else self.lapse, t=None, tau=None)

    def _space(self, conventions: Conventions) -> ExpandingMetric:
        if conventions.constants:
            raise InputError(
                f"the library has G = c = 1, the conventions keep {conventions.constants}",
                "gr.restore_units(component, {...})",
            )
        chart = {(COSMIC, 1): "comoving", (CONFORMAL, self.a): "conformal"}.get((self.time, self.lapse))
        if chart is None:
            return with_lapse(self.time, self.lapse, self.a, self.K, conventions, self.domain)
        return in_chart(chart, curvature=self.K, scale=self.a, conventions=conventions, domain=self.domain)

    # -- what is read off ----------------------------------------------------------------------------------------------

    @cached_property
    def hubble(self) -> Any:
        """H = ȧ/a as a function of `time`."""
        return self._element(sp.diff(self.a, self.time) / (self.a * self.lapse)).to_sympy()

    @cached_property
    def deceleration(self) -> Any:
        """q = −ä a/ȧ² as a function of `time`.

        Raises
        ------
        DivisionByZeroError
            The universe is static.
        """
        a, lapse = self._element(self.a), self._element(self.lapse)
        first = a.diff(self.time) / lapse
        return (-(first.diff(self.time) / lapse) * a / first**2).to_sympy()

    @property
    def density(self) -> Any:
        """ρ of all fluids as a function of `time`."""
        return sp.Add(*(fluid.density_at(self.a) for fluid in self.fluids))

    @property
    def density_parameters(self) -> dict[str, Any]:
        """Ω_i = 8πρ_i/3H² by the names of the fluids, and Ω_K as "curvature", functions of `time` that add up to 1."""
        square = (sp.diff(self.a, self.time) / (self.a * self.lapse)) ** 2
        shares = {f.name: sp.Rational(8, 3) * sp.pi * f.density_at(self.a) for f in self.fluids}
        shares["curvature"] = -self.K / self.a**2
        return {name: self._element(share / square).to_sympy() for name, share in shares.items()}

    @property
    def big_bang(self) -> bool:
        """Whether it begins with a singularity a → 0 a finite time ago."""
        return self.beginning.what == "big bang"

    @property
    def future(self) -> str:
        """How it ends: "forever", "big crunch", "big rip", or where its chart ends."""
        return self.end.what

    def age(self) -> Any:
        """The cosmic time since the big bang, as a function of `time`.

        Raises
        ------
        InputError
            There was no big bang, or t is not known in closed form.
        """
        if not self.big_bang:
            raise InputError(
                f"{self.name} has no big bang, so no age: it begins with {self.beginning.what}",
                ".t for its cosmic time" if self.t is not None else ".beginning, which says what is there instead",
            )
        return self._since(self.t, self.beginning.cosmic, "cosmic time t", self.name)

    def lifetime(self) -> Any:
        """The cosmic time from the beginning to the end, infinite where it lasts forever.

        Raises
        ------
        InputError
            Cosmic time is not known at one of its ends.
        """
        if self.beginning.cosmic is None or self.end.cosmic is None:
            raise InputError(f"the cosmic time at the ends of {self.name} is not known in closed form")
        return self.end.cosmic - self.beginning.cosmic

    def lookback_time(self, now: Any) -> Any:
        """t(now) − t(time), as a function of `time`.

        Raises
        ------
        InputError
            t is not known in closed form.
        """
        here = self._since(self.t, 0, "cosmic time t", self.name)
        return here.subs(self.time, now) - here

    def particle_horizon(self) -> Any:
        """The proper distance a ∫ dt/a since the beginning, to the farthest matter that is seen; oo where all is.

        Raises
        ------
        InputError
            The chart begins where the universe does not, or it is not known whether the integral converges.
        """
        return self._horizon(self.beginning, 1)

    def event_horizon(self) -> Any:
        """The proper distance a ∫ dt/a to the end, beyond which no light sent now arrives; oo where all arrives.

        Raises
        ------
        InputError
            The chart ends where the universe does not, or it is not known whether the integral converges.
        """
        return self._horizon(self.end, -1)

    def apparent_horizon(self) -> Any:
        """The areal radius 1/√(H² + K/a²) = √(3/κρ) where ∇R is null; see `gr_toolkit.cosmology.apparent_horizon`.

        Raises
        ------
        InputError
            The density is nowhere positive, so that there is none.
        """
        square = self._element(self.density) * 8 * sp.pi / 3
        if square.is_zero() or hooks.call("sign or zero", square) < 0:
            raise InputError(f"{self.name} has no apparent horizon: H^2 + K/a^2 = {square} is not positive")
        return square.inverse().sqrt().to_sympy()

    def _horizon(self, end: End, sign: int) -> Any:
        if end.of_chart:
            raise InputError(
                f"{self.name}: the chart ends at {end.what}, and spacetime may go on there",
                "the horizon of the whole spacetime, in a chart that covers it",
            )
        if end.conformal is None:
            raise InputError(
                f"{self.name}: whether conformal time converges depends on its parameters (there is {end.what})",
                "numbers, or symbols that are declared positive or negative",
            )
        if end.conformal.is_infinite:
            return sp.oo
        if self.tau is not None and end.conformal != FINITE:
            return self.a * sign * (self.tau - end.conformal)
        passed = sp.Dummy(self.time.name, real=True)
        rate = (self.lapse / self.a).subs(self.time, passed)
        return self.a * sp.Integral(rate, (passed, end.at, self.time) if sign > 0 else (passed, self.time, end.at))

    @staticmethod
    def _since(clock: Any, start: Any, what: str, name: str) -> Any:
        if clock is None or start is None:
            raise InputError(f"the {what} of {name} is not known in closed form")
        return clock - start

    def _element(self, expression: Any) -> Element:
        return Reader(Field.rational(read_domain(self.domain, [self.time]))).read_all([expression])[0]

    # -- showing -------------------------------------------------------------------------------------------------------

    def __repr__(self) -> str:
        lines = [f"{self.name}: a = {self.a}, K = {self.K}"]
        clocks = (("t", self.t), ("tau", self.tau))
        lines += [f"  {name} = {clock}" for name, clock in clocks if clock is not None and clock != self.time]
        lines += [f"  {fluid!r}" for fluid in self.fluids]
        lines += [f"  from {self.beginning.what} to {self.end.what}"] + [f"  {note}" for note in self.notes]
        return "\n".join([*lines, f"  [{self.source}]"])

    def _repr_latex_(self) -> str:
        rows: list[tuple[str, Any]] = [("", explanation.bold(self.name))]
        rows += [("", f"a = {sp.latex(self.a)}"), ("", f"K = {sp.latex(self.K)}")]
        clocks = (("t", self.t), (r"\tau", self.tau))
        rows += [("", f"{name} = {sp.latex(c)}") for name, c in clocks if c is not None and c != self.time]
        rows += [("", fluid) for fluid in self.fluids]
        ends = f"from {self.beginning.what} to {self.end.what}"
        return explanation.in_rows([*rows, (ends, ""), (f"[{self.source}]", "")])
