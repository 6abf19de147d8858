"""Whether a normal form is regular: a divisor that cancels is gone from a fraction, one that was brought in is not.

Rational functions of sines and roots have many normal forms, and some have a divisor that vanishes together with the
numerator inside of the domain: a value is 0/0 there that a limit would give.
"""

from __future__ import annotations

from typing import Any

from ...exact import Element, hooks
from ...exact.signs.continuity import obstacle
from ...exact.special.integrands import dependent


def is_regular(element: Element, symbol: Any, vanishing: Element | None = None) -> bool:
    """Whether an element is known to be continuous in a symbol, but for the places where `vanishing` is zero."""
    field, numerator = element.field, element
    for index, power in element.powers.items():
        factor = field.polynomial(field.base[index])
        if not dependent(factor, symbol) or hooks.call("sign", factor):
            continue
        if vanishing is None or obstacle(vanishing**2 / factor, symbol) is not None:
            return False
        numerator = numerator * factor**power
    return obstacle(numerator, symbol) is None
