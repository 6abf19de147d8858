"""What a catalogue entry is: charts with components, domain and the source they were taken from."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, final

import sympy as sp

from ..errors import InputError, UnknownNameError
from ..exact import from_sympy
from ..geometry import Conventions, Metric


@final
@dataclass(frozen=True)
class Chart:
    """One chart of a spacetime.

    Attributes
    ----------
    coordinates : SymPy symbols
    matrix : g_{μν} in the signature −+++
    domain : where it is used; outside it the same components may describe another region
    source : book and equation
    """

    coordinates: tuple[Any, ...]
    matrix: sp.Matrix
    domain: tuple[Any, ...]
    source: str


@final
@dataclass(frozen=True)
class Entry:
    """A spacetime of the catalogue.

    Attributes
    ----------
    name : what the metric is called in print
    charts : name of a chart -> the function that writes it down, given values of parameters and functions
    parameters : name -> the symbol or applied function that stands for it
    """

    name: str
    charts: Mapping[str, Callable[..., Chart]]
    parameters: Mapping[str, str]

    def metric(
        self, chart: str, given: Mapping[str, Any], conventions: Conventions | str | None, signature: str | None
    ) -> Metric:
        """The metric in a chart, parameters replaced by what was given.

        Raises
        ------
        UnknownNameError
            There is no chart, or no parameter, of that name.
        """
        if not isinstance(chart, str):
            example = next(iter(self.parameters), "chart")
            raise InputError(
                f"the chart of {self.name} is {chart!r}, which names none; parameters are given by name",
                f"{example}=... for a parameter, chart='...' for a chart",
            )
        if chart not in self.charts:
            raise UnknownNameError(chart, self.charts, f"chart of {self.name}")
        for name in given:
            if name not in self.parameters:
                raise UnknownNameError(name, self.parameters, f"parameter of {self.name}")
        self._refuse_other_charts(chart, given)
        data = self.charts[chart](**{name: self._value(name, value) for name, value in given.items()})
        if any(c in (False, sp.false) for c in data.domain):
            put_in = ", ".join(f"{name} = {value}" for name, value in given.items())
            generic = ", ".join(map(str, self.charts[chart]().domain))
            raise InputError(
                f"{self.name} with {put_in} has no point in the chart {chart!r}, whose domain is {generic}"
            )
        chosen = Conventions.named(conventions, signature)
        matrix = data.matrix if chosen.time_sign < 0 else -data.matrix
        domain = [c for c in data.domain if c not in (True, sp.true)]
        return Metric(matrix, data.coordinates, domain=domain, conventions=chosen, name=self.name)

    def _refuse_other_charts(self, chart: str, given: Mapping[str, Any]) -> None:
        """A value in another chart's coordinate is a slip: t is no coordinate of the conformal chart."""
        here = set(self.charts[chart]().coordinates)
        others = {x: name for name, make in self.charts.items() for x in make().coordinates if x not in here}
        for parameter, value in given.items():
            for symbol in sorted(getattr(value, "free_symbols", ()), key=str):
                if symbol in others:
                    raise InputError(
                        f"{parameter} = {value} speaks of {symbol}, a coordinate of the chart {others[symbol]!r}, "
                        f"not of {chart!r}",
                        f"chart={others[symbol]!r}, or {parameter} in this chart's coordinates",
                    )

    def _value(self, name: str, value: Any) -> Any:
        """A parameter's value as a SymPy expression, refused here where its name is known."""
        try:
            return (
                from_sympy(value).to_sympy() if isinstance(value, (float, sp.Float)) else sp.sympify(value, strict=True)
            )
        except (sp.SympifyError, InputError) as error:
            advice = getattr(error, "advice", "") or "an exact number or a SymPy expression; strings are not evaluated"
            raise InputError(
                f"the parameter {name} of {self.name} is {value!r}, no exact expression", f"{name}={advice}"
            ) from None


def spherical(radius: Any, theta: Any) -> tuple[Any, Any]:
    """The angular components R², R² sin²θ."""
    return radius**2, radius**2 * sp.sin(theta) ** 2


def polar(theta: Any) -> tuple[Any, ...]:
    """The domain 0 < θ < π."""
    return theta > 0, theta < sp.pi
