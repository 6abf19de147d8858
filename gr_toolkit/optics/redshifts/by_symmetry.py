"""The redshift in closed form by Killing and conformal Killing vectors: k·ξ is a constant of the ray.

For worldlines X = Σ c_n ξ_n, −k·X = Σ c_n (−k·ξ_n) at both ends with the same constants −k·ξ_n. With one symmetry
these drop out. That k is null and future-directed makes −k·X positive for every future-directed X, so that the signs of
the c_n say whether two worldlines along one ξ have the same future; with several symmetries the time coordinate does.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations
from math import prod
from typing import Any

import sympy as sp

from ...errors import AmbiguousSignError, InputError
from ...exact import Element, hooks
from ...exact.arguments import symbols_in
from ...exact.polynomial_factors import factors_here
from ...geometry import Metric, Tensor
from ...geometry.symmetries.killing import is_conformal_killing, required, vector_field
from ...verdicts import Verdict
from .events import Event, lean, two_events
from .frequencies import length
from .result import Redshift
from .worldlines import product, read_worldlines, time_number

AT_ONCE = 3  # symmetries that are looked for together


def by_symmetry(
    metric: Metric, symmetry: Any, emitter: Any, observer: Any, emission: Any, reception: Any, domain: Any
) -> Redshift:
    """See `redshift`."""
    tangents = [read_worldlines(metric, u, who) for u, who in ((emitter, "emitter"), (observer, "observer"))]
    if symmetry is None:
        fields, verdicts, parts = _found(metric, tangents)
    else:
        fields = _read(metric, symmetry)
        verdicts = [(_name(n), _checked(metric, xi)) for n, xi in enumerate(fields)]
        parts = []
        for tangent, who in zip(tangents, ("emitter", "observer"), strict=True):
            part = in_span(tangent, fields)
            if part is None:
                raise InputError(
                    f"the {who}'s worldline {tangent.to_sympy().tolist()} is not along the given symmetries: its "
                    "redshift depends on the ray",
                    "ray=k, or more symmetries: symmetry=[xi, eta]",
                )
            parts.append(part)
    used = {s for field in (*fields, *tangents) for _, value in field.items() for s in symbols_in(value)}
    events = two_events(metric, emission, reception, (), domain, used)
    constants = _constants(len(fields), {s.name for s in (*used, *metric.parameters, *metric.coordinates)})
    if len(fields) > 1:
        for event, tangent, who in zip(events, tangents, ("emitter", "observer"), strict=True):
            _require_future(event, tangent, who)
    frequencies = []
    signs = []
    for event, tangent, part, who in zip(events, tangents, parts, ("emitter", "observer"), strict=True):
        norm = length(event, product(tangent, tangent) * metric.conventions.time_sign, who)
        coefficients = [event.at(c) for c in part]
        if len(fields) == 1:
            sign = int(hooks.call("sign", coefficients[0]) or hooks.call("sign", coefficients[0].inverse()))
            if not sign:
                raise AmbiguousSignError(
                    f"the time direction of the {who}", str(coefficients[0]), str(coefficients[0].field.domain)
                ).about(coefficients[0].to_sympy())
            signs.append(sign)
            coefficients = [coefficients[0] * sign]
        first, *others = [c * p for c, p in zip(coefficients, constants, strict=True)]
        frequencies.append(sum(others, first) / norm)
    if len(set(signs)) > 1:
        raise InputError(
            "one worldline runs along the symmetry, the other against it: they have not one future",
            "four-velocities with one future",
        )
    emitted, observed = lean(frequencies)
    if observed.is_zero():
        raise InputError("the observer's frequency vanishes: there is no such ray", "other worldlines")
    return Redshift(
        metric, emitted, observed, *events, (tangents[0], tangents[1]), (), tuple(verdicts),
        of_any_ray=len(fields) == 1,
    )  # fmt: skip


def in_span(tangent: Tensor, fields: Sequence[Tensor]) -> list[Element] | None:
    """The functions c_n with X = Σ c_n ξ_n; None where there are none."""
    rows = [[*(xi.component((k,)) for xi in fields), tangent.component((k,))] for k in range(tangent.metric.dimension)]
    pivots: list[list[Element]] = []
    for column in range(len(fields)):
        row = next((row for row in rows if not row[column].is_zero()), None)
        if row is None:
            raise InputError("the symmetries are linearly dependent", "fewer of them")
        rows = [other for other in rows if other is not row]
        scale = row[column].inverse()
        row = [value * scale for value in row]
        rows, pivots = (
            [[x - other[column] * y for x, y in zip(other, row, strict=True)] for other in lines]
            for lines in (rows, pivots)
        )
        pivots.append(row)
    if any(not row[-1].is_zero() for row in rows):
        return None
    return [row[-1] for row in pivots]


def _read(metric: Metric, symmetry: Any) -> list[Tensor]:
    """One vector field or several; components of one are no vectors themselves."""
    several = isinstance(symmetry, Iterable) and not isinstance(symmetry, Tensor)
    parts = list(symmetry) if several else [symmetry]
    if several and not any(isinstance(p, (Tensor, list, tuple)) for p in parts):
        parts = [parts]
    return [vector_field(metric, part).up(0) for part in parts]


def _checked(metric: Metric, field: Tensor) -> Verdict:
    return required(is_conformal_killing(metric, field), field, "conformal Killing vector")


def _name(number: int) -> str:
    return f"k·ξ_{number} = const."


def _found(
    metric: Metric, tangents: Sequence[Tensor]
) -> tuple[list[Tensor], list[tuple[str, Verdict]], list[list[Element]]]:
    """The fewest symmetries among simple candidates whose span both worldlines are in."""
    known: dict[int, Verdict] = {}
    candidates = list(enumerate(_candidates(metric)))
    for size in range(1, AT_ONCE + 1):
        for chosen in combinations(candidates, size):
            fields = [xi for _, xi in chosen]
            try:
                parts = [part for tangent in tangents if (part := in_span(tangent, fields)) is not None]
            except InputError:  # linearly dependent
                continue
            if len(parts) < len(tangents):
                continue
            known |= {n: is_conformal_killing(metric, xi) for n, xi in chosen if n not in known}
            if all(known[n].proved for n, _ in chosen):
                return fields, [(_name(k), known[n]) for k, (n, _) in enumerate(chosen)], parts
    raise InputError(
        "no conformal Killing vectors were found along which the worldlines run: the redshift then depends on the ray",
        "ray=k, a null geodesic field, gr.optics.eikonal(g, constants={'theta': 0, 'phi': 0}) say; or symmetry=xi",
    )


def _candidates(metric: Metric) -> Iterator[Tensor]:
    """The coordinate vectors, and ∂_t times a function of t by which the metric is scaled, a(t)/N(t) ∂_t with the
    lapse N."""
    n, number = metric.dimension, time_number(metric)
    time = metric.coordinates[number]
    for k in sorted(range(n), key=number.__ne__):  # the time first: its constant is the energy
        yield metric.vector([int(k == m) for m in range(n)], "ξ")
    seen: list[Element] = []
    scales = [_function_of(time, metric.covariant.component((k, k)), set(metric.coordinates)) for k in range(n)]
    lapse = scales.pop(number)
    for scale in scales:
        square = scale / lapse
        square = -square if hooks.call("sign", square) < 0 else square
        if square.diff(time).is_zero() or square in seen:
            continue
        seen.append(square)
        try:
            yield metric.vector([square.sqrt() if k == number else metric.zero for k in range(n)], "ξ")
        except AmbiguousSignError:
            continue


def _function_of(x: Any, value: Element, coordinates: set[Any]) -> Element:
    """The product of those factors that depend on one coordinate alone."""
    home = value.field
    above = [(home.polynomial(factor), power) for factor, power in factors_here(value.numerator)[1]]
    below = [(home.polynomial(home.base[n]), -power) for n, power in value.powers.items()]
    alone = (factor**power for factor, power in above + below if symbols_in(factor) & coordinates == {x})
    return prod(alone, start=home.one)


def _constants(count: int, taken: set[str]) -> list[Any]:
    """−k·ξ_n: E, −E b, or E, −E b_1, −E b_2 …"""

    def free(name: str) -> Any:
        while name in taken:
            name += "'"
        return sp.Symbol(name, real=True)

    energy = free("E")
    if count == 1:
        return [sp.Symbol(energy.name, positive=True)]
    names = ["b"] if count == 2 else [f"b_{n}" for n in range(1, count)]
    return [energy, *(-energy * free(name) for name in names)]


def _require_future(event: Event, tangent: Tensor, who: str) -> None:
    """Raise unless X points to a growing time coordinate, where that is a time."""
    metric, number = tangent.metric, time_number(tangent.metric)
    time = metric.coordinates[number]
    slope = event.at(metric.inverse.component((number, number)) * metric.conventions.time_sign)
    no_time = InputError(f"{time} is no time at the {event.name}", "a chart with a coordinate that is one")
    event.positive(slope, f"whether {time} is a time", no_time)
    backwards = InputError(f"the {who}'s worldline goes back in the time {time}", "a future-directed vector")
    event.positive(event.at(tangent.component((number,))), f"whether the {who} goes to the future", backwards)
