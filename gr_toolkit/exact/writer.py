"""Elements as SymPy expressions: the shortest readable form, found by counting, never by `simplify`.

Candidates are few and deterministic: numerator factored or expanded; in each factor even powers of a sine as such or as
1 − cos²; pairs of factors of the same power multiplied out where that is shorter. Reading the result back gives the
element, and writing that gives the same expression.
"""

from __future__ import annotations

from fractions import Fraction
from itertools import combinations

import sympy as sp
from flint import fmpz_mpoly

from .curved import Sine
from .element import Element
from .field import Field
from .hooks import provides

LONG = 400  # terms: longer polynomials are written as they stand
MERGED = 40  # terms of a product of two factors that is still worth trying


@provides("to sympy")
def to_sympy(element: Element) -> sp.Expr:
    """The shortest of a few forms of an element; see the module's docstring."""
    field = element.field
    if element.is_zero():
        return sp.S.Zero
    if element.is_rational_number():
        value = element.as_fraction()
        return sp.Rational(value.numerator, value.denominator)
    if element.is_polynomial() and len(element.numerator) == 1 and element.numerator.total_degree() == 1:
        position = next(p for p, degree in enumerate(element.numerator.degrees()) if degree)
        if element.numerator.leading_coefficient() == 1:
            return expression_of(field, position)
    below = [(form, -power) for form, power in _factors(field, [(field.base[i], p) for i, p in element.powers.items()])]
    forms = [element.numerator]
    if len(element.numerator) <= LONG:
        cosines = _in_cosines(field, element.numerator)
        forms += [] if cosines is None else [cosines]
    candidates = []
    for form in forms:
        candidates.append(_product(Fraction(1, element.integer), [(_sum(field, form), 1), *below]))
        if len(form) <= LONG:
            content, factors = form.factor()
            above = _factors(field, [(f, int(p)) for f, p in factors])
            candidates.append(_product(Fraction(int(content), element.integer), [*above, *below]))
    return min(candidates, key=_length)


def _length(expression: sp.Expr) -> tuple[int, str]:
    return int(expression.count_ops()), str(expression)


def _product(number: Fraction, factors: list[tuple[sp.Expr, int]]) -> sp.Expr:
    """number · ∏ form^power in one product, whatever order and sign the field's generators gave its factors.

    Each factor gets the sign that SymPy prefers; a sign that is left over goes into a sum above the line if it has
    terms of both signs, for M(r − 2M) reads better than −M(2M − r).
    """
    settled = []
    for form, power in factors:
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


def _factors(field: Field, factors: list[tuple[fmpz_mpoly, int]]) -> list[tuple[sp.Expr, int]]:
    """Factors in their best forms, those of the same power multiplied out where that is shorter."""
    current = [(p, power, _best(field, p)) for p, power in factors]
    merged = True
    while merged:
        merged = False
        for (i, (p, m, e)), (j, (q, n, f)) in combinations(enumerate(current), 2):
            if m != n or len(p) == 1 or len(q) == 1 or len(p) * len(q) > MERGED:
                continue
            product = field.reduce(p * q)
            best = _best(field, product)
            if best.count_ops() < e.count_ops() + f.count_ops() + 1 + (m != 1):
                current = [c for k, c in enumerate(current) if k not in (i, j)] + [(product, m, best)]
                merged = True
                break
    return [(e, m) for _, m, e in current]


def _best(field: Field, polynomial: fmpz_mpoly) -> sp.Expr:
    """The shortest of the polynomial's forms as a sum."""
    forms = [_sum(field, polynomial)]
    if len(polynomial) <= LONG:
        cosines = _in_cosines(field, polynomial)
        forms += [] if cosines is None else [_sum(field, cosines)]
    return min(forms, key=_length)


def _in_cosines(field: Field, polynomial: fmpz_mpoly) -> fmpz_mpoly | None:
    """The polynomial with even powers of sines of curvature ±1 written in cosines; None where there are none."""
    changed = False
    for number, sine in field.find(Sine):
        position, partner = field.positions[number], field.positions[number + 1]
        if not isinstance(sine.curvature, int) or polynomial.degrees()[position] < 2:
            continue
        square = (field.ring.constant(1) - field.ring.gen(partner) ** 2) * sine.curvature
        total = field.ring.constant(0)
        for exponents, coefficient in polynomial.to_dict().items():
            rest = list(exponents)
            half, rest[position] = divmod(int(exponents[position]), 2)
            total += field.ring.from_dict({tuple(rest): coefficient}) * square**half
        polynomial, changed = total, True
    return polynomial if changed else None


def _sum(field: Field, polynomial: fmpz_mpoly) -> sp.Expr:
    """A polynomial as a sum of products."""
    names = {p: expression_of(field, p) for p, degree in enumerate(polynomial.degrees()) if degree}
    return sp.Add(
        *(
            sp.Mul(sp.Integer(int(c)), *(names[p] ** int(e) for p, e in enumerate(exponents) if e))
            for exponents, c in polynomial.to_dict().items()
        )
    )


def expression_of(field: Field, position: int) -> sp.Expr:
    """The SymPy form of a generator."""
    names = field.notes.setdefault("expressions", {})
    if position not in names:
        names[position] = field.generators[field.creation_numbers[position]].expression()
    result: sp.Expr = names[position]
    return result
