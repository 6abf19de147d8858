"""Polynomials as few operations that round little: factors, the better of sines and cosines, and Horner's rule.

A numerator is stored in powers of sines, r² + a² − a² sin²θ, where r² + a² cos²θ has fewer terms and nothing that
cancels. So each polynomial is factored in both forms, every factor takes the form with fewer terms and fewer changes of
sign, and what remains is nested, first in the generators that vary over an array, so that coefficients made of
parameters are worked out once and not at every point.
"""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from typing import TYPE_CHECKING, Any, final

from .field import Field
from .forms import Forms
from .polynomial_factors import factors_here

if TYPE_CHECKING:
    from flint import fmpz_mpoly

    from ..numerics.program import Recorder

LONG = 400  # terms: longer polynomials are neither factored nor rewritten
MIXED = 2  # what a term of the rarer sign costs, in terms: it may cancel
Terms = dict[tuple[int, ...], int]  # exponents by position -> coefficient


@final
class Polynomials:
    """Records the polynomials of one field.

    Parameters
    ----------
    field : the field
    recorder : where the operations go
    register : position of a generator -> its register
    is_fixed : position of a generator -> whether it is the same at every point
    """

    def __init__(
        self, field: Field, recorder: Recorder, register: Callable[[int], int], is_fixed: Callable[[int], bool]
    ) -> None:
        self.field, self.recorder, self.register, self.is_fixed = field, recorder, register, is_fixed
        self._forms = Forms(field)
        self._registers: dict[Any, int] = {}

    def quotient(self, numerator: fmpz_mpoly, integer: int, powers: dict[int, int]) -> int:
        """The register of numerator / (integer · ∏ base^powers)."""
        content, above = self._factors(numerator)
        coefficient = Fraction(content, integer)
        below = [(self.field.base[i], power) for i, power in sorted(powers.items())]
        top = self._product(coefficient, above)
        return self.recorder.divide(top, self._product(Fraction(1), below)) if below else top

    def _product(self, coefficient: Fraction, factors: list[tuple[fmpz_mpoly, int]]) -> int:
        """coefficient · ∏ factor^power, fixed factors first."""
        record = self.recorder
        ordered = sorted(factors, key=lambda pair: not self._is_fixed(pair[0]))
        registers = [record.power(self._sum(factor), power) for factor, power in ordered]
        return self._times(coefficient, registers)

    def _times(self, coefficient: Fraction, registers: list[int]) -> int:
        """coefficient · ∏ registers."""
        record = self.recorder
        if abs(coefficient) != 1 or not registers:
            registers = [record.constant(coefficient), *registers]
            coefficient = Fraction(1)
        product = registers[0]
        for register in registers[1:]:
            product = record.multiply(product, register)
        return record.negate(product) if coefficient < 0 else product

    def _is_fixed(self, polynomial: fmpz_mpoly) -> bool:
        return all(self.is_fixed(p) for p, degree in enumerate(polynomial.degrees()) if degree > 0)

    # -- forms ---------------------------------------------------------------------------------------------------------

    def _factors(self, polynomial: fmpz_mpoly) -> tuple[int, list[tuple[fmpz_mpoly, int]]]:
        """(content, factors) of the form of a polynomial that costs least."""
        if len(polynomial) > LONG:
            return 1, [(polynomial, 1)]
        found = []
        for version in self._forms.versions(polynomial):
            unit, factors = factors_here(version)
            found.append(_positive(unit, [(self._best(factor), power) for factor, power in factors]))
        return min(found, key=lambda form: sum(_cost(factor) + 1 for factor, _ in form[1]))

    def _best(self, polynomial: fmpz_mpoly) -> fmpz_mpoly:
        """The polynomial, or itself in cosines."""
        return min(self._forms.versions(polynomial), key=_cost)

    # -- sums ----------------------------------------------------------------------------------------------------------

    def _sum(self, polynomial: fmpz_mpoly) -> int:
        """The register of a polynomial, nested."""
        key = tuple(polynomial.monoms()), tuple(polynomial.coeffs())
        if key not in self._registers:
            best = self._best(polynomial)
            terms = {tuple(int(e) for e in exponents): int(c) for exponents, c in best.to_dict().items()}
            self._registers[key] = self._nested(terms)
        return self._registers[key]

    def _nested(self, terms: Terms) -> int:
        """Horner's rule in the generator of most terms, its coefficients nested in their turn."""
        position = self._outermost(terms)
        if position is None:
            return self._flat(terms)
        record, register = self.recorder, self.register(position)
        by_power: dict[int, Terms] = {}
        for exponents, coefficient in terms.items():
            lowered = tuple(0 if p == position else e for p, e in enumerate(exponents))
            by_power.setdefault(exponents[position], {})[lowered] = coefficient
        powers = sorted(by_power, reverse=True)
        total, sign = self._signed(by_power[powers[0]])
        for power, lower in zip(powers, [*powers[1:], 0], strict=True):
            if power > lower:
                total = record.multiply(total, record.power(register, power - lower))
            if lower in by_power and lower != power:
                total, sign = self._joined(total, sign, *self._signed(by_power[lower]))
        return total if sign > 0 else record.negate(total)

    def _signed(self, terms: Terms) -> tuple[int, int]:
        """(register, sign) of a sum: the negative of one whose terms are all negative."""
        if max(terms.values()) > 0:
            return self._nested(terms), 1
        return self._nested({exponents: -c for exponents, c in terms.items()}), -1

    def _joined(self, first: int, sign: int, second: int, other: int) -> tuple[int, int]:
        """(register, sign) of sign · first + other · second."""
        if sign == other:
            return self.recorder.add(first, second), sign
        return self.recorder.subtract(*((first, second) if sign > 0 else (second, first))), 1

    def _outermost(self, terms: Terms) -> int | None:
        """The generator in the most terms, at least two, among those that vary if there is one."""
        counts = [sum(1 for e in column if e) for column in zip(*terms, strict=True)]
        shared = [(not self.is_fixed(p), count, -p) for p, count in enumerate(counts) if count > 1]
        return -max(shared)[2] if shared else None

    def _flat(self, terms: Terms) -> int:
        """The sum of its terms, positive ones first; a leading minus is taken out."""
        record = self.recorder
        positive = [self._monomial(e, c) for e, c in terms.items() if c > 0]
        negative = [self._monomial(e, -c) for e, c in terms.items() if c < 0]
        if not positive:
            return record.negate(self._chain(negative))
        total = self._chain(positive)
        for register in negative:
            total = record.subtract(total, register)
        return total

    def _chain(self, registers: list[int]) -> int:
        total = registers[0]
        for register in registers[1:]:
            total = self.recorder.add(total, register)
        return total

    def _monomial(self, exponents: tuple[int, ...], coefficient: int) -> int:
        """coefficient · ∏ generator^exponent; generators to one power are multiplied before it is taken."""
        used = sorted(((not self.is_fixed(p), e, p) for p, e in enumerate(exponents) if e))
        groups: dict[tuple[bool, int], list[int]] = {}
        for varies, exponent, position in used:
            groups.setdefault((varies, exponent), []).append(self.register(position))
        registers = [self.recorder.power(self._times(Fraction(1), g), e) for (_, e), g in groups.items()]
        return self._times(Fraction(coefficient), registers)


def _positive(unit: int, factors: list[tuple[fmpz_mpoly, int]]) -> tuple[int, list[tuple[fmpz_mpoly, int]]]:
    """The same product, no factor with more negative terms than positive ones."""
    turned = []
    for factor, power in factors:
        if 2 * sum(1 for c in factor.coeffs() if c < 0) > len(factor):
            factor, unit = -factor, unit * (-1) ** power
        turned.append((factor, power))
    return unit, turned


def _cost(polynomial: fmpz_mpoly) -> int:
    """Terms, and how many of them may cancel."""
    negative = sum(1 for c in polynomial.coeffs() if c < 0)
    return len(polynomial) + MIXED * min(negative, len(polynomial) - negative)
