"""The verdict that named scalars, made of a field and its metric, all vanish."""

from __future__ import annotations

from collections.abc import Iterable

from ...exact import Element
from ...exact.associates import with_associates
from ...geometry import Tensor
from ...verdicts import Condition, Conditions, Proved, Verdict, combined, conditions_of, decide


def all_vanish(named: Iterable[tuple[str, Element]], *made_of: Tensor) -> Verdict:
    """Proved where neither the metric, 1/g_00, nor what they are made of is singular; refuted in one that is not 0."""
    metric = made_of[0].metric
    scalars = list(named)
    if any(value for _, value in scalars):
        return combined((name, decide(value, 0)) for name, value in scalars)
    time = metric.covariant.component((0, 0))

    def conditions() -> Iterable[Condition]:
        values = [value for part in made_of for value in part.nonzero().values()]
        singular = [with_associates(value).denominator() for value in values]
        return dict.fromkeys([*metric.proof_conditions, *conditions_of([time, *singular])])

    return Proved(Conditions(conditions), components=tuple((name, Proved()) for name, _ in scalars))
