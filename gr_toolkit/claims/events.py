r"""What the domain says of an unknown function, at the other events that a formula names.

The chart's condition a(τ) > 0 is one on every event; a(τ_e) is the same function at another one. Names of events lie in
the chart, so that all conditions on τ hold for τ_e as well.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import sympy as sp
from sympy.core.function import AppliedUndef

from ..geometry import Metric
from .setting import narrowed


def at_events(metric: Metric, expressions: Iterable[Any]) -> Metric:
    """The metric on a domain that says of the events in expressions what it says of the coordinates."""
    usual = {
        f.func: f.args
        for condition in metric.conditions
        for f in condition.atoms(AppliedUndef)
        if set(f.args) <= set(metric.coordinates)
    }
    further: dict[Any, None] = {}
    for function in sorted({f for e in expressions for f in e.atoms(AppliedUndef)}, key=str):
        arguments = usual.get(function.func, ())
        moved = {x: y for x, y in zip(arguments, function.args, strict=False) if x != y}
        if not moved or not all(isinstance(y, sp.Symbol) for y in moved.values()):
            continue
        for condition in metric.conditions:
            if condition.free_symbols & moved.keys():
                further[condition.subs(moved, simultaneous=True)] = None
    return narrowed(metric, [c for c in further if c not in metric.conditions and c != sp.true])
