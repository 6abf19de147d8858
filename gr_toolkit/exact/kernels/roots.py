"""Roots of elements, of any degree; principal values.

The principal branch is chosen by the sign prover: what has an even power leaves a square root as |p|, factors known to
be positive are rooted one by one (√(xy) = √x√y needs x, y > 0), and a negative radicand gives the root of −1 times a
real root.
"""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

import sympy as sp

from ...errors import AmbiguousRootError, TooLargeError, UnsupportedError
from .. import hooks, steps
from ..element import Element
from ..homomorphism import unify
from ..hooks import provides
from .factored_norms import Undetermined
from .perfect_powers import BITS, prime_powers, square_root_in_field
from .principal_roots import imaginary_unit, principal_sign
from .root_generators import DEGREE, Root, adjoined_root, positive_power, root_of_unknown_sign
from .symbols import complex_parts, holds_imaginary_unit

if TYPE_CHECKING:
    from ..field import Field


@provides("square root")
def square_root(element: Element) -> Element:
    """The principal square root; see `Element.sqrt`."""
    return nth_root(element, 2)


@provides("root")
def nth_root(element: Element, degree: int) -> Element:
    """The principal root of a degree: element^(1/degree).

    Raises
    ------
    AmbiguousRootError
        The domain leaves open which root is the principal one.
    UnsupportedError
        The root of a complex quantity whose imaginary part has no known sign.
    """
    if degree > DEGREE:
        raise TooLargeError("a root", degree, DEGREE, "degrees")
    if element.is_zero() or degree == 1:
        return element
    if degree % 2 == 0 and (found := _known_square_root(element)) is not None:
        if degree == 2:
            return found
        if not any(found == found.field.generator(n) for n, _ in found.field.find(Root)):  # that one is refined below
            return nth_root(found, degree // 2)  # the principal root of the principal square root
    if holds_imaginary_unit(element):
        return _complex_root(element, degree)
    outside, inside = _split(element, degree)
    if inside == 1:
        return outside
    if inside == -1:
        root = hooks.call("root of minus one", outside.field, degree)
    elif degree % 2 == 0:  # the principal root of the principal square root
        root = nth_root(root_of_unknown_sign(inside), degree // 2)
    else:
        root = adjoined_root(inside, degree)
    root, outside = unify([root, outside])
    return outside * root


def _known_square_root(element: Element) -> Element | None:
    """The principal square root where the field has one and its sign is known: 1 − sin² is a square, its factors are
    none."""
    try:
        known = square_root_in_field(element)
    except Undetermined:
        return None
    sign = 0 if known is None else principal_sign(known)
    return sign * known if known is not None and sign else None


def _split(element: Element, degree: int) -> tuple[Element, Element]:
    """(q, p) with element^(1/degree) = q · p^(1/degree): the roots of the factors known to be positive, and the rest,
    whose numbers are gone but for its sign."""
    field = element.field
    content, factors = steps.factors(element.numerator)
    unit = int(content) * element.integer ** (degree - 1)
    powers = [(f, int(p)) for f, p in factors] + [(field.base[i], -p) for i, p in element.powers.items()]
    outside, inside = field.one / element.integer, field.one
    for factor, power in powers:
        polynomial = field.polynomial(factor)
        sign = hooks.call("sign", polynomial)
        if sign < 0 and power % 2:
            unit = -unit
        if sign:
            outside, root = unify([outside, positive_power(polynomial * sign, Fraction(power, degree))])
            outside = outside * root
            continue
        whole, rest = divmod(power, degree)
        if degree % 2 and whole % 2:  # only what is positive whatever the factor's sign may leave
            whole, rest = whole - 1, rest + degree
        if whole % 2:
            outside = outside * _definite(polynomial, element) ** whole
        elif whole:
            outside = outside * _real(polynomial, whole, element) ** whole
        inside = inside * polynomial**rest
        inside, outside = unify([inside, outside])
    if abs(unit) != 1:
        outside = outside * _number_root(outside.field, abs(unit), degree)
        inside, outside = unify([inside, outside])
    return outside, inside if unit > 0 else -inside


def _real(factor: Element, power: int, radicand: Element) -> Element:
    """A factor whose even power is its own absolute value, which takes a real factor: √(z⁴) is z² for real z only."""
    if not hooks.call("is real", factor):
        raise AmbiguousRootError(str(radicand), str(factor**power), str(factor.field.domain))
    return factor


def _definite(factor: Element, radicand: Element) -> Element:
    """|factor| of a factor that is nowhere negative, or nowhere positive."""
    sign: int = hooks.call("weak sign", factor)
    if not sign:
        raise AmbiguousRootError(str(radicand), str(factor), str(factor.field.domain)).about(factor.to_sympy())
    return factor if sign > 0 else -factor


def _number_root(field: Field, value: int, degree: int) -> Element:
    """The root of a positive integer, prime by prime, so that √6 = √2 √3."""
    powers = _integer_powers(value, degree)
    result = field.one
    for prime, power in powers:
        root = positive_power(result.field.constant(prime), Fraction(power, degree))
        result, root = unify([result, root])
        result = result * root
    return result


def _integer_powers(value: int, degree: int) -> list[tuple[int, int]]:
    """An integer as powers of primes, or of one number where it is a perfect power and large."""
    if value.bit_length() > BITS:
        root, exact = sp.integer_nthroot(value, degree)
        if exact:
            return [(int(root), degree)]
    return prime_powers(value, "the root of an integer")


def _complex_root(element: Element, degree: int) -> Element:
    """√(a + bI) = √((m+a)/2) ± I √((m−a)/2) with m = √(a² + b²), the sign being that of b."""
    real, imaginary = complex_parts(element)
    sign = hooks.call("sign", imaginary)
    if degree % 2 or not sign or not hooks.call("is real", real):
        raise UnsupportedError(
            f"the root of degree {degree} of {element}, which is complex",
            "square roots of a + b*I with real a and b are known where b has a sign",
        )
    modulus = nth_root(real * real + imaginary * imaginary, 2)
    modulus, real = unify([modulus, real])
    parts = unify([nth_root((modulus + real) / 2, 2), nth_root((modulus - real) / 2, 2)])
    root = parts[0] + sign * imaginary_unit(parts[0].field) * parts[1]
    return nth_root(root, degree // 2)
