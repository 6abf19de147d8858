"""Systems of conditions: which field each one defines, how far each is differentiated, and what their jets solve to.

A condition in which a field stands without derivatives, linearly and with all its components solvable, *defines* the
field by the others (∇_μ F^{μν} = J^ν does J), which is then put in before anything else is solved for.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, final

from ...errors import TooLargeError
from ...exact.polynomials import Polynomial
from .evaluation import Evaluation
from .expressions import Expression, differentiated, leaves
from .orders import Orders
from .prolongation import CONSTANT, Level, Solution, places_in
from .statements import Statement
from .symbols import METRIC_OWNER
from .vocabulary import Vocabulary

if TYPE_CHECKING:
    from .every_metric import EveryMetric
    from .space import JetSpace

MAX_COMPONENTS = 50_000  # of a condition and its derivatives


@final
@dataclass(frozen=True, eq=False)
class Condition:
    """A tensor equation that holds throughout.

    Attributes
    ----------
    text : as typed
    statement : as read
    difference : left − right, a tensor
    labels : its free indices
    orders : the derivatives of metric and fields that stand in it
    """

    text: str
    statement: Statement
    difference: Expression
    labels: tuple[str, ...]
    orders: Orders

    def rows(self, space: JetSpace, derivatives: int) -> Iterator[Polynomial]:
        """The components, at the origin, of the condition and its covariant derivatives.

        Derivatives that differ in their order differ by curvature times fewer derivatives, which vanish too.
        """
        evaluation = Evaluation(space.ring, space.eta, space.leaf)
        expression, labels = self.difference, list(self.labels)
        for k in range(derivatives + 1):
            if k:
                labels.insert(0, f"prolonged {k}")
                expression = differentiated(expression, labels[0])
            for index, value in evaluation.value(expression).ordered(labels).items():
                if list(index[:k]) == sorted(index[:k]):
                    yield value


@final
class System:
    """The conditions of a question in one vocabulary.

    Parameters
    ----------
    every : the metric about which nothing else is known
    vocabulary : the names
    conditions : what holds
    """

    def __init__(self, every: EveryMetric, vocabulary: Vocabulary, conditions: Sequence[Condition]) -> None:
        self.every, self.vocabulary, self.conditions = every, vocabulary, tuple(conditions)
        self._solutions: list[tuple[JetSpace, list[int], Solved]] = []

    @cached_property
    def on_metric(self) -> tuple[Condition, ...]:
        """The conditions on the metric alone."""
        return tuple(c for c in self.conditions if not c.orders.fields)

    @cached_property
    def defines(self) -> Mapping[str, Condition]:
        """Fields with the condition that gives each by others; no two give each other."""
        found: dict[str, Condition] = {}
        for condition in self.conditions:
            for name, order in condition.orders.fields.items():
                others = condition.orders.fields.keys() - {name}
                if (
                    order
                    or name in found
                    or condition in found.values()
                    or any(self._rests_on(o, name, found) for o in others)
                ):
                    continue
                if self._solvable(condition, name):
                    found[name] = condition
        return found

    def _rests_on(self, field: str, name: str, found: Mapping[str, Condition]) -> bool:
        if field == name:
            return True
        return field in found and any(
            self._rests_on(other, name, found) for other in found[field].orders.fields.keys() - {field}
        )

    def _solvable(self, condition: Condition, name: str) -> bool:
        """Whether the condition gives every component of the field, which stands in it undifferentiated."""
        if sum(leaf.name == name for leaf in leaves(condition.difference)) > 8 or condition.orders.metric + 2 > 6:
            return False
        space = self.every.space(self.vocabulary, condition.orders)
        own = {symbol.place for symbol in space.symbols if symbol.owner == name and not symbol.order}
        solution = Solution(space.ring, lambda place: (place in own,))
        solution.solve(condition.rows(space, 0))
        return own <= solution.images.keys()

    @property
    def says_more(self) -> bool:
        """Whether derivatives of the conditions, as far as they were solved, said something new about lower ones."""
        return any(solved.solution.gained for _, _, solved in self._solutions)

    def order_of(self, orders: Orders) -> int:
        """The order in the fields that no condition defines, those that are defined counting with their definitions."""
        return max((order + self._depth(name) for name, order in orders.fields.items()), default=0)

    def _depth(self, name: str) -> int:
        if name not in self.defines:
            return 0
        rest = {k: v for k, v in self.defines[name].orders.fields.items() if k != name}
        return self.order_of(Orders(0, rest))

    @cached_property
    def heights(self) -> dict[str, int]:
        """How many definitions stand below each field that is defined, its own counted."""
        found: dict[str, int] = {}

        def height(name: str) -> int:
            if name not in self.defines:
                return 0
            if name not in found:
                others = self.defines[name].orders.fields.keys() - {name}
                found[name] = 1 + max(map(height, others), default=0)
            return found[name]

        for name in self.defines:
            height(name)
        return found

    def own_order(self, condition: Condition) -> int:
        """The order of a condition; of a definition that of its right side."""
        return self.order_of(condition.orders)

    @cached_property
    def order(self) -> int:
        """The highest order of the conditions on fields."""
        return max((self.own_order(c) for c in self.conditions if c.orders.fields), default=0)

    def prolonged(self, orders: Orders, field_order: int) -> tuple[Orders, list[int]]:
        """(what is set up, how often each condition is differentiated) where fields are needed to an order."""
        times = [max(0, field_order - self.own_order(c)) if c.orders.fields else 0 for c in self.conditions]
        for condition, more in zip(self.conditions, times, strict=True):
            orders |= condition.orders.raised(more)
        for n, condition in enumerate(self.conditions):
            if not condition.orders.fields and condition.orders.metric:
                times[n] = max(0, orders.metric - condition.orders.metric)
        return orders, times

    def solved(self, orders: Orders, field_order: int) -> Solved:
        """The conditions solved for jets up to the orders needed.

        Raises
        ------
        TooLargeError
            Differentiated so often they have too many components.
        """
        orders, times = self.prolonged(orders, field_order)
        for condition, more in zip(self.conditions, times, strict=True):
            components = self.vocabulary.dimension ** (len(condition.labels) + more)
            if components > MAX_COMPONENTS:
                what = f"the condition {condition.text} differentiated {more} times"
                raise TooLargeError(what, components, MAX_COMPONENTS, "components")
        space = self.every.space(self.vocabulary, orders)
        for known, often, solved in self._solutions:
            if known.ring is space.ring and often == times:
                return Solved(space, orders, solved.solution)
        solution = Solution(space.ring, levels(space, self.heights))
        solution.solve(
            row for c, more in zip(self.conditions, times, strict=True) for row in different(c.rows(space, more))
        )
        solved = Solved(space, orders, solution)
        self._solutions.append((space, times, solved))
        return solved


@final
@dataclass(frozen=True, eq=False)
class Solved:
    """A space of jets, the orders to which they matter here (it may hold more), and what conditions make of them."""

    space: JetSpace
    orders: Orders
    solution: Solution

    @cached_property
    def metric_places(self) -> frozenset[int]:
        """The places of the metric's symbols."""
        return frozenset(
            s.place for s in self.space.symbols if s.owner == METRIC_OWNER and s.order <= self.orders.metric
        )


def levels(space: JetSpace, heights: Mapping[str, int]) -> Callable[[int], Level]:
    """The ranking: fields that are defined by others before those, then by order, at each order fields before the
    metric."""
    found: list[Level] = [CONSTANT] * len(space.ring.generators)
    for symbol in space.symbols:
        if symbol.owner in heights:
            found[symbol.place] = (heights[symbol.owner], symbol.order, 1)
        elif symbol.owner:
            found[symbol.place] = (0, symbol.order, int(symbol.owner != METRIC_OWNER))
    return found.__getitem__


def different(rows: Iterator[Polynomial]) -> Iterator[Polynomial]:
    """Polynomials, none twice or with both signs."""
    seen: dict[tuple[int, tuple[int, ...]], list[Polynomial]] = {}
    for row in rows:
        alike = seen.setdefault((len(row), tuple(places_in(row))), [])
        if not any(row == other or row == -other for other in alike):
            alike.append(row)
            yield row
