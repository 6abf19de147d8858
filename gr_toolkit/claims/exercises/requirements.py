"""Questions with many right answers: claims that hold, and claims that fail, of whatever is answered."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, final

from ... import notation as tree
from ...errors import InputError
from ...geometry import Tensor
from ..definitions import define
from ..statements import decide_statement
from . import marks
from .answers import Vocabulary
from .marks import Mark


@final
class Requirements:
    r"""What an answer has to satisfy: ``g^{\mu\nu} \partial_\mu \psi \partial_\nu \psi = 0`` of a phase ψ.

    Parameters
    ----------
    vocabulary : of the exercise, with what is asked for
    must : claims that are proved where what is asked for is the answer
    must_not : claims that are refuted there, for what is trivial
    """

    def __init__(self, vocabulary: Vocabulary, must: Sequence[str], must_not: Sequence[str]) -> None:
        if vocabulary.asked is None:
            raise InputError("an exercise with requirements says what it asks for", r"asks=r'\psi'")
        self.vocabulary, self.must, self.must_not = vocabulary, tuple(must), tuple(must_not)

    def mark(self, shown: str, node: tree.Node | None, value: Tensor | None, answer: Any) -> Mark:
        """The mark of an answer, typed or given as a value."""
        scope = self.vocabulary.scope
        if node is not None:
            typed = answer[slice(*node.span)] or tree.to_latex(node)
            scope = define(scope, f"{self.vocabulary.asks} = {typed}")
        elif isinstance(self.vocabulary.asked, tree.Tensor) and value is not None:
            scope = scope.with_(tensors={scope.fresh(self.vocabulary.asked.name, tensor=True): value})
        elif value is not None:
            scope = scope.with_(scalars={scope.fresh(self.vocabulary.asks): value.component(())})
        proofs, where = [], []
        for claim, holds in [*((c, True) for c in self.must), *((c, False) for c in self.must_not)]:
            for verdict in decide_statement(scope, claim):
                if verdict.undecided:
                    return Mark(shown, marks.UNDECIDED, False, (f"{claim}: {verdict}",), verdict)
                if verdict.proved != holds:
                    told = f"it does not satisfy {claim}" if holds else f"it is trivial: it satisfies {claim}"
                    witness = getattr(verdict, "witness", None)
                    place = (f"at {witness.place()} left minus right is {witness.value}",) if witness else ()
                    return Mark(shown, marks.WRONG, False, (told, *place), verdict)
                proofs.append(verdict)
                where += [str(c) for c in verdict.conditions if not c.holds_on_domain] if holds else []
        remark = (f"where {', '.join(dict.fromkeys(where))}",) if where else ()
        return Mark(shown, marks.RIGHT, True, remark, proofs[0] if proofs else None)
