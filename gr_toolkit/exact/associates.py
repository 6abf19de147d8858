"""Elements without factors that hide where they vanish: W(u) = u exp(−W) vanishes where u does."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from .element import Element

if TYPE_CHECKING:
    from .field import Field


def with_associates(element: Element, allowed: Callable[[int], bool] = lambda position: True) -> Element:
    """The element times powers of units g′/g, so that no generator g with an associate g′ is a factor of it any more.

    A unit vanishes nowhere and is finite, and positive where g is real, also where the quotient has no value as it
    stands. `allowed` is asked about the ring position of each such generator.
    """
    field = element.field
    for number, associate in _associates(field):
        position = field.positions[number]
        letter = field.ring.gen(position)
        power = min((exponents[position] for exponents in element.numerator.monoms()), default=0)
        power -= sum(p for index, p in element.powers.items() if field.base[index] in (letter, -letter))
        if power and allowed(position):
            element = element * (associate / field.generator(number)) ** power
    return element


def _associates(field: Field) -> list[tuple[int, Element]]:
    """The generators of a field that have associates, by their numbers; mostly none."""
    if "associates" not in field.notes:
        pairs = ((number, generator.associate(field)) for number, generator in enumerate(field.generators))
        field.notes["associates"] = [(number, found) for number, found in pairs if found is not None]
    kept: list[tuple[int, Element]] = field.notes["associates"]
    return kept
