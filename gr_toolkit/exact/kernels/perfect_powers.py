"""Whether an element is a perfect power in its field: what must be known before a root is adjoined.

Over a tower of square roots of elements free of roots, squares are found by linear algebra over F₂ on the exponents of
irreducible factors, primes and the sign [Besicovitch 1940; Lang, Algebra, VI §8]. Nested square roots are taken down
the tower: A + B√e is a square iff n² = A² − eB² and 2(A+n) or 2(A−n) = s² one level down, and the root is s/2 + (B/s)√e
[Borodin, Fagin, Hopcroft, Tompa 1985]. For everything else x^q − α is factored over the field through its norm
[Trager 1976]. Each way ends with a root or with a proof that there is none; where the work would be too large,
`Undetermined` is raised, and a root adjoined all the same carries a doubt.
"""

from __future__ import annotations

from math import gcd
from typing import TYPE_CHECKING, cast

import sympy as sp
from flint import fmpz, fmpz_mpoly
from flint.utils.flint_exceptions import DomainError as NoSquare

from ...errors import TooLargeError, UnsupportedError
from .. import steps
from ..element import Element
from ..generator import Algebraic
from ..norms import coefficient, norm
from .factored_norms import Undetermined, root_by_factoring

if TYPE_CHECKING:
    from ..field import Field

NESTED = 10  # levels of square roots for the way down, which doubles with each
BITS = 128  # of an integer that is factored into primes, once the small ones are out
SMALL = 1000  # a prime that is found by dividing


def prime_powers(value: int, what: str) -> list[tuple[int, int]]:
    """A positive integer as powers of primes.

    Raises
    ------
    UnsupportedError
        What is left without small primes is too large.
    """
    found, rest = [], value
    if value.bit_length() > BITS:
        for prime in sp.primerange(SMALL):
            power = 0
            while rest % prime == 0:
                rest, power = rest // prime, power + 1
            found += [(int(prime), power)] if power else []
    if rest.bit_length() > BITS:
        raise UnsupportedError(f"{what} of {value.bit_length()} bits", "it would have to be factored")
    return found + ([(int(p), int(e)) for p, e in fmpz(rest).factor()] if rest > 1 else [])


def square_root_in_field(element: Element) -> Element | None:
    """An element whose square is `element`, or None when the field has none; the sign is left to the caller.

    Raises
    ------
    Undetermined
        Neither was shown.
    """
    field, levels = element.field, len(element.field.degrees)
    if element.is_zero():
        return element
    root = _rational_root(element, field)  # as a polynomial in all generators it may be a square as it stands
    if root is not None or not levels:
        return root
    free = free_of_algebraic(element)
    if free:
        plain = [
            n for n in range(levels) if _is_plain(field, n)
        ]  # real roots of other degrees add √p = (p^1/n)^n/2 only
        root = _root_by_exponents(element, plain)
        if root is not None or len(plain) == levels:
            return root
    if levels <= NESTED:
        try:
            return _root_below(element, levels, field)
        except (Undetermined, TooLargeError):
            pass
    return root_by_factoring(element, 2)


def free_of_algebraic(element: Element) -> bool:
    """Whether no algebraic generator occurs."""
    return not element or not any(element.numerator.degrees()[: len(element.field.degrees)])


# -- linear algebra over F₂ --------------------------------------------------------------------------------------------


def _is_plain(field: Field, position: int) -> bool:
    """Whether a generator is the square root, or a positive root of any degree, of an element free of roots."""
    relation = field.relation_at(position)
    generator = cast("Algebraic", field.generators[field.creation_numbers[position]])
    if generator.splits or any(coefficient(relation, position, 0).degrees()[: len(field.degrees)]):
        return False
    return field.flips[position] is not None or generator.is_positive_root


