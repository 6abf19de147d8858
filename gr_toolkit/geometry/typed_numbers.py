"""Numbers and expressions as users type them: a decimal is the fraction that was typed, 0.3 is 3/10. Text is not read.

A float with more digits than one types, like 1/3 in floating point, is refused with the fraction that was probably
meant.
"""

from __future__ import annotations

from typing import Any

import sympy as sp

from ..errors import InputError
from .inputs import read_expression

DIGITS = 12  # of a decimal that somebody typed
NUMBER = "an exact number, sp.Rational(3, 10), or a SymPy expression; strings are not evaluated"


def read_value(given: Any, what: str, advice: str = NUMBER) -> Any:
    """An expression without floats.

    Raises
    ------
    InputError
        No expression; a float that nobody typed.

    Examples
    --------
    >>> read_value(-1.1, "w"), read_value(0.3 * sp.Symbol("x"), "w")
    (-11/10, 3*x/10)
    >>> read_value(1 / 3, "w")
    Traceback (most recent call last):
    gr_toolkit.errors.InputError: w is 0.3333333333333333: the float 0.3333333333333333 is not an exact number
      write: Rational(1, 3)
    """
    if isinstance(given, float):
        given = _typed(given, repr(float(given)))
    elif isinstance(given, sp.Expr) and given.has(sp.Float):
        given = given.xreplace({x: _typed(x, str(x)) for x in given.atoms(sp.Float)})
    return read_expression(given, what, advice)


def read_real(given: Any, what: str, advice: str = "a real number or symbol") -> Any:
    """An expression that is not known to be anything but a finite real number.

    Raises
    ------
    InputError
        No expression, an imaginary or infinite one.
    """
    value = read_value(given, what, advice)
    if value.is_real is False or value.is_finite is False or value.has(sp.I, sp.nan, sp.oo, -sp.oo, sp.zoo):
        raise InputError(f"{what} is {value}, which is not real", advice)
    return value


def read_positive(given: Any, what: str, advice: str = "a positive number or symbol") -> Any:
    """A real expression that is not known to be zero or negative.

    Raises
    ------
    InputError
        It is.
    """
    value = read_real(given, what, advice)
    if value.is_positive is False:
        raise InputError(f"{what} is {value}, which is not positive", advice)
    return value


def _typed(value: Any, text: str) -> Any:
    """A float as the decimal fraction of its digits, if these are so few that they were typed."""
    digits = text.partition("e")[0].lstrip("-").replace(".", "").strip("0")
    return sp.Rational(text) if digits.isdigit() and len(digits) <= DIGITS else value
