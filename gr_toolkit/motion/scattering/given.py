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

from ...errors import GRToolkitError, InputError
from ...exact import Element
from ...exact.certified_numbers import constant_ball, nearest_double
from ...exact.field import Field
from ...exact.reader import from_sympy
from ...geometry.inputs import in_short, read_expression
from ...geometry.typed_numbers import read_value

EXACT = (sp.Expr, Element, Fraction, Decimal)
LEAST, LARGEST = 1e-100, 1e150  # of a speed, and of a length in masses
NO_NUMBER = f"no finite number between {LEAST:g} and {LARGEST:g}"
TOO_LARGE = f"no finite number up to {LARGEST:g}"
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
    entries : else the exact numbers, lengths in masses, one after the other
    factor : by which doubles are multiplied, exactly
    """

    name: str
    pair: Pair | None
    shape: tuple[int, ...]
    typed: Any
    values: Any = None
    entries: tuple[Any, ...] = ()
    factor: Any = None

    def exactly(self, place: int) -> Any:
        """One of the numbers, a length in masses: what was typed if it was exact, else the double as it is."""
        return self.entries[place] if self.entries else sp.Rational(float(self.values[place])) * self.factor

    @property
    def is_symbolic(self) -> bool:
        """Whether it is no number."""
        return self.pair is None

    @property
    def numbers(self) -> Pair:
        """The pair.

        Raises
        ------
        InputError
            There is none.
        """
        if self.pair is None:
            raise InputError(f"{self.name} is the symbol {self.typed}, and this takes numbers", "v=0.5, b=20")
        return self.pair

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
    from ...numerics.given_numbers import faster_than_light

    found = _read(default if given is None else given, "v", _plain("v"))
    _check(found, "a speed at infinity, as a part of that of light, is positive", "v=0.5, or v=1 for light")
    if found.pair is None:
        return found
    too_fast = faster_than_light(found.pair)
    if too_fast.any():
        shown = (
            in_short(found.exactly(too_fast.tolist().index(True)))
            if found.entries
            else f"{found.pair[0][too_fast][0]:.17g}"
        )
        raise InputError(f"v = {shown}: nothing is faster than light, v ≤ 1", "v=0.5, or v=1 for light")
    as_light = (found.pair[0] == 1) & (found.pair[1] == 0)
    if found.entries and any(
        v != 1 and not _is_zero(v - 1) for v, on in zip(found.entries, as_light, strict=True) if on
    ):
        raise InputError("v differs from the speed of light by less than the least double", "v=1")
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
    given = float("inf") if or_infinite and given is sp.oo else given
    found = _read(given, name, _in_masses(name, mass))
    _check(found, "a length is positive", f"{name}=20", or_infinite)
    return found


def read_ends(source: Any, observer: Any, passing: Any) -> dict[str, Any]:
    """The two ends of a flight, both given.

    Raises
    ------
    InputError
        One is not, or `passing` is no truth value.
    """
    if not isinstance(passing, bool):
        raise InputError(
            f"passing={in_short(passing)}: does the closest approach lie between source and observer?", "True or False"
        )
    given = {"source": source, "observer": observer}
    for name, value in given.items():
        if value is None:
            raise InputError(f"{name} is not given: from or to infinity a flight takes for ever", f"{name}=1e6")
    return given


def _read(given: Any, name: str, one: Callable[[Any], Any]) -> Given:
    """A number, an array, or a symbol."""
    from ...numerics import given_numbers as numbers

    if isinstance(given, EXACT):
        value = one(given)
        typed = given.to_sympy() if isinstance(given, Element) else given
        if value is None:
            return Given(name, None, (), typed)
        return Given(name, numbers.arrays_of([_pair(value, name)]), (), typed, entries=(value,))
    if isinstance(given, (list, tuple)) or getattr(getattr(given, "dtype", None), "kind", "") == "O":
        values, shape = numbers.entries(given)
        if any(isinstance(value, EXACT) for value in values):
            exact = tuple(one(value) for value in values)
            if None in exact:
                raise InputError(f"{name} is an array with symbols in it", "numbers, or one symbol")
            return Given(name, numbers.arrays_of([_pair(value, name) for value in exact]), shape, None, entries=exact)
    if str(getattr(given, "unit", "")) and hasattr(given, "to"):
        raise InputError(
            f"{name} has the unit {given.unit}, and this takes numbers in units of the metric's M, with c = 1",
            "gr.interop.scattering(M=1*u.Msun, v=1, b=1*u.Rsun)",
        )
    flat, shape = numbers.read(given, name)
    factor = one(1.0)
    pair = numbers.scaled(flat, None if factor is None else _pair(factor, name))
    return Given(name, pair, shape, None if shape else float(flat[0]), flat, factor=factor)


def _plain(name: str) -> Callable[[Any], Any]:
    """A reader of one pure number; None for one with symbols."""

    def one(given: Any) -> Any:
        value = sp.Rational(given) if isinstance(given, float) else _expression(given, name)
        return None if value.free_symbols else value

    return one


def _in_masses(name: str, mass: Any) -> Callable[[Any], Any]:
    """A reader of one length in units of the mass; None for one with symbols."""

    def one(given: Any) -> Any:
        value = sp.Rational(given) if isinstance(given, float) else _expression(given, name)
        ratio = sp.cancel(value / mass)
        if mass.is_number or not ratio.has(*mass.free_symbols):
            return None if ratio.free_symbols else ratio
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


def _pair(value: Any, name: str) -> tuple[float, float]:
    """A constant expression to 32 digits."""
    number = value.evalf(50)
    if not (number.is_real and number.is_finite):
        raise InputError(f"{name} is {in_short(value)}, no finite real number", f"{name}=0.5")
    high = float(number)
    if abs(high) == float("inf"):
        raise InputError(f"{name} is {in_short(value)}, which is {NO_NUMBER}", f"{name}=0.5")
    return high, _double(value - sp.Rational(high))


def _double(value: Any) -> float:
    """A constant to double precision, also a zero or a remainder that digits would not tell from noise."""
    if value.is_Rational:
        return float(value)
    try:
        element = from_sympy(value, Field.rational())
        return nearest_double(lambda: constant_ball(element)) if element else 0.0
    except GRToolkitError:  # no constant that the exact fields hold
        return float(value.evalf(20))


def _is_zero(value: Any) -> bool:
    """Whether a constant is proved to vanish."""
    try:
        return not value.is_Rational and from_sympy(value, Field.rational()).is_zero()
    except GRToolkitError:
        return False


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
        range_of = TOO_LARGE if given.name == "excess" else NO_NUMBER
        raise InputError(f"{given.name} is {values[beyond | (values != values)][0]:g}, which is {range_of}", advice)