def _root_by_exponents(element: Element, plain: list[int]) -> Element | None:
    """√element as a product of the plain square roots and an element free of them, if it is one."""
    field = element.field
    radicands = {
        position: field.polynomial(-coefficient(field.relation_at(position), position, 0))
        for position in plain
        if field.degrees[position] % 2 == 0
    }
    basis: list[tuple[str, frozenset[str], frozenset[int]]] = []  # echelon form: pivot, odd part, radicands multiplied
    for position, radicand in radicands.items():
        row, which = _odd_part(radicand), frozenset([position])
        for pivot, other, others in basis:
            if pivot in row:
                row, which = row ^ other, which ^ others
        if row:
            basis.append((min(row), row, which))
    wanted, used = _odd_part(element), frozenset[int]()
    for pivot, other, others in basis:
        if pivot in wanted:
            wanted, used = wanted ^ other, used ^ others
    if wanted:
        return None
    product, roots = element, field.one
    for position in used:
        product = product * radicands[position]
        roots = roots * Element(field, field.ring.gen(position), 1, {}) ** (field.degrees[position] // 2)
    root = _rational_root(product, field)
    return None if root is None else root / roots


def _odd_part(element: Element) -> frozenset[str]:
    """The irreducible factors, primes and −1 that occur with odd exponents."""
    content, factors = steps.factors(element.numerator)
    unit = int(content) * element.integer
    odd: set[str] = {"-1"} if unit < 0 else set()
    if abs(unit).bit_length() > BITS:
        raise Undetermined
    if abs(unit) > 1:
        odd |= {str(prime) for prime, power in fmpz(abs(unit)).factor() if int(power) % 2}
    for factor, power in [*factors, *((element.field.base[i], p) for i, p in element.powers.items())]:
        if int(power) % 2:
            if factor.leading_coefficient() < 0:
                factor, odd = -factor, odd ^ {"-1"}
            odd ^= {f"({factor})"}
    return frozenset(odd)


# -- down a tower of square roots --------------------------------------------------------------------------------------


def _root_below(element: Element, level: int, field: Field) -> Element | None:
    """A square root that uses the `level` lowest algebraic generators only; the element uses no others."""
    if element.is_zero():
        return element
    if level == 0:
        return _rational_root(element, field)
    position = len(field.degrees) - level
    if field.flips[position] is None or field.generators[field.creation_numbers[position]].splits:  # type: ignore[attr-defined]
        return _root_above(element, level, field)
    generator = Element(field, field.ring.gen(position), 1, {})
    square = generator * generator
    slope = Element(field, element.numerator.derivative(position), 1, {}) / element.denominator()
    level -= 1
    if slope.is_zero():
        root = _root_below(element, level, field)
        if root is None and (root := _root_below(element * square, level, field)) is not None:
            root = root / generator
        return root
    return _root_of_sum(element - slope * generator, slope, generator, level)


def _root_of_sum(constant: Element, slope: Element, generator: Element, level: int) -> Element | None:
    """√(A + B√e), with √e a generator or a power of one, and A, B, e of the levels below."""
    field = constant.field
    if slope.is_zero():
        root = _root_below(constant, level, field)
        if root is None and (root := _root_below(constant * generator * generator, level, field)) is not None:
            root = root / generator
        return root
    root_of_norm = _root_below(constant * constant - generator * generator * slope * slope, level, field)
    if root_of_norm is None:
        return None
    determined = True
    for sign in (1, -1):
        try:
            doubled = _root_below(2 * (constant + sign * root_of_norm), level, field)
        except Undetermined:
            determined = False
            continue
        if doubled is not None and not doubled.is_zero():
            return doubled / 2 + slope / doubled * generator
    if not determined:
        raise Undetermined
    return None


def _root_above(element: Element, level: int, field: Field) -> Element | None:
    """As `_root_below`, at a root wⁿ = p of another degree, or a sign (−1)ⁿ.

    What is free of w is a square above only if it, or for even n its product with that of √p, is one below; what is not
    is no square if its norm is none.
    """
    position = len(field.degrees) - level
    generator = cast("Algebraic", field.generators[field.creation_numbers[position]])
    degree = field.degrees[position]
    if not element.numerator.degrees()[position]:
        root = _root_below(element, level - 1, field)
        if root is not None or degree % 2 or generator.splits:
            return root
        own = generator.quadratic_subfield(field)
        if own is None:
            raise Undetermined
        root = _root_below(element * own * own, level - 1, field)
        return None if root is None else root / own
    if generator.splits:
        raise Undetermined
    exponents = {int(m[position]) for m in element.numerator.monoms()}
    lowest = min(exponents)
    if lowest and not (lowest % 2 and degree % 2 == 0) and generator.is_positive_root:  # wᵉ or wᵉ⁺ⁿ/p is a square
        own = Element(field, field.ring.gen(position), 1, {}) ** ((lowest + degree * (lowest % 2)) // 2)
        root = _root_below(element / (own * own), level, field)
        return None if root is None else root * own
    common = gcd(degree, *exponents)
    if generator.is_positive_root and 2 * common == degree:  # all happens in the field of √p = w^(n/2)
        middle = Element(field, field.ring.gen(position), 1, {}) ** common
        parts = [coefficient(element.numerator, position, k) for k in (0, common)]
        constant, slope = (field.polynomial(part) / element.denominator() for part in parts)
        root = _root_of_sum(constant, slope, middle, level - 1)
        if root is None and common % 2 == 0:  # or √p times a square
            root = _root_of_sum(slope * middle * middle, constant, middle, level - 1)
            if root is not None:
                root = root / Element(field, field.ring.gen(position), 1, {}) ** (common // 2)
        return root
    below = field.polynomial(norm(field, position, element.numerator)) * element.denominator() ** degree
    if _root_below(below, level - 1, field) is None:
        return None
    raise Undetermined


def _rational_root(element: Element, field: Field) -> Element | None:
    """The square root in the field of fractions of the transcendental generators, if there is one."""
    denominator = element.denominator()
    root = _polynomial_root((element * denominator * denominator).numerator)
    return None if root is None else field.polynomial(root) / denominator


def _polynomial_root(polynomial: fmpz_mpoly) -> fmpz_mpoly | None:
    """The exact square root of a polynomial, or None."""
    if polynomial.leading_coefficient() < 0:
        return None
    try:
        return polynomial.sqrt()
    except (NoSquare, ValueError):
        return None
