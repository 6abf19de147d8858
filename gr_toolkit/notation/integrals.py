r"""Which part of what follows an integral sign is integrated over.

The differential comes first, ``\int \mathrm{d}t f``, and everything after it is integrated; or it ends the integrand,
``\int f \mathrm{d}t g``, and what follows is a factor; or it stands in a numerator, ``\int \frac{\mathrm{d}t}{a}``.
"""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

from gr_toolkit.errors import NotationError
from gr_toolkit.notation.tree import Differential, Integral, Node, Number, Product, Quotient


def integrate(sign: tuple[int, int], body: Node, lower: Node | None, upper: Node | None) -> Node:
    """The integral, perhaps with factors after it, that a sign and the product after it make."""
    factors = body.factors if isinstance(body, Product) else (body,)
    span = sign[0], body.span[1]
    for place, factor in enumerate(factors):
        before, after = factors[:place], factors[place + 1 :]
        if isinstance(factor, Differential):
            inside, outside = (before, after) if before else (after, ())
            differential = factor
        elif taken := _out_of_numerator(factor):
            differential, rest = taken
            inside, outside = (*before, rest, *after), ()
        else:
            continue
        integral = Integral(
            _product(inside, factor), differential.operand, lower, upper, differential.degree, span=span
        )
        return _product((integral, *outside), factor)
    raise NotationError("an integral without its differential", "", sign[0], "\\int f \\mathrm{d}x")


def _out_of_numerator(factor: Node) -> tuple[Differential, Node] | None:
    """The differential in a numerator and the quotient without it."""
    if not isinstance(factor, Quotient):
        return None
    numerator = factor.numerator
    factors = numerator.factors if isinstance(numerator, Product) else (numerator,)
    for place, part in enumerate(factors):
        without = factors[:place] + factors[place + 1 :]
        if isinstance(part, Differential):
            return part, replace(factor, numerator=_product(without, part))
        if taken := _out_of_numerator(part):
            return taken[0], replace(
                factor, numerator=_product((*factors[:place], taken[1], *factors[place + 1 :]), part)
            )
    return None


def _product(factors: tuple[Node, ...], near: Node) -> Node:
    if not factors:
        return Number(Fraction(1), span=near.span)
    if len(factors) == 1:
        return factors[0]
    return Product(factors, span=(factors[0].span[0], factors[-1].span[1]))
