"""An element as a product of irreducible factors, and what is left under its square root when squares are taken out."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction

from . import hooks, steps
from .element import Element


def factored(element: Element) -> tuple[Fraction, list[tuple[Element, int]]]:
    """(number, [(irreducible factor, power), …]) of an element that is not zero; factors of the denominator have
    negative powers. The signs of the factors are arbitrary.

    Examples
    --------
    >>> import sympy as sp
    >>> from gr_toolkit.exact import from_sympy
    >>> x = sp.Symbol("x")
    >>> factored(from_sympy(6*(x + 1)**2/(x - 3)))
    (Fraction(6, 1), [(x + 1, 2), (x - 3, -1)])
    """
    field = element.field
    content, found = steps.factors(element.numerator)
    below = [(field.polynomial(field.base[k]), -power) for k, power in element.powers.items()]
    return Fraction(content, element.integer), [(field.polynomial(f), power) for f, power in found] + below


def square_part(
    element: Element, oriented: Callable[[Element], Element]
) -> tuple[Element, Element, tuple[Element, ...]]:
    """(p, s, f…) with element = p² s: p > 0 where all f are positive, and s a polynomial without square factors.

    Parameters
    ----------
    element : not zero
    oriented : a factor of unknown sign -> itself, or its negative: the one that shall be positive
    """
    number, factors = factored(element)
    outside = element.field.one / number.denominator
    inside = element.field.one * (number.numerator * number.denominator)
    doubtful = []
    for factor, power in factors:
        half = power // 2  # 1/f = f/f²
        if power % 2:
            inside = inside * factor
        if half:
            sign = int(hooks.call("sign", factor))
            if not sign and half % 2:
                factor = oriented(factor)
                doubtful.append(factor)
            outside = outside * (factor * sign if sign else factor) ** half
    return outside, inside, tuple(doubtful)
