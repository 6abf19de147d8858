"""Metrics and fields that satisfy conditions which jets alone do not show to have solutions: a Killing vector, a
parallel one, freely falling observers, conformal flatness …

Each is an explicit metric of rational components. That the conditions hold on it is proved by the engine for one
metric, and so is that the statement fails: nothing here is taken on trust.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import islice
from itertools import product as cartesian
from typing import TYPE_CHECKING, Any, cast, final

import sympy as sp

from ... import notation as tree
from ...errors import GRToolkitError
from ...verdicts import Refuted, Verdict, Witness
from ..formulas.evaluate import Evaluator
from ..formulas.indexed import Label
from ..formulas.scope import Scope
from ..properties import vanishes
from ..tensor import Tensor
from .model_metrics import Candidate, candidates
from .statements import Statement
from .systems import System

if TYPE_CHECKING:
    from ..metric import Metric

TRIES = 24  # ways to fill in the fields of one metric


@final
@dataclass(frozen=True)
class MetricModel:
    """An explicit metric with fields on which conditions hold.

    Attributes
    ----------
    metric : the metric
    fields : LaTeX name -> tensor or scalar
    constants : LaTeX name -> value
    """

    metric: Metric
    fields: Mapping[str, Any]
    constants: Mapping[str, Any]
    name: str

    def __str__(self) -> str:
        shown = [f"{name} = {_shown(value)}" for name, value in self.fields.items()]
        shown += [f"{name} = {value}" for name, value in self.constants.items()]
        return ", ".join([self._line(), *shown])

    def _line(self) -> str:
        from ..render import line_element_text

        return line_element_text(self.metric)

    def scope(self, system: System) -> Scope:
        """The names of formulas on this metric."""
        tensors = {name: value for name, value in self.fields.items() if isinstance(value, Tensor)}
        scalars = {name: self.metric.scalar(v) for name, v in self.fields.items() if not isinstance(v, Tensor)}
        fixed = {name: value for name, value in system.vocabulary.constants.items() if value is not None}
        scalars |= {name: self.metric.scalar(value) for name, value in {**fixed, **self.constants}.items()}
        scope = Scope.on(self.metric).with_(tensors=tensors, scalars=scalars)
        for name, definition in system.vocabulary.definitions.items():
            labels = tuple(Label(name, up) for name, up in zip(definition.labels, definition.positions, strict=True))
            value = _ordered(Evaluator(scope), definition.node, labels)
            scope = scope.with_(**{"tensors": {name: value}} if labels else {"scalars": {name: value.component(())}})
        return scope

    def verdict(self, system: System, statement: Statement) -> Verdict:
        """Whether an equality holds on the metric."""
        evaluator = Evaluator(self.scope(system), statement.text)
        total = Tensor(self.metric, tuple(label.up for label in statement.labels))
        for sign, side in ((1, statement.left), (-1, statement.right)):
            part = _ordered(evaluator, side, statement.labels)
            total = total + part if sign > 0 else total - part
        return vanishes(total)


@final
@dataclass(frozen=True)
class ModelWitness:
    """A point of a model where a statement fails."""

    model: MetricModel
    inner: Witness
    note: str = "on which the conditions are proved to hold"

    @property
    def value(self) -> str:
        """The ball around left − right there."""
        return self.inner.value

    @property
    def bits(self) -> int:
        """The precision at which zero was excluded."""
        return self.inner.bits

    @property
    def metric(self) -> Metric:
        """The metric."""
        return self.model.metric

    @property
    def fields(self) -> Mapping[str, Any]:
        """The fields on it."""
        return self.model.fields

    @property
    def assignment(self) -> tuple[tuple[Any, Any], ...]:
        """The coordinates' values."""
        return self.inner.assignment

    def place(self) -> str:
        """The point, the metric and the fields in words."""
        return f"{self.inner.place()} of {self.model},\n  {self.note}"

    def latex(self) -> str:
        """The point in LaTeX."""
        return self.inner.latex()

    def recheck(self) -> bool:
        """Whether the ball still excludes zero."""
        return self.inner.recheck()

    def second_opinion(self) -> str:
        """By which other arithmetic the sides differ at the point too."""
        return self.inner.second_opinion()

    def __str__(self) -> str:
        return f"{self.place()}: left - right = {self.value}"


