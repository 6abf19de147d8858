"""A metric as input of SageManifolds, the differential geometry of SageMath.

The text is Python, to be pasted into a Sage session or run as a script: integers are wrapped so that fractions stay
exact without Sage's preparser. Sage's own signs of Riemann and Ricci are those of Misner, Thorne & Wheeler.
"""

from __future__ import annotations

from typing import Any

import sympy as sp

from ..geometry import Metric
from ..geometry.inertia import inertia
from .expressions import GREEK, Dialect, Names, Writer, checked_metric, elementary

RESERVED = frozenset(
    "spacetime chart metric Manifold function var assume diff sqrt exp log sin cos tan cot sinh cosh tanh arcsin "
    "arccos arctan arcsinh arccosh arctanh QQ ZZ RR CC SR Integer Rational pi e i I oo infinity all".split()
)
SAGE = Dialect(
    "Sage",
    elementary(),
    {sp.pi: "pi", sp.E: "exp(1)", sp.I: "I"},
    rational="QQ(({}, {}))",
)


def to_sagemanifolds(metric: Metric) -> str:
    """The definition of a metric as text for SageManifolds: manifold, chart, parameters, components.

    Raises
    ------
    InputError
        No metric; a function for which no name in Sage is known here.

    Examples
    --------
    >>> import gr_toolkit as gr
    >>> print(to_sagemanifolds(gr.Schwarzschild()), end="")
    from sage.all import *
    <BLANKLINE>
    spacetime = Manifold(4, 'M', structure='Lorentzian', signature='positive')
    chart = spacetime.chart(r't r theta:(0,pi):\\theta phi:\\phi')
    t, r, theta, phi = chart[:]
    M = var('M', domain='real')
    assume(M > 0)
    metric = spacetime.metric()
    metric[0, 0] = ...
    metric[1, 1] = ...
    metric[2, 2] = r**2
    metric[3, 3] = r**2*sin(theta)**2
    """
    checked_metric(metric, "SageManifolds")
    names = Names.of_metric(metric, RESERVED)
    writer = Writer(SAGE, names)
    coordinates = " ".join(
        _coordinate(x, name, metric, writer) for x, name in zip(metric.coordinates, names.coordinates, strict=True)
    )
    lines = [
        "from sage.all import *",
        "",
        f"spacetime = Manifold({metric.dimension}, 'M', structure={_structure(metric)})",
        f"chart = spacetime.chart(r'{coordinates}')",
        f"{', '.join(names.coordinates)} = chart[:]",
    ]
    lines += [f"{name} = var('{name}', domain='real')" for name in names.parameters]
    lines += [f"{name} = function('{name}')" for name in names.functions]
    lines += [f"assume({line})" for c in metric.conditions if (line := _assumption(c, metric, writer))]
    lines.append("metric = spacetime.metric()")
    for (i, j), value in metric.covariant.items():
        if not value.is_zero():
            lines.append(f"metric[{i}, {j}] = {writer.component(value)}")
    return "\n".join(lines) + "\n"


def _structure(metric: Metric) -> str:
    """Riemannian, or Lorentzian with the signature that the metric shows, else that of its conventions."""
    shown = inertia(metric)
    if shown is not None and 0 in shown:
        return "'Riemannian'"
    positive = shown[0] >= shown[1] if shown else metric.conventions.time_sign < 0
    return f"'Lorentzian', signature='{'positive' if positive else 'negative'}'"


def _coordinate(x: Any, name: str, metric: Metric, writer: Writer) -> str:
    """``theta:(0,pi):\\theta``: name, range where the domain says it in numbers, LaTeX."""
    low, high = "-oo", "+oo"
    for condition in metric.conditions:
        if isinstance(
            condition, (sp.StrictGreaterThan, sp.StrictLessThan)
        ) and condition.gts.free_symbols | condition.lts.free_symbols == {x}:
            if condition.gts == x:
                low = writer.write(condition.lts)
            elif condition.lts == x:
                high = writer.write(condition.gts)
    shown = f":({low},{high})" if (low, high) != ("-oo", "+oo") else ""
    return name + shown.replace(" ", "") + (f":\\{name}" if name in GREEK else "")


def _assumption(condition: Any, metric: Metric, writer: Writer) -> str:
    """An inequality between parameters, as Sage assumes it."""
    signs = {sp.StrictGreaterThan: ">", sp.GreaterThan: ">=", sp.StrictLessThan: "<", sp.LessThan: "<="}
    if type(condition) not in signs or not condition.free_symbols <= set(metric.parameters):
        return ""
    return f"{writer.write(condition.lhs)} {signs[type(condition)]} {writer.write(condition.rhs)}"
