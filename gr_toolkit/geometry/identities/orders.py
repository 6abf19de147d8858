"""How many derivatives of the metric and of each field a formula speaks of."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import final

from .expressions import CHRISTOFFEL, CURVATURE, INVERSE_PI, Expression, leaves
from .vocabulary import Vocabulary


@final
@dataclass(frozen=True)
class Orders:
    """The Taylor coefficients that are set up.

    Attributes
    ----------
    metric : the highest derivative of the metric
    fields : LaTeX name -> the highest derivative of each field that occurs
    constants : the constants without a value that occur, 1/π among them
    christoffel : whether the chart may be any, with Γ at the origin free
    """

    metric: int = 0
    fields: Mapping[str, int] = field(default_factory=dict)
    constants: frozenset[str] = frozenset()
    christoffel: bool = False

    def __or__(self, other: Orders) -> Orders:
        """What suffices for both."""
        names = {**self.fields, **other.fields}
        return Orders(
            max(self.metric, other.metric),
            {name: max(self.fields.get(name, 0), other.fields.get(name, 0)) for name in names},
            self.constants | other.constants,
            self.christoffel or other.christoffel,
        )

    def covers(self, other: Orders) -> bool:
        """Whether these suffice where `other` are needed."""
        return (
            self.metric >= other.metric
            and all(self.fields.get(name, -1) >= order for name, order in other.fields.items())
            and self.constants >= other.constants
            and self.christoffel >= other.christoffel
        )

    def raised(self, more: int) -> Orders:
        """With so many further derivatives of everything: those of an equation that is differentiated."""
        fields = {name: order + more for name, order in self.fields.items()}
        return Orders(self.metric + more if self.metric or fields else 0, fields, self.constants, self.christoffel)


def orders_of(vocabulary: Vocabulary, expressions: Iterable[Expression], more: int = 0) -> Orders:
    """What some expressions need, differentiated `more` times."""
    found = Orders()
    for expression in expressions:
        for leaf in leaves(expression):
            order = leaf.order + more
            if leaf.name in vocabulary.definitions:
                found |= orders_of(vocabulary, [vocabulary.definitions[leaf.name].expression], order)
            elif leaf.name in vocabulary.fields:
                found |= Orders(order, {leaf.name: order})  # ∇^k of a field contains ∂^{k−1}Γ
            elif leaf.name in vocabulary.constants or leaf.name == INVERSE_PI:
                found |= Orders(constants=frozenset({leaf.name}))
            elif leaf.name in CURVATURE:
                found |= Orders(order + 2)
            elif leaf.name == CHRISTOFFEL:
                found |= Orders(christoffel=True)
    return found
