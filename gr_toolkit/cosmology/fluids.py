"""Fluids: an equation of state, and the density ρ(a) that follows from it by ρ̇ + 3 (ȧ/a) (ρ + p) = 0.

==========================  ==============================  ==================================================
equation of state           density                         source
==========================  ==============================  ==================================================
p = w ρ                     ρ₁ a^{−3(1+w)}                  Weinberg (1972), eqs 15.1.23–15.1.25
p = w(a) ρ                  ρ₁ exp −3∫₁^a (1 + w) da/a      Chevallier & Polarski (2001), Linder (2003)
p = −A/ρ^α                  (A + B a^{−3(1+α)})^{1/(1+α)}   Kamenshchik, Moschella & Pasquier (2001) for α = 1
p = w ρ − p₀                ρ₁ a^{−3(1+w)} + p₀/(1+w)       affine
==========================  ==============================  ==================================================

None of these is believed: a fluid is made only where dρ/da + 3 (ρ + p)/a = 0 is proved of its density. ρ is the energy
density and p the pressure that an observer at rest in the fluid measures, in all conventions.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from functools import cache
from typing import Any, final

import sympy as sp

from ..errors import InputError, UnsupportedError
from ..verdicts import Verdict, decide
from .other_names import FLUIDS, unknown
from .reading import read_positive, read_real

SCALE = sp.Symbol("a", positive=True)  # what a density depends on
DENSITY = sp.Symbol("rho", positive=True)  # what a pressure depends on
RATIOS = {"dust": 0, "radiation": sp.Rational(1, 3), "stiff": 1, "vacuum": -1, "curvature": -sp.Rational(1, 3)}
STEMS = {"dust": "m", "radiation": "r", "stiff": "s", "vacuum": "v", "curvature": "k"}


@final
@dataclass(frozen=True)
class Fluid:
    """A perfect fluid with an equation of state.

    Parameters
    ----------
    w : p/ρ, a number or an expression; also one in `gr_toolkit.cosmology.SCALE`, the scale factor a, for w(a)
    pressure : p as an expression in `gr_toolkit.cosmology.DENSITY`, ρ, instead of w
    amount : the density at a = 1, a symbol unless given; negative ones are allowed, and break energy conditions
    density : ρ as an expression in a, where it is not found; it is proved
    name : how to call it in print

    Raises
    ------
    InputError
        Neither w nor a pressure, or both; no exact expression; a density that does not follow.

    Examples
    --------
    >>> Fluid(w=sp.Rational(1, 3), name="light", amount=1).density
    a**(-4)
    >>> A, B = sp.symbols("A B", positive=True)
    >>> Fluid.chaplygin(A, B).density
    sqrt(A + B/a**6)
    >>> Fluid(w="dust")
    Traceback (most recent call last):
    gr_toolkit.errors.InputError: the ratio w of pressure to density is 'dust', no expression
      write: w=0, or gr.cosmology.Fluid.named('dust')
    """

    w: Any = None
    pressure: Any = None
    amount: Any = None
    density: Any = None
    name: str = "fluid"
    is_matter: bool = field(default=True, compare=False)

    def __post_init__(self) -> None:
        if (self.w is None) == (self.pressure is None):
            raise InputError(
                "a fluid has either a ratio w = p/rho or a pressure p(rho)", "Fluid(w=0), or Fluid(pressure=-A/DENSITY)"
            )
        if not isinstance(self.name, str):
            raise InputError(f"{self.name!r:.60} is no name of a fluid", "name='dark energy'")
        amount = sp.Symbol(f"rho_{STEMS.get(self.name, self.name)}", positive=True)
        keep = object.__setattr__
        keep(self, "amount", amount if self.amount is None else read_real(self.amount, "the amount of a fluid"))
        if self.w is not None:
            advice = "w=0, or gr.cosmology.Fluid.named('dust')"
            ratio = read_real(self.w, "the ratio w of pressure to density", advice)
            keep(self, "w", ratio)
            keep(self, "pressure", ratio * DENSITY)
        else:
            keep(self, "pressure", read_real(self.pressure, "the pressure of a fluid"))
        if self.density is None:
            keep(self, "density", _ratio_density(self.w, self.amount) if self.w is not None else None)
        if self.density is not None:
            keep(self, "density", read_real(self.density, "the density of a fluid"))
        for own, expression in ((SCALE, self.pressure), (DENSITY, self.pressure), (SCALE, self.density)):
            _refuse_namesakes(own, expression)
        if self.density is not None and not self.check().proved:
            raise InputError(
                f"the density {self.density} is not shown to follow from the pressure {self.pressure}: "
                f"{self.check().explain()}",
                "a density with d rho/da = -3 (rho + p)/a",
            )

    # -- those with a name ---------------------------------------------------------------------------------------------

    @classmethod
    def named(cls, name: str, amount: Any = None) -> Fluid:
        """Dust, radiation, stiff matter or the vacuum, and "curvature", which is none but counts like one.

        Raises
        ------
        UnknownNameError
            There is no such fluid.

        Examples
        --------
        >>> Fluid.named("radiation")
        radiation: p = rho/3, rho = rho_r/a**4
        """
        if not isinstance(name, str) or name not in RATIOS:
            raise unknown(str(name), RATIOS, "fluid", FLUIDS)
        return cls(w=RATIOS[name], amount=amount, name=name, is_matter=name != "curvature")

    @classmethod
    def vacuum(cls, cosmological_constant: Any, kappa: Any = 8 * sp.pi) -> Fluid:
        """The fluid that a cosmological constant is when it stands on the side of matter: ρ = Λ/κ = −p."""
        return cls(
            w=-1, amount=read_real(cosmological_constant, "Lambda") / read_positive(kappa, "kappa"), name="vacuum"
        )

    @classmethod
    def chaplygin(cls, A: Any, B: Any, alpha: Any = 1) -> Fluid:
        """The (generalised) Chaplygin gas p = −A/ρ^α: dust early, vacuum late [Bento, Bertolami & Sen 2002, eq. 3]."""
        A, B, alpha = (read_real(x, "a constant of Chaplygin's gas") for x in (A, B, alpha))
        density = (A + B / SCALE ** (3 * (1 + alpha))) ** (1 / (1 + alpha))
        return cls(pressure=-A / DENSITY**alpha, amount=density.subs(SCALE, 1), density=density, name="Chaplygin")

    @classmethod
    def affine(cls, w: Any, offset: Any, amount: Any = None) -> Fluid:
        """p = w ρ − p₀, w ≠ −1: a fluid of constant ratio w and a vacuum, as one."""
        w, offset = read_real(w, "w"), read_real(offset, "the offset of the pressure")
        part = cls(w=w, amount=amount, name="affine")
        return cls(pressure=w * DENSITY - offset, density=part.density + offset / (1 + w), name="affine")

    # -- what is asked of it -------------------------------------------------------------------------------------------

    def pressure_at(self, density: Any) -> Any:
        """p, where the density is known as an expression; of w(a) it still speaks of a."""
        return self.pressure.subs(DENSITY, read_real(density, "the density"))

    def density_at(self, scale_factor: Any) -> Any:
        """ρ(a).

        Raises
        ------
        InputError
            The scale factor is no positive number or real expression.
        UnsupportedError
            It is not known in closed form.
        """
        if self.density is None:
            raise UnsupportedError(
                f"the density of p = {self.pressure} as a function of a", "write: Fluid(pressure=…, density=…)"
            )
        return self.density.subs(SCALE, read_positive(scale_factor, "the scale factor"))

    def check(self) -> Verdict:
        """Whether the density satisfies dρ/da = −3 (ρ + p)/a.

        What belongs to w = w₁ + w₂ a, numbers, is an instance of what is decided once, for every w₁ and w₂.
        """
        rho = self.density_at(SCALE)
        if self.w is not None and not self.amount.has(SCALE) and rho == _instance(self.w, self.amount):
            return _every_linear_ratio()
        return decide(rho.diff(SCALE) * SCALE, -3 * (rho + self.pressure_at(rho)))

    @property
    def sound_speed_squared(self) -> Any:
        """dp/dρ, of what depends on ρ alone."""
        return self.pressure.diff(DENSITY)

    @property
    def exponent(self) -> Any:
        """n in ρ ∝ a^{−n}, of a constant ratio w; None of others."""
        return None if self.w is None or self.w.has(SCALE) else sp.expand(3 * (1 + self.w))

    def __repr__(self) -> str:
        return f"{self.name}: p = {self.pressure}" + (f", rho = {self.density}" if self.density is not None else "")

    def _repr_latex_(self) -> str:
        rho = "" if self.density is None else rf",\quad \rho = {_upright(self.density)}"
        return rf"$\text{{{self.name}}}:\quad p = {sp.latex(self.pressure)}{rho}$"


CONSTANT, SLOPE, AMOUNT = sp.symbols("w_1 w_2 rho_1", real=True)


@cache
def _every_linear_ratio() -> Verdict:
    """dρ/da = −3 (1 + w) ρ/a of w = w₁ + w₂ a: without the roots of high degree that a^{1/100} brings."""
    rho = _ratio_density(CONSTANT + SLOPE * SCALE, AMOUNT)
    return decide(rho.diff(SCALE) * SCALE, -3 * (1 + CONSTANT + SLOPE * SCALE) * rho)


def _instance(w: Any, amount: Any) -> Any:
    """The density of that for a ratio w; None where w is not linear in a with numbers."""
    slope = w.coeff(SCALE)
    constant = sp.expand(w - slope * SCALE)
    if not (slope.is_Rational and constant.is_Rational):
        return None
    return _ratio_density(CONSTANT + SLOPE * SCALE, AMOUNT).subs({CONSTANT: constant, SLOPE: slope, AMOUNT: amount})


def _ratio_density(w: Any, amount: Any) -> Any:
    """ρ₁ exp −3∫₁^a (1 + w) da/a, where the integral is found; what is found is proved by `Fluid.check`."""
    if not w.has(SCALE):
        return amount * SCALE ** sp.expand(-3 * (1 + w))
    integrand = sp.expand((1 + w) / SCALE)
    found = sp.S.Zero
    for term in sp.Add.make_args(integrand):
        coefficient, power = term.as_independent(SCALE)
        exponent = sp.Wild("n", exclude=[SCALE])
        match: Callable[..., Any] = power.match
        known = match(SCALE**exponent)
        if known is None:
            return None
        n = known[exponent]
        found += coefficient * (sp.log(SCALE) if n == -1 else (SCALE ** (n + 1) - 1) / (n + 1))
    logarithmic = found.coeff(sp.log(SCALE))
    rest = sp.expand(found - logarithmic * sp.log(SCALE))
    return amount * SCALE ** (-3 * logarithmic) * sp.exp(-3 * rest)


def _upright(expression: Any) -> str:
    """LaTeX in which an index that is a word, as of ρ_dust, is no product of letters."""
    names = {s: rf"\rho_{{\mathrm{{{stem}}}}}" for s in expression.free_symbols if (stem := _stem(s.name))}
    shown: str = sp.latex(expression, symbol_names=names)
    return shown


def _stem(name: str) -> str:
    """The word in rho_word."""
    stem = name.removeprefix("rho_")
    return stem.replace("_", " ") if stem != name and len(stem) > 1 else ""


def _refuse_namesakes(own: Any, expression: Any) -> None:
    """Another symbol called a would be taken for a constant.

    Raises
    ------
    InputError
        There is one.
    """
    symbols = set() if expression is None else expression.free_symbols
    if any(symbol.name == own.name and symbol != own for symbol in symbols):
        place = "SCALE" if own == SCALE else "DENSITY"
        raise InputError(
            f"the {own} in {expression} is a symbol of its own", f"gr.cosmology.{place}, or another letter"
        )


def read_fluids(given: Any) -> tuple[Any, ...]:
    """Fluids, or their names, as a tuple.

    Raises
    ------
    InputError
        Something that is no fluid, or two of one name.
    """
    alone = isinstance(given, str) or not isinstance(given, Iterable)
    several = (given,) if alone else tuple(given)
    fluids = tuple(Fluid.named(f) if isinstance(f, str) else f for f in several)
    for fluid in fluids:
        if not (hasattr(fluid, "pressure_at") or hasattr(fluid, "in_time")):
            raise InputError(f"{fluid!r:.60} is no fluid", "gr.cosmology.Fluid(w=...), or a name: 'dust', 'radiation'")
    names = [fluid.name for fluid in fluids]
    for name in names:
        if names.count(name) > 1:
            raise InputError(f"two fluids are called {name}", f"Fluid(..., name='{name}2')")
    return fluids
