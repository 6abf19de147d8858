"""Identities under conditions: what holds in every metric, and for all fields, that satisfy given tensor equations.

The conditions are differentiated and solved for jets (`systems`, `prolongation`). *Proved* means that left − right
vanishes with the solution put in; no step divides by what could vanish, so there are no exceptions to state. *Refuted*
is an explicit jet that satisfies the conditions and their derivatives and belongs to a solution by a theorem
(`existence`), or an explicit metric with explicit fields on which the conditions are proved (`models`). All else is
undecided.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from ...errors import InputError, TooLargeError
from ...verdicts import Assumed, Proved, Reason, Undecided, Verdict, combined
from .conditions import Condition
from .divisors import divided_by, nonzero_places
from .existence import justification
from .expressions import Expression
from .jet_values import simple_values
from .orders import Orders, orders_of
from .simple_models import simple_model
from .statements import Statement, statements
from .systems import System
from .tensoriality import tensorial
from .vocabulary import Vocabulary
from .witness import refuted

if TYPE_CHECKING:
    from .every_metric import EveryMetric

OPEN = (
    "the conditions do not make left − right zero as far as they were differentiated, and no model of them was found "
    "that refutes it"
)
HIDDEN = r"""
their derivatives say more about lower ones; state that as a condition too (for Proca's field \nabla_\mu A^\mu = 0)"""
FURTHER = 2  # derivatives of the conditions beyond those of which the statement speaks


def decide_under(
    every: EveryMetric, vocabulary: Vocabulary, stated: Sequence[Statement], assuming: Sequence[str]
) -> Verdict:
    """The verdict on a statement's equalities where the conditions hold throughout.

    Raises
    ------
    InputError
        The conditions are no list of texts, or depend on the chart.
    NotationError, UnknownNameError, IndexMismatchError, …
        A condition cannot be read.
    TooLargeError
        The derivatives that the statement needs are forecast to be too many.
    """
    system = system_of(every, vocabulary, assuming)
    verdicts = [(one.text, decide_statement_under(system, one)) for one in stated]
    return verdicts[0][1] if len(verdicts) == 1 else combined(verdicts)


def system_of(every: EveryMetric, vocabulary: Vocabulary, assuming: Sequence[str]) -> System:
    """The conditions, read."""
    if isinstance(assuming, str):
        raise InputError(f"assuming is the string {assuming!r}", f"assuming=[{assuming!r}]")
    conditions = []
    for text in assuming:
        for one in statements(vocabulary, text):
            difference = without_chart(vocabulary, one)
            labels = tuple(label.name for label in one.labels)
            orders = orders_of(vocabulary, [difference])
            condition = Condition(text, one, difference, labels, orders)
            conditions.append(condition.measured(every, vocabulary))
    return System(every, vocabulary, conditions)


def decide_statement_under(system: System, statement: Statement) -> Verdict:
    """The verdict on one equality."""
    system = system.with_divisors(statement)
    needed = orders_of(system.vocabulary, [statement.difference])
    lowest = max(system.order_of(needed), system.order)
    for more in range(FURTHER + 1):
        if more and not system.conditions:
            break
        orders = Orders(needed.metric + more, needed.fields, needed.constants, needed.christoffel) if more else needed
        try:
            solved = system.solved(orders, max(lowest, system.reach(needed)) + more if more else lowest)
            space, solution = solved.space, solved.solution
            if solution.contradiction:
                return Undecided(Reason.INCONSISTENT, ", ".join(c.text for c in system.conditions))
            denominator, components = space.components(statement)
            rest = {index: value for index, p in components.items() if not (value := solution.reduced(p)).is_zero()}
            if solved.vanish(list(rest.values())):
                return _proved(system, statement, orders, lowest)
            why = "" if more else justification(system, orders, lowest)
        except TooLargeError:
            if not more:
                raise
            break
        if why:
            free = simple_values(rest, nonzero_places(space, statement, system.nonzero))
            note = f"where the conditions hold: {why}"
            return refuted(space, statement, denominator, components, free, solution.values, note)
    from .models import refuted_by_model

    verdict = refuted_by_model(system, statement)
    if verdict is not None:
        return verdict
    return Undecided(Reason.NO_WITNESS, OPEN + (HIDDEN if system.says_more else ""))


def _proved(system: System, statement: Statement, orders: Orders, field_order: int) -> Verdict:
    """A proof with its conditions, which must have a model."""
    model = model_of(system, orders, field_order)
    if model is None:
        return Undecided(
            Reason.NO_MODEL,
            "left − right vanishes wherever they do hold: " + ", ".join(c.text for c in system.conditions),
        )
    assumed = dict.fromkeys(Assumed(c.text, c.note) for c in system.conditions)
    return Proved((*assumed, *divided_by(statement, system.nonzero)), model)


def model_of(system: System, orders: Orders, field_order: int) -> Any:
    """A model of the conditions, or why they have one; None if none was found."""
    model: Any = simple_model(system)
    if model is None and (why := justification(system, orders, field_order)):
        model = f"jets that satisfy them exist, and {why}"
    if model is None:
        from .models import some_model

        model = some_model(system)
    return model


# -- charts ------------------------------------------------------------------------------------------------------------


def without_chart(vocabulary: Vocabulary, statement: Statement) -> Expression:
    """A condition's left − right without Γ, if Γ cancels in it: ∂_μ A_ν − ∂_ν A_μ is ∇_μ A_ν − ∇_ν A_μ.

    Raises
    ------
    InputError
        It does not: the condition depends on the chart, and differentiating it needs ∂Γ.
    """
    whole = statement.difference
    if not orders_of(vocabulary, [whole]).christoffel:
        return whole
    without = tensorial(vocabulary, whole)
    if without is None or orders_of(vocabulary, [without]).christoffel:
        raise InputError(
            f"the condition {statement.text} depends on the chart", r"\nabla in place of \partial, and no \Gamma"
        )
    return without
