r"""Powers, roots and elementary functions in formulas; principal values.

``\sqrt[3]{-8}`` is 1 + i√3 to one reader and −2 to another, so that an odd root needs a radicand that is nowhere
negative. All other powers of what may be negative are principal values to everybody.
"""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from ... import notation as tree
from ...errors import InputError, UnsupportedError
from ...exact import Element, hooks
from ...exact.elementary import ELEMENTARY
from ...exact.kernels.infinitesimal import power_to_first_order, to_first_order

if TYPE_CHECKING:
    from .evaluate import Evaluator
    from .indexed import Indexed

# What functions divide by: another function of their argument, or, as "", the argument itself.
DIVIDING = {
    "\\tan": "\\cos",
    "\\sec": "\\cos",
    "\\cot": "\\sin",
    "\\csc": "\\sin",
    "\\coth": "\\sinh",
    "\\csch": "\\sinh",
    "\\arcoth": "",
}
REAL_WHERE = {
    "\\arcsin": "-1 < {0} < 1",
    "\\arccos": "-1 < {0} < 1",
    "\\arcosh": "{0} > 1",
    "\\artanh": "-1 < {0} < 1",
    "\\arcoth": "{0} > 1, or {0} < -1,",
}


def power(e: Evaluator, node: tree.Power) -> Indexed:
    """base^exponent."""
    exponent, base = e.scalar(node.exponent), e.value(node.base).settled()
    value = base.scalar()
    if not exponent.is_rational_number():
        return e.lifted(
            power_to_first_order(lambda v: hooks.call("power", v, exponent), exponent, value), base.covariant
        )
    number = exponent.as_fraction()
    if number < 0:
        e.divisors.append(value)
    check_root(e, value, number.denominator, node, node.base)
    whole = number.denominator == 1
    result = value**number if whole else power_to_first_order(lambda v: v**number, number, value)
    return e.lifted(result, base.covariant)


def root(e: Evaluator, node: tree.Root) -> Indexed:
    r"""``\sqrt[n]{x}``."""

    def rooted(radicand: Element) -> Element:
        check_root(e, radicand, node.degree, node, node.radicand)
        part = Fraction(1, node.degree)
        return power_to_first_order(lambda value: value**part, part, radicand)

    return e.mapped(rooted, node.radicand)


def check_root(e: Evaluator, radicand: Element, degree: int, node: tree.Node, below: tree.Node) -> None:
    """Refuse an odd root of something real that may be negative.

    Raises
    ------
    InputError
        With both ways to write it.
    """
    if degree % 2 == 0 or degree == 1 or radicand.is_zero() or not hooks.call("is real", radicand):
        return
    sign = hooks.call("weak sign", radicand)
    if sign <= 0:
        typed, of = e.excerpt(node), e.excerpt(below)
        bracketed = of if of.startswith("(") else f"({of})"
        raise InputError(
            f"{typed} is an odd root of something {'negative' if sign else 'that may be negative'}: "
            "the principal root is complex there, the real one is not",
            rf"-\sqrt[{degree}]{{-{bracketed}}} for the real root" if sign else f"{of} > 0 in the domain",
        )


def known_function(e: Evaluator, node: tree.Apply) -> Indexed:
    """An elementary function of its argument."""
    name, argument = node.function, node.arguments[0]
    value = e.value(argument).settled()
    if name in DIVIDING:
        below = DIVIDING[name]
        e.divisors.append(ELEMENTARY[below](value.scalar()) if below else value.scalar())
    try:
        return e.lifted(to_first_order(ELEMENTARY[name], value.scalar()), value.covariant)
    except UnsupportedError:
        if name not in REAL_WHERE:
            raise
        raise UnsupportedError(
            f"{e.excerpt(node)}, whose argument may leave the interval where it is real,",
            f"state {REAL_WHERE[name].format(e.excerpt(argument))} in the domain",
        ) from None
