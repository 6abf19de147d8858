"""A solution of the Jacobi equation: areas, distances and conjugate points."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any, final

import sympy as sp
from sympy.core.function import AppliedUndef

from ...errors import DomainError, InputError
from ...exact import Element, Field, from_sympy, read_domain, sum_of_products
from ...geometry.inputs import read_expression
from ...verdicts import Verdict, decide

if TYPE_CHECKING:
    from .jacobi import JacobiEquation

Matrix = tuple[tuple[Element, Element], tuple[Element, Element]]


@final
@dataclass(frozen=True)
class JacobiMap:
    """A solution of D″ = 𝓡 D along the rays of a bundle, proved, with D = 0 and D′ = 1 at its vertex.

    Attributes
    ----------
    equation : what it solves
    matrix : D_{AB} in the screen of the bundle, a field on the rays; the vertex's coordinates are constants in it
    vertex : coordinate -> its value at the vertex
    """

    equation: JacobiEquation
    matrix: Matrix
    vertex: Mapping[Any, Any]

    @property
    def determinant(self) -> Element:
        """det D: the area across the bundle by (solid angle × ω²) at the vertex; negative for mirrored images."""
        (a, b), (c, d) = self.matrix
        return sum_of_products([(1, a, d), (-1, b, c)])

    @cached_property
    def frequency(self) -> Element:
        """ω at the vertex, for the bundle's observer there.

        Raises
        ------
        InputError
            It depends on a coordinate that changes along the ray and has no value at the vertex.
        """
        found = at(self.equation.light.frequency, self.vertex)
        if not self.equation.light.congruence.along(found).is_zero():
            raise InputError(f"the frequency at the vertex is left open: {found}", "all coordinates of the vertex")
        return found

    @property
    def area_distance(self) -> Element:
        """ω √(det D) for the vertex's observer: the area per solid angle there, as a length, towards the future.

        With the vertex at a source it is the source's area distance (1 + z) D_A. For isotropic D = d 1 it is ω d,
        negative towards the past and behind a caustic.

        Raises
        ------
        AmbiguousRootError
            The domain leaves the sign of a root open.
        """
        (a, b), (c, d) = self.matrix
        isotropic = b.is_zero() and c.is_zero() and a == d
        return self.frequency * (a if isotropic else self.determinant.sqrt())

    @property
    def angular_diameter_distance(self) -> Element:
        """D_A, if the vertex is at the observer, who looks into the past: −ω d for D = d 1, else ω √(det D)."""
        (a, b), (c, d) = self.matrix
        isotropic = b.is_zero() and c.is_zero() and a == d
        return -self.area_distance if isotropic else self.area_distance

    def is_conjugate(self, place: Mapping[Any, Any]) -> Verdict:
        """Whether det D = 0 at a place on the ray: whether the vertex has an image there, a caustic.

        Parameters
        ----------
        place : coordinate -> value, ``{chi: chi_e + pi}``
        """
        return decide(at(self.determinant, place), 0)

    def __repr__(self) -> str:
        (a, b), (c, d) = self.matrix
        rows = str(a) if b.is_zero() and c.is_zero() and a == d else f"[[{a}, {b}], [{c}, {d}]]"
        return f"Jacobi map D = {rows} with the vertex {', '.join(f'{x} = {y}' for x, y in self.vertex.items())}"

    def _repr_latex_(self) -> str:
        matrix = sp.Matrix(2, 2, [value.to_sympy() for row in self.matrix for value in row])
        return f"$\\displaystyle D = {sp.latex(matrix)}$"


def product(first: Matrix, second: Matrix) -> Matrix:
    """The matrix product."""
    (a, b), (c, d) = first
    (p, q), (r, s) = second
    return (
        (sum_of_products([(1, a, p), (1, b, r)]), sum_of_products([(1, a, q), (1, b, s)])),
        (sum_of_products([(1, c, p), (1, d, r)]), sum_of_products([(1, c, q), (1, d, s)])),
    )


def entries(matrix: Any) -> list[Any]:
    """The four entries, row by row."""
    return [value for row in matrix for value in row]


def read_place(given: Any) -> dict[Any, Any]:
    """The coordinates, and functions, of a place with their values.

    Raises
    ------
    InputError
        No dictionary, or a value that is no expression.
    """
    if not isinstance(given, Mapping):
        raise InputError(f"the place {given!r} is no event", "coordinate -> value, {tau: tau_e, chi: chi_e}")
    return {x: read_expression(value, f"the value of {x}", "a symbol or a number") for x, value in given.items()}


def at(value: Element, place: Mapping[Any, Any]) -> Element:
    """A scalar at a place, which may be the border of the chart, or beyond, if the expression has a value there.

    D is analytic along a ray that goes on through a coordinate singularity, like χ = 0 or π: its formula is continued.
    What the domain says of other symbols and of unknown functions is kept.
    """
    place = read_place(place)
    if value.is_rational_number():
        return value
    try:
        return value.subs(place)
    except DomainError:
        written = value.to_sympy().subs(place, simultaneous=True).doit()
    if written.has(sp.nan, sp.zoo, sp.oo):
        raise InputError(
            f"{value} has no value at {dict(place)}", "a vertex in the chart, with symbols for coordinates"
        )
    domain = value.field.domain
    kept = [
        condition.subs(place, simultaneous=True)
        for condition in domain.conditions
        if condition.atoms(AppliedUndef) or not condition.free_symbols & set(place)
    ]
    known = read_domain([c for c in kept if c not in (sp.true, sp.false)], domain.reals - set(place))
    return from_sympy(written, Field.rational(known))
