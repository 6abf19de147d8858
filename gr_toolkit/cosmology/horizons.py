"""Horizons of an expanding universe: where there are any, from the exponents of its fluids, and the apparent horizon.

With ρ ∝ a^{−n} dominating H ∝ a^{−n/2}, so that the comoving distance of light ∫ dt/a = ∫ da/a²H

* converges at a → 0 where n > 2, w > −1/3: a particle horizon;
* converges at a → ∞ where n < 2, w < −1/3: an event horizon [Rindler 1956; Ellis & Rothman 1993].

Curvature counts as n = 2, Λ as n = 0. Both need H² > 0 all the way, without a bounce or a turning point.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, final

import sympy as sp

from ..errors import InputError
from ..exact import S_K
from ..geometry import Conventions
from ..verdicts import Verdict, combined, decide
from .expanding_metric import CHI, in_chart
from .expansion_history import ExpansionRate
from .fluids import SCALE, Fluid
from .friedmann_equations import friedmann
from .inequalities import is_positive
from .reading import read_conditions, read_value

KAPPA = 8 * sp.pi


@final
@dataclass(frozen=True)
class Horizon:
    """Whether a horizon exists.

    Attributes
    ----------
    exists : Verdict, on all values of the parameters
    exponent : n of what dominates, ρ ∝ a^{−n}
    where : the condition for it, in SymPy
    """

    exists: Verdict
    exponent: Any
    where: Any

    def __bool__(self) -> bool:
        return bool(self.exists)

    def __repr__(self) -> str:
        if self.where in (True, sp.true):
            return "there is a horizon"
        if self.where in (False, sp.false):
            return "there is no horizon"
        return f"a horizon where {self.where}: {self.exists!r}"

    def _repr_latex_(self) -> str:
        if self.where in (True, False, sp.true, sp.false):
            return rf"$\text{{{self!r}}}$"
        return rf"$\text{{a horizon where}}\quad {sp.latex(self.where)}$"


def particle_horizon(fluids: Any, *, K: Any = 0, cosmological_constant: Any = 0, domain: Iterable[Any] = ()) -> Horizon:
    """Whether there is a particle horizon: light since the big bang has come a finite comoving distance.

    Parameters
    ----------
    fluids : of constant w, or their names; or a `Cosmology` or an `ExpansionRate`, which bring their curvature along
    K, cosmological_constant : 0 unless given
    domain : conditions on symbols, ``[w > -1]``

    Raises
    ------
    InputError
        A fluid whose w is not constant, fluids of which it is open which dominates; no big bang, because H² is not
        positive down to a = 0.

    Examples
    --------
    >>> from gr_toolkit.cosmology import Fluid
    >>> bool(particle_horizon("radiation")), bool(particle_horizon("vacuum"))
    (True, False)
    >>> w = sp.Symbol("w", real=True)
    >>> particle_horizon(Fluid(w=w)).where
    3*w + 1 > 0
    """
    fluids, K = _contents(fluids, K)
    domain, back = read_conditions(domain, without=SCALE), "back to a = 0: there was no big bang"
    _require_expansion(fluids, K, cosmological_constant, (1 - SCALE > 0,), domain, back)
    largest = _dominant(fluids, K, cosmological_constant, sp.Max, domain)
    return Horizon(is_positive(largest - 2, domain), largest, largest - 2 > 0)


def event_horizon(fluids: Any, *, K: Any = 0, cosmological_constant: Any = 0, domain: Iterable[Any] = ()) -> Horizon:
    """Whether there is an event horizon: light sent now will come a finite comoving distance only.

    Parameters and errors are those of `particle_horizon`; an expansion that stops is refused, as H² is not positive.

    Examples
    --------
    >>> bool(event_horizon(["dust", "vacuum"])), bool(event_horizon("dust"))
    (True, False)
    >>> from gr_toolkit.cosmology import Cosmology
    >>> event_horizon(Cosmology(Omega_m=0.3, Omega_Lambda=0.7))
    there is a horizon
    """
    fluids, K = _contents(fluids, K)
    domain, ahead = read_conditions(domain, without=SCALE), "for all a > 1: expansion is bounded"
    _require_expansion(fluids, K, cosmological_constant, (SCALE - 1 > 0,), domain, ahead)
    smallest = _dominant(fluids, K, cosmological_constant, sp.Min, domain)
    return Horizon(is_positive(2 - smallest, domain), smallest, 2 - smallest > 0)


def fate(fluids: Any, *, K: Any = 0, cosmological_constant: Any = 0, domain: Iterable[Any] = ()) -> str:
    """What becomes of a universe that expands at a = 1: "big rip", "forever", or "bounded" if H² < 0 at some a > 1.

    Raises
    ------
    InputError
        It is open, or depends on the parameters; it does not expand today; a density is no power of a.

    Examples
    --------
    >>> from gr_toolkit.cosmology import Fluid
    >>> fate(Fluid(w=-sp.Rational(4, 3))), fate("dust", K=-1), fate(Fluid.named("dust", 1), K=1)
    ('big rip', 'forever', 'bounded')
    >>> from gr_toolkit.cosmology import Cosmology
    >>> fate(Cosmology(Omega_m=0.3, Omega_Lambda=0.7)), fate(Cosmology(Omega_m=2))
    ('forever', 'bounded')
    """
    fluids, K = _contents(fluids, K)
    square = friedmann(fluids, K=K, cosmological_constant=cosmological_constant).hubble_squared
    domain = read_conditions(domain, without=SCALE)
    _require_today(square, domain)
    verdict = _expands(fluids, K, cosmological_constant, (SCALE - 1 > 0, *domain))
    if verdict.refuted and square.free_symbols == {SCALE}:
        return "bounded"
    if not verdict.proved:
        raise InputError(f"whether H^2 = {square} stays positive is open", "numbers, or domain=[...] on the symbols")
    smallest = _dominant(fluids, K, cosmological_constant, sp.Min, domain)
    if smallest.is_nonnegative is None:
        raise InputError(f"it is open whether a^-({smallest}) grows", "a number for w, or a symbol of known sign")
    return "forever" if smallest.is_nonnegative else "big rip"


def apparent_horizon(*, conventions: Conventions | str | None = None, signature: str | None = None) -> Any:
    """The areal radius R = a S_K(χ) where ∇R is null, from the metric of any K: 1/√(H² + K/a²).

    Inside light that is sent inward or outward moves to smaller or larger R; outside both grow where the universe
    expands [Faraoni (2011), Phys. Rev. D 84, 024003].

    Examples
    --------
    >>> apparent_horizon()
    1/sqrt((K + Derivative(a(t), t)**2)/a(t)**2)
    """
    space = in_chart("comoving", conventions=Conventions.named(conventions, signature))
    metric = space.metric
    radius = metric.scalar(space.scale * S_K(space.curvature, CHI))
    slopes = [(k, radius.diff(x)) for k, x in enumerate(metric.coordinates)]
    inverse, sign = metric.inverse, -metric.conventions.time_sign
    square = sum((inverse.component((k, k)) * slope**2 * sign for k, slope in slopes), metric.zero)
    rate = (1 - square) / radius**2  # ∇R·∇R = 1 − (H² + K/a²) R²
    assert rate.diff(CHI).is_zero()
    return 1 / sp.sqrt(rate.to_sympy())


def hubble_radius(hubble: Any) -> Any:
    """1/H, the proper distance that recedes with the speed of light; of an expression or of a universe.

    Examples
    --------
    >>> from gr_toolkit.cosmology import universes
    >>> hubble_radius(universes.power_law(w=0))
    3*t/2
    """
    rate = read_value(
        getattr(hubble, "hubble", hubble),
        "the Hubble rate",
        "H as an expression, or a universe of gr.cosmology.universes; of a Cosmology: c/H is model.hubble_distance",
    )
    if rate == 0:
        raise InputError("a static universe has no Hubble radius: H = 0")
    return 1 / rate


def _contents(given: Any, K: Any) -> tuple[Any, Any]:
    """The fluids and the curvature in units of H₀ of a `Cosmology` or an `ExpansionRate`; else what was given.

    Raises
    ------
    InputError
        A curvature beside one of these, which have theirs.
    """
    rate = getattr(given, "exact", given)
    if not isinstance(rate, ExpansionRate):
        return given, K
    if K != 0:
        raise InputError(f"K = {K} beside {given!r}, which has a curvature of its own", "no K")
    fluids = [Fluid(w=f.w, amount=3 * omega / KAPPA, name=f.name) for f, omega in rate.parameters.items()]
    return fluids, -rate.curvature


def powers_of(quantity: Any) -> dict[Any, Any]:
    """A sum of powers of the scale factor as n -> coefficient of a^−n, those that cancel left out.

    Raises
    ------
    InputError
        It is no such sum.
    """
    found: dict[Any, Any] = {}
    whole = sp.expand(quantity)
    for term in () if whole == 0 else sp.Add.make_args(whole):
        coefficient, power = term.as_independent(SCALE, as_Add=False)
        factors = [] if power == 1 else [factor.as_base_exp() for factor in sp.Mul.make_args(power)]
        if any(base != SCALE or exponent.has(SCALE) for base, exponent in factors):
            raise InputError(f"{term} is no power of a", "Fluid(w=...) with a constant w")
        n = sp.expand(-sp.Add(*(exponent for _, exponent in factors)))
        found[n] = found.get(n, sp.S.Zero) + coefficient
    return {n: coefficient for n, coefficient in found.items() if not decide(coefficient, 0).proved}


def _dominant(fluids: Any, K: Any, cosmological_constant: Any, choose: Any, domain: tuple[Any, ...]) -> Any:
    """n of what dominates H² at one end.

    Raises
    ------
    InputError
        It is open what does, or a fluid's density is no power of a.
    """
    powers = powers_of(friedmann(fluids, K=K, cosmological_constant=cosmological_constant).hubble_squared)
    found = choose(*powers) if powers else sp.nan
    if found not in powers:
        raise InputError(f"it is open which of the densities a^-n dominates, n = {list(powers)}", "numbers for w")
    if not is_positive(powers[found], (SCALE > 0, *domain)).proved:
        raise InputError(f"the coefficient {powers[found]} of a^-({found}) in H^2 may not be positive", "domain=[...]")
    return found


def _expands(fluids: Any, K: Any, cosmological_constant: Any, domain: tuple[Any, ...]) -> Verdict:
    """Whether H² > 0 for the scale factors of a domain."""
    square = friedmann(fluids, K=K, cosmological_constant=cosmological_constant).hubble_squared
    domain = (SCALE > 0, *domain)
    terms = [is_positive(part, domain) for part in _coefficients(square)]
    if terms and all(verdict.proved for verdict in terms):  # powers of a > 0, of whatever degree
        return combined((f"term {number}", verdict) for number, verdict in enumerate(terms, start=1))
    return is_positive(square, domain)


def _coefficients(square: Any) -> list[Any]:
    """Those of the powers of a; none where it has other terms."""
    try:
        return list(powers_of(square).values())
    except InputError:
        return []


def _require_today(square: Any, domain: tuple[Any, ...]) -> None:
    """Refuse universes that are known not to expand at a = 1: light that starts there meets H = 0, and is delayed.

    Raises
    ------
    InputError
        H² is not positive at a = 1.
    """
    today = square.subs(SCALE, 1)
    if decide(today, 0).proved or is_positive(today, domain).refuted:
        raise InputError(f"H^2 = {today} is not positive at a = 1", "densities with which it expands today")


def _require_expansion(
    fluids: Any, K: Any, constant: Any, side: tuple[Any, ...], domain: tuple[Any, ...], said: str
) -> None:
    """Refuse universes whose expansion is not known to go all the way.

    Raises
    ------
    InputError
        H² is not positive somewhere, or not shown to be.
    """
    square = friedmann(fluids, K=K, cosmological_constant=constant).hubble_squared
    verdict = _expands(fluids, K, constant, (*side, *domain))
    if verdict.proved:  # at a = 1 too, which the open interval leaves out
        _require_today(square, domain)
        verdict = is_positive(square.subs(SCALE, 1), domain)
    if verdict.refuted:
        raise InputError(
            f"H^2 is not positive {said} ({verdict.witness.place()})", "gr.cosmology.universes for such cases"
        )
    if verdict.undecided:
        raise InputError(f"it is open whether H^2 > 0 {said.split(':')[0]}: {verdict.explain()}", "domain=[...]")
