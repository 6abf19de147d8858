"""Whether an element is continuous in a symbol, on its domain with the ends that the domain has.

A quotient is, where no factor of its denominator vanishes; a root where its radicand is not negative; a logarithm where
its argument is positive; sines, exponentials, arctangents, error functions and unknown functions, which are taken to be
smooth, where their arguments are. Of other kernels nothing is claimed.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from .. import hooks
from ..element import Element
from ..kernels.arctangents import Arctangent
from ..kernels.curved import Cosine, Sine
from ..kernels.exponentials import Exponential
from ..kernels.jets import JetGenerator
from ..kernels.logarithms import Logarithm
from ..kernels.root_generators import Root
from ..kernels.symbols import SymbolGenerator
from ..special.error_function import ErrorFunction
from ..special.integrands import dependent

# kind of generator -> (the elements it is a continuous function of, and those that its sign is asked of)
ARGUMENTS: dict[type, Callable[[Any], tuple[Element, ...]]] = {
    SymbolGenerator: lambda symbol: (),
    Sine: lambda sine: (sine.argument,),
    Cosine: lambda cosine: (cosine.sine.argument,),
    Exponential: lambda exponential: (exponential.argument,),
    JetGenerator: lambda jet: jet.family.arguments,
    Arctangent: lambda arctangent: (arctangent.argument,),
    ErrorFunction: lambda function: (function.argument,),
    Root: lambda root: (root.radicand,),
    Logarithm: lambda logarithm: (logarithm.argument,),
}
REQUIRED: dict[type, Callable[[Element], bool]] = {
    Arctangent: lambda argument: bool(hooks.call("is real", argument)),
    Root: lambda radicand: bool(hooks.call("sign or zero", radicand) > 0),
    Logarithm: lambda argument: bool(hooks.call("sign", argument) > 0),
}


def obstacle(element: Element, symbol: Any) -> Element | None:
    """What keeps an element from being known to be continuous in a symbol; None where it is.

    A divisor that may vanish, a radicand that may be negative, a kernel of which nothing is known.
    """
    field = element.field
    for index in element.powers:
        factor = field.polynomial(field.base[index])
        if dependent(factor, symbol) and not hooks.call("sign", factor):
            return factor
    for number in sorted(dependent(element, symbol)):
        generator = field.generators[number]
        arguments = ARGUMENTS.get(type(generator))
        if arguments is None:
            return field.generator(number)
        required = REQUIRED.get(type(generator))
        for argument in map(field.lift, arguments(generator)):
            found = obstacle(argument, symbol)
            if found is not None:
                return found
            if required is not None and not required(argument):
                return argument
    return None


def has_pole(element: Element, symbol: Any) -> bool:
    """Whether a divisor, or the argument of a logarithm, that contains a symbol is not known to have a sign."""
    field = element.field
    divisors = [field.polynomial(field.base[index]) for index in element.powers]
    below: list[Element] = []
    for number in sorted(dependent(element, symbol)):
        generator = field.generators[number]
        arguments = [field.lift(a) for a in ARGUMENTS.get(type(generator), lambda _: ())(generator)]
        below += arguments
        divisors += arguments if isinstance(generator, Logarithm) else []
    return any(dependent(d, symbol) and not hooks.call("sign", d) for d in divisors) or any(
        has_pole(argument, symbol) for argument in below
    )


def is_entire(element: Element) -> bool:
    """Whether an element is continuous wherever its symbols are real, whatever they are."""
    if element.powers:
        return False
    generators = [element.field.generators[number] for number in (element.generator_numbers() if element else [])]
    return all(
        generator.is_constant
        or (
            type(generator) in ARGUMENTS
            and type(generator) not in REQUIRED
            and all(map(is_entire, ARGUMENTS[type(generator)](generator)))
        )
        for generator in generators
    )
