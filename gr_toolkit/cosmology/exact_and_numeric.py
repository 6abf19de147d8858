"""From exact density parameters to numbers and back: `ExpansionRate` and `Cosmology`, and ages in closed form."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

import sympy as sp

from ..electrodynamics.inputs import read_expression
from ..errors import InputError
from ..exact.sympified import sympified
from ..verdicts import decide
from . import closed_distances
from .fluids import SCALE, Fluid
from .inequalities import is_positive

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
    given = {symbol: _exact(value) for symbol, value in (values or {}).items()}
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
    known = (closed_distances.Omega_m, closed_distances.Omega_r, closed_distances.Omega_Lambda)
    found = {f"{symbol}": sp.S.Zero for symbol in known}
    for fluid, omega in rate.parameters.items():
        found[NAMES.get(fluid.w, "")] = omega
    values = {symbol: found[f"{symbol}"] for symbol in known}
    conditions = list(domain)
    for name in closed_distances.AGES:
        closed = closed_distances.closed_age(name)
        asked = [values[symbol] for symbol in known if closed.age.has(symbol)]
        if any(value == 0 for value in asked):
            continue
        squared = closed.squared_rate.subs(values)
        if not decide(squared, rate.squared, domain=conditions).proved:
            continue
        for value in asked:
            if not is_positive(value, conditions).proved:
                raise InputError(f"the density parameter {value} is not known to be positive", f"domain=[{value} > 0]")
        return closed.today.subs(values)
    raise InputError(
        f"the age of a universe with {rate!r} is not known in closed form",
        "gr.cosmology.distances(rate.cosmology({…}), 0).age for a number",
    )


def _rational(value: Any) -> Any:
    return sp.Rational(value.numerator, value.denominator)


def _exact(value: Any) -> Any:
    return sp.Rational(repr(value)) if isinstance(value, float) else read_expression(value, "a value")


def _put_in(expression: Any, values: Mapping[Any, Any]) -> Any:
    """A number, the symbols replaced."""
    number = sympified(expression).subs(values)
    if not number.is_number:
        missing = ", ".join(sorted(map(str, number.free_symbols)))
        raise InputError(f"{number} is no number: there is no value of {missing}", f"cosmology({{{missing}: …}})")
    return number if number.is_Rational else float(number)
