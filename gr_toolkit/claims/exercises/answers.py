r"""A student's answer: read in the scope of an exercise, with the words that an answer may use, and no others.

An answer to "what is the Ricci scalar?" may not be ``R``, nor ``g^{\mu\nu} R_{\mu\nu}``: what the metric makes by
itself, what the setting defines and what is asked for may stand in an answer only where the exercise's own answer has
it. So coordinates, parameters, unknown functions, declared constants and elementary functions are what is left.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Any, final

import sympy as sp

from ... import notation as tree
from ...errors import IndexMismatchError, InputError, NotationError
from ...geometry import Tensor
from ...geometry.conventions import same_geometry
from ...geometry.formulas.evaluate import Evaluator
from ...geometry.formulas.indexed import Indexed, Label
from ...geometry.formulas.scope import Scope
from ...geometry.formulas.scripts import are_indices, split
from .. import circular
from ..sides import components, tuple_in
from .dependence import without_dependence
from .events import Events
from .left_sides import solved_for
from .nesting import check_nesting


@final
class Vocabulary:
    """What answers to one exercise may say, and how they are read.

    Parameters
    ----------
    scope : in which they are read
    asks : what is asked for, as typed
    defined : names of scalars that the setting defines
    """

    def __init__(self, scope: Scope, asks: str, defined: Iterable[str]) -> None:
        self.scope, self.asks, self.defined = scope, asks.strip(), frozenset(defined)
        self.names = scope.names()
        name, letters = split(self.asks)
        if self.asks and letters and (are_indices(letters) or "^" in self.asks[len(name) :]):
            self.names = self.names.with_(tensors=[name])
        self.asked: tree.Node | None = None
        self.asked = self.parse(self.asks) if self.asks else None
        self.allowed: set[str] = set()
        self.events = Events(scope)

    def parse(self, text: str) -> tree.Node:
        """The syntax tree of a formula in the names of the scope and of what is asked for.

        Raises
        ------
        NotationError
            It cannot be read.
        """
        try:
            node = tree.parse(text, self.names)
        except NotationError as error:
            if not error.advice.startswith("Names("):
                raise
            advice = "the names in which the question is put"
            raise NotationError(error.message, error.text, error.position, advice) from None
        heads = [] if self.asked is None else [self.asked, *self.unknown()]
        return without_dependence(node, heads, {*self.scope.coordinates, *self.scope.scalars}, text)

    def admit(self, node: tree.Node) -> None:
        """Let answers use the words of this one: the exercise's own."""
        self.allowed |= {word for word, _ in self._words(node)}
        self.events.admit(node)

    def check(self, node: tree.Node, text: str, is_equation: bool = False) -> None:
        """Raise where an answer uses what is asked for, or what would only rename it; an equation may name what has no
        other meaning, z in 1 + z.

        Raises
        ------
        InputError
            With the part concerned.
        """
        check_nesting(node)
        unknown = set() if is_equation else self.unknown()
        asked = (
            None if self.asked is None or (is_equation and self.unknown()) else circular.same(self.asked, self.scope)
        )
        for part in node.walk():
            if part in unknown or (asked is not None and circular.same(part, self.scope) == asked):
                raise InputError(
                    f"the answer says {_excerpt(part, text)}, which is what is asked for", "it in terms of the rest"
                )
        for part in self.events.products(node):
            self._refuse_product(part, text)
        for word, part in self._words(node):
            if word not in self.allowed:
                raise InputError(
                    f"{_excerpt(part, text)} may not stand in the answer: it would leave the work to somebody else",
                    "the answer in coordinates, parameters and unknown functions",
                )

    @staticmethod
    def _refuse_product(part: tree.Apply, text: str) -> None:
        name = tree.to_latex(replace(part, arguments=()))
        inside = ", ".join(map(tree.to_latex, part.arguments))
        raise InputError(
            f"{_excerpt(part, text)} is read as the function {name} at {inside}, which is no time and no event",
            f"{name} \\cdot ({inside}), if it is a product",
        )

    def unknown(self) -> set[tree.Node]:
        """The names in what is asked for that mean nothing in the scope: z in 1 + z."""
        if self.asked is None:
            return set()
        known = {*self.scope.known(), *self.scope.same_event}
        return {n for n in self.asked.walk() if isinstance(n, tree.Name) and n.name not in known}

    def _words(self, node: tree.Node) -> Iterable[tuple[str, tree.Node]]:
        """The words of a formula that not every answer may use."""
        for part in node.walk():
            match part:
                case tree.Tensor(name):
                    yield f"tensor {name}", part
                case tree.Name(name) | tree.Apply(name) if name in self.defined:
                    yield f"scalar {name}", part
                case tree.Differential():
                    yield f"differential {tree.to_latex(part.operand)}", part
                case tree.Leibniz(variable=variable) | tree.Integral(variable=variable):
                    operand = getattr(part, "operand", variable)
                    for name in (n.name for n in (variable, operand) if isinstance(n, tree.Name)):
                        if name in self.scope.differentials:
                            yield f"differential {name}", part
                case tree.Nabla() | tree.Box() | tree.Lie() | tree.Commutator():
                    yield type(part).__name__, part

    # -- values --------------------------------------------------------------------------------------------------------

    def labels(self, evaluator: Evaluator) -> tuple[Label, ...]:
        """The free indices of what is asked for."""
        asked = self.asked
        return tuple(evaluator.label(i) for i in asked.indices) if isinstance(asked, tree.Tensor) else ()

    def right_side(self, node: tree.Node) -> tree.Node | None:
        """What an answer says of what is asked for: all of it, or what stands beside ``1 + z =``, divided by a number
        before it. None where an equation has another left side."""
        if not isinstance(node, tree.Relation):
            return node
        if node.operators != ("=",):
            raise InputError(f"the relation {' '.join(node.operators)} is no answer", "one formula, or one equation")
        left, right = node.sides
        if self.asked is None:
            return None
        said = solved_for(self.asked, left, right, self.scope)
        if said is None:
            said = solved_for(self.asked, right, left, self.scope)
        unknown = self.unknown()
        if said is not None and any(part in unknown for part in said.walk()):
            return None  # 2U = U + M/r: an equation, which is to be compared as one
        return said

    def value(self, node: tree.Node, text: str) -> Tensor:
        """The value of an answer, with the free indices of what is asked for, in their order.

        Raises
        ------
        IndexMismatchError
            It has others.
        """
        evaluator = Evaluator(self.scope, text)
        labels = self.labels(evaluator)
        if tuple_in(node) is not None:
            if not labels:
                raise IndexMismatchError("components, where a scalar is asked for", "one formula")
            found = components(evaluator, node, labels)
        else:
            found = evaluator.value(node).settled()
        return self._ordered(found, labels)

    def _ordered(self, found: Indexed, labels: tuple[Label, ...]) -> Tensor:
        if not self.asks:  # as typed
            return found.tensor
        if set(found.labels) != set(labels):
            mine = " ".join(map(str, found.labels)) or "no index"
            raise IndexMismatchError(f"the answer has {mine}, what is asked for is {self.asks}", f"{self.asks} = …")
        return found.ordered(labels)

    def given(self, answer: Any) -> Tensor:
        """The value of an answer given as a tensor, a SymPy expression, or a list of components.

        Raises
        ------
        InputError, IndexMismatchError
            It is none of these, or has other indices than what is asked for.
        """
        metric = self.scope.metric
        labels = self.labels(Evaluator(self.scope))
        if isinstance(answer, Tensor):
            same_geometry(answer, metric)
            if len(labels) != answer.rank:
                raise IndexMismatchError(f"a tensor with {answer.rank} indices, where {len(labels)} are asked for")
            return answer.with_indices("".join("^_"[not label.up] + "abcdefgh"[n] for n, label in enumerate(labels)))
        if isinstance(answer, (list, tuple, sp.MatrixBase)):
            if len(labels) != 1:
                raise IndexMismatchError("a list of components, where no vector is asked for", "one formula")
            for component in answer:
                if isinstance(component, sp.Basic):
                    check_nesting(component)
            return metric.vector(answer) if labels[0].up else metric.covector(answer)
        if isinstance(answer, sp.Basic):
            check_nesting(answer)
        return Tensor(metric, (), {(): metric.scalar(answer)})


def _excerpt(part: tree.Node, text: str) -> str:
    """A part of an answer as typed."""
    return text[slice(*part.span)].strip() or tree.to_latex(part)
