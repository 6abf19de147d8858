"""Vectors in the space of observers: as tensors orthogonal to u, and as three components in their frame."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from typing import Any, final

import sympy as sp

from ...errors import DomainError, IndexMismatchError, InputError
from ...exact import Element, sum_of_products
from ...geometry import Tensor
from ...geometry.conventions import same_geometry
from ...geometry.symmetry import Index, parity
from .observer import Observer

OTHERS = {  # (μ, ν) -> the other two indices in growing order, and the sign of [μναβ]
    (m, n): (pair, parity((m, n, *pair)))
    for m in range(4)
    for n in range(4)
    if m != n
    for pair in [tuple(k for k in range(4) if k not in (m, n))]
}


@final
class SpatialVector:
    """A vector orthogonal to the four-velocity of observers.

    Attributes
    ----------
    observer : whose space it is in
    vector : the four-vector X^μ, X·u = 0

    Examples
    --------
    >>> import gr_toolkit as gr
    >>> g = gr.Schwarzschild()
    >>> F = gr.electrodynamics.field_strength(g.covector([-1/g.symbols("r"), 0, 0, 0]))
    >>> E = gr.electrodynamics.measure(F).electric
    >>> E, E["r"], E.square
    (E = (r**(-2), 0, 0) along (r, theta, phi), r**(-2), r**(-4))
    """

    def __init__(self, observer: Observer, vector: Tensor) -> None:
        self.observer, self.vector = observer, vector

    @property
    def name(self) -> str:
        """The vector's letter."""
        return self.vector.name

    @cached_property
    def components(self) -> tuple[Element, Element, Element]:
        """X·e_1, X·e_2, X·e_3 in the observers' orthonormal frame, with the Euclidean sign in both signatures."""
        lowered, rows = self.vector.down(0), self.observer.frame.rows[1:]
        sign = -self.observer.metric.conventions.time_sign
        first, second, third = (
            sum_of_products([(sign, lowered.component((k,)), row[k]) for k in range(4) if row[k].numerator])
            for row in rows
        )
        return first, second, third

    def __getitem__(self, index: Any) -> Element:
        """A component in the frame, by the name of the frame's vector or its number, 1 to 3.

        Raises
        ------
        IndexMismatchError
            It is no spatial vector of the frame; a coordinate (a symbol) is none.
        """
        number = self.observer.frame.number(index)
        if not number:
            raise IndexMismatchError(
                f"{index!r} is the time direction, in which {self.name} has no component",
                f"1 or {self.observer.names[0]!r}, of {', '.join(self.observer.names)}",
            )
        return self.components[number - 1]

    def __iter__(self) -> Iterator[Element]:
        """The three components in the frame."""
        return iter(self.components)

    def dot(self, other: SpatialVector) -> Element:
        """X·Y, positive for X = Y ≠ 0 in both signatures."""
        same_geometry(self.vector, other.vector)
        lowered, sign = other.vector.down(0), -self.observer.metric.conventions.time_sign
        return sum_of_products([(sign, self.vector.component((k,)), lowered.component((k,))) for k in range(4)])

    def cross(self, other: SpatialVector) -> SpatialVector:
        """X×Y, right-handed in the chart's order of coordinates; E×B is the energy flux in Heaviside–Lorentz units.

        Raises
        ------
        InputError
            The two are not in the space of the same observers.

        Examples
        --------
        >>> import gr_toolkit as gr
        >>> g = gr.Minkowski()
        >>> found = gr.electrodynamics.measure(gr.electrodynamics.field_from([1, 0, 0], [0, 2, 0], metric=g))
        >>> found.electric.cross(found.magnetic)
        E×B = (0, 0, 2) along (x, y, z)
        """
        same_geometry(self.vector, other.vector)
        if not (self.observer.velocity - other.observer.velocity).is_zero():
            raise InputError(
                f"{self.name} and {other.name} are in the spaces of two observers, whose four-velocities differ",
                "vectors that one observer measures",
            )
        first, second, below = self.vector.down(0), other.vector.down(0), self.observer.velocity.down(0)
        unit = self.observer.root.inverse() * -self.observer.metric.conventions.time_sign

        def compute(index: Index) -> Element:
            (m,) = index
            total = self.observer.metric.zero
            for n in (n for n in range(4) if n != m):
                (a, b), order = OTHERS[m, n]
                products = [
                    (order, first.component((a,)), second.component((b,))),
                    (-order, first.component((b,)), second.component((a,))),
                ]
                total = total + below.component((n,)) * sum_of_products(products)
            return total * unit

        vector = Tensor(self.vector.metric, (True,), compute=compute, name=f"{self.name}×{other.name}")
        return SpatialVector(self.observer, vector)

    @cached_property
    def square(self) -> Element:
        """X·X."""
        return self.dot(self)

    def __repr__(self) -> str:
        try:
            shown = ", ".join(map(str, self.components))
        except DomainError:  # the domain leaves a sign in the frame open
            return repr(self.vector)
        return f"{self.name} = ({shown}) along ({', '.join(self.observer.names)})"

    def _repr_latex_(self) -> str:
        try:
            components = self.components
        except DomainError:
            return self.vector._repr_latex_()
        terms = [
            rf"\left({sp.latex(value.to_sympy())}\right) \hat e_{{{sp.latex(sp.Symbol(name))}}}"
            for name, value in zip(self.observer.names, components, strict=True)
            if value
        ]
        return rf"$\displaystyle \vec {self.name} = {' + '.join(terms) or '0'}$"
