"""What a metric is asked by name, subject by subject; each answer is given by the file that knows it, imported then."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from ..exact import Element
    from ..verdicts import Verdict
    from .conventions import Conventions
    from .frames import Frame, PetrovType
    from .metric import Metric
    from .symmetries.search import KillingVectors
    from .tensor import Tensor


class Subjects:
    """The questions that `Metric` inherits, so that its own file is about the metric alone."""

    # -- charts and conventions ----------------------------------------------------------------------------------------

    def to_chart(self: Any, chart: str) -> Metric:
        """The same spacetime of the catalogue, with the same parameters, in another chart: ``g.to_chart("kruskal")``.

        Raises
        ------
        InputError
            The metric is none of the catalogue's.
        UnknownNameError
            There is no chart of that name.
        """
        from .replacement import in_chart

        return in_chart(self, chart)

    def form(self: Any, components: Any, degree: int | None = None, name: str = "ω") -> Tensor:
        """A differential form: ``g.form({("t", "r"): E})`` is E dt∧dr.

        Parameters
        ----------
        components : by coordinates (names, symbols or numbers; what follows by antisymmetry is left out), all of them
            in nested sequences, or one expression, a 0-form
        degree : the number of indices, where it cannot be read off or is to be checked

        Raises
        ------
        IndexMismatchError, InputError
            See `gr_toolkit.geometry.forms.components.read_form`.

        Examples
        --------
        >>> import gr_toolkit as gr
        >>> g = gr.Minkowski()
        >>> g.form({("x", "t"): 2, ("y", "z"): g.symbols("t")}, name="F")
        F = -2 dt ∧ dx + t dy ∧ dz
        """
        from .forms.components import form_of

        return form_of(self, components, degree, name)

    def to_conventions(self: Any, conventions: Conventions | str | None) -> Metric:
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
        from .conventions import translation

        return translation.translated_metric(self, conventions)

    def evaluate(self: Any, formula: str, **fields: Any) -> Any:
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
        from .formulas.evaluate import evaluate_on

        return evaluate_on(self, formula, fields)

    def transform(self: Any, images: Any, coordinates: Sequence[Any], domain: Iterable[Any] = ()) -> Metric:
        """The metric in other coordinates, the old ones given as functions of the new: see `CoordinateMap`.

        Examples
        --------
        >>> import sympy as sp
        >>> import gr_toolkit as gr
        >>> x, y, r, phi = sp.symbols("x y r phi")
        >>> plane = gr.Metric(sp.eye(2), [x, y])
        >>> plane.transform({x: r*sp.cos(phi), y: r*sp.sin(phi)}, coordinates=[r, phi], domain=[r > 0])
        Metric in (r, phi): ds^2 = dr^2 + r**2 dphi^2
        """
        from .chart import Chart
        from .maps import CoordinateMap

        pulled: Metric = CoordinateMap(Chart.of(coordinates, domain), self, images).pull_back(self)
        return pulled

    def equations(self: Any, formula: str, **fields: Any) -> Any:
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
        from .solving.formula_equations import equations_of

        return equations_of(self, formula, fields)

    def solve(self: Any, condition: str, *, timeout: float = 20.0, **fields: Any) -> Any:
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

    def singularities(self: Any, maps: Iterable[Any] = ()) -> tuple[Any, ...]:
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
        from .maps.singularities import singularities

        return singularities(self, maps)

    # -- symmetries ----------------------------------------------------------------------------------------------------

    def is_killing(self: Any, vector: Any) -> Verdict:
        """Whether a vector field, a tensor or its components ξ^μ, is a Killing vector: ∇_μ ξ_ν + ∇_ν ξ_μ = 0.

        A refutation names the equation that fails; `gr_toolkit.geometry.symmetries.killing` has this and its kin.

        Examples
        --------
        >>> import gr_toolkit as gr
        >>> gr.Schwarzschild().is_killing([0, 1, 0, 0]).component
        '2 ∇_t ξ_t = -2*M/r**2'
        """
        from .symmetries import killing

        return killing.is_killing(self, vector)

    def killing_vectors(self: Any) -> KillingVectors:
        """Killing vectors that are found among products of simple functions of one coordinate each, independent ones.

        Each satisfies Killing's equation exactly. There may be others, unless they are ``complete``: n(n + 1)/2, the
        most that there can be. `gr_toolkit.geometry.symmetries.search` says among which fields they are looked for.

        Raises
        ------
        TooLargeError
            There are too many such fields, as in five dimensions.

        Examples
        --------
        >>> import gr_toolkit as gr
        >>> gr.Kerr().killing_vectors()
        ∂_t
        ∂_phi
        (perhaps others)
        """
        from .symmetries.search import killing_vectors

        return killing_vectors(self)

    def is_conformal_killing(self: Any, vector: Any) -> Verdict:
        """Whether L_ξ g = φ g for some function φ, `conformal_factor`: lightlike geodesics conserve ξ^μ p_μ."""
        from .symmetries import killing

        return killing.is_conformal_killing(self, vector)

    def is_homothetic(self: Any, vector: Any) -> Verdict:
        """Whether L_ξ g = φ g with φ constant, as it is (zero) for Killing vectors."""
        from .symmetries import killing

        return killing.is_homothetic(self, vector)

    def conformal_factor(self: Any, vector: Any) -> Element:
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
        from .symmetries import killing

        return killing.conformal_factor(self, vector)

    def is_killing_tensor(self: Any, tensor: Any) -> Verdict:
        """Whether a symmetric tensor has ∇_(μ K_{ν…ρ)} = 0: geodesics conserve K^{μ…ν} p_μ … p_ν."""
        from .symmetries import killing

        return killing.is_killing_tensor(self, tensor)

    def is_conformal_killing_tensor(self: Any, tensor: Any) -> Verdict:
        """Whether ∇_(μ K_{ν…ρ)} = g_(μν Q_{…ρ)} for some Q: lightlike geodesics conserve K^{μ…ν} p_μ … p_ν."""
        from .symmetries import killing

        return killing.is_conformal_killing_tensor(self, tensor)

    def is_killing_yano(self: Any, form: Any) -> Verdict:
        """Whether a differential form has ∇_(μ Y_{ν)ρ…} = 0; its `killing.square` is then a Killing tensor."""
        from .symmetries import killing

        return killing.is_killing_yano(self, form)

    @property
    def momenta(self: Any) -> tuple[Any, ...]:
        """The symbols p_t, p_r … that stand for the covariant momenta p_μ in what geodesics conserve."""
        from .symmetries import phase_space

        return phase_space.momenta(self)

    def conserved_quantity(self: Any, tensor: Any, momentum: Any = None, *, null: bool = False) -> Element:
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
        from .symmetries import phase_space

        return phase_space.conserved_quantity(self, tensor, momentum, null)

    def is_conserved(self: Any, quantity: Any, *, null: bool = False) -> Verdict:
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
        from .symmetries import phase_space

        return phase_space.is_conserved(self, quantity, null)

    # -- frames --------------------------------------------------------------------------------------------------------

    def orthonormal_frame(self: Any, *, observer: Any = None) -> Frame:
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

    def null_tetrad(self: Any) -> Frame:
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

    def petrov_type(self: Any) -> PetrovType:
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
