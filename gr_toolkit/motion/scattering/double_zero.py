"""A rational function with a double zero, divided by it in numbers of many digits."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import sympy as sp


def without_double_zero(first: Any, second: Any, factor: Any, x: Any, zero: Any) -> Any | None:
    """(first − factor · second)/(x − zero)², of which the zero is known to be double; None if they are not rational.

    Parameters
    ----------
    first, second : rational functions of x over the rational numbers
    factor, zero : floats of many digits, to which the remainder of the division is rounding
    """
    (n1, d1), (n2, d2) = (sp.fraction(sp.cancel(sp.together(e))) for e in (first, second))
    try:
        left, right = (sp.Poly(e, x, domain="QQ").all_coeffs() for e in (n1 * d2, n2 * d1))
    except sp.PolynomialError:
        return None
    size = max(len(left), len(right))
    padded = [[sp.Integer(0)] * (size - len(part)) + part for part in (left, right)]
    coefficients = [a - factor * b for a, b in zip(*padded, strict=True)]
    quotient = _divided(_divided(coefficients, zero), zero)
    return sum(c * x**k for k, c in enumerate(reversed(quotient))) / (d1 * d2)


def _divided(coefficients: Sequence[Any], zero: Any) -> list[Any]:
    """A polynomial over x − zero, the highest power first, by Horner's scheme; the remainder is left out."""
    result = [coefficients[0]]
    for c in coefficients[1:-1]:
        result.append(c + zero * result[-1])
    return result
