"""Elementary functions of elements, by the names they have in formulas; principal values."""

from __future__ import annotations

from collections.abc import Callable

from .element import Element
from .kernels.arctangents import arctangent
from .kernels.circular import hyperbolic, trigonometric
from .kernels.conjugation import conjugate, modulus, real_part
from .kernels.exponentials import exponential
from .kernels.inverse_functions import arccosine, arcsine, area_cosine, area_sine, area_tangent
from .kernels.logarithms import logarithm


def _form(
    kind: Callable[..., tuple[Element, Element]], form: Callable[[Element, Element], Element]
) -> Callable[[Element], Element]:
    return lambda argument: form(*kind(argument.field, argument))


ELEMENTARY: dict[str, Callable[[Element], Element]] = {
    "\\sin": _form(trigonometric, lambda c, s: s),
    "\\cos": _form(trigonometric, lambda c, s: c),
    "\\tan": _form(trigonometric, lambda c, s: s / c),
    "\\cot": _form(trigonometric, lambda c, s: c / s),
    "\\sec": _form(trigonometric, lambda c, s: 1 / c),
    "\\csc": _form(trigonometric, lambda c, s: 1 / s),
    "\\sinh": _form(hyperbolic, lambda c, s: s),
    "\\cosh": _form(hyperbolic, lambda c, s: c),
    "\\tanh": _form(hyperbolic, lambda c, s: s / c),
    "\\coth": _form(hyperbolic, lambda c, s: c / s),
    "\\sech": _form(hyperbolic, lambda c, s: 1 / c),
    "\\csch": _form(hyperbolic, lambda c, s: 1 / s),
    "\\exp": lambda argument: exponential(argument.field, argument),
    "\\ln": logarithm,
    "\\log": logarithm,
    "\\arcsin": arcsine,
    "\\arccos": arccosine,
    "\\arctan": arctangent,
    "\\arsinh": area_sine,
    "\\arcosh": area_cosine,
    "\\artanh": area_tangent,
    "\\arcoth": lambda argument: area_tangent(argument.inverse()),
    "\\abs": modulus,
}


def _change_of_modulus(value: Element, variation: Element, size: Element) -> Element:
    """Re(ā b)/|a|, for a complex number moves in the plane."""
    return real_part(conjugate(value) * variation) / size


# b f′(a) from a, b and f(a), of functions that have a value on an interval only: a free symbol may be elsewhere.
CHANGES: dict[str, Callable[[Element, Element, Element], Element]] = {
    "\\abs": _change_of_modulus,
    "\\arcsin": lambda a, b, _: b / (1 - a * a).sqrt(),
    "\\arccos": lambda a, b, _: -b / (1 - a * a).sqrt(),
    "\\arcosh": lambda a, b, _: b / (a * a - 1).sqrt(),
    "\\artanh": lambda a, b, _: b / (1 - a * a),
    "\\arcoth": lambda a, b, _: b / (1 - a * a),
}

# What vanishes where a function has a value, but no derivative.
SINGULAR: dict[str, Callable[[Element], Element]] = {
    "\\abs": lambda a: a,
    **dict.fromkeys(("\\arcsin", "\\arccos", "\\arcosh"), lambda a: 1 - a * a),
}
