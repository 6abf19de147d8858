"""Metrics: a chart, the components of g in it, and everything that follows from them.

Each quantity is computed when first asked for, by the file that knows it, and kept; `subjects` has further questions.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from fractions import Fraction
from functools import cached_property
from typing import Any, final

import sympy as sp

from ..errors import UnknownNameError
from ..exact import Domain, Element, Field, Reader, hooks, prolonged, unify
from ..exact.kernels.infinitesimal import power_to_first_order
from ..verdicts import Condition, Verdict, conditions_of
from . import bivectors as bivector
from . import christoffel, kretschmann, properties, render, replacement, ricci, riemann, weyl
from .chart import Chart
from .components import checked_rows, read_components, read_symmetric
from .conventions import Conventions, same_geometry
from .inverse import determinant_and_cofactors, inverse_components
from .subjects import Subjects
from .symmetry import SYMMETRIC_PAIR, antisymmetric
from .tensor import Tensor


@final
class Metric(Subjects):
    """A pseudo-Riemannian metric in one chart.

    Parameters
    ----------
    matrix : square SymPy matrix or nested sequence of expressions
        g_{μν}; symmetric, of dimension 2 or more.
    coordinates : sequence of SymPy symbols, taken to be real
    domain : SymPy conditions
        Where the chart is used: ``[r > 2*M]``. Roots in the metric are resolved on it, witnesses are taken from it.
    conventions : a book's name or `Conventions`
        Default Misner, Thorne & Wheeler. See `gr_toolkit.geometry.conventions`.
    signature : "-+++" or "+---"
        Shorthand: those conventions with this signature.
    name : how to call it in print
    origin : where in the catalogue of spacetimes it comes from, if it does
    laws : SymPy conditions
        What holds of unknown functions at every event, a(t_e) > 0 where the domain has a(t) > 0: the conditions of the
        domain, unless some of them single out the points in question.

    Raises
    ------
    InputError
        A matrix that is not square, not symmetric or degenerate; strings, floats that are no exact numbers, repeated
        coordinates, different symbols of one name.
    UnsupportedError, AmbiguousRootError
        A component that the exact field cannot hold; the error says which.

    Examples
    --------
    >>> import sympy as sp
    >>> theta, phi = sp.symbols("theta phi")
    >>> sphere = Metric(sp.diag(1, sp.sin(theta)**2), [theta, phi])
    >>> sphere.ricci_scalar, sphere.christoffel[0, 1, 1]
    (2, -sin(theta)*cos(theta))
    >>> bool(sphere.is_einstein()), bool(sphere.is_vacuum())
    (True, False)
    """

    def __init__(
        self,
        matrix: Any,
        coordinates: Sequence[Any],
        *,
        domain: Iterable[Any] = (),
        conventions: Conventions | str | None = None,
        signature: str | None = None,
        name: str = "",
        origin: Any = None,
        laws: tuple[Any, ...] | None = None,
    ) -> None:
        self.name = name
        self.origin = origin
        self.chart = Chart.of(coordinates, domain, laws)
        self.conventions = Conventions.named(conventions, signature)
        rows = checked_rows(matrix, self.chart.dimension)
        self._reader = Reader(Field.rational(self.chart.domain))
        if self.chart.conditions:
            hooks.call("settle domain", self._reader.field)
        self._entries = read_symmetric(self._reader, rows, self.chart.coordinates)
        self.matrix = sp.ImmutableMatrix(rows)
        self._determinant_and_cofactors = determinant_and_cofactors(self._square())

    # -- what it is made of --------------------------------------------------------------------------------------------

    @property
    def coordinates(self) -> tuple[Any, ...]:
        """The chart's coordinates."""
        return self.chart.coordinates

    @property
    def conditions(self) -> tuple[Any, ...]:
        """The conditions of the chart's domain, as given."""
        return self.chart.conditions

    @property
    def dimension(self) -> int:
        """The number of coordinates."""
        return self.chart.dimension

    @property
    def metric(self) -> Metric:
        """Itself: a metric is a tensor on its own chart."""
        return self

    @cached_property
    def field(self) -> Field:
        """The differential field of the components, with the jets that curvature needs."""
        return prolonged(self._reader.field, 2)

    @property
    def domain(self) -> Domain:
        """The chart's domain."""
        return self.field.domain

    @cached_property
    def zero(self) -> Element:
        """Zero of the field."""
        return self.field.zero

    @cached_property
    def parameters(self) -> tuple[Any, ...]:
        """The symbols that are not coordinates."""
        return tuple(sorted((s for s in self.matrix.free_symbols if s not in self.coordinates), key=str))

    @cached_property
    def functions(self) -> tuple[Any, ...]:
        """The unknown functions, applied."""
        return tuple(sorted(self.matrix.atoms(sp.core.function.AppliedUndef), key=str))

    def symbols(self, names: str) -> Any:
        """The metric's own symbols and functions by their names: ``M, r = g.symbols("M r")``.

        Raises
        ------
        UnknownNameError
            It has none of that name.
        """
        known = {str(s): s for s in (*self.coordinates, *self.parameters)} | {
            f.func.__name__: f for f in self.functions
        }
        found = []
        for name in names.replace(",", " ").split():
            if name not in known:
                raise UnknownNameError(name, known, "symbol of this metric")
            found.append(known[name])
        return found[0] if len(found) == 1 else tuple(found)

    def subs(self, *arguments: Any, **by_name: Any) -> Metric:
        """The metric with parameters or functions replaced at once: ``g.subs(K=1)``, ``g.subs({M: 1, a(t): t**2})``.

        Raises
        ------
        UnknownNameError
            It has no parameter and no function of that name.
        InputError
            A coordinate is to be replaced, a string is given, or a condition of the domain becomes false.
        """
        pairs = replacement.requested(self, arguments, by_name)
        return Metric(
            self.matrix.subs(pairs, simultaneous=True).doit(),
            self.coordinates,
            domain=replacement.conditions(self.chart.conditions, pairs),
            laws=tuple(replacement.conditions(self.chart.laws, pairs)),
            conventions=self.conventions,
            name=self.name,
            origin=self.origin and self.origin.replaced(pairs),
        )

    def scalar(self, value: Any) -> Element:
        """A number, expression or exact scalar in the metric's field or an extension."""
        if isinstance(value, Element):
            return unify([value, self.zero])[0]
        return Reader(self.field).read_all([value])[0]

    def with_components(self, entries: Mapping[tuple[int, int], Element]) -> Metric:
        """A metric on this chart with other components, i ≤ j: exact scalars, of which nothing is checked.

        Its `matrix` is this one's, so that formulas find the same parameters and functions.
        """
        other = object.__new__(Metric)
        other.name, other.origin, other.chart, other.conventions = self.name, None, self.chart, self.conventions
        zero, *values = unify([self._reader.field.zero, *entries.values()])
        other._reader, other.matrix = Reader(zero.field), self.matrix
        other._entries = dict(zip(entries, values, strict=True))
        other._determinant_and_cofactors = determinant_and_cofactors(other._square())
        return other

    def keep(self, name: str, value: Any) -> Any:
        """Take over a quantity of this metric that another process computed, brought to the metric's own field."""
        if isinstance(value, Element):
            value = unify([self.zero, value])[1]
        if isinstance(getattr(type(self), name), cached_property):
            self.__dict__[name] = value
        return value

    def vector(self, components: Sequence[Any], name: str = "X") -> Tensor:
        """A vector field from its components X^μ."""
        return self._first_rank(components, True, name)

    def covector(self, components: Sequence[Any], name: str = "A") -> Tensor:
        """A covector field from its components A_μ."""
        return self._first_rank(components, False, name)

    def _first_rank(self, components: Sequence[Any], up: bool, name: str) -> Tensor:
        values = read_components(self.field, components, 1, self.chart)
        return Tensor(self, (up,), values, name=name)

    def tensor(self, components: Any, indices: str, name: str = "T") -> Tensor:
        """A tensor from nested components and a pattern like ``"^a_b"``; a scalar field for ``""``."""
        positions = render.read_positions(indices)
        return Tensor(self, positions, read_components(self.field, components, len(positions), self.chart), name=name)

    def neighbours(self, row: int, inverse: bool) -> tuple[int, ...]:
        """The columns where a row of g (or of the inverse) does not vanish."""
        return (self._inverse_pattern if inverse else self._pattern)[row]

    @cached_property
    def bivectors(self) -> bivector.Rows:
        """g_{ac} g_{bd} − g_{ad} g_{bc}, by rows of pairs."""
        return bivector.bivectors(self, inverse=False)

    @cached_property
    def bivectors_inverse(self) -> bivector.Rows:
        """g^{ac} g^{bd} − g^{ad} g^{bc}, by rows of pairs."""
        return bivector.bivectors(self, inverse=True)

    @cached_property
    def _pattern(self) -> tuple[tuple[int, ...], ...]:
        return _pattern(self.covariant)

    @cached_property
    def _inverse_pattern(self) -> tuple[tuple[int, ...], ...]:
        return _pattern(self.inverse)

    @cached_property
    def signs(self) -> tuple[int, int] | None:
        """How many positive and negative directions there are; None where the domain leaves it open."""
        from .inertia import exact_inertia

        return exact_inertia(self)

    # -- what follows --------------------------------------------------------------------------------------------------

    @cached_property
    def covariant(self) -> Tensor:
        """g_{μν}."""
        lifted = unify([self.zero, *self._entries.values()])[1:]
        return Tensor(self, (False, False), dict(zip(self._entries, lifted, strict=True)), SYMMETRIC_PAIR, name="g")

    def __getitem__(self, index: Any) -> Element:
        return self.covariant[index]

    def _square(self) -> list[list[Element]]:
        n = range(self.dimension)
        return [[self.covariant.component((i, j)) for j in n] for i in n]

    @property
    def determinant(self) -> Element:
        """det g_{μν}."""
        return self._determinant_and_cofactors[0]

    @cached_property
    def inverse(self) -> Tensor:
        """g^{μν}."""
        return Tensor(
            self, (True, True), inverse_components(*self._determinant_and_cofactors), SYMMETRIC_PAIR, name="g"
        )

    def equation_components(self, other: Any) -> Iterator[tuple[str, Element, Any]]:
        """What decides whether two metrics in one chart are the same: ``gr.decide(g, h)``."""
        if isinstance(other, Tensor):
            other = other.metric if other is other.metric.covariant else other
        if not isinstance(other, Metric):
            return self.covariant.equation_components(other)
        if (self.coordinates, self.conventions) != (other.coordinates, other.conventions):
            same_geometry(self, other)
        return ((self.chart.index_name(i), value, other.covariant.component(i)) for i, value in self.covariant.items())

    @cached_property
    def christoffel_first_kind(self) -> Tensor:
        """Γ_{l,ij}."""
        return christoffel.first_kind(self)

    @cached_property
    def christoffel(self) -> Tensor:
        """Γ^l_{ij}."""
        return christoffel.second_kind(self)

    @cached_property
    def riemann(self) -> Tensor:
        """R_{abcd}."""
        return riemann.riemann(self)

    @cached_property
    def ricci(self) -> Tensor:
        """R_{μν}."""
        return ricci.ricci(self)

    @cached_property
    def ricci_scalar(self) -> Element:
        """R."""
        return ricci.ricci_scalar(self)

    @cached_property
    def einstein(self) -> Tensor:
        """G_{μν}."""
        return ricci.einstein(self)

    @cached_property
    def weyl(self) -> Tensor:
        """C_{abcd}."""
        return weyl.weyl(self)

    @cached_property
    def kretschmann(self) -> Element:
        """R_{abcd} R^{abcd}."""
        return kretschmann.kretschmann(self)

    @cached_property
    def levi_civita(self) -> Tensor:
        """ε_{μν…} = ±√|g| [μν…]: in the chart's order ε_{01…} > 0 [MTW 8.10], or ε^{01…} > 0 if the conventions say so.

        Raises
        ------
        AmbiguousRootError
            The domain leaves the sign of √|g| open.
        """
        sign = properties.determinant_sign(self)
        root = power_to_first_order(Element.sqrt, Fraction(1, 2), self.determinant * sign)
        root, n = root * self.conventions.levi_civita_sign(sign), self.dimension
        return Tensor(self, (False,) * n, {tuple(range(n)): root}, antisymmetric(n), name="ε")

    # -- what is decided -----------------------------------------------------------------------------------------------

    @cached_property
    def proof_conditions(self) -> tuple[Condition, ...]:
        """What the metric's components divide by as typed, and its determinant: where nothing is claimed."""
        return conditions_of([*(e for _, e in self._reader.divisors), self.determinant])

    def is_vacuum(self) -> Verdict:
        """Whether the Ricci tensor vanishes."""
        return properties.vanishes(self.ricci)

    def is_einstein(self) -> Verdict:
        """Whether R_{μν} = (R/n) g_{μν}, with R constant in two dimensions too."""
        return properties.is_einstein(self)

    def is_conformally_flat(self) -> Verdict:
        """Whether the Weyl tensor (in three dimensions the Cotton tensor) vanishes; always in two dimensions."""
        return properties.is_conformally_flat(self)

    # -- showing -------------------------------------------------------------------------------------------------------

    def line_element(self) -> Any:
        """ds² as a SymPy expression in symbols dt, dr, …"""
        return render.line_element(self)

    def __repr__(self) -> str:
        return f"{self.name or 'Metric'} in ({', '.join(map(str, self.coordinates))}): {render.line_element_text(self)}"

    def _repr_latex_(self) -> str:
        return f"$\\displaystyle {render.line_element_latex(self)}$"

    def __eq__(self, other: object) -> bool:
        """Whether it has the same components, however they were written, in one chart and the same conventions."""
        if not isinstance(other, Metric) or (self.chart, self.conventions) != (other.chart, other.conventions):
            return False
        return self.matrix == other.matrix or all(
            value == other.covariant.component(index) for index, value in self.covariant.items()
        )

    def __hash__(self) -> int:
        return hash((self.coordinates, self.conventions))

    def __reduce__(self) -> tuple[Any, ...]:
        chart = self.chart
        given = self.matrix, self.coordinates, chart.conditions, self.conventions, self.name, self.origin, chart.laws
        return _rebuilt, given


def _rebuilt(matrix: Any, coordinates: Any, conditions: Any, conventions: Any, name: str, *rest: Any) -> Metric:
    """What `pickle` calls."""
    origin, laws = rest
    return Metric(matrix, coordinates, domain=conditions, conventions=conventions, name=name, origin=origin, laws=laws)


def _pattern(tensor: Tensor) -> tuple[tuple[int, ...], ...]:
    n = range(tensor.dimension)
    return tuple(tuple(j for j in n if tensor.component((i, j)).numerator) for i in n)
