"""Where a field itself is singular, whatever its chart does there."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import product
from math import prod

import sympy as sp

from ..exact import Element, sum_of_products
from ..exact.arguments import kernels_with_arguments
from ..exact.conditions.ranking import everything_in
from ..geometry import Metric, Tensor
from ..geometry.time_coordinate import differential_sign
from ..verdicts import Condition, conditions_of
from .field_input import field_tensor
from .sign_definite import places


def singular_where(field: Tensor) -> tuple[Condition, ...]:
    """What vanishes where the field is singular, or is not known to be regular: a source may sit there.

    The factors under F_{μν}F^{μν} and under the energy density for observers at rest on slices of constant time, and
    the branch points of logarithms and special functions in them; where that is a null coordinate, v in ingoing charts,
    on slices of constant v + r. Where the field needs a current j of charges, or m of magnetic ones, the same of
    j_μ j^μ and of the square of the density for those observers: E_θ = 1/r is finite at the axis, and its charge
    density cot θ/r² is not. In complex fields squares may cancel: there every component is looked at.

    A factor that is of one sign everywhere, r² + 1, vanishes nowhere and is left out; one that only the chart keeps
    from zero, r where r > 0, is not. That nothing is found does not prove a field smooth.

    Examples
    --------
    >>> import gr_toolkit as gr
    >>> g = gr.Minkowski(chart="spherical")
    >>> t, r, theta = g.symbols("t r theta")
    >>> singular_where(gr.electrodynamics.field_strength(g.covector([1/r, 0, 0, 0])))[0].expression
    r
    >>> [str(c.expression) for c in singular_where(gr.electrodynamics.field_strength(g.covector([0, 0, t, 0])))]
    ['r', 'sin(theta)']
    """
    field = field_tensor(field)
    metric = field.metric
    squared = field.up(0).tensor_product(field.up(0)).contract(1, 3)  # F^μ_α F^{να}
    currents = list(_currents(field))
    lengths = (j.tensor_product(j.down(0)).contract(0, 1).component(()) / unit for j, unit in currents)
    scalars = [squared.trace(), *lengths]
    found = places(metric, _all_dangers(scalars))
    slices = _slices(metric)
    lapse = _along(metric.inverse, slices)
    no_observers = {str(c) for c in conditions_of([lapse * lapse.denominator()])}
    observed = [_along(squared, slices) / lapse, *(_along(j, slices) ** 2 / (lapse * unit) for j, unit in currents)]
    if any(_is_complex(value) for _, value in field.items()):
        observed += [*_squares(field), *(value for j, unit in currents for value in _squares_of_vector(j, unit))]
    seen = places(metric, _all_dangers(observed))
    found += tuple(c for c in seen if str(c) not in no_observers)
    return tuple({str(c): c for c in found}.values())


def _slices(metric: Metric) -> dict[int, int]:
    """n_μ of slices that are not null: those of the time, or of the sum of a null coordinate and another one."""
    inverse, n = metric.inverse, range(metric.dimension)
    time = next((k for k in n if differential_sign(metric, k) < 0), 0)
    slices = {time: 1}
    if inverse.component((time, time)).is_zero():
        other = next(k for k in n if not inverse.component((time, k)).is_zero())
        mixed = inverse.component((other, other)) + 2 * inverse.component((time, other))
        slices = {time: 2 if mixed.is_zero() else 1, other: 1}
    return slices


def _along(tensor: Tensor, covector: dict[int, int]) -> Element:
    """A contravariant tensor in the direction of a covector: T^{μν} n_μ n_ν."""
    pairs = product(covector.items(), repeat=tensor.rank)
    terms = [(prod(n for _, n in chosen), tensor.component(tuple(k for k, _ in chosen)), None) for chosen in pairs]
    return sum_of_products(terms)


def _currents(field: Tensor) -> Iterator[tuple[Tensor, Element]]:
    """The currents that the field needs, up to signs and constants, and what their squares are over.

    m^0 = dF_{123}/√|g|, and so on: its squares are over det g, of whatever sign.
    """
    metric = field.metric
    electric = field.divergence(0).up(0)
    if not electric.is_zero():
        yield electric, metric.scalar(1)
    closed = field.exterior_derivative()
    if metric.dimension == 4 and not closed.is_zero():
        others = ((k, tuple(n for n in range(4) if n != k)) for k in range(4))
        values: dict[tuple[int, ...], Element] = {(k,): closed.component(o) * (-1) ** k for k, o in others}
        yield Tensor(metric, (True,), values), metric.determinant


def _all_dangers(elements: Iterable[Element]) -> Iterator[Element]:
    return (danger for element in elements for danger in _dangers(element))


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


def _squares_of_vector(vector: Tensor, unit: Element) -> Iterator[Element]:
    """(j^μ)² g_{μμ} of every component."""
    for (a,), value in vector.nonzero().items():
        yield value * value * vector.metric.covariant.component((a, a)) / unit
