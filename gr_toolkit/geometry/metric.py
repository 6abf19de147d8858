"""Metrics: a chart, the components of g in it, and everything that follows from them.

The class is a thin list of names: each quantity is computed when first asked for, by the file that knows it, and kept.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, Any, final

import sympy as sp

from ..errors import UnknownNameError
from ..exact import Domain, Element, Field, Reader, hooks, prolonged, read_domain, unify
from ..verdicts import Condition, Verdict, conditions_of
from . import bivectors as bivector
from . import christoffel, form_components, killing, kretschmann, properties, render, replacement, ricci, riemann, weyl
from . import evaluate as evaluation
from .chart import Chart
from .components import checked_rows, read_components, read_symmetric
from .conventions import Conventions, same_geometry
from .inverse import determinant_and_cofactors, inverse_components
from .symmetry import SYMMETRIC_PAIR, antisymmetric
from .tensor import Tensor

if TYPE_CHECKING:
    from .frames import Frame, PetrovType


@final
class Metric:
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
    ) -> None:
        self.name = name
        self.origin = origin
        self.chart = Chart.of(coordinates, domain)
        self.conventions = Conventions.named(conventions, signature)
        rows = checked_rows(matrix, self.chart.dimension)
        self._reader = Reader(Field.rational(read_domain(self.chart.conditions, self.chart.coordinates)))
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
            conventions=self.conventions,
            name=self.name,
            origin=self.origin and self.origin.replaced(pairs),
        )

    def to_chart(self, chart: str) -> Metric:
        """The same spacetime of the catalogue, with the same parameters, in another chart: ``g.to_chart("kruskal")``.

        Raises
        ------
        InputError
            The metric is none of the catalogue's.
        UnknownNameError
            There is no chart of that name.
        """
        return replacement.in_chart(self, chart)

    def scalar(self, value: Any) -> Element:
        """A number, expression or exact scalar in the metric's field or an extension."""
        if isinstance(value, Element):
            return unify([value, self.zero])[0]
        return Reader(self.field).read_all([value])[0]

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

    def form(self, components: Any, degree: int | None = None, name: str = "ω") -> Tensor:
        """A differential form: ``g.form({("t", "r"): E})`` is E dt∧dr.

        Parameters
        ----------
        components : by coordinates (names, symbols or numbers; what follows by antisymmetry is left out), all of them
            in nested sequences, or one expression, a 0-form
        degree : the number of indices, where it cannot be read off or is to be checked

        Raises
        ------
        IndexMismatchError, InputError
            See `form_components.read_form`.

        Examples
        --------
        >>> import gr_toolkit as gr
        >>> g = gr.Minkowski()
        >>> g.form({("x", "t"): 2, ("y", "z"): g.symbols("t")}, name="F")
        F = -2 dt ∧ dx + t dy ∧ dz
        """
        degree, values = form_components.read_form(self, components, degree)
        return Tensor(self, (False,) * degree, values, antisymmetric(degree), name=name)

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
        root = (self.determinant * sign).sqrt() * self.conventions.levi_civita_sign(sign)
        n = self.dimension
        return Tensor(self, (False,) * n, {tuple(range(n)): root}, antisymmetric(n), name="ε")

    def to_conventions(self, conventions: Conventions | str | None) -> Metric:
        """The same geometry in another book's conventions: −g where the signature differs.

        Raises
        ------
        ConventionError
            The signature of a definite metric, or G and c, would have to change.

        Examples
        --------
        >>> import gr_toolkit as gr
        >>> h = gr.Schwarzschild().to_conventions("Landau-Lifshitz")
        >>> h[0, 0], h == gr.Schwarzschild(conventions="Landau-Lifshitz")
        ((-2*M + r)/r, True)
        """
        from . import translation

        return translation.translated_metric(self, conventions)

    def evaluate(self, formula: str, **fields: Any) -> Any:
        r"""The value of a formula in index notation: ``g.evaluate(r"\nabla_\mu F^{\mu\nu}", F=F)``.

        Parameters
        ----------
        formula : LaTeX without an equals sign; `gr_toolkit.notation` says what is read and how
        fields : tensors and scalars by their names; ``psi`` is ``\psi``

        Returns
        -------
        Tensor with its free indices in the order of the first term, or an exact scalar

        Examples
        --------
        >>> import gr_toolkit as gr
        >>> gr.Schwarzschild().evaluate(r"R_{\mu\nu\rho\sigma} R^{\mu\nu\rho\sigma}")
        48*M**2/r**6
        """
        return evaluation.evaluate_on(self, formula, fields)

    def transform(self, images: Any, coordinates: Sequence[Any], domain: Iterable[Any] = ()) -> Metric:
        """The metric in other coordinates, the old ones given as functions of the new: see `CoordinateMap`.

        Examples
        --------
        >>> import sympy as sp
        >>> x, y, r, phi = sp.symbols("x y r phi")
        >>> plane = Metric(sp.eye(2), [x, y])
        >>> plane.transform({x: r*sp.cos(phi), y: r*sp.sin(phi)}, coordinates=[r, phi], domain=[r > 0])
        Metric in (r, phi): ds^2 = dr^2 + r**2 dphi^2
        """
        from .maps import CoordinateMap

        chart = Chart.of(coordinates, domain)
        pulled: Metric = CoordinateMap(chart, self, images).pull_back(self)
        return pulled

    def equations(self, formula: str, **fields: Any) -> Any:
        r"""The scalar equations that an equation in index notation stands for, each once, in normal form.

        Parameters
        ----------
        formula : LaTeX with an equals sign
        fields : tensors and scalars by their names, as in `evaluate`

        Returns
        -------
        Equations
            A sequence; each element knows its components, its differential order and what was dropped from it.

        Examples
        --------
        >>> import gr_toolkit as gr
        >>> gr.FLRW().equations(r"G_{\mu\nu} = 0")
        K*a(tau)**2 + Derivative(a(tau), tau)**2 = 0   [tau, tau]
        K*a(tau)**2 + 2*a(tau)*Derivative(a(tau), (tau, 2)) - Derivative(a(tau), tau)**2 = 0
            [chi, chi], [theta, theta], [phi, phi]
        dropped, for they cannot vanish: S_K(K, chi) != 0, sin(theta) != 0
        """
        from .formula_equations import equations_of

        return equations_of(self, formula, fields)

    def solve(self, condition: str, *, timeout: float = 20.0, **fields: Any) -> Any:
        """The functions with which a metric with one unknown function of one coordinate satisfies a condition.

        Parameters
        ----------
        condition : "vacuum"; "einstein", G_{μν} + Λ g_{μν} = 0 with Λ to be found unless given, ``Lambda=3``;
            "conformally flat"; "constant curvature scalar", R = R_0; or an equation in index notation
        timeout : seconds that SymPy's `dsolve` is given, where the toolkit's own methods do not suffice
        fields : what the equation's names mean, as in `evaluate`

        Returns
        -------
        Solutions
            A sequence; each has its `expression`, its `metric`, and the `verdict` that proves the condition there.
            `complete` says whether these are all.

        Raises
        ------
        InputError
            The metric has no unknown function or several, or the condition is none.

        Examples
        --------
        >>> import sympy as sp
        >>> import gr_toolkit as gr
        >>> r = sp.Symbol("r")
        >>> f = sp.Function("f")(r)
        >>> gr.StaticSpherical(f=f, h=1/f).solve("einstein")
        f(r) = C1/r - Lambda*r**2/3 + 1
        (all solutions)
        """
        from .solving import solve

        return solve(self, condition, fields, timeout)

    def singularities(self, maps: Iterable[Any] = ()) -> tuple[Any, ...]:
        """Where the components are singular, and whether the curvature is or the chart, as far as invariants tell.

        Parameters
        ----------
        maps : isometries from this metric to others, which show where it is the chart

        Returns
        -------
        tuple of `Singularity`: the locus, its kind and the evidence; see `gr_toolkit.geometry.singularities`

        Examples
        --------
        >>> import gr_toolkit as gr
        >>> gr.Schwarzschild().singularities()
        (Singularity(r = 0, curvature), Singularity(r = 2*M, finite), Singularity(sin(theta) = 0, finite))
        """
        from .singularities import singularities

        return singularities(self, maps)

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

    def is_killing(self, vector: Any) -> Verdict:
        """Whether a vector field, a tensor or its components ξ^μ, is a Killing vector: ∇_μ ξ_ν + ∇_ν ξ_μ = 0.

        A refutation names the equation that fails. See `gr_toolkit.geometry.killing` for this and its relatives.

        Examples
        --------
        >>> import gr_toolkit as gr
        >>> gr.Schwarzschild().is_killing([0, 1, 0, 0]).component
        '2 ∇_t ξ_t = -2*M/r**2'
        """
        return killing.is_killing(self, vector)

    def killing_vectors(self) -> tuple[Tensor, ...]:
        """Killing vectors that are found among products of simple functions of one coordinate each, independent ones.

        Each satisfies Killing's equation exactly. There may be others, unless these are n(n + 1)/2, the most that there
        can be; `gr_toolkit.geometry.killing_search` says among which fields they are looked for.

        Raises
        ------
        TooLargeError
            There are too many such fields, as in five dimensions.

        Examples
        --------
        >>> import gr_toolkit as gr
        >>> [[str(value) for _, value in field.items()] for field in gr.Kerr().killing_vectors()]
        [['1', '0', '0', '0'], ['0', '0', '0', '1']]
        """
        from .killing_search import killing_vectors

        return killing_vectors(self)

    def is_conformal_killing(self, vector: Any) -> Verdict:
        """Whether L_ξ g = φ g for some function φ, `conformal_factor`: lightlike geodesics conserve ξ^μ p_μ."""
        return killing.is_conformal_killing(self, vector)

    def is_homothetic(self, vector: Any) -> Verdict:
        """Whether L_ξ g = φ g with φ constant, as it is (zero) for Killing vectors."""
        return killing.is_homothetic(self, vector)

    def conformal_factor(self, vector: Any) -> Element:
        """φ of L_ξ g = φ g, of a vector that is proved to be a conformal Killing vector.

        Raises
        ------
        InputError
            It is none; the error names the equation that fails.

        Examples
        --------
        >>> import gr_toolkit as gr
        >>> gr.FLRW().conformal_factor([1, 0, 0, 0])
        2*Derivative(a(tau), tau)/a(tau)
        """
        return killing.conformal_factor(self, vector)

    def is_killing_tensor(self, tensor: Any) -> Verdict:
        """Whether a symmetric tensor has ∇_(μ K_{ν…ρ)} = 0: geodesics conserve K^{μ…ν} p_μ … p_ν."""
        return killing.is_killing_tensor(self, tensor)

    def is_conformal_killing_tensor(self, tensor: Any) -> Verdict:
        """Whether ∇_(μ K_{ν…ρ)} = g_(μν Q_{…ρ)} for some Q: lightlike geodesics conserve K^{μ…ν} p_μ … p_ν."""
        return killing.is_conformal_killing_tensor(self, tensor)

    def is_killing_yano(self, form: Any) -> Verdict:
        """Whether a differential form has ∇_(μ Y_{ν)ρ…} = 0; its `killing.square` is then a Killing tensor."""
        return killing.is_killing_yano(self, form)

    @property
    def momenta(self) -> tuple[Any, ...]:
        """The symbols p_t, p_r … that stand for the covariant momenta p_μ in what geodesics conserve."""
        from . import phase_space

        return phase_space.momenta(self)

    def conserved_quantity(self, tensor: Any, momentum: Any = None, *, null: bool = False) -> Element:
        """K^{μ…ν} p_μ … p_ν of a tensor that is proved to be a Killing vector or tensor: constant along geodesics.

        Parameters
        ----------
        tensor : a vector or symmetric tensor; a vector may be given by its components ξ^μ
        momentum : components p_μ, or a vector or covector tangent to the geodesic; left out, the symbols `momenta`
        null : along lightlike geodesics only, for which a conformal Killing vector or tensor suffices

        Raises
        ------
        InputError
            It is no Killing vector or tensor; the error names the equation that fails.

        Examples
        --------
        >>> import gr_toolkit as gr
        >>> gr.Schwarzschild().conserved_quantity([0, 0, 0, 1])
        p_phi
        """
        from . import phase_space

        return phase_space.conserved_quantity(self, tensor, momentum, null)

    def is_conserved(self, quantity: Any, *, null: bool = False) -> Verdict:
        """Whether a function of coordinates and `momenta` is constant along geodesics: its Poisson bracket with
        H = ½ g^{μν} p_μ p_ν vanishes; along lightlike ones if `null`: the bracket is a multiple of H.

        Examples
        --------
        >>> import sympy as sp
        >>> import gr_toolkit as gr
        >>> g = gr.Schwarzschild()
        >>> theta, (_, _, p_theta, p_phi) = g.coordinates[2], g.momenta
        >>> bool(g.is_conserved(p_theta**2 + p_phi**2/sp.sin(theta)**2))
        True
        """
        from . import phase_space

        return phase_space.is_conserved(self, quantity, null)

    # -- frames --------------------------------------------------------------------------------------------------------

    def orthonormal_frame(self, *, observer: Any = None) -> Frame:
        """An orthonormal frame: that of the coordinates, or one whose timelike vector is an observer's four-velocity.

        Gram–Schmidt on the coordinate vectors: of static observers where ∂_t is timelike on the whole domain, else of
        those at rest in the slices of constant t (in Kerr those of zero angular momentum).

        Raises
        ------
        AmbiguousSignError
            The domain leaves open which vectors are timelike, or the sign of a root; the error says what would settle
            it.
        InputError
            The observer's u·u is not −1 (in +−−− not 1).

        Examples
        --------
        >>> import gr_toolkit as gr
        >>> g = gr.Schwarzschild()
        >>> g.orthonormal_frame().components(g.riemann)["t", "r", "t", "r"]
        -2*M/r**3
        """
        from .frames.orthonormal import orthonormal_frame

        return orthonormal_frame(self, observer)

    def null_tetrad(self) -> Frame:
        """A null tetrad (l, n, m, m̄): of a metric of Petrov type D its principal one, else that of `orthonormal_frame`.

        `Frame` takes any other, and ``frame.null_tetrad()`` is that of an orthonormal frame.

        Raises
        ------
        AmbiguousSignError
            The domain leaves open which vectors are timelike, or the sign of a root.

        Examples
        --------
        >>> import gr_toolkit as gr
        >>> gr.ReissnerNordstrom().null_tetrad().newman_penrose.psi
        (0, 0, (-M*r + Q**2)/r**4, 0, 0)
        """
        from .frames.principal import null_tetrad

        return null_tetrad(self)

    def petrov_type(self) -> PetrovType:
        """The Petrov type at generic points, decided exactly, with what proves it and where it degenerates.

        Raises
        ------
        InputError
            The metric is not of four dimensions, not Lorentzian, or complex.
        DomainError
            The domain leaves the sign of det g open.

        Examples
        --------
        >>> import gr_toolkit as gr
        >>> gr.Kerr().petrov_type()
        Petrov type D everywhere on the domain
        """
        from .frames.petrov import petrov_type

        return petrov_type(self)

    # -- showing -------------------------------------------------------------------------------------------------------

    def line_element(self) -> Any:
        """ds² as a SymPy expression in symbols dt, dr, …"""
        return render.line_element(self)

    def __repr__(self) -> str:
        return f"{self.name or 'Metric'} in ({', '.join(map(str, self.coordinates))}): {render.line_element_text(self)}"

    def _repr_latex_(self) -> str:
        return f"$\\displaystyle {render.line_element_latex(self)}$"

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Metric) and (self.matrix, self.chart, self.conventions) == (
            other.matrix,
            other.chart,
            other.conventions,
        )

    def __hash__(self) -> int:
        return hash((self.matrix, self.coordinates, self.conventions))

    def __reduce__(self) -> tuple[Any, ...]:
        conditions = self.chart.conditions
        return _rebuilt, (self.matrix, self.coordinates, conditions, self.conventions, self.name, self.origin)


def _rebuilt(matrix: Any, coordinates: Any, conditions: Any, conventions: Any, name: str, origin: Any) -> Metric:
    """What `pickle` calls."""
    return Metric(matrix, coordinates, domain=conditions, conventions=conventions, name=name, origin=origin)


def _pattern(tensor: Tensor) -> tuple[tuple[int, ...], ...]:
    n = range(tensor.dimension)
    return tuple(tuple(j for j in n if tensor.component((i, j)).numerator) for i in n)
