"""The speed at infinity as users give it: a number in (0, 1], typed as a decimal or exact, or a symbol."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import sympy as sp

from ...errors import InputError
from ...exact.element import Element
from ...exact.field import Field
from ...exact.reader import from_sympy
from ...geometry.typed_numbers import read_positive

SPEED = sp.Symbol("v", positive=True)
ADVICE = "v=1 for light, v=0.5, v=Rational(1, 2), or a positive symbol"


def read_speed(given: Any) -> Any:
    """v as a SymPy expression: the symbol v where nothing is given, 1/2 for 0.5.

    Raises
    ------
    InputError
        No real expression, or a number outside (0, 1].

    Examples
    --------
    >>> read_speed(None), read_speed(0.5)
    (v, 1/2)
    >>> read_speed(2)
    Traceback (most recent call last):
    gr_toolkit.errors.InputError: the speed at infinity v is 2: faster than light
      write: v=1 for light, v=0.5, v=Rational(1, 2), or a positive symbol
    """
    if given is None:
        return SPEED
    v = read_positive(given, "the speed at infinity v", ADVICE)
    if v.is_zero or v.is_positive is False:
        raise InputError(f"the speed at infinity v is {v}, which is not positive", ADVICE)
    if v.is_number and (v > 1) == True:  # noqa: E712  (a relation of SymPy)
        raise InputError(f"the speed at infinity v is {v}: faster than light", ADVICE)
    return v


def square(v: Any, field: Field) -> Element:
    """v² as an exact scalar."""
    return from_sympy(v**2, field)


def distinct(v: Any, parameters: Iterable[Any], taken: Iterable[Any]) -> None:
    """Refuse symbols that would mean two things: those of the metric, of v, and of the formula.

    Raises
    ------
    InputError
        There are such.
    """
    parameters, speed = {s.name for s in parameters}, {s.name for s in v.free_symbols}
    for name in sorted(parameters & speed):
        raise InputError(
            f"{name} is a symbol of the metric and part of the speed at infinity",
            'another symbol: v=Symbol("w", positive=True)',
        )
    for name in sorted((parameters | speed) & {s.name for s in taken}):
        raise InputError(f"the symbol {name} has a meaning of its own in this formula", "another symbol")
