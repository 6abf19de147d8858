"""Conditions: tensor equations that hold throughout, their derivatives, and the derivatives of which they really speak.

What is typed may say less than it seems: ∇_μ∇_ν F^{μν} = ∇_μ A^μ, with F antisymmetric, is an equation of first order
for A alone. Components are polynomials in free jets, so that those which occur in them are those that matter.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, final

from ...exact.polynomials import Polynomial
from .evaluation import Evaluation
from .expressions import Expression, Sum, differentiated
from .orders import Orders, orders_of
from .prolongation import places_in
from .statements import Statement
from .symbols import CONSTANT_OWNER, METRIC_OWNER

if TYPE_CHECKING:
    from .every_metric import EveryMetric
    from .space import JetSpace
    from .vocabulary import Vocabulary


COORDINATE_LETTERS = ("t", "r", "x", "y", "z", r"\theta", r"\phi")  # indices here: there are no coordinates


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
    orders : the derivatives of metric and fields that stand in it as typed
    actual : those of which its components speak; ∇_μ∇_ν F^{μν} = ∇_μ A^μ is of first order in A and none in F
    is_trivial : whether it holds for all metrics and fields
    """

    text: str
    statement: Statement
    difference: Expression
    labels: tuple[str, ...]
    orders: Orders
    actual: Orders = field(default_factory=Orders)
    is_trivial: bool = False

    @property
    def note(self) -> str:
        """A word on letters that many call their coordinates."""
        letters = [label for label in self.labels if label in COORDINATE_LETTERS]
        return f"{', '.join(letters)} read as an index" if letters else ""

    def measured(self, every: EveryMetric, vocabulary: Vocabulary) -> Condition:
        """The condition without terms that vanish identically, and with its actual orders."""
        space = every.space(vocabulary, self.orders)
        difference = _without_zeros(self.difference, Evaluation(space.ring, space.eta, space.leaf))
        rows = list(self.rows(space, 0))
        return replace(
            self,
            difference=difference,
            orders=orders_of(vocabulary, [difference]),
            actual=orders_in(space, rows),
            is_trivial=all(row.is_zero() for row in rows),
        )

    def rows(self, space: JetSpace, derivatives: int, in_order: bool = True) -> Iterator[Polynomial]:
        """The components, at the origin, of the condition and its covariant derivatives, `in_order` or in all others.

        Derivatives that differ in their order differ by curvature times fewer derivatives, which vanish too.
        """
        evaluation = Evaluation(space.ring, space.eta, space.leaf)
        expression, labels = self.difference, list(self.labels)
        for k in range(derivatives + 1):
            if k:
                labels.insert(0, f"prolonged {k}")
                expression = differentiated(expression, labels[0])
            for index, value in evaluation.value(expression).ordered(labels).items():
                if (list(index[:k]) == sorted(index[:k])) is in_order:
                    yield value


def _without_zeros(expression: Expression, evaluation: Evaluation) -> Expression:
    """A sum without the terms that are zero in every metric, as ∇_a∇_b F^{ab} is: they would be differentiated too."""
    if not isinstance(expression, Sum):
        return expression
    kept = tuple(
        (times, _without_zeros(term, evaluation))
        for times, term in expression.terms
        if times and evaluation.value(term).components
    )
    return Sum(kept) if kept else expression


def orders_in(space: JetSpace, components: Iterable[Polynomial]) -> Orders:
    """The jets of which the components of a tensor speak at the origin, and so at every point."""
    by_place = {symbol.place: symbol for symbol in space.symbols}
    metric, fields, constants = 0, dict[str, int](), set[str]()
    for place in {place for value in components for place in places_in(value)}:
        symbol = by_place[place]
        if symbol.owner == METRIC_OWNER:
            metric = max(metric, symbol.order)
        elif symbol.owner == CONSTANT_OWNER:
            constants.add(symbol.name)
        else:
            fields[symbol.owner] = max(fields.get(symbol.owner, 0), symbol.order)
    return Orders(max([metric, *fields.values()]), fields, frozenset(constants))  # Γ stands in a field's derivatives
