"""Proofs of a sign by identities: norms, squares completed, Sturm sequences, and combinations of what is positive.

Each ends in an identity of polynomials that is checked exactly, so it matters only to success how it was found.
"""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from ..norms import coefficient
from .bounds import sign_by_bounds
from .combinations import combination
from .facts import Bound
from .limits import limits, sign_as_bound
from .univariate import Limit, sign_on_interval

if TYPE_CHECKING:
    from flint import fmpz_mpoly

    from .prover import Knowledge

TERMS = 40  # of a polynomial whose squares are completed
LONG = 400  # of one whose norm is formed
PRODUCTS = 60  # that a combination is looked for among


def sign_by_square(knowledge: Knowledge, polynomial: fmpz_mpoly) -> int:
    """The sign of ±(P − …) that is the square of a real generator: 1 − K S² = C²."""
    for position, flip in enumerate(knowledge.field.flips):
        if flip is None or not knowledge.is_real(position):
            continue
        generator = knowledge.field.ring.gen(position)
        square = knowledge.field.reduce(generator * generator)
        if polynomial == square or polynomial == -square:
            grade = 2 if abs(knowledge.grade_of_generator(position)) == 2 else 1
            return grade if polynomial == square else -grade
    return 0


def sign_by_norm(knowledge: Knowledge, polynomial: fmpz_mpoly) -> int:
    """The sign of a + bw, w² = p, by the greater of its terms: √x − 1 where x > 1, u + √(u² + 1) always."""
    field = knowledge.field
    for position, flip in enumerate(field.flips):
        if flip is None or polynomial.degrees()[position] != 1 or len(polynomial) > LONG:
            continue
        if not knowledge.is_real(position):
            continue
        slope = polynomial.derivative(position)
        constant = polynomial - slope * field.ring.gen(position)
        if not knowledge.is_real_polynomial(slope) or not knowledge.is_real_polynomial(constant):
            continue
        norm = knowledge.sign_of_polynomial(field.reduce(polynomial * polynomial.compose(*flip)))
        if norm > 0:  # |a| > |bw|
            sign = knowledge.sign_of_polynomial(constant)
        elif norm < 0:
            sign = knowledge.sign_of_polynomial(slope) * knowledge.grade_of_generator(position)
        else:
            continue
        if sign:
            return (1 if sign > 0 else -1) * abs(norm)
    return 0


def sign_by_completed_square(knowledge: Knowledge, polynomial: fmpz_mpoly) -> int:
    """The sign of A u² + B u + C, u a power of a real generator, by those of A and 4AC − B²."""
    if not 2 < len(polynomial) <= TERMS:
        return 0
    best = 0
    for position, degree in enumerate(polynomial.degrees()):
        if degree < 2 or degree % 2:
            continue
        half = int(degree) // 2
        if any(int(e[position]) not in (0, half, degree) for e in polynomial.monoms()):
            continue
        a, b, c = (coefficient(polynomial, position, k) for k in (degree, half, 0))
        if b.is_zero() or not knowledge.spend(len(polynomial)):
            continue
        leading = knowledge.sign_of_polynomial(a)
        if abs(leading) < 2:
            continue
        rest = knowledge.sign_of_polynomial(knowledge.field.reduce(4 * a * c - b * b))
        if rest == 2:
            return leading
        best = best or (leading // 2 if rest == 1 else 0)
    return best


def sign_on_range(knowledge: Knowledge, polynomial: fmpz_mpoly) -> int:
    """The sign of a polynomial in one generator on the interval that rational bounds leave it."""
    used = [p for p, degree in enumerate(polynomial.degrees()) if degree > 0]
    if len(used) != 1:
        return 0
    (position,) = used
    bounds = [b for b in (*knowledge.facts.bounds, *limits(knowledge, position)) if b.position == position]
    bounds += [b for b in [sign_as_bound(knowledge, position)] if b is not None]
    bounds = [b for b in bounds if b.limit.is_constant()]
    lower = max((_limit(b) for b in bounds if b.side > 0), default=None)
    upper = min(((v, not strict) for v, strict in (_limit(b) for b in bounds if b.side < 0)), default=None)
    coefficients = [0] * (int(polynomial.degrees()[position]) + 1)
    for exponents, value in polynomial.to_dict().items():
        coefficients[int(exponents[position])] = int(value)
    return sign_on_interval(coefficients, lower, upper and (upper[0], not upper[1]))


def _limit(bound: Bound) -> Limit:
    value = 0 if bound.limit.is_zero() else int(bound.limit.leading_coefficient())
    return Fraction(value, bound.size), bound.strict


def sign_by_combination(knowledge: Knowledge, polynomial: fmpz_mpoly) -> int:
    """The sign of a combination, with positive coefficients, of products of what is known to be positive."""
    if len(polynomial) > TERMS or not knowledge.facts.positive:
        return 0
    used = {p for p, degree in enumerate(polynomial.degrees()) if degree > 0}
    factors = _known_positive(knowledge, used)
    if not factors or not knowledge.spend(10 * len(polynomial)):
        return 0
    products = _products(knowledge, polynomial, factors)
    terms = [{e: int(c) for e, c in p.to_dict().items()} for p, _ in products]
    for sign in (1, -1):
        weights = combination({e: sign * int(c) for e, c in polynomial.to_dict().items()}, terms)
        if weights is not None:
            strict = any(w > 0 and grade == 2 for w, (_, grade) in zip(weights, products, strict=True))
            return sign * (2 if strict else 1)
    return 0


def _known_positive(knowledge: Knowledge, used: set[int]) -> list[tuple[fmpz_mpoly, int]]:
    """The stated inequalities that speak of the generators used only, some of two terms among them."""
    stated = [
        (p, 2 if strict else 1)
        for p, strict in knowledge.facts.positive
        if len(p) > 1 and {q for q, degree in enumerate(p.degrees()) if degree > 0} <= used
    ]
    if not stated:
        return []
    ring = knowledge.field.ring
    generators = [(p, knowledge.grade_of_generator(p)) for p in used]
    return stated + [(ring.gen(p) if g > 0 else -ring.gen(p), abs(g)) for p, g in generators if g]


def _products(
    knowledge: Knowledge, polynomial: fmpz_mpoly, factors: list[tuple[fmpz_mpoly, int]]
) -> list[tuple[fmpz_mpoly, int]]:
    """One, the squares of real generators, and products of the factors, of degrees no higher than the polynomial's."""
    ring, highest = knowledge.field.ring, [int(d) for d in polynomial.degrees()]
    degree = int(polynomial.total_degree())
    squares = [
        (ring.gen(p) ** 2, 2 if abs(knowledge.grade_of_generator(p)) == 2 else 1)
        for p, d in enumerate(highest)
        if d > 1
    ]
    layer = [(ring.constant(1), 2)]
    result, seen = list(layer), {str(layer[0][0])}
    while layer and len(result) < PRODUCTS:
        following = []
        for product, grade in layer:
            for factor, other in (*factors, *squares):
                new = product * factor
                if int(new.total_degree()) > degree or str(new) in seen:
                    continue
                if any(int(d) > most for d, most in zip(new.degrees(), highest, strict=True)):
                    continue
                seen.add(str(new))
                following.append((new, min(grade, other)))
        layer = following[: PRODUCTS - len(result)]
        result += layer
    return result


PROOFS = (
    sign_by_square,
    sign_on_range,
    sign_by_norm,
    sign_by_bounds,
    sign_by_completed_square,
    sign_by_combination,
)  # the quick ones first
