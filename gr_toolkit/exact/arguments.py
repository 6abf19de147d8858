"""What the kernels of an element are functions of, however deep."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from .conditions.ranking import everything_in
from .element import Element
from .kernels.curved import Cosine
from .kernels.jets import JetGenerator
from .kernels.symbols import SymbolGenerator


def arguments_of(generator: Any) -> tuple[Element, ...]:
    """The elements that one kernel is a function of; an unknown function has those that it was given."""
    if isinstance(generator, JetGenerator):
        return generator.family.arguments
    if isinstance(generator, Cosine):
        return generator.sine.arguments
    return tuple(generator.arguments)


def symbols_in(element: Element) -> set[Any]:
    """The symbols that an exact scalar is made of, in the arguments of its kernels too."""
    return {g.symbol for g in everything_in(element) if isinstance(g, SymbolGenerator)}


def kernels_with_arguments(element: Element) -> Iterator[tuple[Any, Element]]:
    """(kernel, argument) for every kernel of an element, those in arguments of others too."""
    for generator in everything_in(element):
        for argument in arguments_of(generator):
            yield generator, argument
