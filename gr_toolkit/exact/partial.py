"""Partial derivatives by the jets of an unknown function: f, ∂f, ∂∂f … as if they were independent variables.

That is what the calculus of variations differentiates by. `element.diff(jet)` is the derivative, with the chain rule
through everything that an element is made of: V(φ) and √(1 + (∂φ)²) depend on φ and ∂φ through their arguments.
"""

from __future__ import annotations

from collections.abc import Container, Mapping
from typing import TYPE_CHECKING, Any

from ..errors import UnsupportedError
from .conditions.ranking import everything_in
from .element import Element
from .homomorphism import substitution, unify
from .kernels.conjugation import ConjugateJet
from .kernels.jets import JetGenerator
from .kernels.symbols import SymbolGenerator
from .rebuilding import rebuilt

if TYPE_CHECKING:
    from .field import Field


def jets_in(element: Element, applied: Any) -> list[JetGenerator]:
    """The derivatives of an applied unknown function f(x, …) that an element is made of, lowest orders first.

    Parameters
    ----------
    element : an exact scalar
    applied : a SymPy function of different symbols

    Raises
    ------
    UnsupportedError
        The function also stands at other arguments, or under an integral: no function of its jets at one point. Its
        conjugate does: no function of its jets either.
    """
    key = (applied.func, applied.args)
    found: set[JetGenerator] = set()
    for number in [] if element.is_zero() else element.generator_numbers():
        generator: Any = element.field.generators[number]
        if isinstance(generator, SymbolGenerator):
            continue
        plain = isinstance(generator, JetGenerator) and isinstance(generator.family.key, tuple)
        parts = {generator} if plain else _parts(element.field.generator(number), generator, applied)
        for part in parts:
            if isinstance(part, JetGenerator) and part.family.function == applied.func:
                if part.family.key != key:
                    raise UnsupportedError(
                        f"{part.expression()} beside {applied} in what is to be differentiated by {applied}",
                        "the function at one point only",
                    )
                found.add(part)
            elif isinstance(part, ConjugateJet) and part.of.family.function == applied.func:
                raise UnsupportedError(
                    f"{part.expression()} in what is to be differentiated by {applied}",
                    f"a real function has no conjugate: Function('{applied.func}', real=True)",
                )
    return sorted(found, key=lambda jet: (sum(jet.orders), [-n for n in jet.orders]))


def _parts(element: Element, generator: Any, applied: Any) -> set[Any]:
    """A kernel and all that it is made of.

    Raises
    ------
    UnsupportedError
        It is an integral over the unknown function.
    """
    parts = everything_in(element)
    inside = [p for p in parts if isinstance(p, JetGenerator) and p.family.function == applied.func]
    if inside and not all(part.has_values for part in parts):
        raise UnsupportedError(
            f"{generator.expression()}, which depends on {applied} at all points,", "a function of it at one point only"
        )
    return parts


def lowered(element: Element, field: Field) -> Element:
    """An element as one of a field that its own extends, where it contains no later generator: `Field.lift` undone."""
    source = element.field
    if not source.extends(field) or any(n >= len(field.generators) for n in element.generator_numbers()):
        return rebuilt(element, field.root)
    powers = {field.index_of(source.base[i].project_to_context(field.ring)): p for i, p in element.powers.items()}
    return Element(field, element.numerator.project_to_context(field.ring), element.integer, powers)


def with_real(element: Element, functions: Container[Any]) -> Element:
    """The element with the conjugates of unknown functions replaced by the functions: where they are real.

    Raises
    ------
    AmbiguousRootError
        A root of f f̄, which is then one of f².
    """
    found = {n: g.of for n, g in element.field.find(ConjugateJet) if g.of.family.function in functions}
    if not found:
        return element

    def image(number: int) -> Element | None:
        return found[number].rebuild(element.field.root, lambda a: a) if number in found else None

    return substitution(element, image, element.field.root)


def with_functions(element: Element, values: Mapping[Any, Element]) -> Element:
    """The element with unknown functions of symbols replaced, their derivatives by those of what is put in."""
    keys = {(applied.func, applied.args): value for applied, value in values.items()}
    if not keys or element.is_zero():
        return element
    home = unify([element.field.root.zero, *keys.values()])[0].field

    def image(number: int) -> Element | None:
        generator = element.field.generators[number]
        if not isinstance(generator, JetGenerator) or generator.family.key not in keys:
            return None
        value = keys[generator.family.key]
        for symbol, times in zip(generator.family.key[1], generator.orders, strict=True):
            value = value.diff(symbol, times)
        return value

    return substitution(element, image, home)
