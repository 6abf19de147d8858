"""Frames (tetrads in four dimensions): n vector fields e_a, their coframe θ^a, and what is computed in them.

The class is a thin list of names; the file that knows a quantity computes it when it is first asked for.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from typing import TYPE_CHECKING, Any, final

from ...errors import IndexMismatchError, InputError
from ...exact import Element, Field, sum_of_products, unify
from ..conventions import same_geometry
from ..inverse import determinant_and_cofactors, inverse_components
from ..tensor import Tensor
from . import products, render, rotation
from .components import FrameComponents
from .contraction import in_chart, in_frame

if TYPE_CHECKING:
    from ..metric import Metric
    from .newman_penrose import NewmanPenrose

Rows = tuple[tuple[Element, ...], ...]


@final
class Frame:
    r"""n vector fields that span the tangent space, checked exactly to be what they are said to be.

    Parameters
    ----------
    metric : Metric
    vectors : the vectors e_0, e_1, …; each a `Tensor` of one index or a sequence of components e_a^μ
        For a null tetrad l, n, m and m̄, the last of which may be left out.
    kind : "orthonormal", "null" or "general"
        orthonormal: e_a·e_b = 0 for a ≠ b and e_a·e_a = ±1, the timelike vector first, all real if the metric is.
        null, in four dimensions: l·n = −1, m·m̄ = 1 for −+++ (l·n = 1, m·m̄ = −1 for +−−−), all other products zero,
        l and n real, m̄ the complex conjugate of m.
        general: linearly independent.
    names : what the vectors are called as indices; numbers, or l, n, m, mbar, unless given

    Raises
    ------
    InputError
        The vectors are not of that kind; the error names the product that fails: ``e0·e1 = …``.
    ConventionError
        A vector belongs to another metric.

    Notes
    -----
    e_a·e_b = η_{ab}; θ^a(e_b) = δ^a_b; T_{ab…} = T(e_a, e_b, …) and T^{a…} = T(θ^a, …) [Wald 1984, §3.4b;
    Chandrasekhar 1983, §7; Stephani et al. 2003, ch. 3].

    Examples
    --------
    >>> import sympy as sp
    >>> import gr_toolkit as gr
    >>> r, theta = sp.symbols("r theta")
    >>> plane = gr.Metric(sp.diag(1, r**2), [r, theta], domain=[r > 0])
    >>> frame = Frame(plane, [[1, 0], [0, 1/r]])
    >>> frame.rotation_coefficients.nonzero()
    {(0, 1, 1): -1/r}
    """

    def __init__(
        self,
        metric: Metric,
        vectors: Sequence[Any],
        kind: str = "orthonormal",
        *,
        names: Sequence[str] = (),
    ) -> None:
        products.check_kind(kind, metric)
        self.metric, self.kind = metric, kind
        self.rows = products.read_vectors(metric, vectors, kind)
        self.names = products.read_names(names, kind, metric.dimension)
        self.products: Rows = products.checked(self)

    @classmethod
    def from_rows(
        cls, metric: Metric, rows: Sequence[Sequence[Element]], kind: str, names: Sequence[str] = ()
    ) -> Frame:
        """A frame from exact scalars e_a^μ that were worked out: all products are checked, but not that
        vectors are real and m̄ the conjugate of m, which is so by construction."""
        n = metric.dimension
        _, *flat = unify([metric.zero, *(value for row in rows for value in row)])
        frame = cls.__new__(cls)
        frame.metric, frame.kind = metric, kind
        frame.rows = tuple(tuple(flat[n * k : n * k + n]) for k in range(n))
        frame.names = products.read_names(names, kind, n)
        frame.products = products.checked(frame, conjugates=False)
        return frame

    # -- what it is made of --------------------------------------------------------------------------------------------

    @property
    def dimension(self) -> int:
        """The number of vectors."""
        return self.metric.dimension

    @property
    def zero(self) -> Element:
        """Zero of the field that the components are in."""
        return self.field.zero

    @property
    def field(self) -> Field:
        """The field that holds the metric and the vectors."""
        return self.rows[0][0].field

    def lift(self, element: Element) -> Element:
        """An exact scalar in the frame's field, or in an extension."""
        return element if element.field is self.field else unify([self.zero, element])[1]

    def scalar(self, value: Any) -> Element:
        """A number, expression or exact scalar in the frame's field or an extension."""
        return self.lift(self.metric.scalar(value))

    def number(self, index: Any) -> int:
        """The number of a frame vector given by number or name.

        Raises
        ------
        IndexMismatchError
            It is neither; a coordinate is no frame index.
        """
        if isinstance(index, str) and index in self.names:
            return self.names.index(index)
        if isinstance(index, int) and not isinstance(index, bool) and -self.dimension <= index < self.dimension:
            return index % self.dimension
        kind = "a coordinate, but the index is one of a frame" if index in self.metric.coordinates else "no frame index"
        raise IndexMismatchError(f"{index!r} is {kind}", f"0 or {self.names[0]!r}, of {', '.join(self.names)}")

    def __getitem__(self, index: Any) -> Tensor:
        """The vector e_a, by number or name."""
        return self.vectors[self.number(index)]

    @cached_property
    def vectors(self) -> tuple[Tensor, ...]:
        """The vectors e_a as tensors in the chart."""
        return tuple(self._tensor(row, True, f"e_({name})") for row, name in zip(self.rows, self.names, strict=True))

    @cached_property
    def coframe(self) -> tuple[Tensor, ...]:
        """The covectors θ^a, dual to the vectors: θ^a(e_b) = δ^a_b."""
        return tuple(
            self._tensor(row, False, f"θ^({name})") for row, name in zip(self.dual_rows, self.names, strict=True)
        )

    def _tensor(self, row: Sequence[Element], up: bool, name: str) -> Tensor:
        return Tensor(self.metric, (up,), {(k,): value for k, value in enumerate(row)}, name=name)

    @cached_property
    def lowered_rows(self) -> Rows:
        """e_{aμ} = g_{μν} e_a^ν."""
        g = self.metric.covariant
        return tuple(
            tuple(
                sum_of_products([(1, self.lift(g.component((m, k))), row[k]) for k in self.metric.neighbours(m, False)])
                for m in range(self.dimension)
            )
            for row in self.rows
        )

    @cached_property
    def inverse_products(self) -> Rows:
        """η^{ab}, the inverse of η_{ab} = e_a·e_b."""
        if self.kind != "general":
            return self.products  # of ±1, each pair of vectors once: it is its own inverse
        found = inverse_components(*determinant_and_cofactors(self.products))
        n = range(self.dimension)
        return tuple(tuple(found[min(a, b), max(a, b)] for b in n) for a in n)

    @cached_property
    def dual_rows(self) -> Rows:
        """θ^a_μ = η^{ab} e_{bμ}."""
        n = range(self.dimension)
        return tuple(
            tuple(sum_of_products([(1, row[b], self.lowered_rows[b][m]) for b in n if row[b].numerator]) for m in n)
            for row in self.inverse_products
        )

    # -- components ----------------------------------------------------------------------------------------------------

    def components(self, tensor: Tensor | Any) -> FrameComponents:
        """The components of a tensor in the frame, index positions kept.

        Raises
        ------
        ConventionError
            The tensor belongs to another metric.
        IndexMismatchError
            It is no tensor in the chart: Christoffel symbols, or components in a frame already.
        """
        if isinstance(tensor, FrameComponents):
            raise IndexMismatchError(f"{tensor.name} has frame indices already", "a tensor in the chart")
        if not isinstance(tensor, Tensor) and getattr(tensor, "covariant", None) is not None:
            tensor = tensor.covariant
        if not isinstance(tensor, Tensor):
            raise InputError(f"{tensor!r} is no tensor", "g.vector([...]), g.riemann …")
        if not tensor.is_tensor or tensor.name.startswith("∂"):
            raise IndexMismatchError(
                f"{tensor.name} is no tensor: it has no components in a frame", "frame.rotation_coefficients"
            )
        same_geometry(self, tensor)
        return in_frame(self, tensor)

    def tensor(self, components: FrameComponents) -> Tensor:
        """The tensor in the chart whose components in the frame are given."""
        if not isinstance(components, FrameComponents):
            raise InputError(f"{components!r} are no components in a frame", "frame.components(T)")
        if components.frame != self:
            raise InputError("the components belong to another frame", "components.frame.tensor(components)")
        return in_chart(self, components)

    # -- connection ----------------------------------------------------------------------------------------------------

    @cached_property
    def structure_coefficients(self) -> FrameComponents:
        """C^c_{ab} of [e_a, e_b] = C^c_{ab} e_c, at ``[c, a, b]``."""
        return rotation.structure_coefficients(self)

    @cached_property
    def rotation_coefficients(self) -> FrameComponents:
        """γ_{abc} = e_a·∇_c e_b, ∇_c along e_c, at ``[a, b, c]`` [Chandrasekhar 1983, §7; Wald 3.4.14]."""
        return rotation.rotation_coefficients(self)

    @cached_property
    def spin_connection(self) -> FrameComponents:
        """ω_μ{}^a{}_b = θ^a·∇_μ e_b, at ``[μ, a, b]``; ``.up(2)`` is ω_μ^{ab}, antisymmetric in a and b."""
        return rotation.spin_connection(self)

    def connection_form(self, first: Any, second: Any) -> Tensor:
        """The connection 1-form ω^a_b as a covector in the chart: dθ^a + ω^a_b ∧ θ^b = 0 [MTW 14.31]."""
        a, b = self.number(first), self.number(second)
        omega = self.spin_connection
        return self._tensor(
            [omega.component((m, a, b)) for m in range(self.dimension)], False, f"ω^({self.names[a]})_({self.names[b]})"
        )

    @property
    def riemann(self) -> FrameComponents:
        """R_{abcd} in the frame."""
        return self.components(self.metric.riemann)

    # -- null tetrads --------------------------------------------------------------------------------------------------

    def null_tetrad(self) -> Frame:
        """(l, n, m, m̄) of an orthonormal frame: √2 l = e_0 + e_1, √2 n = e_0 − e_1, √2 m = e_2 + i e_3."""
        from .null_tetrad import of_orthonormal

        return of_orthonormal(self)

    @cached_property
    def newman_penrose(self) -> NewmanPenrose:
        """Ψ, Φ, Λ and the spin coefficients; of an orthonormal frame those of its null tetrad.

        Raises
        ------
        InputError
            The frame is general, or not of four dimensions.
        """
        from .newman_penrose import of_frame

        return of_frame(self)

    # -- showing -------------------------------------------------------------------------------------------------------

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Frame) and (self.metric, self.kind, self.rows) == (
            other.metric,
            other.kind,
            other.rows,
        )

    def __hash__(self) -> int:
        return hash((self.metric, self.kind))

    def __repr__(self) -> str:
        return render.frame_text(self)

    def _repr_latex_(self) -> str:
        return render.frame_latex(self)

    def __reduce__(self) -> tuple[Any, ...]:
        return Frame.from_rows, (self.metric, self.rows, self.kind, self.names)
