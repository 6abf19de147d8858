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
from ..geometry.inputs import in_short
from ..geometry.typed_numbers import read_positive, read_real, read_value

__all__ = ["read_conditions", "read_constant", "read_positive", "read_real", "read_value"]

VARYING = ("a", "t", "tau", "chi", "theta", "phi")  # the scale factor and the coordinates


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