def refuted_by_model(system: System, statement: Statement) -> Verdict | None:
    """The refutation that a model of the conditions is, or None."""
    for model in models(system, statement):
        try:
            verdict = model.verdict(system, statement)
        except GRToolkitError:
            continue
        if isinstance(verdict, Refuted):
            return Refuted(
                cast(Witness, ModelWitness(model, verdict.witness)), verdict.component if statement.labels else ""
            )
    return None


def some_model(system: System) -> MetricModel | None:
    """A model of the conditions, or None if none was found."""
    return next(models(system), None)


def models(system: System, statement: Statement | None = None) -> Iterator[MetricModel]:
    """Metrics with fields on which all conditions are proved to hold."""
    vocabulary = system.vocabulary
    if (
        vocabulary.eta[1:] != (vocabulary.eta[1],) * (vocabulary.dimension - 1)
        or vocabulary.eta[0] == vocabulary.eta[1]
    ):
        return  # the metrics at hand have one time
    for candidate in candidates(vocabulary.dimension, vocabulary.conventions):
        for model in islice(_filled(system, candidate), TRIES):
            try:
                if all(model.verdict(system, condition.statement).proved for condition in system.conditions):
                    yield model
            except GRToolkitError:
                continue


def _filled(system: System, candidate: Candidate) -> Iterator[MetricModel]:
    """The candidate with the fields of a question filled in: conditions speak of some, the others are generic."""
    vocabulary, metric = system.vocabulary, candidate.metric
    constrained = {name for condition in system.conditions for name in condition.orders.fields}
    choices: list[Sequence[tuple[str, Any]]] = []
    for number, (name, spec) in enumerate(vocabulary.fields.items()):
        if name not in constrained:
            choices.append([(name, _generic(metric, spec, number))])
        elif spec.rank == 1:
            vectors = [vector if spec.positions[0] else vector.down(0) for vector in candidate.vectors]
            choices.append([(name, vector) for vector in vectors])
        elif not spec.rank:
            choices.append([(name, value) for value in (metric.coordinates[-1], metric.coordinates[0], sp.Integer(1))])
        else:
            choices.append([(name, Tensor(metric, spec.positions))])
    constants = [name for name, value in vocabulary.constants.items() if value is None]
    tried = (candidate.einstein, sp.Integer(0), sp.Integer(1))
    values = [
        [(name, value) for value in tried if name not in system.nonzero or not value.is_zero] for name in constants
    ]
    for choice in cartesian(*choices):
        for numbers in cartesian(*values):
            yield MetricModel(metric, dict(choice), dict(numbers), candidate.name)


def _generic(metric: Metric, spec: Any, number: int) -> Any:
    """A field with polynomial components, no two alike."""
    x = metric.coordinates
    n = len(x)

    def polynomial(k: int) -> Any:
        a, b, c = x[k % n], x[(k + 1 + number) % n], x[(k * k + number) % n]
        return 1 + a * b + (k + 1) * c

    if not spec.rank:
        return polynomial(number + 1)
    low = {index: metric.scalar(polynomial(k)) for k, index in enumerate(spec.symmetry.independent(n))}
    tensor = Tensor(metric, (False,) * spec.rank, low, spec.symmetry)
    for slot, up in enumerate(spec.positions):
        tensor = tensor.up(slot) if up else tensor
    return tensor


def _ordered(evaluator: Evaluator, node: tree.Node, labels: tuple[Label, ...]) -> Tensor:
    """The tensor that a tree denotes, its slots in the order of these labels; 0 is a tensor of any type."""
    if node == tree.Number(Fraction(0)):
        return Tensor(evaluator.metric, tuple(label.up for label in labels))
    return evaluator.value(node).settled().ordered(labels)


def _shown(value: Any) -> str:
    if not isinstance(value, Tensor):
        return str(value)
    parts = [f"{entry} [{', '.join(map(str, index))}]" for index, entry in value.nonzero().items()]
    return " + ".join(parts) or "0"
