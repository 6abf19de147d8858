"""Elements as SymPy expressions: the shortest readable form, found by counting, never by `simplify`.

Candidates are few and deterministic: numerator factored or expanded over the factors of the denominator, or a sum of
such fractions; `forms` says how each factor may be written. Reading the result back gives the element, and writing that
gives the same expression.
"""

from __future__ import annotations

from fractions import Fraction
from itertools import combinations

import sympy as sp
from flint import fmpz_mpoly

from . import steps
from .element import Element, lowest_terms
from .forms import GENERATORS, LONG, PLAIN, Forms
from .hooks import provides
from .lengths import Form, added, expression_of, product, shortest, square

__all__ = ["expression_of", "to_sympy"]

SMALL = 4  # operations up to which a part is not split further
NESTED = 3  # sums and squares of fractions one inside the other


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
    forms = field.notes.get("forms")
    if forms is None:
        forms = field.notes["forms"] = Forms(field)
    numerator = element.numerator
    return forms.remembered(
        (tuple(numerator.monoms()), tuple(numerator.coeffs()), element.integer, frozenset(element.powers.items())),
        lambda: _shortest(element, forms, NESTED).build(),
    )


def _shortest(element: Element, forms: Forms, depth: int) -> Form:
    """Numerator over denominator; in parts, each over its own denominator, or as a square, where that is shorter."""
    whole = shortest(_wholes(element, forms))
    if depth == 0 or whole.length <= SMALL or not 1 < len(element.numerator) <= LONG:
        return whole
    if not element.powers or any(len(element.field.base[i]) > 1 for i in element.powers):
        return whole
    if depth == NESTED and whole.length <= PLAIN:  # a common denominator reads well, unless it costs two operations
        parts = added([shortest(_wholes(part, forms)) for part in next(iter(_partings(element, forms)), [])])
        return parts if 0 < parts.length <= whole.length - 2 else whole
    sums = [added([_shortest(part, forms, depth - 1) for part in parts]) for parts in _partings(element, forms)]
    others = [_pulled(element, forms), _squared(element, forms, depth - 1)]
    return shortest([whole, *(form for form in others if form is not None), *sums])


def _wholes(element: Element, forms: Forms) -> list[Form]:
    """Numerator over denominator, expanded or factored."""
    below = forms.merged([(element.field.base[i], power) for i, power in element.powers.items()])
    candidates = []
    for version in forms.versions(element.numerator):
        candidates.append(product(Fraction(1, element.integer), [(forms.flat(version), 1)], below))
        if len(version) <= LONG:
            content, above = forms.factored(version)
            candidates.append(product(Fraction(content, element.integer), above, below))
    return _over_cosines(element, forms) + candidates


def _over_cosines(element: Element, forms: Forms) -> list[Form]:
    """The same with divisors 1 − sin² as powers of the cosine, one of which cancels against a cosine above."""
    field, number = element.field, Fraction(1, element.integer)
    left, cosines = dict(element.powers), dict[int, int]()
    short = [i for i in left if len(field.base[i]) == 2]
    for group in (*((i,) for i in short), *combinations(short, 2)):  # 1 + sinh²; (1 − sin)(1 + sin)
        power = min(left[i] for i in group)
        whole = field.base[group[0]] if len(group) == 1 else field.base[group[0]] * field.base[group[1]]
        square = forms.in_cosines(whole) if power else None
        if square is not None and len(square) == 1:
            number /= int(square.leading_coefficient()) ** power
            cosines |= {p: int(degree) * power for p, degree in enumerate(square.degrees()) if degree}
            left |= {i: left[i] - power for i in group}
    if not cosines:
        return []
    numerator = element.numerator
    for position in cosines:
        if all(exponents[position] for exponents in numerator.monoms()):
            numerator = numerator / field.ring.gen(position)
            cosines[position] -= 1
    others = [(field.base[i], power) for i, power in left.items() if power]
    below = forms.merged(others) + [(forms.flat(field.ring.gen(p)), power) for p, power in cosines.items()]
    written = []
    for version in forms.versions(numerator):
        content, above = forms.factored(version)
        written += [product(number, [(forms.flat(version), 1)], below), product(number * content, above, below)]
    return written


def _partings(element: Element, forms: Forms) -> list[list[Element]]:
    """Ways to split it: into its numerator's terms, and into its numerator's parts by powers of a generator."""
    field, numerator = element.field, element.numerator
    used = forms.used(numerator)
    if len(used) > GENERATORS:
        return []
    sums = [_monomials(numerator)]
    for position in used:
        parts = forms.by_power(numerator, position)
        if 1 < len(parts) < len(numerator):
            sums.append([part * field.ring.gen(position) ** power for power, part in parts.items()])
    return [[lowest_terms(field, part, element.integer, element.powers) for part in parts] for parts in sums]


def _monomials(polynomial: fmpz_mpoly) -> list[fmpz_mpoly]:
    ring = polynomial.context()
    return [ring.from_dict({exponents: c}) for exponents, c in polynomial.to_dict().items()]


def _pulled(element: Element, forms: Forms) -> Form | None:
    """The sum of the terms over what they have in common of the denominator: (f′/f + h′/h)/(2 f h)."""
    field, numerator = element.field, element.numerator
    degrees = numerator.degrees()
    common = {
        i: power - highest
        for i, power in element.powers.items()
        if power > (highest := int(degrees[_position(field.base[i])]))
    }
    left = {i: p - common.get(i, 0) for i, p in element.powers.items() if p > common.get(i, 0)}
    if not common or not left:
        return None
    content = int(numerator.content())  # type: ignore[attr-defined]  # FLINT's stubs lack it
    terms = [lowest_terms(field, term, content, left) for term in _monomials(numerator)]
    inner = added([shortest(_wholes(term, forms)) for term in terms])
    below = [(forms.flat(field.base[i]), power) for i, power in common.items()]
    return product(Fraction(content, element.integer), [(inner, 1)], below)


def _squared(element: Element, forms: Forms, depth: int) -> Form | None:
    """c (N/D)² with N/D in its shortest form, if that is what it is."""
    field = element.field
    content, factors = steps.factors(element.numerator)
    if any(power % 2 for _, power in factors) or any(power % 2 for power in element.powers.values()):
        return None
    root = field.ring.constant(1)
    for factor, power in factors:
        root = root * factor ** (power // 2)
    base = lowest_terms(field, root, 1, {i: power // 2 for i, power in element.powers.items()})
    return square(_shortest(base, forms, depth), Fraction(content, element.integer))


def _position(generator: fmpz_mpoly) -> int:
    """The position of a generator."""
    return next(p for p, degree in enumerate(generator.degrees()) if degree)
