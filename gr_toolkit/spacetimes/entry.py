"""What a catalogue entry is: charts with components, domain and source, and the maps between them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from inspect import signature as signature_of
from typing import Any, final

import sympy as sp

from ..errors import GRToolkitError, InputError, UnknownNameError
from ..exact import Field, Reader, from_sympy, hooks, read_domain, sympified, with_exact_floats
from ..geometry import Conventions, Metric, Tensor
from ..geometry.conventions.signs_and_units import ALLOWED

ENTRIES: dict[str, Entry] = {}  # every entry by its name in print
FACTS = ("flat", "vacuum", "Einstein", "conformally flat", "electrovac")


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
    potential : A_μ in −+++, geometrised Gaussian units (the potential of a charge is −Q/r dt), of an electrovac
    """

    coordinates: tuple[Any, ...]
    matrix: sp.Matrix
    domain: tuple[Any, ...]
    source: str
    potential: tuple[Any, ...] | None = None


@final
@dataclass(frozen=True)
class Formulas:
    """A map from one chart to another, written out.

    Attributes
    ----------
    images : the target's coordinates in terms of the source's
    preimages : the source's coordinates in terms of the target's, where they are written out
    part : conditions that join those of the source's domain, where the map is used
    image : conditions that join those of the target's domain, where its inverse is used
    """

    images: tuple[Any, ...]
    preimages: tuple[Any, ...] = ()
    part: tuple[Any, ...] = ()
    image: tuple[Any, ...] = ()


@final
@dataclass(frozen=True)
class ChartMap:
    """An isometry between two charts of a spacetime, or to a chart of another.

    Attributes
    ----------
    source, target : names of charts
    formulas : the function that writes it down, given values of the parameters
    spacetime : the name of the target's entry, where that is another
    """

    source: str
    target: str
    formulas: Callable[..., Formulas]
    spacetime: str = ""


@final
@dataclass(frozen=True)
class Entry:
    """A spacetime of the catalogue.

    Attributes
    ----------
    name : what the metric is called in print
    charts : name of a chart -> the function that writes it down, given values of parameters and functions
    parameters : name -> what it means
    maps : the isometries between the charts
    facts : what holds of the curvature for all parameters, in the words of `FACTS`
    """

    name: str
    charts: Mapping[str, Callable[..., Chart]]
    parameters: Mapping[str, str]
    maps: tuple[ChartMap, ...] = ()
    facts: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        ENTRIES[self.name] = self

    def __reduce__(self) -> tuple[Any, ...]:
        return _entry, (self.name,)

    def metric(
        self,
        chart: str,
        given: Mapping[str, Any],
        conventions: Conventions | str | None,
        signature: str | None,
        further: tuple[Any, ...] = (),
    ) -> Metric:
        """The metric in a chart, parameters replaced by what was given; `further` conditions join those of the chart.

        Raises
        ------
        UnknownNameError, InputError
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
        self._refuse_other_names(given)
        self._refuse_other_charts(chart, given)
        values = {name: self._value(name, value) for name, value in given.items()}
        data = self.charts[chart](**values)
        if any(c in (False, sp.false) for c in data.domain):
            put_in = ", ".join(f"{name} = {value}" for name, value in given.items())
            generic = ", ".join(map(str, self.charts[chart]().domain))
            raise InputError(
                f"{self.name} with {put_in} has no point in the chart {chart!r}, whose domain is {generic}"
            )
        chosen = Conventions.named(conventions, signature)
        if chosen.constants:
            raise InputError(
                f"the catalogue has G = c = 1, the conventions keep {chosen.constants}",
                "gr.restore_units(component, {M: 'mass', r: 'length'})",
            )
        matrix = data.matrix if chosen.time_sign < 0 else -data.matrix
        own = [c for c in data.domain if not (further and _follows(c, further))]
        domain = [c for c in (*own, *further) if c not in (True, sp.true)]
        origin = Origin(self, chart, values, further)
        return Metric(matrix, data.coordinates, domain=domain, conventions=chosen, name=self.name, origin=origin)

    def symbols(self, chart: str) -> dict[str, Any]:
        """The symbol or applied function that stands for each parameter in a chart."""
        return {name: p.default for name, p in signature_of(self.charts[chart]).parameters.items()}

    def _refuse_other_names(self, given: Mapping[str, Any]) -> None:
        """What is no parameter: a key of the conventions or a domain, which have places of their own, or a slip."""
        for name in given:
            if name in self.parameters:
                continue
            if name in ALLOWED:
                raise InputError(
                    f"{name} is a convention, no parameter of {self.name}",
                    f"conventions=gr.Conventions({name}={given[name]!r})",
                )
            if name == "domain":
                raise InputError(
                    f"the domain of {self.name} comes with its chart and parameters",
                    "gr.Metric(g.matrix, g.coordinates, domain=[*g.conditions, …], conventions=g.conventions)",
                )
            raise UnknownNameError(name, self.parameters, f"parameter of {self.name}")

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
            if isinstance(value, (float, sp.Float)):
                return from_sympy(value).to_sympy()
            return with_exact_floats(sympified(value))
        except (sp.SympifyError, InputError) as error:
            advice = getattr(error, "advice", "") or "an exact number or a SymPy expression; strings are not evaluated"
            part = isinstance(value, sp.Basic) and not value.is_Atom  # of it, then, is the float
            what = f"the parameter {name} of {self.name} is {value!r}, no exact expression"
            raise InputError(what, f"in it {advice}" if part else f"{name}={advice}") from None


@final
@dataclass(frozen=True)
class Origin:
    """Where in the catalogue a metric comes from.

    Attributes
    ----------
    entry, chart : the spacetime and the name of its chart
    given : name -> the value that the parameter was given; a symbol of that name stands for what was not
    further : conditions that join those of the chart
    """

    entry: Entry
    chart: str
    given: Mapping[str, Any]
    further: tuple[Any, ...] = ()

    @property
    def data(self) -> Chart:
        """The chart with the parameters' values."""
        return self.entry.charts[self.chart](**self.given)

    @property
    def values(self) -> dict[str, Any]:
        """name -> value of every parameter: what was given, or its symbol."""
        return {**self.entry.symbols(self.chart), **self.given}

    def in_chart(self, chart: str, conventions: Conventions) -> Metric:
        """The same spacetime in another of its charts."""
        return self.entry.metric(chart, self.given, conventions, None, self.further)

    def replaced(self, pairs: Mapping[Any, Any]) -> Origin:
        """Where the metric comes from whose parameters and functions were replaced."""
        generic = self.entry.symbols(self.chart)
        values = {name: self.given.get(name, generic[name]) for name in generic}
        changed = {name: value.subs(pairs, simultaneous=True).doit() for name, value in values.items()}
        further = tuple(c.subs(pairs, simultaneous=True) for c in self.further)
        return Origin(self.entry, self.chart, {n: v for n, v in changed.items() if v != generic[n]}, further)


