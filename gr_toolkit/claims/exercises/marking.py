"""Marking an answer against the right ones of an exercise."""

from __future__ import annotations

from collections.abc import Callable
from functools import reduce
from typing import Any, NamedTuple, final

from ... import notation as tree
from ...errors import InputError
from ...geometry import Tensor
from ...geometry.formulas.scope import with_function
from . import comparing, equations, marks
from .answers import Vocabulary
from .marks import Mark
from .near_misses import NearMisses


class Model(NamedTuple):
    """A right answer: as given, its tree if it was typed, whether it is an equation, its value or left minus right."""

    given: Any
    node: tree.Node | None
    is_equation: bool
    value: Tensor


@final
class Marking:
    """Right answers, and how others are compared with them.

    Parameters
    ----------
    vocabulary : of the exercise
    answers : the right ones, as they were given
    accepts : whether an outcome that is nearly right is taken for an answer

    Raises
    ------
    InputError
        A right answer that says nothing.
    """

    def __init__(self, vocabulary: Vocabulary, answers: tuple[Any, ...], accepts: Callable[[str], bool]) -> None:
        self.vocabulary, self.accepts = vocabulary, accepts
        for right in answers:
            if isinstance(right, str):
                node = vocabulary.parse(right)
                side = vocabulary.right_side(node)
                vocabulary.admit(node if side is None else side)
        self.models = [self._model(right) for right in answers]

    def value(self, given: Any) -> Tensor:
        """A value given in LaTeX or otherwise."""
        if isinstance(given, str):
            return self.vocabulary.value(self.vocabulary.parse(given), given)
        return self.vocabulary.given(given)

    def _model(self, right: Any) -> Model:
        if not isinstance(right, str):
            return Model(right, None, False, self.vocabulary.given(right))
        node = self.vocabulary.parse(right)
        side = self.vocabulary.right_side(node)
        if side is not None:
            return Model(right, side, False, self.vocabulary.value(side, right))
        difference = equations.difference(self.vocabulary.scope, node, right)
        if difference.is_zero():
            raise InputError(f"the answer {right!r} says nothing: both sides are the same", "an equation that is asked")
        return Model(right, node, True, difference)

    # -- marks ---------------------------------------------------------------------------------------------------------

    def of_value(self, shown: str, value: Tensor, typed: tree.Node | None, near: NearMisses) -> Mark:
        """The mark of a value, which may have been typed."""
        if any(model.is_equation for model in self.models):
            raise InputError("a single formula, where an equation is asked for", f"… = {shown}")
        return _best([self._compared(shown, value, model, typed, near) for model in self.models])

    def of_equation(self, node: tree.Node, shown: str) -> Mark:
        """The mark of an equation against equations; against a value, as the equation asks = value."""
        found = []
        for model in self.models:
            scope, right = self.vocabulary.scope, model.value
            if not model.is_equation:
                asks = self.vocabulary.asks
                if model.node is None or right.rank or not asks:
                    raise InputError("an equation, where a single formula is asked for", f"{asks} = …")
                everything = [*scope.coordinates, *scope.scalars]  # of which z in 1 + z may be a function
                names = sorted(name.name for name in self.vocabulary.unknown() if isinstance(name, tree.Name))
                scope = reduce(lambda known, name: with_function(known, name, everything), names, scope)
                assert self.vocabulary.asked is not None
                whole = tree.Relation((self.vocabulary.asked, model.node), ("=",))
                right = equations.difference(scope, whole, tree.to_latex(whole))
            given = equations.difference(scope, node, shown, right)
            outcome, remarks, verdict = equations.compare(given, right)
            found.append(Mark(shown, outcome, outcome == marks.RIGHT, remarks, verdict))
        return _best(found)

    def _compared(self, shown: str, value: Tensor, model: Model, typed: tree.Node | None, near: NearMisses) -> Mark:
        verdict = comparing.equal(value, model.value)
        if verdict.proved:
            where = ", ".join(str(c) for c in verdict.conditions if not c.holds_on_domain)
            return Mark(shown, marks.RIGHT, True, (f"where {where}",) if where else (), verdict)
        if verdict.undecided:
            return Mark(shown, marks.UNDECIDED, False, (str(verdict),), verdict)
        if comparing.is_long(value):
            return Mark(shown, marks.WRONG, False, tuple(near.place(verdict)), verdict)
        found = near.nearly(value, model.value, shown, typed)
        if found:
            outcome, remarks = next((n for n in found if self.accepts(n[0])), found[0])
            others = tuple(r for o, rs in found for r in rs if o != outcome)
            return Mark(shown, outcome, self.accepts(outcome), (*remarks, *others), verdict)
        why = near.why_wrong(value, model.value, verdict, typed, model.node)
        return Mark(shown, marks.WRONG, False, tuple(why), verdict)

    # -- slips ---------------------------------------------------------------------------------------------------------

    def same(self, slip: str, answer: Any) -> bool:
        """Whether two answers are equal values, or equations that say the same."""
        nodes = [self.vocabulary.parse(a) if isinstance(a, str) else None for a in (slip, answer)]
        told = [None if node is None else self.vocabulary.right_side(node) for node in nodes]
        if None not in nodes and told == [None, None]:
            scope = self.vocabulary.scope
            mine = equations.difference(scope, nodes[0], slip)
            other = equations.difference(scope, nodes[1], answer, mine)
            if other.is_zero() or mine.is_zero():
                return other.is_zero() and mine.is_zero()
            return equations.compare(mine, other)[0] == marks.RIGHT
        if told[0] is None or (nodes[1] is not None and told[1] is None):
            return False
        second = self.vocabulary.value(told[1], answer) if told[1] is not None else self.vocabulary.given(answer)
        return comparing.identical(self.vocabulary.value(told[0], slip), second)


def _best(found: list[Mark]) -> Mark:
    """What is accepted before what is not, and what is open before what is wrong: it may be another right answer."""
    order = [*(o for o in marks.OUTCOMES if o not in (marks.WRONG, marks.UNDECIDED)), marks.UNDECIDED, marks.WRONG]
    return min(found, key=lambda mark: (not mark.accepted, order.index(mark.outcome)))
