"""Reading what users hand to the dynamics of the universe: exact values, constants, conditions. Text is not evaluated.

A decimal number is the fraction that was typed, 0.3 is 3/10, as everywhere in this folder; a float with more digits
than one types, like 1/3 in floating point, is refused with the fraction that was probably meant.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

import sympy as sp
from sympy.core.function import AppliedUndef
from sympy.logic.boolalg import Boolean

from ..errors import InputError
from ..geometry.inputs import in_short, read_expression

DIGITS = 12  # of a decimal that somebody typed
NUMBER = "an exact number, sp.Rational(3, 10), or a SymPy expression; strings are not evaluated"
VARYING = ("a", "t", "tau", "chi", "theta", "phi")  # the scale factor and the coordinates


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


def read_constant(
    given: Any, what: str, advice: str = "a real number or symbol", varying: Iterable[str] = VARYING
) -> Any:
    """A real constant: no coordinate, not the scale factor, no function.

    Raises
    ------
    InputError
        It is none.
    """
    value = read_real(given, what, advice)
    names = sorted(s.name for s in value.free_symbols if s.name in varying)
    functions = sorted(map(str, value.atoms(AppliedUndef, sp.Derivative)))
    if names or functions:
        raise InputError(f"{what} is {value}, no constant: it depends on {(names + functions)[0]}", advice)
    return value


def read_conditions(given: Any, without: Any = None) -> tuple[Any, ...]:
    """The conditions of a domain; none of them on the symbol `without`.

    Raises
    ------
    InputError
        Something else than a list of conditions.
    """
    alone = isinstance(given, (str, bytes, Mapping, sp.Basic)) or not isinstance(given, Iterable)
    if alone:
        raise InputError(f"the domain {in_short(given)} is no list of conditions", "domain=[w > -1]")
    conditions = tuple(given)
    for condition in conditions:
        if not isinstance(condition, (bool, Boolean)):
            raise InputError(f"{in_short(condition)} in the domain is no condition", "domain=[w > -1]")
        if without is not None and without in getattr(condition, "free_symbols", ()):
            raise InputError(
                f"{condition} is a condition on the scale factor, and all of them are asked about",
                "conditions on the parameters only",
            )
    return conditions


def _typed(value: Any, text: str) -> Any:
    """A float as the decimal fraction of its digits, if these are so few that they were typed."""
    digits = text.partition("e")[0].lstrip("-").replace(".", "").strip("0")
    return sp.Rational(text) if digits.isdigit() and len(digits) <= DIGITS else value
