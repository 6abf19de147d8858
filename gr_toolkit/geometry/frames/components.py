"""Components in a frame: an array whose indices number the vectors of a frame, or coordinates where a slot says so.

They are scalars that depend on the frame. They mix with those of the same frame, never with a tensor in the chart.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any, final

import sympy as sp

from ...errors import ConventionError, IndexMismatchError, InputError
from ...exact import Element, sum_of_products
from ..stored_components import StoredComponents
from ..symmetry import Index, Symmetry, none
from ..tensor import Tensor
from . import render

if TYPE_CHECKING:
    from ..metric import Metric
    from .frame import Frame


@final
class FrameComponents(StoredComponents):
    """The components of a tensor, or of a connection, in a frame.

    An index is a number or the name of a frame vector (``R["t", "r", "t", "r"]``, ``T["l", "mbar"]``).

    Attributes
    ----------
    frame : the `Frame`
    positions : True for an upper index, False for a lower one, slot by slot
    in_frame : whether a slot numbers vectors of the frame; else coordinates
    symmetry : signed permutations of the slots

    Examples
    --------
    >>> import gr_toolkit as gr
    >>> g = gr.Schwarzschild()
    >>> riemann = g.orthonormal_frame().components(g.riemann)
    >>> riemann[0, 1, 0, 1], riemann["t", "theta", "t", "theta"]
    (-2*M/r**3, M/r**3)
    """

    kind = "an array"
    __slots__ = ("frame", "positions", "symmetry", "name", "in_frame", "_compute", "_components")

    def __init__(
        self,
        frame: Frame,
        positions: tuple[bool, ...],
        compute: Callable[[Index], Element],
        symmetry: Symmetry | None = None,
        *,
        in_frame: tuple[bool, ...] = (),
        name: str = "T",
    ) -> None:
        self.frame, self.positions, self.name = frame, tuple(positions), name
        self.symmetry = symmetry or none(len(self.positions))
        self.in_frame = in_frame or (True,) * len(self.positions)
        self._compute = compute
        self._components: dict[Index, Element] = {}

    # -- components ----------------------------------------------------------------------------------------------------

    @property
    def metric(self) -> Metric:
        """The metric that the frame is one of."""
        return self.frame.metric

    @property
    def dimension(self) -> int:
        """The number of frame vectors."""
        return self.frame.dimension

    @property
    def _zero(self) -> Element:
        return self.frame.zero

    def __getitem__(self, index: Any) -> Element:
        number = self.frame.metric.chart.number
        pairs = zip(self._indices(index), self.in_frame, strict=True)
        return self.component(tuple(self.frame.number(i) if of else number(i) for i, of in pairs))

    def __call__(self) -> Element:
        """The component of what has no index."""
        return self[()]

    def equation_components(self, other: Any) -> Iterator[tuple[str, Element, Any]]:
        """(name, own component, other's) for what decides an equality."""
        if isinstance(other, FrameComponents):
            self._alike(other)
            shared = self.symmetry if self.symmetry == other.symmetry else none(self.rank)
            return (
                (render.index_name(self, i), self.component(i), other.component(i))
                for i in shared.independent(self.frame.dimension)
            )
        if isinstance(other, Tensor) or other != 0:
            raise self._mixed(other)
        return ((render.index_name(self, i), value, 0) for i, value in self.items())

    def _alike(self, other: FrameComponents) -> None:
        if self.frame is not other.frame and self.frame != other.frame:
            raise ConventionError("the components belong to two different frames", "both in one frame")
        if (self.positions, self.in_frame) != (other.positions, other.in_frame):
            raise IndexMismatchError(
                f"the indices of {self.name} and {other.name} differ in position or kind", "up(slot) or down(slot)"
            )

    def _mixed(self, other: Any) -> IndexMismatchError:
        if isinstance(other, Tensor):
            return IndexMismatchError(
                f"{self.name} has indices of a frame, {other.name} those of the chart {other.metric.coordinates}",
                f"frame.components({other.name}), or frame.tensor({self.name})",
            )
        return IndexMismatchError(f"components in a frame and {other!r}", "components in the same frame, or 0")

    # -- algebra -------------------------------------------------------------------------------------------------------

    def _combined(self, other: Any, sign: int) -> FrameComponents:
        if not isinstance(other, FrameComponents):
            raise self._mixed(other)
        self._alike(other)
        return FrameComponents(
            self.frame,
            self.positions,
            lambda i: sum_of_products([(1, self.component(i), None), (sign, other.component(i), None)]),
            self.symmetry if self.symmetry == other.symmetry else None,
            in_frame=self.in_frame,
        )

    def __add__(self, other: Any) -> FrameComponents:
        return self._combined(other, 1)

    __radd__ = __add__

    def __sub__(self, other: Any) -> FrameComponents:
        return self._combined(other, -1)

    def __rsub__(self, other: Any) -> FrameComponents:
        raise self._mixed(other)

    def __mul__(self, factor: Any) -> FrameComponents:
        if isinstance(factor, Tensor | FrameComponents):
            raise self._mixed(factor)
        scalar = self.frame.scalar(factor)
        return FrameComponents(
            self.frame,
            self.positions,
            lambda i: self.component(i) * scalar,
            self.symmetry,
            in_frame=self.in_frame,
            name=self.name,
        )

    __rmul__ = __mul__

    def __neg__(self) -> FrameComponents:
        return self * -1

    def __eq__(self, other: object) -> bool:
        """Equal components in one frame; ``T == 0`` where all vanish. `decide` also gives a witness."""
        if isinstance(other, FrameComponents):
            alike = self.frame == other.frame and (self.positions, self.in_frame) == (other.positions, other.in_frame)
            return alike and all(a == b for _, a, b in self.equation_components(other))
        return self.is_zero() if isinstance(other, (int, sp.Integer)) and other == 0 else NotImplemented

    def __hash__(self) -> int:
        return hash((self.frame, self.positions, self.in_frame))

    def __bool__(self) -> bool:
        return not self.is_zero()

    def __iter__(self) -> Any:
        raise TypeError("components in a frame are no sequence\n  write: T[i, j], T.nonzero(), T.items()")

    # -- raising and lowering ------------------------------------------------------------------------------------------

    def up(self, slot: int) -> FrameComponents:
        """The components with that frame index raised by η^{ab}."""
        return self._moved(slot, True)

    def down(self, slot: int) -> FrameComponents:
        """The components with that frame index lowered by η_{ab}."""
        return self._moved(slot, False)

    def _moved(self, slot: int, up: bool) -> FrameComponents:
        if not isinstance(slot, int) or not -self.rank <= slot < self.rank:
            raise IndexMismatchError(f"{self.name} has no slot {slot!r}", f"a slot from 0 to {self.rank - 1}")
        slot %= self.rank
        if not self.in_frame[slot]:
            raise InputError(f"slot {slot} of {self.name} is a coordinate index", "a slot that is a frame index")
        if self.positions[slot] == up:
            return self
        matrix = self.frame.inverse_products if up else self.frame.products
        rows = [[k for k, entry in enumerate(row) if entry.numerator] for row in matrix]
        positions = (*self.positions[:slot], up, *self.positions[slot + 1 :])

        def compute(index: Index) -> Element:
            row = index[slot]
            return sum_of_products(
                [(1, matrix[row][k], self.component((*index[:slot], k, *index[slot + 1 :]))) for k in rows[row]]
            )

        labels = tuple(zip(positions, self.positions, strict=True))
        return FrameComponents(
            self.frame, positions, compute, self.symmetry.preserving(labels), in_frame=self.in_frame, name=self.name
        )

    # -- showing -------------------------------------------------------------------------------------------------------

    def __repr__(self) -> str:
        return render.text(self)

    def _repr_latex_(self) -> str:
        return render.latex(self)
