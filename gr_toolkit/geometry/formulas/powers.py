r"""Powers, roots and elementary functions in formulas; principal values.

``\sqrt[3]{-8}`` is 1 + i√3 to one reader and −2 to another, so that an odd root needs a radicand that is nowhere
negative. All other powers of what may be negative are principal values to everybody.
"""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from ... import notation as tree
from ...errors import InputError, UnsupportedError
from ...exact import Element, hooks, unify
from ...exact.elementary import CHANGES, ELEMENTARY, SINGULAR
from ...exact.kernels.infinitesimal import (
    holds_infinitesimal,
    power_to_first_order,
    require_differentiable,
    to_first_order,
)

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
    exponent = e.scalar(node.exponent)
    if (squared := _squared_modulus(e, node, exponent)) is not None:
        return squared
    base = e.value(node.base).settled()
    value = base.scalar()
    whole = exponent.is_rational_number() and exponent.as_fraction().denominator == 1
    if not whole:
        _check_varied(e, value, node)
    if not exponent.is_rational_number():
        return e.lifted(
            power_to_first_order(lambda v: hooks.call("power", v, exponent), exponent, value), base.covariant
        )
    number = exponent.as_fraction()
    if number < 0:
        e.divisors.append(value)
    check_root(e, value, number.denominator, node, node.base)
    result = value**number if whole else power_to_first_order(lambda v: v**number, number, value)
    return e.lifted(result, base.covariant)


def _squared_modulus(e: Evaluator, node: tree.Power, exponent: Element) -> Indexed | None:
    """|X|^{2n} as (X X̄)^n, which asks for no sign; None of another power, or where no conjugate is known."""
    half = exponent.as_fraction() / 2 if exponent.is_rational_number() else Fraction(0)
    match node.base:
        case tree.Apply("\\abs", (inner,), 0) if half > 0 and half.denominator == 1:
            value = e.value(inner).settled()
            try:
                square, other = unify([value.scalar(), value.scalar().conjugate()])
            except UnsupportedError:
                return None
            return e.lifted((square * other) ** int(half), value.covariant)
    return None


def root(e: Evaluator, node: tree.Root) -> Indexed:
    r"""``\sqrt[n]{x}``."""

    def rooted(radicand: Element) -> Element:
        check_root(e, radicand, node.degree, node, node.radicand)
        part = Fraction(1, node.degree)
        _check_varied(e, radicand, node)
        return power_to_first_order(lambda value: value**part, part, radicand)

    return e.mapped(rooted, node.radicand)


def _check_varied(e: Evaluator, singular: Element, node: tree.Node) -> None:
    """Refuse what is not differentiable where it is varied to first order."""
    if holds_infinitesimal(e.metric.field):
        require_differentiable(singular, e.excerpt(node))


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
    if name in SINGULAR:
        _check_varied(e, SINGULAR[name](value.scalar()), node)
    if name in DIVIDING:
        below = DIVIDING[name]
        e.divisors.append(ELEMENTARY[below](value.scalar()) if below else value.scalar())
    try:
        return e.lifted(to_first_order(ELEMENTARY[name], value.scalar(), CHANGES.get(name)), value.covariant)
    except UnsupportedError:
        if name not in REAL_WHERE:
            raise
        raise UnsupportedError(
            f"{e.excerpt(node)}, whose argument may leave the interval where it is real,",
            f"state {REAL_WHERE[name].format(e.excerpt(argument))} in the domain",
        ) from None
