"""Elements over another root: on another domain, with values for some symbols, made of what they need only."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from .element import Element
from .field import Field
from .homomorphism import apply, common_field, unify
from .kernels.symbols import SymbolGenerator


def rebuilt(element: Element, root: Field, values: Mapping[Any, Element] | None = None) -> Element:
    """The same element over another root, symbols replaced by the values that are given for them.

    Unlike `bring` it carries over no generator that the element is not made of: a logarithm that has dropped out need
    not have a meaning on the new domain.
    """
    given = {SymbolGenerator(symbol): value for symbol, value in (values or {}).items()}
    target = root

    def moved(argument: Element) -> Element:
        nonlocal target
        source = argument.field
        used = sorted(argument.generator_numbers()) if argument else []
        images: list[Element] = []
        for number in used:
            generator = source.generators[number]
            images.append(given[generator] if generator in given else generator.rebuild(target, moved))
            target = common_field(target, images[-1].field)
        zero, *brought = unify([target.zero, *images])
        target = zero.field
        complete = [zero] * len(source.generators)
        for number, image in zip(used, brought, strict=True):
            complete[number] = image
        result = apply(argument, complete, target)
        target = common_field(target, result.field)
        return unify([target.zero, result])[1]

    return moved(element)
