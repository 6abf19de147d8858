"""A metric on the part of its domain where further conditions hold."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

import sympy as sp

from ..errors import InputError
from ..geometry import Metric


def checked(domain: Any) -> tuple[Any, ...]:
    """The conditions of a domain, which come as a sequence.

    Raises
    ------
    InputError
        They do not.
    """
    if isinstance(domain, (str, sp.Basic, Mapping, bool)) or not isinstance(domain, Iterable):
        raise InputError(f"the domain is {domain!r:.60}, no list of conditions", "domain=[L > 0]")
    return tuple(domain)


def speaks_of(metric: Metric, condition: Any) -> bool:
    """Whether a condition has symbols of the metric only."""
    return set(getattr(condition, "free_symbols", ())) <= {*metric.coordinates, *metric.parameters}


def on_domain(metric: Metric, further: Iterable[Any]) -> Metric:
    """The metric on the part of its domain where further conditions hold.

    Raises
    ------
    EmptyDomainError
        There is none.
    """
    new = [condition for condition in further if condition not in metric.conditions]
    if not new:
        return metric
    return Metric(
        metric.matrix,
        metric.coordinates,
        domain=[*metric.conditions, *new],
        conventions=metric.conventions,
        name=metric.name,
        origin=metric.origin,
        laws=metric.chart.laws,
    )
