"""Speeds and lengths as users give them to `Scattering`: numbers, arrays, exact numbers, multiples of M, or symbols.

What is computed with is the double that was given, or 32 digits of an exact number; what formulas are told is the
decimal as typed, 0.1 being 1/10. This is the one place to which numbers come in: units would be taken off here.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Any, final

import sympy as sp

from ...errors import InputError
from ...exact import Element
from ...geometry.inputs import in_short, read_expression
from ...geometry.typed_numbers import read_value

EXACT = (sp.Expr, Element, Fraction, Decimal)
LEAST, LARGEST = 1e-100, 1e150  # of a speed, and of a length in masses
NO_NUMBER = f"no finite number between {LEAST:g} and {LARGEST:g}"
Pair = tuple[Any, Any]  # of flat arrays: a double and what is beyond it


@final
@dataclass(frozen=True)
class Given:
    """One argument.

    Attributes
    ----------
    name : of the argument
    pair : flat arrays of its doubles and of what is beyond double precision, lengths in masses; None for a symbol
    shape : of the array, () for a number
    typed : what was typed, for a number or a symbol; None for an array
    values : a flat array of the doubles that were given, where they were
    """

    name: str
    pair: Pair | None
    shape: tuple[int, ...]
    typed: Any
    values: Any = None

    @property
    def is_symbolic(self) -> bool:
        """Whether it is no number."""
        return self.pair is None

    @property
    def exact(self) -> Any:
        """The number as typed, 1/10 for 0.1, or the symbol, as an expression of SymPy.

        Raises
        ------
        InputError
            An array.
        """
        if self.typed is None:
            raise InputError(f"{self.name} is an array, and formulas take one number", f"one {self.name}, or a symbol")
        try:
            return read_value(self.typed, self.name)
        except InputError:  # a double that nobody typed
            return sp.Rational(float(self.typed))


def read_speed(given: Any, default: Any) -> Given:
    """0 < v ≤ 1; the symbol `default` where nothing is given.

    Raises
    ------
    InputError
        No real numbers, or outside of that range.
    """
    found = _read(default if given is None else given, "v", _plain("v"))
    _check(found, "a speed at infinity, as a part of that of light, is positive", "v=0.5, or v=1 for light")
    if found.pair is not None and (found.pair[0] > 1).any():
        too_fast = found.pair[0][found.pair[0] > 1][0]
        raise InputError(f"v = {too_fast:.17g}: nothing is faster than light, v ≤ 1", "v=0.5, or v=1 for light")
    return found


def read_excess(given: Any) -> Given:
    """b/b_c − 1 > 0, however small.

    Raises
    ------
    InputError
        No real numbers; not positive.
    """
    found = _read(given, "excess", _plain("excess"))
    _check(found, "at b = b_c, excess = 0, and below, the particle falls in", "excess=1e-12")
    return found


def read_length(given: Any, name: str, mass: Any, default: Any = None, *, or_infinite: bool = False) -> Given:
    """A positive length in units of the mass, as b/M; where M is a symbol, a multiple of it; inf where that is allowed.

    Raises
    ------
    InputError
        No real numbers, or not positive; no multiple of M where M is a symbol.
    """
    if given is None and default is not None:
        return Given(name, None, (), default)
    found = _read(given, name, _in_masses(name, mass))
    _check(found, "a length is positive", f"{name}=20", or_infinite)
    return found


def _read(given: Any, name: str, one: Callable[[Any], tuple[float, float] | None]) -> Given:
    """A number, an array, or a symbol."""
    from ...numerics import given_numbers as numbers

    if isinstance(given, EXACT):
        pair = one(given)
        typed = given.to_sympy() if isinstance(given, Element) else given
        return Given(name, None if pair is None else numbers.arrays_of([pair]), (), typed)
    if isinstance(given, (list, tuple)) or getattr(getattr(given, "dtype", None), "kind", "") == "O":
        values, shape = numbers.entries(given)
        if any(isinstance(value, EXACT) for value in values):
            pairs = [one(value) for value in values]
            if None in pairs:
                raise InputError(f"{name} is an array with symbols in it", "numbers, or one symbol")
            return Given(name, numbers.arrays_of([pair for pair in pairs if pair]), shape, None)
    flat, shape = numbers.read(given, name)
    return Given(name, numbers.scaled(flat, one(1.0)), shape, None if shape else float(flat[0]), flat)


def _plain(name: str) -> Callable[[Any], tuple[float, float] | None]:
    """A reader of one pure number."""

    def one(given: Any) -> tuple[float, float] | None:
        return (given, 0.0) if isinstance(given, float) else _pair(_expression(given, name), name)

    return one


def _in_masses(name: str, mass: Any) -> Callable[[Any], tuple[float, float] | None]:
    """A reader of one length in units of the mass."""

    def one(given: Any) -> tuple[float, float] | None:
        value = sp.Rational(given) if isinstance(given, float) else _expression(given, name)
        ratio = sp.cancel(value / mass)
        if mass.is_number or not ratio.has(*mass.free_symbols):
            return _pair(ratio, name)
        if value.is_number:
            raise InputError(
                f"{name} is a pure number, and the mass {mass} is a symbol",
                f"gr.Schwarzschild(M=1), or {name}=20*{mass}",
            )
        return None

    return one


def _expression(given: Any, name: str) -> Any:
    """What was given as an expression of SymPy, floats in it as the exact binary fractions that they are."""
    if isinstance(given, (Fraction, Decimal)):
        return sp.Rational(str(given)) if given == given and abs(given) != float("inf") else sp.nan
    value = given.to_sympy() if isinstance(given, Element) else given
    floats = value.atoms(sp.Float) if isinstance(value, sp.Basic) else ()
    return read_expression(value.xreplace({x: sp.Rational(x) for x in floats}) if floats else value, name)


def _pair(value: Any, name: str) -> tuple[float, float] | None:
    """A constant expression to 32 digits; None for one with symbols."""
    if value.free_symbols:
        return None
    number = value.evalf(50)
    if not (number.is_real and number.is_finite):
        raise InputError(f"{name} is {in_short(value)}, no finite real number", f"{name}=0.5")
    high = float(number)
    return high, float((value - sp.Rational(high)).evalf(20))


def _check(given: Given, rule: str, advice: str, or_infinite: bool = False) -> None:
    """Refuse what is not positive or infinite; nan in arrays stays, and a lone nan is refused."""
    if given.pair is None:
        if given.typed is not None and getattr(given.exact, "is_positive", None) is False:
            raise InputError(f"{given.name} = {given.exact}: {rule}", advice)
        return
    values = given.pair[0]
    low = values <= 0
    if low.any():
        raise InputError(f"{given.name} = {values[low][0]:.17g}: {rule}", advice)
    beyond = (values < LEAST) & (given.name == "v") | (values > LARGEST) & ~(or_infinite & (values == float("inf")))
    if beyond.any() or (not given.shape and (values != values).any()):
        raise InputError(f"{given.name} is {values[beyond | (values != values)][0]:g}, which is {NO_NUMBER}", advice)
