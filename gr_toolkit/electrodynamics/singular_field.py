"""Where a field itself is singular, whatever its chart does there."""

from __future__ import annotations

from collections.abc import Iterator

import sympy as sp

from ..exact import Element
from ..exact.arguments import kernels_with_arguments
from ..exact.conditions.ranking import everything_in
from ..geometry import Tensor
from ..verdicts import Condition, conditions_of


def singular_where(field: Tensor) -> tuple[Condition, ...]:
    """What vanishes where the field is singular, or is not known to be regular: a source may sit there.

    The factors under F_{μν}F^{μν} and under the energy density for observers at rest on slices of the first coordinate,
    and the branch points of logarithms and special functions in them; where such observers do not exist (g^{00} = 0)
    nothing is said of the field. In complex fields squares may cancel: there every component is looked at.

    Examples
    --------
    >>> import gr_toolkit as gr
    >>> g = gr.Minkowski(chart="spherical")
    >>> r, theta = g.symbols("r theta")
    >>> singular_where(gr.electrodynamics.field_strength(g.covector([1/r, 0, 0, 0])))[0].expression
    r
    """
    metric, time = field.metric, (0, 0)
    squared = field.up(0).tensor_product(field.up(0)).contract(1, 3)  # F^μ_α F^{να}
    found = conditions_of(_dangers(squared.trace()))
    lapse = metric.inverse.component(time)
    if not lapse.is_zero():
        no_observers = {str(c) for c in conditions_of([lapse * lapse.denominator()])}
        energy = conditions_of(_dangers(squared.component(time) / lapse))
        if any(_is_complex(value) for _, value in field.items()):
            energy += conditions_of(danger for value in _squares(field) for danger in _dangers(value))
        found += tuple(c for c in energy if str(c) not in no_observers)
    moving = set(metric.coordinates)
    return tuple({str(c): c for c in found if c.expression.free_symbols & moving}.values())


def _dangers(element: Element) -> Iterator[Element]:
    """What an element divides by, its kernels too, and the branch points of kernels that are infinite there."""
    from ..geometry.maps.singular_kernels import BRANCHES, FINITE

    yield element.denominator()
    for _, argument in kernels_with_arguments(element):
        yield argument.denominator()
    for generator in everything_in(element) if element else ():
        branches = None if isinstance(generator, FINITE) or generator.is_constant else BRANCHES.get(type(generator))
        if branches is not None:
            yield from (branch for branch in branches(generator) if not branch.is_zero())


def _is_complex(element: Element) -> bool:
    """Whether the imaginary unit occurs in it."""
    return any(generator.expression() == sp.I for generator in everything_in(element)) if element else False


def _squares(field: Tensor) -> Iterator[Element]:
    """(F_{μν})² g^{μμ} g^{νν} of every component."""
    up = field.metric.inverse
    for (a, b), value in field.nonzero().items():
        yield value * value * up.component((a, a)) * up.component((b, b))
