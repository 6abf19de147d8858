"""The constants of one orbit in Schwarzschild's spacetime, read from what users give, exactly.

Decimals of up to twelve digits are the fractions that were typed, longer floats the binary fractions that they are.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from typing import Any, final

import sympy as sp

from ...errors import DomainError, InputError
from ...exact import Element
from ...exact.arguments import symbols_in
from ...exact.certified_numbers import sign_of_real_constant
from ...geometry import Metric
from ...geometry.inputs import in_short
from ...geometry.typed_numbers import read_real
from ..radial_functions import radial_functions

NUMBER = "one number: an integer, a decimal, a Rational, or an exact constant such as 3*sqrt(3)"
WAYS = (
    "v=0.5, b=20 (light: v=1), or energy=0.97, angular_momentum=4, or semilatus_rectum=12, eccentricity=0.5, "
    "or r=10, velocity=(0, 0.3)"
)


@final
@dataclass(frozen=True)
class SchwarzschildUnits:
    """A Schwarzschild metric with its mass, by which lengths are divided."""

    metric: Metric
    mass: Element

    @cached_property
    def unit(self) -> Any:
        """M as a double, or 1 where it is a symbol: then lengths are multiples of M."""
        if symbols_in(self.mass):
            return 1.0
        return float(sp.N(self.mass.to_sympy(), 30))

    def number(self, given: Any, what: str) -> Element:
        """A real constant, exactly.

        Raises
        ------
        InputError
            It is none, or more than one number.
        """
        return self._constant(self.metric.scalar(read_exact(given, what)), given, what)

    def length(self, given: Any, what: str) -> Element:
        """A length divided by M, exactly.

        Raises
        ------
        InputError
            It is no multiple of M.
        """
        return self._constant(self.metric.scalar(read_exact(given, what)) / self.mass, given, what)

    def _constant(self, value: Element, given: Any, what: str) -> Element:
        free = symbols_in(value)
        if not free:
            return value
        if symbols_in(self.mass):
            advice = f"gr.Schwarzschild(M=1) and a number, or {what} as a multiple of {self.mass}, 20*{self.mass}"
        else:
            advice = NUMBER
        raise InputError(f"{what} = {in_short(given)} is no number here: {min(map(str, free))} has no value", advice)


def schwarzschild_units(g: Any) -> SchwarzschildUnits:
    """A metric that is proved to be Schwarzschild's, in a chart with the areal radius.

    Raises
    ------
    InputError
        It is another metric, or another radius.
    """
    functions = radial_functions(g)
    mass = functions.schwarzschild_mass
    if mass is None:
        raise InputError(
            f"{g.name} is not known to be Schwarzschild's metric: its orbits have other closed forms, if any",
            "gr.Schwarzschild(M=1), or gr.motion.trajectory(g, ...) for orbits in numbers",
        )
    if mass.is_zero():
        raise InputError("the mass is zero: orbits are straight lines", "gr.Schwarzschild(M=1)")
    if not functions.is_areal:
        raise InputError(
            f"{functions.r} is not the areal radius, in which closed orbits are written", "gr.Schwarzschild()"
        )
    return SchwarzschildUnits(g, mass)


def read_exact(given: Any, what: str) -> Any:
    """A real number as an exact SymPy expression.

    Raises
    ------
    InputError
        It is none: text, an array, infinite, a quantity with a unit.

    Examples
    --------
    >>> read_exact(0.1, "v"), read_exact(1 / 3, "v")
    (1/10, 6004799503160661/18014398509481984)
    """
    if hasattr(given, "unit"):
        raise InputError(
            f"{what} = {in_short(given)} has a unit", f"{what} as a number in the units of the mass, G = c = 1"
        )
    if hasattr(given, "shape") or isinstance(given, (list, tuple)):
        if getattr(given, "shape", None) != ():
            raise InputError(
                f"{what} = {in_short(given)} is more than one number: closed orbits are made one at a time", NUMBER
            )
        given = given.item()
    if isinstance(given, Fraction):
        given = sp.Rational(given.numerator, given.denominator)
    try:
        return read_real(given, what, NUMBER)
    except InputError:
        if not isinstance(given, float) or given - given != 0:  # nan and infinity
            raise
        return sp.Rational(*given.as_integer_ratio())


def is_positive(value: Element) -> bool:
    """Whether a real constant is positive, decided.

    Raises
    ------
    InputError
        It is not real.
    """
    try:
        return sign_of_real_constant(value) > 0
    except DomainError as error:
        raise InputError(str(error), NUMBER) from None
