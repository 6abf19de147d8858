"""Where the functions in a scalar are singular: branch points of roots and logarithms, poles of what they are taken of.

A sine, an exponential, an unknown function is finite wherever its argument is. A root branches where its radicand
vanishes, a logarithm where its argument does, Lambert's W at −1/e, a polylogarithm at 1, an elliptic integral where its
integrand is infinite; a function that solves a differential equation, where that is singular: Bessel's at 0 (J_n and
I_n of a whole n nowhere), others at 0 and ±1 at most.
Arcsines, their inverses and hyperbolic kin are made of roots, logarithms and arctangents of real arguments.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import sympy as sp

from ...exact import Element, Reader
from ...exact.arguments import arguments_of, kernels_with_arguments
from ...exact.conditions.ranking import everything_in
from ...exact.kernels.arctangents import Arctangent
from ...exact.kernels.curved import Cosine, Sine
from ...exact.kernels.exponentials import Exponential
from ...exact.kernels.jets import JetGenerator
from ...exact.kernels.lambert import LambertW
from ...exact.kernels.logarithms import Logarithm
from ...exact.kernels.parity import Parity
from ...exact.kernels.root_generators import Root
from ...exact.kernels.symbols import SymbolGenerator
from ...exact.special.bessel import Cylindrical
from ...exact.special.elliptic import EllipticIntegral
from ...exact.special.error_function import ErrorFunction
from ...exact.special.polylogarithms import Polylogarithm
from ...exact.special.primitives import Primitive
from ...exact.special.recurrences import Raised, Solution

# finite wherever their arguments are; an unknown function is taken to be smooth
FINITE = (SymbolGenerator, Sine, Cosine, Exponential, ErrorFunction, Arctangent, JetGenerator, Parity, Root)


def _of_equation(generator: Any) -> list[Element]:
    argument = generator.arguments[-1]
    if isinstance(generator.family, Cylindrical):
        return [] if generator.family.is_entire(generator.parameters) else [argument]
    return [argument, 1 - argument, 1 + argument]


# kind of kernel -> elements at whose zeros it may be singular
BRANCHES: dict[type, Callable[[Any], list[Element]]] = {
    Root: lambda root: [root.radicand],
    Logarithm: lambda logarithm: [logarithm.argument],
    LambertW: lambda w: [1 + Reader(w.argument.field).read(sp.E) * w.argument],
    Polylogarithm: lambda function: [1 - function.argument],
    EllipticIntegral: lambda integral: [integral.root * integral.root, 1 - integral.parameter],
    Primitive: lambda primitive: [slope.denominator() for slope in primitive.slopes if slope is not None],
    Solution: _of_equation,
    Raised: lambda raised: _of_equation(raised.lower),
}


def singular_where(component: Element) -> list[Element]:
    """Elements at whose zeros a kernel of a component may be singular, poles of its arguments too."""
    found = [argument.denominator() for _, argument in kernels_with_arguments(component)]
    for generator in everything_in(component):
        branches = BRANCHES.get(type(generator))
        if branches is not None and not generator.is_constant:
            found += branches(generator)
    return [element for element in found if not element.is_zero()]


def kernels_are_finite(element: Element, moving: set[Any], is_finite: Callable[[Element], bool]) -> bool:
    """Whether each kernel of an element is finite where its arguments are, and they are.

    Parameters
    ----------
    moving : the coordinates in the locus; a kernel without them is finite at generic points
    is_finite : whether an element is, on the locus
    """
    for number in element.generator_numbers() if element else []:
        generator: Any = element.field.generators[number]
        if generator.is_constant or not generator.expression().free_symbols & moving:
            continue
        if not all(map(is_finite, arguments_of(generator))):
            return False
        if isinstance(generator, FINITE):
            continue
        branches = BRANCHES.get(type(generator))
        if branches is None or isinstance(generator, Primitive):
            return False
        if not all(part and is_finite(part.inverse()) for part in branches(generator)):
            return False
    return True
