"""From exact density parameters to numbers and back: `ExpansionRate` and `Cosmology`, and ages in closed form."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

import sympy as sp

from ..errors import InputError
from ..exact import Element
from ..geometry.inputs import in_short
from ..verdicts import decide
from . import closed_ages
from .closed_distances import Omega_Lambda, Omega_m, Omega_r, a, n
from .fluids import SCALE, Fluid
from .given_numbers import fraction
from .inequalities import is_positive
from .reading import read_conditions, read_real

if TYPE_CHECKING:
    from .expansion_history import ExpansionRate
    from .parameters import Cosmology

NAMES = {sp.Integer(0): "Omega_m", sp.Rational(1, 3): "Omega_r", sp.Integer(-1): "Omega_Lambda"}  # by w


def exact_rate(model: Cosmology) -> ExpansionRate:
    """See `Cosmology.exact`."""
    w0, wa = _rational(model.w0), _rational(model.wa)
    is_lambda = w0 == -1 and not wa
    dark = Fluid.named("vacuum") if is_lambda else Fluid(w=w0 + wa * (1 - SCALE), amount=1, name="dark energy")
    amounts = {
        Fluid.named("dust"): model.Omega_m,
        Fluid.named("radiation"): model.Omega_r,
        dark: model.Omega_Lambda,
    }
    present = {fluid: _rational(omega) for fluid, omega in amounts.items() if omega}
    from . import ExpansionRate  # through the package's door: both are above this module and below it

    return ExpansionRate(present, _rational(model.Omega_K))


def numeric_model(rate: ExpansionRate, values: Mapping[Any, Any] | None, H0: Any) -> Cosmology:
    """See `ExpansionRate.cosmology`."""
    if not isinstance(values, Mapping | None):
        raise InputError(f"the values {values!r:.60} are no dictionary", "cosmology({Omega: 0.3})")
    given = {_symbol(symbol): _exact(symbol, value) for symbol, value in (values or {}).items()}
    parameters: dict[str, Any] = {"Omega_K": _put_in(rate.curvature, given)}
    for fluid, omega in rate.parameters.items():
        if fluid.w is None:
            raise InputError(
                f"{fluid.name} has p = {fluid.pressure}, and numbers are of p = w rho", "Fluid(w=w0 + wa*(1 - SCALE))"
            )
        w = sp.expand(fluid.w.subs(given))
        name = NAMES.get(w, "Omega_Lambda")
        if name in parameters:
            raise InputError(f"two fluids are {name} of a Cosmology, {fluid.name} the second", "one of them")
        parameters[name] = _put_in(omega, given)
        if w not in NAMES:
            wa = -sp.expand(w.diff(SCALE))
            if wa.has(SCALE):
                raise InputError(f"p/rho of {fluid.name} is {w}, not one that a Cosmology has", "w0 + wa*(1 - SCALE)")
            parameters |= {"w0": _put_in(sp.expand(w + wa * (SCALE - 1)), given), "wa": _put_in(wa, given)}
    from . import Cosmology

    return Cosmology(H0=H0, **parameters)


def age_today(rate: ExpansionRate, domain: Iterable[Any]) -> Any:
    """See `ExpansionRate.age`."""
    conditions = list(read_conditions(domain))
    exponents = _exponents(rate)
    alone = exponents[0] if len(exponents) == 1 else None
    if alone is not None and alone.is_nonpositive:
        raise InputError(
            f"{rate!r}: a = 0 is infinitely long ago, and this universe has no age",
            "rate.cosmology().lookback_time(z), the time since a redshift",
        )
    found = {f"{symbol}": sp.S.Zero for symbol in (Omega_m, Omega_r, Omega_Lambda)}
    for fluid, omega in rate.parameters.items():
        found[NAMES.get(fluid.w, "")] = omega
    values = {symbol: found[f"{symbol}"] for symbol in (Omega_m, Omega_r, Omega_Lambda)} | {n: alone or sp.S.Zero}
    open_questions: list[str] = []
    for name in closed_ages.AGES:
        closed = closed_ages.closed_age(name)
        asked = [value for symbol, value in values.items() if closed.squared_rate.has(symbol)]
        if any(value == 0 for value in asked):
            continue
        if not decide(closed.squared_rate.subs(values), rate.squared, domain=conditions).proved:
            continue
        needed = [*asked, *((c.gts - c.lts).subs(a, 1).subs(values) for c in closed.domain)]
        unknown = [value for value in needed if not is_positive(value, conditions).proved]
        if not unknown:
            return closed.today.subs(values)
        if not any(value.is_number for value in unknown):  # a number is not positive: another entry's universe
            open_questions.append(f"{unknown[0]}")
    if open_questions:
        what = f"the density parameter {open_questions[0]}" if alone is None else open_questions[0]
        raise InputError(
            f"{what} is not known to be positive", " or ".join(f"domain=[{value} > 0]" for value in open_questions)
        )
    raise InputError(
        f"the age of a universe with {rate!r} is not known in closed form",
        "gr.cosmology.distances(rate.cosmology({…}), 0).age for a number",
    )


def _exponents(rate: ExpansionRate) -> list[Any]:
    """n of each part Ω/aⁿ of E² that is there, curvature too; None of a fluid with another density."""
    matter = [fluid.exponent for fluid, omega in rate.parameters.items() if omega != 0]
    return matter if rate.curvature == 0 else [*matter, sp.Integer(2)]


def _rational(value: Any) -> Any:
    return sp.Rational(value.numerator, value.denominator)


def _symbol(given: Any) -> Any:
    if not isinstance(given, sp.Symbol):
        raise InputError(f"{in_short(given)} is no symbol that could have a value", "cosmology({Omega: 0.3})")
    return given


def _exact(symbol: Any, value: Any) -> Any:
    """A value as `Cosmology` reads it, or a real constant of SymPy."""
    if isinstance(value, (sp.Expr, Element)) and not isinstance(value, sp.Float):
        return read_real(value, f"the value of {symbol}")
    return _rational(fraction(f"{symbol}", value))


def _put_in(expression: Any, values: Mapping[Any, Any]) -> Any:
    """A number, the symbols replaced."""
    number = read_real(expression.subs(values), "a parameter of a Cosmology")
    if not number.is_number:
        missing = ", ".join(sorted(map(str, number.free_symbols)))
        raise InputError(f"{number} is no number: there is no value of {missing}", f"cosmology({{{missing}: …}})")
    return number if number.is_Rational else float(number)
