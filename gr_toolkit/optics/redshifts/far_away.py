"""Events at infinity: what a scalar tends to where one coordinate grows without bound, the others held fixed."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import sympy as sp

from ...errors import DivisionByZeroError, InputError, UnsupportedError
from ...exact import Domain, Element, Field, Reader, hooks, read_domain
from ...exact.truncation.scaling import LostPrecision, Parameters
from ...exact.truncation.series import expand
from ...geometry import Metric
from ...geometry.formulas.approaches import to_infinity

DELTA = sp.Dummy("delta", positive=True)
SMALL = Parameters(((DELTA, Fraction(1)),))


def direction(value: Any) -> int:
    """+1 of ∞, −1 of −∞, 0 of what is finite."""
    return 1 if value == sp.oo else -1 if value == -sp.oo else 0


def far_symbol(metric: Metric, coordinate: Any, value: Any) -> Any:
    """What stands for a coordinate on its way to infinity.

    Raises
    ------
    DomainError
        The chart does not reach so far.
    """
    sign = direction(value)
    to_infinity(metric, coordinate, sign)
    return sp.Dummy(coordinate.name, positive=True) if sign > 0 else sp.Dummy(coordinate.name, negative=True)


def without(domain: Domain, symbol: Any) -> Domain:
    """What a domain says of everything but a symbol."""
    kept = [c for c in domain.conditions if symbol not in c.free_symbols]
    return read_domain(kept, domain.reals - {symbol})


def limit(value: Element, symbol: Any, shown: str) -> Element:
    """What a scalar tends to as a symbol that is positive goes to ∞, or one that is negative to −∞.

    Parameters
    ----------
    value : exact scalar
    symbol : on its way
    shown : the limit in words, ``r → oo``, for messages

    Raises
    ------
    InputError
        The scalar grows without bound, or what it tends to is not seen from a series.
    AmbiguousSignError
        It depends on whether something vanishes, which the domain leaves open.
    """
    domain, name = without(value.field.domain, symbol), value.to_sympy().xreplace({symbol: sp.Symbol(symbol.name)})
    advice = "a finite place, and gr.verify or sp.limit for the limit"
    sign = 1 if symbol.is_positive else -1
    try:
        near = value.subs({symbol: sign / DELTA})
        found, divisors = expand(near, SMALL, Fraction(1), Reader(near.field))
    except (UnsupportedError, LostPrecision, DivisionByZeroError) as error:
        raise InputError(f"the limit of {name} for {shown} is not known", advice) from error
    for degree in found.terms:
        if degree < 0:
            raise InputError(f"{name} grows without bound for {shown}", "a finite place")
    if found.order <= 0:
        raise InputError(f"the limit of {name} for {shown} is not known", advice)
    root = Field.rational(domain)
    for divisor in divisors:  # where its first coefficient vanishes the limit is another one
        there = Reader(root).read_all([divisor.to_sympy()])[0]
        if not hooks.call("sign", there) and not (there * there).is_rational_number():
            raise InputError(
                f"the limit of {name} for {shown} depends on whether {there} vanishes", f"domain=[{there} > 0]"
            )
    return Reader(root).read_all([found.coefficient(0).to_sympy()])[0]
