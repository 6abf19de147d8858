"""Arguments of elliptic integrals: where the integrand has no pole on the way, and the half turns in an amplitude."""

from __future__ import annotations

from fractions import Fraction
from math import floor
from typing import TYPE_CHECKING, Any

from ...errors import UnsupportedError
from .. import hooks
from ..element import Element
from ..homomorphism import unify
from ..kernels.symbols import PiGenerator, pi_element

if TYPE_CHECKING:
    from ..field import Field


def unified(field: Field, *elements: Any) -> list[Any]:
    """Elements, the last of which may be missing, in one field."""
    given = [e for e in elements if e is not None]
    brought = iter(unify([field.zero, *given])[1:])
    return [None if e is None else next(brought) for e in elements]


def admit(kind: str, amplitude: Element | None, m: Element, n: Element | None, sine: Element) -> None:
    """Refuse integrands that may have a pole on the way."""
    for name, value in (("parameter", m), ("characteristic", n)):
        if value is None or hooks.call("sign", 1 - value) > 0:
            continue
        if amplitude is not None and hooks.call("sign", 1 - value * sine * sine) > 0:
            continue
        raise UnsupportedError(f"an elliptic integral {kind} of the {name} {value}", _advice(value, amplitude))


def _advice(value: Element, amplitude: Element | None) -> str:
    """What would keep the integrand free of poles."""
    if amplitude is None:
        return f"domain=[{value} < 1]"
    if value == 1:
        return f"domain=[{amplitude} > -pi/2, {amplitude} < pi/2]"
    either = "" if value.is_rational_number() else f"{value} < 1] or ["
    return f"domain=[{either}{value}*sin({amplitude})**2 < 1]"


def half_turns(amplitude: Element) -> int:
    """The whole number of half turns in an amplitude, nearest to its share of π, two at a time unless it is all."""
    field = amplitude.field
    number = field.number_of(PiGenerator())
    if number is None or amplitude.powers:
        return 0
    key = field.generator(number).numerator.monoms()[0]
    share = Fraction(int(amplitude.numerator.to_dict().get(key, 0)), amplitude.integer)
    if amplitude == field.generator(number) * share and (2 * share).denominator == 1:
        return int(2 * share)
    return 2 * floor(share + Fraction(1, 2))


def within_quarter_turn(amplitude: Element) -> bool:
    """Whether −π/2 < φ < π/2 is shown."""
    pi, twice = unify([pi_element(amplitude.field), 2 * amplitude])
    return hooks.call("sign", pi - twice) > 0 and hooks.call("sign", pi + twice) > 0
