"""Weights of fields under changes of scale, g → Ω² g, u → Ω^w u: as given, or such that an action is invariant."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from fractions import Fraction
from numbers import Rational
from typing import TYPE_CHECKING, Any

from ...errors import InputError, UnsupportedError
from ...exact import Element
from ...verdicts import Refuted, Verdict, combined

if TYPE_CHECKING:
    from .unknown_fields import UnknownField


def rational(name: str, value: Any) -> Fraction:
    """A weight as a rational number.

    Raises
    ------
    InputError
        It is none.
    """
    if isinstance(value, bool) or not isinstance(value, Rational):
        raise InputError(f"the weight {value!r} of {name} is no rational number", "an integer, Fraction or Rational")
    return Fraction(int(value.numerator), int(value.denominator))


def with_weights(verdict: Verdict, given: Iterable[str], fields: Iterable[str]) -> Verdict:
    """A verdict on invariance; a refutation names the fields whose weights were not given."""
    left_out = [name for name in fields if name not in set(given)]
    if not isinstance(verdict, Refuted) or not left_out:
        return verdict
    names = ", ".join(left_out)
    return combined([(f"deviation (no weight was given for {names}, so 0; see conformal_weights())", verdict)])


def solved(
    rest: Element, fields: Mapping[str, UnknownField], part: Callable[[UnknownField], Element]
) -> dict[str, Fraction] | None:
    """The weights with rest + ∑ w part = 0, or None if there are none; 0 of a field that has no part in it.

    Raises
    ------
    UnsupportedError
        More than one field has.
    """
    weights = dict.fromkeys(fields, Fraction(0))
    if rest.is_zero():
        return weights
    parts = {name: value for name, field in fields.items() if not (value := part(field)).is_zero()}
    if len(parts) > 1:
        raise UnsupportedError(
            f"the weights of several fields, {', '.join(parts)}, on one metric",
            "gr.Lagrangian.on_every_metric(…).conformal_weights()",
        )
    for name, own in parts.items():
        value = -rest / own
        return {**weights, name: value.as_fraction()} if value.is_rational_number() else None
    return None
