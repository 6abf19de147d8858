"""Small parameters that go to zero together: ε → λ^w ε, and how what is left of them is written."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import reduce
from math import gcd, inf, lcm
from typing import Any, final

import sympy as sp

from ...errors import InputError, TooLargeError

Degree = Fraction | float  # a fraction, or infinity for the order of what is known exactly
STEPS = 400  # degrees that one expansion may run through


class LostPrecision(InputError):
    """No term of a divisor is known to the order that was worked with; `series` then works with more."""


@final
@dataclass(frozen=True)
class Parameters:
    """The small parameters with their weights."""

    weights: tuple[tuple[Any, Fraction], ...]

    @property
    def symbols(self) -> tuple[Any, ...]:
        return tuple(symbol for symbol, _ in self.weights)

    def order_term(self, order: Degree) -> Any:
        """SymPy's O(ε**n), of one parameter."""
        if len(self.weights) > 1:
            raise InputError(
                f"SymPy has no O for the total degree in {', '.join(map(str, self.symbols))}", "s.polynomial()"
            )
        (symbol, weight), *_ = self.weights
        return sp.O(symbol ** sp.Rational(*(Fraction(order) / weight).as_integer_ratio()))

    def text(self, terms: Sequence[Any], order: Degree) -> str:
        """Terms and what is unknown, in a line."""
        name = str(self.symbols[0]) if len(self.symbols) == 1 else f"({', '.join(map(str, self.symbols))})"
        exponent = self._exponent(order)
        power = f"**{exponent}" if exponent.isdigit() else f"**({exponent})"
        unknown = [] if not exponent else [f"O({name if exponent == '1' else name + power})"]
        return _sum_of([*map(str, terms), *unknown])

    def latex(self, terms: Sequence[Any], order: Degree) -> str:
        """The same in LaTeX."""
        name = ",".join(map(sp.latex, self.symbols))
        base = name if len(self.symbols) == 1 else rf"|{name}|"
        exponent = self._exponent(order)
        unknown = [rf"O\left({base}^{{{exponent}}}\right)"] if exponent else []
        return f"$\\displaystyle {_sum_of([*map(sp.latex, terms), *unknown])}$"

    def _exponent(self, order: Degree) -> str:
        """The power of the parameter, or the total degree, from which on nothing is known; empty where all is."""
        (_, weight), *more = self.weights
        return "" if order == inf else str(Fraction(order) if more else Fraction(order) / weight)

    def __str__(self) -> str:
        (symbol, weight), *more = self.weights
        return str(symbol) if not more and weight == 1 else f"degree in ({', '.join(map(str, self.symbols))})"


def _sum_of(terms: list[str]) -> str:
    return " + ".join(terms or ["0"]).replace("+ -", "- ")


def multiples(degrees: list[Fraction], below: Degree) -> list[Fraction]:
    """The multiples of the greatest common divisor of positive degrees, below a bound: where products of them lie."""
    if not degrees:
        return []
    bottom = lcm(*(d.denominator for d in degrees))
    step = Fraction(reduce(gcd, (int(d * bottom) for d in degrees)), bottom)
    count = -int(-Fraction(below) // step) - 1
    if count > STEPS:
        raise TooLargeError("an expansion", count, STEPS, "degrees")
    return [step * k for k in range(1, count + 1)]
