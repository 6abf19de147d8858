"""Systems of conditions: which field each one defines, how far each is differentiated, and what their jets solve to.

A condition in which a field stands without derivatives, linearly and with all its components solvable, *defines* the
field by the others (∇_μ F^{μν} = J^ν does J), which is then put in before anything else is solved for.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING, final

from ...errors import TooLargeError
from ...exact.polynomials import Polynomial
from .conditions import Condition
from .expressions import INVERSE_PI, leaves
from .membership import combinations_vanish
from .orders import Orders
from .prolongation import CONSTANT, Level, Solution, places_in
from .symbols import METRIC_OWNER
from .vocabulary import Vocabulary

if TYPE_CHECKING:
    from .every_metric import EveryMetric
    from .space import JetSpace
    from .statements import Statement

MAX_COMPONENTS = 50_000  # of a condition and its derivatives


@final
class System:
    """The conditions of a question in one vocabulary.

    Parameters
    ----------
    every : the metric about which nothing else is known
    vocabulary : the names
    conditions : what holds
    dividing : constants that the question divides by, which are not zero either
    """

    def __init__(
        self,
        every: EveryMetric,
        vocabulary: Vocabulary,
        conditions: Sequence[Condition],
        dividing: Collection[str] = (),
    ) -> None:
        self.every, self.vocabulary, self.conditions = every, vocabulary, tuple(conditions)
        self.dividing = frozenset(dividing)
        self._solutions: list[Solved] = []

    def with_divisors(self, statement: Statement) -> System:
        """The conditions beside a statement: what it divides by is not zero, which they may contradict."""
        if self.nonzero.issuperset(statement.divisors):
            return self
        return System(self.every, self.vocabulary, self.conditions, statement.divisors)

    @cached_property
    def on_metric(self) -> tuple[Condition, ...]:
        """The conditions on the metric alone."""
        return tuple(c for c in self.conditions if not c.actual.fields and not c.is_trivial)

    @cached_property
    def on_fields(self) -> tuple[Condition, ...]:
        """The conditions that speak of fields."""
        return tuple(c for c in self.conditions if c.actual.fields)

    @cached_property
    def defines(self) -> Mapping[str, Condition]:
        """Fields with the condition that gives each by others; no two give each other."""
        found: dict[str, Condition] = {}
        for condition in self.conditions:
            for name, order in condition.actual.fields.items():
                others = condition.actual.fields.keys() - {name}
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

    @cached_property
    def constrained(self) -> frozenset[str]:
        """The fields of which conditions speak that no condition defines."""
        return frozenset(name for c in self.on_fields for name in c.actual.fields) - self.defines.keys()

    def _rests_on(self, field: str, name: str, found: Mapping[str, Condition]) -> bool:
        if field == name:
            return True
        return field in found and any(
            self._rests_on(other, name, found) for other in found[field].actual.fields.keys() - {field}
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

    @cached_property
    def nonzero(self) -> frozenset[str]:
        """The constants that conditions, definitions and the question divide by."""
        own = (name for condition in self.conditions for name in condition.statement.divisors)
        return self.vocabulary.nonzero.union(own, self.dividing)

    @property
    def says_more(self) -> bool:
        """Whether derivatives of the conditions, as far as they were solved, said something new about lower ones."""
        return any(solved.solution.gained for solved in self._solutions)

    def order_of(self, orders: Orders) -> int:
        """The order in the fields that no condition defines, those that are defined counting with their definitions."""
        return max((order + self._depth(name) for name, order in orders.fields.items()), default=0)

    def _depth(self, name: str) -> int:
        if name not in self.defines:
            return 0
        rest = {k: v for k, v in self.defines[name].actual.fields.items() if k != name}
        return self.order_of(Orders(0, rest))

    @cached_property
    def heights(self) -> dict[str, int]:
        """How many definitions stand below each field that is defined, its own counted."""
        found: dict[str, int] = {}

        def height(name: str) -> int:
            if name not in self.defines:
                return 0
            if name not in found:
                others = self.defines[name].actual.fields.keys() - {name}
                found[name] = 1 + max(map(height, others), default=0)
            return found[name]

        for name in self.defines:
            height(name)
        return found

    def own_order(self, condition: Condition) -> int:
        """The order of a condition; of a definition that of its right side."""
        return self.order_of(condition.actual)

    @cached_property
    def order(self) -> int:
        """The highest order of the conditions on fields."""
        return max(map(self.own_order, self.on_fields), default=0)

    def reach(self, orders: Orders) -> int:
        """The order in the fields at which conditions in which curvature stands speak of the metric as far as asked."""
        return max(
            (self.own_order(c) + orders.metric - c.actual.metric for c in self.on_fields if self._speaks_of_metric(c)),
            default=0,
        )

    def _speaks_of_metric(self, condition: Condition) -> bool:
        return condition.actual.metric > max(condition.actual.fields.values())

    def prolonged(self, orders: Orders, field_order: int) -> tuple[Orders, int, list[int]]:
        """(what is set up, the order to which the metric matters, how often each condition is differentiated) where
        fields are needed to an order."""
        times = [max(0, field_order - self.own_order(c)) if c.actual.fields else 0 for c in self.conditions]
        depth = orders.metric
        for condition, more in zip(self.conditions, times, strict=True):
            depth = max(depth, condition.actual.raised(more).metric)
        for n, condition in enumerate(self.conditions):
            if not condition.actual.fields and condition.actual.metric:
                times[n] = depth - condition.actual.metric
            orders |= condition.orders.raised(times[n])
        return orders, depth, times

    def solved(self, orders: Orders, field_order: int) -> Solved:
        """The conditions solved for jets up to the orders needed, those on the metric alone first.

        Raises
        ------
        TooLargeError
            Differentiated so often they have too many components.
        """
        orders, depth, times = self.prolonged(orders, field_order)
        for condition, more in zip(self.conditions, times, strict=True):
            components = self.vocabulary.dimension ** (len(condition.labels) + more)
            if components > MAX_COMPONENTS:
                what = f"the condition {condition.text} differentiated {more} times"
                raise TooLargeError(what, components, MAX_COMPONENTS, "components")
        space = self.every.space(self.vocabulary, orders)
        for known in self._solutions:
            if known.space.ring is space.ring and known.times == times:
                return replace(known, space=space, depth=depth)
        nonzero = [space.jets.place(name, ()) for name in {INVERSE_PI, *self.nonzero} & space.orders.constants]
        solution = Solution(space.ring, levels(space, self.heights), nonzero)
        each = list(zip(self.conditions, times, strict=True))
        solution.solve(row for c, more in each if not c.actual.fields for row in different(c.rows(space, more)))
        alone = solution.copied()
        solution.solve(row for c, more in each if c.actual.fields for row in different(c.rows(space, more)))
        solved = Solved(self, space, depth, times, alone, solution)
        self._solutions.append(solved)
        return solved


@final
@dataclass(frozen=True, eq=False)
class Solved:
    """What conditions make of the jets in a space.

    Attributes
    ----------
    space : of jets; it may hold more than matters
    depth : the order to which the metric matters
    times : how often each condition was differentiated
    alone : what the conditions on the metric alone make of its symbols
    solution : what all conditions make of all symbols
    """

    system: System
    space: JetSpace
    depth: int
    times: Sequence[int]
    alone: Solution
    solution: Solution

    def metric_places(self, order: int | None = None) -> frozenset[int]:
        """The places of the metric's symbols, up to an order."""
        symbols = (s for s in self.space.symbols if s.owner == METRIC_OWNER)
        return frozenset(s.place for s in symbols if order is None or s.order <= order)

    def equations(self, order: int) -> int:
        """The number of independent equations of an order and below for the fields that no condition defines."""
        return sum(
            1
            for s in self.space.symbols
            if s.place in self.solution.images
            and s.order <= order
            and s.owner in self.space.orders.fields
            and s.owner not in self.system.defines
        )

    def vanish(self, targets: Sequence[Polynomial]) -> bool:
        """Whether polynomials in free symbols are seen to vanish where the conditions hold."""
        return not targets or combinations_vanish(targets, self.zeros, self.space.ring)

    @cached_property
    def zeros(self) -> list[Polynomial]:
        """Polynomials in free symbols that vanish where the conditions hold, but could not be solved for one."""
        left_over = self.solution.left_over
        return [*left_over, *self._out_of_order()] if left_over else []

    def _out_of_order(self) -> list[Polynomial]:
        """Derivatives in all orders but those that were taken in, where the conditions hold: zero, which is not seen
        where they are not linear."""
        rows = (
            row
            for c, more in zip(self.system.conditions, self.times, strict=True)
            if more > 1
            for row in c.rows(self.space, more, in_order=False)
        )
        return [value for row in different(rows) if not (value := self.solution.reduced(row)).is_zero()]


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
