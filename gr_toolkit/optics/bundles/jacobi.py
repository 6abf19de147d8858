r"""Jacobi maps: how the directions at the vertex of a bundle become distances across it.

Rays that leave a vertex in directions that differ by δ are ξ = D δ′ apart further on, with

    D″ = 𝓡 D        D = 0, D′ = 1 at the vertex
    𝓡_{AB} = −R(e_A, k, e_B, k) = −Φ δ_{AB} − (Re Ψ, Im Ψ; Im Ψ, −Re Ψ)

in a screen that is carried along, ′ = d/dλ with an affine parameter λ. An observer at the vertex sees k with the
frequency ω there and the area dS under the solid angle dΩ = dS/D_A², D_A² = ω² |det D|; at a caustic det D = 0, beyond
it an image is mirrored (det D < 0) or turned. [Seitz, Schneider & Ehlers, Class. Quantum Grav. 11 (1994) 2345;
Schneider, Ehlers & Falco 1992, §3.4; Perlick, Living Rev. Relativ. 7 (2004) 9, §2.4.]
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, final

import sympy as sp

from ...errors import InputError
from ...exact import Element, sum_of_products, unify
from ...exact.special.antiderivatives import antiderivative
from ...verdicts import Verdict, combined, decide
from .jacobi_map import JacobiMap, Matrix, at, entries, product, read_place

if TYPE_CHECKING:
    from .optical_scalars import Bundle

NAMES = ("D_11", "D_12", "D_21", "D_22")


@final
@dataclass(frozen=True)
class JacobiEquation:
    """D″ = 𝓡 D along the rays of a bundle, in its screen, whose turning against parallel transport is counted.

    Examples
    --------
    Every expanding universe, whatever its curvature; the vertex is at the source:

    >>> import sympy as sp, gr_toolkit as gr
    >>> from gr_toolkit.optics.bundles import bundle
    >>> g = gr.FLRW()
    >>> a, tau, chi = g.symbols("a tau chi")
    >>> light = bundle([1/a**2, 1/a**2, 0, 0], g)
    >>> tau_e, chi_e, K = *sp.symbols("tau_e chi_e"), g.symbols("K")
    >>> D = light.jacobi_equation().solve({tau: tau_e, chi: chi_e})
    >>> bool(gr.decide(D.area_distance, a*gr.S_K(K, chi - chi_e)))
    True
    """

    light: Bundle

    def __post_init__(self) -> None:
        if not self.light.congruence.is_affine:
            raise InputError(
                f"the parameter along the rays is not affine, κ = {self.light.inaffinity}",
                "an affinely parametrised k^μ, such as ∂^μ S of a phase",
            )

    @property
    def tidal_matrix(self) -> Matrix:
        """𝓡."""
        return self.light.tidal_matrix

    def derivative(self, matrix: Matrix) -> Matrix:
        """D′, the derivative of D e_A along k: χ, the turning of the screen, included."""
        chi, along = self.light.screen.rotation, self.light.congruence.along
        (a, b), (c, d) = matrix
        return (
            (along(a) - chi * c, along(b) - chi * d),
            (along(c) + chi * a, along(d) + chi * b),
        )

    def is_solution(self, matrix: Any) -> Verdict:
        """Whether D″ = 𝓡 D, for D as nested expressions, or one expression d for D = d 1."""
        D = self.read(matrix)
        second, tides = self.derivative(self.derivative(D)), product(self.tidal_matrix, D)
        return combined((n, decide(x, y)) for n, x, y in zip(NAMES, entries(second), entries(tides), strict=True))

    def has_vertex(self, matrix: Any, vertex: Mapping[Any, Any]) -> Verdict:
        """Whether D = 0 and D′ = 1 where the coordinates and functions have the values of the vertex."""
        D = self.read(matrix)
        unit = ((1, 0), (0, 1))
        given = [(n, x, 0) for n, x in zip(NAMES, entries(D), strict=True)]
        slope = [(f"{n}′", x, y) for n, x, y in zip(NAMES, entries(self.derivative(D)), entries(unit), strict=True)]
        return combined((name, decide(at(x, vertex), y)) for name, x, y in [*given, *slope])

    def read(self, given: Any) -> Matrix:
        """A matrix of exact scalars from nested expressions, or from d for d 1."""
        scalar, zero = self.light.metric.scalar, self.light.metric.zero
        rows = given.tolist() if isinstance(given, sp.MatrixBase) else given
        if isinstance(rows, (list, tuple)):
            if len(rows) != 2 or any(not isinstance(r, (list, tuple)) or len(r) != 2 for r in rows):
                raise InputError("a Jacobi map has two rows of two entries", "[[d, 0], [0, d]], or d")
            (a, b), (c, d) = rows
            return (scalar(a), scalar(b)), (scalar(c), scalar(d))
        value = scalar(rows)
        return (value, zero), (zero, value)

    def solve(self, vertex: Mapping[Any, Any]) -> JacobiMap:
        """The exact Jacobi map with a vertex, where both components separate; proved before it is given.

        Parameters
        ----------
        vertex : coordinate -> symbol or value; coordinates that the result depends on and that are left out are refused

        Raises
        ------
        InputError
            No solution was found: 𝓡 is not diagonal in the screen, or has no solution among 1 and √|g_ii|, or the
            integral along the ray is none of the engine's; `JacobiEquation.series` and `gr.optics.trace_ray` go
            everywhere.

        Notes
        -----
        Each diagonal component needs one solution y of y″ = 𝓡 y; then D = y(λ) y(λ_0) ∫ dλ/y² [d'Alembert].
        """
        place = self._vertex(vertex)
        taken = {*self.light.metric.coordinates, *self.light.metric.parameters}
        somewhere = {
            x: value if isinstance(value, sp.Symbol) and value not in taken else sp.Symbol(f"{x}_vertex", real=True)
            for x, value in place.items()
        }
        values = {somewhere[x]: value for x, value in place.items() if somewhere[x] != value}
        zero = self.light.metric.zero
        (a, b), (c, d) = self.tidal_matrix
        if b.is_zero() and c.is_zero() and a == d:  # D = d 1 in every screen, turning or not
            first = other = self._component(a, somewhere, values)
            proof = combined([("D″ = 𝓡 D", self._obeys(first, a)), ("vertex", self._starts(first, place))])
            D: Matrix = ((first, zero), (zero, first))
        elif b.is_zero() and c.is_zero() and self.light.screen.rotation.is_zero():
            first, other = (self._component(tide, somewhere, values) for tide in (a, d))
            D = ((first, zero), (zero, other))
            proof = combined([("D″ = 𝓡 D", self.is_solution(D)), ("vertex", self.has_vertex(D, place))])
        else:
            raise _unsolved("the tidal matrix is not diagonal in a screen that is carried along")
        if not proof.proved:
            raise _unsolved(f"the candidate {D} was not proved: {proof!r}")
        return JacobiMap(self, D, place)

    def series(self, order: int) -> Any:
        """D to an order in the affine distance from any event; see `series.jacobi_series`."""
        from .series import jacobi_series

        return jacobi_series(self, order)

    # -- solving -------------------------------------------------------------------------------------------------------

    def _component(self, tide: Element, somewhere: Mapping[Any, Any], values: Mapping[Any, Any]) -> Element:
        """A solution of d″ = tide d with the vertex at the values of symbols that were put there."""
        found = next(self._solutions(tide, somewhere), None)
        if found is None:
            raise _unsolved(f"for d″ = ({tide}) d none was found")
        return at(found, values) if values else found

    def _obeys(self, value: Element, tide: Element) -> Verdict:
        along = self.light.congruence.along
        return decide(along(along(value)), tide * value)

    def _starts(self, value: Element, place: Mapping[Any, Any]) -> Verdict:
        slope = self.light.congruence.along(value)
        return combined([("D", decide(at(value, place), 0)), ("D′", decide(at(slope, place), 1))])

    def _vertex(self, vertex: Any) -> Mapping[Any, Any]:
        coordinates = self.light.metric.coordinates
        if not isinstance(vertex, Mapping) or not vertex:
            raise InputError(f"the vertex {vertex!r} is no event", "{tau: tau_e, chi: chi_e}")
        for name in vertex:
            if name not in coordinates:
                raise InputError(
                    f"the vertex has a value for {name}, no coordinate of {coordinates}", f"{coordinates[0]}"
                )
        return read_place(vertex)

    def _solutions(self, tide: Element, place: Mapping[Any, Any]) -> Iterator[Element]:
        """Solutions d of d″ = tide d that vanish at the vertex with d′ = 1, as far as they are found."""
        metric, ray = self.light.metric, self.light.congruence
        for y in _candidates(self.light):
            if (ray.along(ray.along(y)) - tide * y).is_zero():
                for m, x in enumerate(metric.coordinates):
                    rate = ray.vector.component((m,))
                    if rate.is_zero() or x not in place:
                        continue
                    integrand = (y * y * rate).inverse()
                    if any(not integrand.diff(other).is_zero() for other in metric.coordinates if other != x):
                        continue
                    primitive = antiderivative(integrand, x)
                    if primitive is not None:
                        yield _between(y, primitive, place)


def _between(y: Element, primitive: Element, place: Mapping[Any, Any]) -> Element:
    """y(λ) y(λ_0) (F(λ) − F(λ_0)); without a division that only the primitive has."""
    start, begin = y.subs(place), primitive.subs(place)
    y, start, primitive, begin = unify([y, start, primitive, begin])
    return sum_of_products([(1, y * primitive, start), (-1, y, start * begin)])


def _candidates(light: Bundle) -> Iterator[Element]:
    """1 and the lengths √|g_ii| of coordinate vectors along which the rays do not go."""
    metric = light.metric
    yield metric.zero + 1
    for m in range(4):
        if light.ray.component((m,)).is_zero():
            size = metric.covariant.component((m, m)) * light.congruence.spatial_sign
            if not size.is_zero():
                yield size.sqrt()


def _unsolved(why: str) -> InputError:
    return InputError(
        f"no Jacobi map was found in closed form: {why}",
        "equation.is_solution(D) to check one, equation.series(order), or gr.optics.trace_ray(...) for numbers",
    )
