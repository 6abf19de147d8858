"""Energy conditions on a density and pressure.

=========  ============================  ==========================================
condition  of a perfect fluid            meaning
=========  ============================  ==========================================
null       ρ + p ≥ 0                     T_{μν} k^μ k^ν ≥ 0 for all null k
weak       ρ ≥ 0, ρ + p ≥ 0              no observer sees a negative energy density
strong     ρ + 3p ≥ 0, ρ + p ≥ 0         gravity attracts: ä ≤ 0
dominant   ρ ≥ |p|                       energy does not flow faster than light
=========  ============================  ==========================================

[Hawking & Ellis (1973), section 4.3; Carroll (2004), section 4.6]. In an expanding universe null is Ḣ ≤ K/a².
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, final

import sympy as sp

from ..errors import InputError, UnknownNameError
from ..exact import Element
from ..geometry import Metric
from ..spacetimes.entry import Origin
from ..verdicts import Verdict, combined, explanation
from .expanding_metric import ExpandingMetric
from .fluids import DENSITY, Fluid
from .inequalities import is_nonnegative
from .reading import read_conditions, read_real

CONDITIONS = {
    "null": lambda rho, p: [rho + p],
    "weak": lambda rho, p: [rho, rho + p],
    "strong": lambda rho, p: [rho + 3 * p, rho + p],
    "dominant": lambda rho, p: [rho - p, rho + p],  # ρ ≥ |p|, and ρ ≥ 0 as half their sum
}


@final
@dataclass(frozen=True)
class EnergyConditions:
    """What the energy conditions say of a density and a pressure.

    Attributes
    ----------
    density, pressure : ρ and p, in SymPy, up to a positive factor
    domain : where they are asked about; what stands under a root of ρ or p is not negative there
    """

    density: Any
    pressure: Any
    domain: tuple[Any, ...] = ()

    def __post_init__(self) -> None:
        for name in ("density", "pressure"):
            value = read_real(getattr(self, name), f"the {name}", "a real expression; strings are not evaluated")
            object.__setattr__(self, name, value)
        roots = [c for c in _where_real(self.density, self.pressure) if c not in self.domain]
        object.__setattr__(self, "domain", (*read_conditions(self.domain), *roots))

    def inequalities(self, name: str) -> tuple[Any, ...]:
        """What has to be ≥ 0 for a condition, in SymPy: where it holds.

        Raises
        ------
        UnknownNameError
            There is no condition of that name.
        """
        return tuple(sp.factor(x) for x in self._quantities(name))

    def holds(self, name: str) -> Verdict:
        """Whether a condition holds on the whole domain; refuted with a point where it does not.

        Raises
        ------
        UnknownNameError
            There is no condition of that name.
        """
        quantities = self._quantities(name)
        return combined((f"{sp.factor(x)} >= 0", is_nonnegative(x, self.domain)) for x in quantities)

    def _quantities(self, name: Any) -> list[Any]:
        if not isinstance(name, str) or name not in CONDITIONS:
            raise UnknownNameError(str(name), CONDITIONS, "energy condition")
        return CONDITIONS[name](self.density, self.pressure)

    @property
    def null(self) -> Verdict:
        """ρ + p ≥ 0."""
        return self.holds("null")

    @property
    def weak(self) -> Verdict:
        """ρ ≥ 0 and ρ + p ≥ 0."""
        return self.holds("weak")

    @property
    def strong(self) -> Verdict:
        """ρ + 3p ≥ 0 and ρ + p ≥ 0."""
        return self.holds("strong")

    @property
    def dominant(self) -> Verdict:
        """ρ ≥ |p|."""
        return self.holds("dominant")

    def __repr__(self) -> str:
        return "\n".join(f"{name}: {_words(self.holds(name))}" for name in CONDITIONS)

    def _repr_latex_(self) -> str:
        return explanation.in_rows([(f"{name}:", self.holds(name)) for name in CONDITIONS])


def _where_real(*quantities: Any) -> list[Any]:
    """That nothing negative stands under a root: where the matter does not exist, no condition is broken."""
    powers = {x for quantity in quantities for x in quantity.atoms(sp.Pow) if not x.exp.is_integer}
    bases = {x.base: x.exp for x in sorted(powers, key=str) if not x.base.is_nonnegative}
    return [base >= 0 if exponent.is_positive else base > 0 for base, exponent in bases.items()]


def _words(verdict: Verdict) -> str:
    if verdict.proved:
        return "holds"
    return f"broken, {verdict.component}: {verdict.witness.place()}" if verdict.refuted else "undecided"


def energy_conditions(of: Any, *, domain: Iterable[Any] = ()) -> EnergyConditions:
    """The energy conditions of a fluid, of a pair (ρ, p), or of the matter that a metric asks for.

    Parameters
    ----------
    of : `Fluid`, the name of one, a pair of expressions, an `ExpandingMetric`, or a metric of `gr.FLRW`, of which it is
        κρ and κp of Einstein's equation without Λ
    domain : conditions, ``[w > -1]``; those of a metric are added

    Raises
    ------
    InputError
        None of these.

    Examples
    --------
    >>> from gr_toolkit.cosmology import Fluid
    >>> energy_conditions(Fluid.named("vacuum"))
    null: holds
    weak: holds
    strong: broken, -2*rho >= 0: rho = 24/97
    dominant: holds
    >>> w = sp.Symbol("w", real=True)
    >>> energy_conditions(Fluid(w=w), domain=[w < -1]).null.refuted                # a phantom
    True
    >>> energy_conditions(Fluid(w=w)).inequalities("strong")
    (rho*(3*w + 1), rho*(w + 1))
    """
    conditions = read_conditions(domain)
    if isinstance(of, str):
        of = Fluid.named(of)
    if isinstance(of, Fluid):
        if of.density is not None and (of.exponent is None or not of.amount.is_positive):
            return EnergyConditions(of.density, of.pressure_at(of.density), conditions)
        return EnergyConditions(DENSITY, of.pressure, conditions)
    if isinstance(of, Metric) and isinstance(of.origin, Origin) and of.origin.entry.name == "FLRW":
        values, time = of.origin.values, of.coordinates[0]
        lapse = values["a"] if of.origin.chart == "conformal" else sp.S.One
        of = ExpandingMetric(of, time, lapse, values["a"], values["K"])
    if isinstance(of, ExpandingMetric):
        known = [c for c in of.metric.conditions if _speaks_of_time(c, of)]
        return EnergyConditions(of.density.to_sympy(), of.pressure.to_sympy(), (*known, *conditions))
    if isinstance(of, tuple) and len(of) == 2:
        pair = [x.to_sympy() if isinstance(x, Element) else x for x in of]
        return EnergyConditions(pair[0], pair[1], conditions)
    raise InputError(f"{of!r:.60} has no density and pressure", "a Fluid, a pair (rho, p), or gr.FLRW(a=...)")


def _speaks_of_time(condition: Any, space: ExpandingMetric) -> bool:
    return not condition.free_symbols & set(space.metric.coordinates[1:])
