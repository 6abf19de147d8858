"""Ways of writing something, each with its length in SymPy's count of operations, found without SymPy.

A form knows its length and builds its expression on demand, so that of many candidates one is built.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import final

import sympy as sp

from .field import Field


@final
@dataclass(frozen=True)
class Form:
    """One way to write something, with its length."""

    length: int
    build: Callable[[], sp.Expr]
    mixed: bool = False  # whether it is a sum with terms of both signs
    negative: bool = False  # whether one of its operations is the sign in front
    parts: tuple[Fraction, list[tuple[Form, int]], list[tuple[Form, int]]] | None = None  # number, above, below


Factors = list[tuple[Form, int]]


def shortest(forms: Sequence[Form]) -> Form:
    """The first of the shortest."""
    return min(forms, key=lambda form: form.length)


def product(number: Fraction, above: Factors, below: Factors) -> Form:
    """number · ∏ above / ∏ below in one product."""
    length = 0
    for factors, integer in ((above, abs(number.numerator)), (below, number.denominator)):
        length += sum(form.length + (power > 1) for form, power in factors)
        length += max(0, len(factors) + (integer != 1) - 1)
    length += bool(below or number.denominator != 1)
    negative = (number < 0) != (sum(form.negative * power for form, power in above) % 2 == 1)
    length -= sum(form.negative for form, _ in above)
    negative = negative and not any(form.mixed and power % 2 for form, power in above)
    length += negative
    parts = number, above, below
    return Form(
        length, lambda: _multiplied(number, [*above, *((f, -power) for f, power in below)]), False, negative, parts
    )


def square(form: Form, number: Fraction) -> Form:
    """number · form², a product factor by factor, as SymPy would have it."""
    if form.parts is None:
        return product(number, [(form, 2)], [])
    inner, above, below = form.parts
    return product(number * inner**2, [(f, 2 * power) for f, power in above], [(f, 2 * power) for f, power in below])


def _multiplied(number: Fraction, factors: Factors) -> sp.Expr:
    """Each factor gets the sign that SymPy prefers; a sign that is left over goes into a sum above the line if it has
    terms of both signs, for M(r − 2M) reads better than −M(2M − r)."""
    settled = []
    for written, power in factors:
        form = written.build()
        if form.could_extract_minus_sign():
            form, number = -form, number * (-1) ** abs(power)
        settled.append((form, power))
    if number < 0:
        sums = [n for n, (form, power) in enumerate(settled) if form.is_Add and power > 0 and power % 2]
        negative = {n: sum(not term.could_extract_minus_sign() for term in settled[n][0].args) for n in sums}
        mixed = [n for n in sums if negative[n] < len(settled[n][0].args)]
        if mixed:
            chosen = min(mixed, key=lambda n: (negative[n], str(settled[n][0])))
            settled[chosen] = (-settled[chosen][0], settled[chosen][1])
            number = -number
    return sp.Mul(sp.Rational(number.numerator, number.denominator), *(form**power for form, power in settled))


def added(terms: Sequence[Form]) -> Form:
    """The sum of forms."""
    signs = sum(t.negative for t in terms)
    length = sum(t.length for t in terms) + len(terms) - 1 - (signs if signs < len(terms) else signs - 1)
    return Form(length, lambda: sp.Add(*(t.build() for t in terms)), True)


def expression_of(field: Field, position: int) -> sp.Expr:
    """The SymPy form of a generator."""
    names = field.notes.setdefault("expressions", {})
    if position not in names:
        names[position] = field.generators[field.creation_numbers[position]].expression()
    result: sp.Expr = names[position]
    return result
