"""What a universe of the library is: a scale factor in some time, the fluids it takes, and where it begins and ends."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any, final

import sympy as sp

from ...errors import AmbiguousRootError, InputError
from ...exact import Element, Field, Reader, hooks, read_domain
from ...geometry import Conventions, Metric
from ...geometry.inputs import in_short, read_expression
from ...geometry.properties import vanishes
from ...verdicts import Verdict, combined, decide, explanation
from ..expanding_metric import ExpandingMetric, in_chart, with_lapse
from ..expansion_history import ExpansionRate
from ..fluids import SCALE, Fluid, read_fluids
from ..reading import read_conditions, read_real
from .ends import CONFORMAL, COSMIC, End
from .horizon_distances import to_the_end
from .regular import is_regular


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

    def __post_init__(self) -> None:
        for name in ("a", "time", "lapse", "K", "t", "tau"):
            if getattr(self, name) is not None:
                read_expression(getattr(self, name), f"{name} of a universe")
        for end in (self.beginning, self.end):
            if not isinstance(end, End):
                raise InputError(f"{in_short(end)} is no end of a universe", 'End("big bang", 0)')
        read_fluids(self.fluids)
        read_conditions(self.domain)

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
        return self._written(self._rate)

    @cached_property
    def deceleration(self) -> Any:
        """q = −ä a/ȧ² as a function of `time`.

        Raises
        ------
        DivisionByZeroError
            The universe is static.
        """
        first = self._element(self._velocity)
        first.inverse()  # of a static universe that is an error
        second = sp.diff(self._velocity, self.time) / self.lapse
        return self._written(-second * self.a / self._velocity**2, first)

    @property
    def density(self) -> Any:
        """ρ of all fluids as a function of `time`."""
        return sp.Add(*(fluid.density_at(self.a) for fluid in self.fluids))

    @property
    def density_parameters(self) -> dict[str, Any]:
        """Ω_i = 8πρ_i/3H² by the names of the fluids, and Ω_K as "curvature", functions of `time` that add up to 1."""
        square, first = self._rate**2, self._element(self._velocity)
        shares = {f.name: sp.Rational(8, 3) * sp.pi * f.density_at(self.a) for f in self.fluids}
        shares["curvature"] = -self.K / self.a**2
        return {name: self._written(share / square, first) for name, share in shares.items()}

    @property
    def big_bang(self) -> bool:
        """Whether it begins with a singularity a → 0 a finite time ago."""
        return self.beginning.what == "big bang"

    @property
    def future(self) -> str:
        """How it ends: "forever", "big crunch", "big rip", or where its chart ends."""
        return self.end.what

    def expansion_rate(self, now: Any = None) -> ExpansionRate:
        """E(z) for those who live at a value of `time`, at `time` itself unless one is given, from the Ω they find.

        From there it goes to numbers, ``.cosmology({…}, H0=70)``, and to the age in units of 1/H, ``.age(domain=…)``.

        Raises
        ------
        InputError
            A fluid for which p/ρ is not constant; a time that is not in its domain; no time where that is a itself.
        """
        fluids = []
        for fluid in self.fluids:
            if fluid.exponent is None:
                raise InputError(f"p/rho of {fluid.name} is not constant, so that E(z) depends on what a is now")
            fluids.append(Fluid(w=fluid.w, amount=1, name=fluid.name))
        if now is None and self.time == SCALE:
            raise InputError(f"the Ω of {self.name} are those of every a, which E(z) has for its own", "now=1")
        at = {} if now is None else {self.time: self._moment(now)}
        *shares, curvature = (share.subs(at) for share in self.density_parameters.values())
        return ExpansionRate(dict(zip(fluids, shares, strict=True)), curvature)

    def age(self) -> Any:
        """The cosmic time since the big bang, as a function of `time`.

        Where `time` is t and begins with the big bang that is t itself. The age as a function of H and the density
        parameters is ``expansion_rate({…}).age() / H``, of those of any time ``universe.expansion_rate(time).age()``.

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
        """t(now) − t(time), as a function of `time`; `now` is a value of `time`.

        Raises
        ------
        InputError
            t is not known in closed form; a time before the beginning, after the end, or no real number.
        """
        here = self._since(self.t, 0, "cosmic time t", self.name)
        return here.subs(self.time, self._moment(now)) - here

    def particle_horizon(self) -> Any:
        """The proper distance a ∫ dt/a since the beginning, to the farthest matter that is seen; oo where all is.

        Raises
        ------
        InputError
            The chart begins where the universe does not, or it is not known whether the integral converges.
        """
        return to_the_end(self, self.beginning, 1)

    def event_horizon(self) -> Any:
        """The proper distance a ∫ dt/a to the end, beyond which no light sent now arrives; oo where all arrives.

        Raises
        ------
        InputError
            The chart ends where the universe does not, or it is not known whether the integral converges.
        """
        return to_the_end(self, self.end, -1)

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
        typed = 1 / sp.sqrt(self.density * 8 * sp.pi / 3)  # what is real where the density is positive
        try:
            radius = square.inverse().sqrt()
        except AmbiguousRootError:
            return typed
        return radius.to_sympy() if is_regular(radius, self.time, square) else typed

    @staticmethod
    def _since(clock: Any, start: Any, what: str, name: str) -> Any:
        if clock is None or start is None:
            raise InputError(f"the {what} of {name} is not known in closed form")
        return clock - start

    def _moment(self, given: Any) -> Any:
        """A value of `time`.

        Raises
        ------
        InputError
            It is not real, or outside of the domain.
        """
        now = read_real(given, "the time that is now", f"a value of {self.time}")
        for condition in self.domain:
            if condition.subs(self.time, now) == sp.false:
                raise InputError(f"{self.name} has no time {now}: {condition} is false there", f"{condition}")
        return now

    @property
    def _velocity(self) -> Any:
        """ȧ by cosmic time."""
        return sp.diff(self.a, self.time) / self.lapse

    @property
    def _rate(self) -> Any:
        return self._velocity / self.a

    def _written(self, typed: Any, vanishing: Element | None = None) -> Any:
        """The normal form where it is known to be regular, but for zeros of `vanishing`; else what was typed."""
        element = self._element(typed)
        return element.to_sympy() if is_regular(element, self.time, vanishing) else typed

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
