"""Antiderivatives with two square roots of linear functions p and q, and with one of a quadratic function.

With k² = −q(c)/p(c) > 0, where p and q have different signs at c (and W = p′q − pq′, which is constant),

    D_x arctan (k √p/√q) = −k p(c)/(2 (x − c) √p √q),

as D_x arctan (k √p/√q) = k W/(2 √p √q (q + k² p)), and q + k² p is linear and vanishes at c. For 1/(√p √q) with slopes
of two signs the arctangent is that of √(−q′/p′) √p/√q instead.

Each arctangent u may be written as −arctan 1/u, which differs by a constant where u has a sign: the one form is
continuous where √q vanishes, the other one where √p does. An integral up to a turning point needs the right one.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial

from .. import hooks
from ..element import Element

Pair = tuple[Element, Element]


def arctangent(value: Element, *, turned: bool) -> Element:
    """arctan u, or −arctan 1/u."""
    return -hooks.call("arctangent", value.inverse()) if turned else hooks.call("arctangent", value)


def over_root(root: Element, slope: Element, second: Element, *, turned: bool) -> Element:
    """∫ dx/√q for a quadratic q with q″ = 2a < 0: −arctan(q′/(2√(−a) √q))/√(−a)."""
    scale = (-second / 2).sqrt()
    return -arctangent(slope / (2 * scale * root), turned=turned) / scale


def over_two_roots(roots: Pair, slopes: Pair, *, turned: bool) -> Element:
    """∫ dx/(√p √q) for slopes p′ > 0 > q′: 2 arctan(√(−q′/p′) √p/√q)/√(−p′q′)."""
    (up, down), (rising, falling) = roots, slopes
    ratio = (-falling).sqrt() / rising.sqrt()
    return 2 * arctangent(ratio * up / down, turned=turned) / (-falling * rising).sqrt()


def over_two_roots_and_pole(
    roots: Pair, slopes: Pair, divisors: list[Element], variable: Element, *, turned: bool
) -> Iterator[tuple[Element, Callable[[], Element]]]:
    """(1/((x − c) √p √q), how ∫ of it is made) for every linear divisor with a root c at which p q < 0."""
    (symbol,) = variable.to_sympy().free_symbols
    for divisor in divisors:
        rate = divisor.diff(symbol)
        pole = variable - divisor / rate
        if not pole.diff(symbol).is_zero():
            continue
        first, second = (root * root + slope * (pole - variable) for root, slope in zip(roots, slopes, strict=True))
        sign = int(hooks.call("sign", first))
        if sign * int(hooks.call("sign", second)) >= 0:
            continue
        derivative = ((variable - pole) * roots[0] * roots[1]).inverse()
        yield derivative, partial(_over_pole, roots, (first, second), sign, turned=turned)


def _over_pole(roots: Pair, values: Pair, sign: int, *, turned: bool) -> Element:
    first, second = values
    ratio = (-second * sign).sqrt() / (first * sign).sqrt()
    angle = arctangent(ratio * roots[0] / roots[1], turned=turned)
    return -2 * sign * angle / ((first * sign).sqrt() * (-second * sign).sqrt())
