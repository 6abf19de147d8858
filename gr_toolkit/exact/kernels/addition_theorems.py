"""The addition theorems of (C, S), C² + κS² = 1."""

from __future__ import annotations

from ...errors import UnsupportedError
from ..element import Element

Pair = tuple[Element, Element]


def added(kappa: Element, first: Pair, second: Pair) -> Pair:
    """The addition theorem."""
    (c, s), (d, t) = first, second
    return c * d - kappa * s * t, s * d + c * t


def multiple(kappa: Element, pair: Pair, times: int) -> Pair:
    """(C, S) of an integer multiple of the argument, by doubling."""
    if times < 0:
        cosine, sine = multiple(kappa, pair, -times)
        return cosine, -sine
    if times > 512:
        raise UnsupportedError(f"an angle multiplied by {times}", "multiples above 512 are not expanded")
    field = pair[0].field
    total: Pair = (field.one, field.zero)
    while times:
        if times & 1:
            total = added(kappa, total, pair)
        times >>= 1
        if times:
            pair = added(kappa, pair, pair)
    return total


def hyperbolic_of_exponential(exponential_: Element) -> Pair:
    """(cosh, sinh) from the exponential."""
    inverse = exponential_.inverse()
    return (exponential_ + inverse) / 2, (exponential_ - inverse) / 2
