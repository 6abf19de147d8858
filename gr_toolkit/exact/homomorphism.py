"""Maps between fields: lifting along extensions, joining unrelated fields, substituting.

A homomorphism is given by the images of the generators; each kind of generator knows how to build itself again from the
images of its arguments (`rebuild`), so that cos x arrives as 2 cos²(x/2) − 1 where x/2 is the base angle. Substitution
is the same map with other images for some symbols; it fails where a denominator is mapped to zero.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from ..errors import DivisionByZeroError, InternalError
from . import steps

if TYPE_CHECKING:
    from flint import fmpz_mpoly

    from .element import Element
    from .field import Field

ROUNDS = 8  # in which elements come to one field; most need one


def unify(elements: Sequence[Element]) -> list[Element]:
    """The same elements in one field that holds them all.

    A generator that is built again may need a larger field: with more generators more signs are known, and √(xy) is
    √x √y. So it is asked again until all have arrived in one.

    Raises
    ------
    InternalError
        They keep needing larger fields.
    """
    for _ in range(ROUNDS):
        field = elements[0].field
        for element in elements:
            if element.field is not field:
                field = common_field(field, element.field)
        elements = [element if element.field is field else bring(element, field) for element in elements]
        if all(element.field is field for element in elements):
            return list(elements)
    raise InternalError(f"no field was found that holds {', '.join(map(str, elements))}")


def common_field(first: Field, second: Field) -> Field:
    """A field that holds both; one of the two where possible."""
    if first.supersedes(second):
        return first
    if second.supersedes(first):
        return second
    if not first.domain.implies(second.domain):
        if second.domain.implies(first.domain):
            first, second = second, first
        else:
            first = first.over(first.domain & second.domain)
    return bring_generators(second, first)[0]


def bring(element: Element, field: Field) -> Element:
    """The image of an element in a field that holds the generators of its own."""
    if field.extends(element.field):
        return field.lift(element)
    target, images = bring_generators(element.field, field)
    return apply(element, images, target)


def bring_generators(source: Field, target: Field) -> tuple[Field, list[Element]]:
    """(field, images): every generator of `source` built again on top of `target`."""
    known = target.images.get(source)
    if known is None:
        known = _built_before(source, target) or substitute_generators(source, target, {})
        target.images[source] = known
    return known


def _built_before(source: Field, target: Field) -> tuple[Field, list[Element]] | None:
    """What was built on top of a field that the target extends, if nothing was needed but what the target has.

    Not in a field with a doubt, where divisors are looked at more closely than they were below it.
    """
    ancestor = None if target.doubt else target.parent
    while ancestor is not None and ancestor.domain is target.domain:
        found = ancestor.images.get(source)
        if found is not None:
            return (target, [target.lift(image) for image in found[1]]) if target.extends(found[0]) else None
        ancestor = ancestor.parent
    return None


def substitute_generators(source: Field, target: Field, given: dict[int, Element]) -> tuple[Field, list[Element]]:
    """As `bring_generators`, the images of some generators (by creation number) given."""
    images: list[Element] = []
    current = target

    def image(argument: Element) -> Element:
        nonlocal current
        result = apply(argument, images, current)
        if not current.supersedes(result.field):
            current = result.field
        return bring(result, current)

    shared = 0 if given else len(source.shared_with(target).generators)  # these mean the same in both
    images += [target.generator(number) for number in range(shared)]
    for number, generator in enumerate(source.generators[shared:], start=shared):
        built = given[number] if number in given else generator.rebuild(current, image)
        images.append(built)
        if not current.supersedes(built.field):
            current = built.field if number not in given else common_field(current, built.field)
    return current, [bring(i, current) for i in images]


def apply(element: Element, images: Sequence[Element], target: Field) -> Element:
    """The element with its generators replaced by their images.

    Raises
    ------
    DivisionByZeroError
        A factor of the denominator is mapped to zero.
    """
    source = element.field
    result = _apply_polynomial(element.numerator, source, images, target)
    if element.is_polynomial():
        return result
    divisor = target.constant(element.integer)
    for index, power in element.powers.items():
        factor = _apply_polynomial(source.base[index], source, images, target)
        if factor.is_zero():
            raise DivisionByZeroError(str(source.polynomial(source.base[index])))
        divisor = divisor * factor**power
    return result / divisor


def _apply_polynomial(polynomial: fmpz_mpoly, source: Field, images: Sequence[Element], target: Field) -> Element:
    """A polynomial in the generators of `source` at the images."""
    numbers = source.creation_numbers
    used = [p for p, degree in enumerate(polynomial.degrees()) if degree > 0]
    here = unify([target.zero, *(images[numbers[p]] for p in used)])
    field = here[0].field
    at = dict(zip(used, here[1:], strict=True))
    if all(e.is_polynomial() for e in at.values()):
        zero = field.zero.numerator
        arguments = [at[p].numerator if p in at else zero for p in range(len(numbers))]
        return field.polynomial(steps.composed(polynomial, arguments, field.ring))
    total = field.zero
    for exponents, coefficient in polynomial.to_dict().items():
        term = field.constant(int(coefficient))
        for p in used:
            if exponents[p]:
                term = term * at[p] ** int(exponents[p])
        total = total + term
    return total


def substitution(element: Element, images: Callable[[int], Element | None], root: Field) -> Element:
    """The element over another root, with the generators replaced for which `images` (by creation number) gives one."""
    source = element.field
    given = {n: e for n in range(len(source.generators)) if (e := images(n)) is not None}
    target, built = substitute_generators(source, root, given)
    return apply(element, built, target)
