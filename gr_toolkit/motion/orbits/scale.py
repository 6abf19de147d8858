"""Radii in units of a length that stays a symbol: what does not depend on M once r = M x, for every M > 0.

Schwarzschild with L = 4 M is decided like Schwarzschild with M = 1 and L = 4: it is proved first that r = M x leaves no
M, or a power of M in front.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, final

import sympy as sp

from ...errors import InputError
from ...exact import Element, hooks
from ...exact.arguments import symbols_in


@final
@dataclass(frozen=True)
class Scale:
    """A unit of length and functions of x = r/unit without other symbols.

    Attributes
    ----------
    unit : a SymPy symbol, or 1
    x : the symbol that the functions depend on
    functions : in the order in which they were given, up to positive factors
    """

    unit: Any
    x: Any
    functions: tuple[Element, ...]


def in_numbers(functions: list[Element], r: Any, advice: str) -> Scale:
    """Functions of r and at most one length, as functions of r in units of it, each up to a positive factor.

    Raises
    ------
    InputError
        Further symbols, or a symbol that is no unit of length for all of them, or whose sign is not known.
    """
    left = sorted(set().union(*(symbols_in(f) for f in functions)) - {r}, key=str)
    if not left:
        return Scale(sp.S.One, r, tuple(functions))
    names = ", ".join(map(str, left))
    if len(left) > 1:
        raise InputError(f"orbits are told apart by numbers, and {names} are left as symbols", advice)
    (unit,) = left
    x = sp.Symbol(f"{r}/{unit}", positive=True)
    found = []
    for f in functions:
        scaled, one = f.subs({r: unit * x}), f.subs({unit: 1, r: x})
        ratio = scaled / one if not one.is_zero() else scaled
        if one.is_zero() != scaled.is_zero() or not ratio.diff(x).is_zero() or hooks.call("sign", ratio) != 1:
            raise InputError(f"{unit} is left as a symbol, and is no unit in which the rest are numbers", advice)
        found.append(one)
    return Scale(unit, x, tuple(found))
