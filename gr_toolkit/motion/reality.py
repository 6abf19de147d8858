"""Where an action is real: a phase that is not is the phase of no wave, and its gradient no momentum."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from ..exact import Element, hooks
from ..exact.conditions.ranking import everything_in
from ..exact.kernels.root_generators import Root
from ..verdicts import Conditions, NotNegative, Proved, Verdict


def conditions_of_reality(elements: Iterable[Element]) -> tuple[NotNegative, ...]:
    """That the radicands of even roots are not negative, where the domain does not say it."""
    found = {
        str(root.radicand): NotNegative(root.radicand.to_sympy())
        for element in elements
        for root in everything_in(element)
        if isinstance(root, Root) and root.degree % 2 == 0 and hooks.call("sign or zero", root.radicand) <= 0
    }
    return tuple(found.values())


def where_real(verdict: Verdict, elements: Iterable[Element]) -> Verdict:
    """A verdict that claims what it proves only where some elements are real."""
    if not isinstance(verdict, Proved):
        return verdict
    before, further = verdict.conditions, list(elements)
    where = Conditions(lambda: dict.fromkeys([*before, *conditions_of_reality(further)]))  # type: ignore[list-item]
    return replace(verdict, conditions=where)
