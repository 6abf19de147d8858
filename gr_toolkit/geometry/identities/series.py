"""Power series about the origin by degree: {degree: homogeneous polynomial}, zero parts left out.

The first generators of the ring are the coordinates; all others are Taylor coefficients, of degree zero. Series are
plain dictionaries, for this is the innermost loop.
"""

from __future__ import annotations

from typing import TypeAlias

from ...exact.polynomials import Polynomial

Series: TypeAlias = dict[int, Polynomial]


def accumulate(total: Series, more: Series, factor: int = 1) -> Series:
    """total + factor · more, in place."""
    for degree, polynomial in more.items():
        old = total.get(degree)
        if old is None:
            new = polynomial if factor == 1 else polynomial * factor
        else:
            new = old + polynomial if factor == 1 else old - polynomial if factor == -1 else old + polynomial * factor
        if new.is_zero():
            total.pop(degree, None)
        else:
            total[degree] = new
    return total


def multiplied(first: Series, second: Series, order: int) -> Series:
    """The product up to an order."""
    result: Series = {}
    for d, p in first.items():
        for e, q in second.items():
            if d + e <= order:
                result[d + e] = result[d + e] + p * q if d + e in result else p * q
    return result


def differentiated(series: Series, coordinate: int, order: int) -> Series:
    """The derivative by a coordinate, up to an order."""
    result: Series = {}
    for degree, polynomial in series.items():
        if 0 < degree <= order + 1:
            slope = polynomial.derivative(coordinate)
            if not slope.is_zero():
                result[degree - 1] = slope
    return result
