"""Integer polynomials in named generators, and rational matrices: FLINT's own, with forecasts before large work.

For calculations that need no field: many generators, no relation among them, nothing divided by. The polynomials are
FLINT's `fmpz_mpoly`, used directly: ``p + q``, ``p * q``, ``p.derivative(i)``, ``p.is_zero()``, ``len(p)`` (terms).
What may grow without bound goes through a function of this module, which refuses first.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from fractions import Fraction
from functools import cached_property
from math import comb, lcm
from typing import Any, TypeAlias, final

from flint import Ordering, fmpq, fmpq_mat, fmpz_mpoly, fmpz_mpoly_ctx

from ..errors import TooLargeError
from . import forecast

Polynomial: TypeAlias = fmpz_mpoly
Exponents: TypeAlias = tuple[int, ...]

GENERATORS = 6000  # of one ring; a monomial holds a byte for each, and there are as many of them
ENTRIES = 4_000_000  # of a matrix that is reduced here


@final
class PolynomialRing:
    """Integer polynomials in named generators.

    Parameters
    ----------
    names : the generators, all different

    Raises
    ------
    TooLargeError
        More generators than one ring may have.

    Examples
    --------
    >>> ring = PolynomialRing(["x", "y"])
    >>> x, y = ring.generators
    >>> dict(terms((x + y) * (x - y))), ring.number("y")
    ({(2, 0): 1, (0, 2): -1}, 1)
    """

    def __init__(self, names: Iterable[str]) -> None:
        self.names: tuple[str, ...] = tuple(names)
        if len(self.names) > GENERATORS:
            raise TooLargeError("a ring of polynomials", len(self.names), GENERATORS, "generators")
        # FLINT sees plain names: the user's own are no identifiers
        self._context = fmpz_mpoly_ctx.get(tuple(f"g{n}" for n in range(len(self.names))), Ordering.degrevlex)
        self.generators: tuple[Polynomial, ...] = tuple(self._context.gens())
        self.zero: Polynomial = self._context.constant(0)
        self.one: Polynomial = self._context.constant(1)
        self.kept_terms = 0  # of the polynomials that somebody holds on to

    @cached_property
    def _numbers(self) -> dict[str, int]:
        return {name: n for n, name in enumerate(self.names)}

    def number(self, name: str) -> int:
        """The place of a generator."""
        return self._numbers[name]

    def constant(self, value: int) -> Polynomial:
        """An integer as a polynomial."""
        return self._context.constant(value)

    def from_terms(self, terms: Mapping[Exponents, int]) -> Polynomial:
        """The polynomial with these coefficients, by exponents."""
        return self._context.from_dict(dict(terms))

    def keep(self, polynomials: Iterable[Polynomial]) -> None:
        """Count polynomials that stay in memory, which leaves less for others."""
        self.kept_terms += sum(map(len, polynomials))

    def admit_terms(self, terms: float, what: str) -> None:
        """Raise `TooLargeError` if so many terms, or products of terms, might fill memory beside what is kept already.

        Raises
        ------
        TooLargeError
            With the forecast.
        """
        forecast.admit(terms + self.kept_terms, len(self.names), what)
        forecast.admit_work(terms, what)

    def __repr__(self) -> str:
        return f"PolynomialRing({len(self.names)} generators)"


def terms(polynomial: Polynomial) -> Iterator[tuple[Exponents, int]]:
    """(exponents, coefficient) of every term."""
    return ((tuple(map(int, e)), int(c)) for e, c in polynomial.to_dict().items())


def supports(polynomial: Polynomial) -> Iterator[tuple[int, ...]]:
    """The generators of every term by their places, none twice."""
    return (tuple(n for n, power in enumerate(monomial) if power) for monomial in polynomial.monoms())


def value_at(polynomial: Polynomial, values: Mapping[int, Any]) -> Any:
    """The exact value where generators (by their places) have these values, and all others are zero: a Fraction where
    the values are rational numbers."""
    total: Any = Fraction(0)
    for exponents, coefficient in polynomial.to_dict().items():
        value: Any = Fraction(int(coefficient))
        for place, power in enumerate(exponents):
            if power:
                value *= values.get(place, 0) ** int(power)
                if not value:
                    break
        total += value
    return total


def composed(polynomial: Polynomial, images: Sequence[Polynomial], what: str = "a substitution") -> Polynomial:
    """The polynomial with each generator replaced by its image, all in one ring.

    Raises
    ------
    TooLargeError
        The result may have more terms than memory has room for.
    """
    forecast_terms, lengths = 0.0, [len(image) for image in images]
    for exponents in polynomial.monoms():
        size = 1.0
        for place, power in enumerate(exponents):
            if power and lengths[place] != 1:
                size *= comb(lengths[place] + int(power) - 1, int(power)) if lengths[place] else 0
        forecast_terms += size
    forecast.admit(forecast_terms, len(images), what)
    forecast.admit_work(forecast_terms, what)
    return polynomial.compose(*images)


def reduced_rows(rows: Sequence[Sequence[Fraction | int]]) -> list[tuple[int, dict[int, Fraction]]]:
    """The reduced row echelon form of a rational matrix: (column of the pivot, entries that are not zero) of each row.

    Raises
    ------
    TooLargeError
        The matrix has more entries than are reduced here.
    """
    if not rows:
        return []
    width = len(rows[0])
    if len(rows) * width > ENTRIES:
        raise TooLargeError("a system of linear equations", len(rows) * width, ENTRIES, "coefficients")
    flat = [fmpq(x.numerator, x.denominator) if x else 0 for row in rows for x in row]
    matrix, rank = fmpq_mat(len(rows), width, flat).rref()
    found = []
    for i in range(rank):
        entries = {j: Fraction(int(q.p), int(q.q)) for j in range(width) if (q := matrix[i, j]) != 0}
        found.append((next(iter(entries)), entries))
    return found


def common_denominator(values: Iterable[Fraction]) -> int:
    """The least integer that makes all of them integers."""
    return lcm(1, *(value.denominator for value in values))
