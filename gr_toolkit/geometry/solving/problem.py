"""The question: a metric with one unknown function of one coordinate, and a condition on it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, final

import sympy as sp

from ...errors import InputError
from .. import properties
from .component_equations import Pair, pairs_of
from .formula_equations import pairs_of_text

if TYPE_CHECKING:
    from ..metric import Metric

Residual = Callable[["Metric", Mapping[Any, Any]], list[Pair]]  # (metric, values of the condition's own constants)
COSMOLOGICAL_CONSTANT, CURVATURE_SCALAR = (sp.Symbol(name, real=True) for name in ("Lambda", "R_0"))


def _vacuum(metric: Metric, values: Mapping[Any, Any]) -> list[Pair]:
    """G_{μν} = 0, which says the same as R_{μν} = 0 but in two dimensions, and has the equations of lowest order."""
    return pairs_of(metric.einstein if metric.dimension > 2 else metric.ricci)


def _einstein(metric: Metric, values: Mapping[Any, Any]) -> list[Pair]:
    """G_{μν} + Λ g_{μν} = 0, in two dimensions R_{μν} = Λ g_{μν}, in the signs of MTW; Λ > 0 is de Sitter in any."""
    size = metric.scalar(values[COSMOLOGICAL_CONSTANT]) * _sign(metric)
    if metric.dimension == 2:
        return pairs_of(metric.ricci - metric.covariant * size)
    return pairs_of(metric.einstein + metric.covariant * size)


def _nothing(metric: Metric, values: Mapping[Any, Any]) -> list[Pair]:
    return []


def _trace_reversed(metric: Metric, values: Mapping[Any, Any]) -> list[Pair]:
    """R_{μν} = (2Λ/(n−2)) g_{μν}, which follows from the trace of G_{μν} + Λ g_{μν} = 0."""
    if metric.dimension == 2:
        return []
    share = metric.scalar(values.get(COSMOLOGICAL_CONSTANT, 0)) * 2 / (metric.dimension - 2)
    return pairs_of(metric.ricci - metric.covariant * (share * _sign(metric)))


def _sign(metric: Metric) -> int:
    """±1, the sign of R_{μν} = ± Λ g_{μν} on de Sitter space."""
    conventions = metric.conventions
    return -conventions.time_sign * conventions.riemann * conventions.ricci


def _conformally_flat(metric: Metric, values: Mapping[Any, Any]) -> list[Pair]:
    tensor = properties.cotton(metric) if metric.dimension == 3 else metric.weyl
    return pairs_of(tensor) if metric.dimension > 2 else []


def _constant_scalar(metric: Metric, values: Mapping[Any, Any]) -> list[Pair]:
    return [("R", metric.ricci_scalar - metric.scalar(values[CURVATURE_SCALAR]))]


CONDITIONS: dict[str, tuple[Residual, Residual, tuple[Any, ...]]] = {  # what vanishes, what follows, own constants
    "vacuum": (_vacuum, _trace_reversed, ()),
    "einstein": (_einstein, _trace_reversed, (COSMOLOGICAL_CONSTANT,)),
    "conformally flat": (_conformally_flat, _nothing, ()),
    "constant curvature scalar": (_constant_scalar, _nothing, (CURVATURE_SCALAR,)),
}


@final
@dataclass(frozen=True)
class Problem:
    """A metric with one unknown function, and a condition on it.

    Attributes
    ----------
    residual : what has to vanish, on this metric or on one with the function put in
    also : consequences of that, whose equations may be simpler
    values : the condition's own constants, as they were given or as symbols
    free : those of them that are to be found
    """

    metric: Metric
    unknown: Any
    residual: Residual
    values: Mapping[Any, Any]
    free: tuple[Any, ...]
    also: Residual = _nothing

    @classmethod
    def of(cls, metric: Metric, condition: Any, fields: Mapping[str, Any]) -> Problem:
        """The problem as it was asked."""
        unknown = unknown_function(metric)
        if not isinstance(condition, str):
            raise InputError(f"the condition {condition!r} is no text", "'einstein', or an equation like 'R = 0'")
        if condition not in CONDITIONS:
            if "=" not in condition:
                raise InputError(
                    f"the condition {condition!r} is neither known nor an equation",
                    f"one of {', '.join(map(repr, CONDITIONS))}, or an equation like 'R = 0'",
                )
            return cls(metric, unknown, _of_text(metric, unknown, condition, fields), {}, ())
        residual, also, own = CONDITIONS[condition]
        parameters = {p.name: p for p in metric.parameters}
        given = {c: fields.get(c.name, parameters.get(c.name, c)) for c in own}
        if unmeant := [name for name in fields if name not in {c.name for c in own}]:
            raise InputError(f"{condition!r} knows no {unmeant[0]}", "an equation, in which it stands")
        return cls(metric, unknown, residual, given, tuple(c for c in own if given[c] is c), also)

    def names(self, letters: Iterable[str]) -> tuple[Any, ...]:
        """Real symbols of these names, without those that the metric has already."""
        taken = {str(s) for s in (*self.metric.coordinates, *self.metric.parameters, *self.values)}
        return tuple(sp.Symbol(letter, real=True) for letter in letters if letter not in taken)


def unknown_function(metric: Metric) -> Any:
    """The one unknown function of one coordinate in a metric, applied.

    Raises
    ------
    InputError
        There is none, there are several, or it has other arguments.
    """
    if not metric.functions:
        raise InputError(
            "the metric has no unknown function", "sympy.Function('f')(r) in its components, gr.StaticSpherical(h=1/f)"
        )
    if len(metric.functions) > 1:
        names = " and ".join(map(str, metric.functions))
        last = metric.functions[-1].func.__name__
        raise InputError(f"the metric has {len(metric.functions)} unknown functions, {names}", f"g.subs({last}=...)")
    (unknown,) = metric.functions
    if len(unknown.args) != 1 or unknown.args[0] not in metric.coordinates:
        raise InputError(f"{unknown} is no function of one coordinate", f"one of {metric.coordinates}")
    return unknown


def _of_text(metric: Metric, unknown: Any, text: str, fields: Mapping[str, Any]) -> Residual:
    """The residual of an equation in index notation: its components, and the same with the function put in.

    The formula may speak of the function by its name, so it cannot be read again on a metric that has it no more.
    """
    pairs, _ = pairs_of_text(metric, text, fields)

    def residual(other: Metric, values: Mapping[Any, Any]) -> list[Pair]:
        if other is metric:
            return pairs
        by = {unknown: values[unknown]}
        return [(name, other.scalar(value.to_sympy().subs(by).doit())) for name, value in pairs]

    return residual


def put_in(problem: Problem, candidate: Candidate) -> tuple[Metric, list[Pair]]:
    """The metric with a candidate put in, and what then has to vanish.

    Raises
    ------
    GRToolkitError
        The candidate contradicts the domain, makes the metric degenerate or is nothing that a field can hold.
    """
    metric = problem.metric.subs({problem.unknown: candidate.expression})
    values = {**problem.values, **candidate.values, problem.unknown: candidate.expression}
    return metric, problem.residual(metric, values)


@final
@dataclass(frozen=True)
class Candidate:
    """What the function may be, with the values that the condition's own constants then have."""

    expression: Any
    constants: tuple[Any, ...]
    values: Mapping[Any, Any] = field(default_factory=dict)
    doubt: str = ""  # why it may not be general