def _follows(condition: Any, further: tuple[Any, ...]) -> bool:
    """Whether a strict inequality is shown by others: t**p > 0 has no meaning yet before t > 0 is known."""
    if not isinstance(condition, sp.StrictGreaterThan):
        return False
    try:
        reader = Reader(Field.rational(read_domain(further)))
        return bool(hooks.call("sign", reader.read(condition.lhs - condition.rhs)) > 0)
    except GRToolkitError:
        return False


def _entry(name: str) -> Entry:
    """What `pickle` calls."""
    return ENTRIES[name]


def spherical(radius: Any, theta: Any) -> tuple[Any, Any]:
    """The angular components R², R² sin²θ."""
    return radius**2, radius**2 * sp.sin(theta) ** 2


def real(*parameters: Any) -> tuple[Any, ...]:
    """The condition that parameters are real: that their symbols are."""
    symbols = sorted({s for p in parameters for s in p.free_symbols}, key=str)
    return tuple(sp.Contains(s, sp.S.Reals) for s in symbols)


def polar(theta: Any) -> tuple[Any, ...]:
    """The domain 0 < θ < π."""
    return theta > 0, theta < sp.pi


def electromagnetic_potential(metric: Metric) -> Tensor:
    """A_μ of a charged spacetime of the catalogue, in the units of its conventions.

    Its field solves Maxwell's equations without sources, and with its stress–energy tensor Einstein's. Far from a
    charge A^t is Φ in both signatures: Q/r in Gaussian units, with G_{μν} = 2 (F_{μα} F_ν^α − ¼ g_{μν} F_{αβ} F^{αβ})
    in −+++ [MTW 5.22, 31.24]; k/√(4π) times that where ∇_μ F^{νμ} = k² j^ν, Q/√(4π)r in Heaviside–Lorentz units. The
    parameters of the metrics, Q as M, are geometrised and Gaussian lengths in all units.

    Raises
    ------
    InputError
        The spacetime has no electromagnetic field.

    Examples
    --------
    >>> import gr_toolkit as gr
    >>> electromagnetic_potential(gr.ReissnerNordstrom(conventions="MTW"))[0]        # Gaussian
    -Q/r
    >>> electromagnetic_potential(gr.ReissnerNordstrom())[0]                         # Heaviside–Lorentz
    -Q/(2*sqrt(pi)*r)
    """
    potential = metric.origin.data.potential if isinstance(metric.origin, Origin) else None
    if potential is None:
        charged = ", ".join(name for name, entry in ENTRIES.items() if "electrovac" in entry.facts)
        raise InputError(f"the catalogue knows no electromagnetic field of {metric!r:.60}", f"one of {charged}")
    unit = -metric.conventions.time_sign * geometrised_field(metric.conventions)
    return metric.covector([unit * component for component in potential])


def geometrised_field(conventions: Conventions) -> Any:
    """k/√(4π), by which a geometrised Gaussian field or potential is multiplied and a charge is divided."""
    return sp.sqrt(conventions.charge_unit**2 / (4 * sp.pi))
