r"""A covector field, such as k_μ, in another chart: k′_a = ∂x^μ/∂x′^a k_μ, through the maps of `geometry`.

The conformal and the comoving chart of an expanding universe are joined by no written map, for τ(t) = ∫ dt/a is known
only where a is. What a component needs is known all the same: functions of one time become functions of the other by

    τ → t:    a(τ) → a(t),  d/dτ → a d/dt,  τ → ∫ dt/a,  k_t = k_τ/a;
    t → τ:    a(t) → a(τ),  d/dt → (1/a) d/dτ,  t → ∫ a dτ,  k_τ = a k_t,

a homomorphism of differential rings that takes g of the one chart to g of the other: this is checked, every time.
"""

from __future__ import annotations

from collections.abc import Callable
from itertools import combinations_with_replacement
from typing import Any

import sympy as sp

from ...errors import InputError
from ...exact import Element
from ...geometry import CoordinateMap, Metric, Tensor
from ...geometry.inputs import read_tensor
from ...spacetimes.chart_maps import chart_map

UNIVERSE, CONFORMAL, COMOVING = "FLRW", "conformal", "comoving"


def covector_in_chart(covector: Tensor, where: Any) -> Tensor:
    """A covector field in another chart.

    Parameters
    ----------
    covector : k_μ
    where : the name of a chart of the catalogue, a metric in it, or a `CoordinateMap` from the other chart to this one

    Raises
    ------
    InputError
        There is no such chart, or no map to it.
    """
    low = read_tensor(covector).down(0)
    if isinstance(where, CoordinateMap):
        return _named(where.pull_back(low), low)
    target = low.metric.to_chart(where) if isinstance(where, str) else where
    if not isinstance(target, Metric):
        raise InputError(
            f"{where!r:.60} is no chart", "the name of one, a metric, or gr.CoordinateMap(other, g, images)"
        )
    if target.coordinates == low.metric.coordinates and target == low.metric:
        return low
    ends = [_chart_of_universe(m) for m in (low.metric, target)]
    if CONFORMAL in ends and None not in ends and ends[0] != ends[1]:
        if ends[0] == CONFORMAL:
            comoving = target if ends[1] == COMOVING else low.metric.to_chart(COMOVING)
            return covector_in_chart(_retimed(low, comoving, forward=True), target)
        return _retimed(covector_in_chart(low, COMOVING), target, forward=False)
    return _named(_along_map(low, target), low)


def _along_map(covector: Tensor, target: Metric) -> Tensor:
    """By the map from there to here, or by the inverse of that from here to there, if one coordinate changes."""
    try:
        back = chart_map(target, covector.metric)
    except InputError:
        onward = chart_map(covector.metric, target)
        old = covector.metric.coordinates
        if sum(image != x for image, x in zip(onward.images, old, strict=True)) > 1:
            raise
        moved: Tensor = onward.push_forward(covector)
        return moved
    pulled: Tensor = back.pull_back(covector)
    return pulled


def _named(pulled: Tensor, covector: Tensor) -> Tensor:
    return Tensor(pulled.metric, pulled.positions, dict(pulled.items()), name=covector.name)


def _chart_of_universe(metric: Metric) -> str | None:
    """The name of the chart of an expanding universe of the catalogue with an unknown scale factor."""
    origin = metric.origin
    if origin is None or origin.entry.name != UNIVERSE or "a" in origin.given:
        return None
    return str(origin.chart)


def _retimed(covector: Tensor, target: Metric, forward: bool) -> Tensor:
    """k_μ with another time coordinate: from conformal to comoving time if `forward`, else the other way."""
    source = covector.metric
    old, new = source.coordinates[0], target.coordinates[0]
    scale, other = source.symbols("a"), target.symbols("a")
    rate = 1 / other if forward else other  # d(old time)/d(new time)
    image = _substitution(scale, other, old, new, rate)

    def component(index: tuple[int, ...], tensor: Any) -> Any:
        value = tensor.component(index).to_sympy()
        return target.scalar(image(value) * rate ** sum(k == 0 for k in index))

    for pair in combinations_with_replacement(range(target.dimension), 2):
        if component(pair, source.covariant) != target.covariant.component(pair):
            raise InputError(f"{target!r:.80} is not this universe in another time", "g.to_chart('comoving')")
    values: dict[tuple[int, ...], Element] = {(k,): component((k,), covector) for k in range(target.dimension)}
    return Tensor(target, (False,), values, name=covector.name)


def _substitution(scale: Any, other: Any, old: Any, new: Any, rate: Any) -> Callable[[Any], Any]:
    """What takes a function of the old time to one of the new."""

    def image(expression: Any) -> Any:
        pairs: dict[Any, Any] = {scale: other, old: sp.Integral(rate, new)}
        for atom in expression.atoms(sp.Derivative):
            if atom.expr != scale or set(atom.variables) != {old}:
                raise InputError(f"{atom} is no derivative of {scale}", "a gr.CoordinateMap, with a scale factor given")
            value = other
            for _ in atom.variables:
                value = value.diff(new) / rate
            pairs[atom] = value
        if expression.has(sp.Integral):
            raise InputError(f"{expression} holds an integral", "components without one")
        return expression.xreplace(pairs)

    return image
