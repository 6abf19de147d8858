"""What an entry of the library is: where a solution lives, its parameters, and the function that writes it down."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from inspect import signature as signature_of
from typing import Any, final

import sympy as sp

from ...errors import InputError, UnknownNameError
from ...exact import from_sympy, hooks
from ...exact.sympified import sympified
from ...geometry import Metric, Tensor
from ...spacetimes.entry import Origin
from ..field_strength import field_strength
from ..multipoles.harmonics import checked_integer
from .solution import Solution, Source

CATALOGUE: dict[str, Entry] = {}  # every entry by the name of its function


@final
@dataclass(frozen=True)
class Written:
    """A solution as it is written down.

    Attributes
    ----------
    potential : A_μ in −+++ (A_t = −Φ, A_i = A^i), or a tensor that is right as it stands, or None
    field : F_{μν} in the conventions of the metric, where there is no potential
    sources : what sits at the singular places
    current : j^ν, a vector
    conditions : strict inequalities that the parameters have to satisfy
    notes : what else is to be said, in words
    """

    potential: Any = None
    field: Tensor | None = None
    sources: tuple[Source, ...] = ()
    current: Tensor | None = None
    conditions: tuple[Any, ...] = ()
    notes: tuple[str, ...] = ()


@final
@dataclass(frozen=True)
class Entry:
    """A solution of the library.

    Attributes
    ----------
    name : of its function
    title : what the solution is called
    spacetimes : where it lives, in words
    parameters : name -> what it means, with its unit
    source : book or paper and equation
    write : the function of the metric and the parameters' values that writes it down
    examples : functions of conventions that give metrics it lives on, the first being the default
    electrovac : whether its field is what curves the first of the examples
    functions : the parameters that are functions of the coordinates
    integers : the parameters that are whole numbers
    formula : the potential for people to read, where the component's own normal form is long
    """

    name: str
    title: str
    spacetimes: str
    parameters: Mapping[str, str]
    source: str
    write: Callable[..., Written]
    examples: tuple[Callable[..., Metric], ...]
    electrovac: bool = False
    functions: tuple[str, ...] = ()
    integers: tuple[str, ...] = ()
    formula: str = field(default="", compare=False)

    def __post_init__(self) -> None:
        CATALOGUE[self.name] = self

    def on(self, metric: Metric | None, given: Mapping[str, Any]) -> Solution:
        """The solution on a metric (the first example where there is none), parameters replaced by what was given.

        Raises
        ------
        UnknownNameError
            There is no parameter of that name.
        InputError
            No metric, one on which the solution does not live, or a value that its parameter cannot have.
        """
        for name in given:
            if name not in self.parameters:
                raise UnknownNameError(name, self.parameters, f"parameter of {self.name}")
        chosen = self.examples[0]() if metric is None else metric
        if not isinstance(chosen, Metric):
            raise InputError(
                f"{self.name} is asked for on {chosen!r:.60}, which is no metric",
                f"{self.name}(g), g {self.spacetimes}",
            )
        defaults = {name: p.default for name, p in signature_of(self.write).parameters.items()}
        values = {name: self._value(name, value, defaults[name]) for name, value in given.items()}
        self._refuse_coordinates(chosen, {**defaults, **values})
        for name, value in values.items():  # Einstein's equation is not linear: the metric would be complex
            if self.electrovac and getattr(value, "is_real", None) is False:
                raise InputError(f"the parameter {name} of {self.name} is {value}, which is not real", f"a real {name}")
        written = self.write(chosen, **values)
        for condition in written.conditions:
            if _fails(chosen, condition):
                put_in = ", ".join(f"{name} = {value}" for name, value in given.items())
                general = ", ".join(map(str, self.write(chosen).conditions))
                raise InputError(f"{self.name} with {put_in} is outside of {general}, where it is meant")
        taken = (f"on {chosen.name or 'the first example'}, as no metric was given",) if metric is None else ()
        return self._solution(chosen, written, (*written.notes, *taken))

    def _solution(self, metric: Metric, written: Written, notes: tuple[str, ...]) -> Solution:
        potential = written.potential
        if potential is not None and not isinstance(potential, Tensor):
            sign = -metric.conventions.time_sign
            potential = metric.covector([sign * sympified(component) for component in potential])
        elif potential is not None:
            potential = potential.down(0)
            potential.name = "A"
        strength = written.field if potential is None else field_strength(potential)
        assert strength is not None
        strength.name = "F"
        conditions = tuple(c for c in written.conditions if c not in (True, sp.true))
        return Solution(
            self.title, metric, strength, potential, written.current, written.sources, self.source, conditions, notes
        )

    def _refuse_coordinates(self, metric: Metric, values: Mapping[str, Any]) -> None:
        """A charge that depends on the place makes another field than the one that is written down."""
        for name, value in values.items():
            depends = sorted(getattr(value, "free_symbols", set()) & set(metric.coordinates), key=str)
            if name in self.parameters and name not in self.functions and depends:
                raise InputError(
                    f"the parameter {name} of {self.name} is {value}, which depends on the coordinate {depends[0]}",
                    f"{name}=sp.Symbol(...) with a name of its own, or a number",
                )

    def _value(self, name: str, value: Any, default: Any) -> Any:
        """A parameter's value; an exact expression where its default is one."""
        if not isinstance(default, sp.Basic):
            return value
        if name in self.integers:
            return checked_integer(value, f"the parameter {name} of {self.name}", f"{name}={default}")
        try:
            if isinstance(value, (float, sp.Float)):
                return from_sympy(value).to_sympy()
            return sympified(value)
        except (sp.SympifyError, InputError) as error:
            advice = getattr(error, "advice", "") or "an exact number or a SymPy expression; strings are not evaluated"
            raise InputError(
                f"the parameter {name} of {self.name} is {value!r}, no exact expression", f"{name}={advice}"
            ) from None


def _fails(metric: Metric, condition: Any) -> bool:
    """Whether a strict inequality is false on the metric's whole domain, as far as signs are known."""
    if condition in (True, sp.true, False, sp.false):
        return not condition
    difference = metric.scalar(condition.gts - condition.lts)
    return difference.is_zero() or bool(hooks.call("sign", difference) < 0)


def choice(name: str, value: Any, allowed: tuple[Any, ...]) -> Any:
    """One of several values, or an error that lists them."""
    if not any(value is a or (type(value) is type(a) and value == a) for a in allowed):
        raise InputError(f"{name} = {value!r}", " or ".join(f"{name}={a!r}" for a in allowed))
    return value


def values_of(metric: Metric, solution: str, charts: Mapping[str, tuple[str, ...]]) -> tuple[str, str, dict[str, Any]]:
    """The name in the catalogue of spacetimes, the chart and the parameters' values of a metric that lives there.

    Raises
    ------
    InputError
        The metric is none of these.
    """
    origin = metric.origin
    if isinstance(origin, Origin) and origin.chart in charts.get(origin.entry.name, ()):
        return origin.entry.name, origin.chart, origin.values
    known = "; ".join(f"{name}, chart {' or '.join(map(repr, names))}" for name, names in charts.items())
    found = f"{metric.name}, chart {origin.chart!r}" if isinstance(origin, Origin) else f"{metric!r:.80}"
    raise InputError(f"{solution} is not written down on {found}", f"a metric of the catalogue: {known}")
