"""Elementary functions of elements, by the names they have in formulas."""

from __future__ import annotations

from collections.abc import Callable

from .circular import hyperbolic, trigonometric
from .element import Element
from .exponentials import exponential


def _form(
    kind: Callable[..., tuple[Element, Element]], form: Callable[[Element, Element], Element]
) -> Callable[[Element], Element]:
    return lambda argument: form(*kind(argument.field, argument))


ELEMENTARY: dict[str, Callable[[Element], Element]] = {
    "\\sin": _form(trigonometric, lambda c, s: s),
    "\\cos": _form(trigonometric, lambda c, s: c),
    "\\tan": _form(trigonometric, lambda c, s: s / c),
    "\\cot": _form(trigonometric, lambda c, s: c / s),
    "\\sinh": _form(hyperbolic, lambda c, s: s),
    "\\cosh": _form(hyperbolic, lambda c, s: c),
    "\\tanh": _form(hyperbolic, lambda c, s: s / c),
    "\\coth": _form(hyperbolic, lambda c, s: c / s),
    "\\exp": lambda argument: exponential(argument.field, argument),
}
