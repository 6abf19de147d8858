"""Tensors: components in the chart of a metric, with index positions and symmetries.

Only representatives under the symmetry are held. Components may be given, or computed when first asked for: then one
component on request costs one component. Positions are written True for an upper index and False for a lower one.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any, final

import sympy as sp

from ..errors import IndexMismatchError, InputError
from ..exact import Element, sum_of_products, unify
from . import derivatives, raising, render
from .conventions import same_geometry
from .stored_components import StoredComponents
from .symmetry import Index, Symmetry, none
from .symmetry import symmetry as interned

if TYPE_CHECKING:
    from .metric import Metric

Positions = tuple[bool, ...]


@final
class Tensor(StoredComponents):
    """A tensor (or the Christoffel symbols, stored alike) on a metric's chart.

    Parameters
    ----------
    metric : the metric whose chart and conventions it is in, and that raises and lowers its indices
    positions : True for an upper index, False for a lower one, slot by slot
    components : representatives of the symmetry -> exact scalar; what is left out is zero
    symmetry : signed permutations of the slots
    compute : instead of `components`, the function of a representative that gives the component when first asked for
    name : a letter for printing

    Examples
    --------
    >>> import gr_toolkit as gr
    >>> g = gr.Schwarzschild()
    >>> g.riemann[0, 1, 0, 1]
    -2*M/r**3
    >>> g.ricci.up(0).nonzero()
    {}
    """

    __slots__ = ("metric", "positions", "symmetry", "name", "is_tensor", "moves", "_components", "_compute")

    def __init__(
        self,
        metric: Metric,
        positions: Sequence[bool],
        components: Mapping[Index, Element] | None = None,
        symmetry: Symmetry | None = None,
        *,
        compute: Callable[[Index], Element] | None = None,
        name: str = "T",
        is_tensor: bool = True,
    ) -> None:
        self.metric, self.positions, self.name = metric, tuple(positions), name
        self.is_tensor = is_tensor  # Christoffel symbols are stored alike, but are none
        self.symmetry = symmetry or none(len(self.positions))
        self._components: dict[Index, Element] = dict(components or {})
        self._compute = compute
        self.moves: dict[Positions, Tensor] = {}  # itself with indices raised or lowered, once that was asked for

    # -- components ----------------------------------------------------------------------------------------------------

    @property
    def dimension(self) -> int:
        """The dimension of the chart."""
        return self.metric.dimension

    @property
    def _zero(self) -> Element:
        return self.metric.zero

    def __getitem__(self, index: Any) -> Element:
        return self.component(tuple(self.metric.chart.number(i) for i in self._indices(index)))

    def equation_components(self, other: Any) -> Iterator[tuple[str, Element, Any]]:
        """(name, own component, other's) for what decides an equality of tensors."""
        if isinstance(other, Tensor):
            self._alike(other)
            shared = self.symmetry if self.symmetry == other.symmetry else none(self.rank)
            return (
                (self.metric.chart.index_name(i), self.component(i), other.component(i))
                for i in shared.independent(self.dimension)
            )
        if other == 0:
            return ((self.metric.chart.index_name(i), value, 0) for i, value in self.items())
        raise InputError(f"a tensor with {self.rank} indices cannot equal {other!r}", "a tensor of the same type, or 0")

    def equations(self) -> Any:
        """The scalar equations of T = 0, each once, in normal form; see `gr_toolkit.equations`."""
        from .solving.component_equations import equations

        return equations(self)

    def _alike(self, other: Tensor) -> None:
        same_geometry(self, other)
        if self.positions != other.positions:
            raise IndexMismatchError(
                f"index positions {render.positions(self.positions)} and {render.positions(other.positions)} differ",
                f"other.with_indices({render.positions(self.positions)!r})",
            )

    # -- algebra -------------------------------------------------------------------------------------------------------

    def _combined(self, other: Tensor, sign: int) -> Tensor:
        if not isinstance(other, Tensor):
            return NotImplemented
        self._alike(other)
        shared = self.symmetry if self.symmetry == other.symmetry else none(self.rank)
        return Tensor(
            self.metric,
            self.positions,
            symmetry=shared,
            compute=lambda i: sum_of_products([(1, self.component(i), None), (sign, other.component(i), None)]),
        )

    def __eq__(self, other: object) -> bool:
        """Equal components in one metric; ``T == 0`` where all vanish. `decide` also gives a witness."""
        if isinstance(other, Tensor):
            alike = self.metric == other.metric and self.positions == other.positions
            return alike and all(a == b for _, a, b in self.equation_components(other))
        return self.is_zero() if isinstance(other, (int, sp.Integer)) and other == 0 else NotImplemented

    def __hash__(self) -> int:
        return hash((self.metric, self.positions))

    def __bool__(self) -> bool:
        """Whether a component does not vanish, as for exact scalars."""
        return not self.is_zero()

    def __iter__(self) -> Any:
        raise TypeError("a tensor is no sequence\n  write: T[i, j], T.nonzero(), T.items() or T.to_sympy()")

    def __add__(self, other: Tensor) -> Tensor:
        return self._combined(other, 1)

    def __sub__(self, other: Tensor) -> Tensor:
        return self._combined(other, -1)

    def __neg__(self) -> Tensor:
        return self * -1

    def __mul__(self, factor: Any) -> Tensor:
        if isinstance(factor, Tensor):
            return self.tensor_product(factor)
        scalar = self.metric.scalar(factor)
        return Tensor(self.metric, self.positions, symmetry=self.symmetry, compute=lambda i: self.component(i) * scalar)

    __rmul__ = __mul__

    def __truediv__(self, divisor: Any) -> Tensor:
        return self * self.metric.scalar(divisor).inverse()

    def tensor_product(self, other: Tensor) -> Tensor:
        """The product without contraction, the other's slots behind."""
        same_geometry(self, other)
        cut = self.rank
        return Tensor(
            self.metric,
            self.positions + other.positions,
            compute=lambda i: self.component(i[:cut]) * other.component(i[cut:]),
        )

    def contract(self, first: int, second: int) -> Tensor:
        """The contraction of an upper with a lower slot; two slots alike are contracted with the metric."""
        first, second = sorted((self._slot(first), self._slot(second)))
        if first == second:
            raise IndexMismatchError(f"slot {first} cannot be contracted with itself", "two different slots")
        tensor = (
            self if self.positions[first] != self.positions[second] else self._moved(second, not self.positions[second])
        )
        rest = tuple(p for s, p in enumerate(self.positions) if s not in (first, second))

        def compute(index: Index) -> Element:
            head, middle, tail = index[:first], index[first : second - 1], index[second - 1 :]
            return sum_of_products(
                [(1, tensor.component((*head, k, *middle, k, *tail)), None) for k in range(self.dimension)]
            )

        return Tensor(self.metric, rest, compute=compute)

    def trace(self) -> Element:
        """The full contraction of a tensor with two indices."""
        if self.rank != 2:
            raise IndexMismatchError(f"the trace of a tensor with {self.rank} indices", "T.contract(i, j)")
        return self.contract(0, 1).component(())

    def _slot(self, slot: int) -> int:
        if not isinstance(slot, int) or not -self.rank <= slot < self.rank:
            raise IndexMismatchError(f"{self.name} has no slot {slot!r}", f"a slot from 0 to {self.rank - 1}")
        return slot % self.rank

    # -- raising and lowering ------------------------------------------------------------------------------------------

    def up(self, slot: int) -> Tensor:
        """The tensor with that slot raised; itself where it is up already."""
        return self._moved(self._slot(slot), True)

    def down(self, slot: int) -> Tensor:
        """The tensor with that slot lowered; itself where it is down already."""
        return self._moved(self._slot(slot), False)

    def with_indices(self, pattern: str) -> Tensor:
        """The tensor with its indices where a pattern like ``"^a_b"`` or ``"^_"`` puts them.

        Raises
        ------
        IndexMismatchError
            The pattern has another number of indices.
        """
        positions = render.read_positions(pattern)
        if len(positions) != self.rank:
            raise IndexMismatchError(
                f"the pattern {pattern!r} has {len(positions)} indices, the tensor {self.rank}",
                repr(render.positions(self.positions)),
            )
        return raising.moved(self, positions)

    def _moved(self, slot: int, up: bool) -> Tensor:
        return raising.moved(self, (*self.positions[:slot], up, *self.positions[slot + 1 :]))

    def to_conventions(self, conventions: Any, natural: str | None = None) -> Tensor:
        """The tensor in another book's conventions, on the metric's translation.

        Parameters
        ----------
        conventions : a book's name or `Conventions`
        natural : for all but the metric's own tensors: the index positions in which the components are the same in
            both, like ``"^a"``, or a kind: "field strength", "potential", "current", "Ricci" … (`weights.KINDS`)

        Raises
        ------
        InputError
            Nothing says how the tensor changes.

        Examples
        --------
        >>> import gr_toolkit as gr
        >>> g = gr.DeSitter()
        >>> u = g.vector([1, 0, 0, 0]).down(0)
        >>> g.ricci.to_conventions("Weinberg")[0, 0] + g.ricci[0, 0]
        0
        >>> u[0], u.to_conventions("Landau-Lifshitz", natural="^a")[0]
        (H**2*r**2 - 1, -H**2*r**2 + 1)
        """
        from .conventions import translation

        return translation.translated_tensor(self, conventions, natural)

    # -- derivatives ---------------------------------------------------------------------------------------------------

    def partial_derivative(self) -> Tensor:
        """∂_μ of every component, the new lower slot last; no tensor in general."""
        return derivatives.partial(self)

    def covariant_derivative(self) -> Tensor:
        """∇_μ of the tensor, the new lower slot last: T…_{;μ}."""
        return derivatives.covariant(self)

    def divergence(self, slot: int = 0) -> Tensor:
        """∇_μ T^{…μ…}, the slot raised first if it is down."""
        return derivatives.covariant(self.up(slot)).contract(slot, self.rank)

    def exterior_derivative(self) -> Tensor:
        """d of a differential form: (dω)_{i₀…i_p} = ∑ (−1)^k ∂_{i_k} ω_{…}, the k-th index left out.

        Raises
        ------
        IndexMismatchError
            An upper index, or components that are not antisymmetric.
        """
        return derivatives.exterior(self)

    def wedge(self, other: Tensor) -> Tensor:
        """The exterior product α∧β of two forms; see `forms.wedge`."""
        from .forms import algebra as forms

        return forms.wedge(self, other)

    def interior_product(self, vector: Tensor | Sequence[Any]) -> Tensor:
        """i_X of a form, the vector field in its first slot; see `forms.interior_product`."""
        from .forms import algebra as forms

        return forms.interior_product(self, vector if isinstance(vector, Tensor) else self.metric.vector(vector))

    def hodge_dual(self) -> Tensor:
        """⋆ of a form: (1/p!) α^{a…} ε_{a…b…}; see `forms.hodge_dual`."""
        from .forms import algebra as forms

        return forms.hodge_dual(self)

    def codifferential(self) -> Tensor:
        """δ of a form: −∇^a α_{a…}; see `forms.codifferential`."""
        from .forms import algebra as forms

        return forms.codifferential(self)

    def integral(
        self,
        box: Mapping[Any, Any],
        *,
        at: Mapping[Any, Any] | None = None,
        domain: Iterable[Any] = (),
        timeout: float = 20.0,
    ) -> Element:
        """∫ of a p-form over a coordinate box of dimension p: ``F.integral({"theta": (0, pi), "phi": (0, 2*pi)})``.

        The order of the coordinates is the orientation; see `forms_integration.integral`.
        """
        from .forms import integration as forms_integration

        return forms_integration.integral(self, box, at=at, domain=domain, timeout=timeout)

    def lie_derivative(self, vector: Tensor | Sequence[Any]) -> Tensor:
        """The Lie derivative along a vector field, a tensor or its components."""
        return derivatives.lie(self, vector if isinstance(vector, Tensor) else self.metric.vector(vector))

    # -- showing -------------------------------------------------------------------------------------------------------

    def __repr__(self) -> str:
        return render.text(self)

    def _repr_latex_(self) -> str:
        return render.latex(self)

    def __reduce__(self) -> tuple[Any, ...]:
        return _rebuilt, (
            self.metric,
            self.positions,
            dict(self.items()),
            self.symmetry.rank,
            self.symmetry.group,
            self.name,
            self.is_tensor,
        )


def _rebuilt(
    metric: Metric,
    positions: Positions,
    components: dict[Index, Element],
    rank: int,
    group: Any,
    name: str,
    is_tensor: bool,
) -> Tensor:
    """What `pickle` calls. The components were worked out on another copy of the metric's field."""
    _, *own = unify([metric.zero, *components.values()])
    stored = dict(zip(components, own, strict=True))
    return Tensor(metric, positions, stored, interned(rank, group), name=name, is_tensor=is_tensor)
